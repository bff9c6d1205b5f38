"""Azafran: a Spanish market of nested tables and font tags, as hand-written PHP of old (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2015-05-07T22:40:00Z"
NOW = datetime.fromisoformat(SEEN)
RATE = Decimal("0.2064")  # euros for a thousandth of a bitcoin
MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000"}
MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)

# title | category | quantity | euros
GOODS = (
    ("1 gramo de coca alita de mosca (sin corte)", "Estimulantes", "1 g", "65,00"),
    ("5gr Perico roca 85% ENVIO GRATIS", "Estimulantes", "5 g", "295,00"),
    ("Speed pasta vasca - 10 gramos", "Estimulantes", "10 g", "80,00"),
    ("Speed pasta vasca - 100 gramos", "Estimulantes", "100 g", "520,00"),
    ("Medio kilo de speed pasta ¡¡OFERTA!!", "Estimulantes", "500 g", "1.950,00"),
    ("3,5g cogollos Critical [interior]", "Cannabis", "3.5 g", "22,50"),
    ("25 gramos Moby Dick exterior, curada", "Cannabis", "25 g", "110,00"),
    ("Hachís polen apaleado 5g", "Cannabis", "5 g", "30,00"),
    ("100gr Hachís «aceituna» marroquí", "Cannabis", "100 g", "340,00"),
    ("1 Kg marihuana outdoor Valle, al vacío", "Cannabis", "1 kg", "2.890,00"),
    ("5 x 150ug secantes LSD «La Catrina»", "Psicodélicos", "5x150 ug", "42,00"),
    ("20 x 150ug secantes LSD «La Catrina»", "Psicodélicos", "20x150 ug", "130,00"),
    ("Monguis secos 7 g + trufa de regalo", "Psicodélicos", "7 g", "48,00"),
    ("DMT 500mg casero NO, importado SÍ", "Psicodélicos", "500 mg", "70,00"),
    ("10 pastillas «Tranvía Azul» de Holanda", "Éxtasis", "10 tablet", "55,00"),
    ("50 pastillas «Tranvía Azul» de Holanda", "Éxtasis", "50 tablet", "210,00"),
    ("MDMA cristal 2 gr. (testada)", "Éxtasis", "2 g", "60,00"),
    ("MDMA cristal 1/2 gramo", "Éxtasis", "0.5 g", "19,00"),
    ("Ketamina 1g inyectable evaporada", "Disociativos", "1 g", "38,00"),
    ("Rivotril 2mg caja 60 comprimidos", "Farmacia", "60 tablet|60x2 mg", "45,00"),
    ("Trankimazin 2 mg x 30 comprimidos", "Farmacia", "30x2 mg|30 tablet", "36,00"),
    ("Heroína marrón 1g (Turquía)", "Opiáceos", "1 g", "52,00"),
    ("Popper 24ml", "Otros", "24 ml", "11,90"),
    ("Manual de envíos discretos PDF", "Digital", "", "4,50"),
)
VENDORS = {  # name: from, code, to, codes, votes, joined
    "elmolino": (
        "Espa&ntilde;a",
        "ES",
        "Espa&ntilde;a y Portugal",
        ["ES", "PT"],
        231,
        (2014, 2, 3),
    ),
    "Garza Negra": ("Espa&ntilde;a", "ES", "Uni&oacute;n Europea", ["EU"], 94, (2014, 9, 21)),
    "tulip_an": ("Holanda", "NL", "Todo el mundo", ["WW"], 1205, (2013, 12, 30)),
    "PampaSur": (
        "Argentina",
        "AR",
        "Argentina, Chile, Uruguay",
        ["AR", "CL", "UY"],
        17,
        (2015, 3, 11),
    ),
}
VOTES = (
    "Todo perfecto, lleg&oacute; en 3 d&iacute;as",
    "Buen peso y buena pinta, repetir&eacute;",
    "tard&oacute; un poco, pero bien",
    "No ha llegado nada. Reembolso a medias",
    "10/10 crack",
    "Discreci&oacute;n absoluta",
)


def _plain(text: str) -> str:
    for entity, letter in (
        ("&ntilde;", "ñ"),
        ("&oacute;", "ó"),
        ("&iacute;", "í"),
        ("&eacute;", "é"),
    ):
        text = text.replace(entity, letter)
    return text


def _quantity(code: str) -> Row | None:
    if not code:
        return None
    pieces, _, rest = code.rpartition("x")
    amount, unit = rest.split()
    found: Row = {"amount": amount, "unit": unit}
    if pieces:
        found["pieces"] = pieces
    if unit in MASS:
        found["grams"] = (
            f"{(Decimal(amount) * Decimal(MASS[unit]) * int(pieces or 1)).normalize():f}"
        )
    return found


def _date(at: datetime) -> str:
    return f"{at.day} de {MONTHS[at.month - 1]} de {at.year}"


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for copy in range(2):
        for title, category, code, euros in GOODS:
            name = (
                title
                if not copy
                else title
                + rng.choice((" *NUEVO*", " (ultimas)", " - stock limitado", " ..::calidad::.."))
            )
            number = 101 + len(items) * 3
            item: Row = {
                "title": name,
                "category": category,
                "quantity": _quantity(code.partition("|")[0]),
                "quantity_also": _quantity(code.partition("|")[2]),
                "shown": euros,
                "eur": euros.replace(".", "").replace(",", "."),
            }
            item |= {
                "vendor": rng.choice(sorted(VENDORS)),
                "url": f"ver.php?art={number}&c={rng.randint(1, 8)}",
                "number": number,
                "views": rng.randint(3, 2100),
            }
            item |= {
                "listed": NOW - timedelta(days=rng.randint(2, 260)),
                "sold_out": rng.random() < 0.07,
            }
            items.append(item)
    rng.shuffle(items)
    return items


def _coin(item: Row) -> str:
    return f"{Decimal(item['eur']) / RATE:.1f}"


def _truth(item: Row, *fields: str) -> Row:
    _, code, _, _, _, _ = VENDORS[item["vendor"]]
    found = {
        k: item[k]
        for k in ("title", "vendor", "quantity", "quantity_also", *fields)
        if item.get(k) is not None
    }
    found |= {
        "price": {"amount": item["eur"], "currency": "EUR"},
        "price_also": {"amount": _coin(item), "currency": "mBTC"},
        "ships_from": code,
    }
    if "OFERTA" in item["title"]:
        found["marketing"] = ["discount"]
    if item["sold_out"]:
        found["stock"] = 0
    return found


def _page(title: str, content: str) -> str:
    rows = "\n".join(
        f'<TR><TD BGCOLOR="{"#FFF4E0" if n % 2 else "#FFE9C4"}"><FONT FACE="Verdana" SIZE="1">&raquo; <A HREF="lista.php?c={n}">{escape(c)}</A> ({k})</FONT>'
        for n, (c, k) in enumerate(
            (
                ("Cannabis", 311),
                ("Estimulantes", 190),
                ("Éxtasis", 88),
                ("Psicodélicos", 61),
                ("Disociativos", 12),
                ("Opiáceos", 20),
                ("Farmacia", 104),
                ("Otros", 33),
            ),
            1,
        )
    )
    return f"""<HTML><HEAD><TITLE>.:: Azafran ::. {escape(title)}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#333333" LINK="#993300" TOPMARGIN="0"><CENTER>
<TABLE WIDTH="920" BORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD COLSPAN="3" BGCOLOR="#CC6600" HEIGHT="60" ALIGN="center"><FONT FACE="Georgia" SIZE="6" COLOR="#FFFFFF"><B>Azafran</B></FONT><BR><FONT SIZE="1" COLOR="#FFFFFF">el zoco an&oacute;nimo en tu idioma</FONT></TD></TR>
<TR><TD COLSPAN="3" BGCOLOR="#EEEEEE"><FONT SIZE="2"><A HREF="index.php">Inicio</A> | <A HREF="cesta.php">Cesta (0)</A> | <A HREF="mensajes.php">Mensajes</A> | <A HREF="vender.php">Vender</A> | <A HREF="salir.php">Salir</A></FONT></TD></TR>
<TR><TD WIDTH="150" VALIGN="top"><TABLE WIDTH="100%" BORDER="0" CELLSPACING="1">{rows}</TABLE>
<BR><FONT SIZE="1">Cambio: 1 mBTC = 0,2064 &euro;<BR>Usuarios en l&iacute;nea: 41</FONT></TD>
<TD WIDTH="10">&nbsp;</TD><TD VALIGN="top">
{content}
</TD></TR><TR><TD COLSPAN="3" ALIGN="center"><HR NOSHADE SIZE="1"><FONT SIZE="1">Azafran 2013-2015. Pagos en bitcoin. Dep&oacute;sito en garant&iacute;a durante 15 d&iacute;as.</FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""


def _cell(item: Row) -> str:
    origin, _, _, _, votes, _ = VENDORS[item["vendor"]]
    href = item["url"].replace("&", "&amp;")
    out = '<BR><FONT SIZE="1" COLOR="#999999">AGOTADO</FONT>' if item["sold_out"] else ""
    return f"""<TD WIDTH="33%" VALIGN="top" ALIGN="center"><TABLE WIDTH="95%" BORDER="1" BORDERCOLOR="#DDBB88" CELLPADDING="3"><TR><TD ALIGN="center"><A HREF="{href}"><IMG SRC="fotos/{item["number"]}_p.jpg" WIDTH="100" BORDER="0"></A>
<TR><TD><FONT FACE="Verdana" SIZE="2"><B><A HREF="{href}">{escape(item["title"])}</A></B></FONT><BR>
<FONT SIZE="3" COLOR="#CC0000"><B>{item["shown"]} &euro;</B></FONT> <FONT SIZE="1">({_coin(item).replace(".", ",")} mBTC)</FONT><BR>
<FONT SIZE="1">{item["vendor"]} [{votes}] &middot; <IMG SRC="img/f.gif" ALT="{origin}" WIDTH="16"> &middot; visto {item["views"]} veces</FONT>{out}</TABLE>
"""


def _grid(items: list[Row]) -> str:
    rows = [
        "<TR>" + "".join(map(_cell, items[n : n + 3])) + "<TD>&nbsp;" * (3 - len(items[n : n + 3]))
        for n in range(0, len(items), 3)
    ]
    return f'<TABLE WIDTH="100%" BORDER="0" CELLPADDING="4">{"".join(rows)}</TABLE>'


def _results(items: list[Row], number: int) -> SitePage:
    links = " ".join(
        f"<B>[{n}]</B>" if n == number else f'<A HREF="lista.php?p={n}">[{n}]</A>'
        for n in (1, 2, 3)
    )
    body = f'<FONT SIZE="4">Todos los art&iacute;culos</FONT><BR><FONT SIZE="1">Ordenar: <A HREF="lista.php?o=precio">precio</A> <A HREF="lista.php?o=fecha">fecha</A></FONT>{_grid(items)}<P ALIGN="right">P&aacute;ginas: {links}'
    return SitePage(
        f"/lista.php?p={number}",
        _page("Todos", body),
        "results",
        listings=[_truth(i, "url", "views") for i in items],
    )


def _votes(rng: random.Random, item: Row, count: int, *, named: bool) -> tuple[str, list[Row]]:
    rows, truth = [], []
    for days in sorted(rng.sample(range(1, 100), count)):
        text, score, buyer = (
            rng.choice(VOTES),
            rng.choice((5, 5, 4, 1)),
            f"{rng.choice('acjmp')}*****",
        )
        at = NOW - timedelta(days=days)
        what = f'<TD><FONT SIZE="1">{escape(item["title"])}</FONT>' if named else ""
        rows.append(
            f'<TR><TD NOWRAP><FONT SIZE="1">{_date(at)}</FONT><TD>{"&#9733;" * score}{"&#9734;" * (5 - score)}<TD><FONT SIZE="2"><I>{text}</I></FONT>{what}<TD><FONT SIZE="1">{buyer}</FONT>'
        )
        entry = {
            "vendor": item["vendor"],
            "rating": str(score),
            "text": _plain(text),
            "buyer": buyer,
            "at": f"{at:%Y-%m-%d}",
        }
        truth.append(entry | ({"listing": item["title"]} if named else {}))
    return f'<TABLE BORDER="0" CELLPADDING="2">{"".join(rows)}</TABLE>', truth


def _detail(rng: random.Random, item: Row) -> SitePage:
    origin, _, target, codes, votes, _ = VENDORS[item["vendor"]]
    lines = [
        "Producto de primera.",
        "Enviamos los lunes y los jueves en sobre acolchado.",
        "Pedidos grandes: preguntar antes.",
    ]
    out = "AGOTADO" if item["sold_out"] else "Disponible"
    table, feedback = _votes(rng, item, rng.randint(2, 5), named=False)
    facts = (
        ("Vendedor", f'<A HREF="vendedor.php?n={item["vendor"]}">{item["vendor"]}</A> [{votes}]'),
        ("Env&iacute;a desde", origin),
        ("Env&iacute;a a", target),
        ("Publicado", _date(item["listed"])),
        ("Visitas", item["views"]),
        ("Estado", out),
    )
    rows = "".join(
        f'<TR><TD BGCOLOR="#FFE9C4"><FONT SIZE="2"><B>{k}</B></FONT><TD><FONT SIZE="2">{v}</FONT>'
        for k, v in facts
    )
    body = f"""<FONT SIZE="1"><A HREF="index.php">Inicio</A> &gt; <A HREF="lista.php?c=1">{item["category"]}</A></FONT><BR><FONT SIZE="5"><B>{escape(item["title"])}</B></FONT>
<TABLE WIDTH="100%"><TR><TD WIDTH="260" VALIGN="top"><IMG SRC="fotos/{item["number"]}.jpg" WIDTH="250"><TD VALIGN="top"><TABLE WIDTH="100%" CELLPADDING="3">{rows}</TABLE><P><FONT SIZE="5" COLOR="#CC0000">{item["shown"]} &euro;</FONT> = {_coin(item).replace(".", ",")} mBTC<FORM METHOD="post" ACTION="cesta.php"><INPUT TYPE="hidden" NAME="art" VALUE="{item["number"]}">Cantidad <INPUT NAME="n" SIZE="2" VALUE="1"> <INPUT TYPE="submit" VALUE="A&ntilde;adir a la cesta"></FORM></TABLE>
<P><FONT SIZE="2">{"<BR>".join(lines)}</FONT><P><B>Votos de compradores</B>{table}"""
    truth = _truth(item, "views") | {
        "category": [item["category"]],
        "ships_to": codes,
        "description": " ".join(lines),
        "listed_at": f"{item['listed']:%Y-%m-%d}",
    }
    return SitePage(
        "/" + item["url"],
        _page(item["title"], body),
        "listing",
        listings=[truth],
        feedback=feedback,
    )


def _vendor(rng: random.Random, name: str, items: list[Row]) -> SitePage:
    origin, code, target, _, votes, joined = VENDORS[name]
    lines = ["Gente seria para gente seria.", "Contesto todos los d&iacute;as menos el domingo."]
    table, feedback = _votes(rng, items[0], 6, named=True)
    nick = name.lower().replace(" ", "")
    body = f"""<TABLE WIDTH="100%" BGCOLOR="#FFF4E0" CELLPADDING="6"><TR><TD><FONT SIZE="5"><B>{name}</B></FONT><BR><FONT SIZE="2">Votos: <B>{votes}</B> (97,5% positivos)<BR>Miembro desde el {_date(datetime(*joined))}<BR>&Uacute;ltima visita: ayer<BR>Env&iacute;a desde: {origin}<BR>Env&iacute;a a: {target}</FONT><TD VALIGN="top"><FONT SIZE="2">{"<BR>".join(lines)}</FONT></TABLE>
<P><FONT SIZE="2">Correo: {nick}@correo.example</FONT><P><FONT SIZE="4">Sus art&iacute;culos</FONT>{_grid(items)}<P><FONT SIZE="4">Votos</FONT>{table}"""  # noqa: DTZ001
    vendor = {
        "name": name,
        "rating": "97.5",
        "ships_from": code,
        "member_since": f"{datetime(*joined):%Y-%m-%d}",  # noqa: DTZ001
        "last_seen": "2015-05-06",
        "description": _plain(" ".join(lines)),
    }
    return SitePage(
        f"/vendedor.php?n={name}",
        _page(name, body),
        "vendor",
        listings=[_truth(i, "url", "views") for i in items],
        vendors=[vendor],
        feedback=feedback,
        handles=[{"kind": "email", "value": f"{nick}@correo.example", "account": name}],
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [_results(items[:24], 1), _results(items[24:46], 2), _results(items[46:47], 3)]
    empty = SitePage(
        "/buscar.php?q=zzz",
        _page(
            "Buscar",
            '<FONT SIZE="4">Buscar</FONT><P>No se ha encontrado ning&uacute;n art&iacute;culo.',
        ),
        "results",
    )
    details = [_detail(rng, i) for i in items[:3]]
    own = {v: [i for i in items if i["vendor"] == v][:7] for v in sorted(VENDORS)}
    vendors = [_vendor(rng, v, own[v]) for v in sorted(own, key=lambda v: (-len(own[v]), v))[:2]]
    news = '<FONT SIZE="4">Bienvenido, invitado</FONT><P><FONT SIZE="2"><B>2 de mayo de 2015</B> - Nuevo servidor, m&aacute;s r&aacute;pido.<BR><B>18 de abril de 2015</B> - Comisi&oacute;n del 3% para todos.</FONT><P><B>Destacados</B>'
    home = SitePage(
        "/index.php",
        _page("Inicio", news + _grid(items[9:15])),
        "index",
        listings=[_truth(i, "url", "views") for i in items[9:15]],
    )
    login = '<HTML><HEAD><TITLE>.:: Azafran ::. Entrar</TITLE></HEAD><BODY><CENTER><FORM METHOD="post"><TABLE><TR><TD>Usuario:<TD><INPUT NAME="u"><TR><TD>Contrase&ntilde;a:<TD><INPUT TYPE="password" NAME="c"><TR><TD><IMG SRC="codigo.php"><TD><INPUT NAME="cod" SIZE="5"><TR><TD COLSPAN="2"><INPUT TYPE="submit" VALUE="Entrar"></TABLE></FORM><A HREF="registro.php">Registrarse</A></CENTER></BODY></HTML>'
    error = "<HTML><BODY><B>Warning</B>: mysql_connect() [<A HREF='function.mysql-connect'>function.mysql-connect</A>]: Too many connections in <B>conf.php</B> on line <B>12</B><BR>Error de base de datos.</BODY></HTML>"
    return [
        *results,
        empty,
        *details,
        *vendors,
        home,
        SitePage("/entrar.php", login, "login"),
        SitePage("/error", error, "error"),
    ]


SITE = TestSite("azafran", "market", "es", SEEN, _pages)
