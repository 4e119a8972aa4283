/**
 * Says how one text is understood: `make understand TEXT="morgen um 9 Zahnarzt" LANGUAGE=de`. Prints the rules that fired and where, the
 * readings of the text as a command with what each leaves over, why one of them counts, and what came of it.
 */

import type { Source } from '../../shared/language/engine/source.ts'
import type { Match } from '../../shared/language/engine/trace.ts'
import { tracing, type Weighed } from '../../shared/language/engine/trace.ts'
import { languages, loadLanguage, understand } from '../../shared/language/index.ts'
import { wallTimeAt } from '../../shared/time/zone.ts'

const { TEXT: text = '', ZONE: timeZone = 'Europe/Berlin' } = process.env
// Desktops set LANGUAGE to locales: "de_DE:de".
const [language = 'en'] = (process.env.LANGUAGE || 'en').split(/[_:.@-]/)
if (!text || !languages().includes(language)) {
  console.error(`Say what to read: make understand TEXT="call mom tomorrow" LANGUAGE=${languages().join('|')}`)
  process.exit(2)
}
const now = process.env.NOW || wallTimeAt(Date.now(), timeZone).slice(0, 16)

interface Fired {
  at: number
  line: string
}

const fired = new Map<string, Fired>()
const words = ({ text: whole, tokens }: Source, from: number, to: number): string =>
  whole.slice(tokens[from]!.start, tokens[to - 1]!.end)

function note(dimension: string, source: Source, at: number, found: readonly Match[]): void {
  for (const { rule, rank, next } of found) {
    const name = rule === dimension ? dimension : `${dimension}: ${rule}`
    const line = `${words(source, at, next).padEnd(36)} ${name}${rank ? ` (rank ${rank})` : ''}`
    if (!fired.has(line)) fired.set(line, { at: source.tokens[at]!.start, line })
  }
}

let weighed: readonly Weighed[] | undefined

await loadLanguage(language)
tracing.tell = note
tracing.weigh = (candidates) => {
  weighed = candidates
}
const { commands, question, reason, explanation } = understand(text, { now, timeZone, language })

console.log(`“${text}” (${language}, ${now} ${timeZone})\n`)
if (fired.size) {
  console.log('Rules that fired')
  for (const { line } of [...fired.values()].sort((a, b) => a.at - b.at)) console.log(`  ${line}`)
  console.log()
}
if (weighed?.length) {
  console.log('Readings as a command, the best first')
  for (const each of weighed)
    console.log(
      `  ${each.rule.padEnd(36)} leaves ${each.free} words, rank ${each.rank}: ${JSON.stringify(each.command)}`,
    )
  console.log()
}
console.log(`Why: ${why(weighed)}`)
console.log(question ? `Asks: ${question.ask}` : `Understood (${reason}): ${JSON.stringify(commands, undefined, 2)}`)
if (explanation) console.log(explanation)

/** Answers, small talk, filters and what asks for a new task have rules of their own, which are not weighed as commands. */
function whyUnweighed(): string {
  if (reason === 'default')
    return 'no rule of a command fits the whole sentence: the words are a new task, with what the rules above read in them'
  if (reason === 'unread') return 'that something is to change was read, but not what it becomes'
  return `it was read as ${commands.map(({ kind }) => kind).join(', ')} before the rules of other commands were asked`
}

function why(candidates: readonly Weighed[] = []): string {
  const [best, second] = candidates
  if (!best) return whyUnweighed()
  if (!second) return `only “${best.rule}” fits the whole sentence`
  if (question)
    return `“${best.rule}” and “${second.rule}” account for the same words, rank the same and mean different things`
  if (best.free < second.free)
    return `“${best.rule}” leaves ${best.free} words that it does not account for, “${second.rule}” ${second.free}`
  if (best.rank > second.rank)
    return `“${best.rule}” and “${second.rule}” account for the same words, and the first ranks higher`
  return `“${best.rule}” and “${second.rule}” mean the same`
}
