/** Was von Hand geordnet wird, und was nur so klingt. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Stelle „Milch“ ganz nach oben.': [
      'setz Milch an den Anfang',
      'schieb Milch ganz nach oben',
      'Milch soll zuerst kommen',
      'Milch nach oben schieben',
    ],
    'Stelle „Brot“ ganz nach unten.': ['pack Brot ans Ende', 'verschieb Brot nach ganz unten'],
    'Stelle „Anruf“ vor „Mail“.': [
      'schieb den Anruf über die Mail',
      'den Anruf vor die Mail schieben',
      'der Anruf soll vor der Mail kommen',
    ],
    'Stelle „Anruf“ hinter „Mail“.': ['setz den Anruf hinter die Mail'],
    'Stelle Nummer 3 ganz nach oben.': ['verschieb 3 nach oben'],
  },
  kept: [
    'leg den Schlüssel hinter die Tür',
    'stell den Wecker vor dem Schlafengehen',
    'Möbel nach oben tragen',
    'die Mail kommt nach dem Anruf',
  ],
}
