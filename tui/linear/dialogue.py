"""The dialogue: tell a figure, ask, do what is answered, say what was saved, tell the next.

Each answer is committed before the next question. What is answered to a form of several
questions is kept as a draft after each of them, so a line that drops loses at most the one
being typed.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from heshu.errors import HeshuError
from heshu.exports.bundle import Place
from heshu.finding_verdicts import FindingLabel
from heshu.model import VerdictLabel
from tui.linear import forms, telling
from tui.linear.answers import COMMANDS, understood
from tui.linear.walking import Walking
from tui.locale import text, word
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshu.model import Fact
    from tui.session import Session, Undone

_HITS = 12
"""Hits that are told at once."""


class Dialogue(Walking):
    """One reviewer's dialogue over a session."""

    def __init__(
        self,
        session: Session,
        ask: Callable[[str], str | None],
        write: Callable[[str], None],
    ) -> None:
        """`ask` gives the answer to a prompt, None at the end of input; `write` takes a line."""
        super().__init__(session)
        self._ask = ask
        self._write = write
        self.draft = ""
        self._told: tuple[int, int | None] | None = None

    def tell(self, line: str) -> None:
        """One line, made harmless."""
        self._write(visible_line(line))

    def ask(self, prompt: str) -> str | None:
        """The answer to a question; None at the end of input."""
        return self._ask(visible_line(prompt))

    # ------------------------------------------------------------ the loop
    def run(self) -> int:
        """Talk until the reviewer leaves or the input ends; the exit status."""
        if not self.session.ids:
            self.tell(text("status.empty"))
            return 0
        place = self.session.store.place()
        self.tell(text("linear.welcome" if place is None else "status.resumed"))
        self.resume(place)
        if place is not None and place.draft:
            forms.take_up(self, place.draft)
        while True:
            self._tell_place()
            self.save_place()
            line = self.ask(text("linear.prompt"))
            if line is None:
                self.tell(text("linear.end"))
                return 0
            answer = understood(line)
            if answer.id == "quit":
                self.tell(text("linear.bye"))
                return 0
            if not answer.id:
                self.tell(text("linear.unknown", typed=line.strip()))
                continue
            try:
                self._do(answer.id, answer.rest)
            except HeshuError as error:
                self.tell(text("status.unfinished", error=error))

    def _do(self, command: str, rest: str) -> None:
        if command in set(VerdictLabel):
            self._judge(VerdictLabel(command))
        elif command in set(FindingLabel):
            self._judge_finding(FindingLabel(command))
        else:
            getattr(self, f"do_{command}")(rest)

    def _tell_place(self) -> None:
        """The article when it is another one, and the figure when it is another or changed."""
        opened = self.opened
        if self._told is None or self._told[0] != opened.id:
            self.tell("")
            at = self.session.position + 1
            for line in telling.article_head(opened, at, self.session.count):
                self.tell(line)
        if self._told != (opened.id, self.index):
            self._told = opened.id, self.index
            self._tell_fact()

    def _tell_fact(self) -> None:
        self.tell("")
        if self.index is None:
            self.tell(text("status.no_fact"))
            return
        for line in telling.fact_lines(self.opened, self.index):
            self.tell(line)

    def save_place(self) -> None:
        """Remember where the reviewer is, and what was answered so far."""
        fact = self.fact
        anchor = fact.anchor if fact else None
        self.session.store.save_place(Place(self.opened.id, anchor, "text", draft=self.draft))

    # ------------------------------------------------------------ verdicts
    def _needs_fact(self) -> Fact | None:
        if self.fact is None:
            self.tell(text("status.no_fact"))
        return self.fact

    def _judge(self, label: VerdictLabel) -> None:
        fact = self._needs_fact()
        if fact is None:
            return
        self.session.judge(fact, label)
        self.tell(text("status.saved_verdict", label=word("verdict", label), exact=fact.exact))
        self.do_next("")

    def _judge_finding(self, label: FindingLabel) -> None:
        fact = self.fact
        judged = next((one for one in self.opened.about(fact.anchor) if one.is_loud or one.word),
                      None) if fact else None  # fmt: skip
        if judged is None:
            self.tell(text("status.no_finding_here"))
            return
        self.session.judge_finding(judged, label)
        exact = judged.finding.printed.fact.exact
        said = word("finding_verdict", label)
        self.tell(text("status.saved_finding", label=said, exact=exact))

    def do_correct(self, rest: str) -> None:
        """The right value, what it rests on, a note."""
        fact = self._needs_fact()
        if fact is not None and forms.correct(self, fact, {"value": rest}, asked=bool(rest)):
            self.do_next("")

    def do_note(self, rest: str) -> None:
        """A note on the figure."""
        fact = self._needs_fact()
        if fact is not None:
            forms.note(self, fact, rest)

    def do_note_article(self, rest: str) -> None:
        """A note on the article."""
        forms.note(self, None, rest)

    def do_tag(self, rest: str) -> None:
        """Add a tag; the name of one that is there takes it away."""
        forms.tag(self, rest)

    def do_undo(self, _rest: str) -> None:
        """Take back one's last change and go there."""
        self._reversed(self.session.undo(), "status.undone", "status.nothing_to_undo")

    def do_redo(self, _rest: str) -> None:
        """Make it again."""
        self._reversed(self.session.redo(), "status.redone", "status.nothing_to_redo")

    def _reversed(self, undone: Undone | None, done: str, nothing: str) -> None:
        if undone is None:
            self.tell(text(nothing))
            return
        self.tell(text(done, what=undone.words))
        if undone.article_id is not None:
            self.go_to(undone.article_id, undone.anchor)
        self._told = None

    # ------------------------------------------------------------ going
    def do_next(self, _rest: str) -> None:
        """The next figure, in this article or the next with any."""
        self._moved(self.step(1), "status.last_fact")

    def do_previous(self, _rest: str) -> None:
        """The one before."""
        self._moved(self.step(-1), "status.first_fact")

    def do_finding(self, _rest: str) -> None:
        """The next figure that a check asks to look at."""
        self._moved(self.to_finding(), "status.no_finding")

    def do_queue(self, _rest: str) -> None:
        """The next figure that nobody has judged, the worst first."""
        self._moved(self.to_waiting(), "linear.none_waiting")

    def do_article_next(self, _rest: str) -> None:
        """The next article."""
        self._moved(self.to_article(1), "linear.last_article")

    def do_article_previous(self, _rest: str) -> None:
        """The article before."""
        self._moved(self.to_article(-1), "linear.first_article")

    def _moved(self, moved: bool, otherwise: str) -> None:
        if not moved:
            self.tell(text(otherwise))

    def do_go(self, rest: str) -> None:
        """To a figure by its number."""
        if not rest:
            rest = self.ask(text("linear.ask_number", count=len(self.opened.facts))) or ""
        if not rest.strip().isdecimal() or not self.to_number(int(rest)):
            self.tell(text("linear.no_number", typed=rest, count=len(self.opened.facts)))

    def do_search(self, rest: str) -> None:
        """Look for words or figures; tell where, and go to the one chosen."""
        query = rest or (self.ask(text("linear.ask_search")) or "").strip()
        if not query:
            return
        answer = self.session.answer(query)
        if answer.error or not answer.hits:
            self.tell(answer.error or text("search.none", text=query))
            return
        self.session.remember_search(query)
        for number, row in enumerate(answer.rows[:_HITS], 1):
            where = f"{row.before}【{row.exact}】{row.after}"
            self.tell(text("linear.hit", at=number, title=row.title, where=where))
        if len(answer.hits) > _HITS:
            self.tell(text("linear.more_hits", count=len(answer.hits) - _HITS))
        chosen = (self.ask(text("linear.ask_hit")) or "").strip()
        if chosen.isdecimal() and 1 <= int(chosen) <= min(len(answer.hits), _HITS):
            self.go_to(*answer.hits[int(chosen) - 1])

    # ------------------------------------------------------------ telling
    def do_read(self, _rest: str) -> None:
        """The whole text, a paragraph a line."""
        for paragraph in telling.whole_text(self.opened):
            self.tell(paragraph)

    def do_again(self, _rest: str) -> None:
        """The figure once more."""
        self._tell_fact()

    def do_help(self, _rest: str) -> None:
        """All answers."""
        for command in COMMANDS:
            keys = " ".join(filter(None, command.keys[:2]))
            self.tell(f"{keys}  {text(f'linear.do.{command.id}')}")


def run(session: Session, *, confined: bool = False) -> int:
    """Hold the dialogue on the standard streams; the exit status.

    Args:
        session: the articles under review.
        confined: whether there is no shell that a stopped program could go back to.
    """
    if confined:
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    with suppress(AttributeError):  # a stream of a test
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]

    def write(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def ask(prompt: str) -> str | None:
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            write("")
            return None
        return line.rstrip("\r\n")

    return Dialogue(session, ask, write).run()
