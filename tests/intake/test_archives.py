"""An archive is its files, each an input of its own; what is made to do harm does none."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from heshu.errors import InputError
from heshu.intake import load, read, search

TEXT = "青禾县2024年粮食产量12.6万吨，比上年增长1.1%。"


class Named(zipfile.ZipInfo):
    """A member whose name is written in an encoding of old, without the flag of UTF-8."""

    encoding = "gbk"

    def _encodeFilenameFlags(self):  # noqa: N802 - zipfile's own name
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


def pack(members, file=None):
    """The bytes of an archive: name or entry → bytes or text."""
    file = io.BytesIO() if file is None else file
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue() if isinstance(file, io.BytesIO) else b""


@pytest.fixture
def packed(tmp_path, monkeypatch):
    """Write an archive to `pack.zip` in the folder at hand."""
    monkeypatch.chdir(tmp_path)

    def write(members):
        Path("pack.zip").write_bytes(pack(members))
        return search(["pack.zip"])

    return write


def names(found):
    return [path.as_posix() for path in found.files]


def refusals(found):
    """What is said of the archive and of each file of it."""
    told = [str(error) for error in found.failed]
    for path in found.files:
        try:
            load(path)
        except InputError as error:
            told.append(str(error))
    assert not any("\n" in line for line in told)
    return told


def test_each_file_of_an_archive_is_an_input(packed):
    found = packed({"b.txt": TEXT, "news/a.txt": TEXT.encode("gbk")})
    assert names(found) == ["pack.zip/b.txt", "pack.zip/news/a.txt"]
    for path in found.files:
        (article,) = read(path)
        assert article.document == path.as_posix()
        assert article.text == TEXT


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_without_the_flag_of_utf_8_are_read(packed, encoding):
    entry = Named("云溪县/公报.txt")
    entry.encoding = encoding
    assert names(packed({entry: TEXT})) == ["pack.zip/云溪县/公报.txt"]


def test_hidden_files_are_left_out_and_others_counted(packed):
    found = packed({"a.txt": TEXT, ".b.txt": TEXT, "__MACOSX/._a.txt": "x", "photo.png": "x"})
    assert names(found) == ["pack.zip/a.txt"]
    assert found.passed == {".png": 1}


def test_a_name_that_climbs_out_of_its_folder_reaches_nothing(packed, tmp_path):
    found = packed({"../../etc/a.txt": TEXT, "/srv/b.txt": TEXT, "..\\c.txt": TEXT})
    assert names(found) == ["pack.zip/c.txt", "pack.zip/etc/a.txt", "pack.zip/srv/b.txt"]
    assert [load(path).source.text for path in found.files] == [TEXT] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["pack.zip"]


def test_an_archive_in_an_archive_is_refused_and_the_rest_read(packed):
    found = packed({"a.txt": TEXT, "more.zip": pack({"b.txt": TEXT})})
    assert names(found) == ["pack.zip/a.txt", "pack.zip/more.zip"]
    (told,) = refusals(found)
    assert told.startswith("pack.zip/more.zip: this is a ZIP archive")


def test_an_archive_that_unpacks_to_fill_a_memory_is_refused_whole(packed):
    found = packed({"a.txt": "0" * (40 << 20), "b.txt": TEXT})
    assert not found.files
    (told,) = refusals(found)
    assert "unpack to 40 MB" in told


def test_a_file_with_a_password_is_told(packed):
    packed({"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(Path("pack.zip").read_bytes())
    entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[entry + 8] |= 1
    Path("pack.zip").write_bytes(data)
    (told,) = refusals(search(["pack.zip"]))
    assert told.startswith("pack.zip/b.txt: locked with a password")
    data[data.index(b"PK\x01\x02") + 8] |= 1
    Path("pack.zip").write_bytes(data)
    (told,) = refusals(search(["pack.zip"]))
    assert told.startswith("pack.zip: this archive is locked with a password")


def test_a_damaged_file_costs_only_itself(packed):
    packed({"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(Path("pack.zip").read_bytes())
    data[45] ^= 0xFF
    Path("pack.zip").write_bytes(data)
    (told,) = refusals(search(["pack.zip"]))
    assert told.startswith("pack.zip/a.txt: this file of the archive is damaged")


def test_a_damaged_archive_is_one_line(packed):
    packed({"a.txt": TEXT})
    Path("pack.zip").write_bytes(Path("pack.zip").read_bytes()[:40])
    (told,) = refusals(search(["pack.zip"]))
    assert told.startswith("pack.zip: this is a damaged ZIP archive")


def test_an_archive_with_nothing_to_read_says_so(packed):
    (told,) = refusals(packed({"photo.png": "x"}))
    assert "no file to read in this archive" in told


def test_a_member_can_be_named_by_itself(packed):
    packed({"a.txt": TEXT})
    assert search(["pack.zip/a.txt"]).files == [Path("pack.zip/a.txt")]
    assert load("pack.zip/a.txt").source.text == TEXT
    with pytest.raises(InputError, match="no such file in this archive"):
        load("pack.zip/b.txt")


def test_an_archive_in_a_folder_is_opened_too(packed, tmp_path):
    packed({"a.txt": TEXT})
    assert names(search([tmp_path])) == [(tmp_path / "pack.zip/a.txt").as_posix()]


def test_an_archive_on_standard_input_is_opened(monkeypatch):
    data = io.BufferedReader(io.BytesIO(pack({"a.txt": TEXT, "b/c.txt": TEXT})))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    found = search(["-"])
    assert names(found) == ["-/a.txt", "-/b/c.txt"]
    assert [load(path).source.text for path in found.files] == [TEXT, TEXT]
