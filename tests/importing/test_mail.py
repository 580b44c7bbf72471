"""Messages: their head is kept and is no evidence, what was written is read, attachments are named and not opened."""

from collections.abc import Callable

import pytest
from make_office import message, outlook_message

from desktop.importing.read import ImportedDocument

Read = Callable[[str, bytes | str], ImportedDocument]
Refuse = Callable[[str, bytes | str], str]


def test_a_message_is_its_head_and_what_was_written(read: Read):
    document = read("a.eml", message().as_bytes())
    assert [(p.kind, p.text) for p in document.passages] == [
        (
            "front-matter",
            "Subject:\tWaits – the last quarter\nFrom:\tBrokerage <brokerage@example.invalid>\nDate:\t9 June 2026",
        ),
        ("prose", "The wait fell to nine days."),
        ("prose", "Fees rose."),
    ]
    assert (document.source.title, document.source.date) == ("Waits – the last quarter", "2026-06-09")


def test_of_two_forms_the_one_with_tables_is_read(read: Read):
    html = "<p>Waits are:</p><table><tr><td>Oak</td><td>9</td></tr><tr><td>Ash</td><td>7</td></tr></table>"
    document = read("a.eml", message(html=html).as_bytes())
    assert [p.text for p in document.passages][1:] == ["Waits are:\nOak\t9\nAsh\t7"]


def test_attachments_are_named_without_their_folders_and_not_opened(read: Read):
    mail = message()
    mail.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="..\\..\\Windows\\waits.exe")
    mail.add_attachment(message(plain="Not this.").as_string(), filename="/etc/other.eml")
    document = read("a.eml", mail.as_bytes())
    assert document.source.left_out == (
        "Attachments are not opened: waits.exe, other.eml. Save those you need and import them.",
    )
    assert not any("Not this" in p.text for p in document.passages)


def test_letters_in_any_encoding_and_heads_that_are_not_well_made(read: Read):
    raw = (
        b"Subject: =?utf-8?q?Fees_=C2=A31=2E50?=\r\nDate: not a day\r\nFrom: \xe9\xe8\r\nContent-Type: text/plain; "
        b"charset=no-such\r\n"
        b"\r\nFees rose by \xa31.50.\r\n"
    )
    document = read("a.eml", raw)
    assert document.source.title == "Fees £1.50"
    assert document.source.date is None
    assert document.passages[-1].text == "Fees rose by £1.50."


@pytest.mark.parametrize("charset", [b"utf\0-8", b"no-such", b"x" * 300, b"\xff", b"idna", b"base64"])
def test_an_encoding_that_no_one_knows_holds_up_nothing(read: Read, charset: bytes):
    subject = b"Subject: =?" + charset + b"?q?Waits?=\n"
    head = subject + b'Content-Type: text/plain; charset="' + charset + b'"\n\n'
    assert read("a.eml", head + b"The wait fell \x96 at last.").passages[-1].text == "The wait fell – at last."


def test_what_is_no_message_is_refused(refused: Refuse):
    assert "no e-mail message" in refused("a.eml", "The wait fell.")
    nested = "MIME-Version: 1.0\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000)
    )
    assert refused("a.eml", nested)


def test_a_message_of_outlook_is_read(read: Read):
    document = read("a.msg", outlook_message())
    assert [(p.kind, p.text) for p in document.passages] == [
        ("front-matter", "Subject:\tWaits\nFrom:\tBrokerage\nDate:\t9 June 2026\nAttachments:\twaits.docx"),
        ("prose", "The wait fell to nine days – at last."),
    ]
    assert document.source.date == "2026-06-09"


def test_the_web_page_in_a_message_of_outlook_is_read(read: Read):
    html = {"__substg1.0_10130102": b"<html><body><ul><li>The wait fell.</li></ul></body></html>"}
    assert read("a.msg", outlook_message(**html)).passages[-1].text == "The wait fell."


def test_a_broken_message_of_outlook_is_refused(refused: Refuse):
    whole = outlook_message()
    assert "damaged" in refused("a.msg", whole[:1536])
