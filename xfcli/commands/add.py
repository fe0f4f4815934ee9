"""`xf add`: register a petition, after a look whether the matter is in the register already."""

from xfcli import ledger
from xfcli.case.case import Case
from xfcli.case.registration import Registration
from xfcli.case.words import Channel, Level, Purpose, Source
from xfcli.errors import BadValue, Refused
from xfcli.ledger import Reader, namesakes
from xfcli.people import masking, repeats
from xfcli.rules import register
from xfcli.screen import intake, options, show, step
from xfcli.screen.intake import Form


def run(
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
    due: options.Due = None,
    repeat_of: options.RepeatOf = None,
    new: options.New = False,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记一件信访件

    在终端上会逐项询问没写的内容。登记前先查是不是已有的事：是，用 --repeat-of 编号；不是，用 --new。
    电话、身份证号、住址、内容写 - 就从标准输入读（依次各一行，内容在最后），不留在命令记录里。
    """
    if repeat_of and new:
        raise BadValue("--repeat-of 和 --new 只能选一个。")
    form = Form(
        channel=channel,
        title=title,
        names=tuple(name or ()),
        # Where several come from standard input: a line each, in this order, and the text last.
        phone=options.from_stdin(phone),
        id_number=options.from_stdin(id_number),
        address=options.from_stdin(address),
        text=options.all_of_stdin(text),
        village=village,
        heads=count,
        source=source or Source.OWN,
        level=level or Level.TOWN,
        purpose=purpose or Purpose.REQUEST,
        points=tuple(point or ()),
        subject=subject,
        confidential=confidential,
    )
    if options.can_ask():
        form = _ask(form)
    intake.require_complete(form)
    if not repeat_of and not new:
        repeat_of = _look_for_repeats(db, form, on, due)
    with ledger.writing(db) as book:
        joins = book.case(repeat_of) if repeat_of else None
        registration = _registration(book, form, on, due)
        draft = register.petition(registration, today=book.today, joins=joins)
        case = book.record(draft, by=by)
        done = step.told(book, case, _truth(case))
        warnings = intake.warnings(form, book.office)
    step.tell([done], json=json)
    if show.is_terminal():
        show.talk(f"给信访人的回执：xf notice 回执 {case.no}")
    for warning in warnings:
        show.talk(f"提示：{warning}")


def _registration(book: Reader, form: Form, on: str | None, due: str | None) -> Registration:
    return form.registration(book.day(on), book.day(due) if due else None)


def _truth(case: Case) -> str:
    latest = case.petitions[-1]
    heads = f"，{latest.heads} 人" if latest.heads > 1 else ""
    which = f"第 {len(case.petitions)} 件（重件）" if len(case.petitions) > 1 else "初件"
    return f"已登记：{latest.on} {latest.channel}，{which}{heads}"


def _look_for_repeats(db: str | None, form: Form, on: str | None, due: str | None) -> str | None:
    """Return the number of the case that the officer says this repeats, None for a new one."""
    with ledger.reading(db) as book:
        stated = _registration(book, form, on, due)
        register.petition(stated, today=book.today)  # what cannot be registered is refused first
        known = namesakes.possible_repeats(book, stated.people, stated.village)
    found = repeats.candidates(stated.people, stated.village, stated.title, stated.text, known)
    if not found:
        return None
    show.talk("台账里可能已有这件事：")
    for i, candidate in enumerate(found[:5], 1):
        show.talk(
            f"{i}  {candidate.no}  {candidate.on}  {masking.free_text(candidate.title)}  {candidate.status}  理由：{'；'.join(candidate.reasons)}"
        )
    if not options.can_ask():
        raise Refused(
            f"可能是重件，没有登记。是同一件事：加 --repeat-of {found[0].no}；不是：加 --new。"
        )
    answer = options.ask("是第几条的重件（直接输入编号也可；0 表示都不是，登记为新的）")
    if answer in {"0", ""}:
        return None
    return found[int(answer) - 1].no if answer.isdecimal() and int(answer) <= len(found) else answer


def _ask(form: Form) -> Form:
    """Ask for what is missing; Enter leaves an optional field empty."""
    if form.channel is None:
        form = form._replace(channel=options.ask_word(Channel, "信访形式", Channel.VISIT))
    if not form.names:
        names = options.ask("姓名（多人用顿号隔开，匿名直接回车）")
        names = names.replace("，", "、")
        form = form._replace(names=tuple(n.strip() for n in names.split("、") if n.strip()))
    if form.village is None:
        form = form._replace(village=options.ask("村（社区）（可空）"))
    if form.names and form.phone is None:
        form = form._replace(phone=options.ask("联系电话（可空）"))
    if form.names and form.address is None:
        form = form._replace(address=options.ask("住址（可空）"))
    if form.names and form.id_number is None:
        form = form._replace(id_number=options.ask("身份证号（可空）"))
    if form.heads is None and form.channel is Channel.VISIT:
        form = form._replace(heads=options.whole_number(options.ask("人数", "1"), "人数"))
    while not form.title:
        form = form._replace(title=options.ask("标题（一句话写清要求什么）"))
    if not form.text:
        form = form._replace(text=options.ask("内容（可空）"))
    return form
