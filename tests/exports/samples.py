"""Bundles made by hand, with the characters that trip up exports."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heshu.exports.bundle import Bundle, Change, Event, Place
from heshu.finding_verdicts import FindingLabel, FindingVerdict
from heshu.model import (
    Anchor,
    Annotation,
    Approx,
    Article,
    ArticleKind,
    Channel,
    Direction,
    Doubt,
    Evidence,
    Fact,
    FactKind,
    Finding,
    Judgement,
    Modality,
    Operand,
    Part,
    ReviewState,
    Section,
    Source,
    Tag,
    Verdict,
    VerdictLabel,
)
from heshu.spans import Segment, SourceMap

TEXT = "𠮷田村种茶约1.20万亩😀,增长3%—5%。\n\u3000茶农收入=1+1亿元。"

SOURCE = Source("茶/a b.txt", "ab" * 32, 123, "text/plain", "gb18030", "题\n" + TEXT)

ARTICLE = Article(
    "茶/a b.txt",
    2,
    ArticleKind.REPORT,
    Part(TEXT, SourceMap((Segment(0, 2, 5), Segment(5, 7, len(TEXT) - 5)))),
    {"title": Part("题", SourceMap((Segment(0, 0, 1),))), "byline": Part("本报讯")},
    {"索引号": Part("000123456789012")},
    "2025",
    "村委会",
    (Section(2, "（一）", "（一）茶", 1, SourceMap((Segment(0, 0, 1),)), run_in=True),),
    (Doubt("join", "why", 1, 2, 0.25),),
)

AREA = Fact(
    5,
    12,
    TEXT[5:12],
    FactKind.QUANTITY,
    value=Decimal(12000),
    unit="亩",
    low=Decimal("11500.0"),
    high=Decimal("1.25E+4"),
    precision=Decimal(100),
    qualifier="约",
    approx=Approx.ABOUT,
    direction=Direction.UP,
    indicator="茶园面积",
    period="2024",
    owner="𠮷田村",
    modality=Modality.ESTIMATED,
    numeral=(6, 10),
)
RANGE = Fact(
    16, 21, TEXT[16:21], FactKind.RANGE, low=Decimal(3), high=Decimal(5), unit="%",
    of=FactKind.PERCENT,
)  # fmt: skip
NAME = Fact(0, 3, "𠮷田村", FactKind.PLACE, value="𠮷田村", extractor="other")
INDEX = Fact(
    0, 15, "000123456789012", FactKind.NUMBER, value=Decimal("0E-3"), field="metadata.索引号"
)
FACTS = (NAME, AREA, RANGE, INDEX)

FINDING = Finding(
    "growth",
    Judgement.INCONSISTENT,
    Operand("茶/a b.txt", 2, RANGE),
    (Operand("茶/a b.txt", 2, AREA), Operand("other.txt", 0, NAME)),
    Channel.NORMS,
    Fraction(1, 3),
    (None, Fraction(-22, 7)),
    "1 ≠ 2",
    (Operand("other.txt", 0, NAME),),
    Decimal("0.50"),
    3,
    "因为",
)

VERDICT = Verdict(
    AREA.anchor,
    AREA.exact,
    VerdictLabel.WRONG,
    "@甲",
    "2025-03-01T00:00:00.000Z",
    "＝1.3万亩",
    Evidence("https://example.org", "公报", "2025", "引文"),
    "high",
    "-见\r\n'公报'",
)
NOTE = Annotation("n1", None, "", "memo", "=cmd|'/c'!A1", "乙", "2025-03-02T00:00:00.000Z")
REPLY = Annotation(
    "n2", RANGE.anchor, RANGE.exact, "查", "答", "乙", "2025-03-03T00:00:00.000Z", "n1"
)

WORD = FindingVerdict(
    "k" * 32, "growth", RANGE.anchor, RANGE.exact, FindingLabel.EXPLAINED, "=乙",
    "2025-03-04T00:00:00.000Z", "+口径不同",
)  # fmt: skip

EVENT = Event(
    "01950000-0000-7000-8000-000000000001",
    "2025-03-01T00:00:00.000Z",
    "甲",
    "tag",
    "u" * 32,
    {"tag": "茶"},
    (Change("tag", ("u" * 32, "茶"), None),),
    (Change("tag", ("u" * 32, "茶"), {"reviewer": "甲"}),),
)

BUNDLE = Bundle(
    "u" * 32,
    SOURCE,
    ARTICLE,
    3,
    "2025-03-01T00:00:00.000Z",
    ReviewState.IN_REVIEW,
    FACTS,
    (FINDING,),
    (VERDICT,),
    (NOTE, REPLY),
    (Tag("茶", "甲", "t"), Tag("+增产", "乙", "t")),
    (EVENT,),
    {"甲": Place(1, Anchor("text", 0, 3), "facts", 40, "写到一半")},
    "1",
    "1/1",
    uids={("茶/a b.txt", 2): "u" * 32, ("other.txt", 0): "w" * 32},
    finding_verdicts=(WORD,),
)

BARE = replace(
    BUNDLE,
    uid="v" * 32,
    verdicts=(),
    annotations=(),
    tags=(),
    events=(),
    places={},
    finding_verdicts=(),
)
