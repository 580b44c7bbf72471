"""Reads a message as Outlook saves it (.msg): the few of its streams that hold what was written."""

from __future__ import annotations

import datetime
import io
import struct

import olefile

from desktop.importing.decode import decode_page
from desktop.importing.errors import ImportingError
from desktop.importing.mail import Message, file_name
from desktop.importing.reading import Reading

_MOST_STREAM = 20_000_000
_SUBJECT, _SENDER, _TO, _BODY, _HTML, _ATTACHED = "0037", "0C1A", "0E04", "1000", "1013", ("3707", "3704")
_SENT = (0x0039, 0x0E06)
"""When it was sent, or else when it came."""
_PROPERTY = struct.Struct("<HHIQ")
_HEAD = 32
_EPOCH = datetime.datetime(1601, 1, 1)


def read(name: str, content: bytes) -> Reading:
    """The message. Raises ImportingError."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            if file.exists("WordDocument") or not file.exists("__properties_version1.0"):
                raise ImportingError(f"{name}: this is no message of Outlook; ask its sender what it is.")
            held = _Streams(file)
            return Message(
                subject=held.text(_SUBJECT),
                sender=held.text(_SENDER),
                to=held.text(_TO),
                sent=held.sent(),
                html=held.html(),
                plain=held.text(_BODY),
                attached=held.attached(),
            ).reading()
    except (
        OSError,
        ValueError,
        IndexError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
        MemoryError,
        struct.error,
    ):
        raise ImportingError(
            f"{name}: the message is damaged or not whole; open it in Outlook and save it again."
        ) from None


class _Streams:
    def __init__(self, file: olefile.OleFileIO) -> None:
        self._file = file

    def text(self, number: str, folder: str = "") -> str:
        """A property that is text, in either of the two ways in which Outlook writes it."""
        wide = self._stream(f"{folder}__substg1.0_{number}001F")
        if wide is not None:
            return wide.decode("utf-16-le", errors="ignore").rstrip("\0")
        narrow = self._stream(f"{folder}__substg1.0_{number}001E")
        return narrow.decode("cp1252", errors="replace").rstrip("\0") if narrow else ""

    def html(self) -> str:
        raw = self._stream(f"__substg1.0_{_HTML}0102")
        return decode_page("", raw.rstrip(b"\0")) if raw else self.text(_HTML)

    def sent(self) -> datetime.date | None:
        raw = self._stream("__properties_version1.0") or b""
        times = {
            number: ticks
            for at in range(_HEAD, len(raw) - _PROPERTY.size + 1, _PROPERTY.size)
            for kind, number, _, ticks in (_PROPERTY.unpack_from(raw, at),)
            if kind == 0x0040
        }
        ticks = next((times[number] for number in _SENT if number in times), 0)
        return (_EPOCH + datetime.timedelta(microseconds=ticks // 10)).date() if ticks else None

    def attached(self) -> tuple[str, ...]:
        folders = {entry[0] for entry in self._file.listdir() if entry[0].startswith("__attach_version1.0_")}
        names = (
            (self.text(_ATTACHED[0], f"{folder}/") or self.text(_ATTACHED[1], f"{folder}/"))
            for folder in sorted(folders)
        )
        return tuple(file_name(name) for name in names)

    def _stream(self, path: str) -> bytes | None:
        if not self._file.exists(path) or self._file.get_type(path) != olefile.STGTY_STREAM:
            return None
        if self._file.get_size(path) > _MOST_STREAM:
            raise ValueError(path)
        return self._file.openstream(path).read()
