/** What only looks like time: nothing is read in it. */
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { endsInInfinitive } from '../verbs.ts'

const thing: Rule<true>[] = [
  // which one, not when: "der Brief vom 3. März", "die Mail von gestern", "Fotos von letzter Woche"
  {
    name: 'vom 3. März',
    pattern: 'von|vom|aus [dem|der|den] (<dates> | <unitPeriod> | <which> (#season | #month | #weekday | <holiday>))',
    unlessBefore: '(bis|-|an|auf|und|. | , dem|den|der|bis | #part | [um] <clock> | #number)',
    make: () => true,
  },
  // "Fotos vom Urlaub letzten Sommer sortieren": what is to be done is not behind us
  {
    name: 'letzten Sommer',
    pattern:
      'letzten|letzter|letztes|letzte|vorigen|voriger|voriges|vorige|vergangenen|vergangene (#season | #month | #unit | #weekday)',
    onlyAfter: '#capital',
    make: (_, { source: { tokens } }) => endsInInfinitive(tokens) || undefined,
  },
  // "mit Freitag telefonieren" is a name
  { name: 'mit Freitag', pattern: 'mit (#weekday&!plural&!part | #month)', onlyBefore: '#word', make: () => true },
  // "Termine der nächsten Woche": of which week they are
  {
    name: 'der nächsten Woche',
    pattern: 'der|des <which> #unit',
    onlyAfter: '#capital',
    make: () => true,
  },
  {
    name: 'den 20 Uhr Film',
    pattern:
      '(den|der|die|das|dem|einen|ein|eine #number uhr | den|der|die|das|dem|einen|ein|eine #number ~ :|. ~ #number [uhr])',
    // "der 9 Uhr um ..." is no thing: a noun stands behind, and something behind that
    onlyBefore: '#word&!weekday&!day&!part <words>',
    unlessBefore: 'am|an|um|im|in|auf|zu|zum|zur|bei|beim|mit|von|vom|nach|vor|für|und|oder|bis',
    make: () => true,
  },
  // what for, and hardly when: "Geschenke für Weihnachten kaufen"
  { name: 'für Ostern', pattern: 'für [das|den|die|unser] <holiday>', onlyAfter: '#word', make: () => true },
  { name: 'für Q2', pattern: 'für [das] q ~ #number', onlyAfter: '#word', make: () => true },
  { name: 'Heilig-Abend-Deko', pattern: '<holiday> ~ - ~ #word', make: () => true },
  { name: '24-Stunden-Lauf', pattern: '#number ~ - ~ #word [~ - ~ #word]', make: () => true },
  { name: '3/4-Takt', pattern: '#number ~ / ~ #number ~ - ~ #word [~ - ~ #word]', make: () => true },
  { name: 'Drei-Tage-Tour', pattern: '#cardinal ~ - ~ #unit ~ - ~ #word', make: () => true },
  {
    name: 'Sommer-Reifen',
    pattern: '(#season | #part | #weekday | #month | #day) ~ - ~ #word&!part&!weekday&!month&!day',
    make: () => true,
  },
  {
    name: 'Seite 12',
    pattern:
      'seite|seiten|kapitel|zimmer|raum|gleis|bus|linie|flug|halle|tor|hausnummer|nummer|nr|version|band|teil|folge|staffel|artikel|paragraph|absatz|aufgabe|lektion|level|größe|block|platz|reihe|sitz|stufe|klasse [.] #number [(.|,|-|: ~ #number | -|bis|und|oder|, #number)]',
    // "Raum 5 um 6 Uhr", "Zimmer 3 bis 12 Uhr räumen": the second number is a time
    unlessBefore: 'uhr|h',
    make: () => true,
  },
  { name: '§ 12', pattern: '§ #number', make: () => true },
  {
    name: 'guten Morgen',
    pattern: 'guten|gute|schönen|schöne|schönes (#part | morgen|tag|abend|woche|wochenende|feierabend)',
    make: () => true,
  },
  { name: 'Herr Mai', pattern: 'herr|herrn|frau|familie|dr|prof [.] #word', make: () => true },
  // what somebody is called with a name alone: "den Pfarrer Sonntag anrufen" may be either
  {
    name: 'Pfarrer Sonntag',
    pattern:
      'pfarrer|pfarrerin|pastor|pastorin|pater|schwester|doktor|professor|professorin|direktor|direktorin|kommissar|kommissarin|inspektor|onkel|tante|kollege|kollegin|kollegen (#weekday&!plural&!part | #month)',
    unlessAfter: 'der|die|den|dem|mein|meine|meinen|meinem|meiner|unser|unsere|unseren|einen|eine',
    unlessBefore: '(#part | [um] <clock> | früh|um)',
    make: () => true,
  },
  { name: 'Tag der offenen Tür', pattern: 'tag der offenen tür', make: () => true },
]

export const things: Record<string, Dimension> = { thing }
