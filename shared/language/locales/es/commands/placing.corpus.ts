/** Lo que se ordena a mano, y lo que solo lo parece. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Poner “leche” al principio.': ['pon la leche primero', 'la leche debe ir primero'],
    'Poner “pan” al final.': ['pon el pan al final de la lista'],
    'Poner “llamada” antes de “correo”.': ['mueve la llamada antes del correo', 'mueve la llamada encima del correo'],
    'Poner el número 3 al principio.': ['mueve la 3 al principio', 'sube la 3 arriba del todo'],
  },
  kept: ['baja la basura después de cenar', 'pon la mesa antes de cenar'],
}
