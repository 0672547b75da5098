"""The least possible client: what it returns is what was on the wire."""

import socket

from tests.servers.scripted import ScriptedServer


def connect(server: ScriptedServer, host: str = "127.0.0.1") -> socket.socket:
    return socket.create_connection((host, server.port), 10)


def request(path: str, *headers: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: x", *headers, "", ""]).encode()


def read_all(sock: socket.socket) -> bytes:
    """Return everything until FIN; a reset raises ConnectionResetError."""
    received = bytearray()
    while data := sock.recv(1 << 20):
        received += data
    return bytes(received)


def exchange(server: ScriptedServer, path: str, *headers: str, method: str = "GET") -> bytes:
    """Return the whole answer; the server is asked to close behind it."""
    with connect(server) as sock:
        sock.sendall(request(path, "Connection: close", *headers, method=method))
        return read_all(sock)


def split(answer: bytes) -> tuple[str, dict[str, str], bytes]:
    """Return status line, headers by lower case name, and body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")
    pairs = [line.split(": ", 1) for line in lines if ": " in line]
    return first, {name.lower(): value for name, value in pairs}, body
