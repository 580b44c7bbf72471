"""Where a document was taken from, as a person would tell another."""

from __future__ import annotations

from pathlib import PurePath

_MOST_FOLDERS = 2


def where_from(path: PurePath, home: PurePath, temporary: PurePath) -> str:
    """The folder that holds a file, and the one around it: "Reports / 2026".

    No more than tells it again on the council's drive. The way to a person's own folder has their name in it, and a
    temporary folder tells nothing: both are left out.
    """
    folder = path.parent
    if folder.is_relative_to(temporary):
        return ""
    if folder.is_relative_to(home):
        folder = folder.relative_to(home)
    elif home.parent != folder and folder.is_relative_to(home.parent):
        folder = PurePath(*folder.relative_to(home.parent).parts[1:])
    named = [part for part in folder.parts if part != folder.anchor]
    return " / ".join(named[-_MOST_FOLDERS:])
