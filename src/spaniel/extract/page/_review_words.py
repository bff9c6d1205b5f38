"""The words around feedback: headings of its columns, labels, and what joins its parts.

In English, Russian, Spanish, German, French, Polish, Italian and Portuguese; lower case.
"""

from __future__ import annotations

import re

from ..remembered import remembered

__all__ = [
    "DATING",
    "MASKED",
    "TOLD",
    "join_role",
    "masked_in",
    "review_role",
    "spoken_share",
    "trimmed",
    "without_join",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HEADINGS = {
    "comment": """comment, comments, message, text, what they said, said, remark, remarks,
        note left,
        comment text, buyer comment, комментарий, комментарии, сообщение, текст, comentario,
        comentarios, mensaje, texto, kommentar, kommentare, text der bewertung, meinung, nachricht,
        commentaire, commentaires, message, komentarz, komentarze, treść, commento, commenti,
        comentário, comentários, mensagem""",
    "either": """feedback, review, reviews, opinion, отзыв, отзывы, opinión, opiniones, reseña,
        reseñas,
        valoración, valoraciones, bewertung, bewertungen, rezension, rezensionen, avis, opinia,
        opinie,
        recensione, recensioni, avaliação, avaliações, opinião, testimonial""",
    "rating": """rating, ratings, stars, star, score, mark, vote, grade, type, +/-, result,
        experience,
        оценка, рейтинг, балл, звёзды, звезды, тип, puntuación, nota, calificación, estrellas, tipo,
        sterne, note, wertung, punkte, typ, étoiles, évaluation, ocena, gwiazdki, typ, voto, stelle,
        valutazione, estrelas""",
    "buyer": """buyer, buyers, user, username, from, by, customer, author, name, nickname, nick,
        who, reviewer,
        member, left by, given by, reviewed by, posted by, written by, client, покупатель,
        пользователь, автор,
        от, ник, имя, клиент, кто, comprador, usuario, cliente, autor, nombre, de, por, quién,
        käufer,
        kunde, nutzer, benutzer, von, verfasser, wer, acheteur, utilisateur, auteur, nom, par,
        de la part de,
        kupujący, klient, użytkownik, od, kto, nazwa użytkownika, acquirente, utente, autore,
        nome, da, chi,
        usuário, quem""",
    "item": """item, items, product, listing, goods, offer, order, article, title, what,
        purchased, bought,
        purchase, item name, listing title, ordered item, ordered, for item, for listing, товар,
        продукт, лот, позиция, заказ, покупка, за что,
        producto, artículo, anuncio, pedido, oferta, compra, título, angebot, artikel, produkt,
        ware,
        bestellung, gekauft, produit, annonce, commande, achat, przedmiot, zamówienie, zakup,
        ogłoszenie,
        prodotto, articolo, annuncio, ordine, acquisto, produto, artigo, anúncio""",
    "date": """date, when, time, age, freshness, posted, left, left on, added, date added,
        date left, created,
        reviewed on, reviewed, submitted, posted on, written, дата, когда, время, давность,
        добавлено,
        добавлен, оставлен, fecha, cuándo, hace, publicado, fecha de la reseña, datum, wann,
        alter, zeit,
        abgegeben, abgegeben am, erstellt, quand, publié, publié le, ajouté le, data, kiedy,
        dodano, quando,
        inserito, postado""",
    "amount": """price, paid, amount, value, total, order value, order total, sum, usd, eur, btc,
        xmr, spent, сумма,
        цена, стоимость, оплачено, precio, importe, pagado, betrag, preis, wert, bezahlt, summe,
        prix,
        montant, payé, cena, kwota, wartość, zapłacono, prezzo, importo, pagato, preço, pago""",
    "vendor": """vendor, seller, shop, store, продавец, магазин, vendedor, tienda, verkäufer,
        händler, vendeur,
        boutique, sprzedawca, sklep, venditore, negozio, loja""",
    "other": """#, id, no, no., delivery, shipping, quality, speed, stealth, communication,
        quantity, qty, доставка,
        качество, количество, entrega, calidad, cantidad, lieferung, qualität, menge, livraison,
        qualité,
        helpful, verified, status""",
}  # fmt: skip
_ROLE_OF = {
    " ".join(word.split()): role for role, words in _HEADINGS.items() for word in words.split(",")
}
_JOINS = {
    "buyer": (
        r"reviewed by|posted by|written by|left by|given by|submitted by|feedback from|review by"
        r"|by|from|buyer|von|bewertet von|por|de|от|оставил|автор|par|od|przez|da|di"
    ),
    "item": (
        r"bought|purchased|ordered|has bought|has purchased|on item|on listing|for item"
        r"|for listing|item|product|on|for|about|re|купила?|заказала?|приобр[её]л\w?|за товар"
        r"|на товар|о товаре|товар|за|на|об?|про|compr[oó]|ha comprado|sobre|para|kaufte"
        r"|hat .{1,30} gekauft|bestellte|zu|über|für|auf|a acheté|sur|pour|kupił\w?|o|za|na|do"
        r"|ha comprato|su|comprou"
    ),
    "date": (r"date added|posted|added|left|reviewed|submitted|on|am|el|le|dnia|il|em|в|at|since"),
    "rating": (
        r"ha dato|gave|rated|has rated|dio|puntuó|hat gegeben|bewertet mit|поставила?|оценила?"
        r"|a donné|a noté|dała?|ocenił\w?|deu|avaliou|gaf|voto|rating"
    ),
    "amount": r"for|für|за|por|pour|za|per|paid|à|at",
}
_JOIN = {
    role: re.compile(rf"^(?:{words})\s*[:：]?\s+(?=\S)", re.I) for role, words in _JOINS.items()
}
_ALONE = tuple(re.compile(rf"(?:{words})\s*[:：]?\s*", re.I) for words in _JOINS.values())
_LAST_JOIN = re.compile(
    r"\s+(?:for|on|by|from|at|for the|für|am|von|за|от|в|por|el|de|pour|le|par|za|od|per|il|da"
    r"|em)$",
    re.I,
)
TOLD = re.compile(
    r"feed-?back|review|beoordeling|testimonial|(?:customers?|buyers?|others?|clients?"
    r"|people) (?:say|said"
    r"|are saying|think)|"
    r"what .{1,30}\b(?:say|said|saying)\b|ratings?\b|comments?\b|отзыв|оценк|комментари"
    r"|bewertung|rezension|kundenstimmen|kundenmeinung|"
    r"opinion|valoraci|reseñ|comentario|\bavis\b|commentaires|témoignages|opini[ea]|komentarz"
    r"|recension|"
    r"avalia|comentário|depoimento",
    re.I,
)
MASKED = re.compile(
    r"[\[(\"'“@]?(?:\w{1,3}(?:[*●•·xX█]{2,12}|[.…]{2,8}|…|~{1,8}|_{3,8}|-{2,8}|\*)\w{1,3}"
    r"|\w{0,3}[*●•·█]{2,12}\w{0,3}|\w(?: ?[*.] ?){2,6}\w?|\w{1,12}\*{3,12})[\])\"'”,]?"
)
_MASKED_IN = re.compile(
    r"(?<![\w*.])(?:[^\W_]{1,3}(?:[*●•·█]{1,12}|\.{2,8}|…|~{1,8})[^\W_]{1,3}"
    r"|[^\W_]{1,3}[*●•█]{3,12})(?![\w*.])"
)
_SPOKEN = _words(
    """
    a again all always also and any are arrived as at back best but came can didn't don't easy
    everything excellent fast fine for from get good got great had has have highly i if in is it
    just like made me my nice no not of on order ordered out perfect post quick quickly
    recommend recommended same sent service slow so still super thank thanks that the then this
    time to too top up us very was well were will with you your i'm it's и в все всё на не но
    что это как быстро супер спасибо отлично хорошо норм ровно забрал нашёл за очень был было
    рекомендую магазин качество лучший огонь вес по дней под de la el y que en muy todo bien
    bueno buena gracias rápido llegó pero sin con perfecto calidad recomendado un una und der
    die das ist sehr gut alles schnell danke immer wieder gerne nicht war ich wie bei mit aber
    ware noch et le les très merci rapide tout bon bonne reçu rien je pas mais livraison parfait
    w na z się jest bardzo dobrze szybko polecam wszystko dobra ale nie jak dzięki e il di tutto
    molto bene grazie veloce ottimo buono arrivato ma non che per o os muito bom boa obrigado
    chegou tudo mas não com recomendo
    """
)
"""What people say of what they got, and never what a thing is called."""
_SPEECH = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
DATING = re.compile(r"\b(?:on|am|vom|el|le|dnia|il|em|в|от|at|since|posted|left|added)$", re.I)
"""What may stand before a date that is no part of what was said."""
_PARTING = " ,;:|·•-–—"
_EDGES = " \t:：·•|-–—=»*#.,()[]"


@remembered
def review_role(text: str) -> str:
    """Return what a column's heading or a label says of feedback, empty where it says nothing."""
    if len(text) > 40:
        return ""
    name = text.strip(_EDGES).lower()
    return _ROLE_OF.get(name) or _ROLE_OF.get(re.split(r"[,/(\[]", name)[0].strip()) or ""


@remembered
def join_role(text: str) -> str:
    """Return what the word at the start of a piece announces: ``by`` a buyer, ``on`` an item."""
    label, colon, _ = text.partition(":")
    if colon and len(label) < 25:
        role = review_role(label)
        if role:
            return role
    return next((role for role, look in _JOIN.items() if look.match(text)), "")


def without_join(text: str) -> str:
    """Return a piece without the words that join it to its neighbours; nothing if it is one."""
    if any(look.fullmatch(text.strip()) for look in _ALONE):
        return ""
    label, colon, rest = text.partition(":")
    if colon and len(label) < 25 and review_role(label):
        text = rest
    for look in _JOIN.values():
        shorter = look.sub("", text, count=1)
        if shorter != text:
            text = shorter
            break
    return trimmed(_LAST_JOIN.sub("", trimmed(text)))


def trimmed(text: str) -> str:
    """Return a text without the signs at its edges that part pieces; brackets stay in pairs."""
    text = text.strip(_PARTING)
    for opening, closing in ("()", "[]"):
        text = text.removeprefix(closing).removesuffix(opening).strip(_PARTING)
        if text.count(closing) != text.count(opening) or (text[:1], text[-1:]) == (
            opening,
            closing,
        ):
            text = (
                text.removesuffix(closing) if text.count(closing) >= text.count(opening) else text
            )
            text = text.removeprefix(opening) if text.count(opening) > text.count(closing) else text
    return text.strip(_PARTING)


@remembered
def masked_in(text: str) -> re.Match[str] | None:
    """Find a masked name (``a***9``) in a short text."""
    found = _MASKED_IN.search(text)
    return found if found and any(c.isalpha() for c in found[0]) else None


def spoken_share(text: str) -> float:
    """Return the share of a text's words that are those of speech, and not of a title."""
    words = _SPEECH.findall(text.lower()[:400])
    return sum(word in _SPOKEN for word in words) / len(words) if words else 0.0
