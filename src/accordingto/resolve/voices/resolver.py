"""Everything that one article shows of who speaks, put together."""

from collections.abc import Sequence

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.speaker import Speaker
from accordingto.core.step import Step
from accordingto.core.voices import Voices
from accordingto.resolve.channels.occasions import Heard, heard
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.verification import verifications
from accordingto.resolve.voices.begun_late import from_their_beginning
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.chains import chains
from accordingto.resolve.voices.couples import with_couples
from accordingto.resolve.voices.cut_short import whole_names
from accordingto.resolve.voices.documents import by_document
from accordingto.resolve.voices.entity_kinds import with_people_by_age
from accordingto.resolve.voices.fuller import with_fuller_names
from accordingto.resolve.voices.joined import joined
from accordingto.resolve.voices.kept import kept
from accordingto.resolve.voices.namesakes import with_namesakes_apart
from accordingto.resolve.voices.naming import bare
from accordingto.resolve.voices.no_persons import with_outlets, without_false_persons
from accordingto.resolve.voices.owned import by_owner
from accordingto.resolve.voices.parted import parted
from accordingto.resolve.voices.people_apart import with_people_apart
from accordingto.resolve.voices.sources import speakers
from accordingto.resolve.voices.told import Told, with_whole_sources

STEP = Step("resolve", "voices", "2")


def voices(told: Told, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]) -> Voices:
    """Who speaks in an article, through whom, and how verified it says that is.

    Args:
        told: the article.
        mentions: words that refer, by the place of their heads.
        entities: which of them refer to one.
    """
    told = with_whole_sources(told)
    text, paragraphs, attributions = told.text, told.paragraphs, told.attributions
    cast = cast_of(told, mentions, entities)
    who = speakers(told, cast)
    how = how_heard(told, who)
    found = chains(told, who, how, cast)
    stated = verifications(text, paragraphs, attributions)
    return kept(text, Voices(*cast.records(), who, how.reached, found, stated))


def how_heard(told: Told, speakers: Sequence[Speaker]) -> Heard:
    """How the words of each attribution reached the reporter.

    Args:
        told: the article.
        speakers: of each attribution.
    """
    who = [one.entities or None for one in speakers]
    return heard(Reading(told.text, told.attributions, told.paragraphs, who, told.outlet))


def cast_of(told: Told, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]) -> Cast:
    """The entities of an article, put together by their names as well.

    Args:
        told: the article.
        mentions: words that refer, by the place of their heads.
        entities: which of them refer to one.
    """
    mentions, entities = from_their_beginning(told.text, mentions, entities)
    named = whole_names(told.text, bare(told.text, mentions))
    people = with_people_apart(told.text, named, with_people_by_age(told.text, named, entities))
    apart = with_namesakes_apart(told.text, named, parted(told.text, named, people))
    whole = by_owner(told.text, named, joined(told.text, told.paragraphs, named, apart))
    named, whole = by_document(told.text, told.paragraphs, named, whole)
    named, whole = with_fuller_names(told.text, told.paragraphs, named, whole)
    whole = without_false_persons(told.text, named, whole)
    printed = [*told.outlet, *(span.of(told.text) for span in told.credits)]
    whole = with_outlets(told.text, named, whole, printed)
    return Cast(told.text, *with_couples(told.text, named, whole))
