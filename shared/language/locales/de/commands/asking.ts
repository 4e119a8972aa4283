/** What is asked: lists, counts, dates; and what has nothing to do with tasks. */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Source } from '../../../engine/source.ts'

export const PLEASE =
  '[(bitte|mal|ok|okay|also|und|hey|hallo|hi|moin | guten morgen|tag|abend)] [,|!] [(kannst du | könntest du)] [mir|bitte|mal]'
const TASKS = 'aufgaben|aufgabe|todos|to-dos|termine|termin|dinge|sachen|erinnerungen|tasks|liste|einträge'

const list = ({ filter }: { filter?: Stretch }): Wish => ({ act: 'list', ...(filter && { filter }) })
const strictly = ({ filter }: { filter: Stretch }): Wish => ({ act: 'list', filter, isStrict: true })
const strictlyOrAll = ({ filter }: { filter?: Stretch }): Wish => (filter ? strictly({ filter }) : all())
const all = (): Wish => ({ act: 'list' })

export const listing: Rule<Wish>[] = [
  {
    name: 'zeig mir …',
    pattern: `^ ${PLEASE} zeig|zeige|zeigen|nenn|nenne|gib|sag|sage mir|uns [bitte|mal] <words:filter> [(auf|an | bitte)] $`,
    rank: 1,
    // "sag mir um 7, dass ich los muss" asks for a reminder
    make: (said: { filter?: Stretch }, { source }) => (says(source, 'dass', 'bescheid') ? undefined : list(said)),
  },
  {
    name: 'zeig …',
    pattern: `^ ${PLEASE} zeig|zeige|zeigen|liste <words:filter> [(auf|an | bitte)] $`,
    rank: 1,
    make: strictly,
  },
  {
    name: 'such …',
    pattern: `^ ${PLEASE} such|suche|find|finde [mir|bitte|mal] <words:filter> [raus|heraus|bitte] $`,
    rank: 1,
    // "such eine Wohnung" is something to do
    make: ({ filter }, { source: { tokens } }) =>
      /^(?:alle|alles|meine|aufgaben|todos|termine)$/.test(tokens[filter.from]!.text)
        ? strictly({ filter })
        : undefined,
  },
  {
    name: 'lies mir … vor',
    pattern: `^ ${PLEASE} lies|lese [mir|uns] [bitte|mal] <words:filter> vor [bitte] $`,
    rank: 1,
    make: strictly,
  },
  {
    name: '… zeigen',
    pattern: `^ ${PLEASE} <words:filter> zeigen|anzeigen|auflisten [bitte] $`,
    rank: 2,
    make: strictly,
  },
  {
    name: 'zeig die Liste',
    pattern: `^ ${PLEASE} [zeig|zeige] [mir] [(meine|die|alle|alles)] ${TASKS} [an|auf] [bitte] $`,
    rank: 3,
    make: all,
  },
  {
    name: 'zeig Nummer 2',
    pattern: `^ ${PLEASE} zeig|zeige|öffne [mir] [mal] <words:target> [an] $`,
    rank: 4,
    make: ({ target }) => ({ act: 'show', target, isStrict: true }),
  },
  {
    name: '3',
    pattern: '^ [nummer|nr|aufgabe|punkt] [.] #number [.] $',
    rank: 4,
    make: (_, { from, to }) => ({ act: 'show', target: { from, to }, isStrict: true }),
  },
  {
    name: 'was steht heute an',
    pattern: `^ ${PLEASE} was (steht|stand|liegt|lag|kommt|kam|gibt|gibts|gab|ist|war|waren|sind|wäre | gibt|gab es) [denn] <words:filter> [(an|los|dran|fällig|vor|geplant | zu tun | auf mich|uns zu | auf dem|meinem plan|programm|zettel | auf der|meiner liste|agenda|tagesordnung)] $`,
    rank: 2,
    make: strictly,
  },
  { name: 'was steht an', pattern: '^ [und] was (steht|liegt) [alles|denn|noch|so] an $', rank: 4, make: all },
  {
    name: 'was ist als Nächstes dran',
    pattern:
      '^ [und] was (ist|kommt|steht | mache|soll ich) [denn|jetzt] als (nächstes|nächste|erstes) [(dran|an|machen|tun)] $',
    rank: 4,
    make: all,
  },
  {
    name: 'was habe ich morgen vor',
    pattern:
      '^ [und] was (habe|hab|hatte|hatten|muss|musste|soll|sollte|wollte|müsste|kann|haben|müssen) [ich|wir] <words:filter> $',
    rank: 2,
    make: strictly,
  },
  {
    name: 'womit soll ich anfangen',
    pattern:
      '^ [und|also|ok] [,] ((womit|wo | mit was) (soll|sollte|fang|fange|beginne|starte) (ich|wir) [(am besten | jetzt | denn)] [anfangen|beginnen|starten] [an] | was (soll|sollte|muss) (ich|wir) (zuerst | als erstes) [machen|tun|angehen] | was ist [jetzt|gerade] am (wichtigsten|dringendsten)) ["?"] $',
    rank: 5,
    make: all,
  },
  {
    name: 'was ist mein nächster Termin',
    pattern:
      '^ [und] (was|welches|welche|welcher) ist (mein|meine|der|die|das|unser|unsere) (nächster|nächste|nächstes) (termin|aufgabe|todo|sache|punkt|erinnerung) $',
    rank: 4,
    make: all,
  },
  {
    name: 'wie sieht meine Woche aus',
    pattern: '^ [und] wie (sieht <words:filter> aus | sieht es <words:filter> aus | voll ist <words:filter>) $',
    rank: 3,
    make: strictly,
  },
  {
    name: 'habe ich morgen etwas vor',
    pattern: '^ [und] (habe|hab|muss|haben|müssen) ich|wir <words:filter> $',
    rank: 2,
    make: strictly,
  },
  {
    name: 'steht morgen etwas an',
    pattern:
      '^ [und] (steht|liegt|ist|sind|gibt|gibts | gibt es) <words:filter> [(an|vor|los|fällig|dran|übrig|offen)] [?] $',
    rank: 2,
    make: strictly,
  },
  {
    name: 'habe ich morgen Zeit',
    pattern: '^ [und] (habe|hab|haben ich|wir) [<words:filter>] [noch] [etwas|was] (zeit|luft|frei) $',
    rank: 3,
    make: strictlyOrAll,
  },
  {
    name: 'bin ich morgen frei',
    pattern:
      '^ [und] (bin|sind ich|wir) [<words:filter>] [noch|schon] (frei|verfügbar|verplant|ausgebucht|beschäftigt) $',
    rank: 3,
    make: strictlyOrAll,
  },
  {
    name: 'ist der Samstag frei',
    pattern: '^ [und] (ist|wäre) [der|die|das|am] <words:filter> [noch|schon]* (frei|voll|verplant|ausgebucht) [?] $',
    rank: 4,
    make: strictly,
  },
  {
    name: 'was muss bis Freitag fertig sein',
    pattern:
      '^ [und] was (muss|müssen|soll|sollte) <words:filter> (fertig|erledigt|gemacht|weg|geschafft) (sein|werden) [?] $',
    rank: 4,
    make: strictly,
  },
  {
    name: 'hab ich … schon auf der Liste?',
    pattern:
      '^ [und] (habe|hab|haben ich|wir) <words:target> [noch|schon|jetzt]* (drin|drauf|notiert|eingetragen|aufgeschrieben | auf der|meiner liste|einkaufsliste|todo-liste) [?] $',
    rank: 4,
    make: ({ target }) => ({ act: 'when', target }),
  },
  {
    name: 'gibts noch was für heute',
    pattern:
      '^ [und] (gibts | gibt es | is | ist) [denn] [noch] (was|etwas|irgendwas) <words:filter> [(zu tun | zu erledigen | los | offen)] [?] $',
    rank: 2,
    make: strictly,
  },
  {
    name: 'was fehlt noch?',
    pattern:
      '^ [und] [jetzt] was (fehlt|bleibt [mir|uns] [noch|jetzt] | (ist|wäre|bleibt) [jetzt|denn] [noch] übrig) ["?"] $',
    rank: 4,
    make: () => ({ act: 'list' }),
  },
  { name: 'welche Aufgaben …', pattern: `^ [und] welche|welcher|welches <words:filter> $`, rank: 2, make: strictly },
  {
    name: 'meine Aufgaben …',
    pattern: '^ [und] <words:filter> $',
    rank: 0,
    make: ({ filter }, { source }) =>
      saysTasks(source, filter) || /^all(?:e|es)$/.test(source.tokens[filter.from]!.text)
        ? strictly({ filter })
        : undefined,
  },
  {
    name: 'steht der Friseur noch drauf?',
    pattern:
      '^ [und] (steht|ist) <words:target> [noch|schon|jetzt|immer]* (drin|drauf|da | auf der|meiner liste|einkaufsliste|todo-liste | in der|meiner liste) ["?"] $',
    rank: 4,
    make: ({ target }) => ({ act: 'when', target }),
  },
  { name: 'und morgen?', pattern: '^ und <words:filter> "?" $', rank: 1, make: strictly },
  {
    name: 'wie viele …',
    pattern: '^ [und] (wie viele | wieviele | wie viel | wieviel) <words:filter> $',
    rank: 2,
    make: ({ filter }) => ({ act: 'count', filter, isStrict: true }),
  },
  {
    name: 'wann ist …',
    pattern:
      '^ [und] wann (ist|war|sind|steht|kommt|findet | muss|soll|habe|hab ich) [nochmal|eigentlich|denn] <words:target> [an|dran|fällig|statt|machen|erledigen] $',
    rank: 1,
    make: ({ target }) => ({ act: 'when', target }),
  },
]

const says = ({ tokens }: Source, ...words: string[]): boolean => tokens.some(({ text }) => words.includes(text))

/** A list is asked for without a verb only where tasks are named: "überfällige Aufgaben". */
function saysTasks({ tokens }: { tokens: { text: string }[] }, { from, to }: Stretch): boolean {
  return tokens.slice(from, to).some(({ text }) => /^(?:aufgaben|todos|termine|tasks|erinnerungen)$/.test(text))
}

const say = (act: Wish['act'], reason?: Wish['reason']) => (): Wish => ({ act, ...(reason && { reason }) })

const DEAR = '[,] [du|lieber|liebe|bot|alter|zusammen|dir|euch|schön|schon] [,]'

export const talking: Rule<Wish>[] = [
  {
    name: 'hilfe',
    pattern:
      '^ (hilfe | help | hilf mir | was kannst du [alles|so] [tun|machen] | was kann ich [hier|alles] sagen|tun|machen | wie funktioniert das [hier] | wie geht das [hier]) $',
    rank: 6,
    make: say('help'),
  },
  {
    name: 'ja',
    pattern:
      '^ (ja | jap | jo | jawohl | jep | klar | genau | ok | okay | gerne | gern | passt | stimmt | bestätigen | bestätigt | einverstanden | mach das | mach | unbedingt | logisch | [ja] bitte | natürlich | sicher | auf jeden fall | richtig | los | leg los | mach mal | tu das) [,] [(ja | bitte | gerne | gern | klar | genau | mach das | mach | mach es | danke | machen | passt | tu das | alles)] $',
    rank: 6,
    make: say('confirm'),
  },
  {
    name: 'nein',
    pattern:
      '^ (nein | nee | nö | ne | abbrechen | abbruch | stopp | stop | halt | lieber nicht | auf keinen fall | lass das | lass es | doch nicht | vergiss es | bloß nicht | nicht machen | besser nicht | lass mal | egal | schon gut) [,] [(nein | danke | lieber nicht | doch nicht | lass das | lass es | lass mal | bitte nicht | abbrechen | nicht | vergiss es | stopp)] $',
    rank: 6,
    make: say('cancel'),
  },
  {
    name: 'danke',
    pattern: `^ [(super | ok | okay | prima | toll | alles klar | perfekt | klasse)] [,|!] (danke | vielen dank | dankeschön | danke schön | danke dir | besten dank | merci | tausend dank) ${DEAR} [#word] [#word] [#word] [#word] $`,
    rank: 4,
    make: say('none', 'small-talk'),
  },
  {
    name: 'hallo',
    pattern: `^ (hallo | hi | hey | servus | moin | moin moin | grüß gott | grüezi | guten morgen | guten tag | guten abend | gute nacht | tschüss | tschüs | ciao | bis später | bis morgen | bis bald | schönen tag | schönen abend | schönes wochenende | schönen feierabend | na | hallo zusammen) ${DEAR} [noch] $`,
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'wie geht es dir',
    pattern:
      '^ [(hallo|hi|hey|na)] [,] (wie gehts | wie geht | wie geht es | wie läufts | wie läuft es | alles gut | alles klar | was machst du [so|gerade] | wer bist du | wie heißt du | bist du [ein] #word) [dir|euch|bei dir|so] [heute] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'super',
    pattern:
      '^ [(ok|okay|gut)] [,] (super gemacht | toll gemacht | prima gemacht | klasse gemacht | schön gemacht | super | prima | toll | perfekt | klasse | cool | sehr gut | gut gemacht | spitze | das war alles | nichts | haha | lol | schade | ach so | aha | gut | alles gut | wunderbar | nett von dir) [,|!] [(danke | das war alles | gut gemacht | dann | so)] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'du bist super',
    pattern:
      '^ [(hey|wow|danke)] [,|!] du bist [echt|so|wirklich|voll|einfach|ja|total|ziemlich|ein|eine|der|die|das]* (super|toll|klasse|genial|großartig|spitze|nett|lieb|cool|gut|beste|bester|schatz|held|engel|hilfreich|schlau|klug|witzig|doof|dumm|blöd|nervig|nutzlos|idiot|langsam) [,|!] [danke] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'ich liebe dich',
    pattern:
      '^ (ich (liebe|mag|hasse|vermisse|brauche) dich [so|sehr|auch|nicht]* | du fehlst mir | mir ist langweilig | ich bin (müde|traurig|gestresst|fertig)) [,|!] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'so ein Mist',
    pattern:
      '^ [(oh|ach|na | so ein | was für ein)] (mist|scheiße|scheisse|scheiß|shit|fuck|kacke|verdammt|verflixt|mann|idiot|arschloch | verdammte scheiße | verdammter mist | du idiot|depp|arsch | halt die klappe | fick dich | leck mich) [(,|!|.)*] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'wie spät ist es',
    pattern:
      '^ [und|sag mal] [,] (wie spät | wie viel uhr | wieviel uhr | welcher tag | welches datum) ist [es|heute|denn|jetzt]* $',
    rank: 5,
    make: say('none', 'out-of-scope'),
  },
  {
    name: 'Wetter',
    pattern: '^ [und] (wie|wird|ist|regnet|scheint|schneit|brauche) <words:rest> $',
    rank: 3,
    make: ({ rest }, { source }) =>
      source.tokens.some(({ text }) => WEATHER.test(text)) ? outOfScope({ rest }) : undefined,
  },
  {
    name: 'wer hat gewonnen',
    pattern:
      '^ [und|sag mal] [,] (wer|wen|wem|wessen|warum|wieso|weshalb|wo|woher|wohin|womit|welche|welcher|welches|wie|was|wann|wieviel) <words:rest> "?" $',
    rank: -1,
    make: outOfScope,
  },
  {
    name: 'wer hat …',
    pattern:
      '^ (wer|warum|wieso|weshalb|woher | was|wo|wie|wann|wem|wen gibts|gehts|ist|sind|war|waren|hat|haben|kostet|kosten|heißt|bedeutet|liegt|geht|läuft|kommt|gibt|macht|funktioniert|schmeckt|spielt) <words:rest> $',
    rank: -2,
    make: ({ rest }, { source }) => (isTitle(source) ? undefined : outOfScope({ rest })),
  },
  {
    name: 'wie verschiebe ich …',
    pattern:
      '^ [und|hey|sag mal] [,] wie (geht|funktioniert | kann|muss|mach|mache|erstell|erstelle|verschieb|verschiebe|lösch|lösche|änder|ändere|benenn|benenne|hak|hake|setz|setze|stell|stelle ich|man) [nochmal|denn|eigentlich]* <words:rest> [(noch mal | nochmal)] ["?"] $',
    rank: 3,
    make: (_, { source }) => (source.tokens.some(({ text }) => OURS.test(text)) ? say('help')() : undefined),
  },
  {
    name: 'erzähl mir',
    pattern: '^ (erzähl|erzähle|spiel|spiele|sing|übersetz|übersetze) [mir|uns] [mal|bitte] <words:rest> $',
    rank: -1,
    make: outOfScope,
  },
  {
    name: 'kannst du mir einen Witz erzählen',
    pattern:
      '^ kannst|könntest|magst|willst du mir|uns <words:rest> (erzählen|erklären|vorsingen|vorlesen|kochen|bestellen) ["?"] $',
    rank: 3,
    make: outOfScope,
  },
  {
    name: 'kannst du mir …',
    pattern: '^ kannst|könntest du mir <words:rest> "?" $',
    rank: -2,
    make: ({ rest }, { source }) =>
      source.tokens.some(({ text }) => NOTING.test(text)) ? undefined : outOfScope({ rest }),
  },
  {
    name: 'kannst du singen',
    pattern: '^ kannst|magst|willst|könntest du [auch|gut|mal|schon]* #word ["?"] $',
    rank: -1,
    make: (_, { source }) =>
      source.tokens.some(({ text }) => NOTING.test(text) || OURS.test(text)) ? undefined : outOfScope({}),
  },
  {
    name: 'weißt du …',
    pattern: '^ (weißt|magst|hast|glaubst|kennst du) <words:rest> "?" $',
    rank: -2,
    make: outOfScope,
  },
]

/** What somebody asks of a list of tasks, however politely. */
const NOTING = /erinner|notier|aufschreib|merken|hinzufueg|eintrag|anleg/
const WEATHER = /^(?:wetter|regnet|regen|schneit|schnee|sonnig|warm|kalt|temperatur|grad|regenschirm|gewitter|sonne)$/
function outOfScope({ rest }: { rest?: Stretch }): Wish {
  return { act: 'none', reason: 'out-of-scope', ...(rest && { filter: rest }) }
}

/** A participle that no infinitive looks like: "nicht gekauft" says what was not done, "nicht verpassen" what not to do. */
export const PARTICIPLE =
  /^(?:\p{L}*ge\p{L}{2,}t|(?!vergess)\p{L}*ge\p{L}{3,}en|(?:be|ver|er|ent|zer)\p{L}+t|\p{L}+iert)$/u

/** What can be done with tasks: a question how is one about us. */
const OURS =
  /^(?:verschieb|aufgabe|erinner|termin|wiederhol|list|abhak|haken|erledig|umbenenn|benenn|priorit|projekt|label|loesch|frist|rueckgaengig)/

/** A title that only begins like a question: "Warum-Buch lesen", "Wer wird Millionär schauen"; "wer hat gewonnen" is none. */
export const isTitle = ({ tokens }: Source): boolean => {
  const last = tokens.at(-1)!.text
  return tokens[1]?.text === '-' || (last.endsWith('en') && !PARTICIPLE.test(last))
}
