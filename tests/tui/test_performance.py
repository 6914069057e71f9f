"""What a key may cost. The limits are several times what is measured (`benchmarks/reader.py`),
so that a busy machine passes and a wrong turn (a repainted pane, a second layout) does not."""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks import _reader_apps
from benchmarks.reader import Terminal, reading
from tests.tui.desk import make_store
from tests.tui.panes import OnePane, contradiction, screen, verdict
from tui.widgets.article_list import ArticleList
from tui.widgets.facts_pane import FactsPane
from tui.widgets.reader import ReaderView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE, FACTS = _reader_apps.article()


def cpu(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of processor time: the least of several, which is what the code costs."""
    spent = []
    for _ in range(times):
        started = time.process_time()
        work()
        spent.append((time.process_time() - started) * 1000)
    return min(spent)


async def test_an_article_of_200_000_characters_and_8_000_facts_opens_at_once() -> None:
    reader = ReaderView()
    async with OnePane(reader).run_test(size=(120, 40)) as pilot:
        assert len(ARTICLE.text) > 190_000
        assert len(FACTS) > 8_000
        assert cpu(lambda: reader.show(ARTICLE, FACTS)) < 300
        await pilot.pause()
        assert cpu(lambda: screen(reader)) < 200


async def test_a_step_to_the_next_fact_costs_a_few_milliseconds() -> None:
    reader = ReaderView()
    async with OnePane(reader).run_test(size=(120, 40)):
        reader.show(ARTICLE, FACTS)

        def step() -> None:
            reader.next_fact()
            screen(reader)

        step()
        assert cpu(step, 20) < 20


async def test_a_verdict_among_8_000_facts_costs_a_few_milliseconds() -> None:
    reader, pane = ReaderView(), FactsPane()
    async with OnePane(reader).run_test(size=(120, 40)):
        reader.show(ARTICLE, FACTS)
        given = verdict(FACTS[0])
        assert cpu(lambda: reader.update_marks(verdicts=given)) < 20
    async with OnePane(pane).run_test(size=(40, 40)):
        assert cpu(lambda: pane.show(FACTS, findings=[contradiction(FACTS[9])])) < 200
        assert cpu(lambda: pane.update_marks(verdicts=given)) < 40
        assert cpu(lambda: pane.move(1), 20) < 10


async def test_a_list_of_100_000_articles_costs_what_is_on_screen() -> None:
    pane = ArticleList(lambda ids: [_reader_apps.row(one) for one in ids])
    async with OnePane(pane).run_test(size=(40, 40)):
        assert cpu(lambda: pane.set_ids(range(100_000))) < 50
        assert cpu(lambda: screen(pane)) < 200
        assert cpu(lambda: pane.move(1), 20) < 10


def bytes_a_key(name: str, key: str) -> float:
    """The median of what a key makes an app write to a real terminal."""
    with Terminal([sys.executable, "-m", "benchmarks._reader_apps", name]) as terminal:
        terminal.drain(1.5)
        return statistics.median(terminal.press(key).bytes for _ in range(10))


def test_a_step_to_the_next_fact_writes_less_than_a_kilobyte() -> None:
    assert 0 < bytes_a_key("reader", "n") <= 1_000


def test_a_step_in_the_list_writes_less_than_800_bytes() -> None:
    assert 0 < bytes_a_key("articles", "j") <= 800


def test_a_page_of_text_writes_less_than_20_kilobytes() -> None:
    assert 0 < bytes_a_key("reader", " ") <= 20_000


def test_a_step_of_the_whole_program_writes_less_than_a_kilobyte(tmp_path: Path) -> None:
    with Terminal(reading(make_store(tmp_path))) as terminal:
        terminal.first_paint(b"shows all keys")
        terminal.drain(1)
        assert 0 < statistics.median(terminal.press("n").bytes for _ in range(8)) <= 1_000
