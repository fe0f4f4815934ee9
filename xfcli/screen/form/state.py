"""A form as it is filled in, as a value, and what each key makes of it: no screen, no clock."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from xfcli.screen.form.fields import Answers, Field, Judgement, completed, judged, matches
from xfcli.text import half_width, small_number

BACK: Final = frozenset({"<", "＜", "《"})  # an answer that goes back
PASTED: Final = "一次来了好几行，像是粘贴的，放进了「{label}」。"


class State(NamedTuple):
    """The fields of a form, what stands in them, and where the officer is.

    `at` is the key of the field being filled in, "" at the summary below the last one.
    """

    fields: tuple[Field, ...]
    answers: Answers = MappingProxyType({})
    at: str = ""
    said: str = ""  # what there is to say about the last answer
    doubted: frozenset[tuple[str, str]] = (
        frozenset()
    )  # fields and answers that were doubted already
    passed: frozenset[str] = (
        frozenset()
    )  # after a jump: the fields that Enter does not stop at again

    @property
    def shown(self) -> tuple[Field, ...]:
        """The fields that there are, as the others are answered."""
        return tuple(f for f in self.fields if f.asked(self.answers) or self.answers.get(f.key))

    @property
    def field(self) -> Field | None:
        """The field being filled in; None at the summary."""
        return next((f for f in self.shown if f.key == self.at), None)

    def text(self, key: str) -> str:
        """Return what stands in a field."""
        return self.answers.get(key, "")

    def holding(self, text: str) -> "State":
        """Return the form with `text` in the field being filled in."""
        return self._replace(answers={**self.answers, self.at: text}) if self.at else self

    def offers(self) -> list[str]:
        """Return what the field being filled in may be completed to."""
        if not (field := self.field):
            return []
        text = self.text(field.key)
        return matches(text, field.known(self.answers)) if text else []


def begun(fields: tuple[Field, ...], answers: Mapping[str, str]) -> State:
    """Return the form where it was left: at the last field with an answer, else at its first one."""
    state = State(fields, dict(answers))
    answered = [f.key for f in state.shown if not f.quiet and state.text(f.key)]
    return state._replace(at=answered[-1]) if answered else _first(state, state.shown)


def entered(state: State) -> State:
    """Return the form after Enter: on to the next field, or here again with the reason."""
    field = state.field
    if field is None:
        return state
    text = state.text(field.key)
    if text.strip() in BACK:
        return gone_back(state.holding(""))
    judgement = judged(field, text, state.answers)
    if judgement.refusal:
        return state._replace(said=judgement.refusal)
    if judgement.doubt and (field.key, judgement.text) not in state.doubted:
        return _doubted(state.holding(judgement.text), field, judgement)
    done = state.holding(judgement.text)
    shown = done.shown
    place = [f.key for f in shown].index(field.key)
    return _first(done, tuple(f for f in shown[place + 1 :] if f.key not in done.passed))


def _doubted(state: State, field: Field, judgement: Judgement) -> State:
    """Return the form at a field whose answer looks wrong, with the reason; a second time it is kept."""
    doubted = state.doubted | {(field.key, judgement.text)}
    return state._replace(
        at=field.key, said=f"{judgement.doubt}再按一次回车照填。", doubted=doubted
    )


def _first(state: State, fields: tuple[Field, ...]) -> State:
    """Return the form at the first of `fields` that is asked for; at the summary if there is none."""
    for field in fields:
        if not field.quiet and field.asked(state.answers):
            return state._replace(at=field.key, said="")
    return state._replace(at="", said="", passed=frozenset())


def gone_back(state: State) -> State:
    """Return the form one field further up; what was typed stays."""
    keys = [f.key for f in state.shown]
    place = keys.index(state.at) if state.at in keys else len(keys)
    return state._replace(at=keys[max(place - 1, 0)], said="", passed=frozenset())


def jumped(state: State, typed: str) -> State:
    """Return the form at the field whose number on the page was typed; where there is none, say so.

    Enter goes from there to the fields that come of its answer, and back to the summary.
    """
    shown, number = state.shown, small_number(half_width(typed))
    if not 1 <= number <= len(shown):
        return state._replace(
            said=f"没有「{typed[:10]}」这一项。改哪一项，填它前面的数字：1 到 {len(shown)}。"
        )
    passed = frozenset(f.key for f in shown)
    return state._replace(at=shown[number - 1].key, said="", passed=passed)


def tabbed(state: State) -> State:
    """Return the form with the first completion taken; without one, Tab is Enter."""
    field, offers = state.field, state.offers()
    if not field or not offers or offers[0] == state.text(field.key):
        return entered(state)
    return state.holding(offers[0])._replace(said="")


def pasted(state: State, text: str) -> State:
    """Return the form after several lines came at once: they are one value, and decide nothing.

    They go into the field for long text, wherever they came; none of them is lost.
    """
    field = state.field
    text = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    if "\n" not in text and field and not field.long:
        return state.holding(state.text(field.key) + text)
    place = field if field and field.long else next((f for f in state.fields if f.long), None)
    if place is None:
        return state.holding(state.text(state.at) + " ".join(text.split()))
    before = state.text(place.key)
    joined = f"{before}\n{text}" if before and place is not field else before + text
    there = state._replace(answers={**state.answers, place.key: joined})
    if place is field:
        return there
    return there._replace(said=PASTED.format(label=place.label))


def typed_early(state: State, text: str) -> State:
    """Return the form after `text` was typed before it was drawn: its lines are answers in order.

    The first that cannot be kept or looks wrong ends that, as a long text does: what is left is one
    value. Nothing is decided, and no line goes over what was answered before.
    """
    *lines, rest = text.split("\n")
    if state.text(state.at):
        return pasted(state, text) if text else state
    while lines and state.field and not (state.field.long or state.said):
        held = state.holding(lines.pop(0))
        state = (after := entered(held))
        if not after.at:
            state = held  # the last Enter decides, and is pressed by whoever sees the page
            break
    left = "\n".join([*lines, rest])
    if state.said and left and any(field.long for field in state.fields):
        return pasted(state._replace(at=""), left)._replace(at=state.at)
    return pasted(state, left) if left else state


def checked(state: State) -> State:
    """Return the form at its first field whose answer cannot be kept, or looks wrong, with the reason.

    At the summary, with every answer as it is kept, where all can.
    """
    answers = dict(state.answers)
    for field in state.fields:
        if not field.asked(answers):
            continue
        judgement = judged(field, answers.get(field.key, ""), answers)
        if judgement.refusal:
            return state._replace(at=field.key, said=judgement.refusal, answers=answers)
        answers[field.key] = judgement.text
        if judgement.doubt and (field.key, judgement.text) not in state.doubted:
            return _doubted(state._replace(answers=answers), field, judgement)
    return state._replace(at="", answers=answers, passed=frozenset())


def whole(state: State) -> Answers:
    """Return the answers of the fields that are asked for, completed."""
    return {
        f.key: completed(f, state.text(f.key), state.answers)
        for f in state.fields
        if f.asked(state.answers)
    }
