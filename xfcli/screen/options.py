"""Every argument and option, defined once: the same name means the same thing on each command.

Commands import these aliases and never Typer itself. Values are read here by our own readers, so
that a bad one is answered in Chinese. Of the more than a hundred `made` makes those of a command.
"""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import typer

from xfcli.case import words
from xfcli.errors import BadValue
from xfcli.screen import completion, show, streams

if TYPE_CHECKING:
    from typing import Annotated
else:
    from xfcli.screen.alias import Alias as Annotated
from xfcli.system import echo

Word = TypeVar("Word", bound=StrEnum)
_LARGEST_NUMBER: Final = 10**15  # well below what SQLite can hold


def whole_number(text: str, label: str) -> int:
    """Return the whole number `text`; BadValue naming `label` if it is none."""
    try:
        number = int(text)
    except ValueError:
        raise BadValue(f"{label}要填整数，填的是「{text[:20]}」。") from None
    if abs(number) > _LARGEST_NUMBER:
        raise BadValue(f"{label}太大，填的是「{text[:20]}」。")
    return number


def head_count(text: str) -> int:
    """Return the head count `text`: 3, 3人, 三人; BadValue where it is none."""
    if text.isascii() and text.lstrip("-").isdigit():
        return whole_number(text, "人数")
    from xfcli.screen import persons

    return persons.heads(text)


def _word(option: str, kind: type[Word], label: str, help_text: str = "") -> object:
    choices = "、".join(kind)
    return partial(
        typer.Option,
        option,
        parser=partial(_member, kind, label=label),
        metavar=label,
        help=f"{help_text or label}：{choices}",
        show_default=False,
        autocompletion=completion.of_words(map(str, kind)),
    )


def _member(kind: type[Word], text: str, label: str) -> Word:
    """Return the member of `kind` that `text` names or customarily means; BadValue if none."""
    try:
        return words.member(kind, text, label)
    except BadValue:
        from xfcli.sheet.cells import words as customary

        if (found := customary.meant(kind, text)) is None:
            raise
        return found


Fits = Callable[[str], list[str] | list[tuple[str, str]]]


def _text(option: str, help_text: str, metavar: str = "文字", fits: Fits | None = None) -> object:
    return partial(
        typer.Option,
        option,
        metavar=metavar,
        help=help_text,
        show_default=False,
        autocompletion=fits,
    )


def _number(option: str, help_text: str) -> object:
    reader = partial(whole_number, label=help_text.partition("，")[0])
    return partial(
        typer.Option, option, parser=reader, metavar="N", help=help_text, show_default=False
    )


def _flag(*names: str, help_text: str) -> object:
    return partial(typer.Option, *names, help=help_text, show_default=False)


def _file(help_text: str) -> object:
    return partial(
        typer.Option, "-o", "--output", metavar="FILE", help=help_text, show_default=False
    )


def _argument(metavar: str, help_text: str, fits: Fits | None = None) -> object:
    return partial(
        typer.Argument, metavar=metavar, help=help_text, show_default=False, autocompletion=fits
    )


PaperKind = Annotated[str, _argument("文书", "文书名，如 受理告知书、回执")]
MaybeNo = Annotated[
    str | None, _argument("编号", "2026-0012，或 12（今年的）", completion.open_cases)
]
Action = Annotated[str, _argument("做法", "status 看（默认）；import 导入")]
No = Annotated[str, _argument("编号", "2026-0012，或 12（今年的）", completion.open_cases)]
Nos = Annotated[
    list[str],
    _argument("编号…", "一个或几个编号；几个的，全部登记或都不登记", completion.open_cases),
]
MaybeNos = Annotated[list[str] | None, _argument("编号…", "一个或几个编号", completion.open_cases)]
Words = Annotated[list[str], _argument("词", "要找的字词")]
LawName = Annotated[str | None, _argument("法规", "法规名称，如 社会救助法")]
Article = Annotated[str | None, _argument("条", "第几条，如 48")]
MaybeWords = Annotated[list[str] | None, _argument("词", "要找的字词")]
File = Annotated[Path, _argument("文件", "要读的表（.xlsx .xls .csv）")]
MaybeFile = Annotated[Path | None, _argument("文件", "备份文件")]
Folder = Annotated[Path | None, _argument("文件夹", "放备份的文件夹")]
Key = Annotated[str | None, _argument("项", "设置项")]
Value = Annotated[str | None, _argument("值", "新的值")]
Figure = Annotated[str, _argument("指标", "指标名，如 closure.rate")]

Earlier = Annotated[str, _argument("时刻", "2026-03-01 或 2026-03-01 09:30")]
Later = Annotated[str | None, _argument("后一时刻", "不写就是现在")]

Db = Annotated[str | None, _text("--db", "台账文件；也可用环境变量 XF_DB", "FILE")]
On = Annotated[str | None, _text("--on", "发生的日期，默认今天", "日期")]
_RIGHT_DAY: Final = "配 --entry：那一步正确的日期，不写不变；其余的默认今天"
RightDay = Annotated[str | None, _text("--on", _RIGHT_DAY, "日期")]
By = Annotated[str, _text("--by", "经办人，默认取设置 officer", "姓名")]
Reason = Annotated[str, _text("--reason", "理由", "理由")]
Text = Annotated[str, _text("--text", "内容；写 - 就读 < 后面那个文件", "内容")]
Title = Annotated[str | None, _text("--title", "一句话写清要求什么", "标题")]
Channel = Annotated[words.Channel | None, _word("--channel", words.Channel, "信访形式")]
Source = Annotated[words.Source | None, _word("--source", words.Source, "来源")]
Level = Annotated[words.Level | None, _word("--level", words.Level, "登记层级")]
Purpose = Annotated[words.Purpose | None, _word("--purpose", words.Purpose, "信访目的")]
Name = Annotated[list[str] | None, _text("--name", "信访人姓名；代表可写几次（最多 5 人）", "姓名")]
Phones = Annotated[
    list[str] | None,
    _text("--phone", "联系电话，几位代表的写几次；写 - 就读 < 后面那个文件", "号码"),
]
IdNumbers = Annotated[
    list[str] | None,
    _text("--id-number", "身份证号，几位代表的写几次；写 - 就读 < 后面那个文件", "号码"),
]
AcceptToo = Annotated[bool, _flag("--accept", help_text="登记后当场受理告知（要有 --item）")]
SlipFile = Annotated[Path | None, _text("--slip", "同时做好回执（.docx）", "FILE")]
LetterNo = Annotated[str, _text("--doc-no", "来文的文号", "文号")]
UpperNo = Annotated[str, _text("--old-no", "上级系统里的编号", "编号")]
Address = Annotated[str | None, _text("--address", "住址；写 - 就读 < 后面那个文件", "住址")]
AgentName = Annotated[str | None, _text("--agent", "受委托的代理人：姓名，可加电话", "姓名")]
Guardian = Annotated[str | None, _text("--guardian", "未成年人的监护人：姓名，可加电话", "姓名")]
From = Annotated[str, _text("--sender", "哪个机关转来、交办的", "机关")]
SentOn = Annotated[str | None, _text("--sent-on", "它转来、交办的日期，不是收到日期", "日期")]
Urgent = Annotated[str, _text("--urgent", "是紧急事项，写明理由（排在最前）", "理由")]
Village = Annotated[str | None, _text("--village", "村（社区）", "村")]
FullName = Annotated[str, _text("--name", "信访人的全名", "姓名")]
Sort = Annotated[
    str, _text("--sort", "按什么排：received 收到、due 期限、unit 单位；默认按编号", "次序")
]
Count = Annotated[
    int | None,
    partial(
        typer.Option,
        "--count",
        parser=head_count,
        metavar="N",
        help="人数，如 5、5人、五人；登记时不写就是 1",
        show_default=False,
    ),
]
Point = Annotated[list[str] | None, _text("--point", "逐条诉求，可写几次", "诉求")]
Subject = Annotated[str, _text("--subject", "被反映的单位或人", "名称")]
Confidential = Annotated[bool, _flag("--confidential", help_text="信访人要求保密")]
RepeatOf = Annotated[str | None, _text("--repeat-of", "是这个编号的重件", "编号")]
New = Annotated[bool, _flag("--new", help_text="是新的信访事项，不是重件")]
EntryNo = Annotated[int | None, _number("--entry", "历史里的序，见 xf show")]
AnyKind = Annotated[str | None, _text("--kind", "告知、催办或记事的种类", "种类")]
AnyTo = Annotated[str | None, _text("--to", "单位、有权机关、签收人或交办机关", "名称")]
Due = Annotated[str | None, _text("--due", "指定的办理期限", "日期")]
PersonNumber = Annotated[int, _number("--person", "第几位信访人，默认 1；比现有的多 1 就是添加")]
Petitions = Annotated[list[int] | None, _number("--petition", "第几件的登记，默认 1；一步是给谁的")]
Applicants = Annotated[list[int] | None, _number("--petition", "第几件的人申请，或答复他的")]
Addressee = Annotated[int | None, _number("--petition", "给第几件的人，默认给等着的那位")]
Addressees = Annotated[list[int] | None, _number("--petition", "给了第几件的人，可写几次")]
Item = Annotated[str | None, _text("--item", "诉求清单代码，如 MZ-DB-01", "CODE", completion.items)]
Domain = Annotated[str, _text("--domain", "诉求领域", "领域")]
Route = Annotated[words.Route | None, _word("--route", words.Route, "法定途径")]
UnitName = Annotated[str, _text("--unit", "责任单位", "单位", completion.units)]
Basis = Annotated[str, _text("--basis", "法律依据", "依据")]
Simple = Annotated[bool, _flag("--simple", help_text="适用简易办理")]
Endorse = Annotated[bool, _flag("--endorse", help_text="审核把关（须另一人）")]
To = Annotated[
    str, _text("--to", "转给哪个单位；或请信访人向哪个机关提出", "单位", completion.units)
]
Recipient = Annotated[str, _text("--to", "签收人", "姓名")]
Assign = Annotated[bool, _flag("--assign", help_text="交办：要求在期限内报结果（配 --due）")]
Assisting = Annotated[list[str] | None, _text("--assisting", "协办单位，可写几次", "单位")]
Days = Annotated[int, _number("--days", "天数，默认 30")]
RightDays = Annotated[int | None, _number("--days", "天数")]
Attendee = Annotated[list[str] | None, _text("--attendee", "参加研判的人，可写几次", "姓名")]
HeardDays = Annotated[int, _number("--days", "听证所用天数（仅复核）")]
ReportTo = Annotated[str, _text("--to", "办结报告报给哪个交办机关", "机关")]
Leader = Annotated[str, _text("--leader", "批准人、批示人或包案领导", "姓名")]
Standard = Annotated[str, _text("--standard", "结案标准", "标准")]
Opinion = Annotated[str, _text("--opinion", "包案的处理意见", "意见")]
Result = Annotated[words.Result | None, _word("--result", words.Result, "处理结果")]
DocNo = Annotated[str, _text("--doc-no", "文号", "文号")]
Method = Annotated[words.Method | None, _word("--method", words.Method, "送达方式")]
Witness = Annotated[str, _text("--witness", "见证人（留置送达；拍照、录像的用 --filmed）", "姓名")]
Filmed = Annotated[bool, _flag("--filmed", help_text="留置送达的过程拍了照或者录了像")]
InHand = Annotated[bool, _flag("--in-hand", help_text="那个机关已经受理、正在办理（不予受理）")]
Rating = Annotated[words.Rating, _word("--rating", words.Rating, "满意度")]
Outcome = Annotated[words.Outcome | None, _word("--outcome", words.Outcome, "办结方式")]
Settled = Annotated[bool, _flag("--settled", help_text="事情已经化解")]
RefusalKind = Annotated[words.Refusal, _word("--kind", words.Refusal, "种类")]
UrgeKind = Annotated[words.Urging, _word("--kind", words.Urging, "种类")]
NoteKind = Annotated[words.NoteKind, _word("--kind", words.NoteKind, "种类")]
UnitKind = Annotated[words.UnitKind | None, _word("--kind", words.UnitKind, "种类")]
Area = Annotated[str, _text("--area", "村所属的片", "片")]
AddUnit = Annotated[str, _text("--add", "新增或更改单位", "单位")]
RemoveUnit = Annotated[str, _text("--remove", "停用单位", "单位")]
MergeUnits = Annotated[str, _text("--merge", "改名，或几个合并；新的名称写在 --into", "单位")]
IntoUnit = Annotated[str, _text("--into", "改成、并成哪个单位（名册里没有的一起登记）", "单位")]
Stage = Annotated[words.Stage, _word("--stage", words.Stage, "阶段")]
Decision = Annotated[words.Decision | None, _word("--decision", words.Decision, "决定")]
HearingDays = Annotated[int, _number("--hearing-days", "听证所用天数（仅复核）")]
Office = Annotated[str, _text("--office", "本单位全称，如 青石镇人民政府", "单位")]
Since = Annotated[str | None, _text("--since", "从这一天起", "日期")]
Until = Annotated[str | None, _text("--until", "到这一天止", "日期")]
Month = Annotated[str | None, _text("--month", "月份，如 2026-03；不写为上一个完整月", "月")]
Week = Annotated[str | None, _text("--week", "周，如 2026-W10 或其中一天；不写为上一周", "周")]
Half = Annotated[str | None, _text("--half", "半年，如 2026H1", "半年")]
AsOf = Annotated[
    str | None, _text("--as-of", "按台账当时的样子，如 2026-04-02 或 2026-04-02 09:30", "时刻")
]
Seal = Annotated[bool, _flag("--seal", help_text="封存：上报的数字、事项和文字记入台账")]
Sealed = Annotated[bool, _flag("--sealed", help_text="原样再印最近一次封存的")]
OwnWords = Annotated[
    str, _text("--text", "经办人的补充说明，单独成段；写 - 就读 < 后面那个文件", "文字")
]
Replace = Annotated[bool, _flag("-y", "--yes", help_text="文件已存在就覆盖")]
Quarter = Annotated[str | None, _text("--quarter", "季度，如 2026Q1", "季度")]
Year = Annotated[str | None, _text("--year", "年份，如 2026", "年")]
Status = Annotated[str | None, _text("--status", "办理状态，如 已转送", "状态")]
ReceivedOn = Annotated[str | None, _text("--received-on", "正确的收到日期", "日期")]
OpenOnly = Annotated[bool, _flag("--open", help_text="只看未办结的")]
OverdueOnly = Annotated[bool, _flag("--overdue", help_text="只看逾期的")]
Reveal = Annotated[
    bool, _flag("--reveal", help_text="显示完整的个人信息（须写 --reason，并留下记录）")
]
ExitCode = Annotated[bool, _flag("--exit-code", help_text="有逾期的，退出码为 1（给脚本用）")]
Explain = Annotated[bool, _flag("--explain", help_text="逐日说明期限怎样算出")]
Json = Annotated[bool, _flag("--json", help_text="输出 JSON")]
Csv = Annotated[bool, _flag("--csv", help_text="输出 CSV")]
Output = Annotated[Path | None, _file("写入文件（.xlsx .csv .json .docx .html）")]
NoticeFile = Annotated[
    Path | None, _argument("文件", "新一年的放假安排：通知全文（.docx .txt）、.json，- 为粘贴")
]
DryRun = Annotated[bool, _flag("-n", "--dry-run", help_text="只检查，不写入")]
Apply = Annotated[bool, _flag("--apply", help_text="确认写入；不加则只检查")]
Yes = Annotated[bool, _flag("-y", "--yes", help_text="不再询问")]
Default = Annotated[bool, _flag("--default", help_text="以后不写 --db 就用这一本")]
InGit = Annotated[bool, _flag("-y", "--yes", help_text="文件夹会跟着程序代码上传（git）也照写")]
DemoFile = Annotated[Path | None, _argument("文件", "演示台账写在哪里")]
Quiet = Annotated[bool, _flag("-q", "--quiet", help_text="成功时不输出")]
Rehearse = Annotated[bool, _flag("--rehearse", help_text="演练：恢复一次最新的备份并比对")]
PublicKey = Annotated[str, _text("--recipient", "用这把公钥加密", "公钥")]
NewKey = Annotated[Path | None, _text("--new-key", "生成一对新的密钥，私钥写入文件", "FILE")]
Identity = Annotated[Path | None, _text("--identity", "私钥文件，打开加密的备份", "FILE")]
DiscardNewer = Annotated[bool, _flag("--discard-newer", help_text="丢掉备份之后的记事，恢复备份")]
Against = Annotated[Path | None, _text("--against", "证明旧备份的记事原样还在台账里", "旧备份")]
ChainHead = Annotated[
    str, _text("--head", "证明抄下的链首（至少前 16 位）还在台账里，之后记了什么", "链首")
]
Verbose = Annotated[bool, _flag("-v", "--verbose", help_text="说明台账文件本身")]
Upgrade = Annotated[bool, _flag("--upgrade", help_text="把旧格式的台账升级，先备份并核对")]
Share = Annotated[str, partial(typer.Option, "--share", hidden=True)]
Windows = Annotated[bool, _flag("--windows", help_text="Windows 计划任务")]
Systemd = Annotated[bool, _flag("--systemd", help_text="Linux systemd 用户定时器")]
Cron = Annotated[bool, _flag("--cron", help_text="Linux crontab")]
Morning = Annotated[bool, _flag("--morning", help_text="早上提醒：工作日打开 xf due")]
Install = Annotated[bool, _flag("--install", help_text="装入这台电脑（先说明要做什么）")]
Remove = Annotated[bool, _flag("--remove", help_text="从这台电脑删除")]
TaskFile = Annotated[Path | None, _file("写入文件，如 xf.xml")]
Daily = Annotated[
    bool, _flag("--daily", help_text="每日备份：本机一份，文件夹在就再备一份，每月演练一次")
]
Map = Annotated[list[str] | None, _text("--map", "表头对应：我的表头=内容，可写几次", "表头=栏目")]
WithPersonal = Annotated[
    bool, _flag("--with-personal", help_text="写出个人信息（须写 --reason，并留下记录）")
]
SumsFiles = Annotated[
    list[Path], _argument("文件…", "各乡镇 xf export --sums 写出的 .csv，或放它们的文件夹")
]
Sums = Annotated[bool, _flag("--sums", help_text="写成逐月汇总（.csv），上报用；不含个人信息")]
Roster = Annotated[
    Path | None, _text("--roster", "应报单位的名册，一行一个：区划代码 名称", "名册.csv")
]
Code = Annotated[str, _text("--code", "本级的区划代码，如 370211", "代码")]
Under = Annotated[str, _text("--office", "本级的名称，如 某县", "名称")]
Successor = Annotated[str, _text("--to", "接手的人", "姓名")]
Pack = Annotated[Path | None, _text("--take", "接手：恢复移交包里的台账，经办人改为 --to", "FILE")]
HandoverFile = Annotated[Path | None, _file("写入文件（.docx；.zip 连同整本台账）")]
ExportFile = Annotated[Path | None, _file("写入文件（.xlsx .csv .jsonl）")]
SheetYear = Annotated[str | None, _text("--year", "没有写年份的日期按哪一年读", "年")]
Encoding = Annotated[str | None, _text("--encoding", "CSV 的编码，认错时才要写，如 gbk", "编码")]
AcceptRepeats = Annotated[
    bool, _flag("--accept-repeats", help_text="同一身份证号、同一件事的，登记为重件")
]
Interactive = Annotated[
    bool, _flag("--interactive", help_text="在终端里逐个问认不出的表头，看过三件再写入")
]
AddVillages = Annotated[
    bool, _flag("--add-villages", help_text="住址里像是村、名册里没有的，登记进名册，并按它读")
]
SameUnit = Annotated[
    list[str] | None,
    _text("--same-unit", "单位的另一种写法，如 综治办=综合治理办，可写几次", "写法=单位"),
]
Corrections = Annotated[
    Path | None, _text("--corrections", "把没有导入的行连同原因写入这个 .xlsx，改好再导入", "FILE")
]

PaperFile = Annotated[Path | None, _file("写入文件（.docx），默认按文书和编号取名")]
FormFile = Annotated[Path | None, _text("--template", "填本单位、上级的表（.xlsx .docx）", "FILE")]
ListForm = Annotated[
    Path | None,
    _text("--template", "填本单位的表（.xlsx .docx）：一行里写 {{编号}}，每件一行", "FILE"),
]
FormFields = Annotated[bool, _flag("--fields", help_text="列出表样（--template）里能写哪些栏目")]
Template = Annotated[Path | None, _text("--template", "用本单位的模板（.docx）", "FILE")]
Copied = Annotated[list[str] | None, _text("--copy", "抄送的机关，可写几次（函、报告）", "机关")]
Sender = Annotated[str, _text("--to", "函、报告写给哪个机关（不写就是登记过的那个）", "机关")]
Anew = Annotated[bool, _flag("--new", help_text="重新制作，不沿用已制作的内容和文号")]
Blank = Annotated[int | None, _number("--blank", "印 N 份空白文书，留出文号")]
Answers = Annotated[
    list[str] | None, _text("--answer", "对一条诉求的答复，按诉求的顺序写几次", "答复")
]
Access = Annotated[bool, _flag("--access", help_text="只看谁查看、打印、清除过个人信息")]
Hold = Annotated[bool, _flag("--hold", help_text="暂缓清除（诉讼、审计、复查）")]
Restrict = Annotated[bool, _flag("--restrict", help_text="限制：只留编号和日期可见")]
Release = Annotated[bool, _flag("--release", help_text="解除暂缓、限制")]
Unseal = Annotated[bool, _flag("--unseal", help_text="解除保密，写明理由，留下记录")]
Erase = Annotated[bool, _flag("--erase", help_text="清除个人信息，不可恢复")]


def four_digit_year(text: str | None) -> int | None:
    """Return the year of --year, None where it is not given; BadValue if it is none."""
    if text is None:
        return None
    if not (text.isdecimal() and len(text) == 4):
        raise BadValue(f"--year 要写四位年份，如 2026，不能是「{text[:20]}」。")
    return int(text)


def can_ask() -> bool:
    """Whether somebody sits at the terminal to be asked."""
    return show.is_terminal(sys.stdin) and show.is_terminal()


def can_draw() -> bool:
    """Whether the terminal can draw a page; TERM=dumb says that it cannot, or that a reader speaks it."""
    return os.environ.get("TERM") != "dumb"


def ask(question: str, default: str = "") -> str:
    """Ask for a value on the terminal and return it; Enter gives `default`."""
    echo.free()
    typed = typer.prompt(question, default=default, show_default=bool(default), err=True)
    return streams.meant(str(typed)).strip()


def from_stdin(value: str | None) -> str | None:
    """Return `value`, None too, or where it is `-` one line of stdin; BadValue where nothing, or no text, can be read."""
    if value != "-":
        return value
    return _read(streams.stdin_or_refuse().readline())


def all_of_stdin(value: str) -> str:
    """Return `value`, or where it is `-` all of stdin; BadValue where nothing, or no text, can be read."""
    return value if value != "-" else _read(streams.stdin_or_refuse().read())


def _read(data: bytes) -> str:
    return streams.decoded(data, chinese_page=streams.has_chinese_page()).strip()
