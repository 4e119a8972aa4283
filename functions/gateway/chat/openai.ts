/**
 * A model behind any server that speaks the OpenAI API. The model chooses tools and quotes the person's own words; dates, ids and
 * people it never decides: the phrases it hands over are resolved by the grammar.
 */
import * as z from 'zod/mini'
import { validate } from '../../../shared/http/function-app.ts'
import { parseFilter, readChanges, readDrafts } from '../../../shared/language/index.ts'
import type { Command, Context, Target } from '../../../shared/language/types.ts'
import type { Log } from '../../../shared/log/index.ts'
import type { Model, ModelSettings } from './model.ts'

const phrase = z.nullable(z.string())
const target = {
  title: z.string().check(z.describe("the words of the person, or a shown task's title, that name the task")),
}

const TOOLS = {
  add_task: {
    description: 'Add one task.',
    schema: z.strictObject({
      title: z.string().check(z.describe('the task without its date, priority and labels')),
      when: phrase.check(
        z.describe("the person's own words about date, time or repetition, copied unchanged; null if there are none"),
      ),
      priority: z.nullable(z.enum(['p1', 'p2', 'p3', 'p4'])),
      project: phrase,
      labels: z.array(z.string()),
    }),
  },
  list_tasks: {
    description: 'Show tasks.',
    schema: z.strictObject({
      filter: z
        .string()
        .check(z.describe('such as: today, overdue, #Work, @errand, p1, search: dentist; joined by & or |')),
    }),
  },
  complete_task: { description: 'Mark a task as done.', schema: z.strictObject(target) },
  reopen_task: { description: 'Mark a completed task as not done.', schema: z.strictObject(target) },
  delete_task: { description: 'Delete a task. The person is asked to confirm.', schema: z.strictObject(target) },
  change_task: {
    description: 'Change the date, priority, project or title of a task.',
    schema: z.strictObject({
      ...target,
      newTitle: phrase,
      when: phrase.check(z.describe("the person's own words about the new date, time or repetition, copied unchanged")),
      priority: z.nullable(z.enum(['p1', 'p2', 'p3', 'p4'])),
    }),
  },
} as const

type ToolName = keyof typeof TOOLS

const INSTRUCTIONS = `You turn what a person says to a todo assistant into tool calls. Copy the person's words about dates and times unchanged into
"when"; never compute a date. Never invent tasks, dates or names. If the message is not about the person's tasks, call no tool and answer in one
short, friendly sentence that says what you can do with tasks.`

export function createModel({ apiKey, baseUrl, model }: ModelSettings, log: Log): Model {
  return {
    async interpret(message, context, shown, onText) {
      const started = performance.now()
      try {
        const { default: OpenAI } = await import('openai')
        const client = new OpenAI({ apiKey, baseURL: baseUrl, timeout: 20_000, maxRetries: 1 })
        const stream = client.chat.completions.stream({
          model,
          temperature: 0,
          messages: [
            { role: 'system', content: INSTRUCTIONS },
            { role: 'system', content: `Tasks last shown to the person: ${JSON.stringify(shown.slice(0, 20))}` },
            { role: 'user', content: message },
          ],
          tools: Object.entries(TOOLS).map(([name, { description, schema }]) => ({
            type: 'function' as const,
            function: {
              name,
              description,
              strict: true,
              parameters: z.toJSONSchema(schema) as Record<string, unknown>,
            },
          })),
        })
        stream.on('content', (delta) => onText(delta))
        const completion = await stream.finalChatCompletion()
        const answer = completion.choices[0]?.message
        const calls = (answer?.tool_calls ?? []).flatMap((call) => (call.type === 'function' ? [call.function] : []))
        const commands = calls.map(({ name, arguments: json }) => readCall(name, json, context))
        log.info('model answered', {
          tools: calls.map(({ name }) => name),
          duration: Math.round(performance.now() - started),
          outcome: 'read',
        })
        return { commands, text: answer?.content ?? '' }
      } catch (error) {
        log.warn('model answered', { duration: Math.round(performance.now() - started), outcome: 'unusable', error })
        return null
      }
    },
  }
}

/** @throws when the model called what there is not, or with arguments of another shape */
function readCall(name: string, json: string, context: Context): Command {
  if (!Object.hasOwn(TOOLS, name)) throw new Error(`the model called an unknown tool '${name}'`)
  const given = JSON.parse(json)
  switch (name as ToolName) {
    case 'add_task': {
      const { title, when, priority, project, labels } = validate(TOOLS.add_task.schema, given)
      const [draft] = readDrafts(when ?? '', context).drafts
      const urgency = priority ? (Number(priority.slice(1)) as 1 | 2 | 3 | 4) : null
      return {
        kind: 'add',
        tasks: [{ ...(draft ?? readDrafts('x', context).drafts[0]!), title, priority: urgency, project, labels }],
      }
    }
    case 'list_tasks': {
      const { filter } = validate(TOOLS.list_tasks.schema, given)
      return { kind: 'list', filter: parseFilter(filter, context) ?? { search: filter }, answer: 'list' }
    }
    case 'complete_task':
      return { kind: 'complete', target: named(validate(TOOLS.complete_task.schema, given)) }
    case 'reopen_task':
      return { kind: 'reopen', target: named(validate(TOOLS.reopen_task.schema, given)) }
    case 'delete_task':
      return { kind: 'delete', target: named(validate(TOOLS.delete_task.schema, given)) }
    case 'change_task': {
      const { newTitle, when, priority, ...rest } = validate(TOOLS.change_task.schema, given)
      const changes = when ? readChanges(when, context) : {}
      if (!changes) throw new Error(`the date phrase '${when}' cannot be read`)
      return {
        kind: 'update',
        target: named(rest),
        changes: {
          ...changes,
          ...(newTitle && { title: newTitle }),
          ...(priority && { priority: Number(priority.slice(1)) as 1 | 2 | 3 | 4 }),
        },
      }
    }
  }
}

const named = ({ title }: { title: string }): Target => ({ title })
