"""Run one extractor over texts and print what it reached as one JSON line.

Stands alone, because it runs in the peer's interpreter: `_peer_run.py MODULE FILE…`.
"""

from __future__ import annotations

import importlib
import json
import re
import resource
import sys
import time
from pathlib import Path

TIMES = {
    "date",
    "daterange",
    "time",
    "timerange",
    "datetime",
    "datetimerange",
    "duration",
    "set",
    "period",
}
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BARE = re.compile(r"[\d.\s]+")
_LONG_ENOUGH = 1.0
"""Seconds; a faster extractor reads the texts again."""


def _kind(record: dict[str, object]) -> str:
    return str(record["kind"]).lower().removeprefix("datetimev2.")


def main() -> None:
    """Read the texts, time the extractor on them, and count the digits it accounts for."""
    extractor = importlib.import_module(sys.argv[1])
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[2:]]
    extractor.extract(texts[0][:300])  # loads what is loaded once
    numerals = typed = dates = failed = 0
    for text in texts:
        try:
            records = extractor.extract(text)
        except Exception:  # noqa: BLE001 - a peer that raises has failed this text
            failed += 1
            records = []
        for numeral in _DIGITS.finditer(text):
            numerals += 1
            typed += any(
                r["start"] <= numeral.start() and numeral.end() <= r["end"] and _kind(r) != "number"
                for r in records
            )
        dates += sum(
            _kind(r) in TIMES and bool(_BARE.fullmatch(text[r["start"] : r["end"]]))
            for r in records
        )
    seconds, best = 0.0, float("inf")
    characters = sum(map(len, texts))
    while seconds < _LONG_ENOUGH:
        begin = time.perf_counter()
        for text in texts:
            try:
                extractor.extract(text)
            except Exception:  # noqa: BLE001 - counted above
                continue
        taken = time.perf_counter() - begin
        # The best round: other work on the machine only ever adds.
        seconds, best = seconds + taken, min(best, taken)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = {
        "name": extractor.NAME, "numerals": numerals, "typed": typed, "dates": dates,
        "failed": failed, "rate": characters / best, "megabytes": kilobytes / 1024,
    }  # fmt: skip
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
