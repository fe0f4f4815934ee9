"""Document numbers: 青信访受字〔2026〕12号, each series counted by itself, anew every year.

GB/T 9704-2012: six-cornered brackets, no leading zeros, no 第.
"""

from xfcli.office import Office
from xfcli.settings import pairs


def spell(office: Office, series: str, year: int, number: int) -> str:
    """Return the number of a document in words; the office's settings give its 代字."""
    own = pairs(office.setting("marks")).get(series)
    return f"{own or office.setting('mark') + series}字〔{year}〕{number}号"
