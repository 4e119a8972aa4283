import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '“groceries” کے نیچے شامل کرنا: “anday”': [
      'groceries ke neeche anday add karo',
      'groceries ke neeche anday shamil kar do',
    ],
    '2: 1 کے نیچے رکھنا': [
      '2 ko 1 ka zaili kaam bana do',
      '2 ko 1 ke neeche rakh do',
      '2 ko 1 ka subtask bana do',
      '2 کو 1 کا ذیلی کام بنا دو',
    ],
    '2 الگ کام بنانا': ['2 ko alag kaam bana do'],
    '“shifting” میں باقی کام دکھانا': ['shifting mein kya baqi hai?', 'shifting ke zaili kaam dikhao'],
    '“شفٹنگ” کے نیچے شامل کرنا: “ڈبے”': ['شفٹنگ کے نیچے ڈبے شامل کرو'],
    '“شفٹنگ” میں باقی کام دکھانا': ['شفٹنگ میں کیا باقی ہے؟'],
  },
  kept: ['bistar ke neeche safai karna'],
}
