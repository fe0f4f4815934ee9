"""A case as the lines of the journal tell of it: what was registered, done, open and owed."""

from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace

from tests.second_way.duty import DAYS, NEW_SINCE, OTHER_WAYS, Duty

AT_HAND = {"来访", "来电", "网上"}
SENT_BACK = {"撤销", "责令重办"}
Entry = SimpleNamespace  # seq, on, kind, body, personal, is_erased


def in_force(entries: list[Entry]) -> list[Entry]:
    """Return the steps that hold, as they were set right: each entry asked for what names it later."""

    def names(e: Entry) -> range:
        """The places of the entries that `e` takes back."""
        if e.kind == "undo":
            first = e.body["entry"]
            merged = next(x for x in entries if x.seq == first)
            return range(first, first + 1 + merged.body.get("carries", 0))
        gone = e.kind == "split" or e.body.get("gone")
        return range(e.body["petition"], e.body["petition"] + 1) if gone else range(0)

    def holds(e: Entry) -> bool:
        return not any(e.seq in names(x) and holds(x) for x in entries if x.seq > e.seq)

    def right(e: Entry) -> Entry:
        body, personal, on = dict(e.body), dict(e.personal), e.on
        for x in entries:
            if x.kind != "amend" or x.body.get("gone") or not holds(x):
                continue
            told = x.body
            if told.get("entry", told.get("petition")) != e.seq:
                continue
            of_old = {k: v for k, v in told.items() if k not in {"petition", "on", "periods"}}
            body |= told.get("body", {}) if "entry" in told else of_old
            personal |= x.personal.get("right", {})
            on = date.fromisoformat(told["on"]) if "on" in told else on
        kept = {k: v for k, v in body.items() if v is not None}
        return Entry(
            seq=e.seq, on=on, kind=e.kind, body=kept, personal=personal, is_erased=e.is_erased
        )

    corrections = {"amend", "undo", "merge", "split"}
    return [right(e) for e in entries if e.kind not in corrections and holds(e)]


class Told:
    """A case as its entries tell of it, each looked up when it is asked for."""

    def __init__(self, no: str, entries: list[Entry], whole: "Told | None" = None) -> None:
        self.no = no
        self.entries = entries if whole else in_force(entries)
        self.whole = whole or self
        self._known: dict[int, Told] = {}
        self.is_void = any(e.kind == "void" for e in self.entries)
        self.petitions = self._petitions()
        counted = [p for p in self.petitions if p.channel != "排查"]
        self.opening = counted[0] if counted else None  # the first that was registered
        self.counted = sorted(counted, key=lambda p: p.on)
        self.answers = self._answers()
        self.rounds = self._rounds()
        self.duties = list(self._duties()) if self.counted and not self.is_void else []

    def of(self, *kinds: str, note: str = "") -> list[Entry]:
        """Return the entries of these kinds, the notes of this kind alone."""
        found = [e for e in self.entries if e.kind in kinds]
        return [e for e in found if e.body["kind"] == note] if note else found

    def done(self, *kinds: str, note: str = "") -> list[Entry]:
        """Return those since somebody petitioned: what was done before was no handling."""
        return [e for e in self.of(*kinds, note=note) if e.on >= self.counted[0].on]

    def last(self, *kinds: str) -> Entry | None:
        """Return the last entry of these kinds."""
        return next(iter(self.of(*kinds)[::-1]), None)

    def by(self, day: date) -> "Told":
        """Return the case as it was at the end of `day`: nothing that happened later has a say."""
        past = [e for e in self.whole.entries if e.kind in {"erase", "hold"} or e.on <= day]
        key = hash(tuple(e.seq for e in past))
        if key not in self.whole._known:
            self.whole._known[key] = Told(self.no, past, self.whole)
        return self.whole._known[key]

    # What is registered ---------------------------------------------------------------------

    def _petitions(self) -> list[SimpleNamespace]:
        found: dict[int, SimpleNamespace] = {}
        for e in self.entries:
            body = e.body
            if e.kind == "add":
                found[e.seq] = SimpleNamespace(
                    seq=e.seq, on=e.on, channel=body["channel"], source=body["source"],
                    level=body["level"], purpose=body["purpose"], count=body["count"],
                    village=body.get("village", ""), people=e.personal.get("people", []),
                    due=body.get("due"), is_imported="imported" in body, reached=False, apart=False,
                )  # fmt: skip
            elif e.kind == "erase":
                for seq in body["clear"]:
                    if seq in found:
                        found[seq].reached = True
                for seq in e.body.get("apart", []):
                    if seq in found:
                        found[seq].apart = True
        return [found[seq] for seq in sorted(found)]

    @property
    def domain(self) -> str:
        """The field: of the classification, else of the first petition that tells one."""
        if way := self.last("classify"):
            return str(way.body["domain"])
        told = [e.body["domain"] for e in self.of("add") if e.body.get("domain")]
        return told[0] if told else ""

    @property
    def route(self) -> str:
        """The way it is on now."""
        way = self.last("classify")
        return way.body["route"] if way else ""

    @property
    def is_simple(self) -> bool:
        """Whether it is handled in the simple way."""
        way = self.last("classify")
        return bool(way and way.body.get("simple"))

    @property
    def unit(self) -> str:
        """The unit that has it now."""
        moved = self.last("transfer", "return")
        return moved.body["unit"] if moved and moved.kind == "transfer" else ""

    # What happened to it --------------------------------------------------------------------

    def _whose(self) -> dict[int, int]:
        """Return of each petition the one by which the same people came first; nobody's is the first's."""
        first = self.opening.seq if self.opening else self.petitions[0].seq
        others = {p.seq for p in self.petitions if p.seq in self._others() and _is_reachable(p)}
        whose: dict[int, int] = {}
        for p in self.petitions:
            same = [q for q in self.petitions if q.seq in whose and _names(q) & _names(p)]
            is_new = p.seq in others and p.seq != first
            whose[p.seq] = p.seq if is_new else whose[same[0].seq] if same else first
        return whose

    def _given(self, e: Entry) -> set[int]:
        """Return who was told, or got an answer, by an entry: by their first petitions."""
        there = (e.body.get("carried") or {}).get("no")
        came = {}
        for x in self.of("add"):
            at = x.body.get("carried") or {}
            if x.seq < e.seq and (not there or at.get("no") == there):
                came[at["entry"] if there else x.seq] = x.seq
        named = e.body.get("petitions") or list(came)
        whose = self._whose()
        return {whose[came[place]] for place in named if place in came}

    def _answers(self) -> list[SimpleNamespace]:
        found: list[SimpleNamespace] = []
        route = ""
        for e in self.entries:
            if e.kind == "classify":
                route = e.body["route"]
            elif e.kind == "reply" and "completes" not in e.body:
                found.append(_answer(e, "", route))
            elif e.kind == "review" and "decision" in e.body:
                found.append(_answer(e, e.body["stage"], route))
                found[-1].mine = self._asked_by(e, found)
            elif e.kind == "deliver":
                which = e.body.get("answer", found[-1].seq)
                last = next(a for a in found if a.seq == which)
                last.got |= self._given(e)
                last.days.append(e.on + timedelta(30 if e.body.get("method") == "公告" else 0))
                last.rows.append((e.seq, self._given(e)))
                whose = last.mine or set(self._whose().values())
                came = {p.seq for p in self.petitions if p.seq < e.seq and p.on <= e.on}
                if not last.at and came & whose <= last.got:
                    last.at = max(last.days)
            elif e.kind == "reopen" and found and not found[-1].stage and not found[-1].days:
                found.pop()  # taken back before it was delivered: there was none
        return found

    def _asked_by(self, opinion: Entry, found: list[SimpleNamespace]) -> set[int]:
        """Return for whom an opinion is that leaves all as it was, nobody where it is for everybody."""
        if opinion.body["decision"] != "维持" or len(set(self._whose().values())) == 1:
            return set()
        about = "复查" if opinion.body["stage"] == "复核" else ""
        asked: set[int] = set()
        for e in self._open_requests(opinion):
            had = [to for a in found if a.stage == about for seq, to in a.rows if seq < e.seq]
            asked |= self._given(e) if e.body.get("petitions") else set().union(*had)
        return asked

    def _open_requests(self, opinion: Entry) -> list[Entry]:
        """Return the requests that an opinion answers."""
        asked: list[Entry] = []
        for e in self.of("review"):
            if e.body["stage"] != opinion.body["stage"]:
                continue
            if "decision" not in e.body:
                asked.append(e)
                continue
            named = e.body.get("requests")
            answered = [one for one in asked if not named or one.seq in named]
            if e is opinion:
                return answered
            asked = [one for one in asked if one not in answered]
        raise AssertionError

    def _rounds(self) -> list[SimpleNamespace]:
        given = {a.seq: a for a in self.answers}

        def begun(e: Entry) -> SimpleNamespace:
            return SimpleNamespace(
                seq=e.seq, on=e.on, accepted=None, refused=None, answer=None, extended=0, next=None
            )

        found = [begun(e) for e in self.entries[:1]]
        for e in self.entries:
            now = found[-1]
            if e.kind == "accept":
                now.accepted = e
            elif e.kind == "refuse":
                now.refused = e
            elif e.seq in given and e.kind == "reply":
                now.answer = given[e.seq]
            elif e.kind == "extend":
                now.extended += e.body["days"]
            elif _sends_back(e) or (e.kind == "reopen" and (now.answer or now.refused)):
                found.append(begun(e))
                now.next = e.on
        return found

    def ended(self, seq: int) -> date | None:
        """The day of the closing that stands, for what the entry `seq` began."""
        turn = next((e for e in self.entries[::-1] if e.kind == "close" or opens(e)), None)
        return turn.on if turn and turn.kind == "close" and turn.seq > seq else None

    # When it was open -----------------------------------------------------------------------

    def standings(self, opened: date) -> Iterator[tuple[date, str, bool]]:
        """Yield (day, closed or open, settled) for the days at whose end it stood otherwise than before."""
        turns = [e for e in self.entries if e.kind == "close" or opens(e)]
        stood = ("open", False)
        for day in sorted({max(e.on, opened) for e in turns}):
            last = [e for e in turns if e.on <= day][-1]
            now = ("closed" if last.kind == "close" else "open", bool(last.body.get("settled")))
            if now != stood:
                stood = now
                yield day, *now

    def turns(self, opened: date) -> Iterator[tuple[date, str, bool]]:
        """Yield those of the standings by which it was closed or opened."""
        state = "open"
        for one in self.standings(opened):
            if one[1] != state:
                state = one[1]
                yield one

    def standing(self, day: date, opened: date | None = None) -> tuple[str, date, bool]:
        """Return how it stands at the end of `day`: open or closed, since when, settled."""
        opened = opened or self.counted[0].on
        now = ("open", opened, False)
        for on, state, settled in self.standings(opened):
            if on <= day:
                now = (state, on, settled)
        return now

    def is_open(self, day: date) -> bool:
        """Whether it was open at the end of `day`."""
        return self.counted[0].on <= day and self.standing(day)[0] == "open"

    # What was owed --------------------------------------------------------------------------

    def _duties(self) -> Iterator[Duty]:
        yield from self._notices()
        yield from self._simple_duties()
        yield from self._sixty_days()
        yield from self._other_ways()
        yield from self._assignments()
        yield from self._review_duties()

    def duty(self, clock: str, start: date, since: int, done: date | None, more: int = 0) -> Duty:
        """Return the duty `clock` that the entry `since` began on `start`."""
        stamped = next(e.body.get("periods", {}) for e in self.entries if e.seq == since)
        return Duty(clock, start, stamped.get(clock, DAYS[clock]) + more, None, done, since=since)

    def _notices(self) -> Iterator[Duty]:
        reachable = [p for p in self.petitions if p.channel != "排查" and _is_reachable(p)]
        if not reachable:
            return
        first = reachable[0]
        due = [(first.seq, first.on)]
        is_closed = False
        for e in self.entries:
            is_closed = e.kind == "close" or (is_closed and not opens(e))
            if e.kind == "add" and is_closed and e.seq > first.seq:
                due += [(p.seq, p.on) for p in reachable if p.seq == e.seq and not p.is_imported]
        listed = {seq for seq, _ in due}
        due += [(p.seq, p.on) for p in reachable if p.seq in self._others() - listed]
        due += [
            (after.seq, after.on)
            for before, after in zip(self.rounds, self.rounds[1:], strict=False)
            if before.refused and not before.answer
        ]
        whose = self._whose()
        for seq, start in due:
            everybody = {whose[p.seq] for p in reachable if p.seq < seq}
            for one in sorted({whose[seq]} if seq in whose else everybody):
                told = [day for at, day, to in self._tellings() if at >= seq and one in to][:1]
                past = any(p.seq == seq and p.is_imported for p in self.petitions) and any(
                    e.body.get("unstated") for e in self.whole.of("close")
                )
                if told or not past:  # an old register does not say whether anybody was told
                    yield self.duty("notify", start, seq, earlier(*told, self.ended(seq)))

    def _others(self) -> set[int]:
        """Return the petitions of somebody who has not petitioned in this case before."""
        found, seen = set(), []
        for p in self.petitions:
            who = _names(p)
            named = p.channel != "排查" and any(w.get("name") for w in p.people)
            if p.apart or (seen and named and not any(w in seen for w in who)):
                found.add(p.seq)
            seen += who
        return found

    def _tellings(self) -> Iterator[tuple[int, date, set[int]]]:
        for e in self.entries:
            if e.kind == "add" and e.body.get("told"):
                yield e.seq, date.fromisoformat(e.body["told"]), {self._whose()[e.seq]}
            if e.kind in {"accept", "refuse", "deliver"} and e.body.get("method") != "公告":
                yield e.seq, e.on, self._given(e)
            if e.kind == "note" and e.body["kind"] == "告知":
                yield e.seq, e.on, self._given(e)

    def _simple_duties(self) -> Iterator[Duty]:
        for i, one in enumerate(self.rounds if self.is_simple else []):
            seq, start = (one.seq, one.on) if i else (self.opening.seq, self.opening.on)
            answered, ended = one.answer and one.answer.on, self.ended(one.seq)
            took = [e and e.on for e in (one.accepted, one.refused)]
            yield self.duty("simple.accept", start, seq, earlier(*took, answered, ended))
            if one.accepted:
                done = earlier(answered, ended)
                yield self.duty("simple.reply", one.accepted.on, one.accepted.seq, done)
            if one.answer:
                return

    def _sixty_days(self) -> Iterator[Duty]:
        was_accepted = was_answered = False
        for one in self.rounds:
            is_simple = self.is_simple and not was_answered
            route = one.answer.route if one.answer else self.route
            since = one.accepted or one
            if route == "信访程序" and not is_simple and (one.accepted or was_accepted):
                answered, refused = one.answer and one.answer.on, one.refused and one.refused.on
                done = earlier(answered, refused, self.ended(one.seq))
                is_replaced = one.next and not (done and done <= one.next)
                until = one.next if is_replaced else done
                duty = self.duty("handle", since.on, since.seq, until, one.extended)
                if not is_replaced or one.next > duty.plain:
                    yield duty
            was_accepted = was_accepted or bool(one.accepted)
            was_answered = was_answered or bool(one.answer)

    def _other_ways(self) -> Iterator[Duty]:
        way = self.last("classify")
        key = way.body.get("duty") if way else ""
        if not key or way.body.get("owed_by") or self.route == "信访程序":
            return
        if key in NEW_SINCE and self.counted[0].on < NEW_SINCE[key]:
            key = "履职"
        length, unit, begins = OTHER_WAYS[key]
        for one in self.rounds:
            start = one.on
            if one is self.rounds[0]:
                accepted = one.accepted and one.accepted.on
                start = self.counted[0].on if begins == "收到" else accepted
            if start:
                answered, refused = one.answer and one.answer.on, one.refused and one.refused.on
                done = earlier(answered, refused, self.ended(one.seq))
                yield Duty("duty", start, length + one.extended, None, done, unit)

    def _assignments(self) -> Iterator[Duty]:
        reports = self.of("note", note="办结报告")
        for p in (p for p in self.petitions if p.due):
            up = [e.on for e in reports if e.body.get("to") and e.seq > p.seq]
            done = up[0] if up else self.ended(p.seq) if p.is_imported else None
            yield Duty("assigned", p.on, 0, date.fromisoformat(p.due), done)
        for e in self.of("transfer"):
            if "due" not in e.body:
                continue
            back = [x.on for x in self.entries if x.seq > e.seq and x.kind == "return"][:1]
            ends = [x.seq for x in self.entries if x.seq > e.seq and x.kind == "return"]
            until = ends[0] if ends else self.entries[-1].seq + 1
            within = [x for x in self.entries if e.seq < x.seq < until]
            told = [x.on for x in within if x in reports and not x.body.get("to")][:1]
            answer = [a.on for a in self.answers if a.seq > e.seq and not a.stage][:1]
            done = earlier(*told, *back, *answer, self.ended(e.seq))
            yield Duty("assigned", e.on, 0, date.fromisoformat(e.body["due"]), done)

    def _review_duties(self) -> Iterator[Duty]:
        asked: list[tuple[Entry, int]] = []  # each request is open until an opinion answers it
        for e in self.entries:
            if e.kind == "note" and e.body["kind"] == "听证":
                asked = [(one, heard + e.body.get("days", 0)) for one, heard in asked]
            elif e.kind == "review" and "decision" not in e.body:
                asked.append((e, 0))
            elif e.kind == "review":
                answered = self._open_requests(e)
                for one, heard in asked:
                    if one in answered:
                        yield self._review(one, heard + e.body.get("hearing_days", 0), e.on)
                asked = [(one, heard) for one, heard in asked if one not in answered]
        for one, heard in asked:
            yield self._review(one, heard, None)

    def _review(self, asked: Entry, heard: int, done: date | None) -> Duty:
        if asked.body["stage"] == "复查":
            return self.duty("review.decide", asked.on, asked.seq, done)
        return self.duty("recheck.decide", asked.on, asked.seq, done, heard)


def _answer(e: Entry, stage: str, route: str) -> SimpleNamespace:
    return SimpleNamespace(
        seq=e.seq,
        on=e.on,
        stage=stage,
        route=route,
        at=None,
        got=set(),
        days=[],
        mine=set(),
        rows=[],
    )


def _names(p: SimpleNamespace) -> set[str]:
    told = (who.get(key, "").replace(" ", "") for who in p.people for key in ("name", "id_number"))
    return {text for text in told if text}


def _sends_back(e: Entry) -> bool:
    return e.kind == "review" and e.body.get("decision") in SENT_BACK


def opens(e: Entry) -> bool:
    return e.kind == "reopen" or _sends_back(e)


def _is_reachable(p: SimpleNamespace) -> bool:
    return p.reached or any(
        who.get("name")
        and (p.channel in AT_HAND or who.get("address") or who.get("phone") or p.village)
        for who in p.people
    )


def earlier(*days: date | None) -> date | None:
    """Return the first of the days that there are."""
    return min((day for day in days if day), default=None)
