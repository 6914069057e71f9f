"""The forms of the line-by-line reader: correction, note, tag; a question a field.

A correction is kept as a draft after each answer, in the form the screen keeps its own in, so
either reader takes up what the other was interrupted in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from heshu.model import Evidence
from tui.locale import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heshu.model import Fact
    from tui.linear.dialogue import Dialogue

_FIELDS: Final = ("value", "url", "source", "date", "quote", "note")
_CORRECT: Final = "verdict.correct"


def correct(talk: Dialogue, fact: Fact, known: Mapping[str, str], *, asked: bool = False) -> bool:
    """Ask for the right value and what it rests on; whether it was saved.

    Args:
        talk: asks and tells.
        fact: the figure.
        known: what was answered before; an empty answer keeps it.
        asked: whether the value was given with the command.
    """
    values = {name: known.get(name, "") for name in _FIELDS}
    talk.tell(text("linear.correcting", exact=fact.exact))
    for name in _FIELDS:
        if name == "value" and asked:
            continue
        said = talk.ask(_question(name, values[name]))
        if said is None:
            return False  # the input has ended; the draft stays
        values[name] = said.strip() or values[name]
        if name == "value" and not values[name]:
            talk.tell(text("linear.dropped"))
            return False
        talk.draft = json.dumps({"key": _CORRECT, "values": values}, ensure_ascii=False)
        talk.save_place()
    evidence = Evidence(
        url=values["url"], title=values["source"], date=values["date"], quote=values["quote"]
    )
    talk.session.correct(fact, values["value"], evidence, values["note"])
    talk.draft = ""
    saved = text("status.saved_correction", exact=fact.exact, corrected=values["value"])
    talk.tell(saved)
    return True


def _question(name: str, known: str) -> str:
    label = text(f"correct.{name}")
    if known:
        return text("linear.ask_again", label=label, known=known)
    return text("linear.ask_value" if name == "value" else "linear.ask_field", label=label)


def take_up(talk: Dialogue, draft: str) -> None:
    """Go on with a correction that was interrupted; another draft is left for the screen."""
    talk.draft = draft
    try:
        kept = json.loads(draft)
        key, values = kept["key"], {str(k): str(v) for k, v in kept["values"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    if key == _CORRECT and talk.fact is not None:
        correct(talk, talk.fact, values)


def note(talk: Dialogue, fact: Fact | None, body: str) -> None:
    """Ask for a note on a figure or (None) the article."""
    about = fact.exact if fact else text("status.note_on_article")
    body = body or (talk.ask(text("linear.ask_note", about=about)) or "").strip()
    if not body:
        talk.tell(text("linear.dropped"))
        return
    talk.session.note(talk.opened.id, fact, body)
    talk.tell(text("status.saved_note", exact=about))


def tag(talk: Dialogue, name: str) -> None:
    """Add a tag to the article, or take away one that it has."""
    session, article_id = talk.session, talk.opened.id
    name = name or (talk.ask(text("linear.ask_tag")) or "").strip()
    if not name:
        talk.tell(text("linear.dropped"))
    elif name in session.tag_names(article_id):
        session.store.remove_tag(article_id, name)
        session.refresh()
        talk.tell(text("status.removed_tag", name=name))
    else:
        session.store.add_tag(article_id, name)
        session.refresh()
        talk.tell(text("status.saved_tag", name=name))
