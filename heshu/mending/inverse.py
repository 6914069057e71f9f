"""The mend that takes a mend back.

The store takes a mend back by replaying the others. This is for whoever holds only articles and
a mend, and it shows that no step loses anything: every one of them has its inverse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.mending.sheet import DROPPED, TEXT, CannotMendError, copied, halves, locate
from heshu.mending.steps import NAMED, NONE, Act, Step, block_above, take
from heshu.model import PRINTED_PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.mending.sheet import Sheet


def inverse(sheets: Sequence[Sheet], steps: Sequence[Step]) -> list[Step]:
    """The steps that lead back from the sheets after a mend to these.

    Args:
        sheets: the sheets before the mend.
        steps: the mend.

    Raises:
        CannotMendError: the mend does not fit these sheets.
    """
    before, back = copied(sheets), list[list[Step]]()
    for step in steps:
        after = copied(before)
        take(after, step)
        back.append(_back(before, after, step))
        before = after
    return [step for steps in reversed(back) for step in steps]


def _back(before: list[Sheet], after: list[Sheet], step: Step) -> list[Step]:
    match step.act:
        case Act.SPLIT_PARAGRAPH:
            return [_join(before, step)]
        case Act.JOIN_PARAGRAPH:
            return _part_again(before, step)
        case Act.SPLIT_ARTICLE:
            return _join_again(before, after, step)
        case Act.JOIN_ARTICLE:
            return _split_again(before, step)
        case Act.ROLE:
            return _roles_again(before, step)
        case Act.EXTRACT:
            return _put_back(before, step)
        case Act.MOVE:
            return [*_move_back(before, step), *_role_again(before, step)]
        case Act.KIND:
            sheet, _ = locate(before, step.at)
            return [Step(Act.KIND, step.at, role=sheet.base.kind.value)]
        case _:
            return []


def _join(before: list[Sheet], step: Step) -> Step:
    """The join that makes one block again, with what was made at the cut."""
    sheet, number = locate(before, step.at)
    block = sheet.blocks[number]
    at = block.position(step.at) or 0
    first, _ = halves(block.part, at)
    return Step(Act.JOIN_PARAGRAPH, step.at, role="spaced" if len(first.text) < at else "close")


def _part_again(before: list[Sheet], step: Step) -> list[Step]:
    sheet, number = locate(before, step.at)
    block = sheet.blocks[number]
    steps = [Step(Act.SPLIT_PARAGRAPH, block.start)]
    target = block_above(sheet, number)
    above = "" if target is None else sheet.blocks[target].role
    given = above if above == DROPPED else TEXT
    if target != number - 1:
        # What was dropped between the two stays where it was printed.
        steps.append(Step(Act.MOVE, block.start, to=sheet.blocks[number - 1].start))
    if block.role != given:
        steps.append(Step(Act.ROLE, block.start, role=block.role))
    return steps


def _join_again(before: list[Sheet], after: list[Sheet], step: Step) -> list[Step]:
    sheet, number = locate(before, step.at)
    within = sheet.blocks[number].position(step.at)
    new, _ = locate(after, step.at)
    back = [Step(Act.JOIN_ARTICLE, step.at)]
    back += [
        Step(Act.ROLE, block.start, role=block.role)
        for block in new.blocks
        if block.role in PRINTED_PARTS or block.role.startswith("metadata.")
    ]
    return [*back, _join(before, step)] if within else back


def _split_again(before: list[Sheet], step: Step) -> list[Step]:
    sheet, _ = locate(before, step.at)
    base = sheet.base
    first = sheet.blocks[0].start
    split = Step(
        Act.SPLIT_ARTICLE, first, role=base.kind.value, issued=base.issued or NONE,
        issuer=base.issuer or NONE,
        name=sheet.name,
    )  # fmt: skip
    roles = [
        Step(Act.ROLE, block.start, role=block.role)
        for block in sheet.blocks
        if block.role in PRINTED_PARTS or block.role.startswith("metadata.")
    ]
    return [split, *roles]


def _roles_again(before: list[Sheet], step: Step) -> list[Step]:
    sheet, number = locate(before, step.at)
    block = sheet.blocks[number]
    back = [Step(Act.ROLE, block.start, role=block.role)]
    displaced = sheet.find(step.role)
    if step.role in NAMED and displaced is not None:
        back.append(Step(Act.ROLE, sheet.blocks[displaced].start, role=step.role))
    return back


def _role_again(before: list[Sheet], step: Step) -> list[Step]:
    sheet, number = locate(before, step.at)
    target, _ = locate(before, step.to)
    role = sheet.blocks[number].role
    if target is sheet or role in (TEXT, DROPPED):
        return []
    return [Step(Act.ROLE, step.at, role=role)]


def _move_back(before: list[Sheet], step: Step) -> list[Step]:
    sheet, number = locate(before, step.at)
    if number:
        return [Step(Act.MOVE, step.at, to=sheet.blocks[number - 1].start)]
    if len(sheet.blocks) > 1:
        return [Step(Act.MOVE, step.at, to=sheet.blocks[1].start, before=True)]
    msg = "nothing is left to put it beside"
    raise CannotMendError(msg)


def _put_back(before: list[Sheet], step: Step) -> list[Step]:
    sheet, number = locate(before, step.at)
    role = sheet.blocks[number].role
    back = [Step(Act.JOIN_ARTICLE, step.at)]
    if number != len(sheet.blocks) - 1:
        back += _move_back(before, step)
    return [*back, Step(Act.ROLE, step.at, role=role)] if role != TEXT else back
