"""The objects of JSON Lines and JSON files, their values as texts."""

from __future__ import annotations

import json
from typing import Any

from heshu.errors import InputError
from heshu.intake.readers.records.fields import Record

_MEND = "mend this record and give the file again"


def objects_of(text: str, path: str, refused: list[InputError]) -> list[Record]:
    """The records of a file: an object a line, a list of them, or one.

    Args:
        text: the file.
        path: its name.
        refused: gets what is no record.

    Raises:
        InputError: it is one JSON text, and damaged.
    """
    opening = text.lstrip()[:1]
    if opening == "[":
        return _listed(_whole(text, path), path, refused)
    if opening == "{" and not _stands_alone(text):
        found = _whole(text, path)
        inner = [v for v in found.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        return _listed(inner[0] if len(inner) == 1 else [found], path, refused)
    return _by_line(text, path, refused)


def _stands_alone(text: str) -> bool:
    """Whether the file is to be read line by line: its first is an object, or many are tried."""
    lines = text.strip().split("\n")
    if len(lines) == 1:
        return True
    try:
        json.loads(lines[0])
    except (ValueError, RecursionError):
        # A broken first line among sound ones, or the head of one object over many lines.
        return sum(line.startswith("{") for line in lines) > len(lines) / 2
    return True


def _whole(text: str, path: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        what = f"this is no JSON ({error.msg}, column {error.colno})"
        raise InputError(what, where=f"{path}:{error.lineno}", remedy="mend it there") from error
    except (ValueError, RecursionError) as error:
        what = "this JSON holds what no record does"
        raise InputError(what, where=path, remedy="give one object a line") from error


def _listed(items: list[Any], path: str, refused: list[InputError]) -> list[Record]:
    records: list[Record] = []
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            records.append(Record(number, _texts(item), by_line=False))
        else:
            where = f"{path} (record {number})"
            refused.append(InputError("this is no JSON object", where=where, remedy=_MEND))
    return records


def _by_line(text: str, path: str, refused: list[InputError]) -> list[Record]:
    records: list[Record] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        what = "this line is no JSON object"
        try:
            item = json.loads(line)
        except json.JSONDecodeError as error:
            item, what = None, f"this line is no JSON ({error.msg}, column {error.colno})"
        except (ValueError, RecursionError):
            item = None
        if isinstance(item, dict):
            records.append(Record(number, _texts(item)))
        else:
            refused.append(InputError(what, where=f"{path}:{number}", remedy=_MEND))
    return records


def _texts(item: dict[str, Any]) -> dict[str, str]:
    """The values of an object as texts; an object inside gives its own, under its own names."""
    texts: dict[str, str] = {}
    for name, value in item.items():
        if isinstance(value, dict):
            for inner, deeper in value.items():
                if (text := _text(deeper)) is not None:
                    texts.setdefault(inner, text)
        elif (text := _text(value)) is not None:
            texts[name] = text
    return {clean(name): clean(text) for name, text in texts.items()}


def _text(value: Any) -> str | None:
    """A value as a text; None for what no text stands for."""
    match value:
        case str():
            return value
        case bool() | None:
            return ""
        case int() | float():
            return str(value)
        case list() if all(isinstance(item, (str, int, float)) for item in value):
            return "\n".join(map(str, value))
        case _:
            return None


def clean(text: str) -> str:
    """A text without NUL and lone surrogates, which escapes can bring in."""
    return text.translate(_UNUSABLE)


_UNUSABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
