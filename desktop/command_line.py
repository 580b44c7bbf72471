"""What the command line understands, and says of itself."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from desktop.readable import IN_WORDS


class UsageError(Exception):
    """The command line itself is not understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"plumbline: {message}; see plumbline --help.")


def parser() -> argparse.ArgumentParser:
    """Reads the arguments of a command; what it cannot read is a `UsageError`."""
    whole = _Parser(
        prog="plumbline",
        description="Evidence, gaps and the draft self-assessment for adult social care assurance. "
        "With no command, or with one assessment (FILE.plumb), it opens the window.",
        epilog="Exit status: 0 done (gaps or not), 1 a fault of Plumbline's, 2 the input cannot be used.",
    )
    whole.add_argument("--version", action="store_true", help="say which release this is")
    whole.add_argument(
        "--selftest", action="store_true", help="try every part of the program and say ok, or what failed"
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")

    check = commands.add_parser("check", help="say what is covered, weak and missing, and why")
    check.add_argument("file", type=Path, metavar="FILE", help="an assessment (.plumb) or an evidence file (.json)")
    check.add_argument("--json", action="store_true", help="print one object that another program can read")

    report = commands.add_parser("report", help="write the draft self-assessment")
    report.add_argument("file", type=Path, metavar="FILE", help="an assessment (.plumb) or an evidence file (.json)")
    report.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help="where to: the ending .pdf, .docx or .xlsx decides; .json is the evidence alone, to be read in again",
    )

    imported = commands.add_parser("import", help="cut documents into passages and suggest where they belong")
    imported.add_argument("file", type=Path, metavar="FILE.plumb", help="the assessment; it is made if it is not there")
    imported.add_argument("documents", type=Path, nargs="+", metavar="DOC", help=IN_WORDS)
    imported.add_argument("--council", default="", help="the council's name, for a new assessment")
    imported.add_argument("--again", action="store_true", help="import a document that was imported before")
    imported.add_argument(
        "--newer-version-of",
        default="",
        metavar="TITLE_OR_FILE",
        help="DOC is the newer version of this document: what was decided on passages that stand is kept",
    )

    derive = commands.add_parser("derive", help="say which patterns published reports show, and how many show each")
    derive.add_argument(
        "reports",
        type=Path,
        nargs="*",
        metavar="REPORT",
        help="one published section each: saved web page, PDF, Word or text",
    )
    derive.add_argument(
        "--own-edition",
        action="store_true",
        help="count the reports among the exemplars from now on, in the council's own edition on this computer (one "
        "with a lower score is kept as contrast); with no REPORT, say what is in it",
    )
    derive.add_argument("--remove", metavar="NAME", help="take a report out of the council's own edition again")
    derive.add_argument("--json", action="store_true", help="print one object that another program can read")

    demo = commands.add_parser("demo", help="do the whole job on the bundled example of a fictional council")
    demo.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="where to write the report; else a temporary folder"
    )
    demo.add_argument("--no-window", action="store_true", help="do not open the window afterwards")
    return whole
