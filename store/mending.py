"""A mend by a person: one event, checked against the articles as they are before it is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from heshu.exports.bundle import Change
from heshu.model import ReviewState
from store import articles, events, standing, states, tags
from store.clock import next_id, now
from store.connection import immediate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.exports.bundle import Event
    from heshu.mending import Named, Step
    from store.articles import Identity
    from store.connection import Database


def mend(database: Database, reviewer: str, of: Identity, steps: Sequence[Step]) -> Event:
    """Mend the articles of a source, in a transaction of its own.

    What is split off keeps the review state of its article, and what is joined gives its tags.

    Args:
        database: the writing connection.
        reviewer: who mends.
        of: the article that the reviewer has before them; the event is about it.
        steps: what to do.

    Raises:
        CannotMendError: a step does not fit the articles as they are.
    """
    from heshu.mending import mend as mend_articles
    from heshu.mending import step_records

    with immediate(database):
        source = articles.source(database, of.source)
        before = standing.current(database, of.source)
        after = mend_articles(source.text, before, steps)
        mend_id = next_id(events.last_id(database))
        records = step_records(steps)
        value = {
            "source": source.sha256,
            "steps": json.dumps(records, ensure_ascii=False, separators=(",", ":")),
            "reviewer": reviewer,
            "time": now(),
        }
        changes = [
            Change("mend", (mend_id,), {name: text for name, text in value.items() if text}),
            *_states(database, reviewer, of, before, after),
            *_tags(database, before, after),
        ]
        subject = {"mend": mend_id, "steps": records, "path": source.path}
        return events.act(database, reviewer, "mend", of.uid, subject, changes)


def _states(
    database: Database,
    reviewer: str,
    of: Identity,
    before: Iterable[Named],
    after: Iterable[Named],
) -> Iterable[Change]:
    """An article that is new has come as far as the one it was part of."""
    reached = states.state(database, of.uid)
    if reached is not ReviewState.UNREAD:
        known = {one.name for one in before}
        yield from (
            states.change(one.name, reached, reviewer) for one in after if one.name not in known
        )


def _tags(database: Database, before: Iterable[Named], after: Sequence[Named]) -> Iterable[Change]:
    """The tags of an article that is part of another now go to that one."""
    staying = {one.name for one in after}
    holding = standing.Standing(after)
    for one in before:
        if one.name in staying:
            continue
        heir = holding.near(standing.first_offset(one.article))
        has = {tag.name for tag in tags.of_article(database, heir)}
        for tag in tags.of_article(database, one.name):
            if tag.name not in has:
                value = {"time": tag.time} | ({"reviewer": tag.reviewer} if tag.reviewer else {})
                yield Change("tag", (heir, tag.name), value)
