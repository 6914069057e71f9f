"""`heshu diff`: figure by figure, with an exit status a script can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.conftest import SOUND

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Heshu


def test_a_changed_figure_is_a_row_and_exit_status_1(heshu: Heshu, desk: Path) -> None:
    (desk / "new.txt").write_text(SOUND.replace("30%", "32%"), encoding="utf-8")
    ran = heshu("diff", "sound.txt", "new.txt", "--lang", "en")
    assert ran.status == 1
    (row,) = [line for line in ran.out.splitlines() if line.startswith("changed")]
    assert row.split()[-2:] == ["30%", "32%"]


def test_the_json_has_both_figures_with_their_places(heshu: Heshu, desk: Path) -> None:
    (desk / "new.txt").write_text(SOUND.replace("30%", "32%") + "新建茶厂3座。\n", encoding="utf-8")
    changed, added = heshu("diff", "sound.txt", "new.txt", "--json").lines
    assert [changed["change"], changed["old"]["exact"], changed["new"]["exact"]] == [
        "changed", "30%", "32%",
    ]  # fmt: skip
    assert changed["old"]["source"] != []
    assert (added["change"], added["old"], added["new"]["exact"]) == ("added", None, "3座")


def test_the_same_file_has_no_change(heshu: Heshu, desk: Path) -> None:
    ran = heshu("diff", "sound.txt", "sound.txt", "--lang", "en")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "no figure changed\n"


def test_an_article_is_compared_with_its_earlier_delivery(heshu: Heshu, desk: Path) -> None:
    heshu("import", "sound.txt")
    (desk / "sound.txt").write_text(SOUND.replace("4000亩", "5000亩"), encoding="utf-8")
    heshu("import", "sound.txt")
    ran = heshu("diff", "2", "--json")
    assert ran.status == 1
    assert [(line["old"]["exact"], line["new"]["exact"]) for line in ran.lines] == [
        ("4000亩", "5000亩")
    ]


def test_an_article_without_an_earlier_delivery_is_wrong_use(heshu: Heshu, desk: Path) -> None:
    heshu("import", "sound.txt")
    ran = heshu("diff", "1")
    assert ran.status == 2
    assert len(ran.complaints) == 1


def test_a_file_that_is_not_there_is_told_in_one_line(heshu: Heshu, desk: Path) -> None:
    ran = heshu("diff", "sound.txt", "missing.txt")
    assert ran.status == 3
    assert len(ran.complaints) == 1
