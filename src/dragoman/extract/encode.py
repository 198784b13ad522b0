"""Turns words into the encoder's input: word pieces, shapes, and windows that end at sentence boundaries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from dragoman.exceptions import ModelError

CLS, SEP, UNK, MASK = 101, 102, 100, 103
"""Ids of the special word pieces in the vocabulary of MiniLM (that of uncased BERT)."""
MAX_PIECES = 256
"""Word pieces in a window, the two special ones included: the length at which the heads were trained."""
MAX_PIECES_PER_WORD = 12
"""Longer words (addresses, codes) are cut: their tail tells the encoder nothing."""
SHAPES = ("lower", "title", "upper", "mixed", "digit", "punctuation", "other")
"""What the uncased vocabulary forgets of a word; each word piece carries the shape of its word."""
SPECIAL_SHAPE = len(SHAPES)
_DOUBLE = {"``": "“", "''": "”", "„": "“", "«": "“", "»": "”"}
"""Double marks by the one of the common pair that they stand for: the vocabulary cuts those of the treebanks in two."""


def shape(word: str) -> int:
    """Return the index in `SHAPES` of the word's shape.

    >>> [SHAPES[shape(word)] for word in ("talks", "Cairo", "NATO", "al-Assad", "1,300", "”")]
    ['lower', 'title', 'upper', 'mixed', 'digit', 'punctuation']
    """
    if word[:1].isdigit():
        return 4
    if not any(character.isalpha() for character in word):
        return 5
    if word.islower():
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    if word.isupper():
        return 2
    return 3 if word.isascii() or any(character.isupper() for character in word) else 6


class Window(Struct, frozen=True):
    """One run of the encoder.

    `first:last` are its words; `starts` and `ends` index the first and the last piece of each, `sentences` numbers the
    sentence that it stands in.
    """

    first: int
    last: int
    pieces: list[int]
    shapes: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[int]


def pack(
    sentences: Sequence[tuple[int, int]],
    word_pieces: Sequence[Sequence[int]],
    word_shapes: Sequence[int],
    *,
    limit: Callable[[int], int] = lambda _: MAX_PIECES,
) -> Iterator[Window]:
    """Yield windows that hold as many whole sentences as fit.

    `sentences` are half-open word ranges in order. A sentence longer than a window is cut between words.
    `limit(n)` is the most pieces that window `n` may hold (training varies it, so that cuts fall elsewhere each time).
    """
    chunks = [chunk for first, last in sentences for chunk in _cut(first, last, word_pieces)]
    held: list[tuple[int, int]] = []
    size, count = 2, 0
    for first, last in chunks:
        length = sum(len(word_pieces[i]) for i in range(first, last))
        if held and size + length > limit(count):
            yield _window(held, word_pieces, word_shapes)
            held, size, count = [], 2, count + 1
        held.append((first, last))
        size += length
    if held:
        yield _window(held, word_pieces, word_shapes)


def _cut(first: int, last: int, word_pieces: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    start, size = first, 0
    for i in range(first, last):
        if size + len(word_pieces[i]) > MAX_PIECES - 2:
            yield start, i
            start, size = i, 0
        size += len(word_pieces[i])
    if start < last:
        yield start, last


def _window(
    held: Sequence[tuple[int, int]], word_pieces: Sequence[Sequence[int]], word_shapes: Sequence[int]
) -> Window:
    pieces, shapes, starts, ends, numbers = [CLS], [SPECIAL_SHAPE], [], [], []
    for number, (first, last) in enumerate(held):
        for i in range(first, last):
            starts.append(len(pieces))
            pieces.extend(word_pieces[i])
            shapes.extend([word_shapes[i]] * len(word_pieces[i]))
            ends.append(len(pieces) - 1)
            numbers.append(number)
    pieces.append(SEP)
    shapes.append(SPECIAL_SHAPE)
    return Window(
        first=held[0][0], last=held[-1][1], pieces=pieces, shapes=shapes, starts=starts, ends=ends, sentences=numbers
    )


class WordPieces:
    """Word pieces of single words, each looked up once: equal words always give equal pieces."""

    def __init__(self, tokenizer_file: str) -> None:
        """Load the vocabulary. Raises `ModelError` when the file is missing or unreadable."""
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(tokenizer_file)
        except Exception as error:  # the package raises the root of all exceptions itself
            raise ModelError(
                f"expected the vocabulary {tokenizer_file}, found {error}; install the package again"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the piece ids of each word; a word that the tokenizer drops becomes the unknown piece."""
        new = sorted({word for word in words if word not in self._known})
        alike = [_DOUBLE.get(word, word) for word in new]
        for word, encoding in zip(new, self._tokenizer.encode_batch(alike, add_special_tokens=False), strict=True):
            self._known[word] = tuple(encoding.ids[:MAX_PIECES_PER_WORD]) or (UNK,)
        found = [self._known[word] for word in words]
        if len(self._known) > 200_000:
            self._known.clear()
        return found
