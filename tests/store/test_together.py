"""Articles of several files held against each other: kept with each, and made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu import checks
from heshu.errors import UsageError
from heshu.finding_verdicts import FindingLabel
from heshu.model import Finding, Judgement
from store import import_paths, load, together
from store.facade import Store
from tests.store.test_loading import exported

if TYPE_CHECKING:
    from pathlib import Path

COMMUNIQUE = """青禾县{year}年国民经济和社会发展主要数据

发布日期：{after}年4月18日

年末生猪存栏{stock}万头，比上年增长{rise}%；出栏{sold}万头，比上年增长{rate}%。
"""
LAST_YEAR = COMMUNIQUE.format(
    year=2022, after=2023, stock="18.72", rise="3.1", sold="24.36", rate="2.2"
)
THIS_YEAR = COMMUNIQUE.format(
    year=2023, after=2024, stock="19.10", rise="2.0", sold="25.18", rate="5.4"
)


@pytest.fixture
def two(store: Store, tmp_path: Path) -> list[int]:
    """Two communiqués of following years; the rise that the second tells is not theirs."""
    paths = [tmp_path / "2022.txt", tmp_path / "2023.txt"]
    for path, text in zip(paths, (LAST_YEAR, THIS_YEAR), strict=True):
        path.write_text(text, "utf-8")
    return import_paths(store, paths).ids


def between(store: Store, article: int) -> list[Finding]:
    return [f for f in store.findings(article) if len(store.articles_of(article, [f])) > 1]


def loud(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.verdict is Judgement.INCONSISTENT]


def test_an_import_checks_each_file_by_itself(store: Store, two: list[int]) -> None:
    assert [between(store, number) for number in two] == [[], []]


def test_what_files_say_of_each_other_shows_in_each_of_them(store: Store, two: list[int]) -> None:
    found = store.check_together(two)
    assert [finding.printed.fact.exact for finding in loud(found)] == ["5.4%"]
    for number in two:
        assert set(between(store, number)) == set(found)
        for finding in found:
            assert set(store.articles_of(number, [finding]).values()) == set(two)
    first, second = store.rows(two)
    assert (first.inconsistent, second.inconsistent) == (0, 1)
    assert store.findings(two[0])[0] in loud(found)


def test_checking_together_again_changes_nothing(store: Store, two: list[int]) -> None:
    first = store.check_together(two)
    assert store.check_together(reversed(two)) == first
    assert len(between(store, two[0])) == len(first)


def test_articles_of_one_file_were_checked_together_at_import(store: Store, two: list[int]) -> None:
    assert store.check_together(two[:1]) == []


def test_a_word_on_it_counts_in_both_articles(store: Store, two: list[int]) -> None:
    store.check_together(two)
    (finding,) = loud(between(store, two[0]))
    store.judge_finding(two[0], finding, FindingLabel.EXPLAINED, note="口径调整")
    for number in two:
        (key,) = store.finding_keys(number, [finding])
        assert store.finding_verdicts(number)[key].note == "口径调整"
    assert store.rows(two)[1].inconsistent == 0
    store.check_together(two)
    assert store.rows(two)[1].inconsistent == 0


def test_a_newer_program_checks_them_again_when_they_are_opened(
    store: Store, two: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.check_together(two)
    monkeypatch.setattr(checks, "VERSION", "999")
    with store.reader() as reader:
        assert set(between(reader, two[0])) == set(before)
    assert set(between(store, two[1])) == set(before)
    versions = store.database.execute("SELECT DISTINCT version FROM findings WHERE shared")
    assert [row[0].startswith("999/") for row in versions.fetchall()] == [True]


def test_a_newer_file_of_the_name_takes_the_place_of_the_older(
    store: Store, two: list[int], tmp_path: Path
) -> None:
    store.check_together(two)
    (tmp_path / "2022.txt").write_text(LAST_YEAR.replace("24.36", "23.89"), "utf-8")
    (newer,) = import_paths(store, [tmp_path / "2022.txt"]).ids
    assert between(store, two[1]) == []
    assert store.rows(two)[1].inconsistent == 0
    assert loud(store.check_together([*two, newer])) == []
    assert between(store, two[0]) == []


def test_a_store_opened_for_reading_keeps_nothing(store: Store, two: list[int]) -> None:
    with store.reader() as reader:
        assert loud(reader.check_together(two))
    assert between(store, two[0]) == []


def test_too_much_at_once_is_refused(
    store: Store, two: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "MOST_FACTS", 5)
    with pytest.raises(UsageError, match="choose fewer"):
        store.check_together(two)


def test_they_and_the_words_on_them_go_along_with_an_export(
    store: Store, two: list[int], tmp_path: Path
) -> None:
    store.check_together(two)
    store.judge_finding(two[1], loud(between(store, two[1]))[0], FindingLabel.FALSE_ALARM)
    with Store.open(tmp_path / "other.db") as other:
        load(other, exported(store))
        assert exported(other) == exported(store)
        for number in two:
            assert other.findings(number) == store.findings(number)
            assert other.finding_verdicts(number) == store.finding_verdicts(number)
        assert other.rows(two) == store.rows(two)


def test_half_of_an_export_brings_no_finding_that_points_nowhere(
    store: Store, two: list[int], tmp_path: Path
) -> None:
    from heshu import exports

    store.check_together(two)
    path = tmp_path / "half.jsonl"
    exports.write(exports.get("jsonl"), store.bundles(two[1:]), path)
    with Store.open(tmp_path / "other.db") as other:
        load(other, path.read_bytes().splitlines())
        assert between(other, 1) == []
