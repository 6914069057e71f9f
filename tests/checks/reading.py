"""Short texts put through extraction and checking, as the tests of this folder need them."""

from collections.abc import Sequence

from heshu import checks
from heshu.model import Article, ArticleKind, Finding, Judgement, Part


def article(text: str, *, title: str = "", document: str = "page.txt", index: int = 0) -> Article:
    parts = {"title": Part(title)} if title else {}
    return Article(document, index, ArticleKind.REPORT, Part(text), parts)


def findings(*articles: Article | str) -> list[Finding]:
    return checks.check([a if isinstance(a, Article) else article(a) for a in articles])


def of(found: Sequence[Finding], relation: str) -> list[Finding]:
    return [finding for finding in found if finding.relation == relation]


def verdicts(text: str, relation: str) -> set[str]:
    return {finding.verdict.value for finding in of(findings(text), relation)}


def alarms(*articles: Article | str) -> list[str]:
    return [f.working for f in findings(*articles) if f.verdict is Judgement.INCONSISTENT]


def figures(finding: Finding) -> list[str]:
    return [operand.fact.exact for operand in (finding.printed, *finding.operands)]
