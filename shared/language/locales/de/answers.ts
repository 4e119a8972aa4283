/** Wie man auf Deutsch antwortet: how people answer in German, and go on from what was said before. */
import { createAnswerReader, createInsteadReader, createInterjectionCutter, createMeantReader } from '../../answers.ts'
import type { Locale } from '../../locale.ts'

const list = (text: string): string[] => text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '))

const STEMS = ['erst', 'zweit', 'dritt', 'viert', 'fünft', 'sechst', 'siebt', 'acht', 'neunt', 'zehnt']
const CARDINALS = ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn']
const ENDINGS = ['e', 'er', 'es', 'en', 'em', 'ens']
/** "hol sie zurück", "bring alles wieder her" */
const backOf = (verbs: string, ends: string): string[] =>
  list(verbs).flatMap((verb) =>
    ['das', 'es', 'sie', 'die', 'den', 'ihn', 'alle', 'alles', 'die alle', 'mir alles', 'sie alle'].flatMap((it) =>
      list(ends).map((end) => `${verb} ${it} ${end}`),
    ),
  )
const declined = (stem: string): string[] => ENDINGS.map((ending) => stem + ending)

const readAnswer = createAnswerReader(() => ({
  yes: list(`ja, jap, jo, joo, jup, jawoll, jawohl, jep, joa, ja klar, klar, na klar, sicher, aber sicher, natürlich, selbstverständlich, unbedingt, auf jeden fall, gerne, gern, genau, richtig,
    stimmt, das stimmt, korrekt, bestätigt, ich bestätige, einverstanden, mach das, mach es, mach, mach mal, tu das, tu es, mach ruhig, mach hin, mach schon, mach einfach, kannst du machen, tu es ruhig, immer her damit, hau rein, leg los, los, weiter, nur zu, warum nicht, passt so, so machen,
    so ist es, das meine ich, das meinte ich, ja das meinte ich, ach doch, doch doch, na los, freilich, passt schon, ganz sicher, ich bin sicher, ja bin ich, kein problem, yes, ✅, 👍, 👌`),
  fine: list(
    'ok, okay, in ordnung, alles klar, gut, passt, schon gut, von mir aus, meinetwegen, na gut, also gut, perfekt, super, klingt gut, geht klar',
  ),
  no: list(`nein, nee, ne, nö, nope, nicht, nein danke, lieber nicht, besser nicht, doch nicht, auf keinen fall, keinesfalls, bloß nicht, lass es, lass das, lass sie, lass gut sein, lass mal, lass mal lieber, lass stecken, lass bleiben, lass es bleiben, lass lieber, lieber doch nicht, dann doch nicht, eher nicht, nö lass, quatsch, blödsinn, bloss nicht, um gottes willen, auf gar keinen fall, niemals, nix, nix da, muss nicht sein, nicht nötig, brauchst du nicht, weiß nicht, keine ahnung, lass es so, lass sie so,
    lass alles so, lassen, abbrechen, abbruch, brich ab, stopp, stop, halt, warte, moment, moment mal, mach das nicht, mach es nicht, tu das nicht, nicht machen, behalte sie, behalte es, behalten, alle behalten,
    ich will das nicht, das wollte ich nicht, das meinte ich nicht, keine, keine davon, keiner, keiner davon, keines, keins, keins davon, weder noch, gar nichts, nichts, nichts davon,
    noch nicht, jetzt nicht, nicht jetzt, ich habe es mir anders überlegt, hab es mir anders überlegt, anders überlegt, egal, schon erledigt, ❌, 👎`),
  scratch: list(
    'falsch, das ist falsch, stimmt nicht, das stimmt nicht, das war falsch, die falsche, der falsche, das falsche, falsche aufgabe, aus versehen, doch noch nicht, ist sie nicht, ist es nicht, stimmt doch nicht, vergiss es, vergiss das, vergiss das wieder, vergiss es wieder, vergiss das mal, streich das, streich das wieder, ach lass, ach lass mal, lass doch',
  ),
  all: list(
    'alle, alle davon, alles, beide, beides, alle beide, alle drei, alle vier, jede, jede davon, jeden, sämtliche, die alle, die beiden',
  ),
  other: list(
    'die andere, der andere, das andere, den anderen, die anderen, andere, anderen, andere aufgabe, der andere eintrag',
  ),
  too: list('auch, auch noch, ebenfalls, genauso, gleich mit, dazu'),
  undo: [
    ...list(
      'rückgängig, rückgängig machen, zurück, widerrufen, widerruf das, zurücknehmen, undo, wie vorher, so wie vorher, wie es war',
    ),
    ...backOf('mach,mache', 'rückgängig,wieder rückgängig,wieder wie vorher,wie vorher'),
    ...backOf(
      'hol,hole,bring,bringe,gib,nimm,nehm,stell,stelle,setz,setze,dreh,zieh',
      'zurück,wieder zurück,wieder her,wieder rein',
    ),
    ...backOf('ich will,ich möchte,ich brauche', 'zurück,wieder,wieder haben,zurück haben'),
  ],
  only: list('nur, bloß, lediglich, allein'),
  one: list('eine, einen, eins, die eine'),
  except: list(
    'außer, ausser, ausgenommen, bis auf, ohne, alle außer, alle ausser, alles außer, alles ausser, alle bis auf, aber nicht, nur nicht, nicht die, nicht den, nicht das, abgesehen von',
  ),
  places: STEMS.map((stem, index) => [
    ...declined(stem),
    ...(index ? [CARDINALS[index]!] : []),
    `nummer ${CARDINALS[index]}`,
    ...(index === 0 ? ['oberste', 'obere', 'erstere', 'ersteres'] : []),
  ]),
  lastPlace: [...declined('letzt'), 'unterste', 'untere', 'letztere', 'letzteres'],
  groups: {
    'ersten beiden': [1, 2],
    'ersten zwei': [1, 2],
    'letzten beiden': [-2, -1],
    'letzten zwei': [-2, -1],
    'ersten drei': [1, 2, 3],
  },
  acts: {
    delete: list(
      'lösche, löschen, lösch, streiche, streichen, streich, entferne, entfernen, weg, weg damit, mach weg, hau weg, kann weg, können weg, schmeiß weg, raus, raus damit',
    ),
    complete: list('erledige, erledigen, abhaken, hake ab'),
    skip: list('überspringe, überspringen'),
    reopen: list('wieder öffnen, öffne'),
    change: list('ändere, ändern, verschiebe, verschieben'),
  },
  filler:
    list(`der, die, das, den, dem, bitte, danke, hm, hmm, äh, ähm, oh, ach, ach so, also, doch, mal, eben, halt mal, einfach, ich, meine, meinte, ich meine, ich meinte, nehme, ich nehme, nimm, ich will, ich möchte,
    es, sie, ihn, davon, und, oder, nummer, nr, aufgabe, aufgaben, sorry, entschuldigung, ups, hoppla, dann, jetzt, ist, war, mit, von, schon, ja doch, na, nun, bitte sehr, tut mir leid, das ist, das wars, das war's, das ist alles`),
}))

const MORE =
  /^(?:(?:oh|ach|ok|ja|bitte)[\s,]+)*(?:und(?: auch| noch| dazu)?|auch(?: noch)?|außerdem|dazu(?: noch)?|sowie|plus)[\s,:]+(?=\S)/i
const SAME =
  /^(?:(?:und|ok|bitte)[\s,]+)*(?:das )?(?:gleiche|selbe|genauso|ebenso|dasselbe) (?:für|mit|bei|auch für)\s+(?=\S)/i
const AS_WELL = /[\s,]+(?:auch(?: noch)?|ebenfalls|ebenso)$/i
const ARTICLE = /^(?:der|die|das|den|ein|eine|einen|noch) /i

/** „setz noch Butter drauf“ */
const THERE =
  /^(?:bitte )?(?:setz|pack|schreib|tu|füg)e? (?:(?:noch|auch|bitte|mal) )*(?<thing>.+?) (?:auch |noch )?(?:drauf|dazu|mit drauf|auf die(?:selbe)? liste)(?: bitte)?$/i

/** "und die Bananen", "Eier auch". */
const readMore: Locale['readMore'] = (text) => {
  const said = text.trim().replace(/[\s.!]+$/, '')
  if (said.length > 80) return null
  const there = THERE.exec(said)?.groups?.thing
  if (there) return { text: there.replace(ARTICLE, ''), thing: there.replace(ARTICLE, ''), isThere: true }
  const start = (SAME.exec(said) ?? MORE.exec(said))?.[0].length ?? 0
  const end = AS_WELL.exec(said)?.index ?? said.length
  if ((start === 0 && end === said.length) || end <= start) return null
  const rest = said.slice(start, end)
  // A verb stands at the end of what is to be done.
  return { text: rest, thing: /\p{Ll}+(?:en|eln|ern)$/u.test(rest) ? null : rest.replace(ARTICLE, '') }
}

const NOTE =
  /^(?:und )?(?:(?:notiere|vermerke|schreib(?:e)?)(?: dazu| auf)?:? dass |(?:mit der )?(?:notiz|anmerkung)(?: dazu)?: ?|(?:füge|schreib(?:e)?) (?:eine |die )?(?:notiz|anmerkung)(?: hinzu| dazu)?: ?)(.+)$/i
const FACT =
  /^(?:und )?((?:die|der|das) (?:adresse|ort|nummer|telefonnummer|code|pin|raum|zimmer|gleis|link|treffpunkt|preis) (?:ist|lautet) .+)$/i

const readAbout: Locale['readAbout'] = (text) => {
  const said = text.trim().replace(/[\s.]+$/, '')
  const note = NOTE.exec(said)?.[1] ?? FACT.exec(said)?.[1]
  return note ? { addNote: note } : null
}

const CLOCK = '(\\d{1,2}(?:[:.]\\d\\d)?)(?: ?uhr)?'
const LEAD = /^(?:(?:nein|doch|eher|lieber|besser|sondern|aber|und|oh|sorry|bitte|ich meine|ich meinte|nur)[\s,]*)*/
const FROM = new RegExp(`^(?:von|ab) ${CLOCK}(?: an)?$`)
const UNTIL = new RegExp(`^bis ${CLOCK}$`)
const BOTH = new RegExp(`^(?:von )?${CLOCK}(?: bis|-| -) ?${CLOCK}$`)

/** "bis 7 Uhr", "von 22 bis 6". */
const readHours: Locale['readHours'] = (text) => {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[\s.!]+$/, '')
    .replace(LEAD, '')
  const [, first, second] = BOTH.exec(said) ?? []
  const from = clockOf(first ?? FROM.exec(said)?.[1])
  const to = clockOf(second ?? UNTIL.exec(said)?.[1])
  return from || to ? { from, to } : null
}

function clockOf(words: string | undefined): string | null {
  const [hour = '', minute = '00'] = words?.split(/[:.]/) ?? []
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

const withoutInterjections = createInterjectionCutter(
  `ach, ach ja, ach so, ach nein, ach nee, oh, ohje, oje, äh, ähm, öhm, hm, hmm, hmmm, na, naja, na ja, ups, huch, hoppla, mist, sorry, entschuldigung, tschuldigung, tut mir leid, nein, nee, ne, nö, doch, doch nicht,
    doch lieber, quatsch, ja, jo, jap, okay, ok, gut, also, so, nun, bitte, moment mal, warte mal, halt mal, stimmt, ach quatsch, erstmal, zuerst, vorher noch, ich meine, ich meinte`,
  'warte, moment, halt, stopp, stop, falsch, egal, super, danke, danke dir, klar, genau, alles klar, perfekt, prima, vergiss das, vergiss es, lass das, erst',
)

/** "ich meinte Pilates" */
const readMeant = createMeantReader(
  withoutInterjections,
  /(?<![\p{L}])(?:ich mein(?:e|te)?|mein(?:e|te) ich|(?:das|es) (?:soll|sollte|muss|müsste)(?: heißen| sein)?|gemeint (?:ist|war)|richtig (?:ist|wäre|heißt es))[:,]? (.+?)(?: (?:heißen|sein))?$/iu,
  /^(?:nein|nee|ne|nö|sorry|quatsch|halt)?[\s,]*(.+?),? mein(?:e|te) ich$/iu,
)

const WITH = '(?:(?:mit|für|bei|zu|an|von) )?(?:(?:der|die|das|den|dem) )?'

/** "mit Rob, nicht Bob" */
const readInstead = createInsteadReader(
  withoutInterjections,
  new RegExp(`^${WITH}(?<is>[^,]+?),? (?:nicht|statt|anstatt|anstelle von) ${WITH}(?<was>[^,]+)$`, 'i'),
  new RegExp(`^nicht ${WITH}(?<was>[^,]+?),? sondern ${WITH}(?<is>[^,]+)$`, 'i'),
)

/** „der Zahnarzt hat angerufen, es ist jetzt Freitag“ */
const BEHIND_REASON =
  /^(?:(?:also|oh|ach|ok|nein|sorry|und|aber|leider)[\s,]+)*(?:ich|wir|er|sie|es|man|(?:der|die|das|mein\w*|unser\w*|ihr\w*|sein\w*) \S.{0,40}?|\p{Lu}\S+) (?:ist|sind|war|waren|hat|haben|hatte|kann|können|muss|müssen|will|wollen|geht|gehen|klappt|braucht|kommt|wird|rief|sagt|sagte|schafft|ging|kam)(?!\p{L}).*?(?:[,;.!–]| -)(?:\s*(?:also|deshalb|daher|darum|und|bitte|dann))*[\s,]+(?<said>\S.{2,60})$/iu
const readBehindReason = (text: string): string | null => BEHIND_REASON.exec(text.trim())?.groups?.said ?? null

const THAT_DAY =
  /(?<!\p{L})(?:an (?:dem|diesem)(?:selben)?|am (?:selben|gleichen)) (?:Tag|Abend|Morgen|Vormittag|Nachmittag|Mittag)(?!\p{L})/iu
/** „am selben Tag“ */
function withDay(text: string, day: string): string | null {
  const found = THAT_DAY.exec(text)
  if (!found) return null
  const part = found[0].split(' ').at(-1)!
  const said = `am ${day}${/^tag$/i.test(part) ? '' : ` am ${part}`}`
  return text.slice(0, found.index) + said + text.slice(found.index + found[0].length)
}

/** „Kartons besorgen kommt da rein“ */
const readInto = (text: string): string | null =>
  /^(?:(?:und|bitte|dann|jetzt|ok|auch)[\s,]+)*(?:(?:setz|pack|schreib|tu|füg|leg|nimm)e? |da(?:zu)? kommen? (?:auch |noch )?)?(.+?) (?:(?:kommt|kommen|gehört|gehören|soll|sollen|muss|müssen|noch|auch) )*(?:da(?:zu|hinein|rein| rein| hinein| dazu)|in das projekt|ins projekt|mit rein|hinzu)[.!]*$/iu.exec(
    text.trim(),
  )?.[1] ?? null

export const answers = {
  readBehindReason,
  readInto,
  withDay,
  asMove: (text) => `verschiebe ${text}`,
  readInstead,
  withoutInterjections,
  readAnswer,
  readMore,
  readMeant,
  readAbout,
  readHours,
} satisfies Partial<Locale>
