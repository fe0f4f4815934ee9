"""What the law asks of a matter, as one table to be read by a lawyer: the place, what happened, by which day.

Every day was counted by hand on wall calendars with the State Council's notices (2026: off 1–3 January, 15–23
February, 4–6 April, 1–5 May, 19–21 June, 25–27 September, 1–7 October; worked 4 January, 14 and 28 February, 9 May,
20 September, 10 October), never by this program; the comment says how. The day of the event is not counted
(民法典 201), a last day that is a rest day rolls on (203).
"""

from datetime import date, timedelta

import pytest

from tests.lives import case, counted, day
from xfcli.law import catalogue, citations, remedies

LETTER = ("收到 01-05", "分类", "受理 01-06", "答复 03-01")
REVIEWED = (*LETTER, "送达 03-02", "复查 03-10", ("复查 04-08", {"decision": "维持"}), "送达 04-10")


def sent_down(on: str, **more: str) -> tuple[str, dict[str, str]]:
    return f"收到 {on}", {"source": "上级转送"} | more


def way(item: str, on: str, *lines: object, key: str = "", owed_by: str = "") -> tuple[object, ...]:
    row = catalogue.find(item)
    stated = {"route": row.route, "item": item, "duty": key or row.duty, "owed_by": owed_by}
    return (f"收到 {on}", (f"分类 {on}", stated), *lines)


# Place of the law; what happened; which clock; its last day.
DATES = [
    # 15 days to tell the petitioner: to the corresponding day, rolled on.
    ("条例第二十三条第二款、第三款", ("收到 01-05",), "notify", "01-20"),  # a Tuesday
    ("条例第二十三条第二款、第三款", ("收到 03-06",), "notify", "03-23"),  # 03-21 Saturday
    ("条例第二十三条第二款、第三款", ("收到 01-31",), "notify", "02-24"),  # 02-15, 春节 to 23
    ("条例第二十三条第二款、第三款", ("收到 04-16",), "notify", "05-06"),  # 05-01, to 5
    ("条例第二十三条第二款、第三款", ("收到 06-04",), "notify", "06-22"),  # 06-19, 端午 to 21
    ("条例第二十三条第二款、第三款", ("收到 09-10",), "notify", "09-28"),  # 09-25, 中秋 to 27
    ("条例第二十三条第二款、第三款", ("收到 09-05",), "notify", "09-20"),  # a worked Sunday
    ("条例第二十三条第二款、第三款", ("收到 12-17",), "notify", "2027-01-04"),  # Fri 01-01 is off by law
    ("条例第二十三条第二款、第三款", ("收到 2022-05-01",), "notify", "2022-05-16"),  # the first day of the 条例
    ("信访条例第二十二条第二款", ("收到 2022-04-20",), "notify", "2022-05-05"),  # 4 May was the last day off
    # 5 working days to object to what was sent down.
    ("条例第二十三条第三款", (sent_down("03-02"),), "object", "03-09"),  # 3 4 5 6, 9
    ("条例第二十三条第三款", (sent_down("02-12"),), "object", "02-26"),  # 13, Sat 14 worked, 24 25 26
    ("条例第二十三条第三款", (sent_down("04-29"),), "object", "05-09"),  # 30, 6 7 8, Sat 9 worked
    ("条例第二十三条第三款", (sent_down("12-25"),), "object", "2027-01-04"),  # 28 29 30 31, Mon 4
    # The day that a superior sets is its day, rest day or not.
    ("条例第二十二条第一款第三项", (sent_down("03-02", source="上级交办", due="2026-04-04"),), "assigned", "04-04"),
    # 60 days from the acceptance; extended by 30 in all, in one or in two.
    ("条例第三十四条", ("收到 01-05", "分类", "受理 01-20"), "handle", "03-23"),  # 11+28+21: Sat 03-21
    ("条例第三十四条", ("收到 03-01", "分类", "受理 03-02"), "handle", "05-06"),  # 29+30+1: 05-01
    ("条例第三十四条", ("收到 03-01", "分类", "受理 03-02", "延期 04-20"), "handle", "06-01"),  # Sun 05-31
    ("条例第三十四条", ("收到 03-01", "分类", "受理 03-02", ("延期 04-20", {"days": 15}), ("延期 05-06", {"days": 15})), "handle", "06-01"),
    ("条例第三十四条", ("收到 2022-04-20", "分类", "受理 2022-05-05"), "handle", "2022-07-04"),  # 26+30+4
    ("信访条例第三十三条", ("收到 2022-04-20", "分类", "受理 2022-04-29"), "handle", "2022-06-28"),  # 1+31+28
    # 30 days to ask for 复查, 30 to decide; a public notice serves after 30 days of its own.
    ("条例第三十五条", (*LETTER, "送达 03-02"), "review.apply", "04-01"),
    ("条例第三十五条", (*LETTER, "送达 03-05"), "review.apply", "04-07"),  # 04-04, 清明 to 6
    ("条例第三十五条", (*LETTER, ("送达 03-02", {"method": "公告"})), "review.apply", "05-06"),  # 04-01; 05-01
    ("条例第三十五条", (*LETTER, "送达 12-10"), "review.apply", "2027-01-11"),  # Sat 01-09
    ("条例第三十五条", (*LETTER, "送达 03-02", "复查 03-10"), "review.decide", "04-09"),
    ("条例第三十五条", (*LETTER, "送达 03-02", "复查 04-01"), "review.decide", "05-06"),  # 05-01
    # 复核: the same; days of a hearing are left out.
    ("条例第三十六条第一款", REVIEWED, "recheck.apply", "05-11"),  # Sun 05-10
    ("条例第三十六条第一款", (*REVIEWED, ("复核 05-06", {"stage": "复核"})), "recheck.decide", "06-05"),
    ("条例第三十六条第一款", (*REVIEWED, ("复核 05-06", {"stage": "复核"}), ("记事 05-20", {"kind": "听证", "days": 10})), "recheck.decide", "06-15"),
    # 简易办理: 3 working days, then 10.
    ("信访事项简易办理办法", ("收到 03-02", ("分类", {"simple": True})), "simple.accept", "03-05"),
    ("信访事项简易办理办法", ("收到 03-02", ("分类", {"simple": True}), "受理 03-04"), "simple.reply", "03-18"),  # 5 6, 9–13, 16 17 18
    # Other ways. Two months end on the corresponding day.
    ("行政诉讼法第四十七条", way("MZ-DB-02", "03-02"), "duty", "05-06"),  # 05-02
    ("行政诉讼法第四十七条", way("MZ-DB-02", "2025-12-31"), "duty", "02-28"),  # no 31st; a worked Saturday
    ("行政诉讼法第四十七条", way("MZ-DB-02", "08-31"), "duty", "11-02"),  # Sat 10-31
    ("收养登记办法第八条", way("MZ-SY-05", "03-02"), "duty", "04-01"),
    ("居民身份证法第十二条", way("MZ-QT-29", "03-02"), "duty", "05-06"),  # 05-01
    ("治安管理处罚法第一百一十八条", way("MZ-GA-04", "03-02"), "duty", "04-01"),
    ("低保审核确认办法第二十二条", way("MZ-DB-01", "03-02", "受理 03-04"), "duty", "04-16"),  # 30: 24 to 04-03, 7–10, 13–16
    ("兜底保障通知第四部分（一）", way("MZ-DB-01", "03-02", "受理 03-04", key="低保.全程下放"), "duty", "04-01"),  # 20
    ("特困人员认定办法第十三条", way("MZ-TK-01", "03-02", "受理 03-04"), "duty", "03-25"),  # 15
    ("特困人员认定办法第二十三条", way("MZ-TK-05", "03-02"), "duty", "03-16"),  # 10: 3–6, 9–13, 16
    ("刚性支出困难家庭认定办法第八条", way("MZ-DY-04", "03-02", "受理 03-04"), "duty", "04-16"),
    ("无人抚养儿童意见第二部分（二）", way("MZ-ET-02", "03-02"), "duty", "03-23"),  # 15: 3–6, 9–13, 16–20, 23
    ("临时救助意见第二部分（一）", way("MZ-LS-03", "03-02"), "duty", "03-05"),  # 3 days
    ("收养登记办法第十一条", way("MZ-SY-03", "03-02"), "duty", "04-01"),  # 30
    ("村民委员会组织法第十七条第二款", way("MZ-JC-02", "03-02"), "duty", "03-05"),
    ("村民委员会组织法第十四条第二款", way("MZ-JC-02", "2025-12-25"), "duty", "2025-12-29"),  # Sun 12-28
    ("政府信息公开条例第三十三条第二款", way("MZ-QT-10", "11-02"), "duty", "11-30"),  # four weeks
    ("政府信息公开条例第三十三条第二款", way("MZ-QT-10", "11-02", ("延期 11-20", {"days": 20})), "duty", "12-28"),  # eight
    ("法律援助法第四十三条", way("MZ-QT-11", "03-02"), "duty", "03-09"),
    ("监察法实施条例第二百零九条", way("MZ-JB-01", "03-02"), "duty", "03-23"),
    ("监察法实施条例第一百七十五条", way("MZ-JB-01", "2025-05-30"), "duty", "2025-06-23"),  # 端午 to 06-02; 3–6, 9–13, 16–20, 23
    ("社会保险经办条例第十八条", way("MZ-QT-09", "03-02"), "duty", "03-30"),  # 20
    ("社会保险经办条例第二十条第二款", way("MZ-YB-04", "03-02"), "duty", "04-14"),  # 24 to 04-03, 7–10, 13 14
    ("工伤保险条例第二十条", way("MZ-RS-01", "03-02", "受理 03-04"), "duty", "05-06"),  # 27+30+3: 05-03
    ("消费者权益保护法第四十六条", way("MZ-SJ-01", "03-02"), "duty", "03-11"),  # 3–6, 9 10 11
    ("医疗纠纷条例第三十八条", way("MZ-YB-06", "03-02", "受理 03-04"), "duty", "04-16"),
    ("不动产登记条例第二十条", way("MZ-TD-04", "03-02", "受理 03-04"), "duty", "04-16"),
    # What another organ owes runs from the transfer.
    ("行政诉讼法第四十七条", way("MZ-TY-04", "03-02", "告知 03-03", ("转送 03-04", {"unit": "县退役军人局"}), owed_by="县退役军人局"), "duty.elsewhere", "05-06"),  # 05-04
]  # fmt: skip


@pytest.mark.parametrize(("article", "lines", "clock", "due"), DATES)
def test_it_is_due_on_the_day_counted_by_hand(article, lines, clock, due):
    found = counted(case(*lines), "2027-12-31")[clock]
    assert (found.due, found.article) == (day(due), article)


# Nothing runs where the law asks for nothing.
NONE = [
    ("条例第二十三条第二款", ("收到 01-05", {}, {"title": "匿名"}), "notify"),  # nobody to tell
    ("条例第三十四条", "收到 01-05", "handle"),  # not before the acceptance
    ("条例第三十五条", "收到 01-05", "review.apply"),  # not before the delivery
]


@pytest.mark.parametrize(("article", "line", "clock"), NONE)
def test_nothing_runs_where_the_law_asks_for_nothing(article, line, clock):
    assert clock not in counted(case(line))


# A row of the catalogue on the last day of a law and on the first of the next: what each cites.
RENEWED = [
    ("MZ-DB-04", "2026-07-01", "《社会救助暂行办法》第十三条第三款", "《社会救助法》第四十七条、第四十八条"),
    ("MZ-DB-16", "2026-07-01", "《社会救助暂行办法》第六十八条", "《社会救助法》第七十三条"),
    ("MZ-LS-01", "2026-07-01", "《社会救助暂行办法》第四十七条", "《社会救助法》第二十九条"),
    ("MZ-BZ-01", "2026-03-30", "《殡葬管理条例》第十五条", "《殡葬管理条例》第十三条、第三十八条、第六十条"),
    ("MZ-BZ-13", "2026-03-30", "《殡葬管理条例》第九条第二款", "《殡葬管理条例》第二十条第二款"),
    ("MZ-JC-02", "2026-01-01", "《村民委员会组织法》第十三条第二款、第十四条第二款", "《村民委员会组织法》第十六条第二款、第十七条第二款"),
    ("MZ-JC-04", "2026-01-01", "《村民委员会组织法》第三十条", "《村民委员会组织法》第三十五条"),
    ("MZ-JC-10", "2026-01-01", "《城市居民委员会组织法》第八条", "《城市居民委员会组织法》第十七条第二款"),
    ("MZ-HY-07", "2025-05-10", "《婚姻登记条例》第三条", "《婚姻登记条例》第六条第二款"),
    ("MZ-QT-23", "2026-01-01", "《治安管理处罚法》第一百零二条", "《治安管理处罚法》第一百二十一条"),
    ("MZ-QT-23", "2024-01-01", "《行政复议法》第十二条", "《行政复议法》第二十三条第一款第一项"),
    ("MZ-QT-12", "2024-01-01", "第一百七十一条、第二百一十二条", "第二百一十六条、第二百二十条"),
    ("MZ-JC-13", "2025-06-01", "《监察法》第四十九条", "《监察法》第五十六条"),
    ("MZ-TY-01", "2024-10-01", "《军人抚恤优待条例》第十六条", "《军人抚恤优待条例》第五条、第十九条"),
    ("MZ-CS-01", "2024-09-05", "《慈善法》第三十三条、第九十七条", "《慈善法》第二十二条、第三十三条"),
    ("MZ-SY-03", "2023-07-20", "第九条、第十条", "第十条、第十一条"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "since", "before", "after"), RENEWED)
def test_each_side_of_a_change_has_its_own_law(item, since, before, after):
    row, first = catalogue.find(item), date.fromisoformat(since)
    was, is_now = row.basis_on(first - timedelta(1)), row.basis_on(first)
    assert (before in was, before in is_now) == (True, False)
    assert (after in was, after in is_now) == (False, True)


# A remedy on both sides: what people are told before and from that day on.
TOLD = [
    ("不作为", "2026-07-01", "明确说不办的", "行政复议法实施条例:30"),
    ("信息公开", "2026-07-01", "其他答复不同意的，可以复议，也可以在6个月内直接起诉", "行政复议法实施条例:31"),
    ("处罚", "2024-01-01", "当场罚的，先在60天内向县政府申请行政复议", "行政复议法:23.1.1"),
    ("村委会决定", "2026-01-01", "村民代表会议", "村民委员会组织法:31.3"),
    ("居民名单", "2026-01-01", "名单公布5天内", "居民委员会组织法:17.2"),
    ("集体决定", "2025-05-01", "最长5年", "农村集体经济组织法:57"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "since", "words", "place"), TOLD)
def test_each_side_of_a_change_has_its_own_remedy(key, since, words, place):
    first = date.fromisoformat(since)
    was, is_now = remedies.in_force(key, first - timedelta(1)), remedies.in_force(key, first)
    assert words in is_now.words
    assert words not in was.words
    assert place in is_now.basis
    assert place not in was.basis


ADD = "add --channel 来信 --name 甲某 --phone 13800000001 --village 柳河村 --title 题目 --new --on 2026-03-02"
PETITION = (ADD, "classify 1 --item MZ-QT-13 --on 2026-03-02")
ACCEPTED = (*PETITION, "accept 1 --on 2026-03-03")
ANSWERED = (*ACCEPTED, "reply 1 --result 不予支持 --on 2026-03-10")
# What the law forbids: the steps before, the one that is refused, the place that it is refused on.
REFUSED = [
    ((), f"{ADD} --name 乙某、丙某、丁某、戊某、己某 --count 6", "20.3"),
    ((), "add --channel 来访 --title 题目 --count 5 --new", "20.3"),
    ((), f"{ADD} --due 2026-04-01", "22.1.3"),
    (PETITION, "transfer 1 --to 司法所 --assign", "22.1.3"),
    (PETITION, "reply 1 --result 支持", "23"),
    (PETITION, "refuse 1 --reason 不归本机关管", "23.1"),
    ((ADD,), "note 1 --kind 紧急", "25.1"),
    ((f"{ADD} --purpose 检举控告", "classify 1 --item MZ-JB-02"), "transfer 1 --to 民政办", "30"),
    ((f"{ADD} --subject 民政办王主任", PETITION[1]), "transfer 1 --to 民政办", "30.3"),
    (ACCEPTED, "reply 1", "32"),
    (ANSWERED, "deliver 1 --method 口头", "32"),
    (ACCEPTED, "extend 1 --days 31 --reason 复杂 --leader 丁镇长", "34"),
    ((ADD, "classify 1 --item MZ-XF-01"), "accept 1", "35"),
    ((ADD, "classify 1 --item MZ-XF-02"), "accept 1", "36.1"),
    ((*ANSWERED, "deliver 1 --method 直接 --on 2026-03-11"), "refuse 1 --kind 不再受理 --reason 同一事实", "36.3"),
    (ACCEPTED, "refuse 1 --to 县政府 --reason 不归本机关管", "44.1.2"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "step", "place"), REFUSED)
def test_what_the_law_forbids_is_refused_on_its_place(book, xf, before, step, place):
    for words in before:
        xf(words)
    assert citations.regulation(place) in xf(step, code=1).err


def test_there_are_sixty_scenarios_and_more():
    assert len(DATES) + len(NONE) >= 60
    assert len({article for article, *_ in DATES}) >= 25
