/** The words of Spanish commands beside their verbs: which task, which tasks, what becomes of it. */
import { delayOf } from '../../../commands/delay.ts'
import type { Condition, Idle, Pronoun } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import type { Changes } from '../../../types.ts'

export const PLEASE =
  '[(por favor | porfa | oye | ok | vale | bueno | hola | entonces | y)] [,] [(puedes|podrías | quiero)]'
export const POLITE = '[,] [(por favor | porfa | gracias | ya | ahora)]'

const MOST_POSITIONS = 200

const position: Rule<number>[] = [
  {
    name: '2',
    pattern: '#number',
    make: ({ number }) => (number > 0 && number <= MOST_POSITIONS ? number : undefined),
  },
  { name: 'segunda', pattern: '#ordinal', make: ({ ordinal }) => ordinal },
]

const pronoun: Rule<Pronoun>[] = [
  {
    name: 'eso',
    pattern: '(eso|esa|ese|esto|esta|este|la|lo|ella | esa|esta|la tarea | este|ese|el recordatorio)',
    make: () => ({ last: true }),
  },
  {
    name: 'la 2 y la 3',
    pattern: '[la|el|las|los] [tarea|tareas] [número|número|n] <position> ((,|y) [la|el] <position:more>)*',
    make: ({ position, more }) => ({ shown: [position, ...more] }),
  },
  {
    name: 'las dos',
    pattern: '(las|los|ambas|ambos dos | ambas|ambos | todas|todos esas|esos|estas|estos)',
    make: () => ({ shown: 'all' }),
  },
]

const article: Rule<true>[] = [
  { name: 'la', pattern: 'el|la|los|las|un|una|mi|mis|al|lo', make: () => true },
  { name: 'la tarea de', pattern: '[el|la] tarea|recordatorio|cita|pendiente [de|del|con|:]', make: () => true },
  { name: 'lo de', pattern: 'lo de|del [el|la|los|las]', make: () => true },
]

const condition: Rule<Condition>[] = [
  {
    name: 'atrasadas',
    pattern: 'atrasada|atrasadas|vencida|vencidas|atrasado|atrasados|vencidos',
    make: () => ({ overdue: true }),
  },
  {
    name: 'hechas',
    pattern:
      '(hechas|hecho|hechos|completadas|completado|completadas|terminadas|terminado | he hecho | hice | terminé)',
    make: () => ({ dates: 'completed', filter: { status: 'completed' } }),
  },
  { name: 'sin fecha', pattern: 'sin fecha', make: () => ({ noDate: true }) },
  { name: 'urgentes', pattern: 'urgente|urgentes|importante|importantes', make: () => ({ priority: 1 }) },
  { name: 'pendientes', pattern: 'pendiente|pendientes|abiertas', make: () => ({ status: 'open' }) },
]

const idle: Rule<Idle>[] = [
  { name: 'todas', pattern: 'todo|todos|todas|toda', make: () => 'all' },
  {
    name: 'tareas',
    pattern: 'tareas|tarea|lista|pendientes|recordatorios|citas|cosas|agenda|plan',
    make: () => 'task',
  },
  {
    name: 'what else stands there',
    pattern:
      'el|la|los|las|mi|mis|me|nos|de|del|en|para|por|a|al|que|hay|habia|tengo|tenemos|tenia|teniamos|es|son|esta|estan|debo|hacer|falta|faltan|queda|quedan|algo|nada|ya|un|una|y|lo|con|aun|todavia|cosa|pasa|toca',
    make: () => 'idle',
  },
]

const change: Rule<Changes>[] = [
  {
    name: 'dos días más tarde',
    pattern: '<duration> (más tarde | después | luego)',
    make: ({ duration }) => ({ postpone: delayOf(duration, 1) }),
  },
  {
    name: 'una hora antes',
    pattern: '<duration> antes',
    make: ({ duration }) => ({ postpone: delayOf(duration, -1) }),
  },
  { name: 'sin fecha', pattern: 'sin fecha', make: () => ({ due: null }) },
  { name: 'sin hora', pattern: '(sin hora | todo el día)', make: () => ({ due: { time: null } }) },
  { name: 'no repetir', pattern: '(sin repetir | no repetir | una sola vez)', make: () => ({ repeat: null }) },
  { name: 'urgente', pattern: '[muy] urgente|importante', make: () => ({ priority: 1 }) },
]

export const commandWords: Record<string, Dimension> = { position, pronoun, article, condition, idle, change }
