"""Each reader over a corpus of a few lines in its own format."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.extract.labels import PLOVER
from training import corpora, events, gathering, treebanks
from training.examples import IGNORE, Example


def write(folder: Path, name: str, content: str | Sequence[Any]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else "".join(json.dumps(row) + "\n" for row in content)
    path.write_bytes(gzip.compress(text.encode()))


def labelled(example: Example, layer: str) -> dict[str, str | None]:
    """Return the words of a layer that are not `O`, with their labels."""
    pairs = zip(example.words, example.tags[layer], strict=True)
    return {word: label for word, label in pairs if label != "O"}


def types(example: Example) -> list[tuple[list[str], list[str]]]:
    """Return the words of each typed range with the types allowed there."""
    return [(example.words[a:b], [PLOVER[i] for i in ids]) for a, b, ids in example.plover]


# ---- attribution ----------------------------------------------------------------------------------------------------

TALK = "Tarn said it rained. “No,” said Marren."


def test_attributions_become_labels_and_links_to_their_cue(tmp_path: Path) -> None:
    rows = [
        {
            "text": TALK,
            "attributions": [
                {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 19]]},
                {"source": [[32, 38]], "cue": [[27, 31]], "content": [[21, 26]]},
            ],
        }
    ]
    write(tmp_path, "attribution/polnear.dev.jsonl.gz", rows)
    (example,) = corpora.attribution(tmp_path, "dev")
    assert example.words == ["Tarn", "said", "it", "rained", ".", "“", "No", ",", "”", "said", "Marren", "."]
    assert example.sentences == [(0, 12)]
    assert example.tags["attribution"] == [
        "B-source", "B-cue", "B-content", "I-content", "O",
        "B-content", "I-content", "I-content", "I-content", "B-cue", "B-source", "O",
    ]  # fmt: skip
    assert example.links == [1, IGNORE, 1, IGNORE, IGNORE, 9, IGNORE, IGNORE, IGNORE, IGNORE, 9, IGNORE]


def test_without_a_cue_nothing_is_linked(tmp_path: Path) -> None:
    rows = [{"text": TALK, "attributions": [{"source": [[0, 4]], "cue": [], "content": [[10, 19]]}]}]
    write(tmp_path, "attribution/polnear.dev.jsonl.gz", rows)
    (example,) = corpora.attribution(tmp_path, "dev")
    assert set(example.links or ()) == {IGNORE}


# ---- trees ----------------------------------------------------------------------------------------------------------

CONLLU = """\
# newdoc id = first
# text = Tarn didn't go.
1\tTarn\tTarn\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Rain fell
1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_

# newdoc id = second
# text = No
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_

"""


def test_sentences_of_a_treebank_leave_out_joined_words_and_empty_nodes(tmp_path: Path) -> None:
    write(tmp_path, "x.conllu.gz", CONLLU)
    found = [
        (document, text, [row[1] for row in rows])
        for document, text, rows in treebanks.conllu(tmp_path / "x.conllu.gz")
    ]
    assert found == [
        ("first", "Tarn didn't go.", ["Tarn", "did", "n't", "go", "."]),
        ("first", "Rain fell", ["Rain", "fell"]),
        ("second", "No", ["No"]),
    ]


def test_the_treebank_gives_trees_by_document_with_factuality_on_the_same_sentences(tmp_path: Path) -> None:
    write(tmp_path, "syntax/ewt.dev.conllu.gz", CONLLU)
    targets = [{"text": "Tarn did n't go .", "targets": [{"span1": [3, 4], "label": -2.5}]}]
    write(tmp_path, "factuality/uds_ih2.dev.jsonl.gz", targets)
    first, second = treebanks.treebank_ewt(tmp_path, "dev")
    assert first.words == ["Tarn", "did", "n't", "go", ".", "Rain", "fell"]
    assert first.heads == [3, 3, 3, 3, 3, 6, 6]  # a root is its own head
    assert first.relations == ["nsubj", "aux", "advmod", "root", "punct", "nsubj", "root"]
    assert first.tags["xpos"] == ["NNP", "VBD", "RB", "VB", ".", "NN", "VBD"]
    assert first.sentences == [(0, 5), (5, 7)]
    values = first.factuality or []
    assert values[3] == -2.5 and all(math.isnan(value) for i, value in enumerate(values) if i != 3)
    assert second.words == ["No"] and second.heads == [0]


GUM = """\
# newdoc id = gum
# text = President Tarn of Selwyn left on May 5
1\tPresident\tPresident\tPROPN\tNNP\t_\t5\tnsubj\t_\t_
2\tTarn\tTarn\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tSelwyn\tSelwyn\tPROPN\tNNP\t_\t1\tnmod\t_\t_
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
6\ton\ton\tADP\tIN\t_\t7\tcase\t_\t_
7\tMay\tMay\tPROPN\tNNP\t_\t5\tobl\t_\t_
8\t5\t5\tNUM\tCD\t_\t7\tnummod\t_\t_

"""


def test_names_and_dates_are_laid_over_the_trees_of_the_same_document(tmp_path: Path) -> None:
    text = "President Tarn of Selwyn left on May 5"
    entities = [{"start": 0, "end": 14, "type": "person"}, {"start": 18, "end": 24, "type": "place"}]
    write(tmp_path, "syntax/gum.dev.conllu.gz", GUM)
    write(tmp_path, "entities/gum.dev.jsonl.gz", [{"doc": "gum", "text": text, "entities": entities}])
    write(tmp_path, "time/gum.dev.jsonl.gz", [{"doc": "gum", "text": text, "timex": [{"start": 33, "end": 38}]}])
    (example,) = treebanks.treebank_gum(tmp_path, "dev")
    named = labelled(example, "entity")
    assert named == {"President": "B-PER", "Tarn": "I-PER", "Selwyn": "B-LOC", "May": None}  # a name unmarked: unknown
    assert labelled(example, "time")["May"] == "B-DATE"
    assert labelled(example, "time")["5"] == "I-DATE"
    assert example.relations is not None and example.relations[4] == "root"


# ---- spans ----------------------------------------------------------------------------------------------------------


def test_times_and_event_classes(tmp_path: Path) -> None:
    row = {
        "text": "Tarn said on Monday he left.",
        "timex": [{"start": 13, "end": 19, "type": "DATE"}],
        "events": [{"start": 5, "end": 9, "class": "REPORTING"}, {"start": 23, "end": 27, "class": "OCCURRENCE"}],
    }
    write(tmp_path, "time/tempeval3.dev.jsonl.gz", [row])
    (example,) = corpora.tempeval(tmp_path, "dev")
    assert labelled(example, "time") == {"Monday": "B-DATE"}
    assert labelled(example, "event") == {"said": "REPORTING", "left": "OCCURRENCE"}


def test_toponyms_are_literal_or_associative_and_others_are_left_out(tmp_path: Path) -> None:
    uses = [(0, 6, "Metonymic"), (12, 17, "Literal"), (18, 22, "Homonym")]
    row = {"text": "Selwyn left Arvel Tarn.", "toponyms": [{"start": a, "end": b, "type": t} for a, b, t in uses]}
    write(tmp_path, "places/geowebnews.dev.jsonl.gz", [row])
    (example,) = corpora.toponyms(tmp_path, "dev")
    assert labelled(example, "toponym") == {"Selwyn": "B-associative", "Arvel": "B-literal"}


def test_sentences_without_documents_are_read_in_runs(tmp_path: Path) -> None:
    rows = [{"tokens": ["Tarn", "left"], "tags": ["B-PER", "O"]}] * (gathering.SENTENCES_PER_EXAMPLE + 1)
    write(tmp_path, "entities/wikigold.jsonl.gz", rows)
    full, rest = corpora.wikigold(tmp_path, "train")
    assert len(full.sentences) == gathering.SENTENCES_PER_EXAMPLE
    assert full.sentences[:2] == [(0, 2), (2, 4)]
    assert (rest.words, rest.tags["entity"]) == (["Tarn", "left"], ["B-PER", "O"])


def test_doubtful_entities_teach_nothing(tmp_path: Path) -> None:
    entities = [
        {"start": 0, "end": 8, "type": "Person", "conf": 0.9},
        {"start": 12, "end": 17, "type": "Organisation", "conf": 0.2},
        {"start": 21, "end": 26, "type": "Weapon", "conf": 0.9},
    ]
    write(tmp_path, "entities/re3d.dev.jsonl.gz", [{"text": "the Tarn saw Arvel by Night", "entities": entities}])
    (example,) = corpora.re3d(tmp_path, "dev")
    assert labelled(example, "entity") == {"Tarn": "B-PER", "Arvel": None}  # no article in a name


def test_factuality_is_read_from_newswire(tmp_path: Path) -> None:
    write(tmp_path, "factuality/uw.dev.jsonl.gz", [{"text": "Tarn left", "targets": [{"span1": [1, 2], "label": 3}]}])
    write(tmp_path, "factuality/meantime.dev.jsonl.gz", [{"text": "Rain may fall", "targets": []}])
    uw, meantime = corpora.factuality(tmp_path, "dev")
    assert (uw.factuality or [])[1] == 3
    assert all(math.isnan(value) for value in meantime.factuality or [0])


# ---- event types ----------------------------------------------------------------------------------------------------


def test_a_sentence_with_a_type_allows_it_anywhere_in_it(tmp_path: Path) -> None:
    pairs = [{"id": "a", "text": "Tarn left", "event": "YIELD"}, {"id": "b", "text": "Rain", "event": "AID"}]
    classes = [
        {"id": "c", "text": "They fought", "penta": "4"},
        {"id": "d", "text": "He spoke", "penta": "0"},
        {"id": "e", "text": "Who knows", "penta": "x"},
    ]
    write(tmp_path, "events/plv.train.jsonl.gz", pairs)
    write(tmp_path, "events/cameo_pairs.train.jsonl.gz", classes)
    plv, cameo = events.plover(tmp_path, "train")
    assert types(plv) == [(["Tarn", "left"], ["CONCEDE", "RETREAT"]), (["Rain"], ["AID"])]
    assert types(cameo) == [
        (["They", "fought"], ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]),
        (["He", "spoke"], ["NONE"]),
    ]
    assert [types(example) for example in events.plover(tmp_path, "train", keep=lambda id: id == "b")] == [
        [(["Rain"], ["AID"])]
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Conflict.Attack.Bombing", "ASSAULT"),
        ("contact.commitmentpromiseexpressintent.n/a", "AGREE"),
        ("justice.judicialconsequences.execute.n/a", "ASSAULT"),
        ("justice.judicialconsequences.extradite.n/a", "COOPERATE"),
        ("life.marry.n/a", "NONE"),
    ],
)
def test_types_of_other_ontologies_map_by_their_longest_known_prefix(name: str, expected: str) -> None:
    assert events.ontology_type(name) == expected


def test_known_triggers_are_typed_word_by_word(tmp_path: Path) -> None:
    rams = {"sentence": "They met Tarn", "type": "contact.discussion.x", "trigger_tok": [8, 8], "sentence_tok_start": 7}
    wiki = {"sentence": "They were married.", "type": "Life.Marry", "trigger": "married"}
    write(tmp_path, "events/rams.jsonl.gz", [rams])
    write(tmp_path, "events/wikievents.jsonl.gz", [wiki, wiki | {"trigger": "absent"}])
    first, second = events.triggers(tmp_path, "train")
    assert types(first) == [(["met"], ["CONSULT"])]
    assert types(second) == [(["married"], ["NONE"])]


def test_every_type_named_in_the_tables_is_a_label() -> None:
    named = {*events.ONTOLOGY.values(), *(kind for kinds in events.PENTACLASS.values() for kind in kinds)}
    assert named <= set(PLOVER)
