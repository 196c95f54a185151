"""Whether somebody with a post speaks for its body: a spokesman does, a ruler does not."""

from accordingto.core.entity import EntityKind
from accordingto.core.span import Span
from accordingto.resolve.bodies import OF_PARLIAMENTS
from accordingto.resolve.closed import FIELDS, JOINERS, OWNERS
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.lexicon import body_kind, is_outlet, known, place
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import phrase
from accordingto.resolve.roles.posts import RULERS, Post, role_of
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import words_in

_SENT = words_of("roles of those who are sent")
_OF_STATES = words_of("roles for a state")
_OF_PARTIES = words_of("roles for a party")
_PARTIES = words_of("names of parties")
_HOUSES = frozenset(
    ["House", "Senate", "Congress", "Parliament", "Democratic", "Republican", "GOP"]
)
_MONTHS_AND_DAYS = frozenset(word.title() for word in words_of("after a person's name"))
_BODIES = ("official-body", "outlet", "armed-group", "party-or-movement", "company")
_CALLED = 60
_HELD = ("secretary", "minister", "undersecretary", "secretaries", "ministers")
"""Offices before which their field may stand: "Defense Secretary Ada Lint"."""
_OF_PLACES = frozenset(["mayor", "mayors", "governor", "governors", "gov"])
_NAMED = ("official-body", "outlet", "armed-group", "party-or-movement", "company", "other")
_PRIME = " prime"
_MEMBERS = frozenset(["member", "members"])
"""Whoever is one of a board belongs to it, whatever sort of people "members" are by themselves."""
_IN_SERVICE = frozenset(["at", "with"])
_LONGEST_PLACE = 2
"""Words of a name that the network may take for a place's by itself."""
_ARTICLE = len(", The ")
_SHORT = 5
"""Letters of an acronym; more in capitals are a headline's."""
_NOUN = 15
"""Characters behind a name in which a noun begins that it belongs to."""


class Standing:
    """Says for which bodies those speak who have posts in them.

    Args:
        text: the document's text.
        cast: the article's entities.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast

    def speaks_for(self, post: Post, *, unnamed: bool) -> bool:
        """Whether somebody with a post speaks for its body.

        Args:
            post: what they do, and where.
            unnamed: whether they are described and not named.
        """
        name = post.body.name
        what = role_of(post.role) if post.role else None
        is_of_party = what == "party" and post.role not in _MEMBERS
        if is_of_party and (name is None or not (unnamed or post.link in _IN_SERVICE)):
            return False
        if name is None or post.body.noun is not None:
            return True
        if name.of(self._text).lower().endswith(_PRIME):
            return False  # "Syrian Prime Minister": who heads a government speaks as themselves.
        if what == "journalists" and self._is_somebody(name):
            return False
        words = name.of(self._text)
        if words.lower() in OWNERS or words.islower():
            # "her lawyer", "the mayor’s lawyer", unlike "the nation’s president"
            return words.lower() in OWNERS or post.role not in RULERS
        is_name = self._is_name(name) and not (post.link and self._is_part(name))
        return is_name and self._fits(post, name)

    def is_told(self, post: Post, body: int) -> bool:
        """Whether a body without a name is one at all: "union leaders" are of any union.

        Args:
            post: which has it.
            body: its entity.
        """
        if post.body.name is not None or not post.role.endswith("s"):
            return True
        own = (self._cast.mentions[n] for n in self._cast.members(body))
        return any(
            one.head.start - one.span.start > len("the ") or one.span.end - one.head.end > len("’s")
            for one in own
            if one.form == "nominal"
        )

    def _fits(self, post: Post, name: Span) -> bool:
        """Whether a name may be that of a body in which a post is."""
        if post.role in ("poll", "document"):
            return self._makes(post, name)
        if post.link == "heads":
            return self._is_body(name) or not (self._is_place(name) or self._is_person(name))
        if post.link == "’s" or (post.link == "of" and not post.role):
            is_body = self._is_body(name) or (post.link == "’s" and self._has_article(name))
            return is_body and not self._is_party(name, post)
        return post.link == "within" or self._serves(post, name)

    def _serves(self, post: Post, name: Span) -> bool:
        """Whether a role in a state, a place, a party or a house is one of those who serve it."""
        words = name.of(self._text)
        if post.role in _OF_PLACES:
            return False  # "Lint City Mayor Ada Brandt"
        if post.role in _SENT and post.link in ("in", "for", "to") and not self._is_body(name):
            return False  # "Western diplomats in Orrin", "the U.S. envoy for Neld"
        if post.role in _HELD and not post.link and words.split()[-1].lower() in FIELDS:
            return False
        if not self._is_place(name) or post.link == "at":
            rules = post.role in RULERS and words.split()[-1] in _HOUSES
            return not rules and (post.link != "in" or self._is_body(name))
        if words.lower() in _PARTIES and post.role in _OF_PARTIES:
            return True
        only_there = is_state(words) or post.link in ("", "from", "in")
        return post.role in _OF_STATES or not (only_there or post.role in RULERS)

    def _makes(self, post: Post, name: Span) -> bool:
        """Whether words before a document or behind "by" may be whoever made it."""
        words = name.of(self._text)
        if is_state(words) or words in _MONTHS_AND_DAYS:
            return False
        somebody = self._is_body(name) or self._is_person(name)
        return somebody or post.role == "poll" or post.link in ("by", "from", "on")

    def _is_party(self, name: Span, post: Post) -> bool:
        """Whether a party’s somebody is named, who is its candidate: "the Green Party’s Lint"."""
        return post.link == "’s" and self._kind(name) == "party-or-movement"

    def _is_place(self, span: Span) -> bool:
        words = span.of(self._text)
        if is_state(words) or len(words.split()) > _LONGEST_PLACE:
            return is_state(words)
        return "place" in self._kinds(span) and self._kind(span) not in _NAMED

    def _is_name(self, span: Span) -> bool:
        """Whether words with capitals are a name: no title, nor only a sentence's first word."""
        words = span.of(self._text)
        titles = all(fold(word.strip(".")) in TITLES for word in words.split())
        if titles and not body_kind([words], 0):
            return False  # "Admiral" in "Admiral Lint"
        before = self._text[max(0, span.start - 3) : span.start].rstrip(" \xa0")
        begins = not before or before[-1] in '.!?:\n“"'
        is_short = words.isupper() and 1 < len(words) <= _SHORT  # "CIA Director Ada Lint"
        if " " in words or not begins or is_short or words.lower() in OF_PARLIAMENTS:
            return True
        named = (self._cast.mentions[n].form == "name" for n in self._cast.within([span]))
        return place(words) is not None or any(named) or self._cast.called(words) is not None

    def _is_part(self, span: Span) -> bool:
        """Whether a name only goes before a noun that is no body: "the Lint Dam opening"."""
        for n in self._cast.within([Span(span.end, span.end + _NOUN)]):
            mention = self._cast.mentions[n]
            head = mention.head.of(self._text).lower()
            # "Aide to Lint and head of the Neld Works" goes on behind the name.
            goes_on = (
                head in JOINERS
                and self._text[mention.head.end + 1 : mention.head.end + 2].islower()
            )
            before = words_in(self._text, [Span(mention.span.start, mention.head.end)])[-2:]
            is_thing = not goes_on and known([word.low for word in before]) is None
            if mention.form == "nominal" and mention.span.start <= span.start and is_thing:
                return True
        return False

    def _has_article(self, span: Span) -> bool:
        """Whether an article belongs to a name: "by The Courier’s Ada Lint"."""
        before = self._text[max(0, span.start - _ARTICLE) : span.start]
        return before.endswith(" The ") and before[0] not in '.!?:”"'

    def _is_person(self, span: Span) -> bool:
        named = (self._cast.mentions[n] for n in self._cast.within([span]))
        return any(one.kind == "person" and one.form == "name" for one in named)

    def _is_somebody(self, span: Span) -> bool:
        """Whether words are a pronoun, or the name of a person who has a full name."""
        if span.of(self._text).lower() in OWNERS:
            return True
        own = [self._cast.entity_of(n) for n in self._cast.within([span])]
        called = self._cast.called(span.of(self._text))
        own += [] if called is None else [called]
        people = [one for one in own if self._cast.kind(one) == "person"]
        return any(name.is_full for one in people for name in self._cast.names(one)[:1])

    def _is_body(self, span: Span) -> bool:
        words = span.of(self._text)
        if is_state(words):
            return False
        # "Times Orrin": an outlet's edition.
        is_listed = is_outlet(words) or is_outlet(words.split()[0])
        if self._kind(span) in _NAMED or is_listed or self._is_called_one(span):
            return True
        kinds = self._kinds(span)
        return bool(kinds) and kinds.isdisjoint(("person", "place", "other", "document"))

    def _is_called_one(self, span: Span) -> bool:
        """Whether a body is what words behind a comma call it: "Neld, the largest bank there"."""
        if self._text[span.end : span.end + 2] != ", ":
            return False
        found = phrase(self._text, [Span(span.end + 2, span.end + 2 + _CALLED)])
        return found is not None and found.known is not None and found.known.noun.kind in _BODIES

    def _kind(self, span: Span) -> str | None:
        """What the words of a name tell that it is."""
        found = phrase(self._text, [span])
        return None if found is None else name_kind(found)

    def _kinds(self, span: Span) -> set[EntityKind]:
        """What the network takes a name for."""
        mentions = [self._cast.mentions[n] for n in self._cast.within([span])]
        return {one.kind for one in mentions if one.form == "name" and one.span.contains(span)}


def is_state(words: str) -> bool:
    """Whether a name is that of a state or capital, or says where somebody is from."""
    if place(words.rstrip(".")) is not None or place(words) is not None:
        return True
    return all(place(word) == "adjective" for word in words.split())
