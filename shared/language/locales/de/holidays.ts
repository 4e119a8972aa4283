/** The names of days in German, as people say them, the dates that differ from English ones ("Vatertag" is Ascension Day) with them. */
import type { Holiday } from '../../calendar/holidays.ts'
import { createNames } from '../../engine/names.ts'
import { spell } from './spelling.ts'

const NAMES: Partial<Record<Holiday, string>> = {
  'new-year': 'neujahr|neujahrstag',
  epiphany: 'dreikönigstag|heilige drei könige|heiligen drei könige|heiligen drei königen|dreikönig',
  candlemas: 'mariä lichtmess|lichtmess',
  valentine: 'valentinstag',
  'womens-day': 'frauentag|weltfrauentag|internationaler frauentag|internationalen frauentag',
  'fat-thursday': 'weiberfastnacht|altweiber|altweiberfastnacht|weiberfasching',
  'rose-monday': 'rosenmontag',
  'mardi-gras': 'faschingsdienstag|fastnachtsdienstag|fastnacht|veilchendienstag|karnevalsdienstag',
  'ash-wednesday': 'aschermittwoch',
  'palm-sunday': 'palmsonntag',
  'maundy-thursday': 'gründonnerstag',
  'good-friday': 'karfreitag',
  'easter-saturday': 'karsamstag|karsonnabend|ostersamstag',
  easter: 'ostern|ostersonntag|osterfest',
  'easter-monday': 'ostermontag',
  'white-sunday': 'weißer sonntag|weißen sonntag',
  'walpurgis-night': 'walpurgisnacht',
  'may-day': 'tag der arbeit|maifeiertag|tag der arbeiterbewegung|staatsfeiertag',
  'mother-day': 'muttertag',
  ascension: 'christi himmelfahrt|himmelfahrt|himmelfahrtstag|vatertag|herrentag',
  pentecost: 'pfingsten|pfingstsonntag',
  'whit-monday': 'pfingstmontag',
  'trinity-sunday': 'dreifaltigkeitssonntag|trinitatis',
  'corpus-christi': 'fronleichnam',
  'st-john-day': 'johannistag|johanni',
  'swiss-national-day': 'schweizer nationalfeiertag|bundesfeiertag|bundesfeier',
  assumption: 'mariä himmelfahrt|maria himmelfahrt',
  'childrens-day': 'weltkindertag',
  'german-unity-day': 'tag der deutschen einheit|deutsche einheit',
  'thanksgiving-german': 'erntedank|erntedankfest',
  'austrian-national-day': 'österreichischer nationalfeiertag|österreichischen nationalfeiertag',
  reformation: 'reformationstag|reformationsfest',
  halloween: 'halloween',
  'all-saints-day': 'allerheiligen|allerheiligentag',
  'all-souls-day': 'allerseelen',
  'st-martin-day': 'martinstag|sankt martin|st martin',
  'people-mourning-day': 'volkstrauertag',
  'repentance-day': 'buß und bettag|bußtag',
  'sunday-of-the-dead': 'totensonntag|ewigkeitssonntag',
  'black-friday': 'black friday',
  'cyber-monday': 'cyber monday',
  thanksgiving: 'thanksgiving',
  'advent-1': 'erster advent|ersten advent|erste advent|erster adventssonntag|ersten adventssonntag',
  'advent-2': 'zweiter advent|zweiten advent|zweite advent|zweiter adventssonntag|zweiten adventssonntag',
  'advent-3': 'dritter advent|dritten advent|dritte advent|dritter adventssonntag|dritten adventssonntag',
  'advent-4': 'vierter advent|vierten advent|vierte advent|vierter adventssonntag|vierten adventssonntag',
  'nicholas-day': 'nikolaus|nikolaustag',
  'immaculate-conception': 'mariä empfängnis|maria empfängnis',
  'christmas-eve': 'heiligabend|heiliger abend|heiligen abend|weihnachtsabend|heilig abend',
  christmas:
    'weihnachten|weihnachtstag|weihnachtsfeiertag|erster weihnachtstag|ersten weihnachtstag|erster weihnachtsfeiertag|ersten weihnachtsfeiertag',
  'boxing-day':
    'zweiter weihnachtstag|zweiten weihnachtstag|zweiter weihnachtsfeiertag|zweiten weihnachtsfeiertag|stephanstag|stefanitag',
  'new-year-eve': 'silvester|sylvester|silvesterabend|altjahrsabend',
}

/** With "1. Advent" and the like in digits. */
const DIGITS: Record<string, string> = { erste: '1', zweite: '2', dritte: '3', vierte: '4' }
const withDigits = (names: string): string =>
  [
    ...new Set(
      names
        .split('|')
        .flatMap((name) => [name, name.replace(/^(erste|zweite|dritte|vierte)[nr]?(?= )/, (_, stem) => DIGITS[stem]!)]),
    ),
  ].join('|')

export const readHoliday = createNames<Holiday>(
  Object.fromEntries(Object.entries(NAMES).map(([key, names]) => [key, withDigits(names)])) as typeof NAMES,
  spell,
)

/** "Karfreitag", for what is shown. */
export const holidayName = (holiday: Holiday): string => {
  const [name] = (NAMES[holiday] ?? holiday.replaceAll('-', ' ')).split('|')
  return name!.replace(/(?:^|\s)(?!der\b)\p{Ll}/gu, (letter) => letter.toUpperCase())
}
