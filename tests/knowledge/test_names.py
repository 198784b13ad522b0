"""Names in other spellings, and typed in other ways, have one key."""

import pytest

from dragoman.knowledge.names import name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The U.N.", "un"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Port Sel\u00adwyn", "port selwyn"),
        ("\ufeffPort\u00a0 Selwyn\u200b", "port selwyn"),
    ],
)
def test_keys(name: str, key: str) -> None:
    assert name_key(name) == key
