"""The news agencies and outlets that datelines credit. A credit that is not listed stands for itself."""

from __future__ import annotations

# What stands in the brackets of a dateline → the outlet's full name. Any outlet may be added; the list decides only
# where a dateline is recognised in the middle of a line, and how its credit is written out.
CREDITS: dict[str, str] = {
    "AA": "Anadolu Agency",
    "AAP": "Australian Associated Press",
    "AFP": "Agence France-Presse",
    "AlertNet": "AlertNet",
    "Al Jazeera": "Al Jazeera",
    "Anadolu": "Anadolu Agency",
    "ANI": "Asian News International",
    "ANSA": "ANSA",
    "Antara": "Antara",
    "AP": "Associated Press",
    "APP": "Associated Press of Pakistan",
    "BBC": "BBC",
    "Belga": "Belga",
    "Bernama": "Bernama",
    "Bloomberg": "Bloomberg",
    "CBC": "CBC",
    "CNN": "CNN",
    "CP": "The Canadian Press",
    "DPA": "dpa",
    "dpa": "dpa",
    "EFE": "EFE",
    "Fars": "Fars News Agency",
    "FNA": "Fars News Agency",
    "IANS": "Indo-Asian News Service",
    "Interfax": "Interfax",
    "IPS": "Inter Press Service",
    "IRIN": "IRIN",
    "IRNA": "IRNA",
    "ITAR-TASS": "TASS",
    "JTA": "Jewish Telegraphic Agency",
    "Kyodo": "Kyodo News",
    "KUNA": "Kuwait News Agency",
    "MENA": "Middle East News Agency",
    "NNA": "National News Agency",
    "NPR": "NPR",
    "PA": "PA Media",
    "Petra": "Petra News Agency",
    "PTI": "Press Trust of India",
    "QNA": "Qatar News Agency",
    "Reuters": "Reuters",
    "RFE/RL": "Radio Free Europe/Radio Liberty",
    "RIA Novosti": "RIA Novosti",
    "SANA": "SANA",
    "SPA": "Saudi Press Agency",
    "TASS": "TASS",
    "Tasnim": "Tasnim News Agency",
    "Thomson Reuters Foundation": "Thomson Reuters Foundation",
    "UPI": "United Press International",
    "Ukrinform": "Ukrinform",
    "UNI": "United News of India",
    "VOA": "Voice of America",
    "WAFA": "WAFA",
    "WAM": "Emirates News Agency",
    "Xinhua": "Xinhua",
    "Yonhap": "Yonhap News Agency",
}


def outlet_of(credit: str) -> str:
    """Return the outlet that a credit stands for: "AP" is the Associated Press.

    >>> outlet_of("Reuters Life!")
    'Reuters'
    """
    credit = credit.strip()
    if credit.upper() == "REUTERS" or credit.startswith("Reuters "):
        return "Reuters"
    return CREDITS.get(credit, credit)
