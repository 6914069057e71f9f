"""`--help` speaks Chinese wholly where the interface does, in lines that fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import typer
from rich.cells import cell_len

from tui.commands.helping import in_chinese
from tui.commands.main import COMMANDS, app
from tui.locale.zh_help import HELP

if TYPE_CHECKING:
    from tests.commands.conftest import Heshu

PROGRAM = typer.main.get_command(app)


def words_of(name: str) -> set[str]:
    """Every sentence of the help of a command, in English."""
    command = PROGRAM.commands[name] if name else PROGRAM
    context = command.make_context(name or "heshu", [], resilient_parsing=True)
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    told = [record[1] for record in records if record]
    told += (command.help or "").split("\n\n")
    return {" ".join(words.split()) for words in told if words.strip()}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_sentence_is_translated(name: str) -> None:
    missing = {
        words for words in words_of(name) if not re.search("[\u4e00-\u9fff]", in_chinese(words))
    }
    missing |= {
        words
        for words in words_of(name)
        if re.search("[a-z]{3,} [a-z]+ [a-z]{2,}", in_chinese(words))
    }
    assert missing == set(), "give them their Chinese in tui/locale/zh_help.py"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_in_eighty_columns(
    heshu: Heshu, name: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", f"{lang}.UTF-8")
    lines = heshu(*filter(None, [name]), "--help").out.splitlines()
    assert lines[0].startswith("用法: heshu" if lang == "zh" else "Usage: heshu")
    assert [line for line in lines if cell_len(line) > 80 and "heshu" not in line] == []


def test_an_option_decides_before_the_locale(heshu: Heshu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["heshu", "list", "--lang", "zh", "--help"])
    assert "列出库中的稿件。" in heshu("list", "--lang", "zh", "--help").out


def test_nothing_is_translated_that_no_command_says() -> None:
    said = " ".join(words for name in ("", *COMMANDS) for words in words_of(name))
    headings = {"Usage", "Arguments", "Options", "Commands", "Example", "default", "required"}
    assert {words for words in HELP if words not in said} <= headings
