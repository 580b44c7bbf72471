"""The folder a document came from is told as a person would, and nobody's own folder by their name."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from desktop.importing.whence import where_from

HOME, TEMPORARY = PureWindowsPath(r"C:\Users\t.ferreby"), PureWindowsPath(r"C:\Users\t.ferreby\AppData\Local\Temp")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (r"S:\Adults\Commissioning\Reports\2026\paper.docx", "Reports / 2026"),
        (r"S:\paper.docx", ""),
        (r"\\server\share\Reports\paper.docx", "Reports"),
        (r"C:\Users\t.ferreby\Downloads\paper.docx", "Downloads"),
        (r"C:\Users\t.ferreby\paper.docx", ""),
        (r"C:\Users\o.penhale\Documents\paper.docx", "Documents"),
        (r"C:\Users\paper.docx", "Users"),
        (r"C:\Users\t.ferreby\AppData\Local\Temp\7z1\paper.docx", ""),
    ],
)
def test_no_more_of_the_way_than_tells_the_folder_again(path, told):
    assert where_from(PureWindowsPath(path), HOME, TEMPORARY) == told


def test_it_is_told_alike_on_other_systems():
    home, temporary = PurePosixPath("/home/tamsin"), PurePosixPath("/tmp")
    assert where_from(PurePosixPath("/home/tamsin/Reports/a/b/paper.txt"), home, temporary) == "a / b"
    assert where_from(PurePosixPath("/srv/shared/Reports/paper.txt"), home, temporary) == "shared / Reports"
