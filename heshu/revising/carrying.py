"""Where a span of an old text stands in a new one: at identical words, or nowhere.

W3C Web Annotation's text quote selector is the form of it, without the fuzzy search that most
libraries add. The context is the whole sentence, because 增长5.0% may follow another subject;
where the sentence is printed twice, it is the paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import Anchor
from heshu.revising.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.model import Article


def carried(old: Article, new: Article, anchor: Anchor) -> Anchor | None:
    """The place of a span of the old article in the new one; None when it cannot follow."""
    if anchor.field.startswith("section."):
        return _heading(old, new, anchor)
    try:
        before, after = old.part(anchor.field).text, new.part(anchor.field).text
    except (KeyError, ValueError):
        return None
    if before == after:
        return anchor
    for start, end in _contexts(before, anchor):
        quote = before[start:end]
        if _only(before, quote) is not None and (at := _only(after, quote)) is not None:
            moved = at - start
            return Anchor(anchor.field, anchor.start + moved, anchor.end + moved)
    return None


def _contexts(text: str, anchor: Anchor) -> Iterator[tuple[int, int]]:
    """The sentence, then the paragraph that a span stands in."""
    start, end = sentence_at(text, anchor.start, anchor.end)
    yield start, end
    head = text.rfind("\n", 0, start) + 1
    tail = text.find("\n", end)
    yield head, len(text) if tail < 0 else tail


def _only(text: str, quote: str) -> int | None:
    """Where a quote stands as whole lines or sentences, if it stands there exactly once."""
    at = text.find(quote)
    if not quote or at < 0 or text.find(quote, at + 1) >= 0:
        return None
    # “增长5.0%。” inside “比上年增长5.0%。” is another sentence.
    start, end = sentence_at(text, at, at + len(quote))
    return at if (start, end) == (at, at + len(quote)) else None


def _heading(old: Article, new: Article, anchor: Anchor) -> Anchor | None:
    """Headings are numbered, so one more heading renames those after it."""
    before = dict(old.headings()).get(anchor.field)
    if before is None:
        return None
    same = [name for name, part in new.headings() if part.text == before.text]
    alike = [name for name, part in old.headings() if part.text == before.text]
    if len(same) != 1 or len(alike) != 1:
        return None
    return Anchor(same[0], anchor.start, anchor.end)
