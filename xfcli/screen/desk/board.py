"""A list to choose from on a terminal: arrows, digits where there are few rows, typing to find.

Letters and Chinese characters find (letters as pinyin initials), so an input method is no hindrance;
steps are digits, Enter and F-keys. What is pasted finds as well, and chooses nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from prompt_toolkit import shortcuts
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
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
from xfcli.screen.desk.choice import Choice, Row, found, line, together
from xfcli.system import clipboard
from xfcli.text import half_width, places, visible

_FIND: Final = " 找: "
_FINDS: Final = (
    "/／、"  # begins to find, also with an input method on; whatever is typed finds as well
)


class Board(NamedTuple):
    """A list as it is offered."""

    title: str
    rows: Sequence[Row]
    keys: str = ""  # the line at the bottom that says what keys do
    said: Sequence[str] = ()  # what the last step came to
    numbered: bool = True  # a digit takes the row of that place
    full: bool = False  # the whole screen
    functions: Mapping[str, str] = {}  # key of the terminal, and what it is called in the choice
    find: Callable[[str], Sequence[Row]] | None = None  # more rows for what is typed
    beside: Callable[[Row], Sequence[str]] | None = None  # lines about the row that stands out
    finds: bool = True  # letters find; else they do nothing
    is_open: bool = False  # no row stands out before one is chosen: Enter takes none


def choose(board: Board, begun: Choice | None = None) -> Choice | None:
    """Have a row chosen; None where the officer leaves. `begun` is where the list stood before."""
    return _Drawn(board, begun or Choice()).run()


def clear() -> None:
    """Take away all that stands on the terminal."""
    shortcuts.clear()


class _Drawn:
    def __init__(self, board: Board, begun: Choice) -> None:
        self.board, self.begun = board, begun
        self.rows: Sequence[Row] = board.rows
        self.buffer = Buffer(multiline=False, on_text_changed=lambda _: self._find())
        self.before = Document()
        self.keyboard = keyboard.Keyboard(self._paused)
        self.app: Application[Choice | None] = Application(
            Layout(self._layout()),
            key_bindings=self._keys(),
            input=keyboard.opened(self.keyboard),
            full_screen=board.full,
            erase_when_done=True,
            after_render=lambda _: self.keyboard.touch(),
        )
        self.app.renderer.cpr_not_supported_callback = None  # said in English, over the list
        self.buffer.set_document(Document(begun.typed, len(begun.typed)))
        self.at = self._first()

    def run(self) -> Choice | None:
        try:
            return self.app.run()
        except (KeyboardInterrupt, EOFError):
            return None
        finally:
            keyboard.forget_the_rest()

    # What is drawn

    def _layout(self) -> HSplit:
        count = FormattedTextControl(lambda: f"{len(self.rows)} 项 ")
        listed = FormattedTextControl(
            self._listed,
            focusable=not self.board.finds,
            get_cursor_position=lambda: Point(0, max(self.at, 0)),
            show_cursor=False,
        )
        finder = VSplit(
            [
                Window(FormattedTextControl(_FIND), width=places(_FIND)),
                Window(BufferControl(self.buffer), height=1),
                Window(count, dont_extend_width=True),
            ],
            height=1,
        )
        parts = [
            Window(FormattedTextControl(self._above), dont_extend_height=True, wrap_lines=True),
            *([finder] if self.board.finds else []),
            Window(
                listed,
                height=lambda: Dimension(min=1, preferred=max(len(self.rows), 1)),
                dont_extend_height=not self.board.full,
            ),
            Window(FormattedTextControl(self._below), dont_extend_height=True, wrap_lines=True),
        ]
        return HSplit(parts)

    def _above(self) -> StyleAndTextTuples:
        said = "".join(f"\n {visible(text)}" for text in self.board.said)
        return [("bold", f" {self.board.title}"), ("", said)]

    def _listed(self) -> StyleAndTextTuples:
        room = self.app.output.get_size().columns - 1
        drawn: StyleAndTextTuples = []
        for place, row in enumerate(self.rows):
            number = f"{place + 1} " if self.board.numbered and place < 9 else ""
            text = line(f" {number}{visible(row.text)}", room)
            style = "reverse" if place == self.at else row.style
            drawn.append((style, text + ("\n" if place < len(self.rows) - 1 else "")))
        nothing = "没有符合的。" if self.buffer.text else "打字查找。"
        return drawn or [("", f" {nothing}")]

    def _below(self) -> StyleAndTextTuples:
        row = self._row()
        about = self.board.beside(row) if row and self.board.beside else ()
        text = "".join(f" {visible(one)}\n" for one in about)
        return [("", text), ("", f" {self.board.keys}")]

    # What keys do

    def _row(self) -> Row | None:
        return self.rows[self.at] if 0 <= self.at < len(self.rows) else None

    def _paused(self) -> None:
        self.before = self.buffer.document

    def _find(self) -> None:
        typed = self.buffer.text.strip()
        self.rows = self._fitting(typed)
        self.at = 0 if typed else self._first()

    def _first(self) -> int:
        """Return the place of the row that stands out at first: the one begun with (the step that is due)."""
        first = -1 if self.board.is_open and not self.buffer.text else 0
        return next((i for i, row in enumerate(self.rows) if row.key == self.begun.key), first)

    def _fitting(self, typed: str) -> Sequence[Row]:
        more = self.board.find(typed) if typed and self.board.find else ()
        return together(typed, found(typed, self.board.rows), more)

    def _move(self, by: int) -> None:
        self.at = max(0, min(self.at + by, len(self.rows) - 1))

    def _take(self, action: str = "") -> None:
        row = self._row()
        if row or action:
            key = row.key if row else ""
            self.app.exit(result=Choice(key, self.buffer.text, action))

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        for name, by in (("up", -1), ("down", 1), ("pageup", -10), ("pagedown", 10)):
            keys.add(name)(lambda _event, by=by: self._move(by))
        keys.add("enter")(lambda _: self._take())
        keys.add("c-j")(lambda _: self._take())
        for name in ("c-c", Keys.SIGINT):  # before the keys are read it comes as a signal
            keys.add(name, eager=True)(lambda event: event.app.exit(result=None))
        for name, action in self.board.functions.items():
            keys.add(name)(lambda _event, action=action: self._take(action))
        keys.add(Keys.Any, filter=Condition(lambda: self.board.numbered))(self._typed)
        keys.add(Keys.BracketedPaste, eager=True)(lambda event: self._paste(event.data))
        for key in ("c-v", "s-insert"):
            keys.add(key, eager=True)(lambda _: self._paste_clipboard())
        # Of all that are added for a key the last one is called: not the word of `functions`.
        keys.add("escape")(lambda _: self._leave_off())
        if "f1" in self.board.functions:
            for mark in "?？":
                keys.add(mark, filter=Condition(lambda: not self.buffer.text))(
                    lambda _: self._take(self.board.functions["f1"])
                )
        for slash in _FINDS:
            keys.add(slash, filter=Condition(lambda: not self.buffer.text))(lambda _: self._find())
        return keys

    def _leave_off(self) -> None:
        """Take away what was typed to find; where nothing was, close what Esc closes, or go back from steps."""
        if self.buffer.text:
            self.buffer.set_document(Document())  # its reset would tell nobody
        elif action := self.board.functions.get("escape", "back" if self.board.numbered else ""):
            self._take(action)

    def _typed(self, event: KeyPressEvent) -> None:
        """Take a digit as the row of that place, unless it finds something behind what was typed."""
        number, typed = half_width(event.data), self.buffer.text
        if number.isdecimal() and typed and self._fitting(typed + number):
            event.current_buffer.insert_text(event.data)
        elif number.isdecimal() and number != "0":
            if int(number) <= len(self.rows):
                self.at = int(number) - 1
                self._take()
        elif number == "0":
            self._take("back")
        elif self.board.finds:
            event.current_buffer.insert_text(event.data)

    def _paste_clipboard(self) -> None:
        self._paused()
        self._paste(clipboard.text())

    def _paste(self, pasted: str) -> None:
        if not self.board.finds:
            return
        text = self.before.text + " ".join(pasted.split())
        self.buffer.set_document(Document(text, len(text)))
