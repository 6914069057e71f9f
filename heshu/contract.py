"""The JSON that scripts outside the project rely on; documented in `docs/json.md`.

One function a noun. Keys come in a fixed order, numbers are decimal strings, what is absent
is null. The keys after `extractor`, `reason` and `doubts` are additions of our own.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heshu.model import Article, Fact, Finding, Operand
    from heshu.spans import Run

Json = dict[str, Any]


def decimal_string(value: Decimal | Fraction | str | None) -> str | None:
    """A number as a plain decimal string (`19800`, `0.5`), a fraction to 12 digits."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        value = round(Decimal(value.numerator) / Decimal(value.denominator), 12)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _runs(runs: tuple[Run, ...]) -> list[list[int]]:
    return [list(run) for run in runs]


def article_json(article: Article) -> Json:
    """One line of `heshu articles --json`."""
    printed = article.printed
    return {
        "document": article.document,
        "index": article.index,
        "kind": article.kind.value,
        "title": printed("title"),
        "kicker": printed("kicker"),
        "subtitle": printed("subtitle"),
        "column": printed("column"),
        "byline": printed("byline"),
        "dateline": printed("dateline"),
        "credit": printed("credit"),
        "issued": article.issued or None,
        "issuer": article.issuer or None,
        "metadata": {label: part.text for label, part in article.metadata.items()},
        "sections": [
            {"level": s.level, "label": s.label, "title": s.title, "paragraph": s.paragraph}
            for s in article.sections
        ],
        "paragraphs": article.paragraphs,
        "text": article.text,
        "sha256": article.sha256,
        "source": _runs(article.body.source.runs(0, len(article.text))),
        "doubts": [
            {"what": d.what, "detail": d.detail, "source": [[d.start, d.end]], "score": d.score}
            for d in article.doubts
        ],
        "page_title": printed("page_title"),
        "date": printed("date"),
        "margin": printed("margin"),
        "tables": [
            [[article.text[start:end] for start, end in row.cells] for row in table.rows]
            for table in article.tables
        ],
    }


def fact_json(article: Article, fact: Fact) -> Json:
    """One line of `heshu facts --json`."""
    return {
        "document": article.document,
        "article": article.index,
        "start": fact.start,
        "end": fact.end,
        "exact": fact.exact,
        "kind": fact.kind.value,
        "value": decimal_string(fact.value),
        "unit": fact.unit or None,
        "low": decimal_string(fact.low),
        "high": decimal_string(fact.high),
        "precision": decimal_string(fact.precision),
        "qualifier": fact.qualifier or None,
        "approx": fact.approx and fact.approx.value,
        "direction": fact.direction and fact.direction.value,
        "indicator": fact.indicator or None,
        "period": fact.period or None,
        "owner": fact.owner or None,
        "modality": fact.modality and fact.modality.value,
        "source": _runs(article.part(fact.field).source.runs(fact.start, fact.end)),
        "extractor": fact.extractor,
        "of": fact.of and fact.of.value,
        "field": fact.field,
    }


def _operand_json(operand: Operand, articles: dict[tuple[str, int], Article]) -> Json:
    return figure_json(articles[operand.document, operand.article], operand.fact)


def figure_json(article: Article, fact: Fact) -> Json:
    """A figure as an operand of a finding or one side of a change."""
    part = article.part(fact.field)
    return {
        "document": article.document,
        "article": article.index,
        "start": fact.start,
        "end": fact.end,
        "exact": fact.exact,
        "value": decimal_string(fact.value),
        "unit": fact.unit or None,
        "source": _runs(part.source.runs(fact.start, fact.end)),
        "field": fact.field,
    }


def finding_json(finding: Finding, articles: dict[tuple[str, int], Article]) -> Json:
    """One line of `heshu check --json`; `articles` by (document, index)."""
    printed = _operand_json(finding.printed, articles)
    low, high = finding.interval or (None, None)
    return {
        "document": printed.pop("document"),
        "article": printed.pop("article"),
        "channel": finding.channel.value,
        "relation": finding.relation,
        "verdict": finding.verdict.value,
        "printed": printed,
        "operands": [_operand_json(operand, articles) for operand in finding.operands],
        "expected": decimal_string(finding.expected),
        "interval": [decimal_string(low), decimal_string(high)],
        "working": finding.working,
        "suspects": [_operand_json(operand, articles) for operand in finding.suspects],
        "strength": decimal_string(finding.strength),
        "candidates": finding.candidates,
        "reason": finding.reason or None,
    }
