"""What a reviewer says of figures and findings: the part of `Store` behind the verdict keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshu.errors import UsageError
from heshu.finding_verdicts import FindingLabel, FindingVerdict
from heshu.model import Evidence, Verdict, VerdictLabel
from store import derived, finding_verdicts, findings, repeats, verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.exports.bundle import Event
    from heshu.model import Anchor, Article, Fact, Finding
    from heshu.sheets import FactSheet
    from store.articles import Identity
    from store.connection import Database
    from store.repeats import Repeat

NO_EVIDENCE = Evidence()


class Judging:
    """Verdicts, one or many at once, and words on findings; see `Store`."""

    database: Database
    reviewer: str

    def identity(self, article_id: int) -> Identity:
        """See `Store`."""
        raise NotImplementedError

    def article(self, article_id: int) -> Article:
        """See `Store`."""
        raise NotImplementedError

    def facts(self, article_id: int) -> FactSheet:
        """See `Store`."""
        raise NotImplementedError

    def articles_of(self, article_id: int, found: Sequence[Finding]) -> dict[tuple[str, int], int]:
        """See `Store`."""
        raise NotImplementedError

    def finding_keys(self, article_id: int, found: Sequence[Finding]) -> list[str]:
        """See `Store`."""
        raise NotImplementedError

    def give_verdict(
        self,
        article_id: int,
        fact: Fact,
        label: VerdictLabel,
        *,
        corrected: str = "",
        evidence: Evidence = NO_EVIDENCE,
        confidence: str = "",
        note: str = "",
    ) -> Event:
        """Say what a fact is worth; takes the place of this reviewer's earlier word on it.

        The first verdict takes an unread article to in review, the last one to annotated.

        Raises:
            UsageError: the fact does not stand where it says.
        """
        of = self.identity(article_id)
        self._check_span(of, fact.anchor, fact.exact)
        verdict = Verdict(
            fact.anchor, fact.exact, VerdictLabel(label), self.reviewer, "",
            corrected, evidence, confidence, note,
        )  # fmt: skip
        figures = self.facts(of.id).of_kinds(derived.FIGURES)
        return verdicts.give(self.database, self.reviewer, of, verdict, figures=figures)

    def repeats(self, article_id: int, fact: Fact, *, everywhere: bool = False) -> list[Repeat]:
        """The other places where a figure stands in the same words and sense, not judged yet.

        In its article, or `everywhere` in the store; of the reviewer's own verdicts.
        """
        of = self.identity(article_id)
        found = repeats.of_fact(self.database, self.reviewer, of, fact, everywhere=everywhere)
        return [one for one in found if self._reads(one.article_id, one.anchor) == fact.exact]

    def _reads(self, article_id: int, anchor: Anchor) -> str:
        text = self.article(article_id).part(anchor.field).text
        return text[anchor.start : anchor.end]

    def give_verdicts(self, places: Sequence[tuple[int, Anchor]], verdict: Verdict) -> list[Event]:
        """Give one verdict on figures in several places; undone and redone in one step.

        Args:
            places: number of the article and span of each.
            verdict: its label, correction, evidence and note are given; not its span.

        Raises:
            UsageError: no place is given, or a place is none.
        """
        if not places:
            msg = "no figure to judge"
            raise UsageError(msg)
        by_article: dict[int, list[Anchor]] = {}
        for article_id, anchor in places:
            by_article.setdefault(article_id, []).append(anchor)
        batch = []
        for article_id, anchors in by_article.items():
            of, given = self.identity(article_id), []
            for anchor in anchors:
                exact = self._reads(article_id, anchor)
                self._check_span(of, anchor, exact)
                given.append(replace(verdict, anchor=anchor, exact=exact))
            batch.append((of, given, self.facts(of.id).of_kinds(derived.FIGURES)))
        return verdicts.give_together(self.database, self.reviewer, batch)

    def judge_finding(
        self, article_id: int, finding: Finding, label: FindingLabel, *, note: str = ""
    ) -> Event:
        """Say what a finding is worth; takes the place of this reviewer's earlier word on it.

        A false alarm or an explained finding is counted no more, until one of its figures
        changes. The word belongs to the article in which the printed figure stands.

        Args:
            article_id: an article that the finding has a figure in.
            finding: one of its findings.
            label: the word.
            note: why.

        Raises:
            UsageError: its figures do not stand where it says.
        """
        numbers = self.articles_of(article_id, [finding])
        if numbers.keys() != findings.documents(finding) or article_id not in numbers.values():
            msg = f"the finding is not one of article {article_id}"
            raise UsageError(msg, remedy="reload the article")
        for operand in (finding.printed, *finding.operands):
            number = numbers[operand.document, operand.article]
            self._check_span(self.identity(number), operand.fact.anchor, operand.fact.exact)
        (key,) = self.finding_keys(article_id, [finding])
        printed = finding.printed
        verdict = FindingVerdict(
            key, finding.relation, printed.fact.anchor, printed.fact.exact,
            FindingLabel(label), self.reviewer, "", note,
        )  # fmt: skip
        home = self.identity(numbers[printed.document, printed.article])
        return finding_verdicts.give(self.database, self.reviewer, home, verdict)

    def _check_span(self, of: Identity, anchor: Anchor, exact: str) -> None:
        try:
            text = self.article(of.id).part(anchor.field).text
        except KeyError:
            text = ""
        if not 0 <= anchor.start < anchor.end or text[anchor.start : anchor.end] != exact:
            msg = (
                f"{exact!r} does not stand at {anchor.field} {anchor.start}–{anchor.end} "
                f"of article {of.id}"
            )
            raise UsageError(
                msg,
                remedy="reload the article",
            )
