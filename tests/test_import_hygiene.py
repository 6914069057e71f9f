"""What each door loads, proved in fresh interpreters.

The contracts of pyproject.toml read the source; these read `sys.modules`, so that an import
hidden in a function, a plugin or another package counts too.
"""

import json
import subprocess
import sys

import pytest

SCREEN = {"textual"}
DATABASE = {"sqlite3", "_sqlite3", "sqlite_utils", "pysqlite3"}
DICTIONARY = {"jieba"}
PRINTING = {"rich", "typer"}

PROBE = "import sys, json; {}; print(json.dumps(sorted({{m.split('.')[0] for m in sys.modules}})))"


def loaded(statement: str) -> set[str]:
    """The top-level packages in memory after a statement, in a fresh interpreter."""
    run = subprocess.run(
        [sys.executable, "-c", PROBE.format(statement)], check=True, capture_output=True, text=True
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import heshu", SCREEN | DATABASE | DICTIONARY | PRINTING | {"store", "tui"}),
        ("import heshu.model, heshu.contract", SCREEN | DATABASE | DICTIONARY | PRINTING),
        ("import heshu.intake", SCREEN | DATABASE | DICTIONARY | PRINTING | {"store", "tui"}),
        ("import heshu.facts", SCREEN | DATABASE | DICTIONARY | PRINTING | {"store", "tui"}),
        ("import heshu.checks", SCREEN | DATABASE | DICTIONARY | PRINTING | {"store", "tui"}),
        ("import heshu.exports", SCREEN | DATABASE | DICTIONARY | PRINTING | {"store", "tui"}),
        ("import store", SCREEN | DICTIONARY | PRINTING | {"tui"}),
        ("import tui.commands", SCREEN | DATABASE | DICTIONARY | {"rich", "store"}),
        ("import tui.plain", SCREEN | DATABASE | DICTIONARY | {"store"}),
    ],
)
def test_a_door_loads_only_what_it_needs(statement: str, absent: set[str]) -> None:
    assert not loaded(statement) & absent


def test_help_loads_no_screen_database_or_dictionary() -> None:
    statement = "from tui.__main__ import main; assert main(['--help']) == 0"
    assert not loaded(statement) & (SCREEN | DATABASE | DICTIONARY | {"store"})


def test_help_takes_from_rich_only_how_wide_a_character_is() -> None:
    statement = "from tui.__main__ import main; assert main(['--help']) == 0"
    script = f"{statement}; import sys; print('rich.console' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.splitlines()[-1] == "False"


def test_facts_of_a_file_need_neither_store_nor_screen(tmp_path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("全镇完成投资3.2亿元，增长5.1%。\n", encoding="utf-8")
    statement = f"from tui.__main__ import main; assert main(['check', {str(file)!r}]) == 0"
    assert not loaded(statement) & (SCREEN | DATABASE | {"store"})


def test_the_app_loads_no_dictionary() -> None:
    """jieba takes most of a second; the first paint cannot wait for it."""
    assert not loaded("import tui.app") & DICTIONARY
