"""Spoilt files of every format are read or refused; `benchmarks/intake_fuzz.py` tries thousands."""

import random

import pytest

from benchmarks._fuzz_samples import samples
from benchmarks.intake_fuzz import outcome, spoil
from heshu.intake import load, split
from tests.intake.pages import assert_maps_hold

SOUND = samples()


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_read_whole(name, tmp_path):
    file, data = SOUND[name]
    (tmp_path / file).write_bytes(data)
    assert outcome(tmp_path / file) == "read"


@pytest.mark.parametrize("name", [name for name in SOUND if name != "zip"])
def test_each_character_of_a_sound_file_has_its_place(name):
    file, data = SOUND[name]
    page = split(load(data, name=file))
    assert any("150.2亿元" in article.text for article in page.articles)
    assert_maps_hold(page)


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("seed", range(4))
def test_a_spoilt_file_is_read_or_refused(name, seed, tmp_path):
    file, data = SOUND[name]
    (tmp_path / file).write_bytes(spoil(data, random.Random(seed)))
    assert outcome(tmp_path / file) in ("read", "partly", "refused")
