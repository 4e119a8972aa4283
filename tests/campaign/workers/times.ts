/** When things are due, in UTC, as every person of the campaign has it: so that what follows of it is seen within a run. */
import type { Random } from '../random.ts'

const MINUTE = 60_000
const DAY = 1440

export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const wallOf = (at: number) => ({ date: dateOf(at), time: new Date(at).toISOString().slice(11, 16), timeZone: 'UTC' })

const nextMinute = (): number => Math.ceil(Date.now() / MINUTE) * MINUTE

/** Due so that its reminder is soon: at the next full minute or a few later. */
export function reminded(random: Random, farthest: number) {
  const minutesBefore = random.between(0, 30)
  const due = nextMinute() + (random.between(0, farthest - 1) + minutesBefore) * MINUTE
  return { due: wallOf(due), reminders: [{ minutesBefore }] }
}

/** Put away for minutes or days, and due some time later, with reminders at the start, which comes, and before it, which must not. */
export function putAway(random: Random, farthest: number) {
  const soon = nextMinute() + random.between(0, farthest) * MINUTE
  const start = random.chance(0.6) ? soon : soon + random.between(1, 5) * DAY * MINUTE
  const minutesBefore = random.between(0, 30)
  const due = start + minutesBefore * MINUTE
  const early = Math.round((due - soon) / MINUTE) + random.between(0, 1)
  return {
    start: random.chance(0.2) && start !== soon ? { date: dateOf(start), timeZone: 'UTC' } : wallOf(start),
    due: wallOf(due),
    reminders: [{ minutesBefore }, ...(early > minutesBefore ? [{ minutesBefore: early }] : [])],
  }
}

/** Another start: so soon that it is seen, or none. */
export const startAgain = (random: Random, farthest: number) =>
  random.chance(0.3) ? null : wallOf(nextMinute() + random.between(-1, farthest) * MINUTE)
