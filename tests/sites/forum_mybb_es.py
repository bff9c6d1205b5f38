# ruff: noqa: E501
# fmt: off
"""A Spanish forum on MyBB 1.8: posts in the classic layout, "Ayer, 02:05 PM", quotes with ``cite``.

Peculiar: day before month ("11-03-2023, 08:12 PM"), "Hace 3 horas" with the moment in ``title``, the
quote's author and time in a ``cite`` inside the quote, edits beside the time, a seller's profile of
tables with marks of other markets, a question in Spanish as the gate. The forum's clock, at the foot
of each page, is UTC. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = datetime(2023, 3, 14, 18, 30)  # noqa: DTZ001  UTC
_PEOPLE = {"elTejón": ("Vendedor verificado", 402), "NocheDeFeria": ("Miembro", 77), "abuela_punk": ("Moderadora", 2911), "Rocinante2": ("Nuevo", 4), "marisma": ("Miembro", 160)}


@dataclass(frozen=True)
class _Entry:
    author: str
    age: timedelta
    text: str
    quotes: tuple[tuple[str, timedelta, str], ...] = field(default=())
    edited: bool = False


def _clock(when: datetime) -> str:
    return when.strftime("%I:%M %p")


def _full(when: datetime) -> str:
    return f"{when:%d-%m-%Y}, {_clock(when)}"


def _moment(age: timedelta) -> str:
    when = _SEEN - age
    if age < timedelta(hours=12):
        hours = int(age.total_seconds() // 3600)
        return f'<span title="{_full(when)}">Hace {hours} hora{"s" if hours != 1 else ""}</span>'
    days = (_SEEN.date() - when.date()).days
    return f'<span title="{when:%d-%m-%Y}">Ayer</span>, {_clock(when)}' if days == 1 else _full(when)


def _quote(author: str, age: timedelta, text: str) -> str:
    return f'<blockquote class="mycode_quote"><cite><span> ({_full(_SEEN - age)})</span>{author} escribió: <a href="showthread.php?pid=71#pid71" rel="nofollow" class="quick_jump"></a></cite>{escape(text, quote=False)}</blockquote>'


def _post(entry: _Entry, place: int, pid: int) -> str:
    rank, count = _PEOPLE[entry.author]
    edit = f' <span class="post_edit" id="edited_by_{pid}"><span class="edited_post">(Última modificación: {_full(_SEEN - entry.age + timedelta(minutes=12))} por <a href="member.php?action=profile&amp;uid={count}">{entry.author}</a>.)</span></span>' if entry.edited else ""
    sign = '<div class="signature scaleimages"><b>Ni mensajes privados ni fiado.</b></div>' if rank.startswith("Vend") else ""
    text = escape(entry.text, quote=False).replace("\n", "<br />\n")
    return f"""<a name="pid{pid}" id="pid{pid}"></a><div class="post classic " style="" id="post_{pid}"><div class="post_author scaleimages"><div class="author_avatar"><a href="member.php?action=profile&amp;uid={count}"><img src="images/default_avatar.png" alt="" width="70" height="70" /></a></div>
<div class="author_information"><strong><span class="largetext"><a href="member.php?action=profile&amp;uid={count}"><span style="color: #1b7;">{entry.author}</span></a></span></strong> <img src="images/buddy_offline.png" title="Sin conexión" alt="Sin conexión" class="buddy_status" /><br /><span class="smalltext">{rank}<br /><img src="images/star.png" border="0" alt="*" /><img src="images/star.png" border="0" alt="*" /><br /></span></div>
<div class="author_statistics">Mensajes: {count}<br />Temas: {count // 9}<br />Registro en: Oct 2021<br />Reputación: <strong class="reputation_positive">{count // 7}</strong></div></div>
<div class="post_content"><div class="post_head"><div class="float_right" style="vertical-align: top"><strong><a href="showthread.php?tid=12&amp;pid={pid}#pid{pid}" title="Mensaje">#{place}</a></strong></div><div class="float_right"></div><span class="post_date">{_moment(entry.age)}{edit}</span></div>
<div class="post_body scaleimages" id="pid_{pid}">{''.join(_quote(*q) for q in entry.quotes)}{text}</div>{sign}<div class="post_meta" id="post_meta_{pid}"></div></div>
<div class="post_controls"><div class="postbit_buttons author_buttons float_left"><a href="search.php?action=finduser&amp;uid={count}" class="postbit_find"><span>Buscar</span></a></div><div class="postbit_buttons post_management_buttons float_right"><a href="newreply.php?tid=12&amp;replyto={pid}" class="postbit_quote"><span>Responder</span></a></div></div></div>
"""


def _truth(entry: _Entry, title: str) -> dict[str, Any]:
    truth: dict[str, Any] = {"thread": title, "author": entry.author, "at": f"{(_SEEN - entry.age).isoformat()}+00:00", "text": " ".join(entry.text.split())}
    return truth | ({"quotes": [text for _, _, text in entry.quotes]} if entry.quotes else {})


def _frame(title: str, body: str) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xml:lang="es" lang="es" xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><script type="text/javascript">var my_post_key = "3b1f";</script></head><body><div id="container"><a name="top" id="top"></a><div id="header"><div id="logo"><a href="index.php"><img src="images/logo.png" alt="La Plazuela" title="La Plazuela" /></a></div><div id="panel"><div class="lower"><span class="welcome">¡Hola! <a href="member.php?action=login" class="login">Iniciar sesión</a> <a href="member.php?action=register" class="register">Registrarse</a></span></div></div></div>
<div id="content"><div class="wrapper"><div class="navigation"><a href="index.php">La Plazuela</a><span class="navsep">›</span><span class="active">{escape(title)}</span></div><br />{body}</div></div>
<div id="footer"><div class="lower"><span id="current_time"><strong>Fecha actual:</strong> {_full(_SEEN)} (UTC)</span> <span id="copyright">Desarrollado por MyBB</span></div></div></div></body></html>"""


def _thread(path: str, title: str, entries: Sequence[_Entry], start: int = 1, listings: Sequence[dict[str, Any]] = (), handles: Sequence[dict[str, str]] = ()) -> SitePage:
    posts = "".join(_post(e, start + n, 700 + start + n) for n, e in enumerate(entries))
    body = f'<div class="float_left"><div class="pagination"><span class="pages">Páginas (2):</span> <span class="pagination_current">1</span> <a href="showthread.php?tid=12&amp;page=2" class="pagination_page">2</a></div></div><table border="0" cellspacing="0" cellpadding="5" class="tborder tfixed clear"><tr><td class="thead"><div class="float_right"><span class="smalltext"><strong><a href="javascript:void(0)" id="thread_modes">Modos de visualización</a></strong></span></div><div><strong>{escape(title)}</strong></div></td></tr><tr><td id="posts_container"><div id="posts">{posts}</div></td></tr><tr><td class="tfoot"><form action="search.php"><input type="text" value="Buscar en el tema" class="textbox" name="keywords" /></form></td></tr></table><div>Usuarios navegando en este tema: 2 invitado(s)</div>'
    return SitePage(path, _frame(title, body), "thread", listings, posts=[_truth(e, title) for e in entries], handles=handles)


_SAID = (
    "Llevo dos semanas esperando un sobre desde Holanda. ¿Alguien más?", "A mí me llegó el jueves, 6 días justos.", "Paciencia, en marzo siempre va lento.", "Me pidió 45 € más por el envío, ojo.",
    "Eso es un timo de manual.\nNo pagues nada fuera del mercado.", "¿Y el test qué dio? El mío salió morado.", "Calidad normalita, peso clavado: 4,98 g.", "Hilo movido a Experiencias.", "Gracias a todos, al final apareció 😅",
)


def _talk(rng: random.Random) -> list[_Entry]:
    entries: list[_Entry] = []
    age = timedelta(days=6, hours=4)
    for n in range(14):
        age = max(age - timedelta(hours=rng.randrange(4, 17), minutes=rng.randrange(60)), timedelta(hours=1))
        author = rng.choice([p for p in _PEOPLE if not entries or p != entries[-1].author])
        text = _SAID[n % len(_SAID)] + rng.choice(("", " Saludos.", " :P"))
        said = rng.sample(entries, min(len(entries), rng.choice((0, 0, 1, 2))))
        entries.append(_Entry(author, age, text, tuple((e.author, e.age, " ".join(e.text.split())) for e in said), rng.random() < 0.2))
    return entries


def _sales_thread(rng: random.Random) -> SitePage:
    title = "[VENTA] Polen y bellota del sur – elTejón – solo península"
    steps = [("5", 25), ("10", 45), ("25", 100), ("50", rng.choice((180, 185)))]
    text = "Buenas, abro hilo con la temporada nueva.\n\n" + "\n".join(f"• {a} g = {p} €" for a, p in steps) + "\n\nEnvío certificado desde España, solo España.\nPago: BTC o XMR.\nTelegram: @tejon_plazuela_x\nCorreo: tejon (arroba) example.org"
    posts = [
        _Entry("elTejón", timedelta(days=20, hours=3), text, edited=True),
        _Entry("NocheDeFeria", timedelta(days=18, hours=7), "Pedidos 10 g, llegaron en 48 horas. Muy recomendable."),
        _Entry("Rocinante2", timedelta(days=2, hours=1), "¿Sigue a 45 el de diez?", (("elTejón", timedelta(days=20, hours=3), "• 10 g = 45 €"),)),
        _Entry("elTejón", timedelta(hours=5, minutes=20), "Sigue."),
    ]
    truth = {"title": title, "vendor": "elTejón", "price": {"amount": "25", "currency": "EUR"}, "ships_from": "ES", "ships_to": ["ES"], "payment": ["BTC", "XMR"], "aside": True,
             "tiers": [{"quantity": {"amount": a, "unit": "g"}, "price": {"amount": str(p), "currency": "EUR"}} for a, p in steps]}
    handles = [{"kind": "telegram", "value": "tejon_plazuela_x", "account": "elTejón"}, {"kind": "email", "value": "tejon@example.org", "account": "elTejón"}]
    return _thread("/showthread.php?tid=31", title, posts, listings=[truth], handles=handles)


def _profile() -> SitePage:
    about = "Trabajo solo con gente del sur. Atiendo de lunes a jueves. No vendo a menores."
    body = f"""<fieldset><table width="100%"><tr><td width="75%"><span class="largetext"><strong><span style="color: #1b7;">elTejón</span></strong></span><br /><span class="smalltext">(Vendedor verificado)<br /><img src="images/star.png" alt="*" /></span><br /><span class="smalltext"><strong>Registro en:</strong> 02-10-2021<br /><strong>Estado:</strong> <span class="offline">Sin conexión</span> (Última visita: 12-03-2023, 09:41 PM)</span></td><td align="right"><img src="images/default_avatar.png" alt="" /></td></tr></table></fieldset>
<table width="100%"><tr><td valign="top"><table class="tborder tfixed"><tr><td class="thead" colspan="2"><strong>Información del foro de elTejón</strong></td></tr><tr><td class="trow1"><strong>Total de mensajes:</strong></td><td class="trow1">402 (0.77 mensajes por día)</td></tr><tr><td class="trow2"><strong>Reputación:</strong></td><td class="trow2"><strong class="reputation_positive">57</strong> [<a href="reputation.php?uid=402">Detalles</a>]</td></tr><tr><td class="trow1"><strong>Ventas cerradas:</strong></td><td class="trow1">318</td></tr><tr><td class="trow2"><strong>Envía desde:</strong></td><td class="trow2">España</td></tr></table></td>
<td valign="top"><table class="tborder tfixed"><tr><td class="thead" colspan="2"><strong>Datos de contacto de elTejón</strong></td></tr><tr><td class="trow1"><strong>Jabber:</strong></td><td class="trow1">tejon@xmpp.example.net</td></tr><tr><td class="trow2"><strong>Otros mercados:</strong></td><td class="trow2"><span class="badge">Zoco Azul 4,9/5</span> <span class="badge">La Lonja 97%</span></td></tr></table><br /><table class="tborder"><tr><td class="thead"><strong>Biografía</strong></td></tr><tr><td class="trow1">{about}</td></tr></table></td></tr></table>"""
    vendor = {"name": "elTejón", "level": "Vendedor verificado", "sales": 318, "rating": "57", "ships_from": "ES", "member_since": "2021-10-02", "last_seen": "2023-03-12T21:41:00+00:00", "description": about, "markets": [{"market": "Zoco Azul", "rating": "4,9/5"}, {"market": "La Lonja", "rating": "97%"}]}
    return SitePage("/member.php?action=profile&uid=402", _frame("Perfil de elTejón", body), "vendor", vendors=[vendor], handles=[{"kind": "xmpp", "value": "tejon@xmpp.example.net", "account": "elTejón"}])


def _index() -> SitePage:
    rows = "".join(f'<tr><td class="trow1" align="center"><span class="forum_status forum_on"></span></td><td class="trow1"><strong><a href="forumdisplay.php?fid={n}">{name}</a></strong><div class="smalltext">{about}</div></td><td class="trow2" align="center">{n * 31}</td><td class="trow1" align="center">{n * 408}</td><td class="trow2" align="right"><span class="smalltext"><a href="#"><strong>Re: Dos semanas esperando</strong></a><br />{_moment(timedelta(hours=n * 5))}<br />por <a href="#">marisma</a></span></td></tr>' for n, (name, about) in enumerate((("Normas", "Léelas antes."), ("Experiencias", "Cuenta cómo te fue."), ("Compraventa", "Un hilo por vendedor."), ("La barra", "De todo un poco.")), 1))
    body = f'<table class="tborder"><thead><tr><td class="thead" colspan="5"><strong>La plaza</strong></td></tr></thead><tbody><tr><td class="tcat" colspan="2">Foro</td><td class="tcat">Temas</td><td class="tcat">Mensajes</td><td class="tcat">Último mensaje</td></tr>{rows}</tbody></table><div class="smalltext">Tenemos 1.204 miembros y 18.311 mensajes.</div>'
    return SitePage("/index.php", _frame("La Plazuela", body), "index")


def _pages(rng: random.Random) -> list[SitePage]:
    entries = _talk(rng)
    title = "Dos semanas esperando un sobre, ¿qué hago?"
    login = '<form action="member.php" method="post"><table class="tborder"><tr><td class="thead" colspan="2"><strong>Iniciar sesión</strong></td></tr><tr><td class="trow1">Nombre de usuario:</td><td class="trow1"><input type="text" class="textbox" name="username" /></td></tr><tr><td class="trow2">Contraseña:</td><td class="trow2"><input type="password" class="textbox" name="password" /><br /><a href="member.php?action=lostpw">¿Olvidaste tu contraseña?</a></td></tr></table><input type="submit" class="button" value="Iniciar sesión" /></form>'
    gate = '<!DOCTYPE html><html lang="es"><head><title>Un momento</title></head><body><form method="post"><h1>Antes de entrar</h1><p>Para saber que no eres un programa, escribe el color de la nieve:</p><input name="respuesta" /><button>Seguir</button></form></body></html>'
    error = '<table class="tborder"><tr><td class="thead"><strong>La Plazuela</strong></td></tr><tr><td class="trow1">No tienes permiso para acceder a esta página. Puede ser por una de estas razones:<ol><li>Tu cuenta ha sido suspendida.</li><li>No has iniciado sesión.</li></ol></td></tr></table>'
    return [
        _index(), _thread("/showthread.php?tid=12", title, entries[:9]), _thread("/showthread.php?tid=12&page=2", title, entries[9:], 10), _sales_thread(rng), _profile(),
        SitePage("/member.php?action=login", _frame("Iniciar sesión", login), "login"), SitePage("/entrada.php", gate, "captcha"), SitePage("/showthread.php?tid=999", _frame("Error", error), "error"),
    ]


SITE = TestSite("forum_mybb_es", "forum", "es", "2023-03-14T18:30:00+00:00", _pages)
