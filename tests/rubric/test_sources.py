"""Which document a source names."""

import pytest

from rubric.sources import are_two_documents, document_of


@pytest.mark.parametrize(
    "source",
    [
        "Market report 2026",
        "market report 2026.",
        "The Market  report 2026",
        "Market report 2026, page 4",
        "Market report 2026, pp. 4-6",
        "Market report 2026 (p. 4)",
        "Market report 2026: paragraph 3.4.1",
        "Market report 2026, section 3, page 12",
        "Market report 2026 - table 4",
    ],
)
def test_places_in_a_document_are_of_one_document(source: str) -> None:
    assert document_of(source) == "market report 2026"


@pytest.mark.parametrize(
    "source", ["Market report 2025", "Market report", "Market report 2026, draft", "Report of page four"]
)
def test_another_name_is_another_document(source: str) -> None:
    assert are_two_documents(source, "Market report 2026")


@pytest.mark.parametrize("source", ["", "  ", "Page 4"])
def test_what_names_no_document_is_never_one_of_two(source: str) -> None:
    assert not are_two_documents("", source)
    assert document_of("Page 4") == "page 4"
