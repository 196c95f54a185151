"""Those through whom an attribution may have come, each with the signs for and against it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from accordingto.core.speaker import Hop
from accordingto.resolve.channels.signs import Signs
from accordingto.resolve.voices.passed import Passed
from accordingto.resolve.voices.relay_article import Asked, Gathered
from accordingto.resolve.voices.relay_places import Place
from accordingto.resolve.voices.relay_signs import of_nobody, of_place, of_way

_BACK, _ON = 8, 3
"""Places that are looked at before and after an attribution."""
_OWN_BACK, _OWN_ON = 3, 2
"""The same of places in sentences in which its speaker speaks."""


@dataclass(frozen=True, slots=True)
class Option:
    """One through whom it may have come.

    Args:
        hop: who; None for nobody.
        signs: for and against.
    """

    hop: Hop | None
    signs: Signs


class Options:
    """Finds through whom each attribution of an article may have come.

    Args:
        article: what is gathered of it.
        passed: what rules find.
    """

    def __init__(self, article: Gathered, passed: Passed) -> None:
        self._article = article
        self._passed = passed

    def of(self, at: int) -> list[Option]:
        """The options of the attribution at a place, first that nobody passed it on.

        Args:
            at: to be asked in text order.
        """
        ways = list(self._passed.ways(at))
        asked = self._article.asked(at)
        found = [Option(None, of_nobody(self._article, asked, [way for way, _ in ways]))]
        if self._article.is_open_question(at):
            return found  # It is put by the outlet.
        known: set[tuple[int, ...]] = set()
        for place in self._near(asked):
            who = place.hop.entities
            own = [way for way, hop in ways if hop.entities == who]
            if own or not set(who).intersection((*asked.entities, *asked.works)):
                found.append(Option(place.hop, of_place(self._article, asked, place, own)))
                known.add(who)
        for way, hop in ways:
            if hop.entities not in known:
                found.append(Option(hop, of_way(asked, way)))
        return found

    def _near(self, asked: Asked) -> list[Place]:
        """The places that are looked at, each once.

        Only those of its own sentence where that says that it was told to the outlet that prints,
        or that it "has been said", at some other time.
        """
        article, sentence = self._article, asked.sentence
        cut = bisect_right(article.sentences, sentence)
        if "elsewhen" in asked.manner or self._passed.is_ours(asked.at):
            first = bisect_left(article.sentences, sentence)
            return article.places[max(first, cut - _BACK) : cut]
        listed = article.places[max(0, cut - _BACK) : cut + _ON] + article.leading
        if asked.speaker is not None:
            own = article.own.get(asked.speaker, [])
            cut = article.own_before(asked.speaker, sentence)
            listed += own[max(0, cut - _OWN_BACK) : cut + _OWN_ON]
        return list({id(one): one for one in listed}.values())
