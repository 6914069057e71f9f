"""Number, text, fact: the number comes back from every form it is printed in."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import Approx, FactKind
from tests.facts.test_numerals import chinese

SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "亿": 10**8, "万亿": 10**12}
WHOLE = st.integers(2, 10**9)
DECIMAL = st.decimals("0.01", "9999.99", places=2)
SPOKEN = "零一二三四五六七八九"
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("万亿两", "萬億兩")
WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def only(text, issued=""):
    """The one figure of a text."""
    found = numeric(Shadow(text), issued)
    assert len(found) == 1, (text, [fact.exact for fact in found])
    return found[0]


def value(text):
    return only(text).value


def spoken(number):
    """A decimal as it is read: 12.05 is 十二点零五."""
    whole, _, places = f"{number:f}".partition(".")
    places = places.rstrip("0")
    return chinese(int(whole)) + ("点" + "".join(SPOKEN[int(c)] for c in places) if places else "")


@given(WHOLE)
def test_arabic_digits(number):
    assert value(f"收购{number}公斤") == number


@given(WHOLE)
def test_digits_grouped_by_commas(number):
    assert value(f"收入{number:,}元") == number


@given(WHOLE, st.sampled_from([" ", "\u2009", "\u202f", "\u00a0", "\u2006"]), st.booleans())
def test_digits_grouped_by_blanks(number, blank, apart):
    gap = " " if apart else ""
    assert value(f"收入{gap}{number:,}".replace(",", blank) + f"{gap}元") == number


@given(WHOLE)
def test_full_width_digits(number):
    assert value(f"收购{number}公斤".translate(WIDE)) == number


@given(DECIMAL, st.sampled_from([*SCALES]))
def test_digits_and_a_magnitude(number, word):
    assert value(f"投资{number:f}{word}元") == number * SCALES[word]


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(["千百", "万千", "亿万"]))
@example(3, 2, "千百")
def test_digits_and_places_in_turn(high, low, places):
    first, second = places
    scales = {**SCALES, "百": 100, "千": 1000}
    assert value(f"收入{high}{first}{low}{second}元") == high * scales[first] + low * scales[second]


@given(WHOLE)
def test_chinese_numerals(number):
    assert value(f"收购{chinese(number)}公斤") == number


@given(WHOLE)
def test_traditional_numerals(number):
    assert value(f"收购{chinese(number).translate(TRADITIONAL)}公斤") == number


@given(WHOLE)
def test_financial_numerals(number):
    assert value(f"人民币{chinese(number).translate(FINANCIAL)}元整") == number


@given(st.integers(2, 99999), st.integers(1, 9), st.integers(1, 9))
def test_a_sum_in_full_with_its_coins(yuan, jiao, fen):
    text = f"{chinese(yuan)}元{SPOKEN[jiao]}角{SPOKEN[fen]}分".translate(FINANCIAL)
    assert value(f"合计{text}") == yuan + Decimal(f"0.{jiao}{fen}")


@given(st.integers(1, 99), st.integers(2, 9), st.integers(1, 9))
def test_digits_with_a_spoken_rest(wan, hundreds, tens):
    assert value(f"共{wan}万{SPOKEN[hundreds]}百{SPOKEN[tens]}十元") == (
        wan * 10**4 + hundreds * 100 + tens * 10
    )


@given(st.decimals("0.01", "99.99", places=2))
def test_decimals_in_words(number):
    assert value(f"亩产{spoken(number)}吨") == number


@given(st.decimals("0.1", "99.9", places=1), st.sampled_from(["万", "亿"]))
def test_decimals_in_words_with_a_magnitude(number, word):
    assert value(f"投资{spoken(number)}{word}元") == number * SCALES[word]


@given(DECIMAL, st.sampled_from(["%", "％", "‰"]))
def test_percent_and_per_mille_signs(number, sign):
    fact = only(f"占比{number:f}{sign}")
    assert (fact.kind, fact.value) == (FactKind.PERCENT, number)
    assert fact.unit == ("‰" if sign == "‰" else "%")


@given(st.decimals("0.01", "99.99", places=2), st.sampled_from([("百", "%"), ("千", "‰")]))
def test_percent_and_per_mille_in_words(number, of):
    fact = only(f"占{of[0]}分之{spoken(number)}")
    assert (fact.value, fact.unit) == (number, of[1])


@given(st.decimals("0.01", "99.99", places=2))
def test_percentage_points(number):
    fact = only(f"提高{number:f}个百分点")
    assert (fact.kind, fact.value) == (FactKind.PERCENTAGE_POINT, number)


@given(st.integers(2, 99), st.integers(1, 98))
def test_fractions_in_words(below, above):
    fact = only(f"占总数的{chinese(below)}分之{chinese(above)}")
    assert (fact.kind, fact.value) == (FactKind.FRACTION, f"{above}/{below}")


@given(st.integers(3, 99), st.integers(1, 98))
def test_fractions_with_a_stroke(below, above):
    if above < below:
        assert value(f"占总数的{above}/{below}") == f"{above}/{below}"


@given(st.integers(1, 9))
def test_tenths(number):
    assert value(f"占{SPOKEN[number]}成") == 10 * number
    assert value(f"占{SPOKEN[number]}成半") == 10 * number + 5


@given(st.integers(1, 9), st.integers(1, 9))
def test_reductions(first, second):
    if second != first + 1 and (first, second) != (3, 5):  # 八九折 is from eight to nine tenths
        assert value(f"打{SPOKEN[first]}{SPOKEN[second]}折") == 10 * first + second
    assert value(f"打{first}.{second}折") == 10 * first + second


@given(st.decimals("1.1", "99.9", places=1))
def test_multiples(number):
    assert (value(f"是去年的{number:f}倍"), only(f"增长{spoken(number)}倍").value) == (
        number,
        number,
    )
    assert only(f"达到{number:f}倍").kind is FactKind.MULTIPLE


@given(st.integers(1, 9))
def test_doublings(number):
    fact = only(f"翻了{chinese(number) if number > 2 else '两'}番")
    assert (fact.kind, fact.unit) == (FactKind.MULTIPLE, "番")


@given(st.decimals("0.1", "99.9", places=1), st.decimals("0.1", "99.9", places=1))
def test_ratios(first, second):
    assert value(f"比例为{first:f}:{second:f}") == f"{first:f}:{second:f}"
    assert value(f"比例为{first:f}∶{second:f}") == f"{first:f}:{second:f}"


@given(st.integers(1, 200), st.integers(1, 200))
def test_scores(first, second):
    fact = only(f"主队以{first}比{second}取胜")
    assert (fact.kind, fact.value) == (FactKind.RATIO, f"{first}:{second}")


@given(st.integers(10, 150))
def test_points_of_a_test(number):
    fact = only(f"考了{number}分")
    assert (fact.kind, fact.value, fact.unit) == (FactKind.QUANTITY, number, "分")


@pytest.mark.parametrize(
    ("before", "after", "approx"),
    [
        ("约", "", Approx.ABOUT), ("", "左右", Approx.ABOUT), ("近", "", Approx.BELOW),
        ("超过", "", Approx.ABOVE), ("不足", "", Approx.UNDER), ("不低于", "", Approx.AT_LEAST),
        ("", "以上", Approx.AT_LEAST), ("", "以内", Approx.AT_MOST), ("不超过", "", Approx.AT_MOST),
    ],
)  # fmt: skip
@given(number=WHOLE)
def test_approximations(before, after, approx, number):
    fact = only(f"收入{before}{number}元{after}")
    assert (fact.value, fact.approx) == (number, approx)
    assert fact.exact == f"{before}{number}元{after}"


@given(st.integers(1, 99), st.sampled_from("多余"), st.sampled_from(["百", "千", "万", "亿"]))
def test_open_numbers_reach_one_step_up(number, word, place):
    fact = (
        only(f"共{number}{place}{word}元") if place == "百" else only(f"共{number}{word}{place}元")
    )
    step = 10 ** (len(str(number)) - len(str(number).rstrip("0")))
    assert (fact.value, fact.low) == (number * SCALES[place], number * SCALES[place])
    assert fact.high == (number + step) * SCALES[place]


UNITS = [
    ("%", FactKind.PERCENT), ("元", FactKind.MONEY), ("亩", FactKind.QUANTITY),
    ("个百分点", FactKind.PERCENTAGE_POINT), ("倍", FactKind.MULTIPLE), ("人", FactKind.QUANTITY),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "kind"), UNITS)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["~", "～", "—", "至", "到"]))
def test_ranges_of_each_kind(unit, kind, first, second, dash):
    if first == second:
        second += 1
    low, high = sorted((first, second))
    fact = only(f"为{low}{dash}{high}{unit}")
    assert (fact.kind, fact.of) == (FactKind.RANGE, kind)
    assert (fact.low, fact.high) == (low, high)


@given(st.integers(1, 8), st.sampled_from(["十", "百", "千", "万"]))
def test_ranges_of_neighbouring_digits(digit, place):
    low = SPOKEN[digit] if digit != 2 or place == "十" else "两"
    fact = only(f"来了{low}{SPOKEN[digit + 1]}{place}户")
    scale = {**SCALES, "十": 10}[place]
    assert (fact.low, fact.high) == (digit * scale, (digit + 1) * scale)


@given(st.integers(2, 40), st.integers(41, 99), st.sampled_from(["万", "亿"]))
def test_ranges_with_one_magnitude(low, high, word):
    digits, words = (
        only(f"投资{low}~{high}{word}元"),
        only(f"投资{chinese(low)}至{chinese(high)}{word}元"),
    )
    assert (digits.low, digits.high) == (low * SCALES[word], high * SCALES[word])
    assert (words.low, words.high) == (digits.low, digits.high)
