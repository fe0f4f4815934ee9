"""Untidy sheets as townships keep them, each with what must be read from it written beside it.

Run as a script it writes them all into a folder, to be looked at: python tests/untidy.py FOLDER.
All people in it are invented.
"""

import csv
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

D = date
ID = "11010519491231002X"  # the example of GB 11643-1999
GOOD = {"on": D(2026, 3, 5), "channel": "来访", "title": "测试事项"}  # most rows below say this


@dataclass(frozen=True)
class Untidy:
    """A file, and what must come out: rows that are ready, rows refused, rows skipped, findings."""

    file: str
    sheets: dict[str, list[list]]
    ready: list[dict]
    refused: tuple[int, ...] = ()
    skipped: tuple[str, ...] = ()
    said: tuple[str, ...] = ()  # a part of some finding's message
    merged: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    options: tuple[str, ...] = ()  # --map
    defaults: dict[str, str] = field(default_factory=dict)
    year: int | None = None
    encoding: str = "utf-8"
    delimiter: str = ","
    epoch_1904: bool = False
    hidden: tuple[str, ...] = ()


H = ["登记日期", "信访形式", "标题"]
ROW = ["2026-03-05", "来访", "测试事项"]

# fmt: off
SHEETS = [
    # Nine column sets met in real ledgers.
    Untidy(
        "01县局信访台账.xlsx",
        {
            "台账": [
                ["编号", "责任科室", "信访方式", "标题", "接件时间", "举报类型", "类型", "乡镇",
                 "转办时间", "应结办日期", "办理情况(是/否)", "办结时间", "接件人", "科室接办人",
                 "办理人"],
                ["示2026-1", "救助科", "走访", "测试事项", "2026/3/5", "", "低保", "测试镇",
                 "2026/3/6", "2026/5/4", "是", "2026/4/1", "", "甲某", "乙某"],
            ]
        },
        [
            GOOD
            | {"no": "示2026-1", "unit": "救助科", "domain": "低保",
             "transferred_on": D(2026, 3, 6), "due_on": D(2026, 5, 4),
             "closed_on": D(2026, 4, 1), "note": "办理情况(是/否)：是", "handler": "乙某"}
        ],
        said=("不认识这个表头", "与「办理人」是同一项"),
    ),
    Untidy(
        "01b信访办结表两行表头.xlsx",
        {
            "Sheet1": [
                ["信访办结表"],
                [""],
                [""],
                ["序号", "标题", "信访方式", "责任科室", "时间", "", "举报类型", "乡镇", "办理人"],
                ["", "", "", "", "信访日期", "要求办结时间", "", "", ""],
                [1.0, "测试事项", "来访", "救助科", D(2026, 3, 5), D(2026, 5, 4), "", "测试镇",
                 "甲某"],
            ]
        },
        [GOOD | {"unit": "救助科", "due_on": D(2026, 5, 4), "handler": "甲某"}],
        merged={
            "Sheet1": [(0, 0, 2, 8), *[(3, c, 4, c) for c in (0, 1, 2, 3, 6, 7, 8)], (3, 4, 3, 5)]
        },
    ),
    Untidy(
        "02单位登记簿.xlsx",
        {
            "登记": [
                ["序号", "收到时间", "来信来访人", "单位", "身份证号", "联系方式", "家庭住址",
                 "社会关系", "主要诉求", "接访人", "处理时间", "处理意见", "是否终结",
                 "反映渠道", "包案领导", "备注"],
                [1.0, "2026.3.5", "甲 某", "", ID, "138 0000 0001", "测试镇测试村", "",
                 "测试事项", "乙某", "2026.3.20", "已解释", "是", "来访", "丙某", "无"],
            ]
        },
        [
            GOOD
            | {"name": "甲某", "id_number": ID, "phone": "13800000001",
             "address": "测试镇测试村", "handler": "乙某", "replied_on": D(2026, 3, 20),
             "note": "处理意见：已解释", "leader": "丙某"}
        ],
    ),
    Untidy(
        "03信访系统导出.csv",
        {
            "": [
                ["登记单位", "信访件编号", "来访人", "人数", "来访时间", "信访目的", "涉事单位",
                 "来访诉求", "反映内容", "信访件状态"],
                ["测试镇", "XF202603050001", "甲某", "1", "2026/03/05", "申诉", "某单位",
                 "测试事项", "测试内容，有逗号", "办理中"],
            ]
        },
        [
            GOOD
            | {"no": "XF202603050001", "purpose": "申诉求决", "text": "测试内容，有逗号",
             "note": "信访件状态：办理中", "name": "甲某"}
        ],
        defaults={"channel": "来访"},
        encoding="gbk",
    ),
    Untidy(
        "04重复件清单.xlsx",
        {
            "清单": [
                ["姓名", "信访件编号", "登记日期", "信访形式", "信访目的", "问题属地",
                 "内容分类", "最后办理单位", "办理状态", "登记级别"],
                ["甲某", "1", "20260305", "来访", "求决", "测试县", "低保", "测试镇", "已办结",
                 "县级"],
            ]
        },
        [
            {"no": "1", "on": D(2026, 3, 5), "purpose": "申诉求决", "level": "县",
             "unit": "测试镇", "title": "测试县"}
        ],
        options=("问题属地=标题",),
    ),
    Untidy(
        "05公安信访导出.xlsx",
        {
            "Sheet0": [
                ["信访日期", "姓名", "身份证号", "联系电话", "信访件编号", "信访形式", "住址",
                 "问题发生地", "信访内容", "问题发生日期", "信访人数", "信访诉求",
                 "公安业务分类", "登记单位", "档案编号", "转往处", "办理方式", "具体承办单位",
                 "信访件状态", "办结状态", "限办时间", "责任部门", "办结时间", "登记时间",
                 "信访事项编号", "信访目的(登记单位)"],
                ["2026-03-05 09:50:23", "甲某", ID, 13800000001.0, "G1", "来访", "测试村", "",
                 "测试内容", "", 3.0, "测试事项", "户籍", "", "", "", "转送", "测试所", "已办结",
                 "", "2026-05-04", "测试部", "2026-04-01", "2026-03-06", "S1", "求决"],
            ]
        },
        [
            {"on": D(2026, 3, 6), "no": "G1", "count": 3, "phone": "13800000001",
             "title": "测试事项", "unit": "测试部", "domain": "户籍", "purpose": "申诉求决",
             "due_on": D(2026, 5, 4), "closed_on": D(2026, 4, 1)}
        ],
        said=("与「登记时间」是同一项",),
    ),
    Untidy(
        "06纪检台账月表.xlsx",
        {
            "202002": [
                ["编号", "(上级)系统编号", "受理时间", "被举报人", "单位及职务", "所属",
                 "信访来源", "信访形式", "如为转办转办编号", "信访方式", "举报人姓名",
                 "举报内容", "办理方式", "转办至下级编号", "转办至下级时间", "查处状态",
                 "处置方式", "处理结果", "处理情况（简要）", "后续处理", "承办人", "备注",
                 "案卷(原件)何处"],
                ["1", "", "2月5日", "子某", "", "", "上级转送", "来信", "", "", "甲某",
                 "测试内容", "", "", "2月6日", "", "", "", "已了解", "", "乙某", "", ""],
            ]
        },
        [
            {"no": "1", "on": D(2020, 2, 5), "source": "上级转送", "channel": "来信",
             "name": "甲某", "text": "测试内容", "transferred_on": D(2020, 2, 6),
             "note": "处理情况（简要）：已了解", "handler": "乙某"}
        ],
        options=("受理时间=登记日期",),
        said=("没有写年份，按 2020-02-05 读",),
    ),
    Untidy(
        "07转交办表.xlsx",
        {
            "办理": [
                ["转交办时间", "去向", "办理方式", "接收状态", "接收时间", "事项", "登记日期",
                 "信访形式"],
                ["2026-03-06", "测试村", "转送", "已接收", "2026-03-07", "测试事项",
                 "2026-03-05", "来访"],
            ]
        },
        [GOOD | {"transferred_on": D(2026, 3, 6), "unit": "测试村"}],
    ),
    Untidy(
        "08信访数据表.csv",
        {
            "": [
                ["信访件编号", "关联信访事项编号", "标题", "信访形式", "信访日期",
                 "登记单位/部门/人", "概况", "信访人诉求", "人数", "涉及人数", "信访目的",
                 "内容分类", "首次信访标志", "限办时间", "办结标志", "办结时间", "评价", "备注"],
                ["N1", "", "测试事项", "网上信访", "2026-03-05", "", "测试内容", "", "1", "",
                 "意见建议", "养老", "1", "2026-05-04", "1", "2026-04-01", "基本满意", ""],
                ["N2", "N1", "测试事项二", "网上信访", "2026-03-06", "", "测试内容", "", "1", "",
                 "意见建议", "养老", "0", "2026-05-05", "0", "", "", ""],
            ]
        },
        [
            {"no": "N1", "repeat": False, "rating": "基本满意", "channel": "网上",
             "purpose": "意见建议"},
            {"no": "N2", "repeat": True, "repeat_of": "N1"},
        ],
        encoding="utf-8-sig",
    ),
    Untidy(
        "09来访登记.xlsx",
        {
            "登记": [
                ["来访人基本信息", "", "", "", "", "时间", "事由/诉求", "处理进度", "满意度",
                 "接待人", "处理意见", "备注"],
                ["姓名", "性别", "年龄", "联系方式", "住址", "", "", "", "", "", "", ""],
                ["甲某", "男", 50.0, "0731-80000001", "测试村", "2026-03-05", "测试事项", "办结",
                 "满意", "乙某", "已答复", ""],
            ]
        },
        [
            GOOD
            | {"name": "甲某", "phone": "073180000001", "address": "测试村", "rating": "满意",
             "handler": "乙某", "note": "处理进度：办结\n处理意见：已答复"}
        ],
        defaults={"channel": "来访"},
        merged={"登记": [(0, 0, 0, 4)]},
    ),
    Untidy(
        "10乡镇台账.xls",
        {
            "2026年": [
                ["测试镇2026年信访台账"],
                ["序号", "登记日期", "信访形式", "信访人姓名", "性别", "身份证号",
                 "住址（村组）", "联系电话", "人数", "信访事项（主要诉求）", "内容分类", "初/重",
                 "来源（自收/县转/上级交办）", "来件文号", "责任单位（村、站所）", "责任人",
                 "包案领导", "转办日期", "办理期限", "办结日期", "办理结果（支持/解释/不支持）",
                 "是否满意", "备注"],
                [1.0, "3月5日", "来访", "甲某等5人", "", ID, "测试村1组",
                 "13800000001/0731-80000001", "", "测试事项", "低保", "初", "县转",
                 "示信转〔2026〕12号", "测试村", "乙某", "丙某", "3月6日", "5月4日", "未办结",
                 "", "", ""],
            ]
        },
        [
            GOOD
            | {"name": "甲某", "count": 5, "phone": "13800000001、073180000001", "repeat": False,
             "source": "上级转送", "doc_no": "示信转〔2026〕12号", "due_on": D(2026, 5, 4)}
        ],
        said=("尚未发生",),
        merged={"2026年": [(0, 0, 0, 22)]},
    ),
    # Encodings and text files.
    Untidy(
        "11联通陷阱.csv",
        {"": [["日期", "方式", "标题"], ["2026-03-05", "来访", "联通"]]},
        [GOOD | {"title": "联通"}],
        encoding="gbk",
    ),
    Untidy("12utf16制表符.csv", {"": [H, ROW]}, [GOOD], encoding="utf-16", delimiter="\t"),
    Untidy(
        "13分号.csv",
        {"": [H, ["2026-03-05", "来访", "测试,事项;二"]]},
        [GOOD | {"title": "测试,事项;二"}],
        delimiter=";",
    ),
    Untidy(
        "14生僻字.csv",
        {"": [[*H, "姓名"], [*ROW, "𠮷某"]]},
        [GOOD | {"name": "𠮷某"}],
        encoding="gb18030",
    ),
    Untidy(
        "15格内换行.csv",
        {"": [[*H, "内容"], [*ROW, "第一行\r\n第二行"]]},
        [GOOD | {"text": "第一行\n第二行"}],
    ),
    Untidy("16等号保护.csv", {"": [[*H, "编号"], [*ROW, '="0012"']]}, [GOOD | {"no": "0012"}]),
    # Layout.
    Untidy(
        "17每月一张表.xlsx",
        {"1月": [["测试镇2026年1月信访台账"], H, ["1月5日", "来信", "测试一"]],
         "2月": [H, ["2月6日", "来电", "测试二"]], "填表说明": [["请按月填写"]]},
        [{"on": D(2026, 1, 5), "channel": "来信"}, {"on": D(2026, 2, 6), "channel": "来电"}],
        skipped=("没有找到表头，整张表没有读",),
        year=2026,
    ),
    Untidy(
        "18合计小计和表下说明.xlsx",
        {
            "台账": [["序号", *H, "人数"], [1.0, *ROW, 2.0], ["小计", "", "", "", 2.0],
             ["", "", "", "", ""], [2.0, "2026-03-06", "来信", "测试二", ""],
             ["合 计", "", "", "", 3.0], [3.0, "", "", "", ""],
             ["注：本表由各村填报。", "", "", "", ""],
             ["填表人：甲某", "", "审核人：乙某", "", "日期：2026年4月1日"]]
        },
        [GOOD | {"count": 2}, {"on": D(2026, 3, 6), "count": 1}],
        skipped=("合计行", "合计行", "只有序号", "表下的说明", "表下的说明"),
    ),
    Untidy(
        "19合并单元格.xlsx",
        {
            "台账": [[*H, "姓名", "备注", "序号"], [*ROW, "甲某", "一", 1.0],
             ["", "", "", "乙某", "二", 2.0], ["", "", "", "", "", 3.0]]
        },
        [GOOD | {"name": "甲某"}, GOOD | {"name": "乙某", "note": "二"}],
        skipped=("与上一行是同一件（合并单元格）",),
        said=("是合并单元格",),
        merged={"台账": [*[(1, c, 3, c) for c in (0, 1, 2)], (2, 3, 3, 3), (2, 4, 3, 4)]},
    ),
    Untidy(
        "20表头带空格换行星号.xlsx",
        {
            "台账": [["登 记\n日 期", "＊信访形式（必填）", "标　题：", "联系\n电话"],
             [*ROW, "１３８０００００００１"]]
        },
        [GOOD | {"phone": "13800000001"}],
    ),
    Untidy(
        "21月份分段和重复表头.xlsx",
        {
            "台账": [["测试镇二〇二六年信访台账"], H, ["三月份", "", ""],
             ["5日", "来访", "测试事项"], H, ["一、其他来信", "", ""],
             ["4月1日", "来信", "测试二"]]
        },
        [GOOD, {"on": D(2026, 4, 1)}],
        skipped=("月份行", "重复的表头", "小标题"),
    ),
    Untidy(
        "22左上有空行空列.xlsx",
        {"台账": [[], [], ["", "", *H], ["", "", *ROW]]},
        [GOOD],
    ),
    Untidy(
        "23隐藏表.xlsx",
        {"台账": [H, ROW], "旧": [H, ROW]},
        [GOOD],
        skipped=("隐藏的工作表，没有读；需要时请先取消隐藏",),
        hidden=("旧",),
    ),
    Untidy(
        "24两行表头没有合并.csv",
        {
            "": [["信访人", "", "登记日期", "信访形式", "承办人", "", "信访事项"],
             ["姓名", "电话", "", "", "姓名", "电话", ""],
             ["甲某", "13800000001", "2026-03-05", "来访", "乙某", "13800000002", "测试事项"]]
        },
        [GOOD | {"name": "甲某", "phone": "13800000001"}],
        said=("不认识这个表头",),
    ),
    # Cells.
    Untidy(
        "25身份证变成数字.xlsx",
        {
            "台账": [[*H, "身份证号"], [*ROW, 110105194912310021.0],
             ["2026-03-05", "来访", "测试二", "110105194912310000"],
             ["2026-03-05", "来访", "测试三", "110105194912310021"]]
        },
        [{"title": "测试三", "id_number": "110105194912310021"}],
        refused=(2, 3),
        said=("请将该列设为文本后重新填写", "校验位不符"),
    ),
    Untidy(
        "26一九〇四纪元.xlsx",
        {
            "台账": [H, [44624.0, "来访", "测试事项"], [D(2026, 3, 5), "来访", "测试二"],
             [datetime.fromisoformat("2026-03-05T09:30"), "来访", "测试三"]]
        },
        [GOOD, GOOD | {"title": "测试二"}, GOOD | {"title": "测试三"}],
        epoch_1904=True,
    ),
    Untidy(
        "27纪元.xls",
        {"台账": [H, [44624.0, "来访", "测试事项"], [46086.0, "来访", "测试二"]]},
        [GOOD, {"on": D(2030, 3, 6)}],
        epoch_1904=True,
    ),
    Untidy(
        "28含糊日期.xlsx",
        {
            "台账": [
                H,
                *[
                    [text, "来访", f"测试{n}"]
                    for n, text in enumerate(
                        ["26.3.5", "3.5", "3/5/2026", "202603", "2026.3.5-3.8", "农历三月初五",
                         "2026.02.30", "2026年3月", 3.5, "同上", ""]
                    )
                ],
            ]
        },
        [],
        refused=tuple(range(2, 13)),
        said=("年份要写四位", "没有年份", "哪个是月", "没有写到哪一天", "一段日期", "农历",
         "没有这一天", "同上", "没有填登记日期"),
    ),
    Untidy(
        "29人数.xlsx",
        {
            "台账": [
                [*H, "人数"],
                *[
                    ["2026-03-05", "来访", f"测试{n}", value]
                    for n, value in enumerate(
                        ["1批12人", "3人", "5人以上", "三人", "", "２", 0.0, -1.0, "若干", 2.5]
                    )
                ],
            ]
        },
        [{"count": n} for n in (12, 3, 5, 3, 1, 2)],
        refused=(8, 9, 10, 11),
        said=("人数不是确数，按 5 人登记", "大于 0 的整数"),
    ),
    Untidy(
        "30办结早于登记.xlsx",
        {
            "台账": [[*H, "办结日期", "办理期限"], [*ROW, "2026-03-01", ""],
             ["2026-03-05", "来访", "测试二", "", "2026-03-01"]]
        },
        [{"title": "测试二"}],
        refused=(2,),
        said=("办结日期早于登记日期", "办理期限早于登记日期"),
    ),
    Untidy(
        "31不认识的词.xlsx",
        {
            "台账": [[*H, "办理结果", "满意度"], ["2026-03-05", "信访", "测试一", "", ""],
             [*ROW, "已协调", ""], ["2026-03-05", "来访", "测试三", "解释", "一般"],
             ["2026-03-05", "12345", "测试四", "不支持", "未评价"]]
        },
        [{"channel": "来电", "result": "不予支持"}],
        refused=(2, 3, 4),
        said=("可选：来信、来访、来电、网上、其他、排查", "可选：支持、解释说明、不予支持",
         "可选：满意、基本满意、不满意"),
    ),
    Untidy(
        "32完全相同的两行.xlsx",
        {"台账": [H, ROW, ROW]},
        [GOOD, GOOD],
        said=("与第 2 行完全相同",),
    ),
    Untidy(
        "33缺登记日期列.xlsx",
        {
            "台账": [["受理时间", "信访形式", "标题", "姓名"],
             ["2026-03-05", "来访", "测试", "甲某"]]
        },
        [],
        refused=(2,),
        said=("请用 --map 那一列的表头=登记日期 说明",),
    ),
    Untidy(
        "34没有表头.xlsx",
        {"台账": [["甲某", "测试"], ["乙某", "测试"]]},
        [],
        said=("没有找到表头",),
    ),
    Untidy(
        "35带引号空格控制符.xlsx",
        {
            "台账": [
                [*H, "姓名", "编号", "联系电话"],
                ["'2026-03-05 ", " 来访", "测试\x0b事项\u200b", "甲　某", "\u202d０１２",
                 "+86 138-0000-0001"],
            ]
        },
        [
            {"on": D(2026, 3, 5), "title": "测试 事项", "name": "甲某", "no": "012",
             "phone": "13800000001"}
        ],
    ),
]
# fmt: on


def write(sheet: Untidy, folder: Path) -> Path:
    """Write one untidy file into the folder; ImportError if an .xls cannot be written here."""
    path = folder / sheet.file
    {".xlsx": _write_xlsx, ".xls": _write_xls, ".csv": _write_csv}[path.suffix](sheet, path)
    return path


def _write_csv(sheet: Untidy, path: Path) -> None:
    with path.open("w", encoding=sheet.encoding, newline="") as file:
        csv.writer(file, delimiter=sheet.delimiter).writerows(sheet.sheets[""])


def _write_xlsx(sheet: Untidy, path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"date_1904": sheet.epoch_1904}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheet.sheets.items():
            page = book.add_worksheet(name)
            if name in sheet.hidden:
                page.hide()
            for merged in sheet.merged.get(name, ()):
                page.merge_range(*merged, "")
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(r, c, cell, day)
                    elif isinstance(cell, float):
                        page.write_number(r, c, cell)
                    elif cell:
                        page.write_string(r, c, cell)


def _write_xls(sheet: Untidy, path: Path) -> None:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = sheet.epoch_1904
    for name, rows in sheet.sheets.items():
        page = book.add_sheet(name)
        tops = {
            (top, left): (bottom, right) for top, left, bottom, right in sheet.merged.get(name, ())
        }
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if (r, c) in tops:
                    page.write_merge(r, tops[r, c][0], c, tops[r, c][1], cell)
                elif cell != "":
                    page.write(r, c, cell)
    book.save(path)


if __name__ == "__main__":
    for untidy in SHEETS:
        write(untidy, Path(sys.argv[1]))
