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

from tui.key_names import printed, twins
from tui.locale import TABLES, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


class Context(StrEnum):
    """Where the reviewer is: in one of the panes, or marking a span."""

    ARTICLES = "articles"
    TEXT = "text"
    FACTS = "facts"
    CHECKS = "checks"
    SELECTING = "selecting"
    MENDING = "mending"
    COMPARING = "comparing"
    INDICATOR = "indicator"
    STATISTICS = "statistics"


AWAY = frozenset({Context.MENDING, Context.COMPARING, Context.INDICATOR, Context.STATISTICS})
"""Those with a screen of their own."""


class Group(StrEnum):
    """The headings of the help screen, in its order."""

    FACTS = "facts"
    VERDICTS = "verdicts"
    CHECKS = "checks"
    MARKS = "marks"
    MENDING = "mending"
    SELECTION = "selection"
    MOVING = "moving"
    FINDING = "finding"
    OVERVIEWS = "overviews"
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
    check: bool | None = None
    """True: works only while a check is looked at; False: only while none is."""

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
    def now(self) -> tuple[str, ...]:
        """The keys it is bound to: those of the settings, else those of the table."""
        return _CHOSEN.get(self.id, self.keys)

    @property
    def display(self) -> str:
        """Its keys as printed on a keyboard: `n .`, `Ctrl+R`."""
        return " ".join(printed(key) for key in self.now)

    @property
    def hinted(self) -> str:
        """`foot` with the keys that the settings chose in place of those of the table."""
        if not _CHOSEN:
            return self.foot
        beside = [row for row in KEYMAP if row.group is self.group and row.where & self.where]
        words = [next((r for r in beside if _first(r.keys) == w), None) for w in self.foot.split()]
        if None not in words:
            return " ".join(_first(row.now) for row in words if row).strip()
        return self.foot if self.id not in _CHOSEN else _first(self.now)

    def spellings(self) -> Iterator[str]:
        """All keys it is bound to, full-width twins included."""
        for key in self.now:
            yield key
            yield from twins(key)


_LIST = frozenset({Context.ARTICLES})
_READING = frozenset({Context.TEXT, Context.FACTS, Context.CHECKS})
_SIDE = frozenset({Context.FACTS, Context.CHECKS})
_PANES = _READING | _LIST
_SELECTING = frozenset({Context.SELECTING})
_ALL = _PANES | _SELECTING
_MARKABLE = _READING | _SELECTING
_MENDING = frozenset({Context.MENDING})
_COMPARING = frozenset({Context.COMPARING})
_INDICATOR = frozenset({Context.INDICATOR})
_ROWS = _COMPARING | _INDICATOR
_OVERVIEWS = AWAY - _MENDING

KEYMAP: tuple[Key, ...] = (
    Key("fact.next", ("n", "full_stop"), Group.FACTS, _PANES, "n p"),
    Key("fact.previous", ("p", "comma"), Group.FACTS, _PANES),
    Key("fact.kind_next", ("l",), Group.FACTS, _READING),
    Key("fact.kind_previous", ("h",), Group.FACTS, _READING),
    Key("fact.open_next", ("J",), Group.FACTS, _READING, "J K"),
    Key("fact.open_previous", ("K",), Group.FACTS, _READING),
    Key("fact.suspicious_next", ("exclamation_mark", "9"), Group.FACTS, _READING),
    Key("fact.suspicious_previous", ("0",), Group.FACTS, _READING),
    Key("verdict.confirmed", ("y", "1"), Group.VERDICTS, _READING, "y"),
    Key("verdict.wrong", ("x", "2"), Group.VERDICTS, _READING, "x"),
    Key("verdict.disputed", ("d", "3"), Group.VERDICTS, _READING, "d"),
    Key("verdict.unclear", ("w", "4"), Group.VERDICTS, _READING, "w"),
    Key("verdict.skipped", ("S", "5"), Group.VERDICTS, _READING, "S"),
    Key("verdict.correct", ("c",), Group.VERDICTS, _READING, "c"),
    Key("finding.next", ("f",), Group.CHECKS, _PANES, "f F"),
    Key("finding.previous", ("F",), Group.CHECKS, _PANES),
    Key("finding.real_error", ("r", "6"), Group.CHECKS, _READING, "r", on_check=True),
    Key("finding.false_alarm", ("z", "7"), Group.CHECKS, _READING, "z", on_check=True),
    Key("finding.explained", ("e", "8"), Group.CHECKS, _READING, "e", on_check=True, check=True),
    Key("finding.note", ("E",), Group.CHECKS, _READING, "E", on_check=True),
    Key("finding.figure", ("o",), Group.CHECKS, _READING, "o b", on_check=True),
    Key("finding.back", ("b", "backspace"), Group.CHECKS, _READING),
    Key("finding.list", ("i",), Group.CHECKS, _READING, "i"),
    Key("finding.all", ("a",), Group.CHECKS, _READING),
    Key("queue.next", ("Q",), Group.VERDICTS, _PANES, "Q"),
    Key("repeats", ("R",), Group.VERDICTS, _READING),
    Key("undo", ("u",), Group.VERDICTS, _PANES, "u"),
    Key("redo", ("ctrl+r",), Group.VERDICTS, _PANES),
    Key("note.fact", ("m",), Group.MARKS, _PANES, "m"),
    Key("note.article", ("M",), Group.MARKS, _PANES),
    Key("note.reply", ("T",), Group.MARKS, _PANES),
    Key("tag", ("t",), Group.MARKS, _PANES, "t"),
    Key("mend", ("e",), Group.MENDING, _READING, "e", check=False),
    Key("source", ("s",), Group.MENDING, _READING, "s"),
    Key("stale", ("U",), Group.MENDING, _READING),
    Key("mend.down", ("j", "down"), Group.MENDING, _MENDING, "j k"),
    Key("mend.up", ("k", "up"), Group.MENDING, _MENDING),
    Key("mend.right", ("l", "right"), Group.MENDING, _MENDING, "h l"),
    Key("mend.left", ("h", "left"), Group.MENDING, _MENDING),
    Key("mend.page_down", ("pagedown", "space"), Group.MENDING, _MENDING),
    Key("mend.page_up", ("pageup",), Group.MENDING, _MENDING),
    Key("mend.doubt_next", ("n", "full_stop"), Group.MENDING, _MENDING, "n p"),
    Key("mend.doubt_previous", ("p", "comma"), Group.MENDING, _MENDING),
    Key("mend.split_paragraph", ("s",), Group.MENDING, _MENDING, "s"),
    Key("mend.split_article", ("S",), Group.MENDING, _MENDING, "S"),
    Key("mend.join_before", ("b",), Group.MENDING, _MENDING, "b a"),
    Key("mend.join_after", ("a",), Group.MENDING, _MENDING),
    Key("mend.join_article_before", ("less_than_sign",), Group.MENDING, _MENDING, "< >"),
    Key("mend.join_article_after", ("greater_than_sign",), Group.MENDING, _MENDING),
    Key("mend.title", ("t",), Group.MENDING, _MENDING, "t"),
    Key("mend.subtitle", ("f",), Group.MENDING, _MENDING, "f"),
    Key("mend.kicker", ("i",), Group.MENDING, _MENDING, "i"),
    Key("mend.byline", ("w",), Group.MENDING, _MENDING, "w"),
    Key("mend.caption", ("c",), Group.MENDING, _MENDING, "c"),
    Key("mend.text", ("x",), Group.MENDING, _MENDING, "x"),
    Key("mend.drop", ("d",), Group.MENDING, _MENDING, "d"),
    Key("mend.move", ("m",), Group.MENDING, _MENDING, "m"),
    Key("mend.settle", ("y",), Group.MENDING, _MENDING, "y"),
    Key("mend.undo", ("u",), Group.MENDING, _MENDING, "u"),
    Key("mend.redo", ("ctrl+r",), Group.MENDING, _MENDING),
    Key("mend.help", ("question_mark", "f1"), Group.MENDING, _MENDING, "?"),
    Key("mend.end", ("escape", "e", "q"), Group.MENDING, _MENDING, "Esc"),
    Key("select.start", ("v",), Group.SELECTION, _READING, "v"),
    Key("select.label", ("a",), Group.SELECTION, _SELECTING, "a"),
    Key("select.left", ("h", "left"), Group.SELECTION, _SELECTING, "h l"),
    Key("select.right", ("l", "right"), Group.SELECTION, _SELECTING),
    Key("select.word_left", ("b",), Group.SELECTION, _SELECTING, "b w"),
    Key("select.word_right", ("w",), Group.SELECTION, _SELECTING),
    Key("select.sentence_left", ("S",), Group.SELECTION, _SELECTING, "S s"),
    Key("select.sentence_right", ("s",), Group.SELECTION, _SELECTING),
    Key("select.swap", ("o",), Group.SELECTION, _SELECTING, "o"),
    Key("select.wider", ("plus", "equals_sign"), Group.SELECTION, _SELECTING, "+ -"),
    Key("select.narrower", ("minus",), Group.SELECTION, _SELECTING),
    Key("sentence.next", ("right_parenthesis",), Group.SELECTION, _MARKABLE),
    Key("sentence.previous", ("left_parenthesis",), Group.SELECTION, _MARKABLE),
    Key("paragraph.next", ("right_curly_bracket",), Group.SELECTION, _MARKABLE),
    Key("paragraph.previous", ("left_curly_bracket",), Group.SELECTION, _MARKABLE),
    Key("copy", ("Y",), Group.SELECTION, _MARKABLE, "Y"),
    Key("select.cancel", ("escape", "v"), Group.SELECTION, _SELECTING, "Esc"),
    Key("open", ("enter",), Group.MOVING, _SIDE | _LIST, "Enter"),
    Key("pane.next", ("tab",), Group.MOVING, _PANES, "Tab"),
    Key("pane.previous", ("shift+tab",), Group.MOVING, _PANES),
    Key("move.down", ("j", "down"), Group.MOVING, _ALL, "j k"),
    Key("move.up", ("k", "up"), Group.MOVING, _ALL),
    Key("move.page_down", ("pagedown", "space"), Group.MOVING, _ALL),
    Key("move.page_up", ("pageup",), Group.MOVING, _ALL),
    Key("outline", ("H",), Group.MOVING, _READING),
    Key("mark.set", ("grave_accent",), Group.MOVING, _READING),
    Key("mark.go", ("apostrophe",), Group.MOVING, _PANES),
    Key("pane.larger", ("greater_than_sign",), Group.MOVING, _PANES),
    Key("pane.smaller", ("less_than_sign",), Group.MOVING, _PANES),
    Key("pane.even", ("equals_sign",), Group.MOVING, _PANES),
    Key("move.top", ("g", "home"), Group.MOVING, _PANES),
    Key("move.bottom", ("G", "end"), Group.MOVING, _PANES),
    Key("search", ("slash",), Group.FINDING, _PANES, "/"),
    Key("hit.next", ("N",), Group.FINDING, _PANES),
    Key("hit.previous", ("P",), Group.FINDING, _PANES),
    Key("filter", ("L",), Group.FINDING, _PANES, "L"),
    Key("filter.unread", ("1",), Group.FINDING, _LIST, "0-5"),
    Key("filter.finding", ("2",), Group.FINDING, _LIST),
    Key("filter.doubtful", ("3",), Group.FINDING, _LIST),
    Key("filter.note", ("4",), Group.FINDING, _LIST),
    Key("filter.mine", ("5",), Group.FINDING, _LIST),
    Key("filter.all", ("0",), Group.FINDING, _LIST),
    Key("sort", ("o",), Group.FINDING, _LIST, "o"),
    Key("compare", ("V",), Group.OVERVIEWS, _PANES),
    Key("indicator", ("I",), Group.OVERVIEWS, _PANES),
    Key("statistics", ("W",), Group.OVERVIEWS, _PANES),
    Key("view.down", ("j", "down"), Group.OVERVIEWS, _OVERVIEWS, "j k"),
    Key("view.up", ("k", "up"), Group.OVERVIEWS, _OVERVIEWS),
    Key("view.page_down", ("pagedown", "space"), Group.OVERVIEWS, _OVERVIEWS),
    Key("view.page_up", ("pageup",), Group.OVERVIEWS, _OVERVIEWS),
    Key("view.top", ("g", "home"), Group.OVERVIEWS, _OVERVIEWS),
    Key("view.bottom", ("G", "end"), Group.OVERVIEWS, _OVERVIEWS),
    Key("view.next", ("n", "full_stop"), Group.OVERVIEWS, _ROWS, "n p"),
    Key("view.previous", ("p", "comma"), Group.OVERVIEWS, _ROWS),
    Key("view.open", ("enter",), Group.OVERVIEWS, _ROWS, "Enter"),
    Key("view.left", ("1",), Group.OVERVIEWS, _COMPARING, "1 2"),
    Key("view.right", ("2",), Group.OVERVIEWS, _COMPARING),
    Key("view.side", ("tab",), Group.OVERVIEWS, _COMPARING, "Tab"),
    Key("view.pick", ("slash",), Group.OVERVIEWS, _ROWS, "/"),
    Key("view.wider", ("a",), Group.OVERVIEWS, _ROWS, "a"),
    Key("view.owner", ("o",), Group.OVERVIEWS, _INDICATOR, "o"),
    Key("view.help", ("question_mark", "f1"), Group.OVERVIEWS, _OVERVIEWS, "?"),
    Key("view.end", ("escape", "q"), Group.OVERVIEWS, _OVERVIEWS, "Esc"),
    Key("help", ("question_mark", "f1"), Group.PROGRAM, _ALL, "?"),
    Key("palette", ("ctrl+p", "colon"), Group.PROGRAM, _PANES),
    Key("tour", ("f2",), Group.PROGRAM, _PANES),
    Key("redraw", ("ctrl+l",), Group.PROGRAM, _ALL),
    Key("quit", ("q",), Group.PROGRAM, _PANES, "q"),
)

BY_ID = {key.id: key for key in KEYMAP}

_CHOSEN: dict[str, tuple[str, ...]] = {}
"""Keys of the settings by id of the row; set once at start, before the screens bind theirs."""


def use(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Bind these rows to other keys from now on, and all others to those of the table."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)


def _first(keys: tuple[str, ...]) -> str:
    return printed(keys[0]) if keys else ""


def applies(key_id: str, context: Context, *, on_check: bool | None = None) -> bool:
    """Whether a row works in this context, and while a check is looked at or not."""
    key = BY_ID[key_id]
    return context in key.where and (None in (key.check, on_check) or key.check == on_check)


def for_context(context: Context) -> Iterator[Key]:
    """The rows that work in a context, in table order."""
    return (key for key in KEYMAP if context in key.where)


def matching(typed: str, rows: Collection[Key] = KEYMAP) -> list[Key]:
    """The rows that what is typed means: those of a key, else those that hold all its words.

    The words of both languages are looked through, whatever the interface speaks.
    """
    typed = typed.strip()
    if len(typed) == 1 and (found := [row for row in rows if typed in _characters(row)]):
        return found
    wanted = typed.casefold().split()
    return [row for row in rows if all(word in _haystack(row) for word in wanted)]


def _characters(row: Key) -> set[str]:
    return {character for key in row.now for character in (printed(key), *twins(key))}


def _haystack(row: Key) -> str:
    words = (table[name] for table in TABLES.values() for name in _names(row) if name in table)
    return " ".join((row.id, row.display, *words)).casefold()


def _names(row: Key) -> tuple[str, ...]:
    return f"key.{row.id}", f"hint.{row.id}", f"group.{row.group}"
