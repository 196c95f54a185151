"""Dossiers with voices, as the reading room is given them."""

from dataclasses import replace
from pathlib import Path

from accordingto.core.entity import ArticleEntity
from accordingto.core.speaker import Hop, Reached, Speaker, Unnamed
from accordingto.core.voices import Voices
from accordingto.ledger.entities import put_entities
from accordingto.ledger.store import Dossier
from accordingto.testing import attribution, span_of
from tests.ledger.spoken import (
    ACROSS,
    ENTITIES,
    MERGES,
    TOLD,
    Told,
    entity,
    mention,
    outlet,
    resolved,
    written,
)
from tests.serve.case import HOSTILE

LINT = ENTITIES[0]
LONG = "Sir " + "Bartholomew" * 40


def build(path: Path) -> Path:
    """Three articles of two outlets, with who is who in them."""
    return resolved(written(path))


def alone(name: str) -> Told:
    """An article in which one of this name speaks, for nobody else, and somebody unnamed."""
    text = (
        f"Title of {name}\n{name} Press\n{name} said in {name} that {name} fell.\n{name} men did.\n"
    )
    found = (
        attribution(text, f"{name} said", "in", f"that {name} fell"),
        attribution(text, f"{name} men", "did", "men did"),
    )
    named = mention(text, name, name, "name", "person", nth=2)
    men = mention(text, f"{name} men", "men", "nominal", "person")
    nobody = Unnamed("other", men.span, None, named.span, named.span)
    voices = Voices(
        (named, men),
        (ArticleEntity("person", (0,), 0), ArticleEntity("person", (1,), None)),
        (
            Speaker("person", (0,), False, None, "named"),
            Speaker("unnamed", (1,), False, nobody, "described"),
        ),
        (Reached("statement", named.span), Reached("not-stated", None)),
        (
            (outlet(), Hop("speaker", (0,), found[0].source[0], 0)),
            (outlet(), Hop("relay", (), span_of(text, name), None),
             Hop("speaker", (1,), men.span, 1)),
        ),
    )  # fmt: skip
    return Told("case/alone.txt", text, f"{name} Press", found, voices)


def build_group(path: Path) -> tuple[Path, Told, tuple[str, ...]]:
    """A dossier of one article in which two speak as one, and their ids."""
    text = "Two speak\nThe Post\nAda Lint and Bo Orr said it fell.\n"
    found = attribution(text, "Ada Lint and Bo Orr", "said", "it fell")
    mentions = tuple(
        mention(text, name, name.split()[1], "name", "person") for name in ("Ada Lint", "Bo Orr")
    )
    both = Hop("speaker", (0, 1), found.source[0], 0)
    voices = Voices(
        mentions,
        (ArticleEntity("person", (0,), 0), ArticleEntity("person", (1,), 1)),
        (Speaker("person", (0, 1), False, None, "named"),),
        (Reached("not-stated", None),),
        ((outlet(), both),),
    )
    told = Told("case/group.txt", text, "The Post", (found,), voices)
    made = tuple(
        entity(name, "person", {name: (told,)}, (told, place))
        for place, name in enumerate(("Ada Lint", "Bo Orr"))
    )
    written(path, (told,))
    with Dossier.open(path, write=True) as dossier:
        assert put_entities(dossier, made, (), ACROSS)
    return path, told, tuple(one.id for one in made)


def build_open(path: Path) -> tuple[Path, Told]:
    """A dossier of one article, in which its outlet speaks, nobody does, and somebody unnamed."""
    text = "Open\nPage\nWe saw it fall. It allegedly fell. Some said so.\n"
    found = (
        attribution(text, "We", "saw", "it fall"),
        attribution(text, cue="allegedly", content="It allegedly fell"),
        attribution(text, "Some", "said", "so"),
    )
    some = mention(text, "Some", "Some", "nominal", "person")
    voices = Voices(
        (some,),
        (ArticleEntity("person", (0,), None),),
        (
            Speaker("outlet", (), True, None, "first person"),
            Speaker(None, (), False, None, "no source"),
            Speaker("unnamed", (0,), False, Unnamed("other", some.span, None, None, None), "some"),
        ),
        (Reached("not-stated", None),) * 3,
        (
            (outlet(),),
            (outlet(), Hop("speaker", (), None, 1)),
            (outlet(), Hop("speaker", (0,), some.span, 2)),
        ),
    )
    told = Told("case/open.txt", text, None, found, voices)
    return written(path, (told,)), told


def build_with_long(path: Path) -> tuple[Path, Told]:
    """The three articles, and one of somebody with a very long name."""
    told = alone(LONG)
    known = entity(LONG, "person", {LONG: (told,)}, (told, 0))
    other = entity(f"{LONG} men", "person", {}, (told, 1))
    written(path, (*TOLD, told))
    with Dossier.open(path, write=True) as dossier:
        assert put_entities(dossier, (*ENTITIES, known, other), MERGES, ACROSS)
    return path, told


def build_alone(path: Path, name: str = HOSTILE) -> tuple[Path, Told, str]:
    """A dossier of one such article, the article, and the id of its speaker."""
    told = alone(name)
    known = entity(name, "person", {name: (told,)}, (told, 0))
    other = entity(f"{name} men", "person", {}, (told, 1))
    written(path, (told,))
    with Dossier.open(path, write=True) as dossier:
        assert put_entities(dossier, (replace(known, known_as=name), other), (), ACROSS)
    return path, told, known.id
