"""The words on a vendor's own page: labels of facts, headings of texts, and how facts are said.

In English, Russian, Spanish, German, French, Polish, Italian and Portuguese; lower case.
"""

from __future__ import annotations

import re

from ..labels import label_role
from ..remembered import remembered

__all__ = [
    "ABOUT",
    "FROM",
    "LANGUAGE_OF",
    "LEVELS",
    "LEVEL_SAID",
    "OTHER_PART",
    "RATED",
    "SALES",
    "SEEN",
    "SINCE",
    "STANDING",
    "TERMS",
    "fact_role",
]

_LABELS = {
    "level": """standing, status, seller status, vendor status, title, badge, class, seller class,
        tier, type of
        account, user title, group, seller rank, reputation level, статус, звание, группа,
        статус магазина, категория
        продавца, тип аккаунта, estado, categoría, insignia, tipo de cuenta, rang, titel, gruppe,
        händlerstatus,
        statut, titre, grade, badge, ranga, status, tytuł, stato, grado, nível, selo, vendor lvl,
        lvl""",
    "sales": """sales so far, sales made, sales total, number of deals, deals done, deals closed,
        orders completed, completed orders,
        finished orders, orders done, total deals, total transactions, completed transactions,
        transactions completed, trade volume, orders finalized, number of orders,
        всего сделок, завершённых сделок, завершенных сделок, успешных сделок, успешные сделки,
        количество сделок, количество продаж, всего
        продаж, выполнено заказов, ventas realizadas, ventas cerradas, ventas concluidas,
        ventas totales, ventas completadas,
        pedidos completados, número de ventas,
        abgeschlossene verkäufe, verkäufe gesamt, abgeschlossene bestellungen,
        erfolgreiche verkäufe, transaktionen, handel, ventes réalisées, nombre
        de ventes, ventes totales, commandes, commandes terminées, transakcje, liczba sprzedaży,
        liczba transakcji, zrealizowane zamówienia, vendite totali, ordini
        completati, transazioni, vendas, vendas totais, pedidos concluídos, transações""",
    "rating": """stars, votes, grade, mark, average rating, overall rating, avg rating,
        positive feedback, feedback score,
        positive ratings, satisfaction, approval, rated, vendor score, trust score, seller score,
        средняя оценка, средний рейтинг, положительных отзывов, оценки,
        общий рейтинг, puntuación media, valoración media, nota media, estrellas, votos,
        gesamtbewertung, durchschnitt,
        positive bewertungen, durchschnittsbewertung, wertung, note moyenne,
        évaluations positives, étoiles, średnia ocena, pozytywne opinie, gwiazdki, voto medio,
        media, avaliação,
        avaliação média, nota, reputação, feedback positivi""",
    "member_since": """here since, with us since, trading since, selling since, established, est.,
        account created,
        created, start date, sign up date, signed up, listed since, on the market since,
        first seen, member from, since when, с нами с, продаёт с, продает с, на площадке с, на
        рынке с, дата создания, открыт с, работает с, aquí desde, vende desde, registro en,
        registro, se registró, desde,
        abierto desde, creado, dabei seit, hier
        seit, verkauft seit, eröffnet, konto erstellt, ici depuis, vend depuis, ouvert depuis,
        créé le, tutaj od, sprzedaje od, konto od, założono,
        data rejestracji, qui dal, vende dal, data di iscrizione, aqui desde, cadastrado em,
        registrado em, membro desde""",
    "last_seen": """seen, last here, last sign in, last signed in, was here, last on, last logon,
        last activity date, был здесь, был на сайте, в последний раз, был в сети, была в сети,
        онлайн, последний вход, visto, última vez visto, última vez en línea, conectado,
        última entrada, zuletzt, zuletzt hier, zuletzt angemeldet, letzter
        besuch, zuletzt gesehen am, vu le, vu, dernier accès, en ligne, ostatnio,
        ostatnie logowanie, ostatnia aktywność, ultima visita, ultimo login, visto l'ultima volta,
        última atividade, visto por último, último login""",
    "ships_from": """sends from, posts from, dispatches from, mails from, ship from,
        origin country, отправляет из, шлёт из, envía de, manda desde,
        schickt aus, sendet aus, expédie depuis, expédie de, envoie depuis, wysyła z, spedisce da,
        invia da, envia de, envia desde""",
    "ships_to": """sends to, posts to, mails to, отправляет в, шлёт в, manda a, schickt nach,
        sendet nach, liefert nach, expédie vers, envoie vers,
        wysyła do, spedisce a, invia a, envia para""",
    "languages": """speaks, communication, common languages, говорит на, habla, spricht, parle,
        mówi, parla, fala""",
    "name": """username, user name, user, vendor, seller, nickname, nick, vendor name,
        seller name, shop, store, shop
        name, store name, account, handle, alias, profile of, имя пользователя, логин, ник,
        продавец, магазин, имя, пользователь, usuario, nombre de usuario,
        vendedor, tienda, benutzername, nutzername, verkäufer, händler, shopname,
        nom d'utilisateur, pseudo, vendeur, boutique, nazwa użytkownika,
        użytkownik, sprzedawca, sklep, utente, nome utente, venditore, negozio, usuário,
        nome de usuário, loja""",
    "ignored": """disputes, disputes won, disputes lost, dispute ratio, orders in dispute, споры,
        total posts, posts, messages, coins, escrow, fe,
        balance, wallet, listings, active listings, сообщений, всего сообщений, beiträge,
        mensajes, avatar, pgp, reputation points, votes cast""",
}  # fmt: skip
_ROLE_OF = {
    " ".join(phrase.split()): role
    for role, phrases in _LABELS.items()
    for phrase in phrases.split(",")
}
_TAKEN = frozenset(
    [
        "level",
        "sales",
        "rating",
        "member_since",
        "last_seen",
        "ships_from",
        "ships_to",
        "shipping",
        "languages",
        "description",
        "terms",
        "standing",
    ]
)
_EDGES = " \t:：·•|-–—=»*#►▶>.,()[]"
_NUMBER = r"(\d{1,3}(?:[.,\s\u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d)?\s?k\b|\d{1,9})"
SALES = re.compile(
    rf"(?<![\d.,]){_NUMBER}\s*\+?\s*(?:completed |successful |finali[sz]ed |total |finished "
    rf"|successfully |confirmed )?(?:sales?|deals?|orders?|transactions?|"
    r"trades?|purchases|sold|сделок|сделк[аи]|продаж\w?|заказ(?:ов|а)?|ventas?|transacciones"
    r"|pedidos|verkäufe|verkauft|bestellungen|transaktionen|ventes|"
    r"commandes|sprzeda\w{1,3}|transakcj\w{1,2}|zamówie[nń]\w?|vendite|ordini|transazioni"
    r"|vendas)(?![^\W_])",
    re.I,
)
_RATED = r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)(?![\d/]\d)"
RATED = re.compile(
    rf"{_RATED}\s?%\s*(?:positive|pos\b|feedback|satisf|rating|approval|положит|positiv|pozytyw"
    rf"|satisfai)|"
    rf"{_RATED}\s*(?:/|of|out of|de|von|sur|из|su|na|sobre)\s*(?:5|10|100)(?![\d/])|"
    rf"(?:rating|rated|score|рейтинг|оценка|bewertung|note|nota(?: media)?(?: de)?|ocena|voto"
    rf"|puntuación|valoración|avaliação)(?:\s(?:medi[ao]|moyenne|average|средн\w{{2}}))?\s*"
    rf"(?:of|de|di|von|:)?\s*{_RATED}(?![\d/])|"
    rf"[★⭐]\s*{_RATED}(?![\d/])|(?<![\d.,]){_RATED}\s*[★⭐](?![★⭐])",
    re.I,
)
SINCE = re.compile(
    r"\b(?:member|vendor|seller|trading|selling|here|active|joined|registered|established"
    r"|with us|sells|vending|started|signed up|на сайте|на площадке|с нами|продаёт|продает"
    r"|работает|зарегистрирован\w?|"
    r"miembro|vendedor|vende|registrado|se unió|aquí|mitglied|händler|verkäufer|verkauft|dabei"
    r"|registriert|beigetreten|membre|vendeur|vend|inscrit|ici|członek|sprzeda\w{1,4}"
    r"|dołączył\w?|zarejestrowan\w|"
    r"membro|venditore|iscritto|vende qui|cadastrado)\b[^.\d]{0,16}?(?:\bsince|\bon|\bin|\bс"
    r"|\bsince:|\bdesde(?: el)?|\bel|\bseit|\bam|\bdepuis(?: le)?|\ble|\bod|\bdnia|\bdal|\bil"
    r"|\bem)?\s+(.{4,40})",
    re.I,
)
SEEN = re.compile(
    r"\b(?:last (?:seen|online|active|login|visit|activity|on|here|logged in|signed in)|seen"
    r"|active|online|был[аи]? (?:в сети|онлайн|здесь|на сайте)|заходил\w?"
    r"|последн\w{2} (?:визит|вход|активность)|"
    r"últim[ao] (?:visita|conexión|vez|acceso|actividad)|visto|conectado|zuletzt(?: (?:gesehen"
    r"|online|aktiv|angemeldet|hier))?|letzter login|dernière (?:connexion|visite|activité)|vu"
    r"|ostatnio(?: \w{4,10})?|"
    r"ultim[ao] (?:visita|accesso)|visto l'ultima volta"
    r"|última atividade)\b\s*[:–-]?\s*(.{2,40})",
    re.I,
)
FROM = re.compile(
    r"\b(?:ships?|shipping|sends?|posts?|dispatches|delivers|based|mails?)\s(?:out )?(?:from"
    r"|in)\s+|\b(?:sells?|selling) from\s+|\b(?:vende|vend|продает|продаёт|verkauft|sprzedaje)"
    r" (?:da|depuis|desde|из|aus|z)\s+|\b(?:отправ\w{2,5}|шл[её]т|доставка)\s(?:из|с)\s+"
    r"|\b(?:se )?env[ií]\w{1,3}(?: \w{2,8})? desde\s+|\bsale de\s+|"
    r"\b(?:versand|versendet|verschickt|schickt|sendet|liefert)(?: erfolgt)? (?:aus|von)\s+"
    r"|\b(?:expédi\w{1,4}|envoi\w?|livr\w{1,4}) (?:de|depuis)\s+|\bwysył\w{1,3} z\s+"
    r"|\bsped\w{2,5} da\w?\s+|\benvia d[eo]\s+",
    re.I,
)
LEVEL_SAID = re.compile(
    r"\b(?:(?:vendor|seller|trust|trusted|user) )?(?:level|lvl|rank|tier|уровень|ранг|nivel"
    r"|stufe|rang|niveau|poziom|livello|nível)\s*[:.#]?\s*(?:\d{1,3}|[IVX]{1,5}"
    r"|[A-Z]\w{2,14})(?!\w)|\btop \d{1,2}(?:[.,]\d)?\s?%|\b(?:TL|VL)\s?\d{1,2}\b",
    re.I,
)
LEVELS = re.compile(
    r"^(?:(?:top|trusted|verified|premium|elite|super|power|pro|senior|junior|new|star"
    r"|gold(?:en)?|silver|bronze|platinum|diamond|vip|legendary|established|certified|approved"
    r"|featured|official|preferred|expert|experienced|reliable|professional)"
    r"(?:[\s-](?:vendor|seller|shop|store|dealer|member|merchant|user))?|(?:vendor"
    r"|seller)[\s-](?:gold|silver|bronze|platinum|elite|pro)"
    r"|top \d{1,2}\s?% (?:of )?(?:sellers|vendors)?|newbie|"
    r"проверенн\w{2}(?: \w{3,10})?|над[её]жн\w{2}(?: \w{3,10})?|золот\w{2}|серебрян\w{2}"
    r"|платинов\w{2}|топ[\s-]?(?:магазин|продавец)?|новичок|новый (?:магазин|продавец)|премиум"
    r"|"
    r"(?:vendedor )?(?:experto|verificado|de confianza|oro|plata|bronce|platino|destacado|novato"
    r"|nuevo)|(?:geprüfter?|verifizierter?|vertrauenswürdiger?|neuer|top-?)[\s-]?(?:händler"
    r"|verkäufer)?|silber|platin|"
    r"(?:vendeur )?(?:expert|vérifié|confirmé|de confiance|or|argent|bronze|platine|nouveau)"
    r"|(?:zweryfikowany|zaufany|nowy|złoty|srebrny)(?: sprzedawca)?"
    r"|(?:venditore )?(?:esperto|verificato|affidabile|oro|argento|nuovo)|"
    r"(?:vendedor )?(?:confiável|ouro|prata))$",
    re.I,
)
ABOUT = re.compile(
    r"^(?:about(?: (?:us|me|the (?:vendor|seller|shop|store)|vendor|seller|this vendor"
    r"|the shop|\S{2,30}))?|(?:vendor |shop |store |seller |profile |user )?(?:description|bio"
    r"|introduction|info|information|profile)|introduction|who we are|"
    r"описание(?: \w{4,12})?|о (?:продавце|магазине|нас|себе|мне)|информация|sobre (?:mí"
    r"|nosotros|el vendedor|la tienda|\S{2,30})|descripción|perfil|presentación"
    r"|acerca de\b.{0,30}|"
    r"beschreibung|über (?:uns|mich|den (?:verkäufer|händler)|\S{2,30})|profil|vorstellung"
    r"|présentation|à propos(?: .{2,30})?|qui sommes-nous|opis|o (?:mnie|nas|sprzedawcy)|"
    r"descrizione|chi siamo|presentazione|descrição|sobre (?:nós|mim))$",
    re.I,
)
TERMS = re.compile(
    r"^(?:(?:vendor |shop |store |our |my |sales? )?(?:terms(?: (?:and|&) conditions"
    r"| of (?:service|sale))?|refund policy|refunds?(?: (?:and|&) reship\w*)?|polic(?:y|ies)"
    r"|rules|t&c|tos|conditions|returns)|shipping policy|reship policy|refund & terms|"
    r"(?:наши )?(?:условия|правила)(?: \w{4,12}){0,2}|возврат\w?|términos(?: y condiciones)?"
    r"|condiciones(?: \w{2,10}){0,2}|política\w?(?: \w{2,12}){0,3}|reglas|(?:geschäfts"
    r"|verkaufs)?bedingungen|agb|regeln|rückerstattung|"
    r"conditions(?: de vente| générales)?|politique\b.{0,30}|règles|remboursement|regulamin"
    r"|warunki(?: \w{3,12})?|zasady|termini(?: \w{1,12}){0,3}|condizioni(?: \w{2,10}){0,2}"
    r"|regole|termos(?: \w{1,12}){0,3}|condições)$",
    re.I,
)
OTHER_PART = re.compile(
    r"^(?:pgp(?: public)?(?: key)?|public key|feedback|reviews?|ratings?|listings?|items"
    r"|products?|offers?|contact(?: .{2,30})?|signature|statistics|user statistics|stats|facts"
    r"|links|badges|disputes|news|announcements?|"
    r"similar .{2,20}|ключ pgp|pgp[\s-]ключ|отзывы|товары(?: .{2,20})?|предложения|контакты"
    r"|новости|статистика|подпись|clave pgp|opiniones|valoraciones|(?:sus )?anuncios|productos"
    r"|ofertas|contacto|firma|estadísticas|"
    r"pgp[\s-]schlüssel|bewertungen|angebote|artikel|kontakt|signatur|statistik|clé pgp|avis"
    r"|offres|annonces|produits|contact|klucz pgp|opinie|oferty|produkty|kontakt|chiave pgp"
    r"|recensioni|offerte|annunci|prodotti|contatti|avaliações|produtos|contato)"
    r"(?:\s*[\[(]\d+[\])])?$",
    re.I,
)
STANDING = re.compile(
    r"\b(?:other|external|imported|elsewhere|also on|also (?:seen|known|found|active)|previous"
    r"|verified on|recon|grams|legacy|past)\b.{0,40}(?:market|feedback|rating|review|site"
    r"|platform|known|seen|on$|on:|profile|history|:)|^(?:recon|also (?:seen|known"
    r"|active) (?:on|at)|imported (?:feedback|ratings?|reviews?)|verified (?:on|at|elsewhere|:)"
    r"|verified:|ratings? elsewhere|seen (?:on"
    r"|at)|elsewhere|other markets)\b|"
    r"друг\w{2} (?:площадк|маркет|рынк)|также на|импортированн\w{2}|с других площадок"
    r"|otros mercados|otras plazas|también en|importad[ao]s|andere[nr]? (?:märkte|marktplätze"
    r"|plattform)|importierte|auch (?:auf|bei)\b|autres? (?:marchés|places|sites)|aussi sur"
    r"|importés|inn(?:e|ych) (?:rynk|targ|market)|"
    r"również na|importowane|altri (?:mercati|siti)|anche su|outros mercados|também em",
    re.I,
)
_LANGUAGES = {
    "en": "english английский inglés englisch anglais angielski inglese inglês",
    "ru": "russian русский ruso russisch russe rosyjski russo",
    "es": "spanish испанский español spanisch espagnol hiszpański castellano spagnolo espanhol",
    "de": "german немецкий alemán deutsch allemand niemiecki tedesco alemão",
    "fr": "french французский francés französisch français francuski francese francês",
    "it": "italian итальянский italiano italienisch italien włoski",
    "pt": "portuguese португальский portugués portugiesisch português portugais portugalski",
    "pl": "polish польский polaco polnisch polonais polski polacco polonês",
    "nl": "dutch нидерландский голландский holandés niederländisch nederlands néerlandais",
    "uk": "ukrainian украинский ucraniano ukrainisch українська",
    "sv": "swedish шведский sueco schwedisch svenska",
    "fi": "finnish финский finés finnisch suomi",
}  # fmt: skip
LANGUAGE_OF = {name: code for code, names in _LANGUAGES.items() for name in names.split()} | {
    code: code for code in _LANGUAGES
}


@remembered
def fact_role(text: str) -> str:
    """Return what a label on a vendor's page announces (``sales``, ``name``), empty for none."""
    if not 1 < len(text) <= 40:
        return ""
    name = text.strip(_EDGES).lower()
    own = _ROLE_OF.get(name, "")
    if own:
        return own
    role = label_role(text)
    return role if role in _TAKEN else ""
