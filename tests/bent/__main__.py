"""python -m tests.bent [HOW MANY [FIRST SEED]]: bend so many sheets and print what was read wrongly."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.bent import judge


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    sheets, wrong, rows = Counter(), Counter(), Counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + number):
            verdict = judge.verdict(seed, Path(folder))
            sheets.update(verdict.names)
            rows.update(right=verdict.right, told=verdict.told, wrong=len(verdict.wrong))
            if verdict.wrong:
                wrong.update(verdict.names)
                print(f"seed {seed}: {', '.join(verdict.names)}: {'; '.join(verdict.wrong)}")
    for name, count in sorted(sheets.items()):
        print(f"{count:6} {name}: {wrong[name]} wrong")
    print(
        f"{number} sheets in {len(sheets)} ways: {rows['right']} rows right, {rows['told']} told, {rows['wrong']} wrong without a word"
    )
    return bool(rows["wrong"])


if __name__ == "__main__":
    sys.exit(main())
