"""The reader in a real browser: the key, keys and screens over the socket, a verdict on disk."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from store import Store
from tests.e2e.terminal import PATIENCE, ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver.remote.webdriver import WebDriver

BROWSER = shutil.which("chromium") or shutil.which("chrome")
DRIVER = shutil.which("chromedriver")
PAGE = "青禾镇种植水稻1200亩，同比增长5.0%。\n"
PLAIN = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1000,700",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A store with one article."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    path = tmp_path / "desk.db"
    with Store.open(path, reviewer="li") as store:
        from store import import_paths

        import_paths(store, [page])
    return path


@pytest.fixture
def address(desk: Path) -> Iterator[str]:
    """The address that `heshu serve` prints, while it serves."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "tui", "serve", "--db", str(desk), "--reviewer", "li"]
    with subprocess.Popen(
        [*command, "--port", port, "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=environment(),
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()
        assert server.wait(PATIENCE) == 0


def asked(address: str, path: str, **headers: str) -> tuple[int, str]:
    """The status of a bare request, and the cookie it sets."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    with closing(connection):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Set-Cookie", "")


def test_nothing_is_served_without_the_key_nor_to_a_page_of_another_site(address: str) -> None:
    parts = urlsplit(address)
    assert parts.hostname == "127.0.0.1"
    assert asked(address, "/")[0] == 403
    assert asked(address, "/static/js/textual.js")[0] == 403
    assert asked(address, "/ws?key=wrong")[0] == 403
    status, cookie = asked(address, f"/?{parts.query}")
    assert status == 200
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    socket_headers = {
        "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Origin": "http://elsewhere.example",
    }  # fmt: skip
    assert asked(address, f"/ws?{parts.query}", **socket_headers)[0] == 403


@pytest.mark.skipif(not (BROWSER and DRIVER), reason="no browser is installed")
def test_a_verdict_typed_in_a_browser_is_on_disk(address: str, desk: Path) -> None:
    with closing(open_browser()) as browser:
        browser.get(address)
        press(browser, "ny")
        with Store.open(desk, reviewer="li") as store:
            until(browser, lambda: bool(store.verdicts(1)))
            (verdict,) = store.verdicts(1).values()
        assert verdict.exact in ("1200亩", "5.0%")
        requested = browser.execute_script(
            "return performance.getEntriesByType('resource').map(entry => entry.name)"
        )
        assert requested
        assert {urlsplit(name).netloc for name in requested} == {urlsplit(address).netloc}
        press(browser, "q")
        until(browser, lambda: "-closed" in classes(browser))


def open_browser() -> WebDriver:
    """A headless browser that talks to nobody else; `close` ends it."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    for flag in PLAIN:
        options.add_argument(flag)
    browser = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    browser.close = browser.quit  # type: ignore[method-assign] # the driver goes with its window
    return browser


def classes(browser: WebDriver) -> str:
    """What the page says of its session."""
    return browser.execute_script("return document.body.className") or ""


def press(browser: WebDriver, keys: str) -> None:
    """Type into the terminal of the page, once it has drawn anything."""
    until(browser, lambda: "-first-byte" in classes(browser))
    browser.find_element("css selector", ".xterm-helper-textarea").send_keys(keys)


def until(browser: WebDriver, holds: object) -> None:
    """Wait until something holds."""
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, PATIENCE, 0.1).until(lambda _: holds())
