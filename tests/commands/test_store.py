"""Commands on the store: what is brought in can be listed, shown, found and taken out again."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from heshu import intake
from heshu.model import Evidence, VerdictLabel
from store import Store
from tests.commands.conftest import SOUND, Heshu


def judge(desk: Path) -> None:
    """A verdict with a correction, a note and a tag on the broken article."""
    with Store.open(desk / "desk.db", reviewer="checker") as store:
        article_id = store.article_ids()[1]
        (rate,) = (fact for fact in store.facts(article_id) if fact.exact == "20%")
        evidence = Evidence(title="统计月报", date="2024-01-10", quote="增长五成")
        store.give_verdict(
            article_id, rate, VerdictLabel.WRONG, corrected="50%", evidence=evidence, note="算错"
        )
        store.annotate(article_id, rate.anchor, rate.exact, "数字", "请来源单位说明")
        store.add_tag(article_id, "待查")


def test_import_says_what_it_did(heshu: Heshu) -> None:
    (summary,) = heshu("import", "sound.txt", "broken.txt", "--json").lines
    assert (summary["added"], summary["known"], summary["failed"]) == (2, 0, [])
    assert summary["articles"] == len(summary["article_ids"]) == 2
    assert summary["facts"] > 0
    assert summary["inconsistent"] >= 1


def test_importing_again_adds_nothing_and_says_so(stocked: Heshu) -> None:
    before = stocked("list", "--json").out
    ran = stocked("import", "sound.txt", "broken.txt", "--json")
    assert ran.status == 0
    (summary,) = ran.lines
    assert (summary["added"], summary["known"], summary["articles"]) == (0, 2, 0)
    assert "already known: 2" in stocked("import", "sound.txt", "broken.txt").err
    assert stocked("list", "--json").out == before


def test_import_names_the_files_that_failed(heshu: Heshu) -> None:
    ran = heshu("import", "sound.txt", "nowhere.txt", "--json")
    assert ran.status == 3
    (failed,) = ran.lines[0]["failed"]
    assert failed["document"] == "nowhere.txt"
    assert failed["reason"] in ran.err


def test_an_interrupted_import_keeps_what_it_had_and_goes_on_later(
    heshu: Heshu, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = intake.load

    def interrupted(path, **given):
        if str(path) == "broken.txt":
            raise KeyboardInterrupt
        return whole(path, **given)

    monkeypatch.setattr("heshu.intake.load", interrupted)
    ran = heshu("import", "sound.txt", "broken.txt", "--json")
    assert ran.status == 130
    assert ran.lines[0]["interrupted"]
    assert len(ran.complaints) == 1
    monkeypatch.setattr("heshu.intake.load", whole)
    (summary,) = heshu("import", "sound.txt", "broken.txt", "--json").lines
    assert (summary["added"], summary["known"], summary["interrupted"]) == (1, 1, False)


def test_a_file_name_that_is_no_text_is_told_safely(heshu: Heshu, desk: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    (desk / name).write_text(SOUND, encoding="utf-8")
    assert heshu("import", name, "--json").status == 0
    for command in (("list",), ("articles", name), ("list", "--json"), ("facts", name, "--json")):
        ran = heshu(*command)
        assert (ran.status, ran.err) == (0, "")
        assert ".txt" in ran.out


def test_import_reads_standard_input(shell: Heshu) -> None:
    assert shell("import", "-", stdin=SOUND.encode()).status == 0
    (row,) = shell("list", "--json").lines
    assert (row["document"], row["title"]) == ("-", "云溪县茶产业简报")


def test_list_gives_a_line_an_article(stocked: Heshu) -> None:
    rows = stocked("list", "--json").lines
    assert [row["document"] for row in rows] == ["sound.txt", "broken.txt"]
    assert [row["inconsistent"] > 0 for row in rows] == [False, True]
    lines = stocked("list").out.splitlines()
    assert len(lines) == 3
    assert "云溪县茶产业简报" in lines[1]


def test_list_keeps_what_is_asked_for(stocked: Heshu, desk: Path) -> None:
    judge(desk)
    assert [row["id"] for row in stocked("list", "--tag", "待查", "--json").lines] == [2]
    assert [row["id"] for row in stocked("list", "--state", "unread", "--json").lines] == [1]
    ids = [row["id"] for row in stocked("list", "--sort", "inconsistent", "--json").lines]
    assert ids == [2, 1]


def test_facts_and_findings_of_the_store_are_those_of_the_files(stocked: Heshu) -> None:
    for command in ("facts", "check"):
        from_files = stocked(command, "sound.txt", "broken.txt", "--json").lines
        from_store = stocked(command, "--json").lines
        for line in from_store:
            for key in ("article_id", "key", "review"):
                line.pop(key, None)
        # Two files given together may speak of each other; one file at a time may not.
        own = [line for line in from_files if _of_one_document(line)]
        assert sorted(map(json.dumps, own)) == sorted(map(json.dumps, from_store))


def _of_one_document(line: dict) -> bool:
    return {o["document"] for o in line.get("operands", [])} <= {line["document"]}


def test_an_article_can_be_named_by_number_or_uid(stocked: Heshu) -> None:
    uid = stocked("list", "--json").lines[1]["uid"]
    for arguments in (["2"], ["--article", "2"], [uid], [uid[:12]]):
        facts = stocked("facts", *arguments, "--json").lines
        assert {fact["article_id"] for fact in facts} == {2}
    assert stocked("check", "2").status == 1
    assert stocked("check", "1").status == 0


def test_show_tells_everything_of_an_article(stocked: Heshu, desk: Path) -> None:
    judge(desk)
    (shown,) = stocked("show", "2", "--json").lines
    assert shown["id"] == 2
    assert shown["title"] == "松泉县丝业简报"
    assert [tag["name"] for tag in shown["tags"]] == ["待查"]
    assert [v["corrected"] for v in shown["verdicts"]] == ["50%"]
    assert [note["body"] for note in shown["annotations"]] == ["请来源单位说明"]
    assert any(finding["verdict"] == "inconsistent" for finding in shown["findings"])
    out = stocked("show", "2", "--lang", "zh").out
    for said in (
        "# 松泉县丝业简报",
        "不一致",
        "broken.txt:4",
        "有误",
        "50%",
        "待查",
        "请来源单位说明",
    ):
        assert said in out


def test_verdicts_come_with_their_evidence(stocked: Heshu, desk: Path) -> None:
    judge(desk)
    (verdict,) = stocked("verdicts", "--json").lines
    assert verdict["exact"] == "20%"
    assert verdict["verdict"] == "wrong"
    assert verdict["evidence"]["quote"] == "增长五成"
    assert verdict["reviewer"] == "checker"
    assert stocked("verdicts", "--verdict", "confirmed", "--json").lines == []
    assert stocked("verdicts", "--reviewer", "somebody", "--json").lines == []
    assert "统计月报" in stocked("verdicts").out


def test_search_finds_a_text_and_where_it_stands(stocked: Heshu) -> None:
    (hit,) = stocked("search", "茶园面积4000亩", "--json").lines
    assert hit["exact"] == "茶园面积4000亩"
    assert SOUND[hit["source"][0][0] : hit["source"][0][1]] == hit["exact"]
    assert "[1] 云溪县茶产业简报" in stocked("search", "茶园面积").out
    ran = stocked("search", "高铁")
    assert (ran.status, ran.out) == (0, "")
    assert "nothing found" in ran.err


def test_log_tells_who_did_what(stocked: Heshu, desk: Path) -> None:
    judge(desk)
    events = stocked("log", "--json").lines
    assert [e["action"] for e in events] == ["tag", "annotate", "verdict", "import", "import"]
    assert {event["reviewer"] for event in events} == {"checker"}
    assert len(stocked("log", "--limit", "2", "--json").lines) == 2
    assert "verdict" in stocked("log").out


def test_stats_count(stocked: Heshu, desk: Path) -> None:
    judge(desk)
    (stats,) = stocked("stats", "--json").lines
    assert (stats["documents"], stats["articles"]) == (2, 2)
    assert stats["verdicts"]["wrong"] == 1
    assert stats["reviewers"] == {"checker": 1}
    assert stats["inconsistent"] >= 1
    assert "checker" in stocked("stats").out


def test_export_writes_what_was_said(stocked: Heshu, desk: Path) -> None:
    judge(desk)
    ran = stocked("export", "--format", "csv")
    assert ran.status == 0
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert any("50%" in row.values() for row in rows)
    assert all(json.loads(line) for line in stocked("export", "--format", "jsonl").out.splitlines())


def test_export_overwrites_nothing_unasked(stocked: Heshu, desk: Path) -> None:
    out = desk / "out.csv"
    assert stocked("export", "--format", "csv", "--out", out).status == 0
    first = out.read_bytes()
    judge(desk)
    ran = stocked("export", "--format", "csv", "--out", out)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert out.read_bytes() == first
    assert stocked("export", "--format", "csv", "--out", out, "--force").status == 0
    assert out.read_bytes() != first


def test_a_store_that_may_not_be_written_to_can_be_read(stocked: Heshu, desk: Path) -> None:
    (desk / "desk.db").chmod(0o444)
    assert len(stocked("list", "--json").lines) == 2


def test_an_empty_store_says_what_to_do(heshu: Heshu, desk: Path) -> None:
    Store.open(desk / "desk.db").close()
    for command in ("list", "facts", "check", "show", "stats", "log", "verdicts", "export"):
        assert heshu(command).status == 0
    assert "heshu import" in heshu("list").err


def test_options_before_the_command_count_for_it(stocked: Heshu, desk: Path) -> None:
    Path(desk / "desk.db").rename(desk / "other.db")
    assert len(stocked("--db", "other.db", "list", "--json").lines) == 2
    assert stocked("--db", "nowhere.db", "list", "--db", "other.db").status == 0
    assert stocked("--db", "other.db", "list", "--db", "nowhere.db").status == 4
    assert "题" in stocked("--lang", "zh", "list", "--db", "other.db").out


def test_an_export_is_taken_over_by_another_store_once(stocked: Heshu, desk: Path) -> None:
    stocked("export", "--format", "jsonl", "--out", "desk.jsonl")
    first = stocked("load", "desk.jsonl", "--db", "other.db")
    assert first.status == 0
    assert stocked("list", "--json", "--db", "other.db").out == stocked("list", "--json").out
    again = stocked("load", "desk.jsonl", "--db", "other.db", "--lang", "en")
    assert "articles added: 0, already known: 2" in again.err
    assert stocked("list", "--json", "--db", "other.db").out == stocked("list", "--json").out


def test_a_damaged_export_leaves_the_store_as_it_was(stocked: Heshu, desk: Path) -> None:
    stocked("export", "--format", "jsonl", "--out", "desk.jsonl")
    whole = (desk / "desk.jsonl").read_bytes()
    (desk / "cut.jsonl").write_bytes(whole[: len(whole) // 2])
    ran = stocked("load", "cut.jsonl", "missing.jsonl", "sound.txt", "--db", "other.db")
    assert ran.status == 3
    assert len(ran.complaints) == 3
    assert stocked("list", "--json", "--db", "other.db").out == ""


def test_an_export_is_not_imported_as_prose(stocked: Heshu, desk: Path) -> None:
    stocked("export", "--format", "jsonl", "--out", "desk.jsonl")
    ran = stocked("import", "desk.jsonl")
    assert ran.status == 3
    assert ran.complaints == [
        "heshu: desk.jsonl: this is an export of Heshu; heshu load takes it over"
    ]
