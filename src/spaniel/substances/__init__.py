"""What is called what: words for substances in texts of markets."""

from spaniel.substances.lexicon import WordLexicon

__all__ = ["WordLexicon"]
