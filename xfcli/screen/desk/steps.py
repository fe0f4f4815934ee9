"""The steps of a case as the desk offers them: what each asks, and the command that it is.

The desk takes a step by the command itself, so that both do the same and the desk teaches the command.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from xfcli.case.case import Case
from xfcli.case.parties import parties
from xfcli.case.words import (
    SPOKEN,
    Decision,
    Method,
    NoteKind,
    Outcome,
    Rating,
    Refusal,
    Result,
    Route,
    Stage,
)
from xfcli.errors import BadValue
from xfcli.law.notification import untold
from xfcli.papers import paper_kinds
from xfcli.rules import deliveries
from xfcli.screen.form.fields import Answers, Field
from xfcli.text import half_width, has_han

_YES: Final = "是"


class Step(NamedTuple):
    """A step: its verb, how the desk calls it, and what it asks of a case and the units; keys are options."""

    verb: str
    label: str
    fields: Callable[[Case, Sequence[str]], tuple[Field, ...]] = lambda _case, _units: ()
    recorded: str = ""  # what it is called where all of it is shown before it is decided

    def words(self, no: str, answers: Answers) -> list[str]:
        """Return the words of the command: `transfer 2026-0012 --to 民政办`."""
        first = [answers.get(key, "") for key in _FIRST.get(self.verb, ())]
        words = [self.verb, *first, no]
        for key, value in answers.items():
            if not value or key in _FIRST.get(self.verb, ()):
                continue
            if key in _FLAGS:
                words += [key] if value == _YES else []
            else:
                words += [key, value]
        return words


_FIRST: Final = {"notice": ("kind",)}  # arguments before the number
_FLAGS: Final = frozenset({"--settled"})


def spelled(words: Sequence[str]) -> str:
    """Return a command as it can be typed."""
    return " ".join(["xf", *(f'"{word}"' if set(word) & set(' "\n') else word for word in words)])


def _one_of(kind: Iterable[StrEnum]) -> Callable[[str, Answers], str]:
    members = [str(member) for member in kind]

    def read(text: str, _answers: Answers) -> str:
        number = half_width(text)
        if number.isdecimal() and 1 <= int(number) <= len(members):
            return members[int(number) - 1]
        if text not in members:
            raise BadValue(f"没有「{text[:10]}」。可选：{'  '.join(members)}")
        return text

    return read


def word(
    key: str, label: str, kind: Iterable[StrEnum], default: str = "", *, needed: bool = False
) -> Field:
    """Return a field for one of the words of `kind`."""
    choices = "  ".join(f"{i} {member}" for i, member in enumerate(kind, 1))
    return Field(
        key, label, choices + ("" if default or needed else "；可空"), _one_of(kind), default=lambda _: default,
        known=lambda _: [str(member) for member in kind], needed=needed,
    )  # fmt: skip


def _yes_or_no(text: str, _answers: Answers) -> str:
    said = {"1": "是", "2": "否", "是": "是", "否": "否", "y": "是", "n": "否"}.get(
        half_width(text).casefold()
    )
    if said is None:
        raise BadValue("填 1 是，或 2 否。")
    return said


def _text(
    key: str, label: str, hint: str = "可空", *, needed: bool = False, long: bool = False
) -> Field:
    return Field(key, label, hint, needed=needed, long=long)


def organ(text: str, _answers: Answers) -> str:
    """Return the organ that a petitioner is sent to as it was typed; BadValue where it is none: a digit, a key."""
    if not text.strip()[:1].isalpha() or not has_han(text):
        raise BadValue(f"「{text[:10]}」不是机关的名称。以后再说按 Ctrl-C。")
    return text


def _unit(text: str, units: Sequence[str]) -> str:
    if text not in units:
        raise BadValue(f"单位名册里没有「{text[:20]}」。新增：xf units --add 单位 --kind 部门")
    return text


def _to(units: Sequence[str]) -> Field:
    return Field(
        "--to", "单位", "名称，或首字母加 Tab", lambda text, _: _unit(text, units), known=lambda _: units,
        needed=True,
    )  # fmt: skip


def delivery(case: Case, route: Route | None) -> tuple[Field, ...]:
    """Return what is asked of how an answer on this route reached the petitioner."""
    ways = [way for way in Method if not (route is Route.PETITION and way in SPOKEN)]
    usual = deliveries.usual_method(case.first.channel, route)
    return (
        word("--method", "怎么告知", ways, usual or "", needed=True),
        Field(
            "--witness", "见证人", "留置送达要有见证人", needed=True,
            asked=lambda answers: answers.get("--method") == Method.LEFT,
        ),
    )  # fmt: skip


def _whom(case: Case, waiting: Sequence[int]) -> tuple[Field, ...]:
    """Return what is asked where several people wait: the number of the petition of the one meant."""
    if len(waiting) < 2:
        return ()
    places = [str(i) for i, petition in enumerate(case.petitions, 1) if petition.seq in waiting]
    hint = f"写第几件：{'、'.join(places)}；另一位再记一次"
    return (Field("--petition", "给了谁", hint, known=lambda _: places, needed=True),)


def _told(case: Case) -> tuple[Field, ...]:
    """Return the same for a note, asked of a notice only."""

    def is_notice(answers: Answers) -> bool:
        return answers.get("--kind") == NoteKind.TOLD

    return tuple(field._replace(asked=is_notice) for field in _whom(case, untold(case)))


def _applicants(case: Case) -> tuple[Field, ...]:
    """Return the same for a request for a review, or the opinion on one."""
    everybody = sorted(set(parties(case.petitions).values()))
    return tuple(field._replace(label="谁的申请") for field in _whom(case, everybody))


def _awaited(case: Case) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one for answer in case.owed for one in answer.awaited))


def _grounds(case: Case) -> Field:
    """Return what is asked of the grounds of a transfer: after a return they have to be stated."""
    is_again = bool(case.transfers and case.transfers[-1].returned_on)
    return _REASON if is_again else _text("--reason", "理由")


_REASON: Final = _text("--reason", "理由", "写明理由", needed=True)
STEPS: Final = (
    Step("accept", "受理", lambda case, _: _whom(case, untold(case))),
    Step("classify", "分类"),
    Step("transfer", "转送", lambda case, units: (_to(units), _grounds(case))),
    Step(
        "reply", "答复",
        lambda case, _: (
            word("--result", "结果", Result, needed=case.route is Route.PETITION), _text("--doc-no", "文号"),
            _text("--text", "查明", "查明的事实，可空", long=True),
        ),
    ),
    Step("deliver", "送达", lambda case, _: delivery(case, case.route) + _whom(case, _awaited(case))),
    Step(
        "close", "办结",
        lambda *_: (
            word("--outcome", "方式", Outcome),
            Field("--settled", "化解了吗", "1 是  2 否", _yes_or_no, default=lambda _: "否"),
            _text("--reason", "理由"),
        ),
    ),
    Step("notice", "文书", lambda *_: (_paper(),)),
    Step("note", "记事", lambda case, _: (word("--kind", "种类", NoteKind, needed=True), _text("--text", "内容", long=True), *_told(case))),
    Step("urge", "催办", lambda *_: (_text("--text", "内容"),)),
    Step("refuse", "不受理", lambda case, _: (word("--kind", "种类", Refusal, Refusal.NOT_OURS), Field("--to", "去哪里", "有权机关；可空", organ), _REASON, *_whom(case, untold(case))), recorded="不予受理告知"),
    Step("extend", "延期", lambda *_: (_text("--days", "天数", "最多 30", needed=True), _REASON, _text("--leader", "批准人", "本机关负责人", needed=True))),
    Step("return", "退回", lambda *_: (_REASON,)),
    Step(
        "review", "复查复核",
        lambda case, _: (
            word("--stage", "阶段", Stage, needed=True), word("--decision", "决定", Decision),
            *_applicants(case),
        ),
    ),
    Step("rate", "评价", lambda *_: (word("--rating", "评价", Rating, needed=True),)),
    Step("reopen", "重新办理", lambda *_: (_REASON,)),
)  # fmt: skip


def _paper() -> Field:
    def read(text: str, _answers: Answers) -> str:
        return paper_kinds.find(text).name

    names = list(paper_kinds.PAPERS)
    return Field(
        "kind",
        "文书",
        "写开头几个字或首字母；空着是回执",
        read,
        default=lambda _: "回执",
        known=lambda _: names,
    )
