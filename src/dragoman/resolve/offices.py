"""Says who holds an office that a phrase names: by country and day, by surname, by who is named in the report."""

from __future__ import annotations

from msgspec import Struct

from dragoman.core.entities import NIL, Entity
from dragoman.knowledge.names import name_key
from dragoman.knowledge.registry import CLASSES
from dragoman.knowledge.vocabulary import Title
from dragoman.resolve import grounds
from dragoman.resolve.grounds import because, unknown
from dragoman.resolve.grouping import FIRM, whole
from dragoman.resolve.lookup import UNKNOWN, Lookup, Owner
from dragoman.resolve.phrases import Phrase


class OfficeFinder(Struct, frozen=True):
    """Finds holders of offices for one place of one report. Pure, like the describer that asks it."""

    look: Lookup

    def titled(self, phrase: Phrase, lead: tuple[str, ...], title: Title, owner: Owner) -> Entity:
        """Return who holds the office that the phrase names, or an entity that says whose office it is."""
        country = owner.country if owner.country != UNKNOWN else self.look.around.main or UNKNOWN
        keys = {name_key(word) for word in lead} | {name_key(word) for word in phrase.clean.split()[:1]}
        ended = keys & (self.look.registry.vocabulary.former | {"deputy", "vice", "assistant", "acting", "under"})
        if title.office and self.look.around.date and not ended and country != UNKNOWN:
            of = owner.actor.id if owner.actor and owner.country in CLASSES else country
            holder = self.look.registry.holder(title.office, of, date=self.look.around.date)
            if holder:
                entity = self.look.registry.entity(holder, date=self.look.around.date)
                ground = grounds.HOLDER if owner.country != UNKNOWN else grounds.HOLDER_HERE
                return because(entity, ground, title.office.replace("_", " "), of, self.look.around.date)
        named = self._named_holder(phrase, owner) if not ended else None
        if named:
            return because(named, grounds.TITLE_BEFORE, named.name)
        if owner.country == UNKNOWN and title.sector in ("EDU", "BUS"):
            country = UNKNOWN
        if title.sector == "REB" and owner.country not in FIRM:
            country = "NSA"
        if owner.country == UNKNOWN and name_key(phrase.head).endswith("diplomat"):
            country = UNKNOWN
        office = Entity(NIL, whole(phrase), "office" if title.office else "person", country, title.sector)
        return unknown(office, in_words=owner.country != UNKNOWN)

    def serving(self, name: str, owner: Owner, title: Title) -> Entity | None:
        """Return who holds the title's office on the day, if that is one of that surname, however common it is."""
        around, registry = self.look.around, self.look.registry
        if title.office is None or around.date is None or name_key(name) in around.people:
            return None
        states = [owner.country] if owner.country != UNKNOWN else [around.country or "", around.main or ""]
        for state in states:
            of = owner.actor.id if owner.actor and owner.country in CLASSES else state
            holder = registry.holder(title.office, of, date=around.date)
            if holder and name_key(name) in name_key(holder.name).split():
                return because(registry.entity(holder, date=around.date), grounds.SURNAME_TITLED, holder.name)
        return None

    def _named_holder(self, phrase: Phrase, owner: Owner) -> Entity | None:
        """Return the one person of the country named in the report who holds an office of that title, or `None`.

        "The Ruritanian minister" is its foreign minister, where the report names that one and no other.
        """
        around, actors, word = self.look.around, self.look.registry.actors, name_key(phrase.words[-1])
        if not phrase.definite or owner.country in (UNKNOWN, *CLASSES) or around.date is None or phrase.complement:
            return None
        fitting = {
            person.id: person
            for person in around.people.values()
            if person.id in actors and person.country == owner.country
            for term in actors[person.id].terms
            if term.holds(around.date) and word == term.office.rpartition("_")[2]
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None
