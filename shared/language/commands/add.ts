import { emptyDraft } from '../quick-add/drafts.ts'
import type { CommandKind } from './kind.ts'
import { readTarget } from './targets.ts'
import { createTool, phrase, priorityOf, priorityParameter, whenPhrase } from './tool.ts'

/** New tasks. */
export const addKind: CommandKind<'add'> = {
  intent: 'add',
  confirmed: 'never',
  forAgents: { title: 'Add a task', isDestructive: false, isIdempotent: false },
  readWish(reader, { target }) {
    const { text, tokens, context } = reader.source
    const start = tokens[0]!.start
    const { drafts, spans } = reader.quickAdd.readDrafts(text.slice(start, tokens.at(-1)!.end), context)
    return {
      command: { kind: 'add', tasks: drafts },
      spans: spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start })),
      free: (target && readTarget(reader, target)?.free) ?? 0,
    }
  },
  tool: (z) =>
    createTool({
      name: 'add_task',
      description: 'Add one task.',
      parameters: z.strictObject({
        title: z.string().check(z.minLength(1), z.describe('the task without its date, priority and labels')),
        when: whenPhrase(z, 'date, time or repetition'),
        deadline: whenPhrase(z, 'the date by which it must be done, when that is not the date of doing it'),
        notBefore: whenPhrase(z, 'the date before which it is to be out of sight'),
        durationMinutes: z.nullable(z.int().check(z.gte(1), z.lte(1440))),
        remindMinutesBefore: z
          .array(z.int().check(z.gte(0), z.lte(43_200)))
          .check(z.describe('minutes before the due time at which the person is reminded; 0 is that time itself')),
        priority: priorityParameter(z),
        project: phrase(z, 'the project or list that it goes into'),
        labels: z.array(z.string()),
        note: phrase(z, 'what was said about it beside the title'),
      }),
      commandOf(
        { title, when, deadline, notBefore, durationMinutes, remindMinutesBefore, priority, note, ...marks },
        phrases,
      ) {
        const time = when === null ? null : phrases.when(when)
        return {
          kind: 'add',
          tasks: [
            {
              ...emptyDraft(title),
              due: time?.due ?? null,
              range: time?.range ?? null,
              repeat: time?.repeat ?? null,
              durationMinutes: durationMinutes ?? time?.durationMinutes ?? null,
              deadline: deadline === null ? null : phrases.when(deadline).due,
              start: notBefore === null ? null : phrases.when(notBefore).due,
              reminders: remindMinutesBefore.map((minutesBefore) => ({ minutesBefore })),
              priority: priorityOf(priority),
              ...(note !== null && { note }),
              ...marks,
            },
          ],
        }
      },
    }),
}
