"""`make bench`: every table, one after the other, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import _desk

ARTICLES = 100_000
"""Of the store that the tables of store, search and reader have copies of."""

NOT_TABLES = {"__init__", "__main__", "screenshots"}


def main() -> int:
    """Run each benchmark; returns the number that failed."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder, "desk.db")
        _desk.make(desk, ARTICLES)
        os.environ["HESHU_DESK"] = str(desk)
        return tables()


def tables() -> int:
    """Run each; returns the number that failed."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    failed = 0
    for name in names:
        if name in NOT_TABLES or name.startswith("_"):
            continue
        print(f"\n== {name}", flush=True)
        failed += (
            subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
            != 0
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
