/** Nothing that lives as long as a process may grow with what people send: every collection is a BoundedMap, or has a reason here. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What bounds the others. Whoever adds one finds out what bounds it first; most want a BoundedMap. */
const BOUNDED_BY: Record<string, string> = {
  'functions/gateway/chat/assistant/handles.ts tasks': 'one turn: what results show, MOST of each',
  'functions/gateway/chat/assistant/openai.ts calls': 'one answer: MOST_CALLS',
  'functions/gateway/chat/assistant/staging.ts collections': 'one turn: MOST_COLLECTIONS',
  'functions/gateway/chat/assistant/staging.ts comments': 'one turn: MOST_STAGED',
  'functions/gateway/chat/assistant/staging.ts snoozed': 'one turn: MOST_STAGED',
  'functions/gateway/chat/assistant/staging.ts staged': 'one turn: MOST_STAGED',
  'functions/gateway/collections/keep.ts events': 'one write: gone with it',
  'functions/gateway/collections/keep.ts ids': 'one write: gone with it',
  'functions/gateway/moving/formats/records.ts seen': 'one file: ENTRIES',
  'functions/gateway/moving/formats/ticktick.ts seen': 'one file: ENTRIES',
  'functions/gateway/writes/line.ts ends': 'people with a request at work',
  'functions/gateway/list/list.ts names': 'usual lists, and PREPARED',
  'functions/notification/pool.ts counts': 'what is being sent, which has its own bound',
  'functions/reminder/watch.ts waiting': 'MOST: no more are claimed then',
  'functions/sync/budget.ts known': 'open streams',
  'functions/sync/streams.ts byPerson': 'open streams: MOST',
  'functions/sync/streams.ts expiries': 'open streams: MOST',
  'functions/sync/tokens.ts opened': 'open streams: MOST',
  'shared/bounded/together.ts waiting': 'requests at work',
  'shared/domain/subtasks.ts ever': 'one commit: gone with it',
  'shared/events/reading.ts made': 'types of events',
  'shared/http/limits/pace.ts held': 'all: more are not held',
  'shared/http/read-body.ts readings': 'requests at work',
  'shared/http/limits/shares.ts shares': 'requests at work',
  'shared/kafka/producer.ts topics': 'topics that are written to',
  'shared/language/engine/begin.ts begun': 'dimensions of a language',
  'shared/language/engine/begin.ts starts': 'dimensions of a language',
  'shared/language/engine/compiled.ts NO_WORDS': 'nothing: it stays empty',
  'shared/language/engine/compiled.ts known': 'dimensions of a language',
  'shared/language/engine/needs.ts allNeeds': 'rules of a language',
  'shared/language/engine/needs.ts finding': 'dimensions of a language',
  'shared/language/engine/needs.ts givenByWord': 'words of a language, and marks',
  'shared/language/engine/needs.ts needed': 'dimensions of a language',
  'shared/language/engine/needs.ts neededWords': 'words of a language',
  'shared/language/engine/needs.ts placeByNeed': 'rules of a language',
  'shared/language/engine/grammar.ts asked': 'dimensions of a language',
  'shared/language/engine/grammar.ts NONE': 'nothing: it stays empty',
  'shared/language/engine/lexicon.ts words': 'made once from the lexicon',
  'shared/language/engine/pattern.ts atoms': 'parts of the patterns of a language',
  'shared/language/engine/word-classes.ts parted': 'classes that rules name together',
  'shared/language/engine/word-classes.ts spelled': 'classes that rules name',
  'shared/language/locales/en/commands/words.ts NONE': 'nothing: it stays empty',
  'shared/language/locales/en/lexicon/words.ts words': 'made once from the lexicon',
  'shared/language/locales/foreign.ts POINTS': 'languages, and the words of each: made once',
  'shared/language/locales/rule-locale.ts NO_WORDS': 'nothing: it stays empty',
  'shared/language/locales/ur/spell.ts bySound': 'made once from the spellings given',
  'shared/language/locales/ur/spell.ts known': 'made once from the spellings given',
  'shared/metrics/index.ts metrics': 'metrics that the code names',
  'shared/outbox/publisher.ts confirmed': 'what was sent in GATHERED, or while the batch before is marked',
  'shared/outbox/publisher.ts waiting': 'most and mostBytes: the rest is left to the relay',
  'shared/recurrence/budget.ts lines': 'lines of one rule: gone with its search',
  'shared/recurrence/periods-of-days.ts days': 'one period: gone with its search',
  'shared/tracing/otlp.ts waiting': 'most: more spans are dropped',
}

const isCode = (path: string): boolean => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)page\/|\.d\.ts$/.test(path)

const codeIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(isCode)
    .map((name) => `${folder}/${name}`)

/** An empty collection that is given a name, in the module itself or directly in a function or class. What is held weakly goes with its key. */
const COLLECTION =
  /^( {0,2})(?:export )?(?:const|let|var|(?:(?:private|readonly|static) )*#?)\s*(\w+)(?::[^=]*)? = (?:new (?:Map|Set|Array)\b[^=]*\(\)|\[\]|\{\})$/
const OUTERMOST = /^(?:export )?(?:default )?(?:async |abstract )*(?:function\*?|const|let|class|interface|type) (\w+)/
/** What gives out functions keeps what they use; anything else is gone when it returns. */
const GIVES_FUNCTIONS =
  /^ {4}(?:(?:async|get) )?\w+\([^()]*\)(?:: [^=]+)? \{$|^ {4}\w+: (?:async )?(?:\([^()]*\)|\w+)(?:: [^=]+)? =>|^ {2}return (?:async )?(?:\([^()]*\)|\w+)(?:: [^=]+)? =>/
const GIVES = /^ {2}(?:return \{|const \w+: \w+ = \{|return (?:async )?(?:\([^()]*\)|\w+)(?:: [^=]+)? =>)/
/** Functions of its own, given out by their names. */
const INNER = /^ {2}(?:async )?function /
const SHORT = /^ {2}return \{ \w+(?:, \w+)* \}$/
/** An app keeps what its routes use. */
const KEEPER = /^(?:export )?(?:(?:abstract )?class |function createApp\b)/

/** Long-lived collections of a file, by name. */
function collectionsOf(text: string): string[] {
  const found: string[] = []
  let inside: { lines: string[]; names: string[]; isKeeper: boolean } = { lines: [], names: [], isKeeper: false }
  const close = () => {
    const given = inside.lines.slice(inside.lines.findIndex((line) => GIVES.test(line)))
    const isKeeper =
      (inside.lines.some((line) => GIVES.test(line)) && given.some((line) => GIVES_FUNCTIONS.test(line))) ||
      (inside.lines.some((line) => INNER.test(line)) && inside.lines.some((line) => SHORT.test(line)))
    if (inside.isKeeper || isKeeper) found.push(...inside.names)
  }
  for (const line of text.split('\n')) {
    if (OUTERMOST.test(line)) {
      close()
      inside = { lines: [], names: [], isKeeper: KEEPER.test(line) }
    }
    inside.lines.push(line)
    const [, indent, name] = COLLECTION.exec(line) ?? []
    if (name && indent === '') found.push(name)
    else if (name) inside.names.push(name)
  }
  close()
  return found
}

test('every collection that lives on is bounded', () => {
  const found = ['functions', 'shared']
    .flatMap(codeIn)
    .flatMap((file) => collectionsOf(readFileSync(join(ROOT, file), 'utf8')).map((name) => `${file} ${name}`))
  expect(found.filter((each) => !BOUNDED_BY[each])).toEqual([])
  expect(Object.keys(BOUNDED_BY).filter((each) => !found.includes(each))).toEqual([])
})

test('one without a bound is found wherever it lives on, and none that does not', () => {
  const code = `
const cache = new Map<string, Promise<{ a: string }>>()
export const seen: string[] = []
const ORDER = new Set(['a', 'b'])
const byRequest = new WeakMap<Request, string>()
export function createThing() {
  const known = new Set<string>()
  let waiting: unknown[] = []
  const bounded = new BoundedMap<string, string>(10)
  return {
    add: (name: string) => known.add(name),
  }
}
export function counted(names: string[]) {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, 1)
  return counts.size
}
class Keeper {
  private readonly held = new Map<string, string>()
}
`
  expect(collectionsOf(code)).toEqual(['cache', 'seen', 'known', 'waiting', 'held'])
})
