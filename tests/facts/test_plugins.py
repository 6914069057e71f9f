"""Extractors of other packages: found, named, and harmless when they fail."""

import os
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from heshu.facts import extract, plugins
from heshu.model import Fact, FactKind

EXAMPLE = Path(__file__).parent / "example_extractor"
GUIDE = Path(__file__).parents[2] / "docs" / "extending.md"
TEXT = "G214线K12+300处边坡塌方，抢通投入30万元。"

PROBE = f"""
from heshu.facts import extract
for fact in extract({TEXT!r}):
    print(fact.extractor, fact.kind, fact.exact, fact.value)
"""


def installed_into(folder: Path) -> None:
    """What an installer leaves behind for the example package."""
    module = "heshu_chainage.py"
    (folder / module).write_text((EXAMPLE / module).read_text(encoding="utf-8"), encoding="utf-8")
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = folder / "heshu_chainage-0.1.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    lines = ["[heshu.extractors]"]
    points = project["entry-points"]["heshu.extractors"]
    lines += [f"{name} = {value}" for name, value in points.items()]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(folder: Path, probe: str = PROBE, **env: str) -> "subprocess.CompletedProcess[str]":
    """A fresh interpreter that has what `folder` holds installed."""
    return subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8", **env},
    )


def test_an_installed_package_adds_facts_under_its_name(tmp_path: Path) -> None:
    installed_into(tmp_path)
    result = run(tmp_path)
    assert "chainage place G214线K12+300 12300" in result.stdout.splitlines()
    assert "heshu money 30万元 300000" in result.stdout.splitlines()
    assert result.stderr == ""


def test_the_settings_leave_an_extractor_out(tmp_path: Path) -> None:
    installed_into(tmp_path)
    (tmp_path / "config.toml").write_text('[facts]\nwithout = ["chainage"]\n', encoding="utf-8")
    result = run(tmp_path, HESHU_CONFIG=str(tmp_path / "config.toml"))
    assert "chainage" not in result.stdout
    assert "heshu money 30万元 300000" in result.stdout


def test_a_package_that_cannot_be_loaded_is_one_line_of_warning(tmp_path: Path) -> None:
    installed_into(tmp_path)
    (tmp_path / "heshu_chainage.py").write_text("import no_such_module\n", encoding="utf-8")
    result = run(tmp_path, PROBE + PROBE)
    assert result.stdout.count("heshu money 30万元 300000") == 2
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("heshu: extractor chainage: ModuleNotFoundError")


def test_nothing_is_looked_for_before_the_first_text() -> None:
    probe = "import sys, heshu.facts; print('importlib.metadata' in sys.modules)"
    assert run(EXAMPLE, probe).stdout == "False\n"


def test_the_guide_shows_the_example_as_it_is() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for name in ("pyproject.toml", "heshu_chainage.py"):
        assert (EXAMPLE / name).read_text(encoding="utf-8").strip() in guide


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch):
    """Put a function in the place of an installed extractor."""

    def put(function: plugins.Extract) -> plugins.Extractor:
        extractor = plugins.Extractor(EntryPoint("tagger", "nowhere:find", plugins.GROUP))
        extractor.function = function
        monkeypatch.setattr(plugins, "installed", lambda: (extractor,))
        return extractor

    return put


def test_what_the_engine_has_found_stands(install) -> None:
    install(lambda text, _: [Fact(0, len(text), text, FactKind.NUMBER)])
    assert [f.extractor for f in extract("300亩")] == ["heshu"]


def test_a_figure_inside_a_name_of_an_extractor_stays(install) -> None:
    install(lambda text, _: [Fact(0, len(text), text, FactKind.ORG)])
    assert {f.extractor for f in extract("3层小楼")} == {"heshu", "tagger"}


def test_exact_is_always_the_slice(install) -> None:
    install(lambda _text, _issued: [Fact(0, 2, "something else", FactKind.ORG)])
    assert [f.exact for f in extract("绿野乐园") if f.extractor == "tagger"] == ["绿野"]


@pytest.mark.parametrize(
    "given",
    [None, [("org", 0, 2)], [Fact(3, 99, "", FactKind.ORG)], [Fact(2, 2, "", FactKind.ORG)]],
)
def test_a_wrong_answer_is_one_warning_and_no_fact(install, caplog, given) -> None:
    install(lambda _text, _issued: given)
    for _ in range(2):
        assert {f.extractor for f in extract("增收300元。")} == {"heshu"}
    assert [r.getMessage().startswith("heshu: extractor tagger: ") for r in caplog.records] == [
        True
    ]


def test_the_issued_date_is_handed_on(install) -> None:
    asked = []
    install(lambda text, issued: asked.append((text, issued)) or [])
    extract("增收300元。", "2025-03-28")
    assert asked == [("增收300元。", "2025-03-28")]
