"""What a person has set for good, in one TOML file that only this module reads.

The file is `config.toml` in `$XDG_CONFIG_HOME/heshu` (mostly `~/.config/heshu`); `HESHU_CONFIG`
names another. Without a file everything has its default. A key that means nothing is an error
with its name, not silence: a typing slip must not look like a setting.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from heshu.errors import InputError

_TYPES = {"dictionaries": "facts", "without": "facts"}
"""Every key and the section it stands in; all are lists of text so far."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with its default."""

    dictionaries: tuple[Path, ...] = ()
    """Word lists of local names; a relative path counts from the folder of the file."""
    without: frozenset[str] = frozenset()
    """Names of installed extractors that are left out."""


def default_path() -> Path:
    """Where the settings are: `HESHU_CONFIG`, else in the user's configuration folder."""
    named = os.environ.get("HESHU_CONFIG", "")
    if named:
        return Path(named)
    from platformdirs import user_config_dir

    return Path(user_config_dir("heshu")) / "config.toml"


def load(path: Path) -> Settings:
    """The settings of a file; the defaults when there is none.

    Raises:
        InputError: it cannot be read, is no TOML, or has a key that means nothing here.
    """
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        what = "the settings cannot be read: " + " ".join(str(error).split())
        raise InputError(what, where=str(path), remedy="mend the file or move it away") from error
    values: dict[str, tuple[str, ...]] = {}
    for section, keys in data.items():
        for key, value in keys.items() if isinstance(keys, dict) else [("", keys)]:
            values[key] = _texts(path, section, key, value)
    return Settings(
        tuple(path.parent / Path(name).expanduser() for name in values.get("dictionaries", ())),
        frozenset(values.get("without", ())),
    )


def _texts(path: Path, section: str, key: str, value: Any) -> tuple[str, ...]:
    if _TYPES.get(key) != section:
        known = ", ".join(f"{where}.{name}" for name, where in _TYPES.items())
        what = f"there is no setting {section}.{key}".rstrip(".")
        raise InputError(what, where=str(path), remedy=f"the settings are {known}")
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        what = f"{section}.{key} is not a list of texts"
        raise InputError(what, where=str(path), remedy=f'write {key} = ["…", "…"]')
    return tuple(value)


@cache
def current() -> Settings:
    """The settings of this process, read once.

    Raises:
        InputError: as `load`.
    """
    return load(default_path())
