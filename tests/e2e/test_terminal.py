"""The reader on a real terminal: what is said to be saved is saved, and leaving is clean."""

from __future__ import annotations

import itertools
import signal
import termios
from typing import TYPE_CHECKING

import pytest

from store import Store
from tests.e2e.terminal import Reader, Terminal, Warm, kill_9, read_command
from tests.tui.desk import make_store

if TYPE_CHECKING:
    from pathlib import Path

VERDICTS = 50
READY = "fact "
"""The progress at the right of the status line comes with the first paint."""
ALTERNATE_SCREEN_OFF = b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"
CURSOR_ON = b"\x1b[?25h"


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return make_store(tmp_path)


def kept(path: Path) -> dict[tuple[int, str, int], str]:
    """Every verdict a fresh look at the store finds."""
    with Store.open(path, reviewer="li") as store:
        return {
            (number, anchor.field, anchor.start): verdict.label.value
            for number in store.article_ids()
            for anchor, verdict in store.verdicts(number).items()
        }


def test_every_verdict_said_to_be_saved_survives_kill_9(tmp_path: Path) -> None:
    fields = [f"第{n}组种稻{n * 7 + 3}亩，收谷{n * 3100 + 450}公斤。" for n in range(1, VERDICTS)]
    store_path = make_store(tmp_path, {"fields.txt": "稻田收成\n\n" + "\n\n".join(fields)})
    keys = [("y", "confirmed"), ("x", "wrong"), ("d", "disputed"), ("w", "unclear")]
    said: dict[tuple[int, str, int], str] = {}
    with Warm() as warm:
        for key, label in itertools.islice(itertools.cycle(keys), VERDICTS):
            with Terminal() as terminal:
                reader = warm.start(terminal, read_command(store_path))
                terminal.wait_for(READY)
                terminal.send(key)
                terminal.wait_for(f"saved {label}")
                kill_9(reader)
            now = kept(store_path)
            changed = {where: word for where, word in now.items() if said.get(where) != word}
            assert list(changed.values()) == [label]
            assert now.keys() >= said.keys()
            said = now
    assert len(said) == VERDICTS


def test_reopening_goes_to_the_fact_after_the_last_verdict_even_after_kill_9(
    store_path: Path,
) -> None:
    with Reader(store_path) as reader:
        reader.wait_for(READY)
        for key in "yxn":
            reader.send(key)
        reader.send("d")
        reader.wait_for("saved disputed")
        reader.process.kill()
        reader.process.wait()
    with Reader(store_path) as reader:
        reader.wait_for("fact 5/")


def test_sigterm_gives_the_terminal_back_and_ends_with_its_status(store_path: Path) -> None:
    with Reader(store_path) as reader:
        reader.wait_for(READY)
        reader.process.send_signal(signal.SIGTERM)
        assert reader.wait_for_end() == 128 + signal.SIGTERM
        end = reader.seen[reader.seen.rfind(ALTERNATE_SCREEN_OFF) - 200 :]
        assert ALTERNATE_SCREEN_OFF in end
        assert MOUSE_OFF in end
        assert CURSOR_ON in end
        assert termios.tcgetattr(reader.slave)[:4] == reader.before[:4]


def test_quitting_gives_the_terminal_back_and_ends_with_0(store_path: Path) -> None:
    with Reader(store_path) as reader:
        reader.wait_for(READY)
        reader.send("q")
        assert reader.wait_for_end() == 0
        assert ALTERNATE_SCREEN_OFF in reader.seen
        assert termios.tcgetattr(reader.slave)[:4] == reader.before[:4]


@pytest.mark.parametrize(
    ("keys", "saved", "kept_there"),
    [
        ("c330亩\thttps://a.example\ryy", "saved confirmed: ", ["330亩", "https://a.example"]),
        ("m问过镇里的人\r", "saved note", ["问过镇里的人"]),
        ("t蚕桑\r", "saved tag", ["蚕桑"]),
        ("vll\x1b[Ca面积\t说明\r", "saved label", ["面积", "说明"]),
        ("mabd\x7fc\x1b[D\x1b[Dx\r", "saved note", ["axbc"]),
    ],
)
def test_keys_that_arrive_in_one_packet_are_taken_in_their_order(
    keys: str, saved: str, kept_there: list[str], store_path: Path
) -> None:
    with Reader(store_path) as reader:
        reader.wait_for(READY)
        reader.settle()
        reader.send(keys)
        reader.wait_for(saved)
    with Store.open(store_path, reviewer="li") as store:
        first = store.article_ids()[0]
        corrected = [(v.corrected, v.evidence.url) for v in store.verdicts(first).values()]
        notes = [(note.label, note.body) for note in store.annotations(first)]
        words = [word for pair in (*corrected, *notes) for word in pair]
        words += [tag.name for tag in store.tags(first)]
    assert [word for word in words if word and word != "note"] == kept_there


BROKEN = """
import sys
from tui.launch import prepare_environment
import os; prepare_environment(os.environ)
from tui.__main__ import main
from tui.screens.reader import ReaderScreen
def do_help(self):
    raise RuntimeError("\\x1b]0;stolen\\x07 in the middle of things")
ReaderScreen.do_help = do_help
sys.exit(main(sys.argv[1:]))
"""


def test_a_fault_of_our_own_is_one_harmless_line_after_the_terminal_is_given_back(
    store_path: Path,
) -> None:
    with Reader(store_path, program=("-c", BROKEN)) as reader:
        reader.wait_for(READY)
        reader.send("y")
        reader.wait_for("saved confirmed")
        reader.send("?")
        assert reader.wait_for_end() == 70
        last = reader.seen.rpartition(MOUSE_OFF)[2].decode()
    assert "heshu: internal error: RuntimeError: ␛]0;stolen␇ in the middle of things" in last
    assert "Traceback" not in last
    assert len(kept(store_path)) == 1


def test_a_terminal_that_is_closed_ends_the_reader(store_path: Path) -> None:
    with Reader(store_path) as reader:
        reader.wait_for(READY)
        reader.hang_up()
        assert reader.wait_for_end() == -signal.SIGHUP


def test_the_watchdog_ends_a_reader_whose_hang_up_is_never_heard(store_path: Path) -> None:
    with Reader(store_path, controlling=False) as reader:
        reader.wait_for(READY)
        reader.hang_up()
        assert reader.wait_for_end() == 128 + signal.SIGHUP
