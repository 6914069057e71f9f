"""Policy terms: numbers that are names, and plan periods with their years."""

from itertools import pairwise

import pytest

from heshu.facts import policy
from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import FactKind


def facts(text):
    return numeric(Shadow(text))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("打造“2+6+N”就业圈", "2+6+N"),
        ("围绕“4517”发展目标", "4517"),
        ("围绕“553”产业体系", "553"),
        ("聚焦“24680”工作思路", "24680"),
        ("办事“三个零”", "三个零"),
        ("落实“四个一”机制", "四个一"),
        ("实行“1+1”挂钩", "1+1"),
        ("推广“杨梅坪经验”", "杨梅坪经验"),
        ("构建1+3+N体系", "1+3+N"),
        ("拨打12345热线", "12345"),
    ],
)
def test_a_number_that_is_a_name_is_a_policy_term(text, term):
    [fact] = facts(text)
    assert (fact.exact, fact.kind) == (term, FactKind.POLICY)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("“十四五”规划", "2021/2025"),
        ("十五五时期", "2026/2030"),
        ("“一五”计划", "1953/1957"),
        ("三五计划", "1966/1970"),
        ("“八五”普法", "2021/2025"),
        ("“八五”期间", "1991/1995"),
    ],
)
def test_a_plan_period_has_its_years(text, years):
    [fact] = facts(text)
    assert (fact.kind, fact.value) == (FactKind.POLICY, years)


def test_plans_of_five_years_follow_one_another_without_a_gap():
    spans = [policy.years(n).split("/") for n in range(3, 20)]
    assert all(int(b[0]) == int(a[1]) + 1 for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["他说“增收3万元”", "“第一课”开讲", "“一揽子”政策"])
def test_a_quoted_figure_or_ordinal_is_no_policy_term(text):
    assert [f for f in facts(text) if f.kind is FactKind.POLICY] == []
