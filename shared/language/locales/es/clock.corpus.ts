/** Times of day. */
import type { Corpus } from '../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '2026-03-11 21:30': ['a las nueve y media', 'a las 9:30'],
    '2026-03-11 15:00': ['a las 15 horas'],
    '2026-03-11 15:30': ['15:30'],
    '2026-03-11 20:00': ['a las 8 p. m.', 'a las 8 de la tarde'],
    '2026-03-11 21:00': ['nueve de la noche'],
    '2026-03-11 11:45': ['a las doce menos cuarto'],
    '2026-03-12 03:00': ['a las tres de la mañana', 'a las 3 de la madrugada'],
    '2026-03-11 12:00': ['al mediodía'],
    '2026-03-12 00:00': ['medianoche'],
    '2026-03-12 09:00, [2026-03-12 09:00 to 2026-03-12 12:00]': ['mañana por la mañana'],
    '2026-03-12 09:00': ['manana a las 9 de la manana'],
    '2026-03-11 14:00, [2026-03-11 14:00 to 2026-03-11 18:00]': ['esta tarde'],
    '2026-03-11 19:30': ['esta tarde a las siete y media'],
    '2026-03-11 21:00, [2026-03-11 21:00 to 2026-03-12 00:00]': ['esta noche'],
    '2026-03-11 17:00, [2026-03-11 17:00 to 2026-03-11 18:00], 60 min': [
      'de 5 a 6 de la tarde',
      'entre las 5 y las 6 de la tarde',
    ],
    '2026-03-11 16:00, [2026-03-11 16:00 to 2026-03-11 17:00], 60 min': ['desde las 4 hasta las 5 p. m.'],
    '2026-03-12 09:00, [2026-03-12 09:00 to 2026-03-12 11:00], 120 min': ['mañana de 9 a 11 de la mañana'],
    '2026-03-11 16:00, [to 2026-03-11 16:00]': ['antes de las 4 p. m.'],
  },
  kept: ['comprar 3 manzanas', 'la tarde perfecta de Ana'],
}
