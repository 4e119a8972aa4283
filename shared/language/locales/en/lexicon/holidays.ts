/** The names of days in English; the first is the one that is said. */
import type { Holiday } from '../../../calendar/holidays.ts'
import { createNames } from '../../../engine/names.ts'

const NAMES: Partial<Record<Holiday, string>> = {
  'new-year': "new year|new years|new year day|new years day|new year's day",
  epiphany: 'epiphany|three kings day',
  'martin-luther-king-day':
    'martin luther king day|martin luther king jr day|mlk day|mlk jr day|mlk jr. day|civil rights day|martin luther king junior day',
  'groundhog-day': 'groundhog day|groundhogs day',
  valentine: 'valentine|valentines|valentine day|valentines day|saint valentine day|st valentine day',
  'presidents-day': 'presidents day|president day|washington birthday|washingtons birthday',
  'super-bowl': 'super bowl|super bowl sunday|superbowl|superbowl sunday',
  'womens-day': 'womens day|women day|international womens day',
  'pi-day': 'pi day',
  'st-patrick-day':
    'st patrick day|st patricks day|saint patrick day|saint patricks day|st paddy day|st paddys day|st. patrick day|paddys day|saint paddys day|saint paddy day',
  'april-fools': 'april fools|april fools day|april fool day|all fools day',
  'earth-day': 'earth day',
  'may-day':
    "may day|labour day|international workers day|international workers' day|workers day|workers' day|worker day",
  'star-wars-day': 'star wars day',
  'cinco-de-mayo': 'cinco de mayo',
  'mother-day': "mother day|mothers day|mother's day|mothers' day",
  'memorial-day': 'memorial day|decoration day',
  juneteenth: 'juneteenth',
  'father-day': "father day|fathers day|fathers' day",
  'flag-day': 'flag day',
  'canada-day': 'canada day',
  'independence-day': 'independence day|the fourth of july',
  'bastille-day': 'bastille day',
  'labor-day': 'labor day',
  'columbus-day': 'columbus day|indigenous peoples day',
  halloween: "halloween|halloween day|all hallows eve|hallowe'en|haloween",
  'all-saints-day': 'all saints day|all saint day|all hallows day',
  'all-souls-day': 'all souls day',
  'guy-fawkes-day': 'guy fawkes day|guy fawkes night|bonfire night',
  'election-day': 'election day',
  'veterans-day': 'veterans day|veteran day|armistice day|remembrance day',
  'singles-day': 'singles day',
  thanksgiving: 'thanksgiving|thanksgiving day|thanks giving|turkey day',
  'black-friday': 'black friday',
  'small-business-saturday': 'small business saturday',
  'cyber-monday': 'cyber monday',
  'giving-tuesday': 'giving tuesday',
  'nicholas-day': 'nicholas day|st nicholas day',
  'christmas-eve': 'christmas eve|xmas eve|christmas eve day',
  christmas: 'christmas|xmas|christmas day|xmas day|x mas',
  'boxing-day': 'boxing day|st stephens day',
  'new-year-eve': "new year's eve|new years eve|new year eve|nye|silvester",
  easter: 'easter|easter sunday|easter day',
  'easter-monday': 'easter monday|easter mon',
  'easter-saturday': 'easter saturday|holy saturday',
  'good-friday': 'good friday|holy friday',
  'maundy-thursday': 'maundy thursday|holy thursday',
  'palm-sunday': 'palm sunday',
  'ash-wednesday': 'ash wednesday',
  'mardi-gras': 'mardi gras|shrove tuesday|pancake day|fat tuesday',
  ascension: 'ascension|ascension day',
  pentecost: 'pentecost|whit sunday|whitsunday',
  'whit-monday': 'whit monday|pentecost monday',
  'trinity-sunday': 'trinity sunday',
  'corpus-christi': 'corpus christi',
  'patriot-day': 'patriot day',
  'emancipation-day': 'emancipation day',
  'thanksgiving-eve': 'thanksgiving eve',
}

export const readHoliday = createNames(NAMES)

/** "Good Friday"; by its key where English has no name of its own for it. */
export const holidayName = (holiday: Holiday): string =>
  (NAMES[holiday] ?? holiday.replaceAll('-', ' '))
    .replace(/\|.*/, '')
    .replace(/(?:^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
