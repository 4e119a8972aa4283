const letter = (character: string): string =>
  /\d/.test(character) ? 'bcdfghjklm'[Number(character)]! : character === '-' ? 'w' : character

/** A word that nothing else holds and no grammar reads as anything: letters only. */
export const wordOf = (name: string): string => `qx${Array.from(name, letter).join('')}`
