/** Lo que una tarea tiene además de su fecha, como se da y se quita: "quita la fecha de …", "ponle prioridad alta a …", "añade la etiqueta casa a …". */
import { fieldsNamed, labelNamed, politely } from '../../../commands/change-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Dimension, Rule } from '../../../engine/grammar.ts'
import type { Changes } from '../../../types.ts'
import { PLEASE, POLITE } from './words.ts'

const { change, set } = politely(PLEASE, POLITE, { rank: 5 })

const noField = fieldsNamed({
  date: 'fecha',
  time: 'hora',
  deadline: 'fecha límite',
  start: 'comienzo|inicio',
  priority: 'prioridad',
  project: 'proyecto',
  section: 'sección',
  repetition: 'repetición',
  duration: 'duración',
  reminders: 'aviso|avisos|recordatorio|recordatorios',
  labels: 'etiqueta|etiquetas',
})

export const fieldWords: Record<string, Dimension> = { noField, labelName: labelNamed('casa') }

const THE = '[el|la|los|las|todas|todos|su|sus]*'
const OF = '(de|del|a|al) [el|la|los|las]'
const TO = '(a|al|en) [el|la|los|las]'
const TAKE = '(quita|quitar|quítale|borra|borrar|elimina|eliminar|saca)'
const PUT = '(añade|añadir|añádele|agrega|pon|poner|ponle|ponla|asigna)'
const LABEL = '(etiqueta)'
/** More than the sentences that add a task. */
const OF_A_TASK = 6

const taken = ({ found }: Captured): Changes => found

export const fields: Rule<Wish>[] = [
  change('quita la fecha de …', `${TAKE} ${THE} <noField:found> ${OF} <words:target>`, taken, OF_A_TASK),
  set(
    'not-labels',
    'quita la etiqueta casa de …',
    `${TAKE} ${THE} ${LABEL} <labelName:value> ${OF} <words:target>`,
    OF_A_TASK + 1,
  ),
  set(
    'labels',
    'añade la etiqueta casa a …',
    `${PUT} [una] ${THE} ${LABEL} <labelName:value> ${TO} <words:target>`,
    OF_A_TASK,
  ),
  set(
    'priority',
    'ponle prioridad alta a …',
    `(ponle|pon|dale|asigna|sube) ${THE} prioridad <words:value> ${TO} <words:target>`,
    OF_A_TASK,
  ),
  set(
    'priority',
    'sube la prioridad de … a alta',
    `(sube|baja|cambia|pon) la prioridad de [el|la] <words:target> a <words:value>`,
    OF_A_TASK,
  ),
  set(
    'priority',
    'pon … en prioridad 1',
    '(pon|poner|sube|baja|deja) <words:target> (en|con|a) prioridad <words:value>',
    OF_A_TASK,
  ),
  set(
    'project',
    'mueve … al proyecto Casa',
    '(mueve|pasa|pon|mete) <words:target> (al|en el) proyecto <words:value>',
    OF_A_TASK,
  ),
  set('title', 'renombra … a …', '(renombra|renombrar) <words:target> (a|como) <words:value>', OF_A_TASK),
  change('… es muy urgente', '<words:target> (es|son) [muy] (urgente|urgentes|importante|importantes)', {
    priority: 1,
  }),
  change(
    '… ya no es urgente',
    '<words:target> (ya no es|son (urgente|urgentes|importante) | no corre prisa | puede|pueden esperar)',
    { priority: 4 },
  ),
]
