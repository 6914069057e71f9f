"""The commands on the two real documents."""

import json
from pathlib import Path

import pytest

from tui.__main__ import main

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not here")


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict]]:
    capfd.readouterr()
    status = main([*arguments, "--json"])
    return status, [json.loads(line) for line in capfd.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("number", "relation", "figures"),
    [
        ("003", "product", {"1241.51", "64.72", "8130.67"}),
        ("000", "contribution", {"6.89", "55.49"}),
    ],
)
def test_check_reports_the_known_contradiction_and_says_1(
    capfd: pytest.CaptureFixture[str], number: str, relation: str, figures: set[str]
) -> None:
    (file,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    status, findings = run(capfd, "check", str(file))
    assert status == 1
    (found,) = (f for f in findings if f["verdict"] == "inconsistent")
    assert found["relation"] == relation
    printed = "".join(item["exact"] for item in (found["printed"], *found["operands"]))
    assert all(figure in printed for figure in figures)
    assert all(figure in found["working"] for figure in figures)


@pytest.mark.parametrize("number", ["000", "003"])
def test_source_runs_point_at_the_same_characters_in_the_file(
    capfd: pytest.CaptureFixture[str], number: str
) -> None:
    (file,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    text = file.read_text(encoding="utf-8-sig")
    status, facts = run(capfd, "facts", str(file))
    assert status == 0
    assert len(facts) > 100
    for fact in facts:
        there = "".join(text[start:end] for start, end in fact["source"])
        assert "".join(there.split()) == "".join(fact["exact"].split())
