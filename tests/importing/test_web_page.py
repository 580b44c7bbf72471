"""Saved web pages: what they are about, without what stands around it, in any encoding."""

import codecs
from collections.abc import Callable

import pytest

from desktop.importing.html_tree import DEEPEST
from desktop.importing.read import ImportedDocument

Read = Callable[[str, bytes | str], ImportedDocument]


def short(document: ImportedDocument) -> list[tuple[str, str, str]]:
    return [(passage.kind, passage.paragraph, passage.text) for passage in document.passages]


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_menus_scripts_and_what_is_hidden_are_left_out(read: Read):
    body = (
        "<header><a>Skip</a></header><nav><ul><li>Home</li></ul></nav><script>if (a < b) document.write('<p>no</p>"
        "')</script>"
        "<style>p { x: y }</style><form><div role=search>Search</div><p>The wait is nine days.</p><p hidden>No.</p>"
        "<p style='display:none'>No.</p><select><option>Pick</option></select></form><!-- <p>no</p> --><svg><text>"
        "no</text></svg>"
        "<noscript>Turn it on.</noscript><footer>Contact us</footer>"
    )
    document = read("a.html", page(body))
    assert short(document) == [("prose", "", "The wait is nine days.")]
    assert document.source.left_out == ("The menus and the head and foot of the page are left out.",)


def test_the_main_part_is_the_page_where_it_says_which_it_is(read: Read):
    body = "<p>Cookies.</p><main><header><h1>Waits</h1></header><p>Nine days.</p></main><div>Share this.</div>"
    assert short(read("a.htm", page(body))) == [("heading", "", "Waits"), ("prose", "", "Nine days.")]


def test_a_page_all_of_which_is_a_menu_by_its_name_is_read_all_the_same(read: Read):
    assert short(read("a.html", page("<footer><p>The wait is nine days.</p></footer>"))) == [
        ("prose", "", "The wait is nine days.")
    ]


def test_lists_numbers_terms_and_breaks(read: Read):
    body = (
        "<p>We will:</p><ul><li>visit<li><p>ask</p></ul><h2>Next</h2><ol start=3><li>Agree the fee.<li>Pay it.</ol>"
        "<h3>Who</h3><dl><dt>Lead<dd>Head of care<dt>Ward<dd>All</dl><p>Oak has room.<br>Ash has none.</p><p><b>"
        "Fees</b></p><p>They rose.</p>"
    )
    assert short(read("a.html", page(body))) == [
        ("prose", "", "We will:\n- visit\n- ask"),
        ("heading", "", "Next"),
        ("prose", "3", "Agree the fee."),
        ("prose", "4", "Pay it."),
        ("heading", "", "Who"),
        ("table", "", "Who\nLead\tHead of care\nWard\tAll"),
        ("prose", "", "Oak has room. Ash has none."),
        ("heading", "", "Fees"),
        ("prose", "", "They rose."),
    ]


def test_a_heading_in_a_numbered_list_has_its_number(read: Read):
    body = "<ol start=2><li><h2>Waits</h2><p>They fell.</p></li><li><b>Fees</b><p>They rose.</p></li></ol>"
    assert short(read("a.html", page(body))) == [
        ("heading", "2", "Waits"),
        ("prose", "", "They fell."),
        ("heading", "3", "Fees"),
        ("prose", "", "They rose."),
    ]


def test_tables_and_tables_that_lay_out(read: Read):
    data = (
        "<table><caption>Table 1: waits</caption><tr><th>Agency<th colspan=2>Wait<tr><td rowspan=2>Oak<td>"
        "May<td>9<tr><td>June<td>7</table>"
    )
    layout = "<table role=presentation><tr><td><p>On the left.</p></td><td><p>On the right.</p></td></tr></table>"
    assert short(read("a.html", page(data + layout))) == [
        ("table", "", "Table 1: waits\nAgency\tWait\tWait\nOak\tMay\t9\nOak\tJune\t7"),
        ("prose", "", "On the left."),
        ("prose", "", "On the right."),
    ]


def test_pictures_are_counted_unless_their_description_says_something(read: Read):
    body = '<p>Waits fell.</p><img alt="logo"><img alt="Chart: the wait fell from six days to three."><img>'
    document = read("a.html", page(body))
    assert [t for _, _, t in short(document)] == ["Waits fell.", "Chart: the wait fell from six days to three."]
    assert document.source.left_out == ("2 pictures left out.",)


def test_the_title_stands_in_where_there_is_no_heading(read: Read):
    assert read("a.html", page("<p>Nine days.</p>", "<title>Waits &amp; fees</title>")).source.title == "Waits & fees"
    assert read("a.html", page("<h1>Fees</h1><p>Nine days.</p>", "<title>Waits</title>")).source.title == "Fees"


SAID = "Fees rose by £1.50 – an hour."


@pytest.mark.parametrize(
    "raw",
    [
        page(f"<p>{SAID}", '<meta charset="utf-8">').encode(),
        page(f"<p>{SAID}", '<meta charset="utf-8">').encode("cp1252"),
        page(f"<p>{SAID}", '<meta charset="windows-1252">').encode(),
        page(f"<p>{SAID}", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">').encode("cp1252"),
        page(f"<p>{SAID}", '<meta charset="punycode">').encode("cp1252"),
        codecs.BOM_UTF16_LE + page(f"<p>{SAID}").encode("utf-16-le"),
        page(f"<p>{SAID}").encode("utf-16-be"),
        codecs.BOM_UTF8 + page(f"<p>{SAID}").encode(),
        page("<p>Fees rose by &pound;1.50 &#8211; an hour.").encode(),
        page("<p>Fees rose by &#163;1.50 &#150; an hour.").encode(),
    ],
)
def test_every_encoding_is_read_also_under_a_wrong_name(read: Read, raw: bytes):
    assert [t for _, _, t in short(read("a.html", raw))] == [SAID]


def test_marks_that_are_not_closed_or_closed_twice_lose_no_words(read: Read):
    body = "<div><p>One.<div>Two.</p></div></table><td>Three.</td><p>Four.<b>Five.<p>a < b and c > d</b></i>"
    said = " ".join(t for _, _, t in short(read("a.html", page(body))))
    assert said == "One. Two. Three. Four.Five. a < b and c > d"


def test_a_page_saved_as_one_file_is_read(read: Read):
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.invalid/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + page("<p>The wait is nine =\r\ndays.</p>")
        + "\r\n--b\r\n"
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n"
    )
    assert short(read("a.mhtml", saved)) == [("prose", "", "The wait is nine days.")]


def test_deep_nesting_loses_no_words(read: Read):
    deep = "<div>" * (DEEPEST * 20) + "The wait is nine days." + "</div>" * 5 + "<p>Fees rose."
    assert [t for _, _, t in short(read("a.html", page(deep)))] == ["The wait is nine days.", "Fees rose."]


def test_menus_and_banners_are_told_by_their_names_where_no_element_says_it(read: Read):
    links = "<ul><li><a>Home</a></li><li><a>Bins</a></li></ul>"
    body = (
        f'<div class="cookie-banner"><p>We use cookies.</p></div><div id="main-nav">{links}</div>'
        '<div class="page with-menu"><p>The wait is nine days.</p>'
        '<div class="menu-of-support"><p>Support is bought by the hour.</p></div></div>'
        '<div class="site-footer"><p>Contact us</p></div>'
    )
    document = read("a.html", page(body))
    assert [said for _, _, said in short(document)] == ["The wait is nine days.", "Support is bought by the hour."]
    assert document.source.left_out == ("The menus and the head and foot of the page are left out.",)


@pytest.mark.parametrize("words", ["word " * 400, ""])
def test_what_is_called_a_menu_and_holds_the_page_is_read(read: Read, words: str):
    body = f'<div id="menu"><p>The wait is nine days.</p><p>{words}</p></div>'
    assert short(read("a.html", page(body)))[0] == ("prose", "", "The wait is nine days.")
