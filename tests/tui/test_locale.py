"""Both languages say everything."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import tui
from heshu import model
from heshu.checks import norms
from heshu.checks.norm_rules import RULES
from heshu.checks.relations import RELATIONS
from tui import locale

ROOT = Path(tui.__file__).parent
ENGINE = {
    "kind": model.FactKind,
    "verdict": model.VerdictLabel,
    "judgement": model.Judgement,
    "state": model.ReviewState,
    "article": model.ArticleKind,
    "channel": model.Channel,
    "direction": model.Direction,
    "modality": model.Modality,
}


def _literal_keys() -> set[str]:
    """First arguments of every `text("…")` call in the package."""
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name | ast.Attribute)
                and (node.func.id if isinstance(node.func, ast.Name) else node.func.attr) == "text"
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
                and re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", node.args[0].value)
            ):
                found.add(node.args[0].value)
    return found


def test_both_tables_have_the_same_keys() -> None:
    assert locale.TABLES["zh"].keys() == locale.TABLES["en"].keys()


def test_every_key_the_code_asks_for_is_there() -> None:
    assert _literal_keys() <= locale.TABLES["zh"].keys()


def test_both_tables_fill_in_the_same_values() -> None:
    for key, words in locale.TABLES["zh"].items():
        english = locale.TABLES["en"][key]
        assert set(re.findall(r"{(\w+)", words)) == set(re.findall(r"{(\w+)", english)), key


@pytest.mark.parametrize("group", ENGINE)
@pytest.mark.parametrize("table", ["zh", "en"])
def test_every_noun_of_the_engine_has_its_word(group: str, table: str) -> None:
    assert {f"{group}.{name}" for name in ENGINE[group]} <= locale.TABLES[table].keys()


def test_every_part_of_an_article_has_its_word() -> None:
    assert {f"part.{name}" for name in (*model.PRINTED_PARTS, model.BODY)} <= locale.TABLES[
        "zh"
    ].keys()


def test_every_relation_and_every_usage_rule_has_its_word() -> None:
    relations = {family.name for module in RELATIONS for family in module.FAMILIES}
    rules = {norms.name(rule.number) for rule in RULES}
    named = {f"relation.{name}" for name in relations | rules}
    for table in locale.TABLES.values():
        assert named <= table.keys()


def test_english_words_hold_no_chinese() -> None:
    keys_on_a_keyboard = {"help.twins"}
    chinese = {
        key
        for key, words in locale.TABLES["en"].items()
        if re.search("[\u4e00-\u9fff]", words) and key not in keys_on_a_keyboard
    }
    assert chinese == set()


@pytest.mark.parametrize(
    ("wanted", "environ", "found"),
    [
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_TW.Big5"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        (None, {}, "en"),
    ],
)
def test_the_language_is_asked_for_or_found_in_the_environment(wanted, environ, found) -> None:
    assert locale.detect(wanted, environ) == found


def test_a_relation_nobody_has_translated_shows_its_name() -> None:
    assert locale.word("relation", "brand_new") == "brand_new"
