"""A file is complete or not there, and never taken by surprise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu import exports
from heshu.errors import UsageError
from heshu.exports.writing import MAX_NAME, file_name, whole_file
from tests.exports import samples


def test_a_file_gets_its_name_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with whole_file(target) as file:
        file.write(b"half")
        assert not target.exists()
    assert target.read_bytes() == b"half"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with whole_file(tmp_path / "out.csv") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(UsageError, match="--force"), whole_file(target):
        pass
    assert target.read_text() == "old"


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    def race() -> None:
        with whole_file(target) as file:
            file.write(b"new")
            target.write_text("theirs")

    with pytest.raises(UsageError, match="there already"):
        race()
    assert target.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_force_replaces(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with whole_file(target, force=True) as file:
        file.write(b"new")
    assert target.read_text() == "new"


def test_without_hard_links_it_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(path: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    target = tmp_path / "out.csv"
    with whole_file(target) as file:
        file.write(b"new")
    assert target.read_text() == "new"


def test_a_folder_or_device_is_not_replaced(tmp_path: Path) -> None:
    for target in (tmp_path, Path(os.devnull)):
        with pytest.raises(UsageError, match="not a plain file"), whole_file(target, force=True):
            pass


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"), whole_file(tmp_path / "no" / "a"):
        pass


def test_through_a_link_the_file_behind_it_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    link.symlink_to(target)
    with whole_file(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_an_export_goes_to_a_file_or_to_standard_output(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    exporter = exports.get("jsonl")
    exports.write(exporter, [samples.BUNDLE], tmp_path / "a.jsonl")
    exports.write(exporter, [samples.BUNDLE], None)
    assert capfdbinary.readouterr().out == (tmp_path / "a.jsonl").read_bytes()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="choose from csv, jsonl"):
        exports.get("xml")


@given(st.text(), st.sampled_from([".csv", ".jsonl"]))
def test_a_file_name_fits_every_disk(stem: str, suffix: str) -> None:
    name = file_name(stem, suffix)
    assert name.endswith(suffix)
    assert len(name.encode()) <= MAX_NAME
    assert Path(name).name == name
    assert name.isprintable() or not stem.isprintable()


def test_a_long_chinese_title_is_cut_between_characters() -> None:
    assert file_name("增" * 100, ".csv") == "增" * 65 + ".csv"
    assert file_name("a/b\n", ".csv") == "a_b_.csv"
    assert file_name("..", ".csv") == "_.csv"
