from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu import settings
from heshu.facts import segmentation, version

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def no_settings(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A configuration folder with nothing in it."""
    return str(tmp_path_factory.mktemp("configuration"))


@pytest.fixture(autouse=True)
def as_started(no_settings: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test finds the program as just started: no settings, no dictionary of another test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", no_settings)
    monkeypatch.delenv("HESHU_CONFIG", raising=False)
    monkeypatch.setattr(segmentation, "_OWN", {})
    monkeypatch.setattr(version, "_GIVEN", [])
    _forget()
    yield
    _forget()


def _forget() -> None:
    for kept in (settings.current, segmentation.own_names, version._installed):
        kept.cache_clear()
