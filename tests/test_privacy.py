"""What nobody is shown: marker strings in every personal field, every command, every byte written."""

import sqlite3
import zipfile

import pytest

# Numbers that could reach a person: masked everywhere.
NUMBERS = ("13899990001", "11010119900307771X", "标记组77号", "13899990002", "0551-6266771")
# Of a sealed case, nothing of this may be seen anywhere.
SECRETS = (
    "密名甲", "13899990003", "密址组88号", "密题举报", "密文详情", "密诉一", "密被告", "密由", "密批", "密签收", "密答",
)  # fmt: skip
NAMES = ("标名甲", "标签收人", "标见证人")

OPEN = (
    "add --channel 来访 --title 要求修路 --text 我电话１３８９９９９０００２，家里0551-6266771 --name 标名甲 --phone 13899990001 --id-number 11010119900307771X --address 青石镇柳河村标记组77号 --village 柳河村 --point 修路13899990002 --on 2026-02-02 --new",
    "classify 1 --domain 其他 --route 信访程序 --basis 某规定 --on 2026-02-03",
    "accept 1 --on 2026-02-04",
    "transfer 1 --to 民政办 --reason 找13899990001 --on 2026-02-05",
    "urge 1 --kind 督办 --text 问13899990001 --on 2026-02-06",
    "note 1 --kind 走访 --text 到标记处，问了13899990002 --on 2026-02-07",
    "reply 1 --result 支持 --text 查明13899990001属实 --answer 已修 --on 2026-02-10",
    "deliver 1 --method 留置 --to 标签收人 --witness 标见证人 --on 2026-02-11",
    "close 1 --on 2026-03-10",
)
SEALED = (
    "add --channel 来信 --title 密题举报 --text 密文详情 --name 密名甲 --phone 13899990003 --address 青石镇柳河村密址组88号 --village 柳河村 --purpose 检举控告 --subject 密被告 --point 密诉一 --on 2026-02-02 --new",
    "classify 2 --item MZ-JB-02 --on 2026-02-03",
    "transfer 2 --to 县纪委监委 --reason 密由 --on 2026-02-04",
    "note 2 --kind 批示 --leader 李镇长 --text 密批 --on 2026-02-05",
    "reply 2 --text 密答 --on 2026-02-10",
    "deliver 2 --method 直接 --to 密签收 --on 2026-02-11",
)


@pytest.fixture
def marked(book, xf, tmp_path, monkeypatch):
    """A ledger whose personal fields are markers; returns everything that was printed on the way."""
    monkeypatch.chdir(tmp_path)
    return "".join(done.out + done.err for done in map(xf, (*OPEN, *SEALED)))


def written(folder, *, papers: bool = True) -> str:
    """Return the text of every file below `folder` that is no ledger and no backup."""
    found = []
    left_out = {".db", ".age"} | (set() if papers else {".docx"})
    for path in sorted(folder.rglob("*")):
        if path.suffix in left_out or not path.is_file():
            continue
        found.append(path.name)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as bundle:
                found += [
                    bundle.read(name).decode("utf-8", "replace") for name in bundle.namelist()
                ]
        else:
            found.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found)


def test_every_command_over_marked_fields(marked, run, tmp_path):
    from xfcli.screen.cli import VERBS

    said, shown = [marked], []
    for verb in VERBS:
        if verb.name in {"demo", "init"}:
            continue
        forms = [[verb.name], [verb.name, "--json"], [verb.name, "-o", f"{verb.name}.xlsx"]]
        for no in ("1", "2"):
            forms += [
                [verb.name, no],
                [verb.name, no, "--json"],
                [verb.name, no, "--reason", "再看一遍"],
                [verb.name, no, "-o", f"{verb.name}-{no}.xlsx"],
            ]
        for words in forms:
            done = run(words)
            (shown if words[:2] == ["show", "1"] else said).append(done.out + done.err)
    for words in (
        "search 密文", "search 密名甲", "search 标名甲 --json", "list --unit 县纪委监委", "list --domain 检举 --csv",
        "list --csv", "list -o 全部.xlsx", "due --csv", "due -o 待办.csv", "report --month 2026-02 -o 月报.xlsx",
        "report --month 2026-02 --json", "log --since 2026-01-01", "log --access -o 查看.xlsx",
        "add --channel 来访 --title 又来反映 --name 密名甲 --village 柳河村 --phone 13899990003",
        "transfer 1 --to 没有这个单位", "notice 登记表 1 -o 登记表.docx", "notice 登记表 1 -n", "notice 登记表 2",
        "notice 回执 2 -o 回执.docx", "notice 处理意见书 2 -o 意见.docx", "notice 送达回证 2 -o 回证.docx",
        "notice 转办单 1 -n", "notice 转送函 1 -n", "show 2 --reveal", "retention", "check",
    ):  # fmt: skip
        done = run(words)
        assert "程序出错了" not in done.err, words
        (shown if words.endswith("-n") else said).append(done.out + done.err)
    everything = "\n".join((*said, *shown, written(tmp_path)))
    assert [marker for marker in NUMBERS if marker in everything] == []
    assert "１３８９９９９０００２" not in everything
    assert [marker for marker in SECRETS if marker in everything] == []
    # Names: in `show` of the one case and on its papers; not in lists, searches, reports, logs, files.
    assert "标名甲" in "".join(shown)
    elsewhere = "".join(said) + written(tmp_path, papers=False)
    assert [name for name in NAMES if name in elsewhere] == []


def test_a_look_is_recorded_with_who_and_why(marked, xf):
    assert "写明理由" in xf("show 2 --reveal", code=1).err
    assert "密文详情" in xf("show 2 --reveal --reason 核对材料 --by 赵某").out
    assert "13899990001" in xf("show 1 --reveal --reason 电话回访 --json").out
    xf("notice 转办单 1 -o 转办单.docx")
    looks = xf("log --access --json").json
    assert [(e["no"], e["by"], e["reason"]) for e in looks] == [
        ("2026-0002", "赵某", "核对材料"),
        ("2026-0001", "王主任", "电话回访"),
        ("2026-0001", "王主任", ""),
    ]
    assert "写有联系方式" in looks[-1]["what"]
    assert [e["reason"] for e in xf("log 2 --access --json").json] == ["核对材料"]


def test_the_log_of_one_case_is_its_own_from_the_beginning(marked, xf):
    everything = xf("log --since 2000-01-01 --json").json
    of = xf("log 2 --json").json
    assert of == [e for e in everything if e["no"] == "2026-0002"]
    assert of
    assert "2026-0002" in xf("log 2").out
    assert "没有 2026-0099" in xf("log 99", code=3).err


def test_names_can_be_hidden_at_a_counter_with_visitors(marked, xf):
    assert "标名甲" in xf("show 1").out
    xf("setting hide-names 是")
    assert "标名甲" not in xf("show 1").out + xf("show 1 --json").out
    assert "标**" in xf("show 1").out


@pytest.fixture
def ended(marked, xf):
    xf("setting keep-years 2,检举控告=9")
    return "2028-03-10"


def figures(xf) -> list:
    return [
        {key: value for key, value in figure.items() if key != "title"}
        for figure in xf("report --month 2026-02 --json").json["figures"]
    ]


def test_erased_data_is_gone_from_the_bytes_and_the_figures_stay(ended, xf, book, tmp_path):
    xf("notice 处理意见书 1 -o 意见.docx")
    assert "可清除" not in xf("retention").out
    assert "保存期到 2028-03-10" in xf("retention 1 --erase --yes", code=1).err
    before = figures(xf)
    xf("check")
    assert "标名甲".encode() in book.read_bytes()
    assert "可清除" in xf("retention", today=ended).out
    xf("retention 2026-1 --hold --reason 有诉讼")
    assert "暂缓" in xf("retention 2026-1 --erase --yes", code=1).err
    assert "没有到期" in xf("retention --erase --yes").out
    xf("retention 2026-1 --release --reason 诉讼已结")
    assert "加上 --yes" in xf("retention --erase", code=1).err
    done = xf("retention --erase --yes")
    assert "2026-0001" in done.out
    assert ".db" in done.err  # the backups that still hold it are named
    left = book.read_bytes()
    for marker in (*NUMBERS, *NAMES, "要求修路", "找", "查明"):
        assert marker.encode() not in left, marker
    assert "密文详情".encode() in left  # the other case is untouched
    assert xf("check").out == ""
    assert figures(xf) == before
    page = xf("show 2026-1").out
    assert "（已清除）" in page
    assert "2026-02-11" in page
    assert "不能再打印" in xf("notice 处理意见书 2026-1 -o 又.docx", code=1).err


def test_erasing_takes_along_the_numbers_that_were_merged_in(book, xf):
    for day in ("05", "06", "07"):
        xf(f"add --channel 来访 --title 标题{day} --name 标名甲 --new --on 2020-01-{day}")
    xf("amend 2020-3 --repeat-of 2020-2 --reason 同一件事")
    xf("amend 2020-2 --repeat-of 2020-1 --reason 同一件事")
    xf("close 2020-1 --outcome 撤回 --reason 撤回 --on 2020-02-01")
    xf("setting keep-years 2")
    done = xf("retention 2020-1 --erase --yes --reason 到期")
    assert all(f"2020-000{n}" in done.out for n in "123")
    assert "标名甲".encode() not in book.read_bytes()
    assert "没有找到" in xf("search 标名甲").err
    assert "标名甲" not in xf("show 2020-3 --reveal --reason 看看").out
    assert xf("check").out == ""


def test_a_void_number_is_erased_in_its_time(book, xf):
    xf("add --channel 来访 --title 标题 --name 标名甲 --on 2020-01-05")
    xf("void 2020-1 --reason 登记错了 --yes")
    xf("setting keep-years 2")
    assert "还不能清除" in xf("retention 2020-1 --erase --yes", code=1).err
    assert "2020-0001" in xf("retention --erase --yes", today="2028-03-21").out
    assert "标名甲".encode() not in book.read_bytes()
    assert xf("check").out == ""


# Every way in which a seal could fall off by itself, and what of the sealed case must not be seen.
LOSSES = {
    "重新分类": (
        "classify 1 --route 检举控告 --domain 其他 --unit 县纪委监委 --basis 某规定",
        "classify 1 --route 信访程序 --domain 其他 --basis 某规定",
    ),
    "更正目的": (
        "amend 1 --purpose 检举控告 --reason 漏填",
        "amend 1 --purpose 申诉求决 --reason 填错",
    ),
    "拆出": (
        "classify 1 --route 检举控告 --domain 其他 --unit 县纪委监委 --basis 某规定",
        "add --channel 来信 --title 密题再来 --name 密名甲 --repeat-of 1",
        "amend 1 --petition 2 --new --reason 另一件事",
    ),
    "并入已分类的": (
        "classify 1 --route 检举控告 --domain 其他 --unit 县纪委监委 --basis 某规定",
        "add --channel 来信 --title 早先的 --name 乙某 --new --on 2026-02-01",
        "classify 2 --route 信访程序 --domain 其他 --basis 某规定",
        "amend 1 --repeat-of 2 --reason 同一件事",
    ),
    "并入": (
        "classify 1 --route 检举控告 --domain 其他 --unit 县纪委监委 --basis 某规定",
        "add --channel 来信 --title 早先的 --name 乙某 --new --on 2026-02-01",
        "amend 1 --repeat-of 2 --reason 同一件事",
    ),
}


@pytest.mark.parametrize("way", LOSSES)
def test_a_seal_never_falls_off_by_itself(book, xf, run, way):
    xf("add --channel 来信 --title 密题举报 --text 密文详情 --name 密名甲 --new --on 2026-02-02")
    for words in LOSSES[way]:
        xf(words)
    said = "".join(
        done.out + done.err
        for no in "123"
        for done in (run(f"show {no}"), run(f"show {no} --json"), run(f"notice 回执 {no} -n"))
    )
    said += xf("list --json").out + xf("search 密题 --json").out + xf("log --json").out
    said += xf("export --csv").out + xf("due --json").out + xf("diff 2026-01-01 --json").out
    assert "密" not in said.replace("保密", "")
    assert "2026-0001" in said


def test_lifting_a_seal_is_an_act_of_its_own(book, xf):
    xf("add --channel 来信 --title 密题举报 --name 密名甲 --purpose 检举控告 --on 2026-02-02")
    assert "仍是检举控告" in xf("retention 1 --unseal --reason 不是", code=1).err
    xf("amend 1 --purpose 申诉求决 --reason 填错")
    assert "密题" not in xf("show 1").out
    assert "理由" in xf("retention 1 --unseal", code=1).err
    xf("retention 1 --unseal --reason 不是检举控告")
    assert "密题举报" in xf("show 1").out
    assert "解除保密" in xf("log --access").out
    assert "没有保密" in xf("retention 1 --unseal --reason 再来", code=1).err
    xf("classify 1 --route 检举控告 --domain 其他 --unit 县纪委监委 --basis 某规定")
    assert "密题" not in xf("show 1").out
    assert xf("check").out == ""


ASKING = (
    *(f"why {key} --month 2026-02 --json" for key in (
        "petitions.village.柳河村", "petitions.channel.来信", "petitions.purpose.检举控告", "petitions.source.自收",
        "petitions.unit.县纪委监委", "persons.total", "visits.collective",
    )),
    "list --village 柳河村 --json", "list --name 密名甲 --json", "list --unit 县纪委监委 --json",
    "search 密题 --json", "search 0003 --json", "search 13899990003 --json", "import 名册.csv", "import 名册.csv --json",
    "reconcile 名册.csv --since 2026-01-01 --until 2026-03-31", "reconcile 名册.csv --json --since 2026-01-01 --until 2026-03-31",
    "add --channel 来访 --title 探问 --name 密名甲 --village 柳河村 -n", "add --channel 来访 --title 探问 --name 密名甲 --village 柳河村",
)  # fmt: skip


def test_nobody_learns_by_asking_who_complained(marked, run, tmp_path):
    """A roster, a made-up sheet, a figure: none tells which number is whose, and none leaves no trace."""
    (tmp_path / "名册.csv").write_text(
        "登记日期,信访形式,姓名,村组,标题,人数,信访目的\n"
        "2026-03-01,来访,密名甲,柳河村,探问,7,意见建议\n2026-02-02,来电,密名甲,柳河村,探问,7,意见建议\n",
        "utf-8-sig",
    )
    for words in ASKING:
        if words.startswith("add") and words.endswith("柳河村"):
            continue
        done = run(words)
        assert done.code in {0, 1, 2}, (words, done)
        told = done.out + done.err
        if words.startswith("why") and "persons.total" in words:
            continue  # that it is there, and its days
        if words.startswith("reconcile"):
            assert not [
                line for line in told.splitlines() if "2026-0002" in line and "目的" in line
            ]
            assert "检举控告" not in told
            continue
        assert "2026-0002" not in told, words


def test_the_comparison_with_a_sealed_report_tells_nothing_of_a_sealed_case(marked, xf):
    xf("report --month 2026-02 --seal")
    xf("reopen 2 --reason 又有新情况")
    xf("amend 2 --channel 来访 --village 东山村 --count 7 --reason 写错")
    found = xf("report --month 2026-02 --json").json["sealed"]
    assert found["differences"]
    told = str([case for each in found["differences"] for case in each["cases"]])
    assert "纪委" not in told
    telling = [d for d in found["differences"] if d["figure"].startswith("petitions.channel")]
    assert {case["no"] for each in telling for case in each["cases"]} == {""}


def test_nothing_is_erased_before_the_office_has_set_how_long_it_keeps(book, xf):
    xf("add --channel 来访 --title 测试 --name 甲某 --on 2020-01-05")
    xf("close 2020-1 --outcome 撤回 --reason 撤回 --on 2020-01-06")
    assert "xf setting keep-years" in xf("retention 2020-1 --erase --yes", code=1).err
    assert "没有到期" in xf("retention --erase --yes").out
    assert xf("show 2020-1 --json").json["title"] == "测试"


def test_a_restricted_case_is_shown_like_a_sealed_one(ended, xf):
    xf("retention 1 --restrict --reason 到期前先限制")
    assert "要求修路" not in xf("show 1").out + xf("list").out + xf("search 修路").out
    assert "要求修路" in xf("show 1 --reveal --reason 上级复核需要").out


def test_a_file_named_after_a_person_is_forgotten_with_its_cases(book, xf, tmp_path):
    heads = "登记日期,信访形式,姓名,标题,办结日期"
    file = tmp_path / "标名乙信访.csv"
    file.write_text(f"{heads}\n2026-01-05,来访,标名乙,测试,2026-02-10\n", encoding="utf-8-sig")
    xf(f"import {file} --apply")
    xf(f"export -o {tmp_path / '标名乙.csv'} --with-personal --reason 测试")
    assert "标名乙信访.csv" in xf("show 1").out
    assert "导出个人信息（.csv 文件）" in xf("log --access").out
    xf("setting keep-years 1")
    xf("retention --erase --yes", today="2027-02-11")
    assert "标名乙".encode() not in book.read_bytes()
    assert "导入自原表第 2 行" in xf("show 2026-1").out
    assert "早已登记 1 行" in xf(f"import {file}").out
    assert xf("check").out == ""


def test_an_erasure_that_is_not_whole_is_found(ended, xf, book):
    xf("retention --erase --yes", today=ended)
    connection = sqlite3.connect(book)
    last = connection.execute("select max(seq) from entry where no = '2026-0001'").fetchone()[0]
    connection.execute("drop trigger personal_insert")
    connection.execute("insert into personal values (?, x'00', '{}')", (last - 9,))
    connection.commit()
    connection.close()
    assert "却还在" in xf("check", code=1).out
