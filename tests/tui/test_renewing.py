"""After the program was renewed: what is kept is shown at once, and found anew beside it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from store import Store
from tests.tui.desk import make_store, reading
from tui import renewing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _older(path: Path) -> None:
    """Let everything have been found by an older program, and one figure not at all."""
    with Store.open(path) as store:
        number = store.article_ids()[0]
        count = len(store.facts(number))
        execute = store.database.execute
        execute(
            "UPDATE facts SET version = 'older', data = json_remove(data, ?) WHERE article = ?",
            (f"$[{count - 1}]", number),
        )
        execute("UPDATE facts SET version = 'older'")
        execute("UPDATE checks SET version = 'older'")


def test_a_patient_store_gives_what_an_older_program_found(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    with Store.open(path) as store:
        number = store.article_ids()[0]
        whole, contradictions = len(store.facts(number)), len(store.findings(number))
    _older(path)
    with Store.open(path) as store:
        store.patient = True
        assert store.is_outdated(number)
        assert len(store.facts(number)) == whole - 1
        assert len(store.findings(number)) == contradictions
        assert store.is_outdated(number)
    with Store.open(path) as store:
        assert len(store.facts(number)) == whole
        assert not store.is_outdated(number)


def test_older_facts_of_another_text_are_not_shown(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    _older(path)
    with Store.open(path) as store:
        store.patient = True
        number = store.article_ids()[0]
        store.database.execute("UPDATE facts SET data = replace(data, '320亩', '321亩')")
        store.facts(number)
        assert "320亩" in {fact.exact for fact in store.facts(number)}


async def test_the_desk_shows_older_facts_and_then_those_found_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_store(tmp_path)
    with Store.open(path) as store:
        whole = len(store.facts(store.article_ids()[0]))
    _older(path)
    monkeypatch.setattr(renewing, "SETTLED", 0)
    loaded = "jieba" in sys.modules
    async with reading(path) as (pilot, desk):
        await pilot.press("n", "n")
        place = desk.fact.anchor if desk.fact else None
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.session.opened
        assert len(desk.session.opened.facts) == whole
        assert desk.fact
        assert desk.fact.anchor == place
        assert "found anew" in desk.status.message
        assert not desk.session.store.is_outdated(desk.session.opened.id)
    assert loaded or "jieba" not in sys.modules
