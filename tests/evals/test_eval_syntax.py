from __future__ import annotations

import pytest

from dragoman.core.layers import Layers, Token
from evals.scores import Skip
from evals.syntax import evaluate
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored

TREES = """# newdoc id = d
# text = Talks were held.
1\tTalks\ttalk\tNOUN\tNNS\t_\t3\tnsubj:pass\t_\t_
2\twere\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\theld\thold\tVERB\tVBN\t_\t0\troot\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = They failed
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tfailed\tfail\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def token(upos: str, xpos: str, head: int, deprel: str) -> Token:
    return Token(0, 1, 0, "", upos, xpos, head, deprel)


PREDICTED = (
    token("NOUN", "NNS", 2, "nsubj"),  # the subtype is missing
    token("VERB", "VBD", 2, "aux:pass"),  # the part of speech is wrong
    token("VERB", "VBN", 2, "root"),
    token("PUNCT", ".", 1, "punct"),  # hangs on the wrong word
    token("PRON", "PRP", 5, "obj"),  # the relation is wrong
    token("VERB", "VBZ", 5, "root"),  # the tag is wrong
)


def test_accuracies_on_gold_words(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_corpus("syntax/ewt.dev.conllu.gz", TREES)
    system = FakeSystem({"d": Layers(tokens=PREDICTED)})
    rows = list(evaluate(make_setup(system)))
    assert {row.metric: round(row.value * 6) for row in scored(rows)} == {
        "LAS": 4, "LAS with subtypes": 3, "UAS": 5, "UPOS": 5, "XPOS": 5,
    }  # fmt: skip
    assert system.seen[0].text == "Talks were held. They failed"
    skip = rows[-1]
    assert isinstance(skip, Skip) and skip.corpus == "gum.dev" and skip.reason.startswith("no file")


def test_tokens_that_do_not_match_the_words_are_no_score(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_corpus("syntax/ewt.dev.conllu.gz", TREES)
    with pytest.raises(ValueError, match="each of 6 words, found 5"):
        list(evaluate(make_setup(FakeSystem({"d": Layers(tokens=PREDICTED[:5])}))))
