"""A published section is read whatever form the page had; what the reader finds in it is set beside the pack."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rubric.exemplar import PublishedSection, ReportError, exemplar_of, fingerprint, read_report
from rubric.pack import Pack
from rubric.prevalence import differences, prevalence

REPORT = Path(__file__).parent.parent / "files" / "published-section.txt"
SHARED = Path(__file__).parents[3] / "shared"
needs_exemplars = pytest.mark.skipif(
    not (SHARED / "exemplar-paragraphs.json").exists(), reason="the exemplars' text is not kept with the program"
)


@pytest.fixture
def text() -> str:
    return REPORT.read_text("utf-8")


def counts(section: PublishedSection) -> dict[str | None, int]:
    return {part.sub_heading: len(part.paragraphs) for part in section.sub_headings}


def test_all_parts_of_the_section_are_read(pack: Pack, text: str):
    section = read_report(text, pack)
    statement = pack.quality_statement
    assert section.title == statement.title
    assert section.score == 3
    assert section.score_words == "Evidence shows a good standard"
    assert section.i_statements == statement.i_statements
    assert section.we_statement == statement.we_statement
    assert counts(section) == {"local-needs": 2, "market-shaping": 3, "capacity": 2, "quality": 1, "sustainability": 2}
    assert [part.title for part in section.sub_headings] == [s.title for s in pack.sub_headings]
    assert section.unknown == ()


def test_wrapped_lines_are_joined_and_lists_stay_with_their_paragraph(pack: Pack, text: str):
    first, _, third = read_report(text, pack).paragraphs("market-shaping")
    assert first.startswith("In May 2025 the local authority brought brokerage and contracts together")
    assert first.endswith("sooner. This had led to fewer delays.")
    assert third.split("\n")[1:] == [
        "- nursing care for people living with dementia",
        "- short breaks at weekends",
        "- homes for autistic people",
    ]


def test_the_footer_is_dropped(pack: Pack, text: str):
    assert "©" not in read_report(text, pack).model_dump_json()


@pytest.mark.parametrize(
    "changed",
    [
        lambda t: t.replace("Score: 3", "Score 3"),
        lambda t: t.replace("Score: 3", "Indicative score: 3"),
        lambda t: t.replace("Score: 3\n\n", ""),
        lambda t: t.replace("3 - Evidence", "3 – Evidence"),
        lambda t: t.replace("3 - Evidence", "3 — Evidence"),
        lambda t: t.replace("Score: 3\n\n3 - ", "Score: 3 - "),
        lambda t: t.replace("What people expect", "What people expect:"),
        lambda t: t.replace("commitment\n", "commitment:\n"),
        lambda t: t.replace("Key findings for this quality statement", "Key findings:"),
        lambda t: t.replace("Key findings for this quality statement\n\n", ""),
        lambda t: t.replace("\n", "\r\n"),
        lambda t: "\ufeff" + t,
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace("local needs for care and support", "Local Needs for Care and Support."),
        lambda t: t.replace("Ensuring quality of local services", "**Ensuring quality of local service**"),
        lambda t: t.replace("Ensuring quality of local services", "4. ENSURING QUALITY OF LOCAL SERVICES:"),
        lambda t: t.replace("other care within a week.", "other care within a week./p>"),
        lambda t: t.replace("The quality team visited", "<br/>The quality team visited"),
        lambda t: t.replace("Unpaid carers had", "<p>Unpaid carers had").replace("had begun.", "had begun.</p>"),
        lambda t: t.replace("had used it to plan", "had used it\n\nto plan"),
        lambda t: t.replace("© Care Quality Commission", "© Care Quality Commission 2026\n"),
        lambda t: t.replace("\n\nWhat people", "\nWhat people").replace("commitment\n\nWe", "commitment\nWe"),
        lambda t: t.replace("support\n\nThe Joint", "support\nThe Joint"),
        lambda t: "Aldermere: local authority assessment\n\nContents\n\n" + t,
    ],
)
def test_the_forms_a_page_comes_in_make_no_difference(pack: Pack, text: str, changed: Callable[[str], str]):
    assert changed(text) != text
    expected, section = read_report(text, pack), read_report(changed(text), pack)
    assert fingerprint(section) == fingerprint(expected)
    assert counts(section) == counts(expected)
    assert section.score == expected.score
    assert section.score_words == expected.score_words
    assert section.i_statements == expected.i_statements
    assert section.we_statement == expected.we_statement


def test_another_spelling_of_the_statements_is_kept_as_it_stands(pack: Pack, text: str):
    section = read_report(text.replace("is coordinated", "is co-ordinated"), pack)
    assert "co-ordinated" in section.i_statements[0]


def test_a_report_without_scores_has_none(pack: Pack, text: str):
    section = read_report(text.replace("Score: 3\n\n3 - Evidence shows a good standard\n\n", ""), pack)
    assert section.score is None
    assert section.score_words == ""


@pytest.mark.parametrize(
    ("before", "council"),
    [
        ("", ""),
        ("Aldermere City Council: local authority assessment", "Aldermere City Council"),
        ("Contents\n\nAldermere – Local Authority Assessment Report", "Aldermere"),
        ("About Aldermere", ""),
        ("Local authority assessment", ""),
    ],
)
def test_the_council_is_the_one_that_the_title_of_the_page_states(pack: Pack, text: str, before: str, council: str):
    section = read_report(f"{before}\n\n{text}", pack)
    assert section.council == council
    assert fingerprint(section) == fingerprint(read_report(text, pack))


def test_a_sub_heading_the_pack_does_not_know_is_reported_and_its_text_kept(pack: Pack, text: str):
    section = read_report(text.replace("Ensuring quality of local services", "Care at the end of life"), pack)
    assert section.unknown == ("Care at the end of life",)
    assert counts(section)[None] == 1


def test_a_page_without_sub_headings_is_accepted(pack: Pack, text: str):
    for sub_heading in pack.sub_headings:
        text = text.replace(f"{sub_heading.title}\n\n", "")
    section = read_report(text, pack)
    assert counts(section) == {None: 10}
    assert section.unknown == ()


def test_one_section_is_taken_out_of_a_longer_report(pack: Pack, text: str):
    other = text.replace(pack.quality_statement.title, "Partnerships and communities").replace("Score: 3", "Score: 2")
    summary = f"Summary\n\n{pack.quality_statement.title}\n\nScore: 3\n\nPartnerships and communities\n\nScore: 2\n\n"
    section = read_report(summary + other + text + other, pack)
    assert fingerprint(section) == fingerprint(read_report(text, pack))
    assert section.score == 3
    assert section.title == pack.quality_statement.title


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a section of a published report"),
        ("Minutes of the meeting.\n\nThe wait is nine days.", "not a section of a published report"),
        (
            "What people expect\n\nThe local authority commitment\n\nKey findings\n\n© Care Quality Commission",
            "nothing",
        ),
    ],
)
def test_what_is_not_a_section_is_refused(pack: Pack, text: str, says: str):
    with pytest.raises(ReportError, match=says):
        read_report(text, pack)


@needs_exemplars
def test_the_exemplars_are_cut_as_a_careful_reader_cut_them(pack: Pack):
    wanted = json.loads((SHARED / "exemplar-paragraphs.json").read_text("utf-8"))
    cut = {}
    for file in sorted((SHARED / "seeds").glob("*.txt")):
        text = file.read_text("utf-8")
        if "What people expect" not in text:
            continue
        section = read_report(text, pack)
        exemplar = exemplar_of(section, pack)
        assert exemplar is not None, f"{file.name} should be known by its fingerprint"
        assert section.score == exemplar.score
        cut[exemplar.id] = {part.sub_heading: list(part.paragraphs) for part in section.sub_headings}
    assert cut == wanted


@needs_exemplars
def test_no_reference_of_the_pack_points_at_a_paragraph_that_is_not_there(pack: Pack):
    wanted = json.loads((SHARED / "exemplar-paragraphs.json").read_text("utf-8"))
    for pattern in pack.patterns:
        for i in pattern.illustrations:
            assert 0 < i.paragraph <= len(wanted[i.exemplar][i.sub_heading]), f"{pattern.id} {i.exemplar}"


def test_prevalence_counts_sections_and_says_where(pack: Pack, text: str):
    section = read_report(text, pack)
    shown = prevalence(pack, {"Aldermere": section, "Again": section})
    assert [one.pattern for one in shown] == [pattern.id for pattern in pack.patterns]
    assert all(one.sections in ((), ("Aldermere", "Again")) for one in shown)
    found = [one for one in shown if one.places]
    assert found, "the reader finds something clear in a section written to show patterns"
    for one in found:
        for sub_heading, number in one.places["Aldermere"]:
            assert 0 < number <= len(section.paragraphs(sub_heading))


def test_differences_are_told_only_of_the_packs_own_exemplars(pack: Pack, text: str):
    section = read_report(text, pack)
    sections = {"Aldermere": section}
    shown = prevalence(pack, sections)
    assert differences(pack, sections, shown) == ()
    posing = pack.exemplars[0].model_copy(update={"fingerprint": fingerprint(section)})
    posed = pack.model_copy(update={"exemplars": (posing, *pack.exemplars[1:])})
    kinds = {difference.kind for difference in differences(posed, sections, shown)}
    assert {"only-pack", "no-such-paragraph"} <= kinds
