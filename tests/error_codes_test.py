"""Every refusal's code, as it stands in src/, is explained in the handbook's page of error messages."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "handbok" / "felmeddelanden.md"
# A code stands first in what makes a refusal or a fault, perhaps after its kind and place.
CODE = re.compile(r'\b(?:refuse|stop|\w*[Ff]aults?(?:\.add)?|Refusal|Problem)\b[^";]{0,120}?"([a-z_]+\.[a-z_]+)"', re.S)


def codes():
    found = {}
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in (".h", ".cpp") and "test" not in path.stem.split("_"):
            for code in CODE.findall(path.read_text(encoding="utf-8")):
                found.setdefault(code, path.relative_to(ROOT))
    return found


def main():
    page = PAGE.read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z_]+\.[a-z_]*\*?)`", page))
    found = codes()
    if len(found) < 10:
        print("Hardly any code was found in src/; how refusals are written must have changed.")
        return 1
    families = tuple(code[:-1] for code in explained if code.endswith("*"))
    internal = "import.not_kept"  # takes an import back; its report is what people see
    missing = {c: p for c, p in found.items() if c not in explained and not c.startswith(families) and c != internal}
    for code, path in sorted(missing.items()):
        print(f"{code} ({path}) is not explained in {PAGE.relative_to(ROOT)}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
