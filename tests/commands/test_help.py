"""Help that is true: every example runs, every command and key is documented."""

import shlex
from pathlib import Path

import pytest

from heshu.model import Judgement, ReviewState, VerdictLabel
from store import SORTS
from tests.commands.conftest import Heshu
from tui.commands import options
from tui.commands.main import COMMANDS
from tui.locale import TABLES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_its_example(heshu: Heshu, command: str) -> None:
    ran = heshu(command, "--help")
    assert ran.status == 0
    assert f"Example: {COMMANDS[command].EXAMPLE}" in " ".join(ran.out.split())
    assert "Exit status:" in " ".join(ran.out.split())


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"read", "demo", "serve"}))
def test_every_example_works(stocked: Heshu, desk: Path, command: str) -> None:
    (desk / "report.txt").write_bytes((desk / "broken.txt").read_bytes())
    (desk / "page.txt").write_bytes((desk / "sound.txt").read_bytes())
    stocked("export", "--format", "jsonl", "--out", "desk.jsonl")
    program, *arguments = shlex.split(COMMANDS[command].EXAMPLE)
    assert program == "heshu"
    ran = stocked(*arguments)
    assert ran.status == (1 if command in ("check", "diff") else 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_its_example(command: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert f"### heshu {command}\n" in text
    assert f"\n    {COMMANDS[command].EXAMPLE}\n" in text


@pytest.mark.parametrize("command", ["articles", "facts", "check", "import", "list", "show",
                                     "search", "queue", "verdicts", "log", "stats", "indicator",
                                     "config"])  # fmt: skip
def test_every_key_of_the_json_is_documented(stocked: Heshu, command: str) -> None:
    arguments = {"articles": ["sound.txt"], "import": ["sound.txt"], "search": ["亩"],
                 "indicator": ["茶园面积"]}  # fmt: skip
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    (part,) = (p for p in text.split("\n## ") if p.startswith(f"`heshu {command} "))
    if command == "show":
        part = text
    for line in stocked(command, *arguments.get(command, []), "--json").lines:
        assert not [key for key in line if f"`{key}`" not in part]


def test_the_choices_are_those_of_the_engine_and_the_store() -> None:
    assert {*options.State} == {*ReviewState}
    assert {*options.Label} == {*VerdictLabel}
    assert {*options.Level} == {*Judgement}
    assert [*options.Sort] == [*SORTS]
    assert [*options.Language] == [*TABLES]


def test_the_version_is_told(heshu: Heshu) -> None:
    ran = heshu("--version")
    assert ran.status == 0
    assert ran.out.startswith("heshu ")
