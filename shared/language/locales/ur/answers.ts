/** How people answer in Urdu, in its own script and in Roman letters. */
import { createAnswerReader } from '../../answers.ts'
import type { Locale } from '../../locale.ts'

const list = (text: string): string[] => text.split(/[,،]/).map((phrase) => phrase.trim().replace(/\s+/g, ' '))

const readAnswer = createAnswerReader({
  yes: list(`ہاں، جی، جی ہاں، ہاں جی، ہاں ہاں، بالکل، ضرور، یقیناً، یقینا، کر دو، کر دیں، کردو، کردیں، کرو، کریں، ہاں کر دو، صحیح، درست، صحیح ہے، درست ہے، جاری رکھو، جاری رکھیں، آگے بڑھو،
    haan, han, haa, ha, jee, ji, jee haan, ji haan, haan ji, haan haan, bilkul, zaroor, zarur, yaqeenan, kar do, kardo, kar dein, kardein, kar den, karo, karein, sahi, sahi hai, durust, yes, confirm, go ahead, 👍, ✅, 👌`),
  fine: list(
    'ٹھیک ہے، ٹھیک، اچھا، چلو، چلیں، اوکے، theek hai, thik hai, theek, thik, acha, accha, chalo, ok, okay, chalein',
  ),
  no: list(`نہیں، جی نہیں، نہ، مت، مت کرو، مت کریں، نہ کرو، نہ کریں، رہنے دو، رہنے دیں، چھوڑو، چھوڑیں، چھوڑ دو، چھوڑ دیں، رک جاؤ، رکو، رکیں، منسوخ، بس، غلط، غلط ہے، ابھی نہیں، کوئی نہیں، کچھ نہیں، کوئی بھی نہیں،
    nahi, nahin, nai, nhi, jee nahi, ji nahi, ji nahin, na, mat, mat karo, mat karein, na karo, na karein, rehne do, rehne dein, chhoro, chhor do, choro, chor do, ruko, ruk jao, cancel, bas, ghalat, ghalat hai, abhi nahi, koi nahi, kuch nahi, koi bhi nahi, no, ❌, 👎`),
  all: list(
    'سب، سارے، ساری، تمام، دونوں، تینوں، سب کے سب، یہ سب، sab, saare, sare, saari, sari, tamam, dono, donon, teeno, sab ke sab, ye sab, yeh sab',
  ),
  other: list('باقی والا، باقی والی، baqi wala, baqi wali'),
  undo: list(
    'واپس لو، واپس لیں، واپس کرو، واپس کریں، واپس کر دو، پہلے جیسا کر دو، wapas lo, wapas lein, wapas karo, wapas kar do, wapis karo, wapis kar do, wapas le lo, undo, undo karo, undo kar do, pehle jaisa kar do',
  ),
  only: list('صرف، sirf'),
  one: list('ایک، ek, aik'),
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
    wala, wali, wale, number, ko, ka, ki, ke, ye, yeh, wo, woh, main, mujhe, ne, hai, hain, aur, please, plz, shukria, shukriya, maaf karna, sorry, are, arey, yaar, bhai, kaam, inhe, unhe, inhein, unhein, ise, isay, use, usay, to, toh, phir, mera matlab, matlab, yani, chahiye`),
})

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

export const answers = {
  readAnswer,
  readMore,
  readAbout,
} satisfies Partial<Locale>
