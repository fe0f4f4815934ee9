"""What a form needs of the world around it, on a page and line by line alike."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from xfcli.screen.form.fields import Answers

OR_MEND = "  数字加回车 改那一项  上箭头 回去"
REGISTER = f"回车 登记{OR_MEND}"


class Surroundings(NamedTuple):
    """What stands beside the answers, what refuses them as a whole, and who keeps the draft."""

    beside: Callable[[Answers], Sequence[str]]
    refusal: Callable[[Answers], str]  # "" where they can be taken
    keep: Callable[[Answers], None]
    done: str = REGISTER  # what decides at the end; "" where the last answer does
