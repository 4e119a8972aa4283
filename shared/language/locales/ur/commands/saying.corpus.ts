/** What is done, changed and asked, as people type it; and titles that only begin or end like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '“doodh” حذف کرنا': ['doodh list se hatana', 'doodh hata do'],
    'دکھانا: مکمل گزشتہ کل': ['kal kya kiya tha maine'],
    'دکھانا: تمام کام': ['agla kaam kya hai'],
    '2 مکمل کرنا': ['doosra kaam khatam'],
    '“doodh wala” مکمل کرنا': ['doodh wala done'],
    '“report” (p1) تبدیل کرنا': ['report ko p1 bana do'],
    '“meeting” (15:00 بجے) تبدیل کرنا': ['meeting 3 baje hai, 4 nahi'],
    'پچھلا کام واپس لینا': ['ye galti se hua, wapis le lo'],
    'اس کا کاموں سے تعلق نہیں': ['pakistan ka match kis ne jeeta', 'bakwas', 'لعنت', '😀'],
    'دکھانا: کل': ['کل میرا کیا پروگرام ہے'],
    '“ڈاکٹر” حذف کرنا': ['ڈاکٹر والا کام حذف کرو'],
  },
  kept: [
    'ghar se nikalna',
    'deewar se daag mitana',
    'ghar ka kaam khatam',
    'cake bana do',
    'kis ko dawat deni hai likhna',
    'doodh khatam',
  ],
}
