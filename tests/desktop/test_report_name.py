"""The name that is offered for a paper, and what is said when it is made."""

from __future__ import annotations

import pytest

from desktop import commands
from desktop.session import Session
from desktop.widgets.file_choices import report_name


@pytest.mark.parametrize(
    ("council", "expected"),
    [
        ("Alderwick Council", "Alderwick Council, Care provision, draft 1.pdf"),
        ("", "Care provision, draft 1.pdf"),
        ("Council: East/West?", "Council_ East_West_, Care provision, draft 1.pdf"),
    ],
)
def test_it_says_whose_it_is_what_it_is_about_and_which_draft(
    plain_session: Session, council: str, expected: str
) -> None:
    commands.change_details(plain_session, council=council)
    assert report_name(plain_session, ".pdf") == expected


def test_a_final_paper_is_offered_as_final(plain_session: Session) -> None:
    commands.change_details(plain_session, council="Alderwick Council")
    commands.change_report_options(plain_session, final=True)
    assert report_name(plain_session, ".docx") == "Alderwick Council, Care provision, final.docx"
