"""What the process that reads a document says to the one that asked: the document, or why there is none."""

from __future__ import annotations

import json
from typing import Any

from desktop.importing.errors import ImportingError
from desktop.importing.read import ImportedDocument
from rubric.assessment import Passage, SourceDocument


def answer(document: ImportedDocument) -> bytes:
    """The document as it is passed on."""
    return json.dumps(
        {
            "document": document.source.model_dump(mode="json"),
            "passages": [passage.model_dump(mode="json") for passage in document.passages],
        }
    ).encode()


def refusal(sentence: str) -> bytes:
    """That the document cannot be used, as it is passed on."""
    return json.dumps({"failed": sentence}).encode()


def document_of(name: str, said: bytes) -> ImportedDocument:
    """The document that was passed on. Raises ImportingError where there is none, also where nothing was said."""
    try:
        whole: dict[str, Any] = json.loads(said)
    except ValueError:
        raise ImportingError(
            f"{name}: reading it failed, as it does with damaged files and with those made to do harm; "
            "open it, save it as plain text (.txt) and import that."
        ) from None
    if "failed" in whole:
        raise ImportingError(whole["failed"])
    return ImportedDocument(
        SourceDocument.model_validate(whole["document"]),
        tuple(Passage.model_validate(passage) for passage in whole["passages"]),
    )
