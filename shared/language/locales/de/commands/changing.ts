/** What changes a task: "verschieb den Zahnarzt auf Freitag", "benenne A in B um", "nein, um fünf", "erinner mich später nochmal". */
import { pronounRule } from '../../../commands/change-rule.ts'
import { orNew } from '../../../commands/task-rule.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Place, Rule } from '../../../engine/grammar.ts'

interface Said {
  target?: Stretch
  value: Stretch
}

const update =
  (field?: Wish['field']) =>
  ({ target, value }: Said, place: Place): Wish | undefined =>
    target && isNew(place, target)
      ? undefined
      : { act: 'update', value, ...(target && { target }), ...(field && { field }) }
/** The preposition before the value belongs to it: "um zwei Tage", "bis Freitag". */
const updateWithPreposition = ({ target, value: { from, to } }: Said, place: Place): Wish | undefined =>
  update()({ ...(target && { target }), value: { from: from - 1, to } }, place)

/** "mach mir einen Termin für Montag" makes one. */
const isNew = ({ source: { tokens } }: Place, { from }: Stretch): boolean =>
  /^(?:mir|uns|ein|eine|einen)$/.test(tokens[from]!.text)

const PLEASE = '[bitte|mal|ok|okay|also] [,] [(kannst du | könntest du)] [bitte|mal]'
const POLITE = '[,] [bitte|mal|danke|jetzt|stattdessen]'
const MOVE =
  'verschieb|verschiebe|verleg|verlege|schieb|schiebe|setz|setze|leg|lege|mach|mache|änder|ändere|stell|stelle|plan|plane|zieh|ziehe|pack|packe|bring|bringe'
// "Wecker auf 6 Uhr stellen" moves nothing
const MOVING = 'verschieben|verlegen|schieben|ändern|umlegen|setzen|vorziehen|legen'

/** It names no task. */
const IN_BETWEEN = /^(?:und|aber|oder|doch|lieber|besser|verschiebe?)$/

const IT = /^(?:das|es|die|den|sie|ihn)$/

const IT_ALONE = /^(?:es|sie|ihn|das)$/

export const updating: Rule<Wish>[] = [
  {
    name: 'verschieb … auf Freitag',
    pattern: `^ ${PLEASE} ${MOVE} <words:target> auf|aufs|zu|zum <words:value> ${POLITE} [vor|um] $`,
    rank: 3,
    make: update(),
  },
  {
    name: 'verschieb … von Montag auf Freitag',
    pattern: `^ ${PLEASE} ${MOVE} <words:target> von|vom <words:old> auf|zu|zum <words:value> ${POLITE} [vor|um] $`,
    rank: 1,
    make: update(),
  },
  {
    name: 'verschieb … um zwei Tage',
    pattern: `^ ${PLEASE} ${MOVE} <words:target> um|bis|in|nach|ab <words:value> ${POLITE} $`,
    rank: 2,
    make: updateWithPreposition,
  },
  {
    name: 'verschieb …',
    pattern: `^ ${PLEASE} verschieb|verschiebe|schieb|schiebe|verleg|verlege <words:target> [doch|lieber|mal] <words:value> ${POLITE} $`,
    rank: 1,
    make: update(),
  },
  {
    name: '… auf Freitag verschieben',
    pattern: `^ ${PLEASE} <words:target> auf|aufs|zu|zum <words:value> ${MOVING} ${POLITE} $`,
    rank: 3,
    make: update(),
  },
  {
    name: '… von Montag auf Freitag verschieben',
    pattern: `^ ${PLEASE} <words:target> von|vom <words:old> auf|zu|zum <words:value> ${MOVING} ${POLITE} $`,
    rank: 1,
    make: update(),
  },
  {
    name: '… um zwei Tage verschieben',
    pattern: `^ ${PLEASE} <words:target> um|bis|in|nach|ab <words:value> ${MOVING} ${POLITE} $`,
    rank: 2,
    make: updateWithPreposition,
  },
  {
    name: 'zieh … vor',
    pattern: `^ ${PLEASE} zieh|ziehe|verleg|verlege <words:target> auf <words:value> vor ${POLITE} $`,
    rank: 3,
    make: update(),
  },
  {
    name: 'häng eine Stunde dran',
    pattern: `^ ${PLEASE} häng|hänge|pack|packe|gib|leg|lege [noch] <duration> (dran|drauf|dazu) ${POLITE} $`,
    rank: 4,
    make: ({ duration: { minutes } }) => (minutes ? { act: 'update', changes: { lengthen: minutes } } : undefined),
  },
  {
    name: 'mach halb zehn draus',
    pattern: `^ ${PLEASE} (mach|mache [lieber|doch|bitte|besser] [da] [lieber] <words:value> draus|daraus | mach|mache [lieber|doch|bitte|besser] draus|daraus [lieber|bitte] <words:value>) ${POLITE} $`,
    rank: 3,
    make: update(),
  },
  {
    name: '… eine Stunde früher',
    pattern: '^ <words:target> <words:value> früher|später $',
    rank: 1,
    make: ({ target, value }, { source: { tokens } }) =>
      IN_BETWEEN.test(tokens[target.from]!.text)
        ? undefined
        : { act: 'update', target, value: { from: value.from, to: value.to + 1 } },
  },
  {
    name: 'mach … eine Stunde später',
    pattern: `^ ${PLEASE} ${MOVE} <words:target> [um] <words:value> früher|später ${POLITE} $`,
    rank: 2,
    make: ({ target, value }) => ({ act: 'update', target, value: { from: value.from, to: value.to + 1 } }),
  },
  {
    name: 'nimm Freitag statt Donnerstag für …',
    pattern: `^ ${PLEASE} (nimm|nehme|nehmen [wir]) <words:value> (statt|anstatt) <phrase:old> (für|bei|beim) <words:target> ${POLITE} $`,
    rank: 3,
    make: update(),
  },
  {
    name: '… donnerstags statt mittwochs',
    pattern: '^ <words:target> <words:value> (statt|anstatt) (<phrase:old> | <every:old>) $',
    make: update(),
  },
  {
    name: '… hab ich auf Montag verschoben',
    pattern:
      '^ <words:target> (hab|habe ich | haben wir) [jetzt|leider]* (auf <words:value> verschoben|verlegt | verschoben|verlegt auf <words:value>) $',
    rank: 3,
    make: update(),
  },
  {
    name: '… verschiebt sich um eine Stunde',
    pattern: '^ <words:target> (verschiebt|verschieben) sich [leider|jetzt]* um|auf <words:value> $',
    rank: 3,
    make: updateWithPreposition,
  },
  {
    name: 'ich mach das morgen',
    pattern:
      '^ (ich|wir) (mach|mache|machen|erledige|erledigen) (das|es|die|den) [lieber|dann|erst|doch]* <words:value> $',
    rank: 3,
    make: ({ value }) => ({ act: 'update', value }),
  },
  orNew({
    name: '… wiederholen jeden Samstag',
    pattern: `^ <words:target> (wiederholen <words:value> | <words:value> wiederholen) ${POLITE} $`,
    make: update(),
  }),
  {
    name: 'nein, um fünf',
    pattern:
      '^ (nein|nee|ups|oh|halt|moment|quatsch|äh|sorry|stopp | ach nein|nee|ne | ne | nein warte | doch) [,|.|-] [doch|warte|moment|,] [lieber|besser|doch|erst|eher|am] <words:value> [lieber|stattdessen] $',
    rank: 2,
    make: update(),
  },
  {
    name: 'und eine Stunde früher',
    pattern: '^ (und|aber|oder|doch|lieber|besser|noch|bitte|vielleicht)* <words:value> früher|später|länger|kürzer $',
    rank: 2,
    make: ({ value }) => ({ act: 'update', value: { from: value.from, to: value.to + 1 } }),
  },
  { name: 'um 10 meine ich', pattern: '^ [nein] [,] <words:value> [,] (meine|meinte ich) $', rank: 2, make: update() },
  {
    name: 'ich meine um 10',
    pattern: '^ [(nein|nee|sorry|ups|halt|äh|quatsch|,)*] (ich meine|meinte | meinte) <words:value> $',
    rank: 2,
    make: update(),
  },
  pronounRule('beide morgen', `<pronoun> <words:value> ${POLITE}`, IT_ALONE),
  {
    name: 'mach p1',
    pattern: `^ ${PLEASE} mach|mache|setz|setze [auf] <words:value> ${POLITE} $`,
    rank: 1,
    // "mach das wichtig" names the task: the rules below take it
    make: (said: Said, place) =>
      said.value.to - said.value.from > 1 && IT.test(place.source.tokens[said.value.from]!.text)
        ? undefined
        : update()(said, place),
  },
  {
    name: 'lieber am Freitag',
    pattern: '^ (lieber | doch lieber | besser | doch erst | doch | dann lieber | mach lieber) <words:value> $',
    rank: 2,
    make: update(),
  },
  {
    name: 'Wäsche mache ich morgen',
    pattern: '^ <words:target> (mache|mach|erledige|machen) ich|wir [doch|lieber|erst|dann]* <words:value> $',
    rank: 1,
    make: update(),
  },
  {
    name: 'mach aus Milch Hafermilch',
    pattern: `^ ${PLEASE} (mach|mache aus <words:target> [bitte|jetzt] <words:value> | aus <words:target> [bitte|jetzt] <words:value> machen) ${POLITE} $`,
    rank: 1,
    // "mach aus dem Holz ein Regal" is something to do
    make: ({ target, value }, { source: { tokens } }) =>
      target.to - target.from + value.to - value.from > 2 || tokens[value.from]!.lex?.cardinal
        ? undefined
        : { act: 'update', target, value, field: 'title' },
  },
  {
    name: 'mach aus dem Freitag einen Samstag',
    pattern: `^ ${PLEASE} mach|mache aus [dem|der|den] <point:old> [lieber|doch|bitte|besser] [einen|eine] <words:value> [(bei|beim|von|vom|für) <words:target>] ${POLITE} $`,
    rank: 3,
    make: update(),
  },
  {
    name: '… doch lieber Freitag',
    pattern:
      '^ <words:target> (doch lieber | lieber | doch erst | jetzt erst | stattdessen | doch schon | jetzt immer | ab jetzt [immer] | künftig [immer]) <words:value> [(statt|anstatt|nicht) <words:old>] $',
    rank: 1,
    make: update(),
  },
  {
    name: '… ist jetzt um vier',
    pattern:
      '^ <words:target> (ist|sind|beginnt|startet|geht) (jetzt|nun|doch|erst | doch erst | jetzt erst) <words:value> [,] [nicht|statt] [<words:old>] $',
    rank: 1,
    make: update(),
  },
  {
    name: '… ist um drei, nicht um vier',
    pattern:
      '^ <words:target> (ist|sind|war|beginnt|geht) [jetzt|nun|doch|erst] <words:value> [,|und] (nicht|statt|anstatt) <words:old> $',
    rank: 2,
    make: ({ target, value }) => ({ act: 'update', target, value }),
  },
  {
    name: '2 auf morgen',
    pattern: '^ [nummer|nr|aufgabe|punkt] [.] <position> auf <words:value> $',
    rank: 3,
    make: ({ value }, { from }) => ({ act: 'update', target: { from, to: value.from - 1 }, value, isStrict: true }),
  },
  {
    name: 'Priorität von … auf hoch',
    pattern: `^ ${PLEASE} [${MOVE}] [die] priorität|prio (von|bei [der|dem] | vom|der|des) <words:target> [runter|rauf|hoch] auf <words:value> ${POLITE} $`,
    rank: 5,
    make: update('priority'),
  },
  {
    name: 'gib … das Label Haushalt',
    pattern: `^ ${PLEASE} gib|gebe <words:target> (das|ein|den|die) label|labels|etikett|tag|schlagwort <words:value> ${POLITE} $`,
    rank: 4,
    make: update('labels'),
  },
  {
    name: 'morgen statt heute',
    pattern: '^ [lieber|doch|nein|,]* <words:value> (statt|anstatt|nicht) <phrase:old> $',
    rank: 1,
    make: ({ value }) => ({ act: 'update', value }),
  },
  {
    name: 'nicht heute, morgen',
    pattern: '^ [(nein|nee|sorry|doch|,)*] nicht <phrase:old> [,|.] [sondern|lieber|erst|doch] <phrase:value> $',
    rank: 3,
    make: (_, { source: { tokens }, to }) => {
      const from = tokens.findLastIndex(({ text }) => /^(?:[,.]|sondern|lieber|erst|doch)$/.test(text)) + 1
      return from > 1 ? { act: 'update', value: { from, to } } : undefined
    },
  },
  {
    name: '… wurde auf Donnerstag verlegt',
    pattern:
      '^ <words:target> (wurde|wird|ist) [jetzt|nun|leider]* auf|zu <words:value> (verschoben|verlegt|vorverlegt|vorgezogen|umgelegt|gelegt) [worden] $',
    rank: 3,
    make: update(),
  },
  {
    name: '… wurde um eine Stunde verlegt',
    pattern: '^ <words:target> (wurde|wird|ist) [jetzt|nun|leider]* um <words:value> (verschoben|verlegt) [worden] $',
    rank: 3,
    make: updateWithPreposition,
  },
  {
    name: '… hat Zeit bis Montag',
    pattern:
      '^ <words:target> (hat|haben [noch] zeit bis [zum|zur] <words:value> | (kann|können) [ruhig|noch] bis [zum|zur] <words:value> warten) $',
    rank: 3,
    make: update(),
  },
  {
    name: 'um eine Woche verschieben',
    pattern: `^ [bitte|nein|lieber|doch]* um|auf <words:value> ${MOVING} ${POLITE} $`,
    rank: 3,
    make: ({ value }) => ({ act: 'update', value }),
  },
  // "auf" before a time only ever moves; a task to come has "um" or "am"
  {
    name: 'Zahnarzt auf 16 Uhr',
    pattern: `^ <words:target> [bitte|doch|lieber]* auf [den|die|das] (<clock> | #day [<clock> | um <clock> | früh] | #weekday&!plural [um] [<clock>] | <which> woche|monat|#weekday) ${POLITE} $`,
    rank: 1,
    make: ({ target }: Said, { source: { tokens }, to }) => {
      const at = tokens.findLastIndex(({ text }) => text === 'auf')
      return at < target!.to ? undefined : { act: 'update', target, value: { from: at + 1, to } }
    },
  },
  {
    name: 'gib … Priorität 1',
    pattern: `^ ${PLEASE} gib|gebe <words:target> [(die|eine)] <words:value> ${POLITE} $`,
    rank: 1,
    make: update(),
  },
  {
    name: 'mach es p1',
    pattern: `^ ${PLEASE} mach|mache|setz|setze <words:target> [auf] <words:value> ${POLITE} $`,
    rank: 1,
    make: ({ target, value }, place) =>
      isNew(place, target) ? undefined : { act: 'update', target, value, isStrict: true },
  },
  {
    name: 'mach … dringend',
    pattern: `^ ${PLEASE} mach|mache <words:target> <words:value> $`,
    make: ({ target, value }, { source }) =>
      value.to - value.from === 1 && /^(?:un)?(?:wichtig|dringend|eilig)$/.test(source.tokens[value.from]!.text)
        ? { act: 'update', target, value }
        : undefined,
  },
  {
    name: 'mach … zu einer wichtigen Aufgabe',
    pattern: `^ ${PLEASE} mach|mache <words:target> zu einer|einem wichtigen|dringenden aufgabe|termin|sache $`,
    rank: 5,
    make: ({ target }) => ({ act: 'update', target, changes: { priority: 1 } }),
  },
  {
    name: '… hat Priorität 1',
    pattern: '^ <words:target> hat|bekommt [die|eine] <words:value> $',
    rank: 1,
    make: ({ target, value }, { source }) =>
      source.tokens.slice(value.from, value.to).some(({ text }) => /^prio/.test(text))
        ? { act: 'update', target, value }
        : undefined,
  },
  {
    name: '… soll hohe Priorität haben',
    pattern: '^ <words:target> (soll|sollte|muss|sollen) <words:value> (haben|bekommen|kriegen) $',
    rank: 1,
    make: update('priority'),
  },
  {
    name: 'wiederhole … jeden Montag',
    pattern: `^ ${PLEASE} wiederhol|wiederhole <words:target> [ab] <words:value> ${POLITE} $`,
    rank: 2,
    make: update(),
  },
  {
    name: '… soll sich wiederholen',
    pattern: '^ <words:target> soll|sollen sich <words:value> wiederholen $',
    rank: 2,
    make: update(),
  },
  {
    name: 'Frist von … auf Freitag',
    pattern: `^ ${PLEASE} ${MOVE} (die frist | die deadline | den stichtag) [von|für|der|des] [<words:target>] auf|bis <words:value> ${POLITE} $`,
    rank: 4,
    make: update('deadline'),
  },
  {
    name: 'blende … bis Montag aus',
    pattern: `^ ${PLEASE} (blend|blende|leg|lege|pack|packe|tu|tue|räum|räume) <words:target> bis [zum|zur] <words:value> (aus | weg | beiseite) ${POLITE} $`,
    rank: 5,
    make: update('start'),
  },
  {
    name: 'zeig mir … nicht vor Montag',
    pattern: `^ ${PLEASE} zeig|zeige mir <words:target> (nicht vor | erst ab|am|wieder | erst wieder ab|am) [dem|der] <words:value> ${POLITE} $`,
    rank: 5,
    make: update('start'),
  },
  {
    name: 'Beginn von … auf Freitag',
    pattern: `^ ${PLEASE} ${MOVE} (den beginn | den start | das startdatum) [von|für|der|des] [<words:target>] auf <words:value> ${POLITE} $`,
    rank: 4,
    make: update('start'),
  },
  {
    name: 'hol … wieder hervor',
    pattern: `^ ${PLEASE} (hol|hole|blend|blende) <words:target> [wieder] (hervor|ein|vor) ${POLITE} $`,
    rank: 2,
    make: ({ target }) => ({ act: 'update', target, changes: { start: null } }),
  },
  {
    name: 'benenne … um',
    pattern: `^ ${PLEASE} benenn|benenne|nenn|nenne <words:target> [bitte] in|zu|als|auf <words:value> um ${POLITE} $`,
    rank: 4,
    make: update('title'),
  },
  {
    name: 'benenne … um in …',
    pattern: `^ ${PLEASE} benenn|benenne|nenn|nenne <words:target> [bitte] um [in|zu|auf] <words:value> ${POLITE} $`,
    rank: 3,
    make: update('title'),
  },
  {
    name: 'nenn … jetzt',
    pattern: `^ ${PLEASE} nenn|nenne <words:target> [ab] (jetzt|lieber|stattdessen|einfach) <words:value> $`,
    rank: 3,
    make: update('title'),
  },
  {
    name: 'nenn Aufgabe 2 …',
    pattern: `^ ${PLEASE} nenn|nenne <words:target> <words:value> $`,
    rank: 1,
    make: ({ target, value }, { source: { tokens } }) =>
      tokens.slice(target.from, target.to).some(({ kind, lex }) => kind === 'number' || lex?.ordinal !== undefined)
        ? { act: 'update', target, value, field: 'title', isStrict: true }
        : undefined,
  },
  {
    name: 'ändere … in …',
    pattern: `^ ${PLEASE} änder|ändere <words:target> in|zu <words:value> ${POLITE} $`,
    make: update('title'),
  },
  {
    name: '… in … umbenennen',
    pattern: `^ ${PLEASE} <words:target> in|zu|auf <words:value> umbenennen ${POLITE} $`,
    rank: 4,
    make: update('title'),
  },
  {
    name: 'ändere den Titel',
    pattern: `^ ${PLEASE} änder|ändere|setz|setze (den titel | den namen) [von|der|des] <words:target> in|zu|auf <words:value> $`,
    rank: 5,
    make: update('title'),
  },
  {
    name: 'verschieb … ins Projekt',
    pattern: `^ ${PLEASE} ${MOVE}|tu|tue <words:target> (ins | in das | in | zum | zu) projekt <words:value> ${POLITE} $`,
    rank: 5,
    make: update('project'),
  },
]

/** "erinnere mich zehn Minuten vor dem Meeting" is about a task that there is; "vor dem 5. Mai an …" adds one. */
export const reminding: Rule<Wish>[] = [
  {
    name: 'erinnere mich zehn Minuten vor dem Meeting',
    pattern: `^ ${PLEASE} erinner|erinnere mich [bitte] <duration> vor dem|der|den|meinem|meiner <words:target> ${POLITE} $`,
    rank: 3,
    make: ({ target, duration: { days, minutes, months, workdays } }, { source: { tokens } }) =>
      months ||
      workdays ||
      tokens.slice(target.from, target.to).some(({ kind, text }) => kind === 'number' || text === 'an')
        ? undefined
        : { act: 'update', target, changes: { addReminders: [{ minutesBefore: days * 1440 + minutes }] } },
  },
]

const snooze = ({ value, target }: Partial<Said>): Wish => ({
  act: 'snooze',
  ...(value && { value }),
  ...(target && { target }),
})

const AGAIN = 'nochmal|nochmals|wieder|erneut|später'

export const snoozing: Rule<Wish>[] = [
  {
    name: 'erinner mich später nochmal',
    pattern: `^ ${PLEASE} erinner|erinnere mich [bitte] (später | ${AGAIN} | später ${AGAIN} | noch einmal | noch mal) [daran] [,] [(jetzt nicht | nicht jetzt)] $`,
    rank: 5,
    make: snooze,
  },
  {
    name: 'erinner mich in einer Stunde nochmal',
    pattern: `^ ${PLEASE} erinner|erinnere mich [bitte] [(${AGAIN} | noch einmal | noch mal)] [daran] <words:value> [daran] (${AGAIN} | noch einmal | noch mal) [daran|dran] [,] [(jetzt nicht | nicht jetzt)] $`,
    rank: 5,
    make: snooze,
  },
  {
    name: 'erinner mich nochmal in einer Stunde',
    pattern: `^ ${PLEASE} erinner|erinnere mich [bitte] (${AGAIN} | noch einmal | noch mal) [daran|dran] <words:value> $`,
    rank: 5,
    make: snooze,
  },
  {
    name: 'erst in einer Stunde',
    pattern:
      '^ (nicht jetzt | jetzt nicht) [,] [(erst|sondern|lieber | erinner mich | frag mich)] <words:value> [nochmal|wieder] $',
    rank: 4,
    make: snooze,
  },
  {
    name: 'in zehn Minuten nochmal',
    pattern: `^ <words:value> (${AGAIN} | noch einmal | noch mal) [bitte] $`,
    rank: 2,
    make: snooze,
  },
  {
    name: 'nochmal in zehn Minuten erinnern',
    pattern: `^ [bitte] ((${AGAIN} | noch einmal | noch mal) <words:value> | <words:value> (${AGAIN} | noch einmal | noch mal)) erinnern [bitte] $`,
    rank: 4,
    make: snooze,
  },
  {
    name: 'nicht jetzt',
    pattern:
      '^ (nicht jetzt | jetzt nicht | später | schlummern | snooze | noch nicht jetzt | später nochmal | frag mich später [nochmal]) [bitte] $',
    rank: 4,
    make: snooze,
  },
  {
    name: 'schlummern für',
    pattern: '^ [bitte] (schlummern|schlummer|snooze) [<words:target>] [für|bis|um] <words:value> $',
    rank: 4,
    make: snooze,
  },
  {
    name: 'noch fünf Minuten',
    pattern: '^ [gib mir] (noch | noch mal | noch einmal | nochmal) <words:value> [bitte] $',
    rank: 1,
    make: snooze,
  },
]
