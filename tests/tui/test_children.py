"""Child processes of the reader: they answer, or fail quietly, and none outlives its reason."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from tui import children


async def test_what_a_module_prints_comes_back() -> None:
    assert await children.run_module("json.tool", "--compact", given=b"[1, 2]") == b"[1,2]\n"


async def test_a_module_that_fails_gives_nothing() -> None:
    assert await children.run_module("json.tool", given=b"[1,") is None


async def test_a_child_that_cannot_start_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert await children.run_module("json.tool") is None


async def test_a_child_is_ended_with_the_task_that_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(children, "Popen", start)
    serving = asyncio.create_task(children.run_module("http.server", "--bind", "127.0.0.1", "0"))
    while not started:
        await asyncio.sleep(0)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert await asyncio.to_thread(started[0].wait, 30) == -9
