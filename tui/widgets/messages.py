"""What the panes say to the screen: small messages, one idea each.

A widget tells what happened and never acts on it; only a screen talks to the store. Handle
them with `@on(FactChanged)` or `on_fact_changed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from heshu.model import Anchor


@dataclass
class FactChanged(Message):
    """The reader's current fact is now another one."""

    index: int
    """Into the facts the reader was shown."""

    def can_replace(self, message: Message) -> bool:
        """Only the newest of several waiting ones matters."""
        return isinstance(message, FactChanged)


@dataclass
class Edge(Message):
    """A step went past the first or the last fact of the article."""

    direction: int
    """-1 before the first, 1 after the last."""


@dataclass
class SelectionChanged(Message):
    """The marked span of the reader changed, by key or by mouse."""

    anchor: Anchor | None
    """None when the selection was given up."""

    def can_replace(self, message: Message) -> bool:
        """Only the newest of several waiting ones matters."""
        return isinstance(message, SelectionChanged)


@dataclass
class FactPicked(Message):
    """A row of the facts pane was chosen; the screen tells the reader."""

    index: int


@dataclass
class FindingPicked(Message):
    """A row of the findings pane was chosen; the screen shows where its figures stand."""

    key: str
    """The lasting name of the finding."""

    def can_replace(self, message: Message) -> bool:
        """Only the newest of several waiting ones matters."""
        return isinstance(message, FindingPicked)


@dataclass
class ArticleHighlighted(Message):
    """The cursor of the article list stands on another article."""

    article_id: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest of several waiting ones matters."""
        return isinstance(message, ArticleHighlighted)


@dataclass
class ArticleChosen(Message):
    """An article of the list was chosen (Enter or a click)."""

    article_id: int
