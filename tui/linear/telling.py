"""What the line-by-line reader tells of an article, a figure and a check, a line at a time.

Lines are for the ear: the weightiest word first, no columns, no signs that need an eye. They are
raw here; the dialogue makes each harmless before it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import BODY
from tui.changes import NOTE_LABEL
from tui.locale import text, word
from tui.plain.headings import titled
from tui.plain.sentences import around
from tui.widgets.wording import bounds, known, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.model import Annotation, Fact, Verdict
    from tui.findings import Judged
    from tui.opened import Opened

_MOST = 200
"""Characters of a sentence that are told; a longer one is cut around the figure."""

_CLOSING = "”’）》」』)】"
"""What closes the sentence before and is left over after its full stop."""


def article_head(opened: Opened, at: int, count: int) -> Iterator[str]:
    """The article: where it stands, its title, kind and date, how much there is to do."""
    article = opened.article
    title = titled(article.title, article.text)
    yield text("linear.article", at=at, count=count, title=title)
    about = (word("article", article.kind), article.issued or "", article.document)
    yield " · ".join(filter(None, about))
    loud = sum(one.is_loud for one in opened.steps())
    given = opened.given()
    yield text("linear.counts", facts=len(opened.facts), given=given, findings=loud)
    if opened.tags:
        yield text("linear.tags", names=" ".join(tag.name for tag in opened.tags))
    for note in opened.notes_on(None):
        yield note_line(note)


def fact_lines(opened: Opened, index: int) -> Iterator[str]:
    """A figure: what it is, its verdict, its sentence, what the checks say, the notes."""
    fact = opened.facts[index]
    verdict = opened.verdicts.get(fact.anchor)
    yield text(
        "linear.fact",
        at=index + 1,
        count=len(opened.facts),
        exact=fact.exact,
        kind=word("kind", fact.kind),
        verdict=_verdict(verdict),
    )
    yield sentence(opened, fact)
    said = _meaning(fact)
    if said:
        yield said
    for judged in opened.about(fact.anchor):
        if judged.is_loud or judged.word is not None:
            yield finding_line(judged)
    for note in opened.notes_on(fact.anchor):
        yield note_line(note)


def sentence(opened: Opened, fact: Fact) -> str:
    """The sentence around a figure, the figure in brackets, and the part it stands in."""
    part = opened.article.part(fact.field).text
    first, last = around(part, fact.start, fact.end)
    while first < fact.start and part[first] in _CLOSING:
        first += 1
    low = max(first, fact.start - _MOST // 2) if last - first > _MOST else first
    high = min(last, fact.end + _MOST // 2) if last - first > _MOST else last
    before = ("…" if low > first else "") + part[low : fact.start]
    after = part[fact.end : high] + ("…" if high < last else "")
    where = "" if fact.field == BODY else f"{_part(fact.field)}："
    return f"{where}{before}【{part[fact.start : fact.end]}】{after}"


def _part(field: str) -> str:
    part, _, label = field.partition(".")
    return label if part == "metadata" else word("part", part)


def _meaning(fact: Fact) -> str:
    """Value, bounds, and what is measured, whose and when; empty when it says no more."""
    told = (
        (text("fact.value"), value(fact) if value(fact) != fact.exact else ""),
        (text("fact.bounds"), bounds(fact)),
        (text("fact.indicator"), fact.indicator),
        (text("fact.owner"), fact.owner),
        (text("fact.period"), known(fact.period)),
    )
    return text("linear.stop").join(f"{label} {said}" for label, said in told if said)


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return text("verdict.none")
    said = f"{word('verdict', verdict.label)} ({verdict.reviewer})"
    return f"{said} → {verdict.corrected}" if verdict.corrected else said


def finding_line(judged: Judged) -> str:
    """What a check says of a figure, and what was said of the check."""
    finding = judged.finding
    head = f"{word('judgement', finding.verdict)}，{word('relation', finding.relation)}"
    said = text("linear.check", head=head, working=finding.working or finding.reason)
    if judged.word is not None:
        said += f" · {word('finding_verdict', judged.word.label)}"
    return said


def note_line(note: Annotation) -> str:
    """A note or label and who wrote it."""
    label = "" if note.label == NOTE_LABEL else f"{note.label} "
    return text("linear.note", reviewer=note.reviewer, body=f"{label}{note.body}".rstrip())


def whole_text(opened: Opened) -> Iterator[str]:
    """The paragraphs, to be read before judging."""
    yield from opened.article.paragraphs
