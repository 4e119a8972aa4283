/** What was done is told, and what becomes of what was shown. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'سب مکمل کرنا': ['dono kaam khatam'],
    'دکھانا: جن کا وقت گزر گیا': ['konse kaam late ho gaye hain'],
    'دکھانا: آج اور تلاش: meeting': ['aaj koi meeting hai kya'],
    '“ڈاکٹر والا کام” مکمل کرنا': ['ڈاکٹر والا کام مکمل'],
    '“میٹنگ” (پیر) تبدیل کرنا': ['میٹنگ کو پیر پر منتقل کر دو'],
    'وہ کام دوبارہ کھولنا': ['nahi abhi nahi diya'],
    'وہ کام (یاد دہانی 10 منٹ پہلے) تبدیل کرنا': ['aur 10 minute pehle yaad dilana'],
    'سب (جمعہ) تبدیل کرنا': ['yeh dono parson kar do'],
    'سب حذف کرنا': ['in dono ko delete karo'],
  },
  kept: ['ghar ka kaam khatam karna'],
}
