"""`xf add`: register a petition, after a look whether the matter is in the register already."""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from xfcli import ledger
from xfcli.case import delivery
from xfcli.case.case import Case
from xfcli.case.registration import Registration
from xfcli.case.words import Level, NoteKind, Purpose, Source
from xfcli.errors import BadValue, Refused
from xfcli.ledger import Reader, Writer
from xfcli.people import masking, neutral
from xfcli.rules import guards, register
from xfcli.screen import cli, clock, intake, options, persons, show, step
from xfcli.screen.intake import Form


def run(
    channel: options.Channel = None,
    title: options.Title = None,
    text: options.Text = "",
    name: options.Name = None,
    id_number: options.IdNumbers = None,
    phone: options.Phones = None,
    address: options.Address = None,
    agent: options.AgentName = None,
    guardian: options.Guardian = None,
    village: options.Village = None,
    count: options.Count = None,
    source: options.Source = None,
    level: options.Level = None,
    purpose: options.Purpose = None,
    point: options.Point = None,
    subject: options.Subject = "",
    confidential: options.Confidential = False,
    due: options.Due = None,
    doc_no: options.LetterNo = "",
    old_no: options.UpperNo = "",
    sender: options.From = "",
    sent_on: options.SentOn = None,
    urgent: options.Urgent = "",
    item: options.Item = None,
    accept: options.AcceptToo = False,
    slip: options.SlipFile = None,
    repeat_of: options.RepeatOf = None,
    new: options.New = False,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记一件信访件

    在终端上是一张表，没写的一项一项填，填错了当场重问，中断了下次接着填。
    登记前先查是不是已有的事：是，用 --repeat-of 编号；不是，用 --new。
    上级转来的：--on 是本单位收到的日期，--sender 哪个机关转来的，--sent-on 它哪天转的。
    重大、紧急的：--urgent 理由，排在最前，先报告党委政府；过后发现的：xf note 编号 --kind 紧急 --text 理由。
    几位代表写 --name 甲某、乙某 或 --name 甲某等5人；电话、身份证号按姓名的次序各写一次 --phone、--id-number。
    别人替他来的：--agent '姓名 电话'；不满十八周岁的：--guardian '姓名 电话'。
    --item 代码 --accept --slip 回执.docx 把归类、受理、回执一次办完：全部登记，或都不登记。
    电话、身份证号、住址、内容写 -，就读 < 后面那个文件（依次各一行，内容在最后），不留在命令记录里。
    """
    if repeat_of and new:
        raise BadValue("--repeat-of 和 --new 只能选一个。")
    _check_steps(item, accept, slip)
    form = Form(
        channel=channel,
        title=title,
        names=tuple(name or ()),
        # Where several come from standard input: a line each, in this order, and the text last.
        phones=_each_from_stdin(phone),
        id_numbers=_each_from_stdin(id_number),
        address=options.from_stdin(address),
        acting=persons.acting(agent, guardian),
        text=options.all_of_stdin(text),
        village=village,
        heads=count,
        source=source or Source.OWN,
        level=level or Level.TOWN,
        purpose=purpose or Purpose.REQUEST,
        points=tuple(point or ()),
        subject=subject,
        confidential=confidential,
        doc_no=doc_no,
        old_no=old_no,
        sender=sender,
        urgent=urgent,
    )
    filled = None
    if options.can_ask() and not json and not (channel and title and (repeat_of or new)):
        from xfcli.screen import counter

        filled = counter.fill(
            form, db, on=on, due=due, sent_on=sent_on, decided=bool(repeat_of or new)
        )
        form, on, due, sent_on = filled.form, filled.on, filled.due, filled.sent_on
        repeat_of = repeat_of or filled.repeat_of
    intake.require_complete(form)
    if on:
        _insist_on_receipt(db, on)
    form, hints = persons.read(form)
    if not (filled or repeat_of or new):
        _insist_on_new(db, form, on, due, sent_on)
    with ledger.writing(db) as book:
        joins = book.case(repeat_of) if repeat_of else None
        registration = _registration(book, form, on, due, sent_on)
        draft = register.petition(registration, today=book.today, joins=joins)
        case = book.record(draft, by=by)
        truth = _truth(case)
        case = _go_on(book, case, _following(case, form.urgent, item, accept, slip), on, by)
        done = step.told(book, case, truth)
        doubts = () if filled else (*intake.doubts(form.village, book.office), *hints)
        owed = register.guardian_owed(case, case.petitions[-1])
    if filled:
        filled.draft.remove()
    step.tell([done], json=json)
    for hint in (neutral.hint(f"{form.title}{form.text}"), *doubts, owed):
        if hint:
            show.talk(f"提示：{hint}")
    if options.can_ask() and not (json or item or slip):
        from xfcli.screen.desk import chain

        chain.go_on(case.no, db)


def _check_steps(item: str | None, accept: bool, slip: Path | None) -> None:
    """Refuse the steps that could not follow, before anything is asked."""
    if accept and not item:
        raise BadValue("当场受理要先归类。补上：--item 代码（xf catalogue 词 查找）")
    if slip:
        from xfcli import files

        files.may_write(slip)


def _following(
    case: Case, urgent: str, item: str | None, accept: bool, slip: Path | None
) -> list[list[str]]:
    """Return the steps that are to be taken with the registration, as words of their commands."""
    no, whose = case.no, delivery.named_last(case)
    steps = [["note", no, "--kind", NoteKind.URGENT, "--text", urgent]] if urgent else []
    steps += [["classify", no, "--item", item]] if item else []
    steps += [["accept", no]] if accept else []
    return steps + ([["notice", "回执", no, *whose, "-o", str(slip)]] if slip else [])


def _go_on(book: Writer, case: Case, steps: list[list[str]], on: str | None, by: str) -> Case:
    """Take `steps` by their own commands, in the same transaction: all of it is on disk, or nothing."""
    if not steps:
        return case
    day = [*(["--on", on] if on else []), *(["--by", by] if by else [])]
    with ledger.joined(book), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        for words in steps:
            cli.take(words[0], [*words[1:], *day, "--db", str(book.path)])
    return book.case(case.no)


def _each_from_stdin(values: list[str] | None) -> tuple[str, ...]:
    return tuple(options.from_stdin(value) or "" for value in values or ())


def _registration(
    book: Reader, form: Form, on: str | None, due: str | None, sent_on: str | None
) -> Registration:
    guards.refuse_dwelling(form.village or "", book.office.units)
    days = (book.day(day) if day else None for day in (due, sent_on))
    return form.registration(book.day(on), *days)


def _insist_on_receipt(db: str | None, on: str) -> None:
    with ledger.reading(db) as book:
        day, today = book.day(on), book.today
    cure = "改正：--on 日期；确是那一天收到的，在终端里登记，或者用 xf import 导入旧台账"
    clock.insist_on_receipt(day, today, cure)


def _truth(case: Case) -> str:
    latest = case.petitions[-1]
    heads = f"，{latest.heads} 人" if latest.heads > 1 else ""
    which = f"第 {len(case.petitions)} 件（重件）" if len(case.petitions) > 1 else "初件"
    return f"已登记：{latest.on} {latest.channel}，{which}{heads}"


def _insist_on_new(
    db: str | None, form: Form, on: str | None, due: str | None, sent_on: str | None
) -> None:
    """Refuse, with the likely repeats, where the matter may be in the register already."""
    from xfcli.ledger import namesakes
    from xfcli.people import repeats

    with ledger.reading(db) as book:
        book.insist_on_likely_day()
        stated = _registration(book, form, on, due, sent_on)
        register.petition(stated, today=book.today)  # what cannot be registered is refused first
        known = namesakes.possible_repeats(book, stated.people, stated.village)
    found = repeats.candidates(stated.people, stated.village, stated.title, stated.text, known)
    if not found:
        return
    show.talk("台账里可能已有这件事：")
    for i, candidate in enumerate(found[:5], 1):
        show.talk(
            f"{i}  {candidate.no}  {candidate.on}  {masking.free_text(candidate.title)}  {candidate.status}  理由：{'；'.join(candidate.reasons)}"
        )
    raise Refused(
        f"可能是重件，没有登记。是同一件事：加 --repeat-of {found[0].no}；不是：加 --new。"
    )
