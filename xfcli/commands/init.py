"""`xf init`: a new ledger, and nothing but a new one."""

from xfcli import ledger
from xfcli.ledger import file
from xfcli.ledger.copies import place
from xfcli.screen import options, show


def run(
    db: options.Db = None,
    office: options.Office = "",
    by: options.By = "",
    quiet: options.Quiet = False,
    yes: options.InGit = False,
) -> None:
    """新建一本台账

    只有这个命令会建立文件；文件已经存在时不会动它。
    """
    folder = file.resolve(db).absolute().parent
    place.refuse_git(folder, yes)
    path = ledger.create(db, {"office": office, "officer": by})
    if not quiet:
        show.line(f"已建立台账 {path}。下一步：登记第一件（xf add）。")
    for warning in place.warnings(folder):
        show.talk(f"提示：{warning}")
