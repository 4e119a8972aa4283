/**
 * Languages that messages come in and no locale reads: told by a few words or by their letters, so that a task is not made of a wish that nobody
 * understood. A language that gets a locale leaves this list.
 */
import { recognise } from './recognise.ts'

interface Foreign {
  /** words that hardly any other language has, parted by spaces: two points each */
  sure?: string
  /** short words that join others: one point each */
  likely?: string
  /** most letters of the message are of these */
  letters?: RegExp
  /** what it has and another language of these letters has not, and the other way round */
  tells?: RegExp
  unless?: RegExp
  /** what is said in it: which languages are read, and how a message is kept as it is */
  reply: string
}

const FOREIGN: Record<string, Foreign> = {
  fr: {
    sure: "demain aujourd'hui acheter appeler faire rappelle rappelle-moi semaine prochaine lundi mardi mercredi jeudi vendredi samedi dimanche quoi quelles quels c'est qu'est-ce dois rendez-vous tâches tâche matin soir midi après-midi avec pour dans chez mes médecin ajoute supprime montre",
    likely: 'de du des la le les un une et ou je tu il mon ma à au aux que qui ce est sont pas en sur',
    reply:
      'Je ne lis pas encore le français : écrivez-moi en anglais, en allemand, en espagnol ou en ourdou. Pour garder votre message tel quel, mettez « - » devant.',
  },
  it: {
    sure: 'domani oggi comprare chiamare fare ricordami settimana prossima lunedì martedì mercoledì giovedì venerdì sabato domenica cosa devo quali sono appuntamento mattina sera pomeriggio mie miei attività aggiungi cancella mostra medico latte',
    likely: 'di del della il lo la gli le un una e che per con in da a alle mio mia ho è',
    reply:
      'Non leggo ancora l’italiano: scrivimi in inglese, tedesco, spagnolo o urdu. Per tenere il messaggio così com’è, metti «-» davanti.',
  },
  pt: {
    sure: 'amanhã hoje comprar ligar fazer lembra-me lembre-me semana próxima segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado preciso tarefas tarefa manhã noite minhas meus quais leite médico adiciona apaga',
    likely: 'o os as um uma e que para com em do da dos das no na meu minha é são de',
    reply:
      'Ainda não leio português: escreva em inglês, alemão, espanhol ou urdu. Para guardar a mensagem como está, ponha “-” antes.',
  },
  nl: {
    sure: 'morgen vandaag kopen bellen doen herinner week volgende maandag dinsdag woensdag donderdag vrijdag zaterdag zondag moet ik mijn welke taken taak afspraak ochtend avond middag voor naar niet wat melk brood moeder toevoegen verwijder',
    likely: 'de het een en van met in om op aan is zijn dat die te uur',
    reply:
      'Ik lees nog geen Nederlands: schrijf in het Engels, Duits, Spaans of Urdu. Zet “-” ervoor om het bericht te bewaren zoals het is.',
  },
  pl: {
    sure: 'jutro dzisiaj dziś kupić kup zadzwonić zadzwoń zrobić przypomnij tydzień tygodniu poniedziałek wtorek środa środę czwartek piątek sobota niedziela muszę zadania zadanie rano wieczorem moje które mleko lekarz dodaj usuń pokaż',
    likely: 'i w na z do o za się jest są co mi mam po nie',
    letters: /[ąęłńśźż]/,
    reply:
      'Nie czytam jeszcze po polsku: napisz po angielsku, niemiecku, hiszpańsku lub w urdu. Aby zachować wiadomość bez zmian, poprzedź ją słowem „-”.',
  },
  tr: {
    sure: 'yarın bugün almak al ara aramak yap hatırlat hafta haftaya pazartesi salı çarşamba perşembe cuma cumartesi pazar görevlerim görev sabah akşam benim hangi süt doktor ekle sil göster yapmam lazım ekmek',
    likely: 've bir bu için ile ne mi mı da de saat',
    letters: /[ğış]/,
    reply:
      'Henüz Türkçe okuyamıyorum: İngilizce, Almanca, İspanyolca ya da Urduca yazın. Mesajı olduğu gibi saklamak için başına “-” koyun.',
  },
  sv: {
    sure: 'imorgon idag köpa ringa göra påminn veckan nästa måndag tisdag onsdag torsdag fredag lördag söndag måste mina uppgifter uppgift morgonen kvällen mjölk bröd läkaren vad vilka visa lägg',
    likely: 'och att en ett det den som på i för med av jag är till om klockan',
    letters: /å/,
    reply:
      'Jag läser inte svenska än: skriv på engelska, tyska, spanska eller urdu. Sätt ”-” före för att spara meddelandet som det är.',
  },
  uk: {
    letters: /[іїєґ]/,
    reply:
      'Я ще не читаю українською: пишіть англійською, німецькою, іспанською або урду. Щоб зберегти повідомлення як є, поставте перед ним «-».',
  },
  ru: {
    letters: /\p{Script=Cyrillic}/u,
    reply:
      'Я ещё не читаю по-русски: пишите по-английски, по-немецки, по-испански или на урду. Чтобы сохранить сообщение как есть, поставьте перед ним «-».',
  },
  el: {
    letters: /\p{Script=Greek}/u,
    reply:
      'Δεν διαβάζω ακόμη ελληνικά: γράψτε στα αγγλικά, γερμανικά, ισπανικά ή ουρντού. Για να κρατηθεί το μήνυμα όπως είναι, βάλτε μπροστά «-».',
  },
  ja: {
    letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    reply:
      '日本語はまだ読めません。英語、ドイツ語、スペイン語、ウルドゥー語で書いてください。そのまま残すには先頭に「-」と書いてください。',
  },
  zh: {
    letters: /\p{Script=Han}/u,
    reply: '我还看不懂中文：请用英语、德语、西班牙语或乌尔都语。要原样保存这条消息，请在前面加上“-”。',
  },
  ko: {
    letters: /\p{Script=Hangul}/u,
    reply:
      '아직 한국어를 읽지 못합니다. 영어, 독일어, 스페인어, 우르두어로 써 주세요. 그대로 저장하려면 앞에 “-”를 붙이세요.',
  },
  hi: {
    letters: /\p{Script=Devanagari}/u,
    reply: 'मैं अभी हिन्दी नहीं पढ़ सकता: अंग्रेज़ी, जर्मन, स्पेनिश या उर्दू में लिखें। संदेश को वैसा ही रखने के लिए आगे “-” लिखें।',
  },
  he: {
    letters: /\p{Script=Hebrew}/u,
    reply:
      'אני עוד לא קורא עברית: כתבו באנגלית, בגרמנית, בספרדית או באורדו. כדי לשמור את ההודעה כמו שהיא, כתבו לפניה “-”.',
  },
  th: {
    letters: /\p{Script=Thai}/u,
    reply: 'ฉันยังอ่านภาษาไทยไม่ได้ กรุณาเขียนเป็นภาษาอังกฤษ เยอรมัน สเปน หรืออูรดู หากต้องการเก็บข้อความไว้ตามเดิม ให้ใส่ “-” ไว้ข้างหน้า',
  },
  ar: {
    letters: /\p{Script=Arabic}/u,
    tells: /ة|(?:^|\s)ال/,
    unless: /[ٹڈڑںےہھیکگپچژ]/,
    reply:
      'لا أقرأ العربية بعد: اكتب بالإنجليزية أو الألمانية أو الإسبانية أو الأردية. ولحفظ الرسالة كما هي، ضع “-” قبلها.',
  },
}

const WORD = /[\p{L}\p{M}'’-]+/gu
/** Marks, addresses and what is quoted are names. */
const NAMES = /["“„«][^"”“»]*["”“»]|\S*(?:[@#]|:\/\/)\S*/gu
/** Points that make a language, with a sure word among them, and more where a locale takes the text for its own; the share that an alphabet has. */
const [ENOUGH, AGAINST, MOST] = [3, 5, 0.5]
/** Nobody changes the language further on. */
const LONGEST = 600

/** By word: the points that it makes for each language. */
const POINTS = new Map<string, [language: string, points: number][]>()
for (const [language, { sure = '', likely = '' }] of Object.entries(FOREIGN))
  for (const [list, points] of [
    [likely, 1],
    [sure, 2],
  ] as const)
    for (const word of list.split(' ').filter(Boolean))
      POINTS.set(word, [...(POINTS.get(word) ?? []).filter(([other]) => other !== language), [language, points]])

const ALPHABETS = Object.entries(FOREIGN).flatMap(([language, { sure, letters, tells, unless }]) =>
  letters && !sure ? [{ language, letters, tells, unless }] : [],
)

/**
 * The language of a text for which there is no locale, as a BCP 47 primary tag; undefined when it is in one that there is, or does not tell.
 */
export function foreignLanguage(text: string): string | undefined {
  const said = text.slice(0, LONGEST).normalize('NFC').toLowerCase().replaceAll('’', "'").replace(NAMES, ' ')
  const own = recognise(text)
  const byAlphabet = NOT_LATIN.test(said) ? inAlphabet(said, own !== undefined) : undefined
  if (byAlphabet) return byAlphabet
  const words = new Set(said.match(WORD) ?? [])
  const found = new Map<string, { points: number; isSure: boolean }>()
  for (const word of words)
    for (const [language, points] of POINTS.get(word) ?? []) {
      const before = found.get(language) ?? { points: 0, isSure: false }
      found.set(language, { points: before.points + points, isSure: before.isSure || points > 1 })
    }
  const scores = [...found].flatMap(([language, { points, isSure }]) =>
    isSure ? [{ language, points: points + (FOREIGN[language]!.letters?.test(said) ? 1 : 0) }] : [],
  )
  const [first] = scores.sort((a, b) => b.points - a.points)
  const enough = Math.max(own ? AGAINST : ENOUGH, words.size * (own ? 1 : 0.5))
  return first && first.points >= enough ? first.language : undefined
}

const NOT_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u

/** @param isOwn a locale takes the text for its own */
function inAlphabet(said: string, isOwn: boolean): string | undefined {
  const all = said.match(/\p{L}/gu) ?? []
  for (const { language, letters, tells, unless } of ALPHABETS) {
    if (tells ? !tells.test(said) || unless?.test(said) : isOwn) continue
    const share = all.filter((letter) => letters.test(letter)).length / all.length
    if (share > (SHARES[language] ?? MOST)) return language
  }
  return undefined
}

/** Alphabets of which some letters tell the language among others that share the rest. */
const SHARES: Record<string, number> = { uk: 0, ja: 0.2 }

/** What is said in a language that no locale reads. */
export const foreignReply = (language: string): string | undefined => FOREIGN[language]?.reply
