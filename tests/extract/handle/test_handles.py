"""Handles as people write them. All names, numbers and texts are invented."""

from __future__ import annotations

import pytest

from spaniel.extract.handle import find_handles


def found(text: str, label: str = "") -> list[tuple[str, str]]:
    return [(handle.kind, handle.value) for handle in find_handles(text, label)]


SESSION = "05" + "a1b2" * 16
V2 = "abcdefghij234567.onion"
SPANIEL_NUMBER = "+12025550143"

WRITTEN = [
    # e-mail
    ("write to Dog@Example.org.", [("email", "dog@example.org")]),
    ("<dog.barks+1@mail.example.org>", [("email", "dog.barks+1@mail.example.org")]),
    ("mailto:dog@example.org?subject=x", [("email", "dog@example.org")]),
    (
        "Email - dog@example.org / cat@example.org",
        [("email", "dog@example.org"), ("email", "cat@example.org")],
    ),
    ("📧dog@proton.me", [("email", "dog@proton.me")]),
    ("dog@пример.рф", [("email", "dog@пример.рф")]),
    (f"dog@{V2}", [("email", f"dog@{V2}")]),
    # hidden from harvesters
    ("dog [at] example [dot] org", [("email", "dog@example.org")]),
    ("dog(at)example(dot)co(dot)uk", [("email", "dog@example.co.uk")]),
    ("dog[@]example[.]org", [("email", "dog@example.org")]),
    ("dog {AT} example {DOT} org", [("email", "dog@example.org")]),
    ("dog AT example DOT org", [("email", "dog@example.org")]),
    ("john [dot] dog [at] example [dot] org", [("email", "john.dog@example.org")]),
    ("sobaka (собака) example (точка) ru", [("email", "sobaka@example.ru")]),
    ("sobaka собака example точка ru", [("email", "sobaka@example.ru")]),
    ("correo: perro arroba example punto es", [("email", "perro@example.es")]),
    ("d o g @ e x a m p l e . o r g", [("email", "dog@example.org")]),
    ("mail d o g @ e x a m p l e . o r g now", [("email", "dog@example.org")]),
    ("dog @ example . org", [("email", "dog@example.org")]),
    ("ｄｏｇ＠ｅｘａｍｐｌｅ．ｏｒｇ", [("email", "dog@example.org")]),
    ("dog\u200b@\u200bexample\u200d.org", [("email", "dog@example.org")]),
    ("dоg@еxаmplе.org", [("email", "dog@example.org")]),
    ("dog&#64;example&#46;org", [("email", "dog@example.org")]),
    ("dog&#x40;example&period;org", [("email", "dog@example.org")]),
    # XMPP
    ("jabber: dog@example.org", [("xmpp", "dog@example.org")]),
    ("жаба: dog@example.org", [("xmpp", "dog@example.org")]),
    ("Джаббер dog@example.org", [("xmpp", "dog@example.org")]),
    ("xmpp:dog@example.org", [("xmpp", "dog@example.org")]),
    ("dog@example.org (XMPP)", [("xmpp", "dog@example.org")]),
    ("Jabber (OTR): dog@example.org/laptop", [("xmpp", "dog@example.org")]),
    ("write me at dog@jabber.example.org", [("xmpp", "dog@jabber.example.org")]),
    (
        "XMPP a@example.org, email b@example.org",
        [("xmpp", "a@example.org"), ("email", "b@example.org")],
    ),
    ("Email/Jabber: dog@example.org", [("email", "dog@example.org"), ("xmpp", "dog@example.org")]),
    # Telegram
    ("https://t.me/Good_Dog", [("telegram", "good_dog")]),
    ("t . me / good_dog", [("telegram", "good_dog")]),
    ("hxxp://t[.]me/good_dog", [("telegram", "good_dog")]),
    ("t.me/s/good_dog", [("telegram", "good_dog")]),
    ("t.me/good_dog/123", [("telegram", "good_dog")]),
    ("telegram.me/good_dog?start=1", [("telegram", "good_dog")]),
    ("tg://resolve?domain=good_dog", [("telegram", "good_dog")]),
    ("https://t.me/+AbCdEfGhIjKlMnOp", [("telegram", "t.me/+AbCdEfGhIjKlMnOp")]),
    ("https://t.me/joinchat/AbCdEfGhIjKlMnOp", [("telegram", "t.me/+AbCdEfGhIjKlMnOp")]),
    ("https://t.me/+12025550143", [("telegram", SPANIEL_NUMBER)]),
    ("Telegram: good_dog", [("telegram", "good_dog")]),
    ("telegram @GoodDog", [("telegram", "gooddog")]),
    ("TG: @gooddog, @baddog", [("telegram", "gooddog"), ("telegram", "baddog")]),
    ("Пишите в тг @gooddog", [("telegram", "gooddog")]),
    ("Телега — @gooddog", [("telegram", "gooddog")]),
    ("телеграм good_dog1", [("telegram", "good_dog1")]),
    ("ТГ-канал @gooddog_news", [("telegram", "gooddog_news")]),
    ("@gooddog (telegram)", [("telegram", "gooddog")]),
    ("@gooddog on telegram", [("telegram", "gooddog")]),
    ("Telegram 👉 gooddog", [("telegram", "gooddog")]),
    ("tеlеgrаm: gооd_dog", [("telegram", "good_dog")]),
    ("t e l e g r a m : g o o d d o g", [("telegram", "gooddog")]),
    ("Telegram\n@gooddog", [("telegram", "gooddog")]),
    ("contact @gooddog for more", [("telegram", "gooddog")]),
    ("order here: @gooddog_bot", [("telegram", "gooddog_bot")]),
    ("Kontakt über Telegram: @guter_hund", [("telegram", "guter_hund")]),
    ("contacto por telegram @buen_perro", [("telegram", "buen_perro")]),
    # Wickr
    ("Wickr me: gooddog", [("wickr", "gooddog")]),
    ("wickr: Good.Dog-9", [("wickr", "good.dog-9")]),
    ("Wickr Me ID gooddog", [("wickr", "gooddog")]),
    ("my wickr is gooddog", [("wickr", "gooddog")]),
    ("mi wickr es buenperro", [("wickr", "buenperro")]),
    ("mein Wickr ist guterhund", [("wickr", "guterhund")]),
    ("wickr gooddog99", [("wickr", "gooddog99")]),
    ("Wickr gooddog", [("wickr", "gooddog")]),
    ("Wickr\ngooddog", [("wickr", "gooddog")]),
    ("add gooddog_9 on wickr", [("wickr", "gooddog_9")]),
    ("gooddog99 (wickr)", [("wickr", "gooddog99")]),
    ("викр: gooddog", [("wickr", "gooddog")]),
    ("Telegram/Wickr: gooddog", [("telegram", "gooddog"), ("wickr", "gooddog")]),
    # Signal, Session, Threema, WhatsApp, Skype, ICQ
    ("Signal: gooddog.42", [("signal", "gooddog.42")]),
    ("Signal +1 202-555-0143", [("signal", SPANIEL_NUMBER)]),
    ("https://signal.me/#p/+12025550143", [("signal", SPANIEL_NUMBER)]),
    (f"Session ID: {SESSION}", [("session", SESSION)]),
    (f"write {SESSION.upper()} there", [("session", SESSION)]),
    ("Threema ID: ABCD1234", [("threema", "ABCD1234")]),
    ("threema - *dogshop", []),
    ("threema - abcd1234", [("threema", "ABCD1234")]),
    ("https://threema.id/ABCDEFGH", [("threema", "ABCDEFGH")]),
    ("wa.me/12025550143", [("whatsapp", SPANIEL_NUMBER)]),
    ("https://api.whatsapp.com/send?phone=12025550143&text=hi", [("whatsapp", SPANIEL_NUMBER)]),
    ("WhatsApp +1 (202) 555-0143", [("whatsapp", SPANIEL_NUMBER)]),
    ("Ватсап +1 202 555 0143", [("whatsapp", SPANIEL_NUMBER)]),
    ("Signal/WhatsApp: +12025550143", [("signal", SPANIEL_NUMBER), ("whatsapp", SPANIEL_NUMBER)]),
    ("+1 202 555 0143 (WhatsApp)", [("whatsapp", SPANIEL_NUMBER)]),
    ("Skype: good.dog", [("skype", "good.dog")]),
    ("skype live:good.dog9", [("skype", "live:good.dog9")]),
    ("<a href=skype:good.dog?chat>", [("skype", "good.dog")]),
    ("ICQ: 123-456-789", [("icq", "123456789")]),
    ("аська 123456", [("icq", "123456")]),
    # telephone
    ("+1 202 555 0143", [("phone", SPANIEL_NUMBER)]),
    ("+1.202.555.0143 2 items", [("phone", SPANIEL_NUMBER)]),
    ("+49 (0) 30 1234567", [("phone", "+49301234567")]),
    ("Tel: 0049 30 1234567", [("phone", "+49301234567")]),
    ("тел. 8 (912) 345-67-89", [("phone", "+79123456789")]),
    ("call (202) 555-0143", [("phone", SPANIEL_NUMBER)]),
    ("+ 1 2 0 2 5 5 5 0 1 4 3", [("phone", SPANIEL_NUMBER)]),
    # hidden services and others
    (f"http://www.{V2}/market?a=1", [("onion_v2", V2)]),
    ("abcdefghij234567 [dot] onion", [("onion_v2", V2)]),
    ("ABCDEFGHIJ234567.onion", [("onion_v2", V2)]),
    ("Matrix: @dog:matrix.example.org", [("matrix", "@dog:matrix.example.org")]),
    ("Discord: dog#1234", [("discord", "dog#1234")]),
    ("Instagram: @good.dog", [("instagram", "good.dog")]),
    ("kik: good_dog", [("kik", "good_dog")]),
    ("Wire: @gooddog", [("wire", "gooddog")]),
    # several at once
    (
        "wickr:gooddog,telegram:gooddog2,signal:+12025550143",
        [("wickr", "gooddog"), ("telegram", "gooddog2"), ("signal", SPANIEL_NUMBER)],
    ),
    ("Wickr=gooddog; Jabber=d@example.org", [("wickr", "gooddog"), ("xmpp", "d@example.org")]),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_handles_as_people_write_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


NO_HANDLES = [
    "", " ", "@", "@@@", "\x00", "😀",
    # prices, dates, numbers
    "Price: $45.00 - 2023-11-24 10:15", "5 @ $10 each", "100 @ 0.5g", "100 тг",
    "цена 5000 тг за грамм",
    "+10 g free", "+500 000 000 sales", "1+1=2", "rating 4.5/5 (1234567890)", "order 123456789012",
    "+1,000,000,000 views", "+7 days shipping 2020-2021 2022", "SMS 12345", "phone 1234567890",
    "ISBN 978-3-16-148410-0", "IBAN DE89370400440532013000", "cell 123-45-6789",
    "Dose: 8 (800) pieces",
    "10.0.0.1:8080", "10 x 200ug", "BTC 0.00123456789012345678901234", "icq: 5", "line: 45",
    "tg: 5000",
    # parcels and hashes
    "Tracking RR123456785RU", "UPS 1Z999AA10123456784", "GTIN 00012345600012",
    "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "md5 d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "PGP fingerprint 0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567",
    "0x0000000000000000000000000000000000000000", "02" + "a1" * 32, "04" + "a1" * 64,
    # files, code, style sheets
    "icon@2x.png", "logo@3x.jpg", "@media screen and (max-width: 3px) {a{}}", "@import url(x.css)",
    "@font-face {}", "v1.2.3@latest", "npm i left-pad@1.3.0", "git@github.com:a/b.git", "@property",
    "user@localhost", "a@b", "root@10.0.0.1", "text-align: center; line-height: 1.5", "x@y.notatld",
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4",
    "https://user:secret@host.example.com/x", "https://medium.example/@author/post", "@everyone hi",
    "https://t.me/share/url?url=x", "t.me/addstickers/Dogs", "first.me/last", "at.me/somebody",
    # words that are labels elsewhere
    "signal strength is good", "session expired, please login", "Session: 2 hours", "wire transfer",
    "Wire: Deutsche", "telegram only", "Telegram: contact support", "Telegram group available",
    "Wickr is the best app", "Wickr - fast", "wickr/telegram/signal",
    "Telegram, Wickr, Signal accepted",
    "Our telegram channel is deleted", "text me anytime", "call 10 times", "phone: ask me", "icq",
    "mail: see profile", "Jabber: yes", "whatsapp me", "Contact: admin", "Threema: soon",
    "e-mail: none",
    "skype: no thanks", "discord: soon", "Snapchat: no", "сигнал хороший", "Tel Aviv 2019",
    "handy and practical", "insta_grams", "my matrix: 1 2 3", "meet me at noon dot not late",
    "Look at this dot com", "mdma@home lab", "50% @ checkout. It works",
    "ACCOUNT @EXAMPLE.ORG safe",
    "see @somebody there", "hello @bob",
    "x" * 56 + ".onion", "toolong" * 5 + ".onion", "short.onion", V2 + ".pet",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_HANDLES)
def test_what_only_looks_like_a_handle(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [text for text, _ in WRITTEN])
def test_the_words_as_written_stand_at_their_span(text: str) -> None:
    padded = f"Ünïcode 😀 before: nothing.\n{text}\nand after"
    handles = find_handles(padded)
    for handle in handles:
        assert padded[handle.start : handle.end] == handle.text
        assert 0 < handle.confidence <= 1
        assert handle.text.strip() == handle.text
    assert [(h.kind, h.value) for h in handles] == found(text)


def test_the_span_of_a_handle_in_disguise_is_what_was_written() -> None:
    text = "mail: d o g @ e x a m p l e . o r g !"
    (handle,) = find_handles(text)
    assert handle.text == "d o g @ e x a m p l e . o r g"
    (entity,) = find_handles("é dog&#64;example.org é")
    assert entity.text == "dog&#64;example.org"
    (hidden,) = find_handles("\u200b\u200bdog\u200b@example.org\u200b")
    assert (hidden.text, hidden.start) == ("dog\u200b@example.org", 2)


def test_a_label_may_stand_apart_from_the_text() -> None:
    assert found("gooddog") == []
    assert found("gooddog", "Wickr ID") == [("wickr", "gooddog")]
    (handle,) = find_handles("  gooddog", "Telegram:")
    assert (handle.kind, handle.start, handle.end, handle.text) == ("telegram", 2, 9, "gooddog")
    assert found("dog@example.org", "Jabber") == [("xmpp", "dog@example.org")]
    assert found("123456789", "ICQ") == [("icq", "123456789")]
    assert found("nothing here", "t.me/gooddog") == []


def test_a_label_speaks_for_its_own_line_only() -> None:
    assert found("Jabber is dead\ndog@example.org") == [("email", "dog@example.org")]
    assert found("Jabber: a@example.org\nMail: b@example.org") == [
        ("xmpp", "a@example.org"),
        ("email", "b@example.org"),
    ]
    assert found("tel. +1 202 555 0143\nTelegram: @gooddog") == [
        ("phone", SPANIEL_NUMBER),
        ("telegram", "gooddog"),
    ]


def test_the_mail_of_an_account_is_surer_where_a_label_says_so() -> None:
    (bare,) = find_handles("dog@example.org")
    (labelled,) = find_handles("e-mail: dog@example.org")
    (guessed,) = find_handles("contact @gooddog")
    assert guessed.confidence < bare.confidence < labelled.confidence


def test_nothing_is_read_out_of_armor() -> None:
    armor = (
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: dog@example.org\n\n"
        "mQENBFtelegram\n-----END PGP PUBLIC KEY BLOCK-----"
    )
    assert found(armor) == []
    assert found(f"{armor}\ndog@example.com") == [("email", "dog@example.com")]
    signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nwickr: gooddog\n"
    assert found(signed) == [("wickr", "gooddog")]
