"""A small desk to test with: articles and facts made by hand, no engine needed."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.model import (
    Article,
    ArticleKind,
    Doubt,
    Fact,
    FactKind,
    Finding,
    Judgement,
    Operand,
    Part,
    Section,
    Source,
)
from heshu.spans import SourceMap
from store import articles, derived, importing
from store.derived import Analysis

if TYPE_CHECKING:
    from store.facade import Store

REVIEWER = "青禾"

BODY = "青禾镇种植水稻1200亩,同比增长5.0%。\n全镇收入3400万元😀,其中稻米收入占六成。"
TITLE = "青禾镇水稻增产5.0%"


def fact(text: str, exact: str, kind: FactKind, field: str = "text", **known: object) -> Fact:
    """The fact at the first place a text has these characters."""
    start = text.index(exact)
    return Fact(start, start + len(exact), exact, kind, field=field, **known)


def facts_of(article: Article) -> list[Fact]:
    """What an extractor would find in the article of this desk."""
    text = article.text
    return [
        fact(TITLE, "5.0%", FactKind.PERCENT, "title", value=Decimal("5.0"), unit="%"),
        fact(text, "1200亩", FactKind.QUANTITY, value=Decimal(1200), unit="亩"),
        fact(text, "5.0%", FactKind.PERCENT, value=Decimal("5.0"), unit="%"),
        fact(text, "3400万元", FactKind.MONEY, value=Decimal("3.4E+7"), unit="元",
             precision=Decimal(10000), numeral=(text.index("3400"), text.index("3400") + 4)),
        fact(text, "青禾镇", FactKind.PLACE, value="青禾镇"),
    ]  # fmt: skip


def source_of(text: str, path: str = "qinghe.txt") -> Source:
    """A source of this text, as if read from a UTF-8 file."""
    data = text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, digest, len(data), "text/plain", "utf-8", text)


def article_of(source: Source, index: int = 0, *, title: str = TITLE, body: str = BODY) -> Article:
    """An article that stands in its source: the title on a line, then the body."""
    start = source.text.find(body)
    return Article(
        document=source.path,
        index=index,
        kind=ArticleKind.NEWS,
        body=Part(body, SourceMap.of_runs([(start, start + len(body))])),
        parts={"title": Part(title, SourceMap.of_runs([(0, len(title))]))},
        metadata={"发布日期": Part("2025-03-01")},
        issued="2025-03-01",
        issuer="青禾镇政府",
        sections=(Section(1, "一、", "一、生产", 0),),
        doubts=(Doubt("title", "two lines", 0, 5, 0.5),),
    )


def finding_of(article: Article, facts: list[Fact]) -> Finding:
    """A contradiction between headline and body, as if found."""
    printed, *rest = (Operand(article.document, article.index, f) for f in facts)
    return Finding(
        "repeat", Judgement.INCONSISTENT, printed, tuple(rest[:2]), expected=Fraction(16, 3),
        interval=(Fraction(1, 3), None), working="16/3 ≠ 5.0", strength=Decimal("0.9"),
    )  # fmt: skip


def add(store: Store, *, path: str = "qinghe.txt", mark: str = "") -> int:
    """Import one article by hand and return its number; `mark` makes another one of it."""
    source = source_of(f"{TITLE}\n{BODY}{mark}", path)
    article = article_of(source, body=BODY + mark)
    facts = facts_of(article)
    analysis = Analysis(
        {(article.document, article.index): facts},
        [finding_of(article, facts)],
        derived.facts_version(),
        derived.checks_version(),
    )
    return importing.add(
        store.database, store.reviewer, articles.clean(source), [article], analysis
    )[0]
