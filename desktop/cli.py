"""The same doors without a window: check, report, import, derive, demo."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.command_line import UsageError, parser
from desktop.console import OutputError, prepare_streams, print_out, say

if TYPE_CHECKING:
    from rubric.pack import Pack

DONE, FAULT, UNUSABLE = 0, 1, 2


def is_window_call(arguments: Sequence[str]) -> bool:
    """Whether the program was started to show its window: with nothing, or with one assessment to open."""
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".plumb"))


def shows_window_after(arguments: Sequence[str]) -> bool:
    """Whether the window follows what was just done: the demo ends in it where a window can be seen."""
    return list(arguments[:1]) == ["demo"] and "--no-window" not in arguments and has_display()


def has_display() -> bool:
    """Whether a window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def refuse_window() -> int:
    """Say that there is no screen, and what can be done without one."""
    return say("There is no screen here to show the window on: see plumbline --help for the commands.", UNUSABLE)


def main(arguments: Sequence[str]) -> int:
    """Do one command: 0 done, 1 a fault of ours, 2 input that cannot be used, with one sentence on standard error."""
    prepare_streams(utf8="--json" in arguments)
    try:
        print_out(_run(arguments))
    except (Exception, SystemExit, KeyboardInterrupt) as ended:
        return _status(ended)
    return DONE


def _run(arguments: Sequence[str]) -> str:
    chosen = parser().parse_args(list(arguments))
    if chosen.version:
        from desktop.version import version

        return f"Plumbline {version()}"
    if chosen.selftest:
        return _selftest()
    if chosen.command is None:
        raise UsageError("plumbline: name a command; see plumbline --help.")
    return _COMMANDS[chosen.command](chosen)


def _status(ended: BaseException) -> int:
    """What the ending of a command comes to, said in one sentence where there is something to say."""
    match ended:
        case SystemExit():
            return int(ended.code or DONE)
        case KeyboardInterrupt():
            return say("Stopped before it was done; nothing is left half written.", FAULT)
        case _Failed():
            return say(str(ended), FAULT)
        case ImportError():
            return _fault(ended)  # Something is missing, or kept from loading: what follows would miss it too.
        case Exception() if isinstance(ended, (UsageError, OutputError, *_unusable())):
            return say(str(ended), UNUSABLE)
    return _fault(ended)


class _Failed(Exception):  # noqa: N818
    """A fault of ours that has its own sentence."""


def _check(chosen: argparse.Namespace) -> str:
    from desktop.input_file import read_input
    from rubric.gaps import find_gaps

    pack = _own_pack()
    assessment = read_input(chosen.file, pack)
    as_of, figures = assessment.details.as_of, assessment.figures
    comparison = find_gaps(pack, assessment.evidence, as_of, assessment.decisions, figures=figures)
    if chosen.json:
        from desktop.check_json import check_object

        return _json(check_object(pack, comparison))
    from desktop.check_text import check_text

    return check_text(pack, assessment, comparison)


def _report(chosen: argparse.Namespace) -> str:
    import datetime

    from desktop.input_file import read_input
    from desktop.report.client import make_report
    from desktop.report.failures import ReportError

    pack = _own_pack()
    assessment = read_input(chosen.file, pack)
    if chosen.output.suffix.lower() == ".json":
        from desktop.evidence_file import write_evidence_file

        write_evidence_file(assessment, pack, chosen.output)
        return f"{chosen.output} is written ({len(assessment.evidence):,} items of evidence)."
    try:
        pages = make_report(assessment, pack, chosen.output, datetime.date.today())
    except ReportError as error:
        # What is wrong with the place to write to is named with it; all else is ours.
        if str(chosen.output.absolute()) in str(error):
            raise
        raise _Failed(str(error)) from None
    return f"{chosen.output} is written" + (f" ({pages} pages)." if pages else ".")


def _import(chosen: argparse.Namespace) -> str:
    from desktop.import_door import import_documents, import_newer_version

    if chosen.newer_version_of:
        if len(chosen.documents) > 1:
            raise UsageError("plumbline: a document has one newer version; give one DOC with --newer-version-of.")
        return import_newer_version(_pack(), chosen.file, chosen.documents[0], chosen.newer_version_of)
    return import_documents(_pack(), chosen.file, chosen.documents, chosen.council, chosen.again)


def _derive(chosen: argparse.Namespace) -> str:
    if chosen.own_edition or chosen.remove is not None:
        return _own_edition(chosen)
    if not chosen.reports:
        raise UsageError("plumbline: derive needs at least one REPORT; see plumbline --help.")
    from desktop.derive import derive_object, derive_text, read_sections

    pack = _pack()
    sections = read_sections(chosen.reports, pack)
    return _json(derive_object(pack, sections)) if chosen.json else derive_text(pack, sections)


def _own_edition(chosen: argparse.Namespace) -> str:
    """What was done to the council's own edition, or what is in it. Reports that it refused are said last, as input
    that cannot be used; the others are in it.
    """
    import datetime

    from desktop.derive import derive_object, derive_text, read_sections
    from desktop.own_edition_door import add_reports, own_edition_object, own_edition_text, remove_report

    pack = _pack()
    if chosen.remove is not None and chosen.reports:
        raise UsageError("plumbline: --remove takes a report out and none in; give it without a REPORT.")
    sections = read_sections(chosen.reports, pack)
    if chosen.remove is not None:
        said, refused = remove_report(pack, chosen.remove), ()
    else:
        # Half a letter may stand in a file's name and in no file of ours.
        names = [path.name.encode(errors="replace").decode() for path in chosen.reports]
        said, refused = add_reports(pack, list(zip(names, sections.values(), strict=True)), datetime.date.today())
    if chosen.json:
        derived = derive_object(pack, sections) if sections else {}
        whole = _json({**derived, **own_edition_object(pack, said)})
    else:
        derived = [derive_text(pack, sections), ""] if sections else []
        whole = "\n".join([*derived, own_edition_text(pack, said)])
    if refused:
        print_out(whole)
        raise UsageError(" ".join(refused))
    return whole


def _demo(chosen: argparse.Namespace) -> str:
    from desktop.demo import run_demo

    return run_demo(_own_pack(), chosen.output)


def _selftest() -> str:
    from desktop.demo import selftest

    said = selftest(_pack())
    if said != "ok":
        raise _Failed(f"The self-test failed: {said}")
    return said


_COMMANDS = {"check": _check, "report": _report, "import": _import, "derive": _derive, "demo": _demo}


def _pack() -> Pack:
    from rubric.editions import released_packs
    from rubric.pack_file import load_pack

    return load_pack(released_packs()[-1])


def _own_pack() -> Pack:
    """The pack that an assessment is compared with: with the council's own edition, unless that cannot be used."""
    from desktop.own_edition import with_own_edition

    pack, fault = with_own_edition(_pack())
    if fault:
        say(fault, DONE)
    return pack


def _json(whole: object) -> str:
    import json

    return json.dumps(whole, ensure_ascii=False)


def _unusable() -> tuple[type[Exception], ...]:
    """What a command raises when the input is at fault; each says one plain sentence."""
    from desktop.document.errors import AssessmentError
    from desktop.importing.errors import ImportingError
    from desktop.input_file import InputError
    from desktop.own_edition import OwnEditionError
    from desktop.report.failures import ReportError

    return AssessmentError, ImportingError, InputError, OwnEditionError, ReportError


def _fault(error: BaseException) -> int:
    """Log where it arose, without a word of the evidence, and say so."""
    from desktop.crash import describe, log_file, start_logging

    try:
        start_logging()
        logging.getLogger(__name__).error(describe(error))
        where = f"details in {log_file()}"
    except OSError:
        where = "and it could not be written to the log"
    return say(f"Plumbline met a fault of its own ({type(error).__name__}); nothing written is lost; {where}.", FAULT)
