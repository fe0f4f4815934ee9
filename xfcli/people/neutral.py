"""A hint, never a block: words that judge the petitioner, typed into free text.

xf registers matters. A label sticks to a person for years; the fact (which day, what was done, what
is asked) helps whoever handles the matter next.
"""

from typing import Final

# The only place in xf where these words stand: here they are recognised, nowhere are they used.
_LABELS: Final = (
    "缠访", "闹访", "缠闹", "老上访", "上访户", "老户", "钉子户", "刁民", "无理取闹", "无理缠访", "胡搅蛮缠",
    "重点人员", "重点人", "稳控", "稳控对象", "不稳定因素", "息诉罢访", "精神病", "神经病", "不可理喻",
)  # fmt: skip


def hint(text: str) -> str:
    """Return the hint for `text`, "" where no word in it judges anybody."""
    found = [label for label in _LABELS if label in text]
    # 无理缠访 holds 缠访: name the longer one only.
    said = [w for w in found if not any(w != other and w in other for other in found)]
    if not said:
        return ""
    return f"「{'、'.join(said)}」是评价人的话，建议改写成事实：哪天、做了什么、要求什么。"
