"""What lies in a county's folder: rosters, codes, files saved by other programs, ledgers begun later."""

import codecs
import csv
from datetime import date

import pytest

from tests.test_rollup import MONTH, given_by
from xfcli import dates
from xfcli.reporting import sums_file
from xfcli.reporting.months import NONE, Key

SEEDS = (1, 3)
CODES = ("370211001", "370211003")


def put(path, given, encoding="utf-8-sig", comma=","):
    path.write_text(sums_file.text_of(given).replace(",", comma), encoding, newline="\n")
    return path


@pytest.fixture
def folder(story, tmp_path):
    """A folder with the files of two townships."""
    made = tmp_path / "汇总"
    made.mkdir()
    for seed, code in zip(SEEDS, CODES, strict=True):
        put(made / f"{code}.csv", given_by(story(seed), code))
    return made


def test_a_file_saved_as_unicode_text_counts_as_it_was_sent(folder, story, xf):
    once = xf(["rollup", str(folder), *MONTH, "--json"]).json
    first = folder / f"{CODES[0]}.csv"
    first.unlink()
    for encoding, mark in (("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)):
        text = sums_file.text_of(given_by(story(SEEDS[0]), CODES[0]))
        for name, comma in (("汇总.txt", "\t"), ("汇总.csv", ",")):
            at = folder / name
            at.write_bytes(mark + text.replace(",", comma).replace("\n", "\r\n").encode(encoding))
            (folder / "说明.txt").write_text("各位：数据如下\n", "utf-8")
            done = xf(["rollup", str(folder), *MONTH, "--json"])
            assert done.json["figures"] == once["figures"], (encoding, name)
            at.unlink()
    put(folder / "无标记.csv", given_by(story(SEEDS[0]), CODES[0]), "utf-16-le")
    assert "另存为" in xf(["rollup", str(folder), *MONTH, "--json"], code=1).err


def test_what_a_spreadsheet_saved_is_written_again_for_the_engines_as_it_was_sent(
    folder, story, xf, tmp_path
):
    """Also of folders within the folder; what was changed is left out, and said."""
    import openpyxl

    sent = {path.name: path.read_bytes() for path in folder.iterdir()}
    first, second = sorted(folder.iterdir())
    put(first, given_by(story(SEEDS[0]), CODES[0]), "gb18030")
    (folder / "乙镇").mkdir()
    book = openpyxl.Workbook()
    for row in csv.reader(second.read_text("utf-8-sig").splitlines()):
        book.active.append([float(c) if c.lstrip("-").isdigit() else c for c in row])
    book.save(folder / "乙镇" / "汇总.xlsx")
    book.close()
    second.write_text(second.read_text("utf-8-sig").replace(",1\n", ",2\n"), "utf-8-sig")
    out = tmp_path / "读入"
    words = ["rollup", str(folder), *MONTH, "--sums", "-o", str(out)]
    assert "文件夹" in xf(words, code=1).err
    out.mkdir()
    assert "内容与封印不符" in xf(words, code=1).err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == sent
    assert "已经存在" in xf(words, code=1).err
    for place in (["--sums"], ["--sums", "-o", str(tmp_path / "县.csv")]):
        assert "-o 文件夹" in xf(["rollup", str(folder), *MONTH, *place], code=2).err


ROSTER = "某县应报单位\n代码,名称\n370211001,青石镇\n370211003 青石镇人民政府\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_roster_is_read_as_any_program_saves_it_also_beside_the_files(folder, xf, encoding):
    roster = folder / "名册.csv"
    roster.write_text(ROSTER, encoding)
    done = xf(["rollup", str(folder), *MONTH, "--json", "--roster", str(roster)])
    assert (done.json["missing"], done.err) == ([], "")


def test_who_is_in_a_file_that_was_added_up_is_not_missing(folder, xf, tmp_path):
    up, roster = tmp_path / "某县.csv", tmp_path / "名册.csv"
    roster.write_text(ROSTER + "370211009 缺\n", "utf-8")
    xf(["rollup", str(folder), *MONTH, "--sums", "-o", str(up), "--code", "370211"])
    done = xf(["rollup", str(up), *MONTH, "--json", "--roster", str(roster)], code=1)
    assert done.json["missing"] == ["370211009 缺"]


def test_a_ledger_that_took_the_code_of_another_lets_neither_count(folder, xf):
    """Its old file and the other's were both counted, under one name."""
    first = sums_file.read((folder / f"{CODES[0]}.csv").read_bytes())
    put(folder / "又一份.csv", sums_file.sealed(first._replace(town=CODES[1])))
    said = xf(["rollup", str(folder), *MONTH], code=1).err
    for name in (*CODES, "又一份"):
        assert f"{name}.csv" in said
    assert "没有一份可以合计" in said


def test_a_citys_file_is_not_counted_beside_the_towns_of_its_counties(folder, xf, tmp_path):
    once = xf(["rollup", str(folder), *MONTH, "--json"]).json["figures"]
    county, up = tmp_path / "县.csv", ["--sums", "--code"]
    xf(["rollup", str(folder), *MONTH, *up, "370211", "-o", str(county)])
    xf(["rollup", str(county), *MONTH, *up, "3702", "-o", str(folder / "市.csv")])
    done = xf(["rollup", str(folder), *MONTH, "--json"], code=1)
    assert done.json["figures"] == once
    assert "370211 要单独报来" in done.err
    put(folder / "县.csv", sums_file.read(county.read_bytes()))
    assert xf(["rollup", str(folder), *MONTH, "--json"]).json["figures"] == once


def test_a_closing_day_that_begins_later_changes_nothing_that_is_added_up_before(folder, xf):
    once = xf(["rollup", str(folder), *MONTH, "--json"]).json["figures"]
    at = folder / f"{CODES[1]}.csv"
    given = sums_file.read(at.read_bytes())
    put(at, sums_file.sealed(given._replace(closings=((date(2030, 1, 1), 25),))))
    assert xf(["rollup", str(folder), *MONTH, "--json"]).json["figures"] == once
    put(at, sums_file.sealed(given._replace(closings=((date(2020, 1, 1), 25),))))
    assert "截止日" in xf(["rollup", str(folder), *MONTH], code=1).err


def test_a_number_of_days_that_is_none_is_named(folder, story, xf):
    given = given_by(story(SEEDS[0]), CODES[0])
    month = max(key.month for key in given.sums)
    bent = given._replace(sums={**given.sums, Key("days.close", month, "x", NONE): 3})
    put(folder / f"{CODES[0]}.csv", sums_file.sealed(bent))
    assert "天数写的是「x」" in xf(["rollup", str(folder), *MONTH], code=1).err


def test_a_folder_in_which_nothing_lies_is_named_and_the_rest_is_added_up(folder, xf, tmp_path):
    (tmp_path / "空").mkdir()
    done = xf(["rollup", str(folder), str(tmp_path / "空"), *MONTH, "--json"], code=1)
    assert len(done.json["towns"]) == len(CODES)
    assert "空：" in done.err
    assert "空文件夹" in done.err


def test_a_roster_may_be_a_workbook(folder, xf, tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ["代码", "名称"],
        [370211001, "青石镇"],
        [370211003, "青石镇"],
        [370211009, "缺"],
    ):
        book.active.append(row)
    book.save(tmp_path / "名册.xlsx")
    book.close()
    done = xf(
        ["rollup", str(folder), *MONTH, "--json", "--roster", str(tmp_path / "名册.xlsx")], code=1
    )
    assert done.json["missing"] == ["370211009 缺"]


@pytest.mark.parametrize(
    ("code", "lies"),
    [
        ("37", True), ("370000", True), ("3702", True), ("370200", True), ("370211", True),
        ("370211000", True),
        ("370212", False), ("371000", False), ("36", False), ("370211001", False),
    ],
)  # fmt: skip
def test_sums_go_up_only_under_a_code_in_which_their_places_lie(folder, xf, tmp_path, code, lies):
    out = tmp_path / "某县.csv"
    words = ["rollup", str(folder), *MONTH, "--sums", "-o", str(out), "--code", code]
    done = xf(words, code=0 if lies else 2)
    assert out.exists() == lies
    if lies:
        assert sums_file.read(out.read_bytes()).town == code
    else:
        assert "370211003" in done.err


def test_a_township_may_set_only_a_code_of_nine_digits(book, xf):
    assert "前 9 位" in xf("setting code 370211001000", code=2).err
    xf("setting code 370211001")


def test_a_month_before_all_ledgers_is_refused_and_one_begun_later_is_named(folder, story, xf):
    done = xf(["rollup", str(folder), "--month", "2019-01"], code=1)
    assert "还没有台账" in done.err
    assert not done.out
    once = xf(["rollup", str(folder), "--month", "2026-01", "--json"])
    assert once.err == ""
    new = given_by(story(10), "370211010")
    new = new._replace(first_day=dates.date(2026, 2, 5), sums={}, chain={"202602": new.head})
    put(folder / "新.csv", sums_file.sealed(new))
    done = xf(["rollup", str(folder), "--month", "2026-01", "--json"])
    assert "2026年1月还没有台账" in done.err
    assert done.json["figures"][0]["value"] == once.json["figures"][0]["value"] > 0
