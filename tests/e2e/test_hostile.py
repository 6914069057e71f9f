"""A document that tries to speak to the terminal is shown, on every screen, and not obeyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.e2e.terminal import Reader
from tests.tui.desk import make_store

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "\x1b]52;c;aGFja2Vk\x07"  # OSC 52: write the clipboard
    "\x1b]0;stolen\x07"  # the window's title
    "\x1b[2J\x1b[31mred"  # clear, colour
    "\x9b31mc1\x9d0;c1 title\x9c"  # the same in 8 bits
    "\u202e12.5%\u202c"  # override the direction
    "\u2066\u200b\u200d\ufeff"
    "\x08\x0c\x0e\x7f"
    "[/][@click=app.bell]press[/] a[/b]c [bold]"
    "\U000e0041\U000e0042"
)

DOCUMENTS = {
    "hostile.txt": f"标题{HOSTILE}栏\n\n正文{HOSTILE}增收320万元，同比增长{HOSTILE}12.5%。\n\n"
    f"另有{HOSTILE}共1150亩。\n\n" + "村里人多半种稻，也有人家养蚕。" * 400 + "\n",
    "tame.txt": "河湾村修路\n\n村里修路9.6公里。\n",
}

# What a document can bring that Textual itself never writes to a terminal.
FORBIDDEN = {
    "OSC": "\x1b\\](?!22;default\x07)",  # Textual resets the pointer's shape
    "colour and clearing": "\x1b\\[31mred|\x1b\\[2J",
    "C1": "[\x80-\x9f]",
    "direction": "[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]",
    "zero width": "[\u200b-\u200d\ufeff]",
    "tags": "[\U000e0000-\U000e007f]",
    "C0": "[\x00-\x06\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|(?<!default)\x07",
}
KEYS = [
    *("n", "f", "y", "tab", "j", "tab", "j", "j", "\r"),
    *("c", "330", "\x1b", "y", "t", "x", "\r", "\x04", "\x1b"),
    *("m", "note", "\r", "M", "note", "\r", "v", "l", "l", "S", "s", "a", "label", "\r"),
    *("/", "正文", "\r", "N", "P", "/", "red", "\x1b", "?", "q", "\x10", "\x1b", "u", "\x12"),
]
NAMED = {"tab": "\t"}


def test_the_bytes_of_no_screen_obey_the_document(tmp_path: Path) -> None:
    path = make_store(tmp_path, DOCUMENTS)
    with Reader(path, size=(100, 30)) as reader:
        reader.wait_for("fact ")
        for key in KEYS:
            reader.send(NAMED.get(key, key))
            reader.settle(0.3)
        reader.process.terminate()
        reader.wait_for_end()
        seen = reader.seen.decode()
    for name, pattern in FORBIDDEN.items():
        found = re.search(pattern, seen)
        where = seen[max(0, found.start() - 60) : found.end() + 60] if found else ""
        assert found is None, (name, where)
    assert "␛" in seen, "the document's escapes are shown"
    assert "[@click" in seen


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "xterm"}, {"TERM": "linux"}])
def test_facts_differ_by_more_than_colour_where_colours_are_few(
    environ: dict[str, str], tmp_path: Path
) -> None:
    path = make_store(
        tmp_path, {"roads.txt": "修路\n\n村里修路9.6公里，又铺石板2.5公里，路好走。\n"}
    )
    with Reader(path, size=(100, 30), environ=environ) as reader:
        reader.wait_for("fact 1/2")
        reader.settle()
        seen = reader.seen.decode(errors="replace")
    current = _attributes(seen, "村里修路", "9.6公里")
    other = _attributes(seen, "又铺石板", "2.5公里")
    assert 4 in other
    assert 4 not in _attributes(seen, "2.5公里", "，路好走。")
    assert {1, 7} <= current
    assert current != other


def _attributes(seen: str, before: str, words: str) -> set[int]:
    """SGR attributes (bold 1, underline 4, reverse 7) of some words after others, no colours."""
    found = re.findall(rf"{before}(?:\x1b\[0m)?\x1b\[([0-9;]*)m{words}", seen)
    assert found, f"{words} is not on screen"
    codes = [int(code) for code in found[-1].split(";") if code]
    attributes = set()
    while codes:
        code = codes.pop(0)
        if code in (38, 48):
            del codes[: 2 if codes[:1] == [5] else 4]
        elif code < 10:
            attributes.add(code)
    return attributes


def test_bytes_that_are_no_utf_8_do_not_end_the_reader(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    with Reader(path) as reader:
        reader.wait_for("fact ")
        reader.send("/")
        reader.settle()
        reader.send("核查".encode("gbk"))
        reader.settle()
        reader.send("\x1b")
        reader.settle()
        reader.send("y")
        reader.wait_for("saved confirmed")
