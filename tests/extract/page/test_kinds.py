"""Pages that are no result pages: own pages of listings, vendors, feedback, threads, walls."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest


def test_a_listings_own_page_gives_one_listing(pages: Any, read: Any) -> None:
    offer = pages.make_offers()[0]
    address = f"http://market.example/item/{offer.number}"
    result = read(pages.detail(offer), address=address)
    assert result.reading.page_kind == "listing"
    (found,) = result.listings
    assert found.title == offer.title
    assert (found.price_amount, found.price_currency) == (Decimal(offer.price), "USD")
    assert (found.vendor, found.vendor_link) == (offer.vendor, f"/vendor/{offer.vendor}")
    assert (found.stock, found.ships_from, found.ships_to) == (offer.stock, "DE", ("WW",))
    assert found.category == offer.category
    assert found.description.startswith("An invented thing")


def test_the_same_listing_has_the_same_key_in_both_places(pages: Any, read: Any) -> None:
    offer = pages.make_offers()[0]
    (own,) = read(
        pages.detail(offer), address=f"https://mirror.example/item/{offer.number}?utm_source=a"
    ).listings
    listed = read(pages.cards(pages.make_offers())).listings[0]
    assert own.listing_key == listed.listing_key == f"/item/{offer.number}"


def test_a_canonical_address_is_the_pages_own(pages: Any, read: Any) -> None:
    html = pages.detail(pages.make_offers()[0]).replace(
        "<head>", '<head><link rel=canonical href="http://x.example/item/777">'
    )
    (found,) = read(html).listings
    assert found.listing_key == "/item/777"


def test_without_an_address_the_own_page_has_no_key(pages: Any, read: Any) -> None:
    (found,) = read(pages.detail(pages.make_offers()[0])).listings
    assert found.listing_key == ""


def test_listings_of_a_vendors_page_are_the_vendors(pages: Any, read: Any) -> None:
    offers = pages.make_offers(6)
    result = read(pages.vendor_page("PaperOtter", offers))
    assert result.reading.page_kind == "vendor"
    assert [f.title for f in result.listings] == [o.title for o in offers]
    assert {f.vendor for f in result.listings} == {"PaperOtter"}


def test_a_vendors_page_without_listings_is_known_by_what_it_tells(pages: Any, read: Any) -> None:
    html = pages.page(
        "<h1>PaperOtter</h1><p>Member since: 3 May 2024</p><p>Sales: 41</p><p>Likes the sea.</p>"
    )
    result = read(html, address="http://market.example/u/PaperOtter")
    assert (result.reading.page_kind, result.listings) == ("vendor", ())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("login", "login"),
        ("captcha", "captcha"),
        ("waiting", "wait"),
        ("missing", "error"),
    ],
)
def test_pages_without_listings_give_none(pages: Any, read: Any, name: str, kind: str) -> None:
    result = read(getattr(pages, name)())
    assert result.reading.page_kind == kind
    assert result.listings == ()
    assert 0 < result.reading.page_kind_confidence <= 1


@pytest.mark.parametrize(("name", "kind"), [("feedback", "feedback"), ("thread", "thread")])
def test_prices_that_people_speak_of_are_no_listings(
    pages: Any, read: Any, name: str, kind: str
) -> None:
    result = read(getattr(pages, name)())
    assert (result.reading.page_kind, result.listings) == (kind, ())


LOGINS = {
    "en": ("Sign in", "Username", "Password"),
    "ru": ("Вход", "Логин", "Пароль"),
    "es": ("Iniciar sesión", "Usuario", "Contraseña"),
    "de": ("Anmelden", "Benutzername", "Passwort"),
    "fr": ("Connexion", "Identifiant", "Mot de passe"),
    "pl": ("Zaloguj się", "Nazwa użytkownika", "Hasło"),
    "it": ("Accedi", "Nome utente", "Password"),
    "pt": ("Entrar", "Usuário", "Senha"),
    "nl": ("Inloggen", "Gebruikersnaam", "Wachtwoord"),
}
ERRORS = {
    "en": "This page could not be found",
    "ru": "Страница не найдена",
    "es": "No se ha encontrado la página",
    "de": "Seite nicht gefunden",
    "fr": "Cette page est introuvable",
    "pl": "Nie znaleziono strony",
    "it": "Pagina non trovata",
    "pt": "Página não encontrada",
    "nl": "Pagina niet gevonden",
}
EMPTY = {
    "en": ("Search: umbrella", "No results for umbrella."),
    "ru": ("Поиск: зонтик", "По запросу «зонтик» ничего не найдено."),
    "es": ("Buscar: paraguas", "No se encontraron resultados para paraguas."),
    "de": ("Suche: Regenschirm", "Keine Treffer für Regenschirm."),
    "fr": ("Recherche : parapluie", "Aucun résultat pour parapluie."),
    "pl": ("Szukaj: parasol", "Brak wyników dla parasol."),
    "it": ("Ricerca: ombrello", "Nessun risultato per ombrello."),
    "pt": ("Pesquisa: sombrinha", "Nenhum resultado para sombrinha."),
    "nl": ("Zoeken: paraplu", "Geen resultaten voor paraplu."),
}
WAITS = {
    "en": "You are in the queue. Please wait, estimated time 40 seconds.",
    "ru": "Вы в очереди. Подождите, осталось 40 секунд.",
    "es": "Está en la cola. Espere, tiempo estimado 40 segundos.",
    "de": "Sie sind in der Warteschlange. Bitte warten, noch 40 Sekunden.",
    "fr": "Vous êtes dans la file d'attente. Veuillez patienter 40 secondes.",
    "pl": "Jesteś w kolejce. Proszę czekać 40 sekund.",
    "it": "Sei in coda. Attendere prego, 40 secondi.",
    "pt": "Você está na fila. Aguarde 40 segundos.",
    "nl": "U staat in de wachtrij. Even geduld, nog 40 seconden.",
}


@pytest.mark.parametrize("language", sorted(LOGINS))
def test_a_login_is_one_in_every_language(read: Any, language: str) -> None:
    title, name, secret = LOGINS[language]
    html = (
        f"<title>{title}</title><body><h1>{title}</h1><form>{name} <input name=a>"
        f"{secret} <input type=password name=b><button>{title}</button></form>"
    )
    assert read(html).reading.page_kind == "login"


@pytest.mark.parametrize("language", sorted(ERRORS))
def test_what_is_not_there_is_an_error_in_every_language(read: Any, language: str) -> None:
    html = f"<title>{ERRORS[language]}</title><body><h1>{ERRORS[language]}</h1><a href=/>Mm</a>"
    assert read(html).reading.page_kind == "error"


@pytest.mark.parametrize("language", sorted(EMPTY))
def test_a_search_that_found_nothing_is_no_error(pages: Any, read: Any, language: str) -> None:
    title, said = EMPTY[language]
    html = pages.page(f"<h1>{title}</h1><p>{said}</p>", title=title)
    assert (read(html).reading.page_kind, read(html).listings) == ("results", ())


@pytest.mark.parametrize("language", sorted(WAITS))
def test_a_queue_is_a_wait_in_every_language(read: Any, language: str) -> None:
    html = f"<head><meta http-equiv=refresh content=40></head><body><p>{WAITS[language]}</p>"
    assert read(html).reading.page_kind == "wait"


def test_a_riddle_without_the_word_captcha_is_one(read: Any) -> None:
    html = (
        "<title>Gate</title><body><p>Type the letters you see.</p><form>"
        "<img src=/x.png><input name=answer><input type=submit value=Go></form>"
    )
    assert read(html).reading.page_kind == "captcha"


def test_a_way_in_at_the_top_does_not_make_a_list_a_login(pages: Any, read: Any) -> None:
    door = "<form><input name=user><input type=password name=pass><input type=submit></form>"
    html = pages.cards(pages.make_offers()).replace("<body>", f"<body>{door}", 1)
    assert read(html).reading.page_kind == "results"


def test_navigation_and_exchange_rates_alone_are_no_listings(pages: Any, read: Any) -> None:
    assert read(pages.page("<h1>Welcome</h1><p>News follow.</p>")).listings == ()


def test_a_thread_is_of_a_forum(pages: Any, read: Any) -> None:
    assert read(pages.thread()).reading.site_kind == "forum"


def test_a_riddle_does_not_say_what_its_site_is_for(read: Any) -> None:
    html = "<body><form><img src=/c.png><input name=captcha><input type=submit></form>"
    assert read(html).reading.site_kind in ("unknown", "")


def test_an_answer_with_an_error_status_is_an_error(pages: Any, read: Any) -> None:
    result = read(pages.page("<p>" + "Nothing to see. " * 60), status=503)
    assert result.reading.page_kind == "error"
