/** Was zu Projekten, Abschnitten, Labels und gespeicherten Filtern gesagt wird. */

import type { CollectionKind } from '../../../domain/collections/collection.ts'
import type { Colour } from '../../../domain/collections/colours.ts'
import type { CollectionCommand, CollectionReplies } from '../../collection-replies.ts'
import type { CommandOf } from '../../commands/kind.ts'
import type { CollectionWords } from '../../types.ts'

const THE: Record<CollectionKind, string> = {
  project: 'Das Projekt',
  section: 'Der Abschnitt',
  label: 'Das Label',
  filter: 'Der Filter',
}
const WHOM: Record<CollectionKind, string> = { ...THE, section: 'Den Abschnitt', filter: 'Den Filter' }

const COLOURED: Record<Colour, string> = {
  red: 'rot',
  orange: 'orange',
  yellow: 'gelb',
  green: 'grün',
  teal: 'türkis',
  blue: 'blau',
  violet: 'violett',
  pink: 'rosa',
  brown: 'braun',
  grey: 'grau',
}

const tasksInWords = (count: number): string => (count === 1 ? '1 offene Aufgabe' : `${count} offene Aufgaben`)

function changesInWords(of: CollectionKind, name: string, changes: CollectionWords): string[] {
  return [
    changes.name !== undefined &&
      `${THE[of]} „${name}“ heißt jetzt „${changes.name}“${of === 'filter' ? '' : ', in allen Aufgaben'}.`,
    changes.colour !== undefined &&
      (changes.colour
        ? `„${name}“ ist jetzt ${COLOURED[changes.colour as Colour] ?? changes.colour}.`
        : `„${name}“ hat keine Farbe mehr.`),
    changes.isFavourite !== undefined &&
      (changes.isFavourite ? `„${name}“ ist ein Favorit.` : `„${name}“ ist kein Favorit mehr.`),
    changes.isArchived !== undefined &&
      (changes.isArchived
        ? `„${name}“ ist archiviert; offene Aufgaben daraus bleiben in deinen Listen.`
        : `„${name}“ ist wieder aus dem Archiv.`),
    changes.within !== undefined &&
      (changes.within === null
        ? `„${name}“ liegt in keinem anderen Projekt mehr.`
        : `„${name}“ liegt jetzt in „${changes.within}“.`),
  ].filter((sentence) => sentence !== false)
}

export const collectionReplies: CollectionReplies = {
  made: (of, name, isNew) => `${WHOM[of]} „${name}“ gibt es ${isNew ? 'jetzt' : 'schon'}.`,
  arranged: (of, name, changes) => changesInWords(of, name, changes).join(' '),
  askRemoval: (of, name, count) => ({
    question: `${THE[of]} „${name}“ hat ${tasksInWords(count)}. Was soll daraus werden?`,
    choices: [
      of === 'project' ? 'löschen, die Aufgaben bleiben im Eingang' : 'löschen, die Aufgaben bleiben ohne',
      'mit den Aufgaben löschen',
      'nichts ändern',
    ],
  }),
  removed(of, name, count, fate) {
    if (!count) return `${THE[of]} „${name}“ ist gelöscht.`
    return fate === 'keep'
      ? `${THE[of]} „${name}“ ist gelöscht; ${tasksInWords(count)} ${count === 1 ? 'bleibt' : 'bleiben'}${of === 'project' ? ' im Eingang' : ''}.`
      : `${THE[of]} „${name}“ ist gelöscht, und ${tasksInWords(count)} mit.`
  },
  planned,
  saved: (name, words) => `Gespeichert: „${words}“ als Filter „${name}“. Sag „zeig mir den Filter ${name}“.`,
  nothingToSave: () =>
    'Es gibt keine Liste, die sich speichern ließe. Frag erst nach einer, etwa „p1 & überfällig“, und sag dann „speichere das als Dringend“.',
  noSuchCollection: (of, name) => `${WHOM[of]} „${name}“ gibt es nicht.`,
  noSuchColour: (said) =>
    `Nichts wurde geändert: „${said}“ ist keine der Farben: ${Object.values(COLOURED).join(', ')}.`,
}

function planned(command: CollectionCommand, count: number): string {
  const { kind, name } = command
  if (kind === 'save') return `„${command.words}“ als Filter „${name}“ speichern`
  const it = `${WHOM[command.of].replace(/^D/, 'd')} „${name}“`
  switch (kind) {
    case 'make':
      return `${it} anlegen`
    case 'remove':
      if (!count) return `${it} löschen`
      if (command.tasks === 'delete') return `${it} löschen, und ${tasksInWords(count)} mit`
      return `${it} löschen; ${tasksInWords(count)} daraus ${count === 1 ? 'bleibt' : 'bleiben'}${command.of === 'project' ? ', im Eingang' : ''}`
    case 'arrange': {
      const { name: newName, colour, isFavourite, isArchived, within } = command.changes
      return [
        newName !== undefined &&
          `${it} in „${newName}“ umbenennen${command.of === 'filter' ? '' : ', in allen Aufgaben'}`,
        colour !== undefined &&
          (colour ? `${it} ${COLOURED[colour as Colour] ?? colour} färben` : `${it} ohne Farbe lassen`),
        isFavourite !== undefined && `${it} ${isFavourite ? 'zu den Favoriten nehmen' : 'aus den Favoriten nehmen'}`,
        isArchived !== undefined && (isArchived ? `${it} archivieren` : `${it} aus dem Archiv holen`),
        within !== undefined &&
          (within === null ? `${it} aus dem anderen Projekt herausnehmen` : `${it} in „${within}“ legen`),
      ]
        .filter(Boolean)
        .join('; ')
    }
  }
}

export const collectionExplanations = {
  make: ({ of, name }: CommandOf<'make'>) => `${WHOM[of]} „${name}“ anlegen.`,
  arrange: ({ of, name, changes }: CommandOf<'arrange'>) => changesInWords(of, name, changes).join(' '),
  remove: ({ of, name }: CommandOf<'remove'>) => `${WHOM[of]} „${name}“ löschen.`,
  save: ({ name }: CommandOf<'save'>) => `Die Liste als „${name}“ speichern.`,
  open: ({ name }: CommandOf<'open'>) => `Den Filter „${name}“ zeigen.`,
}
