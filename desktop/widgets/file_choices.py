"""Asks for a file: which to open, where to write, and whether personal data may go into a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.outside import safe_name
from desktop.readable import ENDINGS
from desktop.session import Session
from desktop.settings import Settings

SUFFIX = ".plumb"
_ASSESSMENTS = f"Plumbline assessments (*{SUFFIX})"
_DOCUMENTS = f"Documents ({' '.join(f'*{ending}' for ending in ENDINGS)});;All files (*)"
_PICTURES = "Pictures (*.png *.jpg *.jpeg)"
_REPORTS = {".pdf": "PDF (*.pdf)", ".docx": "Word document (*.docx)", ".xlsx": "Excel workbook (*.xlsx)"}


def assessment_to_open(parent: QWidget, settings: Settings) -> Path | None:
    """The assessment a person chooses; None where they choose none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Open an assessment", settings.last_folder, _ASSESSMENTS)
    return _remembered(settings, chosen)


def documents_to_import(parent: QWidget, settings: Settings, title: str = "Import documents") -> list[Path]:
    """The documents a person chooses to read; none where they choose none."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, settings.documents_folder, _DOCUMENTS)
    if chosen:
        settings.documents_folder = str(Path(chosen[0]).parent)
    return [Path(name) for name in chosen]


def document_to_import(parent: QWidget, settings: Settings, title: str, name: str = "") -> Path | None:
    """The one document that a person chooses to read, looked for under its name; None where they choose none."""
    beginning = str(Path(settings.documents_folder) / name)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, beginning, _DOCUMENTS)
    if not chosen:
        return None
    settings.documents_folder = str(Path(chosen).parent)
    return Path(chosen)


def file_to_attach(parent: QWidget, settings: Settings) -> Path | None:
    """The file a person chooses to keep with an item; None where they choose none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Attach a file", settings.documents_folder)
    if not chosen:
        return None
    settings.documents_folder = str(Path(chosen).parent)
    return Path(chosen)


def logo_to_read(parent: QWidget, settings: Settings) -> Path | None:
    """The picture a person chooses as the council's logo; None where they choose none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the council’s logo", settings.documents_folder, _PICTURES)
    if not chosen:
        return None
    settings.documents_folder = str(Path(chosen).parent)
    return Path(chosen)


def file_to_save(parent: QWidget, settings: Settings, name: str) -> Path | None:
    """Where a copy of an item's file goes; None where a person chooses no place."""
    beginning = Path(settings.documents_folder) / safe_name(name)
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy of the file", str(beginning))
    return Path(chosen) if chosen else None


def copy_to_save(parent: QWidget, settings: Settings, own: Path | None) -> Path | None:
    """Where a copy of the assessment goes; None where a person chooses no place."""
    beginning = Path(settings.last_folder) / f"{own.stem if own else 'Self-assessment'}, copy{SUFFIX}"
    return _to_save(parent, settings, "Save a copy", beginning, _ASSESSMENTS)


def report_to_save(parent: QWidget, settings: Settings, session: Session, suffix: str) -> Path | None:
    """Where a paper goes; None where a person chooses no place."""
    beginning = Path(settings.last_folder) / report_name(session, suffix)
    title = "Export the final paper" if session.assessment.report_options.final else "Export the draft"
    return _to_save(parent, settings, title, beginning, _REPORTS[suffix])


def report_name(session: Session, suffix: str) -> str:
    """The name that is offered for a paper: whose it is, what it is about, and which draft."""
    details = session.assessment.details
    which = "final" if session.assessment.report_options.final else f"draft {details.draft}"
    named = (details.council.strip(), session.pack.quality_statement.title.partition(",")[0], which)
    return safe_name(", ".join(filter(None, named))) + suffix


def may_export(parent: QWidget, session: Session) -> bool:
    """Whether to go on: where personal data may stand in the draft as it is, a person says so each time.
    The evidence must have been read.
    """
    from rubric.checks.given import MOST_NAMED
    from rubric.readiness import concerns
    from rubric.text import listed

    if session.assessment.report_options.mask:
        return True
    found = concerns(session.pack, session.assessment, session.comparison, session.today())
    held = next((concern for concern in found if concern.kind == "personal-data"), None)
    if held is None:
        return True
    others = {"an action": held.actions, "our account": held.places, "a reason": held.gaps}
    where = listed([*held.evidence, *(name for name, places in others.items() if places)], MOST_NAMED)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Personal data")
    box.setText(f"{where[:1].upper()}{where[1:]} may hold personal data, and would stand in the draft.")
    box.setInformativeText("Black it out in the Report view, read each place first, or make the draft as it is.")
    go_on = box.addButton("Make the draft as it is", QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton("Go back", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.exec()
    return box.clickedButton() is go_on


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files that are dragged over the window; none where anything else is among them."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths if len(paths) == len(data.urls()) and any(path.is_file() for path in paths) else []


def is_file_drag(data: QMimeData) -> bool:
    """Whether files are dragged, rather than words."""
    return bool(data.urls()) and all(url.isLocalFile() for url in data.urls())


def _to_save(parent: QWidget, settings: Settings, title: str, beginning: Path, kind: str) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(beginning), kind)
    path = _remembered(settings, chosen)
    if path is None or path.suffix.lower() == beginning.suffix:
        return path
    # The dialog asked about the name as it was typed.
    whole = path.with_name(path.name + beginning.suffix)
    return whole if not whole.exists() or _may_replace(parent, whole) else None


def _may_replace(parent: QWidget, path: Path) -> bool:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("A file of that name is there")
    box.setText(f"{path.name} is there already. Replace it?")
    replace = box.addButton("Replace it", QMessageBox.ButtonRole.DestructiveRole)
    back = box.addButton("Go back", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.exec()
    return box.clickedButton() is replace


def _remembered(settings: Settings, chosen: str) -> Path | None:
    if not chosen:
        return None
    settings.last_folder = str(Path(chosen).parent)
    return Path(chosen)
