"""The random ledgers that other tests stand on hold everything that happens to cases, and enough of it."""

from collections import Counter

import pytest

from tests import stories
from tests.stories import census
from xfcli.case import words
from xfcli.case.kinds import KINDS

# How often each must occur over the seeds: about half of what there is, so that the mix can't thin out.
AT_LEAST = {
    "entries of each kind": {
        100: "add amend note classify accept reply deliver review close reopen",
        30: "rate transfer refuse endorse hold reveal return extend",
        15: "urge paper undo split void",
        3: "merge",
        2: "setting unit calendar period mapping import export sums erase seal restore",
    },
    "what they say": {
        30: "note.告知 note.批示 note.包案 note.研判 note.调解 note.异议 note.办结报告 note.走访"
        " note.联席会议 note.记事 rate.满意 rate.基本满意 rate.不满意 reply.支持 reply.解释说明"
        " reply.不予支持 deliver.直接 deliver.公告 deliver.邮寄 deliver.电子 deliver.留置"
        " refuse.不予受理 refuse.不再受理 review.维持",
        8: "deliver.口头 deliver.电话 note.听证 review.撤销 review.变更 review.责令重办 urge.催办 urge.督办 hold.暂缓 hold.限制"
        " hold.解除",
        1: "hold.解除保密",
        0: "note.紧急 note.解除紧急",  # tests/test_urgent.py
    },
    "clocks": {
        30: "notify.done notify.late notify.overdue object.done handle.done"
        " review.apply.done review.decide.done recheck.apply.done",
        15: "assigned.done recheck.decide.done",
        5: "object.late handle.late handle.overdue assigned.late assigned.overdue simple.accept.done"
        " simple.accept.late simple.accept.overdue simple.reply.done simple.reply.late"
        " review.apply.late"
        " handle.pending",
        1: "notify.pending simple.reply.overdue review.decide.late review.decide.overdue recheck.apply.late recheck.decide.late recheck.decide.overdue assigned.pending"
        " object.pending review.apply.pending recheck.apply.pending review.decide.pending recheck.decide.pending",
        20: "extended heard",
    },
    "statuses": {
        10: "已登记",
        15: "已分类 已答复 已送达 已办结 已作废 办理中",
        1: "已转送 已交办 已退回 不予受理 复查中 复核中",
    },
    "outcomes": {
        15: "close.答复办结 close.支持并落实 close.调解和解 close.导入法定途径 close.转出 close.不予受理"
        " close.撤回 close.死亡 close.无法联系 close.匿名存查",
        1: "close.不再受理 close.逾期未复查 close.复核终结 close.逾期未复核",
    },
    "turns": {
        40: "filed_closed_and_reopened answered_in_a_second_round sealed collective split"
        " told_late_to_the_register local_period",
        15: "outreach outreach_then_petitioned imported",
        3: "merged",
        2: "erased",
    },
}  # fmt: skip
WANTED = {
    name: least
    for table in AT_LEAST.values()
    for least, names in table.items()
    for name in names.split()
}


RARE = 15  # what is wanted no oftener may keep everybody waiting


@pytest.fixture(scope="module")
def counted(story) -> Counter[str]:
    """Count what the shared ledgers hold, and further ones as long as something rare is short.

    Whoever adds a kind shifts what all seeds draw: what is rare may then come a few ledgers later.
    """
    found = sum((census.of(story(seed)) for seed in range(stories.SEEDS)), Counter())
    rare = {name: least for name, least in WANTED.items() if least <= RARE}
    for seed in range(stories.SEEDS, 3 * stories.SEEDS):
        if all(found[name] >= least for name, least in rare.items()):
            break
        more = census.of(story(seed))
        found.update({name: more[name] for name in rare})
    return found


@pytest.mark.parametrize("what", AT_LEAST)
def test_there_is_enough_of_everything(counted, what):
    names = " ".join(AT_LEAST[what].values()).split()
    few = {name: counted[name] for name in names if counted[name] < WANTED[name]}
    assert not few


def test_nothing_is_left_out():
    """Whoever adds a kind, a clock's state, an outcome or a status says here how much of it there is."""
    wanted = set(WANTED)
    assert set(KINDS) <= wanted
    for verb, kind in (
        ("note", words.NoteKind), ("rate", words.Rating), ("reply", words.Result),
        ("deliver", words.Method), ("refuse", words.Refusal), ("review", words.Decision),
        ("urge", words.Urging), ("hold", words.Keeping), ("close", words.Outcome),
    ):  # fmt: skip
        assert {f"{verb}.{word}" for word in kind} <= wanted


def test_the_same_seed_tells_the_same_story(tmp_path):
    """Whatever is drawn comes of the seed alone: the same steps in the same order."""
    from xfcli import ledger
    from xfcli.ledger import erasure

    told = []
    for name in ("一", "二"):
        path = tmp_path / name / "台账.db"
        path.parent.mkdir()
        stories.make(path, 3, last=stories.FIRST.replace(month=12))
        with ledger.reading(str(path)) as book:
            told.append(
                [
                    entry._replace(at=entry.at[:10])
                    for entry in erasure.all_entries(book, None, None)
                ]
            )
    assert told[0] == told[1]
    assert len(told[0]) > 30


def test_a_story_checks_silently(story, run):
    for seed in range(0, stories.SEEDS, 5):
        done = run(["check", "--db", str(story(seed))])
        assert (done.code, done.out) == (0, "")
