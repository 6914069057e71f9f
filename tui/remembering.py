"""What the reader remembers of a person's desk: widths of panes, marks. A convenience, no record.

It stands in `reader.json` in the folder of XDG_STATE_HOME; what cannot be read or written is
as if it had not been there.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def default_path() -> Path:
    """Where it is kept."""
    from platformdirs import user_state_path

    return user_state_path("heshu", appauthor=False) / "reader.json"


class Remembered:
    """A few small values by name, kept at once."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` None keeps nothing beyond this session."""
        self._path = path
        self._values: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            kept = json.loads(path.read_text(encoding="utf-8")) if path else {}
            self._values = kept if isinstance(kept, dict) else {}

    def numbers(self, name: str) -> dict[str, int]:
        """Numbers by name, kept under `name`; what is no number is left out."""
        kept = self._values.get(name)
        if not isinstance(kept, dict):
            return {}
        return {key: value for key, value in kept.items() if type(value) is int}

    def texts(self, name: str) -> dict[str, str]:
        """Texts by name, likewise."""
        kept = self._values.get(name)
        if not isinstance(kept, dict):
            return {}
        return {key: value for key, value in kept.items() if isinstance(value, str)}

    def keep(self, name: str, values: dict[str, int] | dict[str, str]) -> None:
        """Put values under a name; on disk when it returns, if the disk lets it."""
        self._values[name] = values
        if self._path is None:
            return
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._values, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self._path)
