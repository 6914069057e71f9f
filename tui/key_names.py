"""What a key is called: by Textual, on the keyboard, and by a Chinese input method left on."""

from __future__ import annotations

_PUNCTUATION_TWINS = {
    "full_stop": ("。", "．"),
    "comma": ("，",),
    "slash": ("／", "、"),
    "question_mark": ("？",),
    "colon": ("：",),
    "exclamation_mark": ("！",),
    "right_parenthesis": ("）",),
    "left_parenthesis": ("（",),
    "right_curly_bracket": ("｝", "」"),
    "left_curly_bracket": ("｛", "「"),
    "grave_accent": ("｀", "·"),
    "apostrophe": ("＇", "‘", "’"),
    "greater_than_sign": ("＞", "》"),
    "less_than_sign": ("＜", "《"),
    "equals_sign": ("＝",),
    "plus": ("＋",),
    "minus": ("－",),
}
"""What a Chinese input method sends for these keys; GB/T 15834 punctuation has 、 on the slash."""

_TO_FULL_WIDTH = 0xFF01 - 0x21
"""Unicode's full-width forms stand in ASCII order."""

_PRINTED = {
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "exclamation_mark": "!",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "grave_accent": "`",
    "apostrophe": "'",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "equals_sign": "=",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "circumflex_accent": "^",
    "ampersand": "&",
    "asterisk": "*",
    "underscore": "_",
    "semicolon": ";",
    "quotation_mark": '"',
    "backslash": "\\",
    "vertical_line": "|",
    "tilde": "~",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "backspace": "Bksp",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "f1": "F1",
    "f2": "F2",
}


def twins(key: str) -> tuple[str, ...]:
    """The full-width characters that a key sends while an input method is left on."""
    if len(key) == 1:
        return (chr(ord(key) + _TO_FULL_WIDTH),) if key.isascii() else ()
    if key in _PUNCTUATION_TWINS:
        return _PUNCTUATION_TWINS[key]
    character = _PRINTED.get(key, "")
    is_punctuation = len(character) == 1 and character.isascii()
    return (chr(ord(character) + _TO_FULL_WIDTH),) if is_punctuation else ()


def printed(key: str) -> str:
    """A key as a person knows it: `Ctrl+R` for `ctrl+r`, `.` for `full_stop`."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return _PRINTED.get(key, key.capitalize() if len(key) > 1 else key)
