"""Keys that step through one kind of fact, and list the headings to jump by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.keymap import Context
from tui.layout import Role
from tui.locale import text
from tui.screens.moving import Moving
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.layout import Layout

OPENING = 40
"""Characters shown of a paragraph, where an article has no headings."""


class Stepping(Moving):
    """`h l J K ! 0 H`."""

    def do_fact_kind_next(self) -> None:
        """The next fact of the kind of the current one."""
        self._step_kind(1)

    def do_fact_kind_previous(self) -> None:
        """The fact of the same kind before."""
        self._step_kind(-1)

    def _step_kind(self, step: int) -> None:
        opened, current = self.session.opened, self.text_pane.current
        if opened is not None and current is not None:
            kinds = opened.facts.kinds
            self._step(step, lambda at: kinds[at] is kinds[current], "status.no_kind")

    def do_fact_open_next(self) -> None:
        """The next fact without a verdict."""
        self._step_open(1)

    def do_fact_open_previous(self) -> None:
        """The fact without a verdict before."""
        self._step_open(-1)

    def _step_open(self, step: int) -> None:
        opened = self.session.opened
        if opened is not None:
            anchors, verdicts = opened.facts.anchors, opened.verdicts
            self._step(step, lambda at: anchors[at] not in verdicts, "status.no_open")

    def do_fact_suspicious_next(self) -> None:
        """The next figure that cannot be right."""
        self._step(1, self.text_pane.is_suspicious, "status.no_suspicious")

    def do_fact_suspicious_previous(self) -> None:
        """The figure that cannot be right before."""
        self._step(-1, self.text_pane.is_suspicious, "status.no_suspicious")

    def _step(self, step: int, accept: Callable[[int], bool], none: str) -> None:
        self.leave_list()
        self.drop_finding()
        if self.text_pane.next_fact(step, accept):
            self.follow()
        else:
            self.say(text(none))

    def do_outline(self) -> None:
        """The headings of the open article."""
        opened = self.session.opened
        if opened is None:
            return

        def chosen(block: int | None) -> None:
            if block is not None:
                self.show_pane(Context.TEXT)
                self.text_pane.go_to_block(block)
                self.follow()
                self.place_moved()

        self.app.push_screen(Outline(opened.layout), chosen)


class Outline(Picker[int]):
    """Dismissed with the number of a block, or None."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(text("outline.title"), text("outline.hint"), text("outline.keys"))
        self._entries = outline(layout)

    def choices(self, typed: str) -> Sequence[Choice[int]]:
        """The headings that hold what is typed."""
        wanted = typed.casefold()
        return [
            Choice(block, Content(visible_line(words)))
            for block, words in self._entries
            if wanted in words.casefold()
        ]

    def remark(self, typed: str, choices: Sequence[Choice[int]]) -> str:
        """How many."""
        del typed
        return text("outline.count", count=len(choices))


def outline(layout: Layout) -> list[tuple[int, str]]:
    """Blocks to jump to, with their words: headings, or paragraphs where there are none."""
    title = [(n, b.text) for n, b in enumerate(layout.blocks) if b.role is Role.TITLE]
    levels = {f"section.{n}": one.level for n, one in enumerate(layout.article.sections)}
    headings = [
        (number, "  " * max(levels.get(block.field, 1) - 1, 0) + block.text)
        for number, block in enumerate(layout.blocks)
        if block.role is Role.HEADING
    ]
    if headings:
        return title + headings
    return title + [
        (number, block.text[:OPENING])
        for number, block in enumerate(layout.blocks)
        if block.role is Role.PARAGRAPH and block.text.strip()
    ]
