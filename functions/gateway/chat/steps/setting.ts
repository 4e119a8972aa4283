import type { Profile } from '../../../../shared/domain/profile.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { isTimeZone } from '../../../../shared/time/zone.ts'
import { type Perform, WAITS } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function settingStep(turn: Turn, { timeZone, quietHours }: CommandOf<'setting'>): Step {
  const replies = repliesOf(turn)
  if (timeZone && !isTimeZone(timeZone)) return say(replies.unknownZone(timeZone, turn.context))
  const hours = quietHours && withOtherEnd(quietHours, turn.person.profile)
  if (hours && !(hours.from && hours.to))
    return { ...say(replies.askHours(hours, turn.context)), question: { of: 'hours', ...hours } }
  const profile = {
    ...(timeZone && { timeZone }),
    ...(quietHours !== undefined && { quietHours: hours as Profile['quietHours'] }),
  }
  return {
    changes: [],
    profile,
    reply: () => replies.set(profile, turn.context),
    did: {
      kind: 'setting',
      isZone: timeZone !== undefined,
      settingBefore: {
        ...(timeZone && { timeZone: turn.person.profile.timeZone }),
        ...(quietHours !== undefined && { quietHours: turn.person.profile.quietHours }),
      },
      ...(profile.quietHours && { hours: profile.quietHours }),
    },
  }
}

/** An end that was not said is the one that there is. */
export const withOtherEnd = ({ from, to }: { from: string | null; to: string | null }, { quietHours }: Profile) => ({
  from: from ?? quietHours?.from ?? null,
  to: to ?? quietHours?.to ?? null,
})

export const performSetting: Perform<'setting'> = ({ timeZone, quietHours }, { turn, staging }) => {
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new ToolArgumentError(`'${timeZone}' is no time zone`)
  const hours = quietHours && withOtherEnd(quietHours, turn.person.profile)
  if (hours && !(hours.from && hours.to)) throw new ToolArgumentError('quiet hours need both ends')
  staging.set({
    ...(timeZone && { timeZone }),
    ...(quietHours !== undefined && { quietHours: hours as Profile['quietHours'] }),
  })
  return WAITS
}
