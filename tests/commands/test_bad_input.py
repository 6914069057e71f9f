"""What goes wrong gets one clear line and its exit status; the rest of the batch goes on."""

import importlib
import random
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from heshu import settings
from tests.commands.conftest import Heshu
from tests.intake import word


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(20_000))


def _empty(path: Path) -> None:
    path.touch()


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _folder_without_text(path: Path) -> None:
    path.mkdir()
    (path / "photo.jpg").write_bytes(b"\xff\xd8\xff")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 2**20)


def _blank(path: Path) -> None:
    path.write_text(" \n\n　\n", encoding="utf-8")


def _cut_word(path: Path) -> None:
    path.write_bytes(word.word(word.p("产值30亿元。"))[:400])


def _entities(path: Path) -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    path.write_bytes(word.word(word.p("&b;"), head=head))


def _locked_office(path: Path) -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    path.write_bytes(container + "EncryptedPackage".encode("utf-16-le"))


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.txt", "0" * (40 << 20))


def _cut_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "产值30亿元。")
    path.write_bytes(path.read_bytes()[:40])


def _broken_records(path: Path) -> None:
    path.write_text('{"标题": "甲"}\n'.replace("标题", "a") + "{\n", encoding="utf-8")


BAD = [
    _random_bytes, _empty, _missing, _folder_without_text, _huge, _blank, _cut_word, _entities,
    _locked_office, _bomb, _cut_archive, _broken_records,
]  # fmt: skip


@pytest.mark.parametrize("make", BAD)
@pytest.mark.parametrize("command", ["import", "articles", "facts", "check"])
def test_a_bad_file_is_one_line_and_the_others_are_done(heshu: Heshu, make, command: str) -> None:
    make(Path("bad.txt"))
    ran = heshu(command, "sound.txt", "./bad.txt", "--json")
    assert ran.status == 3
    assert len(ran.complaints) == 1
    assert "bad.txt: " in ran.complaints[0]
    assert ran.out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("make", BAD)
@pytest.mark.parametrize("command", ["import", "articles", "facts", "check"])
def test_nothing_but_bad_files_is_still_status_3(heshu: Heshu, make, command: str) -> None:
    make(Path("bad.txt"))
    ran = heshu(command, "./bad.txt")
    assert ran.status == 3
    assert len(ran.complaints) == 1


@pytest.mark.parametrize("command", ["import", "articles", "facts", "check"])
def test_a_bad_record_costs_only_itself(heshu: Heshu, command: str) -> None:
    record = '{"标题": "茶叶", "正文": "2023年产量30吨，比上年的25吨增长20%。"}\n'
    Path("news.jsonl").write_text(record + "{oops\n" + record, encoding="utf-8")
    ran = heshu(command, "news.jsonl", "--json")
    assert ran.status == 3
    assert ran.out
    assert len(ran.complaints) == 1
    assert ran.complaints[0].startswith("heshu: news.jsonl:2: this line is no JSON")


def test_each_bad_file_of_an_archive_is_a_line_and_the_others_are_done(heshu: Heshu) -> None:
    with zipfile.ZipFile("pack.zip", "w") as package:
        package.write("sound.txt", "云溪/sound.txt")
        package.writestr("empty.txt", "")
        package.writestr("cut.docx", word.word(word.p("字"))[:300])
        package.writestr("photo.png", "x")
    ran = heshu("import", "pack.zip", "--json")
    assert ran.status == 3
    assert [line.split(": ")[1] for line in ran.complaints] == [
        "pack.zip/cut.docx", "pack.zip/empty.txt",
    ]  # fmt: skip
    assert "passed over: 1 (.png 1)" in ran.err
    assert [a["document"] for a in heshu("list", "--json").lines] == ["pack.zip/云溪/sound.txt"]


def test_an_archive_comes_on_standard_input_too(shell: Heshu, desk: Path) -> None:
    with zipfile.ZipFile("pack.zip", "w") as package:
        package.write("sound.txt")
    ran = shell("articles", "-", "--json", stdin=(desk / "pack.zip").read_bytes())
    assert [a["document"] for a in ran.lines] == ["-/sound.txt"]
    data = word.word(word.p("产值30亿元。"))
    (article,) = shell("articles", "-", "--json", stdin=data).lines
    assert (article["document"], article["text"]) == ("-", "产值30亿元。")


def test_the_fields_of_a_table_can_be_said(heshu: Heshu) -> None:
    Path("news.txt").write_text("biaoti,neirong\n茶叶,产量30吨。\n", encoding="gbk")
    options = ("--format", "csv", "--fields", "title=biaoti,text=neirong")
    for command in ("articles", "import"):
        assert heshu(command, "news.txt", *options, "--json").status == 0
    (article,) = heshu("list", "--json").lines
    assert article["title"] == "茶叶"


def test_a_bad_file_leaves_the_store_as_it_was(stocked: Heshu) -> None:
    before = stocked("list", "--json").out
    _random_bytes(Path("bad.txt"))
    assert stocked("import", "bad.txt").status == 3
    assert stocked("list", "--json").out == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("facts", "--frobnicate"),
        ("frobnicate",),
        ("facts", "--kinds", "colour", "sound.txt"),
        ("facts", "--kinds", "", "sound.txt"),
        ("facts", "--issued", "yesterday", "sound.txt"),
        ("facts", "--issued", "2024-02-30", "sound.txt"),
        ("facts", "--issued", "2024-13", "sound.txt"),
        ("facts", "--issued", "20240101", "sound.txt"),
        ("facts", "--issued", "2024-01", "1"),
        ("facts", "--format", "txt", "1"),
        ("check", "--fields", "text=a", "1"),
        ("articles", "--format", "papyrus", "sound.txt"),
        ("import", "--fields", "colour=a", "sound.txt"),
        ("check", "--min-level", "loud", "sound.txt"),
        ("list", "--sort", "colour"),
        ("log", "--limit", "0"),
        ("list", "--reviewer", " "),
        ("search", " "),
        ("articles",),
        ("articles", ""),
        ("import",),
        ("import", ""),
        ("export", "--format", "papyrus"),
        ("demo", "--corpus", "nowhere"),
        ("show", "99"),
        ("facts", "99"),
        ("check", "--article", "99"),
        ("check", "sound.txt", "1"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(stocked: Heshu, arguments: tuple[str, ...]) -> None:
    ran = stocked(*arguments)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == len(ran.complaints) == 1
    assert not ran.out


def test_a_store_that_is_not_there_is_status_4(heshu: Heshu) -> None:
    for command in ("list", "show", "facts", "check", "export", "verdicts", "log", "stats"):
        ran = heshu(command, "--db", "nowhere.db")
        assert ran.status == 4
        assert len(ran.err.splitlines()) == 1
        assert "nowhere.db" in ran.err
    assert not Path("nowhere.db").exists()


def test_a_store_from_a_newer_version_is_left_alone(stocked: Heshu, desk: Path) -> None:
    with sqlite3.connect(desk / "desk.db") as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    for command in (("list",), ("import", "sound.txt")):
        ran = stocked(*command)
        assert ran.status == 4
        assert len(ran.err.splitlines()) == 1
        assert "newer" in ran.err


def test_a_file_that_is_no_database_is_not_taken_for_a_store(heshu: Heshu) -> None:
    for command in (("list",), ("import", "sound.txt")):
        ran = heshu(*command, "--db", "broken.txt")
        assert ran.status == 4
        assert len(ran.err.splitlines()) == 1
    assert "松泉县" in Path("broken.txt").read_text(encoding="utf-8")


def test_a_database_of_another_program_is_not_taken_for_a_store(heshu: Heshu) -> None:
    with sqlite3.connect("other.db") as database:
        database.execute("CREATE TABLE birds (name TEXT)")
    database.close()
    ran = heshu("import", "sound.txt", "--db", "other.db")
    assert ran.status == 4
    assert len(ran.err.splitlines()) == 1


def test_a_read_only_store_takes_no_import(stocked: Heshu, desk: Path) -> None:
    shutil.copy(desk / "desk.db", desk / "sealed.db")
    (desk / "sealed.db").chmod(0o444)
    ran = stocked("import", "broken.txt", "--db", "sealed.db")
    assert ran.status == 4
    assert len(ran.err.splitlines()) == 1
    assert "read-only" in ran.err


def test_bytes_on_stdin_that_are_no_text_are_refused(shell: Heshu) -> None:
    ran = shell("facts", "-", stdin=random.Random(7).randbytes(5000))
    assert ran.status == 3
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("heshu: -: ")


def test_stdin_in_another_encoding_is_read(shell: Heshu, desk: Path) -> None:
    text = (desk / "sound.txt").read_text(encoding="utf-8")
    ran = shell("facts", "-", "--json", "--kinds", "percent", stdin=text.encode("gb18030"))
    assert ran.status == 0
    assert [fact["exact"] for fact in ran.lines] == ["30%", "20%"]
    assert {fact["document"] for fact in ran.lines} == {"-"}


@pytest.mark.parametrize("locale", ["C", "zh_CN.GBK"])
def test_json_is_utf_8_in_every_locale(shell: Heshu, locale: str) -> None:
    ran = shell(
        "facts", "sound.txt", "--json", LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert ran.status == 0
    assert any(fact["exact"] == "4000亩" for fact in ran.lines)


def test_an_error_in_the_c_locale_is_still_one_line(shell: Heshu) -> None:
    ran = shell("facts", "./没有.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.status == 3
    assert len(ran.err.splitlines()) == 1


def test_a_fault_of_the_program_is_one_line_too(stocked: Heshu, monkeypatch) -> None:
    def fault(*_: object) -> None:
        msg = "two\nlines \x1b[31m"
        raise ValueError(msg)

    monkeypatch.setattr("heshu.exports.get", fault)
    ran = stocked("export")
    assert ran.status == 70
    assert ran.err.splitlines() == [
        "heshu: internal error: ValueError: two lines ␛[31m; HESHU_DEBUG=1 shows where"
    ]
    monkeypatch.setenv("HESHU_DEBUG", "1")
    assert "Traceback" in stocked("export").err


@pytest.mark.parametrize("door", ["heshu.intake.articles", "heshu.facts.extract_article"])
def test_a_fault_at_one_file_costs_only_that_file(heshu: Heshu, monkeypatch, door: str) -> None:
    module, name = door.rsplit(".", 1)
    sound = getattr(importlib.import_module(module), name)

    def fault(given):
        source = getattr(given, "source", None)
        if "broken.txt" in (getattr(source, "path", ""), getattr(given, "document", "")):
            msg = "odd"
            raise ValueError(msg)
        return sound(given)

    monkeypatch.setattr(door, fault)
    ran = heshu("facts", "broken.txt", "sound.txt", "--json")
    assert ran.status == 3
    assert {fact["document"] for fact in ran.lines} == {"sound.txt"}
    assert ran.complaints == [
        "heshu: broken.txt: internal error: ValueError: odd; HESHU_DEBUG=1 shows where"
    ]


def test_an_interruption_is_one_line_and_status_130(heshu: Heshu, monkeypatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("heshu.intake.articles", interrupted)
    ran = heshu("articles", "sound.txt")
    assert ran.status == 130
    assert len(ran.err.splitlines()) <= 1


def test_a_reader_that_goes_away_is_no_error(desk: Path) -> None:
    import subprocess
    import sys

    with subprocess.Popen(
        [sys.executable, "-m", "tui", "articles", "sound.txt", "broken.txt", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_a_document_cannot_speak_to_the_terminal(heshu: Heshu) -> None:
    hostile = "\x1b]0;owned\x07\x9b31m\u202e\x7f[bold]"
    Path("hostile.txt").write_text(
        f"标题{hostile}\n\n2023年，云溪县产值{hostile}150万元，比上年的100万元增长20%。\n"
        + "全县各乡镇按照年初的安排，抓好春茶采摘、加工和销售，产业发展势头良好。" * 20,
        encoding="utf-8",
    )
    assert heshu("import", "hostile.txt").status == 0
    for command in (
        ("articles", "hostile.txt"), ("articles", "hostile.txt", "--full"),
        ("articles", "hostile.txt", "--json"), ("facts", "hostile.txt"),
        ("facts", "hostile.txt", "--json"), ("check", "hostile.txt"), ("list",), ("show",),
        ("show", "--json"), ("search", "产值"), ("facts",), ("check",), ("log",),
    ):  # fmt: skip
        ran = heshu(*command)
        for character in "\x1b\x07\x9b\u202e\x7f":
            assert character not in ran.out + ran.err


def test_settings_that_cannot_be_read_end_a_command_before_its_work(
    stocked: Heshu, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "config.toml").write_text("[facts]\ndictionary = ['a.txt']\n", encoding="utf-8")
    monkeypatch.setenv("HESHU_CONFIG", "config.toml")
    settings.current.cache_clear()
    ran = stocked("check", "broken.txt")
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.complaints) == 1
    assert "there is no setting facts.dictionary" in ran.err
