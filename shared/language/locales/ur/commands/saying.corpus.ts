/** What is done, changed and asked, as people type it; and titles that only begin or end like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '“doodh” حذف کرنا': ['doodh list se hatana', 'doodh hata do'],
    'دکھانا: مکمل گزشتہ کل': ['kal kya kiya tha maine'],
    'دکھانا: تمام کام': ['agla kaam kya hai'],
    'وہ کام (شام 4 بجے) تبدیل کرنا': ['4 baje kar do'],
    'وہ کام (کل) تبدیل کرنا': ['kal par kar do'],
    'تمام کام حذف کرنا': ['sab kaam delete karo', 'sab delete kar do', 'سب کام حذف کر دو'],
    'تمام کام (کل) تبدیل کرنا': ['sab kal par kar do'],
    '1 اور 3 مکمل کرنا': ['1 aur 3 ho gaye'],
    'وہ کام دوبارہ کھولنا': ['nahi abhi nahi hua'],
    'سب حذف کرنا': ['dono delete karo'],
    'کیا شامل کروں؟': ['yaad dilana', 'task add karo'],
    '2 مکمل کرنا': ['doosra kaam khatam'],
    '“doodh wala” مکمل کرنا': ['doodh wala done'],
    '“report” (p1) تبدیل کرنا': ['report ko p1 bana do'],
    '“meeting” (دوپہر 3 بجے) تبدیل کرنا': ['meeting 3 baje hai, 4 nahi'],
    'پچھلا کام واپس لینا': ['ye galti se hua, wapis le lo'],
    'اس کا کاموں سے تعلق نہیں': ['pakistan ka match kis ne jeeta', 'bakwas', 'لعنت', '😀'],
    'دکھانا: کل': ['کل میرا کیا پروگرام ہے'],
    '“ڈاکٹر” حذف کرنا': ['ڈاکٹر والا کام حذف کرو'],
  },
  kept: [
    'doodh kar do',
    'kaam kar do',
    'ghar se nikalna',
    'deewar se daag mitana',
    'ghar ka kaam khatam',
    'cake bana do',
    'kis ko dawat deni hai likhna',
    'doodh khatam',
  ],
}
