"""What was said of a text that is not there any more, old → new: give it again, or drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from tui.changes import NOTE_LABEL
from tui.locale import text, word
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from heshu.model import Fact
    from store.stale import Stale


class StaleList(ModalScreen["tuple[str, Stale] | None"]):
    """Dismissed with `reapply` or `drop` and what it is about; None on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ｑ,U,Ｕ", "close", show=False),
        Binding("j,down,ｊ", "move(1)", show=False),
        Binding("k,up,ｋ", "move(-1)", show=False),
        Binding("r,enter,ｒ", "deal('reapply')", show=False),
        Binding("x,ｘ", "deal('drop')", show=False),
    ]

    def __init__(self, found: Sequence[Stale], fact: Fact | None) -> None:
        super().__init__()
        self._found, self._fact = found, fact

    def compose(self) -> ComposeResult:
        """The list, the current figure it would be given to, and the keys."""
        onto = self._fact.exact if self._fact else ""
        about = text("stale.onto", exact=onto) if onto else text("stale.no_fact")
        about = text("stale.proposed") if all(one.figure for one in self._found) else about
        with Vertical(classes="dialog dialog-tall"):
            yield Label(Content(text("stale.title")), classes="dialog-title")
            yield Static(Content(visible_line(about)), classes="dialog-about")
            yield OptionList(
                *(Option(_shown(one)) for one in self._found), compact=True, markup=False
            )
            yield Static(Content(text("stale.keys")), classes="dialog-keys")

    def on_mount(self) -> None:
        """The first one is chosen; the list takes no focus."""
        options = self.query_one(OptionList)
        options.can_focus = False
        options.highlighted = 0

    def action_move(self, step: int) -> None:
        """Another one."""
        options = self.query_one(OptionList)
        now = (options.highlighted or 0) + step
        options.highlighted = min(max(now, 0), len(self._found) - 1)

    def action_deal(self, what: str) -> None:
        """Close with what to do."""
        self.dismiss((what, self._found[self.query_one(OptionList).highlighted or 0]))

    def action_close(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)


def _shown(stale: Stale) -> Content:
    """Three lines: what was said, the old words, the new ones."""
    label = word("verdict", stale.label) if stale.what == "verdict" else stale.label
    if stale.what == "annotation" and stale.label == NOTE_LABEL:
        label = text("stale.note")
    said = "  ".join(part for part in (label, stale.exact, stale.note, stale.reviewer) if part)
    now = stale.now or text("stale.nothing")
    return Content.assemble(
        (visible_line(said), "bold"),
        "\n  ",
        visible_line(f"{text('stale.old')} {stale.old}"),
        "\n  ",
        visible_line(f"{text('stale.new')} {now}"),
        visible_line(f"  → {stale.figure.exact}") if stale.figure else "",
    )
