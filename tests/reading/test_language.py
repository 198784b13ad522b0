"""Only what is plainly not English is refused, and by name."""

import pytest

from dragoman.reading.language import other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Rat der Stadt hat am Dienstag beschlossen, den Kai für Schiffe aus den Nachbarländern zu öffnen. "
            "Der Bürgermeister sagte, die Entscheidung werde innerhalb eines Jahres überprüft.",
            "German",
        ),
        (
            "Le conseil de la ville a décidé mardi d'ouvrir le quai du nord aux navires des pays voisins. "
            "Le maire a déclaré que cette décision serait réexaminée dans un an.",
            "French",
        ),
        (
            "Городской совет во вторник решил открыть северный причал для судов соседних стран. "
            "Мэр заявил, что решение будет пересмотрено в течение года.",
            "Russian",
        ),
        (
            "市议会星期二决定向邻国船只开放北码头。市长说，这一决定将在一年内重新审查，任何人都不应过度解读。" * 3,
            "Chinese",
        ),
    ],
)
def test_other_languages_have_names(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on Tuesday to open the quay, and its chairman said that nobody should read more into it.",
        "Muhammad al-Hakim, Abd al-Rahman ibn Yusuf, Nguyễn Văn An, Łukasz Żółć and Björn Ångström met Jean-Pierre "
        "Dufrêne in Ouagadougou on Friday to sign the accord.",
        "Teams: Pantel; Rapa, Tamas, Goian, Razvan; Torje, Alexa, Florescu, Deac; Marica, Mutu. Referee: Teixeira.",
        "The mayor said: „Wir öffnen den Kai.“ The words were not popular with the crowd, which had come for the fish.",
        "Nein.",
        "",
    ],
)
def test_english_passes_whatever_names_it_holds(text: str) -> None:
    assert other_language(text) is None
