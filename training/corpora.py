"""Reads the training corpora into examples. One function a corpus; layers of the same sentences are laid together."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dragoman.extract.labels import CLAIM_TAGS, PLOVER, ROLES, UPOS
from dragoman.resolve.timex import find_times
from training.authored import authored
from training.examples import IGNORE, Example, Offsets, bio, plover_ids, sentences_of, tokenised

SENTENCES_PER_EXAMPLE = 40
"""Sentence collections without documents are read in runs of this many, so that windows fill up."""


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def attribution(folder: Path, split: str) -> Iterator[Example]:
    """PolNeAR: outermost attributions, with arcs from source and content to their cue."""
    for row in lines(folder / f"attribution/polnear.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets, links = Offsets(spans), [IGNORE] * len(forms)
        labels: list[str | None] = ["O"] * len(forms)
        for item in row["attributions"]:
            cue = next((c for piece in item["cue"] if (c := offsets.covered(*piece))), None)
            for role in ("source", "cue", "content"):
                for piece in item[role]:
                    if covered := offsets.covered(*piece):
                        bio(labels, *covered, role)
                        if role != "cue" and cue and labels[covered[0]] == f"B-{role}":
                            links[covered[0]] = cue[0]
        yield Example("polnear", forms, sentences_of(row["text"], spans), {"attribution": labels}, links=links)


def conllu(path: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield (document id, text, rows of ten columns) of each sentence, multi-word tokens and empty nodes left out."""
    document, text, rows = "", "", []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# newdoc id = "):
                document = line[14:].strip()
            elif line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line[:1].isdigit():
                columns = line.rstrip("\n").split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif not line.strip() and rows:
                yield document, text, rows
                rows = []


def _lay_tree(example: Example, rows: list[list[str]]) -> None:
    first = len(example.words)
    example.words += [columns[1] for columns in rows]
    example.sentences.append((first, first + len(rows)))
    assert example.heads is not None and example.relations is not None and example.factuality is not None
    for i, columns in enumerate(rows):
        head = int(columns[6])
        example.heads.append(first + head - 1 if head else first + i)
        example.relations.append(columns[7])
        example.tags["upos"].append(columns[3] if columns[3] in UPOS else "X")
        example.tags["xpos"].append(columns[4])
        example.factuality.append(math.nan)


def _empty_tree(corpus: str) -> Example:
    return Example(corpus, [], [], {"upos": [], "xpos": []}, heads=[], relations=[], factuality=[])


def treebank_ewt(folder: Path, split: str) -> Iterator[Example]:
    """EWT: syntax, with the factuality of UDS-IH2 laid over the same sentences (matched by their words)."""
    factual: dict[str, list[dict[str, Any]]] = {}
    for row in lines(folder / f"factuality/uds_ih2.{split}.jsonl.gz"):
        factual[row["text"].replace(" ", "")] = row["targets"]
    example, current = _empty_tree("ewt"), None
    for document, _, rows in conllu(folder / f"syntax/ewt.{split}.conllu.gz"):
        if example.words and (document != current or len(example.sentences) >= SENTENCES_PER_EXAMPLE):
            yield example
            example = _empty_tree("ewt")
        current = document
        first = len(example.words)
        _lay_tree(example, rows)
        for target in factual.get("".join(columns[1] for columns in rows).replace(" ", ""), ()):
            if example.factuality is not None and first + target["span1"][0] < len(example.words):
                example.factuality[first + target["span1"][0]] = target["label"]
    yield example


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def treebank_gum(folder: Path, split: str) -> Iterator[Example]:
    """GUM: syntax, named entities (mentions headed by proper nouns) and dates of the same documents."""
    trees: dict[str, list[tuple[str, list[list[str]]]]] = {}
    for document, text, rows in conllu(folder / f"syntax/gum.{split}.conllu.gz"):
        trees.setdefault(document, []).append((text, rows))
    layers = {row["doc"]: row for row in lines(folder / f"entities/gum.{split}.jsonl.gz")}
    times = {row["doc"]: row for row in lines(folder / f"time/gum.{split}.jsonl.gz")}
    for document, sentences in trees.items():
        example = _empty_tree("gum")
        for _, rows in sentences:
            _lay_tree(example, rows)
        if document in layers:
            _lay_gum(example, layers[document], times.get(document))
        yield example


def _lay_gum(example: Example, row: dict[str, Any], times: dict[str, Any] | None) -> None:
    spans, position = [], 0
    for form in example.words:
        start = row["text"].find(form, position)
        if start < 0 or start - position > 60:
            return
        position = start + len(form)
        spans.append((start, position))
    offsets = Offsets(spans)
    named: list[str | None] = ["O"] * len(spans)
    for mention in sorted(row["entities"], key=lambda m: m["start"] - m["end"]):
        covered = offsets.covered(mention["start"], mention["end"])
        kind = GUM_TYPES.get(mention["type"])
        if covered and kind:
            while covered[0] < covered[1] and example.tags["upos"][covered[0]] != "PROPN":
                covered = (covered[0] + 1, covered[1])
            names = [i for i in range(*covered) if example.tags["upos"][i] == "PROPN"]
            if names and all(
                example.tags["upos"][i] in ("PROPN", "ADP", "DET", "PUNCT", "PART") for i in range(*covered)
            ):
                bio(named, covered[0], names[-1] + 1, kind)
    example.tags["entity"] = [
        None if label == "O" and example.tags["upos"][i] == "PROPN" else label for i, label in enumerate(named)
    ]
    if times:
        # GUM marks dates but neither durations nor sets: what may be one of those teaches nothing, the rest is no time.
        dates: list[str | None] = ["O"] * len(spans)
        for start, end, _ in find_times(row["text"], 0, len(row["text"])):
            if covered := offsets.covered(start, end):
                dates[covered[0] : covered[1]] = [None] * (covered[1] - covered[0])
        for item in times["timex"]:
            if covered := offsets.covered(item["start"], item["end"]):
                bio(dates, *covered, "DATE")
        example.tags["time"] = dates


def tempeval(folder: Path, split: str) -> Iterator[Example]:
    """TempEval-3: TIMEX3 expressions and TimeML event classes."""
    for row in lines(folder / f"time/tempeval3.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets = Offsets(spans)
        time: list[str | None] = ["O"] * len(forms)
        event: list[str | None] = ["O"] * len(forms)
        for item in row["timex"]:
            if covered := offsets.covered(item["start"], item["end"]):
                bio(time, *covered, item["type"])
        for item in row["events"]:
            if covered := offsets.covered(item["start"], item["end"]):
                event[covered[0]] = item["class"]
        yield Example("tempeval3", forms, sentences_of(row["text"], spans), {"time": time, "event": event})


TOPONYM_USES = {
    "Literal": "literal", "Mixed": "literal", "Coercion": "literal", "Literal_Modifier": "literal",
    "Embedded_Literal": "literal", "Metonymic": "associative", "Non_Literal_Modifier": "associative",
    "Embedded_Non_Lit": "associative", "Demonym": "associative",
}  # fmt: skip


def toponyms(folder: Path, split: str) -> Iterator[Example]:
    """GeoWebNews: toponyms used literally or for somebody associated with the place."""
    for row in lines(folder / f"places/geowebnews.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets = Offsets(spans)
        labels: list[str | None] = ["O"] * len(forms)
        for item in row["toponyms"]:
            use, covered = TOPONYM_USES.get(item["type"]), offsets.covered(item["start"], item["end"])
            if use and covered:
                bio(labels, *covered, use)
        yield Example("geowebnews", forms, sentences_of(row["text"], spans), {"toponym": labels})


def _runs(corpus: str, rows: Iterator[tuple[list[str], dict[str, Any]]]) -> Iterator[Example]:
    """Lay sentences without documents one after another; each row gives its words and its layers."""
    example = Example(corpus, [], [])
    for forms, layers in rows:
        first = len(example.words)
        example.words += forms
        example.sentences.append((first, len(example.words)))
        for name, labels in layers.get("tags", {}).items():
            example.tags.setdefault(name, []).extend(labels)
        if "factuality" in layers:
            example.factuality = (example.factuality or []) + layers["factuality"]
        example.plover += [(first + a, first + b, types) for a, b, types in layers.get("plover", ())]
        if len(example.sentences) >= SENTENCES_PER_EXAMPLE:
            yield example
            example = Example(corpus, [], [])
    if example.words:
        yield example


def wikigold(folder: Path, split: str) -> Iterator[Example]:
    """WikiGold: names of people, organisations, places and others."""
    rows = lines(folder / "entities/wikigold.jsonl.gz")
    yield from _runs("wikigold", ((row["tokens"], {"tags": {"entity": row["tags"]}}) for row in rows))


RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


def re3d(folder: Path, split: str) -> Iterator[Example]:
    """re3d: defence and security entities that its annotators were sure of; doubtful ones are left unlabelled."""
    for row in lines(folder / f"entities/re3d.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets = Offsets(spans)
        labels: list[str | None] = ["O"] * len(forms)
        for item in sorted(row["entities"], key=lambda e: -e["conf"]):
            covered, kind = offsets.covered(item["start"], item["end"]), RE3D_TYPES.get(item["type"])
            if not covered or not kind:
                continue
            while covered[0] < covered[1] - 1 and not forms[covered[0]][0].isupper():
                covered = (covered[0] + 1, covered[1])
            named = forms[covered[1] - 1][0].isupper() or kind == "PER"
            if item["conf"] >= 0.5 and named and covered[1] - covered[0] <= 6:
                bio(labels, *covered, kind)
            else:
                labels[covered[0] : covered[1]] = [
                    None if label == "O" else label for label in labels[covered[0] : covered[1]]
                ]
        yield Example("re3d", forms, sentences_of(row["text"], spans), {"entity": labels})


def factuality(folder: Path, split: str) -> Iterator[Example]:
    """UW and MEANTIME: how factual newswire puts its events."""

    def rows(name: str) -> Iterator[tuple[list[str], dict[str, Any]]]:
        for row in lines(folder / f"factuality/{name}.{split}.jsonl.gz"):
            forms = row["text"].split()
            values = [math.nan] * len(forms)
            for target in row["targets"]:
                values[target["span1"][0]] = target["label"]
            yield forms, {"factuality": values}

    for name in ("uw", "meantime"):
        yield from _runs(name, rows(name))


PENTACLASS = {
    "0": ("NONE",),
    "1": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "2": ("COOPERATE", "AID", "RETREAT"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


def plover(folder: Path, split: str, *, keep: Callable[[str], bool] = lambda _: True) -> Iterator[Example]:
    """PLV and the CAMEO pairs: the type (or class of types) of a sentence's event, its trigger unknown."""

    def pairs() -> Iterator[tuple[list[str], dict[str, Any]]]:
        for row in lines(folder / "events/plv.train.jsonl.gz"):
            if keep(row["id"]):
                forms, _ = tokenised(row["text"])
                types = ("CONCEDE", "RETREAT") if row["event"] == "YIELD" else (row["event"],)
                yield forms, {"plover": [(0, len(forms), plover_ids(types))]}

    def classes() -> Iterator[tuple[list[str], dict[str, Any]]]:
        for row in lines(folder / "events/cameo_pairs.train.jsonl.gz"):
            if row["penta"] in PENTACLASS and keep(row["id"]):
                forms = row["text"].split()
                yield forms, {"plover": [(0, len(forms), plover_ids(PENTACLASS[row["penta"]]))]}

    yield from _runs("plv", pairs())
    yield from _runs("cameo_pairs", classes())


def claims(folder: Path, split: str) -> Iterator[Example]:
    """The authored reports: what each word claims, how, and who takes part."""
    for report in authored():
        example = Example("authored", report.words, report.sentences)
        example.tags = {name: [None] * len(report.words) for name in CLAIM_TAGS}
        title = report.title
        # A title mostly repeats the story: what it does not claim teaches nothing.
        example.tags["claim"][title:] = ["none"] * (len(report.words) - title)
        example.parties = {role: [] for role in ROLES}
        for claim in report.claims:
            values = (claim.label, "-" if claim.negated else "+", claim.certainty, claim.event)
            for name, value in zip(CLAIM_TAGS, values, strict=True):
                example.tags[name][claim.head] = value
            played = (
                claim.actors, claim.recipients, claim.sources[-1:], claim.sources[:-1], (claim.first,), (claim.last,),
            )  # fmt: skip
            for role, words in zip(ROLES, played, strict=True):
                example.parties[role].append((claim.head, words or (claim.head,)))
        yield example


ONTOLOGY = {
    "conflict.attack": "ASSAULT", "life.die.deathcausedbyviolentevents": "ASSAULT", "life.die.unspecified": "ASSAULT",
    "life.injure.injurycausedbyviolentevents": "ASSAULT", "life.injure.unspecified": "ASSAULT",
    "contact.discussion": "CONSULT", "contact.negotiate": "CONSULT", "contact.collaborate": "CONSULT",
    "contact.contact.meet": "CONSULT", "justice.arrestjaildetain": "COERCE", "justice.investigate": "ACCUSE",
    "justice.initiatejudicialprocess": "ACCUSE", "justice.chargeindict": "ACCUSE",
    "justice.judicialconsequences.convict": "SANCTION", "justice.convict": "SANCTION", "justice.sentence": "SANCTION",
    "justice.judicialconsequences.execute": "ASSAULT", "justice.judicialconsequences.extradite": "COOPERATE",
    "justice.releaseparole": "CONCEDE", "transaction.transferownership.embargosanction": "SANCTION",
    "transaction.transaction.embargosanction": "SANCTION", "transaction.transfermoney.embargosanction": "SANCTION",
    "transaction.transfermoney.giftgrantprovideaid": "AID", "transaction.transferownership.giftgrantprovideaid": "AID",
    "transaction.transaction.giftgrantprovideaid": "AID", "movement.transportperson.evacuationrescue": "AID",
    "movement.transportperson.grantentryasylum": "AID", "contact.requestadvise": "REQUEST",
    "contact.requestcommand": "REQUEST", "contact.commandorder": "REQUEST", "contact.threatencoerce": "THREATEN",
    "contact.commitmentpromiseexpressintent": "AGREE",
    "government.agreements.acceptagreementcontractceasefire": "AGREE",
    "government.agreements.n/a": "AGREE", "government.agreements.rejectnullifyagreementcontractceasefire": "REJECT",
    "conflict.yield": "RETREAT", "conflict.demonstrate": "PROTEST", "personnel.endposition.quitretire": "CONCEDE",
    "movement.transportperson.prevententry": "COERCE", "artifactexistence.damagedestroy": "ASSAULT",
    "artifactexistence.damagedestroydisabledismantle": "ASSAULT",
}  # fmt: skip
"""Prefixes of RAMS and WikiEvents types that PLOVER has a type for; the longest prefix wins, the rest have none."""


def ontology_type(name: str) -> str:
    """Return the PLOVER type of a RAMS or WikiEvents type, `NONE` where PLOVER has none."""
    name = name.lower()
    fits = [prefix for prefix in ONTOLOGY if name.startswith(prefix)]
    return ONTOLOGY[max(fits, key=len)] if fits else "NONE"


def triggers(folder: Path, split: str) -> Iterator[Example]:
    """RAMS and WikiEvents: the PLOVER type of a known trigger."""

    def rams() -> Iterator[tuple[list[str], dict[str, Any]]]:
        for row in lines(folder / "events/rams.jsonl.gz"):
            at = row["trigger_tok"][0] - row["sentence_tok_start"]
            yield row["sentence"].split(), {"plover": [(at, at + 1, plover_ids([ontology_type(row["type"])]))]}

    def wikievents() -> Iterator[tuple[list[str], dict[str, Any]]]:
        for row in lines(folder / "events/wikievents.jsonl.gz"):
            forms, spans = tokenised(row["sentence"])
            covered = Offsets(spans).covered(at := row["sentence"].find(row["trigger"]), at + len(row["trigger"]))
            if at >= 0 and covered:
                yield forms, {"plover": [(covered[0], covered[0] + 1, plover_ids([ontology_type(row["type"])]))]}

    yield from _runs("rams", rams())
    yield from _runs("wikievents", wikievents())


def deeds(folder: Path, split: str) -> Iterator[Example]:
    """The same triggers for the types of what is claimed: those that PLOVER has a type for."""
    for example in triggers(folder, split):
        types: list[str | None] = [None] * len(example.words)
        for first, _, (kind,) in example.plover:
            types[first] = PLOVER[kind]
        yield Example(example.corpus, example.words, example.sentences, {"deed": types})


CORPORA: dict[str, Callable[[Path, str], Iterator[Example]]] = {
    "attribution": attribution,
    "ewt": treebank_ewt,
    "gum": treebank_gum,
    "tempeval": tempeval,
    "toponyms": toponyms,
    "wikigold": wikigold,
    "re3d": re3d,
    "factuality": factuality,
    "plover": plover,
    "triggers": triggers,
    "claims": claims,
    "deeds": deeds,
}
"""The readers of all corpora by name."""
