"""The words that names are made of, read from the table `names.txt`, by section."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    name = ""
    text = files("heshu.facts").joinpath("names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            sections.setdefault(name, []).extend(line.split())
    return {name: tuple(words) for name, words in sections.items()}


def words(section: str) -> tuple[str, ...]:
    """The words of a section in the order of the table.

    Raises:
        KeyError: the table has no such section.
    """
    return _sections()[section]


def characters(section: str) -> frozenset[str]:
    """The single characters of a section."""
    return frozenset("".join(words(section)))
