"""A registration at the counter: the form, with the register at hand while it is filled in.

What was typed is kept as a draft until it is registered; one that was left is offered first.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from xfcli import aftermath, dates, ledger
from xfcli.case.disclosure import SEALED
from xfcli.case.words import UnitKind
from xfcli.errors import XfError
from xfcli.ledger import Reader, namesakes
from xfcli.people import masking, repeats
from xfcli.people.repeats import Known
from xfcli.rules import register
from xfcli.screen import options, show
from xfcli.screen.desk import question
from xfcli.screen.desk.choice import Row
from xfcli.screen.form import petition, state
from xfcli.screen.form.fields import Answers
from xfcli.screen.form.petition import Earlier, World
from xfcli.screen.form.surroundings import Surroundings
from xfcli.screen.intake import Form
from xfcli.system import drafts, echo
from xfcli.text import spelled

_OFFERED: Final = [Row("go on", "接着填"), Row("drop", "丢掉"), Row("later", "先放着，另登记一件")]
_KEPT: Final = "填的都留着，下次 xf add 接着填"
_SURE: Final = [Row("keep", "不丢"), Row("drop", "丢掉")]


class Filled(NamedTuple):
    """A form that was filled in: what it registers, when, as a repeat of what, and its draft."""

    form: Form
    on: str
    due: str | None
    sent_on: str | None
    repeat_of: str | None
    draft: drafts.Keeper


def fill(
    form: Form,
    db: str | None,
    *,
    on: str | None,
    due: str | None,
    sent_on: str | None,
    decided: bool,
) -> Filled:
    """Have `form` filled in by the officer.

    `decided`: whether it is a repeat was said already. KeyboardInterrupt where the form is put down;
    its draft is kept then.
    """
    with ledger.reading(db) as book:
        book.insist_on_likely_day()  # not only when all of it is filled in
        desk = _Desk(db, book, form)
        given = petition.answers_of(form)
        given |= {
            key: value for key, value in (("on", on), ("due", due), ("sent_on", sent_on)) if value
        }
        path, office = book.path, book.office
    answers, keeper = _taken_up(path, db)
    start_answers = {**answers, **given}
    world = World(
        tuple(sorted(office.names_of(UnitKind.VILLAGE))), desk.today,
        (lambda _: petition.NOTHING_EARLIER) if decided else desk.earlier, desk.title_of,
    )  # fmt: skip
    fields = petition.fields(world, frozenset(given))

    def keep(answers: Answers) -> None:
        keeper.keep(answers, _now())
        if keeper.is_kept:
            aftermath.note_kept(_KEPT)

    around = Surroundings(
        beside=lambda answers: petition.talk(world.earlier(answers), answers),
        refusal=desk.refusal,
        keep=keep,
    )
    done = _filled(state.begun(fields, start_answers), around)
    if done is None:
        raise KeyboardInterrupt
    keeper.registering(done, _now())
    repeat_of = done.get("repeat", petition.NEW)
    return Filled(
        petition.form_of(done, form, desk.earlier(done)), done["on"], done.get("due") or None,
        done.get("sent_on") or None, None if repeat_of == petition.NEW else repeat_of, keeper,
    )  # fmt: skip


def _filled(start: state.State, around: Surroundings) -> Answers | None:
    if options.can_draw():
        from xfcli.screen.form import page

        return page.fill("登记一件信访件", start, around)
    from xfcli.screen.form import lines

    show.talk("一项一行；输入 < 回到上一项。")
    return lines.fill(start, around, options.ask, show.talk)


def _now() -> str:
    return f"{dates.moment():%Y-%m-%dT%H:%M}"


class _Desk:
    """What the form asks of the register while it is filled in."""

    def __init__(self, db: str | None, book: Reader, form: Form) -> None:
        self.db, self.today, self._form = db, book.today, form
        self._asked: tuple[str, ...] = ()
        self._earlier = petition.NOTHING_EARLIER

    def earlier(self, answers: Answers) -> Earlier:
        """Return what the register has already of these people and this matter."""
        told = ("names", "village", "phone", "id_number", "title", "text")
        asked = tuple(answers.get(key, "") for key in told)
        if asked != self._asked:
            self._asked, self._earlier = asked, self._look(answers)
        return self._earlier

    def _look(self, answers: Answers) -> Earlier:
        people, village = petition.person_of(answers)
        title, text = answers.get("title", ""), answers.get("text", "")
        if not (people[0].name or people[0].id_number or (village and title)):
            return petition.NOTHING_EARLIER
        with ledger.reading(self.db) as book:
            known = namesakes.possible_repeats(book, people, village)
        found = repeats.candidates(people, village, title, text, known)
        names = {spelled(person.name) for person in people}
        same = next((one for one in known if _told_numbers(one, names, village)), None)
        return Earlier(found[:5], same.no if same else "", same.person if same else None)

    def title_of(self, number: str) -> str:
        """Return the title of a case; NotFound where there is none with this number."""
        with ledger.reading(self.db) as book:
            case = book.case(number)
        return case.shown.title(masking.free_text(case.title))

    def refusal(self, answers: Answers) -> str:
        """Return why the form cannot be registered as it is, "" where it can."""
        repeat_of = answers.get("repeat", petition.NEW)
        try:
            form = petition.form_of(answers, self._form, self.earlier(answers))
            with ledger.reading(self.db) as book:
                day = book.day(answers["on"] or None)
                days = (
                    book.day(answers[key]) if answers.get(key) else None
                    for key in ("due", "sent_on")
                )
                joins = None if repeat_of == petition.NEW else book.case(repeat_of)
                register.petition(form.registration(day, *days), today=book.today, joins=joins)
        except XfError as error:
            return str(error)
        return ""


def _told_numbers(one: Known, names: set[str], village: str) -> bool:
    """Whether the same person of the same village told their numbers there; a sealed case tells none."""
    person = one.person
    is_same = spelled(person.name) in names and bool(village) and one.village == village
    return is_same and one.title != SEALED and bool(person.phone or person.id_number)


def _taken_up(path: Path, db: str | None) -> tuple[Mapping[str, str], drafts.Keeper]:
    """Offer the draft that was left; return its answers, and what keeps the draft from now on."""
    drafts.sweep(path.parent)
    left = drafts.left(path)
    if left and left.registering and (no := _registered_as(db, left.answers)):
        show.talk(f"上次那一份已经登记了，是 {no}。")
        drafts.discard(left)
        left = None
    if left:
        echo.set_aside()
        name = masking.name(left.answers.get("names", "")[:3])
        about = f"{left.saved_at.replace('T', ' ')}{f'，{name}' if name else ''}"
        aftermath.note_kept(_KEPT)
        answer = _taken(f"上次有一份没登记完的（{about}）", _OFFERED)
        if answer == "drop" and _taken("丢掉就找不回来了", _SURE) == "drop":
            drafts.discard(left)
            aftermath.note_kept("")
        elif answer == "go on" and (own := drafts.claim(left)):
            return left.answers, drafts.Keeper(path, own)
    return {}, drafts.Keeper(path)


def _taken(title: str, rows: list[Row]) -> str:
    """Have one of `rows` chosen; KeyboardInterrupt where that is left for later."""
    choice = question.chosen(title, rows)
    if choice is None:
        raise KeyboardInterrupt
    return choice.key


def _registered_as(db: str | None, answers: Mapping[str, str]) -> str:
    """Return the number under which a form was registered before its draft could go, "" for none."""
    with ledger.reading(db) as book:
        no, title = namesakes.latest(book)
    return no if title and title == answers.get("title", "").strip() else ""
