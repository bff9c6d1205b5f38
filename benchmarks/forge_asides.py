"""Made-up pages that sell nothing: walls before a site, and what stands beside its goods."""

from __future__ import annotations

from benchmarks.forge_template import Template, el

__all__ = ["captcha", "cart", "contact", "error", "info", "login", "mute", "news", "orders", "wait"]

# --------------------------------------------------------------------------- walls


def login(site: Template, _: str) -> str:
    """Write a page that shows a form for name and password, in a third with a code."""
    code = '<img src="/code.png"><input name=code>' if site.chance(0.35) else ""
    again = "<input type=password name=again>" if site.chance(0.15) else ""
    fields = f"{site.label('login')} <input name=user> {site.label('login')} "
    secret = f"<input type=password name=pass>{again}{code}"
    form = el("form", fields, secret, site.button("login"))
    link = el("a", site.label("login"), href="/register")
    more = site.rng.choice(("", el("p", link), el("p", site.prose(1))))
    title = site.label("login")
    top = site.rng.choice(("", site.head(title)))
    return site.page(title, top, form, more, bare=site.chance(0.4))


def captcha(site: Template, _: str) -> str:
    """Write a page that shows a riddle."""
    more = site.rng.choice((site.label("captcha"), site.label("wait"), site.odd(3), ""))
    said = el("p", f"{site.label('captcha')} {site.odd(2)} {more}")
    choices = el("option", site.odd(1)) * 2
    forms = (
        f'<img src="/{site.odd(1)}.png"><input name=answer>',
        f'<img src="/{site.odd(1)}.png"><input name={site.odd(1)} size=6 maxlength=6>',
        '<img src="/captcha.php"><input name=captcha>',
        el("div", f"{site.odd(1)} + 3 = ?") + "<input name=answer>",
        el("select", choices, name="a") + el("select", choices, name="b"),
        "".join(el("label", "<input type=radio name=a>", site.odd(1)) for _ in range(4)),
    )
    title = site.rng.choice((site.label("captcha"), site.name, ""))
    top = site.rng.choice(("", site.head(site.label("captcha"))))
    form = el("form", site.rng.choice(forms), site.button("captcha"))
    return site.page(title, top, said, form, bare=site.chance(0.7))


def wait(site: Template, _: str) -> str:
    """Write a page that shows a queue."""
    topics = [site.rng.choice(("wait", "wait", "wait", "captcha", "error")) for _ in range(3)]
    said = " ".join(site.label(topic) for topic in topics)
    title = site.rng.choice((site.label("wait"), site.name, ""))
    fresh = '<meta http-equiv="refresh" content="9">' if site.chance(0.6) else ""
    body = el("p", f"{said} {site.rng.randint(2, 900)}.")
    return site.page(title, site.sub("wait"), body, bare=site.chance(0.8), head=fresh)


def error(site: Template, _: str) -> str:
    """Write a page that shows that something is not there."""
    titles = (
        site.label("error"),
        site.label("error"),
        "404",
        "Error",
        "502 Bad Gateway",
        site.name,
    )
    bare = site.chance(0.35)
    said = el("p", f"{site.label('error')} {site.odd(2)}.")
    top = site.rng.choice(("", site.head(site.label("error"))))
    back = site.rng.choice(("", el("a", site.label("error"), href="/")))
    more = ""
    if not bare and site.chance(0.2):
        more = site.sub(site.rng.choice(("welcome", "related"))) + site.offers(4)
    return site.page(site.rng.choice(titles), top, said, back, more, bare=bare)


def mute(site: Template, _: str) -> str:
    """Return a page that says nothing anybody knows: only its status tells."""
    title = site.rng.choice((site.odd(2), site.name))
    return site.page(title, site.rng.choice(("", site.head(site.odd(3)))), el("p", site.prose(2)))


# --------------------------------------------------------------------------- other


def info(site: Template, _: str) -> str:
    """Write a page that shows rules, questions, terms."""
    title = site.label("info")
    parts = [
        site.sub("info") + el("p", site.prose(site.rng.randint(1, 4), "info"))
        for _ in range(site.rng.randint(1, 6))
    ]
    return site.page(title, site.head(title), *parts)


def news(site: Template, _: str) -> str:
    """Write a page that shows news."""
    title = site.label("info")
    parts = [
        el("div", el("h3", site.odd(3)), el("small", site.date()), el("p", site.prose(3)))
        for _ in range(site.rng.randint(2, 8))
    ]
    return site.page(title, site.head(title), *parts)


def contact(site: Template, _: str) -> str:
    """Write a page that shows how to write to the site."""
    fields = "<input name=name><input name=email><textarea name=message></textarea>"
    form = el("form", fields, site.button("info"))
    lines = [el("li", f"{site.odd(1)}: {site.odd(1)}@post.example") for _ in range(3)]
    title = site.label("info")
    told = site.rng.choice((form, el("ul", *lines), form + el("ul", *lines)))
    return site.page(title, site.head(title), el("p", site.prose(2)), told)


def cart(site: Template, _: str) -> str:
    """Write a page that shows a cart."""
    title = site.label("info")
    rows = []
    for i in range(site.rng.randint(1, 3)):
        link = el("a", site.good(), href=f"{site.item}{i}")
        count = f"<input name=qty value={i}>"
        rows.append([link, count, site.price(), site.price(), site.button("info")])
    sum_up = el("p", f"{site.label('info')}: {site.price()}") + site.button("info")
    layout = site.rng.choice(("table", "cards"))
    return site.page(title, site.head(title), site.laid(rows, layout), sum_up)


def orders(site: Template, _: str) -> str:
    """Write a page that shows orders and what they cost."""
    title = site.label("info")
    rows = [
        [f"#{site.rng.randint(100, 9999)}", site.date(), site.label("info"), site.price()]
        for _ in range(site.rng.randint(0, 5))
    ]
    total = el("p", f"{site.label('info')}: {site.price()}")
    return site.page(title, site.head(title), site.laid(rows, "table"), total)
