"""A file delivered again with changes: what carries over, what is stale, what stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.finding_verdicts import FindingLabel
from heshu.model import VerdictLabel
from store import import_paths, load
from store.facade import Store
from tests.store import desk
from tests.store.test_mending import add_page, exported, fact, present

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OLD = """溪口县一季度经济简报

一季度，溪口县生产总值52亿元，同比增长5.0%。其中第一产业增加值8亿元，增长3.1%。

溪口县去年收入120万元，比上年增加20万元，增长50%。
"""
NEW = OLD.replace("5.0%", "5.2%")


def test_the_new_delivery_takes_the_place_of_the_old_one(store: Store) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    (new,) = add_page(store, NEW, "a.txt")
    assert store.article_ids() == [new]
    assert store.count() == 1
    assert (store.earlier(new), store.later(old)) == (old, new)
    assert store.identity(new).revision == 2
    assert "5.0%" in store.article(old).text
    assert {hit.article_id for hit in store.search("溪口县")} == {new}


def test_verdicts_follow_identical_sentences_and_the_others_are_stale(store: Store) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    store.give_verdict(old, fact(store, old, "3.1%"), VerdictLabel.CONFIRMED)
    store.give_verdict(old, fact(store, old, "5.0%"), VerdictLabel.WRONG, note="应为5.2%")
    (new,) = add_page(store, NEW, "a.txt")
    assert [v.exact for v in store.all_verdicts(new)] == ["3.1%"]
    (stale,) = store.stale(new)
    assert (stale.exact, stale.label, stale.note) == ("5.0%", "wrong", "应为5.2%")
    assert "增长5.0%" in stale.old
    assert "5.2%" in stale.now
    assert stale.figure is not None
    assert stale.figure.exact == "5.2%"


def test_a_stale_verdict_is_given_again_or_dropped_and_both_are_undone(store: Store) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    store.give_verdict(old, fact(store, old, "5.0%"), VerdictLabel.WRONG)
    (new,) = add_page(store, NEW, "a.txt")
    (stale,) = store.stale(new)
    wanted = fact(store, new, "5.2%")
    store.reapply(new, stale, wanted.anchor, wanted.exact)
    assert [(v.exact, v.label) for v in store.all_verdicts(new)] == [("5.2%", VerdictLabel.WRONG)]
    assert store.stale(new) == []
    store.undo()
    assert store.stale(new) == [stale]
    store.drop_stale(new, stale)
    assert (store.stale(new), store.all_verdicts(new)) == ([], [])
    store.undo()
    assert store.stale(new) == [stale]


def test_a_word_on_a_finding_carries_over_with_its_figures(store: Store) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    wrong = [f for f in store.findings(old) if f.verdict == "inconsistent"]
    store.judge_finding(old, wrong[0], FindingLabel.FALSE_ALARM)
    (new,) = add_page(store, NEW, "a.txt")
    assert store.rows([new])[0].inconsistent == 0
    keys = store.finding_keys(new, store.findings(new))
    assert len(keys & store.finding_verdicts(new).keys()) == 1


def test_notes_and_tags_and_the_place_of_a_reviewer_follow(store: Store) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    store.annotate(old, None, "", "note", "等统计局回复")
    store.add_tag(old, "季报")
    (new,) = add_page(store, NEW, "a.txt")
    assert [note.body for note in store.annotations(new)] == ["等统计局回复"]
    assert [tag.name for tag in store.tags(new)] == ["季报"]


def test_another_file_of_the_same_name_is_no_new_delivery(store: Store) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    (new,) = add_page(store, "白露乡开通公交\n\n白露乡昨日开通公交两条，票价2元。\n", "a.txt")
    assert store.article_ids() == [old, new]


def test_a_file_is_the_same_from_whatever_folder_it_is_named(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "desk" / "a.txt"
    file.parent.mkdir()
    names = []
    for folder, name, text in (
        (tmp_path, "desk/a.txt", OLD),
        (file.parent, "a.txt", NEW),
        (tmp_path, str(file), NEW.replace("3.1%", "3.3%")),
    ):
        file.write_text(text, "utf-8")
        monkeypatch.chdir(folder)
        names += import_paths(store, [name]).ids
    assert store.article_ids() == names[-1:]
    assert {row.document for row in store.rows(names)} == {"desk/a.txt"}
    assert [store.identity(number).revision for number in names] == [1, 2, 3]


def test_what_is_read_from_standard_input_has_no_earlier_delivery(store: Store) -> None:
    add_page(store, OLD, "-")
    add_page(store, NEW, "-")
    assert store.count() == 2


def test_three_deliveries_carry_from_the_first_to_the_last(store: Store) -> None:
    (first,) = add_page(store, OLD, "a.txt")
    store.give_verdict(first, fact(store, first, "3.1%"), VerdictLabel.CONFIRMED)
    add_page(store, NEW, "a.txt")
    (last,) = add_page(store, NEW.replace("52亿元", "53亿元"), "a.txt")
    assert [v.exact for v in store.all_verdicts(last)] == ["3.1%"]
    assert store.identity(last).revision == 3


def test_deliveries_are_exported_and_loaded_with_their_order(store: Store, tmp_path: Path) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    store.give_verdict(old, fact(store, old, "3.1%"), VerdictLabel.CONFIRMED)
    (new,) = add_page(store, NEW, "a.txt")
    with Store.open(tmp_path / "other.db", reviewer=desk.REVIEWER) as other:
        load(other, exported_with(store, [old, new]))
        assert present(other) == present(store)
        assert other.earlier(new) == old


def exported_with(store: Store, ids: list[int]) -> list[bytes]:
    """An export that has the earlier deliveries too."""
    assert exported(store)
    import io

    from heshu import exports

    out = io.BytesIO()
    exports.get("jsonl").write(store.bundles(ids), out, loose=store.loose_events())
    return out.getvalue().splitlines(keepends=True)
