"""Languages as notes on translations name them."""

import re

# ISO 639-1 code, then the name in English and as "from" takes it elsewhere.
_LANGUAGES: dict[str, str] = {
    "ar": "arabic arabischen arabe árabe арабского арабської arabo arabskiego",
    "be": "belarusian belarussischen белорусского білоруської białoruskiego",
    "de": "german deutschen allemand alemán tedesco немецкого німецької niemieckiego",
    "en": "english englischen anglais inglés inglese английского англійської angielskiego",
    "es": "spanish spanischen espagnol español spagnolo испанского іспанської hiszpańskiego",
    "fa": "persian farsi persischen persan persa персидского перської perskiego",
    "fr": "french französischen français francés francese французского французької francuskiego",
    "he": "hebrew hebräischen hébreu hebreo ebraico иврита івриту hebrajskiego",
    "hi": "hindi",
    "hu": "hungarian ungarischen hongrois húngaro ungherese венгерского угорської węgierskiego",
    "it": "italian italienischen italien italiano итальянского італійської włoskiego",
    "ja": "japanese japanischen japonais japonés giapponese японского японської japońskiego",
    "ka": "georgian georgischen грузинского грузинської gruzińskiego",
    "ko": "korean koreanischen coréen coreano корейского корейської koreańskiego",
    "nl": "dutch niederländischen néerlandais neerlandés olandese нидерландского holenderskiego",
    "pl": "polish polnischen polonais polaco polacco польского польської polskiego",
    "pt": "portuguese portugiesischen portugais portugués portoghese португальского portugalskiego",
    "ro": "romanian rumänischen roumain rumano rumeno румынского румунської rumuńskiego",
    "ru": "russian russischen russe ruso russo русского російської rosyjskiego",
    "sr": "serbian serbischen serbe serbio serbo сербского сербської serbskiego",
    "sv": "swedish schwedischen suédois sueco svedese шведского шведської szwedzkiego",
    "tr": "turkish türkischen turc turco турецкого турецької tureckiego",
    "uk": "ukrainian ukrainischen ukrainien ucraniano ucraino украинского української ukraińskiego",
    "zh": "chinese mandarin chinesischen chinois chino cinese китайского китайської chińskiego",
}
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}

LANGUAGE = rf"(?:{'|'.join(map(re.escape, sorted(_CODES, key=len, reverse=True)))})"
"""A pattern of any of the names, for use without regard to capitals."""


def language_code(name: str) -> str:
    """The ISO 639-1 code of a language; "" if the name is not known.

    >>> language_code("Russian"), language_code("українською")
    ('ru', '')
    """
    return _CODES.get(name.strip().casefold(), "")
