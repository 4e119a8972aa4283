/** A task once more, and two that change places. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '“report” ایک بار اور (جمعہ)': ['report ko jumme ke liye copy kar do'],
    '“دوائی” ایک بار اور': ['دوائی کی کاپی بنا دو'],
    'وہ کام ایک بار اور (اتوار)': ['aur yahi itwar ko bhi'],
    '“gym aur bank” کے وقت آپس میں بدلنا': [
      'gym aur bank ki tareekh badal do aapas mein',
      'gym aur bank aapas mein badal do',
    ],
    'سب کے وقت آپس میں بدلنا': ['dono ki tareekh badal do'],
  },
  kept: ['report ki photo copy karwana', 'gym aur bank jana'],
}
