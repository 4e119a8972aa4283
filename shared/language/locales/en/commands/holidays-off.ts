/** "standup every weekday except bank holidays": every calendar has others, so it is asked rather than left out in silence. */
import { longest, type Source } from '../../../engine/source.ts'
import type { Command, Understanding } from '../../../types.ts'
import { explain } from './explain.ts'
import { meaningOf, readMeaning } from './meaning.ts'
import { sourceIn } from './sentence.ts'

/** A longer message says more than when it repeats. */
const LONGEST = 200

export function holidaysIn(source: Source): Understanding['question'] {
  const { text, tokens, context } = source
  if (text.length > LONGEST || !tokens.some(({ text: word }) => word.startsWith('holiday'))) return null
  const at = tokens.findIndex((_, from) => longest(source, 'holidaysOff', from))
  const found = at < 0 ? undefined : longest<{ isMore: boolean }>(source, 'holidaysOff', at)
  if (!found) return null
  // What is excepted beside them still is: "except holidays and fridays".
  const joint = found.value.isMore ? ' except ' : ''
  const sentence = sourceIn(text.slice(0, tokens[at]!.start) + joint + text.slice(tokens[found.next - 1]!.end), context)
  if (!sentence.tokens.length) return null
  const meaning = meaningOf(sentence)
  const [command] = meaning.is === 'task' || meaning.is === 'added' ? readMeaning(sentence, meaning).commands : []
  const [draft, ...more] = command?.kind === 'add' ? command.tasks : []
  if (!draft?.repeat || more.length) return null
  const choices = [draft, { ...draft, title: `${draft.title} (not on holidays)` }].map((task) => {
    const commands: Command[] = [{ kind: 'add', tasks: [task] }]
    return { label: explain(commands, context).replace(/\.$/, ''), commands }
  })
  return { ask: 'I do not know your holidays. Shall it repeat on them too, or be kept in the title?', choices }
}
