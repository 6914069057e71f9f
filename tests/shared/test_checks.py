"""The checks on the gold kept beside the repository: sentences, reports, real documents, rules."""

import json
import re

import pytest

from benchmarks import checks as bench
from heshu import checks, intake
from heshu.checks import norms
from heshu.model import Judgement

SHARED = bench.SHARED
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not here")


def numbers(line: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", line)]


@pytest.fixture(scope="module")
def table() -> str:
    return bench.reports(mapped=False, verbose=False)


def line(table: str, start: str) -> str:
    return next(row for row in table.splitlines() if row.startswith(start))


def test_broken_sentences_are_told_and_sound_ones_are_not():
    found, broken, wrong, sound, _ = bench.sentences()
    assert broken == sound == 50
    assert found >= 48
    assert wrong == 0


def test_every_contradiction_of_the_reports_is_told_with_all_its_numbers(table):
    found, total, _, _, strict, also, *_ = numbers(line(table, "recall on inconsistent"))
    assert found == total == strict == also


def test_the_reports_raise_no_false_alarm(table):
    for verdict in ("consistent", "not_decidable", "borderline"):
        assert numbers(line(table, f"false alarms on {verdict}"))[0] == 0
    assert numbers(line(table, "alarms touching no gold relation"))[0] == 0


def test_three_consistent_relations_in_four_are_recognised(table):
    found, total, *_ = numbers(line(table, "consistent relations recognised"))
    assert found / total >= 0.75


def test_most_detectable_corruptions_are_told(table):
    found, total, *_ = numbers(line(table, "corrupted detectable"))
    assert found / total >= 0.85


def test_the_real_documents_raise_exactly_their_two_contradictions():
    found = [
        finding
        for path in sorted((SHARED / "seeds").glob("*.txt"))
        for finding in checks.check(intake.read(path))
        if finding.verdict is Judgement.INCONSISTENT
    ]
    assert [finding.relation for finding in found] == ["contribution", "product"]
    assert found[1].working == "1241.51万公斤 × 64.72元 = 80350.527万元 ≠ 8130.67万元（9.9倍）"


def test_every_usage_rule_tells_its_wrong_example_and_no_right_one():
    hit, count, right = bench.rules()
    assert hit == count == len(norms.RULES)
    assert right == 0
    assert json.loads((bench.GOLD / "norms.json").read_text(encoding="utf-8"))
