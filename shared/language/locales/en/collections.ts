/** What is said of projects, sections, labels and saved filters, in English. */

import type { CollectionKind } from '../../../domain/collections/collection.ts'
import { COLOURS } from '../../../domain/collections/colours.ts'
import type { CollectionCommand, CollectionReplies } from '../../collection-replies.ts'
import type { CommandOf } from '../../commands/kind.ts'
import type { CollectionWords } from '../../types.ts'

const tasksInWords = (count: number): string => `${count} open ${count === 1 ? 'task' : 'tasks'}`

function changesInWords(of: CollectionKind, name: string, changes: CollectionWords): string[] {
  return [
    changes.name !== undefined &&
      `The ${of} “${name}” is called “${changes.name}” now${of === 'filter' ? '' : ', in all its tasks'}.`,
    changes.colour !== undefined &&
      (changes.colour ? `“${name}” is ${changes.colour} now.` : `“${name}” has no colour now.`),
    changes.isFavourite !== undefined &&
      (changes.isFavourite ? `“${name}” is a favourite.` : `“${name}” is no favourite any more.`),
    changes.isArchived !== undefined &&
      (changes.isArchived
        ? `Archived “${name}”; its open tasks stay in your lists.`
        : `“${name}” is back from the archive.`),
    changes.within !== undefined &&
      (changes.within === null
        ? `“${name}” is within no other project now.`
        : `“${name}” is within “${changes.within}” now.`),
  ].filter((sentence) => sentence !== false)
}

export const collectionReplies: CollectionReplies = {
  made: (of, name, isNew) => (isNew ? `There is a ${of} “${name}” now.` : `There already is a ${of} “${name}”.`),
  arranged: (of, name, changes) => changesInWords(of, name, changes).join(' '),
  askRemoval: (of, name, count) => ({
    question: `The ${of} “${name}” has ${tasksInWords(count)}. What becomes of them?`,
    choices: [
      of === 'project' ? 'delete it, and keep them in the inbox' : `delete it, and keep them without it`,
      'delete it and them',
      'leave it as it is',
    ],
  }),
  removed(of, name, count, fate) {
    if (!count) return `Deleted the ${of} “${name}”.`
    const where = of === 'project' ? 'in the inbox' : 'without it'
    return fate === 'keep'
      ? `Deleted the ${of} “${name}”; ${tasksInWords(count)} ${count === 1 ? 'is' : 'are'} ${where} now.`
      : `Deleted the ${of} “${name}” and ${tasksInWords(count)}.`
  },
  planned,
  saved: (name, words) => `Saved “${words}” as the filter “${name}”. Say “show my filter ${name}”.`,
  nothingToSave: () =>
    'There is no list to save. Ask for one first, such as “p1 & overdue”, then say “save this as Urgent”.',
  noSuchCollection: (of, name) => `There is no ${of} “${name}”.`,
  noSuchColour: (said) => `Nothing was changed: “${said}” is none of the colours: ${COLOURS.join(', ')}.`,
}

function planned(command: CollectionCommand, count: number): string {
  const { kind, name } = command
  if (kind === 'save') return `keep “${command.words}” as the filter “${name}”`
  const it = `the ${command.of} “${name}”`
  switch (kind) {
    case 'make':
      return `make ${it}`
    case 'remove':
      if (!count) return `delete ${it}`
      if (command.tasks === 'delete') return `delete ${it} and ${tasksInWords(count)} in it`
      return `delete ${it}; ${tasksInWords(count)} in it ${count === 1 ? 'stays' : 'stay'}${command.of === 'project' ? ', in the inbox' : ''}`
    case 'arrange': {
      const { name: newName, colour, isFavourite, isArchived, within } = command.changes
      return [
        newName !== undefined && `rename ${it} to “${newName}”${command.of === 'filter' ? '' : ', in all its tasks'}`,
        colour !== undefined && (colour ? `make ${it} ${colour}` : `take the colour from ${it}`),
        isFavourite !== undefined && `make ${it} ${isFavourite ? 'a favourite' : 'no favourite any more'}`,
        isArchived !== undefined && (isArchived ? `archive ${it}` : `take ${it} out of the archive`),
        within !== undefined && (within === null ? `take ${it} out of its project` : `put ${it} within “${within}”`),
      ]
        .filter(Boolean)
        .join('; ')
    }
  }
}

export const collectionExplanations = {
  make: ({ of, name }: CommandOf<'make'>) => `Make the ${of} “${name}”.`,
  arrange: ({ of, name, changes }: CommandOf<'arrange'>) => `${changesInWords(of, name, changes).join(' ')}`,
  remove: ({ of, name }: CommandOf<'remove'>) => `Delete the ${of} “${name}”.`,
  save: ({ name }: CommandOf<'save'>) => `Save the list as “${name}”.`,
  open: ({ name }: CommandOf<'open'>) => `Show the filter “${name}”.`,
}
