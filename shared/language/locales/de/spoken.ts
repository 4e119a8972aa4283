/** Mehrere Aufgaben in einem Atemzug: „um neun den Zahnarzt anrufen und dann die Blumen gießen“. Was zu tun ist, steht am Ende. */
import { longest } from '../../engine/source.ts'
import type { SpokenWords } from '../../quick-add/spoken.ts'
import { spell } from './spelling.ts'
import { endsInInfinitive } from './verbs.ts'

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(spell))

const AND = wordsOf('und')
const THEN = wordsOf('dann danach anschließend außerdem hinterher nachher')
const POINTING = wordsOf('es ihn ihm ihnen sie damit davon dabei darin darauf')

export const spoken: Omit<SpokenWords, 'readPhrases'> = {
  jointAt({ tokens }, at) {
    let next = at
    while (AND.has(tokens[next]?.text ?? '')) next++
    const isSure = THEN.has(tokens[next]?.text ?? '')
    while (THEN.has(tokens[next]?.text ?? '')) next++
    return next > at ? { next, isSure } : undefined
  },
  isDeed({ source: { tokens }, times }) {
    const said = tokens.filter((_, at) => !times.some(({ from, to }) => from <= at && at < to))
    // "zehn Minuten kochen" says nothing of what
    return said.filter(({ lex }) => !lex).length > 1 && endsInInfinitive(said)
  },
  pointsBack: ({ source: { tokens } }) => tokens.some(({ text }) => POINTING.has(text)),
  isClosed: ({ source: { tokens } }) => endsInInfinitive(tokens.slice(-1)),
  isOpened: ({ source, times }, _, isJoined) =>
    times[0]?.from === 0 || (isJoined && longest(source, 'lead', 0) !== undefined),
}
