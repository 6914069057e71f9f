"""The nouns of Heshu: what every other module speaks of.

Offsets are code points, 0-based, end exclusive. Figures are exact decimals. Texts are
immutable; what can be recomputed from them (facts, findings) carries no identity of its own
and is addressed by its `Anchor`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from heshu.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction


def sha256(text: str) -> str:
    """The hexadecimal SHA-256 of a text's UTF-8 form."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------- sources and articles


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came, and its decoded text."""

    path: str
    """As given by the person; `-` for standard input."""
    sha256: str
    """Of the bytes."""
    size: int
    """In bytes."""
    media_type: str
    """For example `text/plain`."""
    encoding: str
    """The encoding found, in Python's spelling."""
    text: str
    """Decoded; newlines are `\\n`, the byte order mark is dropped, nothing else is changed."""


class ArticleKind(StrEnum):
    """What an article is to its reader."""

    NEWS = "news"
    REPORT = "report"
    CAPTION = "caption"
    NOTICE = "notice"
    INTRO = "intro"


@dataclass(frozen=True, slots=True)
class Part:
    """One printed piece of an article (its body, its title …) with its place in the source."""

    text: str
    source: SourceMap = SourceMap()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, on a line of its own or run in at the head of a paragraph."""

    level: int
    """1 is the outermost."""
    label: str
    """The numbering as printed: 一、 （二） 三是; empty for a run-in lead."""
    title: str
    """The heading as printed, label included."""
    paragraph: int
    """The paragraph it stands in or, on a line of its own, before; 0-based."""
    source: SourceMap = SourceMap()
    """Where `title` stands in the source."""
    run_in: bool = False
    """True when the heading opens its paragraph and is part of the text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, one paragraph of the text with a tab between two cells."""

    paragraph: int
    """0-based."""
    cells: tuple[tuple[int, int], ...]
    """Where each cell stands in the text: start and end, equal for an empty one."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that belong together, as printed, headers included."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision of intake that a reader should look at."""

    what: str
    """A short stable name: `title`, `join`, `split`, `kind`, `fused-columns` …"""
    detail: str
    start: int
    """Source offset the decision is about."""
    end: int
    score: float
    """How sure intake is, 0 to 1."""


PRINTED_PARTS = (
    "page_title", "kicker", "title", "subtitle", "column", "byline", "dateline", "date", "credit",
    "margin",
)  # fmt: skip
"""The header parts of an article, in reading order. Metadata parts are `metadata.LABEL`, headings
on lines of their own `section.N`."""

BODY = "text"
"""The name of the part that holds the paragraphs."""


@dataclass(frozen=True, slots=True)
class Article:
    """One story, report, notice or caption."""

    document: str
    """Path of its source, as given."""
    index: int
    """Position among the articles of its source, 0-based, in the order of their first line."""
    kind: ArticleKind
    body: Part
    """The paragraphs joined by a newline."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    """Header parts by name (see PRINTED_PARTS); absent when not printed."""
    metadata: Mapping[str, Part] = field(default_factory=dict)
    """The labelled header of a government page: label without inner spaces → value."""
    issued: str = ""
    """ISO date (or year, or year and month) the article is dated; empty when unknown."""
    issuer: str = ""
    sections: tuple[Section, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def text(self) -> str:
        """The reading text: paragraphs joined by a newline."""
        return self.body.text

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the text."""
        return self.body.text.split("\n") if self.body.text else []

    @property
    def sha256(self) -> str:
        """Of the reading text."""
        return sha256(self.body.text)

    def printed(self, name: str) -> str:
        """The text of a header part, or an empty string."""
        part = self.parts.get(name)
        return part.text if part else ""

    @property
    def title(self) -> str:
        """The headline, or an empty string."""
        return self.printed("title")

    def part(self, name: str) -> Part:
        """A part by the name facts carry: `text`, `title`, …, `metadata.LABEL`, `section.N`.

        Raises:
            KeyError: the article has no such part.
        """
        if name == BODY:
            return self.body
        if name.startswith("section."):
            return dict(self.headings())[name]
        if name.startswith("metadata."):
            return self.metadata[name.removeprefix("metadata.")]
        return self.parts[name]

    def headings(self) -> Iterator[tuple[str, Part]]:
        """The headings on lines of their own, which are no part of the text, with their names.

        `section.N` is the N-th of `sections`, 0-based; run-in headings stand in the text.
        """
        for number, section in enumerate(self.sections):
            if not section.run_in:
                yield f"section.{number}", Part(section.title, section.source)

    def each_part(self) -> Iterator[tuple[str, Part]]:
        """Every printed part with its name: header, metadata, own-line headings, the body last."""
        for name in PRINTED_PARTS:
            if name in self.parts:
                yield name, self.parts[name]
        for label, part in self.metadata.items():
            yield f"metadata.{label}", part
        yield from self.headings()
        yield BODY, self.body


# ---------------------------------------------------------------- facts


class FactKind(StrEnum):
    """What a fact is; see `docs/facts.md` for the rules."""

    NUMBER = "number"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    RANK = "rank"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    FRACTION = "fraction"
    AGE = "age"
    RANGE = "range"
    DATE = "date"
    TIME = "time"
    PERIOD = "period"
    DURATION = "duration"
    ORG = "org"
    PLACE = "place"
    PERSON = "person"
    POLICY = "policy"
    DOCUMENT = "document"


class Approx(StrEnum):
    """How an approximation or bound word opens a figure."""

    ABOUT = "about"
    """约 左右 上下: to both sides."""
    BELOW = "below"
    """近 接近 将近: a little under the printed figure."""
    UNDER = "under"
    """不足 不到 以下 (exclusive): under it."""
    ABOVE = "above"
    """超过 逾 余 多 突破: over it."""
    AT_LEAST = "at_least"
    """以上 至少 不低于."""
    AT_MOST = "at_most"
    """以内 以下 不超过 不高于."""


class Direction(StrEnum):
    """Whether the wording makes a figure a rise or a fall."""

    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """Whether a figure is told as done, meant or guessed."""

    ACTUAL = "actual"
    PLANNED = "planned"
    ESTIMATED = "estimated"


class Anchor(NamedTuple):
    """The address of a span within an article, kept by verdicts and annotations."""

    field: str
    """Name of the part: `text`, `title`, `metadata.发布日期`, `section.3` …"""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, date or name found in one part of an article."""

    start: int
    end: int
    exact: str
    """The part's text from `start` to `end`."""
    kind: FactKind
    value: Decimal | str | None = None
    """Exact number in `unit` with 万 亿 multiplied out; a TIMEX-like string for dates and
    periods; `a:b` for ratios, `a/b` for fractions; the plain name for names; None for ranges."""
    unit: str = ""
    """Printed unit without magnitude, in simplified characters: 亩, 元/公斤, %, 个百分点."""
    low: Decimal | None = None
    """Lower bound of a range or an approximation."""
    high: Decimal | None = None
    precision: Decimal | None = None
    """Unit of the last printed digit; 0 for counts printed to the last unit."""
    qualifier: str = ""
    """The approximation or bound words as printed, verbs (突破 达到) included."""
    approx: Approx | None = None
    direction: Direction | None = None
    indicator: str = ""
    """What is measured, as worded: 固定资产投资."""
    period: str = ""
    """When it holds, TIMEX-like: 2024, 2024-Q1; empty when not found."""
    owner: str = ""
    """Whose it is: a place or an organisation as worded; empty when not found."""
    modality: Modality | None = None
    of: FactKind | None = None
    """Kind of the ends of a range."""
    numeral: tuple[int, int] | None = None
    """Span of the bare numeral, in the same text."""
    field: str = BODY
    """The part of the article it stands in."""
    extractor: str = "heshu"

    @property
    def anchor(self) -> Anchor:
        """Where it stands in its article."""
        return Anchor(self.field, self.start, self.end)


# ---------------------------------------------------------------- findings


class Channel(StrEnum):
    """Arithmetic contradictions are loud, usage rules quiet."""

    ARITHMETIC = "arithmetic"
    NORMS = "norms"


class Judgement(StrEnum):
    """What the arithmetic says of a relation."""

    CONSISTENT = "consistent"
    BORDERLINE = "borderline"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Operand:
    """A fact in the article it was found in."""

    document: str
    article: int
    """`Article.index` within the document."""
    fact: Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation between figures, judged, with the working shown."""

    relation: str
    verdict: Judgement
    printed: Operand
    """The figure that the others are held against."""
    operands: tuple[Operand, ...] = ()
    channel: Channel = Channel.ARITHMETIC
    expected: Fraction | None = None
    """What the operands give, in the unit of `printed`."""
    interval: tuple[Fraction | None, Fraction | None] | None = None
    """What the printed digits of the operands allow, one unit of the last digit to each side;
    None on an open side."""
    working: str = ""
    """One line a person can follow."""
    suspects: tuple[Operand, ...] = ()
    strength: Decimal = Decimal(0)
    """Share of one-symbol slips this relation catches (0 to 1)."""
    candidates: int = 1
    """How many pairings were tried when the base was found across the document."""
    reason: str = ""
    """Why undecided, or why these operands were paired."""


# ---------------------------------------------------------------- what people add


class VerdictLabel(StrEnum):
    """A reviewer's word on a fact."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    DISPUTED = "disputed"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"


class ReviewState(StrEnum):
    """How far the review of an article has come."""

    UNREAD = "unread"
    IN_REVIEW = "in_review"
    ANNOTATED = "annotated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on."""

    url: str = ""
    title: str = ""
    date: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reviewer's word on one fact."""

    anchor: Anchor
    exact: str
    label: VerdictLabel
    reviewer: str
    time: str
    """ISO 8601, UTC."""
    corrected: str = ""
    """The value it should have, as the reviewer typed it."""
    evidence: Evidence = Evidence()
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A labelled span or a note; `anchor` None means the whole article."""

    id: str
    anchor: Anchor | None
    exact: str
    label: str
    body: str
    reviewer: str
    time: str
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A word on an article."""

    name: str
    reviewer: str
    time: str
