"""Run the Nth part of the tests in a process with real pipes, its output to a file.

python.exe shard.py N/COUNT CHECKOUT OUTPUT [PYTEST ARGS...]
"""

import subprocess
import sys
from pathlib import Path

nth, count = map(int, sys.argv[1].split("/"))
checkout, output = Path(sys.argv[2]), Path(sys.argv[3])
files = sorted(checkout.glob("tests/test_*.py"), key=lambda path: -path.stat().st_size)
mine = [str(path) for path in files[nth - 1 :: count]]
with output.open("wb") as told:
    done = subprocess.run(
        [
            sys.executable,
            "-u",
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            *mine,
            *sys.argv[4:],
        ],
        cwd=checkout,
        stdin=subprocess.DEVNULL,
        stdout=told,
        stderr=subprocess.STDOUT,
        check=False,
    )
sys.exit(done.returncode)
