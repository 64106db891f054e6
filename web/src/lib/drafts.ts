// What is written but not yet saved is kept in the browser, so that a lost network or a closed window takes nothing.

const PREFIX = 'ledstang.draft.';

export interface Kept<Draft> {
  draft: Draft;
  /** The version that the draft was written on. */
  version: number;
}

export function keep<Draft>(name: string, kept: Kept<Draft>): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(kept));
  } catch {
    // A full or closed store: the draft lives as long as the page.
  }
}

export function kept<Draft>(name: string): Kept<Draft> | undefined {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text ? (JSON.parse(text) as Kept<Draft>) : undefined;
  } catch {
    return undefined;
  }
}

export function letGo(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept there.
  }
}
