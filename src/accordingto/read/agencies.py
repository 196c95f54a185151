"""News agencies and the forms in which stories name them."""

import re

# The name that a credit gets, and the forms that mean it wherever a credit may stand. Forms of
# two letters that also mean places or people ("PA", "AA", "TT") are left out.
_AGENCIES: dict[str, tuple[str, ...]] = {
    "Associated Press": ("AP", "The Associated Press", "The AP"),
    "Reuters": ("Thomson Reuters", "Reuters Health", "Reuters Life", "Рейтер", "Ройтерз"),
    "AFP": ("Agence France-Presse", "Agence France Presse", "АФП"),
    "TASS": ("ТАСС", "ITAR-TASS", "ИТАР-ТАСС"),
    "RIA Novosti": ("РИА Новости", "РИА", "RIA"),
    "Interfax": ("Интерфакс", "Interfax-Ukraine", "Интерфакс-Украина", "Інтерфакс-Україна"),
    "Ukrinform": ("Укринформ", "Укрінформ"),
    "UNIAN": ("УНИАН", "УНІАН"),
    "BelTA": ("БелТА", "БЕЛТА", "BELTA"),
    "dpa": ("DPA", "Deutsche Presse-Agentur", "dpa-AFX"),
    "EFE": ("Agencia EFE", "EFE News"),
    "Europa Press": (),
    "ANSA": ("Agenzia ANSA",),
    "Adnkronos": (),
    "PAP": ("Polska Agencja Prasowa",),
    "APA": ("Austria Presse Agentur",),
    "Keystone-SDA": ("Keystone-ATS",),
    "Belga": (),
    "Lusa": ("Agência Lusa",),
    "ČTK": ("CTK",),
    "MTI": (),
    "Tanjug": (),
    "Agerpres": (),
    "Ritzau": (),
    "Xinhua": ("Xinhua News Agency", "新华社"),
    "Kyodo": ("Kyodo News", "共同"),
    "Jiji Press": ("時事",),
    "Yonhap": ("Yonhap News Agency", "연합뉴스"),
    "KCNA": (),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": ("Indo-Asian News Service",),
    "UPI": ("United Press International",),
    "Canadian Press": ("The Canadian Press",),
    "AAP": ("Australian Associated Press",),
    "Press Association": ("PA Media", "PA news agency"),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı"),
    "IRNA": ("Islamic Republic News Agency",),
    "Tasnim": ("Tasnim News Agency",),
    "Fars": ("Fars News Agency",),
    "WAFA": (),
    "SANA": (),
    "Bernama": (),
    "Antara": (),
    "Azertac": ("AZERTAC",),
    "Armenpress": (),
    "Kazinform": (),
    "Inter Press Service": ("IPS",),
    "Bloomberg": ("Bloomberg News",),
}
_NAMES: dict[str, str] = {
    form.casefold(): name for name, forms in _AGENCIES.items() for form in (name, *forms)
}
_FORMS = [form for name, forms in _AGENCIES.items() for form in (name, *forms)]

AGENCY = rf"(?:{'|'.join(map(re.escape, sorted(_FORMS, key=len, reverse=True)))})(?!\w)"
"""A pattern of any form, in its own capitals."""


def agency_of(words: str) -> str | None:
    """The agency that `words` name and nothing beside it, or None.

    >>> agency_of("The Associated Press"), agency_of("The Associated Builders")
    ('Associated Press', None)
    """
    return _NAMES.get(" ".join(words.split()).strip(" .,:;()/—–-").casefold())
