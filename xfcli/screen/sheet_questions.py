"""What is asked of the officer about a sheet: heading by heading, then word by word, what is not known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xfcli.case.words import Channel
from xfcli.errors import BadValue
from xfcli.screen import options, show
from xfcli.sheet import headings
from xfcli.sheet.fields import FIELDS
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.rows import Contents

_LACKING = {
    FindingKind.NO_DAY_COLUMN: "登记日期",
    FindingKind.NO_CHANNEL_COLUMN: "信访形式",
    FindingKind.NO_MATTER_COLUMN: "标题",
}
_BACK = frozenset({"<", "＜", "上一个"})


class _Question(NamedTuple):
    """What is asked of a heading, or of a word in the cells, and what may be answered."""

    own: str
    text: str
    choices: Sequence[str]

    def read(self, answer: str) -> dict[str, str]:
        """Return what an answer says, as `headings.read_map` does; BadValue where it is none."""
        said = headings.read_map([f"{self.own}={answer}"]) if answer else {}
        of_words = self.choices[0] in {*Channel}
        if any(key.startswith("=") != of_words for key in said.values()):
            raise BadValue("")
        return said


def asked(
    read: Callable[[Mapping[str, str]], Contents], known: Mapping[str, str]
) -> dict[str, str]:
    """Return what the officer says of the headings, as `headings.read_map` does, with what is `known`.

    Takes what reads the file by such a mapping. Enter leaves a column for the note.
    """
    chosen, contents = dict(known), read(known)
    chosen |= _answers([*_of_headings(contents)])
    for finding in read(chosen).findings:
        if field := _LACKING.get(finding.kind):
            column = options.ask(f"表里没有{field}。哪一列是，写它的表头（回车 跳过）")
            if column:
                chosen |= headings.read_map([f"{column}={field}"])
    return chosen | _answers([*_of_words(read(chosen))])


def _of_headings(contents: Contents) -> Iterator[_Question]:
    columns = (column for some in contents.columns.values() for column in some)
    unknown = (c.heading for c in columns if not (c.field or c.not_kept or c.shadowed_by))
    for heading in dict.fromkeys([*contents.unseen, *unknown]):
        hint = headings.likely(heading)
        near = f"，像是{'、'.join(hint)}" if hint else ""
        text = f"「{heading}」不认识{near}。是哪一栏（回车 记入备注，忽略 不读，< 上一个）"
        yield _Question(heading, text, [field.heading for field in FIELDS])


def _of_words(contents: Contents) -> Iterator[_Question]:
    """Ask once about each word of 信访形式 that is not known, however many rows have it."""
    said = (f.value for f in contents.findings if f.kind is FindingKind.UNKNOWN_WORD)
    for word in dict.fromkeys(filter(headings.normal, said)):
        text = f"信访形式「{word}」是哪一种（{'、'.join(Channel)}；回车 跳过，< 上一个）"
        yield _Question(word, text, [*Channel])


def _answers(questions: Sequence[_Question]) -> dict[str, str]:
    """Ask one question after the other and return what was said; < goes back to the one before."""
    said: list[dict[str, str]] = []
    while len(said) < len(questions):
        question = questions[len(said)]
        answer = options.ask(question.text)
        if answer in _BACK:
            said = said[:-1]
            continue
        try:
            said.append(question.read(answer))
        except BadValue:
            show.talk(f"没有「{answer}」这一项，可以写：{'、'.join(question.choices)}。")
    return {own: key for one in said for own, key in one.items()}
