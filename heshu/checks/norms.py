"""Usage findings: the quieter second channel beside arithmetic.

A slip against a usage rule is no contradiction; it is told as borderline, with the number of
the rule, the reason and a rewrite.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks.norm_rules import RULES
from heshu.facts.shadow import fold
from heshu.model import Channel, Fact, FactKind, Finding, Judgement, Operand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.norm_rules import Rule
    from heshu.model import Article


def name(number: int) -> str:
    """The relation a rule's findings go by: `norm_01` … `norm_28`."""
    return f"norm_{number:02d}"


def _findings(
    article: Article, field: str, text: str, folded: str, rule: Rule
) -> Iterator[Finding]:
    for match in rule.pattern.finditer(text if rule.original else folded):
        suggestion = rule.suggest(match)
        if suggestion is None:
            continue
        start, end = match.span()
        exact = text[start:end]
        fact = Fact(start, end, exact, FactKind.NUMBER, field=field, extractor="norms")
        yield Finding(
            relation=name(rule.number),
            verdict=Judgement.BORDERLINE,
            printed=Operand(article.document, article.index, fact),
            channel=Channel.NORMS,
            working=f"{exact} → {suggestion}",
            strength=Decimal(0),
            reason=f"规则{rule.number}：{rule.title}",
        )
        if rule.once:
            return


def check(articles: Sequence[Article]) -> list[Finding]:
    """Every slip against a usage rule, in reading order of each article."""
    found: list[Finding] = []
    for article in articles:
        for field, part in article.each_part():
            folded = fold(part.text)
            here = [f for rule in RULES for f in _findings(article, field, part.text, folded, rule)]
            here.sort(key=lambda finding: finding.printed.fact.start)
            found.extend(here)
    return found
