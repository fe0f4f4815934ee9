"""What is asked of the officer about a sheet: heading by heading, what the unknown ones mean."""

from collections.abc import Callable, Iterator, Mapping

from xfcli.errors import BadValue
from xfcli.screen import options, show
from xfcli.sheet import headings
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.rows import Contents

_LACKING = {
    FindingKind.NO_DAY_COLUMN: "登记日期",
    FindingKind.NO_CHANNEL_COLUMN: "信访形式",
    FindingKind.NO_MATTER_COLUMN: "标题",
}


def asked(
    read: Callable[[Mapping[str, str]], Contents], known: Mapping[str, str]
) -> dict[str, str]:
    """Return what the officer says of the headings, as `headings.read_map` does, with what is `known`.

    Takes what reads the file by such a mapping. Enter leaves a column for the note.
    """
    chosen = dict(known)
    contents = read(chosen)
    for heading in dict.fromkeys([*contents.unseen, *_unknown(contents)]):
        hint = headings.likely(heading)
        near = f"，像是{'、'.join(hint)}" if hint else ""
        chosen |= _mapping(
            f"「{heading}」不认识{near}。是哪一栏（回车 记入备注，忽略 不读）", heading, ""
        )
    for finding in read(chosen).findings:
        if field := _LACKING.get(finding.kind):
            column = options.ask(f"表里没有{field}。哪一列是，写它的表头（回车 跳过）")
            if column:
                chosen |= headings.read_map([f"{column}={field}"])
    return chosen


def _unknown(contents: Contents) -> Iterator[str]:
    """Yield each heading that is not known."""
    columns = (column for some in contents.columns.values() for column in some)
    return (c.heading for c in columns if not (c.field or c.not_kept or c.shadowed_by))


def _mapping(question: str, heading: str, default: str) -> dict[str, str]:
    """Ask what a heading means until it is a field; nothing for Enter."""
    while answer := options.ask(question, default):
        try:
            return headings.read_map([f"{heading}={answer}"])
        except BadValue as error:
            show.talk(str(error))
    return {}
