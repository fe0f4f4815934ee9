"""Make what a township without internet installs: one file that holds Python, xf and all it needs.

    python .ci/bundle windows-x64|linux-x64|linux-aarch64|all -o FOLDER [--inputs FOLDER]
    python .ci/bundle lock                  state anew which wheels and Debian packages are taken
    python .ci/bundle python -o FOLDER      put the embeddable Python for Windows into a folder

Needs Linux on x86_64 or aarch64, pip and apt-get. The same checkout and the same inputs give the
same bytes. Inputs are looked for in --inputs first and fetched only if they are missing there; each
must have the SHA-256 that wheels.txt, debian.json or python-windows.sha256 states. Who has
python.org puts python-3.13.2-embed-amd64.zip from there into --inputs. What cannot be had is named
and the exit code is 77.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import archive
import inputs
import lock
import tree


def main() -> None:
    """Make the bundles that are asked for and say how large they are."""
    parser = argparse.ArgumentParser(prog="bundle", description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", choices=[*inputs.PLATFORMS, "all", "lock", "python"])
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"))
    parser.add_argument("--inputs", type=Path, default=Path.home() / ".cache" / "xf-bundle")
    asked = parser.parse_args()
    if asked.what == "lock":
        lock.write()
        return
    asked.output.mkdir(parents=True, exist_ok=True)
    if asked.what == "python":
        inputs.Inputs(asked.inputs, "windows-x64").windows_python(asked.output)
        return
    for platform in inputs.PLATFORMS if asked.what == "all" else (asked.what,):
        with tempfile.TemporaryDirectory() as work:
            folder = tree.made(platform, Path(work), inputs.Inputs(asked.inputs, platform))
            made = archive.packed(folder, asked.output)
            files = [path for path in folder.rglob("*") if path.is_file()]
            print(
                f"{made}: {made.stat().st_size / 1e6:.1f} MB, unpacked "
                f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {len(files)} files,"
                f" sha256 {inputs.sha256(made)}"
            )


if __name__ == "__main__":
    try:
        main()
    except inputs.Missing as missing:
        print(f"skipped: {missing}", file=sys.stderr)
        sys.exit(77)
