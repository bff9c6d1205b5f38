"""The gate: makes grants, and nothing else does."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from spaniel.authority.decide import Decision, decide
from spaniel.errors import Refused
from spaniel.ports import Clock, Recorder
from spaniel.types import Act, Authority, Grant, Technique

__all__ = ["AuthorityGate"]

_SHOWN = 2_000
"""Characters of a refused target that are taken down: a hostile one may be of any length."""

_LIFE = timedelta(hours=1)
"""A grant outlives neither its authority nor the hour: a long patrol shows that it kept asking."""

_RENEWED = timedelta(minutes=15)
"""Before its end, so that what was asked for under a grant arrives under a living one."""


class AuthorityGate:
    """Asks the authority about every target and enters every answer in the ledger first.

    Each URL is decided on its own. One grant stands for an origin (scheme, host and port) or a
    path and an hour, so that the ledger tells who went where and when without a line per page;
    captures name the grant they came under.

    Args:
        authority: what was given in writing.
        recorder: takes the answer down (fsync) before :meth:`grant` returns.
        clock: the only source of the present moment.
    """

    def __init__(self, authority: Authority, recorder: Recorder, clock: Clock) -> None:
        self.authority = authority
        self._recorder = recorder
        self._clock = clock
        self._grants: dict[tuple[Technique, str], Grant] = {}
        self._issued: dict[str, Grant] = {}
        self._refused: set[bytes] = set()

    def grant(self, technique: Technique, target: str) -> Grant:
        """Return a ledgered grant for the target.

        Raises:
            Refused: outside technique, scope or dates; the refusal is in the ledger.
        """
        decision = decide(self.authority, technique, target, self._clock.now())
        if not decision.allowed:
            self._refuse(technique, target, decision)
        known = self._grants.get((technique, decision.origin))
        if known is not None and self._lasts(known):
            return known
        return self._give(technique, decision.origin)

    def allows(self, technique: Technique, target: str) -> bool:
        """Whether a grant would be given: for choosing links. Moves and records nothing."""
        return decide(self.authority, technique, target, self._clock.now()).allowed

    def issued(self, grant: Grant) -> bool:
        """Whether this gate made the grant and it has not run out."""
        # A subclass may call itself equal to anything.
        if type(grant) is not Grant or not isinstance(grant.id, str):
            return False
        return self._issued.get(grant.id) == grant and self._clock.now() < grant.until

    def _lasts(self, grant: Grant) -> bool:
        last = grant.until >= self.authority.valid_until
        return self.issued(grant) and (last or grant.until - self._clock.now() > _RENEWED)

    def _give(self, technique: Technique, origin: str) -> Grant:
        now = self._clock.now()
        grant = Grant(
            id=f"grant-{secrets.token_hex(16)}",
            authority=self.authority.id,
            technique=technique,
            target=origin,
            since=now,
            until=min(now + _LIFE, self.authority.valid_until),
        )
        body = {
            "technique": str(technique),
            "target": origin,
            "since": grant.since.isoformat(),
            "until": grant.until.isoformat(),
        }
        self._enter("grant", grant.id, body)
        self._grants[technique, origin] = self._issued[grant.id] = grant
        return grant

    def _refuse(self, technique: Technique, target: str, decision: Decision) -> None:
        body = {
            "technique": str(technique),
            "target": _storable(target)[:_SHOWN],
            "reason": decision.reason,
            "at": self._clock.now().isoformat(),
        }
        # Once for each target and reason: a page that asks a thousand times is one refusal.
        asked = repr((str(technique), target, decision.reason)).encode("utf-8", "backslashreplace")
        key = hashlib.sha256(asked).digest()
        if key not in self._refused:
            self._enter("refusal", f"refusal-{secrets.token_hex(16)}", body)
            self._refused.add(key)
        raise Refused(
            f"refused: {decision.reason}",
            where="".join(c if c.isprintable() else "?" for c in body["target"][:200]),
            do="ask for an authority that covers it",
        )

    def _enter(self, kind: str, id_: str, body: dict[str, str]) -> None:
        self._recorder.append([Act(kind=kind, unit=self.authority.id, id=id_, body=body)])


def _storable(text: str) -> str:
    return str(text).encode("utf-8", "backslashreplace").decode("utf-8")
