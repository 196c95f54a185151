"""How stories say where they come from: the wordings, by kind of credit."""

import re

from accordingto.core.document import CreditKind
from accordingto.read.agencies import AGENCY
from accordingto.read.languages import LANGUAGE
from accordingto.read.months import MONTHS

UPPER = r"A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ"
"""Capital letters, for use inside square brackets."""

AGENCIES = rf"{AGENCY}(?:\s?[/,&]\s?{AGENCY}){{0,3}}"
"""One agency or several."""

MONTH = rf"(?:{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})\.?"
_DASH = r"(?:\s{0,2}[—–―]\s{0,2}|\s{0,2}--?\s)"
_PLACE_WORD = rf"[{UPPER}][\w.'’-]{{0,24}}"
_PLACE = (
    rf"{_PLACE_WORD}(?:[ \u00a0](?:(?:de|la|el|of|am|and|sur|del)[ \u00a0])?{_PLACE_WORD}){{0,3}}"
    rf"(?:,\s{_PLACE_WORD}(?:[ \u00a0]{_PLACE_WORD}){{0,3}}){{0,2}}?"
)
_DAY = rf"(?i:,?\s(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\.?\s{MONTH})(?:,?\s\d{{4}})?)"
DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<day>{_DAY})?"
    rf"(?:[.,]?\s{{0,2}}(?:\((?P<wire>{AGENCIES})\)|/(?P<slashed>{AGENCIES})/"
    rf"|(?P<outlet>\([\w. ]{{2,30}}\)))\s{{0,2}}(?:[.:]|{_DASH})?|(?P<dash>{_DASH}))"
)
"""A place at the beginning of a story, with its day, agency or dash."""

OPENING_WIRE = re.compile(
    rf"(?:\((?P<a>{AGENCIES})\)(?:{_DASH}|\s)|/(?P<b>{AGENCIES})/\.?(?:{_DASH}|\s)"
    rf"|(?P<c>{AGENCIES})(?:\s?[—–―]\s?|\s--?\s))"
)
CLOSING_WIRE = re.compile(
    rf"(?:\((?:with |by |via |source:? )?(?P<a>{AGENCIES})\)|/(?P<b>{AGENCIES})/"
    rf"|(?<=\s)[—–―-]{{1,2}}\s?(?:with |by |via )?(?P<c>{AGENCIES}))\.?$"
)
LINE_WIRE = re.compile(
    r"(?:source|sources|via|agency|quelle|fuente|fonte|источник|джерело|źródło)?\s?:?\s?"
    rf"(?P<a>{AGENCIES})\.?",
    re.IGNORECASE,
)

_NAMES = r"(?P<named>[^\n.;()\[\]]{0,160}?(?:\b\w\.[^\n.;()\[\]]{1,80}?){0,3})"
_END = r"(?=\s*(?:[;)\]]|\.(?<!\b\w\.)|$))"  # no full stop behind an initial: "J. Orlin"
_WAS = r"(?:was |is |has been |has |wurde |a été |ha sido )?"
_THIS = (
    r"(?:(?:this|the) (?:article|story|piece|text|report|post|page|column|essay|analysis|"
    r"interview|feature|op-ed|item)\s)?"
)
_OUTLET_WORD = rf"(?-i:[{UPPER}\d][\w’'&-]*(?:\.\w+)*|[a-z][\w-]*(?:\.[a-z]+)+)"
_OUTLET = (
    rf"(?P<named>(?:the\s)?{_OUTLET_WORD}"
    rf"(?:\s(?:(?:of|the|and|for|&|de|la|le|del|des|du)\s){{0,2}}{_OUTLET_WORD}){{0,6}})"
)
TOOL = (
    r"(?P<named>DeepL|Google Translate|Google|Yandex(?: Translate)?|ChatGPT|AI|Bing|"
    r"Microsoft Translator)"
)

_BY_MACHINE = (
    (
        rf"{_THIS}{_WAS}(?:automatically |machine[- ]?|auto-?)?translated"
        rf"(?: from {LANGUAGE}(?: \w+)?)? (?:automatically )?(?:by|with|using|via|through) "
        rf"(?:the )?(?:{TOOL}|machine|an? (?:machine|automatic|automated)\b[^\n.;]{{0,40}})(?!\w)"
    ),
    (
        rf"{_THIS}{_WAS}(?:machine|auto(?:matically)?)[- ]?translated"
        rf"(?: from {LANGUAGE})?(?!\w)|{_THIS}{_WAS}translated automatically(?!\w)"
    ),
    (
        r"^(?:this is an? |an? )?(?:machine|automatic|automated) translation(?: from \w+)?"
        r"(?: by [^\n.;]{2,40})?(?=\.?$)"
        r"|^\W{0,2}(?:maschinelle übersetzung|maschinell übersetzt|automatisch übersetzt|"
        r"traduction automatique|traducción automática|traduzione automatica|"
        r"машинный перевод|автоматический перевод|переведено автоматически|"
        r"машинний переклад|tłumaczenie (?:maszynowe|automatyczne))\W{0,2}(?:$|(?=[.;(]))"
    ),
)
_TRANSLATED = (
    (
        rf"{_THIS}{_WAS}(?:translated|translation)(?: into \w+)? from (?:the )?(?:original )?"
        rf"(?P<named>{LANGUAGE})(?!\w)(?: (?:original )?by [^\n.;()]{{2,60}}?{_END})?"
    ),
    (
        rf"^\W{{0,2}}(?:aus dem (?P<de>{LANGUAGE})(?: übersetzt)? von|"
        rf"traduit (?:de l['’]|du )(?P<fr>{LANGUAGE})|traducido del (?P<es>{LANGUAGE})|"
        rf"traduzione (?:dal |dall['’])(?P<it>{LANGUAGE})|"
        rf"перев(?:од|едено|ела|ёл) с (?P<ru>{LANGUAGE})|переклад(?:ено)? з (?P<uk>{LANGUAGE})|"
        rf"tłumaczenie z (?P<pl>{LANGUAGE}))[^\n.;]{{0,60}}?{_END}"
    ),
    rf"^\W{{0,2}}(?:translated|translation) by (?!{TOOL})[^\n.;()]{{2,60}}?{_END}",
)
_SYNDICATED = (
    (
        rf"{_THIS}{_WAS}(?:first|originally|previously) (?:published|appeared|ran|printed|posted)"
        rf"(?: (?:in|on|by|at|with))?(?: {_OUTLET})?"
    ),
    (
        rf"(?:{_THIS}{_WAS}(?:re-?published|reproduced|reprinted|syndicated)(?: here)?"
        rf"(?: with (?:the )?(?:kind )?permission)?(?: (?:from|of|by|courtesy of))(?: {_OUTLET})?"
        r"|^via (?P<via>[A-Z][\w.]{2,30})$)"
    ),
    (
        r"^\W{0,2}(?:zuerst erschienen (?:in|auf|bei)|впервые опубликовано (?:в|на)|"
        r"вперше опубліковано (?:в|на)|publié (?:initialement|à l['’]origine) (?:par|sur|dans)|"
        rf"publicado originalmente (?:en|por)|pubblicato originariamente (?:su|da))\s{_OUTLET}"
    ),
)
_HELPED = (
    (
        r"\b(?:with (?:additional )?|additional |further )?"
        rf"(?:reporting|reports?|contributions?) (?:by|from) {_NAMES}{_END}"
    ),
    (
        r"^\W{0,2}contribut(?:ing|ors?|ed)(?: to this (?:story|report|article))?"
        rf"\s?(?::|by)\s{_NAMES}$"
    ),
    (
        rf"^\W{{0,2}}{_NAMES} (?:also )?contributed (?:reporting |research )?(?:to|for) this "
        rf"(?:report|story|article|piece){_END}"
    ),
)
_BY_KIND: tuple[tuple[CreditKind, tuple[str, ...]], ...] = (
    ("machine-translated", _BY_MACHINE),
    ("translated", _TRANSLATED),
    ("syndication", _SYNDICATED),
    ("with-reporting", _HELPED),
)
SENTENCES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE | re.MULTILINE))
    for kind, forms in _BY_KIND
    for form in forms
)
"""What is sought in each sentence, the most particular first."""

MAY_CREDIT = re.compile(
    r"report|contribut|publish|appear|translat|permission|syndicat|übersetz|traduct|traduit|"
    r"traduc|traduz|aus dem|перев|перек|tłumacz|опубл|erschienen|publi|pubbl|reprint|reproduc|"
    r"^via ",
    re.IGNORECASE,
)
"""What each of them has in it: a quick look before they are all tried."""
