"""One row a verdict (on a figure or a finding) or annotation, for a spreadsheet.

UTF-8 with a byte order mark, since Excel takes a file without one for the local encoding.
A text that a spreadsheet would run as a formula, or turn into a date or a rounded number, is
written with an apostrophe before it; `plain` takes it off again.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO

from heshu.contract import decimal_string
from heshu.exports.exporter import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshu.exports.bundle import Bundle, Event
    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Anchor, Annotation, Evidence, Fact, Verdict

COLUMNS = (
    "record", "article", "document", "title", "issued", "state", "tags", "sha256", "field",
    "start", "end", "exact", "kind", "value", "unit", "verdict", "corrected_value",
    "confidence", "evidence", "note", "reviewer", "time",
)  # fmt: skip
"""`record` is `verdict`, `finding`, `annotation`, `fact` or `article`; offsets are code points
into the part `field` of the article, whose reading text has the hash `sha256`. An annotation has
its label under `kind` and its body under `note`; a word on a finding has its relation under
`kind`, and its span is that of the printed figure."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""What a cell must not begin with; the apostrophe so that `plain` knows its own."""

_REWRITTEN = re.compile(r"0\d+|\d{12,}|\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?")
"""Texts of digits that Excel would shorten, round or take for a date."""

_EXACT_DIGITS = 15
"""Significant digits that a spreadsheet's numbers keep."""

Row = dict[str, str | int]


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet runs or rewrites."""
    if text.startswith(_FORMULA) or _REWRITTEN.fullmatch(text):
        return f"'{text}"
    return text


def plain(cell: str) -> str:
    """The text that was guarded."""
    return cell.removeprefix("'")


class Csv:
    """Verdicts and annotations as rows.

    Args:
        facts: also write a row for every fact that nobody has judged.
    """

    name = "csv"
    suffix = ".csv"

    def __init__(self, *, facts: bool = False) -> None:
        self.facts = facts

    def write(
        self, bundles: Iterable[Bundle], out: BinaryIO, *, loose: Iterable[Event] = ()
    ) -> Loss:
        """Write a heading and the rows; findings, history and threads have no room here."""
        loss = Loss()
        loss.add("events about articles that are not here", sum(1 for _ in loose))
        text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
        writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
        writer.writeheader()
        for bundle in bundles:
            writer.writerows(self._rows(bundle))
            self._count(bundle, loss)
        text.detach()
        return loss

    def _rows(self, bundle: Bundle) -> Iterator[Row]:
        common = _common(bundle)
        facts = _by_anchor(bundle.facts)
        rows = [_verdict(verdict, facts.get(verdict.anchor)) for verdict in bundle.verdicts]
        rows += [_finding(verdict) for verdict in bundle.finding_verdicts]
        rows += [_annotation(annotation) for annotation in bundle.annotations]
        if self.facts:
            rows += [_fact(fact) for fact in _unjudged(bundle)]
        if not rows and bundle.tags:
            rows.append({"record": "article"})
        for row in rows:
            yield common | row

    def _count(self, bundle: Bundle, loss: Loss) -> None:
        loss.add("findings", len(bundle.findings) + len(bundle.shared_findings))
        loss.add("replies written without what they reply to", sum(
            bool(annotation.reply_to) for annotation in bundle.annotations
        ))  # fmt: skip
        if not self.facts:
            loss.add("facts that nobody has judged", sum(1 for _ in _unjudged(bundle)))


def _common(bundle: Bundle) -> Row:
    article = bundle.article
    return {
        "article": guarded(bundle.uid),
        "document": guarded(article.document),
        "title": guarded(article.title),
        "issued": article.issued,
        "state": bundle.state.value,
        "tags": guarded("; ".join(tag.name for tag in bundle.tags)),
        "sha256": article.sha256,
    }


def _by_anchor(facts: Iterable[Fact]) -> dict[Anchor, Fact]:
    """The fact at each span; where several share one, the first."""
    found: dict[Anchor, Fact] = {}
    for fact in facts:
        found.setdefault(fact.anchor, fact)
    return found


def _unjudged(bundle: Bundle) -> Iterator[Fact]:
    judged = {verdict.anchor for verdict in bundle.verdicts}
    return (fact for fact in bundle.facts if fact.anchor not in judged)


def _span(anchor: Anchor, exact: str) -> Row:
    return {
        "field": guarded(anchor.field),
        "start": anchor.start,
        "end": anchor.end,
        "exact": guarded(exact),
    }


def _figure(fact: Fact) -> Row:
    return {"kind": fact.kind.value, "value": _value(fact), "unit": guarded(fact.unit)}


def _value(fact: Fact) -> str:
    """A number as a number where a spreadsheet keeps all its digits, else as text."""
    text = decimal_string(fact.value) or ""
    if isinstance(fact.value, Decimal) and len(fact.value.as_tuple().digits) <= _EXACT_DIGITS:
        return text
    return guarded(text)


def _fact(fact: Fact) -> Row:
    return {"record": "fact", **_span(fact.anchor, fact.exact), **_figure(fact)}


def _verdict(verdict: Verdict, fact: Fact | None) -> Row:
    return {
        "record": "verdict",
        **_span(verdict.anchor, verdict.exact),
        **(_figure(fact) if fact else {}),
        "verdict": verdict.label.value,
        "corrected_value": guarded(verdict.corrected),
        "confidence": guarded(verdict.confidence),
        "evidence": guarded(_evidence(verdict.evidence)),
        "note": guarded(verdict.note),
        "reviewer": guarded(verdict.reviewer),
        "time": verdict.time,
    }


def _finding(verdict: FindingVerdict) -> Row:
    return {
        "record": "finding",
        **_span(verdict.anchor, verdict.exact),
        "kind": guarded(verdict.relation),
        "verdict": verdict.label.value,
        "note": guarded(verdict.note),
        "reviewer": guarded(verdict.reviewer),
        "time": verdict.time,
    }


def _evidence(evidence: Evidence) -> str:
    parts = (evidence.url, evidence.title, evidence.date, evidence.quote)
    return " | ".join(part for part in parts if part)


def _annotation(annotation: Annotation) -> Row:
    span = _span(annotation.anchor, annotation.exact) if annotation.anchor else {}
    return {
        "record": "annotation",
        **span,
        "kind": guarded(annotation.label),
        "note": guarded(annotation.body),
        "reviewer": guarded(annotation.reviewer),
        "time": annotation.time,
    }
