"""`xf amend`: correct what was registered; join or split petitions that were registered wrongly."""

from datetime import date
from typing import Final

from xfcli import ledger
from xfcli.case.case import Case
from xfcli.case.correction import Correction
from xfcli.errors import BadValue
from xfcli.ledger import Writer
from xfcli.people import neutral
from xfcli.rules import register
from xfcli.screen import intake, options, show, step


def run(
    no: options.No,
    petition: options.PetitionNumber = 1,
    received_on: options.ReceivedOn = None,
    channel: options.Channel = None,
    title: options.Title = None,
    text: options.Text = "",
    name: options.Name = None,
    id_number: options.IdNumber = None,
    phone: options.Phone = None,
    address: options.Address = None,
    village: options.Village = None,
    count: options.Count = None,
    source: options.Source = None,
    level: options.Level = None,
    purpose: options.Purpose = None,
    point: options.Point = None,
    subject: options.Subject = "",
    confidential: options.Confidential = False,
    repeat_of: options.RepeatOf = None,
    new: options.New = False,
    reason: options.Reason = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """更正登记内容；并入或拆出

    原来的内容仍在历史里。登记成两件的同一件事：--repeat-of 编号 并入；并错的：--petition 2 --new 拆出。
    """
    with ledger.writing(db) as book:
        case, day = book.case(no), book.day(on)
        if repeat_of:
            case = _merge(book, case, repeat_of, reason, day, by)
            truth = f"已并入 {case.no} 的信访件"
        elif new:
            case, truth = _split(book, case, petition, reason, day, by)
        else:
            right = Correction(
                channel=channel,
                title=title or "",
                text=options.all_of_stdin(text),
                name=_only_one(name),
                id_number=_number(id_number),
                phone=_number(phone),
                address=options.from_stdin(address) or "",
                village=village or "",
                heads=count,
                source=source,
                level=level,
                purpose=purpose,
                points=tuple(point or ()),
                subject=subject,
                confidential=confidential,
                received_on=book.day(received_on) if received_on else None,
            )
            draft = register.amend(
                case, right, petition=petition, reason=reason, on=day, today=book.today
            )
            case = book.record(draft, by=by)
            truth = f"已更正：{'、'.join(_LABELS[field] for field in right.fields)}"
        done = step.told(book, case, truth)
    step.tell([done], json=json)
    if hint := neutral.hint(f"{title or ''}{text}{reason}"):
        show.talk(f"提示：{hint}")


def _merge(book: Writer, case: Case, into: str, reason: str, on: date, by: str) -> Case:
    end, moved = register.merge(case, book.case(into), reason=reason, on=on, today=book.today)
    book.record(end, by=by)
    return book.record(*moved, by=by)


def _split(
    book: Writer, case: Case, petition: int, reason: str, on: date, by: str
) -> tuple[Case, str]:
    gone, opened = register.split(case, petition=petition, reason=reason, on=on)
    book.record(gone, by=by)
    return book.record(opened, by=by), f"已从 {case.no} 拆出，另立编号"


def _only_one(names: list[str] | None) -> str:
    if names and len(names) > 1:
        raise BadValue("一次只更正一位信访人的姓名。")
    return names[0] if names else ""


def _number(value: str | None) -> str:
    return intake.tidy_number(options.from_stdin(value) or "")


_LABELS: Final = {
    "channel": "信访形式", "title": "标题", "text": "内容", "name": "姓名", "id_number": "身份证号",
    "phone": "联系电话", "address": "住址", "village": "村", "heads": "人数", "source": "来源",
    "level": "登记层级", "purpose": "信访目的", "points": "诉求", "subject": "被反映的单位",
    "confidential": "保密", "received_on": "收到日期",
}  # fmt: skip
