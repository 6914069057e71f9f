"""`make bench`: every table, one after the other, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NOT_TABLES = {"__init__", "__main__", "screenshots"}


def main() -> int:
    """Run each benchmark; returns the number that failed."""
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
