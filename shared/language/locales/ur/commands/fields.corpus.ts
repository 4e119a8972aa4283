/** What a task has beside its date; and titles that only sound like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '“report” (بغیر تاریخ) تبدیل کرنا': ['report ki tareekh hata do'],
    '“رپورٹ” (بغیر تاریخ) تبدیل کرنا': ['رپورٹ کی تاریخ ہٹا دو'],
    '“report” (بغیر آخری تاریخ) تبدیل کرنا': ['report ki deadline hata do'],
    '“report” (بغیر یاد دہانی) تبدیل کرنا': ['report ka reminder hata do'],
    '“doctor” حذف کرنا': ['doctor wala reminder hata do'],
    '“report” (بغیر لیبل) تبدیل کرنا': ['report ke saare labels hata do'],
    '“report” (بغیر @daftar) تبدیل کرنا': ['report se label daftar hata do'],
    '“report” (@daftar) تبدیل کرنا': ['report pe daftar label laga do', 'report wale kaam par label daftar laga do'],
    '“report” (نوٹ “safha 3”) تبدیل کرنا': ['report mein note likho: safha 3'],
    '“report” (#Daftar) تبدیل کرنا': ['report ko Daftar project mein daal do'],
    '“report” (دورانیہ 2 گھنٹے) تبدیل کرنا': ['report ko 2 ghante ka kar do'],
    '“report” (صرف ایک بار) تبدیل کرنا': ['report ko repeat na karo'],
  },
  kept: ['shadi ki tareekh pata karna', 'darzi ko label dena'],
}
