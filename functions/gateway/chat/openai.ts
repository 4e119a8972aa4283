/**
 * A model behind any server that speaks the OpenAI API. The model chooses tools and quotes the person's own words; dates, ids and
 * people it never decides: the phrases it hands over are resolved by the grammar.
 */
import * as z from 'zod/mini'
import { toolsOf } from '../../../shared/language/commands/table.ts'
import { createPhraseReader, ToolArgumentError } from '../../../shared/language/commands/tool.ts'
import { localeOf } from '../../../shared/language/index.ts'
import type { Command, Context } from '../../../shared/language/types.ts'
import type { Log } from '../../../shared/log/index.ts'
import type { Model, ModelSettings } from './model.ts'

const INSTRUCTIONS = `You turn what a person says to a todo assistant into tool calls. Copy the person's words about dates and times unchanged into
the arguments; never compute a date. Never invent tasks, dates or names. If the message is not about the person's tasks, call no tool and answer in one
short, friendly sentence that says what you can do with tasks.`

export function createModel({ apiKey, baseUrl, model }: ModelSettings, log: Log): Model {
  const tools = new Map(toolsOf(z).map((tool) => [tool.name, tool]))
  const offered = [...tools.values()].map(({ name, description, parameters }) => ({
    type: 'function' as const,
    function: { name, description, strict: true, parameters: z.toJSONSchema(parameters) as Record<string, unknown> },
  }))

  /** @throws when the model called what there is not, or with arguments of another shape */
  function readCall(name: string, json: string, context: Context): Command {
    const tool = tools.get(name)
    if (!tool) throw new ToolArgumentError(`the model called an unknown tool '${name}'`)
    return tool.readArguments(JSON.parse(json), createPhraseReader(localeOf(context), context))
  }

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
          tools: offered,
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
