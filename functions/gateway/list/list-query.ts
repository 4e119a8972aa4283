/** The query of `GET /v1/tasks`, as a filter. */
import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { dateSchema, prioritySchema } from '../../../shared/domain/task.ts'
import { invalid } from '../../../shared/http/problem.ts'
import { FILTER_LIMITS } from '../../../shared/language/filter-limits.ts'
import type { Filter, Sort, SortKey } from '../../../shared/language/types.ts'
import { languageContext, type Person } from '../person/person.ts'
import { isInstant } from './instant.ts'

const SORT_KEYS = ['due', 'priority', 'created', 'completed', 'title', 'project', 'order'] as const
const wordsSchema = once(() => z.string().check(z.minLength(1), z.maxLength(200)))

export const listQuerySchema = once(() =>
  z.strictObject({
    /** the filter language of the chat: `(today | overdue) & #Work` */
    filter: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
    /** full-text search in title and note */
    q: z.optional(wordsSchema()),
    status: z.optional(z.enum(['open', 'completed', 'any'])),
    project: z.optional(wordsSchema()),
    label: z.optional(wordsSchema()),
    /** the subtasks of this task, and theirs */
    under: z.optional(z.uuid()),
    /** `true`, unless said otherwise: what is put away until later is out of sight; `false` is only that */
    started: z.optional(z.enum(['true', 'false', 'any'])),
    priority: z.optional(z.pipe(z.coerce.number(), prioritySchema())),
    dueFrom: z.optional(dateSchema()),
    /** exclusive */
    dueTo: z.optional(dateSchema()),
    /** all of it as it was at this instant, also in the person's words: `last monday`. What the query says of days then counts from it */
    at: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    /** comma-separated keys, `-` in front for descending: `due,-priority` */
    sort: z.optional(
      z
        .string()
        .check(
          z.regex(
            new RegExp(`^-?(${SORT_KEYS.join('|')})(,-?(${SORT_KEYS.join('|')})){0,5}$`),
            `must be a list of ${SORT_KEYS.join(', ')}, each with - for descending`,
          ),
        ),
    ),
    limit: z._default(z.coerce.number().check(z.multipleOf(1), z.gte(1), z.lte(200)), 50),
    /** longer than any that is given out: six keys of 100 characters in four bytes each, as base64 */
    cursor: z.optional(z.string().check(z.maxLength(4000))),
  }),
)

export type ListQueryParameters = z.infer<ReturnType<typeof listQuerySchema>>

/** Whether the person's time zone, names or language decide what a query means. */
export const dependsOnPerson = ({ filter, q, dueFrom, dueTo, at }: ListQueryParameters): boolean =>
  Boolean(filter || q || dueFrom || dueTo || (at && !isInstant(at)))

/** How the words that a query searches for are looked for. */
export async function searchConfigurationOf({ filter, q }: ListQueryParameters, { profile }: Person) {
  const text = q ?? filter ?? ''
  // A cold start need not tell the language of all who search in the one that is the default.
  if (profile.locale.startsWith('en-') && isAscii(text)) return 'english'
  const { searchConfigurationFor } = await import('../../../shared/language/locales/search.ts')
  return searchConfigurationFor(text, profile.locale)
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text)

export async function listFilter(query: ListQueryParameters, person: Person, now: Date): Promise<Filter> {
  const filters: Filter[] = []
  if (query.filter) filters.push(await readFilter(query.filter, person, now))
  if (query.q) filters.push({ search: query.q })
  if (query.status) filters.push({ status: query.status })
  if (query.project) filters.push({ project: query.project, withChildren: false })
  if (query.under) filters.push({ under: query.under })
  if (query.label) filters.push({ label: query.label })
  if (query.started) filters.push({ started: query.started === 'any' ? 'any' : query.started === 'true' })
  if (query.priority) filters.push({ priority: query.priority })
  if (query.dueFrom || query.dueTo) filters.push({ due: { from: query.dueFrom ?? null, to: query.dueTo ?? null } })
  return { and: filters }
}

/** @throws Problem 422 for words that are no filter */
export async function readFilter(text: string, person: Person, now: Date): Promise<Filter> {
  const { parseFilter, readyLanguage } = await import('../../../shared/language/index.ts')
  const language = await readyLanguage(text, person.profile.locale)
  const filter = parseFilter(text, { ...languageContext(person, now), language })
  if (filter) return filter
  const { conditions, depth } = FILTER_LIMITS
  throw invalid(
    `This filter cannot be read. Try something like “(today | overdue) & #Work & !@waiting”, with at most ${conditions} conditions and ${depth} brackets or negations in each other.`,
  )
}

export const sortOf = (sort: string | undefined): Sort[] | undefined =>
  sort?.split(',').map((key) => ({ by: key.replace('-', '') as SortKey, descending: key.startsWith('-') }))
