"""What something is called, where its edition is known and where it is not."""

from rubric.pack import Pack
from rubric.titles import title_of


def test_what_the_pack_knows_has_its_title_and_anything_else_its_own_id(pack: Pack) -> None:
    check = pack.checks[-1]
    assert title_of(pack.checks, check.id) == check.title != check.id
    assert title_of(pack.checks, "of-an-older-edition") == "of-an-older-edition"
    assert title_of(pack.checks, "") == ""
