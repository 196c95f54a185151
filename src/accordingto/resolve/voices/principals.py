"""For whom somebody speaks: the body of a spokesman, the client of a lawyer."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from accordingto.core.span import Span
from accordingto.core.speaker import Speaker
from accordingto.resolve.lexicon import is_outlet, known
from accordingto.resolve.phrase import phrase
from accordingto.resolve.roles.before_name import role_alone
from accordingto.resolve.roles.beside import is_journalist, posts_beside
from accordingto.resolve.roles.makers import maker
from accordingto.resolve.roles.memberships import memberships
from accordingto.resolve.roles.posts import Post, is_of_several, is_plural, posts
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.meant import meant_in
from accordingto.resolve.voices.others import is_beside_another, is_said
from accordingto.resolve.voices.owned import SORTS
from accordingto.resolve.voices.senders import sender
from accordingto.resolve.voices.standing import Standing
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import words_in

_FOR_OTHERS = words_of("roles that speak for others")
_PAPERS = ("document", "poll", "post")
_SPOKEN = words_of("what somebody says")
"""Nouns for what whoever owns it says themselves."""
_CAMPAIGN = SORTS["campaign"]
_AGO = re.compile(r"\s(?:\w+\s)?(?:years|decades)\sago\b")
"""What says behind a description that it was once true."""
_LONG = 240
"""Characters of a description that are looked at."""


def principal(text: str, speaker: Speaker, cast: Cast) -> tuple[int, Span] | None:
    """For whom a speaker speaks, and the words that say so; None if no words do.

    Several speak for a body if all of them do. What is once said of somebody holds
    wherever they speak.

    Args:
        text: the document's text.
        speaker: people, a described nobody, or a document.
        cast: the article's entities; a body that is none of them yet is added.
    """
    if not speaker.entities:
        return None
    found = [_principals(text, cast).of(one, speaker) for one in speaker.entities]
    first = found[0]
    if first is None or any(one is None or one[0] != first[0] for one in found):
        return None
    return first


def described_for(text: str, source: Span, speaker: Speaker, cast: Cast) -> tuple[int, Span] | None:
    """For whom a named person speaks by the words of a source that describe them.

    Args:
        text: the document's text.
        source: the words, which mean the person.
        speaker: the person.
        cast: the article's entities.
    """
    return _principals(text, cast).described_for(source, speaker.entities[0])


def interviewed_for(text: str, person: int, cast: Cast) -> int | None:
    """Through whom words come that somebody was told: their outlet, or a journalist themselves.

    Args:
        text: the document's text.
        person: whoever was told.
        cast: the article's entities.
    """
    return _principals(text, cast).interviewed_for(person)


@lru_cache(maxsize=1)
def _principals(text: str, cast: Cast) -> "_Principals":
    """What was gathered of an article; the last one's is kept."""
    return _Principals(text, cast)


class _Principals:
    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._meant = meant_in(text, cast)
        self._standing = Standing(text, cast)
        # By entity and number of its mentions, as many as it had when it was asked for.
        self._posts: dict[int, tuple[Post, ...]] = {}
        self._interviewed: dict[tuple[int, int], int | None] = {}
        self._alone: dict[tuple[int, int], tuple[int, Span] | None] = {}
        # By these, and whether it is a paper, one person, and described and not named.
        self._found: dict[tuple[int, int, bool, bool, bool], tuple[int, Span] | None] = {}

    def of(self, entity: int, speaker: Speaker) -> tuple[int, Span] | None:
        """For whom one speaks: a named body before one that is only described."""
        unnamed = speaker.unnamed is not None
        own = self._best(entity, self._own_posts(entity, speaker), unnamed=unnamed)
        if own is not None and self._cast.is_named(own[0]):
            return own
        elsewhere = self._elsewhere(entity, speaker)
        if elsewhere is not None and self._cast.is_named(elsewhere[0]):
            return elsewhere
        described = own or elsewhere
        return (
            described
            or self._by_role_alone(entity, speaker)
            or self._by_owner(entity, speaker)
            or self._by_sender(entity, speaker)
        )

    def _best(
        self, entity: int, found: Iterable[Post], *, unnamed: bool
    ) -> tuple[int, Span] | None:
        """The first named body in which one has a post, else the first that is described."""
        described: tuple[int, Span] | None = None
        for post in found:
            if not self._standing.speaks_for(post, unnamed=unnamed):
                continue
            beyond = self._meant.entity(post.body, entity)
            if beyond is None or beyond == entity:
                continue
            if self._cast.is_named(beyond):
                return beyond, post.body.span
            if described is None and self._standing.is_told(post, beyond):
                described = beyond, post.body.span
        return described

    def described_for(self, source: Span, person: int) -> tuple[int, Span] | None:
        """For whom a person speaks by one description."""
        words = words_in(self._text, [source])
        found = phrase(self._text, [source])
        if found is None or found.named:
            return None
        own = (post for post in posts(words) if not is_of_several(words, post))
        return self._best(person, own, unnamed=False)

    def interviewed_for(self, person: int) -> int | None:
        """The outlet that somebody works for; themselves if only their role is given."""
        key = person, self._cast.n_mentions(person)
        if key not in self._interviewed:
            self._interviewed[key] = self._works_for(person)
        return self._interviewed[key]

    def _works_for(self, person: int) -> int | None:
        asks = False
        for n in self._cast.members(person):
            mention = self._cast.mentions[n]
            if mention.form != "name":
                continue
            asks = asks or is_journalist(self._text, mention)
            for post in self._posts_beside(n):
                if post.body.name is not None and is_outlet(post.body.name.of(self._text)):
                    return self._meant.entity(post.body, person)
        return person if asks else None

    def _own_posts(self, entity: int, speaker: Speaker) -> Iterator[Post]:
        """What the words of a source that names nobody say of a post."""
        nobody = speaker.unnamed
        if nobody is not None and nobody.what in _PAPERS:
            noun = self._noun(entity, nobody.words)
            yield from self._made(nobody.words, noun, only_papers=False)
        elif nobody is not None and len(speaker.entities) == 1:
            words = words_in(self._text, [nobody.words])
            yield from posts(words)
            yield from memberships(words)

    def _elsewhere(self, entity: int, speaker: Speaker) -> tuple[int, Span] | None:
        """For whom one speaks by what is said of them anywhere, which is looked through once."""
        nobody = speaker.unnamed
        is_paper = nobody is not None and nobody.what in _PAPERS
        alone = not is_paper and (nobody is None or len(speaker.entities) > 1)
        if alone and "person" not in (speaker.kind, self._cast.kind(entity)):
            return None
        key = entity, self._cast.n_mentions(entity), is_paper, alone, nobody is not None
        if key not in self._found:
            found = self._papers(entity) if is_paper else self._described(entity, alone=alone)
            found = chain(self._beside(entity), found) if alone else found
            self._found[key] = self._best(entity, found, unnamed=nobody is not None)
        return self._found[key]

    def _beside(self, entity: int) -> Iterator[Post]:
        """What stands beside the names of somebody."""
        for n in self._cast.members(entity):
            if self._cast.mentions[n].form == "name":
                yield from self._posts_beside(n)

    def _posts_beside(self, name: int) -> tuple[Post, ...]:
        """The posts beside a name, which are asked for twice: by relays and by those beyond."""
        if name not in self._posts:
            self._posts[name] = tuple(posts_beside(self._text, self._cast.mentions[name]))
        return self._posts[name]

    def _described(self, entity: int, *, alone: bool = False) -> Iterator[Post]:
        """What the descriptions of somebody say, wherever they stand.

        Args:
            entity: people, or a body.
            alone: whether it is one person, of whom a plural says nothing.
        """
        for n in self._cast.members(entity):
            mention = self._cast.mentions[n]
            if mention.form == "nominal":
                end = min(mention.span.end, mention.span.start + _LONG)
                words = words_in(self._text, [Span(mention.span.start, end)])
                if _AGO.match(self._text, mention.span.end):
                    continue
                if alone and any(w.span == mention.head and is_plural([w], 0) for w in words):
                    continue  # "negotiators" are no description of one.
                if alone and words[0].low in ("a", "an") and not is_said(self._text, mention):
                    continue  # "a guard" where nobody is said to be one brings up another.
                if alone and is_beside_another(self._text, mention, entity, self._cast):
                    continue
                for post in posts(words):
                    if not post.role or mention.head.start <= post.at < mention.head.end:
                        yield post

    def _by_role_alone(self, entity: int, speaker: Speaker) -> tuple[int, Span] | None:
        """Whose somebody is of whom only a role is told: a spokesman's of whom it is spoken."""
        if speaker.unnamed is not None:
            return None
        key = entity, self._cast.n_mentions(entity)
        if key not in self._alone:
            self._alone[key] = self._of_role_alone(entity)
        return self._alone[key]

    def _of_role_alone(self, entity: int) -> tuple[int, Span] | None:
        for n in self._cast.members(entity):
            mention = self._cast.mentions[n]
            role = role_alone(self._text, mention) if mention.form == "name" else None
            if role is None:
                continue
            speaks = role.low in _FOR_OTHERS
            of = self._meant.spoken_of(role.span.start) if speaks else None
            body = of if speaks else self._meant.body_of_role(role)
            if body is not None and body != entity:
                return body, role.span
        return None

    def _by_owner(self, entity: int, speaker: Speaker) -> tuple[int, Span] | None:
        """Whose a team is that is only called by its owner: "his campaign"."""
        if speaker.unnamed is None or self._cast.is_named(entity):
            return None
        for n in self._cast.within([speaker.unnamed.words]):
            own = self._cast.mentions[n]
            key = self._meant.bodies.key(own) if self._cast.entity_of(n) == entity else None
            if key is not None and key[0] == _CAMPAIGN:
                return key[1], own.span
        return None

    def _by_sender(self, entity: int, speaker: Speaker) -> tuple[int, Span] | None:
        """Who is said to have put out a document where it is brought up."""
        if speaker.unnamed is None or speaker.unnamed.what not in _PAPERS:
            return None
        own = (self._cast.mentions[n] for n in self._cast.members(entity))
        first = next((one for one in own if one.form == "nominal"), None)
        found = None if first is None else sender(self._text, first, self._cast)
        return None if first is None or found in (None, entity) else (found, first.span)

    def _papers(self, entity: int) -> Iterator[Post]:
        """Whoever made a document, by what it is described as anywhere."""
        for n in self._cast.members(entity):
            one = self._cast.mentions[n]
            if one.form == "nominal":
                yield from self._made(one.span, one.head, only_papers=True)

    def _made(self, described: Span, noun: Span | None, *, only_papers: bool) -> Iterator[Post]:
        """Whoever made what is described.

        Args:
            described: the words, behind which "by" may stand.
            noun: the main one of them.
            only_papers: whether nouns for anything else are left out.
        """
        end = self._text.find("\n", described.start, described.start + _LONG)
        end = min(described.start + _LONG, len(self._text)) if end < 0 else end
        words = words_in(self._text, [Span(described.start, max(end, described.end))])
        head = next((n for n, word in enumerate(words) if word.span == noun), None)
        found = None if head is None else known([words[head].low])
        what = None if found is None else found.noun.what
        if head is None or (only_papers and what not in _PAPERS):
            return
        made = maker(words, head)
        # "Brandt’s statement" is what Brandt says.
        if made is not None and (made[1] or words[head].low not in _SPOKEN):
            yield Post("poll" if what == "poll" else "document", *made, described.start)

    def _noun(self, entity: int, described: Span) -> Span | None:
        """The noun of a description of an entity."""
        near = self._cast.within([Span(described.start, described.start + _LONG)])[::-1]
        for one in (self._cast.mentions[n] for n in near if self._cast.entity_of(n) == entity):
            if one.form == "nominal" and one.span.start == described.start:
                return one.head
        found = phrase(self._text, [described])
        return None if found is None else found.head[-1].span
