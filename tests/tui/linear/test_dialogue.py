"""The dialogue: each answer is on disk before the next question, and nothing moves the cursor."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

from heshu.exports.bundle import Place
from store import Store
from tests.tui.desk import make_store
from tests.tui.panes import HOSTILE
from tui import locale
from tui.linear import Dialogue
from tui.session import Session

FILLER = "全县各乡镇抓好春茶采摘、加工和销售，种稻12亩。" * 20

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    locale.set_language("en")
    with Store.open(make_store(tmp_path), reviewer="li") as opened:
        yield opened


def talk(store: Store, *answers: str) -> list[str]:
    """What is told and asked when these answers are given and then the input ends."""
    told: list[str] = []
    left = iter(answers)

    def ask(prompt: str) -> str | None:
        told.append(prompt)
        return next(left, None)

    assert Dialogue(Session(store), ask, told.append).run() == 0
    return told


def labels(store: Store) -> list[str]:
    return [v.label.value for n in store.article_ids() for v in store.verdicts(n).values()]


def test_a_figure_is_told_with_its_sentence_and_what_speaks_against_it(store: Store) -> None:
    told = "\n".join(talk(store, "f"))
    assert "Article 1 of 4: 青岚镇桑园春管见成效" in told
    assert "全镇共产茧20万公斤，均价每公斤50元，实现产值【1200万元】，同比增长12.5%。" in told
    assert "check: inconsistent，quantity × price" in told


def test_each_verdict_is_on_disk_before_the_next_question(store: Store) -> None:
    given, counts = ["y", "有误", "d", "w", "s"], []

    def ask(_prompt: str) -> str | None:
        with store.reader() as look:
            counts.append(len(labels(look)))
        return given[len(counts) - 1] if len(counts) <= len(given) else None

    Dialogue(Session(store), ask, lambda _line: None).run()
    assert counts == [0, 1, 2, 3, 4, 5]
    assert sorted(labels(store)) == ["confirmed", "disputed", "skipped", "unclear", "wrong"]


def test_it_says_what_was_saved_and_goes_on(store: Store) -> None:
    told = talk(store, "y")
    at = next(i for i, line in enumerate(told) if line.startswith("saved confirmed: "))
    assert told[at + 2].startswith("Fact 2 of ")
    assert told[-1] == "the input has ended; your place and verdicts are kept"


def test_one_comes_back_to_the_same_figure(store: Store) -> None:
    talk(store, "n", "n", "n", "q")
    assert any(line.startswith("Fact 4 of ") for line in talk(store, "q"))


def test_a_correction_asks_a_question_a_field_and_saves_them_together(store: Store) -> None:
    told = talk(store, "c", "330亩", "https://a.example", "年报", "", "", "问过")
    (verdict,) = store.verdicts(store.article_ids()[0]).values()
    assert (verdict.corrected, verdict.note) == ("330亩", "问过")
    assert (verdict.evidence.url, verdict.evidence.title) == ("https://a.example", "年报")
    assert any("→ 330亩" in line for line in told)
    assert store.place() is not None
    assert store.place().draft == ""


def test_what_was_answered_of_a_correction_outlives_the_line(store: Store) -> None:
    talk(store, "c", "330亩", "https://a.example")
    assert not labels(store)
    values = json.loads(store.place().draft)["values"]
    assert (values["value"], values["url"]) == ("330亩", "https://a.example")
    told = talk(store, "", "", "", "", "", "")
    assert any("Enter keeps “330亩”" in line for line in told)
    (verdict,) = store.verdicts(store.article_ids()[0]).values()
    assert (verdict.corrected, verdict.evidence.url) == ("330亩", "https://a.example")


def test_a_draft_of_the_screen_that_has_no_form_here_is_left_to_it(store: Store) -> None:
    draft = json.dumps({"key": "note.fact", "values": {"body": "问过"}})
    store.save_place(Place(store.article_ids()[0], draft=draft))
    talk(store, "n", "y")
    assert store.place().draft == draft


def test_an_empty_value_drops_the_correction(store: Store) -> None:
    assert "nothing changed" in talk(store, "c", "")
    assert not labels(store)


def test_notes_tags_and_undo(store: Store) -> None:
    first = store.article_ids()[0]
    talk(store, "m 问过镇里", "M", "全文待核", "t 蚕桑")
    assert [note.body for note in store.annotations(first)] == ["问过镇里", "全文待核"]
    assert [tag.name for tag in store.tags(first)] == ["蚕桑"]
    told = talk(store, "t", "蚕桑", "y", "u")
    assert not store.tags(first)
    assert not labels(store)
    assert any(line.startswith("undone confirmed") for line in told)


def test_a_word_on_a_check(store: Store) -> None:
    assert any(line.startswith("saved false alarm") for line in talk(store, "f", "z"))
    (word,) = store.finding_verdicts(store.article_ids()[0]).values()
    assert word.label == "false_alarm"


def test_search_tells_where_and_goes_there(store: Store) -> None:
    told = talk(store, "/操场", "2")
    assert any(line.startswith("1. ") and "【操场】" in line for line in told)
    assert any(line.startswith("Article 4 of 4: 云溪小学") for line in told)
    assert "“不存在的词” was not found" in talk(store, "/不存在的词")


@pytest.mark.parametrize("wrong", ["foo", "#99", "g 0", "#x"])
def test_an_answer_that_means_nothing_is_told_and_changes_nothing(store: Store, wrong: str) -> None:
    assert any(line.startswith("no such ") for line in talk(store, wrong))
    assert not labels(store)


def test_articles_by_number_and_the_ends(store: Store) -> None:
    told = talk(store, "a", "a", "a", "a", "n")
    assert "this is the last article" in told
    assert "no fact here" in talk(store, "A"), "the third article holds no figure"


def test_a_document_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    locale.set_language("zh")
    path = make_store(tmp_path, {"h.txt": f"云溪简报\n\n{FILLER}{HOSTILE}，收谷30吨。\n"})
    with Store.open(path, reviewer="li\x1b[2J") as store:
        told = talk(store, "n", "l", "/亩", "1", "m \x1b]0;x\x07", "k", "foo\x9b31m", "c \x1b[2J")
    harmful = {c for line in told for c in line if unicodedata.category(c) in ("Cc", "Cf")}
    assert harmful == set()


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    locale.set_language("en")
    with Store.open(tmp_path / "empty.db", reviewer="li") as store:
        assert talk(store) == ["the store has no articles yet; add some with heshu import"]
