"""The signs of the gutter and the lists: one table each, all one cell wide but the kinds.

Only characters that every terminal draws one cell wide (East Asian width neutral or narrow),
so that columns stay straight where ambiguous characters are drawn two cells wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshu.finding_verdicts import FindingLabel
from heshu.model import FactKind, Judgement, ReviewState, VerdictLabel
from tui.locale import language

if TYPE_CHECKING:
    from collections.abc import Mapping

CURRENT: Final = "►"
"""Beside the line of the current fact, and before a current row."""

INCONSISTENT: Final = "!"
NOTE: Final = "✎"
DOUBT: Final = "?"
"""In the list and beside a line: intake was not sure how to take it apart."""
ELSEWHERE: Final = "»"
"""Before a figure that stands in another article."""

VERDICTS: Final[Mapping[str, str]] = {
    VerdictLabel.CONFIRMED: "✓",
    VerdictLabel.WRONG: "✗",
    VerdictLabel.DISPUTED: "~",
    VerdictLabel.UNCLEAR: "?",
    VerdictLabel.SKIPPED: "-",
}

WORST_FIRST: Final = (
    VerdictLabel.WRONG,
    VerdictLabel.DISPUTED,
    VerdictLabel.UNCLEAR,
    VerdictLabel.SKIPPED,
    VerdictLabel.CONFIRMED,
)
"""Which verdict of a line its gutter shows."""

JUDGEMENTS: Final[Mapping[str, str]] = {
    Judgement.CONSISTENT: "✓",
    Judgement.BORDERLINE: "~",
    Judgement.INCONSISTENT: INCONSISTENT,
    Judgement.UNDECIDED: "?",
}

FINDING_VERDICTS: Final[Mapping[str, str]] = {
    FindingLabel.REAL_ERROR: "✗",
    FindingLabel.FALSE_ALARM: "-",
    FindingLabel.EXPLAINED: NOTE,
}

_PRINTED = "⁼"
_NUMBERS = "➀➁➂➃➄➅➆➇➈➉"
_MANY = "+"


def operand_sign(number: int) -> str:
    """The sign after a figure of the current finding: ⁼ the printed one, ➀ to ➉, then +."""
    if not number:
        return _PRINTED
    return _NUMBERS[number - 1] if number <= len(_NUMBERS) else _MANY


STATES: Final[Mapping[str, str]] = {
    ReviewState.UNREAD: "◦",
    ReviewState.IN_REVIEW: "›",
    ReviewState.ANNOTATED: NOTE,
    ReviewState.REVIEWED: "✓",
    ReviewState.FINAL: "◉",
}

_KINDS: Final[Mapping[FactKind, tuple[str, str]]] = {
    # kind: Chinese, English; two cells each
    FactKind.NUMBER: ("数", "no"),
    FactKind.QUANTITY: ("量", "qt"),
    FactKind.MONEY: ("钱", "¥$"),
    FactKind.PERCENT: ("率", "% "),
    FactKind.PERCENTAGE_POINT: ("点", "pp"),
    FactKind.RANK: ("位", "# "),
    FactKind.MULTIPLE: ("倍", "x "),
    FactKind.RATIO: ("比", ": "),
    FactKind.FRACTION: ("分", "/ "),
    FactKind.AGE: ("龄", "ag"),
    FactKind.RANGE: ("围", ".."),
    FactKind.DATE: ("日", "dt"),
    FactKind.TIME: ("时", "tm"),
    FactKind.PERIOD: ("期", "pd"),
    FactKind.DURATION: ("长", "du"),
    FactKind.ORG: ("机", "or"),
    FactKind.PLACE: ("地", "pl"),
    FactKind.PERSON: ("人", "pe"),
    FactKind.POLICY: ("策", "po"),
    FactKind.DOCUMENT: ("文", "do"),
}


def kind_sign(kind: FactKind) -> str:
    """Two cells that tell the kind of a fact, in the language of the interface."""
    return _KINDS[kind][language() == "en"]
