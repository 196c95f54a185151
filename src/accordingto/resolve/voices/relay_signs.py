"""The signs that an attribution came through somebody, or through nobody."""

import math
from collections.abc import Iterable

from accordingto.resolve.channels.signs import Signs
from accordingto.resolve.voices.relay_article import Asked, Gathered, touches
from accordingto.resolve.voices.relay_places import Place

_FAR = 200
_LEAD = 3
_BESIDE = ("'s", "’s", "' ", "’ ")


def of_nobody(article: Gathered, asked: Asked, found: Iterable[str]) -> Signs:
    """The signs that nobody passed it on.

    Args:
        article: what is gathered of it.
        asked: the attribution.
        found: what rules say of through whom it came.
    """
    reading, at = article.reading, asked.at
    before, after = article.beside(at)
    true = {
        reading.sources[at].kind: True,
        "own outlet": article.speakers[at].is_outlet,
        "no source": not reading.attributions[at].source,
        "outlet speaks": any(article.cast.kind(one) == "outlet" for one in asked.entities),
        f"what {asked.what}": asked.what is not None,
        "share": asked.is_share,
        "title": reading.placed[at] == 0,
        "no outlet": not article.places,
    }
    signs = {
        "nobody": 1.0,
        "nobody, P before": 0.0 if before is None else article.press[before],
        "nobody, P after": 0.0 if after is None else article.press[after],
        "nobody, P mean": article.mean_press,
        "nobody, outlets": min(article.n_named, 8) / 8,
        "nobody, questions": asked.questions,
    }
    signs |= {f"nobody, {name}": 1.0 for name, holds in true.items() if holds}
    signs |= {f"nobody, {name}": 1.0 for name in (*found, *asked.manner)}
    signs |= {f"nobody, {name}": value for name, value in asked.likely.items()}
    return _kept(signs)


def of_place(article: Gathered, asked: Asked, place: Place, ways: Iterable[str]) -> Signs:
    """The signs that it came through whom a place names.

    Args:
        article: what is gathered of it.
        asked: the attribution.
        place: where somebody is named who may have passed it on.
        ways: what rules say of its having come through just them.
    """
    relation = relation_of(article, asked, place)
    kind, source = place.kind, article.reading.sources[asked.at].kind
    through = asked.through.get(place.sentence, 0.0)
    where = "here" if relation == "here" else "carried"
    who = place.hop.entities
    elsewhere = any(one is not None and one not in who for one in asked.works)
    signs = {
        "somebody": 1.0, f"is {relation}": 1.0, f"is {relation}, {kind}": 1.0,
        "through": through, f"through, {relation}": through,
        "through, framed": through * place.framed,
        "share": article.framed_share(who),
        "alone": float(article.n_named == 1),
        "works elsewhere": float(elsewhere),
        "no source": float(not article.reading.attributions[asked.at].source),
        f"{kind} of share": float(asked.is_share),
        f"{kind} of {source}": 1.0, f"{kind} of what {asked.what}": float(asked.what is not None),
        "named before": float(who in article.in_sentence.get(asked.sentence - 1, ())),
        "questions": asked.questions, "from title": float(place.paragraph == 0),
        f"unframed, {relation}": float(not place.framed),
    }  # fmt: skip
    for shape in place.shapes:
        signs |= {shape: 1.0, f"{shape}, {where}": 1.0}
        if place.framed and shape.startswith("rule"):
            signs[f"{shape}, {relation}"] = 1.0
    for way in ways:
        signs |= {f"way {way}": 1.0, f"way {way}, {relation}": 1.0}
    signs |= {f"{name}, {kind}": value for name, value in asked.likely.items()}
    signs |= {f"somebody, {name}": 1.0 for name in asked.manner}
    if relation == "here":
        return _kept(signs | _here(article, asked, place))
    return _kept(signs | _carried(article, asked, place, relation))


def of_way(asked: Asked, way: str) -> Signs:
    """The signs that it came through somebody whom only a rule finds.

    Args:
        asked: the attribution.
        way: what says so.
    """
    likely = {f"{name}, way": value for name, value in asked.likely.items()}
    return {"somebody": 1.0, f"way {way}": 1.0, "way alone": 1.0} | likely


def relation_of(article: Gathered, asked: Asked, place: Place) -> str:
    """Whose a place is, as seen from an attribution."""
    if place.sentence == asked.sentence:
        return "here"
    if asked.speaker is None:
        return "nobody"
    if asked.speaker in article.speakers_in.get(place.sentence, ()):
        return "same"
    return "named" if article.named[place.sentence].intersection(asked.entities) else "other"


def _here(article: Gathered, asked: Asked, place: Place) -> Signs:
    """The signs of whom the attribution's own sentence names."""
    one = article.reading.attributions[asked.at]
    behind = place.span.start - (one.cue or one.source or one.content)[0].start
    signs = {
        "behind the cue" if behind > 0 else "before the cue": 1.0,
        "far from the cue": min(1.0, abs(behind) / _FAR),
        "in own cue": float(touches(place.span, one.cue)),
        "beside others": float(len(article.said_in[asked.sentence]) > 1),
    }
    if touches(place.span, one.source):
        owns = article.reading.text.startswith(_BESIDE, place.span.end)
        signs |= {"in own source": 1.0, "in own source, owns": float(owns)}
        signs |= {f"in own source, {name}": value for name, value in asked.likely.items()}
    return signs


def _carried(article: Gathered, asked: Asked, place: Place, relation: str) -> Signs:
    """The signs of whom another sentence names."""
    reading, speaker = article.reading, asked.speaker
    sentences = asked.sentence - place.sentence
    paragraphs = reading.placed[asked.at] - place.paragraph
    far = min(math.log2(1 + abs(paragraphs)), 4) / 4
    before, _ = article.beside(asked.at)
    signs = {
        "from after" if sentences < 0 else "from before": 1.0,
        "far on" if sentences < 0 else "far back": far,
        "sentences": min(math.log2(1 + abs(sentences)), 5) / 5,
        "same paragraph": float(paragraphs == 0), "next sentence": float(sentences == 1),
        "from a source": float((place.hop.entities, place.sentence) in article.in_source),
        f"{relation}, main": min(1.0, 2 * article.share(speaker)),
        "to title": float(reading.placed[asked.at] == 0),
        f"to title, {relation}": float(reading.placed[asked.at] == 0),
        f"{relation}, press": article.press_in.get((place.sentence, None), 0.0),
        f"{relation}, scene": float(place.sentence not in article.said_in),
        "of others": float(relation != "same" and place.sentence in article.speakers_in),
    }  # fmt: skip
    signs |= {f"{relation}, {name}": 1.0 for name in asked.manner}
    if article.times[asked.sentence]:
        theirs = article.times[place.sentence]
        same = article.times[asked.sentence] & theirs
        signs["same time" if same else "another time" if theirs else "a time"] = 1.0
    if sentences > 0:
        signs["others between"] = min(article.others_framed(place, asked.sentence), 4) / 4
        signs["from lead"] = float(place.paragraph <= _LEAD)
    if relation == "same":
        signs["own, press"] = article.press_in.get((place.sentence, speaker), 0.0)
        if sentences > 0:
            signs |= _own_before(article, asked, place)
            follows = before is not None and reading.sentence_of[before] == place.sentence
            signs["follows"] = float(follows and reading.speakers[before or 0] == speaker)
    return signs


def _own_before(article: Gathered, asked: Asked, place: Place) -> Signs:
    """What stands between an attribution and a sentence before it in which its speaker speaks."""
    own, others = article.spoken_between(asked.at, article.said_in[place.sentence][0])
    last = article.last_own(asked)
    return {
        "own between": min(own, 4) / 4,
        "others speak between": min(others, 4) / 4,
        "last": float(last is place),
        "last named": float(last is not None and last.hop.entities == place.hop.entities),
    }


def _kept(signs: Signs) -> Signs:
    return {name: value for name, value in signs.items() if value}
