/** Umlauts and ß, which many type as two letters. */
const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** How words are spoken, and typed by people in a hurry. */
const SPOKEN: Record<string, string> = {
  is: 'ist',
  nich: 'nicht',
  net: 'nicht',
  ned: 'nicht',
  nix: 'nichts',
  hats: 'hat',
  jz: 'jetzt',
  vllt: 'vielleicht',
  od: 'oder',
  u: 'und',
}

/** A word as the German grammar writes it: "nächste" and "naechste" are one, and so are "nich" and "nicht". */
export const spell = (word: string): string => SPOKEN[word] ?? word.replace(/[äöüß]/g, (letter) => LETTERS[letter]!)
