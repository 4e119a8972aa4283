import type { Token } from '../../engine/tokens.ts'

/** What a verb ends with that another one leaves to the end of its sentence. */
const INFINITIVE = /(?:\p{L}{2}[aeiouäöür]?\p{L}(?:en|eln|ern)|tun)$/u

/** "Fotos sortieren": the last word says what is to be done. */
export const endsInInfinitive = (tokens: readonly Token[]): boolean =>
  INFINITIVE.test(tokens.findLast(({ kind }) => kind === 'word')?.text ?? '')
