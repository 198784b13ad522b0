from __future__ import annotations

from evals.conllu import Treebank, read_treebank


def row(number: str, form: str, head: int = 0, deprel: str = "root") -> str:
    return "\t".join([number, form, form.lower(), "VERB", "VB", "_", str(head), deprel, "_", "_"])


def spelled(treebank: Treebank) -> list[list[str]]:
    return [[span.of(tree.sentence.text) for span in tree.sentence.words] for tree in treebank.trees]


def test_words_are_laid_on_the_sentence_s_own_text() -> None:
    lines = ["# text = They don't.", row("1", "They", 2), "2-3\tdon't" + "\t_" * 8, row("2", "do"), row("3", "n't", 2)]
    [document] = read_treebank([*lines, row("4", ".", 2), ""])
    assert document.trees[0].sentence.text == "They don't."
    assert spelled(document) == [["They", "do", "n't", "."]]


def test_respelled_contraction_is_laid_out_with_spaces() -> None:
    lines = ["# text = Au port", "1-2\tAu" + "\t_" * 8, row("1", "à", 3), row("2", "le", 3), row("3", "port")]
    [document] = read_treebank(lines)
    assert document.trees[0].sentence.text == "à le port"
    assert spelled(document) == [["à", "le", "port"]]


def test_empty_nodes_belong_to_no_tree() -> None:
    [document] = read_treebank(["# text = Go", row("1", "Go"), row("1.1", "gone")])
    assert [word.form for word in document.trees[0].words] == ["Go"]


def test_documents_paragraphs_and_limit() -> None:
    lines = [
        *("# newdoc id = a", "# newpar", "# text = One", row("1", "One"), ""),
        *("# newpar", "# newpar_block = p (1 s)", "# text = Two", row("1", "Two"), ""),
        *("# newdoc id = b", "# text = Three", row("1", "Three"), ""),
    ]
    both = read_treebank(lines)
    assert [(one.doc, [tree.sentence.paragraph for tree in one.trees]) for one in both] == [("a", [0, 1]), ("b", [0])]
    assert [one.doc for one in read_treebank(lines, 2)] == ["a"]
