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
    calendar_means,
    carryovers,
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
    joint_shares,
    mentions,
    multiple,
    narrowings,
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
    years,
)

if TYPE_CHECKING:
    from heshu.checks.candidates import Relation

RELATIONS: tuple[Relation, ...] = (
    product,
    allowances,
    share,
    joint_shares,
    sums,
    carryovers,
    columns,
    hundreds,
    tables,
    growth,
    growth_chains,
    difference,
    narrowings,
    contribution,
    average,
    calendar_means,
    rates,
    proportions,
    multiple,
    increments,
    mentions,
    crossings,
    years,
    counts,
    ranks,
    days,
    orders,
    bounds,
    sequences,
    publishing,
)
