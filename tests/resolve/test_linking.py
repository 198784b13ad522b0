from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers, Mention, MentionForm, MentionType, Sentence
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge import load_registry
from dragoman.knowledge.registry import Actor
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.linking import describe, describe_in, link

REGISTRY = load_registry()
GAZETTEER = Gazetteer.load()
# States that a report can name by a noun and by an adjective that are theirs alone.
STATES = [a for a in REGISTRY.actors.values() if a.kind == "state" and a.adjectives and a.adjectives[0] != a.name]


def who(text: str, date: str | None = None) -> Entity:
    return describe(text, date=date, registry=REGISTRY, gazetteer=GAZETTEER)


def plain(entity: Entity) -> Entity:
    """Return the entity without its score and grounds."""
    return structs.replace(entity, score=0.0, reasons=())


def mention(
    text: str, words: str, type: MentionType = "PER", form: MentionForm = "name", *, chain: int = -1, nth: int = 0
) -> Mention:
    start = [found.start() for found in re.finditer(re.escape(words), text)][nth]
    return Mention(start, start + len(words), 0, type, form, chain)


def report_of(text: str, date: str | None = "2011-06-28") -> tuple[Report, tuple[Sentence, ...]]:
    starts = [0, *(m.end() for m in re.finditer(r"\. ", text)), len(text)]
    sentences = tuple(Sentence(a, b, 0, 0, 0, "body") for a, b in pairwise(starts))
    return Report(doc="d", text=text, date=date), sentences


def linked(text: str, *mentions: Mention, date: str | None = "2011-06-28") -> list[Entity]:
    report, sentences = report_of(text, date)
    out = link(report, Layers(sentences=sentences, mentions=mentions), REGISTRY, gazetteer=GAZETTEER)
    return [m.entity for m in out if m.entity is not None]


# ---- describe ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Russian Foreign Minister Sergei Lavrov", "Sergey Lavrov", "RUS"),
        ("the Kremlin", "Government of Russia", "RUS"),
        ("Tehran", "Iran", "IRN"),
        ("Iraq's foreign minister", "Hoshyar Zebari", "IRQ"),
        ("the U.S. secretary of state", "Hillary Clinton", "USA"),
        ("the foreign minister of France", "Alain Juppe", "FRA"),
        ("the UN secretary-general", "Ban Ki-moon", "IGO"),
        ("the Syrian government", "Government of Syria", "SYR"),
        ("Egypt's foreign ministry", "Ministry of Foreign Affairs of Egypt", "EGY"),
        ("the Russians", "Russia", "RUS"),
        ("members of the Security Council", "United Nations Security Council", "IGO"),
        ("The Free Syrian Army (FSA)", "Free Syrian Army", "NSA"),
        ("the London-based Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights", "NGO"),
        ("President Clinton", "Bill Clinton", "USA"),
        ("the Syrian Muslim Brotherhood", "Syrian Muslim Brotherhood", "SYR"),
    ],
)
def test_known_actors_take_their_usual_name(text: str, name: str, country: str) -> None:
    entity = who(text, "2011-06-28")
    assert (entity.name, entity.country) == (name, country)
    assert entity.id != NIL


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenyan Trade Minister Orlo Basenji", "Orlo Basenji", "KEN"),
        ("Orlo Basenji, a spokesman for Kenya's energy ministry", "Orlo Basenji", "KEN"),
        ("Ghana's special envoy for Africa, Orlo Basenji", "Orlo Basenji", "GHA"),
        ("rebel spokesman Orlo Basenji", "Orlo Basenji", "NSA"),
        ("Lt. Gen. Orlo Basenji of the Peruvian army", "Orlo Basenji", "PER"),
        ("Orlo Basenji, a fellow at the Lowy Institute", "Orlo Basenji", "AUS"),
        ("CNN photojournalist Orlo Basenji", "Orlo Basenji", "MED"),
    ],
)
def test_unknown_people_take_name_and_country_from_their_titles(text: str, name: str, country: str) -> None:
    entity = who(text, "2011-06-28")
    assert (entity.id, entity.name, entity.country, entity.kind) == (NIL, name, country, "person")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("senior U.S. officials", "USA"),
        ("a spokesman for Mali's foreign ministry", "MLI"),
        ("Nepalese protesters", "NPL"),
        ("Nepalese rebels", "NSA"),
        ("Kenyan rights groups", "NGO"),
        ("media reports", "MED"),
        ("Russian media", "RUS"),
        ("Western diplomats", "IGO"),
        ("diplomats", "UNK"),
        ("analysts", "UNK"),
        ("Arab foreign ministers", "IGO"),
        ("the Saudi-led coalition", "IGO"),
        ("militias from Lebanon, Iraq and Libya", "NSA"),
        ("residents of Lagos", "NGA"),
        ("the governments of Chile, Peru and Bolivia", "CHL"),
        ("anti-Mubarak protesters", "EGY"),
        ("Gaddafi's troops", "LBY"),
        ("the US-backed Iraqi army", "IRQ"),
        ("Libya's ambassador to the United Nations", "LBY"),
        ("tens of thousands of Syrians", "SYR"),
    ],
)
def test_groups_are_counted_to_their_country_or_class(text: str, country: str) -> None:
    assert who(text, "2011-03-02").country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # The name goes on, or is that of another country's body, or of a town.
        ("the Muslim Brotherhood for the Defence of Ports", "Muslim Brotherhood for the Defence of Ports", "UNK"),
        ("the International Brotherhood of Bakers", "International Brotherhood of Bakers", "UNK"),
        ("the Democratic Party of Kenya", "Democratic Party of Kenya", "KEN"),
        ("the Peruvian Red Cross", "Peruvian Red Cross", "NGO"),
        ("Orlo West", "Orlo West", "UNK"),
        ("the Basenji Army", "Basenji Army", "UNK"),
        ("Austin, Texas", "Austin", "USA"),
    ],
)
def test_what_only_ends_like_a_known_name_is_not_that_actor(text: str, name: str, country: str) -> None:
    entity = who(text, "2022-03-02")
    assert (entity.id, entity.name, entity.country) == (NIL, name, country)


def test_a_surname_with_an_office_that_its_bearer_never_held_is_somebody_else() -> None:
    assert who("President Lavrov", "2011-03-02").name == "Lavrov"
    assert who("Foreign Minister Lavrov", "2011-03-02").name == "Sergey Lavrov"


@pytest.mark.parametrize(
    "text", ["Iraq's former foreign minister", "the former Iraqi foreign minister", "Iraq's deputy foreign minister"]
)
def test_who_held_an_office_before_or_below_is_not_its_holder(text: str) -> None:
    entity = who(text, "2011-03-02")
    assert entity.id == NIL
    assert entity.country == "IRQ"


def test_without_a_date_an_office_keeps_its_country_and_names_nobody() -> None:
    entity = who("Iraq's foreign minister")
    assert (entity.id, entity.country, entity.kind) == (NIL, "IRQ", "office")


def test_a_pronoun_names_nobody_by_itself() -> None:
    assert plain(who("they")) == Entity(NIL, "they", "group", "UNK")


# ---- the same treatment for everybody ---------------------------------------------------------------------------

FRAMES = [
    "{name}",
    "a spokesman for {name}'s foreign ministry",
    "{adjective} soldiers",
    "about 50 {adjective} protesters",
    "{adjective} Trade Minister Orlo Basenji",
    "Orlo Basenji, a lawmaker from {name}",
    "the {adjective} government",
    "the people of {name}",
    "{adjective} rebels",
    "a senior {adjective} official",
    "{name}'s deputy oil minister",
    "the {adjective} parliament and its allies",
    "former {adjective} President Orlo Basenji",
]


@given(st.sampled_from(FRAMES), st.sampled_from(STATES), st.sampled_from(STATES))
def test_swapping_the_country_swaps_the_code_and_nothing_else(frame: str, one: Actor, other: Actor) -> None:
    first, second = (who(frame.format(name=a.name, adjective=a.adjectives[0])) for a in (one, other))
    assert (first.kind, first.country == "NSA") == (second.kind, second.country == "NSA")
    if first.country != "NSA":
        assert (first.country, second.country) == (one.id, other.id)


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_the_two_parties_of_a_report_may_change_places(one: Actor, other: Actor) -> None:
    assume(one.id != other.id)
    frame = "{0} said on Monday that {0} would talk. The army of {1} moved. {0} waited."
    for a, b in ((one, other), (other, one)):
        text = frame.format(a.name, b.name)
        army, waited = linked(
            text, mention(text, f"The army of {b.name}", "ORG", "noun"), mention(text, a.name, "LOC", nth=2)
        )
        assert (army.country, waited.country) == (b.id, a.id)


# ---- link -------------------------------------------------------------------------------------------------------


def test_a_last_name_is_the_person_named_in_full_earlier() -> None:
    text = "Kenyan Trade Minister Orlo Basenji spoke. Basenji left."
    full, last = linked(text, mention(text, "Orlo Basenji"), mention(text, "Basenji", nth=1))
    assert plain(last) == plain(full) == Entity(NIL, "Orlo Basenji", "person", "KEN", "GOV")
    assert full.reasons == ("title with a country or class",)
    assert last.reasons == ("surname of Orlo Basenji, named in full in the report",)


def test_a_namesake_named_in_full_is_not_taken_for_the_one_in_office() -> None:
    text = "Orlo Putin, a Chilean farmer, complained. Putin wept."
    assert [e.name for e in linked(text, mention(text, "Orlo Putin"), mention(text, "Putin", nth=1))] == [
        "Orlo Putin"
    ] * 2


def test_pronouns_and_nouns_take_the_entity_of_their_chain() -> None:
    text = "Orlo Basenji, a senator from Ghana, spoke. He left. The senator slept."
    mentions = (
        mention(text, "Orlo Basenji", chain=3),
        mention(text, "He", form="pronoun", chain=3),
        mention(text, "The senator", form="noun", chain=3),
    )
    assert {(e.name, e.country) for e in linked(text, *mentions)} == {("Orlo Basenji", "GHA")}


def test_a_chain_overrules_neither_a_known_name_nor_another_full_name() -> None:
    text = "Lavrov met Orlo Basenji."
    first, second = linked(text, mention(text, "Lavrov", chain=1), mention(text, "Orlo Basenji", chain=1))
    assert first.name == "Sergey Lavrov"
    assert second.name == "Orlo Basenji"


def test_generic_nouns_belong_to_the_country_of_their_sentence_then_of_the_report() -> None:
    text = "Chile voted. Chile counted. In Peru protesters marched. The government was silent."
    protesters, government = linked(
        text, mention(text, "protesters", "PER", "noun"), mention(text, "The government", "ORG", "noun")
    )
    assert (protesters.name, protesters.country) == ("Peruvian protesters", "PER")
    assert (government.name, government.id) == ("Government of Chile", "CHL.gov")


def test_people_at_home_belong_where_the_story_is_set_however_often_a_capital_speaks() -> None:
    text = (
        "Chile spoke. Chile warned. Chile, after Peruvian protesters rallied in Peru, urged calm. Chile feared for "
        "civilians. Officials left."
    )
    civilians, officials = linked(
        text, mention(text, "civilians", "PER", "noun"), mention(text, "Officials", "PER", "noun")
    )
    assert (civilians.name, civilians.country) == ("Peruvian civilians", "PER")
    assert officials.country == "CHL"


def test_the_capital_where_envoys_meet_does_not_set_the_story() -> None:
    text = "Peruvian rebels fought in Peru. The parties met in Santiago, and rebels left."
    assert linked(text, mention(text, "rebels", "PER", "noun", nth=1))[0].name == "Peruvian rebels"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("the two countries", "Chile and Peru", "CHL"),
        ("both governments", "Chile and Peru", "CHL"),
        ("two countries", "two countries", "UNK"),
        ("The kingdom", "Jordan", "JOR"),
    ],
)
def test_states_named_before_come_back_as_nouns(words: str, name: str, country: str) -> None:
    text = f"Jordan waited. Chile met Peru. Talks between {words} go on."
    found = linked(text, mention(text, words, "ORG", "noun"))[0]
    assert (found.name, found.country) == (name, country)


def test_his_people_are_those_of_whom_he_is() -> None:
    text = "Chile voted. Chile won. Orlo Basenji, a senator from Ghana, thanked his supporters and his government."
    mentions = (
        mention(text, "Orlo Basenji", chain=1),
        mention(text, "his", form="pronoun", chain=1),
        mention(text, "his supporters", form="noun", chain=2),
        mention(text, "his", form="pronoun", chain=1, nth=1),
        mention(text, "his government", "ORG", "noun", chain=3),
    )
    found = linked(text, *mentions)
    assert (found[2].name, found[2].country) == ("Ghanaian supporters", "GHA")
    assert found[4].id == "GHA.gov"


def test_in_a_report_on_a_country_a_body_means_its_branch_there() -> None:
    text = "Syrian protesters marched in Syria. The Muslim Brotherhood applauded."
    assert linked(text, mention(text, "The Muslim Brotherhood", "ORG"))[0].id == "muslim-brotherhood.syr"
    assert linked("The Muslim Brotherhood spoke.", mention("The Muslim Brotherhood", "The Muslim Brotherhood", "ORG"))[
        0
    ].id == ("muslim-brotherhood")


def test_without_any_country_a_generic_noun_is_unknown() -> None:
    text = "The army moved. Protesters ran."
    assert [e.country for e in linked(text, mention(text, "The army", "ORG", "noun"))] == ["UNK"]


def test_a_bare_body_is_the_one_last_named() -> None:
    text = "The U.N. Security Council met over Chile. The council adjourned."
    council = linked(text, mention(text, "The council", "ORG", "noun"))[0]
    assert council.name == "United Nations Security Council"


def test_the_title_outside_a_mention_gives_an_unknown_person_a_country() -> None:
    text = "Talks failed, Ghanaian Deputy Oil Minister Orlo Basenji said."
    assert linked(text, mention(text, "Orlo Basenji"))[0].country == "GHA"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana's ambassador to the U.N., Orlo Basenji, spoke.",
        "Orlo Basenji, 45, who had served as Ghana's ambassador to Chile, spoke.",
        "Ghanaian Ambassador to the U.N. Orlo Basenji spoke.",
        "Orlo Basenji, of the Ghanaian foreign ministry, spoke.",
    ],
)
def test_who_somebody_is_stands_on_either_side_of_his_name(sentence: str) -> None:
    text = f"Chile met Chile. {sentence}"
    found = linked(text, mention(text, "Orlo Basenji"))[0]
    assert (found.name, found.country) == ("Orlo Basenji", "GHA")


def test_what_somebody_did_is_not_who_he_is() -> None:
    text = "The reporter left. Orlo Basenji, then requested a list of Ghanaian ministers, and went."
    assert linked(text, mention(text, "Orlo Basenji"))[0].country == "UNK"


def test_a_chain_takes_the_name_of_its_person_not_his_title() -> None:
    text = "The Ghanaian envoy came. Orlo Basenji spoke."
    mentions = (mention(text, "The Ghanaian envoy", chain=1), mention(text, "Orlo Basenji", chain=1))
    assert {(e.name, e.country) for e in linked(text, *mentions)} == {("Orlo Basenji", "GHA")}


def test_a_place_in_somebodys_title_is_not_him() -> None:
    text = "Ghana's Ambassador to Chile spoke. Chile listened."
    mentions = (mention(text, "Ghana's Ambassador to Chile"), mention(text, "Chile", "LOC", nth=1))
    assert linked(text, *mentions)[1].id == "CHL"


def test_a_person_is_not_his_outlet_though_a_chain_says_so() -> None:
    text = "Orlo Basenji of Reuters spoke."
    mentions = (mention(text, "Orlo Basenji", chain=1), mention(text, "Reuters", "ORG", chain=1))
    assert [e.name for e in linked(text, *mentions)] == ["Orlo Basenji", "Reuters"]


def test_link_keeps_order_and_number_of_the_mentions() -> None:
    text = "Chile and Peru and Chile"
    mentions = tuple(mention(text, w, "LOC", nth=n) for w, n in (("Peru", 0), ("Chile", 1), ("Chile", 0)))
    report, sentences = report_of(text)
    out = link(report, Layers(sentences=sentences, mentions=mentions), REGISTRY, gazetteer=GAZETTEER)
    assert [(m.start, m.end) for m in out] == [(m.start, m.end) for m in mentions]


def test_describe_in_reads_any_span_with_the_eyes_of_the_report() -> None:
    text = "Chile and Chile again. About 50 demonstrators waited."
    report, sentences = report_of(text)
    described = describe_in(report, Layers(sentences=sentences), REGISTRY, gazetteer=GAZETTEER)
    start = text.index("About")
    assert described(Span(start, start + len("About 50 demonstrators"))).country == "CHL"


# ---- scores and grounds -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Russian Foreign Minister Sergei Lavrov", ("name in the registry, in office on 2011-06-28",)),
        ("Lavrov", ("surname of Sergey Lavrov, in office on 2011-06-28",)),
        ("Iraq's foreign minister", ("title with a country: foreign minister of IRQ on 2011-06-28",)),
        ("Moscow", ("capital standing for its government",)),
        ("the Kremlin", ("seat standing for its government",)),
        ("Egypt's foreign ministry", ("body of EGY, by the words",)),
        ("Moammar Ghadaffi", ("another spelling of Muammar Gaddafi",)),
        ("the Syrian deputy oil minister", ("no actor of that name in the registry", "country or class by the words")),
        ("Orlo", ("no actor of that name in the registry",)),
    ],
)
def test_a_link_says_what_it_rests_on(text: str, reasons: tuple[str, ...]) -> None:
    entity = who(text, "2011-06-28")
    assert entity.reasons == reasons
    assert 0 <= entity.score <= 1
    assert (entity.score == 0) == (entity.country == "UNK")


def test_a_link_through_a_chain_is_less_sure_and_says_so() -> None:
    text = "Lavrov spoke. He left."
    name, he = linked(text, mention(text, "Lavrov", chain=1), mention(text, "He", form="pronoun", chain=1))
    assert he.score < name.score
    assert he.reasons == ("same as “Sergey Lavrov” in the report", *name.reasons)


@pytest.mark.parametrize("text", ["Powell slept in Ghana.", "Kenya called. Powell slept."])
def test_a_surname_alone_is_not_one_whose_office_is_over_and_whose_country_is_not_named(text: str) -> None:
    assert linked(text, mention(text, "Powell"))[0].id == NIL


def test_a_surname_alone_may_be_one_whose_country_is_named() -> None:
    text = "Powell left the United States."
    found = linked(text, mention(text, "Powell"))[0]
    assert found.reasons == ("surname of Colin Powell, whose country the report names",)


def test_small_words_behind_a_name_are_no_part_of_it() -> None:
    text = "They love Croatia for vacation. U.S. officials rest."
    place, group = linked(text, mention(text, "Croatia for vacation", "LOC"), mention(text, "U.S. officials", "ORG"))
    assert (place.id, group.id) == ("HRV", NIL)


def test_a_title_and_a_surname_are_who_holds_the_office_however_common_the_surname() -> None:
    titled = "Canadian Foreign Minister Graham spoke."
    bare = "Graham left Canada."
    assert (
        linked(titled, mention(titled, "Canadian Foreign Minister Graham"), date="2003-05-01")[0].name == "Bill Graham"
    )
    assert linked(bare, mention(bare, "Graham"), date="2003-05-01")[0].id == NIL


def test_the_minister_of_a_country_is_the_one_that_the_report_names() -> None:
    text = "Russian Foreign Minister Sergei Lavrov spoke. The Russian minister left."
    _, minister = linked(
        text,
        mention(text, "Russian Foreign Minister Sergei Lavrov"),
        mention(text, "The Russian minister", form="noun"),
    )
    assert minister.name == "Sergey Lavrov"


def test_the_house_is_that_of_the_parliament_named() -> None:
    text = "The House of Representatives of the United States met. The House voted."
    house = linked(text, mention(text, "The House", "ORG", nth=1))[0]
    assert house.id == "USA.house"


def test_a_longer_name_is_not_the_state_that_a_chain_makes_of_it() -> None:
    text = "Denmark paid. The University of Copenhagen rejoiced."
    mentions = (mention(text, "Denmark", "ORG", chain=1), mention(text, "The University of Copenhagen", "ORG", chain=1))
    assert linked(text, *mentions)[1].id == NIL
