"""What can go wrong with a file is one clear line; the rest of a batch goes on."""

import errno
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from heshu.errors import InputError, UsageError
from heshu.exports.csv import COLUMNS
from heshu.intake import MAX_BYTES, Options, find_files, load, read, search

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
"""The head of an old Office container."""


def package(*names, mimetype=""):
    """A ZIP package that holds these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        if mimetype:
            written.writestr("mimetype", mimetype)
        if names and names[0] != "a.txt":
            written.writestr("[Content_Types].xml", "<Types/>")
        for name in names:
            written.writestr(name, "x")
    return file.getvalue()


def refusal(source, **kw):
    with pytest.raises(InputError) as caught:
        load(source, **kw)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_source_keeps_what_identifies_the_file(tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes("产量3吨。\r\n".encode())
    source = load(path).source
    assert source.path == str(path)
    assert source.size == 15
    assert (source.encoding, source.media_type) == ("utf-8", "text/plain")
    assert source.text == "产量3吨。\n"
    assert len(source.sha256) == 64


def test_a_missing_file_is_named(tmp_path):
    path = tmp_path / "none.txt"
    assert refusal(path) == f"{path}: no such file"


def test_a_folder_given_as_a_file_is_told(tmp_path):
    assert "folder" in refusal(tmp_path)


def test_an_empty_file_and_one_of_blanks_are_told(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    assert "empty" in refusal(path)
    path.write_text(" \n\u3000\n", encoding="utf-8")
    assert "blanks" in refusal(path)


def test_an_unreadable_file_is_told(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text("产量3吨。", encoding="utf-8")

    def locked(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    # Taking the permission away would prove nothing where the tests run as root.
    monkeypatch.setattr(Path, "open", locked)
    assert "permission" in refusal(path)


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert f"larger than {MAX_BYTES // 2**20} MB" in refusal(path)


def test_a_path_no_system_allows_is_told():
    assert "path" in refusal("a\0b.txt")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04abcd", "a damaged ZIP archive"),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "a damaged Office document"),
        (package("xl/workbook.xml"), "an Excel workbook; save the sheet as CSV"),
        (package("ppt/presentation.xml"), "a presentation; save it as PDF"),
        (package("OFD.xml"), "an OFD document; save it as PDF or as text"),
        (package(mimetype="application/epub+zip"), "an e-book; save its text"),
        (package(mimetype="application/vnd.oasis.opendocument.text"), "save it as DOCX"),
        (package("a.txt"), "a ZIP archive; unpack it"),
        (OLE, "an old Office document; save it as DOCX"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc or .wps); save it as DOCX"),
        (OLE + "Workbook".encode("utf-16-le"), ".xls or .et); save the sheet as CSV"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a password; take the password off"),
        (b"{\\rtf1", "an RTF document; save it as DOCX"),
        (
            b"<?xml version='1.0'?><a xmlns='urn:oasis:names:tc:opendocument'/>",
            "an OpenDocument text",
        ),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>",
            "a Word document in XML",
        ),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;", "a web archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture; recognise its text"),
        (b"\x1f\x8b\x08", "a gzip archive; unpack it"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b'{"record":"heshu","version":1}\n', "an export of Heshu; heshu load takes it over"),
        (",".join(COLUMNS).encode("utf-8-sig"), "an export of Heshu"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_of_another_format_is_named_with_what_to_do(data, name):
    message = refusal(data, name="desk.bin")
    assert message.startswith("desk.bin: this is")
    assert name in message


def test_text_under_the_name_of_another_format_is_text():
    for name in ("a.pdf", "a.docx", "a.html"):
        assert load("产量3吨。".encode("gbk"), name=name).source.media_type == "text/plain"


def test_the_format_may_be_said_where_name_and_bytes_do_not():
    data = "名,文\n茶叶,产量3吨。\n".encode()
    assert load(data, name="a.txt").source.media_type == "text/plain"
    (article,) = read(data, name="a.txt", options=Options.of("csv", "title=名,text=文"))
    assert (article.title, article.text) == ("茶叶", "产量3吨。")


@pytest.mark.parametrize(
    ("format_", "fields"),
    [("papyrus", None), (None, "colour=a"), (None, "title="), (None, "title")],
)
def test_options_that_mean_nothing_are_wrong_use(format_, fields):
    with pytest.raises(UsageError):
        Options.of(format_, fields)


def test_random_bytes_are_refused():
    import random

    assert "not text" in refusal(random.Random(1).randbytes(4096))


def test_standard_input_is_read(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO("茶叶产量30吨。".encode("gbk")))
    monkeypatch.setattr(sys, "stdin", stdin)
    articles = read("-")
    assert articles[0].document == "-"
    assert articles[0].text == "茶叶产量30吨。"


def test_folders_are_walked_in_order_and_hidden_entries_left_out(tmp_path):
    for name in ("b.txt", "a.md", ".hidden.txt", "sub/c.txt", ".git/d.txt", "e.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("字", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a.md", "b.txt", "sub/c.txt"]
    assert search([tmp_path]).passed == {".png": 1}


def test_a_folder_that_cannot_be_listed_costs_only_itself(tmp_path, monkeypatch):
    for name in ("a/a.txt", "b/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("字", encoding="utf-8")
    listed = os.scandir

    def locked(path):
        if str(path).endswith("/a"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return listed(path)

    # Taking the permission away would prove nothing where the tests run as root.
    monkeypatch.setattr(os, "scandir", locked)
    found = search([tmp_path])
    assert [path.name for path in found.files] == ["c.txt", "b.txt"]
    (told,) = map(str, found.failed)
    assert told == f"{tmp_path / 'a'}: no permission to read this"


def test_a_folder_without_text_is_told(tmp_path):
    with pytest.raises(InputError, match="no file to read in this folder"):
        list(find_files([tmp_path]))


def test_named_files_and_standard_input_come_through(tmp_path):
    assert list(find_files(["-", tmp_path / "none.dat"])) == [Path("-"), tmp_path / "none.dat"]
