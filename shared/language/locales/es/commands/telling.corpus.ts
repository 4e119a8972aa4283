/** What is told: of a task that there is, or of something else. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Completar “basura”.': ['la basura está fuera'],
    'Completar “informe”.': ['terminé el informe'],
    'Borrar “cena”.': ['la cena se ha cancelado', 'se canceló la cena'],
    'Saltar todas las tareas: búsqueda “yoga” y para hoy.': ['hoy no hay yoga'],
    '¿Es algo nuevo que hacer?': ['la impresora está rota', 'no me gusta', 'estoy cansado'],
    'Completar “banco”.': ['ya está hecho lo del banco'],
    'Completar “llamar al médico”.': ['acabo de llamar al médico'],
    'Borrar todas las tareas: búsqueda “gimnasio” y para hoy.': ['quita el gimnasio de hoy'],
  },
  kept: ['llame a Juan', 'comprar pan'],
}
