"""Rows as the office's own list has their village and unit."""

from collections.abc import Mapping

from xfcli.case.words import UnitKind
from xfcli.office import Office
from xfcli.sheet import places
from xfcli.sheet.fields import Values
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.joins import Report
from xfcli.sheet.rows import ReadyRow


class Listed:
    """Gives rows the village that their address names, and their unit the name of the list."""

    def __init__(
        self, report: Report, office: Office, same_units: Mapping[str, str], *, add_villages: bool
    ) -> None:
        """Take what takes findings, the list, other spellings of its units, and whether villages are added."""
        self._report, self._office = report, office
        self._same, self._add_villages = same_units, add_villages
        self._villages = office.names_of(UnitKind.VILLAGE)
        self._likely: dict[str, str] = {}  # unit as written -> the listed one it may be

    def as_listed(self, row: ReadyRow) -> ReadyRow:
        """Return the row with village and unit as the list has them; tell what it does not list."""
        values = row.values
        if values.unit:
            values = self._with_unit(row, values, values.unit)
        if values.address and not values.village:
            values = self._with_village(row, values, values.address)
        return row if values is row.values else row._replace(values=values)

    def _with_unit(self, row: ReadyRow, values: Values, unit: str) -> Values:
        if same := self._same.get(unit):
            return values.having({Values.unit: same})
        if not self._office.known(unit):
            if unit not in self._likely:
                self._likely[unit] = places.likely_unit(unit, self._office.units)
            if listed := self._likely[unit]:
                data = {"unit": unit, "listed": listed}
                self._report(row, Values.unit, FindingKind.UNLISTED_SPELLING, data)
        return values

    def _with_village(self, row: ReadyRow, values: Values, address: str) -> Values:
        if (town := places.town_in(address)) and not self._is_ours(town):
            data = {"town": town, "village": places.likely_village(address)}
            self._report(row, Values.address, FindingKind.VILLAGE_ELSEWHERE, data)
            return values
        village, kind = places.village_in(address, self._villages), FindingKind.VILLAGE_FROM_ADDRESS
        if not village and (village := places.likely_village(address)) and not self._add_villages:
            kind = FindingKind.UNLISTED_VILLAGE
        if not village:
            return values
        self._report(row, Values.address, kind, {"village": village})
        if kind is FindingKind.UNLISTED_VILLAGE:
            return values
        return values.having({Values.village: village})

    def _is_ours(self, town: str) -> bool:
        """Return whether a town may be this office's own: its name holds it, or names no town at all."""
        office = self._office.setting("office")
        return town in office or not places.has_town(office)
