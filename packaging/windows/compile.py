"""Compiles every module of a folder and leaves only that; run by the Python that ships, or its equal on Linux.

The name that a module carries is its place in the folder: the same code gives the same bytes wherever it is built.
"""

import py_compile
import sys
from pathlib import Path

folder = Path(sys.argv[1])
for source in sorted(folder.rglob("*.py")):
    py_compile.compile(
        str(source),
        str(source.with_suffix(".pyc")),
        source.relative_to(folder).as_posix(),
        doraise=True,
        # Nothing on an officer's laptop needs to ask whether the source has changed: there is none.
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    source.unlink()
