"""Draws plumbline.ico and assessment.ico from the program's own mark; what it writes is kept with the project.

.venv/bin/python packaging/windows/icons.py
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable

from facts import HERE, ROOT
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter, QPainterPath, QPolygonF
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
INK, PAPER, EDGE = QColor("#13587C"), QColor("#ffffff"), QColor("#8a979c")


def main() -> None:
    """Write both icons."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for name, draw in (("plumbline", _program), ("assessment", _assessment)):
        (HERE / f"{name}.ico").write_bytes(_icon(draw))
    application.quit()


def _program(painter: QPainter, size: int) -> None:
    """The mark in white on a rounded square."""
    painter.setBrush(INK)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.2, size * 0.2)
    _mark(painter, PAPER, QRectF(size * 0.14, size * 0.14, size * 0.72, size * 0.72))


def _assessment(painter: QPainter, size: int) -> None:
    """The mark on a sheet with a folded corner."""
    left, right, top, fold = size * 0.14, size * 0.86, size * 0.03, size * 0.24
    corners = [(left, top), (right - fold, top), (right, top + fold), (right, size - top), (left, size - top)]
    sheet = QPainterPath()
    sheet.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    sheet.closeSubpath()
    painter.setPen(EDGE)
    painter.setBrush(PAPER)
    painter.drawPath(sheet)
    painter.drawPolyline([QPointF(right - fold, top), QPointF(right - fold, top + fold), QPointF(right, top + fold)])
    _mark(painter, INK, QRectF(size * 0.24, size * 0.34, size * 0.52, size * 0.52))


def _mark(painter: QPainter, ink: QColor, place: QRectF) -> None:
    drawing = (ROOT / "assets/icons/plumbline.svg").read_text("utf-8").replace("currentColor", ink.name())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, place)


def _icon(draw: Callable[[QPainter, int], None]) -> bytes:
    """An .ico file: a head, one entry a size, then the pictures as PNG."""
    pictures = [_picture(draw, size) for size in SIZES]
    head, at = struct.pack("<HHH", 0, 1, len(SIZES)), 6 + 16 * len(SIZES)
    for size, picture in zip(SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + b"".join(pictures)


def _picture(draw: Callable[[QPainter, int], None], size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter, size)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main()
