"""A store to review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import make_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """The store of four articles, on a disk of its own."""
    return make_store(tmp_path)
