"""What is sent draws the same screen as Textual's own update, in fewer bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate

from tests.tui.desk import make_store, reading
from tui import painting
from tui.painting import TightCompositor, TightUpdate, change, paint_now

if TYPE_CHECKING:
    from pathlib import Path

TRUE = ColorSystem.TRUECOLOR


def test_only_what_differs_is_said() -> None:
    plain, bold = Style.parse("red on black"), Style.parse("bold red on black")
    assert change(plain, plain, TRUE) == ""
    assert change(plain, bold, TRUE) == "\x1b[1m"
    assert change(bold, plain, TRUE) == "\x1b[22m"
    assert change(plain, Style.parse("green on black"), TRUE) == "\x1b[32m"
    assert change(plain, Style(), TRUE) == "\x1b[39;49m"


def test_bold_and_dim_share_the_code_that_takes_them_away() -> None:
    both, dim = Style(bold=True, dim=True), Style(dim=True)
    assert change(both, dim, TRUE) == "\x1b[22;2m"


def test_colours_are_those_the_terminal_has() -> None:
    wanted = change(Style(), Style.parse("#ff0000"), ColorSystem.EIGHT_BIT)
    assert wanted == "\x1b[38;5;196m"


_LAYER = {"3": "38", "9": "38", "4": "48", "10": "48"}
"""First digits of the sixteen colours: of the characters, of the ground."""

_OFF = {"22": ("1", "2"), "23": ("3",), "24": ("4",), "25": ("5",), "27": ("7",), "29": ("9",)}


class Terminal:
    """Knows the codes that an update may hold, and what every cell shows."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, frozenset[str]]] = {}
        self._look: dict[str, str] = {}

    def feed(self, sent: str) -> None:
        x = y = 0
        for code, text in re.findall(r"\x1b\[([0-9;]*[Hm])|([^\x1b\n]+)", sent):
            if code.endswith("H"):
                y, x = (int(part) for part in code[:-1].split(";"))
            elif code:
                self._set(code[:-1].split(";"))
            for character in text:
                look = frozenset(self._look.values())
                if character == " " and not {"4", "7", "9"} & self._look.keys():
                    look = frozenset({self._look.get("48", "")})
                self.cells[y, x] = character, look
                x += cell_len(character)

    def _set(self, codes: list[str]) -> None:
        while codes:
            code = codes.pop(0)
            if code in {"38", "48"}:
                more = 4 if codes[0] == "2" else 2
                self._look[code] = ";".join([code, *codes[:more]])
                del codes[:more]
            elif code in {"39", "49"}:
                self._look.pop(f"{code[0]}8", None)
            elif code == "0":
                self._look.clear()
            elif code in _OFF:
                for one in _OFF[code]:
                    self._look.pop(one, None)
            else:
                self._look[_LAYER.get(code[:-1], code)] = code


@pytest.mark.parametrize("theme", ["heshu-dark", "heshu-ansi"])
@pytest.mark.parametrize("keys", ["n", "nny", "f", "fo", "jj", "tab j j"])
async def test_every_cell_looks_as_in_textuals_own_update(
    keys: str, theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    updates: list[tuple[TightUpdate, ChopsUpdate]] = []
    render = TightCompositor.render_partial_update

    def noted(self: TightCompositor) -> CompositorUpdate | None:
        changed = self._dirty_regions.copy()
        update = render(self)
        self._dirty_regions |= changed
        own = Compositor.render_partial_update(self)
        if isinstance(update, TightUpdate) and isinstance(own, ChopsUpdate):
            updates.append((update, own))
        return update

    monkeypatch.setattr(TightCompositor, "render_partial_update", noted)
    async with reading(make_store(tmp_path)) as (pilot, _):
        pilot.app.theme = theme
        await pilot.pause()
        updates.clear()
        await pilot.press(*(keys.split() if " " in keys else keys))
        await pilot.pause()
        console, ours, theirs = pilot.app.console, 0, 0
        assert updates
        for update, textuals in updates:
            mine, own = Terminal(), Terminal()
            sent, full = update.render_segments(console), textuals.render_segments(console)
            mine.feed(sent)
            own.feed(full)
            assert mine.cells
            assert not {
                at: own.cells[at] for at, cell in mine.cells.items() if own.cells[at] != cell
            }
            ours, theirs = ours + len(sent), theirs + len(full)
        assert ours < theirs


@pytest.mark.parametrize("keys", ["n n n n p p", "n y n y u n", "f o o b f i n", "tab j j k k"])
async def test_what_was_sent_over_many_keys_adds_up_to_the_screen(
    keys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[CompositorUpdate] = []
    render = TightCompositor.render_update

    def noted(self: TightCompositor, *args: bool, **given: bool) -> CompositorUpdate | None:
        update = render(self, *args, **given)
        if update is not None:
            sent.append(update)
        return update

    monkeypatch.setattr(TightCompositor, "render_update", noted)
    async with reading(make_store(tmp_path)) as (pilot, _):
        compositor, console = pilot.app.screen._compositor, pilot.app.console
        ours, now = Terminal(), Terminal()
        ours.feed(compositor.render_full_update().render_segments(console))
        for key in keys.split():
            sent.clear()
            await pilot.press(key)
            await pilot.pause()
            for update in sent:
                ours.feed(update.render_segments(console))
        now.feed(compositor.render_full_update().render_segments(console))
        assert not {
            at: (ours.cells[at], cell) for at, cell in now.cells.items() if ours.cells[at] != cell
        }


async def test_a_key_paints_once_and_before_the_next_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(make_store(tmp_path)) as (pilot, desk):
        await pilot.press("n")
        await pilot.pause()
        compositor = desk._compositor
        assert isinstance(compositor, TightCompositor)
        paints: list[object] = []
        monkeypatch.setattr(type(pilot.app), "_display", lambda _, *shown: paints.append(shown))
        compositor.painted_at = 0.0
        desk.action_press("fact.next")
        assert len(paints) == 1
        await pilot.pause()
        assert len(paints) == 1


async def test_keys_that_come_faster_than_frames_are_left_to_textual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(make_store(tmp_path)) as (pilot, desk):
        await pilot.pause()
        paints: list[object] = []
        monkeypatch.setattr(painting, "FRAME", 3600)
        monkeypatch.setattr(type(pilot.app), "_display", lambda _, *shown: paints.append(shown))
        desk.action_press("fact.next")
        desk.action_press("fact.next")
        assert not paints
        await pilot.pause()
        assert paints


async def test_what_needs_a_layout_is_left_to_textual(tmp_path: Path) -> None:
    async with reading(make_store(tmp_path)) as (pilot, desk):
        await pilot.pause()
        compositor = desk._compositor
        assert isinstance(compositor, TightCompositor)
        compositor.painted_at = 0.0
        desk.status.refresh(layout=True)
        paint_now(desk)
        assert compositor.painted_at == 0.0
        await pilot.pause()
        assert compositor.painted_at
