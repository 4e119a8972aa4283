/** What is written down while the campaign runs: faults, operations with what each client was told, streams, notifications. */

export interface FaultNote {
  /** such as `kill gateway` */
  what: string
  /** epoch milliseconds, as all instants here */
  from: number
  /** undefined while it lasts */
  to: number | undefined
}

export type Verb =
  | 'create'
  | 'complete'
  | 'skip'
  | 'reopen'
  | 'change'
  | 'delete'
  | 'undo'
  | 'redo'
  | 'move'
  | 'batch'
  | 'import'
  | 'collect'
  | 'rename'
  | 'remove'
  | 'comment'
  | 'reword'
  | 'uncomment'
  | 'webhook'
  | 'look'
  | 'agent'
  | 'page'
  | 'say'
  | 'profile'

/** One request of a person, with all its repetitions: they carry the same Idempotency-Key, so it happens once or not at all. */
export interface Operation {
  number: number
  person: string
  device: number
  verb: Verb
  /** the function that is asked, where it is another than the gateway */
  host: string | undefined
  method: string
  path: string
  /** a string is sent as it is */
  body: unknown
  key: string
  /** of what is created; no other operation uses them */
  titles: string[]
  /** the task, the project, or the comment that it is about */
  taskId: string | undefined
  /** when it was begun */
  at: number
  attempts: Attempt[]
}

export interface Attempt {
  at: number
  until: number
  /** HTTP status; 0 when there was no answer */
  status: number
  /** of a final answer */
  body: unknown
  /** whether it says that it is the answer to an earlier sending of the request */
  isReplay?: boolean
}

/** Requests are repeated until an answer is one of these: it stands. */
export const isFinal = ({ status }: Attempt): boolean =>
  status >= 200 && status < 500 && ![408, 425, 429].includes(status)

/** The answer that the client stopped at; undefined when it never got one. */
export const answerOf = ({ attempts }: Operation): Attempt | undefined => attempts.find(isFinal)

/** A line of an event stream, as a device received it. */
export interface Streamed {
  revision: number
  type: string
  subject: string | undefined
  /** of its data, as the checker's `digestOf` makes it; undefined where nobody wrote it down */
  digest?: string
  at: number
}

/** What one device received over all its connections, in order. */
export interface Stream {
  person: string
  /** the revision that it began after */
  after: number
  received: Streamed[]
  /** times that it had to connect again */
  connections: number
}

/** A call of a person's webhook. */
export interface Hook {
  person: string
  /** `webhook-id`: the same on every attempt */
  id: string
  reminderId: string
  taskId: string
  title: string
  /** the instant that was asked for */
  due: number
  at: number
  status: number
}

/** A call of a program that is told what happens. */
export interface Call {
  person: string
  /** path of the URL, which no other webhook has */
  path: string
  /** `webhook-id`: the same on every attempt */
  id: string
  /** of the event */
  eventId: string
  /** of its data, as the checker's `digestOf` makes it */
  digest: string
  /** whether it is signed with the webhook's secret; undefined where nobody has seen that yet */
  isSigned: boolean | undefined
  at: number
  /** as it was answered; 0 when the connection was closed instead */
  status: number
}

/** What a browser that signs in at the provider was told of its session, in order. */
export interface SessionStep {
  person: string
  what: 'signed in' | 'renewed' | 'signed out' | 'refused'
  at: number
  /** epoch milliseconds of the answer */
  until: number
  /** of a refusal: its code */
  code?: string | undefined
  /** when it last asked and was told that another process was about to use its cookie */
  busy?: number
  /** of a renewal: whether the gateway takes the token for this person's */
  isOwn?: boolean
}

/** What a person sees when all is quiet. */
export interface Ending {
  person: string
  at: number
  until: number
  /** ids of open tasks in their list, and of those that are put away */
  inSight: string[]
  putAway: string[]
  /** how many open tasks the chat counts; undefined where it tells no number */
  counted: number | undefined
  /** tasks of which the comments were read */
  looked: string[]
  comments: { id: string; version: number }[]
}

/** An answer that a client could not make anything of. */
export interface Unread {
  person: string
  what: string
  at: number
}

/** A process of a function that ended by itself. */
export interface ProcessEnd {
  name: string
  how: string
  at: number
}

export interface History {
  seed: number
  from: number
  faults: FaultNote[]
  operations: Operation[]
  streams: Stream[]
  hooks: Hook[]
  calls: Call[]
  sessions: SessionStep[]
  endings: Ending[]
  unread: Unread[]
  /** left out where nobody wrote them down */
  ends?: ProcessEnd[]
}

export const unread = ({ unread }: History, person: string, error: unknown): number =>
  unread.push({ person, what: String(error), at: Date.now() })

export const emptyHistory = (seed: number): History => ({
  seed,
  from: Date.now(),
  faults: [],
  operations: [],
  streams: [],
  hooks: [],
  calls: [],
  sessions: [],
  endings: [],
  unread: [],
})
