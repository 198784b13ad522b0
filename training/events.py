"""Reads what teaches events and claims: sentences with a PLOVER type, typed triggers, and the authored reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dragoman.extract.labels import CLAIM_TAGS, PLOVER, ROLES
from training.authored import authored
from training.examples import Example, Offsets, plover_ids, tokenised
from training.gathering import lines, runs

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

    yield from runs("plv", pairs())
    yield from runs("cameo_pairs", classes())


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

    yield from runs("rams", rams())
    yield from runs("wikievents", wikievents())


def deeds(folder: Path, split: str) -> Iterator[Example]:
    """The same triggers for the types of what is claimed: those that PLOVER has a type for."""
    for example in triggers(folder, split):
        types: list[str | None] = [None] * len(example.words)
        for first, _, (kind,) in example.plover:
            types[first] = PLOVER[kind]
        yield Example(example.corpus, example.words, example.sentences, {"deed": types})
