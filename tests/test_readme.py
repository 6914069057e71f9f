"""The README is true: every command in it is run here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")


def commands(name: str) -> list[str]:
    """The lines of all `sh` blocks, in order."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))


def test_both_languages_show_the_same_commands() -> None:
    assert commands("README.md") == commands("README.zh.md")


def test_the_linked_files_exist() -> None:
    for name in READMES:
        for link in re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / link).is_file(), f"{name}: {link}"


def test_every_make_target_shown_exists() -> None:
    shown = {line.split()[1] for line in commands("README.md") if line.startswith("make ")}
    assert shown <= make_targets()


def test_the_heshu_commands_run_in_the_order_shown(tmp_path: Path) -> None:
    (tmp_path / "sample_corpus").symlink_to(ROOT / "sample_corpus")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HESHU_DB": str(tmp_path / "desk.db"),
    }
    for line in commands("README.md"):
        if not line.startswith("heshu "):
            continue
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"
        assert "Traceback" not in done.stderr
    assert (tmp_path / "review.csv").is_file()


def test_make_demo_without_a_terminal_prints_the_findings() -> None:
    if os.environ.get("MAKELEVEL", "0") == "0" and not (ROOT / ".venv").is_dir():
        pytest.fail("run the tests with `make test`, which sets up what the demo needs")
    done = subprocess.run(
        ["make", "demo"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "≠" in done.stdout
