"""The language of an article, told offline."""

from collections.abc import Sequence

_MIN_LETTERS = 40
"""Below some seven words the classifier is wrong about as often as right."""

_SAMPLE_CHARS = 1000


def language_of(paragraphs: Sequence[str], declared: str | None) -> str | None:
    """The ISO 639-1 code of the language that most of the words are in.

    Args:
        paragraphs: of one article.
        declared: what the page says, such as `en-GB`; decides when the words
            are too few to tell.
    """
    said = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    said = said if len(said) == 2 and said.isascii() and said.isalpha() else ""
    words = " ".join(paragraphs)[:_SAMPLE_CHARS]
    if sum(map(str.isalpha, words)) < _MIN_LETTERS:
        return said or None
    import py3langid  # type: ignore[import-untyped]  # noqa: PLC0415 - no stubs; reads its model

    return str(py3langid.classify(words)[0])
