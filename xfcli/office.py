"""The office's own facts: what it is called, how it is set up, the units and villages it works with.

They are rows of the ledger, not of a configuration file, so that the one file says everything.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.villages import SOME_VILLAGE, is_election, village_of
from xfcli.case.words import Channel, Route, UnitKind
from xfcli.errors import Refused
from xfcli.settings import BY_KEY, MOST_DAYS, PETITION_OFFICE
from xfcli.text import listed, nearest

if TYPE_CHECKING:
    from xfcli.case.case import Case

OWN: Final = "本镇"  # how the request catalogue names the office that keeps this ledger
TOWNSHIP: Final = "乡镇（街道）"  # what a row means by 本镇 where the ledger is the county's
_INNER_TAILS: Final = ("办", "办公室", "中心")
_OF_TOWN: Final = "[镇乡]|街道"
_ABOVE_COUNTY: Final = (
    "^(?:中央|国家|省|市(?!场))|[县区](?:委|政府|人民政府|委县政府|委区政府|人大(?:常委会)?|政协)$"
)


class Unit(NamedTuple):
    """A unit that can have a case; a village may belong to an area (片)."""

    name: str
    kind: UnitKind
    area: str = ""
    closed: str = ""  # the day (ISO) from which on it is no more
    into: str = ""  # the unit that has its cases since: renamed, merged

    def as_fact(self) -> dict[str, str]:
        """Return the unit as the ledger keeps it: its kind and its area ("" for none), its end."""
        end = {"closed": self.closed, "into": self.into} if self.closed else {}
        return {"kind": self.kind.value, "area": self.area, **end}

    @property
    def command(self) -> str:
        """What is typed to register it as it is."""
        area = f" --area {self.area}" if self.area else ""
        return f"xf units --add {self.name} --kind {self.kind}{area}"

    @property
    def end(self) -> str:
        """What became of it, in words; of one that was closed."""
        since = f"「{self.name}」从 {self.closed} 起"
        return f"{since}改为「{self.into}」" if self.into else f"{since}停用"


# What a new ledger starts with: the organs that a township passes matters to.
_CUSTOMARY: Final = {
    UnitKind.OFFICE: (
        "民政办", "农业农村办", "社会事务办", "综合治理办", "司法所", "派出所", "卫生院", "敬老院", "村调委会",
    ),
    UnitKind.BUREAU: (
        "县民政局", "县人社局", "县医保局", "县残联", "县退役军人局", "县应急管理局", "县住建局", "县教育局",
        "县卫健局", "县农业农村局", "县自然资源局", "县公安局", "县司法局", "县法院", "县检察院", "县纪委监委",
        "县信访局", "县市场监管局", "县救助站", "县劳动仲裁委", "县政府", "市政府",
    ),
}  # fmt: skip


def customary_units() -> tuple[Unit, ...]:
    """Return the units that every new ledger knows; the villages are the officer's to add."""
    return tuple(Unit(name, kind) for kind, names in _CUSTOMARY.items() for name in names)


# What the catalogue names beside them: known to every ledger, whether or not it stands in its register.
_NAMED: Final = {
    UnitKind.OFFICE: ("镇纪委", "镇退役军人服务站"),
    UnitKind.BUREAU: (
        "县交通局", "县水利局", "县林业局", "县生态环境分局", "县委组织部", "县水库移民机构", "县财政局", "县发改局",
        "县城管局", "县文旅局", "县妇联", "县民宗局", "县委社会工作部", "县档案馆", "县疾控局", "县消防救援机构", "县人大常委会",
        "县社保中心", "县法律援助中心", "县不动产登记中心", "市公安局", "市中级法院", "市纪委监委", "市邮政管理局", "市金融监管分局", "省政府", "省民政厅",
        "省通信管理局",
        "省退役军人厅", "省福彩中心", "供电公司", "公证处", "消费者协会", "医疗纠纷人民调解委员会", "土地承包仲裁委",
    ),
}  # fmt: skip
_LISTED: Final[Mapping[str, Unit]] = {
    name: Unit(name, kind) for kind, names in _NAMED.items() for name in names
}


class Office(NamedTuple):
    """The facts as they stand now."""

    settings: Mapping[str, str]
    units: Mapping[str, Unit]
    notices: Mapping[str, str] = MappingProxyType({})  # 放假安排 imported, by year
    # Stricter local periods by key: since which day (ISO) how many days, the oldest first.
    periods: Mapping[str, Iterable[tuple[str, int]]] = MappingProxyType({})
    headings: Mapping[str, str] = MappingProxyType({})  # of sheets, and what they mean (--map)
    salt: str = ""  # the secret by which imported rows are known again, in hex
    former: Mapping[str, Unit] = MappingProxyType({})  # units that are closed, renamed or merged

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str, str]]) -> "Office":
        """Return the office that (kind, key, JSON value) rows state; null takes a fact back.

        Rows of other kinds are passed over.
        """
        facts = tuple(rows)
        settings: dict[str, str] = {}
        units = dict(_LISTED)
        former: dict[str, Unit] = {}
        notices: dict[str, str] = {}
        periods: dict[str, Iterable[tuple[str, int]]] = {}
        headings: dict[str, str] = {}
        salt = ""
        values = json.loads(f"[{','.join(text for _, _, text in facts)}]")
        for (kind, key, _), value in zip(facts, values, strict=True):
            match kind:
                case _ if value is None:
                    continue
                case kinds.SETTING:
                    settings[key] = value
                case kinds.UNIT:
                    unit = Unit(
                        key, UnitKind(value["kind"]), value.get("area", ""),
                        value.get("closed", ""), value.get("into", ""),
                    )  # fmt: skip
                    units.pop(key, None)
                    (former if unit.closed else units)[key] = unit
                case kinds.CALENDAR:
                    notices[key] = value
                case kinds.PERIOD:
                    periods[key] = value
                case kinds.MAPPING:
                    headings[key] = value
                case kinds.IMPORT if key == "salt":
                    salt = value
        return cls(settings, units, notices, periods, headings, salt, former)

    def setting(self, key: str) -> str:
        """Return the value of a setting, its default where it is not set, "" where it has none."""
        default = BY_KEY[key].default if key in BY_KEY else ""
        return self.settings.get(key, default)

    def is_on(self, key: str) -> bool:
        """Whether a setting that is 是 or 否 is 是."""
        return self.setting(key) == "是"

    @property
    def red_heads(self) -> tuple[str, ...]:
        """How the names of the papers end that bear the red name of the organ."""
        return tuple(listed(self.setting("red-head")))

    def days(self, key: str) -> int:
        """Return a setting that counts days, at most MOST_DAYS; ValueError where it is no number."""
        return min(int(self.setting(key)), MOST_DAYS)

    def unit(self, name: str, on: date | None = None) -> Unit:
        """Return the unit called `name` on the day `on`; where it was renamed or merged, the new one.

        Refused, with the nearest names, if there is none.
        """
        name = name.strip()
        if found := self.units.get(name):
            return found
        if was := self.former.get(name):
            if on and on.isoformat() < was.closed:
                return was
            if was.into:
                return self.unit(was.into, on)
            raise Refused(f"{was.end}。现在归谁办就转给谁；恢复：{was.command}。")
        raise Refused(f"单位名册里没有「{name}」。{self._instead(name)}")

    def _instead(self, name: str) -> str:
        """Return what to do where the register lacks a unit: which village it is, or how it is added, by its name."""
        if name in SOME_VILLAGE:
            return "写明是哪个村：--to 村名；村还没有登记的：xf units --add 村名 --kind 村。"
        kind = UnitKind.BUREAU
        if village_of(name, self.names_of(UnitKind.VILLAGE)) is not None:
            kind = UnitKind.VILLAGE
        elif name.endswith(_INNER_TAILS) and not name.startswith(("县", "市", "省")):
            kind = UnitKind.OFFICE
        return f"{self.nearest(name)}确需新增：xf units --add {name} --kind {kind}。"

    def is_own(self, name: str) -> bool:
        """Whether `name` is this office: nothing, its customary name, or an inner office of it."""
        if self.is_of_county:
            return name in {"", self.setting("office"), "县信访局"}
        return name in {"", OWN} or self.is_inner(name)

    def is_inner(self, name: str) -> bool:
        """Whether `name` is an inner office of this organ: not 派出所, 司法所, 卫生院, which are others'."""
        unit = self.known(name)
        return name in listed(self.setting("inner")) or (
            unit is not None and unit.kind is UnitKind.OFFICE and name.endswith(_INNER_TAILS)
        )

    @property
    def is_petition_office(self) -> bool:
        """Whether this is a 信访部门, whose transfers bind (条例 Art 22, 23 ¶3) and who supervises (Art 40)."""
        return self.setting("role") == PETITION_OFFICE

    @property
    def is_of_county(self) -> bool:
        """Whether this is a county's 信访部门: it has matters of its own as good as none, and sends them on."""
        return self.is_petition_office and re.search(_OF_TOWN, self.setting("office")) is None

    def is_above(self, name: str) -> bool:
        """Whether `name` is the county itself, or stands above it; asked of a county's 信访部门."""
        return re.search(_ABOVE_COUNTY, name) is not None

    def may_order(self, name: str) -> bool:
        """Whether this office can set days for a unit or supervise it (条例 Art 22 ¶1(3), 40).

        A township: none of the county's. A county's 信访部门: all but the county itself and above.
        """
        if self.is_of_county:
            return not self.is_above(name)
        unit = self.known(name)
        return not is_election(name) and (unit is None or unit.kind is not UnitKind.BUREAU)

    def decides(self, competent: str) -> str:
        """Return whom a row of the catalogue means by `competent`: to a county, 本镇 is some township."""
        return TOWNSHIP if competent == OWN and self.is_of_county else competent

    def refers(self, name: str, route: str) -> bool:
        """Whether the petitioner is told to turn to `name`, which decides, instead of our sending it there.

        条例 Art 23 ¶1: an organ of the county is neither ours nor under us, nor is the committee of a
        village's election, before which days run that no letter of ours keeps. An accusation is passed on
        under seal all the same, and so is what a 信访部门 receives of the courts' (Art 22 ¶2). A
        county's 信访部门 sends on all (Art 22 ¶1), but for what only the petitioner can ask of the
        county: 复议.
        """
        if self.is_of_county:
            return route == Route.ADMINISTRATIVE and self.is_above(name)
        passed_on = {Route.DISCIPLINE} | ({Route.LITIGATION} if self.is_petition_office else set())
        if is_election(name):
            return True
        is_village = village_of(name, self.names_of(UnitKind.VILLAGE)) is not None
        return not (self.is_own(name) or is_village or route in passed_on)

    def passes_on(self, case: "Case") -> bool:
        """Whether this office sends the case on, and takes none of it up (条例 Art 22).

        A letter about what is before the courts is sent to them; a visitor is shown the way (¶2), as
        is who must go to arbitration, to the party or to the county for 复议.
        """
        if not self.is_of_county or case.refers or self.is_own(case.competent):
            return False
        if case.route is Route.LITIGATION:
            return case.first.channel is not Channel.VISIT
        return case.route not in {Route.ARBITRATION, Route.PARTY}

    def known(self, name: str) -> Unit | None:
        """Return the unit that is, or was, called `name`; None where none was."""
        return self.units.get(name) or self.former.get(name)

    def kind_of(self, name: str) -> UnitKind | None:
        """Return what kind of unit `name` is, or was; None for one that was never registered."""
        unit = self.known(name)
        return unit.kind if unit else None

    def called_now(self, name: str) -> str:
        """Return how the unit `name` is called since it was renamed or merged."""
        return self.called_on(name, date.max)

    def called_on(self, name: str, day: date) -> str:
        """Return how the unit `name` was called on a day, renamed or merged by then."""
        while (was := self.former.get(name)) and was.into and was.closed <= day.isoformat():
            name = was.into
        return name

    def unit_of(self, case: "Case") -> str:
        """Return who has a case, as a sentence names it today: not the unit of a sealed case."""
        held = case.current_transfer
        return "有关单位" if held is None else case.shown.unit(f"「{self.called_now(held.unit)}」")

    def holder(self, unit: str) -> str:
        """Return who has a case that was given to `unit`; this office's own desk for ""."""
        return self.called_now(unit) or self.setting("desk")

    def names_until_now(self, name: str) -> tuple[str, ...]:
        """Return `name`, and what the units that became it were called before."""
        found = [name]
        for one in found:
            found += (was.name for was in self.former.values() if was.into == one)
        return tuple(found)

    def given_to(self, holder: str) -> tuple[str, ...]:
        """Return under which units the cases stand that `holder` has now; "" is this office."""
        own = holder == self.setting("desk")  # which has what no other unit has
        return (*self.names_until_now(holder), *([""] if own else []))

    def asked_for(self, holder: str) -> str:
        """Return the unit whose cases are asked for; however this office is called, its desk."""
        name = "".join(holder.split())
        is_own = name in {OWN, "本单位", "本机关", self.setting("office")}
        return self.setting("desk") if is_own else name

    def names_of(self, kind: UnitKind) -> frozenset[str]:
        """Return the names of the units of one kind."""
        return frozenset(unit.name for unit in self.units.values() if unit.kind is kind)

    def nearest(self, name: str) -> str:
        """Return a sentence that offers the units with the nearest names, empty if none is near."""
        near = nearest(name, self.units)
        return f"相近的有：{'、'.join(near)}。" if near else ""


NO_OFFICE: Final = Office({}, {})  # of which nothing is known
