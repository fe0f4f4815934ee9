"""The ledger that the fault tests start from, and one command for each kind of step."""

from tests.faults.harness import ADD

# Cases at many points of their life.
LIFE: tuple[tuple[str, ...], ...] = (
    ("init", "--office", "青石镇人民政府", "--by", "王主任"),
    ADD,
    (*ADD, "--new"), (*ADD, "--new"), (*ADD, "--new"),
    *(("classify", no, "--item", "MZ-QT-13") for no in "234"),
    *(("accept", no) for no in "34"),
    ("transfer", "3", "--to", "县民政局"),
    ("reply", "4", "--result", "支持", "--doc-no", "青信〔2026〕1号"),
    (*ADD, "--new"), ("classify", "5", "--item", "MZ-QT-13"), ("accept", "5"),
    ("reply", "5", "--result", "支持", "--doc-no", "青信〔2026〕2号"), ("deliver", "5"),
    (*ADD, "--new"), ("classify", "6", "--item", "MZ-QT-13"), ("accept", "6"),
    ("reply", "6", "--result", "支持", "--doc-no", "青信〔2026〕3号"), ("deliver", "6"), ("close", "6"),
)  # fmt: skip

# Commands that append to the journal of that ledger, and do nothing else.
STEPS: dict[str, tuple[str, ...]] = {
    "add": (*ADD, "--new"),
    "add 重件": (*ADD, "--repeat-of", "1"),
    "classify": ("classify", "1", "--item", "MZ-QT-13"),
    "accept": ("accept", "2"),
    "refuse": ("refuse", "2", "--kind", "不予受理", "--reason", "已在诉讼中", "--to", "县法院"),
    "transfer": ("transfer", "2", "--to", "县民政局"),
    "return": ("return", "3", "--reason", "不归我们管"),
    "extend": ("extend", "3", "--days", "30", "--reason", "情况复杂", "--leader", "李镇长"),
    "reply": ("reply", "3", "--result", "支持", "--doc-no", "青信〔2026〕9号"),
    "deliver": ("deliver", "4"),
    "review": ("review", "5", "--stage", "复查"),
    "urge": ("urge", "3"),
    "note": ("note", "1", "--kind", "走访", "--text", "走访了一次"),
    "rate": ("rate", "5", "--rating", "满意"),
    "close": ("close", "5"),
    "reopen": ("reopen", "6", "--reason", "有新情况"),
    "amend": ("amend", "1", "--title", "更正后的标题", "--reason", "写错了"),
    "void": ("void", "1", "--reason", "登记错了", "--yes"),
    "units": ("units", "--add", "新设的办公室", "--kind", "部门"),
    "setting": ("setting", "due-days", "9"),
    "setting 期限": ("setting", "period.handle", "45", "--on", "2026-04-01"),
    "calendar import": ("calendar", "import", "{home}/2026.json"),
    "report --seal": ("report", "--month", "2026-02", "--seal"),
    "show --reveal": ("show", "3", "--reveal", "--reason", "核对"),
    "retention": ("retention", "6", "--hold", "--reason", "诉讼"),
}  # fmt: skip
