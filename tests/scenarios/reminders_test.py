"""The daily digest by e-mail: sent through a real SMTP server on the machine, never twice, and nothing lost."""

import email
import email.policy
import socketserver
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, Installation, Server  # noqa: E402

ADDRESS = "https://ledstang.region.example"
REMINDER_DAY = "2022-05-14"  # a week before the deadline


class Sink:
    """Takes every mail, and keeps it; with `refusing` it takes none."""

    def __init__(self, port=0, refusing=False):
        self.mails = []
        sink = self

        class Session(socketserver.StreamRequestHandler):
            def say(self, words):
                self.wfile.write((words + "\r\n").encode("ascii"))

            def handle(self):
                self.say("220 sink")
                while line := self.rfile.readline().decode("ascii").strip():
                    verb = line.split()[0].upper()
                    if verb == "RCPT" and refusing:
                        self.say("451 try later")
                    elif verb == "DATA":
                        self.say("354 go on")
                        lines = []
                        while (row := self.rfile.readline()) != b".\r\n":
                            lines.append(row[1:] if row.startswith(b"..") else row)
                        sink.mails.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))
                        self.say("250 taken")
                    elif verb == "QUIT":
                        self.say("221 bye")
                        return
                    else:
                        self.say("250 ok")

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", port), Session)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class RemindersTest(unittest.TestCase):
    def setUp(self):
        self.installation = Installation(example=True)
        self.addCleanup(self.installation.close)
        call = self.installation.call
        call("set_period_dates", period=PERIOD, opens="2022-05-02", deadline="2022-05-21", closes="2022-06-10", version=0)
        call("create_person", id="sara_angstrom", name="Sara Ångström", title="VO-chef", user_name="sara",
             email="sara@region.example")
        call("add_assignment", person="sara_angstrom", role="reporter", unit="vo_ortopedi", valid_from="2022-01-01")
        call("create_person", id="utan_adress", name="Utan Adress", title="", user_name="utan", email="")
        call("add_assignment", person="utan_adress", role="reporter", unit="vo_ortopedi", valid_from="2022-01-01")

    def configure(self, port, at="06:30"):
        settings = self.installation.folder / "ledstang.toml"
        text = settings.read_text(encoding="utf-8").split("\n[mail]\n")[0]
        settings.write_text(
            f'{text}\n[mail]\nserver = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
            f'sender = "ledstang@region.example"\naddress = "{ADDRESS}/"\nat = "{at}"\n',
            encoding="utf-8",
        )

    def remind(self, day=REMINDER_DAY, *words):
        return self.installation.run("remind", "--on", day, *words)

    def test_says_what_waits_and_where_once_a_day(self):
        with Sink() as sink:
            self.configure(sink.port)
            shown = self.remind(REMINDER_DAY, "--dry-run")
            self.assertEqual(shown.code, 0, shown)
            self.assertIn("Sara Ångström <sara@region.example>", shown.out)
            self.assertEqual(sink.mails, [])
            done = self.remind()
            self.assertEqual(done.code, 0, done)
            self.assertEqual(len(sink.mails), 1, "who has no address gets none")
            mail = sink.mails[0]
            self.assertRegex(mail["Subject"], "^Ledstång: .* väntar på dig")
            self.assertEqual(mail["From"], "Ledstång <ledstang@region.example>")
            self.assertEqual(mail["To"].addresses[0].display_name, "Sara Ångström")
            plain = mail.get_body(("plain",)).get_content()
            self.assertIn("Lämna rapporten för tertial 1 2022, VO Ortopedi (senast 2022-05-21)", plain)
            self.assertIn(f"{ADDRESS}/rapportera/vo_ortopedi/{PERIOD}\n", plain)
            self.assertIn(f'href="{ADDRESS}/uppgifter"', mail.get_body(("html",)).get_content())
            again = self.remind()
            self.assertEqual(again.code, 0, again)
            self.assertEqual(len(sink.mails), 1, "never twice the same day")
            self.remind("2022-05-15")
            self.assertEqual(len(sink.mails), 1, "no reminder day, and nothing new")
            self.remind("2022-05-19")
            self.assertEqual(len(sink.mails), 2)
            self.remind("2022-05-22")
            self.assertIn("sen", sink.mails[2]["Subject"])
            self.assertEqual(self.installation.run("verify").code, 0)

    def test_loses_nothing_while_the_server_is_away(self):
        with Sink() as sink:
            port = sink.port
        self.configure(port)
        done = self.remind()
        self.assertEqual(done.code, 3, done)
        self.assertIn("sara_angstrom", done.errors)
        self.assertIn("går inte att nå", done.errors)
        with Sink(port, refusing=True):
            self.assertIn("451", self.remind().errors)
        with Sink(port) as sink:
            self.assertEqual(self.remind().code, 0)
            self.assertEqual(len(sink.mails), 1)

    def test_tells_what_is_not_configured(self):
        done = self.remind()
        self.assertEqual(done.code, 3, done)
        self.assertIn("mail.not_configured", done.errors)

    def test_the_server_sends_by_its_clock(self):
        with Sink() as sink:
            self.configure(sink.port, at="00:00")
            server = Server(self.installation, "--today", REMINDER_DAY)
            try:
                until = time.monotonic() + 60
                while not sink.mails and time.monotonic() < until:
                    time.sleep(0.1)
            finally:
                server.stop()
            self.assertEqual(len(sink.mails), 1)
            self.assertEqual(self.remind().code, 0)
            self.assertEqual(len(sink.mails), 1, "the server's mail counts")


if __name__ == "__main__":
    ledstang.main()
