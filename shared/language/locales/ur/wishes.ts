/** Urdu: wishes that are no commands, in both scripts. */
import type { WishKind } from '../../assistant.ts'
import type { Rule } from '../../engine/grammar.ts'
import { createWishReader, wishOf, wordsOf } from '../../wishes.ts'
import { spell } from './lexicon.ts'

const classes = {
  period: wordsOf('hafta hafte din mahina mahine kal aaj subah shaam ہفتہ ہفتے دن مہینہ مہینے کل آج صبح شام'),
  todo: wordsOf('kaam kaamon task tasks list ke kamon کام کاموں فہرست'),
  own: wordsOf('mera mere meri apna apne apni hamara is agla agle میرا میرے میری اپنا اپنے اپنی ہمارا اس اگلا اگلے'),
}

const PLEASE = '[(please | zara | meherbani se | براہ کرم | ذرا)]'
const OWN = '#own [#word] (#period | #todo)'
const DO =
  '(karo|kar|karein|kijiye|banao|bana|banaein|do|dein|batao|bata|bataein|batayein|کرو|کر|کریں|کیجیے|بناؤ|بنا|بنائیں|دو|دیں|بتاؤ|بتا|بتائیں)'

const { plan } = wishOf

export const wishes: Rule<WishKind>[] = [
  plan(
    'mere hafte ka plan banao',
    `^ ${PLEASE} ${OWN} (ka|ki|ko|کا|کی|کو) [#word] (plan|mansooba|schedule|پلان|منصوبہ|شیڈول|tarteeb|ترتیب) ${DO} [<words>] $`,
  ),
  plan('mera hafta plan karo', `^ ${PLEASE} ${OWN} [(ko|کو)] (plan|organise|organize|پلان|منظم) ${DO} [<words>] $`),
  plan(
    'plan banane mein madad',
    `^ ${PLEASE} <words> (plan|mansooba|schedule|پلان|منصوبہ|شیڈول) [#word] [#word] (madad|مدد) [<words>] $`,
  ),
  wishOf.split(
    '… ko hisson mein taqseem karo',
    `^ ${PLEASE} <words> (ko|کو) [#word] [#word] (hisson|marhalon|marahil|steps|qadmon|kaamon|tukron|حصوں|مرحلوں|مراحل|قدموں|کاموں|ٹکڑوں) (mein|میں) (taqseem|baant|tor|تقسیم|بانٹ|توڑ) [${DO}] [${DO}] $`,
  ),
  wishOf.prioritise(
    'pehle kya karun',
    '^ [mujhe|mujhay|main|mein|مجھے|میں] (pehle|پہلے | sab se pehle | سب سے پہلے) kya|کیا <words> $',
  ),
  wishOf.prioritise(
    'mere kaamon ki tarjeeh batao',
    `^ ${PLEASE} ${OWN} (ka|ki|کا|کی) (priority|tarjeeh|ahmiyat|ترجیح|اہمیت|ترجیحات) [${DO}] [${DO}] $`,
  ),
  wishOf.summarise(
    'mere hafte ka khulasa',
    `^ ${PLEASE} ${OWN} (ka|ki|کا|کی) (khulasa|summary|خلاصہ) [${DO}] [${DO}] $`,
  ),
  wishOf.compare('is hafte ka muqabla', `^ ${PLEASE} <words> (muqabla|mawazna|مقابلہ|موازنہ) ${DO} $`),
  wishOf.explain('samjhao', `^ ${PLEASE} <words> (samjhao|samjha|samjhaein|سمجھاؤ|سمجھا|سمجھائیں) [${DO}] $`),
  wishOf.advise(
    'kaun sa kaam baad mein',
    '^ (kaun|konsa|kon|کون) [sa|se|si|سا|سے|سی] <words> (baad|intezar|بعد|انتظار) [mein|میں|kar|کر] <words> $',
  ),
]

export const readBeyond = createWishReader({
  dimensions: { wish: wishes },
  classes,
  lookUp: () => undefined,
  spell,
  asks: wordsOf('kya kab kaise kahan kyun kaun kitne kitna کیا کب کیسے کہاں کیوں کون کتنے کتنا'),
  tells: wordsOf('main mein mujhe mera meri ham woh yeh میں مجھے میرا میری ہم وہ یہ'),
})
