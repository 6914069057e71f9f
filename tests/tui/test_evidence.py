"""A pasted block is taken apart into what evidence consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from heshu.model import Evidence
from tests.tui.desk import make_store, reading
from tui.evidence import pasted
from tui.screens.fields import Field

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = "云溪县2023年统计公报\nhttps://tj.example.cn/a.html\n2024年3月18日\n全年产值91.37亿元，增长5.6%。"


@pytest.mark.parametrize(
    ("block", "evidence"),
    [
        (
            BLOCK,
            Evidence(
                "https://tj.example.cn/a.html",
                "云溪县2023年统计公报",
                "2024-03-18",
                "全年产值91.37亿元，增长5.6%。",
            ),
        ),
        ("公报 https://x.cn/b 2024-05-31", Evidence("https://x.cn/b", "公报", "2024-05-31")),
        ("https://x.cn/b", None),
        ("只有一行", None),
        ("", None),
    ],
)
def test_a_block_becomes_evidence(block: str, evidence: Evidence | None) -> None:
    assert pasted(block) == evidence


async def test_a_pasted_block_fills_the_form_and_is_offered_again(tmp_path: Path) -> None:
    async with reading(make_store(tmp_path)) as (pilot, screen):
        await pilot.press("c", "9", "tab")
        form = pilot.app.screen
        form.focused.post_message(events.Paste(BLOCK))
        await pilot.pause()
        assert form.query_one("#date", Field).value == "2024-03-18"
        await pilot.press("enter")
        await pilot.pause()
        (verdict,) = screen.session.opened.verdicts.values()
        assert verdict.evidence == pasted(BLOCK)
        await pilot.press("c", "8", "ctrl+e", "enter")
        await pilot.pause()
        given = list(screen.session.opened.verdicts.values())
        assert [one.evidence for one in given] == [pasted(BLOCK)] * 2


async def test_several_lines_pasted_into_another_field_become_one(tmp_path: Path) -> None:
    async with reading(make_store(tmp_path)) as (pilot, _):
        await pilot.press("m")
        pilot.app.screen.focused.post_message(events.Paste("一\n二"))
        await pilot.pause()
        assert pilot.app.screen.query_one(Field).value == "一 二"
