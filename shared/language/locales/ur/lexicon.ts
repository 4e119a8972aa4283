/**
 * Urdu words. One table for both scripts: each line has one word, first in the Roman letters by which rules name it, then as else it is
 * typed, and what it may mean. Nearby spellings are read without standing here; see `spell.ts`.
 */
import { createLexicon, type Lex } from '../../engine/lexicon.ts'
import { createSpelling } from './spell.ts'

type Line = readonly [words: string, lex: Lex]

const DAYS: Line[] = [
  ['aaj aj today tdy آج', { day: 0 }],
  ['kal kl kall tomorrow tmrw tmr کل', { day: 1 }],
  ['parson parso parsoon parsun prson prso paraso پرسوں', { day: 2 }],
  ['tarson tarso narson ترسوں نرسوں', { day: 3 }],
  ['peer somwar somvar somvaar monday mon پیر سوموار', { weekday: 1 }],
  ['mangal mangalwar tuesday tues tue منگل', { weekday: 2 }],
  ['budh budhwar wednesday wed بدھ', { weekday: 3 }],
  ['jumerat jumeraat jumaraat jumairat jumerath jumarat thursday thurs thu جمعرات', { weekday: 4 }],
  ['juma jumma jume jumay jummah jumah jumuah jumme jummay friday fri جمعہ جمعے جمعۃ', { weekday: 5 }],
  ['sanichar saneechar saturday سنیچر', { weekday: 6 }],
  ['itwar itwaar etwar itvar atwar sunday اتوار', { weekday: 7 }],
]

const MONTHS: Line[] = [
  ['january jan janvari janwari janwary janvary جنوری', { month: 1 }],
  ['february feb farvari farwari farwary farvary فروری', { month: 2 }],
  ['march maarch مارچ', { month: 3 }],
  ['april apr aprail اپریل', { month: 4 }],
  ['may mayi مئی', { month: 5 }],
  ['june jun joon جون', { month: 6 }],
  ['july jul julai julaai جولائی', { month: 7 }],
  ['august aug agast agust اگست', { month: 8 }],
  ['september sep sept sitambar sitamber sitmbar ستمبر', { month: 9 }],
  ['october oct aktoobar aktobar aktuber aktubar اکتوبر', { month: 10 }],
  ['november nov navambar nowambar navmbar نومبر', { month: 11 }],
  ['december dec disambar disamber dismbar دسمبر', { month: 12 }],
]

const NUMBERS: Line[] = [
  'ek aik ik ایک',
  'do دو',
  'teen tin تین',
  'char chaar چار',
  'paanch panch پانچ',
  'chhe chhay chay che chhah chhai chey چھ چھے',
  'saat sat سات',
  'aath ath آٹھ',
  'nau no nao نو',
  'das dus دس',
  'gyarah gyara giyarah giara گیارہ',
  'barah bara baara بارہ',
  'terah tera تیرہ',
  'chaudah chauda choda چودہ',
  'pandrah pandra pndra پندرہ',
  'solah sola سولہ',
  'satrah satra سترہ',
  'atharah athara اٹھارہ',
  'unnis unees انیس',
  'bees bis بیس',
  'ikkis ikees اکیس',
  'bais baees بائیس',
  'teis تئیس تیئیس',
  'chaubis chobis چوبیس',
  'pachis pachees پچیس',
  'chabbis chhabbis چھبیس',
  'sattais sataees ستائیس',
  'athais athaees اٹھائیس',
  'untis unattis انتیس',
  'tees tis تیس',
  'iktis ikattis اکتیس',
].map((words, index): Line => [words, { cardinal: index + 1 }])

const TENS: Line[] = [
  ['paintis paintees پینتیس', { cardinal: 35 }],
  ['chalis chaalis چالیس', { cardinal: 40 }],
  ['paintalis paintaalis پینتالیس', { cardinal: 45 }],
  ['pachas pachaas پچاس', { cardinal: 50 }],
  ['pachpan پچپن', { cardinal: 55 }],
  ['ساٹھ', { cardinal: 60 }],
  ['nabbe nabbay نوے', { cardinal: 90 }],
]

const ORDINALS: Line[] = [
  ['pehla pehli first پہلا پہلی', { ordinal: 1 }],
  ['pehle pehlay pahle pahlay phle pehley پہلے', { ordinal: 1 }],
  ['doosra doosre doosri dusra dusre dusri dosra dosre dosri دوسرا دوسرے دوسری', { ordinal: 2 }],
  ['teesra teesre teesri tisra tisre tisri third تیسرا تیسرے تیسری', { ordinal: 3 }],
  ['chautha chauthe chauthi chotha chothe chothi fourth چوتھا چوتھے چوتھی', { ordinal: 4 }],
  ['paanchwan paanchwen panchwan panchwen panchwi paanchvi پانچواں پانچویں', { ordinal: 5 }],
  ['chhata chhate chhati chata چھٹا چھٹے چھٹی', { ordinal: 6 }],
  ['saatwan saatwen satwan satwen saatvi ساتواں ساتویں', { ordinal: 7 }],
  ['aathwan aathwen athwan athwen آٹھواں آٹھویں', { ordinal: 8 }],
  ['daswan daswen dasvi دسواں دسویں', { ordinal: 10 }],
  ['pandrahwan pandrahwen pandarwen پندرہویں', { ordinal: 15 }],
  ['beeswan beeswen بیسویں', { ordinal: 20 }],
  ['aakhri akhri akhiri aakhiri last آخری', { ordinal: -1 }],
]

const UNITS: Line[] = [
  ['minute minat مینٹ mint minutes minuts minit min mins منٹ منٹوں', { unit: 'minute' }],
  [
    'ghanta ghante ghantay ghanton ghnta ghnte ghnty gante hour hours hr hrs گھنٹہ گھنٹے گھنٹوں گھنٹا',
    { unit: 'hour' },
  ],
  ['din dino dinon days day دن دنوں', { unit: 'day' }],
  ['roz روز', { unit: 'day' }],
  ['hafta hafte haftay hafton hfta hfte hafty week weeks ہفتہ ہفتے ہفتوں', { unit: 'week' }],
  [
    'mahina mahine mahinay mahinon mahiney mahny maheena maheene maheenay month months مہینہ مہینے مہینوں مہینا',
    { unit: 'month' },
  ],
  ['mah maah ماہ', { unit: 'month' }],
  ['saal sal saalon baras years year سال سالوں برس', { unit: 'year' }],
  ['weekend weekends ویکنڈ ویکینڈ', { unit: 'weekend' }],
]

const PARTS: Line[] = [
  ['subah subha sbh sbah subh suba morning صبح', { part: 'morning' }],
  ['dopahar dopehar dopeher dophar dupehar dopahr dopehr afternoon دوپہر', { part: 'afternoon' }],
  ['sehpehar sehpahar sehpeher سہپہر', { part: 'afternoon' }],
  ['shaam sham evening شام', { part: 'evening' }],
  ['raat rat night tonight رات', { part: 'night' }],
]

const MODIFIERS: Line[] = [
  ['is iss this اس', { modifier: 'this' }],
  ['agla agle aglay agli agly next اگلا اگلے اگلی', { modifier: 'next' }],
  [
    'pichhla pichhle pichle pichlay pichla pichli pichly pichhli guzishta پچھلا پچھلے پچھلی گزشتہ',
    { modifier: 'last' },
  ],
]

const EDGES: Line[] = [
  ['shuru shru start beginning شروع', { edge: 'start' }],
  ['aakhir akhir aakhr akhr end ikhtitam آخر اختتام', { edge: 'end' }],
  ['darmiyan darmyan beech bich wast درمیان بیچ وسط', { edge: 'middle' }],
]

/** Words of rules that mean nothing by themselves. */
const PLAIN = [
  "baje bje bjay bajay bajy bjy bajey bjey bj o'clock oclock بجے بجی",
  'baj بج',
  'kar kr ker کر',
  'bajne bajnay bajney بجنے',
  'bajkar bajker بجکر',
  'sawa swa سوا',
  'saade sarhe saarhe sarhay saday sade saadhe sadhe ساڑھے',
  'paune pone ponay paunay pony pauna پونے پونا',
  'paun پون',
  'dedh derh dairh deerh ڈیڑھ',
  'dhai dhaai dhaee adhai arhai ڈھائی اڑھائی',
  'aadha aadhe aadhay adha adhe adhay adhi aadhi half آدھا آدھے آدھی',
  'tareekh tarikh tareeq tarekh tarik تاریخ',
  'ko koo کو',
  'ka کا',
  'ki کی',
  'ke k kay key کے',
  'se say sy سے',
  'tak tk takk تک',
  'mein main mai me men mn میں',
  'par pe pr per پر پہ',
  'aur or and & اور',
  'ya یا',
  'baad bad baadh بعد',
  'liye liay lye lie لیے لئے',
  'andar ander اندر',
  'dauran doran دوران',
  'waqt wqt وقت',
  'qareeb qarib kareeb قریب',
  'taqreeban takreeban تقریبا',
  'har hr every ہر',
  'rozana rozaana roozana daily روزانہ',
  'haftawar haftawaar weekly',
  'mahana mahaana mahwar monthly ماہانہ ماہوار',
  'salana saalana yearly سالانہ',
  'baar bar بار',
  'dafa dafah martaba دفعہ مرتبہ',
  'chhor chor chhod chod چھوڑ',
  'siwa siwaye siway siwae سوائے',
  'ilawa elawa علاوہ',
  'magar lekin مگر لیکن',
  'nahi nahin nai نہیں',
  'wala wali wale waale waala والا والی والے',
  'aane aanay ane anay آنے',
  'aainda ainda aindah آئندہ آیندہ',
  'working workday workdays weekday weekdays',
  'kaam kam کام',
  'yaad yad یاد',
  'dila dilwa dela دلا دلوا',
  'dilana dilaana dilwana dilwaana dilaye دلانا دلوانا',
  'dilao dilado dilaao دلاؤ',
  'dena de dein den dain dijiye dijye deejiye dijiyega دے دیں دینا دیجیے دیجئے دیجیئے',
  'mujhe mujhay mujhy muje mujay مجھے',
  'list لسٹ فہرست',
  'likh لکھ',
  'likho likhlo لکھو',
  'lo lein lena لو لیں لینا',
  'daal dal ڈال',
  'daalo dalo ڈالو',
  'shamil شامل',
  'karo kro karein karen kijiye کرو کریں کیجیے کیجئے',
  'naya nya new نیا نئی',
  'task tasks ٹاسک',
  'reminder reminders remainder ریمائنڈر',
  'note نوٹ',
  'add ایڈ',
  'bana بنا',
  'banao banado بناؤ',
  'laga لگا',
  'lagao lagado لگاؤ',
  'please plz pls پلیز',
  'zara ذرا',
  'mat na مت نہ',
  'bhoolna bhulna bhoolo بھولنا بھولو',
  'fauri fori foran fauran urgent urgently فوری فورا',
  'zaroori zaruri zroori ضروری',
  'ahem aham ahm important اہم',
  'hi ہی',
  'bhar بھر',
  'sawere savere sawerey سویرے',
  'bazaar bazar بازار',
  'war waar وار',
  'dil دل',
  'azeez aziz عزیز',
  'noon',
  'midnight',
  'am',
  'pm',
  'jo jis جو جس',
  'isi usi اسی',
  'time ٹائم',
  'youm yom yaum یوم',
  'azadi azaadi آزادی',
  'pakistan پاکستان',
  'difa defa دفاع',
  'kashmir کشمیر',
  'christmas xmas کرسمس',
  'bohat bahut bohot buhat bht bohut بہت',
  'intehai نہایت انتہائی',
  'tarjeeh priority prio ترجیح',
  'hai he hay hain hen ہے ہیں',
]

const LINES: Line[] = [
  ...DAYS,
  ...MONTHS,
  ...NUMBERS,
  ...TENS,
  ...ORDINALS,
  ...UNITS,
  ...PARTS,
  ...MODIFIERS,
  ...EDGES,
  ...PLAIN.map((words): Line => [words, {}]),
]

/** Forms of the past: behind them کل is yesterday. */
const PAST =
  'tha thi thay thee gaya gayi gaye gya gai gae kiya kia hua hui hue huwa aaya aayi aaye aya diya dia liya lia kaha bataya bheja bheji khaya dekha mila mili milay suna likha ' +
  'چکا تھا تھی تھے گیا گئی گئے کیا ہوا ہوئی ہوئے آیا آئی آئے دیا لیا کہا بتایا بھیجا بھیجی کھایا دیکھا ملا ملی سنا'

export const spell = createSpelling(LINES.map(([words]) => words))
export const lookUp = createLexicon(LINES, spell)

/** What stands behind the name of a day in names of people, places and things. */
const NAMESAKES =
  'khan singh din sahab sahib baba shah masjid mubarak bazaar market mela magazine edition sutra ' +
  'خان سنگھ صاحب بابا شاہ مسجد مبارک مارکیٹ میلہ میلے میگزین'

export const classes = { past: new Set(PAST.split(' ')), namesake: new Set(NAMESAKES.split(' ')) }
