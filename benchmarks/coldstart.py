"""What each door costs to import, and what the quick commands cost to run, from cold.

Every line is the best of several fresh interpreters, so it says what the code costs and not
what the machine was doing. Run with `python -m benchmarks.coldstart`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

DOORS = (
    "pass",
    "import heshu.model",
    "import heshu.intake",
    "import heshu.facts",
    "import heshu.checks",
    "import heshu.exports",
    "import store",
    "import tui.commands",
    "import tui.plain",
    "import tui.app",
)
COMMANDS = (("--version",), ("--help",), ("check", "--help"))


def best_of(times: int, arguments: list[str]) -> float:
    """The shortest wall time of a fresh interpreter with these arguments, in milliseconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
    return min(spent) * 1000


def heaviest(statement: str, count: int) -> list[tuple[float, str]]:
    """The modules that cost most by themselves in one import, in milliseconds."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", statement],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    rows = [line.removeprefix("import time:").split("|") for line in run.stderr.splitlines()]
    own = [(int(row[0]) / 1000, row[2].strip()) for row in rows if row[0].strip().isdigit()]
    return sorted(own, reverse=True)[:count]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="interpreters a line")
    parser.add_argument("--modules", type=int, default=0, help="heaviest modules of each door")
    given = parser.parse_args()
    print(f"{'ms':>7}  what")
    for statement in DOORS:
        print(f"{best_of(given.times, ['-c', statement]):7.0f}  {statement}")
        for cost, module in heaviest(statement, given.modules):
            print(f"{'':7}  {cost:7.1f}  {module}")
    for arguments in COMMANDS:
        spent = best_of(given.times, ["-m", "tui", *arguments])
        print(f"{spent:7.0f}  heshu {' '.join(arguments)}")


if __name__ == "__main__":
    main()
