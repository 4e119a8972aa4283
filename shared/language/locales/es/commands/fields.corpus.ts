/** What a task has beside its date, as it is given and taken away. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Cambiar “informe”: p1.': ['ponle prioridad alta al informe', 'pon el informe en prioridad 1'],
    'Cambiar “informe”: sin fecha.': ['quita la fecha del informe'],
    'Cambiar “sacar la basura”: @casa.': ['añade la etiqueta casa a sacar la basura'],
    'Cambiar “informe”: sin prioridad.': ['el informe ya no es urgente'],
  },
  kept: ['poner la mesa', 'quitar el polvo'],
}
