/** Was von einer Person gemerkt wird: "ich bin jetzt in Lissabon", "keine Erinnerungen zwischen 22 und 7 Uhr"; und ihre Projekte und Label. */
import { timeOf } from '../../../../time/civil.ts'
import type { Clock } from '../../../calendar/values.ts'
import type { Wish } from '../../../commands/wish.ts'
import { createCityZone, type Places, zoneName } from '../../../commands/zone-places.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { PLEASE } from './asking.ts'

type Setting = NonNullable<Wish['setting']>
type Hours = NonNullable<Setting['quietHours']>

const AT_NIGHT: Hours = { from: '22:00', to: '07:00' }
const MIDNIGHT = 1440

/** Cities whose German name is another, or that no zone is called after. */
export const PLACES: Places = {
  lissabon: 'Europe/Lisbon',
  rom: 'Europe/Rome',
  mailand: 'Europe/Rome',
  neapel: 'Europe/Rome',
  wien: 'Europe/Vienna',
  prag: 'Europe/Prague',
  warschau: 'Europe/Warsaw',
  kopenhagen: 'Europe/Copenhagen',
  brüssel: 'Europe/Brussels',
  moskau: 'Europe/Moscow',
  athen: 'Europe/Athens',
  bukarest: 'Europe/Bucharest',
  kiew: 'Europe/Kyiv',
  zürich: 'Europe/Zurich',
  genf: 'Europe/Zurich',
  basel: 'Europe/Zurich',
  bern: 'Europe/Zurich',
  münchen: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  köln: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  stuttgart: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
  tokio: 'Asia/Tokyo',
  peking: 'Asia/Shanghai',
  singapur: 'Asia/Singapore',
  kairo: 'Africa/Cairo',
  kapstadt: 'Africa/Johannesburg',
  boston: 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  'mexiko-stadt': 'America/Mexico_City',
}

const quietHour: Rule<string>[] = [
  { name: '22 Uhr', pattern: '<clock>', make: ({ clock }: { clock: Clock }) => timeOf(clock.minutes % MIDNIGHT) },
  { name: '22', pattern: '#number', make: ({ number }) => (number < 24 ? timeOf(number * 60) : undefined) },
  { name: 'Mitternacht', pattern: 'mitternacht', make: () => '00:00' },
]

const quietHours: Rule<Hours>[] = [
  {
    name: 'von … bis …',
    pattern: '[von|zwischen] <quietHour> bis|und|- <quietHour:end>',
    make: ({ quietHour, end }) => ({ from: quietHour, to: end }),
  },
  { name: 'ab …', pattern: 'ab|nach <quietHour>', make: ({ quietHour }) => ({ from: quietHour, to: null }) },
  { name: 'bis …', pattern: 'bis|vor <quietHour>', make: ({ quietHour }) => ({ from: null, to: quietHour }) },
  { name: 'nachts', pattern: '(nachts | in der nacht | über nacht)', make: () => AT_NIGHT },
]

const of = (name: string, pattern: string, make: (captured: Record<string, string>) => Setting): Rule<Wish> => ({
  name,
  pattern: `^ ${PLEASE} ${pattern} [bitte] [(jeden tag | täglich)] $`,
  rank: 8,
  make: (captured) => ({ act: 'setting', setting: make(captured) }),
})
const zone = (name: string, pattern: string): Rule<Wish> =>
  of(name, pattern, ({ zoneName, cityZone }) => ({ timeZone: (zoneName ?? cityZone)! }))
const quiet = (name: string, pattern: string): Rule<Wish> =>
  of(name, pattern, ({ quietHours }) => ({ quietHours: (quietHours as unknown as Hours) ?? null }))

const ZONE = '(<zoneName> | <cityZone>)'
const NOW = '(jetzt|gerade|nun|inzwischen|momentan)*'
const QUIET = 'ruhezeit|ruhezeiten'
const THE = '[meine|die|alle]'

export const setting: Rule<Wish>[] = [
  zone('ich bin jetzt in …', `(ich bin | wir sind) ${NOW} in ${ZONE} ${NOW}`),
  zone('ich wohne in …', `(ich wohne|lebe | wir wohnen|leben) ${NOW} in ${ZONE}`),
  zone('ich bin nach … gezogen', `(ich bin | wir sind) ${NOW} nach ${ZONE} (gezogen|umgezogen|gereist|geflogen)`),
  zone('meine Zeitzone ist …', `[meine|die] zeitzone [ist|:] ${ZONE}`),
  zone('stell die Zeitzone auf …', `(stell|stelle|setz|setze|ändere|änder) ${THE} zeitzone auf|in|zu ${ZONE} [um|ein]`),
  zone('nutze die Zeitzone …', `(nutz|nutze|benutze|verwende|nimm) ${THE} zeitzone ${ZONE}`),
  quiet(
    'keine Erinnerungen zwischen …',
    'keine (erinnerungen|benachrichtigungen|meldungen|nachrichten) [mehr] <quietHours>',
  ),
  quiet(
    'stör mich nicht …',
    '(stör|störe|weck|wecke|erinner|erinnere) mich [bitte] (<quietHours> nicht | nicht <quietHours>)',
  ),
  quiet('nicht stören …', '(nicht stören | bitte ruhe | ruhe) <quietHours>'),
  quiet('Ruhezeit von … bis …', `[stell|stelle|setz|setze] ${THE} ${QUIET} [ist|sind|auf|:] <quietHours>`),
  quiet(
    'keine Ruhezeit',
    `(keine ${QUIET} [mehr] | ${THE} ${QUIET} (aus|abschalten|ausschalten|löschen|entfernen|beenden))`,
  ),
  quiet(
    'schalte die Ruhezeit aus',
    `(schalt|schalte|stell|stelle ${THE} ${QUIET} aus|ab | lösch|lösche|entferne ${THE} ${QUIET})`,
  ),
]

const ASKED =
  '(welche | was für | wie heißen [meine|die] | zeig|zeige|nenn|nenne|liste [mir|uns] [alle] [meine|die] | [alle] meine)'
const THERE = '[(habe|hab|haben ich|wir | gibt es | gibts | sind da | existieren | auf | an)]'

const naming = (names: 'projects' | 'labels', nouns: string): Rule<Wish> => ({
  name: nouns,
  pattern: `^ ${PLEASE} ${ASKED} ${nouns} ${THERE} $`,
  rank: 8,
  make: () => ({ act: 'names', names }),
})

export const names: Rule<Wish>[] = [
  naming('projects', 'projekte|projekt'),
  naming('labels', 'label|labels|etiketten|tags|schlagwörter'),
]

export const settingWords: Record<string, Dimension> = {
  cityZone: createCityZone(PLACES),
  zoneName,
  quietHour,
  quietHours,
}
