"""What a user agent claims to be: browser and system. A claim, not a finding: anybody can send any.

Tor Browser sends Firefox's words on purpose, and robots send browsers'. Only what is in the words
is told; a claim nobody here knows is left empty, and the words themselves are beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["claims"]

_LONGEST = 1_000
_VERSION = r"[/ ]?v?(\d{1,4}(?:\.\d{1,4})?)?"

_BROWSERS = tuple(
    (name, re.compile(token + _VERSION))
    for name, token in (
        # The order is that of who pretends to be whom: Edge says it is Chrome, who says Safari.
        ("Edge", r"(?:Edge|EdgA|EdgiOS|Edg)"),
        ("Opera", r"(?:OPR|OPiOS|Opera Mini|Opera)"),
        ("Yandex Browser", r"YaBrowser"),
        ("Vivaldi", r"Vivaldi"),
        ("Samsung Internet", r"SamsungBrowser"),
        ("UC Browser", r"UC ?Browser"),
        ("MIUI Browser", r"MiuiBrowser"),
        ("Huawei Browser", r"HuaweiBrowser"),
        ("DuckDuckGo", r"DuckDuckGo"),
        ("Brave", r"Brave"),
        ("SeaMonkey", r"SeaMonkey"),
        ("Pale Moon", r"PaleMoon"),
        ("Firefox", r"(?:Firefox|FxiOS)"),
        ("Chromium", r"Chromium"),
        ("Headless Chrome", r"HeadlessChrome"),
        ("Chrome", r"(?:Chrome|CriOS)"),
        ("Internet Explorer", r"MSIE"),
        ("Konqueror", r"Konqueror"),
        ("Lynx", r"Lynx"),
        ("w3m", r"w3m"),
        ("curl", r"curl"),
        ("Wget", r"Wget"),
        ("python-requests", r"python-requests"),
        ("Python-urllib", r"Python-urllib"),
        ("aiohttp", r"aiohttp"),
        ("Scrapy", r"Scrapy"),
        ("Go-http-client", r"Go-http-client"),
        ("okhttp", r"okhttp"),
        ("Java", r"\bJava"),
        ("libwww-perl", r"libwww-perl"),
    )
)
_SAFARI = re.compile(r"Version/(\d{1,4}(?:\.\d{1,4})?)[^()]{0,80}Safari/")
_TRIDENT = re.compile(r"Trident/[^()]{0,80}rv:(\d{1,4}(?:\.\d{1,4})?)")
_ROBOT = re.compile(r"([A-Za-z][A-Za-z0-9_.-]{0,39}(?:[Bb]ot|[Ss]pider|[Cc]rawler)\b)" + _VERSION)

_WINDOWS = {
    "10.0": "Windows 10 or 11",  # Windows 11 says 10.0 too
    "6.3": "Windows 8.1",
    "6.2": "Windows 8",
    "6.1": "Windows 7",
    "6.0": "Windows Vista",
    "5.2": "Windows XP",
    "5.1": "Windows XP",
    "5.0": "Windows 2000",
}
_NT = re.compile(r"Windows NT (\d{1,2}\.\d)")
_IOS = re.compile(r"(?:iPhone|iPad|iPod)[^()]{0,40}? OS (\d{1,2})[_.](\d{1,2})")
_MAC = re.compile(r"Mac OS X (\d{1,2})[_.](\d{1,2})")
_ANDROID = re.compile(r"Android(?: (\d{1,2}(?:\.\d{1,2})?))?")
_PLAIN_SYSTEMS = (
    ("Windows Phone", "Windows Phone"),
    ("Windows", "Windows"),
    ("iPhone", "iOS"),
    ("iPad", "iOS"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("KaiOS", "KaiOS"),
    ("Tizen", "Tizen"),
    ("FreeBSD", "FreeBSD"),
    ("OpenBSD", "OpenBSD"),
    ("Linux", "Linux"),
    ("X11", "X11"),
)


@lru_cache(maxsize=1 << 13)
def claims(agent: str) -> tuple[str, str]:
    """Return browser with version and system with version, each empty where nothing is claimed.

    ``("Firefox 115.0", "Windows 10 or 11")``. Only the first thousand characters are read.
    """
    words = agent[:_LONGEST]
    return _browser(words), _system(words)


def _browser(words: str) -> str:
    if robot := _ROBOT.search(words):
        return _named(robot[1], robot[2])
    for name, pattern in _BROWSERS:
        if found := pattern.search(words):
            return _named(name, found[1])
    if found := _SAFARI.search(words):
        return _named("Safari", found[1])
    found = _TRIDENT.search(words)
    return _named("Internet Explorer", found[1]) if found else ""


def _system(words: str) -> str:
    if found := _NT.search(words):
        return _WINDOWS.get(found[1], f"Windows NT {found[1]}")
    if found := _IOS.search(words):
        return f"iOS {found[1]}.{found[2]}"
    if "Windows Phone" not in words and (found := _ANDROID.search(words)):
        return _named("Android", found[1])
    if found := _MAC.search(words):
        return f"macOS {found[1]}.{found[2]}"
    return next((name for token, name in _PLAIN_SYSTEMS if token in words), "")


def _named(name: str, version: str | None) -> str:
    return f"{name} {version}" if version else name
