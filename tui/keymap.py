"""Every key of the reader, in one table.

The table feeds the bindings, the line of hints at the foot, the help screen and the command
palette; the words stand in `tui/locale` under `key.ID` and `hint.ID`. To add a key, add a row,
its words in both languages and a `do_…` method on the reader screen.

Verdicts sit on letters and on 1 to 8, because digits reach the terminal while a Chinese input
method is on; `.` and `,` do the same for next and previous, as 。 and ，. No bare A to D, O or
`[` is bound: an arrow key torn apart by a slow line arrives as Escape, `[`, `B`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.locale import text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Context(StrEnum):
    """Where the reviewer is: in one of the panes, or marking a span."""

    ARTICLES = "articles"
    TEXT = "text"
    FACTS = "facts"
    CHECKS = "checks"
    SELECTING = "selecting"


class Group(StrEnum):
    """The headings of the help screen, in its order."""

    FACTS = "facts"
    VERDICTS = "verdicts"
    CHECKS = "checks"
    MARKS = "marks"
    SELECTION = "selection"
    MOVING = "moving"
    FINDING = "finding"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Key:
    """One row: what a person can do, and with which keys."""

    id: str
    keys: tuple[str, ...]
    """As Textual spells them; the first is the one shown. Twins are added by `spellings`."""
    group: Group
    where: frozenset[Context]
    foot: str = ""
    """The keys as the line of hints shows them; empty keeps the row out of it."""
    on_check: bool = False
    """Whether the line of hints shows them only while a check is looked at."""

    @property
    def method(self) -> str:
        """The method of the reader screen that does it: `do_fact_next`."""
        return "do_" + self.id.replace(".", "_")

    @property
    def words(self) -> str:
        """What it does, in the language of the interface."""
        return text(f"key.{self.id}")

    @property
    def hint(self) -> str:
        """What it does in a word, for the line of hints."""
        return text(f"hint.{self.id}")

    @property
    def display(self) -> str:
        """Its keys as printed on a keyboard: `n .`, `Ctrl+R`."""
        return " ".join(printed(key) for key in self.keys)

    def spellings(self) -> Iterator[str]:
        """All keys it is bound to, full-width twins included."""
        for key in self.keys:
            yield key
            yield from twins(key)


_LIST = frozenset({Context.ARTICLES})
_READING = frozenset({Context.TEXT, Context.FACTS, Context.CHECKS})
_SIDE = frozenset({Context.FACTS, Context.CHECKS})
_PANES = _READING | _LIST
_SELECTING = frozenset({Context.SELECTING})
_ALL = _PANES | _SELECTING

KEYMAP: tuple[Key, ...] = (
    Key("fact.next", ("n", "full_stop"), Group.FACTS, _PANES, "n p"),
    Key("fact.previous", ("p", "comma"), Group.FACTS, _PANES),
    Key("verdict.confirmed", ("y", "1"), Group.VERDICTS, _READING, "y"),
    Key("verdict.wrong", ("x", "2"), Group.VERDICTS, _READING, "x"),
    Key("verdict.disputed", ("d", "3"), Group.VERDICTS, _READING, "d"),
    Key("verdict.unclear", ("w", "4"), Group.VERDICTS, _READING, "w"),
    Key("verdict.skipped", ("s", "5"), Group.VERDICTS, _READING, "s"),
    Key("verdict.correct", ("c",), Group.VERDICTS, _READING, "c"),
    Key("finding.next", ("f",), Group.CHECKS, _PANES, "f F"),
    Key("finding.previous", ("F",), Group.CHECKS, _PANES),
    Key("finding.real_error", ("r", "6"), Group.CHECKS, _READING, "r", on_check=True),
    Key("finding.false_alarm", ("z", "7"), Group.CHECKS, _READING, "z", on_check=True),
    Key("finding.explained", ("e", "8"), Group.CHECKS, _READING, "e", on_check=True),
    Key("finding.note", ("E",), Group.CHECKS, _READING, "E", on_check=True),
    Key("finding.figure", ("o",), Group.CHECKS, _READING, "o b", on_check=True),
    Key("finding.back", ("b", "backspace"), Group.CHECKS, _READING),
    Key("finding.list", ("i",), Group.CHECKS, _READING, "i"),
    Key("finding.all", ("a",), Group.CHECKS, _READING),
    Key("undo", ("u",), Group.VERDICTS, _PANES, "u"),
    Key("redo", ("ctrl+r",), Group.VERDICTS, _PANES),
    Key("note.fact", ("m",), Group.MARKS, _PANES, "m"),
    Key("note.article", ("M",), Group.MARKS, _PANES),
    Key("tag", ("t",), Group.MARKS, _PANES, "t"),
    Key("select.start", ("v",), Group.SELECTION, _READING, "v"),
    Key("select.label", ("a",), Group.SELECTION, _SELECTING, "a"),
    Key("select.left", ("h", "left"), Group.SELECTION, _SELECTING, "h l"),
    Key("select.right", ("l", "right"), Group.SELECTION, _SELECTING),
    Key("select.word_left", ("b",), Group.SELECTION, _SELECTING, "b w"),
    Key("select.word_right", ("w",), Group.SELECTION, _SELECTING),
    Key("select.sentence_left", ("S",), Group.SELECTION, _SELECTING, "S s"),
    Key("select.sentence_right", ("s",), Group.SELECTION, _SELECTING),
    Key("select.swap", ("o",), Group.SELECTION, _SELECTING, "o"),
    Key("select.cancel", ("escape", "v"), Group.SELECTION, _SELECTING, "Esc"),
    Key("open", ("enter",), Group.MOVING, _SIDE | _LIST, "Enter"),
    Key("pane.next", ("tab",), Group.MOVING, _PANES, "Tab"),
    Key("pane.previous", ("shift+tab",), Group.MOVING, _PANES),
    Key("move.down", ("j", "down"), Group.MOVING, _ALL, "j k"),
    Key("move.up", ("k", "up"), Group.MOVING, _ALL),
    Key("move.page_down", ("pagedown", "space"), Group.MOVING, _ALL),
    Key("move.page_up", ("pageup",), Group.MOVING, _ALL),
    Key("move.top", ("g", "home"), Group.MOVING, _PANES),
    Key("move.bottom", ("G", "end"), Group.MOVING, _PANES),
    Key("search", ("slash",), Group.FINDING, _PANES, "/"),
    Key("hit.next", ("N",), Group.FINDING, _PANES),
    Key("hit.previous", ("P",), Group.FINDING, _PANES),
    Key("help", ("question_mark", "f1"), Group.PROGRAM, _ALL, "?"),
    Key("palette", ("ctrl+p", "colon"), Group.PROGRAM, _PANES),
    Key("quit", ("q",), Group.PROGRAM, _PANES, "q"),
)

BY_ID = {key.id: key for key in KEYMAP}

_PUNCTUATION_TWINS = {
    "full_stop": ("。", "．"),
    "comma": ("，",),
    "slash": ("／", "、"),
    "question_mark": ("？",),
    "colon": ("：",),
}
"""What a Chinese input method sends for these keys; GB/T 15834 punctuation has 、 on the slash."""

_TO_FULL_WIDTH = 0xFF01 - 0x21
"""Unicode's full-width forms stand in ASCII order."""

_PRINTED = {
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "backspace": "Bksp",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "f1": "F1",
}


def twins(key: str) -> tuple[str, ...]:
    """The full-width characters that a key sends while an input method is left on."""
    if len(key) == 1:
        return (chr(ord(key) + _TO_FULL_WIDTH),)
    return _PUNCTUATION_TWINS.get(key, ())


def printed(key: str) -> str:
    """A key as a person knows it: `Ctrl+R` for `ctrl+r`, `.` for `full_stop`."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return _PRINTED.get(key, key)


def applies(key_id: str, context: Context) -> bool:
    """Whether a row works in this context."""
    return context in BY_ID[key_id].where


def for_context(context: Context) -> Iterator[Key]:
    """The rows that work in a context, in table order."""
    return (key for key in KEYMAP if context in key.where)
