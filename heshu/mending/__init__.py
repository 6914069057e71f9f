"""What intake got wrong, put right by hand.

    from heshu.mending import Act, Named, Step, mend

    mended = mend(source.text, [Named("a", article)], [Step(Act.SPLIT_ARTICLE, 1520)])

A mend is a few steps, and a step names its block by a source offset, never by a number: so it
means the same after other mends, in another store, and when it is replayed. The way of it:
`opening` (articles → sheets of blocks) → `steps` → `closing` (sheets → articles).
"""

from heshu.mending.closing import close
from heshu.mending.inverse import inverse
from heshu.mending.opening import open_sheets
from heshu.mending.replay import Named, mend, replay
from heshu.mending.sheet import DROPPED, HEADING, TEXT, Block, CannotMendError, Sheet
from heshu.mending.steps import ROLES, Act, Step, read_steps, step_records, take

__all__ = [
    "DROPPED", "HEADING", "ROLES", "TEXT", "Act", "Block", "CannotMendError", "Named", "Sheet",
    "Step", "close", "inverse", "mend", "open_sheets", "read_steps", "replay", "step_records",
    "take",
]  # fmt: skip
