"""The child process that reads one document and says what is in it, as JSON on standard output."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.importing.errors import ImportingError
from desktop.importing.limits import hold

if TYPE_CHECKING:
    from desktop.importing.read import ImportedDocument

_speaking = threading.Lock()


def main(path: Path) -> None:
    """Print the document and its passages, or the one sentence that says why it cannot be read."""
    hold(lambda: _say_refusal(f"{path.name}: reading it takes too long; {_CURE}."))
    from desktop.importing.answer import answer
    from desktop.importing.read import read_document

    try:
        said = answer(_sorted(read_document(path)))
    except ImportingError as error:
        _say_refusal(str(error))
    except MemoryError:
        _say_refusal(f"{path.name}: reading it takes too much memory; {_CURE}.")
    else:
        _say(said)


def _sorted(document: ImportedDocument) -> ImportedDocument:
    """The document, what is no evidence set aside: here, where nobody's window waits for it."""
    from rubric.editions import released_packs
    from rubric.pack_file import load_pack
    from rubric.standing import set_aside

    return replace(document, passages=set_aside(load_pack(released_packs()[-1]), document.passages))


_CURE = "import a part of it, or save it as plain text (.txt) and import that"


def _say_refusal(sentence: str) -> None:
    from desktop.importing.answer import refusal

    _say(refusal(sentence))


def _say(said: bytes) -> None:
    """Say it, once: the lock is never let go."""
    if _speaking.acquire(blocking=False):
        sys.stdout.buffer.write(said)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
