/** Examples beside the rules of a language, run by `corpus.test.ts`; and the notation in which they and docs/language.md say what was read. */
import type { Range, Repeat, TaskDraft, When } from './types.ts'

export interface Corpus {
  /** texts by what is read in them: “title”, date and time, [range], rule, {deadline}, >start, !reminder, marks */
  read?: Record<string, readonly string[]>
  /** messages by what they are understood as, in words */
  understood?: Record<string, readonly string[]>
  /** texts that only look like something: they stay whole in the title */
  kept: readonly string[]
}

const whenText = ({ date, time }: When): string => (time ? `${date} ${time}` : date)
const rangeText = ({ from, to }: Range): string =>
  `[${[from, to]
    .map((end) => end?.replace('T', ' ') ?? '')
    .join(' to ')
    .trim()}]`

const ruleText = ({ rule }: Repeat): string => rule.replaceAll('\n', ' ')

/** What a draft says, in one line. */
export function outcomeOf(draft: TaskDraft, describe: (repeat: Repeat) => string = ruleText): string {
  const { title, due, range, repeat, durationMinutes, priority, project, section, labels, assignee } = draft
  const parts = [
    title && `“${title}”`,
    repeat ? `${describe(repeat)} (first ${whenText(repeat.start)})` : due && whenText(due),
    range && rangeText(range),
    durationMinutes && `${durationMinutes} min`,
    draft.start && `>${whenText(draft.start)}`,
    draft.deadline && `{${whenText(draft.deadline)}}`,
    ...draft.reminders.map((each) =>
      'at' in each ? `!${each.at.replace('T', ' ')}` : `!${each.minutesBefore} min before`,
    ),
    priority && `p${priority}`,
    project && `#${project}`,
    section && `/${section}`,
    ...labels.map((label) => `@${label}`),
    assignee && `+${assignee}`,
    draft.isNote && 'a note',
  ]
  return parts.filter(Boolean).join(', ') || 'nothing'
}
