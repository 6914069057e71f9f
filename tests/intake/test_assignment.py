"""One headline to one story, so that the sum of all matches is the greatest."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from heshu.intake.assignment import Coverage, assign, bigrams

GAINS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 20).map(float), min_size=width, max_size=width),
        min_size=1,
        max_size=5,
    )
)


def best_by_trying_all(gains):
    rows, columns = len(gains), len(gains[0])
    size = max(rows, columns)
    square = [
        [gains[r][c] if r < rows and c < columns else 0 for c in range(size)] for r in range(size)
    ]
    return max(
        sum(row[c] for row, c in zip(square, p, strict=True)) for p in permutations(range(size))
    )


@given(GAINS)
def test_the_sum_is_the_greatest_possible(gains):
    chosen = assign(gains)
    taken = [column for column in chosen if column is not None]
    assert len(taken) == len(set(taken))
    total = sum(gains[row][column] for row, column in enumerate(chosen) if column is not None)
    assert abs(total - best_by_trying_all(gains)) < 1e-9


def test_a_row_without_any_gain_goes_without():
    assert assign([[0.0, 0.0], [0.0, 0.7]]) == [None, 1]
    assert assign([]) == []


def test_a_headline_is_covered_by_the_body_that_repeats_its_rare_words():
    coverage = Coverage(["今年新建桥梁，桥梁通车", "今年春茶开采，茶农采茶", "今年举办足球联赛"])
    covered = [coverage.of("今年春茶采茶忙", body) for body in range(3)]
    assert covered[1] > 0.4 > 0.2 > covered[0]
    assert coverage.of("", 0) == 0.0


def test_pairs_do_not_reach_over_punctuation():
    assert bigrams("桥梁，通车") == {"桥梁", "通车"}
