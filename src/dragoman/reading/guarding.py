"""Guards the connections of a fetch: where they may lead, and how long they may take."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from dragoman.core.reports import ProblemCode
from dragoman.reading import addresses


class FetchRefused(Exception):
    """A fetch that must not go on; `code` and `message` make the problem. Never leaves the fetch."""

    def __init__(self, code: ProblemCode, message: str) -> None:
        self.code: ProblemCode = code
        self.message = message
        super().__init__(message)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects only to addresses that may be fetched from, and to the very address that was checked.

    A name is resolved once and its address passed on as a number, so that a name server cannot answer with a public
    address first and a private one after. All reads together end at the deadline.
    """

    def __init__(self, *, deadline: float, allow_private: bool, resolver: addresses.Resolver | None = None) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolve = resolver or addresses.resolve
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of the host that answers; one that is refused refuses the host."""
        found = self._resolve(host, port)
        for address in found:
            reason = None if self._allow_private else addresses.refusal(address)
            if reason is not None:
                raise FetchRefused(
                    "refused-address", f"expected a public address, found {address} ({reason}) for {host[:100]}"
                )
        for address in found[:-1]:
            try:
                return self._connect(address, port, local_address, socket_options)
            except httpcore.ConnectError:
                continue  # the host's other addresses may answer: IPv6 is often named and not routed
        if not found:
            raise FetchRefused("fetch-failed", f"expected an address for {host[:100]}, found none")
        return self._connect(found[-1], port, local_address, socket_options)

    def _connect(
        self, address: str, port: int, local_address: str | None, socket_options: Any
    ) -> httpcore.NetworkStream:
        """Return a guarded connection to the numeric address."""
        stream = self._backend.connect_tcp(address, port, _remaining(self._deadline), local_address, socket_options)
        return GuardedStream(stream, self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """Refuse: no page lives in a socket file."""
        raise FetchRefused("refused-address", f"expected an http or https address, found the socket {path}")


class GuardedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline, however slowly the bytes trickle in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come in."""
        return self._stream.read(max_bytes, _remaining(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the bytes."""
        self._stream.write(buffer, _remaining(self._deadline))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the connection with TLS on it; the certificate is checked against the host's name."""
        return GuardedStream(
            self._stream.start_tls(ssl_context, server_hostname, _remaining(self._deadline)), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


def _remaining(deadline: float) -> float:
    """Return the seconds left; raises `httpcore.ReadTimeout` when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("time is up")
    return left


class GuardedTransport(httpx.BaseTransport):
    """Carries httpx's requests over guarded connections."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to the request."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer, read from its connection."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
