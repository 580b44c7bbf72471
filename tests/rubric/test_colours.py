"""A council's colour: read however it is written, refused where it could not be read on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.colours import READABLE, contrast_on_white, darker, read_colour

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#13587c", "#13587C"),
        ("13587C", "#13587C"),
        (" #135 ", "#113355"),
        ("# 13 58 7C", "#13587C"),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_colour_is_read_however_it_is_written(written: str, colour: str) -> None:
    assert read_colour(written) == colour


@pytest.mark.parametrize("written", ["blue", "#12345", "#1234567", "#13587G", "rgb(1,2,3)"])
def test_what_is_no_colour_is_refused_with_the_cure(written: str) -> None:
    with pytest.raises(ValueError, match="such as #13587C"):
        read_colour(written)


def test_a_colour_too_pale_for_white_paper_is_refused_with_a_darker_one() -> None:
    with pytest.raises(
        ValueError, match=r"#FFCC00 is too pale .* 1.5 to 1.* needs 7 to 1.* such as (#\w{6})\."
    ) as refused:
        read_colour("#fc0")
    offered = str(refused.value)[-8:-1]
    assert read_colour(offered) == offered


def test_the_contrast_is_the_one_that_everyone_counts() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#FFFFFF") == pytest.approx(1)
    assert contrast_on_white("#13587C") == pytest.approx(7.7, abs=0.05)


@given(COLOURS)
def test_every_colour_has_a_darker_one_that_can_be_read(colour: str) -> None:
    shade = darker(colour)
    assert contrast_on_white(shade) >= READABLE
    assert contrast_on_white(shade) >= contrast_on_white(colour)
    assert read_colour(shade) == shade
    if contrast_on_white(colour) >= READABLE:
        assert shade == colour
