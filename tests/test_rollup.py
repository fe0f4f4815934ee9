"""From townships to a county: sums add up to what one ledger of all cases counts, and hold no person."""

import csv
import io
import json
import random
import sqlite3
import zipfile

import pytest

from tests import stories
from xfcli import dates, ledger
from xfcli.case.fold import fold
from xfcli.errors import BadValue
from xfcli.ledger import dated, journal, monthly, schema
from xfcli.ledger import tables as derived
from xfcli.ledger.counts import OfLedger
from xfcli.ledger.reader import Reader
from xfcli.ledger.tally import Sums as Tally
from xfcli.reporting import figures, report, rollup, small_cells, sums_file, sums_flaws, tables
from xfcli.reporting.months import OfMonths

SEEDS = (1, 3, 4, 10)  # of one number of days for 积案
UNTIL = "2026-02"
PERIODS = [
    *(dates.month(f"2025-{n:02}", stories.LAST) for n in (1, 6, 12)), dates.month("2026-02", stories.LAST),
    dates.quarter("2025Q1"), dates.quarter("2025Q4"), dates.half("2025H1"), dates.year("2025"),
]  # fmt: skip


def given_by(path, town="370211001", until=UNTIL, closing=None, desk=""):
    """Return what the ledger gives upward (those of tests are all founded alike: under this code)."""
    with ledger.reading(str(path)) as book:
        if desk:
            book._office = with_desk(book.office, desk)
        given = monthly.sums_of(book, dates.month(until, book.today, closing))
    return sums_file.sealed(given._replace(town=town, ledger=f"x{town}"))


def with_desk(office, desk):
    return office._replace(settings={**office.settings, "desk": desk})


def townships(story, **more):
    return [given_by(story(seed), f"3702110{seed:02}", **more) for seed in SEEDS]


def county(sums, span, until=None):
    by_name = {f"{i}.csv": given for i, given in enumerate(sums)}
    made = rollup.County(span, until or span.last, by_name.__getitem__)
    for name, given in by_name.items():
        made.add(name, given)
    return made


PLACES_IN_JOURNAL = ("petition", "entry", "completes", "about", "again", "answer")


def moved(entry, by, no):
    """Return an entry as it would stand in another journal, `by` places further on, of case `no`."""
    body = dict(entry.body)
    for key in PLACES_IN_JOURNAL:
        if isinstance(body.get(key), int):
            body[key] += by
    if "clear" in body:
        body["clear"] = [place + by for place in body["clear"]]
    if "apart" in body:
        body["apart"] = [place + by for place in body["apart"]]
    if "petitions" in body and "carried" not in body:  # else they are places of the other case
        body["petitions"] = [place + by for place in body["petitions"]]
    return entry._replace(seq=entry.seq + by, no=no, body=body)


@pytest.fixture(scope="module")
def one_ledger(story):
    """A ledger of all cases of the townships, counted by the code of a ledger: a reader of it."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    schema.lay_out(memory)
    facts = {"founded": '"2024-09-02"', "backlog-days": '"60"'}
    memory.execute(
        "insert into entry values (1, '2024-09-02T09:00:00+08:00', '2024-09-02', 'setting', null, '',"
        " ?, null, zeroblob(32), zeroblob(32))",
        (json.dumps({"facts": facts}),),
    )
    tally, cases, places = Tally(), [], 0
    for seed in SEEDS:
        with ledger.reading(str(story(seed))) as book:
            rows = book.connection.execute("select kind, key, value from facts").fetchall()
            memory.executemany("insert or replace into facts values (?,?,?)", rows)
            for entries in journal.by_case(book.connection):
                no = f"{entries[0].no[:4]}-{len(cases) + 1:06}"
                renumbered = [moved(entry, places, no) for entry in entries]
                cases.append(fold(renumbered))
                for e in renumbered:
                    memory.execute(
                        "insert into entry values (?,?,?,?,?,'',?,null,zeroblob(32),zeroblob(32))",
                        (e.seq, e.at, e.on.isoformat(), e.kind, no, json.dumps(e.body)),
                    )
                    if e.personal:
                        memory.execute(
                            "insert into personal values (?, x'', ?)",
                            (e.seq, json.dumps(e.personal)),
                        )
            places += 100_000
    derived.insert(memory, cases, tally)
    tally.write(memory)
    book = Reader(memory, story(SEEDS[0]))
    book._office = with_desk(book.office, "民政办")
    yield book
    memory.close()


@pytest.mark.parametrize("closing", [None, 25])
def test_the_sums_of_townships_are_the_sums_of_one_ledger_of_all_their_cases(
    story, one_ledger, closing
):
    whole = monthly.sums_of(one_ledger, dates.month(UNTIL, stories.LAST, closing))
    span = dates.month(UNTIL, stories.LAST, closing)
    added = county(townships(story, closing=closing, desk="民政办"), span)
    assert added.sums("", "").sums == whole.sums
    assert len(whole.sums) > 1000


@pytest.mark.parametrize("span", PERIODS, ids=lambda span: span.label)
def test_every_figure_of_a_county_is_that_of_one_ledger_of_all_cases(story, one_ledger, span):
    added = county(townships(story), span).report("某县")
    counts = OfLedger(one_ledger.connection, one_ledger.calendar, lambda _day: 60)
    own = report.build(counts, rollup.PLACES, span, span.last, added.head, "某县")
    first = max(given.first_day for given in townships(story))
    for title, lines in added.sections.items():
        for line, right in zip(lines, own.sections[title], strict=True):
            spans = report.spans_of(span, span.last, first)
            for asked, now, then in zip(spans, line.amounts, right.amounts, strict=True):
                assert now == (then if asked else None), (line.figure.key, asked)
    assert added.trend == own.trend
    for breakdown in added.breakdowns:
        right = next(b for b in own.breakdowns if b.family.key == breakdown.family.key)
        total = sum(line.now.n for line in right.lines)
        assert sum(line.now.n for line in breakdown.lines) == total
        if breakdown.family.group not in {"unit", "domain", "route"}:
            assert [line.now for line in breakdown.lines if line.now.n] == [
                line.now for line in right.lines if line.now.n
            ]
    assert [sum(column) for column in list(zip(*added.units, strict=True))[1:]] == [
        sum(column) for column in list(zip(*own.units, strict=True))[1:]
    ]
    assert all(check.holds for check in report.checks(added))


@pytest.fixture
def text(story):
    return sums_file.text_of(given_by(story(1)))


def test_a_file_is_read_as_it_was_written(story, text):
    assert sums_file.read(text.encode()) == given_by(story(1))
    assert sums_file.read(text.encode("utf-8-sig")) == given_by(story(1))


def test_no_digit_changes_unseen(text):
    rng = random.Random(1)
    digits = [i for i, ch in enumerate(text) if ch.isdigit() and i > text.index("\n")]
    for at in [*rng.sample(digits, 300), text.rindex("0")]:
        other = str((int(text[at]) + rng.randrange(1, 10)) % 10)
        with pytest.raises(BadValue):
            sums_file.read((text[:at] + other + text[at + 1 :]).encode())
    lines = text.splitlines()
    for at in rng.sample(range(1, len(lines)), 50):
        for changed in (lines[:at] + lines[at + 1 :], [*lines, lines[at]]):
            with pytest.raises(BadValue):
                sums_file.read("\n".join(changed).encode())


@pytest.mark.parametrize("wrong", ["2026-02-30", "202613", "明年", ""])
def test_a_row_whose_month_is_none_is_refused_though_it_is_sealed(story, wrong):
    given = given_by(story(1))
    key, n = next(iter(given.sums.items()))
    forged = sums_file.sealed(given._replace(sums={**given.sums, key._replace(month=wrong): n}))
    with pytest.raises(BadValue, match="读不通"):
        sums_file.read(sums_file.text_of(forged).encode())


def through_a_spreadsheet(text: str, encoding: str, delimiter: str) -> bytes:
    """Return a file as a spreadsheet program writes it again: cells that look like numbers are some."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(text)):
        book.active.append([float(c) if c.lstrip("-").isdigit() else c for c in row])
    stored = io.BytesIO()
    book.save(stored)
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n"
    )
    for row in openpyxl.load_workbook(stored).active.iter_rows(values_only=True):
        writer.writerow([int(c) if isinstance(c, float) else c for c in row])
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("gb18030", ","), ("gb18030", ";")]
)
def test_a_walk_through_a_spreadsheet_changes_nothing_and_hides_no_change(
    story, text, encoding, delimiter
):
    assert sums_file.read(through_a_spreadsheet(text, encoding, delimiter)) == given_by(story(1))
    at = text.index(",channel,")
    end = text.index("\n", at)
    changed = text[: end - 1] + str((int(text[end - 1]) + 1) % 10) + text[end:]
    with pytest.raises(BadValue, match="封印"):
        sums_file.read(through_a_spreadsheet(changed, encoding, delimiter))


def test_what_a_spreadsheet_takes_for_a_number_or_a_date_does_not_stand_there(story):
    for row in csv.reader(io.StringIO(sums_file.text_of(given_by(story(1))))):
        for cell in row:
            assert cell
            assert not (cell[0].isdigit() and not cell.isdigit()), cell  # 12e45678, 1-2, 2026-10
            assert cell[0] not in "=+@", cell
            assert len(cell) < 10 or not cell.isdigit(), cell


MARK = "记号"


def test_no_person_text_number_or_village_leaves_the_township(book, xf):
    xf(f"units --add {MARK}村 --kind 村")
    xf(f"units --add {MARK}所 --kind 站所")
    xf(f"setting officer {MARK}员")
    for i, more in enumerate(("", "--purpose 检举控告")):
        xf(
            f"add --channel 来访 --name {MARK}甲{i} --title {MARK}事{i}要求低保 --text {MARK}详情 --village {MARK}村"
            f" --phone 1380000{i}765 --new --on 2026-01-05 --by {MARK}乙 {more}"
        )
    xf("classify 1 --item MZ-QT-13 --on 2026-01-06")
    xf("accept 1 --on 2026-01-06")
    xf(f"transfer 1 --to {MARK}村 --reason {MARK}由 --on 2026-01-07")
    xf(["export", "--sums", "-o", str(book.parent / "本镇.csv")])
    shown = (book.parent / "本镇.csv").read_text("utf-8-sig")
    assert "村（社区）" in shown
    for hidden in (MARK, "2026-0001", "13800000765", "13800001765", "检举控告,-,1\n370"):
        assert hidden not in shown


@pytest.fixture
def stick(story, tmp_path):
    """A stick with the files of three townships, as they were written."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    for given in townships(story)[:3]:
        write(folder, given.office, given)
    return folder


def write(folder, name, given):
    at = folder / f"{name}{given.town[-3:]}-{given.until}-{len(list(folder.iterdir()))}.csv"
    at.write_text(sums_file.text_of(given), "utf-8-sig", newline="\n")
    return at


MONTH = ["--month", "2026-02"]


def test_three_files_on_a_stick_become_the_report_of_the_county(stick, xf, story):
    done = xf(["rollup", str(stick), *MONTH, "--office", "某县", "--json"])
    data = done.json
    own = {}
    for given in townships(story)[:3]:
        made = county([given], dates.month("2026-02", stories.LAST)).report("")
        own[given.town] = report.as_data(made)["figures"][0]["value"]
    assert data["office"] == "某县"
    assert data["figures"][0]["value"] == sum(own.values()) > 0
    assert {town["code"]: town["figures"][0]["value"] for town in data["towns"]} == own
    shown = xf(["rollup", *map(str, sorted(stick.iterdir())), *MONTH]).out
    assert "各乡镇" in shown
    assert "核对：" in shown
    for ending in ("xlsx", "docx", "csv", "json"):
        xf(["rollup", str(stick), *MONTH, "-o", str(stick.parent / f"县.{ending}")])
        assert (stick.parent / f"县.{ending}").stat().st_size > 2000


def test_a_folder_of_each_township_is_read_as_well(stick, xf):
    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    for file in sorted(stick.iterdir()):
        file.parent.joinpath(file.stem).mkdir()
        file.rename(file.parent / file.stem / file.name)
    assert xf(["rollup", str(stick), *MONTH, "--json"]).json == once


def test_a_file_renamed_or_saved_as_a_workbook_counts_as_it_was_sent(stick, xf, tmp_path):
    import openpyxl

    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    first, second, _ = sorted(stick.iterdir())
    first.rename(stick / "副本 (2) 最终版.CSV")
    rows = [*csv.reader(io.StringIO(second.read_text("utf-8-sig")))]
    for changed, code in ((0, 0), (1, 1)):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append([float(c) if c.lstrip("-").isdigit() else c for c in row])
        book.active.cell(5, 6).value += changed
        book.save(stick / "又.xlsx")
        book.close()
        second.unlink(missing_ok=True)
        (stick / "~$又.xlsx").write_bytes(b"locked")
        done = xf(["rollup", str(stick), *MONTH, "--json"], code=code)
        assert (done.json["figures"] == once["figures"]) == (not changed)
        assert ("内容与封印不符" in done.err) == bool(changed)
        assert "~$" not in done.err


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("changed", [(31, "2025-09-10", 25), (20, "2025-11-25", 31)], ids=str)
def test_every_figure_stays_where_the_day_on_which_months_end_changes(story, seed, changed):
    before, since, after = changed
    closings = ((dates.date.min, before), (dates.date.fromisoformat(since), after))
    months = ("2025-01", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-02")
    spans = [dates.month(month, stories.LAST, closings) for month in months]
    spans += [dates.quarter("2025Q4", closings), dates.year("2025", closings)]
    with ledger.reading(str(story(seed))) as book:
        given = monthly.sums_of(book, dates.month("2026-02", book.today, closings))
        sums = OfMonths(given.sums, closings, given.first_day)
        own = OfLedger(book.connection, book.calendar, dated.backlog_days(book))
        for span in spans:
            for figure in (figure for part in figures.SECTIONS.values() for figure in part):
                right = figures.amount(figure, own, span)
                assert figures.amount(figure, sums, span) == right, (figure.key, span.label)
    assert sums_flaws.flaw_in(given) == ""


def test_the_same_folder_twice_changes_nothing(stick, xf):
    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    for path in [*stick.iterdir()]:
        (stick / f"又{path.name}").write_bytes(path.read_bytes())
    twice = xf(["rollup", str(stick), *MONTH, "--json"])
    assert twice.json["figures"] == once["figures"]
    assert twice.json["towns"] == once["towns"]
    assert twice.err.count("是同一份，只算一次") == 3


def test_what_cannot_be_counted_is_named_and_the_rest_is_added_up(stick, xf, story, tmp_path):
    whole = xf(["rollup", str(stick), *MONTH, "--json"]).json
    changed = min(stick.iterdir())
    rows = changed.read_text("utf-8-sig").splitlines()
    spoiled = "\n".join(row.replace(",1", ",2", 1) if ",channel," in row else row for row in rows)
    town = rows[1].split(",")[0]
    write(stick, "早", given_by(story(8), "370211900", until="2026-01"))
    write(stick, "别", given_by(story(8), "370211901", closing=25))
    forged = given_by(story(8), "370211902")
    forged = forged._replace(sums={k: n + (k.value == "来访") for k, n in forged.sums.items()})
    write(stick, "伪", sums_file.sealed(forged))
    (stick / "说明.csv").write_text("各位：数据如下\n", "utf-8")
    changed.write_text(spoiled, "utf-8")
    roster = tmp_path / "名册.csv"
    roster.write_text(f"{town},改动镇\n370211777,未报镇\n", "gb18030")
    done = xf(["rollup", str(stick), *MONTH, "--json", "--roster", str(roster)], code=1)
    named = {
        "内容与封印不符",
        "只报到 2026年1月",
        "统计月截止日是 25 日",
        "各项分类之和不同",
        "不是 xf export --sums",
    }
    assert {said for said in named if said not in done.err} == set()
    assert "未报镇" in done.err
    assert "改动镇" in done.err
    assert len(done.json["towns"]) == 2
    assert done.json["missing"] == [f"{town} 改动镇", "370211777 未报镇"]
    assert 0 < done.json["figures"][0]["value"] <= whole["figures"][0]["value"]


def test_of_two_files_of_a_township_the_newer_counts_and_copies_continued_apart_do_not(
    stick, xf, story
):
    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    first = townships(story)[0]
    older = first._replace(head=first.head._replace(seq=first.head.seq - 1), sums={})
    write(stick, "旧", sums_file.sealed(older))
    done = xf(["rollup", str(stick), *MONTH, "--json"])
    assert done.json["figures"] == once["figures"]
    assert "旧，不再计入" in done.err
    chain = dict(first.chain)
    chain[max(chain)] = chain[max(chain)]._replace(hash="0" * 32)
    write(stick, "分", sums_file.sealed(first._replace(chain=chain)))
    done = xf(["rollup", str(stick), *MONTH, "--json"], code=1)
    assert "各自续记过" in done.err
    assert first.town not in {town["code"] for town in done.json["towns"]}


def test_copies_of_a_ledger_under_codes_of_their_own_are_not_taken_for_old_and_new(busy, xf):
    """Of the same place in the journal with another hash: no one of them follows the other."""
    db, files = busy(1), []
    for copy, code in (("甲.db", "370211001"), ("乙.db", "370211002")):
        db.with_name(copy).write_bytes(db.read_bytes())
        xf(["setting", "code", code, "--db", str(db.with_name(copy))])
        files.append(str(exported(db.with_name(copy), xf)))
    done = xf(["rollup", *files, *MONTH], code=1)
    assert "各自续记过" in done.err
    assert "比" not in done.err


def exported(db, xf, *more):
    """Return where a ledger's sums up to February 2026 were put."""
    path = db.with_name(f"{db.stem}{len(list(db.parent.iterdir()))}.csv")
    xf(["export", "--sums", "-o", str(path), "--month", "2026-02", *more, "--db", str(db)])
    return path


def test_ledgers_that_began_alike_are_two_townships(story, tmp_path, xf, monkeypatch):
    """Founded in the same second with the same settings, or copied while they were empty."""
    monkeypatch.setenv("XF_TODAY", "2026-03-20")
    paths = [tmp_path / "台账" / f"{name}.db" for name in "甲乙"]
    paths[0].parent.mkdir()
    xf(["init", "--db", str(paths[0]), "--office", "甲镇"])
    paths[1].write_bytes(paths[0].read_bytes())
    for i, path in enumerate(paths):
        words = ["--title", f"低保{i}", "--name", "甲某某", "--village", "柳河村", "--new"]
        xf(["add", "--channel", "来访", "--on", "2026-02-03", *words, "--db", str(path)])
    files = [str(exported(path, xf)) for path in paths]
    done = xf(["rollup", *files, *MONTH, "--json"])
    assert done.json["figures"][0]["value"] == len(done.json["towns"]) == 2
    assert done.err == ""


def test_a_township_that_sets_its_code_between_two_exports_counts_once(busy, xf):
    db = busy(1)
    first = exported(db, xf)
    xf("setting code 370211005")
    once = xf(["rollup", str(first), *MONTH, "--json"]).json["figures"]
    files = sorted([str(first), str(exported(db, xf))], reverse=True)
    for words in (files, files[::-1]):
        done = xf(["rollup", *words, *MONTH, "--json"])
        assert done.json["figures"] == once
        assert [town["code"] for town in done.json["towns"]] == ["370211005"]
        assert "旧，不再计入" in done.err


@pytest.mark.parametrize("name", ["0县.csv", "县.csv"])  # read before the townships, or after them
def test_what_was_added_up_is_not_counted_again_beside_its_parts(stick, xf, name):
    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    whole, given = stick / name, ("--code", "370211", "--office", "某县")
    towns = sorted(stick.iterdir())
    xf(["rollup", str(stick), *MONTH, "--sums", "-o", str(whole), *given])
    done = xf(["rollup", str(stick), *MONTH, "--json"])
    assert (done.json["figures"], done.json["towns"]) == (once["figures"], once["towns"])
    assert "已经单独计入" in done.err
    lost = sums_file.read(towns[0].read_bytes()).town
    towns[0].unlink()
    done = xf(["rollup", str(stick), *MONTH, "--json"], code=1)
    assert f"{lost} 要单独报来，或者拿走 {towns[1]}、{towns[2]}，只合计这一份" in done.err
    xf(["rollup", str(stick), *MONTH, "--sums", "-o", str(stick / "又.csv")], code=2)


def test_what_was_given_before_may_lie_there_too_and_is_checked_by_the_seal_it_was_followed_by(
    stick, xf, story
):
    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    first = townships(story)[0]
    january = given_by(story(SEEDS[0]), first.town, until="2026-01")
    early = write(stick, "一月", january)
    done = xf(["rollup", str(stick), *MONTH, "--json"])
    assert done.json["figures"] == once["figures"]
    assert "有更新的" in done.err
    assert "前一份封印不同" not in done.err
    for before, is_said in ((january.seal, False), ("0" * 64, True)):
        for path in stick.glob(f"*{first.town[-3:]}-202602*"):
            path.unlink()
        write(stick, "二月", sums_file.sealed(first._replace(previous=before, follows="202601")))
        done = xf(["rollup", str(stick), *MONTH, "--json"])
        assert ("前一份封印不同" in done.err) == is_said
        assert early.name in done.err
        town = next(t for t in done.json["towns"] if t["code"] == first.town)
        assert town["previous"] == before


def test_the_seal_of_what_was_given_stands_on_the_signed_paper_and_in_the_countys_table(
    busy, xf, tmp_path
):
    db = busy(1)
    xf(["report", *MONTH, "-o", str(tmp_path / "未报.html")])
    assert "逐月汇总封印" not in (tmp_path / "未报.html").read_text("utf-8")
    files = {}
    for month in ("2026-01", "2026-02"):
        path = tmp_path / f"{month}.csv"
        said = xf(["export", "--sums", "-o", str(path), "--month", month]).err
        files[month] = sums_file.read(path.read_bytes())
        assert tables.seal_words(files[month].seal) in said
    line = (
        f"逐月汇总封印 {tables.seal_words(files['2026-02'].seal)}"
        f"，前一份 {tables.seal_words(files['2026-01'].seal)}"
    )
    for ending in ("html", "docx", "xlsx"):
        paper = tmp_path / f"月报.{ending}"
        xf(["report", *MONTH, "-o", str(paper), "--db", str(db)])
        assert line in text_in(paper)
    county_of_one = xf(["rollup", str(tmp_path / "2026-02.csv"), *MONTH]).out
    assert tables.seal_words(files["2026-02"].seal) in county_of_one
    assert xf(["report", *MONTH, "--json"]).json["given"] == {
        "seal": files["2026-02"].seal, "previous": files["2026-01"].seal,
    }  # fmt: skip
    xf("check")


def text_in(paper):
    """Return what stands in a file of any kind."""
    if paper.suffix == ".html":
        return paper.read_text("utf-8")
    with zipfile.ZipFile(paper) as parts:
        names = [name for name in parts.namelist() if name.endswith(".xml")]
        said = "".join(parts.read(name).decode("utf-8") for name in names)
    return said.replace("\u00a0", " ")  # between two groups of digits


@pytest.mark.parametrize("span", PERIODS, ids=lambda span: span.label)
def test_small_cells_are_folded_where_they_are_shown_and_nothing_is_lost(story, span):
    made = county(townships(story), span).report("某县")
    shown = small_cells.folded(made)
    folded_away = 0
    for before, after in zip(made.breakdowns, shown.breakdowns, strict=True):
        if before.family.group not in {"domain", "route", "unit"}:
            assert after == before
            continue
        assert tables.sum_of(list(after.lines)).amounts == tables.sum_of(list(before.lines)).amounts
        untold = {before.family.blank, "（保密）"}
        named = [line for line in after.lines if line.figure.label not in untold]
        if len(named) > 1:
            assert not [a.n for line in named for a in line.amounts if a and 0 < a.n < 3]
        folded_away += len(before.lines) - len(after.lines)
    assert folded_away > 0
    assert all(check.holds for check in report.checks(shown))


def test_what_is_sent_upward_is_not_folded(stick, xf, tmp_path):
    out = tmp_path / "某县.csv"
    xf(["rollup", str(stick), *MONTH, "--sums", "-o", str(out), "--code", "370211"])
    shown = xf(["rollup", str(stick), *MONTH, "--json"]).json
    sent = {key.value for key in sums_file.read(out.read_bytes()).sums if key.group == "domain"}
    named = {f["label"] for f in shown["figures"] if f["key"].startswith("petitions.domain.")}
    assert sent - {"-"} > named - {"未分类"}


def test_a_number_changed_with_its_seal_made_anew_is_found_where_it_cannot_be(story):
    rng = random.Random(2)
    given = given_by(story(1))
    assert sums_flaws.flaw_in(given) == ""
    asked = [key for key in given.sums if key.group.startswith(("reply", "told", "overdue"))]
    found = 0
    for key in rng.choices(asked, k=60):
        more = given._replace(sums={**given.sums, key: given.sums[key] + rng.choice((-3, 3, 7))})
        found += bool(sums_flaws.flaw_in(more))
    assert found > 20
    late = next(key for key in asked if key.group == "reply.done")
    flaw = sums_flaws.flaw_in(given._replace(sums={**given.sums, late: 99}))
    assert "按期答复" in flaw


def test_no_honest_file_is_called_changed(story, demo_year):
    for seed in range(stories.SEEDS):
        for closing in (None, 25):
            assert sums_flaws.flaw_in(given_by(story(seed), closing=closing)) == ""
    assert sums_flaws.flaw_in(given_by(demo_year, until="2026-06")) == ""


def test_a_township_without_last_year_makes_no_growth(story, tmp_path, xf):
    folder = tmp_path / "报"
    folder.mkdir()
    first, second, *_ = townships(story)
    write(folder, "一", first)
    grown = xf(["rollup", str(folder), *MONTH, "--json"]).json["figures"][0]
    assert grown["last_year"] is not None
    stock = {"balance", "overdue", "backlog", "open.since"}
    new = {k: n for k, n in second.sums.items() if k.month >= "202601" or k.group in stock}
    late = second._replace(sums=new, first_day=dates.date(2026, 1, 2))
    write(folder, "二", sums_file.sealed(late))
    grown = xf(["rollup", str(folder), *MONTH, "--json"]).json["figures"][0]
    assert grown["last_year"] is None
    assert grown["yoy"] is None


def test_a_county_gives_its_sums_upward_in_the_same_format(stick, xf, tmp_path):
    out = tmp_path / "县" / "某县.csv"
    out.parent.mkdir()
    xf(
        [
            "rollup",
            str(stick),
            *MONTH,
            "--sums",
            "-o",
            str(out),
            "--code",
            "370211",
            "--office",
            "某县",
        ]
    )
    again = xf(["rollup", str(out), *MONTH, "--json"]).json
    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    assert again["figures"] == once["figures"]
    assert [(town["code"], town["office"]) for town in again["towns"]] == [("370211", "某县")]
    assert len(sums_file.read(out.read_bytes()).parts) == 3


def test_each_unit_has_in_the_county_what_it_has_in_its_townships_own_report(book, xf, tmp_path):
    """The office's own desk too; but nobody is told who has a sealed case."""
    for i in range(9):
        words = ["--name", f"甲{'一二三四五六七八九'[i]}", "--village", "柳河村", "--new"]
        words += [
            "--title",
            f"要求办低保{i}",
            *(["--purpose", "检举控告", "--subject", "不详"] if i in {6, 7} else []),
        ]
        xf(["add", "--channel", "来访", "--on", "2026-01-05", *words])
    for i in range(4, 8):
        xf(f"classify {i} --item MZ-QT-13 --on 2026-01-06")
        xf(f"transfer {i} --to 派出所 --reason 办理 --on 2026-01-07")

    def rows(*command):
        names = ("unit", "open", "sent")
        return {tuple(row[n] for n in names) for row in xf([*command, "--json"]).json["units"]}

    assert rows("report", "--month", "2026-01") == {("民政办", 5, 0), ("派出所", 4, 4)}
    for desk, named in (("民政办", "民政办"), ("群众工作站", "乡镇经办")):
        xf(["setting", "desk", desk])
        path = tmp_path / f"{desk}.csv"
        xf(["export", "--sums", "-o", str(path), "--month", "2026-01"])
        sums = sums_file.read(path.read_bytes())
        made = county([sums], dates.month("2026-01", stories.LAST)).report("某县")
        found = {(row.unit, row.open, row.sent) for row in made.units}
        assert found == {(named, 4, 0), ("派出所", 3, 3), ("（保密）", 2, 1)}


def test_a_sealed_case_is_not_called_unclassified_in_the_county(book, xf, tmp_path):
    """It has a name of its own, also where it is the only one, and a sentence says which it is."""
    for i, more in enumerate((["--purpose", "检举控告", "--subject", "不详"], [])):
        words = ["--name", f"甲{i}", "--village", "柳河村", "--title", f"反映低保{i}", *more]
        xf(["add", "--channel", "来访", "--on", "2026-01-05", "--new", *words])
    xf("classify 1 --item MZ-QT-13 --on 2026-01-06")
    sent = str(tmp_path / "镇.csv")
    xf(["export", "--sums", "-o", sent, "--month", "2026-01"])
    asked = ["rollup", sent, "--month", "2026-01"]
    data = xf([*asked, "--json"]).json
    keys = {f["key"]: f["value"] for f in data["figures"]}
    for family in ("domain", "route"):
        found = {k.split(".")[-1]: n for k, n in keys.items() if f"petitions.{family}." in k and n}
        assert found == {"（保密）": 1, "未分类": 1}
    said = "表中（保密）是检举控告、要求保密、限制查看的，只报件数。"
    assert said in data["paragraph"]
    assert said in xf(asked).out
    for ending in ("xlsx", "docx", "html"):
        xf([*asked, "-o", str(tmp_path / f"县.{ending}")])
        assert said in text_in(tmp_path / f"县.{ending}")
    assert "保密" not in xf("report --month 2026-01 --json").json["paragraph"]


def test_small_numbers_of_units_are_folded_in_their_table_too(story):
    shown = 0
    for span in PERIODS:
        made = county(townships(story), span).report("某县")
        after = small_cells.folded(made)
        assert tables.unit_sums(after.units) == tables.unit_sums(made.units)
        assert len({row.unit for row in after.units}) == len(after.units)
        if len(after.units) > 1:
            assert not [n for row in after.units for n in row[1:] if 0 < n < 3]
            shown += 1
        assert after.units != made.units
    assert shown > 0


def test_a_file_made_before_the_first_case_is_of_the_same_township(xf, tmp_path, monkeypatch):
    monkeypatch.setenv("XF_TODAY", "2026-01-20")
    db, other = tmp_path / "台账" / "甲.db", tmp_path / "台账" / "乙.db"
    db.parent.mkdir()
    xf(["init", "--db", str(db), "--office", "甲镇"])
    xf(["init", "--db", str(other), "--office", "乙镇"])
    monkeypatch.setenv("XF_TODAY", "2026-02-20")
    empty, month = tmp_path / "一月.csv", ["--month", "2026-01"]
    xf(["export", "--sums", "-o", str(empty), *month, "--db", str(db)])
    monkeypatch.setenv("XF_TODAY", "2026-03-20")
    again = exported(db, xf)
    words = ["--title", "要求低保", "--name", "甲某某", "--village", "柳河村", "--new"]
    xf(["add", "--channel", "来访", "--on", "2026-02-03", *words, "--db", str(db)])
    files = [str(empty), str(again), str(exported(db, xf)), str(exported(other, xf))]
    for given in (files, files[::-1]):
        done = xf(["rollup", *given, *MONTH, "--json"])
        assert sorted(town["office"] for town in done.json["towns"]) == ["乙镇", "甲镇"]
        assert done.json["figures"][0]["value"] == 1
        assert "还缺到" not in done.err
        assert done.err.count("不再计入") == 2


def test_a_file_follows_that_of_the_nearest_month_before_whatever_was_written_last(
    busy, xf, tmp_path
):
    busy(1)

    def export(month, name=""):
        path = tmp_path / f"{month}{name}.csv"
        xf(["export", "--sums", "-o", str(path), "--month", month])
        return sums_file.read(path.read_bytes())

    december, january = export("2025-12"), export("2026-01")
    xf("setting officer 甲某某")
    assert export("2025-12", "再").seal != december.seal
    february = export("2026-02")
    assert (february.previous, february.follows) == (january.seal, "202601")
    given = xf(["report", *MONTH, "--json"]).json["given"]
    assert given == {"seal": february.seal, "previous": january.seal}
    # The file that it follows may be missing in the folder: nothing is said of older ones.
    (tmp_path / "2026-01.csv").unlink()
    (tmp_path / "2025-12再.csv").unlink()
    assert "前一份封印不同" not in xf(["rollup", str(tmp_path), *MONTH]).err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["export", "--sums", "-o", "a.csv", "--fields"], "--fields"),
        (["export", "--sums", "-o", "a.csv", "--reason", "查"], "--reason"),
        (["export", "--sums", "-o", "a.csv", "--template", "表.xlsx"], "--template"),
        (["export", "--fields", "-o", "a.csv"], "-o"),
        (["export", "--fields", "--unit", "派出所"], "--unit"),
        (["export", "--fields", "--with-personal"], "--with-personal"),
        (["export", "--csv", "-o", "a.xlsx", "--template", "表.xlsx"], "--csv"),
        (["export", "-o", "a.xlsx", "--reason", "查"], "--with-personal"),
        (["report", "--sealed", "--template", "表.xlsx"], "--template"),
        (["report", "--sealed", "--fields"], "--fields"),
        (["report", "--seal", "--fields"], "--seal"),
        (["report", "--seal", "--template", "表.xlsx", "-o", "a.xlsx"], "--seal"),
        (["report", "--template", "表.xlsx", "-o", "a.xlsx", "--json"], "--json"),
        (["report", "--template", "表.xlsx", "--fields"], "--fields"),
        (["report", "--by", "甲某某"], "--seal"),
        (["report", "--json", "-o", "a.xlsx"], "--json"),
        (["list", "--csv", "-o", "a.xlsx"], "--csv"),
        (["rollup", "a.csv", "--sums", "-o", "b.csv", "--code", "370211", "--json"], "--json"),
        (["rollup", "a.csv", "--code", "370211"], "--sums"),
    ],
    ids=" ".join,
)
def test_no_option_is_left_out_unseen(book, xf, words, named):
    said = xf(words, code=2)
    assert named in said.err
    assert said.out == ""
    assert "一起" in said.err or "只能选一个" in said.err


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("37021100,甲镇\n", "名册第 1 行"),
        ("代码,名称\n370211001,甲镇\n乙镇,370211002\n", "名册第 3 行"),
        ("370211001,甲镇\n\n370211001,乙镇\n", "名册第 1 行和第 3 行都是 370211001"),
        ("370211001000 甲镇\n", "去掉末尾三个零"),
        ("代码,名称\n", "一个单位也没有"),
    ],
)
def test_a_roster_is_judged_line_by_line(stick, xf, tmp_path, lines, said):
    for encoding in ("utf-8", "gb18030", "utf-16"):
        roster = tmp_path / "名册.csv"
        roster.write_text(lines, encoding, newline="\r\n")
        assert said in xf(["rollup", str(stick), *MONTH, "--roster", str(roster)], code=2).err
    assert "读不了" in xf(["rollup", str(stick), *MONTH, "--roster", "没有.csv"], code=2).err


def test_who_is_not_in_the_roster_or_is_called_otherwise_there_is_said(stick, xf, story, tmp_path):
    first, second, third, *_ = townships(story)
    roster = tmp_path / "名册.csv"
    roster.write_text(f"{first.town} {first.office}\n{second.town} 别的镇\n", "utf-8")
    done = xf(["rollup", str(stick), *MONTH, "--json", "--roster", str(roster)])
    assert f"{third.office}（{third.town}）不在名册里" in done.err
    assert f"名册里 {second.town} 是别的镇，文件写的是{second.office}" in done.err
    assert first.town not in done.err
    assert len(done.json["towns"]) == 3


@pytest.mark.parametrize("code", ["3702110", "37", "370211", "某县", "370211000000", "3", "012345"])
def test_a_code_is_one_of_a_province_a_city_a_county_or_a_township(stick, xf, tmp_path, code):
    out = ["--sums", "-o", str(tmp_path / "县.csv"), "--code", code]
    is_one = code.isdecimal() and len(code) in {2, 4, 6, 9} and code[0] != "0"
    done = xf(["rollup", str(stick), *MONTH, *out], code=0 if is_one else 2)
    assert is_one or "区划代码" in done.err


def test_a_month_before_any_ledger_is_no_month_of_zeros(stick, xf):
    done = xf(["rollup", str(stick), "--month", "2015-01"], code=1)
    assert "都还没有台账" in done.err
    assert done.out == ""


def test_what_excel_saved_as_unicode_text_is_read_alone_and_in_a_folder(stick, xf):
    once = xf(["rollup", str(stick), *MONTH, "--json"]).json
    first = min(stick.iterdir())
    text = first.read_text("utf-8-sig").replace(",", "\t").replace("\n", "\r\n")
    first.unlink()
    first.with_suffix(".txt").write_bytes(text.encode("utf-16"))
    (stick / "说明.txt").write_text("各位：数据如下", "utf-8")
    done = xf(["rollup", str(stick), *MONTH, "--json"])
    assert (done.json["figures"], done.json["towns"]) == (once["figures"], once["towns"])
    assert done.err == ""
    first.with_suffix(".txt").write_bytes(text.encode("utf-16-le"))  # without its mark
    assert "CSV UTF-8" in xf(["rollup", str(first.with_suffix(".txt"))], code=1).err


def test_weeks_and_free_ranges_are_refused_with_the_reason(stick, xf):
    for words in (["--week", "2026-W04"], ["--since", "2026-01-03"], ["--until", "2026-01-31"]):
        assert "逐月的数" in xf(["rollup", str(stick), *words], code=2).err


def test_writing_the_same_sums_again_records_nothing_and_each_file_carries_the_seal_before(
    busy, xf, tmp_path
):
    busy(1)

    def export(name, month):
        path = tmp_path / name
        xf(["export", "--sums", "-o", str(path), "--month", month])
        return sums_file.read(path.read_bytes())

    january, again = export("一月.csv", "2026-01"), export("再一月.csv", "2026-01")
    assert january == again
    february = export("二月.csv", "2026-02")
    assert january.previous == ""
    assert february.previous == january.seal
    assert xf("log --json --since 2026-01-01").out.count("上报逐月汇总") == 2
    assert xf("check", code=0).out == ""
    assert (
        "还没有结束"
        in xf(
            ["export", "--sums", "-o", str(tmp_path / "三.csv"), "--month", "2026-03"], code=1
        ).err
    )
    xf("setting code 37021100", code=2)
    xf("setting code 370211005")
    assert export("有代码.csv", "2026-02").town == "370211005"
