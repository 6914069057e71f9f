"""JioNLP's times and sums of money as the scorer's records; runs in a venv of its own."""

from __future__ import annotations

import contextlib
import io
import time
from datetime import datetime
from typing import Any

with contextlib.redirect_stdout(io.StringIO()):  # it greets on stdout
    import jionlp

NAME = "JioNLP"
_KINDS = {"time_point": "date", "time_span": "daterange", "time_delta": "duration"}


def _value(detail: dict[str, Any]) -> Any:
    times = detail.get("time")
    if isinstance(times, dict):
        unit = {"year": "Y", "month": "M", "day": "D"}
        return "P" + "".join(f"{times[k]}{c}" for k, c in unit.items() if k in times)
    return [str(t).replace(" ", "T") for t in times] if isinstance(times, list) else None


def extract(
    text: str, ref: str | None = None, kinds: frozenset[str] = frozenset()
) -> list[dict[str, Any]]:
    """The records of a text; what it finds of other kinds it does not tell."""
    base = datetime.fromisoformat(ref).timestamp() if ref else time.time()
    records = []
    if not kinds or kinds & {"date", "duration"}:
        for found in jionlp.ner.extract_time(text, time_base=base):
            start, end = found["offset"]
            kind = _KINDS.get(found["type"], "set")
            records.append(
                {"start": start, "end": end, "kind": kind, "value": _value(found["detail"])}
            )
    if not kinds or "money" in kinds:
        for found in jionlp.ner.extract_money(text):
            (start, end), detail = found["offset"], found["detail"]
            number = detail["num"][0] if isinstance(detail["num"], list) else detail["num"]
            records.append(
                {
                    "start": start,
                    "end": end,
                    "kind": "money",
                    "value": number,
                    "unit": detail["case"],
                }
            )
    return records
