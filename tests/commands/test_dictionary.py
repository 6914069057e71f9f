"""`heshu facts --dict`: local names for one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Heshu


def test_the_words_of_a_dictionary_are_names(heshu: Heshu, desk: Path) -> None:
    (desk / "note.txt").write_text("流沙坡今年种玉米300亩。\n", encoding="utf-8")
    (desk / "local.txt").write_text("流沙坡 place\n", encoding="utf-8")
    ran = heshu("facts", "note.txt", "--dict", "local.txt", "--kinds", "place", "--json")
    assert ran.status == 0
    assert [line["exact"] for line in ran.lines] == ["流沙坡"]


def test_a_missing_dictionary_is_one_line(heshu: Heshu, desk: Path) -> None:
    ran = heshu("facts", "sound.txt", "--dict", "none.txt")
    assert (ran.status, ran.out) == (3, "")
    assert ran.complaints == [
        "heshu: none.txt: the user dictionary cannot be read; give a UTF-8 text file"
    ]


def test_a_dictionary_goes_with_files(heshu: Heshu, desk: Path) -> None:
    ran = heshu("facts", "--dict", "local.txt")
    assert ran.status == 2
    assert "it goes with files" in ran.err
