"""What something is called, where its edition is known and where it is not."""

from rubric.pack import Pack
from rubric.titles import title_by_key, title_of


def test_what_the_pack_knows_has_its_title_and_anything_else_its_own_id(pack: Pack) -> None:
    check = pack.checks[-1]
    assert title_of(pack.checks, check.id) == check.title != check.id
    assert title_of(pack.checks, "of-an-older-edition") == "of-an-older-edition"
    assert title_of(pack.checks, "") == ""


def test_a_gap_is_called_by_its_key_after_its_pattern_or_else_its_check(pack: Pack) -> None:
    check, pattern = pack.checks[0], pack.patterns[0]
    assert title_by_key(pack, f"{check.id}/{pattern.home}/{pattern.id}") == pattern.title
    assert title_by_key(pack, f"{check.id}/{pattern.home}/E1+E2") == check.title
    assert title_by_key(pack, "of-an-older-edition//E1") == ""
