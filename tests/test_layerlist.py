from dragoman.core.layers import Attribution, Layers, Mention, TimeExpression
from dragoman.layerlist import layer_rows
from handmade import LAYERS, TEXT, span


def test_every_layer_is_listed_with_offsets_and_words() -> None:
    rows = dict(layer_rows(TEXT, LAYERS))
    assert list(rows) == [
        "sentences", "tokens", "quotations", "attributions", "mentions", "toponyms", "times", "events",
    ]  # fmt: skip
    assert rows["mentions"] == [("58–69", "Ilse Marren", "PER name chain 1 Ilse Marren (UNK) NIL")]
    assert rows["events"] == [("82–87", "talks", "OCCURRENCE CONSULT 0.90 factuality +1.5")]


def test_parts_of_an_attribution_carry_its_number_and_its_parents() -> None:
    inner = Attribution((span("the ministry"),), (), (span("No troops were sent"),), depth=1, parent=0)
    rows = dict(layer_rows(TEXT, Layers(attributions=(LAYERS.attributions[0], inner))))["attributions"]
    assert [detail for _, _, detail in rows] == [
        "source of 0", "cue of 0", "content of 0", "source of 1 in 0", "content of 1 in 0",
    ]  # fmt: skip


def test_what_is_unresolved_says_so() -> None:
    layers = Layers(
        mentions=(Mention(107, 110, head=0, type="PER", form="pronoun"),), times=(TimeExpression(91, 98, "DATE"),)
    )
    rows = dict(layer_rows(TEXT, layers))
    assert rows["mentions"][0][2] == "PER pronoun"
    assert rows["times"][0][2] == "DATE unresolved"


def test_empty_layers_are_left_out() -> None:
    assert list(layer_rows(TEXT, Layers())) == []
