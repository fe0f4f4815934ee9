"""Recording many cases at once tells the same as recording them one by one."""

from datetime import date

import pytest

from xfcli import ledger
from xfcli.case.draft import Draft
from xfcli.case.person import Person
from xfcli.case.registration import Registration
from xfcli.case.words import Channel
from xfcli.ledger import filters
from xfcli.ledger.filters import Filter

TODAY = date(2026, 3, 20)


def petition(title: str, on: date = TODAY, no: str | None = None) -> Draft:
    return Registration(on, Channel.LETTER, title, people=(Person("甲某"),)).draft(no)


def test_numbers_run_on_by_year_and_the_tables_agree(book, xf):
    with ledger.writing(None) as open_book, open_book.bulk() as bulk:
        made = [bulk.record(petition(f"测试{i}", date(2025 + i % 2, 3, 1))).no for i in range(1201)]
    assert made[:4] == ["2025-0001", "2026-0001", "2025-0002", "2026-0002"]
    assert len(set(made)) == 1201
    assert xf("check").out == ""
    assert "2026-0601" in xf("add --channel 来信 --title 又一件 --new").out


def test_a_case_may_be_recorded_again_before_and_after_its_rows_are_written(book, xf):
    xf("add --channel 来信 --title 早已登记 --name 乙某")
    with ledger.writing(None) as open_book, open_book.bulk() as bulk:
        bulk.record(petition("重件", no="2026-0001"))
        new = bulk.record(petition("新事"))
        bulk.record(petition("同批的重件", no=new.no))
        bulk.flush()
        again = bulk.record(petition("下一批的重件", no=new.no))
    assert len(again.petitions) == 3
    with ledger.reading(None) as open_book:
        assert [row.petitions for row in filters.cases(open_book, Filter())] == [2, 3]
    assert xf("check").out == ""


class BrokenOff(Exception):
    pass


def record_until_broken_off(open_book, drafts):
    with open_book.bulk() as bulk:
        for draft in drafts:
            bulk.record(draft)
            bulk.flush()
        raise BrokenOff


def test_nothing_is_kept_when_it_is_broken_off(book, xf):
    drafts = [petition("第一件"), petition("第二件")]
    with pytest.raises(BrokenOff), ledger.writing(None) as open_book:
        record_until_broken_off(open_book, drafts)
    assert xf("list --json").json == []
    assert "2026-0001" in xf("add --channel 来信 --title 第一件 --new").out
    assert xf("check").out == ""
