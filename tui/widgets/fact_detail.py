"""All that is known of the current fact, and the working of what was found about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Fact, Finding, Verdict


class FactDetail(Static):
    """One fact in full: value, unit, bounds, indicator, owner, period, verdict, workings.

    Words come from `tui.locale.text`: keys `detail.value`, `detail.unit`, `detail.bounds`,
    `detail.indicator`, `detail.owner`, `detail.period`, `detail.qualifier`, `detail.expected`,
    `detail.corrected`, `detail.note`, `kind.<FactKind>`, `verdict.<VerdictLabel>`,
    `judgement.<Judgement>`, `modality.<Modality>`, `relation.<Finding.relation>`.
    """

    def show(
        self, fact: Fact | None, findings: Sequence[Finding] = (), verdict: Verdict | None = None
    ) -> None:
        """Show a fact with the findings of its article (those about it are picked out)."""
        raise NotImplementedError
