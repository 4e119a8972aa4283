import { describe, expect, it } from 'vitest'
import { LINES, spell } from './lexicon.ts'

describe('spellings of Urdu', () => {
  it('are each of one word', () => {
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const [words] of LINES) {
      const [first = '', ...others] = words.split(' ')
      for (const word of [first, ...others]) {
        if (seen.has(word) && seen.get(word) !== first) twice.push(`${word}: ${seen.get(word)}, ${first}`)
        seen.set(word, first)
      }
    }
    expect(twice).toEqual([])
  })

  it.each([
    ['haftayy', 'hafta'],
    ['ghantey', 'ghanta'],
    ['dopeher', 'dopahar'],
    ['parsson', 'parson'],
    ['itwaaar', 'itwar'],
    ['گهنٹے', 'ghanta'],
    ['جمعة', 'juma'],
    ['ہفتے', 'hafta'],
    ['mjhe', 'mujhe'],
    ['prso', 'parson'],
    ['mngal', 'mangal'],
    ['jmerat', 'jumerat'],
    ['kaamo', 'kaamon'],
    ['كل', 'kal'],
    ['کَل', 'kal'],
    ['بج\u200cے', 'baje'],
  ])('%s is %s', (typed, word) => expect(spell(typed)).toBe(word))

  it.each(['for', 'not', 'meet', 'clock', 'rain', 'chara', 'beer', 'sharm', 'کتاب', 'rose'])(
    '%s is none of the table',
    (word) => expect(spell(word)).toBe(word),
  )
})
