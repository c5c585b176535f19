"""What can happen to a file: each takes (random, name, bytes) and returns (name, bytes), or nothing."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

__all__ = ["HARMS"]

_SUFFIXES = ("pdf", "xlsx", "xls", "docx", "html", "txt", "doc", "et", "wps", "zip", "")


def flipped(count):
    """Return a harm that changes so many bytes."""

    def harm(random, name, data):
        changed = bytearray(data)
        for _ in range(count):
            changed[random.randrange(len(changed))] = random.randrange(256)
        return name, bytes(changed)

    return harm


def truncated(random, name, data):
    """Cut the end off."""
    return name, data[: random.randrange(len(data))]


def beheaded(random, name, data):
    """Cut the beginning off."""
    return name, data[random.randrange(1, 2000) :]


def hole(random, name, data):
    """Leave out a piece in the middle."""
    start = random.randrange(len(data))
    return name, data[:start] + data[start + random.randrange(1, 5000) :]


def zeroed(random, name, data):
    """Overwrite a piece with NUL, as broken disks and downloads do."""
    start = random.randrange(len(data))
    size = min(random.randrange(1, 5000), len(data) - start)
    return name, data[:start] + bytes(size) + data[start + size :]


def doubled(random, name, data):
    """Write a piece twice."""
    start = random.randrange(len(data))
    end = start + random.randrange(1, 5000)
    return name, data[:end] + data[start:]


def spliced(random, name, data):
    """Go on with noise behind the first half."""
    return name, data[: len(data) // 2] + random.randbytes(random.randrange(1, 20_000))


def misnamed(random, name, data):
    """Give another extension."""
    return f"{name.rpartition('.')[0]}.{random.choice(_SUFFIXES)}", data


def pages_removed(random, name, data):
    """Take pages out of a PDF."""
    if not data.startswith(b"%PDF"):
        return None
    import pypdfium2  # noqa: PLC0415 - only for this

    document = pypdfium2.PdfDocument(data)
    for _ in range(random.randrange(1, len(document))):
        del document[random.randrange(len(document))]
    stream = BytesIO()
    document.save(stream)
    document.close()
    return name, stream.getvalue()


def _repacked(data, change):
    """The archive again, each part as ``change(name, bytes)`` has it; nothing for a part to leave out."""
    try:
        source = ZipFile(BytesIO(data))
    except BadZipFile:
        return None
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            changed = change(part, source.read(part))
            if changed is not None:
                target.writestr(part, changed)
    return stream.getvalue()


def part_lost(random, name, data):
    """Leave a part of an archive out."""
    return _changed_part(random, name, data, lambda _: None)


def part_cut(random, name, data):
    """Cut off a part inside the archive."""
    return _changed_part(random, name, data, lambda part: part[: random.randrange(len(part) + 1)])


def part_flipped(random, name, data):
    """Change bytes of a part inside the archive."""
    return _changed_part(random, name, data, lambda part: flipped(20)(random, "", part)[1] if part else part)


def markup_shuffled(random, name, data):
    """Put the tags of a part in another order."""

    def shuffle(part):
        pieces = part.split(b"<")
        start = random.randrange(len(pieces))
        middle = pieces[start : start + 40]
        random.shuffle(middle)
        return b"<".join([*pieces[:start], *middle, *pieces[start + 40 :]])

    return _changed_part(random, name, data, shuffle)


def _changed_part(random, name, data, change):
    if not data.startswith(b"PK"):
        return None
    with ZipFile(BytesIO(data)) as archive:
        chosen = random.choice([one for one in archive.namelist() if archive.getinfo(one).file_size])
    return name, _repacked(data, lambda part, old: change(old) if part == chosen else old)


def objects_renumbered(random, name, data):
    """Let references of a PDF point to other objects."""
    if not data.startswith(b"%PDF"):
        return None
    pieces = data.split(b" 0 R")
    for _ in range(10):
        n = random.randrange(len(pieces))
        pieces[n] = pieces[n].rstrip(b"0123456789") + str(random.randrange(1, 60)).encode()
    return name, b" 0 R".join(pieces)


HARMS = {
    "one byte changed": flipped(1),
    "ten bytes changed": flipped(10),
    "a thousand bytes changed": flipped(1000),
    "truncated": truncated,
    "beginning lost": beheaded,
    "piece lost": hole,
    "piece zeroed": zeroed,
    "piece doubled": doubled,
    "noise": spliced,
    "wrong extension": misnamed,
    "pages removed": pages_removed,
    "references changed": objects_renumbered,
    "part lost": part_lost,
    "part cut": part_cut,
    "part changed": part_flipped,
    "tags shuffled": markup_shuffled,
}
