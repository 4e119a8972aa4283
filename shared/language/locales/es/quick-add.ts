/** What Spanish puts around a task, and reminders in words. */
import type { Dimension, Rule } from '../../engine/grammar.ts'
import type { Ahead } from '../../quick-add/name.ts'
import type { Priority } from '../../types.ts'
import type { Loose, Mark } from '../rule-locale.ts'

/** Words that belonged to a date, when they stand alone at an end. */
export const LOOSE: Loose = {
  before: new Set(['el', 'la', 'los', 'las', 'a', 'de', 'del', 'en', 'para', 'por']),
  always: new Set(['y']),
}

const REMIND = 'recuérdame|recordarme|avísame|avisarme|acuérdame'

const lead: Rule<true>[] = [
  { name: 'recuérdame', pattern: `[por favor] [puedes] ${REMIND} [que|de] [(tengo|hay que)]`, make: () => true },
  { name: 'no olvides', pattern: '(no olvides|olvidar | que no se me olvide) [de]', make: () => true },
  { name: 'tengo que', pattern: 'tengo|tenemos|hay|debo que|q', make: () => true },
  { name: 'añade', pattern: '(añade|agrega|apunta|anota) [la tarea] [:|,]', make: () => true },
  { name: 'nueva tarea:', pattern: '[nueva] tarea|recordatorio :', make: () => true },
]

const trail: Rule<true>[] = [
  { name: 'a la lista', pattern: 'a|en [la|mi] lista [de] [(la compra | compras|tareas)]', make: () => true },
  { name: 'por favor', pattern: '[,] (por favor | porfa)', make: () => true },
]

const ahead: Rule<Ahead>[] = [
  {
    name: '10 minutos antes',
    pattern: '<duration> antes',
    make: ({ duration }) => (duration.months || duration.workdays ? undefined : { duration, clock: undefined }),
  },
]

const level: Rule<Priority>[] = [
  { name: 'alta', pattern: 'alta|alto|máxima|máximo|urgente', make: () => 1 },
  { name: 'media', pattern: 'media|medio', make: () => 3 },
  { name: 'baja', pattern: 'baja|bajo|mínima|normal', make: () => 4 },
  {
    name: '1',
    pattern: '#number',
    make: ({ number }) => (number > 0 && number < 5 ? (number as Priority) : undefined),
  },
]

const mark: Rule<Mark>[] = [
  {
    name: ', avísame diez minutos antes',
    pattern: `[,|.|;] [y] (${REMIND} | con aviso|recordatorio) [de] <ahead>`,
    make: ({ ahead }) => ({ ahead }),
  },
  {
    name: 'prioridad 1',
    pattern: '[con] prioridad <level>',
    make: ({ level }) => ({ priority: level }),
  },
  { name: 'urgente:', pattern: '^ [muy] urgente :|!|,', make: () => ({ priority: 1 }) },
  { name: ', urgente', pattern: ',|-|^ [muy] urgente [:|!]', make: () => ({ priority: 1 }) },
]

export const quickAdd: Record<string, Dimension> = { level, lead, trail, ahead, mark }
