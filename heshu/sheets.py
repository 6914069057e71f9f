"""The facts of an article as a sequence that makes each fact when it is first looked at.

A long report has eight thousand facts, of which a screen shows forty. Their places are needed
at once, to mark the text; the facts themselves, exact numbers and all, cost ten times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, overload

from heshu.exports.records import read_fact
from heshu.model import BODY, Anchor, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heshu.model import Fact


class FactSheet(Sequence["Fact"]):
    """Facts by index; equal to any sequence of the same facts."""

    def __init__(
        self, records: Iterable[Mapping[str, Any]], made: Mapping[int, Fact] | None = None
    ) -> None:
        """`records` as `heshu.exports.records.fact_record` writes them; those `made` already."""
        self._records = list(records)
        self._made = dict(made or {})
        self._of_kinds: dict[frozenset[FactKind], frozenset[Anchor]] = {}

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Self:
        """A sheet of facts that are made already."""
        made = list(facts)
        places = (
            {"field": fact.field, "start": fact.start, "end": fact.end, "kind": fact.kind}
            for fact in made
        )
        return cls(places, dict(enumerate(made)))

    @cached_property
    def anchors(self) -> list[Anchor]:
        """Where each fact stands."""
        return [
            Anchor(record.get("field", BODY), record["start"], record["end"])
            for record in self._records
        ]

    @cached_property
    def kinds(self) -> list[FactKind]:
        """The kind of each fact."""
        known = {kind.value: kind for kind in FactKind}
        return [known[record["kind"]] for record in self._records]

    def of_kinds(self, kinds: frozenset[FactKind]) -> frozenset[Anchor]:
        """Where the facts of some kinds stand."""
        if kinds not in self._of_kinds:
            pairs = zip(self.kinds, self.anchors, strict=True)
            self._of_kinds[kinds] = frozenset(anchor for kind, anchor in pairs if kind in kinds)
        return self._of_kinds[kinds]

    def in_order(self, order: Sequence[int]) -> Self:
        """The same facts in another order, by their present indices."""
        made = {now: self._made[at] for now, at in enumerate(order) if at in self._made}
        return type(self)((self._records[at] for at in order), made)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, index: int) -> Fact: ...

    @overload
    def __getitem__(self, index: slice) -> list[Fact]: ...

    def __getitem__(self, index: int | slice) -> Fact | list[Fact]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        fact = self._made.get(at)
        if fact is None:
            fact = self._made[at] = read_fact(self._records[at])
        return fact

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list

    def __repr__(self) -> str:
        return f"FactSheet({list(self)!r})"


def anchors_of(facts: Sequence[Fact]) -> list[Anchor]:
    """Where facts stand, without making those of a sheet."""
    return facts.anchors if isinstance(facts, FactSheet) else [fact.anchor for fact in facts]


def kinds_of(facts: Sequence[Fact]) -> list[FactKind]:
    """Their kinds, likewise."""
    return facts.kinds if isinstance(facts, FactSheet) else [fact.kind for fact in facts]
