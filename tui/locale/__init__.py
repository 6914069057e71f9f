"""The words of the interface, in Chinese and English.

One flat table a language (`zh.py`, `en.py`), the same keys in both; dots group them. Words
that come from the engine (kinds, relations, verdicts) are looked up with `word`, so that a
relation added to `heshu/checks` shows its own name until somebody translates it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.locale import en, zh

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: Mapping[str, Mapping[str, str]] = {"zh": zh.TEXT, "en": en.TEXT}

_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In POSIX order: the first that is set decides."""

_speaking = {"language": "en", "preferred": ""}
"""One terminal, one language: set once at start, read by every `text` call."""


def detect(wanted: str | None = None, environ: Mapping[str, str] | None = None) -> str:
    """`zh` or `en`: what was asked for, else the settings, else the locale's, else English."""
    wanted = wanted or _speaking["preferred"]
    if wanted:
        return "zh" if wanted.lower().startswith("zh") else "en"
    environ = os.environ if environ is None else environ
    found = next((environ[name] for name in _ENVIRONMENT if environ.get(name)), "")
    return "zh" if found.lower().startswith("zh") else "en"


def prefer(wanted: str) -> None:
    """Speak this language wherever none is asked for; empty: that of the locale."""
    _speaking["preferred"] = wanted


def set_language(wanted: str | None = None) -> str:
    """Make `text` speak this language (None: by the environment); returns `zh` or `en`."""
    _speaking["language"] = detect(wanted)
    return _speaking["language"]


def language() -> str:
    """The language `text` speaks."""
    return _speaking["language"]


def text(key: str, /, **values: object) -> str:
    """The words under `key` with `values` filled in.

    Raises:
        KeyError: no table has the key; a test reads every call in `tui`.
    """
    words = TABLES[language()][key]
    return words.format(**values) if values else words


def word(group: str, name: str) -> str:
    """The word for a name of the engine (`kind`, `relation`, `verdict` …), or the name itself."""
    return TABLES[language()].get(f"{group}.{name}", name)
