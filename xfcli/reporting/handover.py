"""What a successor needs to carry on, with a receipt to sign.

The office's settings and units, what is open and what comes next, what petitioners were promised,
what was sealed, where the backups lie. Personal data is masked, and of a sealed case only the number and the dates are shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Answer, Case
from xfcli.case.delivery import opinion_in_force
from xfcli.case.history import answer_parts
from xfcli.case.words import NoteKind, Result
from xfcli.dates import Span
from xfcli.law.clocks import deadlines_of
from xfcli.law.deadlines import most_urgent
from xfcli.law.workdays import Calendar
from xfcli.office import Office
from xfcli.people import masking
from xfcli.reporting.tables import seal_words
from xfcli.settings import SETTINGS
from xfcli.table import Cell, Table
from xfcli.text import clauses, one_line
from xfcli.views import listing, next_step

_OPEN: Final = ("编号", "收到", "标题", "信访人", "单位", "状态", "期限", "下一步")
_PROMISED: Final = ("编号", "信访人", "日期", "说过什么", "最迟")
_SEALED: Final = ("期间", "起", "止", "封印（链首）", "逐月汇总封印")
# What a setting is called where there is room for a few words.
SHORT_NAMES: Final = {
    "office": "本单位全称",
    "code": "区划代码",
    "desk": "经办的内设机构",
    "role": "本单位的机关种类",
    "inner": "另列的内设机构",
    "officer": "经办人",
    "phone": "办公电话",
    "address": "办公地址",
    "review-organ": "复查机关",
    "recheck-organ": "复核机关",
    "mark": "文号的机关代字",
    "marks": "个别文书另用的代字",
    "red-head": "印红色机关名称的文书",
    "signer": "签发人",
    "imprint": "印发机关",
    "templates": "文书模板所在的文件夹",
    "hide-names": "有来访人时，屏幕遮住姓名",
    "keep-years": "办结几年后可清除个人信息",
    "close-day": "统计月截止日",
    "due-days": "待办提前几天提醒",
    "backlog-days": "超过几天未办结算积案",
    "extend-once": "只许延期一次",
    "confirms": "低保由乡镇确认",
    "endorse": "转送、不予受理前须审核分类",
    "backup-recipient": "备份加密用的公钥",
}
_BY_HAND: Final = "＿＿＿＿＿＿＿＿＿＿＿＿"


class Safety(NamedTuple):
    """Where the ledger and its backups lie, the newest of them, restored on trial, and the chain's head."""

    ledger: str
    folder: str
    copies: int
    newest: str
    cases: int
    entries: int
    rehearsed_on: str
    head: str

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """It as people read it; what only the officer knows is left to be written."""
        return (
            ("台账文件", self.ledger),
            ("备份放在", f"{self.folder}（{self.copies} 份）"),
            ("最近一份", f"{self.newest}，{self.cases} 件，{self.entries} 条记事"),
            ("演练恢复", f"{self.rehearsed_on} 用最近一份演练过，能恢复"),
            ("U 盘等处的备份", f"{_BY_HAND}（地点、保管人）"),
            ("加密备份的私钥", f"{_BY_HAND}（保管人；没有加密的写“无”）"),
            ("链首（接手后先核对）", self.head),
        )


class Sealed(NamedTuple):
    """A report that was sealed: its days, the chain's head that it is signed with, the seal of its sums."""

    span: Span
    head: str
    sums: str = ""


class Handover(NamedTuple):
    """What is handed over; `cases` are those that are open or ended with something promised."""

    office: Office
    calendar: Calendar
    today: date
    cases: tuple[Case, ...]
    sealed: tuple[Sealed, ...]
    safety: Safety
    to: str = ""

    @property
    def open(self) -> tuple[Case, ...]:
        """The cases that are not ended."""
        return tuple(case for case in self.cases if case.is_open)


def is_worth_telling(case: Case) -> bool:
    """Whether a successor has to know of a case: it is open, or was to bring something that is not settled."""
    is_unkept = case.closing and not case.closing.settled and _promise(case)
    return not case.void and (case.is_open or bool(is_unkept))


def _promise(case: Case) -> Answer | None:
    """Return the opinion in force where it gives what was asked for, or part of it; else None."""
    answer = opinion_in_force(case)
    return answer if answer and (answer.decision or answer.result is Result.SUPPORTED) else None


def tables(what: Handover) -> tuple[Table, ...]:
    """Return the parts of the paper."""
    settings = [
        (SHORT_NAMES[s.key], what.office.setting(s.key))
        for s in SETTINGS
        if not s.given and what.office.setting(s.key)
    ]
    reports = (
        (one.span.name, str(one.span.first), str(one.span.last), seal_words(one.head), seal_words(one.sums))
        for one in what.sealed
    )  # fmt: skip
    officer = what.office.setting("officer")
    receipt = [
        ("姓名", officer or _BY_HAND, what.to or _BY_HAND, _BY_HAND),
        *((label, *[f"\n{_BY_HAND}"] * 3) for label in ("签名", "日期")),
    ]
    return (
        _part("一、设置", ("设置", "值"), settings, "设置", "值"),
        _part("二、责任单位和村", ("种类", "个数", "名称"), _units(what.office), "名称"),
        _part("三、在办的事项", _OPEN, open_rows(what), "标题", "信访人", "单位", "下一步"),
        _part(
            "四、答应过信访人、还没有办完或没有化解的",
            _PROMISED,
            _promised(what),
            "信访人",
            "说过什么",
        ),
        _part("五、已封存上报的报表", _SEALED, reports),
        _part("六、备份和链首", ("项", "内容"), what.safety.rows, "内容"),
        _part("七、签收", ("", "移交人", "接手人", "监交人"), receipt),
    )


def _part(
    title: str, headings: tuple[str, ...], rows: Iterable[Sequence[Cell]], *folding: str
) -> Table:
    shown = tuple(rows) or (("（没有）", *[""] * (len(headings) - 1)),)
    return Table(headings, shown, title=title, folding=frozenset(folding))


def _units(office: Office) -> Iterator[tuple[Cell, ...]]:
    for kind in sorted({unit.kind for unit in office.units.values()}):
        named = sorted(unit for unit in office.units.values() if unit.kind is kind)
        said = (f"{unit.name}（{unit.area}）" if unit.area else unit.name for unit in named)
        yield kind.value, len(named), "、".join(said)


def open_rows(what: Handover) -> Iterator[tuple[str, ...]]:
    """Yield the cases that are not ended, each in one line with its day and the next step."""
    for case in what.open:
        counted = deadlines_of(case, what.calendar, what.today)
        shown = case.shown
        yield (
            case.no,
            case.first.on.isoformat(),
            shown.title(masking.free_text(one_line(case.title))),
            _who(case),
            shown.fact(what.office.holder(case.unit)),
            case.status_on(what.today),
            listing.when(most_urgent(counted)),
            next_step.in_words(next_step.next_step(case, counted, what.office)),
        )


def _who(case: Case) -> str:
    """Return the petitioners by the first character of their names; nobody of a sealed case."""
    people = case.shown.petitioners(case.petitions[-1].people)
    return "、".join(masking.name(person.name) for person in people if person.name)


def _promised(what: Handover) -> Iterator[tuple[Cell, ...]]:
    for case in what.cases:
        for on, said, until in _promises(case, what):
            shown = case.shown.title(masking.free_text(one_line(said)))
            yield case.no, _who(case), on.isoformat(), shown, until.isoformat() if until else ""


def _promises(case: Case, what: Handover) -> Iterator[tuple[date, str, date | None]]:
    """Yield when something was promised in a case, what, and by which day (None for no day)."""
    if answer := _promise(case):
        found, answers, _ = answer_parts(case, answer)
        doc = f"（{answer.doc_no}）" if answer.doc_no else ""
        given = f"{answer.stage or ''}{answer.decision or answer.result}"
        yield answer.on, f"{given}{doc}：{clauses(answers) or found}", None
    if case.agreement and case.is_open:
        yield _noted(case, NoteKind.MEDIATION), f"协议书 {case.agreement}", None
    if case.care and case.is_open:
        said = (
            f"{case.care.leader}包案：{case.care.opinion or case.care.standard or '还没有写意见'}"
        )
        yield _noted(case, NoteKind.CARE), said, case.care.due
    if case.extension and not case.answer and case.is_open:
        counted = deadlines_of(case, what.calendar, what.today)
        extended = (d.due for d in counted if d.clock.extended and d.is_live)
        yield (
            case.extension.on,
            f"延期 {case.extension.days} {case.extension.unit}",
            next(extended, None),
        )


def _noted(case: Case, kind: NoteKind) -> date:
    """Return the day of the latest note of a kind."""
    return next(entry.on for entry in case.latest_first if kinds.is_note(entry, kind))


def as_data(what: Handover) -> dict[str, object]:
    """Return the JSON of it."""
    given = {s.key for s in SETTINGS if s.given}
    settings = (row for row in what.office.settings.items() if row[0] not in given)
    return {
        "office": what.office.setting("office"),
        "to": what.to,
        "settings": _named(("key", "value"), settings),
        "units": _named(("kind", "count", "names"), _units(what.office)),
        "open": _named(
            ("no", "received_on", "title", "people", "unit", "status", "due", "next"),
            open_rows(what),
        ),
        "promised": _named(("no", "people", "on", "said", "until"), _promised(what)),
        "sealed": [
            {
                "label": one.span.name,
                "from": str(one.span.first),
                "to": str(one.span.last),
                "head": one.head,
                "sums": one.sums or None,
            }
            for one in what.sealed
        ],
        "safety": what.safety._asdict(),
    }


def _named(names: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> list[dict[str, Cell]]:
    return [dict(zip(names, row, strict=True)) for row in rows]
