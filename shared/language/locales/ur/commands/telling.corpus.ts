/** What is told: of a task that there is, or of something else. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '“گاڑی” مکمل کرنا': ['گاڑی دھل گئی'],
    '“gaari” مکمل کرنا': ['gaari dhul gayi hai'],
    '“دعوت” حذف کرنا': ['دعوت منسوخ ہو گئی'],
    'تلاش: gym اور آج چھوڑنا': ['aaj gym nahi hai'],
    'کیا یہ کرنے کا کوئی نیا کام ہے؟': ['printer kharab hai', 'phone gir gaya', 'پرنٹر خراب ہے'],
  },
  kept: [
    'chawal, daal aur masala lena hai',
    'doctor ko phone karna hai',
    'mujhe doodh chahiye',
    'Juma Khan se milna hai',
    'Tariq ko khat likhna',
  ],
}
