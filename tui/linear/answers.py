"""What may be answered to the line-by-line reader: a letter, a word in either language, a figure.

The letters are those of the screen where both have them. A Chinese input method left on makes no
difference: full-width letters and digits count as their half-width twins.
"""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

from tui.locale import TABLES


class Command(NamedTuple):
    """One thing that can be asked for."""

    id: str
    keys: tuple[str, ...]
    """What is typed; the first is told. Case counts."""


COMMANDS: Final = (
    Command("confirmed", ("y", "1")),
    Command("wrong", ("x", "2")),
    Command("disputed", ("d", "3")),
    Command("unclear", ("w", "4")),
    Command("skipped", ("s", "5", "S")),
    Command("correct", ("c",)),
    Command("real_error", ("r", "6")),
    Command("false_alarm", ("z", "7")),
    Command("explained", ("e", "8")),
    Command("note", ("m",)),
    Command("note_article", ("M",)),
    Command("tag", ("t",)),
    Command("next", ("n", ".", "")),
    Command("previous", ("p", ",")),
    Command("finding", ("f",)),
    Command("queue", ("Q",)),
    Command("go", ("g",)),
    Command("article_next", ("a",)),
    Command("article_previous", ("A",)),
    Command("read", ("l",)),
    Command("again", ("k",)),
    Command("search", ("/",)),
    Command("undo", ("u",)),
    Command("redo", ("U",)),
    Command("help", ("?", "h")),
    Command("quit", ("q",)),
)
"""Every answer; the words stand in `tui/locale` under `linear.do.ID` and `linear.say.ID`."""

_BY_KEY: Final = {key: command.id for command in COMMANDS for key in command.keys}

_SPOKEN: Final = {"。": ".", "，": ",", "、": "/"}
"""What a Chinese input method sends for these keys, beyond what Unicode folds."""


class Answer(NamedTuple):
    """What was answered."""

    id: str
    """Of a command; empty when it means nothing."""
    rest: str = ""
    """What stands after the letter: words to look for, the number of a figure, a tag."""


def understood(line: str) -> Answer:
    """What a line means.

    `y`, `属实`, `confirmed`; `g 12` and `#12` go to a figure; `/水稻` looks for words; `t 蚕桑`
    gives a tag.
    """
    typed = line.strip()
    folded = "".join(_SPOKEN.get(c, c) for c in unicodedata.normalize("NFKC", typed))
    for key in (folded, folded.lower()):
        if key in _BY_KEY:
            return Answer(_BY_KEY[key])
    for command in COMMANDS:
        if folded.casefold() in {table[f"linear.say.{command.id}"] for table in TABLES.values()}:
            return Answer(command.id)
    if folded.startswith("/"):
        return Answer("search", typed[1:].strip())
    if folded.startswith("#"):
        return Answer("go", folded[1:].strip())
    key, _, rest = folded.partition(" ")
    if key in ("g", "t", "m", "M", "c") and rest.strip():
        return Answer(_BY_KEY[key], typed.split(maxsplit=1)[1])
    return Answer("")
