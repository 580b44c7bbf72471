"""The council's logo: taken from a picture, kept small, and refused in a sentence where it is none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.logo import HIGHEST, MOST_BYTES, MOST_KEPT, WIDEST, LogoError, logo_image, read_logo


def picture(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#13587C"))
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.jpeg"])
def test_a_png_or_jpeg_becomes_a_png_that_is_kept(tmp_path: Path, qapp: object, name: str) -> None:
    kept = read_logo(picture(tmp_path / name, 300, 100))
    assert kept.startswith("iVBORw0KGgo")
    shown = logo_image(kept)
    assert (shown.width(), shown.height()) == (300, 100)
    assert abs(shown.pixelColor(150, 50).blue() - 0x7C) < 4


@pytest.mark.parametrize(("width", "height"), [(4000, 500), (500, 4000), (2400, 1200)])
def test_a_large_one_is_made_smaller_in_its_own_shape(tmp_path: Path, qapp: object, width: int, height: int) -> None:
    shown = logo_image(read_logo(picture(tmp_path / "logo.png", width, height)))
    assert shown.width() <= WIDEST
    assert shown.height() <= HIGHEST
    assert shown.width() == WIDEST or shown.height() == HIGHEST
    assert shown.width() / shown.height() == pytest.approx(width / height, rel=0.01)


def test_one_of_many_colours_is_made_smaller_until_it_is_small_enough(tmp_path: Path, qapp: object) -> None:
    noise = random.Random(1).randbytes(1200 * 600 * 4)
    image = QImage(noise, 1200, 600, QImage.Format.Format_RGB32)
    assert image.save(str(tmp_path / "photo.png"))
    kept = read_logo(tmp_path / "photo.png")
    assert len(kept) <= MOST_KEPT
    assert logo_image(kept).width() < 1200


def test_a_transparent_ground_stays_transparent(tmp_path: Path, qapp: object) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    assert image.save(str(tmp_path / "logo.png"))
    assert logo_image(read_logo(tmp_path / "logo.png")).pixelColor(5, 5).alpha() == 0


def test_what_is_no_picture_is_refused_whatever_it_is_called(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "logo.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    with pytest.raises(LogoError, match=r"logo\.png is no PNG or JPEG picture: save"):
        read_logo(tmp_path / "logo.png")
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "logo.bmp"))
    with pytest.raises(LogoError, match="no PNG or JPEG"):
        read_logo(tmp_path / "logo.bmp")


def test_a_torn_picture_is_refused(tmp_path: Path, qapp: object) -> None:
    whole = picture(tmp_path / "logo.png", 300, 300).read_bytes()
    (tmp_path / "torn.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LogoError, match=r"torn\.png is damaged"):
        read_logo(tmp_path / "torn.png")


def test_a_file_that_is_too_large_or_gone_is_refused(tmp_path: Path, qapp: object) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(LogoError, match=r"huge\.png has 10 MB; a logo has 10 MB at most"):
        read_logo(tmp_path / "huge.png")
    with pytest.raises(LogoError, match=r"gone\.png cannot be read"):
        read_logo(tmp_path / "gone.png")


@pytest.mark.parametrize("kept", ["x", "no picture at all", "\u00e9", "aGVsbG8="])
def test_what_is_kept_but_is_no_picture_is_none(qapp: object, kept: str) -> None:
    assert logo_image(kept).isNull()
