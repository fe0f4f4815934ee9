"""A form as a page on a terminal: one field is a line to write in, the others stand above and below.

What a key does to the form is said in `state`; here it is only drawn. The terminal's own cursor
stands in the text, where input methods look for it, and nothing is drawn but after a key.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    BufferControl,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.dimension import Dimension

from xfcli.screen import keyboard
from xfcli.screen.form import state as forms
from xfcli.screen.form.fields import Answers, Field, listed
from xfcli.screen.form.state import State
from xfcli.screen.form.surroundings import REGISTER, Surroundings
from xfcli.system import clipboard
from xfcli.text import places, visible

_SAVE_EVERY: Final = 0.25  # seconds
_DEAF: Final = 0.3  # seconds for which a page that asks for a decision takes none
_LABEL: Final = 9  # places
_BELOW: Final = 7  # lines that what stands below the line takes before what stands above
_ENOUGH: Final = 50  # lines that fill a screen
_LONG: Final = 6  # lines that a long text may take while it is written
_KEYS: Final = "回车 下一项  上箭头 上一项  Tab 补全  F2 看一遍  Ctrl-C 放下，草稿留着"
_NEW_LINE: Final = "另起一行按 Ctrl-J"
_STEP_KEYS: Final = "回车 下一项  上箭头 上一项  Tab 补全  Ctrl-C 放下，草稿留着"


def fill(title: str, start: State, around: Surroundings) -> Answers | None:
    """Have a form filled in; None where the officer puts it down. The draft is kept all the while."""
    return _Page(title, forms.typed_early(start, keyboard.typed_early()), around).run()


class _Page:
    def __init__(self, title: str, start: State, around: Surroundings) -> None:
        self.title, self.state, self.around = title, start, around
        self.before = start  # when the burst of keys began that may yet be a paste
        self.since = 0.0  # when the summary came up
        self.is_fresh = False  # what stands in the line is given anew by typing, as in a cell
        self.buffer = Buffer(
            multiline=True,
            on_text_changed=lambda _: self._changed(),
            on_cursor_position_changed=lambda _: self._go_on(),
        )
        self.keyboard = keyboard.Keyboard(self._paused)
        self.app: Application[Answers | None] = Application(
            Layout(self._layout()),
            key_bindings=self._keys(),
            input=keyboard.opened(self.keyboard),
            erase_when_done=True,
            after_render=lambda _: self.keyboard.touch(),
        )
        self.app.renderer.cpr_not_supported_callback = None  # said in English, over the page
        self._show(start)

    def run(self) -> Answers | None:
        try:
            return self.app.run(
                pre_run=self._keep_now_and_then, handle_sigint=True, set_exception_handler=False
            )
        except (KeyboardInterrupt, EOFError):
            return None
        finally:
            self.around.keep(self._now().answers)
            keyboard.forget_the_rest()

    def _keep_now_and_then(self) -> None:
        self.app.create_background_task(
            _every(_SAVE_EVERY, lambda: self.around.keep(self._now().answers))
        )

    # What is drawn

    def _layout(self) -> HSplit:
        label = Window(FormattedTextControl(self._label), width=_LABEL + 4, dont_extend_width=True)
        self.line = Window(
            BufferControl(self.buffer),
            wrap_lines=True,
            height=self._height,
            dont_extend_height=True,
        )
        return HSplit(
            [
                Window(
                    FormattedTextControl(self._above),
                    height=lambda: Dimension(min=0, preferred=self._rows_above()),
                    dont_extend_height=True,
                ),
                VSplit([label, self.line]),
                Window(FormattedTextControl(self._below), wrap_lines=True, dont_extend_height=True),
            ]
        )

    def _height(self) -> Dimension:
        most = _LONG if self.state.field and self.state.field.long else 2
        return Dimension(min=1, max=most)

    def _number(self) -> int:
        """Return the place of the field being filled in on the page, counted from 0."""
        keys = [f.key for f in self.state.shown]
        return keys.index(self.state.at) if self.state.at in keys else len(keys)

    def _room_above(self) -> int:
        """How many fields above the line there is room for, so that it and the talk below are seen."""
        rows, columns = self.app.output.get_size()
        written = _rows(self.buffer.text, columns - _LABEL - 4)
        below = _rows("".join(drawn[1] for drawn in self._below()).rstrip("\n"), columns)
        left = rows - 1 - min(written, self._height().max) - min(below, _BELOW)
        return max(0, min(self._number(), left))

    def _rows_above(self) -> int:
        return 1 + self._room_above()

    def _above(self) -> StyleAndTextTuples:
        number = self._number()
        drawn: StyleAndTextTuples = [("bold", f" {self.title}")]
        first = number - self._room_above()
        for i, field in enumerate(self.state.shown[first:number], first + 1):
            drawn.append(("", "\n" + self._row(i, field)))
        return drawn

    def _label(self) -> StyleAndTextTuples:
        field = self.state.field
        if field is None:
            return [("bold reverse", _labelled("", "登记"))]
        return [("bold reverse", _labelled(str(self._number() + 1), field.label))]

    def _row(self, number: int, field: Field) -> str:
        text = self.state.text(field.key) or field.default(self.state.answers)
        first, *more = text.split("\n")
        tail = f"（共 {len(more) + 1} 行）" if more else ""
        room = max(self.app.output.get_size().columns - _LABEL - 5 - places(tail), 10)
        return f"{_labelled(str(number), field.label)}{_cut(visible(first), room)}{tail}"

    def _below(self) -> StyleAndTextTuples:
        number = self._number()
        drawn: StyleAndTextTuples = [
            ("", self._row(i, field) + "\n")
            for i, field in enumerate(self.state.shown[number + 1 :], number + 2)
        ]
        if self.state.said:
            drawn.append(("bold", f" {self.state.said}\n"))
        drawn += [("", f" {visible(text)}\n") for text in self._talk()]
        return drawn

    def _talk(self) -> list[str]:
        field = self.state.field
        lines = []
        if not self.state.said and (offers := self._now().offers()):
            lines.append(
                f"{listed(offers)}  （Tab 第一个，数字选）"
                if len(offers) > 1
                else f"Tab {offers[0]}"
            )
        elif field and not self.state.said:
            lines += self._hint(field)
        lines += self.around.beside(self.state.answers)
        keys = _KEYS if self.around.done else _STEP_KEYS
        return [*lines, keys if field else self.around.done or REGISTER]

    def _hint(self, field: Field) -> list[str]:
        """Return what can stand in a field, and what Enter makes of it while nothing does: a line, or two."""
        default = "" if self.buffer.text else field.default(self.state.answers)
        over = "打字就重填" if self.is_fresh else ""
        new_line = _NEW_LINE if field.long else ""
        told = (field.hint, new_line, over, default and f"回车 = {default}")
        parts = [part for part in told if part]
        line = "  ".join(parts)
        is_whole = places(line) < self.app.output.get_size().columns
        return [line] if line and is_whole else parts

    # What keys do

    def _now(self) -> State:
        """Return the form with what stands in the line now."""
        return self.state.holding(self.buffer.text)

    def _paused(self) -> None:
        self.before = self._now()

    def _changed(self) -> None:
        """Take back what was said of the answer before: it is another one now."""
        self.state, self.is_fresh = self.state._replace(said=""), False

    def _show(self, state: State) -> None:
        if not state.at and self.state.at:
            self.since = time.monotonic()
        text = state.text(state.at) if state.at else ""
        if state.at != self.state.at or text != self.buffer.text:
            self._write(text)
        has_moved = state.at != self.state.at
        if has_moved or state.said:
            self.around.keep(state.answers)
        self.state = state
        if state.field and state.field.whole and text:
            self.is_fresh = has_moved or (bool(state.said) and not state.offers())

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        in_text = Condition(lambda: bool(self.state.field and self.state.field.long))

        def bind(*names: Keys | str, then: Callable[[State], State]) -> None:
            @keys.add(*names, eager=True)
            def _(_event: KeyPressEvent) -> None:
                self._show(then(self._now()))

        keys.add("enter")(lambda _: self._enter())
        bind("tab", then=forms.tabbed)
        bind("s-tab", then=forms.gone_back)
        bind("f2", then=forms.checked)
        keys.add("c-j", filter=~in_text)(lambda _: self._enter())
        keys.add("c-j", filter=in_text)(lambda event: event.current_buffer.insert_text("\n"))
        for name in ("c-c", Keys.SIGINT):  # before the keys are read it comes as a signal
            keys.add(name, eager=True)(lambda event: event.app.exit(result=None))
        keys.add("up")(self._up)
        keys.add("down")(self._down)
        keys.add(Keys.BracketedPaste, eager=True)(lambda event: self._paste(event.data))
        for key in ("c-v", "s-insert"):
            keys.add(key, eager=True)(lambda _: self._paste_clipboard())
        keys.add(Keys.Any, filter=Condition(lambda: self.is_fresh))(self._type_over)
        for still in ("right", "end"):  # where they move nothing
            keys.add(still, filter=Condition(lambda: self.is_fresh))(lambda _: self._go_on())
        return keys

    def _type_over(self, event: KeyPressEvent) -> None:
        """Begin another answer over the one that stands in the line."""
        if event.data.isprintable():
            self._write("")
        event.current_buffer.insert_text(event.data)

    def _go_on(self) -> None:
        """Have what is typed stand behind the answer in the line."""
        self.is_fresh = False

    def _up(self, event: KeyPressEvent) -> None:
        if self.buffer.document.cursor_position_row > 0:
            event.current_buffer.cursor_up()
        else:
            self._show(forms.gone_back(self._now()))

    def _down(self, event: KeyPressEvent) -> None:
        """Go on to the next field, or the line below the last one: an arrow decides nothing."""
        document = self.buffer.document
        if document.cursor_position_row < document.line_count - 1:
            event.current_buffer.cursor_down()
        else:
            self._show(forms.entered(self._now()))

    def _paste_clipboard(self) -> None:
        self.before = self._now()
        if text := clipboard.text():
            self._paste(text)

    def _paste(self, text: str) -> None:
        """Take a paste; where it began as typing, go back to how the form stood before it."""
        state = self.before
        if state.field and state.field.long and self.state.at == state.at:
            self._show(state)
            self.buffer.insert_text(text.replace("\r\n", "\n").replace("\r", "\n"))
            return
        self._show(forms.pasted(state, text))

    def _enter(self) -> None:
        if self.state.at:
            state = forms.entered(self._now())
            state = state if state.at else forms.checked(state)
            self._show(state)
            if not (state.at or self.around.done):
                self._finish()
            return
        if typed := self.buffer.text.strip():
            self._show(forms.jumped(self.state, typed))
        elif time.monotonic() - self.since >= _DEAF:
            self._finish()

    def _write(self, text: str) -> None:
        self.buffer.set_document(Document(text, len(text)))

    def _finish(self) -> None:
        state = forms.checked(self.state)
        said = state.said if state.at else self.around.refusal(state.answers)
        if said:
            self._show(state._replace(said=said))
        else:
            self.app.exit(result=forms.whole(state))


def _rows(text: str, columns: int) -> int:
    """Return how many lines of a screen `text` takes; of a letter that fills it, as many are enough."""
    lines = text.split("\n", _ENOUGH)[:_ENOUGH]
    return sum(max(1, -(-places(line) // columns)) for line in lines)


def _labelled(number: str, label: str) -> str:
    return f" {number:>2} {label}{' ' * max(1, _LABEL - places(label))}"


def _cut(text: str, room: int) -> str:
    """Return the beginning of `text`; two dots say that there is more."""
    if places(text) <= room:
        return text
    while places(text) > room - 2:
        text = text[:-1]
    return text + ".."


async def _every(seconds: float, do: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(seconds)
        do()
