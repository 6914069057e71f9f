"""`heshu config`: what can be set is told, what is set holds, and a slip is one line."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from heshu import settings
from tui import keymap, locale
from tui.keymap import BY_ID, KEYMAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.commands.conftest import Heshu


@pytest.fixture
def set_to(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Write the settings file."""

    def write(text: str) -> None:
        (desk / "config.toml").write_text(text, encoding="utf-8")
        monkeypatch.setenv("HESHU_CONFIG", str(desk / "config.toml"))
        settings.current.cache_clear()

    yield write
    keymap.use({})
    locale.prefer("")


def test_every_setting_is_told_with_its_meaning_in_both_languages(heshu: Heshu) -> None:
    for lang in ("zh", "en"):
        lines = heshu("config", "--json", "--lang", lang).lines
        assert {line["key"] for line in lines} == {row.key for row in settings.SCHEMA} | {
            f"keys.{row.id}" for row in KEYMAP
        }
        assert all(line["meaning"] and line["value"] == line["default"] for line in lines)


OWN = """
[interface]
lang = "zh"
[reader]
line_length = 60
[theme]
name = "light"
[theme.colours]
primary = "#102030"
[keys]
"fact.next" = ["Ctrl+N", "；"]
"pane.larger" = []
"""


def test_what_is_printed_is_a_settings_file_that_sets_the_same(
    heshu: Heshu, set_to: Callable[[str], None], tmp_path: Path
) -> None:
    set_to(OWN)
    printed = heshu("config").out
    copy = tmp_path / "copy.toml"
    copy.write_text(printed, encoding="utf-8")
    now, again = settings.current(), settings.load(copy)
    assert (again.reader, again.theme, again.interface) == (now.reader, now.theme, now.interface)
    assert again.keys == {"fact.next": ("Ctrl+N", ";"), "pane.larger": ()}
    assert "设置文件" in printed, "the language of the settings is spoken"


def test_taking_the_signs_away_gives_all_defaults_as_a_sound_file(heshu: Heshu) -> None:
    lines = heshu("config").out.splitlines()
    bare = [line.removeprefix("# ") for line in lines if " = " in line or line.startswith("[")]
    data = tomllib.loads("\n".join(line for line in bare if not line.startswith("Keys")))
    assert data["reader"]["mouse"] is True
    assert data["keys"]["fact.next"] == ["n", "."]


def test_keys_of_the_settings_take_their_twins_hints_and_help_along(
    heshu: Heshu, set_to: Callable[[str], None]
) -> None:
    set_to('[keys]\nfact.next = ["Ctrl+N", "；"]\n')
    assert heshu("config").status == 0
    row = BY_ID["fact.next"]
    assert list(row.spellings()) == ["ctrl+n", "semicolon", "；"]
    assert (row.display, row.hinted) == ("Ctrl+N ;", "Ctrl+N p")
    assert keymap.matching(";") == [row]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"fact.next" = ["y"]', "y would mean fact.next and verdict.confirmed (text)"),
        ('"fact.next" = ["ｙ"]', "y would mean fact.next and verdict.confirmed (text)"),
        ('"fact.nxt" = ["n"]', "keys.fact.nxt: there is no such id; perhaps fact.next is meant"),
        ('"undo" = ["A"]', "keys.undo: A must stay free"),
        ('"undo" = ["["]', "keys.undo: [ must stay free"),
        ('"undo" = ["Ctrl+C"]', "keys.undo: Ctrl+C belongs to the terminal"),
        ('"undo" = ["Hyper+U"]', "keys.undo: there is no key 'Hyper+U'"),
        ('"undo" = "u"', "keys.undo is not a list of texts"),
        ('"undo" = [3]', "keys.undo is not a list of texts"),
    ],
)
def test_a_key_that_cannot_be_is_one_line_with_its_name(
    heshu: Heshu, set_to: Callable[[str], None], text: str, said: str
) -> None:
    set_to(f"[keys]\n{text}\n")
    ran = heshu("config")
    assert (ran.status, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert said in line
    assert "config.toml" in line
    assert BY_ID["undo"].now == ("u",), "nothing is half set"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[reader]\nline_lenght = 80", "no setting reader.line_lenght; perhaps reader.line_length"),
        ("[reader]\nline_length = 4", "no whole number from 20 to 400"),
        ("[reader]\nline_length = true", "no whole number"),
        ("[reader]\nmouse = 1", "neither true nor false"),
        ('[theme]\nname = "pink"', 'no theme.name "pink"; it is one of dark, light'),
        ('[theme.colours]\nprimary = "red"', '"red" is no colour'),
        ('[interface]\nlang = "fr"', 'no interface.lang "fr"'),
        ("reader = 1", "no setting reader"),
    ],
)
def test_a_setting_that_cannot_be_is_one_line_with_its_name(
    heshu: Heshu, set_to: Callable[[str], None], text: str, said: str
) -> None:
    set_to(text)
    ran = heshu("config")
    assert (ran.status, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert said in line
