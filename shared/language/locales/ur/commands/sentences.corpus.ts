/** Several commands in one message, and titles that only look like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '2 حذف کرنا 3 مکمل کرنا': [
      '2 hata do phir 3 mukammal karo',
      '2 hata do\n3 mukammal karo',
      '2 hata do. 3 mukammal karo',
    ],
    '“doodh” مکمل کرنا 2 حذف کرنا': ['doodh wala mukammal kar do aur 2 hata do'],
    '“میٹنگ” حذف کرنا “جم” مکمل کرنا': ['میٹنگ کینسل کر دو اور جم ہو گیا', 'میٹنگ کینسل کر دو۔ جم ہو گیا'],
    '“bill” مکمل کرنا شامل کرنا: “doctor ko call karna” (کل)': ['bill ho gaya. kal doctor ko call karna yaad dilana'],
    '2 حذف کرنا': ['shukriya! 2 hata do'],
  },
  kept: ['doodh aur anday lana', 'doctor ko call karo aur bill jama karo', 'Ali aur Sara ko phone karna'],
}
