"""A form asked line by line: for terminals that draw nothing (TERM=dumb), and for screen readers."""

from collections.abc import Callable, Iterator

from xfcli.screen.form import state as forms
from xfcli.screen.form.fields import Answers, Field
from xfcli.screen.form.state import State
from xfcli.screen.form.surroundings import Surroundings

Ask = Callable[[str, str], str]  # a question and its default: the answer
Say = Callable[[str], None]

_END = "完"  # no empty line: a pasted letter has some, and what comes behind would answer the next questions
_UP = "上箭头"  # a key of the page; here < goes back


def fill(start: State, around: Surroundings, ask: Ask, say: Say) -> Answers:
    """Ask for each field until its answer can be kept; `<` goes back, the last question decides."""
    state = start
    while True:
        state = forms.checked(_asked(state, around, ask, say))
        if not state.at:
            if around.done:
                _read_out(state, say)
            done = around.done.replace(_UP, "<")
            state, is_done = _decided(state, around, ask(done, "") if done else "")
            if is_done:
                return forms.whole(state)
        if state.said:
            say(state.said)


def _asked(state: State, around: Surroundings, ask: Ask, say: Say) -> State:
    """Return the form at its summary, every field before it asked for."""
    while (field := state.field) is not None:
        for line in around.beside(state.answers):
            say(line)
        state = forms.entered(state.holding(_continued(state, _answer(field, state, ask))))
        around.keep(state.answers)
        if state.said:
            say(state.said)
    return state


def _is_refused(state: State) -> bool:
    """Whether what stands in the field was refused, and not only doubted: Enter must not give it again."""
    return bool(state.said) and (state.at, state.text(state.at)) not in state.doubted


def _continued(state: State, typed: str) -> str:
    """Return an answer as it is meant: a digit alone takes one of the several that were just listed."""
    is_place = _is_refused(state) and len(typed) == 1 and typed.isdecimal()
    return state.text(state.at) + typed if is_place and state.offers() else typed


def _read_out(state: State, say: Say) -> None:
    for number, field in enumerate(state.shown, 1):
        say(f"{number:>2} {field.label}：{state.text(field.key)}")


def _decided(state: State, around: Surroundings, typed: str) -> tuple[State, bool]:
    """Return the form after the last question was answered, and whether it is filled in."""
    if typed in forms.BACK:
        return forms.gone_back(state), False
    if typed:
        return forms.jumped(state, typed), False
    said = around.refusal(state.answers)
    return state._replace(said=said), not said


def _answer(field: Field, state: State, ask: Ask) -> str:
    question = field.label + (f"（{field.hint}）" if field.hint else "")
    left = "" if _is_refused(state) else state.text(field.key)
    kept = left or field.default(state.answers)
    if not field.long:
        return ask(question, kept)
    return "\n".join(_lines(f"{question}；写完另起一行写 {_END}", ask)).strip() or kept


def _lines(question: str, ask: Ask) -> Iterator[str]:
    """Yield the lines of a long text up to its end; none where the first is empty."""
    line = ask(question, "")
    if not line:
        return
    while line.strip() != _END:
        yield line
        line = ask("", "")
