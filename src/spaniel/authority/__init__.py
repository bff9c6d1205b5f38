"""Who may use which technique, where, until when; the gate that every byte has to pass."""

from spaniel.authority.decide import Decision, decide
from spaniel.authority.gate import AuthorityGate

__all__ = ["AuthorityGate", "Decision", "decide"]
