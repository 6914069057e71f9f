"""The public cases for dates and times, where the shared material is at hand."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pytest

from benchmarks._zhbench_dates import extract

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not here")


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many cases of DateTimeModel there are, with right spans, and with right values."""
    monkeypatch.syspath_prepend(str(SHARED / "tools"))
    score = importlib.import_module("zhbench.score")
    load = importlib.import_module("zhbench.load_msspec")
    model = importlib.import_module("zhbench.model")
    found: Counter[str] = Counter()
    for case in load.load(str(SHARED / "gold" / "specs")):
        if case.file == "DateTime/DateTimeModel":
            verdict = score.judge(case, [model.to_rec(r) for r in extract(case.text, case.ref)])
            found.update(cases=1, exact=verdict["exact"], value=verdict["value"])
    return found


def test_the_public_date_cases_are_read_as_well_as_promised(counts: Counter[str]) -> None:
    assert counts["exact"] >= 0.85 * counts["cases"]
    assert counts["value"] >= 0.75 * counts["cases"]
