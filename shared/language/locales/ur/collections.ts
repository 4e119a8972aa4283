/** What is said of projects, sections, labels and saved filters, in Urdu. */

import type { CollectionKind } from '../../../domain/collections/collection.ts'
import type { Colour } from '../../../domain/collections/colours.ts'
import type { CollectionCommand, CollectionReplies } from '../../collection-replies.ts'
import type { CommandOf } from '../../commands/kind.ts'
import type { CollectionWords, Context } from '../../types.ts'
import { say } from './wording.ts'

type Both = readonly [urdu: string, roman: string]

const NOUNS: Record<CollectionKind, Both> = {
  project: ['پروجیکٹ', 'project'],
  section: ['حصہ', 'section'],
  label: ['لیبل', 'label'],
  filter: ['فلٹر', 'filter'],
}

const COLOURED: Record<Colour, Both> = {
  red: ['لال', 'laal'],
  orange: ['نارنجی', 'naranji'],
  yellow: ['پیلا', 'peela'],
  green: ['ہرا', 'hara'],
  teal: ['فیروزی', 'ferozi'],
  blue: ['نیلا', 'neela'],
  violet: ['جامنی', 'jamni'],
  pink: ['گلابی', 'gulabi'],
  brown: ['بھورا', 'bhoora'],
  grey: ['سرمئی', 'surmai'],
}

const named = (of: CollectionKind, name: string, context: Context): string => `${say(context, ...NOUNS[of])} “${name}”`

function changesInWords(of: CollectionKind, name: string, changes: CollectionWords, context: Context): string[] {
  const it = named(of, name, context)
  const colour = changes.colour && COLOURED[changes.colour as Colour]
  return [
    changes.name !== undefined &&
      say(context, `${it} کا نام اب “${changes.name}” ہے۔`, `${it} ka naam ab “${changes.name}” hai.`),
    changes.colour !== undefined &&
      (colour
        ? say(context, `${it} کا رنگ اب ${colour[0]} ہے۔`, `${it} ka rang ab ${colour[1]} hai.`)
        : say(context, `${it} کا اب کوئی رنگ نہیں۔`, `${it} ka ab koi rang nahi.`)),
    changes.isFavourite !== undefined &&
      (changes.isFavourite
        ? say(context, `${it} اب پسندیدہ ہے۔`, `${it} ab pasandida hai.`)
        : say(context, `${it} اب پسندیدہ نہیں۔`, `${it} ab pasandida nahi.`)),
    changes.isArchived !== undefined &&
      (changes.isArchived
        ? say(
            context,
            `${it} آرکائیو میں ہے؛ اس کے کھلے کام آپ کی فہرستوں میں ہیں۔`,
            `${it} archive mein hai; is ke khule kaam aap ki lists mein hain.`,
          )
        : say(context, `${it} آرکائیو سے واپس ہے۔`, `${it} archive se wapas hai.`)),
    changes.within !== undefined &&
      (changes.within === null
        ? say(context, `${it} اب کسی پروجیکٹ کے اندر نہیں۔`, `${it} ab kisi project ke andar nahi.`)
        : say(context, `${it} اب “${changes.within}” کے اندر ہے۔`, `${it} ab “${changes.within}” ke andar hai.`)),
  ].filter((sentence) => sentence !== false)
}

export const collectionReplies: CollectionReplies = {
  made: (of, name, isNew, context) =>
    isNew
      ? say(context, `${named(of, name, context)} بن گیا۔`, `${named(of, name, context)} ban gaya.`)
      : say(context, `${named(of, name, context)} پہلے سے ہے۔`, `${named(of, name, context)} pehle se hai.`),
  arranged: (of, name, changes, context) => changesInWords(of, name, changes, context).join(' '),
  askRemoval: (of, name, count, context) => ({
    question: say(
      context,
      `${named(of, name, context)} میں ${count} کھلے کام ہیں۔ ان کا کیا کروں؟`,
      `${named(of, name, context)} mein ${count} khule kaam hain. Un ka kya karun?`,
    ),
    choices: [
      say(context, 'اسے حذف کریں، کام رہنے دیں', 'ise delete karein, kaam rehne dein'),
      say(context, 'کاموں سمیت حذف کریں', 'kaamon samet delete karein'),
      say(context, 'کچھ نہ کریں', 'kuch na karein'),
    ],
  }),
  removed(of, name, count, fate, context) {
    const it = named(of, name, context)
    if (!count) return say(context, `${it} حذف ہو گیا۔`, `${it} delete ho gaya.`)
    return fate === 'keep'
      ? say(
          context,
          `${it} حذف ہو گیا؛ ${count} کھلے کام باقی ہیں۔`,
          `${it} delete ho gaya; ${count} khule kaam baqi hain.`,
        )
      : say(context, `${it} اور ${count} کھلے کام حذف ہو گئے۔`, `${it} aur ${count} khule kaam delete ho gaye.`)
  },
  planned,
  saved: (name, words, context) =>
    say(
      context,
      `“${words}” فلٹر “${name}” کے نام سے محفوظ ہے۔`,
      `“${words}” filter “${name}” ke naam se mehfooz hai.`,
    ),
  nothingToSave: (context) =>
    say(
      context,
      'محفوظ کرنے کو کوئی فہرست نہیں۔ پہلے کوئی فہرست مانگیں۔',
      'Mehfooz karne ko koi list nahi. Pehle koi list maangein.',
    ),
  noSuchCollection: (of, name, context) =>
    say(context, `${named(of, name, context)} نہیں ہے۔`, `${named(of, name, context)} nahi hai.`),
  noSuchColour: (said, context) =>
    say(
      context,
      `کچھ نہیں بدلا: “${said}” ان رنگوں میں نہیں: ${Object.values(COLOURED)
        .map(([urdu]) => urdu)
        .join('، ')}۔`,
      `Kuch nahi badla: “${said}” in rangon mein nahi: ${Object.values(COLOURED)
        .map(([, roman]) => roman)
        .join(', ')}.`,
    ),
}

function planned(command: CollectionCommand, count: number, context: Context): string {
  const { kind, name } = command
  if (kind === 'save')
    return say(
      context,
      `“${command.words}” کو فلٹر “${name}” کے نام سے محفوظ کروں`,
      `“${command.words}” ko filter “${name}” ke naam se mehfooz karun`,
    )
  const it = named(command.of, name, context)
  switch (kind) {
    case 'make':
      return say(context, `${it} بناؤں`, `${it} banaun`)
    case 'remove':
      if (!count) return say(context, `${it} حذف کروں`, `${it} delete karun`)
      return command.tasks === 'delete'
        ? say(context, `${it} اور اس کے ${count} کھلے کام حذف کروں`, `${it} aur is ke ${count} khule kaam delete karun`)
        : say(
            context,
            `${it} حذف کروں؛ اس کے ${count} کھلے کام باقی رہیں گے`,
            `${it} delete karun; is ke ${count} khule kaam baqi rahein ge`,
          )
    case 'arrange': {
      const { name: newName, colour, isFavourite, isArchived, within } = command.changes
      const shade = colour && COLOURED[colour as Colour]
      return [
        newName !== undefined && say(context, `${it} کا نام “${newName}” رکھوں`, `${it} ka naam “${newName}” rakhun`),
        colour !== undefined &&
          (shade
            ? say(context, `${it} کا رنگ ${shade[0]} کروں`, `${it} ka rang ${shade[1]} karun`)
            : say(context, `${it} کا رنگ ہٹاؤں`, `${it} ka rang hataun`)),
        isFavourite !== undefined &&
          (isFavourite
            ? say(context, `${it} پسندیدہ بناؤں`, `${it} pasandida banaun`)
            : say(context, `${it} پسندیدہ سے ہٹاؤں`, `${it} pasandida se hataun`)),
        isArchived !== undefined &&
          (isArchived
            ? say(context, `${it} آرکائیو کروں`, `${it} archive karun`)
            : say(context, `${it} آرکائیو سے نکالوں`, `${it} archive se nikalun`)),
        within !== undefined &&
          (within === null
            ? say(context, `${it} کو پروجیکٹ سے باہر نکالوں`, `${it} ko project se bahar nikalun`)
            : say(context, `${it} کو “${within}” کے اندر رکھوں`, `${it} ko “${within}” ke andar rakhun`)),
      ]
        .filter(Boolean)
        .join(say(context, '؛ ', '; '))
    }
  }
}

export const collectionExplanations = {
  make: ({ of, name }: CommandOf<'make'>, context: Context) =>
    `${named(of, name, context)}: ${say(context, 'بنانا', 'banana')}`,
  arrange: ({ of, name, changes }: CommandOf<'arrange'>, context: Context) =>
    changesInWords(of, name, changes, context).join(' '),
  remove: ({ of, name }: CommandOf<'remove'>, context: Context) =>
    `${named(of, name, context)}: ${say(context, 'حذف کرنا', 'delete karna')}`,
  save: ({ name }: CommandOf<'save'>, context: Context) =>
    `${named('filter', name, context)}: ${say(context, 'محفوظ کرنا', 'mehfooz karna')}`,
  open: ({ name }: CommandOf<'open'>, context: Context) =>
    `${named('filter', name, context)}: ${say(context, 'دکھانا', 'dikhana')}`,
}
