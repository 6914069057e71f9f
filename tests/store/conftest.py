from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.facade import Store
from tests.store import desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, reviewer=desk.REVIEWER) as opened:
        yield opened


@pytest.fixture
def article(store: Store) -> int:
    """The number of the one article in the store."""
    return desk.add(store)
