"""The gate: makes grants, and nothing else does."""

from __future__ import annotations

import secrets
from datetime import timedelta

from spaniel.authority.decide import Decision, decide
from spaniel.errors import Refused
from spaniel.ports import Clock, Recorder
from spaniel.types import Act, Authority, Grant, Technique

__all__ = ["AuthorityGate"]

_LIFE = timedelta(hours=1)
"""A grant outlives neither its authority nor the hour: a long patrol shows that it kept asking."""


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
        self._refused: set[tuple[Technique, str]] = set()

    def grant(self, technique: Technique, target: str) -> Grant:
        """Return a ledgered grant for the target.

        Raises:
            Refused: outside technique, scope or dates; the refusal is in the ledger.
        """
        decision = decide(self.authority, technique, target, self._clock.now())
        if not decision.allowed:
            self._refuse(technique, target, decision)
        known = self._grants.get((technique, decision.origin))
        if known is not None and self.issued(known):
            return known
        return self._give(technique, decision.origin)

    def allows(self, technique: Technique, target: str) -> bool:
        """Whether a grant would be given: for choosing links. Moves and records nothing."""
        return decide(self.authority, technique, target, self._clock.now()).allowed

    def issued(self, grant: Grant) -> bool:
        """Whether this gate made the grant and it has not run out."""
        return self._issued.get(grant.id) == grant and self._clock.now() < grant.until

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
            "technique": technique.value,
            "target": origin,
            "since": grant.since.isoformat(),
            "until": grant.until.isoformat(),
        }
        self._enter("grant", grant.id, body)
        self._grants[technique, origin] = self._issued[grant.id] = grant
        return grant

    def _refuse(self, technique: Technique, target: str, decision: Decision) -> None:
        if (technique, target) not in self._refused:
            body = {
                "technique": technique.value,
                "target": target[:2000],
                "reason": decision.reason,
                "at": self._clock.now().isoformat(),
            }
            self._enter("refusal", f"refusal-{secrets.token_hex(16)}", body)
            self._refused.add((technique, target))
        raise Refused(
            f"refused: {decision.reason}",
            where=target[:200],
            do="ask for an authority that covers it",
        )

    def _enter(self, kind: str, id_: str, body: dict[str, str]) -> None:
        self._recorder.append([Act(kind=kind, unit=self.authority.id, id=id_, body=body)])
