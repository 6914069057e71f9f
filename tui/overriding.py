"""Keys of one's own: what the settings say under `[keys]`, held against the table of keys.

A key is written as it is printed on the keyboard (`.`, `Ctrl+R`, `PgDn`) or as Textual spells it
(`full_stop`, `ctrl+r`, `pagedown`). A key that would mean two things in one place is refused, its
full-width twins included; so are keys that a torn arrow key or the terminal itself sends.
"""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING, Final

from heshu.errors import UsageError
from tui import keymap
from tui.key_names import printed
from tui.keymap import BY_ID, KEYMAP, Context, applies

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OTHER_NAMES: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual does not follow Unicode's names."""

_NAMED: Final = (
    "enter", "tab", "space", "backspace", "escape", "delete", "insert", "home", "end",
    "pageup", "pagedown", "up", "down", "left", "right", *(f"f{n}" for n in range(1, 13)),
)  # fmt: skip

_TORN: Final = frozenset({"A", "B", "C", "D", "O", "left_square_bracket"})
"""What is left of an arrow key that a slow line has torn apart."""

_TERMINAL: Final = frozenset({"ctrl+c", "ctrl+q", "ctrl+z", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h"})
"""Leaving by force, and keys that reach a program as Tab, Enter or Backspace."""

_MODIFIED: Final = re.compile(r"(ctrl|alt|shift)\+(.+)")


def _name(character: str) -> str:
    """What Textual calls the key of a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace(" ", "_").replace("-", "_")
    return _OTHER_NAMES.get(name, name)


_PUNCTUATION: Final = tuple(_name(character) for character in string.punctuation)

_SPELLED: Final = {printed(name).casefold(): name for name in _NAMED} | {
    name: name for name in (*_NAMED, *_PUNCTUATION)
}
"""Every spelling of a key with a name, folded."""


def spelled(key: str) -> str:
    """A key of the settings as Textual spells it; empty when there is no such key."""
    if len(key) == 1 and key not in _SPELLED:
        narrow = unicodedata.normalize("NFKC", key)
        return _name(narrow) if len(narrow) == 1 and narrow.isprintable() else ""
    folded = key.casefold()
    if folded in _SPELLED:
        return _SPELLED[folded]
    modified = _MODIFIED.fullmatch(folded)
    if modified is None:
        return ""
    modifier, rest = modified.groups()
    plain = spelled(rest)
    if modifier == "shift" and len(plain) == 1:
        return plain.upper()
    return f"{modifier}+{plain}" if plain else ""


def use(chosen: Mapping[str, tuple[str, ...]], path: Path) -> None:
    """Bind the rows of the table to the keys of the settings.

    Args:
        chosen: keys by the id of a row, as written.
        path: the settings file, for the error.

    Raises:
        UsageError: no such row, no such key, a key that must stay free, or one with two meanings.
    """
    keymap.use({})
    if not chosen:
        return
    try:
        keymap.use({key_id: _row(key_id, keys) for key_id, keys in chosen.items()})
        _refuse_conflicts()
    except UsageError as error:
        keymap.use({})
        raise UsageError(error.what, where=str(path), remedy=error.remedy) from None


def _row(key_id: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    if key_id not in BY_ID:
        from difflib import get_close_matches

        near = get_close_matches(key_id, BY_ID, n=1)
        remedy = f"perhaps {near[0]} is meant; " if near else ""
        what = f"keys.{key_id}: there is no such id"
        raise UsageError(what, remedy=f"{remedy}heshu config lists them")
    return tuple(_key(key_id, key) for key in keys)


def _key(key_id: str, written: str) -> str:
    key = spelled(written)
    if not key:
        what = f"keys.{key_id}: there is no key {written!r}"
        raise UsageError(what, remedy='write it as on the keyboard: ".", "Ctrl+R", "PgDn"')
    if key in _TORN:
        what = f"keys.{key_id}: {printed(key)} must stay free: a torn arrow key sends it"
        raise UsageError(what, remedy="choose another key")
    if key in _TERMINAL:
        what = f"keys.{key_id}: {printed(key)} belongs to the terminal"
        raise UsageError(what, remedy="choose another key")
    return key


def _refuse_conflicts() -> None:
    for context in Context:
        for on_check in (True, False):
            taken: dict[str, str] = {}
            for row in KEYMAP:
                if not applies(row.id, context, on_check=on_check):
                    continue
                for spelling in row.spellings():
                    key = _name(spelling) if len(spelling) == 1 else spelling
                    other = taken.setdefault(key, row.id)
                    if other != row.id:
                        _refuse(key, other, row.id, context)


def _refuse(spelling: str, one: str, other: str, context: Context) -> None:
    what = f"keys: {printed(spelling)} would mean {one} and {other} ({context})"
    raise UsageError(what, remedy="give one of them another key")
