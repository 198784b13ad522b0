import pickle

from dragoman.exceptions import DragomanError, KnowledgeError, ModelError, UsageError


def test_every_error_has_the_one_root() -> None:
    assert all(issubclass(error, DragomanError) for error in (KnowledgeError, ModelError, UsageError))


def test_knowledge_error_names_file_and_line() -> None:
    assert (
        str(KnowledgeError("no such country: XX", file="actors.toml", line=3)) == "actors.toml:3: no such country: XX"
    )
    assert str(KnowledgeError("not TOML", file="actors.toml")) == "actors.toml: not TOML"


def test_knowledge_error_survives_the_way_between_processes() -> None:
    back = pickle.loads(pickle.dumps(KnowledgeError("no such country: XX", file="actors.toml", line=3)))
    assert (str(back), back.file, back.line) == ("actors.toml:3: no such country: XX", "actors.toml", 3)
