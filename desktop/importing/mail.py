"""Reads an e-mail message: its head, and what was written. Attachments are named and never opened."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Part
from email.utils import parsedate_to_datetime
from typing import TypeVar

from desktop.dates import say_day
from desktop.importing import blocks, web_page
from desktop.importing.decode import decode_declared, decode_page
from desktop.importing.errors import ImportingError
from desktop.importing.lines import Piece, pieces
from desktop.importing.reading import Reading

_Found = TypeVar("_Found")
_MOST_PARTS = 500
_LONGEST_LABEL = 300
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_FORBIDDEN = re.compile(r"[\x00-\x1f<>:\"/\\|?*]+")


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says, whichever program wrote it."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    sent: datetime.date | None = None
    html: str = ""
    plain: str = ""
    attached: tuple[str, ...] = ()

    def reading(self) -> Reading:
        """Its pieces. Of its two forms the one with lists and tables is read."""
        attached = ", ".join(self.attached)
        head = {
            "Subject": self.subject, "From": self.sender, "To": self.to, "Date": say_day(self.sent),
            "Attachments": attached,
        }  # fmt: skip
        cleaned = {label: " ".join(blocks.clean(text).split())[:_LONGEST_LABEL] for label, text in head.items()}
        lines = [f"{label}:\t{text}" for label, text in cleaned.items() if text]
        body = web_page.read(self.html) if self.html else Reading()
        if not body.pieces:
            body = Reading(pieces(_QUOTED.sub("", self.plain.replace("\r\n", "\n")), in_head=False))
        reading = Reading([Piece("header", "\n".join(lines))] if lines else [], blocks.clean(self.subject))
        reading.pieces += body.pieces
        reading.left_out = [said for said in body.left_out if "menus" not in said]
        if attached:
            reading.left_out.append(f"Attachments are not opened: {attached}. Save those you need and import them.")
        return reading


def read(name: str, content: bytes) -> Reading:
    """A message as mail programs save it (.eml). Raises ImportingError."""
    message = _message(name, content)
    html = plain = ""
    attached: list[str] = []
    for part in _parts(name, message):
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        file = _safely(part.get_filename)
        if file or part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            if part.get_content_disposition() != "inline" or not kind.startswith("image/"):
                attached.append(file_name(file or kind))
        elif kind == "text/html":
            html = html or _content(part)
        else:
            plain = plain or _content(part)
    return Message(
        subject=_header(message, "subject"),
        sender=_header(message, "from"),
        to=_header(message, "to"),
        sent=_safely(lambda: parsedate_to_datetime(_header(message, "date")).date()),
        html=html,
        plain=plain,
        attached=tuple(attached),
    ).reading()


def read_saved_page(name: str, content: bytes) -> Reading:
    """A web page that was saved as one file (.mhtml)."""
    for part in _parts(name, _message(name, content)):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return web_page.read(_content(part))
    raise ImportingError(f"{name}: there is no web page in it; open it in a browser and save it as a web page (.html).")


def file_name(written: str) -> str:
    """The last part of a name, so that no folder that a sender wrote into it is shown or used."""
    last = re.split(r"[\\/]", written)[-1]
    return " ".join(_FORBIDDEN.sub(" ", blocks.clean(last)).split())[:100] or "without a name"


def _message(name: str, content: bytes) -> Part:
    try:
        message = message_from_bytes(content, policy=policy.compat32)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError):
        raise ImportingError(
            f"{name}: the message cannot be read; open it, copy its text and save that as .txt."
        ) from None
    if not message.keys():
        raise ImportingError(f"{name}: this is no e-mail message; ask its sender what it is.")
    return message


def _parts(name: str, message: Part) -> Iterable[Part]:
    """The parts of a message, without those of a message that is attached to it."""
    waiting: list[Part] = [message]
    for count in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        held = part.get_payload() if part.is_multipart() else None
        if isinstance(held, list) and (not count or part.get_content_maintype() == "multipart"):
            waiting[:0] = [inner for inner in held if isinstance(inner, Part)]
    raise ImportingError(f"{name}: it has more than {_MOST_PARTS} parts; open it, copy its text and save that as .txt.")


def _content(part: Part) -> str:
    raw = _safely(lambda: part.get_payload(decode=True))
    if not isinstance(raw, bytes):
        return ""
    declared = _safely(part.get_content_charset) or ""
    return (
        decode_page("", raw)
        if part.get_content_subtype() == "html" and not declared
        else decode_declared(raw, declared)
    )


def _header(message: Part, label: str) -> str:
    written = str(message.get(label, ""))[:2_000]
    return _safely(lambda: str(make_header(decode_header(written)))) or written


def _safely(look: Callable[[], _Found]) -> _Found | None:
    """What a look into a message finds; None where the message is not well made there."""
    try:
        return look()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
