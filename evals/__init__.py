"""How well Dragoman reads: one command that scores it on every corpus, and a gate that keeps it from getting worse."""
