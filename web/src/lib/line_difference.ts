// How one text became another, line by line: what is the same, taken away and put there.

export interface Line {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

const MOST = 4_000_000; // pairs of lines looked at; beyond that all of the old is taken away and all of the new put there

/** The longest common sequence of lines, from the end; what both begin and end with is set aside first. */
export function lineDifference(before: string, after: string): Line[] {
  const a = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const b = after === '' ? [] : after.replace(/\n$/, '').split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const same = (text: string): Line => ({ kind: 'same', text });
  return [...a.slice(0, start).map(same), ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)), ...a.slice(a.length - end).map(same)];
}

function middle(a: string[], b: string[]): Line[] {
  const lines: Line[] = [];
  if (a.length * b.length > MOST) {
    return [...a.map((text): Line => ({ kind: 'removed', text })), ...b.map((text): Line => ({ kind: 'added', text }))];
  }
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i]! });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      lines.push({ kind: 'removed', text: a[i]! });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: b[j]! });
      j += 1;
    }
  }
  return lines;
}

export interface Stretch {
  /** How many lines that are the same were left out before it. */
  skipped: number;
  lines: Line[];
}

/** What changed, with a few lines around it. */
export function changedStretches(lines: Line[], around = 2): Stretch[] {
  const shown = lines.map((_, i) => lines.slice(Math.max(0, i - around), i + around + 1).some((line) => line.kind !== 'same'));
  const stretches: Stretch[] = [];
  let skipped = 0;
  lines.forEach((line, i) => {
    if (!shown[i]) skipped += 1;
    else if (i > 0 && shown[i - 1] && stretches.length > 0) stretches.at(-1)!.lines.push(line);
    else {
      stretches.push({ skipped, lines: [line] });
      skipped = 0;
    }
  });
  return stretches;
}
