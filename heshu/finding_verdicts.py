"""A reviewer's word on a finding, and how a finding is known again at the next check.

Findings are made anew whenever a text is checked, so they have no identity of their own. What
makes one the same as before is what it says of which figures: channel, relation, and for the
printed figure and each operand its article, place and characters. A changed figure makes
another finding, on which nobody has spoken yet.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from heshu.model import Anchor, Finding, Operand


class FindingLabel(StrEnum):
    """What a reviewer makes of a finding."""

    REAL_ERROR = "real_error"
    """真错: the text is wrong."""
    FALSE_ALARM = "false_alarm"
    """误报: the check is wrong."""
    EXPLAINED = "explained"
    """已说明: the figures do not fit, and there is a reason."""


SET_ASIDE = frozenset((FindingLabel.FALSE_ALARM, FindingLabel.EXPLAINED))
"""The words after which a finding stays quiet."""


@dataclass(frozen=True, slots=True)
class FindingVerdict:
    """A reviewer's word on one finding."""

    finding: str
    """Its key, see `finding_key`."""
    relation: str
    anchor: Anchor
    """Of the printed figure."""
    exact: str
    """The printed figure."""
    label: FindingLabel
    reviewer: str
    time: str
    """ISO 8601, UTC."""
    note: str = ""

    @property
    def sets_aside(self) -> bool:
        """Whether the finding stays quiet."""
        return self.label in SET_ASIDE


def finding_key(
    finding: Finding,
    uids: Mapping[tuple[str, int], str],
    address: Callable[[Operand], tuple[str, Anchor]] | None = None,
) -> str:
    """The name of a finding, the same whenever and wherever the same figures are checked.

    Args:
        finding: any finding.
        uids: the lasting name of each article it speaks of, by (document, index).
        address: the lasting name and place of a figure, where articles were mended since.

    Returns:
        32 hexadecimal digits.

    Raises:
        KeyError: it speaks of an article that is not among them.
    """

    def written(operand: Operand) -> list[str | int]:
        if address is not None:
            uid, anchor = address(operand)
        else:
            uid, anchor = uids[operand.document, operand.article], operand.fact.anchor
        return [uid, *anchor, operand.fact.exact]

    # Operands in an order of their own: the check may list them otherwise in a later version.
    operands = sorted(map(written, finding.operands), key=str)
    said = [finding.channel.value, finding.relation, written(finding.printed), operands]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
