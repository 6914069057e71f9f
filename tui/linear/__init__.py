"""The reader line by line: for screen readers, dumb terminals and pipes.

It tells one figure after the other in plain lines, asks, and says what was saved, without moving
the cursor, colouring or redrawing. The review itself is `tui.session`, the same as on a screen.
"""

from tui.linear.dialogue import Dialogue, run

__all__ = ["Dialogue", "run"]
