"""`heshu init`: a store to write to, alone or as a group."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Heshu


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_an_empty_store_is_made_and_left_when_it_is_there(heshu: Heshu, desk: Path) -> None:
    assert heshu("init").status == 0
    assert heshu("import", "sound.txt").status == 0
    assert heshu("init").status == 0
    assert len(heshu("list", "--json").lines) == 1


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_group_may_write_whatever_the_umask(heshu: Heshu, desk: Path, umask: int) -> None:
    path = desk / "shared" / "group.db"
    before = os.umask(umask)
    try:
        ran = heshu("init", "--group", "--db", path)
        assert heshu("import", "sound.txt", "--db", path).status == 0
    finally:
        os.umask(before)
    assert ran.status == 0
    assert mode(path.parent) == 0o2770
    assert {mode(one) for one in path.parent.iterdir()} == {0o660}


def test_a_store_that_is_there_is_opened_to_the_group(heshu: Heshu, desk: Path) -> None:
    path = desk / "own" / "desk.db"
    heshu("import", "sound.txt", "--db", path)
    assert heshu("init", "--group", "--db", path).status == 0
    assert mode(path) == 0o660
    assert len(heshu("list", "--db", path, "--json").lines) == 1


def test_a_place_that_cannot_be_is_one_line(heshu: Heshu, desk: Path) -> None:
    ran = heshu("init", "--group", "--db", desk / "sound.txt" / "group.db")
    assert ran.status == 4
    assert len(ran.complaints) == 1
