"""`xf handover`: the register passes to a successor: a paper to sign, or all of it in one pack."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from xfcli import files, ledger
from xfcli.case import kinds
from xfcli.case.draft import Draft
from xfcli.errors import BadValue, Refused
from xfcli.ledger import Reader, filters, seals
from xfcli.ledger.copies import custody, pack
from xfcli.ledger.filters import Filter
from xfcli.reporting import handover
from xfcli.reporting.handover import Handover, Safety, Sealed
from xfcli.screen import options, show
from xfcli.table import Caption

_ENDINGS = frozenset({".docx", pack.ENDING})
_LATELY = timedelta(366)  # how long an ended case whose promise is not settled is worth telling


def run(
    to: options.Successor = "",
    output: options.HandoverFile = None,
    take: options.Pack = None,
    identity: options.Identity = None,
    discard_newer: options.DiscardNewer = False,
    with_personal: options.WithPersonal = False,
    reason: options.Reason = "",
    json: options.Json = False,
    yes: options.Replace = False,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """移交台账：交接书，或换电脑的移交包；接手

    -o 移交.docx 写成一份交接书：设置、单位、在办的和下一步、答应过谁什么、封存的报表、备份在哪里、链首、签收栏；
    个人信息遮住。做的时候当场备份一次，并演练恢复。
    换电脑的，-o 移交.zip --with-personal --reason 理由 把整本台账一起装进去；
    新电脑上一条命令接手：xf handover --take 移交.zip --to 接手人，台账恢复好，经办人改为接手的人。
    """
    if take:
        _take(take, to, identity, db, discard_newer=discard_newer)
        return
    wanted = show.Format(json, csv=False, output=output, replace=yes).checked()
    if output and output.suffix.lower() not in _ENDINGS:
        raise BadValue(
            f"交接书存为 .docx，整本台账的移交包存为 {pack.ENDING}，填的是「{output.name}」。改为：-o 移交.docx"
        )
    is_pack = bool(output) and str(output).lower().endswith(pack.ENDING)
    if is_pack and not (with_personal and reason.strip()):
        raise Refused(
            "移交包里有整本台账、全部个人信息，要写明理由并留下记录。补上：--with-personal --reason 理由"
        )
    if with_personal and not is_pack:
        raise BadValue("交接书一律遮住个人信息；整本台账装进移交包：-o 移交.zip")
    if output:
        files.may_write(output, replace=yes)
    if is_pack:
        _leave_a_trace(db, reason, by)
    what = _whole(db, to)
    tables, caption = handover.tables(what), _caption(what, output if is_pack else None)
    if output and is_pack:
        files.put(output, partial(_build, what, caption, db), replace=yes)
        show.talk(
            f"已写入 {output}：交接书和整本台账，含全部个人信息，当面交给接手的人，用完删掉。"
            f"新电脑上接手：xf handover --take {output.name} --to {what.to or '接手人'}"
        )
    else:
        show.emit(tables, handover.as_data(what), wanted, caption=caption)
        if not json:
            show.talk(
                f"签收后，核对链首：xf check --head {what.safety.head[:16]}"
                f"，换经办人：xf setting officer {what.to or '接手人'}"
            )


def _leave_a_trace(db: str | None, reason: str, by: str) -> None:
    """Record who takes the ledger out, before it is taken out."""
    with ledger.writing(db) as book:
        body = {"where": f"{pack.ENDING} 文件"}
        book.record_office(
            Draft(kinds.EXPORT, book.today, body=body, personal={"text": reason}), by
        )


def _whole(db: str | None, to: str) -> Handover:
    """Back up, restore that once on trial, and return what is handed over."""
    made, manifest = custody.back_up(db, reason="移交")
    custody.rehearse(db)
    folder, found = custody.backups(db)
    with ledger.reading(db) as book:
        rows = list(filters.cases(book, Filter(open=True)))
        rows += filters.cases(
            book, Filter(status="已办结", since=(book.today - _LATELY).isoformat())
        )
        cases = (book.case(row.no) for row in rows)
        return Handover(
            book.office,
            book.calendar,
            book.today,
            tuple(filter(handover.is_worth_telling, cases)),
            tuple(_sealed(book)),
            Safety(
                str(book.path), str(folder), len(found), made.path.name, manifest.counts["cases"],
                manifest.head.seq, manifest.made_at[:10], manifest.head.hash,
            ),
            to,
        )  # fmt: skip


def _sealed(book: Reader) -> Iterator[Sealed]:
    for span in seals.sealed_spans(book):
        seal, given = seals.latest_seal(book, span), seals.given_for(book, span)
        yield Sealed(span, seal.body["head"] if seal else "", given.seal if given else "")


def _caption(what: Handover, output: Path | None) -> Caption:
    late = sum(row[6].startswith("逾期") for row in handover.open_rows(what))
    lines = [
        f"在办 {len(what.open)} 件，其中逾期 {late} 件。姓名、号码已遮住，完整的在台账里。",
        f"在新电脑上用移交包「{output.name}」接手，经办人就改为{what.to or '接手的人'}。"
        if output
        else f"还用这台电脑的，签收后在设置里把经办人改为{what.to or '接手的人'}。",
    ]
    name, when = "信访台账交接书", what.today.isoformat()
    return Caption(name, what.office.setting("office"), when, tuple(lines))


def _build(what: Handover, caption: Caption, db: str | None, draft: Path) -> None:
    """Put the paper and the ledger as it is now into the pack `draft`."""
    paper = draft.with_name("paper.docx")
    files.write(paper, handover.tables(what), None, caption=caption)
    copy, _ = custody.back_up(db, draft.parent, reason="移交")
    pack.write(draft, paper, copy)


def _take(
    source: Path, to: str, identity: Path | None, db: str | None, *, discard_newer: bool
) -> None:
    """Restore the ledger of a pack; from now on its officer is `to`."""
    from xfcli.commands import restore

    if not to.strip():
        raise BadValue("接手的人没有写。补上：--to 姓名")
    with pack.unpacked(db, source) as backup:
        restore.run(backup, discard_newer=discard_newer, identity=identity, db=db)
    with ledger.writing(db) as book:
        before = book.office.setting("officer")
        book.record_facts(kinds.SETTING, {"officer": to.strip()}, by=to.strip())
    was = f"（以前是{before}）" if before else ""
    show.line(
        f"经办人现在是{to.strip()}{was}。今天要办的：xf due。定时备份：xf schedule --install。"
    )
