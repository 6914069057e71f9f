"""The families of relations, one module each, found through this list.

A family is a module with `FAMILIES`, the relations it proposes, and a function
`candidates(context)`; adding one is adding a file here and its name below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.checks.relations import (
    allowances,
    average,
    bounds,
    columns,
    contribution,
    counts,
    crossings,
    days,
    difference,
    growth,
    growth_chains,
    hundreds,
    increments,
    mentions,
    multiple,
    orders,
    product,
    proportions,
    publishing,
    ranks,
    rates,
    sequences,
    share,
    sums,
    tables,
)

if TYPE_CHECKING:
    from heshu.checks.candidates import Relation

RELATIONS: tuple[Relation, ...] = (
    product,
    allowances,
    share,
    sums,
    columns,
    hundreds,
    tables,
    growth,
    growth_chains,
    difference,
    contribution,
    average,
    rates,
    proportions,
    multiple,
    increments,
    mentions,
    crossings,
    counts,
    ranks,
    days,
    orders,
    bounds,
    sequences,
    publishing,
)
