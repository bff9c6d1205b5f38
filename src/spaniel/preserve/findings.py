"""What a verification found."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Finding", "Verification"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not what the ledger says.

    Attributes:
        kind: ``changed``, ``missing``, ``added``, ``reordered``.
        where: file and place.
        what: one clause.
    """

    kind: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.what}"


@dataclass(slots=True)
class Verification:
    """What was checked and what was found.

    Attributes:
        entries, captures, payloads, segments: how many were checked.
        waiting: acknowledged captures not yet committed (checked like the others).
        findings: empty if all evidence is what the ledger says.
    """

    entries: int = 0
    captures: int = 0
    payloads: int = 0
    segments: int = 0
    waiting: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def note(self, kind: str, where: str, what: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(kind, where, what))
