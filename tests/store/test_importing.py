"""Import: each file whole or not at all, known bytes passed over, the batch always goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshu import facts, intake
from heshu.errors import StoreError
from heshu.model import ReviewState
from store import derived, import_paths
from store.facade import Store

if TYPE_CHECKING:
    from store.importing import Progress

RICE = """青禾镇早稻开镰

本报讯 7月18日，青禾镇首批早稻开镰。今年全镇种植早稻1.2万亩，比上年增加800亩，预计亩产460公斤。

镇农技站介绍，机收率达到95.5%，比上年提高3.5个百分点。
"""
TEA = """云溪村春茶上市

本报讯 3月20日，云溪村春茶开园。全村茶园面积3600亩，首日采摘鲜叶1.8吨，收入42万元。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "稿件"
    folder.mkdir()
    (folder / "a.txt").write_text(RICE, "utf-8")
    (folder / "b.txt").write_text(TEA, "gb18030")
    return folder


def test_a_folder_is_read_extracted_checked_and_kept(store: Store, folder: Path) -> None:
    told: list[Progress] = []
    summary = import_paths(store, [folder], progress=told.append)
    assert (summary.sources, summary.articles, summary.failed) == (2, 2, [])
    assert [(p.done, p.total, Path(p.path).name) for p in told] == [
        (1, 2, "a.txt"),
        (2, 2, "b.txt"),
    ]
    assert store.article_ids() == summary.ids
    rice, tea = summary.ids
    assert store.article(tea).title == "云溪村春茶上市"
    assert store.source_of(tea).encoding.lower() in ("gb18030", "gbk", "gb2312")
    assert summary.findings == sum(len(store.findings(number)) for number in summary.ids)
    assert summary.facts == sum(row.facts for row in store.rows(summary.ids))
    for number in summary.ids:
        article = store.article(number)
        kept = store.facts(number)
        assert kept == facts.extract_article(article)
        for fact in kept:
            assert article.part(fact.field).text[fact.start : fact.end] == fact.exact
    assert "1.2万亩" in [fact.exact for fact in store.facts(rice)]
    assert store.state(rice) is ReviewState.UNREAD
    assert [hit.article_id for hit in store.search("春茶", each=1)] == [tea]


def test_the_same_bytes_are_not_imported_twice_nor_read(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_paths(store, [folder])
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(intake, "load", never)
    summary = import_paths(store, [folder])
    assert (summary.sources, summary.ids, summary.failed) == (0, [], [])
    assert [Path(path).name for path in summary.known] == ["a.txt", "b.txt", "copy.txt"]
    first, second = store.article_ids()
    assert summary.known_ids == [first, second, first]
    assert store.count() == 2


def test_bad_files_are_named_and_the_rest_goes_on(store: Store, folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "random.txt").write_bytes(bytes(range(256)) * 99)
    bare = folder.parent / "bare"
    bare.mkdir()
    missing = folder / "missing.txt"
    summary = import_paths(store, [bare, missing, folder])
    assert summary.articles == 2
    failed = [Path(failure.path).name for failure in summary.failed]
    assert failed == ["bare", "missing.txt", "empty.txt", "random.txt"]
    for failure in summary.failed:
        assert Path(failure.path).name in failure.message
        assert "\n" not in failure.message


def test_a_fault_in_the_engine_costs_one_file(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = derived.analyse

    def stumble(of: object) -> derived.Analysis:
        if of[0].title.startswith("青禾"):
            raise IndexError(3)
        return real(of)

    monkeypatch.setattr(derived, "analyse", stumble)
    summary = import_paths(store, [folder])
    assert summary.sources == 1
    (failure,) = summary.failed
    assert "a.txt" in failure.message
    assert "please report" in failure.message


def test_an_interrupted_import_keeps_what_was_done_and_can_be_resumed(
    store: Store, folder: Path
) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    summary = import_paths(store, [folder], progress=stop)
    assert (summary.interrupted, summary.sources) == (True, 1)
    assert store.count() == 1
    summary = import_paths(store, [folder])
    assert (summary.interrupted, summary.sources, len(summary.known)) == (False, 1, 1)


def test_a_file_is_kept_whole_or_not_at_all(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        message = "the disk is full"
        raise StoreError(message)

    monkeypatch.setattr(derived, "save", full)
    with pytest.raises(StoreError):
        import_paths(store, [folder])
    assert store.count() == 0
    assert store.log() == []
    assert store.search("早稻") == []


def test_an_import_is_one_event_a_file(store: Store, folder: Path) -> None:
    import_paths(store, [folder])
    newest, oldest = store.log()
    assert (newest.action, newest.subject["articles"]) == ("import", 1)
    assert oldest.subject["path"].endswith("a.txt")


def test_a_file_name_that_is_no_text_is_kept_readable(store: Store, folder: Path) -> None:
    (folder / "a.txt").rename(folder / "\udcb0\udca1.txt")
    summary = import_paths(store, [folder])
    assert summary.failed == []
    assert {Path(row.document).name for row in store.rows(summary.ids)} == {
        "b.txt", "\ufffd\ufffd.txt",
    }  # fmt: skip


def test_a_newer_engine_analyses_anew_when_asked(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (number, _) = import_paths(store, [folder]).ids
    before = store.facts(number)
    monkeypatch.setattr(facts, "VERSION", "999")
    monkeypatch.setattr(facts, "extract_article", lambda article: before[:1])
    assert derived.outdated(store.database) == [1, 2]
    with Store.open(store.path) as fresh:
        assert fresh.facts(number) == before[:1]
        assert fresh.rows([number])[0].facts == 1
        assert derived.outdated(fresh.database) == [2]
        told: list[tuple[int, int]] = []
        renewed = derived.renew_all(fresh.database, lambda done, of: told.append((done, of)))
        assert (renewed, told) == (1, [(1, 1)])
        assert derived.outdated(fresh.database) == []


def test_a_reading_store_analyses_anew_without_writing(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (number, _) = import_paths(store, [folder]).ids
    monkeypatch.setattr(facts, "VERSION", "999")
    with store.reader() as reader:
        assert reader.facts(number) == store.facts(number)
        assert [row.id for row in reader.rows(reader.article_ids())] == store.article_ids()
