import { describe, expect, it } from 'vitest'
import { languages } from './index.ts'
import { recognise } from './recognise.ts'

const TEXTS: Record<string, string[]> = {
  de: [
    'morgen Zahnarzt',
    'Milch kaufen',
    'erinnere mich an den Termin',
    'jeden Montag um 8 ins Fitnessstudio',
    'Meeting mit Tom morgen um 9',
    'lösche die Liste',
    'was steht heute an?',
    'Straße fegen',
    'Team-Call am Freitag p1 #Work',
    'verschieb das auf Donnerstag',
    'ja',
    'nein',
    'fertig',
    'hallo',
    'halb acht',
    'um 8',
    'in 10 minuten',
    'lösch das',
    'Müll rausbringen',
    'Mu\u0308ll rausbringen',
    'Vergütung prüfen',
    'ich bin jetzt in Lissabon',
    'stell einen Timer',
    'keine Ruhezeit',
  ],
  ur: [
    'sab delete kar do',
    'report delete karo',
    'isko monday par kar do',
    'doodh tomorrow kar do',
    'haan',
    'kal subah 9 baje doctor ko call karna yaad dilana',
    'doodh lana',
    'mere saare kaam dikhao',
    'kl 9am meeting',
    'Ali ko call karna',
    'monday ko Ali se milna hai',
    'meeting ki report kal tak bhejni hai',
    'کل',
    'کل صبح ۹ بجے ڈاکٹر کو کال کرنا یاد دلانا',
    'بل کی priority 1 کر دو',
    'meeting کل ۳ بجے',
  ],
  es: [
    'mañana dentista',
    'comprar leche',
    'recuérdame llamar al médico',
    'todos los martes a las 8',
    '¿qué tengo hoy?',
    'reunion con Ana el viernes p1 #Work',
  ],
  en: [
    'buy milk',
    'call mom tomorrow at 5pm',
    'what is due today?',
    'remind me to pay rent every month',
    'meeting with Müller on friday',
    'buy doodh and anday tomorrow',
    'add "kal subah" to the reading list',
    'call the bank @büro #Straße',
    'show me my tasks',
  ],
}

const UNSURE = [
  'ok',
  '9',
  '',
  '👍',
  'p1',
  'yoga',
  'dentist 9:30',
  'Berlin',
  'Das Boot',
  'pingüino',
  'vergüenza',
  'call Müller',
  'tomorrow subah',
  '#kal @subah',
  '"kal subah"',
  '...',
]

describe('the language of a message', () => {
  for (const [language, texts] of Object.entries(TEXTS))
    it.each(texts)(`${language}: %s`, (text) => expect(recognise(text)).toBe(language))

  it.each(UNSURE)('does not show: %s', (text) => expect(recognise(text)).toBeUndefined())

  it('is one of those there are', () => expect(languages()).toEqual(expect.arrayContaining(Object.keys(TEXTS))))

  it('is found in a long text without reading all of it', () =>
    expect(recognise(`kal subah ${'x '.repeat(1e6)}`)).toBe('ur'))
})
