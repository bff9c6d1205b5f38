"""What user agents claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract.export import claims

KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "browser", "system"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {KHTML} Chrome/110.0.0.0 Safari/537.36",
         "Chrome 110.0", "Linux"),
        (f"Mozilla/5.0 (Windows NT 6.1; Win64) {KHTML} Chrome/109.0.0.0 Safari/537.36 Edg/109.0.1",
         "Edge 109.0", "Windows 7"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
         "Gecko) Version/16.3 Mobile/15E148 Safari/604.1", "Safari 16.3", "iOS 16.3"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "Version/16.3 Safari/605.1.15", "Safari 16.3", "macOS 10.15"),
        (f"Mozilla/5.0 (Linux; Android 13; SM-A536B) {KHTML} SamsungBrowser/20.0 Chrome/106.0 "
         "Mobile Safari/537.36", "Samsung Internet 20.0", "Android 13"),
        ("Mozilla/5.0 (Windows NT 6.3; Trident/7.0; rv:11.0) like Gecko",
         "Internet Explorer 11.0", "Windows 8.1"),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
         "Googlebot 2.1", ""),
        (f"Mozilla/5.0 (Windows NT 10.0) {KHTML} Chrome/110.0 YaBrowser/23.3 Safari/537.36",
         "Yandex Browser 23.3", "Windows 10 or 11"),
        ("python-requests/2.28.1", "python-requests 2.28", ""),
        ("something nobody knows", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_claims(agent: str, browser: str, system: str) -> None:
    assert claims(agent) == (browser, system)


@given(st.text(max_size=2000))
def test_any_text_is_a_claim_of_something_or_nothing(agent: str) -> None:
    browser, system = claims(agent)
    assert len(browser) < 80
    assert len(system) < 40
