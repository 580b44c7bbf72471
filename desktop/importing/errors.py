"""What can be wrong with a document to import, said to the officer."""


class ImportingError(Exception):
    """One plain sentence that names the file, the place and the cure."""
