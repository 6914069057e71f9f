"""What a person has set for good, in one TOML file that only this module reads.

The file is `config.toml` in `$XDG_CONFIG_HOME/heshu` (mostly `~/.config/heshu`); `HESHU_CONFIG`
names another. Without a file everything has its default. A key that means nothing is an error
with its name, not silence: a typing slip must not look like a setting.

The tree below is the schema: `heshu config` and `docs/commands.md` tell what stands here. What
each setting means is told in `tui/locale`, under `setting.SECTION.NAME`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heshu.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Kind(StrEnum):
    """What may stand behind a key."""

    TEXT = "text"
    TEXTS = "texts"
    FLAG = "flag"
    NUMBER = "number"
    COLOUR = "colour"
    PATHS = "paths"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a value must be."""

    kind: Kind
    choices: tuple[str, ...] = ()
    """The texts allowed; empty for any."""
    least: int = 0
    most: int = 0
    """Bounds of a number."""


def _set(default: Any, kind: Kind, **limits: Any) -> Any:
    return field(default=default, metadata={"rule": Rule(kind, **limits)})


_LISTS = frozenset({Kind.TEXTS, Kind.PATHS})
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Facts:
    """`[facts]`: what is found."""

    dictionaries: tuple[Path, ...] = _set((), Kind.PATHS)
    """Word lists of local names; a relative path counts from the folder of the file."""
    without: tuple[str, ...] = _set((), Kind.TEXTS)
    """Names of installed extractors that are left out."""


@dataclass(frozen=True, slots=True)
class Interface:
    """`[interface]`: what people read."""

    lang: str = _set("", Kind.TEXT, choices=("zh", "en"))
    """The language, unless `--lang` says otherwise; empty: the locale's."""


@dataclass(frozen=True, slots=True)
class Reader:
    """`[reader]`: how it behaves."""

    mouse: bool = _set(default=True, kind=Kind.FLAG)
    """Whether it takes the mouse; else the terminal selects by it."""
    line_length: int = _set(96, Kind.NUMBER, least=20, most=400)
    """The longest line of text in cells, two for each Chinese character."""
    plain: bool = _set(default=False, kind=Kind.FLAG)
    """Whether it asks and answers line by line, as with `--plain`."""
    tour: bool = _set(default=True, kind=Kind.FLAG)
    """Whether a reviewer new to a store is shown the tour."""


@dataclass(frozen=True, slots=True)
class Colours:
    """`[theme.colours]`: each in place of that of the theme; empty: the theme's."""

    primary: str = _set("", Kind.COLOUR)
    secondary: str = _set("", Kind.COLOUR)
    accent: str = _set("", Kind.COLOUR)
    warning: str = _set("", Kind.COLOUR)
    error: str = _set("", Kind.COLOUR)
    success: str = _set("", Kind.COLOUR)
    foreground: str = _set("", Kind.COLOUR)
    background: str = _set("", Kind.COLOUR)
    surface: str = _set("", Kind.COLOUR)
    panel: str = _set("", Kind.COLOUR)

    def chosen(self) -> dict[str, str]:
        """Those that are set, by name."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}


@dataclass(frozen=True, slots=True)
class Theme:
    """`[theme]`: how it looks."""

    name: str = _set("", Kind.TEXT, choices=("dark", "light", "contrast", "ansi"))
    """One of the themes; empty: by the terminal."""
    colours: Colours = field(default_factory=Colours)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, each with its default."""

    facts: Facts = field(default_factory=Facts)
    interface: Interface = field(default_factory=Interface)
    reader: Reader = field(default_factory=Reader)
    theme: Theme = field(default_factory=Theme)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`[keys]`: keys of the reader by the id of what they do. `tui.keymap` knows the ids."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the schema."""

    section: str
    name: str
    rule: Rule
    default: Any

    @property
    def key(self) -> str:
        """Its full name: `reader.mouse`."""
        return f"{self.section}.{self.name}"

    def of(self, settings: Settings) -> Any:
        """Its present value."""
        value: Any = settings
        for step in (*self.section.split("."), self.name):
            value = getattr(value, step)
        return value


def _rows(section: str, tree: type[Any]) -> Iterator[Setting]:
    for one in fields(tree):
        if "rule" in one.metadata:
            yield Setting(section, one.name, one.metadata["rule"], one.default)


_SECTIONS: dict[str, type[Any]] = {
    "facts": Facts,
    "interface": Interface,
    "reader": Reader,
    "theme": Theme,
    "theme.colours": Colours,
}

SCHEMA = tuple(row for section, tree in _SECTIONS.items() for row in _rows(section, tree))
"""Every setting but those of `[keys]`, which takes the ids of the keymap."""

_BY_KEY = {row.key: row for row in SCHEMA}

KEYS = "keys"
"""The section whose names are ids of keys."""


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
    try:
        text = path.read_text(encoding="utf-8-sig")
        import tomllib  # most people have no file

        data = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        what = "the settings cannot be read: " + " ".join(str(error).split())
        raise InputError(what, where=str(path), remedy="mend the file or move it away") from error
    values: dict[str, dict[str, Any]] = {section: {} for section in _SECTIONS}
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in _flat(data):
        if name.startswith(f"{KEYS}."):
            keys[name.removeprefix(f"{KEYS}.")] = _texts(path, name, value)
            continue
        row = _BY_KEY.get(name)
        if row is None:
            raise _unknown(path, name)
        values[row.section][row.name] = _value(path, row, value)
    colours = Colours(**values["theme.colours"])
    return Settings(
        Facts(**values["facts"]),
        Interface(**values["interface"]),
        Reader(**values["reader"]),
        Theme(**values["theme"], colours=colours),
        keys,
    )


def _flat(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Full name and value: `fact.next` may be written with and without quotation marks."""
    for name, value in data.items():
        full = f"{above}.{name}" if above else name
        if isinstance(value, dict) and (full not in _BY_KEY):
            yield from _flat(value, full)
        else:
            yield full, value


def _unknown(path: Path, name: str) -> InputError:
    from difflib import get_close_matches

    near = get_close_matches(name, _BY_KEY, n=1)
    remedy = f"perhaps {near[0]} is meant; " if near else ""
    what = f"there is no setting {name}"
    return InputError(what, where=str(path), remedy=f"{remedy}heshu config lists the settings")


def _texts(path: Path, name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(path, f"{name} is not a list of texts", f'write {_last(name)} = ["…", "…"]')
    return tuple(value)


def _last(name: str) -> str:
    """How a setting is written in its section."""
    section, _, rest = name.partition(".")
    return f'"{rest}"' if section == KEYS and "." in rest else name.rpartition(".")[2]


def _wrong(path: Path, what: str, remedy: str) -> InputError:
    return InputError(what, where=str(path), remedy=remedy)


def _value(path: Path, row: Setting, value: Any) -> Any:
    rule, name = row.rule, row.key
    if rule.kind in _LISTS:
        texts = _texts(path, name, value)
        if rule.kind is Kind.PATHS:
            return tuple(path.parent / Path(text).expanduser() for text in texts)
        return texts
    if rule.kind is Kind.FLAG:
        if not isinstance(value, bool):
            raise _wrong(path, f"{name} is neither true nor false", f"write {row.name} = true")
        return value
    if rule.kind is Kind.NUMBER:
        if type(value) is not int or not rule.least <= value <= rule.most:
            what = f"{name} is no whole number from {rule.least} to {rule.most}"
            raise _wrong(path, what, f"write {row.name} = {row.default}")
        return value
    if not isinstance(value, str):
        raise _wrong(path, f"{name} is no text", f'write {row.name} = "…"')
    if rule.choices and value and value not in rule.choices:
        known = ", ".join(rule.choices)
        raise _wrong(path, f'there is no {name} "{value}"', f"it is one of {known}")
    if rule.kind is Kind.COLOUR and value and not _COLOUR.fullmatch(value):
        raise _wrong(path, f'{name} "{value}" is no colour', f'write {row.name} = "#rrggbb"')
    return value


@cache
def current() -> Settings:
    """The settings of this process, read once.

    Raises:
        InputError: as `load`.
    """
    path = default_path()
    if os.environ.get("HESHU_CONFIG") and not path.exists():
        what, remedy = "HESHU_CONFIG names no file", "name the settings file, or unset it"
        raise InputError(what, where=str(path), remedy=remedy)
    return load(path)
