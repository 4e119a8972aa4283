/** Jo haath se tarteeb mein rakha jaye. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    '“doodh” سب سے اوپر رکھنا': ['doodh ko sab se upar rakho'],
    '“دودھ” سب سے اوپر رکھنا': ['دودھ کو سب سے اوپر رکھو'],
    '“roti” سب سے نیچے رکھنا': ['roti ko sab se neeche rakh do'],
    '“call”: “mail” سے پہلے رکھنا': ['call ko mail se pehle rakho'],
    '“doodh”: “anday” کے بعد رکھنا': ['doodh ko anday ke baad rakho'],
    '3 سب سے اوپر رکھنا': ['3 ko sab se upar le jao'],
  },
  kept: ['doodh ko fridge ke upar rakho'],
}
