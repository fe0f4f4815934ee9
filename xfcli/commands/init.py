"""`xf init`: a new ledger, and nothing but a new one."""

from xfcli import ledger
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

    只有这个命令会建立文件；文件已经存在时不会动它。
    --default 以后不写 --db 就用这一本（已有的也可以这样定下），它的位置记在一个文本文件里。
    """
    path = file.resolve(db).absolute()
    if default and path.exists():
        _choose(db)
        return
    folder = path.parent
    place.refuse_git(folder, yes)
    path = ledger.create(db, {"office": office, "officer": by})
    if default:
        _choose(db)
    if not quiet:
        show.line(f"已建立台账 {path}。下一步：登记第一件（xf add）。")
    for warning in place.warnings(folder):
        show.talk(f"提示：{warning}")


def _choose(db: str | None) -> None:
    """Write down which ledger is used where none is named; LedgerError where it is no ledger."""
    with ledger.reading(db):
        pass
    noted = folders.choose(file.resolve(db).absolute())
    show.line(
        f"以后不写 --db 就用「{file.resolve(db).absolute()}」（记在 {noted}，可以用记事本改）。"
    )
