"""What an offer says beside its figures: payment, escrow, delivery, marketing, kind of offer.

Words in English, Russian, Spanish and German (payment in more); a new language is new words here.
"""

from __future__ import annotations

import re

from .remembered import remembered

__all__ = ["business_in", "delivery_in", "escrow_in", "marketing_in", "offer_in", "payment_in"]


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})", re.I)


_PAYMENT = tuple(
    (code, _any(words))
    for code, words in (
        ("BCH", r"bch\b|bitcoin cash"),
        ("BTC", r"btc\b|bitcoins?\b(?! cash)|биткоин|биткойн|₿"),
        ("DASH", r"dash\b"),
        ("DOGE", r"doge(?:coin)?\b"),
        ("ETH", r"eth\b|ethereum"),
        ("LTC", r"ltc\b|litecoin|лайткоин"),
        ("TRX", r"trx\b|tron\b"),
        ("USDT", r"usdt\b|tether\b"),
        ("XMR", r"xmr\b|monero|монеро"),
        ("ZEC", r"zec\b|zcash"),
        ("bank_transfer",
            r"bank (?:transfer|wire|deposit)|wire transfer|sepa\b|банковск\w+ перевод|"
            r"transferencia|überweisung|virement"),
        ("card",
            r"visa\b|master ?card|credit card|debit card|amex\b|american express|"
            r"кредитн\w+ карт|банковск\w+ карт|на карту|карта\b|картой|kart[aą]\b|tarjeta|"
            r"kreditkarte|carte bancaire"),
        ("cash",
            r"cash (?:in (?:the )?mail|by mail|on delivery|payment)|\bcash\b(?! ?app)|"
            r"наличн|efectivo|barzahlung|bargeld|gotówk\w+|espèces|contanti"),
        ("cash_app", r"cash ?app\b"),
        ("gift_card", r"gift ?cards?\b|amazon card|geschenkkarte"),
        ("moneygram", r"money ?gram"),
        ("paypal", r"pay ?pal\b"),
        ("qiwi", r"qiwi\b|киви\b"),
        ("western_union", r"western ?union"),
        ("yoomoney", r"yoo ?money|яндекс\.?деньги|юмани"),
    )
)  # fmt: skip

_ESCROW = (
    ("multisig", _any(r"multi-?sig(?:nature)?\b")),
    ("fe", _any(
        r"fe only\b|finali[sz]e early|early finali[sz]\w+|\bFE\b|fe required|100% fe|"
        r"без гаранта|sin (?:depósito|garantía)|ohne treuhand")),
    ("escrow", _any(
        r"escrow\b|гарант\w*\b|через гаранта|эскроу|depósito en garantía|treuhand|"
        r"séquestre")),
)  # fmt: skip
_NO_ESCROW = _any(r"no escrow|without escrow|non-escrow|escrow:? ?(?:no|none)\b|fe:? ?yes\b")
_NO_FE = re.compile(r"(?:no|not|never|without)\s+fe\b|\bfe:? ?no\b|escrow:? ?yes", re.I)

_DELIVERY = (
    ("courier", _any(
        r"courier|dhl\b|fedex|ups\b|tnt\b|курьер|mensajer[ií]a|kurier|coursier|сдэк|"
        r"сдек|boxberry")),
    ("hidden_place", _any(
        r"dead ?drops?\b|клад(?:ы|ом|ов)?\b|закладк\w+|тайник\w*|прикоп\w*|магнит\w*\b|"
        r"hidden place|stash drop")),
    ("pickup", _any(
        r"pick-?up\b|local pickup|in person|meet ?up|самовывоз|recogida|abholung|"
        r"selbstabholung|retrait")),
    ("post", _any(
        r"post\b|mail\b|usps\b|royal mail|first class|priority|tracked|"
        r"registered (?:mail|letter)|letter\b|parcel|почт\w+|correos?\b|brief\b|"
        r"einschreiben|postversand|deutsche post|colissimo|la poste|standard shipping|"
        r"express shipping|stealth shipping")),
)  # fmt: skip

_MARKETING = (
    ("discount", _any(
        r"discounts?\b|sale!|\d{1,2}\s?% off|-\d{1,2}\s?%|special offer|promo\b|"
        r"promotion|bulk (?:deal|price|discount)|buy \d+ get \d+|bogo\b|"
        r"\+ ?\d+ ?(?:free|gratis)|coupon|скидк\w+|акция|распродажа|descuento|"
        r"oferta especial|rebaja|rabatt|sonderangebot|aktion\b|soldes|promocja|rabat\b")),
    ("medical_claim", _any(
        r"cures?\b|relieves?\b|treats?\b|pain relief|relief (?:of|from)|therapeutic|"
        r"helps? with (?:pain|anxiety|sleep)|against (?:anxiety|pain|insomnia)|"
        r"for (?:anxiety|insomnia|pain|adhd)|doctor recommended|лечит|от боли|облегчает|"
        r"alivia|alivio|para el dolor|hilft gegen|gegen schmerzen|schmerzlindernd|"
        r"lindert|soulage")),
    ("no_prescription", _any(
        r"no (?:rx|prescription|script)\b|without (?:a )?(?:prescription|rx|script)|"
        r"prescription[- ]free|no prior prescription|без рецепта|sin receta|rezeptfrei|"
        r"ohne rezept|sans ordonnance|bez recepty")),
    ("sample", _any(
        r"(?:free )?samples?\b|tester\b|trial pack|пробник|на пробу|проба\b|muestras?\b|"
        r"probe\b|probierpaket|échantillon|próbka")),
    ("youth_appeal", _any(
        r"students?\b|teens?\b|back to school|cartoon|candy\b|gummy bears?|party people|"
        r"school ?mates|студент\w*|школьн\w+|estudiantes?|schüler|studenten")),
)  # fmt: skip

_WANTED = _any(
    r"wtb\b|want(?:ed)? to buy|looking (?:to buy|for a? ?(?:supplier|vendor))|"
    r"wanted:|buying\b|куплю\b|ищу (?:поставщика|продавца)|compro\b|"
    r"busco (?:proveedor|vendedor)|suche\b|kaufe\b|cherche\b|kupię"
)
_SERVICE = _any(
    r"guides?\b|tutorial|e-?book|pdf\b|manual\b|course\b|consult\w+|service\b|"
    r"hosting\b|courier job|lab test|testing service|гайд\b|мануал|инструкция|"
    r"обучение|услуг\w*|servicio|anleitung|dienst(?:leistung)?\b"
)
_WHOLESALE = _any(
    r"wholesale|bulk\b|kilos? (?:only|price)|reseller|опт\w*\b|al por mayor|"
    r"mayorista|großhandel|grosshandel|en gros|hurt\w*\b"
)
_AUCTION = _any(r"auction|bid(?:ding)?\b|аукцион|subasta|auktion|versteigerung")
_DROPSHIP = _any(r"drop-?ship\w*")


@remembered
def payment_in(text: str) -> tuple[str, ...]:
    """Return codes of the means of payment a text names, sorted as tickers then words."""
    return tuple(code for code, words in _PAYMENT if words.search(text))


@remembered
def escrow_in(text: str) -> str:
    """Return ``escrow``, ``fe`` or ``multisig`` as a short text says; empty where it does not."""
    if _NO_FE.search(text) and "escrow" in text.lower():
        return "escrow"
    if _NO_ESCROW.search(text):
        return "fe"
    return next((kind for kind, words in _ESCROW if words.search(text)), "")


@remembered
def delivery_in(text: str) -> tuple[str, ...]:
    """Return how a text says the goods are handed over, sorted."""
    return tuple(kind for kind, words in _DELIVERY if words.search(text))


@remembered
def marketing_in(text: str) -> tuple[str, ...]:
    """Return the marketing techniques in a text, sorted."""
    return tuple(kind for kind, words in _MARKETING if words.search(text))


@remembered
def offer_in(title: str) -> str:
    """Return ``wanted`` or ``service`` where the title says so, else ``sale``."""
    if _WANTED.search(title):
        return "wanted"
    return "service" if _SERVICE.search(title) else "sale"


@remembered
def business_in(text: str) -> str:
    """Return ``dropshipping``, ``auction`` or ``wholesale`` where a text says so."""
    for kind, words in (
        ("dropshipping", _DROPSHIP),
        ("auction", _AUCTION),
        ("wholesale", _WHOLESALE),
    ):
        if words.search(text):
            return kind
    return ""
