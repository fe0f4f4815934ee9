"""Every kind of finding, met in a sheet, and the sentence that tells it."""

from datetime import date, time
from itertools import chain

from xfcli.case.words import UnitKind
from xfcli.office import Office, Unit
from xfcli.sheet import sheet_reader
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.findings import Finding
from xfcli.sheet.grid import Range, Sheet
from xfcli.sheet.keys import LedgerIndex
from xfcli.sheet.plan import import_plan
from xfcli.sheet.rows import Contents

TODAY = date(2026, 3, 20)
ID = "11010519491231002X"
GOOD = {"登记日期": "2026-03-05", "信访形式": "来访", "标题": "测试事项"}
# What a cell may hold, by heading.
CELLS = {
    "标题": ["同上", "#REF!", "\ud800", "", float("nan")],
    "编号": [1e16, date(2026, 3, 5)],
    "来源": ["县信访局"],
    "登记日期": [
        "农历三月初五", "60天", "2026.3.5-3.8", "2026.3.5、2026.3.8", "3/5/2026", "26.3.5", "2026.3", "3.5",
        "2026-03-05T20:00:00Z", "上周三", time(9), "2026.2.30", "1900.3.5", "2026-03-05 星期一", "3月5日",
        "2026-03-21", "1998-03-05", "1901-03-05", date(1970, 1, 1),
    ],
    "办结日期": ["未办结", "2026-03-01"],
    "办理状态": ["已办结", "挂起", "已复查", "不予受理", "终止"],
    "姓名": ["123", "甲某等", "甲某 乙某", "甲*", "甲某，男", "甲某 13800138000", "甲某、乙某", "甲、乙、丙、丁、戊、己", "甲某夫妇", "江苏和利公司"],
    "身份证号": [ID[:-1] + "1", "110105491231002", "123", ID * 2],
    "联系电话": ["1380013800"],
    "人数": ["0", "约20人", "2批12人"],
    "信访形式": ["托梦", ""],
    "初重": ["也许"],
    "办理结果": ["已协调"],
    "村组": ["柳河村丙某某家"],
    "代理人": ["甲*"],
    "办理期限": ["7个工作日"],
    "诉求领域": ["举报"],
}  # fmt: skip
# And what a row may say that no single cell says wrong.
ROWS = [
    {"姓名": "甲某等5人", "人数": "3"},
    {"姓名": "甲某、乙某", "人数": "1"},
    {"受理日期": "2026-03-01"},
    {"办理状态": "尚未办结", "办结日期": "2026-03-09"},
    {"初重": "重件", "答复日期": "2026-03-01"},
    {"初重": "重件", "原编号": "X9"},
    {"初重": "重件", "原编号": "A1"},
    {"编号": "2026-0007", "标题": "七"},
    {"编号": "2026-0007", "标题": "又七"},
    {"编号": "2026-0001", "标题": "台账里另有一件"},
    {"编号": "2026-0002", "标题": "台账里是别的内容"},
    {"姓名": "丙某", "身份证号": ID, "标题": "要求纳入低保，家里有两个病人"},
    {"姓名": "丙某", "身份证号": ID, "标题": "要求纳入低保，家里有两个病人", "登记日期": "2026-03-06"},
    {"姓名": "丁某", "住址": "东山村一组", "责任单位": "综治办"},
    {"姓名": "戊某", "住址": "西河村一组"},
    {"姓名": "庚某", "责任单位": "综治办", "办理期限": "2026-04-05"},
    {"姓名": "己某", "住址": "隔壁乡大湾村"},
    {"姓名": "辛某", "化解日期": "2026-03-08"},
    {"姓名": "丙某", "身份证号": ID, "标题": "修路", "初重": "重件", "登记日期": "2026-03-07"},
]  # fmt: skip


def rows(*wanted: dict) -> Sheet:
    """A sheet with a column for whatever the rows say, and with the columns that no row lacks."""
    head = [*dict.fromkeys(chain(GOOD, *wanted))]
    return Sheet("台账", [head, *([(GOOD | row).get(h, "") for h in head] for row in wanted)])


def findings(*sheets: Sheet) -> tuple[Finding, ...]:
    reading = sheet_reader.contents(sheets, today=TODAY)
    return (*reading.findings, *planned(reading))


def planned(reading: Contents) -> tuple[Finding, ...]:
    known = LedgerIndex(
        b"salt",
        numbers={"2026-0001": "2026-03-01", "2026-0002": "2026-03-05"},
        old={"A1": (("2026-0003", "2026-01-05"), ("2026-0004", "2026-01-06"))},
    )
    office = Office({"office": "青石镇人民政府"}, {
        "东山村": Unit("东山村", UnitKind.VILLAGE), "综合治理办": Unit("综合治理办", UnitKind.OFFICE),
    })  # fmt: skip
    return import_plan(reading, known, "台账.csv", office).findings


def test_every_kind_is_met_and_tells_its_sentence(golden):
    cells = ({heading: cell} for heading, some in CELLS.items() for cell in some)
    met = [*chain.from_iterable(findings(rows(row)) for row in cells)]
    met += findings(rows(*ROWS))
    met += findings(rows({"是否重复": "不知道"}))
    met += findings(rows({"交办文号": "县信交〔2026〕1号"}))
    met += findings(rows({"编号": "2026-999999"}))
    met += findings(rows({"初重": "是"}))
    met += findings(rows(GOOD, GOOD))
    met += findings(Sheet("2026年", [[*GOOD], ["3月5日", "来访", "测试"]]))
    met += findings(
        Sheet("2024年和2025年", [[*GOOD], ["3月5日", "来访", "一"], ["3.5", "来访", "二"]])
    )
    met += findings(Sheet("台账", [["登记日期", "登记时间", "标题", "信访形式", "天气", "性别"]]))
    met += findings(Sheet("台账", [["姓名", "电话", "村组"], ["甲某", "", ""]]))
    met += findings(Sheet("台账", [["随便写的"], ["一行"]]))
    merged = Sheet(
        "台账", [[*GOOD], [*GOOD.values()], ["", "来信", "又一件"]], (Range(1, 0, 2, 0),)
    )
    met += findings(merged)
    head = [*GOOD, "姓名", "备注", ""]
    good = [*GOOD.values(), "甲某", "", ""]
    shared = (Range(1, 0, 2, 0), Range(1, 2, 2, 2))
    met += findings(Sheet("台账", [head, good, ["", "", "", "乙某", "", ""]], shared))
    met += findings(Sheet("台账", [head, good, ["", "", "", "", "又来问过", ""]]))
    met += findings(Sheet("台账", [head, good, ["", "", "", "乙某", "", ""]]))
    met += findings(Sheet("台账", [head, [*good[:-1], "没有表头"]]))
    met += findings(Sheet("台账", [head, [*good, "多一格"]], ragged=True))
    met += findings(Sheet("台账", [head, good, ["同上", *good[1:3], "乙某", "", ""]]))
    met += findings(
        Sheet("2025年", [[*GOOD], ["12月28日", "来访", "一"], ["1月5日", "来访", "二"]])
    )
    met += findings(Sheet("来访", [["登记日期", "姓名", "标题"], ["2026-03-05", "甲某", "一"]]))
    marks = {
        0: (FindingKind.HIDDEN_COLUMN,),
        2: (FindingKind.HIDDEN_ROW, FindingKind.STRUCK_ROW, FindingKind.COMMENTED_ROW),
    }
    met += findings(Sheet("台账", [head, good], marks=marks))
    other = [[*head[:-1], "电话"], [*good[:-1], "13800138001"]]
    again = [[*head[:-1], "电话"], [*good[:-1], "13800138002"]]
    met += findings(Sheet("一", other), Sheet("二", again))
    met += findings(Sheet("2025年", [head, good]))
    form = [
        ["姓名", "甲某"],
        ["来访日期", "2026-03-05"],
        ["反映问题", "修路"],
        ["处理意见", "转办"],
    ]
    met += findings(Sheet("登记表", form))
    first = {finding.kind: finding for finding in reversed(met)}
    assert set(first) == set(FindingKind)
    lines = [
        f"{kind.name} {'不导入' if kind.fatal else '提醒'} {first[kind].column or '—'}："
        f"{first[kind].message}\n"
        for kind in FindingKind
    ]
    golden("findings.txt", "".join(lines))
