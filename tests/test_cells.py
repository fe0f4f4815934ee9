import math
import re
import signal
import struct
import time as clock
from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from xfcli.people import masking
from xfcli.sheet.cells import dates, people, words
from xfcli.sheet.cells import text as cell_text
from xfcli.sheet.cells.people import Names
from xfcli.sheet.cells.text import Context, Flaw
from xfcli.sheet.fields import BY_KEY, FIELDS
from xfcli.sheet.finding_kinds import FindingKind

PLAIN = Context()
MARCH = Context(2026, 3)
FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2026.3.5", "2026/3/5", "2026-03-05", "2026-3-5", "20260305", 20260305.0, "2026年3月5日", "2026年03月05号",
        "２０２６．３．５", "二〇二六年三月五日", "二○二六年三月五日", "二零二六年三月五日", "2026年三月5日", " 2026 年 3 月 5 日 ",
        "2026. 3. 5", "2026.3.5.", "2026·3·5", "2026、3、5", "'2026-03-05", FIFTH, datetime.fromisoformat("2026-03-05T23:59"), 46086.0, 46086,
        46086.99, "46086", "46086.5", "2026-03-05 09:50:23", "2026/3/5 9:50", "2026-03-05T09:50:23.123", "2026年3月5日9时30分",
        "2026年3月5日上午", "2026-3-5 下午3点半", "2026-03-05 星期四", "2026年3月5日（周四）", "20260305093000", "2026-03-05 09:00+08:00",
    ],
)  # fmt: skip
def test_a_day_is_read(cell):
    assert dates.day(cell, PLAIN) == FIFTH


@pytest.mark.parametrize("cell", [44624.0, 44624, "44624", 44624.4])
def test_serials_count_from_1904_where_the_book_does(cell):
    assert dates.day(cell, Context(epoch_1904=True)) == FIFTH


@pytest.mark.parametrize(
    "cell",
    [
        "3月5日",
        "3月5号",
        "三月五日",
        "03月05日",
        "5日",
        "3月5日上午",
        "3.5",
        "03.05",
        "3/5",
        3.5,
        "26.3.5",
        "26年3月5日",
        "'26-3-5",
        "26/03/05",
    ],
)
def test_a_day_without_year_takes_the_sheets_and_is_marked(cell):
    got = dates.day(cell, MARCH)
    assert isinstance(got, Flaw)
    assert (got.value, got.fatal) == (FIFTH, False)
    assert dates.day(cell, PLAIN).fatal


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("25.3.5", "四位"), ("25年3月5日", "四位"), ("'25-3-5", "四位"), ("5/3/26", "看不出"), (3.1, "没有年份"), ("3-5", "没有年份"),
        ("3/5/2026", "哪个是月"), ("202603", "哪一天"), (202603.0, "哪一天"), ("2026年3月", "哪一天"), (2026.3, "哪一天"),
        ("2026", "哪一天"), ("20263", "看不出"), (20263.0, "看不出"), (2026.0, "哪一天"), ("2026.3.5-3.8", "一段"), ("3月5日至8日", "一段"), ("2026-03-05~2026-03-08", "一段"),
        ("2026.3.5、2026.3.8", "不止一个"), ("农历三月初五", "农历"), ("2026年正月初五", "农历"), ("腊月廿三", "农历"),
        ("2026.02.30", "没有这一天"), ("2月29日", "没有这一天"), ("2026年13月1日", "没有这一天"), ("60天", "天数"), ("15个工作日", "天数"),
        ("2026-03-05T20:00:00Z", "北京时间"), ("2026-3-1 1", "看不出"), ("2026-3.5", "看不出"), ("2026-3-5 25:00", "看不出"), ("2026-3-5 9:70", "看不出"), ("2026-03-05 星期三", "星期"),
        ("0026-03-05", "年份不对"), (date(1950, 1, 1).replace(year=1901), "年份不对"), ("3月5日或6日", "看不出"), ("13.1", "没有这一天"), (5.0, "看不出"),
        (True, "不是日期"), (time(9, 30), "不是日期"), ("同上", "同上"), (math.nan, "看不出"), (1e300, "看不出"), ("上周三", "看不出"),
    ],
)  # fmt: skip
def test_what_could_be_two_days_is_refused(cell, why):
    got = dates.day(cell, MARCH)
    assert isinstance(got, Flaw)
    assert got.fatal
    assert got.value is None
    assert why in got.message


@pytest.mark.parametrize("cell", ["", " ", "无", "—", "——", "/", "不详", "N/A", "－", "　"])
def test_empty_words_are_empty(cell):
    for field in FIELDS:
        assert field.reader(field.heading)(cell, MARCH) is None


CN = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else CN[str(tens)] + "十"
    return head + (CN[str(ones)] if ones else "")


FORMS = [
    lambda d: d.isoformat(),
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: float(f"{d:%Y%m%d}"),
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: "".join(CN[c] for c in str(d.year)) + f"年{chinese(d.month)}月{chinese(d.day)}日",
    lambda d: float((d - date(1899, 12, 30)).days),
    lambda d: str((d - date(1899, 12, 30)).days),
    lambda d: f"{d.year}-{d.month}-{d.day} 9:05:07",
    lambda d: datetime.combine(d, time(23, 59, 59)),
]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_round_trips(form):
    for past in range(0, 38_716, 19):  # from 1958 to 2063, all days of a month and of a week
        day = date(1958, 1, 1) + timedelta(past)
        assert dates.day(form(day), PLAIN) == day


ALPHABET = "0123456789年月日号.-/ :至~一二三十〇O农历初Tt上午Z"
EXTREMES = (
    10**400, "\ud800", "", " ", "同上", "#N/A", "1.10105E+17", math.nan, math.inf, -0.0,
    date.min, date.max, time.max, timedelta.min, timedelta.max,
)  # fmt: skip


def random_cells(seed, number):
    """Yield cells of every kind; a third of them are dates written with one to three slips."""
    rng = Random(seed)

    def day():
        return date(1958, 1, 1) + timedelta(rng.randrange(38_000))

    def misspelled():
        text = str(rng.choice(FORMS)(day()))
        for _ in range(rng.randrange(1, 4)):
            at = rng.randrange(len(text) + 1)
            text = (
                text[:at] + rng.choice(["", rng.choice(ALPHABET)]) + text[at + rng.randrange(2) :]
            )
        return text

    def any_text():
        ranges = ((0, 0x250), (0x3000, 0x9FFF), (0, 0x110000))
        return "".join(chr(rng.randrange(*rng.choice(ranges))) for _ in range(rng.randrange(12)))

    makers = (
        misspelled, misspelled, misspelled, any_text,
        lambda: "".join(rng.choices(ALPHABET, k=rng.randrange(17))),
        lambda: rng.choice((rng.uniform(-1e5, 1e5), float(rng.randrange(60_000)))),
        lambda: struct.unpack("d", rng.randbytes(8))[0],
        lambda: rng.choice((rng.randrange(60_000), rng.getrandbits(rng.randrange(80)), -1)),
        lambda: rng.choice((True, day(), datetime.combine(day(), time(rng.randrange(24), 5)))),
        lambda: rng.choice((False, time(rng.randrange(24)), timedelta(rng.uniform(-9, 9)))),
        lambda: rng.choice(EXTREMES),
    )  # fmt: skip
    for _ in range(number):
        yield rng.choice(makers)()


@pytest.mark.parametrize("seed", range(5))
def test_no_cell_gives_a_silently_wrong_day(seed):
    taken = sum(is_taken_as_it_is_spelled(cell) for cell in random_cells(seed, 5_000))
    assert taken > 100  # of those there are enough to mean something


def is_taken_as_it_is_spelled(cell):
    """Whether a day was taken from a text; it must be spelled out in it."""
    got = dates.day(cell, MARCH)
    taken = got.value if isinstance(got, Flaw) else got
    if taken is None or not isinstance(cell, str):
        return False
    # Whatever is taken from a text is spelled out in it: its day of the month, and (unmarked) its year.
    text = cell_text.plain(cell)
    digits = re.sub(r"\D", " ", text)
    spelled = {str(taken.day), f"{taken.day:02}", chinese(taken.day)}
    serial = str((taken - date(1899, 12, 30)).days)
    assert (
        serial in text
        or f"{taken:%Y%m%d}" in text
        or any(word in digits.split() or word in text for word in spelled)
    ), cell
    if not isinstance(got, Flaw):
        year = str(taken.year)
        wide = text.translate(str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789"))
        assert year in wide or serial in text, cell
    return True


@pytest.mark.parametrize("context", [PLAIN, MARCH, Context(2026, 2, epoch_1904=True)])
def test_no_cell_makes_a_reader_raise(context):
    hold_readers(random_cells(2, 10_000), context)


def hold_readers(some_cells, context):
    """Give each cell to the reader of some column: it must return a value fit to store, or a flaw."""
    readers = [field.reader(field.heading) for field in FIELDS]
    rng = Random(1)
    for cell in some_cells:
        got = rng.choice(readers)(cell, context)
        value = got.value if isinstance(got, Flaw) else got
        if isinstance(value, str):
            value.encode()
            assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff]", value), cell
            assert value == value.strip() != "", cell


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("甲 某", Names("甲某")), ("甲　某", Names("甲某")), ("Test  Name", Names("Test  Name")),
        ("甲某，乙某", Names("甲某、乙某")), ("甲某等5人", Names("甲某", 5)),
        ("甲某、乙某等５人", Names("甲某、乙某", 5)), ("甲某（等十人）", Names("甲某", 10)),
        ("匿名", None), ("匿名网友", None), ("匿名（保密）", None), ("热心市民", None), ("不详", None), ("张亚男", Names("张亚男")), ("欧阳·某", Names("欧阳·某")),
    ],
)  # fmt: skip
def test_names(cell, name):
    assert people.names(cell, PLAIN) == name


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("甲某 乙某", Names("甲某 乙某")), ("甲某等", Names("甲某")), ("甲某等多人", Names("甲某")), ("甲某等5户村民", Names("甲某")),
        ("甲某等30余人", Names("甲某", 30)), ("甲某等二十余人", Names("甲某", 20)), ("甲某等约20人", Names("甲某", 20)),
        ("甲某，男，45岁", Names("甲某")), ("甲某（女、汉族）", Names("甲某")), ("甲某 13800138001", Names("甲某", phone="13800138001")),
        ("甲某\n13800138001", Names("甲某", phone="13800138001")), ("甲某，电话：0731-80000001", Names("甲某", phone="073180000001")),
        ("甲某 11010519491231002X", Names("甲某", id_number="11010519491231002X")), ("集体（甲某某等18人）", Names("甲某某", 18)),
        ("出租车司机（约40人）", Names("出租车司机", 40)),
    ],
)  # fmt: skip
def test_what_a_name_cell_says_besides_is_taken_out_and_doubt_is_marked(cell, names):
    got = people.names(cell, PLAIN)
    assert (got.value, got.fatal) == (names, False)


@pytest.mark.parametrize("key", ["name", "phone", "id_number"])
def test_what_is_masked_is_no_value(key):
    got = BY_KEY[key].reader("")(
        {"name": "甲*乙", "phone": "138****0001"}.get(key, "1101**********002X"), PLAIN
    )
    assert (got.kind.name, got.value) == ("MASKED", None)


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (13800138000.0, "13800138000"), ("138 0013 8000", "13800138000"), ("138-0013-8000", "13800138000"),
        ("13800138000/0731-80000001", "13800138000、073180000001"), ("13800138000 13900139000", "13800138000、13900139000"),
        ("+8613800138000", "13800138000"), ("（0731）80000001", "073180000001"), ("１３８００１３８０００", "13800138000"), ("80000001", "80000001"),
    ],
)  # fmt: skip
def test_phones(cell, phone):
    assert people.phone(cell, PLAIN) == phone


def test_odd_phones_are_kept_and_marked():
    for cell in ("1380013800", "13800138000（甲某）", "电话没有"):
        got = people.phone(cell, PLAIN)
        assert isinstance(got, Flaw)
        assert not got.fatal
        assert got.value


@pytest.mark.parametrize(
    ("cell", "number", "fatal"),
    [
        ("11010519491231002X", "11010519491231002X", None), ("11010519491231002ｘ", "11010519491231002X", None),
        ("'110105 19491231 002x", "11010519491231002X", None), ("110105194912310021", "110105194912310021", False),
        ("110105491231002", "110105491231002", False), ("H12345678", "H12345678", False), (1.10105194912310e17, None, True),
        ("1.10105E+17", None, True), ("110105194912310000", None, True), ("11010519491231002X、11010519491231002X", None, True),
        (date(2026, 3, 5), None, True),
    ],
)  # fmt: skip
def test_id_numbers(cell, number, fatal):
    got = people.id_number(cell, PLAIN)
    if fatal is None:
        assert got == number
    else:
        assert (got.value, got.fatal) == (number, fatal)


@pytest.mark.parametrize(
    ("cell", "size", "fatal"),
    [
        (3.0, 3, None), ("3人", 3, None), ("１批１２人", 12, None), ("三人", 3, None), ("5人以上", 5, False), ("约20人", 20, False),
        ("2批12人", 12, False), (0.0, None, True), ("0人", None, True), ("-1", None, True), (2.5, None, True), ("3-5人", 3, False),
        ("５～６", 5, False), ("3+2", 5, None), ("男2女3", 5, None), ("2男，3女", 5, None), ("2人（其中代表1人）", 2, None), ("夫妻", 2, False),
        ("单访", 1, None), ("一百二十", 120, None), ("一百零五人", 105, None), ("近百人", 100, False), ("廿三", 23, None), ("1,200", 1200, None),
        ("12.0", 12, None), ("1户4人", 4, None), ("一家三口", 3, None), ("十余人", 10, False), ("5-3", None, True), ("一百二", None, True),
        ("数十人", None, True), ("若干", None, True), ("12.5", None, True), ("十几人", None, True), ("一三十人", None, True), (date(2026, 3, 5), None, True), ("9" * 5000, None, True), (True, None, True),
    ],
)  # fmt: skip
def test_head_counts(cell, size, fatal):
    got = people.heads(cell, PLAIN)
    if fatal is None:
        assert got == size
    else:
        assert (got.value, got.fatal) == (size, fatal)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no limit of processor time here")
@pytest.mark.parametrize(
    "part",
    ["甲", "甲某某 ", "甲某、", "男，", "张三等", " ", "1 ", "138-", "2026年", "5日", "(", "一", "等5人", "岁 "],
)  # fmt: skip
def test_a_cell_as_long_as_excel_has_them_is_read_at_once(part):
    """Whatever it repeats, under any heading, all together in ten seconds of the processor alone."""

    def late(*_):
        raise AssertionError("too slow")

    usual = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, 10)
    try:
        for end in ("", "!", " 1"):
            cell = (part * 32_767)[:32_000] + end
            for field in FIELDS:
                field.reader("")(cell, MARCH)
            masking.free_text(cell)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, usual)


@pytest.mark.parametrize(
    ("heading", "cell", "repeat"),
    [
        ("初/重", "初", False), ("初/重", "重件", True), ("是否重复", "是", True), ("是否重复", "√", True), ("是否重复", 0.0, False),
        ("首次信访标志", "1", False), ("初次标志", "否", True), ("是否重复", True, True),
    ],
)  # fmt: skip
def test_first_or_repeat(heading, cell, repeat):
    assert words.repeat(heading)(cell, PLAIN) is repeat


def test_yes_under_a_heading_that_says_both_is_kept_in_words():
    got = words.repeat("初次重复")("是", PLAIN)
    assert (got.value, got.fatal) == (None, False)


@pytest.mark.parametrize(
    "cell",
    ["1970-01-01", "0001-01-01 00:00:00", "1900-01-00", "0000-00-00", 0.0, date(1900, 2, 28)],
)
def test_what_systems_write_for_no_day_is_an_empty_cell_with_a_mark(cell):
    got = dates.day(cell, PLAIN)
    assert (got.kind.name, got.value) == ("NO_DATE", None)


@pytest.mark.parametrize(
    ("key", "cell", "word"),
    [
        ("channel", "走访", "来访"), ("channel", "来访接待", "来访"), ("channel", 12345.0, "来电"), ("channel", "电 话", "来电"),
        ("channel", "网上信访", "网上"), ("channel", "入户走访", "排查"), ("source", "县转", "上级转送"), ("level", "乡（镇）", "乡"),
        ("purpose", "求决", "申诉求决"), ("result", "不支持", "不予支持"), ("rating", "非常满意", "满意"), ("rating", "否", "不满意"),
    ],
)  # fmt: skip
def test_words_and_their_variants(key, cell, word):
    assert BY_KEY[key].reader("")(cell, PLAIN) == word


@pytest.mark.parametrize(
    ("key", "fatal"),
    [("channel", True), ("source", True), ("level", False), ("purpose", False), ("result", False), ("rating", False)],
)  # fmt: skip
def test_an_unknown_word_is_refused_where_it_matters_and_shown_the_choices(key, fatal):
    got = BY_KEY[key].reader("")("信访", PLAIN)
    assert got.fatal is fatal
    assert "可选：" in got.message


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        # The states of the national system, and for each the stages that ours may be in.
        ("已登记", "0"), ("待转办", "0"), ("待受理", "01"), ("超期未受理", "01"), ("已转送", "12"), ("已交办", "12"), ("已受理", "2"),
        ("正在办理", "012"), ("未作出处理意见", "012"), ("超期未作出处理意见", "012"), ("已作出处理意见", "34"), ("已办结", "4"),
        ("不予受理", "4"), ("不再受理", "4"), ("复查中", "34"), ("已退回", "012"),
        # And others' words.
        ("办结", "4"), ("处理完毕", "4"), ("已化解", "4"), ("未化解", "012"), ("办理中", "012"), ("未办结", "012"), ("处理中", "012"), ("已答复", "34"),
        ("看情况", "01234"),
        # An ending that is not there yet, however it is said, and one that only waits to be rated.
        *((said, "0123") for said in (
            "办结中", "尚未办结", "没有解决", "基本办结", "部分化解", "即将办结", "不予办结", "已答复未办结", "已申请办结",
            "已办结待审核", "未销号", "化解中", "退回重办", "不满意，重新办理", "办结后复访",
        )),
        *((said, "4") for said in ("办结（待回访）", "三级终结", "处理好了", "已撤诉", "完成", "重大疑难已办结")),
    ],
)  # fmt: skip
def test_each_status_says_how_far_a_petition_is(said, fits):
    status = words.status("办理状态")(said, PLAIN)
    assert "".join(str(int(stage)) for stage in words.Stage if status.agrees(stage)) == fits


@pytest.mark.parametrize(
    ("heading", "cell", "ended"),
    [("是否办结", "是", True), ("是否办结", "否", False), ("办结标志", 1.0, True)],
)
def test_yes_under_a_question_is_a_status(heading, cell, ended):
    status = words.status(heading)(cell, PLAIN)
    assert (status.is_ended, status.is_plain) == (ended, True)


def test_prose_keeps_its_punctuation_and_lines():
    text = "第一行（２０２６年）：ＡＢ\r\n第二行\x00\x07\u200b"
    assert cell_text.prose(text) == "第一行（2026年）：AB\n第二行"
    assert cell_text.prose("\ud800").fatal


def test_a_number_that_excel_took_for_a_day_is_refused():
    for key in ("no", "doc_no", "repeat_of"):
        assert BY_KEY[key].reader("")(FIFTH, PLAIN).fatal


def test_a_message_never_repeats_the_cell():
    for cell in ("甲某某", "13800138000", "11010519491231002X", timedelta(3)):
        for field in FIELDS:
            got = field.reader(field.heading)(cell, PLAIN)
            if isinstance(got, Flaw):
                assert str(cell) not in got.message


@pytest.mark.parametrize("many", [800, 20_000])
def test_blanks_in_a_day_take_no_time(many):
    start = clock.perf_counter()
    assert dates.day("2026-03-05" + " " * many + "10:30", PLAIN) == date(2026, 3, 5)
    assert dates.day("2026年" + "\n " * many + "月", PLAIN) == Flaw(FindingKind.UNREADABLE_DAY)
    assert clock.perf_counter() - start < 2


def test_two_digits_of_a_year_are_read_only_where_the_year_is_known():
    assert dates.day("26.3.5", Context(2026, supposed=True)).fatal
    assert "--year" in dates.day("26.3.5", PLAIN).message


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("甲某（外2人）", Names("甲某", 3)), ("甲某+2", Names("甲某", 3)), ("甲某、乙某另3人", Names("甲某、乙某", 5)), ("甲某（3人）", Names("甲某", 3)),
        ("村民代表3人", Names("村民代表3人", 3)), ("退役军人代表甲某", Names("退役军人代表甲某")), ("甲三人", Names("甲三人")),
    ],
)  # fmt: skip
def test_who_came_along_is_counted(cell, names):
    assert people.names(cell, PLAIN) == names


@pytest.mark.parametrize("cell", ["7个工作日", "15", "30天", "三十日内", 15, 30.0, 366])
def test_how_many_days_are_allowed_is_no_day_and_no_fault(cell):
    assert dates.due(cell, MARCH) == Flaw(FindingKind.DUE_IN_WORDS)


@pytest.mark.parametrize("cell", [0.5, -3, 2026, True])
def test_other_numbers_in_that_place_are_faults(cell):
    assert dates.due(cell, PLAIN).fatal
