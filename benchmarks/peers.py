"""Side by side with JioNLP and Recognizers-Text, in one run, on the same text.

Each peer is installed into a throw-away venv in a temporary folder; one that cannot be installed
is one line and the others go on. The text is the sample corpus, so the table can be made in any
clone; the accuracy on public cases is added where the shared ones are there. A "typed" digit
numeral lies in a record that says what it is, not only that it is a number.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "sample_corpus"
PEERS = {
    "_peer_jionlp": ["jionlp==1.5.31"],
    # The release imports a name that emoji 2 took away.
    "_peer_recognizers": ["recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<81"],
}
"""Adapter and what its venv needs."""
OURS = ("_peer_jieba", "_peer_heshu", "_peer_heshu_names")
SCORED = ("_peer_heshu", *PEERS)
_MINUTES = 10


def installed(folder: Path, packages: list[str]) -> Path | None:
    """The interpreter of a new venv with the packages, or None with the reason on stdout."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return python
    reason = (done.stderr.strip().splitlines() or ["pip failed"])[-1]
    print(f"{packages[0]}: cannot be installed: {reason[:200]}")
    return None


def readable(folder: Path) -> list[str]:
    """The plain-text files of the corpus as UTF-8, in the order of their names."""
    names = []
    for path in sorted(CORPUS.glob("*.txt")):
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030", "replace")
        copy = folder / path.name
        copy.write_text(text, encoding="utf-8", newline="\n")
        names.append(str(copy))
    return names


def row(python: Path, adapter: str, texts: list[str], path: str) -> str | None:
    """One line of the table, or None with the reason on stdout."""
    command = [python, "-W", "ignore", str(ROOT / "benchmarks" / "_peer_run.py"), adapter, *texts]
    env = os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env=env, timeout=60 * _MINUTES
        )
    except subprocess.TimeoutExpired:
        print(f"{adapter}: not done after {_MINUTES} minutes")
        return None
    if done.returncode:
        print(f"{adapter}: {(done.stderr.strip().splitlines() or ['it failed'])[-1][:200]}")
        return None
    r = json.loads(done.stdout.splitlines()[-1])
    return (
        f"{r['name']:25} {r['typed']:5} of {r['numerals']:4} {r['dates']:6} {r['failed']:7}"
        f" {r['rate']:12,.0f} {r['megabytes']:8.0f}"
    )


def score(python: Path, adapter: str, path: str) -> None:
    """The scorer's total for the public cases."""
    tools = SHARED / "tools"
    env = os.environ | {
        "SPECS": str(SHARED / "gold" / "specs"),
        "PYTHONPATH": os.pathsep.join([str(tools), path]),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [python, "-W", "ignore", "-m", "zhbench.score", f"{adapter}:extract"]
    command += ["--groups", "e2e", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    total = [line for line in done.stdout.splitlines() if line.startswith("TOTAL")]
    print(f"{adapter.removeprefix('_peer_'):14} {total[0] if total else 'could not be scored'}")


def main() -> None:
    """Install the peers, print the table, then the public cases where they are there."""
    with tempfile.TemporaryDirectory(prefix="heshu-peers-") as name:
        folder = Path(name)
        texts = readable(folder)
        path = os.pathsep.join([str(ROOT), str(ROOT / "benchmarks")])
        # A peer's venv must not see our packages, only its adapter.
        alone = folder / "adapters"
        alone.mkdir()
        pythons = dict.fromkeys(OURS, (Path(sys.executable), path))
        for adapter, packages in PEERS.items():
            module = ROOT / "benchmarks" / f"{adapter}.py"
            (alone / module.name).write_text(module.read_text(encoding="utf-8"), encoding="utf-8")
            python = installed(folder / adapter, packages)
            if python:
                pythons[adapter] = (python, str(alone))
        print(f"{'':25} {'typed digits':13} {'dates':>6} {'failed':>7} {'chars/s':>12} {'MB':>8}")
        for adapter, (python, where) in pythons.items():
            line = row(python, adapter, texts, where)
            if line:
                print(line, flush=True)
        print("dates: bare numbers read as dates; failed: texts on which it raised")
        if SHARED.is_dir():
            for adapter in SCORED:
                if adapter in pythons:
                    score(pythons[adapter][0], adapter, pythons[adapter][1])


if __name__ == "__main__":
    main()
