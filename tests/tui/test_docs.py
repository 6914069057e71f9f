"""`docs/reader.md` tells the keys of the keymap table, in its words and its order."""

from __future__ import annotations

from pathlib import Path

from tui.keymap import KEYMAP, Group
from tui.locale import TABLES
from tui.theme import THEMES

PAGE = (Path(__file__).parents[2] / "docs" / "reader.md").read_text("utf-8")
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->"


def code(key: str) -> str:
    """A key as code, the one that code is set in too."""
    return "`` ` ``" if key == "`" else f"`{key}`"


def tables() -> str:
    """The table of each group, as the page has to show it."""
    words, lines = TABLES["en"], []
    for group in Group:
        lines += [f"**{words[f'group.{group}']}**", "", "| keys | |", "|---|---|"]
        lines += [
            f"| {' '.join(map(code, row.display.split()))} | {words[f'key.{row.id}']} |"
            for row in KEYMAP
            if row.group is group
        ]
        lines.append("")
    return "\n".join(lines)


def test_the_page_shows_every_key_with_its_words() -> None:
    assert PAGE.partition(BEGIN)[2].partition(END)[0].strip() == tables().strip()


def test_the_page_names_every_theme() -> None:
    assert all(f"`{theme.name}`" in PAGE for theme in THEMES)
