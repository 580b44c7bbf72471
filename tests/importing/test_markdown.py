"""Markdown, and JSON that is none of ours."""

from collections.abc import Callable

from desktop.importing.read import ImportedDocument

Read = Callable[[str, bytes | str], ImportedDocument]
Refuse = Callable[[str, bytes | str], str]


def short(document: ImportedDocument) -> list[tuple[str, str, str]]:
    return [(passage.kind, passage.paragraph, passage.text) for passage in document.passages]


def test_marks_mean_what_they_mean(read: Read):
    text = (
        "Waits\n=====\n\nThe wait is **nine** days,\nsee [the "
        "`report`](https://example.invalid/x).\n\n![chart](c.png)\n\n"
        "We will:\n\n* visit\n* ask\n\n## Next\n\n3. Agree the fee.\n4. Pay it.\n\n### Homes\n\n| Home | Good "
        "|\n|---|---|\n| Oak | Yes |\n\n<!-- no -->\n\n"
        "**Fees**\n\nThey rose.\n"
    )
    document = read("a.md", text)
    assert short(document) == [
        ("heading", "", "Waits"),
        ("prose", "", "The wait is nine days, see the report."),
        ("prose", "", "chart"),
        ("prose", "", "We will:\n- visit\n- ask"),
        ("heading", "", "Next"),
        ("prose", "3", "Agree the fee."),
        ("prose", "4", "Pay it."),
        ("heading", "", "Homes"),
        ("table", "", "Homes\nHome\tGood\nOak\tYes"),
        ("heading", "", "Fees"),
        ("prose", "", "They rose."),
    ]
    assert document.source.left_out == ("1 picture left out.",)


def test_the_head_of_a_file_is_no_evidence(read: Read):
    document = read("a.md", "---\ntitle: Waits for care\ndate: 2026-06-09\n---\n\n# Waits\n\nNine days.\n")
    assert document.passages[0].kind == "front-matter"
    assert (document.source.title, document.source.date) == ("Waits for care", "2026-06-09")


def test_other_json_and_assessments_are_refused(refused: Refuse):
    assert "no evidence file" in refused("a.json", "[1, 2]")
    assert "not valid JSON" in refused("a.json", '{"a":' * 100_000)
    assert "item 1 has no text" in refused("a.json", '{"format": "plumbline-evidence/1", "evidence": [{}]}')
    assert "File, Open" in refused("a.plumb", b"SQLite format 3\0" + b"\0" * 100)
