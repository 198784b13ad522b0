"""The encoder: words in, layers out."""
