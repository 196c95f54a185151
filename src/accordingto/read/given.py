"""What came with a document's bytes, where the document itself says nothing."""

from accordingto.core.document import Author, Stated
from accordingto.core.part import Part
from accordingto.read.addresses import domain_of
from accordingto.read.authors import names_stated


def given_authors(part: Part) -> tuple[Author, ...]:
    """Those whom what held the bytes names as their authors."""
    given = part.value("byline")
    if given is None or not given.value.strip():
        return ()
    names = names_stated(given.value)
    if not names:
        # A sender or a channel is named as it stands: it is all that is known.
        return (Author("person", Stated(given.value.strip(), given=given.by)),)
    return tuple(
        Author(one.kind, Stated(given.value[one.start : one.end], given=given.by)) for one in names
    )


def given_domain(part: Part) -> Stated | None:
    """The registered domain of the address that the bytes came from."""
    given = part.value("url")
    domain = None if given is None else domain_of(given.value)
    return None if given is None or domain is None else Stated(domain, given=given.by)
