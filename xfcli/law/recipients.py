"""Who may be given a complaint: never the one complained about, its people, those under it (条例 Art 30 ¶3).

Read off what was stated, or else what the petition says; off the name of a unit and its kind. A name
can be written in many ways, and doubt counts for the petitioner. The same reading tells an officer who
should stand back (Art 28 ¶3).
"""

import re
from typing import Final

from xfcli.case import parties
from xfcli.case.case import Case
from xfcli.case.villages import bare_village, is_election, village_of
from xfcli.case.words import Route, UnitKind

NOBODY: Final = "无"  # stated of a matter that complains about no one
# Compiled on first use: a case in full and each of its steps load this.
_LEADERS: Final = "本镇|镇长|乡长|[镇乡](?:政府|党委|书记|人民政府)|街道办|街道党工委"
_COUNTY: Final = "县长|县委书记|县委(?!组织部|宣传部)|(?<![镇乡])县(?:人民)?政府"
# Not 市场监管所, nor a village with the county before its name.
_OF_COUNTY: Final = "(?:县|省|市(?!场))(?!.*[镇乡村])"
_OFFICE_TAIL: Final = "(?:办公室|办|所|站|中心|院|科|股|队|窗口)$"
_SUPERIOR: Final = "^[省市县区]"
_LEVELS: Final = "省市区县镇乡村"  # from above: the city's is not the county's
# Organs of the county: how each is called, and what stands under it by another name than its own.
_UNDER: Final = {
    "县公安局": ("公安", "派出所|交警队|交警大队|看守所"),
    "县司法局": ("司法局", "司法所|公证处|法律援助中心"),
    "县卫健局": ("卫健|卫生健康|卫生局", "卫生院|卫生室|医院|疾控中心"),
    "县民政局": ("民政局", "救助站|救助管理站|福利院|敬老院|养老院|殡仪馆|公墓|婚姻登记处"),
    "县人社局": ("人社|人力资源", "社保局|社保中心|社保所|就业局|就业中心|劳动监察大队"),
    "县医保局": ("医保|医疗保障", "医保中心|医保站"),
    "县教育局": ("教育|教体", "学校|小学|中学|幼儿园"),
    "县市场监管局": ("市场监管|市场监督", "市场监管所|市场监督管理所"),
}
# Who could be accused where a petition tells what they did in any words: 村长收了我五百块.
_POSTS: Final = "支书|书记|主任|[村镇乡局所站院科]长|会计|文书|[队组社]长|干部|村官|民警|警察|工作人员|经办人|办事员|网格员"
ANY_ACCUSATION: Final = "MZ-JB-05"  # the row of an accusation that is none of the others
_TITLE: Final = ".(?:主任|副主任|干事|科长|所长|股长|同志|工作人员)"


def is_discipline(unit: str) -> bool:
    """Whether a unit is an organ of discipline or supervision, by its name."""
    return any(word in unit for word in ("纪委", "监委", "纪检"))


def is_of_a_village(case: Case, unit: str, kind: UnitKind | None) -> bool:
    """Whether a unit is a village, an organ of one, or the place that a petition comes from."""
    return kind is UnitKind.VILLAGE or village_of(unit, _homes(case)) is not None


def _homes(case: Case) -> set[str]:
    """Return the villages that the petitions come from."""
    return {petition.village for petition in case.petitions} - {""}


def accused(case: Case) -> str:
    """Return whom the petition complains about as that was stated, "" where it was not, or about no one."""
    return "" if case.subject == NOBODY else case.subject


def hinted(case: Case, unit: str, kind: UnitKind | None) -> str:
    """Return the code of the accusation that a petition reads like which could be about `unit`, "" for none.

    It names somebody who holds a post, or its words point to such a row; and the unit is a village, or
    one that it names. What was stated is believed, whom it complains about and that it is an accusation.
    """
    if case.subject or case.is_accusation:
        return ""
    said = parties.said(case.petitions)
    stem = re.sub(_OFFICE_TAIL, "", unit)
    if not (is_of_a_village(case, unit, kind) or _names(stem, said)):
        return ""
    from xfcli.law import suggestions  # twice the time of the other steps

    found, _ = suggestions.suggest(said, case.first.on)
    codes = (one.item.code for one in found if one.item.route is Route.DISCIPLINE)
    return next(codes, ANY_ACCUSATION if re.search(_POSTS, said) else "")


def is_complained_about(case: Case, unit: str, kind: UnitKind | None) -> bool:
    """Whether a unit is the one that the petition names, has its people, or stands under it."""
    subject = accused(case)
    if not subject:
        return False
    if unit in subject or subject in unit:
        return True
    if is_of_a_village(case, unit, kind):
        return _is_village_under(case, unit, subject)
    is_of_county = unit.startswith("县") or _organ_over(unit)
    if (is_of_county and re.search(_COUNTY, subject)) or _is_under_organ(unit, subject):
        return True
    if kind is UnitKind.OFFICE:
        stem = re.sub(_OFFICE_TAIL, "", unit)
        return _names(stem, subject) or is_leader(subject)
    bare = re.sub(_SUPERIOR, "", unit)
    lower = _LEVELS[_LEVELS.find(unit[0]) + 1 :] if bare != unit else "镇乡村"
    return len(bare) > 1 and re.search(f"(?<![{lower}]){re.escape(bare)}", subject) is not None


def above(case: Case, unit: str, kind: UnitKind | None) -> str:
    """Return who may have a matter in the place of `unit`, which is complained about (条例 Art 30 ¶3).

    The organ of discipline has an accusation; of another matter whoever stands above the one
    complained about: this office ("本镇") above a village or an inner office, the organ of a station, the county, the city.
    """
    subject = accused(case)
    if case.is_accusation:
        is_county = is_discipline(subject) or re.search(_COUNTY, subject)
        return "市纪委监委" if is_county else "县纪委监委"
    if re.search(_COUNTY, subject):
        return "市政府"
    organ = _organ_over(unit)
    if organ and not _is_under_organ(unit, subject):
        return organ
    is_under_us = kind is UnitKind.OFFICE or is_of_a_village(case, unit, kind)
    return "本镇" if is_under_us and not is_leader(subject) else "县政府"


def _is_over_county(unit: str) -> bool:
    return re.match("省|市(?!场监管|场监督)", unit) is not None


def _organ_over(unit: str) -> str:
    """Return the organ of the county under which a unit stands by its name, "" where that tells none."""
    if _is_over_county(unit):
        return ""
    return next(
        (organ for organ, (_, below) in _UNDER.items() if re.search(f"(?:{below})$", unit)), ""
    )


def _is_under_organ(unit: str, subject: str) -> bool:
    """Whether a unit stands under an organ of the county that is complained about: a station or centre of its name too."""
    if not subject.startswith("县") or _is_over_county(unit):
        return False
    organ = _organ_over(unit)
    trade = re.sub(f"^(?:县|.*[镇乡])|(?:服务|管理)*{_OFFICE_TAIL}", "", unit)
    is_of_trade = re.search(_OFFICE_TAIL, unit) is not None and _names(trade, subject)
    return is_of_trade or (bool(organ) and re.search(_UNDER[organ][0], subject) is not None)


def _is_village_under(case: Case, unit: str, subject: str) -> bool:
    homes = _homes(case)
    village = village_of(unit, homes) or ("" if unit.startswith("村") else bare_village(unit))
    if _names(village, subject) or is_leader(subject):
        return True
    is_near = not (village and homes) or village in map(bare_village, homes)
    return is_near and (village_of(subject, homes) is not None)


def _names(stem: str, subject: str) -> bool:
    return len(stem) > 1 and stem in subject


def is_leader(subject: str) -> bool:
    """Whether who is complained about leads the township or the county, or is the whole of it."""
    return re.search(_LEADERS, subject) is not None or re.search(_COUNTY, subject) is not None


def is_over_us(subject: str) -> bool:
    """Whether who is complained about stands above a township: its leaders, or anybody of the county or higher."""
    return is_leader(subject) or re.search(_OF_COUNTY, subject) is not None


def is_shielded(case: Case, unit: str, kind: UnitKind | None) -> bool:
    """Whether a unit is shown the matter without the petitioner: a village, of a complaint.

    Not the election committee, which must know whose name is missing from its list.
    """
    if is_election(case.competent) or not is_of_a_village(case, unit, kind):
        return False
    is_complaint = bool(accused(case)) or case.route in {Route.DUTY, Route.DISCIPLINE}
    return is_complaint or bool(hinted(case, unit, kind))


def is_concerned(case: Case, officer: str, desk: str) -> bool:
    """Whether the officer, or the desk itself, is complained about, or the officer petitions."""
    is_petitioner = len(officer) > 1 and any(
        person.name == officer for petition in case.petitions for person in petition.people
    )
    return is_petitioner or is_about(case, officer, desk)


def is_about(case: Case, officer: str, desk: str) -> bool:
    """Whether the officer, or the desk itself, is complained about."""
    subject = accused(case)  # 王主任 is 王某某, as far as anybody can tell
    return bool(subject) and (
        (len(officer) > 1 and (officer in subject or subject in officer))
        or (len(desk) > 1 and desk in subject)
        or (officer[:1] == subject[:1] and re.fullmatch(_TITLE, subject) is not None)
    )
