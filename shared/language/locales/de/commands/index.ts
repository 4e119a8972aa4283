/** German commands: every rule is a whole sentence. */
import type { Dimension } from '../../../engine/grammar.ts'
import { arranging, arrangingWords } from './arranging.ts'
import { listing, talking } from './asking.ts'
import { reminding, snoozing, updating } from './changing.ts'
import { commenting } from './commenting.ts'
import { copying } from './copying.ts'
import { completing, deleting, reopening, skipping, undoing } from './ending.ts'
import { fields, fieldWords } from './fields.ts'
import { nesting } from './nesting.ts'
import { notThere } from './not-there.ts'
import { placing } from './placing.ts'
import { recalling } from './recalling.ts'
import { reviewing } from './reviewing.ts'
import { names, setting, settingWords } from './setting.ts'
import { doubtful, perhaps, telling } from './telling.ts'
import { commandWords } from './words.ts'

export const commands: Record<string, Dimension> = {
  ...arrangingWords,
  ...commandWords,
  ...fieldWords,
  ...settingWords,
  doubtful,
  perhaps,
  command: [
    ...arranging,
    ...completing,
    ...reopening,
    ...deleting,
    ...skipping,
    ...undoing,
    ...telling,
    ...nesting,
    ...placing,
    ...commenting,
    ...copying,
    ...updating,
    ...fields,
    ...reminding,
    ...snoozing,
    ...listing,
    ...recalling,
    ...reviewing,
    ...talking,
    ...notThere,
    ...setting,
    ...names,
  ],
}
