"""What is wrong in the legal data, as sentences; without the texts of the law, and with them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from tests.law import texts
from tests.law.texts import Article
from xfcli import reference
from xfcli.law import catalogue, citations, instruments, periods, remedies, speech
from xfcli.law.citations import Citation
from xfcli.law.clock_kinds import Trigger

TABLES: Final = {
    instruments.FILE: 11, citations.FILE: 5, catalogue.FILE: 14, periods.FILE: 12, remedies.FILE: 4,
    speech.FILE: 2,
}  # fmt: skip
REVIEW_EVERY: Final = timedelta(days=366)
_OLD_REGULATIONS: Final = "信访条例"
# What is told to people names no paper and no article, and does not speak to officers.
_OFFICIAL: Final = re.compile(
    "《|第[一二三四五六七八九十百零]+[条款项]|信访人|应告知|引导其|告知其"
)
# Who is promised that nobody learns of it is told so by a place of the law.
_PROMISED: Final = re.compile("保密|不外传|不会(?:告诉|给|把)")
_SECRET: Final = re.compile("保密|不能透露|隐私")

# What can be done where an organ does not protect a right, or decides against it.
_OF_RIGHTS: Final = frozenset({
    remedies.INACTION_UNFIXED, "复议或诉讼", "复议或诉讼.县政府", "处罚", "权属", "居民名单", "民事诉讼", "举报",
})  # fmt: skip

Held = tuple[str, tuple[str, ...], date, date | None]  # what, its basis, from, to


class Compared(NamedTuple):
    """A citation beside the text: 有据, 不写条号, 没有文本 or 失败, and what is wrong."""

    key: str
    state: str
    wrong: str = ""


# -- without texts ---------------------------------------------------------------------------------


def of_tables() -> Iterator[str]:
    """Yield each table that is not plain: other columns, a quote, a mark of order, a cell with white space."""
    for name, width in TABLES.items():
        raw = reference.path(name).read_bytes()
        text = raw.decode("utf-8")
        if raw.startswith(b"\xef\xbb\xbf") or b"\r" in raw or '"' in text or text[-1] != "\n":
            yield f"{name}：应是没有引号、没有 BOM、换行用 LF 的 UTF-8"
        for cells in reference.rows(name):
            if len(cells) != width or any(cell != cell.strip() for cell in cells):
                yield f"{name} {cells[0]}：列数或空白不对"


def of_keys() -> Iterator[str]:
    """Yield each key that is given twice, is built wrongly, or leads nowhere."""
    known = {law.key for law in instruments.load()}
    places = [place.key for place in citations.load()]
    for name, keys in (
        (instruments.FILE, [law.key for law in instruments.load()]),
        (citations.FILE, places),
        (catalogue.FILE, [item.code for item in catalogue.load()]),
        (periods.FILE, [(period.key, period.in_force) for period in periods.load()]),
        (remedies.FILE, [(remedy.key, remedy.since) for remedy in remedies.load()]),
    ):
        yield from (f"{name} {key}：写了 {n} 次" for key, n in Counter(keys).items() if n > 1)
    yield from (f"{key}：没有这个文件" for key in places if key.partition(":")[0] not in known)
    heads = {key.partition("@")[0] for key in known}
    for law in instruments.load():
        if law.replaced_by and law.replaced_by not in heads:
            yield f"{law.key}：代替它的 {law.replaced_by} 没有"
    duties = {period.key for period in periods.load()}
    for item in catalogue.load():
        if item.duty and item.duty not in duties:
            yield f"{item.code}：期限 {item.duty} 没有"
        if item.remedy and remedies.same_now(item.remedy) not in {r.key for r in remedies.load()}:
            yield f"{item.code}：救济 {item.remedy} 没有"
    for period in periods.load():
        if period.instead and period.instead not in duties:
            yield f"{period.key}：{period.instead} 没有"
        if period.begins not in {"", Trigger.RECEIVED, Trigger.ACCEPTED}:
            yield f"{period.key}：起点「{period.begins}」没有"
    cited = {key for _, basis, _, _ in held() for key in basis}
    yield from (f"{key}：没有这一处" for key in cited - set(places))


def held() -> Iterator[Held]:
    """Yield everything that needs a basis in force: what, the keys, from which day, to which."""
    for item in catalogue.load():
        since = max(item.since or catalogue.FIRST_DAY, catalogue.FIRST_DAY)
        yield item.code, item.basis, since, item.until
    for key, versions in _versions((p.key, p.in_force, p.basis) for p in periods.load()).items():
        for since, until, basis in versions:
            yield f"期限 {key}", basis, since, until
    for key, versions in _versions((r.key, r.since, r.basis) for r in remedies.load()).items():
        for since, until, basis in versions:
            yield f"救济 {key}", basis, max(since, catalogue.FIRST_DAY), until


def _versions(
    rows: Iterable[tuple[str, date, tuple[str, ...]]],
) -> dict[str, list[tuple[date, date | None, tuple[str, ...]]]]:
    """Return (from, to, basis) of each version by key; one ends where the next begins."""
    found: dict[str, list[tuple[date, tuple[str, ...]]]] = {}
    for key, since, basis in rows:
        found.setdefault(key, []).append((since, basis))
    ends = {}
    for key, several in found.items():
        several.sort()
        later = [since - timedelta(1) for since, _ in several[1:]]
        ends[key] = [
            (since, until, basis)
            for (since, basis), until in zip(several, (*later, None), strict=True)
        ]
    return ends


def of_days() -> Iterator[str]:
    """Yield everything that has no basis in force on some day of its own."""
    for what, basis, since, until in held():
        laws = [citations.find(key).instrument for key in basis]
        turns = {since, *(law.since for law in laws)}
        turns |= {law.until + timedelta(1) for law in laws if law.until}
        for day in sorted(turns):
            if day < since or (until and day > until):
                continue
            if not any(law.holds_on(day) for law in laws):
                yield f"{what}：{day} 那天没有依据"


def of_versions() -> Iterator[str]:
    """Yield each law two of whose versions hold on the same day."""
    laws: dict[str, list[instruments.Instrument]] = {}
    for law in instruments.load():
        laws.setdefault(law.key.partition("@")[0], []).append(law)
    for name, versions in laws.items():
        versions.sort(key=lambda law: law.since)
        for before, after in pairwise(versions):
            if before.until is None or before.until >= after.since:
                yield f"{name}：{before.key} 和 {after.key} 的起止重叠"


def of_bases() -> Iterator[str]:
    """Yield each period and remedy that cites a place which does not hold on all of its days."""
    for what, basis, since, until in held():
        if not what.startswith("救济"):
            continue
        for law in {citations.find(key).instrument for key in basis}:
            if law.since > since or (law.until and (until is None or until > law.until)):
                yield f"{what}：{since} 起的那一条引了 {law.key}，它不是那时起一直有效"


def of_duties() -> Iterator[str]:
    """Yield each row whose two months (行政诉讼法 Art 47) are not those of a right of whoever asks.

    The article is for who asks an organ to protect their own right: they can sue, so the row says how.
    What the 60 days of reconsideration run from follows from it (行政复议法实施条例 Art 24).
    """
    for item in catalogue.load():
        is_unfixed = bool(item.duty) and any(
            p.is_unfixed for p in periods.load() if p.key == item.duty
        )
        is_other = item.duty and not is_unfixed
        # The two months are those of the complaint that nothing was decided.
        is_earlier = remedies.is_of_earlier(item.remedy)
        if is_unfixed and not is_earlier and item.remedy not in _OF_RIGHTS:
            yield f"{item.code}：两个月的期限，救济却是「{item.remedy}」"
        if is_other and item.remedy == remedies.INACTION_UNFIXED:
            yield f"{item.code}：有法定期限，复议从到期那天算"


def of_words() -> Iterator[str]:
    """Yield each row that is not whole, or speaks to officers where it should speak to people."""
    for item in catalogue.load():
        yield from (
            f"{item.code}：{name} 空着"
            for name in ("domain", "request", "unit", "told", "words")
            if not getattr(item, name)
        )
        if found := _OFFICIAL.search(item.told + item.said_first):
            yield f"{item.code}：对来访人说的话里有「{found[0]}」"
        says = " ".join(citations.find(key).says for key in item.basis)
        if (found := _PROMISED.search(item.told)) and not _SECRET.search(says):
            yield f"{item.code}：答应了「{found[0]}」，依据里没有一处这样写"
    codes = {item.code for item in catalogue.load()}
    yield from (f"{speech.FILE}：清单里没有 {code}" for code in speech.of_rows().keys() - codes)


def of_reviews(today: date) -> Iterator[str]:
    """Yield each law that nobody has looked at for a year."""
    for law in instruments.load():
        if law.reviewed + REVIEW_EVERY < today:
            yield f"{law.key}：{law.reviewed} 核对过，早该再核对"


# -- with texts ------------------------------------------------------------------------------------


def in_folders(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the texts that lie in the folders, at any depth, by their names."""
    return {path.stem: path for folder in folders for path in folder.rglob("*.md")}


def compared(files: dict[str, Path]) -> Iterator[Compared]:
    """Yield how each citation stands beside the text of its version."""
    for place in citations.load():
        name = place.instrument.text
        if not place.article:
            wrong = "没有条号却有原文" if place.words or place.place else ""
            yield Compared(place.key, "失败" if wrong else "不写条号", wrong)
        elif name not in files:
            yield Compared(place.key, "没有文本", name or "没有写是哪个文本")
        else:
            wrong = _wrong(place, texts.read(files[name]))
            yield Compared(place.key, "失败" if wrong else "有据", wrong)


def _wrong(place: Citation, articles: dict[str, Article]) -> str:
    """Return what is wrong with a numbered citation, "" if it is proven."""
    article = articles.get(place.article)
    if article is None:
        return "文本里没有这一条"
    paragraph, item = _parts(place.key)
    found = article.at(paragraph, item)
    if found is None:
        return "文本里没有这一款、项"
    if not place.words:
        return "没有写原文"
    if texts.plain(place.words) not in texts.plain(found):
        return f"原文里没有「{place.words}」"
    printed = texts.printed(article, paragraph, item)
    return "" if place.place == printed else f"应当写 {printed}"


def _parts(key: str) -> tuple[int, int]:
    """Return paragraph and item of a key, 0 where it names none."""
    parts = [*map(int, key.partition(":")[2].split(".")[1:]), 0, 0]
    return parts[0], parts[1]


def of_periods(files: dict[str, Path]) -> Iterator[str]:
    """Yield each period whose words, or whose number of days, its basis does not have."""
    for period in periods.load():
        whole = "".join(_text(key, files) for key in period.basis)
        if not whole:
            continue
        for sentence in period.text:
            if texts.plain(sentence) not in texts.plain(whole):
                yield f"期限 {period.key}：依据里没有「{sentence}」"
        for days in (period.days, period.most):
            if days and not any(form in whole for form in _forms(days)):
                yield f"期限 {period.key}：依据里没有 {days} 这个数"


def _text(key: str, files: dict[str, Path]) -> str:
    place = citations.find(key)
    name = place.instrument.text
    if not place.article or name not in files:
        return ""
    article = texts.read(files[name]).get(place.article)
    return (article.at(*_parts(key)) or "") if article else ""


def _forms(days: int) -> set[str]:
    """Return how a text may write a number of days or months; 40 days are twice 20."""
    forms = {f"{days}", texts.chinese(days)} | ({"两"} if days == 2 else set())
    return forms | ({f"{days // 2}"} if days == 40 else set())
