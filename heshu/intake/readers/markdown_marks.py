"""Markdown's signs inside a line: emphasis, links, code, escapes, tags.

After CommonMark 0.31 and GitHub's tables, with every stretch bounded, so that a line of a
million stars takes no longer than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heshu.intake.lines import Line, trim, width
from heshu.intake.shadow import shadow
from heshu.spans import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAGS = (
    "a|b|big|br|center|del|details|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|small|span"
    "|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), parts)
    for form, parts in (
        (
            r"(?P<open>`{1,3})(?P<in>[^`\n]{1,500})(?P<close>(?P=open))",
            (("open", "mark"), ("in", "keep"), ("close", "mark")),
        ),
        (r"(?P<open>\\)(?P<in>[!-/:-@\[-`{-~])", (("open", "mark"), ("in", "keep"))),
        (
            (
                r"(?P<all>!\[[^\[\]]{0,300}\](?:\([^()\n]{0,800}\)|\[[^\[\]]{0,80}\])"
                r"|\[\^[^\[\]\s]{1,40}\]:?|<!--[^\n]{0,2000}?-->"
                rf"|</?(?:{_TAGS})(?=[\s/>])[^<>\n]{{0,800}}>"
                r"|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj);)"
            ),
            (("all", "mark"),),
        ),
        (
            r"(?P<open>\[)[^\[\]]{1,500}(?P<close>\]\([^()\n]{0,800}\)|\]\[[^\[\]]{0,80}\])",
            (("open", "mark"), ("close", "mark")),
        ),
        (
            r"(?P<open><)(?P<in>(?:https?://|mailto:)[^<>\s]{1,800})(?P<close>>)",
            (("open", "mark"), ("in", "keep"), ("close", "mark")),
        ),
        (r"&(?P<all>amp;)", (("all", "mark"),)),
        *(
            (form, (("open", "mark"), ("close", "mark")))
            for form in (
                r"(?P<open>\*{2,3})(?=[^\s*])[^*\n]{1,5000}(?<=[^\s*])(?P<close>\*{2,3})",
                r"(?<![\w_])(?P<open>__)(?=[^\s_])[^_\n]{1,5000}(?<=[^\s_])(?P<close>__)(?![\w_])",
                r"(?P<open>~~)(?=[^\s~])[^~\n]{1,2000}(?<=[^\s~])(?P<close>~~)",
                (
                    r"(?<![A-Za-z0-9*])(?P<open>\*)(?=[^\s*])(?!\d+\*)[^*\n]{1,2000}(?<=[^\s*])"
                    r"(?P<close>\*)(?!\*)"
                ),
                r"(?<![\w_])(?P<open>_)(?=[^\s_])[^_\n]{1,2000}(?<=[^\s_])(?P<close>_)(?![\w_])",
            )
        ),
    )
)
"""What is looked for, in this order: a sign and, for its parts, whether they are signs or only
hide what they hold from the forms below."""
_SUP = re.compile(r"<sup\b[^<>\n]{0,200}>", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)\|")


def printed_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of `text[start:end]` that print, blanks at both ends left out."""
    start, end = trim(text, start, end)
    signs = _signs(text[start:end])
    at = None
    for i, sign in enumerate(signs):
        if sign and at is not None:
            yield start + at, start + i
            at = None
        elif not sign and at is None:
            at = i
    if at is not None:
        yield start + at, end


def _signs(text: str) -> bytearray:
    """One byte a character: 1 for a sign, 0 for what prints."""
    signs = bytearray(len(text))
    if not any(char in text for char in "*_~`[\\<&"):
        return signs

    def mark(start: int, end: int) -> None:
        signs[start:end] = b"\x01" * (end - start)

    plain = text

    def take(form: re.Pattern[str], *parts: tuple[str, str]) -> None:
        """Mark these parts of each match; no other sign is looked for where `blot` says so."""
        nonlocal plain

        def blotted(match: re.Match[str]) -> str:
            words = list(match.group())
            for name, blot in parts:
                start, end = (at - match.start() for at in match.span(name))
                if start < 0:
                    continue
                if "mark" in blot:
                    mark(match.start() + start, match.start() + end)
                words[start:end] = "x" * (end - start)
            return "".join(words)

        plain = form.sub(blotted, plain)

    for form, parts in _FORMS:
        take(form, *parts)
    return signs


def cells_of(text: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand in its line, the bars at both ends left out."""
    start, end = trim(text, 0, len(text))
    start += text[start : start + 1] == "|"
    closed = end > start and text[end - 1] == "|" and text[end - 2 : end - 1] != "\\"
    end -= closed
    bars = [m.start() for m in _BAR.finditer(text, start, end)]
    return [
        trim(text, left, right)
        for left, right in zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch of a line that prints, or a character made between two of them."""

    start: int
    end: int
    made: str = ""


def kept_runs(text: str, start: int, end: int) -> Iterator[Kept]:
    """The stretches that print, and a `^` made before a raised figure: 10^8, 5.2%^1.

    Without it the figure before would have one more digit.
    """
    before = None
    for low, high in printed_runs(text, start, end):
        if before is not None and _SUP.search(text, before, low) and text[low].isalnum():
            yield Kept(0, 0, "^")
        yield Kept(low, high)
        before = high


def put_together(line: Line, kept: Sequence[Kept], *, trimmed: bool = True) -> Line | None:
    """The line of these stretches of `line.text`; None when it prints nothing."""
    pieces, segments, at = [], list[Segment](), 0
    for run in kept:
        words = run.made or line.text[run.start : run.end]
        if not run.made and words:
            source = line.start + run.start
            last = segments[-1] if segments else None
            if last and last.at + last.length == at and last.start + last.length == source:
                segments[-1] = last._replace(length=last.length + len(words))
            else:
                segments.append(Segment(at, source, len(words)))
        pieces.append(words)
        at += len(words)
    text = "".join(pieces)
    if not segments or not text.strip():
        return None
    whole = len(segments) == 1 and segments[0].length == len(text)
    start, last = segments[0].start, segments[-1]
    found = replace(
        line, start=start, end=last.start + last.length, text=text,
        segments=() if whole else tuple(segments), shadow=shadow(text), width=width(text),
    )  # fmt: skip
    if not trimmed:
        return found
    found = found.slice(0, len(text))
    return found if found.text else None
