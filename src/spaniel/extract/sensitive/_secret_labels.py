"""Secrets that stand beside a word for one: passwords, keys, cookies, lists of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spaniel.extract.sensitive._span import CREDENTIAL, Sealed

__all__ = ["MARKER", "find_account_lines", "find_headers", "find_labelled"]

MARKER = "[redacted: credential]"

_SURE = (
    r"pass ?word|passwd|passphrase|pwd|passwort|kennwort|contrase[nñ]a|пароль|пасс|mot de passe|"
    r"(?:api|secret|access|private|spend|auth|client)[ _-]?(?:key|secret|token)|"
    r"2fa[ _-]?(?:secret|code)|"
    r"aws_secret_access_key|mnemonic|seed[ _-]?phrase|(?:приватный|секретный) ключ|clave privada"
)
_DOUBTFUL = r"secret|pass|psw|pw|pin|token|clave|senha|key|ключ|пин"
_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<sure>{_SURE})|(?P<doubtful>{_DOUBTFUL}))[\"'*]{{0,3}}[ \t]{{0,3}}"
    r"(?:[:=>→|]{1,2}|\b(?:is|ist|lautet|es|это)\b(?P<said>))[ \t]{0,3}(?P<quote>[\"'`«“]?)"
    r"(?P<value>\[redacted: credential\][^\s\"'`»”]{0,512}|[^\s\"'`»”]{3,512})",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?<![^\W_])(?:log ?in|user ?(?:name|id)?|e-?mail|acc(?:ount)?|логин|юзер|usuario|correo|"
    r"benutzer(?:name)?|nutzername|konto)[\"'*]{0,3}[ \t]{0,3}[:=>|]{1,2}[ \t]{0,3}[\"'`]?"
    r"(?P<value>\[redacted: credential\][^\s\"'`,;]{0,128}|[^\s\"'`,;]{2,128})",
    re.IGNORECASE,
)
_PAIR_REACH = 160
"""Characters between a login and the password that makes it one half of a pair."""
_NO_VALUE = re.compile(
    r"(?:required|needed|none|n/?a|yes|no|protected|reset|recovery|manager|will|see|your|the|here|same|"
    r"нет|да|нужен|none\.|ninguna|keine?s?|erforderlich|обязателен|lost|forgotten|change\w*|must|not|"
    r"https?://\S*|\*+|x{3,}|\.{3,}|[-_=]{3,}|<\S*>|\{\S*\}|\$\S*)[.,;:!?)]*",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"(?<![\w.+-])(?P<login>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})(?P<by>[:;|])(?P<value>[^\s:;|]{4,128})"
)
_PORT = re.compile(r"\d{1,5}(?:/\S*)?$")
_USERINFO = re.compile(r"(?<=://)(?P<value>[^\s/@:]{1,64}:[^\s/@]{1,128})(?=@)")
_HEADER = re.compile(
    r"^[ \t>*-]{0,6}(?:set-)?(?:cookie|(?:proxy-)?authorization|x-(?:api|auth)-(?:key|token))"
    r"[ \t]?:[ \t]{0,8}(?P<value>\S[^\n]{0,8000})",
    re.IGNORECASE | re.MULTILINE,
)
_COOKIE = re.compile(
    r"(?<!\w)(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId|connect\.sid|session(?:_?id)?|sid|csrf_?token|"
    r"auth_?token|remember_token|access_token|refresh_token)=(?P<value>[^\s;&\"',]{8,4000})",
    re.IGNORECASE,
)
_BEARER = re.compile(r"(?<!\w)Bearer[ \t]{1,3}(?P<value>[A-Za-z0-9._~+/=-]{16,4000})")


def _value(match: re.Match[str], confidence: float) -> Sealed:
    start, end = match.span("value")
    return Sealed(start=start, end=end, kind=CREDENTIAL, confidence=confidence)


def _is_marker(match: re.Match[str]) -> bool:
    """Whether the value has been redacted before: sealing twice is sealing once."""
    value = match["value"]
    return value.startswith(MARKER) and not any(c.isalnum() for c in value[len(MARKER) :])


def find_labelled(text: str) -> Iterator[Sealed]:
    """Yield values that are called a password, key or token, and logins that stand before one.

    A doubtful word (``pass``, ``pin``, ``key``) counts where a login stands before it or its value
    looks like a secret; ``password is`` where the value does.
    """
    logins = [m for m in _LOGIN.finditer(text) if not _is_marker(m)]
    at = 0
    for match in _LABEL.finditer(text):
        while at + 1 < len(logins) and logins[at + 1].end() <= match.start():
            at += 1
        login = logins[at] if logins and _is_near(logins[at], match) else None
        if _is_marker(match) or not _is_secret(match, login is not None):
            continue
        yield _value(match, 0.9 if match["sure"] or login else 0.7)
        if login:
            yield _value(login, 0.9)


def _is_near(login: re.Match[str], label: re.Match[str]) -> bool:
    return 0 <= label.start() - login.end() <= _PAIR_REACH


def _is_secret(match: re.Match[str], has_login: bool) -> bool:
    value = match["value"]
    if _NO_VALUE.fullmatch(value):
        return False
    if match["said"] is not None or (match["doubtful"] and not has_login):
        return bool(match["quote"]) or _looks_random(value.rstrip(".,;:!?)"))
    return len(value) >= 4 or has_login


def _looks_random(value: str) -> bool:
    """Letters and digits mixed, and long enough: ``hunter2``, but not ``BTC`` or ``5/5``."""
    letters = any(c.isalpha() for c in value)
    digits = any(c.isdigit() for c in value)
    return len(value) >= 6 and digits and letters and "://" not in value


def find_account_lines(text: str) -> Iterator[Sealed]:
    """Yield ``e-mail:password`` and ``scheme://user:password@host``; a port is no password."""
    if "@" not in text:
        return
    for match in _LINE.finditer(text):
        if _is_password(match):
            yield Sealed(start=match.start(), end=match.end(), kind=CREDENTIAL, confidence=0.9)
    for match in _USERINFO.finditer(text):
        yield _value(match, 0.9)


def _is_password(match: re.Match[str]) -> bool:
    """Whether what stands behind an address is none of: a port, the next address, a remark."""
    value = match["value"]
    if _PORT.match(value) or _NO_VALUE.fullmatch(value):
        return False
    return match["by"] == ":" or ("@" not in value and any(c.isdigit() for c in value))


def find_headers(text: str) -> Iterator[Sealed]:
    """Yield what pasted HTTP headers give away: cookies, authorisation, session ids."""
    for match in _HEADER.finditer(text):
        if match["value"].strip() != MARKER:
            yield _value(match, 0.9)
    for pattern in (_COOKIE, _BEARER):
        yield from (_value(match, 0.9) for match in pattern.finditer(text))
