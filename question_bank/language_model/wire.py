"""One HTTP exchange that cannot run away. Enter by `post`.

The standard library does it: there is one POST to make, without cookies, redirects or compression,
and a wait for the first byte must end the moment it is cancelled. A client that blocks in its read,
as the common ones do, looks up only when its timeout has passed; here every wait is cut into short
ones (`POLL_S`), and each looks at the deadline, the silence, the bytes so far and the caller.
"""

from __future__ import annotations

import http.client
import io
import re
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from question_bank.language_model.errors import LanguageModelError
from question_bank.language_model.watch import POLL_S, Watch

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 65_536
_PLAIN_URL = re.compile(r"[!-~]{1,2000}")


@dataclass(frozen=True, slots=True)
class Limits:
    """`read_s` is the longest silence (a model thinks before its first word), `total_s` the time of
    a call with its retries, `reply_bytes` the most that is read of one reply, head included."""

    connect_s: float = 10.0
    read_s: float = 120.0
    total_s: float = 300.0
    reply_bytes: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Address:
    """A checked http or https address; `path` has no slash at its end."""

    secure: bool
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{'https' if self.secure else 'http'}://{self.netloc}{self.path}"


@dataclass(frozen=True, slots=True)
class Reply:
    """`headers` have names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def parse_address(url: str) -> Address:
    """Checks an address such as http://localhost:11434/v1.

    Raises:
        LanguageModelError: no plain http or https address. The text does not repeat the address
            where it may hold a secret.
    """
    example = "write it like http://localhost:11434/v1"
    if not _PLAIN_URL.fullmatch(url):
        raise _bad_address(f"The language model's address has odd characters; {example}.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        (host or "").encode("idna")
    except ValueError:  # UnicodeError is one, too
        raise _bad_address(f"The language model's address cannot be read; {example}.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise _bad_address(f"The language model's address must be http or https; {example}.")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise _bad_address(
            "The language model's address must not hold a user, a key or a query: put the key into "
            f"an environment variable and name that; {example}."
        )
    secure = parts.scheme == "https"
    return Address(secure, host, port or (443 if secure else 80), parts.path.rstrip("/"))


def _bad_address(message: str) -> LanguageModelError:
    return LanguageModelError(message, "bad-address", fatal=True)


def post(
    address: Address, headers: Mapping[str, str], body: bytes, limits: Limits, watch: Watch
) -> Reply:
    """Sends one request and reads one reply, whatever its status; redirects are not followed.

    Raises:
        LanguageModelError: `connection-lost` may be tried again; the rest tells its own story.
    """
    watch.check()
    with _connect(address, limits, watch) as sock:
        watched = _WatchedSocket(sock, limits, watch)
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.sock = cast(socket.socket, watched)
        try:
            fixed = {"Host": address.netloc, "Connection": "close"}
            connection.request("POST", address.path, body, {**headers, **fixed})
            return _read(connection.getresponse(), address)
        except TimeoutError:
            raise _silent(limits.read_s) from None
        except (http.client.IncompleteRead, ConnectionError, ssl.SSLError):
            # RemoteDisconnected is a ConnectionError
            raise _lost(address) from None
        except http.client.HTTPException:
            raise LanguageModelError(
                f"What answers at {address} does not speak HTTP as a language model's server does. "
                "Check the address and its port.",
                "no-completion",
                fatal=True,
            ) from None
        except OSError as error:
            raise _unreachable(address, error.strerror or "the network failed") from None


def _connect(address: Address, limits: Limits, watch: Watch) -> socket.socket:
    timeout_s = max(0.001, min(limits.connect_s, watch.remaining_s))
    try:
        sock = socket.create_connection((address.host, address.port), timeout_s)
    except ConnectionResetError:
        raise _lost(address) from None
    except ConnectionRefusedError:
        raise _unreachable(address, "nothing listens there") from None
    except TimeoutError:
        watch.check()
        raise _unreachable(address, f"no answer in {limits.connect_s:g} seconds") from None
    except socket.gaierror:
        raise _unreachable(address, "the name is not known") from None
    except OSError as error:
        raise _unreachable(address, error.strerror or "the network failed") from None
    if not address.secure:
        return sock
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=address.host)
    except ssl.SSLCertVerificationError as error:
        sock.close()
        reason = f"its certificate is not trusted ({error.verify_message})"
        raise _unreachable(address, reason) from None
    except TimeoutError:
        sock.close()
        raise _unreachable(address, f"no answer in {limits.connect_s:g} seconds") from None
    except OSError:
        sock.close()
        raise _unreachable(address, "no secure connection; is it http?") from None


def _read(response: http.client.HTTPResponse, address: Address) -> Reply:
    body = bytearray()
    while chunk := response.read(_CHUNK):
        body += chunk
    if response.length:  # fewer bytes than Content-Length promised
        raise _lost(address)
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Reply(response.status, headers, bytes(body))


class _WatchedSocket:
    """As much of a socket as `http.client` wants; the real one is closed by who opened it."""

    def __init__(self, sock: socket.socket, limits: Limits, watch: Watch) -> None:
        self._sock, self._limits, self._watch = sock, limits, watch

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(max(0.001, min(self._limits.read_s, self._watch.remaining_s)))
        self._sock.sendall(data)
        self._watch.check()

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_WatchedStream(self._sock, self._limits, self._watch))

    def close(self) -> None:
        """The reply may still be read after `http.client` has closed its side."""


class _WatchedStream(io.RawIOBase):
    """The incoming bytes; every wait for them is short, and none of them is too many."""

    def __init__(self, sock: socket.socket, limits: Limits, watch: Watch) -> None:
        self._sock, self._limits, self._watch = sock, limits, watch
        self._received = 0
        sock.settimeout(POLL_S)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        silent_since = time.monotonic()
        while True:
            self._watch.check()
            try:
                count = self._sock.recv_into(buffer)
                break
            except TimeoutError:
                if time.monotonic() - silent_since >= self._limits.read_s:
                    raise _silent(self._limits.read_s) from None
        self._received += count
        if self._received > self._limits.reply_bytes:
            raise LanguageModelError(
                f"The language model's reply is longer than {self._limits.reply_bytes:,} bytes and "
                "was not read to its end. Ask for fewer items, or take another model.",
                "too-large",
            )
        return count


def _silent(seconds: float) -> LanguageModelError:
    return LanguageModelError(
        f"The language model said nothing for {seconds:g} seconds. Take a smaller or faster model, "
        "or allow more time.",
        "timed-out",
    )


def _lost(address: Address) -> LanguageModelError:
    return LanguageModelError(
        f"The connection to {address} broke off. Look whether the server still runs, then try "
        "again.",
        "connection-lost",
    )


def _unreachable(address: Address, reason: str) -> LanguageModelError:
    return LanguageModelError(
        f"The language model at {address} cannot be reached: {reason}. Check the address, and that "
        "the server runs (Ollama: `ollama serve`).",
        "unreachable",
        fatal=True,
    )
