from __future__ import annotations

from datetime import date

import pytest

from heshu.facts.lunar import solar


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("L1949-08-10", date(1949, 10, 1)),
        ("L2000-01-01", date(2000, 2, 5)),
        ("L2020-05-05", date(2020, 6, 25)),
        ("L2023-08-15", date(2023, 9, 29)),
        ("L2023-12-30", date(2024, 2, 9)),
    ],
)
def test_a_farmers_day_has_a_day_in_the_common_calendar(value: str, day: date) -> None:
    assert solar(value) == day


@pytest.mark.parametrize("value", ["LXXXX-01-01", "2024-01-01", "L1899-01-01", "L2024-13-01"])
def test_what_is_not_in_the_table_has_none(value: str) -> None:
    assert solar(value) is None
