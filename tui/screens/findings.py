"""The keys for what the checks found: from finding to finding, to its figures, a word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on

from heshu.finding_verdicts import FindingLabel
from tui.findings import figures
from tui.keymap import Context
from tui.locale import text, word
from tui.screens.drafting import Drafting
from tui.screens.moving import Moving
from tui.screens.note import finding_note_dialog
from tui.widgets import signs
from tui.widgets.messages import FindingPicked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Anchor, Operand
    from tui.findings import Judged
    from tui.session import Session

_JUMPS = 50
"""Jumps that are remembered."""


class Jump(NamedTuple):
    """Where somebody was before a jump."""

    article_id: int
    anchor: Anchor | None
    finding: str
    figure: int


class Findings(Moving, Drafting):
    """`f F r z e E o b i a`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._last = ""
        self._figure = 0
        self._jumps: list[Jump] = []

    # ------------------------------------------------------------ from finding to finding
    def do_finding_next(self) -> None:
        """The next finding that asks for a look, of this article or one after."""
        self._step_finding(1)

    def do_finding_previous(self) -> None:
        """The one before."""
        self._step_finding(-1)

    def _step_finding(self, step: int) -> None:
        opened = self.session.opened
        if opened is None:
            return
        judged = self._beyond(opened.steps(), step) or self._in_neighbour(step)
        if judged is None:
            self.say(text("status.no_finding"))
            return
        self.leave_list()
        self.choose(judged)
        self._say(judged)
        self.place_moved()

    def _beyond(self, steps: Sequence[Judged], step: int) -> Judged | None:
        """The nearest loud one after (-1: before) the last one looked at, by weight."""
        last = self.finding.key if self.finding else self._last
        at = next((at for at, one in enumerate(steps) if one.key == last), None)
        if at is None:
            ahead = steps if step > 0 else steps[::-1]
        else:
            ahead = steps[at + 1 :] if step > 0 else steps[:at][::-1]
        return next((one for one in ahead if one.is_loud), None)

    def _in_neighbour(self, step: int) -> Judged | None:
        """The first (-1: last) loud finding of the nearest article that has one; opens it."""
        for article_id in self.session.with_findings(step):
            loud = [one for one in self.open_article(article_id).steps() if one.is_loud]
            if loud:
                return loud[0 if step > 0 else -1]
        return None

    def choose(self, judged: Judged) -> None:
        """Look at a finding, where its printed figure stands, else its first one here."""
        self.show_list(Context.CHECKS)
        self._take_up(judged)
        opened = self.session.opened
        if opened is None:
            return
        for number, operand in enumerate(figures(judged.finding)):
            if opened.home_of(operand) == opened.id:
                self._stand_on(number, operand)
                return

    def show_finding(self, key: str) -> None:
        """Look at the finding of this name, if the open article has it."""
        opened = self.session.opened
        judged = opened.judged_as(key) if opened and key else None
        if judged is not None:
            self.choose(judged)

    @on(FindingPicked)
    def _finding_picked(self, event: FindingPicked) -> None:
        self.show_finding(event.key)
        self.place_moved()

    def _take_up(self, judged: Judged) -> None:
        self._last, self._figure = judged.key, 0
        self.look_at(judged)

    def _stand_on(self, number: int, operand: Operand) -> None:
        """Bring a figure of the finding into view."""
        opened = self.session.opened
        if opened is not None:
            self._figure = number
            self.go_to(opened.id, operand.fact.anchor)
            self.hold_finding()
            self.follow()

    def _say(self, judged: Judged) -> None:
        finding = judged.finding
        if self.has_class("-narrow"):  # the detail is behind the text, and there is room for one
            self.say(finding.working)
            return
        self.say(
            text(
                "status.finding",
                relation=word("relation", finding.relation),
                judgement=word("judgement", finding.verdict),
                working=finding.working,
            )
        )

    # ------------------------------------------------------------ to its figures and back
    def do_finding_figure(self) -> None:
        """The next figure of the finding, wherever it stands."""
        judged, opened = self._looked_at(), self.session.opened
        if judged is None or opened is None:
            self.say(text("status.no_finding_here"))
            return
        operands = figures(judged.finding)
        number = (self._figure + 1) % len(operands)
        operand = operands[number]
        home = opened.home_of(operand)
        if home is None:
            self.say(text("finding.gone", document=operand.document))
            return
        self._remember_jump(opened.id)
        if home != opened.id:
            self._open_at(home, judged.key)
        self._stand_on(number, operand)
        place = self.place_of(operand)
        self.say(f"{signs.operand_sign(number)} {operand.fact.exact}  {place}")
        self.place_moved()

    def _remember_jump(self, article_id: int) -> None:
        anchor = self.fact.anchor if self.fact else self.text_pane.place
        key = self.finding.key if self.finding else ""
        self._jumps = [*self._jumps[1 - _JUMPS :], Jump(article_id, anchor, key, self._figure)]

    def _open_at(self, article_id: int, key: str) -> None:
        """Open another article and look at the same finding there."""
        judged = self.open_article(article_id).judged_as(key)
        if judged is not None:
            self.show_list(Context.CHECKS)
            self._take_up(judged)

    def do_finding_back(self) -> None:
        """Back to where the last jump began."""
        if not self._jumps:
            self.say(text("status.no_jump"))
            return
        jump, opened = self._jumps.pop(), self.session.opened
        if opened is None or opened.id != jump.article_id:
            self._open_at(jump.article_id, jump.finding)
        elif jump.finding and (judged := opened.judged_as(jump.finding)):
            self._take_up(judged)
        self._figure = jump.figure
        self.go_to(jump.article_id, jump.anchor)
        self.hold_finding()
        self.follow()
        self.place_moved()

    # ------------------------------------------------------------ the list
    def do_finding_list(self) -> None:
        """Facts or checks at the side."""
        other = Context.FACTS if self.listed is Context.CHECKS else Context.CHECKS
        if self.has_class("-narrow"):
            self.show_pane(other)
        else:
            self.show_list(other)
        self.follow()

    def do_finding_all(self) -> None:
        """Show or fold what is undecided and consistent."""
        opened, pane = self.session.opened, self.findings_pane
        if opened is None:
            return
        pane.everything = not pane.everything
        pane.show(opened.judged, opened.article, self.finding.key if self.finding else "")
        self.show_list(Context.CHECKS)
        self.follow()

    # ------------------------------------------------------------ a word on it
    def do_finding_real_error(self) -> None:
        """The text is wrong."""
        self._judge_finding(FindingLabel.REAL_ERROR)

    def do_finding_false_alarm(self) -> None:
        """The check is wrong; it stays quiet from now on."""
        self._judge_finding(FindingLabel.FALSE_ALARM)

    def do_finding_explained(self) -> None:
        """There is a reason; it stays quiet from now on."""
        self._judge_finding(FindingLabel.EXPLAINED)

    def _judge_finding(self, label: FindingLabel) -> None:
        if self.finding is None:
            judged = self._looked_at()
            self.say(text("status.finding_first" if judged else "status.no_finding_here"))
            return
        self._keep_word(self.finding, label)

    def _keep_word(self, judged: Judged, label: FindingLabel, note: str | None = None) -> None:
        self.session.judge_finding(judged, label, note)
        opened = self.session.opened
        self.show_changes()
        if opened is not None:
            self.articles.reload(list(opened.elsewhere.values()))
        self.follow()
        self.save_place()
        said, exact = word("finding_verdict", label), judged.finding.printed.fact.exact
        self.say(text("status.saved_finding", label=said, exact=exact))

    def do_finding_note(self) -> None:
        """Write why: a note on the word on the finding, which is 已说明 when there is none."""
        judged = self._looked_at()
        if judged is None:
            self.say(text("status.no_finding_here"))
            return
        label = judged.word.label if judged.word else FindingLabel.EXPLAINED
        form = finding_note_dialog(judged, label, lambda note: self._keep_word(judged, label, note))
        self.open_form("finding.note", form)

    def _looked_at(self) -> Judged | None:
        """The finding looked at; without one, the heaviest about the current fact is taken up."""
        opened, fact = self.session.opened, self.fact
        if self.finding is None and opened is not None and fact is not None:
            about = opened.about(fact.anchor)
            judged = next((one for one in about if one.is_loud), next(iter(about), None))
            if judged is not None:
                self.show_list(Context.CHECKS)
                self._take_up(judged)
                self.follow()
        return self.finding
