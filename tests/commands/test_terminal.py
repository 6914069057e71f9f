"""What reaches a real terminal: colour and tables of ours, nothing of the document's."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

HOSTILE = ("\x1b]52;c;aGk=\x07", "\x1b[8;1;1t", "\x9b31m", "\u202e", "\x08", "[@click=app.quit]")


def on_terminal(*arguments: str, columns: int = 80) -> tuple[int, str]:
    """Run `heshu` with its output on a pseudo-terminal; the status and what arrived there."""
    reader, writer = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns)},
    ) as running:
        os.close(writer)
        arrived = b""
        while chunk := _read(reader):
            arrived += chunk
    os.close(reader)
    return running.returncode, arrived.decode()


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.fixture
def hostile(desk: Path) -> Path:
    path = desk / "hostile.txt"
    filler = "全县各乡镇抓好春茶采摘、加工和销售。" * 8
    text = "".join(code + filler for code in HOSTILE)
    path.write_text(
        f"云溪县{HOSTILE[0]}简报\n\n{text}\n收购蚕茧100吨，{HOSTILE[1]}每吨平均价格5万元，"
        f"收购总额{HOSTILE[2]}700万元。\n年末养蚕150户，比上年的100户增长20%{HOSTILE[3]}。\n",
        encoding="utf-8",
    )
    return path


def test_a_document_cannot_speak_to_a_terminal(hostile: Path) -> None:
    for arguments in (
        ("articles", "hostile.txt", "--full"), ("facts", "hostile.txt"),
        ("facts", "hostile.txt", "--json"), ("check", "hostile.txt"),
    ):  # fmt: skip
        _harmless(arguments)


def test_nor_when_it_is_read_from_the_store(hostile: Path) -> None:
    for arguments in (
        ("import", "hostile.txt"), ("list",), ("show",), ("show", "--json"), ("search", "春茶"),
        ("log",), ("export", "--format", "csv", "--facts"), ("export",),
    ):  # fmt: skip
        _harmless(arguments)


def _harmless(arguments: tuple[str, ...]) -> None:
    status, arrived = on_terminal(*arguments)
    assert status in (0, 1)
    assert len(arrived) > 40
    assert not [code for code in HOSTILE[:-1] if code in arrived]


@pytest.mark.parametrize("columns", [60, 100])
def test_tables_keep_to_the_width_of_the_terminal(desk: Path, columns: int) -> None:
    for arguments in (("articles", "sound.txt"), ("facts", "sound.txt")):
        _, arrived = on_terminal(*arguments, columns=columns)
        for line in Text.from_ansi(arrived.replace("\r", "")).plain.splitlines():
            assert cell_len(line) <= columns


def test_verdicts_have_colour_on_a_terminal_and_none_with_no_color(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[1;31m" in on_terminal("check", "broken.txt")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in on_terminal("check", "broken.txt")[1]


def test_an_import_shows_its_progress_and_ends_with_one_line(desk: Path) -> None:
    status, arrived = on_terminal("import", "sound.txt", "broken.txt", "--lang", "zh")
    assert status == 0
    assert "正在导入" in arrived
    assert "新增 2 个文件" in arrived.splitlines()[-1]
