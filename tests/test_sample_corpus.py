"""Which of the planted errors of `sample_corpus/` are found, and that nothing else is alarmed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from heshu import checks, intake
from heshu.model import Channel, Judgement

if TYPE_CHECKING:
    from heshu.model import Finding

CORPUS = Path(__file__).parents[1] / "sample_corpus"
ERRORS = Path(__file__).parents[1] / "docs" / "planted_errors.md"


class Planted(NamedTuple):
    number: int
    document: str
    printed: str
    relation: str
    found: bool


def planted_errors() -> list[Planted]:
    rows = []
    for line in (ERRORS).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[0].isdecimal():
            rows.append(Planted(int(cells[0]), *cells[1:4], found=cells[5] == "yes"))
    return rows


@cache
def alarms() -> list[Finding]:
    """The loud findings over the whole corpus, all documents checked together."""
    documents = intake.find_files([CORPUS])
    articles = [article for path in documents for article in intake.read(path)]
    return [
        finding
        for finding in checks.check(articles)
        if finding.verdict is Judgement.INCONSISTENT and finding.channel is Channel.ARITHMETIC
    ]


def figures(finding: Finding) -> set[tuple[str, str]]:
    """Every figure a finding points at, with its document."""
    return {
        (Path(operand.document).name, operand.fact.exact)
        for operand in (finding.printed, *finding.operands)
    }


def points_at(finding: Finding, error: Planted) -> bool:
    """Whether the finding holds the planted figure (`前移2位` is planted, `2位` is the fact)."""
    return any(
        document == error.document and (exact in error.printed or error.printed in exact)
        for document, exact in figures(finding)
    )


def test_the_list_of_planted_errors_is_whole() -> None:
    errors = planted_errors()
    assert [error.number for error in errors] == list(range(1, len(errors) + 1))
    for error in errors:
        assert (CORPUS / error.document).is_file(), error


@pytest.mark.parametrize("error", planted_errors(), ids=lambda e: f"{e.number}-{e.relation}")
def test_a_planted_error_is_found_as_the_list_says(error: Planted) -> None:
    hits = [f for f in alarms() if f.relation == error.relation and points_at(f, error)]
    assert bool(hits) == error.found


def test_nothing_else_is_alarmed() -> None:
    errors = planted_errors()
    strangers = [f.working for f in alarms() if not any(points_at(f, error) for error in errors)]
    assert strangers == []
