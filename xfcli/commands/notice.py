"""`xf notice`: the paper: 告知书, 转送函, 意见书, 送达回证, the slip for the petitioner."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.errors import BadValue, LedgerError, Refused
from xfcli.ledger import Reader, Writer, series
from xfcli.papers import blanks, described, doc_numbers, paper_kinds
from xfcli.papers.gaps import gaps
from xfcli.papers.paper import Paper, as_text, masked, with_copies
from xfcli.papers.paper_kinds import PaperKind
from xfcli.people.masking import Lens
from xfcli.rules import papers
from xfcli.screen import options, show, step
from xfcli.text import listed


def run(
    kind: options.PaperKind,
    no: options.MaybeNo = None,
    output: options.PaperFile = None,
    template: options.Template = None,
    doc_no: options.DocNo = "",
    to: options.Sender = "",
    copy: options.Copied = None,
    petition: options.Addressee = None,
    new: options.Anew = False,
    blank: options.Blank = None,
    reveal: options.Reveal = False,
    reason: options.Reason = "",
    dry_run: options.DryRun = False,
    yes: options.Replace = False,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """制作文书（.docx），或给信访人的回执

    给信访人：回执、受理告知书、导入法定途径告知书、不予受理告知书、
    不再受理告知书、延期办理告知书、处理意见书、复查意见书、复核意见书。
    给机关：转送函、交办函、转办单（给内设机构）、退回函、督办函、办结报告、移送函、报送函、紧急情况报告。
    存档和备用：登记表、送达回证、材料收据、谈话笔录、听证通知书、听证笔录、调解协议书、和解协议书、
    授权委托书、送达公告、撤回申请、满意度评价表、信访人须知、答询单。
    文书名写开头几个字就行。同一份文书再次制作，内容和文号不变；--new 重新制作。
    -n 只看内容，不留记录。--blank N 印 N 份空白文书、留出文号，停电时手写；
    补录时用 --doc-no 填上那个文号。
    """
    wanted = paper_kinds.find(kind)
    if blank is not None and no is not None:
        raise BadValue(f"空白文书不属于哪一件，不写编号。去掉 {no}，或者去掉 --blank。")
    if blank is not None:
        count = blanks.checked(blank, preview=dry_run)
        _reserve(db, wanted, count, output, by, replace=yes, json=json)
        return
    if no is None and not wanted.of_case:
        _general(db, wanted, output, template, preview=dry_run, replace=yes, json=json)
        return
    if no is None:
        from xfcli.screen.desk import pick

        no = pick.number("notice", ["--db", db] if db else [])
    if no is None:
        raise BadValue(f"缺少编号。例如：xf notice {wanted.name} 12")
    if reveal and not reason.strip():
        raise Refused("写出全部个人信息要写明理由，并留下记录。补上：--reveal --reason 理由")
    copied = _copied(wanted, copy or [])
    if dry_run:
        _preview(db, no, wanted, to, copied, petition, whole=reveal)
        return
    with ledger.writing(db) as book:
        case, day = book.case(no), book.day(on)
        papers.refuse_unlawful(case, wanted, issuer=book.office.setting("office"), whole=reveal)
        path = output or Path(f"{wanted.name}-{case.no}.docx")
        party = paper_kinds.whose(case, wanted, papers.party(case, wanted, petition))
        about = paper_kinds.entry(case, wanted, party).seq
        first = None if new else papers.earlier_copy(case, wanted, about, whole=reveal, party=party)
        if first and copied:
            raise Refused(
                f"{case.no} 的{wanted.name}已经做过，再次制作内容不变，加不上抄送。重新制作：加 --new"
            )
        if first:
            paper, draft = papers.stored_paper(case, first), papers.reprint(case, first, on=day)
        else:
            compose = partial(_compose, book, case, wanted, day, to=to, copied=copied, party=party)
            # Whatever can refuse the paper does so before a number is used up.
            compose("", whole=True)
            year = paper_kinds.dated(case, wanted, day, party).year
            number, spelled = _number(book, case, wanted, year, doc_no)
            paper = compose(spelled, whole=reveal)
            draft = papers.issue(
                case, wanted, paper, about=about, on=day, number=number, whole=reveal, reason=reason, party=party,
            )  # fmt: skip
        content = _pages(book, paper, template)
        _check_place(path, replace=yes)
        case = book.record(draft, by=by)
        truth = f"{'再次打印' if first else '已制作'}{wanted.name} {paper.doc_no}".rstrip()
        done = step.told(book, case, f"{truth}：{path}")
        hints = () if first else (*gaps(case, paper), *_unsaid(book), *_unmarked(book, number))
    _save(path, content, replace=yes)
    step.tell([done], json=json)
    _tell_hints(hints)


def _tell_hints(hints: Iterable[str]) -> None:
    for hint in hints:
        show.talk(f"提示：{hint}。")


def _copied(kind: PaperKind, organs: list[str]) -> tuple[str, ...]:
    """Return who gets a copy; BadValue where the paper goes to a petitioner."""
    if organs and not kind.name.endswith(("函", "报告")):
        raise BadValue(f"抄送只印在函、报告上，{kind.name}没有抄送。去掉 --copy。")
    return tuple(name for text in organs for name in listed(text))


def _preview(
    db: str | None, no: str, kind: PaperKind, to: str, copied: tuple[str, ...],
    petition: int | None, *, whole: bool,
) -> None:  # fmt: skip
    """Show the paper without a number and without a trace, masked."""
    if whole:
        raise BadValue("-n 只看遮住个人信息的内容，不能和 --reveal 一起用。")
    with ledger.reading(db) as book:
        case = book.case(no)
        papers.refuse_unlawful(case, kind, issuer=book.office.setting("office"), whole=False)
        papers.refuse_preview(case, kind)
        paper = paper_kinds.compose(
            case, kind, office=book.office, calendar=book.calendar, today=book.today, doc_no="",
            whole=False, to=to, lens=Lens(), party=papers.party(case, kind, petition),
        )  # fmt: skip
    show.block(as_text(masked(with_copies(paper, copied))).rstrip("\n"))


def _compose(
    book: Reader, case: Case, kind: PaperKind, today: date, doc_no: str, *, to: str,
    copied: tuple[str, ...], whole: bool, party: int,
) -> Paper:  # fmt: skip
    paper = paper_kinds.compose(
        case, kind, office=book.office, calendar=book.calendar, today=today,
        doc_no=doc_no, to=to, whole=whole, party=party,
    )  # fmt: skip
    return with_copies(paper, copied)


def _speller(book: Reader, kind: PaperKind, year: int) -> Callable[[int], str]:
    return partial(doc_numbers.spell, book.office, kind.series, year)


def _number(
    book: Writer, case: Case, kind: PaperKind, year: int, typed: str
) -> tuple[tuple[int, int] | None, str]:
    """Return the (year, number) that the paper takes from its series, and its document number."""
    if typed and series.is_taken(book, typed):
        raise Refused(f"文号 {typed} 已经用过，没有制作。换一个文号，或不写 --doc-no。")
    given = typed or paper_kinds.given_number(case, kind)
    if given or not kind.series:
        return None, given
    number, spelled = series.take(book, kind.series, year, _speller(book, kind, year))
    return (year, number), spelled


def _pages(book: Reader, paper: Paper, template: Path | None) -> bytes:
    if template is None and (folder := book.office.setting("templates")):
        own = Path(folder) / f"{paper.kind}.docx"
        template = own if own.is_file() else None
    if template:
        from xfcli.files import own_template

        return own_template.fill(template, paper)
    from xfcli.files import official_paper

    return official_paper.render([paper], book.office.red_heads)


def _check_place(path: Path, *, replace: bool) -> None:
    """Refuse a place that cannot be written to before a number is used up."""
    from xfcli import files

    if path.suffix.lower() != ".docx":
        raise BadValue(f"文书存为 .docx，填的是「{path.name}」。")
    files.may_write(path, replace=replace)
    if not path.parent.is_dir():
        raise LedgerError(f"没有「{path.parent}」这个文件夹，文书没有制作。")


def _save(path: Path, content: bytes, *, replace: bool) -> None:
    from xfcli import files

    files.put(path, lambda draft: draft.write_bytes(content), replace=replace)


def _unsaid(book: Reader) -> Iterator[str]:
    wanted = ("phone", "address", "review-organ")
    if missing := [key for key in wanted if not book.office.setting(key)]:
        yield f"还没有设置 {'、'.join(missing)}，文书上没有写（xf setting {missing[0]} 值）"


def _unmarked(book: Reader, number: tuple[int, int] | None) -> Iterator[str]:
    """Yield that the first number of a series bears the common mark, where the office set none."""
    if number and number[1] == 1 and not {"mark", "marks"} & book.office.settings.keys():
        mark = book.office.setting("mark")
        yield f"文号的机关代字没有设置，用的是“{mark}”；改成本机关的：xf setting mark 青信访，以后的文号照它写"


def _general(
    db: str | None, kind: PaperKind, output: Path | None, template: Path | None, *,
    preview: bool, replace: bool, json: bool,
) -> None:  # fmt: skip
    """Make a paper that says the same to everybody: of no case, and nothing to record."""
    with ledger.reading(db) as book:
        paper = described.blank(kind.name, book.office, book.today, "")
        content = b"" if preview else _pages(book, paper, template)
    if preview:
        show.block(as_text(paper).rstrip("\n"))
        return
    path = output or Path(f"{kind.name}.docx")
    _check_place(path, replace=replace)
    _save(path, content, replace=replace)
    step.tell([step.told_of_office(None, f"已制作{kind.name}：{path}")], json=json)


def _reserve(
    db: str | None,
    kind: PaperKind,
    count: int,
    output: Path | None,
    by: str,
    *,
    replace: bool,
    json: bool,
) -> None:
    """Make blank papers; their numbers are reserved and recorded."""
    from xfcli.files import official_paper

    path = output or Path(f"空白{kind.name}.docx")
    _check_place(path, replace=replace)
    with ledger.writing(db) as book:
        year, spelled, seq, hints = book.today.year, [""] * count, None, list[str]()
        if kind.series:
            taken = [
                series.take(book, kind.series, year, _speller(book, kind, year))
                for _ in range(count)
            ]
            spelled = [text for _, text in taken]
            body = {
                "kind": kind.name, "series": kind.series, "year": year, "blank": spelled,
                "last": taken[-1][0],
            }  # fmt: skip
            seq = book.record_office(Draft(kinds.PAPER, book.today, body=body), by)
            hints = [*_unmarked(book, (year, taken[0][0]))]
        made = [described.blank(kind.name, book.office, book.today, number) for number in spelled]
        content = official_paper.render(made, book.office.red_heads)
    _save(path, content, replace=replace)
    numbers = f"，文号 {spelled[0]} 至 {spelled[-1]} 已留出" if kind.series else ""
    later = f"补录时：xf notice {kind.name} 编号 --doc-no 文号" if kind.series else ""
    said = f"已印 {count} 份空白{kind.name}{numbers}：{path}。{later}"
    step.tell([step.told_of_office(seq, said)], json=json)
    _tell_hints(hints)
