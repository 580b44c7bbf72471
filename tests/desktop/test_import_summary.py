"""What is said of an import: what came, and for what did not the reason, in a few lines."""

from desktop.import_summary import ImportSummary, ReadDocument


def test_one_document_is_named_and_several_are_counted():
    one = ImportSummary((ReadDocument("paper.docx", 1, ("1 picture left out.", "2 comments left out.")),))
    assert (one.headline, one.notes) == (
        "paper.docx: 1 passage to decide on",
        "1 picture left out. 2 comments left out.",
    )
    two = ImportSummary((ReadDocument("a.docx", 3), ReadDocument("b.pdf", 1_200)), ("c.doc: this is old.",), 1)
    assert two.headline == "2 documents read: 1,203 passages to decide on"
    assert two.notes == "c.doc: this is old.\n1 document was not read: the import was cancelled."


def test_what_was_set_aside_is_counted_before_what_was_left_out():
    one = ReadDocument("paper.docx", 4, ("1 picture left out.",), set_aside=2)
    assert ImportSummary((one,)).notes == "2 passages set aside as no evidence. 1 picture left out."


def test_of_many_notes_the_first_are_said_and_the_others_counted():
    refused = tuple(f"{number}.doc: this is old." for number in range(9))
    lines = ImportSummary((ReadDocument("a.docx", 3),), refused).notes.split("\n")
    assert lines == [*refused[:5], "And 4 more."]
