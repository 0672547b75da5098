"""Makes the news of versions, for who publishes the program.

``news.py key FILE`` makes a private key (Ed25519) in FILE and prints the public one, which builds
and users name as ``news_key``. ``news.py sign FILE --page LINK`` signs with it that this checkout's
version is the newest, and writes dist/news, to be put where ``news_address`` says. Sign again, also
without a new version, before the old one expires. The private key belongs on no server, and in no
repository.
"""

import argparse
import base64
import getpass
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cryptography.hazmat.primitives import serialization as forms  # noqa: E402 - after the path
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from bitsgui import __version__  # noqa: E402 - of this checkout
from bitsgui.bits import news  # noqa: E402 - of this checkout

DAYS = 60


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="news.py", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("key", help="make a private key")
    key.add_argument("file", type=Path)
    sign = commands.add_parser("sign", help="sign news of a version")
    sign.add_argument("file", type=Path, help="the private key")
    sign.add_argument("--page", required=True, metavar="LINK", help="what is new, to be read")
    sign.add_argument("--version", default=__version__, help=f"{__version__}, if none is given")
    sign.add_argument("--days", type=int, default=DAYS, help=f"how long it holds; {DAYS}")
    sign.add_argument(
        "--words",
        action="append",
        type=in_language,
        default=[],
        metavar="en=TEXT",
        help="a sentence or two about it, for each language",
    )
    sign.add_argument("--to", type=Path, default=ROOT / "dist" / "news", metavar="FILE")
    options = parser.parse_args()
    if options.command == "key":
        print(make_key(options.file, getpass.getpass("Passphrase (none: not encrypted): ")))
    else:
        options.to.parent.mkdir(parents=True, exist_ok=True)
        options.to.write_bytes(signed(options, load(options.file)))
        print(options.to)


def in_language(text: str) -> tuple[str, str]:
    """Return a language and what is said in it. Raises: ArgumentTypeError."""
    language, is_there, words = text.partition("=")
    if not is_there:
        raise argparse.ArgumentTypeError("begin with the language, as in en=TEXT")
    return language, words


def make_key(file: Path, passphrase: str) -> str:
    """Write a private key only the user may read; return the public one.

    Raises: FileExistsError, and ValueError for a place inside the checkout.
    """
    if file.resolve().is_relative_to(ROOT):
        raise ValueError(f"{file} is in the repository, where no private key belongs")
    key = Ed25519PrivateKey.generate()
    lock = (
        forms.BestAvailableEncryption(passphrase.encode()) if passphrase else forms.NoEncryption()
    )
    pem = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, lock)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(pem)
    public = key.public_key().public_bytes(forms.Encoding.Raw, forms.PublicFormat.Raw)
    return base64.b64encode(public).decode()


def load(file: Path) -> Ed25519PrivateKey:
    """Return the private key in a file; asks for its passphrase if it has one."""
    pem = file.read_bytes()
    passphrase = getpass.getpass("Passphrase: ").encode() if b"ENCRYPTED" in pem else None
    key = forms.load_pem_private_key(pem, passphrase)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{file} has no key for Ed25519")
    return key


def signed(options: argparse.Namespace, key: Ed25519PrivateKey) -> bytes:
    """Return the news, and make sure first that the program reads them. Raises: NewsError."""
    now = datetime.now(UTC).replace(microsecond=0)
    said = {
        "version": options.version,
        "date": now.isoformat(),
        "expires": (now + timedelta(days=options.days)).isoformat(),
        "page": options.page,
        "words": dict(options.words),
    }
    text = json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"
    to_sign = news.signed_part(text)
    release = news.read(to_sign)
    news.check(release, now, None)
    signature = base64.b64encode(key.sign(to_sign))
    document = b"\n".join((news.HEAD, b"ed25519 " + signature, text))
    if len(document) > news.LARGEST:
        raise ValueError("that is too long for the program to read")
    return document


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, TypeError, news.NewsError) as error:
        sys.exit(f"news.py: {error}")
