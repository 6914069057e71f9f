"""Findings of the store: what is set aside stays quiet, several files are held together."""

import os
import sys
from pathlib import Path

import pytest

from heshu import checks
from heshu.finding_verdicts import FindingLabel
from heshu.model import Judgement
from store import Store
from tests.commands.conftest import BROKEN, SOUND, Heshu
from tests.commands.test_terminal import on_terminal
from tests.store.test_together import LAST_YEAR, THIS_YEAR

BROKEN_ID = 2


def say(desk: Path, label: FindingLabel, *, most: int = 99) -> int:
    """Give the first contradictions of the broken article a word; returns how many it has."""
    with Store.open(desk / "desk.db", reviewer="checker") as store:
        loud = [f for f in store.findings(BROKEN_ID) if f.verdict is Judgement.INCONSISTENT]
        for finding in loud[:most]:
            store.judge_finding(BROKEN_ID, finding, label, note="与来源单位核对过")
        return len(loud)


@pytest.mark.parametrize("label", [FindingLabel.FALSE_ALARM, FindingLabel.EXPLAINED])
def test_what_is_set_aside_is_quiet_and_no_reason_for_status_1(
    stocked: Heshu, desk: Path, label: FindingLabel
) -> None:
    many = say(desk, label)
    ran = stocked("check", "--min-level", "inconsistent")
    assert (ran.status, ran.out) == (0, "")
    assert f"{many} set aside" in ran.err
    assert "与来源单位核对过" not in stocked("show", str(BROKEN_ID)).out
    assert [row["inconsistent"] for row in stocked("list", "--json").lines] == [0, 0]


def test_all_shows_what_was_said_of_it(stocked: Heshu, desk: Path) -> None:
    say(desk, FindingLabel.FALSE_ALARM)
    for command in (("check", "--all"), ("show", "--all", str(BROKEN_ID))):
        ran = stocked(*command, "--lang", "zh")
        assert ran.status == 0
        assert "→ 误报  与来源单位核对过" in ran.out


def test_what_is_left_or_is_a_real_error_is_still_status_1(stocked: Heshu, desk: Path) -> None:
    assert say(desk, FindingLabel.FALSE_ALARM, most=1) > 1
    assert stocked("check").status == 1
    say(desk, FindingLabel.REAL_ERROR)
    ran = stocked("check", "--lang", "en")
    assert ran.status == 1
    assert "→ real error  与来源单位核对过" in ran.out


def test_json_of_the_store_says_what_was_said(stocked: Heshu, desk: Path) -> None:
    say(desk, FindingLabel.EXPLAINED)
    assert not any(line["review"] for line in stocked("check", "--json").lines)
    lines = stocked("check", "--json", "--all").lines
    (shown,) = stocked("show", str(BROKEN_ID), "--json").lines
    for found in (lines, shown["findings"]):
        words = [line["review"] for line in found if line["verdict"] == "inconsistent"]
        assert {word["label"] for word in words} == {"explained"}
        assert list(words[0]) == ["label", "note", "reviewer", "time"]
    assert [list(line)[-3:] for line in lines] == [["article_id", "key", "review"]] * len(lines)
    assert len({line["key"] for line in lines}) == len(lines)


def test_stats_count_words_on_findings(stocked: Heshu, desk: Path) -> None:
    many = say(desk, FindingLabel.FALSE_ALARM)
    (stats,) = stocked("stats", "--json").lines
    assert stats["finding_verdicts"] == {"real_error": 0, "false_alarm": many, "explained": 0}
    assert stats["inconsistent"] == 0


@pytest.fixture
def years(heshu: Heshu, desk: Path) -> Heshu:
    """A store with two communiqués that agree each with itself but not with the other."""
    (desk / "2022.txt").write_text(LAST_YEAR, encoding="utf-8")
    (desk / "2023.txt").write_text(THIS_YEAR, encoding="utf-8")
    assert heshu("import", "2022.txt", "2023.txt").status == 0
    return heshu


@pytest.mark.parametrize("arguments", [("1", "2"), ("--article", "2", "--article", "1")])
def test_articles_chosen_together_are_checked_together(
    years: Heshu, arguments: tuple[str, ...]
) -> None:
    assert years("check").status == 0
    ran = years("check", *arguments)
    assert ran.status == 1
    assert "2023.txt:5" in ran.out
    assert "2022.txt:5 “出栏24.36万头" in ran.out
    assert years("check").status == 1


def test_together_holds_the_whole_store_against_itself(years: Heshu) -> None:
    assert years("check", "--together").status == 1
    for number in ("1", "2"):
        (shown,) = years("show", number, "--json").lines
        loud = [f for f in shown["findings"] if f["verdict"] == "inconsistent"]
        assert [(f["article_id"], f["printed"]["exact"]) for f in loud] == [(2, "5.4%")]


def test_the_store_says_of_several_files_what_the_files_say(years: Heshu) -> None:
    from_files = years("check", "2022.txt", "2023.txt", "--json").lines
    from_store = years("check", "--together", "--json").lines
    shared = [
        line
        for line in from_files
        if any(operand["document"] != line["document"] for operand in line["operands"])
    ]
    assert shared
    for line in from_store:
        for key in ("article_id", "key", "review"):
            line.pop(key)
    assert all(line in from_store for line in shared)


def test_a_sealed_store_is_checked_together_and_left_alone(years: Heshu, desk: Path) -> None:
    (desk / "desk.db").chmod(0o444)
    assert years("check", "--together").status == 1
    assert years("check").status == 0


def test_a_fault_of_the_checks_costs_only_its_group(
    heshu: Heshu, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = checks.check

    def stumble(articles, facts=None, **wanted):
        if any(article.document == "odd.txt" for article in articles):
            raise IndexError(3)
        return sound(articles, facts, **wanted)

    Path("odd.txt").write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr(checks, "check", stumble)
    ran = heshu("check", "broken.txt", "odd.txt", "--json")
    assert ran.status == 3
    assert {line["document"] for line in ran.lines} == {"broken.txt"}
    assert [line.split(": ")[1] for line in ran.complaints] == ["broken.txt + odd.txt", "odd.txt"]


def test_the_same_fault_in_the_store_costs_its_article(
    stocked: Heshu, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Store.findings

    def stumble(self, article_id):
        if article_id == 1:
            raise IndexError(3)
        return whole(self, article_id)

    monkeypatch.setattr(Store, "findings", stumble)
    ran = stocked("check")
    assert ran.status == 3
    assert len(ran.complaints) == 1
    assert "broken.txt:3" in ran.out


def test_known_bytes_under_another_name_are_told_by_their_articles(stocked: Heshu) -> None:
    Path("copy.txt").write_text(BROKEN, encoding="utf-8")
    (summary,) = stocked("import", "copy.txt", "--json").lines
    assert (summary["added"], summary["known"]) == (0, 1)
    assert (summary["article_ids"], summary["known_ids"]) == ([], [BROKEN_ID])


def test_import_counts_all_findings(heshu: Heshu) -> None:
    (summary,) = heshu("import", "sound.txt", "broken.txt", "--json").lines
    assert summary["findings"] == len(heshu("check", "--json", "--norms").lines)
    assert summary["findings"] > summary["inconsistent"]


def test_read_opens_the_articles_of_known_bytes(
    stocked: Heshu, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr("tui.launch.on_terminal", lambda: True)
    monkeypatch.setattr(
        "tui.launch.run_reader", lambda store, ids, lang, **_: opened.append(ids) or 0
    )
    Path("copy.txt").write_text(BROKEN, encoding="utf-8")
    assert stocked("read", "copy.txt").status == 0
    assert opened == [[BROKEN_ID]]


def test_files_read_together_are_held_against_each_other(
    heshu: Heshu, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.launch.on_terminal", lambda: True)
    monkeypatch.setattr("tui.launch.run_reader", lambda store, ids, lang, **_: 0)
    (desk / "2022.txt").write_text(LAST_YEAR, encoding="utf-8")
    (desk / "2023.txt").write_text(THIS_YEAR, encoding="utf-8")
    assert heshu("read", "2022.txt", "2023.txt").status == 0
    assert heshu("check").status == 1


def test_many_files_show_their_progress_on_a_terminal(desk: Path) -> None:
    status, arrived = on_terminal("check", "sound.txt", "broken.txt", "--lang", "zh")
    assert status == 1
    assert "正在读取" in arrived
    assert "正在读取" not in on_terminal("check", "sound.txt", "--lang", "zh")[1]


def test_a_bar_leaves_the_data_in_a_pipe_alone(desk: Path) -> None:
    python = f"{sys.executable} -m tui"
    command = f"{python} facts sound.txt broken.txt --json > out.jsonl"
    status = os.waitstatus_to_exitcode(_on_pty(command))
    assert status == 0
    piped = Path("out.jsonl").read_bytes()
    os.system(f"{python} facts sound.txt broken.txt --json 2> /dev/null > plain.jsonl")
    assert piped == Path("plain.jsonl").read_bytes()
    assert b"sound.txt" in piped


def _on_pty(command: str) -> int:
    import pty

    return pty.spawn(["/bin/sh", "-c", command], lambda descriptor: os.read(descriptor, 1024))
