/** What ends a task or brings it back: "hak den Klempner ab", "lösch die zweite", "setz Miete wieder auf offen", "überspring Yoga". */
import { orNew } from '../../../commands/task-rule.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Place, Rule } from '../../../engine/grammar.ts'
import { PARTICIPLE } from './asking.ts'

type Said = { target?: Stretch }
const on =
  (act: Wish['act'], more: Partial<Wish> = {}) =>
  ({ target }: Said): Wish => ({ act, ...(target && { target }), ...more })

const PLEASE = '[bitte|mal|ok|okay|so|also] [,] [(kannst du | könntest du)] [bitte|mal]'
const POLITE = '[,] [bitte|mal|danke|jetzt]'
const ALREADY = '[schon|jetzt|bereits|endlich|nun|auch|heute|gerade]'
const DONE = 'erledigt|fertig|geschafft|gemacht|abgehakt|abgeschlossen|done|durch'
/** Behind what is told: "…, endlich!" */
export const SIGH =
  '[,|-] [(endlich|übrigens|danke|puh|yay|juhu|hurra|bitte|jetzt | zum glück | gott sei dank | na endlich | soweit | so weit)] [(!|.|😊|🎉|💪)*]'
const LIST = '(von|aus) [der|meiner|die|meine|einer] [#word] liste|einkaufsliste|todo-liste|todoliste|aufgabenliste'

/** A denied completion is no completion: "Rechnung nicht bezahlt", "keine Milch gekauft". */
const DENIAL = /^(?:nicht|nie|kein(?:e[nmrs]?)?)$/

function completed({ target }: Said, { source: { tokens } }: Place): Wish | undefined {
  const isDenied = target && (DENIAL.test(tokens[target.to - 1]!.text) || /^kein/.test(tokens[target.from]!.text))
  return isDenied ? undefined : on('complete')({ target })
}

/** Nothing but what was done: "gekocht und geputzt". */
const isAllDone = ({ source: { tokens } }: Place, { from, to }: Stretch): boolean => {
  const said = tokens.slice(from, to).map(({ text }) => text)
  return PARTICIPLE.test(said.at(-1)!) && said.every((word) => /^(?:,|und|auch)$/.test(word) || PARTICIPLE.test(word))
}

/** What somebody did, said without "ich habe": no infinitive and hardly a noun looks like it. */
const DEED =
  /^(?!(?:\p{L}*(?:gebet|gehalt|gericht|geschaeft|gesicht|geraet|geburt|gewicht|gedicht|geruecht|gebiet|gestalt|gewalt|geplant|gefragt)|abgesagt|angesagt|geplatzt|ausgefallen|aufgeregt|gesperrt|verlegt)$)(?:(?:ab|an|auf|aus|ein|vor|weg|zu|mit|nach|um|los|hin|her|durch|zurueck|fertig|raus|rein|runter|rauf|hoch|weiter|fest|frei|klar|vorbei|bereit|kaputt)?ge\p{L}{2,}t|(?:ab|an|auf|aus|ein|vor|weg|mit|um|zurueck|durch|ueber|unter|be|ver)?(?:ge)?(?:waschen|gossen|schrieben|lesen|fahren|gangen|schnitten|backen|strichen|sprochen|troffen|funden|gessen|trunken|rufen|nommen|geben|holfen|hangen|zogen|wiesen|worben)|bezahlt|besorgt|bestellt|erneuert|repariert|sortiert|verschickt|verkauft|versendet|unterschrieben|\p{L}+iert)$/u
/** Words that end like one and are infinitives: "Auto waschen". */
const INFINITIVE =
  /^(?:ab|an|auf|aus|ein|vor|weg|mit|um|zurueck|durch|ueber|unter|be|ver)?(?:waschen|lesen|fahren|backen|rufen|geben)$/

const isDeed = (word: string): boolean => DEED.test(word) && !INFINITIVE.test(word)

const deed = ({ target, done }: Said & { done: string }, place: Place): Wish | undefined =>
  isDeed(done) ? completed({ target }, place) : undefined

/** "der Zahnarzt hat angerufen" tells of somebody else. */
const isSentence = ({ source: { tokens } }: Place, { from, to }: Stretch): boolean =>
  tokens
    .slice(from, to)
    .some(
      ({ text, kind }) =>
        kind === 'mark' ||
        /^(?:hat|haben|ist|sind|war|waren|wird|werden|nicht|nie|noch|als|wie|was|wer|wo)$/.test(text),
    )

/** What somebody says first who sees that it went wrong. */
const OOPS =
  '[(nein|nee|ne|ups|oh|halt|stopp|moment|mist|sorry|hoppla|huch | oh nein|nee|gott | ach nein|nee)] [,|!] [(doch nicht | lieber nicht | lass | lass mal | falsch | das war falsch | das war ein fehler|versehen)] [,|.|!]'
const BY_MISTAKE = '(versehentlich|fälschlich|fälschlicherweise|irrtümlich | aus versehen)'

const STILL = '[doch|leider|wieder] [noch|immer] [noch|gar]'

export const completing: Rule<Wish>[] = [
  {
    name: 'hak … ab',
    pattern: `^ ${PLEASE} hak|hake|haken <words:target> ${POLITE} ab ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: '… abhaken',
    pattern: `^ ${PLEASE} <words:target> ${POLITE} abhaken|abschließen ${POLITE} $`,
    rank: 2,
    make: completed,
  },
  {
    name: 'markier … als erledigt',
    pattern: `^ ${PLEASE} markier|markiere|setz|setze|mach|mache|stell|melde <words:target> (als|auf) ${DONE} ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: '… als erledigt markieren',
    pattern: `^ ${PLEASE} <words:target> (als|auf) ${DONE} (markieren|setzen|melden|eintragen) ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: 'schließ … ab',
    pattern: `^ ${PLEASE} schließ|schließe <words:target> ab ${POLITE} $`,
    rank: 2,
    make: completed,
  },
  {
    name: '… ist erledigt',
    pattern: `^ <words:target> (ist|sind|wurde | hätte|hab|habe ich | haben wir) ${ALREADY} ${DONE} ${SIGH} $`,
    rank: 1,
    make: completed,
  },
  {
    name: '… erledigt',
    pattern: `^ <words:target> [ist|sind|wurde|wurden] ${ALREADY} erledigt|fertig|abgehakt|geschafft|done|bezahlt|eingekauft ${POLITE} $`,
    make: completed,
  },
  {
    name: 'ich habe … erledigt',
    pattern: `^ [ich|wir] habe|hab|haben <words:target> ${ALREADY} ${DONE} ${SIGH} $`,
    rank: 1,
    make: completed,
  },
  {
    name: 'ich habe … angerufen',
    pattern: `^ [(ja|so|ok)] [,] ich habe|hab <words:target> ${ALREADY} #word:done ${SIGH} $`,
    // "ich habe Hunger" is no deed
    make: ({ target, done }, place) =>
      /^(?:\p{L}*ge\p{L}+|(?:be|ver|er|ent)\p{L}+)(?:t|en)$/u.test(done) &&
      place.source.tokens[target!.to - 1]!.text !== 'und'
        ? completed({ target }, place)
        : undefined,
  },
  {
    name: '… ist geputzt',
    pattern: `^ <words:target> (ist|sind|wurde|wurden|wären) ${ALREADY} #word:done ${SIGH} $`,
    make: deed,
  },
  {
    name: '… geputzt',
    pattern: `^ <words:target> ${ALREADY} #word:done ${SIGH} $`,
    rank: -1,
    make: (said: Said & { done: string }, place) => (isSentence(place, said.target!) ? undefined : deed(said, place)),
  },
  {
    name: '… hab ich',
    pattern: `^ <words:target> (hab|habe ich | haben wir) ${ALREADY} [hinter mir|uns] $`,
    rank: -1,
    make: completed,
  },
  {
    name: '… hab ich gekauft',
    pattern: `^ <words:target> (hab|habe ich | haben wir) ${ALREADY} #word:done ${SIGH} $`,
    make: deed,
  },
  {
    name: 'erledige …',
    pattern: `^ ${PLEASE} erledige|erledig <words:target> ${POLITE} $`,
    make: completed,
  },
  {
    name: 'alles erledigt',
    pattern: `^ (alle|alles [aufgaben] [(ist|sind|wurde | hab|habe ich | haben wir)] ${ALREADY} (${DONE})) $`,
    rank: 5,
    make: (_, { from }) => on('complete')({ target: { from, to: from + 1 } }),
  },
  {
    name: 'hab … rausgebracht',
    pattern: `^ [(ja|so|ok)] [,] habe|hab|haben <words:target> ${ALREADY} #word:done ${SIGH} $`,
    make: deed,
  },
  {
    name: 'beim Friseur gewesen',
    pattern: `^ [(ja|so|ok)] [,] [ich|wir] [(bin|sind|war|waren)] ${ALREADY} (beim|bei|zum|zur | in der|dem | auf der|dem | im) <words:target> ${ALREADY} (gewesen|gegangen|fertig) $`,
    rank: 1,
    make: completed,
  },
  {
    name: 'ich war beim Friseur',
    pattern: `^ [(ja|so|ok)] [,] ich war|bin ${ALREADY} (beim|bei|zum|zur | in der|dem | auf der|dem | im) <words:target> [gewesen] $`,
    make: completed,
  },
  { name: 'erledigt: …', pattern: `^ ${DONE} : <words:target> $`, rank: 1, make: completed },
  {
    name: 'Haken dran bei …',
    pattern: `^ ${PLEASE} [mach] [einen] haken (dran|hinter|an) [bei|an] <words:target> ${POLITE} $`,
    rank: 4,
    make: completed,
  },
  {
    name: 'ich habe gekocht und geputzt',
    pattern: `^ [(ja|so|ok)] [,] ich|wir habe|hab|haben ${ALREADY} <words:target> $`,
    rank: 1,
    make: ({ target }, place) => (isAllDone(place, target) ? completed({ target }, place) : undefined),
  },
  { name: 'fertig mit …', pattern: `^ [ich bin|bin] fertig|durch mit <words:target> $`, rank: 1, make: completed },
  {
    name: 'mit … fertig',
    pattern: `^ ([ich] bin mit <words:target> ${ALREADY} fertig|durch | mit <words:target> bin ich ${ALREADY} fertig|durch) $`,
    rank: 1,
    make: completed,
  },
  { name: '… ✓', pattern: '^ <words:target> ✓|✔|✅|☑ $', rank: 3, make: completed },
  { name: '✓ …', pattern: '^ ✓|✔|✅|☑ <words:target> $', rank: 3, make: completed },
  {
    name: '… kannst du abhaken',
    pattern: `^ <words:target> (kannst|darfst du | kannste|könnteste | können wir | kann man) ${ALREADY} abhaken $`,
    rank: 3,
    make: completed,
  },
  {
    name: 'erledigt',
    pattern: `^ [(ist|schon|bin | ich bin | das ist | hab|habe ich | das hab|habe ich)] [schon|bereits] erledigt|fertig|geschafft|abgehakt|done|gemacht $`,
    rank: 4,
    make: () => ({ act: 'complete' }),
  },
  {
    name: '… ist da, kannst du abhaken',
    pattern: `^ <words:target> (ist|sind) #word [,|.|und] [das|den|die|es] (kannst du | bitte | du kannst | können wir | kann man) [das|den|die|es] [jetzt|bitte|also] abhaken|streichen $`,
    rank: 3,
    make: completed,
  },
]

export const reopening: Rule<Wish>[] = [
  {
    name: 'wieder aufmachen: …',
    pattern: '^ [bitte] (wieder (aufmachen|öffnen|auf|her) | doch wieder offen | doch offen) : <words:target> $',
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'hol … zurück',
    pattern: `^ ${PLEASE} hol|hole <words:target> [wieder] zurück [auf die liste] ${POLITE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'setz … wieder auf offen',
    pattern: `^ ${PLEASE} setz|setze|stell|stelle|mach|mache|öffne|öffnen|hol|hole|markier|markiere <words:target> wieder (auf offen | als offen | auf|offen|zurück|her | auf die liste) ${POLITE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'öffne … wieder',
    pattern: `^ ${PLEASE} öffne|öffnen <words:target> [wieder|erneut] ${POLITE} $`,
    rank: 2,
    make: on('reopen'),
  },
  {
    name: 'setz … auf offen',
    pattern: `^ ${PLEASE} setz|setze|stell|stelle|markier|markiere|mach <words:target> (auf|als) (offen|unerledigt|ungelöst | nicht erledigt) ${POLITE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: '… wieder öffnen',
    pattern: `^ ${PLEASE} <words:target> (wiederherstellen|zurückholen | wieder öffnen|aufmachen | wieder auf offen [setzen|stellen] | doch nicht abhaken | als offen markieren | wieder hervorholen) ${POLITE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: '… ist doch nicht erledigt',
    pattern: `^ <words:target> [(ist|sind|war|waren | hab|habe ich)] [doch] [noch] [gar] nicht ${DONE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'ich habe … doch nicht erledigt',
    pattern: `^ ich habe|hab <words:target> (doch nicht | doch noch nicht | noch nicht) ${DONE} $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'ich habe … versehentlich abgehakt',
    pattern: `^ ${OOPS} [ich|wir] [habe|hab|haben] <words:target> ${BY_MISTAKE} (abgehakt|erledigt|abgeschlossen|geschlossen) $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'doch nicht erledigt: …',
    pattern: `^ (doch nicht | doch noch nicht | noch nicht | nicht) ${DONE} :|, <words:target> $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'doch nicht fertig mit …',
    pattern: '^ [(ich bin|bin)] [doch|leider|noch|aber]* nicht (fertig|durch) mit <words:target> $',
    rank: 4,
    make: on('reopen'),
  },
  {
    name: '… nicht gekauft',
    pattern: `^ <words:target> [(ist|sind|war|waren|wurde|wurden | hab|habe ich | haben wir)] ${STILL} nicht #word:done $`,
    rank: 3,
    make: undone,
  },
  {
    name: 'keine Milch gekauft',
    pattern: '^ [ich|wir habe|hab|haben] [doch|leider|noch] kein|keine|keinen <words:target> #word:done $',
    rank: 3,
    make: undone,
  },
  {
    name: 'ich habe … nicht gekauft',
    pattern: `^ [ich|wir] habe|hab|haben <words:target> ${STILL} nicht #word:done $`,
    rank: 4,
    make: undone,
  },
  {
    name: '… ist doch noch offen',
    pattern: `^ <words:target> (ist|sind|wäre) [doch|leider|wieder] [noch|immer] [noch] offen|unerledigt $`,
    rank: 3,
    make: on('reopen'),
  },
  {
    name: 'doch noch nicht fertig',
    pattern: `^ [doch] [noch] nicht ${DONE} $`,
    rank: 5,
    make: () => ({ act: 'reopen' }),
  },
]

function undone({ target, done }: Said & { done: string }): Wish | undefined {
  return PARTICIPLE.test(done) || DONE.split('|').includes(done) ? on('reopen')({ target }) : undefined
}

/** What is painted or buttered, not struck off a list. */
const PAINTED =
  /(?:zaun|wand|waende|zimmer|decke|tuer|tueren|tor|fenster|rahmen|kueche|flur|haus|keller|bad|balkon|garage|schuppen|laube|schrank|regal|kommode|bett|bank|stuhl|stuehle|tisch|moebel|heizung|fassade|raum|wohnung|boden|treppe|gelaender|leisten?|dach|boot|brot|broetchen|butter|toast|teig)$/

const FINISHED = /^(?:erledigte|abgehakte|abgeschlossene|fertige)n?$/

const says = ({ source: { tokens } }: Place, { from, to }: Stretch, word: RegExp): boolean =>
  tokens.slice(from, to).some(({ text }) => word.test(text))

/** "vergiss das" calls off what was said; "vergiss … nicht" asks for a reminder. */
const isGivenUp = ({ source: { tokens } }: Place, { from, to }: Stretch): boolean =>
  !tokens
    .slice(from, to)
    .some(
      ({ text }, i) => /^(?:nicht|nie)$/.test(text) || (/^(?:das|es|alles)$/.test(text) && !isNamed(tokens, from + i)),
    )

/** "das mit dem Fahrrad" */
const isNamed = (tokens: { text: string }[], at: number): boolean =>
  /^(?:mit|vom|von|beim)$/.test(tokens[at + 1]?.text ?? '')

export const deleting: Rule<Wish>[] = [
  {
    name: 'lösch …',
    pattern: `^ ${PLEASE} lösch|lösche|entfern|entferne <words:target> [(raus|weg|wieder | ${LIST})] ${POLITE} $`,
    rank: 2,
    make: on('delete'),
  },
  {
    name: 'streich …',
    pattern: `^ ${PLEASE} streich|streiche <words:target> (raus|weg|durch | ${LIST}) ${POLITE} $`,
    rank: 3,
    make: on('delete'),
  },
  {
    name: 'streich den Friseur',
    pattern: `^ ${PLEASE} streich|streiche <words:target> ${POLITE} $`,
    rank: 1,
    make: ({ target }, place) => (says(place, target, PAINTED) ? undefined : on('delete')({ target })),
  },
  {
    name: '… kannst du streichen',
    pattern: `^ <words:target> (kannst|darfst du | kannste|könnteste | können wir | kann man) [wieder|jetzt|auch|ruhig] löschen|streichen|entfernen|rausnehmen|wegmachen $`,
    rank: 3,
    make: on('delete'),
  },
  {
    name: 'vergiss den Friseur',
    pattern: `^ ${PLEASE} vergiss|vergesst <words:target> ${POLITE} $`,
    make: ({ target }, place) => (isGivenUp(place, target) ? on('delete')({ target }) : undefined),
  },
  {
    name: 'nimm … von der Liste',
    pattern: `^ ${PLEASE} nimm|nehme|nehm|wirf|schmeiß <words:target> (runter|raus|weg | ${LIST} [runter|raus|weg]) ${POLITE} $`,
    rank: 3,
    make: on('delete'),
  },
  {
    name: '… löschen',
    pattern: `^ ${PLEASE} <words:target> löschen|entfernen|streichen ${POLITE} $`,
    rank: 1,
    make: on('delete', { isStrict: true }),
  },
  { name: 'weg damit', pattern: `^ [also|und] (weg|raus) damit ${POLITE} $`, rank: 3, make: () => ({ act: 'delete' }) },
  orNew({
    name: '… doch nicht anrufen',
    pattern: '^ <words:target> doch nicht [mehr] #word:verb $',
    rank: 1,
    make: ({ target, verb }) => (/e[lr]?n$/.test(verb) ? on('delete')({ target }) : undefined),
  }),
  {
    name: 'weg mit …',
    pattern: `^ [also|so|und] (weg|raus) mit <words:target> ${POLITE} $`,
    rank: 2,
    make: on('delete'),
  },
  {
    name: '… ist abgesagt, lösch es',
    pattern: `^ <words:target> (ist|wurde|findet|fällt|hat) #word+ [,|.|und|also] ${PLEASE} (lösch|lösche|streich|streiche|entfern|entferne (es|das|ihn|sie|den|die) [bitte] | (kannst du | bitte) [es|das|ihn|sie|den|die] [bitte] löschen|streichen|entfernen) ${POLITE} $`,
    rank: 3,
    make: on('delete'),
  },
  // who says please gives an order; "Fotos löschen" may be what is to be done
  {
    name: '… bitte löschen',
    pattern: `^ <words:target> bitte [wieder|jetzt|mal] löschen|entfernen|streichen|rausnehmen $`,
    rank: 2,
    make: on('delete'),
  },
  {
    name: '… von der Liste nehmen',
    pattern: `^ ${PLEASE} <words:target> ${LIST} löschen|entfernen|streichen|nehmen ${POLITE} $`,
    rank: 3,
    make: on('delete'),
  },
  {
    name: 'die Aufgabe … löschen',
    pattern: `^ ${PLEASE} (die|den) aufgabe|termin|erinnerung [für|an|zum|zur] <words:target> löschen|entfernen|streichen|absagen ${POLITE} $`,
    rank: 4,
    make: on('delete'),
  },
  {
    name: '… kann weg',
    pattern:
      '^ <words:target> (kann|können|darf|soll) [jetzt|auch|ruhig|bitte] (weg | gelöscht|gestrichen|entfernt werden) $',
    rank: 1,
    make: on('delete'),
  },
  {
    name: '… brauche ich nicht mehr',
    pattern:
      '^ <words:target> (brauche|brauch|brauchen ich|wir [doch|jetzt] nicht|keine|keinen|kein [mehr] | hat sich erledigt | fällt|fallen [leider] aus | (ist|sind|wurde|wurden) [leider|jetzt] abgesagt|gestrichen|storniert|gecancelt|geplatzt|ausgefallen | findet|finden [leider|doch] nicht statt | ist|sind nicht mehr nötig | ist hinfällig) $',
    rank: 1,
    make: on('delete'),
  },
  {
    name: 'räum die erledigten weg',
    pattern: `^ ${PLEASE} räum|räume|schmeiß|wirf|tu|mach <words:target> (weg|raus|auf) ${POLITE} $`,
    // "räum die Küche auf" is something to do
    make: ({ target }, place) => (says(place, target, FINISHED) ? on('delete')({ target }) : undefined),
  },
  {
    name: 'ich brauche keine … mehr',
    pattern: `^ [ich|wir] brauche|brauch|brauchen kein|keine|keinen <words:target> mehr ${POLITE} $`,
    rank: 2,
    make: on('delete'),
  },
  {
    name: 'ich brauche … nicht mehr',
    pattern: `^ [ich|wir] brauche|brauch|brauchen <words:target> nicht mehr ${POLITE} $`,
    rank: 2,
    make: on('delete'),
  },
]

export const skipping: Rule<Wish>[] = [
  {
    name: '… lasse ich ausfallen',
    pattern:
      '^ <words:target> [(diesmal|heute | dieses mal | diese woche)] lasse|lass|lassen ich|wir [diesmal|heute] (ausfallen|aus|sausen) $',
    rank: 2,
    make: on('skip'),
  },
  {
    name: 'überspring …',
    pattern: `^ ${PLEASE} überspring|überspringe|überspringen <words:target> [(diesmal|heute | dieses mal | diese woche)] ${POLITE} $`,
    rank: 3,
    make: on('skip'),
  },
  {
    name: '… überspringen',
    pattern: `^ ${PLEASE} <words:target> [(diesmal|heute | dieses mal | diese woche)] überspringen|auslassen|aussetzen ${POLITE} $`,
    rank: 2,
    make: on('skip'),
  },
  {
    name: 'lass … aus',
    pattern: `^ ${PLEASE} lass|lasse <words:target> [(diesmal|heute | dieses mal | diese woche)] (ausfallen|aus|weg) ${POLITE} $`,
    rank: 2,
    make: on('skip'),
  },
  {
    name: 'diesmal nicht',
    pattern: '^ (diesmal nicht | dieses mal nicht | überspringen | auslassen) $',
    rank: 4,
    make: () => ({ act: 'skip' }),
  },
]

export const undoing: Rule<Wish>[] = [
  {
    name: 'rückgängig',
    pattern: `^ ${OOPS} [bitte|mach|mache|machen] [das|die|den|alles|es|dies] [(letzte [änderung|aktion] | letzten schritt)] [bitte|wieder] rückgängig|ungeschehen [machen|bitte] [bitte] $`,
    rank: 5,
    make: () => ({ act: 'undo' }),
  },
  {
    name: 'stell alles wieder her',
    pattern: `^ ${OOPS} [bitte] stell|stelle|mach [alles|das|es] wieder [so] her|hin [(wie vorher | wie es war | wie es vorher war | wie es war vorher | zurück)] $`,
    rank: 5,
    make: () => ({ act: 'undo' }),
  },
  {
    name: 'nimm das zurück',
    pattern: `^ ${OOPS} (nimm|nehm|zieh|dreh|setz [bitte] (das|alles|es | die letzte änderung|aktion | den letzten schritt) [bitte] zurück | undo | widerrufen | widerruf das | kommando zurück | [das] war quatsch [,] zurück | [bitte] zurück | falsch [,] zurück | alles zurück | [einen|letzten schritt] zurück | [den] letzten schritt zurück | zurücknehmen | das zurücknehmen | wie vorher)  [bitte] $`,
    rank: 5,
    make: () => ({ act: 'undo' }),
  },
  {
    name: 'ups, doch nicht',
    pattern:
      '^ (ups|oh|hoppla|huch|mist|sorry|halt|stopp|moment) [,|!] (doch nicht | falsch | war falsch | das war falsch | das war die falsche | nicht das) $',
    rank: 7,
    make: () => ({ act: 'undo' }),
  },
  {
    name: 'das war falsch',
    pattern:
      '^ ([das war] [die|der|das] falsche|falscher|falsches [aufgabe|termin|eintrag] | ich hab|habe mich vertan|geirrt|verklickt|vertippt | das war falsch | das war ein fehler | das wollte ich [so|doch|gar|eigentlich]* nicht [löschen|erledigen|verschieben|abhaken|ändern|streichen] | so war das nicht gemeint | das war ein versehen | so nicht) $',
    rank: 3,
    make: () => ({ act: 'undo' }),
  },
  {
    name: 'redo',
    pattern:
      '^ [bitte] (redo | wiederhole [das|es|die|den] [letzte|letzten] [änderung|schritt] | wiederholen | doch wieder so | (mach das|es doch nicht rückgängig) | doch nicht rückgängig [machen] | (stell|stelle das zurückgenommene wieder her) | (das zurücknehmen|rückgängigmachen rückgängig machen)) [bitte] $',
    rank: 7,
    make: () => ({ act: 'redo' }),
  },
]
