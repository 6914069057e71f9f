"""The text pane: moving through one article's facts, search hits and marked span.

How the article is drawn is `ArticleView`'s business.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from heshu.model import Anchor
from tui.widgets.article_view import ArticleView
from tui.widgets.messages import Edge, FactChanged, SelectionChanged
from tui.widgets.selecting import Marking, piece, wider

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.geometry import Offset
    from textual.selection import Selection

    from heshu.model import Fact


class ReaderView(ArticleView):
    """Shows an article and moves through its facts, text, search hits and selection.

    Posts `FactChanged`, `Edge` and `SelectionChanged` (see `tui.widgets.messages`). Binds no
    key: the keymap table calls the methods. Facts are addressed by their index in the sequence
    given to `show`; give them in `tui.layout.reading_order`.
    """

    _marking: Marking | None = None
    _by_mouse = False
    _narrower: Sequence[Anchor] = ()
    _words: Mapping[str, tuple[int, ...]] = MappingProxyType({})

    def _begin_article(self) -> None:
        """What was being marked belonged to another article."""
        self._marking, self._by_mouse, self._words, self._narrower = None, False, {}, ()

    # ------------------------------------------------------------ facts
    @property
    def current(self) -> int | None:
        """Index of the current fact; None when there is none."""
        return self._marks.current if self._marks else None

    @property
    def current_fact(self) -> Fact | None:
        """The current fact."""
        index = self.current
        return None if index is None or not self._marks else self._marks.facts[index]

    def go_to_fact(self, index: int) -> None:
        """Make a fact current and scroll it into view; posts `FactChanged`.

        Raises:
            IndexError: there is no such fact.
        """
        marks = self._marks
        if not marks or not 0 <= index < len(marks.facts):
            what = f"no fact {index}"
            raise IndexError(what)
        before, marks.current = marks.current, index
        self._redraw([marks.anchors[at] for at in (before, index) if at is not None])
        self.goto_anchor(marks.anchors[index])
        if before != index:
            self.screen.post_message(FactChanged(index))

    def next_fact(self, step: int = 1, accept: Callable[[int], bool] | None = None) -> bool:
        """Go to the next (-1: previous) fact that `accept` lets through.

        Without a current fact it starts from the top of the screen. Posts `FactChanged`, or
        `Edge` and returns False when there is none.
        """
        direction = 1 if step > 0 else -1
        left = abs(step)
        for index in self._facts_beyond(direction):
            if accept is None or accept(index):
                left -= 1
                if not left:
                    self.go_to_fact(index)
                    return True
        self.screen.post_message(Edge(direction))
        return False

    def is_suspicious(self, index: int) -> bool:
        """Whether a fact is one that cannot be right, or is suspected of it."""
        return bool(self._marks and self._marks.anchors[index] in self._marks.inconsistent)

    def go_to_block(self, number: int) -> None:
        """Scroll to a block, its first fact (or the next one) made current; posts `FactChanged`."""
        if not self._marks or not self._page:
            return
        fact = self._marks.first_fact_from(number, 0)
        if fact is not None:
            self.go_to_fact(fact)
        self._scroll(max(self._page.line_of(number, 0) - 1, 0))

    def _facts_beyond(self, direction: int) -> range:
        if not self._marks:
            return range(0)
        count, current = len(self._marks.facts), self._marks.current
        if current is None:
            place = self.place
            at = place and self._marks.layout.find(place.field, place.start)
            first = self._marks.first_fact_from(*at) if at else None
            current = (count if first is None else first) - (1 if direction > 0 else 0)
        return range(current + 1, count) if direction > 0 else range(current - 1, -1, -1)

    # ------------------------------------------------------------ selection
    def begin_selection(self) -> None:
        """Start marking: the current fact if it is on screen, else the first character there."""
        marks, place = self._marks, self.place
        if not marks or not place:
            return
        anchor = marks.current_anchor
        if not anchor or not self.in_sight(anchor):
            anchor = Anchor(place.field, place.start, place.start + 1)
        self._mark(anchor)

    def extend(self, unit: str, step: int = 1) -> None:
        """Move the free end of the selection; without one, start it.

        Args:
            unit: `character`, `word`, `sentence`, `paragraph` or `line`.
            step: how many; negative goes back.
        """
        if not self._marking:
            self.begin_selection()
        if not self._marking:
            return
        if unit == "line":
            self._marking.put(self._beside(self._marking, step))
        else:
            self._marking.extend(unit, step)
        self._show_marking()
        free = max(self._marking.free - (self._marking.free > self._marking.fixed), 0)
        self.goto_anchor(Anchor(self._marking.field, free, free))

    def mark_piece(self, unit: str, step: int) -> None:
        """Mark the next (-1: previous) sentence or paragraph; the first is where the eye is.

        Args:
            unit: `sentence` or `paragraph`.
            step: 1 or -1.
        """
        marking = self._marking
        if marking is None:
            self.begin_selection()
            marking = self._marking
            at = min(marking.fixed, marking.free) if marking else 0
        else:
            ends = sorted((marking.fixed, marking.free))
            at = ends[1] if step > 0 else ends[0] - 1
            while 0 <= at < len(marking.text) and marking.text[at] in " \u3000\n":
                at += step
        if marking is not None and 0 <= at < len(marking.text):
            self._put_mark(marking, *piece(marking.text, at, unit))

    def widen(self) -> None:
        """Let the selection take in the clause, the sentence, the paragraph around it."""
        marking, anchor = self._marking, self.selection
        if marking is not None and anchor is not None:
            narrower = (*self._narrower, anchor)
            self._put_mark(marking, *wider(marking.text, anchor.start, anchor.end))
            self._narrower = narrower

    def narrow(self) -> None:
        """Go back to what the selection was before it was widened."""
        if self._marking is not None and self._narrower:
            *narrower, anchor = self._narrower
            self._put_mark(self._marking, anchor.start, anchor.end)
            self._narrower = tuple(narrower)

    def _put_mark(self, marking: Marking, start: int, end: int) -> None:
        if start < end:
            self._narrower = ()
            marking.fixed, marking.free = start, end
            self._show_marking()
            self.goto_anchor(Anchor(marking.field, start, start))

    @property
    def marking(self) -> tuple[str, str, int] | None:
        """Part, its text and the free end of the selection."""
        one = self._marking
        return None if one is None else (one.field, one.text, one.free)

    def set_words(self, field: str, borders: Sequence[int]) -> None:
        """Let word-wise marking in a part of this article follow a dictionary.

        Args:
            field: the part, as in `Anchor.field`.
            borders: offsets between words, rising; prepare them off the hot path.
        """
        self._words = {**self._words, field: tuple(borders)}
        if self._marking and self._marking.field == field:
            self._marking.words = tuple(borders)

    def has_words(self, field: str) -> bool:
        """Whether it does already."""
        return field in self._words

    def swap_ends(self) -> None:
        """Move the other end of the selection from now on."""
        if self._marking:
            self._marking.swap()
            self.goto_anchor(Anchor(self._marking.field, self._marking.free, self._marking.free))

    def cancel_selection(self) -> None:
        """Give the selection up."""
        if self._marking:
            self._marking = None
            self._show_marking()

    @property
    def selecting(self) -> bool:
        """Whether a span is being marked."""
        return self._marking is not None

    @property
    def selection(self) -> Anchor | None:
        """The marked span; it never crosses from one part of the article into another."""
        return self._marking.anchor if self._marking else None

    @property
    def selected_text(self) -> str:
        """The characters of the marked span."""
        anchor = self.selection
        return self._marking.text[anchor.start : anchor.end] if self._marking and anchor else ""

    def _mark(self, anchor: Anchor) -> None:
        if self._marks:
            text = self._marks.layout.article.part(anchor.field).text
            words = self._words.get(anchor.field, ())
            self._marking = Marking(anchor.field, text, anchor.start, anchor.end, words)
            self._narrower = ()
            self._show_marking()

    def _show_marking(self) -> None:
        if not self._marks:
            return
        before, self._marks.selection = self._marks.selection, self.selection
        if before != self.selection:
            self._redraw([anchor for anchor in (before, self.selection) if anchor])
            self.post_message(SelectionChanged(self.selection))

    def _beside(self, marking: Marking, lines: int) -> int:
        """The offset under (above) the free end, so many display lines away, in its part."""
        found = self._marks and self._marks.layout.find(marking.field, marking.free)
        if not found or not self._page:
            return marking.free
        number = self._page.line_of(*found)
        cell = self._page.cell_of(self._page.lines[number], found[1])
        self._page.reach(number + lines)
        line = self._page.lines[min(max(number + lines, 0), len(self._page.lines) - 1)]
        at = self._page.nearest(line, cell)
        place = self._page.layout.anchor(line.block, at, at)
        if place.field != marking.field:
            return 0 if lines < 0 else len(marking.text)
        return place.start

    # ------------------------------------------------------------ search hits
    def find(self, text: str) -> int:
        """Highlight every occurrence of a text, upper and lower case alike; the number of hits."""
        wanted, hits = text.lower(), []
        for number, block in enumerate(self._marks.layout.blocks if self._marks and text else ()):
            inside = block.text.lower()
            at = inside.find(wanted)
            while at >= 0 and len(inside) == len(block.text) and self._marks:
                hits.append(self._marks.layout.anchor(number, at, at + len(text)))
                at = inside.find(wanted, at + len(text))
        self.highlight(hits)
        return len(hits)

    def highlight(self, hits: Sequence[Anchor]) -> None:
        """Highlight these spans as search hits; an empty sequence takes them away."""
        if self._marks:
            self._redraw(self._marks.set_hits(hits))

    def next_hit(self, step: int = 1) -> bool:
        """Scroll to the next (-1: previous) hit, round the end; False when there are none.

        The first one is the first at or below the top of the screen.
        """
        marks = self._marks
        if not marks or not marks.hits:
            return False
        before = marks.current_hit
        if before is None:
            now = self._first_hit_on_screen() if step > 0 else len(marks.hits) - 1
        else:
            now = (before + step) % len(marks.hits)
        marks.current_hit = now
        self._redraw([marks.hits[at] for at in (before, now) if at is not None])
        return self.goto_anchor(marks.hits[now])

    @property
    def hit(self) -> tuple[int, int]:
        """Number of the current hit, from 1 (0: none yet), and of all hits."""
        if not self._marks:
            return 0, 0
        at = self._marks.current_hit
        return 0 if at is None else at + 1, len(self._marks.hits)

    def _first_hit_on_screen(self) -> int:
        place, marks = self.place, self._marks
        if not place or not marks:
            return 0
        top = marks.layout.order(place)[:2]
        return next(
            (n for n, hit in enumerate(marks.hits) if marks.layout.order(hit)[:2] >= top), 0
        )

    # ------------------------------------------------------------ mouse
    def on_click(self, event: events.Click) -> None:
        """A click on a fact makes it the current one; the end of a drag is no click."""
        if self.text_selection:
            return
        at = event.get_content_offset(self)
        address = self.character_at(at) if at else None
        fact = self._marks.fact_at(*address) if self._marks and address else None
        if fact is not None:
            self.go_to_fact(fact)

    def selection_updated(self, selection: Selection | None) -> None:
        """Textual's mouse selection changed: a drag marks a span of the article."""
        if selection is None:
            if self._by_mouse:
                self.cancel_selection()
            self._by_mouse = False
            return
        start, end = (self._dragged_to(offset) for offset in selection)
        if start and end and start.field == end.field and start.start < end.start:
            self._by_mouse = True
            self._mark(Anchor(start.field, start.start, end.start))

    def get_selection(self, _selection: Selection) -> tuple[str, str] | None:
        """The marked characters, for Textual's copy."""
        return (self.selected_text, "\n") if self.selection else None

    def _dragged_to(self, offset: Offset | None) -> Anchor | None:
        if offset is None or not self._page or not self._page.reach(offset.y):
            return None
        line = self._page.lines[offset.y]
        within = min(max(offset.x, line.start), max(line.end, line.start))
        return self._page.layout.anchor(line.block, within, within)
