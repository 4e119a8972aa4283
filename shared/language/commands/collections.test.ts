/** What is said of projects, sections, labels and saved filters, in each language; and what only sounds like it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage, understand } from '../index.ts'
import type { Command } from '../types.ts'

const CONTEXT = {
  now: '2026-03-11T09:30',
  timeZone: 'Europe/Berlin',
  projects: ['Home', 'Work', 'Garden', 'Home Renovation', 'Haus', 'Arbeit', 'Garten'],
  labels: ['errand'],
  sections: ['Kitchen'],
  filters: ['Urgent', 'Dringend', 'Zaroori'],
}

beforeAll(() => Promise.all(['de', 'ur'].map(loadLanguage)))

const arrange = (name: string, changes: object, of = 'project') => ({ kind: 'arrange', of, name, changes })
const remove = (name: string, of = 'project') => ({ kind: 'remove', of, name })
const make = (name: string, of = 'project') => ({ kind: 'make', of, name })

const SAID: Record<string, [text: string, command: object][]> = {
  en: [
    ['rename project Home to House', arrange('Home', { name: 'House' })],
    ['rename the Home Renovation project to Renovation', arrange('Home Renovation', { name: 'Renovation' })],
    ['rename label errand to shop', arrange('errand', { name: 'shop' }, 'label')],
    ['archive Work', arrange('Work', { isArchived: true })],
    ['archive the project work please', arrange('Work', { isArchived: true })],
    ['bring back Work from the archive', arrange('Work', { isArchived: false })],
    ['make Garden a favourite', arrange('Garden', { isFavourite: true })],
    ['add Garden to my favorites', arrange('Garden', { isFavourite: true })],
    ['remove Garden from my favourites', arrange('Garden', { isFavourite: false })],
    ['put Garden under Home', arrange('Garden', { within: 'Home' })],
    ['move Garden to the top level', arrange('Garden', { within: null })],
    ['colour Work blue', arrange('Work', { colour: 'blue' })],
    ['color work ultramarine', arrange('Work', { colour: 'ultramarine' })],
    ['set the colour of #Work to purple', arrange('Work', { colour: 'violet' })],
    ['make Work green', arrange('Work', { colour: 'green' })],
    ['delete project Work', remove('Work')],
    ['archive project Nothing', arrange('Nothing', { isArchived: true })],
    ['delete the project Nothing', remove('Nothing')],
    ['delete the Work project', remove('Work')],
    ['delete the label errand', remove('errand', 'label')],
    ['delete the section Kitchen', remove('Kitchen', 'section')],
    ['delete filter Urgent', remove('Urgent', 'filter')],
    ['create a project called Spring cleaning', make('Spring cleaning')],
    ['create project Attic', make('Attic')],
    ['new label waiting', make('waiting', 'label')],
    ['save this as Urgent', { kind: 'save', name: 'Urgent' }],
    ['save p1 & overdue as filter Burning', { kind: 'save', name: 'Burning', words: 'p1 & overdue' }],
    ['show my filter Urgent', { kind: 'open', name: 'Urgent' }],
  ],
  de: [
    ['benenne das Projekt Haus in Wohnung um', arrange('Haus', { name: 'Wohnung' })],
    ['archiviere Arbeit', arrange('Arbeit', { isArchived: true })],
    ['Projekt Arbeit archivieren', arrange('Arbeit', { isArchived: true })],
    ['hol Arbeit aus dem Archiv', arrange('Arbeit', { isArchived: false })],
    ['mach Garten zum Favoriten', arrange('Garten', { isFavourite: true })],
    ['nimm Garten aus den Favoriten', arrange('Garten', { isFavourite: false })],
    ['pack Garten unter Haus', arrange('Garten', { within: 'Haus' })],
    ['färbe Arbeit blau', arrange('Arbeit', { colour: 'blue' })],
    ['mach Arbeit grün', arrange('Arbeit', { colour: 'green' })],
    ['lösche das Projekt Arbeit', remove('Arbeit')],
    ['erstelle ein Projekt Umbau', make('Umbau')],
    ['leg ein neues Label warten an', make('warten', 'label')],
    ['speichere das als Dringend', { kind: 'save', name: 'Dringend' }],
    ['zeig mir den Filter Dringend', { kind: 'open', name: 'Dringend' }],
  ],
  ur: [
    ['project Home ka naam Makaan rakh do', arrange('Home', { name: 'Makaan' })],
    ['Work archive karo', arrange('Work', { isArchived: true })],
    ['Work کو آرکائیو کر دو', arrange('Work', { isArchived: true })],
    ['Garden ko favourite bana do', arrange('Garden', { isFavourite: true })],
    ['Garden ko Home ke andar rakho', arrange('Garden', { within: 'Home' })],
    ['Work ka rang neela kar do', arrange('Work', { colour: 'blue' })],
    ['Work کا رنگ نیلا کر دو', arrange('Work', { colour: 'blue' })],
    ['project Work delete kar do', remove('Work')],
    ['پروجیکٹ Work حذف کرو', remove('Work')],
    ['naya project Safai banao', make('Safai')],
    ['ise Zaroori ke naam se save karo', { kind: 'save', name: 'Zaroori' }],
    ['mera filter Zaroori dikhao', { kind: 'open', name: 'Zaroori' }],
  ],
}

describe.each(Object.entries(SAID))('%s', (language, said) => {
  test.each(said)('%s', (text, command) => {
    expect(understand(text, { ...CONTEXT, language }).commands).toEqual([command])
  })
})

const OTHERS: Record<string, [text: string, kind: Command['kind']][]> = {
  en: [
    ['delete project proposal', 'delete'],
    ['archive emails', 'add'],
    ['archive project files', 'add'],
    ['paint Section B', 'add'],
    ['make dinner a favourite', 'add'],
    ['colour the fence blue', 'add'],
    ['create project plan', 'add'],
    ['put milk under the sink', 'add'],
    ['rename Home to Castle', 'update'],
    ['make Home p1', 'update'],
    ['add the label errand to dentist', 'update'],
    ['move milk to Work', 'update'],
  ],
  de: [
    ['färbe den Zaun blau', 'add'],
    ['mach das Bett', 'add'],
    ['archiviere die Fotos', 'add'],
  ],
  ur: [['diwaar ka rang neela kar do', 'add']],
}

describe.each(Object.entries(OTHERS))('%s: what is none', (language, said) => {
  test.each(said)('%s', (text, kind) => {
    expect(understand(text, { ...CONTEXT, language }).commands.map((command) => command.kind)).toEqual([kind])
  })
})
