"""A reader that takes too much time or memory, or falls over, costs its file and nothing else."""

import os
import signal
import subprocess
import sys

import pytest

from heshu.errors import InputError
from heshu.intake import confined, confinement
from heshu.intake.formats import DOCX
from tests.intake import word

SOUND = word.word(word.p("产值30亿元。"))


@pytest.fixture
def spoilt(tmp_path, monkeypatch):
    """Workers whose reader of `x/spoilt` runs some code."""
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])

    def reader(code):
        confinement.stop()
        (tmp_path / "spoilt_reader.py").write_text(
            "import heshu.intake.readers as readers\n"
            f"def read(data, path):\n    {code}\n"
            "readers.reader = lambda media_type: read\n"
        )
        start = confinement.START.replace("import serve", "import serve; import spoilt_reader")
        monkeypatch.setattr(confinement, "START", start)

    yield reader
    confinement.stop()


def refusal():
    with pytest.raises(InputError) as caught:
        confinement.read("x/spoilt", b"x", "page.pdf")
    assert str(caught.value).startswith("page.pdf: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_comes_back_is_what_the_reader_makes_here():
    assert confinement.read(DOCX, SOUND, "a.docx") == confined.answer(DOCX, SOUND, "a.docx")


def test_a_refusal_comes_back_as_it_is():
    with pytest.raises(InputError) as caught:
        confinement.read(DOCX, SOUND[:300], "a.docx")
    assert str(caught.value).startswith("a.docx: this Word document is damaged; ")


def test_one_worker_reads_file_after_file():
    confinement.read(DOCX, SOUND, "a.docx")
    worker = confinement.running()
    confinement.read(DOCX, SOUND, "b.docx")
    assert confinement.running() is worker


def test_a_file_that_takes_too_long_is_given_up(spoilt, monkeypatch):
    monkeypatch.setattr(confinement, "SECONDS", 0.5)
    spoilt("while True: pass")
    assert "within 0.5" in refusal()


def test_a_file_that_takes_all_memory_is_given_up(spoilt):
    spoilt("return [bytearray(1 << 28) for _ in range(64)]")
    assert "1024 MB of memory" in refusal()


def test_a_reader_that_falls_over_is_told(spoilt):
    spoilt("import os; os.kill(os.getpid(), 11)")
    assert "broke down" in refusal()


def test_a_fault_of_a_library_is_told_by_its_name(spoilt):
    spoilt("raise LookupError('two\\nlines')")
    assert "LookupError" in refusal()


def test_an_answer_of_another_kind_is_not_unpacked(spoilt):
    spoilt("import os; return type('X', (), {'__reduce__': lambda s: (os.getpid, ())})()")
    assert "broke down" in refusal()


def test_the_next_file_is_read_as_if_nothing_had_been(spoilt, monkeypatch):
    spoilt("import os; os._exit(3)")
    refusal()
    monkeypatch.undo()
    assert confinement.read(DOCX, SOUND, "a.docx").source.text == "产值30亿元。\n"


def test_an_interruption_ends_the_worker_with_the_answer_it_owes(monkeypatch):
    confinement.read(DOCX, SOUND, "a.docx")
    worker = confinement.running()

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(worker, "ask", interrupted)
        with pytest.raises(KeyboardInterrupt):
            confinement.read(DOCX, SOUND, "a.docx")
    assert confinement.running() is not worker
    assert confinement.read(DOCX, SOUND, "b.docx").source.path == "b.docx"


def test_where_no_process_can_be_started_files_are_read_all_the_same(monkeypatch):
    confinement.stop()

    def refused(*_args, **_kwargs):
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", refused)
    assert confinement.read(DOCX, SOUND, "a.docx").source.text == "产值30亿元。\n"


def test_the_worker_ends_with_the_program(tmp_path):
    (tmp_path / "a.docx").write_bytes(SOUND)
    code = (
        "from heshu import intake; from heshu.intake import confinement;"
        "intake.load('a.docx'); print(confinement.running().pid)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(ran.stdout), signal.SIG_DFL)
