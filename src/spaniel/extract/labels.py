"""Labels: the words that announce a value, in English, Russian, Spanish and German.

A new language is new words here and in ``page._words``, and no code. Phrases are lower case, white
space single, without a closing colon.
"""

from __future__ import annotations

import re

from .remembered import remembered

__all__ = ["COUNTED", "OPENING_LABEL", "label_role", "labels_in", "loose_role", "plain"]


def _phrases(text: str) -> tuple[str, ...]:
    """Cut a list of phrases at its commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


_LABELS = {
    role: _phrases(text)
    for role, text in {
        "vendor": """
            vendor, seller, sold by, by, shop, store, merchant, supplier, offered by, vendor
            name, seller name, listed by, posted by, продавец, магазин, поставщик, продаёт,
            продает, vendedor, vendedora, vendido por, tienda, proveedor, publicado por,
            verkäufer, händler, anbieter, verkauft von, shopname,
            vendeur, vendu par, boutique, fournisseur, sprzedawca, sprzedaje, venditore, verkoper,
            продавець, vendedor(a), vendor/market, händlername, by vendor, ник продавца
        """,
        "price": """
            price, buy price, purchase price, buy, cost, our price, sale price, unit price,
            price each, total price, starting at, starts at, starting from, price from, from
            price, your price, current price, buy now, item price, цена, стоимость, цена от,
            прайс, цена за шт, ваша цена, precio, coste, costo, precio desde, desde, importe,
            pvp, preis, kosten, kaufpreis, preis ab, ab, stückpreis, verkaufspreis,
            prix, tarif, prix unitaire, cena, prezzo, prijs, ціна, preço, price (usd), price usd,
            price btc, price in btc, kostet, cuesta
        """,
        "from": """
            from, от, из, de, von, aus
        """,
        "to": """
            to, в, до, a, nach
        """,
        "shipping": """
            shipping, shipping cost, shipping price, postage, delivery, shipping options,
            postage option, delivery cost, shipping method, shipping fee, доставка, стоимость
            доставки, envío, gastos de envío, coste de envío, versand, versandkosten, lieferung,
            versandart,
            livraison, frais de livraison, expédition, wysyłka, dostawa, spedizione, verzending,
            shipping options & cost, postage options, delivery options, shipping methods,
            способы доставки, опции доставки, opciones de envío, versandoptionen,
            options de livraison
        """,
        "stock": """
            stock, in stock, quantity left, left, available, availability, items left, left in
            stock, qty left, units available, items available, remaining, quantity in stock,
            quantity available, available quantity, stock left, amount left, в наличии, наличие,
            остаток, осталось, на складе, количество на складе, disponible, disponibles, en
            stock, existencias, quedan, unidades disponibles, disponibilidad, cantidad
            disponible, auf lager, verfügbar, lagerbestand, vorrätig, bestand, noch verfügbar,
            verfügbare menge, restbestand,
            en stock, quantité disponible, dostępne, dostępność, na stanie, disponibilità,
            disponibili, disponibile, quantità disponibile,
            op voorraad, в наявності, stan, stan magazynowy, reste, pozostało
        """,
        "sales": """
            sales, sold, items sold, total sales, units sold, orders, deals, purchases, sold
            items, times sold, sales count, number of sales, completed orders, продано, продаж,
            продажи, сделок, сделки, заказов, покупок, ventas, vendidos, vendido, vendidas,
            pedidos, total de ventas, verkauft, verkäufe, bestellungen, abverkauf, anzahl
            verkäufe,
            ventes, vendus, sprzedano, sprzedaży, sprzedaż, vendite, venduti, venduto, verkocht,
            продано шт,
            transactions, transacciones, сделок всего, total orders, completed sales,
            successful sales, successful transactions, trades, completed trades, finalized orders
        """,
        "views": """
            views, viewed, hits, visits, page views, seen, просмотров, просмотры, просмотрено,
            vistas, visitas, visto, aufrufe, ansichten, angesehen, besuche,
            vues, wyświetleń, wyświetlenia, visualizzazioni, переглядів
        """,
        "category": """
            category, categories, section, product category, listing category, in category, in,
            категория, категории, раздел, рубрика, categoría, categoria, categorías, sección,
            rubro, kategorie, kategorien, rubrik, bereich,
            catégorie, rubrique, kategoria, categoria, categorie, категорія
        """,
        "ships_from": """
            ships from, ship from, shipping from, shipped from, origin, origin country, country
            of origin, dispatch from, dispatched from, dispatches from, sends from, sent from,
            location, country, ships out of, delivers from, sender country, отправка из, откуда,
            страна отправки, страна, город, отправляется из, доставка из, отправление из,
            регион, местоположение, envía desde, se envía desde, envío desde, enviado desde,
            desde dónde, origen, país de origen, país, sale de, versand aus, versendet aus,
            versand von, versandland, herkunft, herkunftsland, land, standort, lieferung aus,
            expédié de, expédié depuis, expédition depuis, envoi depuis, livré depuis, wysyłka z,
            wysyłane z, spedito da, spedisce da, verzonden vanuit, vanuit, відправка з,
            shipping origin, ships out from, stealth from, sent out from, from country, based in,
            отправка, envia desde, pays d'origine, kraj wysyłki, versand erfolgt aus
        """,
        "ships_to": """
            ships to, ship to, shipping to, shipped to, delivers to, delivery to, destination,
            destinations, sends to, shipping destinations, dispatch to, sent to, deliver to,
            ships worldwide to, shipping available to, отправка в, куда, доставка в, страны
            доставки, страна доставки, доставка по, envía a, se envía a, envío a, envíos a,
            destino, destinos, enviado a, versand nach, versendet nach, lieferung nach, liefert
            nach, zielland, zielländer, versand in, lieferländer,
            expédié vers, expédition vers, livraison vers, envoi vers, livré vers, livre,
            wysyłka do, wysyłane do, spedisce a, spedito a, spedisce in, spedizione in,
            verzending naar, доставка до,
            ships worldwide, shipping regions, available in, delivery area, delivers, countries,
            versendet in, envia a, kraje wysyłki, destinations de livraison
        """,
        "quantity": """
            quantity, amount, weight, size, pack, pack size, package, net weight, unit, qty, per
            unit, volume, net, package size, вес, количество, фасовка, упаковка, объём, объем,
            масса, кол-во, cantidad, peso, tamaño, paquete, envase, formato, menge, gewicht,
            größe, packung, packungsgröße, inhalt, anzahl, einheit,
            quantité, poids, ilość, waga, quantità, hoeveelheid, gewicht in g, кількість, dosage,
            strength, pack of, package quantity, contents, фасовка/цена, peso neto, füllmenge
        """,
        "rating": """
            rating, feedback, score, vendor rating, stars, reviews, reputation, average rating,
            seller rating, positive feedback, customer rating, trust, рейтинг, оценка, отзывы,
            отзывов, репутация, valoración, valoraciones, calificación, puntuación, opiniones,
            reputación, bewertung, bewertungen, sterne, note,
            note, évaluation, évaluations, avis, ocena, oceny, opinie, valutazione, beoordeling,
            рейтинг продавца, feedback score, feedback rating, vendor feedback, positive,
            reviews score, reputation score
        """,
        "title": """
            title, product, item, listing, name, product name, item name, product title, listing
            title, offer, drug, substance, article, goods, название, товар, наименование,
            позиция, лот, продукт, título, producto, artículo, nombre, oferta, titel, produkt,
            artikel, angebot, bezeichnung, ware,
            titre, produit, article, nom, tytuł, nazwa, przedmiot, titolo, prodotto, listing name,
            nazwa produktu, nombre del producto, nom du produit, nome prodotto, nome del prodotto,
            produktname, artikelname, название товара, наименование товара, productnaam,
            annonce, ogłoszenie
        """,
        "description": """
            description, product description, item description, details, about this item,
            listing description, about this product, info, product details, about, описание,
            описание товара, подробности, о товаре, descripción, descripción del producto,
            detalles, beschreibung, produktbeschreibung, artikelbeschreibung, produktdetails,
            description du produit, opis, opis produktu, descrizione, beschrijving, опис, profile,
            about me, bio, vendor description, about us, profil, présentation, o mnie,
            o sprzedawcy
        """,
        "date": """
            date, created, last updated, updated, age, time, date / time, when, дата, обновлено,
            fecha, actualizado, datum, aktualisiert, data
        """,
        "buyer": """
            buyer, customer, reviewer, comment, comments, review, message, buyer / price,
            покупатель, комментарий, отзыв, сообщение, comprador, cliente, comentario, reseña,
            käufer, kunde, kommentar, rezension, nachricht,
            acheteur, client, commentaire, kupujący, komentarz, acquirente, commento, koper
        """,
        "member_since": """
            member since, joined, registered, registered on, join date, registration date,
            vendor since, seller since, trading since, here since, active since, since, member
            for, on market since, дата регистрации, зарегистрирован, на сайте с, с нами с,
            регистрация, на площадке с, miembro desde, registrado, se unió, vendedor desde,
            fecha de registro, alta, mitglied seit, registriert, registriert seit, händler seit,
            verkäufer seit, dabei seit, anmeldedatum, membre depuis, inscrit le, inscrit depuis,
            vendeur depuis, membro desde, iscritto dal, członek od, dołączył, na rynku od,
            lid sinds, учасник з
        """,
        "last_seen": """
            last seen, last online, last active, last login, last activity, last visit, last
            logged in, online, seen online, active, последний визит, был в сети, был онлайн,
            последняя активность, последний раз был, заходил, в сети, última visita, última
            conexión, visto por última vez, última vez, último acceso, última actividad, zuletzt
            gesehen, zuletzt online, zuletzt aktiv, letzter login, letzte aktivität, dernière
            connexion, vu pour la dernière fois, dernière visite, dernière activité, ultimo
            accesso, ostatnio widziany, ostatnia wizyta, ostatnio online, laatst gezien
        """,
        "level": """
            vendor level, trust level, level, rank, vendor rank, seller level, user level,
            vendor tier, уровень, ранг, уровень доверия, nivel, rango,
            nivel de confianza, stufe, rang, händlerstufe, vertrauensstufe, niveau, livello,
            poziom, account type, user group
        """,
        "languages": """
            languages, language, speaks, spoken languages, языки, язык, idiomas, idioma,
            sprachen, sprache, langues, langue, języki, lingue
        """,
        "payment": """
            payment, payments, accepts, accepted, payment methods, payment method, we accept,
            payment options, accepted currencies, accepted coins, currencies accepted,
            cryptocurrencies, coins, pay with, accepts coins, оплата, способы оплаты,
            принимаем, принимает, валюта, pago, métodos de pago, formas de pago, acepta, se
            acepta, aceptamos, zahlung, zahlungsarten, zahlungsmethoden, zahlungsmethode,
            akzeptiert, bezahlung, zahlbar mit, paiement, moyens de paiement, accepte,
            pagamento, płatność, metody płatności
        """,
        "escrow": """
            escrow, multisig, fe, finalize early, escrow type, order type, payment type,
            finalization, гарант, эскроу, depósito, garantía, treuhand, séquestre, depozyt
        """,
        "terms": """
            terms, terms and conditions, refund policy, policy, shipping policy, rules, terms of
            service, refunds, terms & conditions, t&c, условия, правила, условия продажи,
            términos, condiciones, política de reembolso, política de reenvío, condiciones de
            venta, bedingungen, agb, regeln, geschäftsbedingungen, conditions, termini,
            condizioni, warunki, regulamin
        """,
        "standing": """
            other markets, ratings on other markets, feedback on other markets, external
            ratings, external feedback, imported feedback, also on, also known on, other market
            ratings, verified on, также на, отзывы с других площадок, otros mercados, andere
            märkte, bewertungen auf anderen märkten, autres marchés, inne rynki
        """,
        "listed": """
            date listed, listed on, listed since, listing date, posted on, added on, added,
            date added, published on, listing created, created on, online since, available since,
            listed, posted, published, date posted, добавлено, размещено, опубликовано, дата
            размещения, создано, publicado el, publicado, añadido, añadido el, fecha de
            publicación, eingestellt, eingestellt am, hinzugefügt, hinzugefügt am, online seit,
            erstellt am, im sortiment seit, ajouté le, publié le, mis en ligne, dodano,
            aggiunto il, inserito, inserito il, pubblicato, pubblicato il, geplaatst op, toegevoegd
        """,
        "old": """
            old price, regular price, was, rrp, list price, retail price, msrp, instead of,
            старая цена, вместо, обычная цена, precio anterior, antes, precio normal, en lugar
            de, statt, alter preis, uvp, au lieu de, ancien prix, prix conseillé, zamiast, stara
            cena, invece di, prezzo di listino
        """,
        "ignored": """
            currency, ends in, product class, type, item #, item no, listing id, id, sku, ref,
            reference, min order, max order, minimum order, security, code, brand,
            manufacturer, you save, discount, тип, артикул, скидка, производитель, бренд, tipo,
            referencia, descuento, marca, typ, artikelnummer, rabatt, marke, hersteller,
            purity, чистота, pureza, reinheit, lead time, delivery time, pgp, pgp key, pgp
            public key, disputes, disputes won, dispute ratio, споры, disputas, streitfälle,
            status, статус, estado
        """,
    }.items()
}

_ROLE_OF = {phrase: role for role, phrases in _LABELS.items() for phrase in phrases}

_EDGES = " \t:：·•|-–—=»*#►▶>.,"
_PER_UNIT = re.compile(r"\b(per|each|por|pro|je|за|cada)\b")
_COLON = re.compile(r"\s?[:：]\s*")
_WORD = re.compile(r"[^\s/|,;(•·–-]+")
_LONGEST_LABEL = max(len(phrase.split()) for phrase in _ROLE_OF)
_OPENERS = sorted(
    (
        phrase
        for role in ("ships_from", "ships_to", "vendor", "stock", "price", "listed", "sales", "old")
        for phrase in _LABELS[role]
        if " " in phrase or phrase in {"by", "price", "vendor", "seller", "цена", "продавец",
                                       "precio", "preis", "vendedor", "verkäufer", "stock",
                                       "quedan",
                                       "statt", "was",
                                       "осталось", "noch", "remaining", "prix", "vendeur", "cena",
                                       "sprzedawca", "listed", "posted", "publicado", "added",
                                       "добавлено", "eingestellt", "dodano"}
    ),
    key=lambda phrase: (-len(phrase), phrase),
)  # fmt: skip
OPENING_LABEL = re.compile(rf"({'|'.join(re.escape(p) for p in _OPENERS)})\s+(?=\S)", re.I)
COUNTED = re.compile(
    r"(?<![\d.,~+–-])(?P<count>\d{1,3}(?:[.,\s]\d{3}){1,3}|\d{1,9})\s*(?:x\s*)?(?:items?|pcs|units?|шт\.?|unidades|stück)?\s*"
    r"(?:(?P<sales>sold|sales?|orders?|deals?|продано|продаж\w*|сдел\w+|vendid[oa]s?|ventas?|"
    r"verkauft|verkäufe)|(?P<stock>in stock|left|available|remaining|в наличии|осталось|"
    r"disponibles?|en stock|auf lager|verfügbar|vorrätig)|(?P<views>views?|просмотр\w*|"
    r"vistas?|visitas?|aufrufe|ansichten))(?!\w)", re.I)  # fmt: skip


@remembered
def plain(text: str) -> str:
    """Return the text as labels and actions are written here."""
    return text.strip(_EDGES).lower()


@remembered
def label_role(text: str) -> str:
    """Return what a label announces (``price``, ``ships_from``), empty where it is none."""
    return _ROLE_OF.get(plain(text), "") if len(text) < 40 else ""


@remembered
def loose_role(text: str) -> str:
    """Return the role of the longest label within a text of up to four words.

    ``Unidades en stock`` → ``stock``. A price per unit is not the price.
    """
    words = plain(text).split()
    if not 1 < len(words) <= 4:
        return ""
    if _PER_UNIT.search(plain(text)):
        return "ignored"
    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    for i, j in sorted(spans, key=lambda span: span[0] - span[1]):
        role = _ROLE_OF.get(" ".join(words[i:j]), "")
        if role and role not in ("from", "to"):
            return role
    return ""


@remembered
def labels_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where labels with a colon stand in a line: start, end (after the colon), label.

    Goes from each colon back over the words before it, which is much cheaper than looking for
    every label everywhere; ``12:30`` and ``Note:`` have no label before their colon.
    """
    found, last = [], 0
    for colon in _COLON.finditer(text):
        words = list(_WORD.finditer(text, last, colon.start()))[-_LONGEST_LABEL:]
        for word in words:
            label = text[word.start() : colon.start()]
            if label.lower() in _ROLE_OF:
                found.append((word.start(), colon.end(), label))
                break
        last = colon.end()
    return tuple(found)
