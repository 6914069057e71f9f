"""Selections by clause, sentence and paragraph, widened and narrowed, and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import make_store, reading
from tui.segmenting import word_borders
from tui.widgets.selecting import piece, wider

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“水不稳。”全镇共产茧20万公斤，均价50元；增长12.5%。\n两岸5个村受益。"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path)


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ("clause", "全镇共产茧20万公斤"),
        ("sentence", "全镇共产茧20万公斤，均价50元；增长12.5%。"),
        ("paragraph", "“水不稳。”全镇共产茧20万公斤，均价50元；增长12.5%。"),
    ],
)
def test_a_piece_is_what_its_marks_close(unit: str, wanted: str) -> None:
    if unit == "sentence":
        wanted = wanted.replace("；增长12.5%。", "；")
    assert TEXT[slice(*piece(TEXT, TEXT.index("茧"), unit))] == wanted


def test_a_span_widens_step_by_step_to_its_paragraph() -> None:
    start = TEXT.index("20万")
    span, seen = (start, start + 5), []
    while (after := wider(TEXT, *span)) != span:
        seen.append(TEXT[slice(*after)])
        span = after
    assert [words[-3:] for words in seen] == ["万公斤", "0元；", "5%。"]


async def test_a_suggested_span_is_widened_and_narrowed_with_one_key_each(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        screen.confined = True  # no dictionary is asked for
        await pilot.press("n", "n", "v")
        figure = screen.text_pane.selected_text
        await pilot.press("plus")
        assert figure in screen.text_pane.selected_text != figure
        await pilot.press("minus")
        assert screen.text_pane.selected_text == figure


async def test_sentences_are_marked_one_after_the_other(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        screen.confined = True
        await pilot.press("n", "right_parenthesis")
        assert screen.text_pane.selected_text.startswith("今年以来")
        await pilot.press("right_parenthesis")
        assert screen.text_pane.selected_text.startswith("全镇共产茧")
        await pilot.press("（")
        assert screen.text_pane.selected_text.startswith("今年以来")


async def test_a_figure_is_copied_as_printed_and_then_its_sentence(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with reading(store) as (pilot, screen):
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        monkeypatch.delenv("TMUX", raising=False)
        await pilot.press("n", "n", "Y", "Y")
        exact = screen.fact.exact
        assert copied == [
            exact,
            "今年以来，青岚镇新建桑园320亩，改造老桑园1150亩，养蚕农户达到846户。",
        ]
        await pilot.press("v", "Ｙ")
        assert copied[-1] == exact


async def test_words_are_told_by_a_process_of_their_own() -> None:
    text = "云溪县把旱稻试种作为一件实事来办"
    borders = await word_borders(text, 5)
    assert 3 in borders
    assert borders == sorted(set(borders))
    assert borders[-1] == len(text)
