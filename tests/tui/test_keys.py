"""Every row of the keymap table, pressed on a real screen.

A row without a test here fails `test_every_row_of_the_table_is_pressed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.model import VerdictLabel
from tests.tui.desk import reading
from tests.tui.pressing import CHECKS, finding, judging, moving, stepping, working
from tui.keymap import AWAY, BY_ID

if TYPE_CHECKING:
    from pathlib import Path

MODULES = (finding, judging, moving, stepping, working)
"""Each puts its checks into the table when it is imported."""


ROWS = [key_id for key_id, row in BY_ID.items() if not row.where <= AWAY]
"""Those of other screens are pressed in `test_mending_keys` and `test_overview_keys`."""


def test_every_row_of_the_table_is_pressed() -> None:
    assert CHECKS.keys() == set(ROWS)


@pytest.mark.parametrize("key_id", ROWS)
async def test_a_key_does_what_its_row_says(key_id: str, store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await CHECKS[key_id](pilot, screen, BY_ID[key_id].keys[0])


@pytest.mark.parametrize("spelling", ["ｙ", "１", "1"])
async def test_a_verdict_can_be_given_with_an_input_method_left_on(
    spelling: str, store_path: Path
) -> None:
    async with reading(store_path) as (pilot, screen):
        await judging.a_verdict(pilot, screen, spelling, VerdictLabel.CONFIRMED)


@pytest.mark.parametrize("spelling", [".", "。", "ｎ", "．"])
async def test_full_width_keys_step_through_the_facts(spelling: str, store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press(spelling)
        await pilot.pause()
        assert screen.text_pane.current == 1
