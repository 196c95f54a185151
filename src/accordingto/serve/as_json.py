"""A shape as a response."""

from msgspec import json
from starlette.responses import Response

from accordingto.serve.shapes import Shape


def as_json(shape: Shape) -> Response:
    """The response of an address under `/api/`."""
    return Response(json.encode(shape), media_type="application/json")
