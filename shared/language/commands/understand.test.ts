import { describe, expect, it } from 'vitest'
import { createLexicon } from '../engine/lexicon.ts'
import { tracing } from '../engine/trace.ts'
import { createRuleLocale } from '../locales/rule-locale.ts'
import type { Wish } from './wish.ts'

const CONTEXT = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
const drop = {
  name: 'drop',
  pattern: '^ drop <words:target> $',
  make: ({ target }: { target: Wish['target'] }) => ({ act: 'delete', target }),
}
const skip = {
  name: 'skip',
  pattern: '^ drop <words:target> $',
  make: ({ target }: { target: Wish['target'] }) => ({ act: 'skip', target }),
}
const pronoun = { name: 'it', pattern: 'it', make: () => ({ last: true }) }

const localeWith = (command: object[]) =>
  createRuleLocale({
    language: 'xx',
    lookUp: createLexicon([]),
    ranges: new Set(),
    joints: new Set(),
    loose: { before: new Set(), always: new Set() },
    // biome-ignore lint/suspicious/noExplicitAny: rules of a language that nobody speaks
    dimensions: { piece: [], command: command as any, pronoun: [pronoun] },
  })

describe('commands by rules', () => {
  it('two readings that tie become a question with both', () => {
    const { commands, question } = localeWith([drop, skip]).understand('drop it', CONTEXT)
    expect(commands).toEqual([])
    expect(question?.choices.map(({ commands: [command] }) => command?.kind)).toEqual(['delete', 'skip'])
  })

  it('the higher rank settles it', () => {
    const { commands, question } = localeWith([drop, { ...skip, rank: 1 }]).understand('drop it', CONTEXT)
    expect(question).toBeNull()
    expect(commands).toEqual([{ kind: 'skip', target: { last: true } }])
  })

  it('a reading that accounts for more words counts before any rank', () => {
    const named = { ...skip, pattern: '^ <words:target> $', rank: 9 }
    expect(localeWith([drop, named]).understand('drop it', CONTEXT).commands).toEqual([
      { kind: 'delete', target: { last: true } },
    ])
  })

  it('rules that mean the same ask nothing', () => {
    expect(localeWith([drop, { ...drop, name: 'again' }]).understand('drop it', CONTEXT).question).toBeNull()
  })

  it('a trace is told of all readings, the best first', () => {
    const told: string[] = []
    tracing.weigh = (candidates) => told.push(...candidates.map(({ rule, rank }) => `${rule} ${rank}`))
    localeWith([drop, { ...skip, rank: 1 }]).understand('drop it', CONTEXT)
    tracing.weigh = undefined
    expect(told).toEqual(['skip 1', 'drop 0'])
  })

  it('what no rule fits is a task', () => {
    expect(localeWith([drop]).understand('feed the cat', CONTEXT)).toMatchObject({
      commands: [{ kind: 'add', tasks: [{ title: 'feed the cat' }] }],
      reason: 'default',
    })
  })
})
