"""The council's logo: read from a picture, and made small enough to be kept in the assessment."""

from __future__ import annotations

import base64
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

WIDEST, HIGHEST = 1200, 600
"""Of a picture in dots; finer than that no printer shows it where it stands on the cover."""
MOST_BYTES = 10_000_000
MOST_KEPT = 300_000
"""Of the letters that are kept in the assessment."""
_SMALLER = 0.8


class LogoError(Exception):
    """A picture that cannot be the logo: one plain sentence with the cure."""


def read_logo(path: Path) -> str:
    """A PNG or JPEG file as the logo that is kept: PNG in base64, no larger than it needs to be. Raises LogoError."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise LogoError(f"{path.name} has {size / 1_000_000:,.0f} MB; a logo has 10 MB at most. Save it smaller.")
        data = path.read_bytes()
    except OSError:
        raise LogoError(f"{path.name} cannot be read: copy it to this computer and choose the copy.") from None
    image = _read(path.name, data)
    if image.width() > WIDEST or image.height() > HIGHEST:
        image = _scaled(image, QSize(WIDEST, HIGHEST))
    while len(kept := _as_png(image)) > MOST_KEPT:
        image = _scaled(image, image.size() * _SMALLER)
    return kept


def logo_image(kept: str) -> QImage:
    """The logo that is kept, to be shown; a null picture where there is none, or what is kept is no picture."""
    try:
        return QImage.fromData(QByteArray(base64.b64decode(kept)))
    except ValueError:
        return QImage()


def _read(name: str, data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    # What a file is, its content says and not its name.
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or reader.format().data() not in (b"png", b"jpeg"):
        raise LogoError(f"{name} is no PNG or JPEG picture: save the logo as one of these.")
    image = reader.read()
    if image.isNull():
        raise LogoError(f"{name} is damaged or far too large: save the logo anew, {WIDEST} dots wide at most.")
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _scaled(image: QImage, room: QSize) -> QImage:
    room = room.expandedTo(QSize(1, 1))
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _as_png(image: QImage) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return base64.b64encode(buffer.data().data()).decode("ascii")
