"""The council's own edition of a pack, as the file that holds it on this computer."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from desktop.document.data_folder import data_folder
from rubric.contrasts import Contrast
from rubric.editions import statement_and_edition
from rubric.own_edition import FORMAT, BuildsOn, OwnEdition, check_contrasts, with_added
from rubric.pack import Pack, PackError

MOST_BYTES = 20_000_000
_CURE = "bring it back from a backup, or move it away and add the reports again"


class OwnEditionError(Exception):
    """An own edition that cannot be read or written: one plain sentence with the file, the place and the cure."""


def own_edition_file(pack: Pack) -> Path:
    """Where the own edition that builds on a released pack lies, whether or not there is one."""
    return data_folder() / "own-editions" / f"{pack.id}-{pack.edition}.json"


def with_own_edition(released: Pack) -> tuple[Pack, str]:
    """The pack that an assessment is compared with here, and a sentence where an own edition is left out of it."""
    try:
        own = read_own_edition(released)
        pack = with_added(released, own.exemplars)
    except OwnEditionError as error:
        return released, f"{str(error).removesuffix('.')}; until then the released edition {released.edition} is used."
    return pack, "" if own.reports else _built_on_another(released)


def own_contrasts(released: Pack) -> tuple[Contrast, ...]:
    """The contrasts that the council added; none where they cannot be read, which `with_own_edition` says."""
    try:
        return read_own_edition(released).contrasts
    except OwnEditionError:
        return ()


def read_own_edition(released: Pack) -> OwnEdition:
    """What was added to a released pack; nothing where there is no file. Raises OwnEditionError."""
    file = own_edition_file(released)
    try:
        if not file.exists():
            return OwnEdition(pack=BuildsOn(id=released.id, edition=released.edition))
        if file.stat().st_size > MOST_BYTES:
            raise OwnEditionError(_unusable(released, f"it is larger than {MOST_BYTES // 1_000_000} MB"))
        own = OwnEdition.model_validate_json(file.read_bytes())
        if (own.pack.id, own.pack.edition) != (released.id, released.edition):
            builds_on = f"it builds on {own.pack.id} {own.pack.edition}, which is not the edition in use"
            raise OwnEditionError(_unusable(released, builds_on))
        with_added(released, own.exemplars)
        check_contrasts(released, own.contrasts)
    except OSError:
        raise OwnEditionError(
            f"{file}: the council's own edition cannot be opened; close it elsewhere or ask for access to it."
        ) from None
    except ValidationError:
        raise OwnEditionError(_unusable(released, "it is damaged, or of a newer Plumbline")) from None
    except PackError as error:
        raise OwnEditionError(_unusable(released, str(error))) from None
    return own


def write_own_edition(released: Pack, own: OwnEdition) -> None:
    """Write the file whole, or take it away where nothing is left in it. Raises OwnEditionError."""
    from desktop.document.errors import cause
    from desktop.document.publishing import replace, sync_file, sync_folder

    file = own_edition_file(released)
    # Sync clients leave alone what starts with ~$ or ends in .tmp.
    temporary = file.with_name(f"~${file.stem}.tmp")
    try:
        if own.reports:
            file.parent.mkdir(parents=True, exist_ok=True)
            whole = own.model_copy(update={"format": FORMAT})
            temporary.write_text(whole.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")
            sync_file(temporary)
            replace(temporary, file)
        else:
            file.unlink(missing_ok=True)
        sync_folder(file.parent)
    except (OSError, UnicodeEncodeError) as error:
        raise OwnEditionError(f"{file} cannot be written: {cause(error)}.") from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _unusable(released: Pack, why: str) -> str:
    return f"{own_edition_file(released)}: the council's own edition cannot be used ({why}); {_CURE}."


def _built_on_another(released: Pack) -> str:
    """What to say where reports were added to another edition of the same statement's pack, and none to this one."""
    files = sorted(own_edition_file(released).parent.glob("*.json"))
    others = (statement_and_edition(file.with_suffix("")) for file in files)
    editions = [edition for statement, edition in others if statement == released.id and edition != released.edition]
    if not editions:
        return ""
    return (
        f"The council's own edition builds on {released.id} {editions[-1]}, and {released.edition} is in use: its "
        "reports are kept and not counted; add them again with plumbline derive --own-edition."
    )
