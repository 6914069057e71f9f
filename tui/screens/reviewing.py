"""The keys that give verdicts, correct, undo and redo.

Each is committed by the store before anything on the screen changes, then the mark appears,
then the next fact becomes current.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import VerdictLabel
from tui.locale import text, word
from tui.screens.correct import correction_dialog
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from heshu.model import Evidence, Fact
    from tui.session import Undone


class Reviewing(Findings):
    """`y x d w s c u Ctrl+R`."""

    def do_verdict_confirmed(self) -> None:
        """The figure is right."""
        self._judge(VerdictLabel.CONFIRMED)

    def do_verdict_wrong(self) -> None:
        """The figure is wrong."""
        self._judge(VerdictLabel.WRONG)

    def do_verdict_disputed(self) -> None:
        """Sources disagree."""
        self._judge(VerdictLabel.DISPUTED)

    def do_verdict_unclear(self) -> None:
        """It has to be looked up."""
        self._judge(VerdictLabel.UNCLEAR)

    def do_verdict_skipped(self) -> None:
        """No verdict is called for."""
        self._judge(VerdictLabel.SKIPPED)

    def _judge(self, label: VerdictLabel) -> None:
        fact = self.fact
        if fact is None:
            self.say(text("status.no_fact"))
            return
        self.session.judge(fact, label)
        self._said_of(text("status.saved_verdict", label=word("verdict", label), exact=fact.exact))

    def do_verdict_correct(self) -> None:
        """Ask for the right value and its evidence."""
        fact, opened = self.fact, self.session.opened
        if fact is None or opened is None:
            self.say(text("status.no_fact"))
            return

        def save(corrected: str, evidence: Evidence, note: str) -> None:
            self._correct(fact, corrected, evidence, note)

        verdict = opened.verdicts.get(fact.anchor)
        used = self.session.store.evidence()
        self.open_form("verdict.correct", correction_dialog(fact, verdict, save, used))

    def _correct(self, fact: Fact, corrected: str, evidence: Evidence, note: str) -> None:
        self.session.correct(fact, corrected, evidence, note)
        self._said_of(text("status.saved_correction", exact=fact.exact, corrected=corrected))

    def _said_of(self, saved: str) -> None:
        """The store has it: mark it, go on, say so."""
        self.show_changes()
        moved = self.step_fact(1)
        self.follow()
        self.save_place()
        self.say(saved if moved else f"{saved} · {text('status.last_fact')}")

    # ------------------------------------------------------------ undo and redo
    def do_undo(self) -> None:
        """Take back the last change and go there."""
        self._reversed(self.session.undo(), "status.undone", "status.nothing_to_undo")

    def do_redo(self) -> None:
        """Make the change again and go there."""
        self._reversed(self.session.redo(), "status.redone", "status.nothing_to_redo")

    def _reversed(self, undone: Undone | None, done: str, nothing: str) -> None:
        if undone is None:
            self.say(text(nothing))
            return
        self.show_changes()
        if undone.article_id is not None:
            self.go_to(undone.article_id, undone.anchor)
            self.articles.reload([undone.article_id])
            self.show_finding(undone.finding)
        self.follow()
        self.save_place()
        self.say(text(done, what=undone.words))
