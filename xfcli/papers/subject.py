"""What every paper needs to know: the case, the office, the day; and the turns of phrase they share.

Of a sealed case nothing but number and dates goes into a paper, unless it is addressed to the
organ that is competent (条例 Art 30) or made with a recorded reason (`whole`).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from xfcli.case import disclosure, kinds
from xfcli.case.case import Answer, Case, Petition, Review
from xfcli.case.delivery import latest, review_of
from xfcli.case.disclosure import Disclosure
from xfcli.case.parties import first_of, is_reachable, parties
from xfcli.case.person import Person
from xfcli.case.words import Acting, Channel, Method, Route, Source, UnitKind
from xfcli.law import catalogue, recipients, ways
from xfcli.law.catalogue import Item
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import deadlines_of
from xfcli.law.deadlines import Deadline
from xfcli.law.workdays import Calendar
from xfcli.office import OWN, Office
from xfcli.papers.paper import Block, Paper, day, plain, quoted
from xfcli.people import minors
from xfcli.people.masking import Lens

PLAINLY = Lens(whole=True)
BLANK: Final = "＿＿＿＿＿＿＿＿"  # to be filled in by hand


@dataclass(frozen=True, slots=True)
class Subject:
    """A case as a paper sees it; `whole`: personal data in full (recorded with its reason)."""

    case: Case
    office: Office
    calendar: Calendar
    on: date
    about: int = 0  # the entry that the paper documents
    doc_no: str = ""
    whole: bool = False
    lens: Lens = PLAINLY
    to: str = ""  # the organ that the matter came from: the register does not hold its name
    shielded: bool = False  # the reader may know the matter, and not who petitioned
    whose: tuple[Petition, ...] = ()  # who it is for, where not those of the first petition

    @property
    def shown(self) -> Disclosure:
        """What the paper may say: of a sealed case number and days only."""
        known = disclosure.OPEN if self.whole else self.case.shown
        return known._replace(people=False) if self.shielded else known

    @property
    def issuer(self) -> str:
        """The organ in whose name the paper is issued."""
        return self.office.setting("office")

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines as they stood on the day of the paper, but for those of other people."""
        theirs = self._parties
        return tuple(
            d
            for d in deadlines_of(self.case, self.calendar, self.on)
            if (theirs & {*d.clock.whom} if d.clock.whom else not d.clock.trigger.is_of_joined)
        )

    @property
    def _parties(self) -> set[int]:
        party = parties(self.case.petitions)
        return {party[p.seq] for p in self.whose} or {first_of(party)}

    @property
    def theirs(self) -> Answer | None:
        """The latest answer that is theirs whom the paper is for, as they got it; None for none."""
        return latest(self.case, min(self._parties))

    @property
    def review(self) -> Review | None:
        """The review under way that they asked for whom the paper is for, None for none."""
        return review_of(self.case, min(self._parties))

    @property
    def first(self) -> Petition:
        """The petition of whom the paper is for, the earliest of several."""
        return self._petitions[0]

    def deadline(self, kind: ClockKind) -> Deadline | None:
        """Return the last deadline of this kind, None if no such clock ever ran."""
        return next((d for d in reversed(self.deadlines) if d.clock.kind is kind), None)

    @property
    def claimant(self) -> str:
        """The petitioners by name: 甲某、乙某等 12 人; 信访人 where nobody may or can be named."""
        return self.named or "信访人"

    @property
    def named(self) -> str:
        """The petitioners by name, "" where nobody may or can be named."""
        people = (person for one in self._petitions for person in one.people)
        names = [p.name for p in self.shown.petitioners(tuple(people)) if p.name]
        if not names:
            return ""
        more = f"等{self._heads}人" if self._heads > len(names) else ""
        return "、".join(names) + more

    @property
    def _petitions(self) -> tuple[Petition, ...]:
        return self.whose or (self.case.first,)

    @property
    def _heads(self) -> int:
        return sum(petition.heads for petition in self._petitions)

    @property
    def is_unsigned(self) -> bool:
        """Whether nobody who petitioned gave a name: there is nobody to address, or to keep secret."""
        people = (person for petition in self.case.petitions for person in petition.people)
        return not (self.can_tell or any(person.name for person in people))

    @property
    def addressee(self) -> str:
        """Whom a paper to the petitioners addresses: room to write it where they gave no name."""
        return BLANK if self.is_unsigned else self.claimant

    @property
    def you(self) -> str:
        """How papers address the petitioners, by their number: 你, 你们."""
        return "你们" if self._heads > 1 else "你"

    def formal(self, words: str) -> str:
        """Return words of the catalogue, which say 您, as papers say them."""
        return words.replace("您", self.you)

    @property
    def can_tell(self) -> bool:
        """Whether anybody who petitioned can be told something: by name, at some place."""
        return any(map(is_reachable, self.case.petitions))

    @property
    def people(self) -> tuple[Person, ...]:
        """The petitioners of the first petition."""
        return tuple(map(self.lens.person, self.shown.petitioners(self.first.people)))

    def agents(self, lens: Lens) -> tuple[str, ...]:
        """Return who act for the petitioners of the first petition, and how to reach them: 监护人乙某，138****0000."""
        found = map(lens.agent, self.shown.petitioners(self.first.agents))
        return tuple(f"{one.role}{one.name}" + (one.phone and f"，{one.phone}") for one in found)

    @property
    def is_of_minor(self) -> bool:
        """Whether somebody who petitions is a minor: the guardian acts and signs."""
        first = self.first
        known = minors.guardians(first) or minors.minors(first.people, self.on)
        return self.shown.people and bool(known)

    def acting(self, role: Acting) -> str:
        """Return the names of who act for the petitioners in a role, "" where nobody does."""
        found = self.shown.petitioners(self.first.agents)
        return "、".join(agent.name for agent in found if agent.role is role)

    @property
    def matter(self) -> str:
        """The matter by name and number: “要求纳入低保”的信访事项（编号 2026-0012）."""
        named = self.shown.fact(f"{quoted(self.case.title)}的")
        return f"{named}信访事项（编号 {self.case.no}）"

    @property
    def received(self) -> str:
        """When and how it came: 2026年3月2日以来访形式."""
        first = self.first
        how = f"以{first.channel}形式" if self.shown.people else ""
        return f"{day(first.on)}{how}"

    @property
    def raised(self) -> str:
        """How it came, before 的: 于2026年3月2日以来访形式提出; of what was sent down by whom, and when.

        The day of receipt is not the day on which the petitioner turned to the superior.
        """
        first = self.first
        if first.source not in {Source.FORWARDED, Source.ASSIGNED} or self.shielded:
            return f"于{self.received}提出"
        how = self.shown.fact(f"以{first.channel}形式")
        sent = f"于{day(first.sent_on)}" if first.sent_on else ""
        verb = "交办" if first.source is Source.ASSIGNED else "转来"
        return f"{how}提出、{first.sender or '上级机关'}{sent}{verb}、本机关于{day(first.on)}收到"

    @property
    def material(self) -> str:
        """What there is of the petition: of a matter told by telephone what was written down."""
        is_told = all(petition.channel is Channel.CALL for petition in self.case.petitions)
        return "来电记录" if is_told else "信访材料"

    @property
    def claims(self) -> tuple[str, ...]:
        """The points of claim of all petitions; the title where none were listed."""
        points = tuple(dict.fromkeys(point for p in self.case.petitions for point in p.points))
        return points or (self.case.title,)

    @property
    def unit(self) -> str:
        """The unit that has the case, as it is called now; "" for this office."""
        return self.office.called_now(self.case.unit)

    @property
    def item(self) -> Item | None:
        """The request of the catalogue that it was classified to; None where there is none any more."""
        return catalogue.known(self.case.item)

    @property
    def told(self) -> str:
        """What the catalogue tells whoever petitions for it, as papers say it; "" where it says nothing.

        Without what the remedies say again, which papers write below it with their articles.
        """
        return self.shown.fact(self.formal(self.item.told_beside_remedy)) if self.item else ""

    @property
    def at_once(self) -> str:
        """What must be said before all else, where the days are short, as papers say it."""
        return self.shown.fact(self.formal(self.item.said_first)) if self.item else ""

    @property
    def competent(self) -> str:
        """The organ that has the power to decide, by its name; an inner office or a village is none."""
        named = self.office.called_now(self.case.unit or self.case.competent)
        return self.issuer if named in {"", OWN} or self.is_inner(named) else named

    @property
    def is_ours(self) -> bool:
        """Whether this organ has the power to decide, by the classification (never on 检举控告)."""
        return self.competent == self.issuer and self.case.route is not Route.DISCIPLINE

    def is_inner(self, name: str) -> bool:
        """Whether the unit has no power of its own to decide: an inner office, a village."""
        unit = self.office.known(name)
        return unit is not None and unit.kind in {UnitKind.OFFICE, UnitKind.VILLAGE}

    @property
    def referred_to(self) -> str:
        """The organ that the petitioner was last told to turn to, "" where there was none."""
        for entry in self.case.latest_first:
            if entry.kind == kinds.REFUSE:
                return entry.body.get("to", "")
        return ""

    @property
    def desk(self) -> str:
        """The desk to ask at, "" where the petition complains about it (条例 Art 28 ¶3)."""
        desk = self.office.setting("desk")
        return "" if recipients.is_about(self.case, "", desk) else desk

    @property
    def officer(self) -> str:
        """Who is to be asked for, "" where they are complained about, or petition themselves (Art 28 ¶3)."""
        officer = self.office.setting("officer")
        return "" if recipients.is_concerned(self.case, officer, "") else officer

    def contact(self) -> Block:
        """Return the line that says whom to ask."""
        phone = self.office.setting("phone")
        parts = (
            self.desk,
            phone and f"电话{phone}",
            self.office.setting("address"),
        )
        return plain(f"联系：{'，'.join(filter(None, parts)) or self.issuer}。")

    def paper(
        self,
        kind: str,
        title: str,
        *blocks: Block,
        to: str = "",
        signed: bool = True,
        small: bool = False,
        **fields: str,
    ) -> Paper:
        """Return the paper that says `blocks`, with the fields that every template may name."""
        known = {
            "编号": self.case.no,
            "文号": self.doc_no,
            "标题": title,
            "称呼": to,
            "信访人": self.claimant,
            "事项": self.shown.fact(self.case.title),
            "收到日期": day(self.first.on),
            "机关": self.issuer,
            "日期": day(self.on),
            "部门": self.office.setting("desk"),
            "电话": self.office.setting("phone"),
            "地址": self.office.setting("address"),
            "签发人": self.office.setting("signer"),
            "印发机关": self.office.setting("imprint"),
        }
        return Paper(
            kind=kind,
            title=title,
            issuer=self.issuer,
            on=self.on,
            doc_no=self.doc_no,
            addressee=f"{to}：" if to else "",
            blocks=blocks,
            signed=signed,
            small=small,
            fields=known | fields,
        )


def of_unit(subject: Subject, unit: str) -> Subject:
    """Return the subject as `unit` may see it: a sealed case in full only if it is competent.

    A village is told of a complaint, and not who made it.
    """
    case = subject.case
    return replace(
        subject,
        whole=subject.whole or unit == case.competent or recipients.is_discipline(unit),
        shielded=recipients.is_shielded(case, unit, subject.office.kind_of(unit)),
    )


def way(case: Case) -> str:
    """Return the lawful way of the case with its article."""
    assert case.route is not None
    return ways.said(case.route)


def delivery(answer: Answer) -> str:
    """Return how an answer reached the petitioner: 3月2日直接送达; of a public notice when it counts."""
    if answer.delivered_on is None or answer.served_on is None:
        return "正在送达"
    if answer.method is Method.NOTICE:
        return f"{day(answer.delivered_on)}公告，满30日即{day(answer.served_on)}算送达"
    return f"{day(answer.delivered_on)}{answer.method.said if answer.method else '送达'}"


def why(deadline: Deadline) -> str:
    """Return how the day of `clock` was counted, in one sentence that can be checked by hand."""
    clock = deadline.clock
    article = deadline.period.article_in_full
    if clock.fixed:
        return f"{article}：{clock.from_kind}时指定的日期。"
    text = f"{article}：自{day(clock.start)}（{clock.from_kind}之日）起{clock.days}{deadline.period.unit_word}内"
    text += f"，经批准延长{clock.extended}{deadline.period.unit_word}" if clock.extended else ""
    text += f"，扣除听证{clock.hearing}日" if clock.hearing else ""
    if deadline.plain != deadline.due:
        last = "到期的" if deadline.period.unit == "months" else f"第{clock.length}日"
        text += f"；{last}{day(deadline.plain)}是休息日，顺延到下一个工作日"
    if deadline.provisional:
        text += "；这一年的放假安排尚未公布，日期为暂定"
    return text + "。"
