"""Values as pickles with their length before them, between the reading process and its caller."""

from __future__ import annotations

import pickle
import struct
from typing import IO

__all__ = ["received", "send"]

_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], value: object) -> None:
    """Write a value.

    Raises:
        OSError: the other side is gone.
    """
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def received(stream: IO[bytes]) -> object:
    """Return the next value.

    Raises:
        EOFError: the other side is gone.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    value: object = pickle.loads(data)  # noqa: S301 - both sides are this library
    return value
