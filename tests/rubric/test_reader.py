"""What the reader finds in a passage, and that it always finds the same."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.editions import released_packs
from rubric.pack import PackError
from rubric.pack_file import load_pack
from rubric.reader import Reader, reader_for
from rubric.weights import FILE, load_weights

SOURCING = "In 2024/25 home care was sourced within 1.8 days on average, down from 6.2 days the year before."


@pytest.fixture
def reader(pack):
    return reader_for(pack)


def fits(reading):
    return {match.pattern: match.fit for match in reading.matches}


def test_a_plain_statement_of_a_pattern_is_clear(reader):
    assert fits(reader.read(SOURCING))["homecare-sourcing-times"] == "clear"


def test_shorthand_is_read_like_the_words_it_stands_for(reader):
    assert fits(reader.read("dom care pickup 1.8 days avg 24/25, was 6.2"))["homecare-sourcing-times"] == "clear"


def test_a_point_in_a_long_passage_is_found_and_its_own_sentence_is_shown(reader):
    around = "The chair thanked everyone for coming. "
    text = around * 4 + SOURCING + " " + around * 4
    match = next(m for m in reader.read(text).matches if m.pattern == "homecare-sourcing-times")
    assert match.fit == "clear"
    start, end = match.span
    assert "sourced within 1.8 days" in text[start:end]
    assert len(text[start:end]) < 200


def test_words_lie_inside_the_span_and_are_whole_words(reader):
    for match in reader.read(SOURCING).matches:
        assert all(match.span[0] <= start < end <= match.span[1] for start, end in match.words)
        assert list(match.words) == sorted(set(match.words))


def test_guesses_are_few_and_come_last(pack, reader):
    matches = reader.read("Providers and people met to talk about quality, waits and the strategy.").matches
    order = [("clear", "partial", "possible").index(match.fit) for match in matches]
    assert order == sorted(order)
    assert order.count(2) <= pack.limits.possible_matches


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "•"])
def test_nothing_to_read_says_nothing(reader, text):
    reading = reader.read(text)
    assert (reading.text, reading.sub_headings, reading.matches, reading.qualities) == (text, (), (), ())


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_can_be_read_and_spans_stay_inside(text):
    reading = reader_for(load_pack(released_packs()[-1])).read(text)
    for found in (*reading.matches, *reading.qualities, *reading.periods):
        assert 0 <= found.span[0] < found.span[1] <= len(text)


def test_reading_one_by_one_or_together_or_in_another_order_is_the_same(pack):
    texts = [pattern.description for pattern in pack.patterns] + [SOURCING]
    weights = load_weights(pack.folder)
    together = Reader(pack, weights).read_all(texts)
    alone, backwards = Reader(pack, weights), Reader(pack, weights)
    assert tuple(alone.read(text) for text in texts) == together
    assert backwards.read_all(texts[::-1])[::-1] == together


def test_threads_may_share_a_reader(pack):
    texts = [near_miss for pattern in pack.patterns for near_miss in pattern.near_misses]
    weights = load_weights(pack.folder)
    shared = Reader(pack, weights)
    with ThreadPoolExecutor(4) as pool:
        assert tuple(pool.map(shared.read, texts)) == Reader(pack, weights).read_all(texts)


def test_the_reader_of_a_pack_is_made_once_and_an_answer_kept(pack, reader):
    assert reader_for(pack) is reader
    assert reader.read(SOURCING) is reader.read(SOURCING)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_reads_the_same(reader, seed):
    code = (
        "import sys\nfrom rubric.editions import released_packs\nfrom rubric.pack_file import load_pack\n"
        "from rubric.reader import reader_for\n"
        "assert 'numpy' not in sys.modules\n"
        f"print(reader_for(load_pack(released_packs()[-1])).read({SOURCING!r}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
    )
    assert run.stdout.strip() == repr(reader.read(SOURCING))


def test_missing_or_broken_weights_are_named_with_a_cure(tmp_path):
    with pytest.raises(PackError, match=r"reader\.npz: the file is missing; restore it"):
        load_weights(tmp_path)
    for broken in (b"", b"not a zip", b"PK\x03\x04broken"):
        (tmp_path / FILE).write_bytes(broken)
        with pytest.raises(PackError, match=r"reader\.npz: not the reader's weights; restore it"):
            load_weights(tmp_path)
