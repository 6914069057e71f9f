"""The settings file: what it may say, and what a slip in it comes to."""

from pathlib import Path

import pytest

from heshu import settings
from heshu.errors import InputError


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "config.toml") == settings.Settings()


def test_a_dictionary_counts_from_the_folder_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '[facts]\ndictionaries = ["local.txt", "/elsewhere/more.txt"]\n')
    assert settings.load(path).facts.dictionaries == (
        tmp_path / "local.txt",
        Path("/elsewhere/more.txt"),
    )


def test_the_file_is_in_the_configuration_folder_unless_named(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HESHU_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings.default_path() == tmp_path / "heshu" / "config.toml"
    monkeypatch.setenv("HESHU_CONFIG", str(tmp_path / "mine.toml"))
    assert settings.default_path() == tmp_path / "mine.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[facts]\ndictionary = ['a']\n", "there is no setting facts.dictionary"),
        ("dictionaries = ['a']\n", "there is no setting dictionaries"),
        ("[names]\nwithout = ['a']\n", "there is no setting names.without"),
        ("[facts]\ndictionaries = 'a.txt'\n", "facts.dictionaries is not a list of texts"),
        ("[facts\n", "the settings cannot be read"),
    ],
)
def test_a_slip_is_one_line_with_its_name(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InputError, match=said) as caught:
        settings.load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_named_and_missing_is_told(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HESHU_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(InputError, match="names no file"):
        settings.current()
