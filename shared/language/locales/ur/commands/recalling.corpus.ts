import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '9 مارچ 2026، دن کے آخر میں، جو تھا وہ دکھانا: تمام کام': [
      'پچھلے پیر کو میری لسٹ میں کیا تھا',
      'pichle peer ko meri list mein kya tha',
    ],
    'گزشتہ کل، دن کے آخر میں، جو تھا وہ دکھانا: تمام کام': ['kal list mein kya tha?', 'kal meri list kaisi thi'],
  },
  kept: [],
}
