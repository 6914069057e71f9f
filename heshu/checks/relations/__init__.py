"""The families of relations, one module each, found through this list.

A family is a module with a `FAMILY` and a function `candidates(context)`; adding one is adding
a file here and its name below. The order is that in which equally weighty findings are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.checks.relations import (
    contribution,
    growth,
    product,
    share,
)

if TYPE_CHECKING:
    from heshu.checks.candidates import Relation

RELATIONS: tuple[Relation, ...] = (
    product,
    share,
    growth,
    contribution,
)
