/** What was said and answered, since the page was opened. */
import { signal } from '@preact/signals'
import type { Task } from '../../../../../shared/domain/task.ts'
import { newTaskOf } from '../../../../../shared/language/stored-fields.ts'
import { type ChatReply, Refused } from '../../api/client.ts'
import { chat, createTask } from '../../state/actions.ts'
import { readDrafts, understand } from '../../state/grammar.ts'
import { connection } from '../../state/known.ts'
import { deeds } from '../../state/notices.ts'
import { isTalkOpen } from '../../state/opened.ts'
import { words } from '../../words/index.ts'

export interface Exchange {
  id: number
  said: string
  /** what is sent, where a button says it */
  message: string
  /** of the message, kept when it is sent again: it is done once */
  key: string
  reply: string
  state: 'waiting' | 'answered' | 'failed'
  /** what the assistant does meanwhile */
  step?: string
  /** ends the wait, and what the assistant does */
  stop?: () => void
  /** which of the deeds it was, where it changed something: the last one can be taken back */
  deed?: number | undefined
  /** ids of what the answer shows */
  tasks: string[]
  /** what a question lets choose between */
  choices?: string[] | undefined
  /** something waits for a yes */
  confirmation?: ChatReply['confirmation']
}

export const exchanges = signal<readonly Exchange[]>([])

/** What is kept in the document. */
const MOST = 100

const conversationId = crypto.randomUUID()
let count = 0

function change(id: number, changes: Partial<Exchange>): void {
  exchanges.value = exchanges.value.map((each) => (each.id === id ? { ...each, ...changes } : each))
}

/**
 * @param text as it is shown
 * @param message as it is sent
 * @returns false when it cannot be taken now: the words are the person's to keep
 */
export async function say(text: string, message = text): Promise<boolean> {
  if (connection.value === 'offline') return sayOffline(text)
  const id = ++count
  const exchange: Exchange = {
    id,
    said: text,
    message,
    key: crypto.randomUUID(),
    reply: '',
    state: 'waiting',
    tasks: [],
  }
  // Only the last question can be answered.
  const before = exchanges.value.map((each) => ({ ...each, confirmation: undefined, choices: undefined }))
  exchanges.value = [...before.slice(1 - MOST), exchange]
  isTalkOpen.value = true
  await ask(exchange)
  return true
}

export async function ask({ id, message, key }: Exchange): Promise<void> {
  let reply = ''
  const stopping = new AbortController()
  change(id, { state: 'waiting', reply, step: '', stop: () => stopping.abort() })
  try {
    const answer = await chat(message, conversationId, key, {
      onText(delta) {
        reply += delta
        change(id, { reply })
      },
      onStep: (step) => change(id, { step }),
      signal: stopping.signal,
    })
    const tasks = answer.tasks.map((task: Task) => task.id)
    change(id, {
      state: 'answered',
      reply: answer.reply,
      tasks,
      choices: answer.choices,
      confirmation: answer.confirmation,
      deed: answer.actions.length ? deeds.value : undefined,
    })
  } catch (error) {
    const isLost = error instanceof Refused && error.status === 0
    const { brokeOff, stopped } = words.value.talk
    const why = stopping.signal.aborted ? stopped : isLost ? brokeOff : (error as Error).message
    change(id, { state: 'failed', reply: why })
  }
}

/** New tasks are read here and wait with the other changes; all else needs what only the server knows. */
async function sayOffline(text: string): Promise<boolean> {
  const { commands, question } = await understand(text)
  if (question || !commands.length || commands.some(({ kind }) => kind !== 'add')) return false
  const { drafts, context } = await readDrafts(text)
  for (const draft of drafts) createTask(newTaskOf(draft, context))
  return true
}

export function clearConversation(): void {
  exchanges.value = []
}
