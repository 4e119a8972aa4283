/** What is said of projects, sections, labels and saved filters in Spanish. */

import type { CollectionKind } from '../../../domain/collections/collection.ts'
import type { Colour } from '../../../domain/collections/colours.ts'
import { capital } from '../../capital.ts'
import type { CollectionCommand, CollectionReplies } from '../../collection-replies.ts'
import type { CommandOf } from '../../commands/kind.ts'
import type { CollectionWords } from '../../types.ts'

const NOUNS: Record<CollectionKind, string> = {
  project: 'el proyecto',
  section: 'la sección',
  label: 'la etiqueta',
  filter: 'el filtro',
}
const theOne = (of: CollectionKind, name: string): string => `${NOUNS[of]} “${name}”`
/** "borrado", "borrada" */
const ending = (of: CollectionKind): string => (NOUNS[of].startsWith('la') ? 'a' : 'o')

const COLOURED: Record<Colour, string> = {
  red: 'rojo',
  orange: 'naranja',
  yellow: 'amarillo',
  green: 'verde',
  teal: 'turquesa',
  blue: 'azul',
  violet: 'violeta',
  pink: 'rosa',
  brown: 'marrón',
  grey: 'gris',
}

const tasksInWords = (count: number): string => (count === 1 ? '1 tarea pendiente' : `${count} tareas pendientes`)

function changesInWords(of: CollectionKind, name: string, changes: CollectionWords): string[] {
  return [
    changes.name !== undefined &&
      `${capital(theOne(of, name))} se llama ahora “${changes.name}”${of === 'filter' ? '' : ', en todas las tareas'}.`,
    changes.colour !== undefined &&
      (changes.colour
        ? `El color de “${name}” es ahora ${COLOURED[changes.colour as Colour] ?? changes.colour}.`
        : `“${name}” ya no tiene color.`),
    changes.isFavourite !== undefined &&
      (changes.isFavourite ? `“${name}” está entre los favoritos.` : `“${name}” ya no está entre los favoritos.`),
    changes.isArchived !== undefined &&
      (changes.isArchived
        ? `“${name}” está en el archivo; sus tareas pendientes siguen en tus listas.`
        : `“${name}” ya no está en el archivo.`),
    changes.within !== undefined &&
      (changes.within === null
        ? `“${name}” ya no está dentro de otro proyecto.`
        : `“${name}” está ahora dentro de “${changes.within}”.`),
  ].filter((sentence) => sentence !== false)
}

export const collectionReplies: CollectionReplies = {
  made: (of, name, isNew) => (isNew ? `Ya existe ${theOne(of, name)}.` : `${capital(theOne(of, name))} ya existía.`),
  arranged: (of, name, changes) => changesInWords(of, name, changes).join(' '),
  askRemoval: (of, name, count) => ({
    question: `${capital(theOne(of, name))} tiene ${tasksInWords(count)}. ¿Qué hago con ellas?`,
    choices: [
      of === 'project' ? 'borrar, y las tareas quedan en la bandeja' : 'borrar, y las tareas quedan',
      'borrar con las tareas',
      'no cambiar nada',
    ],
  }),
  removed(of, name, count, fate) {
    const gone = `${capital(theOne(of, name))} está borrad${ending(of)}`
    if (!count) return `${gone}.`
    return fate === 'keep'
      ? `${gone}; ${count === 1 ? 'queda' : 'quedan'} ${tasksInWords(count)}${of === 'project' ? ' en la bandeja' : ''}.`
      : `${gone}, y con ${ending(of) === 'a' ? 'ella' : 'él'} ${tasksInWords(count)}.`
  },
  planned,
  saved: (name, words) => `Guardado: “${words}” como filtro “${name}”.`,
  nothingToSave: () => 'No hay ninguna lista que guardar. Pide antes una, por ejemplo “p1”.',
  noSuchCollection: (of, name) => `No existe ${theOne(of, name)}.`,
  noSuchColour: (said) =>
    `No cambié nada: “${said}” no es ninguno de los colores: ${Object.values(COLOURED).join(', ')}.`,
}

function planned(command: CollectionCommand, count: number): string {
  const { kind, name } = command
  if (kind === 'save') return `guardar “${command.words}” como filtro “${name}”`
  const it = theOne(command.of, name)
  switch (kind) {
    case 'make':
      return `crear ${it}`
    case 'remove':
      if (!count) return `borrar ${it}`
      if (command.tasks === 'delete') return `borrar ${it} y sus ${tasksInWords(count)}`
      return `borrar ${it}; ${count === 1 ? 'queda' : 'quedan'} ${tasksInWords(count)}${command.of === 'project' ? ' en la bandeja' : ''}`
    case 'arrange': {
      const { name: newName, colour, isFavourite, isArchived, within } = command.changes
      return [
        newName !== undefined && `llamar “${newName}” a ${it}${command.of === 'filter' ? '' : ', en todas las tareas'}`,
        colour !== undefined &&
          (colour ? `poner de color ${COLOURED[colour as Colour] ?? colour} ${it}` : `quitar el color de ${it}`),
        isFavourite !== undefined && `${isFavourite ? 'poner' : 'quitar'} ${it} ${isFavourite ? 'en' : 'de'} favoritos`,
        isArchived !== undefined && (isArchived ? `archivar ${it}` : `sacar ${it} del archivo`),
        within !== undefined && (within === null ? `sacar ${it} de su proyecto` : `poner ${it} dentro de “${within}”`),
      ]
        .filter(Boolean)
        .join('; ')
    }
  }
}

export const collectionExplanations = {
  make: ({ of, name }: CommandOf<'make'>) => `Crear ${theOne(of, name)}.`,
  arrange: ({ of, name, changes }: CommandOf<'arrange'>) => changesInWords(of, name, changes).join(' '),
  remove: ({ of, name }: CommandOf<'remove'>) => `Borrar ${theOne(of, name)}.`,
  save: ({ name }: CommandOf<'save'>) => `Guardar la lista como “${name}”.`,
  open: ({ name }: CommandOf<'open'>) => `Mostrar el filtro “${name}”.`,
}
