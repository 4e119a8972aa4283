/** The app's requests to the functions. */
import type {
  Collection,
  CollectionFields,
  CollectionKind,
  CollectionOf,
} from '../../../../shared/domain/collections/collection.ts'
import type { PLURALS } from '../../../../shared/domain/collections/plurals.ts'
import type { Comment } from '../../../../shared/domain/comments/comment.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import type { NewTask, Task, TaskChanges } from '../../../../shared/domain/task.ts'
import { readStream, type ServerSentEvent } from '../../../../shared/event-stream/index.ts'

export interface ChatReply {
  conversationId: string
  reply: string
  actions: { type: string; taskId: string; title: string }[]
  tasks: Task[]
  choices?: string[]
  /** `parts`: titles of changes that can be had without the others, by their numbers from 1 behind the token */
  confirmation?: { token: string; preview: string; parts?: string[] }
}

export interface Me extends Profile {
  id: string
  revision: number
  channels: { channel: 'email' | 'webhook'; endpoint: string; state: 'confirmed' | 'unconfirmed' }[]
  /** by which this browser would subscribe to web push; undefined where that is not configured */
  pushKey?: string
  /** signs what is sent to the webhook */
  webhookKey?: string
  /** what was used today; null for what there is not, and absent where it is not known */
  usage?: Usage
}

/** Of a day (UTC), with what there may be. */
export interface Usage {
  model: Used<'tokens'> | null
  speech: Used<'seconds'> | null
}

type Amounts<Of extends string> = Record<'calls' | Of, number>
type Used<Of extends string> = Amounts<Of> & { most: Amounts<Of> }

export type AllCollections = { [K in CollectionKind as (typeof PLURALS)[K]]: CollectionOf<K>[] }
type Plural = keyof AllCollections

export interface NewAccessToken {
  name: string
  scopes: ('tasks:read' | 'tasks:write')[]
  expiresInDays: number
}

export interface AccessToken extends Omit<NewAccessToken, 'expiresInDays'> {
  id: string
  expiresAt: string
  lastUsedAt: string | null
}

/** A browser in which the person is signed in. */
export interface Session {
  id: string
  /** what it calls itself; may be empty */
  device: string
  beganAt: string
  seenAt: string
  /** why it was ended without the person */
  endedBy: 'used-twice' | null
}

/** What was completed, by the days of the person's calendar, and what is put off. */
export interface Figures {
  days: { date: string; completed: number }[]
  /** by the Monday of each */
  weeks: { from: string; completed: number }[]
  /** days in a row */
  streak: { current: number; longest: number }
  postponed: { task: Task; times: number }[]
}

/** What leaving would take away, and the word that says yes to it. */
export interface Leaving {
  confirm: string
  tasks: number
  events: number
}

/** Something that happened to a task, as the audit log tells it. */
export interface HistoryEntry {
  position: number
  time: string
  type: string
  task: { id: string; title: string } | null
  collection: { kind: CollectionKind; id: string; name: string } | null
  changes: { field: string; after: unknown }[]
  /** the function that did it, and for whom: the gateway acts for the person, `client` is an agent of theirs */
  causedBy: { function: string; client?: string; undoes?: string }
}

export type ExportFormat = 'json' | 'csv' | 'ics'

/** A line of a file of which nothing comes, or not all. */
export interface ImportLine {
  line: number
  file?: string
  code: string
  text: string
}

interface ImportTold {
  format: string
  found: number
  known: number
  /** projects, sections, labels and filters */
  collections: number
  leftOut: ImportLine[]
  without: ImportLine[]
  more: { leftOut: number; without: number }
}

export interface ImportPreview extends ImportTold {
  new: number
  returning: number
  tasks: { title: string; project: string | null; due: { date: string; time: string | null } | null; status: string }[]
}

export interface Imported extends ImportTold {
  added: number
}

const upload = (file: File, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: file,
  headers: { 'content-type': 'application/octet-stream', ...headers },
})

export interface ChatListener {
  onText: (delta: string) => void
  /** what the assistant looks at or does, in words */
  onStep: (text: string) => void
  signal: AbortSignal
}

/** What went wrong, in the words of the problem document; status 0 when there was no answer. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  /** seconds that the server wants to be left alone for */
  readonly retryAfter: number
  /** the whole problem document */
  readonly problem: Record<string, unknown>

  constructor(message: string, status: number, code = '', retryAfter = 0, problem: Record<string, unknown> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
    this.problem = problem
  }
}

export interface Origins {
  gateway: string
  sync: string
  audit: string
}

export const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Longest that an answer is waited for, milliseconds; a stream only has to begin within it. */
const PATIENCE = 20_000
/** Of what was said aloud. */
const PATIENCE_FOR_SPEECH = 120_000

/** Of a file that was sent. */
const PATIENCE_FOR_FILES = 120_000

/** Milliseconds without a sign of life after which a stream counts as broken; sync gives one every 15 s. */
const SILENCE = 40_000

export type Act = 'complete' | 'reopen' | 'skip'

/** A good access token; `anew` when the one given before was refused. @throws Refused with 401 when nobody is signed in any more */
export type GetToken = (anew?: boolean) => Promise<string>

export function createClient({ gateway, sync, audit }: Origins, token: GetToken) {
  /** Once more with another token where the first was refused: it may have ended on the way. */
  async function send(url: string, init: RequestInit = {}, longest = PATIENCE): Promise<Response> {
    try {
      return await sendWith(await token(), url, init, longest)
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error
      return sendWith(await token(true), url, init, longest)
    }
  }

  async function sendWith(bearer: string, url: string, init: RequestInit, longest: number): Promise<Response> {
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), longest)
    let response: Response
    try {
      const signal = init.signal ? AbortSignal.any([init.signal, patience.signal]) : patience.signal
      response = await fetch(url, { ...init, signal, headers: { ...headers, ...init.headers } })
    } catch (error) {
      if (init.signal?.aborted) throw error
      throw new Refused('The server cannot be reached.', 0)
    } finally {
      clearTimeout(timer)
    }
    if (response.ok) return response
    const problem = await response.json().catch(() => ({}))
    const said = problem.detail ?? `The server answered ${response.status}.`
    const retryAfter = Number(response.headers.get('retry-after')) || 0
    throw new Refused(said, response.status, problem.code, retryAfter, problem)
  }

  const write = (
    method: string,
    path: string,
    body: unknown,
    key: string,
    more: Record<string, string> = {},
    signal?: AbortSignal,
  ) =>
    send(`${gateway}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      headers: { 'idempotency-key': key, ...more },
    })

  const ifMatch = (version: number | undefined): Record<string, string> =>
    version === undefined ? {} : { 'if-match': `"${version}"` }

  return {
    /** Pages of tasks, as they come. */
    async *tasks(query: Record<string, string> = {}): AsyncGenerator<Task[]> {
      for (let cursor: string | null = ''; cursor !== null; ) {
        const parameters = new URLSearchParams({ limit: '200', ...query, ...(cursor && { cursor }) })
        const page: { tasks: Task[]; next: string | null } = await (
          await send(`${gateway}/v1/tasks?${parameters}`)
        ).json()
        yield page.tasks
        cursor = page.next
      }
    },
    task: async (id: string): Promise<Task> => (await send(`${gateway}/v1/tasks/${id}`)).json(),
    history: async (id: string): Promise<HistoryEntry[]> =>
      (await (await send(`${audit}/v1/tasks/${id}/history`)).json()).entries,
    /** What happened lately, the newest first; `after` is the `next` of the page before. */
    activity: async (after?: string): Promise<{ entries: HistoryEntry[]; next: string | null }> =>
      (await send(`${audit}/v1/audit/activity?limit=50${after ? `&after=${after}` : ''}`)).json(),
    figures: async (): Promise<Figures> => (await send(`${gateway}/v1/figures`)).json(),
    me: async (): Promise<Me> => (await send(`${gateway}/v1/me`)).json(),
    /** Asks the owner of an address once more whether it is theirs. */
    async confirm(channel: 'email' | 'webhook'): Promise<void> {
      await write('POST', '/v1/me/confirmations', { channel }, crypto.randomUUID())
    },
    /** The secret address at which other calendars read the tasks; null where there is none. */
    async calendar(): Promise<string | null> {
      try {
        return (await (await send(`${gateway}/v1/me/calendar`)).json()).url
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return null
        throw error
      }
    },
    /** Another address, in place of any that there was. */
    newCalendar: async (): Promise<string> =>
      (await (await write('POST', '/v1/me/calendar', {}, crypto.randomUUID())).json()).url,
    async removeCalendar(): Promise<void> {
      await write('DELETE', '/v1/me/calendar', undefined, crypto.randomUUID())
    },
    export: async (format: ExportFormat = 'json'): Promise<Blob> =>
      (await send(`${gateway}/v1/me/export?format=${format}`)).blob(),
    /** What would come of a file. */
    previewImport: async (file: File): Promise<ImportPreview> =>
      (
        await send(
          `${gateway}/v1/imports/preview?name=${encodeURIComponent(file.name)}`,
          upload(file),
          PATIENCE_FOR_FILES,
        )
      ).json(),
    /** Brings the tasks of a file; `onProgress` is told how many are stored. */
    async importFile(file: File, key: string, onProgress: (done: number, of: number) => void): Promise<Imported> {
      const init = upload(file, { accept: 'text/event-stream', 'idempotency-key': key })
      const response = await send(
        `${gateway}/v1/imports?name=${encodeURIComponent(file.name)}`,
        init,
        PATIENCE_FOR_FILES,
      )
      let came: Imported | undefined
      await readStream(response, ({ event, data }) => {
        const said = JSON.parse(data)
        if (event === 'progress') onProgress(said.done, said.of)
        else if (event === 'done') came = said
        else if (event === 'error') throw new Refused(said.detail, said.status, said.code)
      })
      if (came) return came
      throw new Refused('The answer broke off.', 0)
    },
    /** Asks what leaving would take away. */
    async askToLeave(): Promise<Leaving> {
      try {
        await write('DELETE', '/v1/me', undefined, crypto.randomUUID())
      } catch (error) {
        if (error instanceof Refused && error.code === 'confirmation-needed') return error.problem as unknown as Leaving
        throw error
      }
      throw new Error('Nobody was asked.')
    },
    async leave(confirm: string): Promise<void> {
      await write('DELETE', `/v1/me?confirm=${encodeURIComponent(confirm)}`, undefined, crypto.randomUUID())
    },
    changeMe: async (changes: Partial<Profile>): Promise<Me> =>
      (await write('PATCH', '/v1/me', changes, crypto.randomUUID())).json(),

    create: async (fields: NewTask, key: string): Promise<Task> =>
      (await write('POST', '/v1/tasks', fields, key)).json(),
    update: async (id: string, changes: TaskChanges, key: string, version?: number): Promise<Task> =>
      (await write('PATCH', `/v1/tasks/${id}`, changes, key, ifMatch(version))).json(),
    /** @param subtasks what becomes of the open ones under a task that is completed */
    act: async (id: string, act: Act, key: string, subtasks?: 'complete' | 'keep'): Promise<Task> =>
      (await write('POST', `/v1/tasks/${id}/${act}${subtasks ? `?subtasks=${subtasks}` : ''}`, {}, key)).json(),
    /** Reminds again after so many minutes. */
    async snooze(id: string, minutes: number, key: string): Promise<void> {
      await write('POST', `/v1/tasks/${id}/snooze`, { minutes }, key)
    },
    async delete(id: string, key: string): Promise<void> {
      await write('DELETE', `/v1/tasks/${id}`, undefined, key)
    },
    takeBack: async (
      direction: 'undo' | 'redo',
      key: string,
    ): Promise<{ tasks: Task[]; collections?: Collection[]; count: number }> =>
      (await write('POST', `/v1/${direction}`, {}, key)).json(),
    /** `revision`: of the person, at which they are so */
    collections: async (): Promise<AllCollections & { revision: number }> =>
      (await send(`${gateway}/v1/collections`)).json(),
    collection: async (of: Plural, id: string): Promise<Collection> => (await send(`${gateway}/v1/${of}/${id}`)).json(),
    createCollection: async (of: Plural, fields: CollectionFields, key: string): Promise<Collection> =>
      (await write('POST', `/v1/${of}`, fields, key)).json(),
    changeCollection: async (
      of: Plural,
      id: string,
      changes: Partial<CollectionFields>,
      key: string,
      version: number,
    ): Promise<Collection> => (await write('PATCH', `/v1/${of}/${id}`, changes, key, ifMatch(version))).json(),
    /** @param tasks what becomes of the open tasks that have its name */
    async removeCollection(of: Plural, id: string, key: string, tasks?: 'keep' | 'delete'): Promise<void> {
      await write('DELETE', `/v1/${of}/${id}${tasks ? `?tasks=${tasks}` : ''}`, undefined, key)
    },

    comments: async (taskId: string): Promise<Comment[]> =>
      (await (await send(`${gateway}/v1/tasks/${taskId}/comments`)).json()).comments,
    async comment(taskId: string, text: string): Promise<void> {
      await write('POST', `/v1/tasks/${taskId}/comments`, { text }, crypto.randomUUID())
    },
    /** @param version that the person saw: upon another one it is refused */
    async changeComment(id: string, text: string, version: number): Promise<void> {
      await write('PATCH', `/v1/comments/${id}`, { text }, crypto.randomUUID(), ifMatch(version))
    },
    async removeComment(id: string): Promise<void> {
      await write('DELETE', `/v1/comments/${id}`, undefined, crypto.randomUUID())
    },

    /** One turn; `onText` gets the reply as it is made, `onStep` what an assistant does meanwhile. Who aborts it stops the assistant too. */
    async chat(
      message: string,
      { conversationId, timeZone, key }: { conversationId: string; timeZone: string; key: string },
      { onText, onStep, signal }: ChatListener,
    ): Promise<ChatReply> {
      const body = { message, conversationId, timeZone }
      const response = await write('POST', '/v1/chat', body, key, { accept: 'text/event-stream' }, signal)
      let reply: ChatReply | undefined
      let problem: { detail: string; status: number } | undefined
      await readStream(response, ({ event, data }) => {
        if (event === 'text') onText(JSON.parse(data).delta)
        else if (event === 'step') onStep(JSON.parse(data).text)
        else if (event === 'done') reply = JSON.parse(data)
        else if (event === 'error') problem = JSON.parse(data)
      })
      if (reply) return reply
      throw new Refused(problem?.detail ?? 'The answer broke off.', problem?.status ?? 0)
    },

    /** What a recording says; empty for silence. */
    async transcribe(recording: Blob, signal: AbortSignal): Promise<string> {
      const init = { method: 'POST', body: recording, headers: { 'content-type': recording.type }, signal }
      return (await (await send(`${gateway}/v1/transcribe`, init, PATIENCE_FOR_SPEECH)).json()).text
    },

    tokens: async (): Promise<AccessToken[]> => (await (await send(`${gateway}/v1/tokens`)).json()).tokens,
    makeToken: async (wanted: NewAccessToken): Promise<AccessToken & { token: string }> =>
      (await send(`${gateway}/v1/tokens`, { method: 'POST', body: JSON.stringify(wanted) })).json(),
    async revokeToken(id: string): Promise<void> {
      await send(`${gateway}/v1/tokens/${id}`, { method: 'DELETE' })
    },

    sessions: async (): Promise<Session[]> => (await (await send(`${gateway}/v1/sessions`)).json()).sessions,
    async endSession(id: string): Promise<void> {
      await send(`${gateway}/v1/sessions/${id}`, { method: 'DELETE' })
    },
    /** Signs out everywhere, or everywhere but in one session. */
    async endSessions(but?: string): Promise<void> {
      await send(`${gateway}/v1/sessions${but ? `?but=${but}` : ''}`, { method: 'DELETE' })
    },

    /** Streams until the server ends it, it has been silent for too long, or the signal says so; resumes after a revision. */
    async stream(after: number, onEvent: (event: ServerSentEvent) => void, signal: AbortSignal): Promise<void> {
      const headers = { accept: 'text/event-stream', 'last-event-id': String(after) }
      const silence = new AbortController()
      let timer: ReturnType<typeof setTimeout> | undefined
      const listen = (): void => {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(new Refused('The stream fell silent.', 0)), SILENCE)
      }
      try {
        const init = { headers, signal: AbortSignal.any([signal, silence.signal]) }
        const response = await send(`${sync}/v1/stream`, init)
        listen()
        await readStream(response, onEvent, listen)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

export type Client = ReturnType<typeof createClient>
