"""`xf init`: a new ledger, and nothing but a new one."""

from pathlib import Path

from xfcli import ledger, settings
from xfcli.errors import Refused
from xfcli.ledger import file
from xfcli.ledger.copies import place
from xfcli.screen import options, show
from xfcli.system import folders


def run(
    db: options.Db = None,
    office: options.Office = "",
    by: options.By = "",
    default: options.Default = False,
    quiet: options.Quiet = False,
    yes: options.InGit = False,
) -> None:
    """新建一本台账

    只有这个命令会建立文件；文件已经存在时不会动它。旁边有同名台账的备份时，先问是不是要恢复。
    --default 以后不写 --db 就用这一本（已有的也可以这样定下），它的位置记在一个文本文件里。
    """
    path = file.resolve(db).absolute()
    if default and path.exists():
        _choose(db)
        return
    folder = path.parent
    place.refuse_git(folder, yes)
    if not yes and not path.exists():
        _refuse_beside_backups(path)
    path = ledger.create(db, {"office": office, "officer": by})
    if not quiet:
        show.line(f"已建立台账 {path}。下一步：登记第一件（xf add）。")
    if default:
        _choose(db)
    for warning in filter(None, (settings.hint(office), *place.warnings(folder))):
        show.talk(f"提示：{warning}")


def _refuse_beside_backups(path: Path) -> None:
    """Raise Refused where backups of a ledger of this name lie beside: it is the lost one, most likely."""
    from xfcli.ledger.copies import custody

    if found := custody.left_behind(path):
        newest, stated = found[0]
        held = f"（{stated.counts['cases']} 件，记到 {stated.head.at[:10]}）" if stated else ""
        raise Refused(
            f"旁边的「{newest.path.parent.name}」里有同名台账的 {len(found)} 份备份{held}，没有另建。"
            f"接着用它：xf restore {newest.path}；确实另建一本：加 --yes。"
        )


def _choose(db: str | None) -> None:
    """Write down which ledger is used where none is named; LedgerError where it is no ledger."""
    with ledger.reading(db):
        pass
    noted = folders.choose(file.resolve(db).absolute())
    show.line(
        f"以后不写 --db 就用「{file.resolve(db).absolute()}」（记在 {noted}，可以用记事本改）。"
    )
