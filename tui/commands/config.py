"""`heshu config`: where the settings are, what there is to set, and what is set."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heshu.settings import Setting, Settings
from tui.commands.options import Json, Lang

EXAMPLE = "heshu config"


def run(json_lines: Json = False, lang: Lang = None) -> None:
    """Print the path of the settings, every setting with its meaning, and the present values.

    The output is a settings file: heshu config > FILE gives one to edit. Exit status: 0 done,
    2 the settings cannot be read.
    """
    from heshu import settings
    from tui.commands import context, output

    context.begin(lang)
    path, chosen = settings.default_path(), settings.current()
    if json_lines:
        output.write_json(_objects(path, chosen))
    else:
        output.write_lines(_file(path, chosen))


def _objects(path: Path, chosen: Settings) -> Iterator[dict[str, Any]]:
    """One object a setting, those of `[keys]` last."""
    from heshu.settings import SCHEMA
    from tui.keymap import KEYMAP

    for row in SCHEMA:
        value = _plain(row.of(chosen))
        default = _plain(row.default)
        yield _object(path, row.key, str(row.rule.kind), row.rule.choices, default, value,
                      _meaning(row))  # fmt: skip
    for key in KEYMAP:
        now, default = list(key.now), list(key.keys)
        yield _object(path, f"keys.{key.id}", "texts", (), default, now, key.words)


def _object(
    path: Path, key: str, kind: str, choices: tuple[str, ...], default: Any, value: Any, words: str
) -> dict[str, Any]:
    return {
        "key": key,
        "type": kind,
        "choices": list(choices),
        "default": default,
        "value": value,
        "set": value != default,
        "meaning": words,
        "path": str(path),
    }


def _file(path: Path, chosen: Settings) -> Iterator[str]:
    """The settings as a file of their own."""
    from heshu.settings import KEYS, SCHEMA
    from tui.key_names import printed
    from tui.keymap import KEYMAP
    from tui.locale import text
    from tui.tables import one_line

    where = text("config.file" if path.exists() else "config.no_file", path=one_line(str(path)))
    yield f"# {where}"
    yield f"# {text('config.how')}"
    section = ""
    for row in SCHEMA:
        if row.section != section:
            section = row.section
            yield from ("", f"[{section}]")
        yield f"# {_about(row)}"
        yield _line(row.name, _plain(row.of(chosen)), _plain(row.default))
    yield from ("", f"[{KEYS}]", f"# {text('config.keys')}")
    for key in KEYMAP:
        now, default = [printed(k) for k in key.now], [printed(k) for k in key.keys]
        yield _line(f'"{key.id}"', now, default, f"  # {key.words}")


def _line(name: str, value: Any, default: Any, remark: str = "") -> str:
    """One setting; the default stands behind a `#`."""
    return f"{'# ' if value == default else ''}{name} = {_toml(value)}{remark}"


def _toml(value: Any) -> str:
    """JSON writes these values as TOML does; DEL and C1 must be escaped besides."""
    from tui.commands.output import json_line

    return json_line({"": value})[len('{"": ') : -1]


def _plain(value: Any) -> Any:
    """A value as JSON and TOML have it."""
    return [str(one) for one in value] if isinstance(value, tuple) else value


def _meaning(row: Setting) -> str:
    from tui.locale import text

    name = row.section if row.section == "theme.colours" else row.key
    return text(f"setting.{name}")


def _about(row: Setting) -> str:
    """What it must be and what it means."""
    from tui.locale import text

    rule = row.rule
    kind = text(f"setting.kind.{rule.kind}")
    if rule.choices:
        kind = text("config.choices", choices=", ".join(json.dumps(one) for one in rule.choices))
    elif rule.most:
        bounds = text("config.bounds", least=rule.least, most=rule.most)
        kind = f"{kind} {bounds}"
    return text("config.row", kind=kind, meaning=_meaning(row))
