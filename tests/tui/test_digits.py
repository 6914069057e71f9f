"""Every digit of the sample documents is on screen, once, at every width."""

from __future__ import annotations

from pathlib import Path

import pytest

from heshu.intake import load
from tests.tui.digits import WIDTHS, check_drawn, check_laid_out

SAMPLES = sorted((Path(__file__).parents[2] / "sample_corpus").glob("*.txt"))


def test_there_are_samples() -> None:
    assert SAMPLES


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name[:2])
def test_every_digit_of_a_sample_is_laid_out_exactly_once(sample: Path) -> None:
    for width in WIDTHS:
        check_laid_out(load(sample), width)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name[:2])
async def test_every_digit_of_a_sample_is_drawn_by_the_reader(sample: Path) -> None:
    await check_drawn(load(sample), 80)
