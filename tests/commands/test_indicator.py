"""`heshu indicator`, the figures that `heshu diff --all` pairs, and what `heshu stats` adds."""

from pathlib import Path

from store import Store
from tests.commands.conftest import Heshu


def test_the_values_of_an_indicator_are_told_in_one_unit(stocked: Heshu) -> None:
    ran = stocked("indicator", "茶园面积")
    assert ran.status == 0
    assert "茶园面积 (亩)" in ran.out
    assert "4,000" in ran.out


def test_a_script_gets_base_units_and_the_owner_by_name(stocked: Heshu) -> None:
    lines = stocked("indicator", "茶叶产值", "--json").lines
    values = {line["exact"]: line for line in lines}
    assert values["120万元"]["value"] == "1200000"
    assert values["120万元"]["unit"] == "元"
    assert values["120万元"]["whose"] == "云溪县"
    assert values["120万元"]["conflict"] is None


def test_a_contradicting_article_is_marked(stocked: Heshu, desk: Path) -> None:
    words = "云溪县茶业快讯\n\n2023年，云溪县茶园面积4300亩。\n"
    (desk / "other.txt").write_text(words, encoding="utf-8")
    assert stocked("import", "other.txt").status == 0
    lines = stocked("indicator", "茶园面积", "--owner", "云溪", "--json").lines
    marked = {line["exact"] for line in lines if line["conflict"] == "certain"}
    assert marked == {"4000亩", "4300亩"}
    assert stocked("indicator", "茶园面积").out.count("\n!") == 2


def test_without_a_name_the_indicators_are_listed(stocked: Heshu) -> None:
    lines = stocked("indicator", "--json").lines
    assert {line["indicator"] for line in lines} >= {"茶园面积"}
    assert "茶园面积" in stocked("indicator").out


def test_an_indicator_that_is_nowhere_is_told(stocked: Heshu) -> None:
    ran = stocked("indicator", "渔业产值")
    assert (ran.status, ran.out) == (0, "")
    assert "渔业产值" in ran.err


def test_diff_all_tells_the_figures_that_stayed(heshu: Heshu, desk: Path) -> None:
    text = (desk / "sound.txt").read_text("utf-8")
    (desk / "later.txt").write_text(text.replace("4000亩", "4100亩"), encoding="utf-8")
    changed = heshu("diff", "sound.txt", "later.txt", "--json").lines
    every = heshu("diff", "sound.txt", "later.txt", "--all", "--json").lines
    assert [line["change"] for line in changed] == ["changed"]
    assert changed[0]["agree"] is False
    assert {line["change"] for line in every} == {"changed", "same"}
    assert heshu("diff", "sound.txt", "sound.txt", "--all").status == 0


def test_stats_tell_who_agrees_with_whom(stocked: Heshu, desk: Path) -> None:
    for reviewer, labels in (("li", "confirmed wrong"), ("wang", "confirmed disputed")):
        with Store.open(desk / "desk.db", reviewer=reviewer) as store:
            figures = [fact for fact in store.facts(1) if fact.exact in ("4000亩", "1200亩")]
            for fact, label in zip(figures, labels.split(), strict=True):
                store.give_verdict(1, fact, label)
    (stats,) = stocked("stats", "--json").lines
    assert stats["agreement"] == [
        {"reviewers": ["li", "wang"], "n": 2, "same": 1, "share": "0.5", "kappa": "0.333333333333"}
    ]
    assert stats["by_reviewer"]["li"]["wrong"] == 1
    assert stats["by_kind"]["quantity"]["confirmed"] == 2
    assert [sum(day.values()) for day in stats["by_day"].values()] == [4]
    assert (stats["judged"], stats["reviewers"]) == (2, {"li": 2, "wang": 2})
    assert "li – wang" in stocked("stats").out
