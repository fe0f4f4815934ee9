"""The lawful ways (法定途径) that a matter can go: on which article, and in which words.

The remedies of each way stand in `remedies`; which way a request goes, in `catalogue`.
"""

from typing import Final

from xfcli.case.words import Route
from xfcli.law import citations

_ARTICLES: Final = {
    Route.PROPOSAL: "信访工作条例:29",
    Route.DISCIPLINE: "信访工作条例:30",
    Route.LITIGATION: "信访工作条例:31.1.1",
    Route.ARBITRATION: "信访工作条例:31.1.2",
    Route.PARTY: "信访工作条例:31.1.3",
    Route.ADMINISTRATIVE: "信访工作条例:31.1.4",
    Route.DUTY: "信访工作条例:31.1.5",
    Route.PETITION: "信访工作条例:31.1.6",
    Route.MEDIATION: "信访工作条例:33",
    Route.OTHER_ORGAN: "信访工作条例:23.1",
    Route.ADVICE: "信访工作条例:23.1",
    Route.DISCLOSURE: "政府信息公开条例:27",
}
_WORDS: Final = {
    Route.PROPOSAL: "作为建议意见认真研究论证，予以回复",
    Route.DISCIPLINE: "由纪检监察机关或者有权处理的机关依规依纪依法办理",
    Route.LITIGATION: "通过诉讼等法律规定的程序处理",
    Route.ARBITRATION: "通过仲裁解决",
    Route.PARTY: "通过党员申诉、申请复审等解决",
    Route.ADMINISTRATIVE: "通过行政复议、行政确认、行政许可等行政程序解决",
    Route.DUTY: "由主管机关依法履行职责或者答复",
    Route.PETITION: "由有权处理的机关调查核实，出具信访处理意见书",
    Route.MEDIATION: "通过调解、和解解决",
    Route.OTHER_ORGAN: "向有权处理的机关、单位提出",
    Route.ADVICE: "由本机关解答",
    Route.DISCLOSURE: "按照政府信息公开的程序申请",
}
# The remedy of a matter that no row of the catalogue is for.
_REMEDIES: Final = {
    Route.PROPOSAL: "建议",
    Route.DISCIPLINE: "检举",
    Route.LITIGATION: "涉诉",
    Route.ARBITRATION: "仲裁",
    Route.PARTY: "党员申诉",
    Route.ADMINISTRATIVE: "复议或诉讼",
    Route.DUTY: "不作为.未定期限",
    Route.MEDIATION: "调解",
    Route.DISCLOSURE: "信息公开",
}
# The period of a matter that no row of the catalogue is for: two months where no law sets one.
_DUTIES: Final = {
    Route.ADMINISTRATIVE: "履职",
    Route.DUTY: "履职",
    Route.DISCLOSURE: "公开.答复",
}


def place(route: Route) -> str:
    """Return the key of the place that a way rests on."""
    return _ARTICLES[route]


def article(route: Route) -> str:
    """Return the article of a way as officers cite it: 条例第三十一条第六项."""
    return citations.cited(_ARTICLES[route])


def article_in_full(route: Route) -> str:
    """Return the article of a way as papers write it: 《信访工作条例》第三十一条第六项."""
    return citations.in_full(_ARTICLES[route])


def words(route: Route) -> str:
    """Return what must be done on this way, in words."""
    return _WORDS[route]


def said(route: Route) -> str:
    """Return what must be done on this way, in words, with its article."""
    return f"{words(route)}（{article_in_full(route)}）"


def duty(route: Route) -> str:
    """Return the key of the period on this way, "" where the law gives none of its own."""
    return _DUTIES.get(route, "")


def remedy(route: Route) -> str:
    """Return the key of the remedy on this way, "" where the law gives none of its own."""
    return _REMEDIES.get(route, "")
