/** Wishes, and reminders in words. */
import type { Corpus } from '../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“llamar al banco”, 2026-03-12 17:00': ['recuérdame mañana a las 5 de la tarde llamar al banco'],
    '“comprar flores”, 2026-03-14': ['recuerdame comprar flores el sábado'],
    '“comprar pan”': ['tengo que comprar pan', 'tengo q comprar pan', 'añade comprar pan'],
    '“reunión”, 2026-03-12 15:00, !15 min before': ['reunión mañana a las 15:00, avísame 15 minutos antes'],
    '“estudiar”, 2026-03-14 14:00, [2026-03-14 14:00 to 2026-03-14 16:00], 120 min': [
      'estudiar dos horas el sábado por la tarde',
    ],
    '“comprar pan”, p1': ['comprar pan prioridad alta'],
    '“llamar al banco”, p1': ['urgente: llamar al banco'],
    '“dentista”, 2026-04-14 16:00': ['dentista 14/4 16h'],
    '“ir al gimnasio”, FREQ=WEEKLY;BYDAY=MO,WE,FR (first 2026-03-13 07:00)': [
      'ir al gimnasio lunes miércoles y viernes a las 7',
    ],
  },
  kept: ['comprar un recordatorio', 'la lista de la compra'],
}
