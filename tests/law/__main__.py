"""`python -m tests.law FOLDER…`: every citation against the texts of the law in these folders.

A text is a Markdown file named as the table of instruments says; an article begins its line with 第…条. The
texts are not part of the project: any faithful copy will do. Prints the counts and every failure;
ends with 1 if something failed.
"""

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from tests.law import findings

_STATES = ("有据", "不写条号", "没有文本", "失败")


def main(folders: list[str]) -> int:
    if not folders:
        print("用法：python -m tests.law 法律文本所在的文件夹…")
        return 2
    files = findings.in_folders(map(Path, folders))
    found = list(findings.compared(files))
    counts = Counter(one.state for one in found)
    print("引用：" + "　".join(f"{state} {counts[state]}" for state in _STATES))
    lacking = sorted({one.wrong for one in found if one.state == "没有文本"})
    if lacking:
        print(f"没有的文本 {len(lacking)} 件：{'、'.join(lacking)}")
    today = datetime.now().astimezone().date()
    wrong = [f"{one.key}：{one.wrong}" for one in found if one.state == "失败"]
    for check in (findings.of_tables, findings.of_keys, findings.of_days, findings.of_versions,
                  findings.of_bases, findings.of_duties, findings.of_words):  # fmt: skip
        wrong += check()
    wrong += [*findings.of_periods(files), *findings.of_reviews(today)]
    for line in wrong:
        print("  " + line)
    print("没有发现错误。" if not wrong else f"发现 {len(wrong)} 处错误。")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
