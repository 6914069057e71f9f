"""The version of the extractor, by itself: asking for it must not load what it is the version of.

A reader asks it before the first paint, to know whether the kept facts are still current.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "5"
"""Changes when the same text can give other facts; stored with them."""

_GIVEN: list[str] = []
"""Digests of the dictionaries given for this process alone (`--dict`)."""


def environment() -> str:
    """What else the facts depend on: extractors installed, dictionaries; empty without any.

    `+tagger-1.0+dict:9f86d081`, behind the version. Facts kept under another are made anew.
    """
    return _installed() + "".join(f"+dict:{digest}" for digest in _GIVEN)


def given(path: Path) -> None:
    """Remember a dictionary that is used from now on in this process."""
    digest = _digest(path)
    if digest not in _GIVEN:
        _GIVEN.append(digest)


@cache
def _installed() -> str:
    from heshu import settings
    from heshu.errors import InputError
    from heshu.facts import plugins

    try:
        dictionaries = settings.current().facts.dictionaries
    except InputError:
        dictionaries = ()
    return plugins.signature() + "".join(f"+dict:{_digest(path)}" for path in dictionaries)


def _digest(path: Path) -> str:
    """The first digits of the hash of a file; `-` for one that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    except OSError:
        return "-"
