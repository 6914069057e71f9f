"""Component classes → terminal styles, combined and remembered.

Textual's own partial styles drop transparency; here a transparent colour is mixed with the
background of the widget, so that quiet text is quiet in every theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.color import Color
    from textual.widget import Widget


class Looks:
    """The styles of one widget: call it with component classes, the last on top."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[tuple[str, ...], Style] = {}

    def __call__(self, *names: str) -> Style:
        """The style of text that has these component classes, over the widget's own."""
        style = self._known.get(names)
        if style is None:
            parts = [self._widget.rich_style, *map(self._one, names)]
            style = self._known[names] = Style.combine(parts)
        return style

    def forget(self) -> None:
        """Ask the style sheet again: the theme or the state of the widget changed."""
        self._known.clear()

    def _one(self, name: str) -> Style:
        rules = self._widget.get_component_styles(name)
        own = Style.from_color(
            self._mixed(rules.color).rich_color if rules.has_rule("color") else None,
            self._mixed(rules.background).rich_color if rules.has_rule("background") else None,
        )
        return own + rules.text_style

    def _mixed(self, color: Color) -> Color:
        if color.ansi is not None or color.a == 1:
            return color
        return self._widget.background_colors[1] + color
