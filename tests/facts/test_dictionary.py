"""Local names from a user's own dictionary."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from heshu.errors import InputError
from heshu.facts import names, segmentation, version
from heshu.model import FactKind

PROBE = """
from heshu.facts import names
print([(f.kind.value, f.exact) for f in names.find("流沙坡与绿野农机站签约。")])
"""


def dictionary(folder: Path, text: str) -> Path:
    path = folder / "local.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_with_a_tag_are_names_wherever_they_stand(tmp_path: Path) -> None:
    path = dictionary(tmp_path, "# 本县地名\n流沙坡 place\n半山茶友会 20 nt\n")
    segmentation.use_dictionary(path)
    found = [(f.kind, f.exact) for f in names.find("流沙坡的半山茶友会成立。")]
    assert found == [(FactKind.PLACE, "流沙坡"), (FactKind.ORG, "半山茶友会")]


def test_the_longest_of_two_names_wins(tmp_path: Path) -> None:
    segmentation.use_dictionary(dictionary(tmp_path, "流沙坡 ns\n流沙坡老年学堂 org\n"))
    assert [f.exact for f in names.find("参观流沙坡老年学堂。")] == ["流沙坡老年学堂"]


def test_the_settings_name_dictionaries_for_good(tmp_path: Path) -> None:
    dictionary(tmp_path, "流沙坡 place\n绿野农机站 org\n")
    config = tmp_path / "config.toml"
    config.write_text('[facts]\ndictionaries = ["local.txt"]\n', encoding="utf-8")
    env = {**os.environ, "HESHU_CONFIG": str(config), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROBE]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    assert result.stdout.strip() == "[('place', '流沙坡'), ('org', '绿野农机站')]"
    config.write_text('[facts]\ndictionaries = ["none.txt"]\n', encoding="utf-8")
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    assert result.stderr.count("\n") == 1
    assert "the user dictionary cannot be read" in result.stderr


@pytest.mark.parametrize("line", ["流沙坡 10 place 坡", "长" * 50])
def test_a_line_that_is_no_word_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match="not a word") as caught:
        segmentation.use_dictionary(dictionary(tmp_path, f"甲地 ns\n{line}\n"))
    assert str(caught.value).startswith(f"{tmp_path / 'local.txt'}:2: ")


def test_kept_facts_are_old_once_a_dictionary_comes(tmp_path: Path) -> None:
    before = version.environment()
    segmentation.use_dictionary(dictionary(tmp_path, "流沙坡茶社 org\n"))
    assert version.environment() not in ("", before)
