"""Whether the other end of a local socket or pipe is this user's.

Whoever can write to a shared folder for temporary files can make a socket there, and on Windows
anybody can make a pipe of any name: neither is trusted with a request for its name alone.
"""

import ctypes
import os
import socket
import struct
import sys
from typing import Any

if sys.platform == "win32":
    from ctypes import byref, c_ulong, c_void_p, windll

    _KERNEL_OBJECT = 6
    _OWNER_INFORMATION = 1
    _TOKEN_QUERY = 8
    _TOKEN_USER = 1
    _TOKEN_USER_SIZE = 512
    # Who has their rights reads everything anyway, and owns what an elevated program makes.
    _ADMINISTRATORS, _SYSTEM = 26, 22

    def is_own_pipe(handle: int) -> bool:
        """Return True if a pipe belongs to this user, to administrators or to the system."""
        owner, descriptor = c_void_p(), c_void_p()
        fault = windll.advapi32.GetSecurityInfo(
            c_void_p(handle),
            _KERNEL_OBJECT,
            _OWNER_INFORMATION,
            byref(owner),
            None,
            None,
            None,
            byref(descriptor),
        )
        if fault:
            return False
        try:
            return _is_own_or_mighty(owner)
        finally:
            windll.kernel32.LocalFree(descriptor)

    def _is_own_or_mighty(owner: c_void_p) -> bool:
        mighty = (_ADMINISTRATORS, _SYSTEM)
        if any(windll.advapi32.IsWellKnownSid(owner, kind) for kind in mighty):
            return True
        token = c_void_p()
        process = c_void_p(-1)  # stands for this process
        if not windll.advapi32.OpenProcessToken(process, _TOKEN_QUERY, byref(token)):
            return False
        try:
            user = ctypes.create_string_buffer(_TOKEN_USER_SIZE)
            is_told = windll.advapi32.GetTokenInformation(
                token, _TOKEN_USER, user, len(user), byref(c_ulong())
            )
            sid = c_void_p.from_buffer(user)  # TOKEN_USER begins with the address of the SID
            return bool(is_told and windll.advapi32.EqualSid(owner, sid))
        finally:
            windll.kernel32.CloseHandle(token)

else:
    _UCRED = "3i"

    def is_same_user(connection: socket.socket | None) -> bool:
        """Return False unless the system says that the peer of a Unix socket is this user.

        For a client the peer is who listens at the path, however it came to be there.
        """
        return connection is not None and _peer_of(connection) == os.geteuid()

    def _peer_of(connection: socket.socket) -> int | None:
        if sys.platform == "linux":
            size = struct.calcsize(_UCRED)
            credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
            _pid, uid, _gid = struct.unpack(_UCRED, credentials)
            return uid
        library: Any = ctypes.CDLL(None)  # macOS and the BSDs have this call instead
        user, group = ctypes.c_uint32(), ctypes.c_uint32()
        fault = library.getpeereid(connection.fileno(), ctypes.byref(user), ctypes.byref(group))
        return None if fault else user.value
