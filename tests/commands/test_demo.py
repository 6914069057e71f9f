"""`heshu demo` without a terminal: the sample corpus as plain text, nothing kept."""

from pathlib import Path

from tests.commands.conftest import Heshu


def test_without_a_terminal_the_demo_prints_articles_with_findings(
    heshu: Heshu, desk: Path
) -> None:
    ran = heshu("demo", "--corpus", ".", "--lang", "zh")
    assert ran.status == 0
    assert "# 云溪县茶产业简报" in ran.out
    assert "# 松泉县丝业简报" in ran.out
    assert "不一致" in ran.out
    assert not (desk / "desk.db").exists()


def test_the_demo_finds_the_sample_corpus_by_itself(shell: Heshu) -> None:
    ran = shell("demo")
    assert ran.status == 0
    assert ran.out.count("\n# ") >= 14
    assert "Traceback" not in ran.err


def test_a_corpus_with_a_bad_file_is_shown_all_the_same(heshu: Heshu) -> None:
    Path("empty.txt").touch()
    ran = heshu("demo", "--corpus", ".")
    assert ran.status == 3
    assert "云溪县茶产业简报" in ran.out
