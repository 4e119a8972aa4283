import { beforeAll, describe, expect, it } from 'vitest'
import { loadLanguage, parseFilter, readChanges, understand } from '../../../index.ts'
import type { Command } from '../../../types.ts'

/** Wednesday, 11 March 2026. */
const CONTEXT = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', language: 'de' }
const read = (text: string) => understand(text, CONTEXT)
const zahnarzt = { title: 'Zahnarzt' }
const today = { due: { from: '2026-03-11', to: '2026-03-12' } }
const tomorrow = { due: { from: '2026-03-12', to: '2026-03-13' } }
const list = (filter: object, answer = 'list') => ({ kind: 'list', filter, answer })
const update = (target: object, changes: object) => ({ kind: 'update', target, changes })
const later = (days: number) => update(zahnarzt, { postpone: { days } })
const friday = { due: { date: '2026-03-13' } }

beforeAll(() => loadLanguage('de'))

const COMMANDS: [text: string, command: object][] = [
  ['was steht heute an?', list(today)],
  ['Guten Morgen, was steht heute an?', list(today)],
  ['was muss ich heute noch machen?', list(today)],
  ['zeig mir die Aufgaben von heute', list(today)],
  ['was habe ich morgen vor?', list(tomorrow)],
  ['ist morgen was los?', list(tomorrow)],
  ['und morgen?', list(tomorrow)],
  ['habe ich am Freitag etwas vor?', list({ due: { from: '2026-03-13', to: '2026-03-14' } })],
  ['Termine am Wochenende', list({ due: { from: '2026-03-14', to: '2026-03-16' } })],
  ['wie viele Aufgaben habe ich morgen?', list(tomorrow, 'count')],
  ['was ist überfällig?', list({ overdue: true })],
  ['welche Aufgaben sind ueberfaellig?', list({ overdue: true })],
  ['zeig mir alle Aufgaben mit Priorität 1', list({ priority: 1 })],
  ['zeig mir #Haushalt', list({ project: 'Haushalt', withChildren: false })],
  ['Aufgaben ohne Datum', list({ noDate: true })],
  ['was habe ich gestern erledigt?', list({ completed: { from: '2026-03-10', to: '2026-03-11' } })],
  ['zeig mir erledigte Aufgaben', list({ status: 'completed' })],
  ['zeig mir was zu Steuern', list({ search: 'Steuern' })],
  ['wann ist der Zahnarzt?', list({ search: 'Zahnarzt' }, 'when')],
  ['hab ich morgen Zeit?', list(tomorrow)],
  ['hab ich Zeit?', list({ all: true })],
  ['bin ich morgen frei?', list(tomorrow)],
  ['gibt es etwas Dringendes?', list({ priority: 1 })],
  ['3', { kind: 'show', target: { shown: [3] } }],
  ['Nummer 3', { kind: 'show', target: { shown: [3] } }],
  ['zeig Nummer 2', { kind: 'show', target: { shown: [2] } }],
  ['meine Aufgaben', list({ all: true })],
  ['was steht an', list({ all: true })],
  ['was ist als nächstes dran?', list({ all: true })],

  ['hak den Klempner ab', { kind: 'complete', target: { title: 'Klempner' } }],
  ['hak 1 bis 3 ab', { kind: 'complete', target: { shown: [1, 2, 3] } }],
  ['hak alle überfälligen ab', { kind: 'complete', target: { filter: { overdue: true } } }],
  ['Zahnarzt ist erledigt', { kind: 'complete', target: zahnarzt }],
  ['markiere den Zahnarzt als erledigt', { kind: 'complete', target: zahnarzt }],
  ['ich habe die Miete bezahlt', { kind: 'complete', target: { title: 'Miete' } }],
  ['fertig mit der Steuer', { kind: 'complete', target: { title: 'Steuer' } }],
  ['das Paket ist da, kannst du abhaken', { kind: 'complete', target: { title: 'Paket' } }],
  ['erledigt!', { kind: 'complete', target: { last: true } }],
  ['setz Miete zahlen wieder auf offen', { kind: 'reopen', target: { title: 'Miete zahlen' } }],
  ['der Bericht ist doch noch nicht fertig', { kind: 'reopen', target: { title: 'Bericht' } }],
  ['Rechnung doch nicht bezahlt', { kind: 'reopen', target: { title: 'Rechnung' } }],
  ['Milch nicht gekauft', { kind: 'reopen', target: { title: 'Milch' } }],
  ['keine Milch gekauft', { kind: 'reopen', target: { title: 'Milch' } }],
  ['ich habe die Milch nicht gekauft', { kind: 'reopen', target: { title: 'Milch' } }],
  ['Rechnung bezahlt', { kind: 'complete', target: { title: 'Rechnung' } }],
  ['streich den Friseur', { kind: 'delete', target: { title: 'Friseur' } }],
  ['streich Nummer 2', { kind: 'delete', target: { shown: [2] } }],
  // Schritte eines Plans
  ['der zweite Schritt ist erledigt', { kind: 'complete', target: { shown: [2] } }],
  ['der erste ist fertig', { kind: 'complete', target: { shown: [1] } }],
  ['verschiebe den zweiten Schritt auf Freitag', update({ shown: [2] }, friday)],
  ['lösche die letzten beiden', { kind: 'delete', target: { shown: [-2, -1] } }],
  ['die ersten beiden sind erledigt', { kind: 'complete', target: { shown: [1, 2] } }],
  ['vergiss den Friseur', { kind: 'delete', target: { title: 'Friseur' } }],
  ['ich brauche keine Eier mehr', { kind: 'delete', target: { title: 'Eier' } }],
  ['Eier brauchen wir keine mehr', { kind: 'delete', target: { title: 'Eier' } }],
  ['ich brauche das Brot nicht mehr', { kind: 'delete', target: { title: 'Brot' } }],
  ['lösch den Zahnarzt', { kind: 'delete', target: zahnarzt }],
  ['lösch 2 und 3', { kind: 'delete', target: { shown: [2, 3] } }],
  ['alle erledigten Aufgaben entfernen', { kind: 'delete', target: { filter: { status: 'completed' } } }],
  ['lösch alle Aufgaben von heute', { kind: 'delete', target: { filter: today } }],
  ['nimm die Eier von der Einkaufsliste', { kind: 'delete', target: { title: 'Eier' } }],
  ['überspring Yoga diese Woche', { kind: 'skip', target: { title: 'Yoga' } }],
  ['mach das rückgängig', { kind: 'undo' }],
  ['wiederhole die letzte Änderung', { kind: 'redo' }],
  ['doch nicht rückgängig', { kind: 'redo' }],
  ['redo', { kind: 'redo' }],
  ['nein, stell alles wieder so her wie vorher', { kind: 'undo' }],

  ['verschieb den Zahnarzt auf Freitag', update(zahnarzt, friday)],
  ['verschieb den Zahnarzt von Donnerstag auf Freitag', update(zahnarzt, friday)],
  ['kannst du den Zahnarzt auf Freitag verschieben?', update(zahnarzt, friday)],
  ['den Zahnarzt doch lieber am Freitag', update(zahnarzt, friday)],
  ['verschieb den Zahnarzt um zwei Tage', later(2)],
  ['zieh den Zahnarzt um zwei Tage vor', later(-2)],
  ['verschieb alles von heute auf morgen', update({ filter: today }, { due: { date: '2026-03-12' } })],
  ['ändere Zahnarzt auf 15 Uhr', update(zahnarzt, { due: { time: '15:00' } })],
  ['setz Miete auf den 1.', update({ title: 'Miete' }, { due: { date: '2026-04-01' } })],
  ['nein, am Freitag', update({ last: true }, friday)],
  ['nee, doch lieber Freitag', update({ last: true }, friday)],
  ['Freitag', update({ last: true }, friday)],
  ['gib dem Zahnarzt hohe Priorität', update(zahnarzt, { priority: 1 })],
  ['benenne Milch kaufen in Hafermilch kaufen um', update({ title: 'Milch kaufen' }, { title: 'Hafermilch kaufen' })],
  ['nenn Aufgabe 2 Farbe kaufen', update({ shown: [2] }, { title: 'Farbe kaufen' })],
  ['mach aus dem Freitag einen Samstag', update({ last: true }, { due: { date: '2026-03-14' } })],
  ['verschieb Bericht ins Projekt Arbeit', update({ title: 'Bericht' }, { project: 'Arbeit' })],
  [
    'erinner mich in einer Stunde nochmal, jetzt nicht',
    { kind: 'snooze', target: { last: true }, until: { date: '2026-03-11', time: '10:30' } },
  ],
  ['später', { kind: 'snooze', target: { last: true }, until: { minutes: 60 } }],
  ['noch 10 Minuten', { kind: 'snooze', target: { last: true }, until: { minutes: 10 } }],

  ['ja bitte', { kind: 'confirm' }],
  ['nein danke', { kind: 'cancel' }],
  ['was kannst du?', { kind: 'help' }],
  ['danke, das war alles', { kind: 'none', reason: 'small-talk' }],
  ['guten Morgen!', { kind: 'none', reason: 'small-talk' }],
  ['wie wird das Wetter morgen?', { kind: 'none', reason: 'out-of-scope' }],
  ['wer hat gestern gewonnen?', { kind: 'none', reason: 'out-of-scope' }],
  ['…', { kind: 'none', reason: 'empty' }],
  ['stell einen Timer auf 10 Minuten', { kind: 'none', reason: 'not-there', missing: 'timer' }],
  ['teile die Einkaufsliste mit Anna', { kind: 'none', reason: 'not-there', missing: 'sharing' }],
  ['häng ein Foto an 2 an', { kind: 'none', reason: 'not-there', missing: 'file' }],
  ['synchronisiere meinen Kalender mit Google', { kind: 'none', reason: 'not-there', missing: 'calendar' }],
  ['druck meine Liste aus', { kind: 'none', reason: 'not-there', missing: 'copy' }],
  ['stopp die Zeit für den Bericht', { kind: 'none', reason: 'not-there', missing: 'tracking' }],
  ['pinne 2 oben an', { kind: 'none', reason: 'not-there', missing: 'pin' }],
  ['archiviere 2', { kind: 'none', reason: 'not-there', missing: 'archive' }],
  ['ortsbasierte Erinnerung', { kind: 'none', reason: 'not-there', missing: 'place' }],
]

/** What only begins like a command, or could be one: the words become a task. */
const TASKS = [
  'Timer kaufen',
  'teile den Kuchen mit Anna',
  'druck die Tickets',
  'häng das Bild auf',
  'Lade Anna zur Party ein',
  'Liste mit Anna durchgehen',
  'Datei löschen',
  'Fenster öffnen',
  'Streich den Zaun',
  'Termin nicht verpassen',
  'Hoffnung nicht aufgeben',
  'vergiss den Schlüssel nicht',
  'Streich die Küchenwand',
  'Setz dich mit Anna zusammen',
  'Leg Geld zurück',
  'Gib Anna das Buch zurück',
  'zeig Anna die Fotos',
  'ändere meine Adresse bei der Bank',
  'Wer wird Millionär schauen',
  'Warum-Buch zurückgeben',
  'Nein sagen lernen',
  'Milch, Eier und Brot kaufen',
]

describe('German commands', () => {
  it.each(COMMANDS)('%s', (text, command) => {
    expect(read(text)).toMatchObject({ question: null, commands: [command] })
    expect(read(text).commands).toHaveLength(1)
  })

  it.each(TASKS)('%s is a task', (text) => {
    const [command] = read(text).commands as Extract<Command, { kind: 'add' }>[]
    expect(command).toMatchObject({ kind: 'add', tasks: [{ title: text }] })
    expect(read(text).reason).toBe('default')
  })

  it('reads alone what a task becomes, and which tasks are meant', () => {
    expect(readChanges('um zwei Tage', CONTEXT)).toEqual({ postpone: { days: 2 } })
    expect(readChanges('Freitag', CONTEXT)).toEqual(friday)
    expect(readChanges('hohe Priorität', CONTEXT)).toEqual({ priority: 1 })
    expect(readChanges('Blumen', CONTEXT)).toBeNull()
    expect(parseFilter('überfällige', CONTEXT)).toEqual({ overdue: true })
    expect(parseFilter('morgen', CONTEXT)).toEqual(tomorrow)
  })

  it('says which stretches it understood as what', () => {
    const text = 'verschieb den Zahnarzt auf Freitag'
    const spans = read(text).spans.map(({ start, end, kind }) => [text.slice(start, end), kind])
    expect(spans).toEqual([
      [text, 'command'],
      ['den Zahnarzt', 'title'],
      ['Freitag', 'date'],
    ])
  })
})
