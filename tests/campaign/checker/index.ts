/** Compares what clients were told with everything that is stored. Shares no code with the product. */
import type { History } from '../history.ts'
import type { Evidence, Violation } from './evidence.ts'
import { readKafka } from './kafka.ts'
import { readPostgres } from './postgres.ts'
import { checkAnswers } from './rules/answers.ts'
import { checkAsked } from './rules/asked.ts'
import { checkAudit } from './rules/audit.ts'
import { checkCollections } from './rules/collections.ts'
import { checkComments } from './rules/comments.ts'
import { checkEndings } from './rules/endings.ts'
import { checkLetters } from './rules/letters.ts'
import { checkPages } from './rules/pages.ts'
import { checkProcesses } from './rules/processes.ts'
import { checkPublished } from './rules/published.ts'
import { checkReminders } from './rules/reminders.ts'
import { checkRevisions, checkVersions } from './rules/revisions.ts'
import { checkSeries } from './rules/series.ts'
import { checkSessions } from './rules/sessions.ts'
import { checkStarts } from './rules/starts.ts'
import { checkStreams } from './rules/streams.ts'
import { checkSubtasks } from './rules/subtasks.ts'
import { checkTurns } from './rules/turns.ts'
import { checkUnread } from './rules/unread.ts'
import { checkWebhooks } from './rules/webhooks.ts'

export async function gather(history: History, from: { databaseUrl: string; kafkaBrokers: string }): Promise<Evidence> {
  const [stored, records] = await Promise.all([readPostgres(from.databaseUrl), readKafka(from.kafkaBrokers)])
  return { history, at: Date.now(), ...stored, records }
}

const RULES = [
  checkAnswers,
  checkAsked,
  checkRevisions,
  checkVersions,
  checkSeries,
  checkSubtasks,
  checkCollections,
  checkComments,
  checkTurns,
  checkPublished,
  checkAudit,
  checkStreams,
  checkReminders,
  checkStarts,
  checkEndings,
  checkWebhooks,
  checkSessions,
  checkLetters,
  checkPages,
  checkUnread,
  checkProcesses,
]

export const check = (evidence: Evidence): Violation[] => RULES.flatMap((rule) => judgedBy(rule, evidence))

/** A rule that cannot read the evidence has not found it good; the others are heard all the same. */
function judgedBy(rule: (evidence: Evidence) => Violation[], evidence: Evidence): Violation[] {
  try {
    return rule(evidence)
  } catch (error) {
    const what = `${rule.name} could not judge: ${error instanceof Error ? error.stack : error}`
    return [{ rule: 'checker', kind: 'wrong', person: 'nobody', taskId: undefined, what }]
  }
}
