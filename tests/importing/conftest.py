"""Documents of every kind, made afresh."""

from collections.abc import Callable
from pathlib import Path

import make_papers
import pytest

from desktop.importing.errors import ImportingError
from desktop.importing.read import ImportedDocument, read_document

Read = Callable[[str, bytes | str], ImportedDocument]
Refuse = Callable[[str, bytes | str], str]


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The fictional committee paper in every format, by its ending."""
    return make_papers.make(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a document of that name and content."""

    def reading(name: str, content: bytes | str) -> ImportedDocument:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_document(path)

    return reading


@pytest.fixture
def refused(read: Read) -> Refuse:
    """The one plain sentence with which a document of that name and content is refused."""

    def refusing(name: str, content: bytes | str) -> str:
        with pytest.raises(ImportingError) as error:
            read(name, content)
        sentence = str(error.value)
        assert sentence.startswith(f"{name}: ")
        assert sentence.endswith(".")
        assert "\n" not in sentence
        return sentence

    return refusing
