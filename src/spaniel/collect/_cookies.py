"""Cookies, kept in memory while a patrol lasts, and told to nobody but who set them."""

from __future__ import annotations

from collections.abc import Iterable
from http.cookiejar import Cookie
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.utils.httpobj import urlparse_cached

__all__ = ["HostCookies"]


class HostCookies(CookiesMiddleware):  # type: ignore[misc]
    """Scrapy's, but a cookie goes back only to the host that set it.

    Scrapy's own looks up whether a domain is a public suffix in a list that it fetches from the
    Internet, at the first cookie it meets: bytes that no authority granted.
    """

    def _process_cookies(self, cookies: Iterable[Cookie], *, jar: Any, request: Request) -> None:
        for cookie in cookies:
            cookie.domain = (urlparse_cached(request).hostname or "").lower()
            jar.set_cookie_if_ok(cookie, request)
