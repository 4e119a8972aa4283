/** Umlauts and ß, which many type as two letters. */
const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** A word as the German grammar writes it: "nächste" and "naechste" are one. */
export const spell = (word: string): string => word.replace(/[äöüß]/g, (letter) => LETTERS[letter]!)
