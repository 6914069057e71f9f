"""The keys that save work: the next figure worth a look, one verdict for all that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import Judgement
from tui.keymap import Context
from tui.locale import text, word
from tui.screens.repeats import Reach, Repeats
from tui.screens.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Fact, Verdict
    from store import Repeat

_LOOKED_THROUGH = 2000
"""Facts of an article up to which each verdict is followed by a look for repeats."""

_SHOWN = 5
"""Places that the question about repeats names."""


class Queueing(Reviewing):
    """`Q R`."""

    # ------------------------------------------------------------ the queue
    def do_queue_next(self) -> None:
        """The next figure to verify in all articles, the worst first."""
        waiting = self.session.next_waiting()
        left = self.session.store.left()
        if waiting is None:
            self.say(text("status.queue_done"))
            return
        self.leave_list()
        self.drop_finding()
        self.go_to(waiting.article_id, waiting.anchor)
        if waiting.judgement in (Judgement.INCONSISTENT, Judgement.BORDERLINE):
            self._tell_why()
        self.follow()
        self.place_moved()
        self.say(
            text(
                "status.queue",
                figures=left.figures,
                contradicted=left.contradicted,
                borderline=left.borderline,
            )
        )

    def _tell_why(self) -> None:
        """Show the check that put the figure into the queue."""
        opened, fact = self.session.opened, self.fact
        if opened is None or fact is None:
            return
        about = opened.about(fact.anchor)
        if about:
            self.look_at(about[0])
            self.show_list(Context.CHECKS)

    # ------------------------------------------------------------ repeats
    def do_repeats(self) -> None:
        """Give the verdict on this figure to all that say the same, after one question."""
        found = self._judged()
        if found is None:
            self.say(text("status.no_verdict_here"))
            return
        fact, verdict = found
        here = self.session.repeats(fact, everywhere=False)
        everywhere = self.session.repeats(fact, everywhere=True)
        if not everywhere:
            self.say(text("status.no_repeats", exact=fact.exact))
            return

        def answered(reach: Reach | None) -> None:
            places = {Reach.HERE: here, Reach.EVERYWHERE: everywhere}.get(reach or Reach.NONE, ())
            if places:
                self.guarded(lambda: self._repeat(fact, verdict, places))

        self.app.push_screen(
            Repeats(self._question(fact, verdict, everywhere), len(here), len(everywhere)),
            answered,
        )

    def _judged(self) -> tuple[Fact, Verdict] | None:
        """The current figure, or the one judged last: a verdict has gone on to the next."""
        opened, fact = self.session.opened, self.fact
        if opened is None:
            return None
        if fact is None or fact.anchor not in opened.verdicts:
            number, anchor = self.session.judged_last or (0, None)
            index = opened.index_of(anchor) if number == opened.id else None
            fact = None if index is None else opened.facts[index]
        if fact is None or fact.anchor not in opened.verdicts:
            return None
        return fact, opened.verdicts[fact.anchor]

    def _said_of(self, saved: str) -> None:
        """Say too that the figure stands here again, where that is quick to know."""
        super()._said_of(saved)
        opened, found = self.session.opened, self._judged()
        if opened is None or found is None or len(opened.facts) > _LOOKED_THROUGH:
            return
        number, anchor = self.session.judged_last or (0, None)
        if number == opened.id and (index := opened.index_of(anchor)) is not None:
            count = len(self.session.repeats(opened.facts[index], everywhere=False))
            if count:
                self.say(f"{saved} · {text('status.repeats_here', count=count)}")

    def _question(self, fact: Fact, verdict: Verdict, places: Sequence[Repeat]) -> str:
        articles = {place.article_id for place in places}
        lines = [
            text(
                "repeats.ask",
                exact=fact.exact,
                indicator=fact.indicator or word("kind", fact.kind),
                count=len(places),
                articles=len(articles),
                label=word("verdict", verdict.label),
            )
        ]
        titles = self.session.titles({place.article_id for place in places[:_SHOWN]})
        for number, anchor in places[:_SHOWN]:
            part = self.session.part_text(number, anchor.field)
            before = part[max(0, anchor.start - 16) : anchor.start].rpartition("\n")[2]
            after = part[anchor.end : anchor.end + 8].partition("\n")[0]
            context = f"{before}{fact.exact}{after}"
            lines.append(text("repeats.where", title=titles.get(number, "")[:16], context=context))
        if len(places) > _SHOWN:
            lines.append(text("repeats.more", count=len(places) - _SHOWN))
        return "\n".join(lines)

    def _repeat(self, fact: Fact, verdict: Verdict, places: Sequence[Repeat]) -> None:
        self.session.judge_all(places, verdict)
        self.show_changes()
        self.articles.reload([place.article_id for place in places])
        self.follow()
        label = word("verdict", verdict.label)
        self.say(text("status.repeats", label=label, exact=fact.exact, count=len(places)))
