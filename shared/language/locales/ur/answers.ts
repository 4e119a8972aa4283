/** How people answer in Urdu, in its own script and in Roman letters. */
import { createAnswerReader, createInsteadReader, createInterjectionCutter, createMeantReader } from '../../answers.ts'
import type { Locale } from '../../locale.ts'
import { spell } from './lexicon.ts'

const list = (text: string): string[] => text.split(/[,،]/).map((phrase) => phrase.trim().replace(/\s+/g, ' '))

const readAnswer = createAnswerReader(() => ({
  spell,
  yes: list(`ہاں، جی، جی ہاں، ہاں جی، ہاں ہاں، بالکل، ضرور، یقیناً، یقینا، کر دو، کر دیں، کردو، کردیں، کرو، کریں، ہاں کر دو، صحیح، درست، صحیح ہے، درست ہے، کر لو، کر لیں، کر دینا، منظور ہے، منظور، پکا، کیوں نہیں، جاری رکھو، جاری رکھیں، آگے بڑھو،
    haan, han, haa, ha, jee, ji, jee haan, ji haan, haan ji, haan haan, bilkul, phir bhi, zaroor, zarur, haan kar dein, kar lo, kar len, kar dena, kr lo, karlo, kar hi do, shuru karo, aage barho, haan bilkul, jee bilkul, manzoor hai, manzoor, pakka, yaqeenan kar do, kyun nahi, yaqeenan, kar do, kardo, kar dein, kardein, kar den, karo, karein, sahi, sahi hai, durust, yes, confirm, go ahead, 👍, ✅, 👌`),
  fine: list(
    'ٹھیک ہے، ٹھیک، اچھا، چلو، چلیں، اوکے، theek hai, thik hai, theek, thik, acha, accha, chalo, ok, okay, chalein',
  ),
  no: list(`نہیں، جی نہیں، نہ، مت، مت کرو، مت کریں، نہ کرو، نہ کریں، رک جاؤ، رکو، رکیں، منسوخ، بس، نہیں کرنا، نہیں چاہیے، مت کرنا، کوئی بات نہیں، ضرورت نہیں، اس کی ضرورت نہیں، پتا نہیں، ارادہ بدل گیا، ابھی نہیں، کوئی نہیں، کچھ نہیں، کوئی بھی نہیں،
    nahi, nahin, nai, nhi, jee nahi, ji nahi, ji nahin, na, mat, mat karo, mat karna, nahi karna, nahi karo, nahi chahiye, koi baat nahi, zaroorat nahi, iski zaroorat nahi, galti se, pata nahi, irada badal gaya, soch badal gayi, mat karein, na karo, na karein, ruko, ruk jao, cancel, bas, abhi nahi, koi nahi, kuch nahi, koi bhi nahi, no, ❌, 👎`),
  scratch: list(
    'ghalat, ghalat hai, ghalat wala, ghalti se, abhi nahi hua, غلط، غلط ہے، غلط والا، غلطی سے، ابھی نہیں ہوا، rehne do, rehne dein, rehne dena, jane do, jane dein, chhoro, chhor do, chhor dein, choro, chor do, chhorein, bhool jao, رہنے دو، رہنے دیں، رہنے دینا، جانے دو، جانے دیں، چھوڑو، چھوڑیں، چھوڑ دو، چھوڑ دیں، بھول جاؤ',
  ),
  all: list(
    'سب، سارے، ساری، تمام، دونوں، تینوں، سب کے سب، یہ سب، sab, saare, sare, saari, sari, tamam, dono, donon, teeno, sab ke sab, ye sab, yeh sab',
  ),
  other: list('baqi wala, بچا ہوا, bacha hua'),
  too: list('bhi, saath mein, sath hi'),
  undo: [
    ...list(
      'undo, undo karo, undo kar do, pehle jaisa kar do, pehle jaisa, پہلے جیسا کر دو, پہلے جیسا, ulta kar do, الٹا کر دو',
    ),
    ...list(
      'lo, lein, le lo, le lein, lao, laein, la do, la dein, laa do, le aao, karo, karein, kar do, kar dein, kardo, do, chahiye, daal do, daalo, rakh do, لاؤ, لے آؤ, لا دو, رکھ دو, ڈال دو',
    ).map((verb) => `wapas ${verb}`),
  ],
  only: list('صرف، sirf'),
  one: list('ek, aik'),
  except: list('کے سوا، کے علاوہ، سوائے، ke siwa, ke ilawa, siwaye'),
  places: [
    'پہلا، پہلی، پہلے، pehla, pehli, pehle, pahla, pahli',
    'دوسرا، دوسری، دوسرے، دو، doosra, doosri, doosre, dusra, dusri, dusre, do',
    'تیسرا، تیسری، تیسرے، تین، teesra, teesri, tisra, tisri, teen',
    'چوتھا، چوتھی، چار، chautha, chauthi, chotha, chothi, char',
    'پانچواں، پانچویں، پانچ، panchwan, panchwin, paanchwan, panch, paanch',
  ].map(list),
  lastPlace: list('آخری، سب سے آخری، aakhri, akhri, aakhiri, akhiri'),
  groups: {},
  acts: {
    delete: list(
      'حذف کرو، حذف کر دو، حذف کریں، ہٹا دو، ہٹا دیں، ڈیلیٹ کرو، ڈیلیٹ کر دو، delete karo, delete kar do, hata do, hata dein, hazf karo',
    ),
    complete: list('مکمل کرو، مکمل کر دو، mukammal karo, mukammal kar do, complete karo, done kar do'),
  },
  filler:
    list(`والا، والی، والے، نمبر، کو، کا، کی، کے، یہ، وہ، میں، مجھے، نے، ہے، ہیں، اور، پلیز، براہ کرم، شکریہ، معاف کرنا، سوری، ارے، یار، بھائی، کام، انہیں، ان، اسے، اس، اچھا تو، تو، پھر، میرا مطلب، مطلب، یعنی، چاہیے،
    ghalti ho gayi, ghalti se ho gaya, غلطی ہو گئی, غلطی سے ہو گیا, oho, oh, mujhe, kuch, hi, wala, wali, wale, number, ko, ka, ki, ke, ye, yeh, wo, woh, main, mujhe, ne, hai, hain, aur, please, plz, shukria, shukriya, maaf karna, sorry, are, arey, yaar, bhai, kaam, inhe, unhe, inhein, unhein, ise, isay, use, usay, to, toh, phir, mera matlab, matlab, yani, chahiye`),
}))

const MORE = /^(?:(?:اور|نیز|ساتھ میں|اور بھی|aur(?: bhi)?|sath mein|saath mein)[\s,،:]+)(?=\S)/i
const AS_WELL = /[\s,،]+(?:بھی|bhi)$/i

/** "اور کیلے", "ande bhi". */
const readMore: Locale['readMore'] = (text) => {
  const said = text.trim().replace(/[\s.!۔]+$/, '')
  if (said.length > 80) return null
  const start = MORE.exec(said)?.[0].length ?? 0
  const end = AS_WELL.exec(said)?.index ?? said.length
  if ((start === 0 && end === said.length) || end <= start) return null
  const rest = said.slice(start, end)
  // A verb stands at the end of what is to be done.
  return { text: rest, thing: /(?:نا|نی|na|ni)$/i.test(rest) ? null : rest }
}

const NOTE = /^(?:اور )?(?:نوٹ(?: کر(?:و|یں| لو))?|note(?: kar(?:o|ein| lo))?)(?: کہ| ke| کہ)?[:،,]? ?(.+)$/i

const readAbout: Locale['readAbout'] = (text) => {
  const note = NOTE.exec(text.trim().replace(/[\s.۔]+$/, ''))?.[1]
  return note ? { addNote: note } : null
}

const withoutInterjections = createInterjectionCutter(
  `nahi, nahin, nai, nhi, jee nahi, ji nahi, haan, han, ji, jee, acha, accha, achha, oh, oho, uff, arey, are, arre, ary, sorry, maaf karna, maaf karein, yaar, yar, bhai, hmm, hm, ok, okay, theek hai, thik hai, mera matlab, matlab, balke,
    ghalti ho gayi, ghalti se, نہیں, جی نہیں, جی, ہاں, اچھا, اوہ, اوہو, اف, ارے, سوری, معاف کرنا, معاف کیجیے, یار, بھائی, ٹھیک ہے, میرا مطلب, مطلب, بلکہ, غلطی ہو گئی, غلطی سے`,
  'ruko, rukein, ruk jao, theek, thik, chalo, shukriya, shukria, bas, ghalat, رکو, رکیں, ٹھیک, چلو, شکریہ, بس, غلط',
)

/** "mera matlab tairaki tha" */
const readMeant = createMeantReader(
  withoutInterjections,
  /(?<![\p{L}])(?:mera |میرا )?(?:matlab|مطلب)(?: hai| tha| ہے| تھا)?[:,،]? (.+?)(?: (?:hai|tha|ہے|تھا))?$/iu,
)

/** "Bob nahi, Rob": an interjection at the beginning is none here. */
const readInstead = createInsteadReader(
  (text) => text,
  /^(?<was>[^,،]+?) (?:nahi|nahin|nhi|نہیں)(?:[,،]| balke| بلکہ)* (?<is>[^,،]+)$/i,
)

/** "doctor ne phone kiya, jumme ko kar do" */
const BEHIND_REASON =
  /^.+ (?:hai|hain|tha|thi|the|gaya|gayi|gaye|kiya|ki|diya|di|liya|li|kaha|raha|rahi|sakta|sakti|sakte|aaya|aayi|ہے|ہیں|تھا|تھی|گیا|گئی|گئے|کیا|دیا|دی|لیا|لی|کہا|رہا|رہی|سکتا|سکتی|آیا|آئی)(?:\s*[,،.;۔]\s*|\s+)(?:(?:to|toh|is liye|isliye|is lie|aur|تو|اس لیے|اور)\s+)*(?<said>\S.{2,60})$/iu
const readBehindReason = (text: string): string | null => BEHIND_REASON.exec(text.trim())?.groups?.said ?? null

const THAT_DAY = /(?<![\p{L}\p{M}])(?:us(?:i|ee)?|os|اس|اسی) (?:din|roz|dn|دن|روز)(?: ko| کو)?(?![\p{L}\p{M}])/iu
/** "usi din" */
const withDay = (text: string, day: string): string | null =>
  THAT_DAY.test(text) ? text.replace(THAT_DAY, /\p{Script=Arabic}/u.test(text) ? `${day} کو` : `${day} ko`) : null

export const answers = {
  readBehindReason,
  withDay,
  asMove: (text) => `${text} kar do`,
  readInstead,
  withoutInterjections,
  readAnswer,
  readMore,
  readMeant,
  readAbout,
} satisfies Partial<Locale>
