// Ids of what people add by hand: small letters a–z, figures and underscores, as the server demands.

const PLAIN: Record<string, string> = { å: 'a', ä: 'a', ö: 'o', é: 'e', è: 'e', ü: 'u', ø: 'o', æ: 'ae' };

/** "Väntetid till röntgen" → "vantetid_till_rontgen"; with a number after it where that is taken. */
export function slug(name: string, taken: string[] = []): string {
  const plain = name
    .toLowerCase()
    .replace(/[åäöéèüøæ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 48)
    .replace(/^_+|_+$/g, '');
  const start = plain || 'ny';
  let id = start;
  for (let i = 2; taken.includes(id); ++i) id = `${start}_${i}`;
  return id;
}
