"""A DOCX package repacked so that the same parts are the same bytes, whenever it was made."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first day a ZIP archive can name; it stands for "no time".
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"


def packed(package: bytes) -> bytes:
    """The same parts without their clock, content types first, as readers expect them."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            part = ZipInfo(name, _EPOCH)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            target.writestr(part, source.read(name))
    return out.getvalue()
