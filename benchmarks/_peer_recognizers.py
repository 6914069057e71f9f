"""Recognizers-Text's PyPI release as the scorer's records; runs in a venv of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import recognizers_suite as suite

NAME = "Recognizers-Text"
_MODELS = {
    "number": "number", "ordinal": "ordinal", "percentage": "percent", "age": "age",
    "currency": "money", "dimension": "quantity", "temperature": "temperature", "datetime": "date",
}  # fmt: skip


def _record(found: Any, kind: str) -> dict[str, Any]:
    resolution = found.resolution or {}
    values = resolution.get("values") or [{}]
    record = {
        "start": found.start, "end": found.end + 1,
        "kind": found.type_name if kind == "date" else kind,
        "value": resolution.get("value"), "unit": resolution.get("unit"),
    }  # fmt: skip
    if kind == "percent" and record["value"]:
        record["value"] = record["value"].rstrip("%")
    if kind == "date":
        record["timex"] = values[0].get("timex")
        record["values"] = [_moment(value) for value in values]
    return record


def _moment(value: dict[str, str]) -> Any:
    if "start" in value or "end" in value:
        return [value.get("start"), value.get("end")]
    if value.get("type") == "duration":
        return value.get("timex")
    return value.get("value")


def extract(
    text: str, ref: str | None = None, kinds: frozenset[str] = frozenset()
) -> list[dict[str, Any]]:
    """The records of a text, every model on it unless the kinds say which."""
    records = []
    for model, kind in _MODELS.items():
        if kinds and kind not in kinds:
            continue
        recognize = getattr(suite, f"recognize_{model}")
        arguments = [text, suite.Culture.Chinese]
        if model == "datetime":
            reference = datetime.fromisoformat(ref) if ref else None
            arguments += [suite.DateTimeOptions.NONE, reference]
        records += [_record(found, kind) for found in recognize(*arguments)]
    return records
