"""What can be wrong with an assessment file, said to the officer."""


class AssessmentError(Exception):
    """One plain sentence that names the file, the place and the cure."""
