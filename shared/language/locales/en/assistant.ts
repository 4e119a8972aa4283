/** What the assistant says in English beside the model. */
import { splitWall } from '../../../time/civil.ts'
import type { AssistantReplies, BeyondGrammar, ModelAway, PlanItem } from '../../assistant.ts'
import { isolate } from '../../replies.ts'
import type { Context } from '../../types.ts'
import { lines, whenInWords } from './replies.ts'

const quoted = (title: string): string => `“${isolate('ltr', title)}”`

function itemInWords({ act, before, after, at }: PlanItem, context: Context): string {
  const title = quoted(before?.title ?? after.title)
  switch (act) {
    case 'create':
      return `add ${title}${lines.behindTitle(after, context)}`
    case 'change': {
      const renamed = before && before.title !== after.title ? ` becomes ${quoted(after.title)}` : ''
      const was = before?.due && lines.due(before, context)
      const now = lines.behindTitle(after, context) || ' — no date'
      return `${title}${renamed}${now}${was && was !== lines.due(after, context) ? ` (was ${was})` : ''}`
    }
    case 'snooze':
      return `remind you of ${title} ${whenInWords(splitWall(at!), context)}`
    default:
      return `${act} ${title}${lines.behindTitle(after, context)}`
  }
}

const INSTEAD: Record<BeyondGrammar, string> = {
  plan: 'I cannot plan by myself, but I can help you to: “overdue”, “this week” and “no date” show what there is, “move 2 to friday 9am” places it, and “undo” takes it back.',
  split:
    'I cannot think of steps by myself. Tell me them, one on each line, and I keep each as a task: “book the room #conference”, “invite the speakers #conference”.',
  prioritise:
    'I cannot weigh your tasks by myself. “overdue”, “today” and “p1” show what presses most; “set 1 and 3 to p1” marks it.',
  summarise:
    'I cannot sum up by myself, but I can list: “today”, “this week”, “completed this week”, “how many tasks are overdue”.',
  explain:
    'I cannot explain that by myself. “help” shows what I understand; “show” and a task’s name tells all about it.',
  find: 'I cannot look for a good time by myself. “tomorrow” or “this week” shows what is planned, and “search: dentist” finds tasks by their words.',
  compare:
    'I cannot compare by myself, but I can count: “how many tasks did I complete this week”, “how many tasks did I complete last week”.',
  advise:
    'I cannot advise by myself. “today”, “this week” and “overdue” show what is on your list, “postpone 2 by a week” gives you room.',
  question:
    'I cannot answer that by myself. You can ask me what is due, when something is, or how many tasks there are.',
  sentences: 'That is more than I can read at once. Tell me one thing a line: what to add, to change or to show.',
  language: 'I do not read this language.',
  unread: 'I did not understand that.',
}

const AWAY: Record<ModelAway, string> = {
  timeout: 'The model did not answer in time',
  busy: 'The model has too much to do just now',
  unavailable: 'The model cannot be reached',
  denied: 'The model’s server does not let me in',
  refused: 'The model would not answer this',
  cut: 'The model’s answer broke off',
  unusable: 'The model answered what I cannot use',
  'too-long': 'This was too long for the model',
  resting: 'The model has failed several times, so I am not asking it for a while',
}

const STEPS: Record<string, string> = {
  list_tasks: 'looking for tasks',
  agenda: 'looking at your days',
  history: 'looking at what was done',
  preferences: 'looking at your settings',
  show_tasks: 'putting a list together',
}

export const assistant: AssistantReplies = {
  list: (tasks, context) => lines.numbered(tasks, context),
  plan(items, { timeZone, quietHours, undo, redo, collections = [] }, context) {
    const all = [
      ...items.map((item) => itemInWords(item, context)),
      ...collections,
      timeZone && `set your time zone to ${timeZone}`,
      quietHours && `set quiet hours from ${quietHours.from} to ${quietHours.to}`,
      quietHours === null && 'have no quiet hours any more',
      undo && (undo === 1 ? 'take back what was done last' : `take back the last ${undo} turns`),
      redo &&
        (redo === 1 ? 'do again what was taken back last' : `do again the last ${redo} turns that were taken back`),
    ].filter(Boolean)
    return `This is what I would do:\n${all.map((each, index) => `${index + 1}. ${each}`).join('\n')}\nShall I? (yes / no)`
  },
  unchanged: () => 'Nothing was changed.',
  step: (tool, about) => `${STEPS[tool] ?? 'working on it'}${about ? `: ${isolate('ltr', about)}` : ''} …`,
  instead: (why) => `${INSTEAD[why]}${KEEPS[why] ?? ''}`,
  howToGetModel: () =>
    'For wishes like this start it with a model: make dev MODEL_URL=http://localhost:11434/v1 MODEL_NAME=qwen3 (Ollama, or any server with OpenAI’s API).',
  away: (why) => `${AWAY[why]}; nothing was changed.`,
}

/** How what was said can be kept as a task all the same. */
const KEPT = ' To keep it as a task as it is, put “-” before it.'
const KEEPS: Partial<Record<BeyondGrammar, string>> = {
  plan: KEPT,
  split: KEPT,
  sentences: KEPT,
  language: KEPT,
  question: KEPT,
}
