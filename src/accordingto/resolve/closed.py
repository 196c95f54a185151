"""Closed classes of words that bound a noun phrase or stand in it."""

from accordingto.resolve.wordlists import words_of

RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "whoever"})
PRONOUNS = words_of("pronouns of speakers")
ARTICLES = frozenset({"the", "a", "an"})
INDEFINITE = frozenset({"a", "an", "one", "another"})
"""What brings up somebody or something that was not spoken of before."""
OWNERS = frozenset(["my", "his", "her", "its", "our", "your", "their", "whose"])
JOINERS = frozenset({"and", "or", "&"})
PREPOSITIONS = words_of("after a noun")
"""Prepositions, participles and verbs that follow a noun and end its phrase."""
NUMBERS = words_of("numbers")
QUANTIFIERS = words_of("quantifiers")
ALONE = NUMBERS | QUANTIFIERS
"""Words that may stand for those they count: "two", "most"."""
PARTS = words_of("parts")
"""Nouns before "of" that only count: "a group of miners" is miners."""
NO_ADJECTIVES = ARTICLES | OWNERS | RELATIVES | PREPOSITIONS | JOINERS | ALONE
OF_TITLES = frozenset(["of", "in", "at", "for", "on"])
"""Prepositions inside titles and the names of bodies: "chief of staff"."""
IN_NAMES = OF_TITLES | {"and", "&", "the", "to", "against", "without"}
GIVEN = words_of("men's names") | words_of("women's names")
NOUN_SURNAMES = words_of("surnames that are nouns")
FIELDS = words_of("fields of offices")
"""What ministers are of: "water" of "Water and Energy Minister"."""
