"""Writes what python3-icalendar reads out of a file of events, as JSON, for the tests of calendars."""

import json
import sys
from datetime import timezone
from pathlib import Path

from icalendar import Calendar


def listed(value):
    return value if isinstance(value, list) else [value] if value is not None else []


def person(address):
    found = [str(address.params.get("CN", "")), str(address)]
    return found + [str(address.params["PARTSTAT"])] if "PARTSTAT" in address.params else found


def event(part):
    start = part.decoded("dtstart")
    organizer = part.get("organizer")
    return {
        "uid": str(part["uid"]),
        "sequence": int(part["sequence"]),
        "summary": str(part.get("summary", "")),
        "description": str(part.get("description", "")),
        "location": str(part.get("location", "")),
        "status": str(part.get("status", "")),
        "start_utc": start.astimezone(timezone.utc).isoformat(),
        "minutes": part.decoded("duration").total_seconds() / 60,
        "organizer": person(organizer) if organizer is not None else None,
        "attendees": [person(one) for one in listed(part.get("attendee"))],
    }


def main():
    calendar = Calendar.from_ical(Path(sys.argv[1]).read_bytes())
    # The time zone as the file itself tells it, not as this machine knows it.
    zones = {str(zone["tzid"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}
    for part in calendar.walk("VEVENT"):
        start = part["dtstart"]
        start.dt = zones[start.params["TZID"]].localize(start.dt.replace(tzinfo=None))
    json.dump({"method": str(calendar.get("method", "")), "events": [event(e) for e in calendar.walk("VEVENT")]}, sys.stdout)


if __name__ == "__main__":
    main()
