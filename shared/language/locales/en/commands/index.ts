/** English commands as rules: every rule is a whole sentence, without what people wrap a wish in. */
import { type Dimension, together } from '../../../engine/grammar.ts'
import { adding } from './adding.ts'
import { arranging, arrangingWords } from './arranging.ts'
import { changeWords } from './change.ts'
import { commenting } from './commenting.ts'
import { copying } from './copying.ts'
import { correcting } from './correcting.ts'
import { deleting, skipping } from './deleting.ts'
import { completing, reopening } from './ending.ts'
import { fields } from './fields.ts'
import { introducing } from './introducing.ts'
import { joining } from './joining.ts'
import { lacking } from './lacking.ts'
import { asked, listing } from './listing.ts'
import { moving, telling } from './moving.ts'
import { names } from './naming.ts'
import { leftOf, nesting } from './nesting.ts'
import { perhaps } from './perhaps.ts'
import { placing } from './placing.ts'
import { asking, questions } from './questions.ts'
import { reasons } from './reasons.ts'
import { recalling } from './recalling.ts'
import { reviewing } from './reviewing.ts'
import { setting, settings } from './setting.ts'
import { snoozing } from './snoozing.ts'
import { speaking } from './speaking.ts'
import { putAway, starting } from './starting.ts'
import { talking } from './talking.ts'
import { targets } from './targets.ts'
import { tasks } from './tasks.ts'
import { topics } from './topics.ts'
import { undoing, undos } from './undoing.ts'
import { denied, doubtful, unread } from './unread.ts'
import { words } from './words.ts'
import { worlds } from './world.ts'

export const commands: Record<string, Dimension> = together(
  arrangingWords,
  words,
  targets,
  talking,
  speaking,
  introducing,
  joining,
  reasons,
  adding,
  settings,
  changeWords,
  correcting,
  topics,
  worlds,
  undos,
  asking,
  listing,
  {
    unread,
    perhaps,
    denied,
    doubtful,
    /** questions, and what else asks for a list */
    asks: [...names, ...leftOf, ...putAway, ...recalling, ...reviewing, ...asked, ...questions],
    command: [
      ...arranging,
      ...tasks,
      ...undoing,
      ...completing,
      ...reopening,
      ...deleting,
      ...skipping,
      ...snoozing,
      ...setting,
      ...lacking,
      ...nesting,
      ...placing,
      ...copying,
      ...commenting,
      ...starting,
      ...moving,
      ...telling,
      ...fields,
    ],
  },
)
