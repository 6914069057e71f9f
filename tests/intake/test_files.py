"""What can go wrong with a file is one clear line; the rest of a batch goes on."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from heshu.errors import InputError
from heshu.intake import MAX_BYTES, find_files, load, read


def refusal(source, **kw):
    with pytest.raises(InputError) as caught:
        load(source, **kw)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_source_keeps_what_identifies_the_file(tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes("产量3吨。\r\n".encode())
    source = load(path)
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
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04abcd", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"<!DOCTYPE html><html>", "HTML"),
        ("\ufeff<html>产量</html>".encode(), "HTML"),
    ],
)
def test_a_file_of_another_format_is_named(data, name):
    message = refusal(data, name="desk.bin")
    assert message.startswith("desk.bin: this is")
    assert name in message
    assert "plain text is read" in message


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
    assert found == ["b.txt", "sub/c.txt"]


def test_a_folder_without_text_is_told(tmp_path):
    with pytest.raises(InputError, match="no text file"):
        list(find_files([tmp_path]))


def test_named_files_and_standard_input_come_through(tmp_path):
    assert list(find_files(["-", tmp_path / "none.dat"])) == [Path("-"), tmp_path / "none.dat"]
