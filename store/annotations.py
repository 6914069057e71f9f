"""Labelled spans and notes, on a span or a whole article, with replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.errors import UsageError
from heshu.exports.bundle import Change
from heshu.exports.records import anchor_record, read_anchor
from heshu.model import Annotation
from store import events, registers, states
from store.cleaning import storable
from store.clock import next_id, now
from store.connection import immediate, select
from store.placing import Placer

if TYPE_CHECKING:
    from heshu.exports.bundle import Event
    from heshu.model import Anchor
    from store.articles import Identity
    from store.connection import Database

_COLUMNS = 'id, field, start, "end", exact, label, body, reviewer, time, reply_to'


def annotate(
    database: Database,
    reviewer: str,
    article: Identity,
    anchor: Anchor | None,
    exact: str,
    label: str,
    body: str,
    reply_to: str,
) -> Event:
    """Add an annotation in a transaction of its own; its id is in the event's subject.

    Raises:
        UsageError: the annotation replied to is not there, or is on another article.
    """
    annotation_id, label = next_id(), storable(label)
    span = anchor_record(anchor)
    uid, place = article.uid, anchor
    if anchor is not None:
        uid, place = Placer(database).origin(article, anchor)
    given = {
        "article": uid,
        **anchor_record(place),
        "exact": exact,
        "sha256": article.sha256,
        "label": label,
        "body": storable(body),
        "reviewer": reviewer,
        "time": now(),
        "reply_to": reply_to,
    }
    value = {name: content for name, content in given.items() if content}
    subject = {"annotation": annotation_id, **span, "exact": exact, "label": label}
    with immediate(database):
        if reply_to and not _stands_on(database, reply_to, article.uid):
            msg = f"no annotation {reply_to} to reply to in this article"
            raise UsageError(msg)
        changes = [Change("annotation", (annotation_id,), value)]
        changes += states.after_work(database, article.uid, reviewer)
        return events.act(database, reviewer, "annotate", article.uid, subject, changes)


def _stands_on(database: Database, annotation_id: str, uid: str) -> bool:
    sql = "SELECT 1 FROM annotations WHERE id = ? AND article = ? AND live"
    return bool(select(database, sql, (annotation_id, uid)))


def remove(database: Database, reviewer: str, annotation_id: str) -> Event:
    """Remove an annotation and the replies to it, in one event.

    Raises:
        UsageError: there is no such annotation.
    """
    with immediate(database):
        value = registers.held(database, "annotation", (annotation_id,))
        if value is None:
            msg = f"no annotation {annotation_id}"
            raise UsageError(msg, remedy="it may have been removed")
        uid = str(value["article"])
        changes = [
            Change("annotation", (name,), None) for name in _thread(database, uid, annotation_id)
        ]
        subject = {"annotation": annotation_id} | {
            name: value[name] for name in ("field", "start", "end", "exact", "label")
            if name in value
        }  # fmt: skip
        return events.act(database, reviewer, "remove_annotation", uid, subject, changes)


def _thread(database: Database, uid: str, root: str) -> list[str]:
    """An annotation with all replies to it, and to these, the root first."""
    sql = "SELECT reply_to, id FROM annotations WHERE article = ? AND live ORDER BY id"
    replies: dict[str, list[str]] = {}
    for reply_to, name in select(database, sql, (uid,)):
        replies.setdefault(reply_to, []).append(name)
    thread = [root]
    for name in thread:  # grows as it is walked
        thread.extend(replies.get(name, ()))
    return thread


def of_article(database: Database, uid: str) -> list[Annotation]:
    """The annotations of an article, oldest first; replies stand after what they reply to."""
    sql = f"SELECT {_COLUMNS} FROM annotations WHERE article = ? AND live ORDER BY id"  # noqa: S608 - a constant
    return [
        Annotation(name, read_anchor({"field": field, "start": start, "end": end}), *rest)
        for name, field, start, end, *rest in select(database, sql, (uid,))
    ]
