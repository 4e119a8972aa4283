/** Projects, labels and saved filters. What reaches many tasks, another name and deleting, is the person's own to say. */
import * as z from 'zod/mini'
import { COLOURS } from '../../../../shared/domain/collections/colours.ts'
import { validate } from '../../../../shared/http/function-app.ts'
import type { CollectionWords, Command } from '../../../../shared/language/types.ts'
import { stepsOf } from '../../../gateway/chat/steps/index.ts'
import { jsonOf } from '../schema.ts'
import { openTurn } from '../turn.ts'
import { carryOutSteps, changeSchema } from './changing.ts'
import type { AgentTool } from './tool.ts'

const name = z.string().check(z.maxLength(100))

const makeSchema = z.strictObject({ of: z.enum(['project', 'label']), name })

const arrangeSchema = z.strictObject({
  of: z.enum(['project', 'label', 'filter']),
  name: name.check(z.describe('as list_names gives it')),
  colour: z.optional(z.nullable(z.enum(COLOURS))),
  isFavourite: z.optional(z.boolean()),
  isArchived: z.optional(z.boolean().check(z.describe('of a project: out of sight, its tasks stay'))),
  within: z.optional(z.nullable(name)).check(z.describe('of a project: the project around it, which null takes away')),
})

const saveSchema = z.strictObject({
  name,
  words: z.string().check(z.maxLength(1000), z.describe('a filter as list_tasks takes it: today & #Work')),
})

/** Without what was left out. */
const said = (changes: { [K in keyof CollectionWords]?: CollectionWords[K] | undefined }): CollectionWords =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))

interface Wanted<Schema extends z.ZodMiniType> extends Pick<AgentTool, 'name' | 'title' | 'description'> {
  schema: Schema
  commandOf(given: z.infer<Schema>): Command
}

const toolOf = <Schema extends z.ZodMiniType>({ schema, commandOf, ...told }: Wanted<Schema>): AgentTool => ({
  ...told,
  input: jsonOf(schema),
  output: changeSchema,
  scope: 'tasks:write',
  annotations: { readOnlyHint: false, openWorldHint: false, destructiveHint: false, idempotentHint: true },
  async run(given, call) {
    const turn = await openTurn(call.deps, call.caller)
    return carryOutSteps(call, turn, await stepsOf(turn, commandOf(validate(schema, given))))
  },
})

export const collectionTools = (): AgentTool[] => [
  toolOf({
    name: 'make_collection',
    title: 'Make a project or a label',
    description: 'Make a project or a label that has no task yet; one of this name that is there is left as it is.',
    schema: makeSchema,
    commandOf: (given) => ({ kind: 'make', ...given }),
  }),
  toolOf({
    name: 'arrange_collection',
    title: 'Arrange a project, a label or a filter',
    description: 'Give it a colour, make it a favourite, archive a project, or put it within another.',
    schema: arrangeSchema,
    commandOf: ({ of, name, ...changes }) => ({ kind: 'arrange', of, name, changes: said(changes) }),
  }),
  toolOf({
    name: 'save_filter',
    title: 'Save a filter',
    description: 'Keep a list by a name, in words that are read anew each time it is shown.',
    schema: saveSchema,
    commandOf: (given) => ({ kind: 'save', ...given }),
  }),
]
