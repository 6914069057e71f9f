"""Numbers in the formats of automatic lists (ST_NumberFormat of ECMA-376, 17.18.59)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counting(number: int, digits: str = _DIGITS, powers: str = "十百千", zero: str = "零") -> str:
    """A number below ten thousand as it is spoken: 十二, 一百零三."""
    if not 0 < number < 10_000:
        return str(number)
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(written)
            continue
        written += (zero if gap else "") + digits[digit] + (powers[power - 1] if power else "")
        gap = False
    return written


def spoken(number: int) -> str:
    """The same as headings have it: 十一 and not 一十一."""
    written = counting(number)
    return written.removeprefix("一") if 10 <= number < 20 else written


def _mixed(number: int) -> str:
    """`chineseCounting`: spoken up to ninety-nine, digit by digit from there."""
    return spoken(number) if number < 100 else _digits(number)


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return counting(number, _LEGAL, "拾佰仟")


def _legal_traditional(number: int) -> str:
    return counting(number, _LEGAL_TRADITIONAL, "拾佰仟")


def _letters(number: int) -> str:
    """A … z, then aa, bb …, as Word goes on."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _of(signs: Sequence[str]) -> Callable[[int], str]:
    """The n-th of some signs, the number itself beyond the last."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _row(first: int, length: int) -> str:
    return "".join(map(chr, range(first, first + length)))


_CIRCLED = _of(_row(0x2460, 20) + _row(0x3251, 15) + _row(0x32B1, 15))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _of(_row(0x2474, 20)),
    "decimalEnclosedFullstop": _of(_row(0x2488, 20)),
    "ideographEnclosedCircle": _of(_row(0x3280, 10)),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _mixed,
    "taiwaneseCounting": _mixed,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseCountingThousand": spoken,
    "taiwaneseCountingThousand": spoken,
    "japaneseCounting": spoken,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_traditional,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _of(
        "".join(_STEMS[i % 10] + _BRANCHES[i % 12] + " " for i in range(60)).split()
    ),
    "none": lambda _: "",
}
"""Name → how a number is written; what is not here is written in digits, as Word does."""


def written(number: int, name: str) -> str:
    """A number in a format."""
    return FORMATS.get(name, str)(number)
