"""The looks: every colour and attribute of the panes, for each kind of terminal.

The widgets name what a run of text is by component classes; only this module says how it
looks. No state is told by colour alone: a figure is underlined, money bold besides, names are
italic, the current fact is reversed and bold with a mark in the gutter. Where colours are few
(16) or none (NO_COLOR), backgrounds give way to reverse video.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual.theme import BUILTIN_THEMES, Theme

from heshu.model import FactKind, VerdictLabel
from tui.layout import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


def component(*words: str) -> str:
    """A component class of the reader: `component("fact", kind)` → `reader--fact-money`."""
    return "reader--" + "-".join(words).replace("_", "-")


_SET: Final = {
    Role.PAGE_TITLE: "color: $text-secondary;",
    Role.COLUMN: "color: $text-secondary; text-style: italic;",
    Role.KICKER: "color: $text-secondary; text-style: bold;",
    Role.TITLE: "color: $text-primary; text-style: bold underline;",
    Role.SUBTITLE: "color: $text-primary; text-style: bold;",
    Role.CREDIT: "color: $text-secondary;",
    Role.META: "color: $text-secondary;",
    Role.HEADING: "color: $text-primary; text-style: bold;",
    Role.PARAGRAPH: "color: $foreground;",
    Role.TABLE_HEAD: "color: $text-primary; text-style: bold;",
    Role.TABLE: "color: $foreground;",
    Role.MARGIN: "color: $text-secondary; text-style: italic;",
}

_FIGURE: Final = "color: $text-accent; text-style: underline;"
_SHARE: Final = "color: $text-success; text-style: underline;"
_TIME: Final = "color: $text-secondary; text-style: underline;"
_NAME: Final = "color: $text-primary; text-style: italic;"

_FACTS: Final = {
    FactKind.NUMBER: _FIGURE,
    FactKind.QUANTITY: _FIGURE,
    FactKind.MONEY: "color: $text-warning; text-style: bold underline;",
    FactKind.PERCENT: _SHARE,
    FactKind.PERCENTAGE_POINT: _SHARE,
    FactKind.RANK: _SHARE,
    FactKind.MULTIPLE: _SHARE,
    FactKind.RATIO: _SHARE,
    FactKind.FRACTION: _SHARE,
    FactKind.AGE: _FIGURE,
    FactKind.RANGE: _FIGURE,
    FactKind.DATE: _TIME,
    FactKind.TIME: _TIME,
    FactKind.PERIOD: _TIME,
    FactKind.DURATION: _TIME,
    FactKind.ORG: _NAME,
    FactKind.PLACE: _NAME,
    FactKind.PERSON: _NAME,
    FactKind.POLICY: _NAME,
    FactKind.DOCUMENT: _TIME,
}

_VERDICTS: Final = {
    VerdictLabel.CONFIRMED: "color: $foreground 70%;",
    VerdictLabel.WRONG: "color: $text-error; text-style: strike;",
    VerdictLabel.DISPUTED: "color: $text-warning; text-style: italic;",
    VerdictLabel.UNCLEAR: "color: $text-warning; text-style: italic;",
    VerdictLabel.SKIPPED: "color: $foreground 70%;",
}

_OPERANDS: Final = ("$text-primary", "$text-success", "$text-secondary", "$text-accent")
"""The colours of the figures of a finding, used in turn; their signs number them."""


def operand_color(number: int) -> str:
    """The colour of a figure of a finding; 0 is the printed one."""
    return _OPERANDS[(number - 1) % len(_OPERANDS)] if number else "$text-error"


def operand_class(number: int) -> str:
    """The component class of a figure of a finding; 0 is the printed one."""
    turn = (number - 1) % len(_OPERANDS) + 1
    return component("operand", str(turn)) if number else component("printed")


_FINDING: Final = {
    operand_class(number): (
        f"background: $panel; color: {operand_color(number)}; text-style: bold underline;"
    )
    for number in range(len(_OPERANDS) + 1)
}

READER_LOOKS: Final[Mapping[str, str]] = {
    **{component(role): look for role, look in _SET.items()},
    **{component("fact", kind): look for kind, look in _FACTS.items()},
    **{component("verdict", label): look for label, look in _VERDICTS.items()},
    component("label"): "color: $foreground 70%;",
    component("inconsistent"): "color: $text-error; text-style: bold underline;",
    **_FINDING,
    component("sign"): "text-style: bold;",
    component("annotation"): "background: $secondary-muted; text-style: italic;",
    component("hit"): "background: $warning-muted; color: $foreground;",
    component("current-hit"): "background: $warning; color: $background; text-style: bold;",
    component("selected"): "background: $primary; color: $background;",
    component("current"): "text-style: bold reverse;",
    component("gutter"): "color: $foreground 70%;",
    component("gutter-current"): "color: $text-primary; text-style: bold;",
    component("gutter-inconsistent"): "color: $text-error; text-style: bold;",
}
"""Component class of the reader → its look."""

_READER_PLAIN: Final = {
    component("verdict", VerdictLabel.CONFIRMED): "text-style: dim;",
    component("verdict", VerdictLabel.SKIPPED): "text-style: dim;",
    component("annotation"): "background: ansi_default; text-style: italic underline;",
    component("hit"): "background: ansi_default; text-style: reverse;",
    component("current-hit"): "background: ansi_default; text-style: reverse bold underline;",
    component("selected"): "background: ansi_default; text-style: reverse;",
    **dict.fromkeys(_FINDING, "background: ansi_default; text-style: bold underline;"),
}
"""What changes where backgrounds cannot be relied on."""

LIST_LOOKS: Final[Mapping[str, str]] = {
    "rows--line": "color: $foreground;",
    "rows--now": "color: $foreground; text-style: bold;",
    "rows--quiet": "color: $foreground 70%;",
    "rows--unread": "text-style: bold;",
    "rows--bad": "color: $text-error; text-style: bold;",
    "rows--heading": "color: $text-secondary; text-style: bold;",
    "rows--aside": "color: $foreground 70%;",
    "rows--kind": "color: $text-secondary;",
    "rows--value": "color: $text-accent;",
    "rows--cursor-blurred": "text-style: bold; background: $panel;",
    "rows--cursor": "text-style: bold reverse;",
}
"""Component class of the two lists → its look."""

_LIST_PLAIN: Final = {
    "rows--cursor-blurred": "background: ansi_default; text-style: bold underline;",
    "rows--aside": "text-style: dim;",
}


def _rules(widget: str, looks: Mapping[str, str]) -> str:
    return "\n".join(f"{widget} > .{name} {{ {look} }}" for name, look in looks.items())


def _sheet(widget: str, looks: Mapping[str, str], plain: Mapping[str, str]) -> str:
    frame = f"{widget} {{ overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }}"
    fallbacks = [_rules(f"{widget}:{few}", plain) for few in ("ansi", "nocolor")]
    return "\n".join([frame, _rules(widget, looks), *fallbacks])


def reader_sheet(widget: str) -> str:
    """The style sheet of the reader widget."""
    return _sheet(widget, READER_LOOKS, _READER_PLAIN)


def list_sheet(widget: str) -> str:
    """The style sheet of a list widget."""
    return _sheet(widget, LIST_LOOKS, _LIST_PLAIN)


THEMES: Final = (
    Theme(
        name="heshu-dark",
        primary="#7aa2f7",
        secondary="#7dcfff",
        accent="#e0af68",
        warning="#ff9e64",
        error="#ff6b81",
        success="#9ece6a",
        foreground="#d5d9e8",
        background="#16181f",
        surface="#1b1e27",
        panel="#2a2e3b",
    ),
    Theme(
        name="heshu-light",
        primary="#1f4e9c",
        secondary="#0b6a80",
        accent="#8a5a00",
        warning="#a84300",
        error="#b3122f",
        success="#2f6f1a",
        foreground="#20242c",
        background="#fbfaf6",
        surface="#f3f1ea",
        panel="#e3e0d6",
        dark=False,
    ),
    Theme(
        name="heshu-contrast",
        primary="#66ccff",
        secondary="#66ffff",
        accent="#ffff66",
        warning="#ffcc00",
        error="#ff6666",
        success="#66ff66",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        text_alpha=1.0,
    ),
    Theme(
        name="heshu-ansi",
        ansi=True,
        primary="ansi_bright_blue",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        warning="ansi_bright_yellow",
        error="ansi_bright_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        # Textual's own sheets ask for the variables of its own theme of this kind.
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            # Black would hide the ruler of the scroll bar from a terminal with a light ground.
            **dict.fromkeys(
                (
                    "scrollbar-background",
                    "scrollbar-background-hover",
                    "scrollbar-background-active",
                    "scrollbar-corner-color",
                ),
                "ansi_default",
            ),
        },
    ),
)
"""Register them all. `heshu-ansi` leaves the sixteen colours to the terminal's own palette."""

_FEW_COLOURS: Final = ("linux", "screen", "xterm", "vt100", "vt220", "ansi")
"""Values of TERM that promise no more than 16 colours."""

_LIGHT_BACKGROUNDS: Final = frozenset({"7", "15"})
"""Second field of COLORFGBG on a light terminal (rxvt's convention)."""


def coloured(theme: Theme, colours: Mapping[str, str]) -> Theme:
    """A theme with some colours of one's own; that of the terminal's palette stays as it is."""
    if not colours or theme.ansi:
        return theme
    own: dict[str, Any] = dict(colours)
    return replace(theme, **own)


def default_theme(environ: Mapping[str, str], preferred: str = "") -> str:
    """The theme for a terminal, by its environment.

    HESHU_THEME names one (dark, light, contrast, ansi), else the settings do (`preferred`); else
    COLORTERM, TERM and COLORFGBG decide. NO_COLOR comes before them all.

    Under NO_COLOR it is `heshu-ansi`, which must be set before the app reads NO_COLOR (pass
    `ansi_color=True` to the app): else Textual turns colours to 24-bit greys.
    """
    if "NO_COLOR" in environ:
        return "heshu-ansi"
    for name in (environ.get("HESHU_THEME", ""), preferred):
        if any(theme.name == f"heshu-{name}" for theme in THEMES):
            return f"heshu-{name}"
    if not environ.get("COLORTERM") and environ.get("TERM", "") in _FEW_COLOURS:
        return "heshu-ansi"
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "heshu-light" if background in _LIGHT_BACKGROUNDS else "heshu-dark"
