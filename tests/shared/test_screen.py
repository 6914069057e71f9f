"""Every digit of the two real documents is on screen, once, at every width."""

from __future__ import annotations

from pathlib import Path

import pytest

from heshu.intake import load
from tests.tui.digits import WIDTHS, check_drawn, check_laid_out

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_digit_of_the_file_is_laid_out_exactly_once(seed: Path, width: int) -> None:
    check_laid_out(load(seed), width)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("width", WIDTHS)
async def test_every_digit_of_the_file_is_drawn_by_the_reader(seed: Path, width: int) -> None:
    await check_drawn(load(seed), width)
