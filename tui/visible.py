"""The one table that keeps a document from speaking to the terminal.

Static, TextArea, Log, DataTable, notifications, `print` and tracebacks all pass on a raw ESC,
C1 control or bidirectional override; Textual's Content silently drops some, which shifts
offsets. So each character that a terminal would obey or hide is shown as one visible character
of the same count. Every edge to a terminal passes through here; the stored text stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

NEWLINE: Final = "\N{SYMBOL FOR LINE FEED}"

_UNSHOWABLE: Final = "\N{REPLACEMENT CHARACTER}"
_HIDDEN: Final = "\N{OPEN BOX}"

_RANGES: Final = (
    # first, last, shown as
    (0x80, 0x9F, _UNSHOWABLE),  # C1: an 8-bit terminal obeys them like ESC
    (0xAD, 0xAD, _HIDDEN),  # soft hyphen
    (0x34F, 0x34F, _HIDDEN),  # combining grapheme joiner
    (0x600, 0x605, _UNSHOWABLE),  # Arabic number signs, format characters
    (0x61C, 0x61C, _UNSHOWABLE),  # Arabic letter mark
    (0x6DD, 0x6DD, _UNSHOWABLE),
    (0x70F, 0x70F, _UNSHOWABLE),
    (0x115F, 0x1160, _HIDDEN),  # Hangul fillers
    (0x17B4, 0x17B5, _HIDDEN),
    (0x180B, 0x180F, _HIDDEN),  # Mongolian selectors and vowel separator
    (0x200B, 0x200D, _HIDDEN),  # zero-width space, non-joiner, joiner
    (0x200E, 0x200F, _UNSHOWABLE),  # direction marks
    (0x2028, 0x2029, NEWLINE),  # line and paragraph separator
    (0x202A, 0x202E, _UNSHOWABLE),  # bidirectional embeddings and overrides
    (0x2060, 0x2065, _HIDDEN),  # word joiner, invisible operators
    (0x2066, 0x2069, _UNSHOWABLE),  # bidirectional isolates
    (0x206A, 0x206F, _UNSHOWABLE),  # deprecated format characters
    (0x3164, 0x3164, _HIDDEN),
    (0xD800, 0xDFFF, _UNSHOWABLE),  # lone surrogates cannot be encoded
    (0xFE00, 0xFE0F, " "),  # variation selectors: terminals disagree on the width they make
    (0xFEFF, 0xFEFF, _HIDDEN),
    (0xFFA0, 0xFFA0, _HIDDEN),
    (0xFFF9, 0xFFFB, _UNSHOWABLE),  # interlinear annotation
    (0xFFFE, 0xFFFF, _UNSHOWABLE),
    (0x1D173, 0x1D17A, _UNSHOWABLE),  # musical format characters
    (0x1F3FB, 0x1F3FF, " "),  # skin tones: terminals disagree on the width they make
    (0xE0000, 0xE007F, _UNSHOWABLE),  # tag characters, which can smuggle a hidden text
    (0xE0100, 0xE01EF, " "),  # ideographic variation selectors
)


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table |= {code: shown for first, last, shown in _RANGES for code in range(first, last + 1)}
    return table | {ord("\t"): " ", ord("\n"): "\n"}


TABLE: Final = _table()
"""Code point → the one character shown for it; `str.translate` takes it."""

_OBEYED: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f"
    + "".join(f"{chr(first)}-{chr(last)}" for first, last, _ in _RANGES)
    + "]"
)


def visible(text: str) -> str:
    """A text of the same length that a terminal shows and does not obey; keeps newlines.

    C0 becomes its picture (ESC → ␛), a tab a space, DEL ␡; C1, direction controls, tags and
    surrogates U+FFFD; zero-width characters ␣; variation selectors and skin tones a space.
    """
    return text.translate(TABLE) if _OBEYED.search(text) else text


def visible_line(text: str) -> str:
    """Like `visible`, with newlines shown as ␊: for what must stay on one line."""
    return visible(text).replace("\n", NEWLINE)


def widen_textual_belt() -> None:
    """Make Textual and Rich themselves drop what `visible` should have caught.

    Both strip a handful of control codes by a private table; this widens the tables in place.
    Call once before the app runs.

    Raises:
        RuntimeError: the private tables have moved (the project pins Textual for them).
    """
    import rich.control
    import textual.content

    for module in (textual.content, rich.control):
        table = getattr(module, "_CONTROL_STRIP_TRANSLATE", None)
        if not isinstance(table, dict):
            what = f"{module.__name__} has no strip table to widen"
            raise RuntimeError(what)
        table.update(dict.fromkeys(TABLE.keys() - {ord("\n"), ord("\t")}))
