"""What the stages find in one report on the way to its claims. Every item carries its offsets in the stored text."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.core.entities import Entity, Place
from dragoman.core.text import Span
from dragoman.core.times import TimeValue, Timex3, Unresolved

SentenceKind = Literal["body", "title", "furniture"]
MentionType = Literal["PER", "ORG", "LOC", "MISC"]
MentionForm = Literal["name", "noun", "pronoun"]
EventCategory = Literal["OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION"]
Attitude = Literal["said", "for", "against", "accepts", "considers", "plans"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Token(Struct, frozen=True):
    """One syntactic word (Universal Dependencies).

    `head` is the index of the governing token in the report's token list, the token's own index for a root.
    `xpos` is the Penn Treebank tag. `deprel` is the UD relation with its subtype (`nsubj:pass`).
    """

    start: int
    end: int
    sentence: int
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


class Sentence(Struct, frozen=True):
    """One sentence: a stretch of text and the half-open range of its tokens. Furniture is no sentence of the story."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: SentenceKind


class Quotation(Struct, frozen=True):
    """The words between a pair of quotation marks, marks left out; `closed` is false where it is never closed."""

    start: int
    end: int
    closed: bool


class Attribution(Struct, frozen=True):
    """Content, the cue that attributes it, and its source (PolNeAR). Each may lie in several stretches.

    `source_head` and `cue_head` are the token indices of the words that carry source and cue, -1 where there is none.
    `attitude` says what the cue makes of its content, `negated` that the cue itself is denied ("did not ask for"),
    `denies` that it denies its content ("denied that"). `depth` is 0 for an outermost attribution, 1 for one inside the
    content of another, and so on; `parent` is the index of that other one, or -1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: int = -1
    cue_head: int = -1
    attitude: Attitude = "said"
    negated: bool = False
    denies: bool = False
    depth: int = 0
    parent: int = -1

    @property
    def size(self) -> int:
        """How many characters the content covers."""
        return sum(span.end - span.start for span in self.content)

    def covers(self, span: Span) -> bool:
        """Return whether a stretch lies inside the content."""
        return any(content.contains(span) for content in self.content)


class Mention(Struct, frozen=True):
    """A span that names an actor. `head` is a token index; `chain` numbers its coreference chain."""

    start: int
    end: int
    head: int
    type: MentionType
    form: MentionForm
    chain: int = -1
    entity: Entity | None = None


class Toponym(Struct, frozen=True):
    """A span that names a place, used literally or for somebody associated with it ("Moscow said")."""

    start: int
    end: int
    use: Literal["literal", "associative"]
    place: Place | None = None


class TimeExpression(Struct, frozen=True):
    """A TIMEX3 expression. `value` is the stretch of the calendar that its words and those around it name.

    Where there is none, `unresolved` says why. `timex3` is the value that TimeML gives the expression by itself.
    """

    start: int
    end: int
    type: TimexType
    value: TimeValue | None = None
    unresolved: Unresolved | None = None
    timex3: Timex3 | None = None


class Event(Struct, frozen=True):
    """An event trigger: its token, TimeML class, PLOVER type, and how factual it is put.

    `category` is the TimeML class, `None` where the model sees no event and only the lexicon knows the word.
    `type` is `None` when no PLOVER type fits. `score` adds lexicon's weight and half the model's probability: 0–1.5.
    `factuality` runs from −3 (certainly did not happen) to +3 (certainly happened).
    """

    start: int
    end: int
    token: int
    category: EventCategory | None
    type: str | None
    score: float
    factuality: float


class Predication(Struct, frozen=True):
    """What the encoder takes one word to claim, and who takes part in it; words are token indices.

    `label` is a kind, or for what is wanted its stance; `score` is the probability that the word heads a claim at all,
    `shares` those of every label. `actors`, `recipients`, `sources` and `outer` (who told the source's word) hold the
    words that play the role with their probability, likeliest first, and the word itself where nobody may. `first` and
    `last` are the first and the last word of what is claimed.
    """

    token: int
    label: str
    score: float
    shares: dict[str, float]
    negated: float
    certainty: dict[str, float]
    types: dict[str, float]
    actors: tuple[tuple[int, float], ...]
    recipients: tuple[tuple[int, float], ...]
    sources: tuple[tuple[int, float], ...]
    outer: tuple[tuple[int, float], ...]
    first: int
    last: int


class Layers(Struct, frozen=True):
    """Everything that the stages found in one report."""

    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    predications: tuple[Predication, ...] = ()


class Segmentation(Struct, frozen=True):
    """A report cut into sentences and words: `sentences[i].first:last` index `words`. What the encoder reads."""

    sentences: tuple[Sentence, ...]
    words: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
