"""Export, load into an empty store: identical. Into another: the union."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from heshu import exports
from heshu.errors import InputError
from heshu.exports.bundle import Place
from heshu.finding_verdicts import FindingLabel
from heshu.model import Anchor, ReviewState, VerdictLabel
from store import load
from store.connection import select
from store.facade import Store
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path

TABLES = (
    "sources", "source_texts", "articles", "article_texts", "events", "said_verdicts",
    "said_findings", "said_annotations", "tags", "states", "acts", "facts", "checks", "findings",
    "concerned", "mends", "originals",
)  # fmt: skip


def exported(store: Store) -> list[bytes]:
    out = io.BytesIO()
    exports.get("jsonl").write(store.bundles(), out, loose=store.loose_events())
    return out.getvalue().splitlines(keepends=True)


def contents(store: Store) -> dict[str, list[Any]]:
    """Every row of every table that lasts."""
    tables = {t: sorted(select(store.database, f"SELECT * FROM {t}")) for t in TABLES}
    # When an article was written last is of this store alone.
    tables["articles"] = [row[:-1] for row in tables["articles"]]
    tables["places"] = sorted(
        select(store.database, "SELECT reviewer, article, field, start, pane, draft FROM places")
    )
    return tables


def work(store: Store) -> None:
    ids = [desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(3)]
    first, second, *_ = store.facts(ids[0])
    store.give_verdict(ids[0], first, VerdictLabel.CONFIRMED)
    store.give_verdict(ids[0], second, VerdictLabel.WRONG, corrected="1300亩")
    store.give_verdict(ids[1], first, VerdictLabel.UNCLEAR)
    store.judge_finding(ids[2], store.findings(ids[2])[0], FindingLabel.EXPLAINED, note="口径")
    root = store.annotate(ids[1], Anchor("text", 0, 3), "青禾镇", "place").subject["annotation"]
    store.annotate(ids[1], None, "", "memo", "答", str(root))
    store.add_tag(ids[2], "水稻")
    store.undo()
    store.set_state(ids[2], ReviewState.REVIEWED)
    store.undo()
    store.save_place(Place(ids[1], first.anchor, "facts", 12, "写到一半"))


def test_loaded_into_an_empty_store_everything_is_identical(tmp_path: Path, store: Store) -> None:
    work(store)
    with Store.open(tmp_path / "other.db", reviewer=desk.REVIEWER) as other:
        loaded = load(other, exported(store))
        assert (loaded.sources, loaded.articles, loaded.events) == (3, 3, len(store.log(100)))
        assert contents(other) == contents(store)
        assert exported(other) == exported(store)
        assert other.search("水稻", 100) == store.search("水稻", 100)
        assert [e and e.action for e in (other.redo(),)] == ["redo"]


def test_loading_twice_changes_nothing(store: Store) -> None:
    work(store)
    before = contents(store)
    loaded = load(store, exported(store))
    assert (loaded.articles, loaded.events, loaded.known) == (0, 0, 3)
    assert contents(store) == before


def test_two_reviewers_stores_merge_the_same_either_way(tmp_path: Path) -> None:
    files = []
    for who in ("甲", "乙"):
        with Store.open(tmp_path / f"{who}.db", reviewer=who) as store:
            work(store)
            files.append(exported(store))
    merged = []
    for name, order in (("ab", files), ("ba", files[::-1])):
        with Store.open(tmp_path / f"{name}.db", reviewer="丙") as store:
            for file in order:
                load(store, file)
            merged.append(
                [
                    (row.uid, row.state, row.verdicts, row.tags, store.all_verdicts(row.id),
                     store.annotations(row.id), store.all_finding_verdicts(row.id),
                     row.inconsistent)
                    for row in store.rows(store.article_ids())
                ]
            )  # fmt: skip
            assert len(store.all_verdicts(1)) == 4
    assert merged[0] == merged[1]


def test_a_part_of_a_store_can_be_loaded(tmp_path: Path, store: Store) -> None:
    work(store)
    out = io.BytesIO()
    exports.get("jsonl").write(store.bundles([2]), out)
    with Store.open(tmp_path / "other.db") as other:
        load(other, out.getvalue().splitlines())
        (row,) = other.rows(other.article_ids())
        assert (row.uid, row.annotations) == (store.identity(2).uid, 2)


def test_a_source_that_was_split_differently_waits_with_its_events(
    tmp_path: Path, store: Store
) -> None:
    article = desk.add(store)
    store.add_tag(article, "水稻")
    lines = exported(store)
    changed = [json.loads(line) for line in lines]
    for record in changed:
        for key in ("uid", "article", "about"):
            if record.get(key) == store.identity(article).uid:
                record[key] = "f" * 32
    with Store.open(tmp_path / "other.db") as other:
        load(other, lines)
        loaded = load(other, [json.dumps(record) for record in changed])
        assert (loaded.waiting, loaded.articles) == (1, 0)
        assert other.count() == 1


def damaged(lines: list[bytes], **changes: object) -> list[bytes]:
    """The same lines, with something of the article record changed."""
    records = [json.loads(line) for line in lines]
    for record in records:
        if record["record"] == "article":
            record.update(changes)
    return [json.dumps(record).encode() for record in records]


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda lines: [], None),
        (lambda lines: [b"not json"], 1),
        (lambda lines: lines[1:], 1),
        (lambda lines: [*lines, lines[0]], 14),
        (lambda lines: [b'{"record":"heshu","format":2}'], 1),
        (lambda lines: [lines[0], b"[]"], 2),
        (lambda lines: [lines[0], b'{"record":"vote"}'], 2),
        (lambda lines: [lines[0], b'{"record":"source"}'], 2),
        (lambda lines: [*lines[:5], lines[5][:40]], 6),
        (lambda lines: [lines[0], b"\xff\xfe"], 2),
        (lambda lines: damaged(lines, sha256="0" * 64), 3),
        (lambda lines: damaged(lines, kind="poem"), 3),
        (lambda lines: damaged(lines, index="two"), 3),
        (lambda lines: damaged(lines, revision=1 << 70), 3),
        (lambda lines: damaged(lines, uid=None), 3),
    ],
)
def test_a_damaged_file_is_refused_with_its_line_and_changes_nothing(
    tmp_path: Path, store: Store, spoil: Any, line: int | None
) -> None:
    desk.add(store)
    store.add_tag(1, "水稻")
    lines = exported(store)
    for _ in range(7):
        store.undo()
        store.redo()
    lines = exported(store)[:13]
    with Store.open(tmp_path / "other.db") as other:
        before = contents(other)
        if line is None:
            assert load(other, spoil(lines)).articles == 0
        else:
            with pytest.raises(InputError, match=f"a.jsonl:{line}: not a record"):
                load(other, spoil(lines), where="a.jsonl")
        assert contents(other) == before
