"""Records as bytes, for what a process says that a document may have taken over.

Unpickling runs what the bytes ask for. Here bytes become records of the classes that were
agreed on, field by field, each of the type that its class declares, or an error.
"""

import json
import struct
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import IntEnum
from functools import cache, partial
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from accordingto.core.offsets import OffsetMap
from accordingto.errors import SpanError, WireError

_LENGTH = struct.Struct("!Q")

_Decode = Callable[[Any, "_Raw"], Any]


class Wire:
    """Turns records of a few classes into bytes and back.

    A record is JSON: the name of its class and its fields in order. What is bytes in it
    follows behind the JSON, which has its length.

    Args:
        classes: of the records; dataclasses of simple fields, tuples, dicts with
            whole numbers as keys, and other such dataclasses.
    """

    def __init__(self, *classes: type) -> None:
        self._classes = {one.__name__: one for one in classes}

    def encode(self, record: object) -> bytes:
        """The bytes of a record.

        Raises:
            WireError: if it holds what cannot be written, such as half a surrogate pair.
        """
        blobs: list[bytes] = []
        fields = _encoded(record, blobs)
        try:
            words = json.dumps(
                [type(record).__name__, fields], ensure_ascii=False, separators=(",", ":")
            ).encode()
        except (TypeError, ValueError) as error:
            raise WireError(f"a {type(record).__name__} cannot be sent: {error}") from error
        return b"".join((_LENGTH.pack(len(words)), words, *blobs))

    def decode(self, raw: bytes) -> Any:  # noqa: ANN401 - one of the classes, which callers tell apart
        """The record that `encode` made the bytes of.

        Raises:
            WireError: if they are anything else.
        """
        try:
            (n_bytes,) = _LENGTH.unpack_from(raw)
            start = _LENGTH.size
            name, found = json.loads(raw[start : start + n_bytes].decode())
            blobs = _Raw(raw, start + n_bytes)
            record = _of_class(self._classes[name])(found, blobs)
            blobs.check_end()
        except WireError:
            raise
        except (
            KeyError, TypeError, ValueError, IndexError, struct.error, RecursionError,
            OverflowError, AttributeError, SpanError,
        ) as error:  # fmt: skip
            raise WireError(
                f"{len(raw):,} bytes are no record ({type(error).__name__}: {error!s:.100})"
            ) from error
        return record


class _Raw:
    """The bytes behind the JSON, taken piece by piece."""

    def __init__(self, raw: bytes, at: int) -> None:
        self._raw, self._at = raw, at

    def take(self, n_bytes: int) -> bytes:
        start, end = self._at, self._at + n_bytes
        if n_bytes < 0 or end > len(self._raw):
            raise WireError(f"{n_bytes:,} bytes are not there")
        self._at = end
        return self._raw[start:end]

    def check_end(self) -> None:
        if self._at != len(self._raw):
            raise WireError(f"{len(self._raw) - self._at:,} bytes are left over")


def _encoded(value: object, blobs: list[bytes]) -> object:
    if isinstance(value, OffsetMap):  # a text has thousands of runs
        value = value.to_bytes()
    if isinstance(value, bytes):
        blobs.append(value)
        return len(value)
    if isinstance(value, tuple):
        return [_encoded(one, blobs) for one in value]
    if isinstance(value, dict):
        return [[key, _encoded(one, blobs)] for key, one in value.items()]
    if is_dataclass(value) and not isinstance(value, type):
        return [_encoded(getattr(value, name), blobs) for name in _names(type(value))]
    return int(value) if isinstance(value, IntEnum) else value


@cache
def _names(of: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))


@cache
def _of_class(of: type) -> _Decode:
    """How a record of a class is read, of which each field has its type."""
    if of is OffsetMap:
        return lambda found, raw: OffsetMap.from_bytes(raw.take(_simple(int, found)))
    hints = get_type_hints(of)
    decoders = tuple(_of_type(hints[name]) for name in _names(of))

    def decode(found: Any, raw: _Raw) -> Any:  # noqa: ANN401
        if type(found) is not list or len(found) != len(decoders):
            raise WireError(f"no {of.__name__} has such fields")
        return of(*[one(value, raw) for one, value in zip(decoders, found, strict=True)])

    return decode


@cache
def _of_type(of: Any) -> _Decode:  # noqa: ANN401 - a type or what `typing` makes of some
    """How a value of a declared type is read."""
    origin, inner = get_origin(of), get_args(of)
    if origin is Literal:
        return partial(_one_of, frozenset(inner))
    if origin in (Union, types.UnionType):
        (some,) = (one for one in inner if one is not type(None))
        decode = _of_type(some)
        return lambda found, raw: None if found is None else decode(found, raw)
    if origin is tuple:
        return _of_tuple(inner)
    if origin is dict:
        key, value = map(_of_type, inner)
        return lambda found, raw: {key(k, raw): value(v, raw) for k, v in _listed(found)}
    if is_dataclass(of) and isinstance(of, type):
        return _of_class(of)
    return _SIMPLE[of]


def _of_tuple(inner: tuple[Any, ...]) -> _Decode:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = _of_type(inner[0])
        return lambda found, raw: tuple([each(one, raw) for one in _listed(found)])
    decoders = tuple(map(_of_type, inner))
    return lambda found, raw: tuple(
        [one(value, raw) for one, value in zip(decoders, _listed(found), strict=True)]
    )


def _listed(found: Any) -> list[Any]:  # noqa: ANN401
    if type(found) is not list:
        raise WireError(f"{found!r:.40} is no list")
    return found


def _simple(of: type, found: Any) -> Any:  # noqa: ANN401
    if type(found) is not of:
        raise WireError(f"{found!r:.40} is no {of.__name__}")
    return found


def _words(found: Any, _: _Raw) -> str:  # noqa: ANN401
    if type(found) is not str:
        raise WireError(f"{found!r:.40} is no text")
    if not found.isascii():
        found.encode()  # half a surrogate pair can be neither kept nor shown
    return found


def _number(found: Any, _: _Raw) -> float:  # noqa: ANN401
    return found if type(found) is float else float(_simple(int, found))


_SIMPLE: dict[Any, _Decode] = {
    bytes: lambda found, raw: raw.take(_simple(int, found)),
    str: _words,
    float: _number,
    int: lambda found, _: _simple(int, found),
    bool: lambda found, _: _simple(bool, found),
}


def _one_of(allowed: frozenset[Any], found: Any, _: _Raw) -> Any:  # noqa: ANN401
    if type(found) is not str or found not in allowed:
        raise WireError(f"{found!r:.40} is none of {sorted(allowed)}")
    return found
