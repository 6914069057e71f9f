"""What every export format offers, and how it says what it had to leave out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshu.exports.bundle import Bundle, Event


@dataclass(slots=True)
class Loss:
    """What a format has no room for, counted by reason; nothing is dropped without a word."""

    counts: Counter[str] = field(default_factory=Counter)
    """Reason in words → how many."""

    def add(self, reason: str, many: int = 1) -> None:
        """Count what is left out; 0 leaves no trace."""
        if many:
            self.counts[reason] += many

    def lines(self) -> list[str]:
        """The report, a line a reason, the most frequent first."""
        return [f"{many} {reason}" for reason, many in self.counts.most_common()]


class Exporter(Protocol):
    """One format."""

    name: str
    """As in `heshu export --format`."""
    suffix: str
    """Of its files, with the dot."""

    def write(
        self, bundles: Iterable[Bundle], out: BinaryIO, *, loose: Iterable[Event] = ()
    ) -> Loss:
        """Write all bundles to a binary file.

        Args:
            bundles: the articles, in the order to write them.
            out: where to; neither closed nor flushed to disk here.
            loose: events that belong to none of the articles; only the native format has
                room for them.

        Returns:
            What the format could not hold.
        """
        ...
