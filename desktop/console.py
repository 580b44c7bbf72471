"""What a command prints: on any console, to a pipe that nobody reads any more, to a disk that is full."""

from __future__ import annotations

import errno
import io
import os
import sys

_READER_GONE = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)
"""What is said of a pipe that nobody reads any more."""


class OutputError(Exception):
    """What a command said could not be written."""


def prepare_streams(utf8: bool) -> None:
    """No letter of the evidence may stop a command on a console that cannot show it; JSON is always UTF-8."""
    # A program built for the window alone has no streams at all.
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream, how in ((sys.stdout, "backslashreplace" if utf8 else "replace"), (sys.stderr, "replace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8" if utf8 and stream is sys.stdout else None, errors=how)


def print_out(said: str) -> None:
    """Print what a command has to say."""
    try:
        sys.stdout.write(said + "\n")
        sys.stdout.flush()
    except OSError as error:
        _drop_output()
        if error.errno in _READER_GONE:
            return  # It has seen enough.
        raise OutputError("The output could not be written; free some space, or send it somewhere else.") from None


def _drop_output() -> None:
    """What could not be written is not tried, and complained of, again on the way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(sentence: str, status: int) -> int:
    """Say one sentence on standard error, and give the status that goes with it."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return status
