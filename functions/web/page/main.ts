/** The page: signs in, lists, chats, and stays up to date. */
import type { Task } from '../../../shared/domain/task.ts'
import { type ChatReply, type Client, createClient, Refused } from './client.ts'
import { EMPTY, groupsOf, type TaskList, withEvent, withTasks } from './task-list.ts'

const byId = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind
const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const STORED_TOKEN = 'todo-token'
const RECONNECT_MS = 1000
const TYPING_PAUSE_MS = 150

let list: TaskList = EMPTY
let client: Client
let stopStream = new AbortController()
const conversationId = crypto.randomUUID()

async function start(): Promise<void> {
  const config = await (await fetch('/config.json')).json()
  const given = /^#token=(.+)$/.exec(location.hash)?.[1]
  if (given) {
    localStorage.setItem(STORED_TOKEN, given)
    history.replaceState(null, '', location.pathname)
  }
  byId<HTMLFormElement>('sign-in').addEventListener('submit', (event) => {
    event.preventDefault()
    void signIn(config, byId<HTMLTextAreaElement>('token').value.trim())
  })
  byId('sign-out').addEventListener('click', signOut)
  byId('say').addEventListener('submit', (event) => {
    event.preventDefault()
    void sayTyped()
  })
  byId('message').addEventListener('input', showUnderstood)
  const token = localStorage.getItem(STORED_TOKEN)
  if (token) await signIn(config, token)
  else show(false)
}

async function signIn(config: { gateway: string; sync: string }, token: string): Promise<void> {
  client = createClient(config, token)
  try {
    await load()
  } catch (error) {
    if ((error as Refused).status === 401) localStorage.removeItem(STORED_TOKEN)
    show(false, (error as Error).message)
    return
  }
  localStorage.setItem(STORED_TOKEN, token)
  show(true)
  byId('message').focus()
  stopStream = new AbortController()
  void followStream(stopStream.signal)
}

function signOut(): void {
  localStorage.removeItem(STORED_TOKEN)
  stopStream.abort()
  list = EMPTY
  byId('messages').replaceChildren()
  show(false)
}

function show(isSignedIn: boolean, problem = ''): void {
  byId('sign-in').hidden = isSignedIn
  for (const id of ['tasks', 'chat', 'sign-out']) byId(id).hidden = !isSignedIn
  const alert = byId('sign-in').querySelector<HTMLElement>('.problem')!
  alert.textContent = problem
  alert.hidden = !problem
}

/** The revision is read before the tasks: what changes in between comes again by the stream, and changes nothing. */
async function load(): Promise<void> {
  const { revision } = await client.me()
  list = withTasks({ ...EMPTY, revision }, await client.openTasks())
  render()
}

/** Follows the stream for as long as somebody is signed in, and resumes where it broke off. */
async function followStream(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      showConnection('live')
      await client.stream(list.revision, ({ event, data }) => onStreamEvent(event, JSON.parse(data)), signal)
    } catch (error) {
      if (signal.aborted) return
      showConnection(navigator.onLine ? 'reconnecting …' : 'offline')
      if ((error as Refused).status === 401) return signOut()
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
    }
  }
}

function onStreamEvent(
  type: string,
  event: { revision: number; type: string; data?: Record<string, unknown> & { task?: Task } },
): void {
  if (type === 'reset') return void load()
  list = withEvent(list, event)
  if (type === 'todo.notification.delivered.v1' && event.data?.channel === 'in-app') toast(String(event.data.title))
  render()
}

const showConnection = (text: string): void => {
  byId('connection').textContent = text
}

function toast(title: string): void {
  const shown = element('div', { className: 'toast' }, `⏰ ${title}`)
  byId('toasts').append(shown)
  setTimeout(() => shown.remove(), 15_000)
  if (globalThis.Notification?.permission === 'granted') new Notification(title)
}

function render(): void {
  const today = new Date().toLocaleDateString('sv')
  const groups = groupsOf(list, today).map(({ name, tasks }) =>
    element(
      'section',
      { className: name.toLowerCase() },
      element('h2', {}, name),
      element('ul', {}, ...tasks.map(taskItem)),
    ),
  )
  const empty = element('p', { className: 'hint' }, 'Nothing to do. Say what you want to remember.')
  byId('tasks').replaceChildren(...(groups.length ? groups : [empty]))
}

function taskItem(task: Task): HTMLLIElement {
  const { due, project, labels, recurrence, priority } = task
  const details = [
    due &&
      new Date(`${due.date}T${due.time ?? '12:00'}`).toLocaleDateString(undefined, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
      }),
    due?.time,
    recurrence && '↻',
    project && `#${project}`,
    ...labels.map((label) => `@${label}`),
  ].filter(Boolean)
  const done = element('button', { type: 'button', title: 'Complete' })
  done.setAttribute('aria-label', `Complete ${task.title}`)
  done.hidden = task.isNote
  done.addEventListener('click', () => void complete(task, done))
  return element(
    'li',
    { className: `task p${priority}` },
    done,
    element('p', {}, task.title, element('br'), element('small', {}, details.join(' · '))),
  )
}

async function complete(task: Task, button: HTMLButtonElement): Promise<void> {
  button.disabled = true
  try {
    list = withTasks(list, [await client.complete(task.id)])
  } catch (error) {
    addMessage((error as Error).message, 'problem')
  }
  render()
}

let typing: ReturnType<typeof setTimeout> | undefined

/** Says under the field what a text would be understood as, while it is typed. */
function showUnderstood(): void {
  clearTimeout(typing)
  const { value } = byId<HTMLInputElement>('message')
  typing = setTimeout(async () => {
    const explanation = value.trim() ? (await client.parse(value).catch(() => undefined))?.explanation : ''
    if (byId<HTMLInputElement>('message').value === value) byId('understood').textContent = explanation ?? ''
  }, TYPING_PAUSE_MS)
}

async function sayTyped(): Promise<void> {
  const input = byId<HTMLInputElement>('message')
  const text = input.value.trim()
  if (!text) return
  input.value = ''
  byId('understood').textContent = ''
  await say(text)
}

async function say(text: string): Promise<void> {
  addMessage(text, 'mine')
  const answer = addMessage('…', '')
  let said = ''
  try {
    const reply = await client.chat(text, conversationId, (delta) => {
      said += delta
      answer.textContent = said
    })
    answer.textContent = reply.reply
    if (reply.confirmation) answer.append(element('br'), ...confirmButtons(reply.confirmation.token))
    list = withTasks(list, reply.tasks)
    render()
  } catch (error) {
    answer.textContent = (error as Error).message
    answer.className = 'problem'
    // What was typed is given back, to be sent again.
    byId<HTMLInputElement>('message').value ||= text
  }
  answer.scrollIntoView({ block: 'end' })
}

function confirmButtons(token: NonNullable<ChatReply['confirmation']>['token']): HTMLButtonElement[] {
  const buttons = [
    element('button', { type: 'button', onclick: () => choose(token) }, 'Yes'),
    element('button', { type: 'button', onclick: () => choose('no') }, 'No'),
  ]
  const choose = (answer: string) => {
    for (const button of buttons) button.remove()
    void say(answer)
  }
  return buttons
}

function addMessage(text: string, className: string): HTMLLIElement {
  const message = element('li', { className }, text)
  byId('messages').append(message)
  message.scrollIntoView({ block: 'end' })
  return message
}

addEventListener('online', () => showConnection('reconnecting …'))
addEventListener('offline', () => showConnection('offline'))

start().catch((error) => show(false, error instanceof Refused ? error.message : `The page could not start: ${error}`))
