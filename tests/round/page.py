"""An open page of the browser client, as far as the server notices it: it listens, and reads anew when told to."""

import asyncio
import contextlib
import json
import random

from round.line import Gone, Line


class Page:
    """`addresses` is what the page shows. Lives until it is cancelled."""

    def __init__(self, person, addresses):
        self.person, self.addresses = person, addresses
        self.line = Line(person.round.where, person.round.times)
        self.chance = random.Random(person.user_name)

    async def live(self):
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, Gone):
                await self._listen()
            await asyncio.sleep(0.2)

    async def _listen(self):
        where = self.person.round.where
        reader, writer = await asyncio.open_connection(where.host, where.port)
        try:
            writer.write(f"GET /api/events HTTP/1.1\r\nHost: {where.host}:{where.port}\r\n"
                         f"Cookie: {self.person.line.cookie}\r\n\r\n".encode())  # fmt: skip
            while line := await reader.readline():
                if line.startswith(b"data: ") and b"generation" in line:
                    spread = json.loads(line[6:]).get("within", 0) / 1000
                    await asyncio.sleep(0.3 + self.chance.uniform(0, spread))
                    self.line.cookie = self.person.line.cookie
                    for address in self.addresses:
                        await self.line.ask("a page reads anew", "GET", address)
        finally:
            writer.close()
