/** Which tasks: the dimensions that a filter in plain English is made of. */
import { readSign } from '../../../commands/filters.ts'
import type { Dimension } from '../../../engine/grammar.ts'
import { conditions } from './conditions.ts'
import { idle } from './idle.ts'
import { namedCondition, names } from './names.ts'
import { orders } from './orders.ts'
import { periods, timeless } from './periods.ts'
import { filterAlone, written } from './written.ts'

export const filter: Record<string, Dimension> = {
  ...names,
  // "#Home", "@errand"
  sign: (source, at) => readSign(source, at),
  condition: [...orders, ...conditions, namedCondition, ...periods],
  timeless,
  written,
  filterAlone,
  idle,
}
