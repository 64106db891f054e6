"""One person's connection to the server: HTTP/1.1 on a raw socket, kept alive, light enough to have four hundred."""

import asyncio
import json
import time


class Gone(Exception):
    """The server went away before it answered; whether it did what was asked is not known."""


class Answer:
    def __init__(self, status, body):
        self.status = status
        self.body = body

    def json(self):
        return json.loads(self.body)

    def code(self):
        """The refusal's code; empty for what is no refusal."""
        try:
            return self.json().get("code", "")
        except ValueError:
            return ""

    def __str__(self):
        return f"{self.status} {self.body[:500].decode('utf-8', 'replace')}"


class Line:
    """`where` has host and port; they may change when the server is started anew."""

    def __init__(self, where, times):
        self.where, self.times = where, times
        self.cookie = ""
        self.reader = self.writer = None

    async def ask(self, label, method, path, value=None):
        """One request; the time it took is noted under the label."""
        begun = time.perf_counter()
        try:
            if self.writer is None:
                self.reader, self.writer = await asyncio.open_connection(self.where.host, self.where.port)
            body = b"" if value is None else json.dumps(value, ensure_ascii=False).encode()
            head = f"{method} /api{path} HTTP/1.1\r\nHost: {self.where.host}:{self.where.port}\r\n"
            if self.cookie:
                head += f"Cookie: {self.cookie}\r\n"
            if value is not None:
                head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            elif method != "GET":
                head += "Content-Length: 0\r\n"
            self.writer.write(head.encode() + b"\r\n" + body)
            answer = await self._read()
        except (OSError, asyncio.IncompleteReadError) as lost:
            self.hang_up()
            raise Gone from lost
        self.times.note(label, time.perf_counter() - begun, answer.status)
        return answer

    async def _read(self):
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        length = 0
        for line in head[1:]:
            name, _, text = line.partition(": ")
            name = name.lower()
            if name == "content-length":
                length = int(text)
            elif name == "set-cookie":
                self.cookie = text.partition(";")[0]
            elif name == "connection" and text.lower() == "close":
                self._closing = True
        body = await self.reader.readexactly(length) if length else b""
        if getattr(self, "_closing", False):
            self._closing = False
            self.hang_up()
        return Answer(int(head[0].split(" ")[1]), body)

    def hang_up(self):
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None
