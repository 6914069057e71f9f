"""Bundles of articles and what people said of them → files in the formats others read.

One door: `get(name)` gives an exporter, `write` runs it into a file or standard output.
Adding a format is adding a module with a class and a line in `_FORMATS`.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, cast

from heshu.errors import UsageError
from heshu.exports.bundle import Bundle, Change, Event, Place
from heshu.exports.exporter import Exporter, Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["NAMES", "Bundle", "Change", "Event", "Exporter", "Loss", "Place", "get", "write"]

_FORMATS = {
    "csv": ("heshu.exports.csv", "Csv"),
    "jsonl": ("heshu.exports.jsonl", "Native"),
}
"""Name → module and class; a module is only loaded when its format is asked for."""

NAMES = tuple(_FORMATS)
"""The formats there are."""


def get(name: str, **options: object) -> Exporter:
    """The exporter of a format.

    Args:
        name: one of `NAMES`.
        options: as the format's class takes them, for example `facts=True` for CSV.

    Raises:
        UsageError: there is no such format.
    """
    if name not in _FORMATS:
        message = f"no format {name}"
        raise UsageError(message, remedy=f"choose from {', '.join(NAMES)}")
    module, kind = _FORMATS[name]
    make = cast("Callable[..., Exporter]", getattr(importlib.import_module(module), kind))
    return make(**options)


def write(
    exporter: Exporter,
    bundles: Iterable[Bundle],
    out: Path | None,
    *,
    force: bool = False,
    loose: Iterable[Event] = (),
) -> Loss:
    """Write bundles to a file, whole or not at all, or to standard output.

    Args:
        exporter: the format.
        bundles: the articles.
        out: the file; None for standard output.
        force: whether a file that is there may be replaced.
        loose: see `Exporter.write`.

    Returns:
        What the format could not hold.

    Raises:
        UsageError: the file is there already, or cannot be written.
    """
    if out is None:
        loss = exporter.write(bundles, sys.stdout.buffer, loose=loose)
        sys.stdout.buffer.flush()
        return loss
    from heshu.exports.writing import whole_file

    with whole_file(out, force=force) as file:
        return exporter.write(bundles, file, loose=loose)
