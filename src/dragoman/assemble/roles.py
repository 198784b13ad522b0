"""Who plays which part in a clause or in the phrase of an event, by syntax: subjects, objects, agents, owners."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.assemble.propositions import Proposition
from dragoman.assemble.typing import Typist
from dragoman.core.layers import Attribution, Layers, Mention
from dragoman.core.text import Span
from dragoman.knowledge.nouns import load_actor_nouns
from dragoman.syntax import Tree

ACTING = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}
RECIPIENT_PREPOSITIONS = {"against", "to", "on", "upon", "at", "with", "for", "of", "from", "toward", "towards", "into"}


class Roles:
    """Finds who plays a part by the words of one report; `mentions` holds its mentions by their head."""

    def __init__(self, layers: Layers, tree: Tree, typist: Typist) -> None:
        self._tree, self._typist, self._nouns = tree, typist, load_actor_nouns()
        self._times = {i for time in layers.times for i in tree.within(Span(time.start, time.end))}
        self.mentions: dict[int, Mention] = {}
        for mention in layers.mentions:
            self.mentions.setdefault(mention.head, mention)

    def subjects(self, head: int) -> list[int]:
        """Return the subjects of a clause, its own or the one it shares, relative pronouns replaced."""
        tree, seen = self._tree, set()
        i = head
        while i not in seen:
            seen.add(i)
            subject = next(tree.dependents(i, "nsubj", "csubj"), None)
            if subject is not None:
                return self.spread(subject)
            token = tree.tokens[i]
            if token.deprel.startswith("acl"):
                return self.spread(token.head)
            if token.deprel.partition(":")[0] not in {"conj", "advcl", "xcomp", "parataxis"} or token.head == i:
                return []
            if token.deprel == "xcomp" or (token.deprel.startswith(("advcl", "obl")) and self._is_of(i)):
                # "urged Moscow to leave", "accused Moscow of leaving": the object of the verb above would leave.
                controlled = next(tree.dependents(token.head, "obj", "iobj"), None)
                if controlled is not None and controlled < i:
                    return self.spread(controlled)
            i = token.head
        return []

    def _is_of(self, i: int) -> bool:
        return any(
            self._tree.tokens[j].lemma in {"of", "for", "from"} for j in self._tree.dependents(i, "mark", "case")
        )

    def spread(self, head: int) -> list[int]:
        """Return a phrase's head with its conjuncts, each turned to the actor that it stands for."""
        tree = self._tree
        head = tree.antecedent(head)
        if tree.tokens[head].lemma.lower() == "both":
            clause = tree.tokens[head].head
            if tree.tokens[clause].deprel == "conj":
                return self.subjects(tree.tokens[clause].head)
        joined = [i for i in tree.conjuncts(head) if i != head and tree.tokens[i].upos in {"NOUN", "PROPN", "PRON"}]
        return [self.owner(i) for i in (head, *joined) if tree.tokens[i].upos in ACTING]

    def owner(self, head: int) -> int:
        """Return the actor behind an act: "Western attempts" are the West's, "NATO's redeployment" is NATO's."""
        token = self._tree.tokens[head]
        if token.lemma.lower() in self._nouns.quantity:
            for i in self._tree.dependents(head, "nmod", "obl"):
                if any(self._tree.tokens[j].lemma == "of" for j in self._tree.dependents(i, "case")):
                    return i
        if token.upos != "NOUN" or self._nouns.names_actor(token.lemma.lower()) or head in self.mentions:
            return head
        named = [i for i in self._tree.dependents(head, "nmod:poss", "amod", "compound") if i in self.mentions]
        return named[0] if named else head

    def is_passive(self, head: int) -> bool:
        """Return whether a clause tells of what is done to its subject."""
        return self._tree.has(head, "nsubj:pass", "aux:pass") or (
            self._tree.tokens[head].deprel == "acl" and self._tree.tokens[head].xpos == "VBN"
        )

    def _agents(self, head: int) -> list[int]:
        found = []
        for i in self._tree.dependents(head, "obl", "nmod"):
            by = any(self._tree.tokens[j].lemma == "by" for j in self._tree.dependents(i, "case"))
            if self._tree.tokens[i].deprel == "obl:agent" or (by and self._may_act(i)):
                found += self.spread(i)
        return found

    def actors(self, head: int) -> list[int]:
        """Return who does what a clause tells: its subject, the agent of a passive, or actors inside either."""
        if self._tree.tokens[head].upos == "NOUN" and self._tree.has(head, "cop"):
            # "It was a surrender by the rebels".
            return self.nominal_actors(head) or self.subjects(head)
        if not self.is_passive(head):
            return [actor for i in self.subjects(head) for actor in self._behind(i)]
        agents = self._agents(head)
        # "A summit between X and Y will be held": the parties stand inside the subject.
        within = [a for i in self.subjects(head) if not self._may_act(i) for a in self.nominal_actors(i)]
        return agents or within

    def _behind(self, subject: int) -> list[int]:
        """Return who acts where the subject is itself an event: "talks between X and Y resumed", "violence erupted"."""
        if self._may_act(subject) or self._tree.tokens[subject].upos != "NOUN":
            return [subject]
        return self.nominal_actors(subject) or ([] if self._typist.type_of(subject)[0] else [subject])

    def objects(self, head: int) -> list[int]:
        """Return whom a clause tells something done to: objects that can act, else actors inside the object."""
        tree = self._tree
        if self.is_passive(head):
            return [i for i in self.subjects(head) if self._may_act(i)]
        found: list[int] = []
        for i in tree.dependents(head, "obj", "iobj", "obl", "xcomp"):
            token = tree.tokens[i]
            cases = {tree.tokens[j].lemma for j in tree.dependents(i, "case")}
            if token.deprel == "xcomp":
                found += self.objects(i) if not found else []
            elif token.deprel.startswith("obl") and not cases & RECIPIENT_PREPOSITIONS:
                continue
            elif self._may_act(i):
                found += [j for j in self.spread(i) if self._may_act(j)]
            elif token.deprel == "obj":
                found += self._inside(i)
        return list(dict.fromkeys(found))

    def _inside(self, head: int) -> list[int]:
        """Return the actors inside the phrase of a thing: "sanctions against Libya", "Libya's membership"."""
        tree = self._tree
        return [
            i
            for i in tree.dependents(head, "nmod", "nmod:poss", "amod", "compound")
            if i in self.mentions and self._may_act(i)
        ]

    def partners(self, head: int) -> list[int]:
        """Return the other side of a meeting or an agreement."""
        tree, found = self._tree, []
        for i in [head, *tree.dependents(head, "obj", "obl")]:
            for j in tree.dependents(i, "obl", "nmod"):
                cases = {tree.tokens[k].lemma for k in tree.dependents(j, "case")}
                if cases & {"with", "between", "among"} and self._may_act(j):
                    found += self.spread(j)
        return found

    def demanded_of(self, proposition: Proposition, inner: Attribution) -> list[int]:
        """Return whom a wish falls on: the cue's object, else the subject of what is wished."""
        tree = self._tree
        found: list[int] = []
        if inner.cue_head >= 0:
            for i in tree.dependents(inner.cue_head, "obj", "iobj", "obl"):
                if self._may_act(i) and not proposition.span.contains(tree.span([i])):
                    found += self.spread(i)
        if not found and not proposition.nominal:
            found = [i for i in self.subjects(proposition.head) if i != inner.source_head and self._may_act(i)]
        if not found:
            inside = self.nominal_actors(proposition.head) if proposition.nominal else []
            found = inside or self.objects(proposition.head)
        return [i for i in found if i != inner.source_head]

    def nominal_actors(self, head: int) -> list[int]:
        """Return who carries out a nominal event: its possessor, a "by" phrase, or an adjective of nationality."""
        tree = self._tree
        by = self._agents(head)
        if by:
            return by
        found = [
            i for i in tree.dependents(head, "nmod:poss", "amod", "compound") if i in self.mentions and self._may_act(i)
        ]
        return found[:1] or [j for i in self._between(head) for j in self.spread(i)]

    def _between(self, head: int) -> Iterator[int]:
        for i in self._tree.dependents(head, "nmod"):
            if any(self._tree.tokens[j].lemma == "between" for j in self._tree.dependents(i, "case")):
                yield i

    def nominal_recipients(self, head: int) -> list[int]:
        """Return whom a nominal event falls on: "the raid on Selwyn"."""
        tree, found = self._tree, []
        for i in tree.dependents(head, "nmod"):
            cases = {tree.tokens[j].lemma for j in tree.dependents(i, "case")}
            if cases & {"against", "on", "of", "to", "with"} and self._may_act(i):
                found += self.spread(i)
        return found

    def _may_act(self, i: int) -> bool:
        token = self._tree.tokens[i]
        if i in self._times:
            return False
        return i in self.mentions or token.upos == "PROPN" or self._nouns.names_actor(token.lemma.lower())
