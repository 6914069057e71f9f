"""What people said of a text that is not there any more: shown old → new, never moved.

A verdict, a label or a note is stale when its characters do not stand together in the articles
of today. It stays on record under its old place. A reviewer says it again of a span of the new
text, or drops it; both are events.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heshu.errors import UsageError
from heshu.exports.bundle import Change
from heshu.model import Anchor
from store import articles, events, placing, registers, revisions, standing
from store.connection import immediate, select

if TYPE_CHECKING:
    from heshu.exports.bundle import Event
    from heshu.model import Article, Fact
    from store.articles import Identity
    from store.connection import Database

AROUND = 24
"""Characters shown before and after a span."""


@dataclass(frozen=True, slots=True)
class Stale:
    """One thing that was said and has no place now."""

    what: str
    """`verdict` or `annotation`."""
    key: tuple[str | int, ...]
    """Of its register."""
    exact: str
    """The characters it was said of."""
    label: str
    """The verdict, or the label of the annotation."""
    note: str
    reviewer: str
    time: str
    old: str
    """Its characters with those around them, as they were."""
    now: str
    """What stands there now; empty when nothing does."""
    anchor: Anchor | None
    """Where that is in the article."""
    figure: Fact | None = None
    """The figure that seems to have taken its place, for a person to judge."""


def of_article(database: Database, of: Identity) -> list[Stale]:
    """What was said of an article, or of an earlier delivery of it, and is stale; oldest first."""
    found = [*_rows(database, of, "verdict"), *_rows(database, of, "annotation")]
    if not found:
        return []
    now = _figures(database, of)
    return [
        replace(one, figure=now.get(_place(one)))
        for _, one in sorted(found, key=lambda row: row[0])
    ]


def _place(stale: Stale) -> tuple[str | int, ...]:
    return stale.key[:4] if stale.what == "verdict" else ()


def _figures(database: Database, of: Identity) -> dict[tuple[str | int, ...], Fact]:
    """By uid and place in the earlier delivery, the figure that a changed one has become."""
    from heshu.revising import changes
    from store import derived

    uid = revisions.follows(database, of.uid)
    number = articles.resolve_uid(database, uid) if uid else None
    if number is None:
        return {}
    before = articles.identity(database, number)
    old, new = articles.article(database, number), articles.article(database, of.id)
    found = changes(old, new, derived.facts(database, before), derived.facts(database, of))
    return {(uid, *one.old.anchor): one.new for one in found if one.old and one.new}


_SQL = {
    "verdict": (
        'SELECT event, article, field, start, "end", reviewer, exact, label, note, reviewer, '
        "time, at_field, at_start, at_end FROM said_verdicts "
        "WHERE live AND stale AND at_article = ?"
    ),
    "annotation": (
        'SELECT event, article, field, start, "end", id, exact, label, body, reviewer, time, '
        "at_field, at_start, at_end FROM said_annotations "
        "WHERE live AND stale AND at_article = ?"
    ),
}


def _rows(database: Database, of: Identity, what: str) -> list[tuple[str, Stale]]:
    found = []
    article = articles.article(database, of.id)
    for row in select(database, _SQL[what], (of.uid,)):
        event, uid, field, start, end, last, exact, label, note, reviewer, time, *at = row
        key = (uid, field, start, end, last) if what == "verdict" else (last,)
        where, now = _now(article, Anchor(*at), exact)
        old = _old(database, uid, Anchor(field, start, end), exact)
        stale = Stale(what, key, exact, label, note, reviewer, time, old, now, where)
        found.append((event, stale))
    return found


def _old(database: Database, uid: str, anchor: Anchor, exact: str) -> str:
    """The characters with those around them, in the text they were said of."""
    article = None
    rows = select(database, "SELECT source FROM names WHERE uid = ?", (uid,))
    first = standing.originals(database, rows[0][0]) if rows else None
    if first is not None:
        article = next((one.article for one in first if one.name == uid), None)
    elif (number := articles.resolve_uid(database, uid)) is not None:
        article = articles.article(database, number)
    try:
        text = article.part(anchor.field).text if article else ""
    except (KeyError, ValueError):
        text = ""
    if text[anchor.start : anchor.end] != exact:
        return exact
    return _around(text, anchor.start, anchor.end)


def _around(text: str, start: int, end: int) -> str:
    before = text[max(start - AROUND, 0) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    return before + text[start:end] + after


def _now(article: Article, at: Anchor, exact: str) -> tuple[Anchor | None, str]:
    """The place a stale thing is nearest to, and what stands there."""
    try:
        text = article.part(at.field).text
    except (KeyError, ValueError):
        return None, ""
    if at.start >= len(text):
        return None, ""
    end = min(max(at.end, at.start + 1), len(text))
    shown = _around(text, at.start, min(at.start + len(exact), len(text)))
    return Anchor(at.field, at.start, end), shown


def drop(database: Database, reviewer: str, of: Identity, stale: Stale) -> Event:
    """Let a stale thing be forgotten, in a transaction of its own.

    Raises:
        UsageError: it is not there any more.
    """
    with immediate(database):
        _there(database, stale)
        subject = {"exact": stale.exact, "label": stale.label}
        change = Change(stale.what, stale.key, None)
        return events.act(database, reviewer, "drop_stale", of.uid, subject, [change])


def reapply(
    database: Database, reviewer: str, of: Identity, stale: Stale, anchor: Anchor, exact: str
) -> Event:
    """Say a stale thing of a span of the new text, in a transaction of its own.

    A verdict is then this reviewer's; of an annotation everything but the place stays.

    Raises:
        UsageError: it is not there any more.
    """
    with immediate(database):
        value = dict(_there(database, stale))
        uid, place = placing.Placer(database).origin(of, anchor)
        value |= {"exact": exact, "sha256": of.sha256}
        if stale.what == "verdict":
            new = Change("verdict", (uid, *place, reviewer), value)
            changes = [Change("verdict", stale.key, None), new]
        else:
            span = {"article": uid, **place._asdict()}
            given = {name: v for name, v in {**value, **span}.items() if v}
            changes = [Change("annotation", stale.key, given)]
        subject = {**anchor._asdict(), "exact": exact, "old": stale.exact, "label": stale.label}
        return events.act(database, reviewer, "reapply", of.uid, subject, changes)


def _there(database: Database, stale: Stale) -> dict[str, str | int]:
    value = registers.held(database, stale.what, stale.key)
    if value is None:
        msg = f"{json.dumps(stale.exact, ensure_ascii=False)} is not there any more"
        raise UsageError(msg, remedy="reload the article")
    return dict(value)


def count(database: Database, uid: str) -> int:
    """How many things are stale in an article."""
    sql = (
        "SELECT (SELECT count(*) FROM said_verdicts WHERE at_article = :uid AND live AND stale) "
        "+ (SELECT count(*) FROM said_annotations WHERE at_article = :uid AND live AND stale)"
    )
    return int(select(database, sql, {"uid": uid})[0][0])
