"""Spoil files of every format: each is read or refused, soon and in little memory.

    python -m benchmarks.intake_fuzz [--files 2000] [--seed N]

A file is cut short, has bits flipped, a stretch overwritten, doubled or taken out, is random
behind its first bytes, or random throughout; packages are also spoilt inside, where the archive
around them is sound. It is given to intake as the command line would, facts included. "Faults" are
exceptions other than the one that tells a person what is wrong; there must be none.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._fuzz_samples import samples
from heshu import facts, intake
from heshu.errors import InputError
from heshu.intake import confinement

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 10
"""Seconds; a file that takes longer hangs."""
MOST_MB = 1024
OUTCOMES = ("read", "partly", "refused", "slow", "fault")


class SlowError(BaseException):
    """A file took too long."""


def _cut(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.randrange(len(data))]


def _flip(data: bytes, luck: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(luck.choice((1, 4, 32, 256))):
        spoilt[luck.randrange(len(spoilt))] ^= 1 << luck.randrange(8)
    return bytes(spoilt)


def _overwrite(data: bytes, luck: random.Random) -> bytes:
    start = luck.randrange(len(data))
    length = luck.randrange(1, max(len(data) // 4, 2))
    return data[:start] + luck.randbytes(length) + data[start + length :]


def _double(data: bytes, luck: random.Random) -> bytes:
    start, end = sorted((luck.randrange(len(data)), luck.randrange(len(data))))
    return data[:end] + data[start:end] * luck.choice((1, 2, 8)) + data[end:]


def _take_out(data: bytes, luck: random.Random) -> bytes:
    start, end = sorted((luck.randrange(len(data)), luck.randrange(len(data))))
    return data[:start] + data[end:]


def _random_tail(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.choice((4, 16, 64, 200))] + luck.randbytes(luck.randrange(1, 20_000))


def _random(data: bytes, luck: random.Random) -> bytes:
    del data
    return luck.randbytes(luck.randrange(1, 20_000))


def _inside(data: bytes, luck: random.Random) -> bytes:
    """A sound package around a spoilt member."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = luck.choice([name for name, member in members.items() if member])
    members[name] = luck.choice(SPOILERS)(members[name], luck)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for member, inner in members.items():
            package.writestr(member, inner)
    return file.getvalue()


SPOILERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _flip, _overwrite, _double, _take_out, _random_tail, _random,
)  # fmt: skip


def spoil(data: bytes, luck: random.Random) -> bytes:
    """A variant of a file."""
    if data.startswith(b"PK") and luck.random() < 0.6:
        return _inside(data, luck)
    return luck.choice(SPOILERS)(data, luck)


def outcome(path: Path) -> str:
    """What became of a file."""
    found = intake.search([path])
    read = len(found.files)
    refused = len(found.failed)
    for name in found.files:
        try:
            reading = intake.load(name)
            for article in intake.articles(reading):
                facts.extract_article(article)
            refused += len(reading.refused)
        except InputError as error:
            if "\n" in str(error):
                raise
            read, refused = read - 1, refused + 1
    return ("partly" if refused else "read") if read else "refused"


def _late(_signal: int, _frame: object) -> None:
    raise SlowError


def tried(path: Path) -> tuple[str, float]:
    """The outcome for a file, and its seconds; what goes wrong is an outcome, too."""
    begun = time.perf_counter()
    signal.alarm(LIMIT)
    try:
        result = outcome(path)
    except SlowError:
        result = "slow"
    except Exception as error:  # noqa: BLE001 - what is looked for
        print(f"{path.name}: {type(error).__name__}: {error}", file=sys.stderr)
        result = "fault"
    finally:
        signal.alarm(0)
    return result, time.perf_counter() - begun


def megabytes() -> int:
    """The most memory this process and its worker have held."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) // 1024


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--keep", type=Path, help="folder for the files that go wrong")
    parser.add_argument("--only", help="one format")
    given = parser.parse_args()
    luck = random.Random(given.seed)
    sound = {name: s for name, s in samples().items() if given.only in (None, name)}
    signal.signal(signal.SIGALRM, _late)
    print(f"seed {given.seed}, {given.files} files")
    print(f"{'':12}" + "".join(f"{name:>9}" for name in OUTCOMES) + f"{'slowest s':>11}{'MB':>6}")
    bad = 0
    for row, (name, (file, data)) in enumerate(sound.items()):
        counts: Counter[str] = Counter()
        slowest = 0.0
        number = given.files // len(sound) + (row < given.files % len(sound))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, file)
            path.write_bytes(data)
            outcome(path)  # libraries and the dictionary are loaded once
            for at in range(number):
                path.write_bytes(spoil(data, luck))
                result, seconds = tried(path)
                counts[result] += 1
                slowest = max(slowest, seconds)
                if given.keep and result in ("slow", "fault"):
                    given.keep.mkdir(exist_ok=True)
                    (given.keep / f"{at}-{file}").write_bytes(path.read_bytes())
        confinement.stop()
        bad += counts["slow"] + counts["fault"]
        numbers = "".join(f"{counts[each]:>9}" for each in OUTCOMES)
        print(f"{name:12}{numbers}{slowest:>11.2f}{megabytes():>6}", flush=True)
    return 1 if bad or megabytes() > MOST_MB else 0


if __name__ == "__main__":
    raise SystemExit(main())
