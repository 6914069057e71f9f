"""Commands straight on files: articles, facts and check need no store."""

from pathlib import Path

import pytest

from tests.commands.conftest import BROKEN, SOUND, Heshu
from tui.commands.inputs import Given, is_file

ARTICLE_KEYS = [
    "document",
    "index",
    "kind",
    "title",
    "kicker",
    "subtitle",
    "column",
    "byline",
    "dateline",
    "credit",
    "issued",
    "issuer",
    "metadata",
    "sections",
    "paragraphs",
    "text",
    "sha256",
    "source",
    "doubts",
    "page_title",
    "date",
    "margin",
    "tables",
    "media_type",
    "encoding",
]
FACT_KEYS = [
    "document",
    "article",
    "start",
    "end",
    "exact",
    "kind",
    "value",
    "unit",
    "low",
    "high",
    "precision",
    "qualifier",
    "approx",
    "direction",
    "indicator",
    "period",
    "owner",
    "modality",
    "source",
    "extractor",
    "of",
    "field",
]
FINDING_KEYS = [
    "document",
    "article",
    "channel",
    "relation",
    "verdict",
    "printed",
    "operands",
    "expected",
    "interval",
    "working",
    "suspects",
    "strength",
    "candidates",
    "reason",
]
OPERAND_KEYS = ["document", "article", "start", "end", "exact", "value", "unit", "source", "field"]


def test_no_command_on_files_makes_a_store(heshu: Heshu, desk: Path) -> None:
    for command in ("articles", "facts", "check"):
        heshu(command, "sound.txt")
    assert not (desk / "desk.db").exists()
    assert not (desk / "data").exists()


def test_articles_come_with_the_keys_of_the_contract_in_its_order(heshu: Heshu) -> None:
    (article,) = heshu("articles", "sound.txt", "--json").lines
    assert list(article) == ARTICLE_KEYS
    assert article["document"] == "sound.txt"
    assert article["title"] == "云溪县茶产业简报"
    assert article["text"] == "\n".join(article["paragraphs"])


def test_the_encoding_a_file_was_found_in_is_shown(heshu: Heshu) -> None:
    Path("old.txt").write_text(SOUND, encoding="gbk")
    (article,) = heshu("articles", "old.txt", "--json").lines
    assert (article["media_type"], article["encoding"]) == ("text/plain", "gb18030")
    assert "· gb18030" in heshu("articles", "old.txt", "--full").out
    heshu("import", "old.txt")
    assert "· gb18030" in heshu("show", "1").out


def test_facts_come_with_the_keys_of_the_contract_in_its_order(heshu: Heshu) -> None:
    facts = heshu("facts", "sound.txt", "--json").lines
    assert all(list(fact) == FACT_KEYS for fact in facts)
    (share,) = (fact for fact in facts if fact["exact"] == "30%")
    assert (share["kind"], share["value"], share["unit"]) == ("percent", "30", "%")


def test_findings_come_with_the_keys_of_the_contract_in_its_order(heshu: Heshu) -> None:
    findings = heshu("check", "broken.txt", "--json").lines
    assert findings
    for finding in findings:
        assert list(finding) == FINDING_KEYS
        assert list(finding["printed"]) == OPERAND_KEYS[2:]
        assert all(list(operand) == OPERAND_KEYS for operand in finding["operands"])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_source_runs_point_at_the_same_characters_in_the_file(
    heshu: Heshu, newline: str, encoding: str
) -> None:
    Path("other.txt").write_bytes(SOUND.replace("\n", newline).encode(encoding))
    facts = heshu("facts", "other.txt", "--json").lines
    assert facts
    for fact in facts:
        assert "".join(SOUND[start:end] for start, end in fact["source"]) == fact["exact"]


def test_kinds_keeps_what_is_asked_for(heshu: Heshu) -> None:
    facts = heshu("facts", "sound.txt", "--json", "--kinds", "percent, money").lines
    assert {fact["kind"] for fact in facts} == {"percent", "money"}


def test_issued_dates_the_article(heshu: Heshu) -> None:
    (article,) = heshu("articles", "sound.txt", "--json", "--issued", "2024-02").lines
    assert article["issued"] == "2024-02"


def test_the_table_of_facts_names_the_line_of_the_file(heshu: Heshu) -> None:
    out = heshu("facts", "sound.txt", "--lang", "zh").out
    (line,) = (line for line in out.splitlines() if "1200亩" in line)
    assert line.split()[0] == "3"


def test_check_says_1_when_figures_contradict_each_other(heshu: Heshu) -> None:
    assert heshu("check", "sound.txt").status == 0
    assert heshu("check", "broken.txt").status == 1
    assert heshu("check", "sound.txt", "broken.txt", "--json").status == 1


def test_check_shows_the_contradiction_and_where_it_stands(heshu: Heshu) -> None:
    ran = heshu("check", "broken.txt", "--lang", "en")
    assert "inconsistent" in ran.out
    assert "broken.txt:4" in ran.out
    assert "“年末全县养蚕150户，比上年的100户增长20%。”" in ran.out
    assert "inconsistent" in ran.err


def test_check_is_quiet_about_what_agrees_unless_asked(heshu: Heshu) -> None:
    assert heshu("check", "sound.txt").out == ""
    assert "consistent" in heshu("check", "sound.txt", "--min-level", "consistent").out
    verdicts = {f["verdict"] for f in heshu("check", "sound.txt", "--json").lines}
    assert "consistent" in verdicts
    loud = heshu("check", "broken.txt", "--json", "--min-level", "inconsistent").lines
    assert {finding["verdict"] for finding in loud} == {"inconsistent"}


def test_the_status_does_not_depend_on_what_is_shown(heshu: Heshu) -> None:
    for level in ("inconsistent", "borderline", "undecided", "consistent"):
        assert heshu("check", "broken.txt", "--min-level", level).status == 1


def test_a_folder_is_walked_in_order(heshu: Heshu) -> None:
    Path("news").mkdir()
    Path("news/b.txt").write_text(SOUND, encoding="utf-8")
    Path("news/a.txt").write_text(BROKEN, encoding="utf-8")
    documents = [article["document"] for article in heshu("articles", "news", "--json").lines]
    assert documents == ["news/a.txt", "news/b.txt"]


def test_a_file_given_twice_is_read_once(heshu: Heshu) -> None:
    assert len(heshu("articles", "sound.txt", "sound.txt", "--json").lines) == 1


def test_json_is_the_same_in_both_languages(heshu: Heshu) -> None:
    for command in ("articles", "facts", "check"):
        assert (
            heshu(command, "broken.txt", "--json", "--lang", "zh").out
            == heshu(command, "broken.txt", "--json", "--lang", "en").out
        )


@pytest.mark.parametrize(
    "argument",
    [
        "-",
        "page.txt",
        "./12",
        "sound.txt",
        ".",
        "report",
        "12a",
        "abc",
        "固定资产",
        "x" * 5000,
        "a\0b",
        "",
    ],
)
def test_what_looks_like_a_file_is_a_file(desk: Path, argument: str) -> None:
    assert is_file(argument)


@pytest.mark.parametrize("argument", ["12", "3f9a0c", "1234", "f5009fab5f778a849bfbebed92de27c7"])
def test_what_does_not_is_an_article_of_the_store(desk: Path, argument: str) -> None:
    assert not is_file(argument)


def test_a_file_with_the_name_of_an_article_is_the_file(desk: Path) -> None:
    Path("12").touch()
    assert Given.of(["12"]) == Given(files=("12",), articles=())
    assert Given.of([], ["12"]) == Given(files=(), articles=("12",))
