/** Lists and projects by name, and titles that only name a list. */
import type { Corpus } from '../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“doodh”, #Shopping': ['doodh shopping list mein daal do', 'shopping list mein doodh likh lo'],
    '“دودھ”, #شاپنگ': ['دودھ شاپنگ لسٹ میں ڈال دو'],
    '“doodh”, #Shopping; “ande”, #Shopping; “bread”, #Shopping': ['shopping list mein doodh, ande aur bread likh do'],
    '“bulb”, #Home': ['home ki list mein bulb likh lo'],
    '“doodh”': ['meri list mein doodh daal do'],
  },
  understood: {
    'دکھانا: #Shopping': ['shopping list mein kya hai', 'shopping list dikhao'],
    'دکھانا: #شاپنگ': ['شاپنگ لسٹ میں کیا ہے'],
    'دکھانا: #Home': ['home ke kaam dikhao'],
  },
  kept: ['shopping list banana', 'home saaf karna'],
}
