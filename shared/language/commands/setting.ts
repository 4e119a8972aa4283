import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool, phrase, ToolArgumentError } from './tool.ts'

/** What is kept of the person: the time zone, the hours in which nothing reminds. */
export const settingKind: CommandKind<'setting'> = {
  intent: null,
  confirmed: 'never',
  readWish: (_, { setting }) => setting && plain({ kind: 'setting', ...setting }),
  tool: (z) => {
    const time = z.nullable(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/), z.describe('HH:MM')))
    return createTool({
      name: 'change_settings',
      description: 'Change the time zone of the person, or the hours in which nothing reminds.',
      parameters: z.strictObject({
        timeZone: phrase(z, 'IANA name, such as Europe/Lisbon; null leaves it'),
        quietFrom: time,
        quietTo: time,
        isNeverQuiet: z.boolean().check(z.describe('true when there shall be no quiet hours any more')),
      }),
      commandOf({ timeZone, quietFrom: from, quietTo: to, isNeverQuiet }) {
        const saysHours = from !== null || to !== null
        if (isNeverQuiet && saysHours) throw new ToolArgumentError('there are quiet hours, or there are none')
        if (timeZone === null && !saysHours && !isNeverQuiet) throw new ToolArgumentError('no setting is changed')
        return {
          kind: 'setting',
          ...(timeZone !== null && { timeZone }),
          ...(saysHours && { quietHours: { from, to } }),
          ...(isNeverQuiet && { quietHours: null }),
        }
      },
    })
  },
}
