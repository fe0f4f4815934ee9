"""`xf law`: which laws are cited, since when, what each place says, and which rows and cases use it."""

from collections.abc import Iterable, Iterator

from xfcli import ledger
from xfcli.errors import BadValue, LedgerError
from xfcli.law import catalogue, citations, instruments, periods, remedies
from xfcli.law.citations import Citation
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.instruments import Instrument
from xfcli.ledger import queries
from xfcli.screen import options, show
from xfcli.table import Caption, Table

_LAWS = {
    "法规": "law", "种类": "kind", "文号": "number", "施行": "since", "止": "until", "引用": "cited",
    "核对": "reviewed", "说明": "note",
}  # fmt: skip
_PLACES = {
    "法规": "law", "条款": "place", "施行": "since", "止": "until", "说的是": "says", "原文": "words",
    "清单": "rows", "用于": "use",
}  # fmt: skip


def run(
    name: options.LawName = None,
    article: options.Article = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """查法律依据：引了哪些法规，何时施行

    xf law 列出全部；xf law 社会救助法 看引了哪些条；xf law 社会救助法 48 看这一条用在清单哪几条、哪些信访事项。
    """
    wanted = show.Format(json, csv, output).checked()
    if name is None:
        rows = [_law(law) for law in instruments.load()]
        _emit(rows, _LAWS, wanted, spare=("说明", "文号", "种类", "核对"))
        return
    laws = _named(name)
    places = [place for place in citations.load() if place.instrument in laws]
    if article is None:
        _emit([_place(place) for place in places], _PLACES, wanted, spare=("原文", "用于", "清单"))
        return
    number = _number(article)
    places = [place for place in places if number in {place.article, _in_chinese(place)}]
    if not places:
        raise BadValue(f"没有引用{laws[0].title}的这一条。看引了哪些条：xf law {name}")
    _emit([_place(place) for place in places], _PLACES, wanted, cases=list(_cases(places, db)))


def _named(name: str) -> tuple[Instrument, ...]:
    """Return the versions of the law called so, or whose name has this in it; BadValue for none, or many."""
    every = instruments.load()
    exact = [law for law in every if name in {law.key.partition("@")[0], law.called, law.name}]
    found = exact or [law for law in every if name in law.name]
    names = tuple(dict.fromkeys(law.called for law in found))
    if len(names) == 1:
        return tuple(found)
    if names:
        raise BadValue(f"「{name}」对得上几件：{'、'.join(names)}。写全名称：xf law 名称")
    raise BadValue(f"没有引用「{name[:40]}」。看引了哪些法规：xf law")


def _number(article: str) -> str:
    return article.strip().removeprefix("第").removesuffix("条")


def _in_chinese(place: Citation) -> str:
    return place.place.partition("条")[0].removeprefix("第")


def _law(law: Instrument) -> tuple[str, ...]:
    cited = sum(place.instrument == law for place in citations.load())
    return (
        law.called, law.kind, law.number, law.began, _until(law), str(cited),
        law.reviewed.isoformat(), law.note,
    )  # fmt: skip


def _until(law: Instrument) -> str:
    return law.until.isoformat() if law.until else ""


def _place(place: Citation) -> tuple[str, ...]:
    law = place.instrument
    rows = "、".join(item.code for item in catalogue.load() if place.key in item.basis)
    return (
        law.called, place.place, law.began, _until(law), place.says, place.words, rows,
        "；".join(_uses(place)),
    )  # fmt: skip


def _uses(place: Citation) -> Iterator[str]:
    """Yield what a place is cited for beside the rows of the catalogue."""
    labels: dict[str, str] = {kind.value: kind.label for kind in ClockKind}
    labels[periods.EXTENSION] = "延期"
    if place.use:
        yield place.use
    for key in dict.fromkeys(p.key for p in periods.load() if place.key in p.basis):
        yield f"期限：{labels.get(key, key)}"
    for key in dict.fromkeys(r.key for r in remedies.load() if place.key in r.basis):
        yield f"救济：{key}"


def _cases(places: Iterable[Citation], db: str | None) -> Iterator[str]:
    """Yield the numbers of the cases whose basis names one of these places; none without a ledger."""
    wanted = {(place.instrument.called, place.place) for place in places}
    try:
        with ledger.reading(db) as book:
            bases = queries.bases(book)
    except LedgerError:
        if db:
            raise
        return
    for no, basis in bases:
        read = citations.parse(basis)
        cited = {(law, place) for law, found in read.items() for place in found}
        if cited & wanted:
            yield no


def _emit(
    rows: list[tuple[str, ...]], headings: dict[str, str], wanted: show.Format,
    spare: tuple[str, ...] = (), cases: list[str] | None = None,
) -> None:  # fmt: skip
    table = Table(tuple(headings), rows, folding=frozenset(headings), spare=spare)
    found: dict[str, object] = {} if cases is None else {"cases": cases}
    data = [dict(zip(headings.values(), row, strict=True)) | found for row in rows]
    show.emit((table,), data, wanted, caption=Caption("引用的法律依据"))
    if cases is not None and not (wanted.json or wanted.csv or wanted.output):
        show.line(f"用到的信访事项（{len(cases)}）：{'、'.join(cases) or '没有'}")
