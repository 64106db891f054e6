"""How long requests took and how they were answered."""


class Times:
    def __init__(self):
        self.seconds = {}  # by label
        self.statuses = {}

    def note(self, label, seconds, status):
        self.seconds.setdefault(label, []).append(seconds)
        self.statuses[status] = self.statuses.get(status, 0) + 1

    def failures(self):
        """Answers that say that the server itself failed."""
        return sum(count for status, count in self.statuses.items() if status >= 500)

    def count(self, label):
        return len(self.seconds.get(label, []))

    def percentile(self, label, share):
        """In milliseconds; the time that `share` of the requests kept within."""
        sorted_times = sorted(self.seconds.get(label, []))
        if not sorted_times:
            return 0.0
        return 1000 * sorted_times[min(len(sorted_times) - 1, int(share * len(sorted_times)))]

    def beside(self, other):
        """These times and those of another round of the same kind, with the other's share of these."""
        lines = ["| what | p50 ms | other | ratio | p95 ms | other | ratio |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
        for label in self.seconds:
            cells = []
            for share in (0.5, 0.95):
                own, others = self.percentile(label, share), other.percentile(label, share)
                cells += [f"{own:.1f}", f"{others:.1f}", f"{others / own:.2f}" if own else ""]
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def table(self):
        lines = ["| what | requests | p50 ms | p95 ms | p99 ms | slowest ms |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
        for label in self.seconds:
            figures = [self.percentile(label, share) for share in (0.5, 0.95, 0.99, 1)]
            lines.append(f"| {label} | {self.count(label)} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |")
        return "\n".join(lines)
