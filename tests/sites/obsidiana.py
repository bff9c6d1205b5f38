"""A made-up dark market of 2020 in Spanish: list groups with ribbons on a dark theme, dollars, Latin America and Spain."""
# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_RATE = Decimal("6204.55")
_JPG = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP8BAQE="
_ISO = {
    "Colombia": "CO",
    "México": "MX",
    "España": "ES",
    "Argentina": "AR",
    "Perú": "PE",
    "Chile": "CL",
    "Países Bajos": "NL",
    "Estados Unidos": "US",
    "Todo el mundo": "WW",
    "Unión Europea": "EU",
    "Uruguay": "UY",
}
_CATS = {
    "c": ("Drogas", "Estimulantes", "Cocaína"),
    "a": ("Drogas", "Estimulantes", "Anfetamina"),
    "x": ("Drogas", "Éxtasis", "Pastillas"),
    "m": ("Drogas", "Éxtasis", "MDMA"),
    "w": ("Drogas", "Cannabis", "Flores"),
    "h": ("Drogas", "Cannabis", "Hachís"),
    "l": ("Drogas", "Psicodélicos", "LSD"),
    "k": ("Drogas", "Disociativos", "Ketamina"),
    "b": ("Drogas", "Recetados", "Benzos"),
    "g": ("Digital", "Guías", "Anonimato"),
}
_SNIP = {
    "c": "Escama pura sin lavar dos veces. Sellado al vacío y doble sobre.",
    "a": "Pasta húmeda recién hecha, conservar en frío.",
    "x": "Prensadas este mes, probadas en casa. Una basta.",
    "m": "Cristales grandes color champaña, sin olor a solvente.",
    "w": "Cogollos curados treinta días. Cero semillas.",
    "h": "Suave, burbujea, no rasca la garganta.",
    "l": "Papel troquelado, guardado siempre en congelador.",
    "k": "Agujas limpias, se disuelve sin residuo.",
    "b": "Blíster original de farmacia, caducidad 2022.",
    "g": "Entrega automática al confirmar el pago. PDF en español.",
}
# title ~ vendor ~ USD ~ quantity ~ category ~ from ~ to ~ stock ~ E/F/M(ultisig)
_ROWS = """1g Cocaína escama de pescado 90%+ ★ directo de Cali ★~cafetero_fino~38.00~1g~c~Colombia~Todo el mundo~200~E
5 gr Perico puro [envío certificado]~cafetero_fino~165.00~5g~c~Colombia~Todo el mundo~80~E
28g (1 onza) Cocaína ladrillo, sello «El Jaguar»~cafetero_fino~790.00~28g~c~Colombia~Todo el mundo~12~F
Muestra 0.5g coca lavada - 1 por usuario~LaCumbiaNorte~22.50~0.5g~c~Perú~Argentina,Chile,Perú~40~E
10g coca boliviana rosada / sin corte~LaCumbiaNorte~298.00~10g~c~Perú~Argentina,Chile,Perú~25~E
Coca 3,5g - Madrid y Barcelona 24h~gatomontes~245.00~3.5g~c~España~España~30~E
50g Speed pasta holandesa 75%~gatomontes~210.00~50g~a~España~España,Unión Europea~15~E
Speed 10 gramos seco~gatomontes~58.00~10g~a~España~España,Unión Europea~~E
10x Pastillas "Calavera Rosa" 230mg~tiopulque~55.00~10x230mg~x~México~México,Estados Unidos~120~E
50 x Tachas Luchador Azul 200mg | mayoreo chico~tiopulque~199.99~50x200mg~x~México~México,Estados Unidos~60~M
100 pastillas éxtasis Sol Naranja~gatomontes~310.00~100pc~x~España~España,Unión Europea~34~F
MDMA cristal 5g ~ lote 17~tiopulque~120.00~5g~m~México~México~55~E
1 onza de MDMA roca~gatomontes~405.00~1oz~m~España~España,Unión Europea~6~E
Gorila Blanco 7g invernadero~SemillaAustral~62.00~7g~w~Argentina~Argentina,Uruguay~45~E
14 gramos Limonada Haze (indoor)~SemillaAustral~105.00~14g~w~Argentina~Argentina,Uruguay~20~E
Creepy 100g prensado fresco -- precio de amigo~cafetero_fino~150.00~100g~w~Colombia~Colombia~0~E
Hachís 25g «aceituna» de Ketama~gatomontes~130.00~25g~h~España~España,Unión Europea~70~E
Hash casero agua-hielo 3g~SemillaAustral~48.00~3g~h~Argentina~Argentina~18~E
25 tripas LSD 120ug "Sol Inca"~espejo.negro~110.00~25x120ug~l~Chile~Todo el mundo~90~E
LSD 100x100ug plancha completa~espejo.negro~370.00~100x100ug~l~Chile~Todo el mundo~14~M
Gotero LSD 10ml (sin etiqueta)~espejo.negro~495.00~10ml~l~Chile~Todo el mundo~3~E
Ketamina 1g aguja~espejo.negro~40.00~1g~k~Chile~Chile,Argentina~66~E
Ketamina 20 g para conocedores~tiopulque~520.00~20g~k~México~México~5~F
Clonazepam 2mg x 30 caja~LaCumbiaNorte~45.00~30x2mg~b~Perú~Perú,Chile~100~E
Rivotril 90 tabletas 2mg~LaCumbiaNorte~118.00~90x2mg~b~Perú~Perú,Chile~26~E
Manual del fantasma: anonimato básico 2020 (PDF)~letraminuscula~6.00~~g~España~Todo el mundo~~E
Guía rápida de monederos y mezclas, 55 págs~letraminuscula~3.50~~g~España~Todo el mundo~~E
MAYOREO cocaína 50g - 1kg (ver tabla) base 50 g~cafetero_fino~1,350.00~50g~c~Colombia~Todo el mundo~40~M
500g Speed pasta - solo revendedores~gatomontes~1,180.00~500g~a~España~España~4~F
1/2 kilo de hachís, 500 gramos~gatomontes~1,695.50~500g~h~España~España,Unión Europea~3~F"""
_VENDORS = {
    "cafetero_fino": ("Colombia", "98.7", 1204, 7, "2019-06-12", "12 de junio de 2019"),
    "LaCumbiaNorte": ("Perú", "96.1", 388, 5, "2019-08-03", "3 de agosto de 2019"),
    "gatomontes": ("España", "99.2", 861, 6, "2019-05-27", "27 de mayo de 2019"),
    "tiopulque": ("México", "95.0", 274, 4, "2019-10-09", "9 de octubre de 2019"),
    "SemillaAustral": ("Argentina", "100", 63, 2, "2019-12-01", "1 de diciembre de 2019"),
    "espejo.negro": ("Chile", "97.4", 142, 3, "2019-09-15", "15 de septiembre de 2019"),
    "letraminuscula": ("España", "91.3", 23, 1, "2020-01-20", "20 de enero de 2020"),
}
_MASS = {
    "g": Decimal(1),
    "mg": Decimal("0.001"),
    "ug": Decimal("0.000001"),
    "kg": Decimal(1000),
    "oz": Decimal("28.35"),
}
_SAID = [
    "Llegó a Ciudad de México en 11 días, buen sigilo",
    "Calidad brutal, repito seguro",
    "Me faltaron 0.2 pero lo arregló enseguida",
    "Excelente comunicación, 10 de 10",
    "Se perdió en aduana y reenvió la mitad",
    "No llegó nunca, disputa ganada",
    "Todo ok por Valencia, gracias crack",
]
_ESCROW = {
    "E": ("success", "Depósito en garantía", "escrow"),
    "F": ("danger", "Pago anticipado (FE)", "fe"),
    "M": ("info", "Multifirma 2/3", "multisig"),
}


def _quantity(spec: str) -> dict[str, Any]:
    pieces, _, rest = spec.rpartition("x")
    number = rest.rstrip("gmukozlpc")
    unit = rest[len(number) :].replace("pc", "piece")
    out: dict[str, Any] = {"amount": number, "unit": unit}
    if pieces:
        out["pieces"] = pieces
    if unit in _MASS:
        out["grams"] = format(
            (Decimal(number) * Decimal(pieces or 1) * _MASS[unit]).normalize(), "f"
        )
    return out


def _offers(rng: random.Random) -> list[dict[str, Any]]:
    offers = []
    for row in _ROWS.splitlines():
        title, vendor, usd, spec, cat, source, goal, stock, kind = row.replace(" ~ ", "\x00").split(
            "~"
        )
        uid = f"{rng.getrandbits(32):08x}-{rng.getrandbits(16):04x}-4{rng.getrandbits(12):03x}"
        btc = (Decimal(usd.replace(",", "")) / _RATE).quantize(Decimal("0.00000001"))
        offers.append(
            {
                "title": title.replace("\x00", " ~ "),
                "vendor": vendor,
                "usd": usd,
                "btc": str(btc),
                "spec": spec,
                "key": cat,
                "from": source,
                "to": goal.split(","),
                "stock": stock,
                "kind": kind,
                "sold": rng.randint(0, 310),
                "views": rng.randint(200, 8000),
                "url": f"/oferta/{uid}",
            }
        )
    return offers


def _truth(offer: dict[str, Any], *, link: bool = True) -> dict[str, Any]:
    record: dict[str, Any] = {
        "title": offer["title"],
        "vendor": offer["vendor"],
        "price": {"amount": offer["usd"].replace(",", ""), "currency": "USD"},
        "price_also": {"amount": offer["btc"], "currency": "BTC"},
        "ships_from": _ISO[offer["from"]],
        "ships_to": [_ISO[c] for c in offer["to"]],
        "sales": offer["sold"],
        "views": offer["views"],
        "escrow": _ESCROW[offer["kind"]][2],
        "description": _SNIP[offer["key"]],
    }
    if link:
        record["url"] = offer["url"]
    if offer["spec"]:
        record["quantity"] = _quantity(offer["spec"])
    if offer["stock"]:
        record["stock"] = int(offer["stock"])
    return record


def _row(offer: dict[str, Any], *, by: bool = True) -> str:
    color, words, _ = _ESCROW[offer["kind"]]
    _, rating, sales, level, _, _ = _VENDORS[offer["vendor"]]
    ribbon = (
        f'<div class="ribbon ribbon-top-right"><span>{ {"F": "FE", "M": "2/3"}[offer["kind"]] }</span></div>'
        if offer["kind"] != "E"
        else ""
    )
    stock = {"": "Ilimitado", "0": "Agotado"}.get(offer["stock"], offer["stock"])
    seller = (
        f'<span class="text-muted">Vendedor:</span> <a class="text-warning" href="/usuario/{offer["vendor"]}">@{offer["vendor"]}</a> <span class="badge badge-pill badge-secondary">Nivel {level}</span> <small class="text-success">{rating}% ({sales})</small> '
        if by
        else ""
    )
    kind = "Digital" if offer["key"] == "g" else "Física"
    return f"""<div class="list-group-item list-group-item-dark bg-dark text-light position-relative">
{ribbon}<div class="row">
<div class="col-md-2 text-center"><a href="{offer["url"]}"><img class="img-thumbnail" src="{_JPG}" alt="" width="110"></a></div>
<div class="col-md-7"><h5 class="mb-1"><a class="text-light" href="{offer["url"]}">{escape(offer["title"])}</a></h5>
<p class="mb-1 small text-muted">{_SNIP[offer["key"]]}</p>
<div>{seller}<span class="badge badge-{color}">{words}</span> <span class="badge badge-light">{kind}</span></div>
<small><i class="fa fa-truck"></i> Enviado desde: <b>{offer["from"]}</b> &nbsp;|&nbsp; Envío a: <b>{", ".join(offer["to"])}</b></small></div>
<div class="col-md-3 text-right"><h4 class="text-warning mb-0">USD {offer["usd"]}</h4><small class="text-muted">{offer["btc"]} BTC</small>
<ul class="list-unstyled small mt-2"><li>Vendidos: {offer["sold"]}</li><li>Visitas: {offer["views"]}</li><li>Disponible: {stock}</li></ul></div>
</div></div>
"""


def _side() -> str:
    out, last = [], ""
    for number, path in enumerate(_CATS.values(), 21):
        if path[1] != last:
            out.append(
                f'<a class="list-group-item bg-dark text-light d-flex justify-content-between" href="/c/{number}"><b>{path[1]}</b><span class="badge badge-warning">{number * 47}</span></a>'
            )
            last = path[1]
        out.append(
            f'<a class="list-group-item bg-dark text-muted pl-4 py-1 d-flex justify-content-between" href="/c/{number}/s">{path[2]}<span class="badge badge-secondary">{number * 19}</span></a>'
        )
    top = "".join(
        f'<tr><td>{n}</td><td><a href="/usuario/{v}">@{v}</a></td><td>{f[2]}</td></tr>'
        for n, (v, f) in enumerate(list(_VENDORS.items())[:3], 1)
    )
    return f"""<div class="card bg-dark border-secondary mb-3"><div class="card-header">Categorías</div><div class="list-group list-group-flush">{"".join(out)}</div></div>
<div class="card bg-dark border-secondary mb-3"><div class="card-header">Vendedores destacados</div><table class="table table-sm table-dark mb-0"><thead><tr><th>#</th><th>Vendedor</th><th>Ventas</th></tr></thead><tbody>{top}</tbody></table></div>
<div class="card bg-dark border-secondary mb-3"><div class="card-header">Cotización</div><div class="card-body small p-2">1 BTC = USD 6,204.55<br>1 BTC = EUR 5,771.30<br>1 BTC = MXN 148,902.10<br>1 XMR = USD 41.77</div></div>"""


def _page(head: str, body: str, *, user: bool = True) -> str:
    bar = (
        """<ul class="navbar-nav ml-auto"><li class="nav-item"><a class="nav-link" href="/mensajes"><i class="fa fa-envelope"></i> <span class="badge badge-danger">3</span></a></li><li class="nav-item"><a class="nav-link" href="/carrito"><i class="fa fa-shopping-cart"></i> 0</a></li><li class="nav-item"><a class="nav-link" href="/billetera">BTC 0.0000 | USD 0.00</a></li><li class="nav-item"><a class="nav-link" href="/panel">lluviafina</a></li><li class="nav-item"><a class="nav-link" href="/salir">Salir</a></li></ul>"""
        if user
        else ""
    )
    search = """<form class="form-inline mb-3" action="/buscar"><input class="form-control form-control-sm bg-secondary" name="q" placeholder="Buscar ofertas"><select class="form-control form-control-sm" name="desde"><option>Enviado desde</option><option>Colombia</option><option>España</option><option>México</option></select><select class="form-control form-control-sm" name="tipo"><option>Depósito en garantía</option><option>Pago anticipado</option></select><button class="btn btn-sm btn-warning">Buscar</button></form>"""
    inner = (
        f'<div class="row"><div class="col-lg-3">{_side()}</div><div class="col-lg-9">{search}{body}</div></div>'
        if user
        else body
    )
    return f"""<!DOCTYPE html>
<html lang="es"><head><meta charset="UTF-8"><title>{escape(head)} - Obsidiana</title><link href="/css/bootstrap.dark.css" rel="stylesheet"><style>body{{background:#121416;color:#ddd}}.ribbon{{position:absolute;right:-5px;top:-5px;overflow:hidden}}</style></head>
<body class="dark"><nav class="navbar navbar-expand navbar-dark bg-black"><a class="navbar-brand" href="/">OBSIDIANA</a><ul class="navbar-nav"><li class="nav-item"><a class="nav-link" href="/ofertas">Ofertas</a></li><li class="nav-item"><a class="nav-link" href="/pedidos">Pedidos</a></li><li class="nav-item"><a class="nav-link" href="/soporte">Soporte</a></li><li class="nav-item"><a class="nav-link" href="/foro">Foro</a></li></ul>{bar}</nav>
<div class="container-fluid mt-3">{inner}</div>
<footer class="text-center text-muted small p-4">Obsidiana &copy; 2020 &bull; <a href="/canario.txt">Canario</a> &bull; <a href="/pgp.txt">Clave PGP</a> &bull; Hora del servidor: 20/03/2020 14:22 UTC</footer></body></html>"""


def _results(offers: Sequence[dict[str, Any]], page: int, total: int) -> SitePage:
    links = "".join(
        f'<li class="page-item{" active" if n == page else ""}"><a class="page-link bg-dark" href="/ofertas?p={n}">{n}</a></li>'
        for n in (1, 2, 3)
    )
    body = f'<div class="d-flex justify-content-between"><h4>Todas las ofertas</h4><span>{total} resultados</span></div><div class="list-group">{"".join(map(_row, offers))}</div><nav class="mt-3"><ul class="pagination pagination-sm justify-content-center">{links}</ul></nav>'
    return SitePage(
        f"/ofertas?p={page}", _page("Ofertas", body), "results", [_truth(o) for o in offers]
    )


def _feedback(
    rng: random.Random, offer: dict[str, Any], count: int, *, titled: bool
) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = [], []
    for _ in range(count):
        word = rng.choice(["Positivo"] * 6 + ["Neutral", "Negativo"])
        icon = {
            "Positivo": "fa-plus-circle text-success",
            "Neutral": "fa-minus-circle text-muted",
            "Negativo": "fa-times-circle text-danger",
        }[word]
        text, day, month = rng.choice(_SAID), rng.randint(1, 28), rng.randint(0, 1)
        buyer = rng.choice("cdfgjmpt") + "***" + rng.choice("39ozra")
        title = f'<td><a href="{offer["url"]}">{escape(offer["title"])}</a></td>' if titled else ""
        rows.append(
            f'<tr><td class="text-nowrap"><i class="fa {icon}"></i> {word}</td><td>{text}</td>{title}<td>{buyer}</td><td class="text-nowrap">USD {offer["usd"]}</td><td>{day} de {("enero", "febrero")[month]} de 2020</td></tr>'
        )
        truth.append(
            {
                "vendor": offer["vendor"],
                "listing": offer["title"],
                "rating": word,
                "text": text,
                "buyer": buyer,
                "at": f"2020-{month + 1:02d}-{day:02d}",
                "amount": {"amount": offer["usd"].replace(",", ""), "currency": "USD"},
            }
        )
    head = "<th>Oferta</th>" if titled else ""
    return (
        f'<table class="table table-dark table-striped table-sm"><thead><tr><th>Valoración</th><th>Comentario</th>{head}<th>Comprador</th><th>Precio</th><th>Fecha</th></tr></thead><tbody>{"".join(rows)}</tbody></table>',
        truth,
    )


_LONG = {
    0: "Escama traída de la sierra, sin cortes ni mezclas. Mandamos lunes, miércoles y viernes con doble sello. Si tarda más de veinte días escríbenos antes de abrir disputa.",
    8: "Calavera rosa prensada en marzo, dosis fuerte. Empieza con media. No enviamos a apartados postales.",
    25: "Un manual de noventa páginas sobre navegar sin dejar huella. Se entrega solo, no hay reembolsos.",
    27: "Venta al mayor para clientes con historial. Cada unidad son cincuenta gramos. Consulta la tabla antes de comprar.",
}
_BULK = (("50 g", "1,350.00"), ("100 g", "2,550.00"), ("250 g", "6,000.00"), ("1 kg", "22,400.00"))


def _bulk() -> tuple[str, list[dict[str, Any]]]:
    rows = "".join(
        f'<tr><td>{w}</td><td>USD {p}</td><td class="text-muted">{Decimal(p.replace(",", "")) / _RATE:.5f} BTC</td></tr>'
        for w, p in _BULK
    )
    tiers = [
        {
            "quantity": _quantity(w.replace(" ", "")),
            "price": {"amount": p.replace(",", ""), "currency": "USD"},
        }
        for w, p in _BULK
    ]
    return (
        f'<h6 class="mt-3">Precios por volumen</h6><table class="table table-dark table-bordered table-sm w-50"><thead><tr><th>Cantidad</th><th>Precio</th><th></th></tr></thead><tbody>{rows}</tbody></table>',
        tiers,
    )


def _detail(rng: random.Random, offers: Sequence[dict[str, Any]], index: int) -> SitePage:
    offer = offers[index]
    table, feedback = _feedback(rng, offer, 4 if index != 25 else 1, titled=False)
    _, rating, sales, level, _, _ = _VENDORS[offer["vendor"]]
    color, words, _ = _ESCROW[offer["kind"]]
    day = rng.randint(2, 27)
    stars = f"{rng.randint(43, 50) / 10:.1f}"
    record = _truth(offer, link=False) | {
        "category": list(_CATS[offer["key"]]),
        "description": _LONG[index],
        "payment": ["BTC", "XMR"],
        "listed_at": f"2020-01-{day:02d}",
        "rating": stars,
    }
    bulk = ""
    if index == 27:
        bulk, record["tiers"] = _bulk()
    facts = [
        ("Enviado desde", offer["from"]),
        ("Envío a", ", ".join(offer["to"])),
        ("Tipo de pago", f'<span class="badge badge-{color}">{words}</span>'),
        ("Monedas", "BTC, XMR"),
        ("Disponible", offer["stock"] or "Ilimitado"),
        ("Vendidos", str(offer["sold"])),
        ("Visitas", str(offer["views"])),
        ("Puntuación", f'{stars} <i class="fa fa-star text-warning"></i>'),
        ("Publicado", f"{day} de enero de 2020"),
    ]
    items = "".join(
        f'<li class="list-group-item bg-dark d-flex justify-content-between"><span class="text-muted">{k}</span><span>{v}</span></li>'
        for k, v in facts
    )
    crumbs = "".join(
        f'<li class="breadcrumb-item"><a href="/c/{n}">{c}</a></li>'
        for n, c in enumerate(_CATS[offer["key"]], 5)
    )
    others = [o for o in offers if o["key"] == offer["key"] and o is not offer][:2]
    body = f"""<ol class="breadcrumb bg-dark"><li class="breadcrumb-item"><a href="/">Inicio</a></li>{crumbs}</ol><div class="card bg-dark border-secondary"><div class="card-body"><div class="row"><div class="col-md-4"><img class="img-fluid" src="{_JPG}" alt=""></div><div class="col-md-8"><h3>{escape(offer["title"])}</h3>
<p>Vendedor: <a class="text-warning" href="/usuario/{offer["vendor"]}">@{offer["vendor"]}</a> <span class="badge badge-pill badge-secondary">Nivel {level}</span> <span class="text-success">{rating}% ({sales})</span></p>
<h2 class="text-warning">USD {offer["usd"]} <small class="text-muted h6">{offer["btc"]} BTC</small></h2><ul class="list-group list-group-flush small">{items}</ul>{bulk}
<form class="form-inline mt-3" method="post"><input type="hidden" name="_token" value="Jk2lPq0d"><input class="form-control form-control-sm" name="n" value="1" size="3"><select class="form-control form-control-sm" name="envio"><option>Correo normal - USD 0.00</option><option>Certificado - USD 15.00</option><option>Mensajería 48h - USD 32.00</option></select><button class="btn btn-warning btn-sm">Comprar</button></form></div></div></div></div>
<ul class="nav nav-tabs mt-3"><li class="nav-item"><a class="nav-link active" href="#desc">Descripción</a></li><li class="nav-item"><a class="nav-link" href="#pol">Políticas</a></li><li class="nav-item"><a class="nav-link" href="#val">Valoraciones ({len(feedback)})</a></li></ul>
<div class="tab-content p-3"><div id="desc" class="tab-pane active"><p>{_LONG[index]}</p></div><div id="pol" class="tab-pane"><p>No hay reembolso por direcciones mal escritas.</p></div><div id="val" class="tab-pane">{table}</div></div><h5>Ofertas similares</h5><div class="list-group">{"".join(map(_row, others))}</div>"""
    return SitePage(
        offer["url"],
        _page(offer["title"], body),
        "listing",
        [record, *({**_truth(o), "aside": True} for o in others)],
        feedback=feedback,
    )


def _vendor(name: str, offers: Sequence[dict[str, Any]]) -> SitePage:
    source, rating, sales, level, since, shown = _VENDORS[name]
    own = [o for o in offers if o["vendor"] == name]
    about = f"Somos gente seria de {source}. Contestamos en menos de un día y no vendemos fuera de aquí."
    facts = [
        ("Nivel", str(level)),
        ("Ventas", str(sales)),
        ("Valoración positiva", f"{rating}%"),
        ("País", source),
        ("Miembro desde", shown),
        ("Última conexión", "18 de marzo de 2020"),
        ("Disputas", f"{sales // 90} ganadas / 1 perdida"),
    ]
    rows = "".join(f"<tr><th>{k}</th><td>{v}</td></tr>" for k, v in facts)
    body = f"""<div class="card bg-dark border-warning"><div class="card-header d-flex"><h4 class="mb-0">@{name}</h4> <span class="badge badge-warning ml-2">Nivel {level}</span> <span class="badge badge-success ml-2">Vendedor verificado</span></div><div class="card-body row"><div class="col-md-2"><img class="rounded-circle" src="{_JPG}" alt="@{name}" width="90"></div>
<div class="col-md-5"><table class="table table-dark table-sm">{rows}</table></div><div class="col-md-5"><table class="table table-dark table-sm text-center"><thead><tr><th></th><th>1 mes</th><th>6 meses</th><th>12 meses</th></tr></thead><tr><td class="text-success">Positivas</td><td>{sales // 14}</td><td>{sales // 3}</td><td>{sales // 2}</td></tr><tr><td>Neutrales</td><td>0</td><td>2</td><td>6</td></tr><tr><td class="text-danger">Negativas</td><td>1</td><td>3</td><td>7</td></tr></table><p class="small">Otros mercados: <span class="badge badge-dark border" title="Importado y firmado">Dream Market 4.91 (530)</span> <span class="badge badge-dark border">Empire 98% (212)</span></p></div></div></div>
<ul class="nav nav-tabs mt-3"><li class="nav-item"><a class="nav-link active">Perfil</a></li><li class="nav-item"><a class="nav-link" href="/usuario/{name}/valoraciones">Valoraciones</a></li><li class="nav-item"><a class="nav-link" href="/usuario/{name}/pgp">PGP</a></li></ul><div class="p-3"><p>{about}</p></div><h5>Ofertas de @{name}</h5><div class="list-group">{"".join(_row(o, by=False) for o in own)}</div>"""
    vendor = {
        "name": name,
        "level": str(level),
        "sales": sales,
        "rating": f"{rating}%",
        "ships_from": _ISO[source],
        "member_since": since,
        "last_seen": "2020-03-18",
        "description": about,
        "markets": [
            {"market": "Dream Market", "rating": "4.91"},
            {"market": "Empire", "rating": "98%"},
        ],
    }
    return SitePage(
        f"/usuario/{name}", _page(name, body), "vendor", [_truth(o) for o in own], [vendor]
    )


def _others(rng: random.Random, offers: Sequence[dict[str, Any]]) -> list[SitePage]:
    own = [o for o in offers if o["vendor"] == "espejo.negro"]
    parts = [_feedback(rng, o, 5, titled=True) for o in own]
    rows = "".join(p[0].split("<tbody>")[1].split("</tbody>")[0] for p in parts)
    table = parts[0][0].split("<tbody>")[0] + f"<tbody>{rows}</tbody></table>"
    told = f'<h4>Valoraciones de <a href="/usuario/espejo.negro">@espejo.negro</a></h4><ul class="nav nav-pills small mb-2"><li class="nav-item"><a class="nav-link active">Todas</a></li><li class="nav-item"><a class="nav-link" href="?v=1">Positivas</a></li><li class="nav-item"><a class="nav-link" href="?v=-1">Negativas</a></li></ul>{table}'
    chosen = [offers[n] for n in (1, 8, 18)]
    home = f'<div class="alert alert-warning">Activa el 2FA con PGP antes de tu primera compra.</div><div class="card bg-dark mb-3"><div class="card-header">Noticias <small class="text-muted float-right">15 de marzo de 2020</small></div><div class="card-body">Los correos van lentos por el cierre de fronteras. Ampliamos la autofinalización a 21 días.</div></div><h5>Ofertas destacadas</h5><div class="list-group">{"".join(map(_row, chosen))}</div>'
    empty = '<h4>Resultados para "acordeón"</h4><div class="alert alert-secondary">No se encontraron ofertas. Prueba con otras palabras.</div>'
    login = f'<div class="row justify-content-center"><div class="col-md-4 card bg-dark p-4"><h4>Iniciar sesión</h4><form method="post"><input class="form-control mb-2" name="u" placeholder="Usuario"><input class="form-control mb-2" type="password" name="p" placeholder="Contraseña"><img src="{_JPG}" alt="captcha"><input class="form-control mb-2" name="c" placeholder="Escribe los caracteres"><button class="btn btn-warning btn-block">Entrar</button></form><a class="small" href="/registro">¿No tienes cuenta? Regístrate</a></div></div>'
    return [
        SitePage(
            "/usuario/espejo.negro/valoraciones",
            _page("Valoraciones", told),
            "feedback",
            feedback=[f for p in parts for f in p[1]],
        ),
        SitePage("/", _page("Inicio", home), "index", [_truth(o) for o in chosen]),
        SitePage("/buscar?q=acordeon", _page("Buscar", empty), "results"),
        SitePage("/entrar", _page("Iniciar sesión", login, user=False), "login"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    pages = [
        _results(cut, n, len(offers))
        for n, cut in enumerate((offers[:14], offers[14:28], offers[28:]), 1)
    ]
    pages += [_detail(rng, offers, n) for n in (0, 8, 25, 27)]
    pages += [_vendor("cafetero_fino", offers), _vendor("gatomontes", offers)]
    return pages + _others(rng, offers)


SITE = TestSite(
    name="obsidiana", kind="market", language="es", seen="2020-03-20T14:22:00Z", pages=_pages
)
