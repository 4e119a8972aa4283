import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'بتانا کہ دن کیسے گزرے: 2 مارچ 2026 سے 8 مارچ 2026 تک': ['pichla hafta kaisa raha', 'پچھلا ہفتہ کیسا رہا؟'],
    'بتانا کہ دن کیسے گزرے: گزشتہ کل': ['kal kaisa tha?'],
  },
  kept: [],
}
