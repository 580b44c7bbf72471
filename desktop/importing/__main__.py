"""The child process that reads one document and says what is in it, as JSON on standard output."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from desktop.importing.errors import ImportingError
from desktop.importing.read import read_document


def main(path: Path) -> None:
    """Print the document and its passages, or the one sentence that says why it cannot be read."""
    try:
        document = read_document(path)
    except ImportingError as error:
        said = {"failed": str(error)}
    else:
        said = {
            "document": document.source.model_dump(mode="json"),
            "passages": [passage.model_dump(mode="json") for passage in document.passages],
        }
    sys.stdout.buffer.write(json.dumps(said).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
