"""The steps a mend is made of: each one changes the blocks of one article or of two."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from heshu.mending.sheet import (
    DROPPED,
    HEADING,
    TEXT,
    Block,
    CannotMendError,
    Sheet,
    halves,
    joined,
    locate,
)
from heshu.model import PRINTED_PARTS, ArticleKind, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

NAMED = ("title", "subtitle", "kicker", "byline", "column", "date", "dateline", "credit")
"""The header parts a person can give a line; an article has at most one of each."""

ROLES = (TEXT, DROPPED, *NAMED)
"""What a line can be made by hand."""

NONE = "-"
"""What a split says of a date or issuer that the new article does not have."""

_SPOT = 40
"""Characters from a cut on in which a doubt is about this cut."""


class Act(StrEnum):
    """What a step does."""

    SPLIT_PARAGRAPH = "split_paragraph"
    """The block is cut before the character `at`."""
    JOIN_PARAGRAPH = "join_paragraph"
    """The block of `at` is run on to the one before it; `role` may be `close` or `spaced`."""
    SPLIT_ARTICLE = "split_article"
    """From the block that begins with `at`, the rest is an article of its own."""
    JOIN_ARTICLE = "join_article"
    """The article of `at` is added to the one before it; its title becomes text."""
    ROLE = "role"
    """The block of `at` becomes `role`; what had this role becomes text."""
    EXTRACT = "extract"
    """The block of `at` alone becomes an article, after its own."""
    MOVE = "move"
    """The block of `at` is set after (`before`: in front of) the block of `to`."""
    KIND = "kind"
    """The article of `at` is news, a report, a caption …"""
    SETTLE = "settle"
    """What intake decided from `at` to `to` is right."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change; offsets count in the source text."""

    act: Act
    at: int
    to: int = -1
    role: str = ""
    """For `role` the new one; for a split, an extract or `kind`, the kind of the article."""
    before: bool = False
    issued: str = ""
    """For a split: the date of the new article, when it is not that of the old one."""
    issuer: str = ""
    name: str = ""
    """For a split: what the new article is called, when it had a name before."""


def step_records(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Steps as plain JSON values, without what is at its default."""
    default = asdict(Step(Act.SETTLE, -1))
    return [
        {"act": step.act.value}
        | {k: v for k, v in asdict(step).items() if k != "act" and v != default[k]}
        for step in steps
    ]


def read_steps(records: Iterable[Mapping[str, Any]]) -> list[Step]:
    """Steps from their records.

    Raises:
        CannotMendError: not what `step_records` writes.
    """
    names = {field.name for field in fields(Step)}
    try:
        return [
            Step(**{**{k: v for k, v in record.items() if k in names}, "act": Act(record["act"])})
            for record in records
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        msg = f"not a step of a mend ({error})"
        raise CannotMendError(msg) from error


def take(sheets: list[Sheet], step: Step) -> None:
    """Let a step take effect.

    Raises:
        CannotMendError: it does not fit; the sheets may be half changed.
    """
    _TAKERS[step.act](sheets, step)


# ---------------------------------------------------------------- paragraphs


def _split_paragraph(sheets: list[Sheet], step: Step) -> None:
    sheet, number = locate(sheets, step.at)
    block = sheet.blocks[number]
    _no_row(block)
    _cut_block(sheet, number, block.position(step.at) or 0)
    _settle(sheet, step.at)


def _cut_block(sheet: Sheet, number: int, at: int) -> None:
    block = sheet.blocks[number]
    first, second = halves(block.part, at)
    if not first.text.strip() or not second.text.strip():
        msg = "there is nothing to part here"
        raise CannotMendError(msg)
    rest = replace(block, part=second)
    if block.role not in (TEXT, DROPPED):
        rest = replace(rest, role=TEXT)
    sheet.blocks[number : number + 1] = [replace(block, part=first), rest]
    sheet.touched = True


def _join_paragraph(sheets: list[Sheet], step: Step) -> None:
    sheet, number = locate(sheets, step.at)
    block = sheet.blocks[number]
    above = block_above(sheet, number)
    if above is None:
        msg = "nothing stands before it to be joined to"
        raise CannotMendError(msg)
    _no_row(block)
    _no_row(sheet.blocks[above])
    sheet.blocks[above] = replace(
        sheet.blocks[above], part=_run_on(sheet.blocks[above], block, step.role)
    )
    del sheet.blocks[number]
    sheet.touched = True
    _settle(sheet, step.at)


def block_above(sheet: Sheet, number: int) -> int | None:
    """The block that a block is joined to: what was dropped between two lines does not count."""
    hidden = sheet.blocks[number].role == DROPPED
    above = (n for n in range(number - 1, -1, -1) if hidden or sheet.blocks[n].role != DROPPED)
    return next(above, None)


def _run_on(first: Block, second: Block, how: str) -> Part:
    """Two lines in one; a blank is made between two words of Latin script and in headlines."""
    if how:
        return joined([first.part, second.part], " " if how == "spaced" else "")
    left, right = first.part.text[-1:], second.part.text[:1]
    apart = first.end != second.start
    latin = left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
    header = first.role not in (TEXT, DROPPED) and not first.role.startswith(HEADING)
    return joined([first.part, second.part], " " if apart and (latin or header) else "")


def _no_row(block: Block) -> None:
    if block.cells:
        msg = "a row of a table is neither split nor joined"
        raise CannotMendError(msg)


# ---------------------------------------------------------------- roles


def _role(sheets: list[Sheet], step: Step) -> None:
    sheet, number = locate(sheets, step.at)
    block = sheet.blocks[number]
    role = step.role
    known = role in (TEXT, DROPPED) or role in PRINTED_PARTS
    if not known and not role.startswith((HEADING + ".", "metadata.")):
        msg = f"a line cannot be made {role}"
        raise CannotMendError(msg)
    if role.startswith(HEADING + ".") and not role.split(".", 2)[1].isdigit():
        msg = "a heading has a level"
        raise CannotMendError(msg)
    if role == block.role:
        msg = "it is that already"
        raise CannotMendError(msg)
    if role not in (TEXT, DROPPED) and not role.startswith(HEADING + "."):
        for other, one in enumerate(sheet.blocks):
            if one.role == role:
                sheet.blocks[other] = replace(one, role=TEXT)
    sheet.blocks[number] = replace(block, role=role)
    sheet.touched = True
    _settle(sheet, block.start, block.end)
    if not sheet.printed:
        msg = "the article would be empty"
        raise CannotMendError(msg)


# ---------------------------------------------------------------- articles


def _split_article(sheets: list[Sheet], step: Step) -> None:
    sheet, number = locate(sheets, step.at)
    at = sheet.blocks[number].position(step.at) or 0
    if at:
        _no_row(sheet.blocks[number])
        _cut_block(sheet, number, at)
        number += 1
    rest = sheet.blocks[number:]
    kept = sheet.blocks[:number]
    if not any(b.role != DROPPED for b in kept) or not any(b.role != DROPPED for b in rest):
        msg = "there is nothing to part here"
        raise CannotMendError(msg)
    sheet.blocks = kept
    _put_new(sheets, sheet, rest, step)


def _extract(sheets: list[Sheet], step: Step) -> None:
    sheet, number = locate(sheets, step.at)
    block = sheet.blocks.pop(number)
    if not sheet.printed:
        msg = "it is an article of its own already"
        raise CannotMendError(msg)
    _put_new(sheets, sheet, [replace(block, role=TEXT)], step)


def _put_new(sheets: list[Sheet], sheet: Sheet, blocks: list[Block], step: Step) -> None:
    """A new article after its old one, dated like it."""
    kind = _kind_of(step.role) if step.role else _kind_after(sheet.base.kind)
    base = replace(
        sheet.base,
        kind=kind,
        issued=_said(step.issued, sheet.base.issued),
        issuer=_said(step.issuer, sheet.base.issuer),
        parts={} if step.issued else sheet.base.parts,
        doubts=(),
    )
    new = Sheet(step.name or _new_name(sheets, sheet.name, step.at), blocks, base)
    sheets.insert(next(n for n, one in enumerate(sheets) if one is sheet) + 1, new)
    sheet.touched = new.touched = True
    _settle(sheet, step.at)


def _said(given: str, else_: str) -> str:
    return "" if given == NONE else given or else_


def _kind_of(name: str) -> ArticleKind:
    try:
        return ArticleKind(name)
    except ValueError:
        msg = f"no kind of article is called {name}"
        raise CannotMendError(msg) from None


def _kind_after(kind: ArticleKind) -> ArticleKind:
    return ArticleKind.NEWS if kind in (ArticleKind.CAPTION, ArticleKind.INTRO) else kind


def _new_name(sheets: Sequence[Sheet], parent: str, at: int) -> str:
    """The lasting name of what is split off: the same wherever the same mend is replayed."""
    taken = {sheet.name for sheet in sheets}
    ordinal = 0
    while True:
        text = f"{parent}\n{at}\n{ordinal}"
        name = hashlib.sha256(text.encode()).hexdigest()[:32]
        if name not in taken:
            return name
        ordinal += 1


def _join_article(sheets: list[Sheet], step: Step) -> None:
    sheet, _ = locate(sheets, step.at)
    number = next(n for n, one in enumerate(sheets) if one is sheet)
    if not number:
        msg = "no article stands before it"
        raise CannotMendError(msg)
    above = sheets[number - 1]
    above.blocks += [_as_text(block) for block in sheet.blocks]
    doubts = (*above.base.doubts, *sheet.base.doubts)
    above.base = replace(above.base, doubts=doubts)
    above.settled += sheet.settled
    above.changes = max(above.changes, sheet.changes)
    above.touched = True
    del sheets[number]
    _settle(above, sheet.blocks[0].start)


def _as_text(block: Block) -> Block:
    header = block.role in PRINTED_PARTS or block.role.startswith("metadata.")
    return replace(block, role=TEXT) if header else block


def _move(sheets: list[Sheet], step: Step) -> None:
    sheet, number = locate(sheets, step.at)
    block = sheet.blocks[number]
    target, place = locate(sheets, step.to)
    if target.blocks[place] is block:
        msg = "it stands there already"
        raise CannotMendError(msg)
    del sheet.blocks[number]
    if not sheet.printed:
        msg = "the article would be empty; join it instead"
        raise CannotMendError(msg)
    place = next(n for n, one in enumerate(target.blocks) if one.position(step.to) is not None)
    if block.role not in (TEXT, DROPPED) and target is not sheet:
        block = replace(block, role=TEXT)
    target.blocks.insert(place if step.before else place + 1, block)
    sheet.touched = target.touched = True
    _settle(target, block.start)


def _kind(sheets: list[Sheet], step: Step) -> None:
    sheet, _ = locate(sheets, step.at)
    kind = _kind_of(step.role)
    if kind is sheet.base.kind:
        msg = "it is that already"
        raise CannotMendError(msg)
    sheet.base = replace(sheet.base, kind=kind)
    sheet.touched = True


def _settle_step(sheets: list[Sheet], step: Step) -> None:
    for sheet in sheets:
        if any(doubt.start == step.at for doubt in sheet.base.doubts):
            _settle(sheet, step.at, max(step.to, step.at + 1))
            sheet.touched = True
            return
    msg = "there is no doubt here"
    raise CannotMendError(msg)


def _settle(sheet: Sheet, start: int, end: int = -1) -> None:
    """A person has decided here: what intake was not sure of is answered."""
    if start >= 0:
        sheet.settled = (*sheet.settled, (start, end if end > start else start + _SPOT))


_TAKERS: dict[Act, Callable[[list[Sheet], Step], None]] = {
    Act.SPLIT_PARAGRAPH: _split_paragraph,
    Act.JOIN_PARAGRAPH: _join_paragraph,
    Act.SPLIT_ARTICLE: _split_article,
    Act.JOIN_ARTICLE: _join_article,
    Act.ROLE: _role,
    Act.EXTRACT: _extract,
    Act.MOVE: _move,
    Act.KIND: _kind,
    Act.SETTLE: _settle_step,
}
