"""What is handed to the system's programs, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.outside import NO_LINK, file_refusal, link_refusal, local_path, safe_name, web_address


@pytest.mark.parametrize(
    "name", ["Plan.docx", "Report.pdf", "Figures.xlsm", "Letter", "Notes.js.txt", "py", "e.mail.msg"]
)
def test_a_document_is_opened(name):
    assert file_refusal(name) == ""


_RUN = "application appinstaller msix appx img inf diagcab library-ms search-ms ps1xml wsc sct jnlp"


@pytest.mark.parametrize(
    "name",
    [
        *("setup.exe", "Plan.pdf.EXE", "run.bat ", "run.cmd.", "macro.vbs", "page.hta", "a.lnk", "a.ps1. .", "x/y.jar"),
        *(f"a.{ending}" for ending in _RUN.split()),
    ],
)
def test_what_a_double_click_would_run_is_not(name):
    assert "can run a program, so it is not opened from here: save a copy and check it." in file_refusal(name)


@given(st.text())
def test_a_name_given_by_anyone_is_safe_to_write(name):
    safe = safe_name(name)
    assert 0 < len(safe) <= 125
    assert not set('<>:"/\\|?*\x00\n\u202e') & set(safe)
    assert safe == safe.strip(" .")
    assert safe_name(safe) == safe
    assert safe.split(".")[0].lower() not in ("con", "nul", "com1", "lpt9")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Plan – é.docx", "Plan – é.docx"),
        ("..\\..\\evil.pdf", "_.._evil.pdf"),
        ("/etc/passwd", "_etc_passwd"),
        ("nul.txt", "_nul.txt"),
        ("", "file"),
        ("...", "file"),
        ("fdp\u202eexe.pdf", "fdp_exe.pdf"),
    ],
)
def test_a_name_keeps_what_it_may(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://alderwick.example/plan", "https://alderwick.example/plan"),
        (" HTTP://alderwick.example ", "HTTP://alderwick.example"),
        ("www.alderwick.example/a?b=c", "https://www.alderwick.example/a?b=c"),
        ("ftp://alderwick.example", ""),
        ("S:\\Plans\\a.pdf", ""),
    ],
)
def test_a_web_address_is_for_the_browser(link, address):
    assert web_address(link) == address


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("S:\\Plans\\a.pdf", "S:\\Plans\\a.pdf"),
        ("\\\\server\\share\\a.pdf", "\\\\server\\share\\a.pdf"),
        ("/home/plans/a.pdf", "/home/plans/a.pdf"),
        ("file:///S:/Plans/a%20b.pdf", "S:/Plans/a b.pdf"),
        ("file:///home/a.pdf", "/home/a.pdf"),
        ("file://server/share/a.pdf", "//server/share/a.pdf"),
        ("Plans\\a.pdf", ""),
        ("https://alderwick.example", ""),
    ],
)
def test_a_whole_path_is_for_the_systems_own_program(link, path):
    assert local_path(link) == path


@pytest.mark.parametrize("link", ["", "  ", "https://alderwick.example", "S:\\Plans", "/home/plans/a.pdf"])
def test_such_a_link_is_opened(link):
    assert link_refusal(link) == ""


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "ms-word:ofe|u|x", "mailto:a@b.example", "see the shared drive"]
)
def test_any_other_link_is_kept_as_text_and_says_so(link):
    assert link_refusal(link) == NO_LINK


@pytest.mark.parametrize("link", ["C:\\Windows\\cmd.exe", "file:///C:/a.lnk", "\\\\server\\share\\a.hta"])
def test_a_path_to_what_runs_is_not_opened(link):
    assert "can run a program" in link_refusal(link)


@given(st.one_of(st.text(), st.text().map("file://{}".format), st.text().map("https://{}".format)))
def test_whatever_stands_in_the_field_is_opened_or_refused_in_words(link):
    assert link_refusal(link) or web_address(link) or local_path(link) or not link.strip()
    assert not (web_address(link) and local_path(link))
