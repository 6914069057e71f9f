"""What an exporter is handed: an article with everything people and the engine know of it.

The store yields bundles and never writes a format itself; exporters write formats and never
read a database. `Event` and `Place` live here because both sides speak of them: the store
keeps them, the native format carries them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from heshu.model import ReviewState

if TYPE_CHECKING:
    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Anchor, Annotation, Article, Fact, Finding, Source, Tag, Verdict

Value = Mapping[str, str | int]
"""What a register holds; fields at their default (an empty string, 0) are left out."""


class Change(NamedTuple):
    """One register and what it holds; `value` None means that it holds nothing."""

    what: str
    """`verdict`, `finding`, `annotation`, `tag`, `state` or `mend`."""
    key: tuple[str | int, ...]
    """The register's key, for example article uid, field, start, end and reviewer."""
    value: Value | None


@dataclass(frozen=True, slots=True)
class Event:
    """One change a person made; never altered once written."""

    id: str
    """A UUIDv7: sorting by id is sorting by time."""
    time: str
    """ISO 8601, UTC, to the millisecond."""
    reviewer: str
    action: str
    """`verdict`, `judge_finding`, `annotate`, `remove_annotation`, `tag`, `untag`, `state`,
    `mend`, `import`, `undo` or `redo`."""
    about: str
    """The uid of the article, or the SHA-256 of the source, that it concerns."""
    subject: Mapping[str, Any] = field(default_factory=dict)
    """For a reader of the log: the span and its text, the tag, the file."""
    before: Sequence[Change] = ()
    """What the registers held."""
    after: Sequence[Change] = ()
    """What they hold now."""
    reverses: str = ""
    """The act that an undo takes back or a redo makes again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reviewer left off."""

    article_id: int
    anchor: Anchor | None = None
    pane: str = ""
    """The pane that had the focus."""
    scroll: int = 0
    """The first line on screen, as a code point offset into the reading text."""
    draft: str = ""
    """Input that was typed and not yet saved."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One article with all that belongs to it."""

    uid: str
    """The article's name, the same in every store."""
    source: Source
    article: Article
    revision: int = 1
    """Grows with every repair of the article."""
    added: str = ""
    """When its source was imported; ISO 8601, UTC."""
    state: ReviewState = ReviewState.UNREAD
    facts: Sequence[Fact] = ()
    findings: Sequence[Finding] = ()
    """Those within its file whose printed figure stands in this article."""
    verdicts: Sequence[Verdict] = ()
    """Of every reviewer."""
    annotations: Sequence[Annotation] = ()
    tags: Sequence[Tag] = ()
    events: Sequence[Event] = ()
    """In the order of their ids; those about the source come with its first article."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Reviewer → the place they left off, when it is in this article."""
    facts_version: str = ""
    checks_version: str = ""
    shared_findings: Sequence[Finding] = ()
    """Those with a figure in another file whose printed figure stands in this article."""
    uids: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """The uid of every article that the findings speak of, by document and index."""
    finding_verdicts: Sequence[FindingVerdict] = ()
    """Of every reviewer, on findings whose printed figure stands in this article."""
    follows: str = ""
    """The uid of the article of an earlier delivery whose place it takes."""
    originals: Sequence[tuple[str, int, Article]] = ()
    """With the first article of a source that was mended: uid, revision and article as imported."""
