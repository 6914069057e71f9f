"""What an event was about, in words and as a place to go to: undo shows both."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from heshu.model import Anchor
from tui.locale import text, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heshu.exports.bundle import Change, Event

NOTE_LABEL = "note"
"""The label under which notes are kept among the annotations, in every language."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One undone or redone change."""

    about: str
    """The uid of the article."""
    anchor: Anchor | None
    """The span; None when it was about the whole article."""
    words: str
    finding: str = ""
    """The lasting name of the finding, when it was about one."""


def describe(event: Event) -> Happening:
    """What an undo took back or a redo made again."""
    undone = event.action == "undo"
    change = _telling(event.before, event.after) if undone else _telling(event.after, event.before)
    if change is None:
        return Happening(event.about, None, text("event.other"))
    value: Mapping[str, Any] = change.value or {}
    finding = str(change.key[0]) if change.what == "finding" else ""
    return Happening(event.about, _anchor(change, value), _words(change, value), finding)


def _telling(first: Any, second: Any) -> Change | None:
    """The first change that holds something, looking at one side and then at the other.

    A verdict may move the state of its article along; that is told only when it stands alone.
    """
    changes: list[Change] = [*first, *second]
    holding = [change for change in changes if change.value is not None]
    return next((c for c in holding if c.what != "state"), next(iter(holding), None))


def _anchor(change: Change, value: Mapping[str, Any]) -> Anchor | None:
    if change.what == "verdict":
        _, field, start, end, *_ = change.key
        return Anchor(str(field), int(start), int(end))
    if change.what in {"annotation", "finding"} and value.get("field"):
        return Anchor(value["field"], value.get("start", 0), value.get("end", 0))
    return None


def _words(change: Change, value: Mapping[str, Any]) -> str:
    exact = value.get("exact") or text("status.note_on_article")
    if change.what == "verdict":
        if value.get("corrected"):
            return text("event.correction", exact=exact)
        return text("event.verdict", label=word("verdict", value.get("label", "")), exact=exact)
    if change.what == "annotation":
        key = "event.note" if value.get("label") == NOTE_LABEL else "event.annotation"
        return text(key, exact=exact)
    if change.what == "finding":
        label = word("finding_verdict", value.get("label", ""))
        relation = word("relation", value.get("relation", ""))
        return text("event.finding", label=label, relation=relation, exact=exact)
    if change.what == "tag":
        return text("event.tag", name=change.key[-1])
    if change.what == "mend":
        return text("event.mend", what=_steps(str(value.get("steps", "[]"))))
    if change.what == "state":
        return text("event.state", name=word("state", value.get("state", "")))
    return text("event.other")


def _steps(records: str) -> str:
    """What a mend did, by its last step: those before it only set a line apart."""
    steps = json.loads(records)
    last = steps[-1] if steps else {}
    if last.get("act") == "role":
        return text("event.role", role=word("part", last.get("role", "")))
    return word("act", last.get("act", ""))
