"""Characters that no database column can hold, replaced one for one.

A lone surrogate has no UTF-8 form and a NUL ends a string for much of SQLite. Each becomes
one visible character, so that offsets stay what they were.
"""

from __future__ import annotations

_TABLE: dict[int, str] = {0: "\u2400"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def storable(text: str) -> str:
    """The text with NUL as U+2400 and every lone surrogate as U+FFFD; as long as before."""
    if "\0" not in text:
        try:
            text.encode()
        except UnicodeEncodeError:
            pass
        else:
            return text
    return text.translate(_TABLE)
