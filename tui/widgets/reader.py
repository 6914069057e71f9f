"""The text pane: one article, drawn line by line, with its facts.

Only what is on screen is drawn (Textual's Line API), and a step to the next fact redraws two
lines. The reasons are measured in `docs/terminal.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from heshu.model import Anchor, Annotation, Article, Fact, Finding, Verdict


class ReaderView(ScrollView, can_focus=True):
    """Shows an article and moves through its facts, text, search hits and selection.

    Posts `FactChanged`, `Edge` and `SelectionChanged` (see `tui.widgets.messages`). Binds no
    key: the keymap table calls the methods. Facts are addressed by their index in the sequence
    given to `show`; give them in `tui.layout.reading_order`.
    """

    def __init__(
        self,
        *,
        measure: int = 96,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`measure` is the greatest line length in cells; a wider pane centres the text."""
        super().__init__(name=name, id=id, classes=classes)

    # ------------------------------------------------------------ data
    def show(
        self,
        article: Article,
        facts: Sequence[Fact],
        *,
        findings: Sequence[Finding] = (),
        verdicts: Mapping[Anchor, Verdict] | None = None,
        annotations: Sequence[Annotation] = (),
        current: int | None = 0,
    ) -> None:
        """Replace what is shown; `current` None stands on no fact. Posts no message."""
        raise NotImplementedError

    def clear(self) -> None:
        """Show nothing."""
        raise NotImplementedError

    def update_marks(
        self,
        *,
        findings: Sequence[Finding] | None = None,
        verdicts: Mapping[Anchor, Verdict] | None = None,
        annotations: Sequence[Annotation] | None = None,
    ) -> None:
        """Replace some of the marks; only lines whose marks changed are redrawn."""
        raise NotImplementedError

    # ------------------------------------------------------------ facts
    @property
    def current(self) -> int | None:
        """Index of the current fact; None when there is none."""
        raise NotImplementedError

    @property
    def current_fact(self) -> Fact | None:
        """The current fact."""
        raise NotImplementedError

    def go_to_fact(self, index: int) -> None:
        """Make a fact current and scroll it into view; posts `FactChanged`."""
        raise NotImplementedError

    def next_fact(self, step: int = 1, accept: Callable[[int], bool] | None = None) -> bool:
        """Go to the next (-1: previous) fact that `accept` lets through.

        Posts `FactChanged`, or `Edge` and returns False when there is none.
        """
        raise NotImplementedError

    # ------------------------------------------------------------ scrolling
    def move(self, lines: int) -> None:
        """Scroll by lines."""
        raise NotImplementedError

    def move_pages(self, pages: float) -> None:
        """Scroll by pages; 0.5 is half a page."""
        raise NotImplementedError

    def top(self) -> None:
        """Scroll to the first line."""
        raise NotImplementedError

    def bottom(self) -> None:
        """Scroll to the last line."""
        raise NotImplementedError

    def goto_anchor(self, anchor: Anchor) -> bool:
        """Scroll a place into view; False when the article has no such place."""
        raise NotImplementedError

    def goto_heading(self, step: int = 1) -> bool:
        """Scroll to the next (-1: previous) heading below (above) the top line."""
        raise NotImplementedError

    @property
    def place(self) -> Anchor | None:
        """The first character on screen, as an empty span: what to come back to."""
        raise NotImplementedError

    # ------------------------------------------------------------ selection
    def begin_selection(self) -> None:
        """Start marking at the current fact, or at the first character on screen."""
        raise NotImplementedError

    def extend(self, unit: str, step: int = 1) -> None:
        """Move the free end of the selection.

        Args:
            unit: `character`, `word`, `sentence`, `paragraph` or `line`.
            step: how many; negative goes back.
        """
        raise NotImplementedError

    def swap_ends(self) -> None:
        """Move the other end of the selection from now on."""
        raise NotImplementedError

    def cancel_selection(self) -> None:
        """Give the selection up."""
        raise NotImplementedError

    @property
    def selecting(self) -> bool:
        """Whether a span is being marked."""
        raise NotImplementedError

    @property
    def selection(self) -> Anchor | None:
        """The marked span; it never crosses from one part of the article into another."""
        raise NotImplementedError

    @property
    def selected_text(self) -> str:
        """The characters of the marked span."""
        raise NotImplementedError

    # ------------------------------------------------------------ search hits
    def find(self, text: str) -> int:
        """Highlight every occurrence of a text; the number of hits."""
        raise NotImplementedError

    def highlight(self, hits: Sequence[Anchor]) -> None:
        """Highlight these spans as search hits; an empty sequence takes them away."""
        raise NotImplementedError

    def next_hit(self, step: int = 1) -> bool:
        """Scroll to the next (-1: previous) hit, round the end; False when there are none."""
        raise NotImplementedError
