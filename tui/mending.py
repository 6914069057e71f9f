"""Mending an article at the keyboard: a cursor on its blocks, and what each key makes of them.

Knows no terminal. A block is a paragraph, a header line or something that was dropped; its pieces
are what the file has on one line, or a sentence. A key acts on the block, or on the piece when the
cursor went inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.mending import DROPPED, HEADING, TEXT, Act, CannotMendError, Step
from tui.locale import text, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.mending import Block, Sheet
    from heshu.model import Doubt
    from tui.session import Session

_STOP = re.compile(r"[。！？；!?;]+[”’」』）)]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text: what is on one line of the file, or a sentence."""

    start: int
    end: int
    at: int
    """The source offset of its first character."""


def pieces(block: Block, source: str) -> list[Piece]:
    """The pieces of a block of a source text, in order; one at least."""
    shown = block.part.text
    borders = {0, *(match.end() for match in _STOP.finditer(shown))}
    end = 0
    for at, start, length in block.part.source.segments:
        if at and "\n" in source[end:start]:
            borders.add(at)
        end = start + length
    starts = sorted(border for border in borders if border < len(shown))
    found = []
    for start, after in zip(starts, [*starts[1:], len(shown)], strict=True):
        at = next(
            (o for i in range(start, after) if (o := block.part.source.offset(i)) is not None), -1
        )
        if at >= 0:
            found.append(Piece(start, after, at))
    return found or [Piece(0, len(shown), block.start)]


class Mender:
    """The open article as blocks, and a cursor on them.

    Raises (from every act): CannotMendError when it does not fit; StoreError.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.block = 0
        self.piece: int | None = None
        """Which piece of the block the cursor is in; None for the whole block."""
        self.sheets: list[Sheet] = []
        self.article_id = session.opened.id if session.opened else 0
        self._source = session.store.source_of(self.article_id).text
        self._read()

    def _read(self) -> None:
        self.numbers = self.session.store.siblings(self.article_id)
        self.sheets = self.session.store.sheets(self.article_id)
        self.block = min(self.block, max(len(self.blocks) - 1, 0))
        self.piece = None

    # ------------------------------------------------------------ what is there
    @property
    def pieces(self) -> list[Piece]:
        """The pieces of the block under the cursor."""
        return pieces(self.here, self._source)

    @property
    def position(self) -> int:
        """Where the open article stands among those of its file."""
        return self.numbers.index(self.article_id)

    @property
    def sheet(self) -> Sheet:
        """The open article."""
        return self.sheets[self.position]

    @property
    def blocks(self) -> list[Block]:
        """Its blocks in order."""
        return self.sheet.blocks

    @property
    def here(self) -> Block:
        """The block under the cursor."""
        return self.blocks[self.block]

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the block that a key acts on."""
        if self.piece is None:
            return 0, len(self.here.part.text)
        piece = self.pieces[self.piece]
        return piece.start, piece.end

    def doubts(self, block: Block) -> list[Doubt]:
        """The decisions about a block that intake was not sure of."""
        ends = [(start, start + length) for _, start, length in block.part.source.segments]
        return [
            doubt for doubt in self.sheet.base.doubts if any(a <= doubt.start < b for a, b in ends)
        ]

    def label(self, block: Block) -> str:
        """What a block is, in a word."""
        if block.role.startswith(HEADING + "."):
            return word("part", "section")
        name, _, label = block.role.partition(".")
        return label or text(f"mend.role.{name}") if name == "metadata" else _role(name)

    # ------------------------------------------------------------ moving
    def step(self, blocks: int) -> None:
        """Go some blocks on or back."""
        self.block = min(max(self.block + blocks, 0), len(self.blocks) - 1)
        self.piece = None

    def go_inside(self, step: int) -> None:
        """Go a piece on or back within the block; before the first is the whole block."""
        last = len(self.pieces) - 1
        now = -1 if self.piece is None else self.piece
        now = min(max(now + step, -1), last)
        self.piece = None if now < 0 else now

    def next_doubt(self, step: int) -> bool:
        """Go to the next (-1: previous) block in doubt; False when there is none."""
        ahead = range(self.block + step, len(self.blocks) if step > 0 else -1, step)
        found = next((n for n in ahead if self.doubts(self.blocks[n])), None)
        if found is None:
            return False
        self.block, self.piece = found, None
        return True

    def go_to(self, offset: int) -> None:
        """Go to the block that holds a source character, in this article."""
        found = self.sheet.index(offset)
        if found is not None:
            self.block, self.piece = found, None

    # ------------------------------------------------------------ mending
    @property
    def _at(self) -> int:
        if self.piece is not None:
            return self.pieces[self.piece].at
        return self.here.start

    def split_paragraph(self) -> None:
        """Cut the paragraph before the piece under the cursor."""
        if not self.piece:
            raise CannotMendError(text("mend.go_inside"))
        self._mend([Step(Act.SPLIT_PARAGRAPH, self._at)], self._at)

    def split_article(self) -> None:
        """Begin an article here."""
        self._mend([Step(Act.SPLIT_ARTICLE, self._at)], self._at)

    def join_paragraph(self, step: int) -> None:
        """Run the paragraph on to the one before (1: let the next run on to it)."""
        number = self.block if step < 0 else self._next_printed()
        at = self.blocks[number].start
        self._mend([Step(Act.JOIN_PARAGRAPH, at)], at)

    def _next_printed(self) -> int:
        ahead = range(self.block + 1, len(self.blocks))
        found = next((n for n in ahead if self.blocks[n].role != DROPPED), None)
        if found is None:
            raise CannotMendError(text("mend.nothing_below"))
        return found

    def join_article(self, step: int) -> None:
        """Join the article with the one before (1: after) it in the file."""
        number = self.position + (1 if step > 0 else 0)
        if not 0 < number < len(self.sheets):
            raise CannotMendError(text("mend.no_neighbour"))
        first = next((b.start for b in self.sheets[number].blocks if b.start >= 0), -1)
        self._mend([Step(Act.JOIN_ARTICLE, first)], self._at)

    def make(self, role: str) -> None:
        """Make the block, or the piece, a part of the header, text or dropped."""
        alone, at = self._alone()
        self._mend([*alone, Step(Act.ROLE, at, role=role)], at)

    def make_caption(self) -> None:
        """Make the block, or the piece, the caption of a photo: an article of its own."""
        alone, at = self._alone()
        self._mend([*alone, Step(Act.EXTRACT, at, role="caption")], at)

    def drop_or_restore(self) -> None:
        """Drop a block, or restore one that was dropped."""
        self.make(TEXT if self.here.role == DROPPED else DROPPED)

    def move_to(self, article_id: int) -> None:
        """Move the block, or the piece, to the end of another article of the file."""
        target = self.sheets[self.numbers.index(article_id)]
        last = next((b.start for b in reversed(target.blocks) if b.start >= 0), -1)
        alone, at = self._alone()
        self._mend([*alone, Step(Act.MOVE, at, to=last)], self.blocks[max(self.block - 1, 0)].start)

    def settle(self) -> None:
        """Say that what intake decided here is right."""
        found = self.doubts(self.here)
        if not found:
            raise CannotMendError(text("mend.no_doubt"))
        steps = [Step(Act.SETTLE, doubt.start, to=doubt.start + 1) for doubt in found]
        self._mend(steps[:1] if len({s.at for s in steps}) == 1 else steps, self._at)

    def _alone(self) -> tuple[list[Step], int]:
        """The cuts that make the piece under the cursor a block, and where it begins."""
        if self.piece is None:
            return [], self.here.start
        found = self.pieces
        at, steps = found[self.piece].at, []
        if self.piece:
            steps.append(Step(Act.SPLIT_PARAGRAPH, at))
        if self.piece + 1 < len(found):
            steps.append(Step(Act.SPLIT_PARAGRAPH, found[self.piece + 1].at))
        return steps, at

    def _mend(self, steps: Sequence[Step], stay: int) -> None:
        """Do it, and stay with a source character wherever it is now."""
        self.session.mend(self.article_id, steps)
        self.follow(stay)

    def follow(self, offset: int) -> None:
        """Show the article that holds a source character now."""
        known = self.numbers
        store = self.session.store
        alive = next((n for n in [self.article_id, *known] if store.exists(n)), self.article_id)
        self.article_id = alive
        self.numbers, self.sheets = store.siblings(alive), store.sheets(alive)
        for number, sheet in zip(self.numbers, self.sheets, strict=True):
            found = sheet.index(offset)
            if found is not None:
                self.article_id, self.block, self.piece = number, found, None
                return
        self._read()


def _role(name: str) -> str:
    return text(f"mend.role.{name}") if name in (TEXT, DROPPED) else word("part", name)
