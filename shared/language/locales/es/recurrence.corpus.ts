/** What repeats. */
import type { Corpus } from '../../corpus.ts'

export const corpus: Corpus = {
  read: {
    'FREQ=WEEKLY;BYDAY=MO,WE,FR (first 2026-03-11 19:00)': ['lunes, miércoles y viernes a las 19:00'],
    'FREQ=DAILY (first 2026-03-11)': ['todos los días', 'cada día', 'diariamente', 'a diario'],
    'FREQ=WEEKLY;BYDAY=TU (first 2026-03-17)': ['todos los martes', 'los martes', 'cada martes'],
    'FREQ=WEEKLY;BYDAY=MO,TH (first 2026-03-12)': ['todos los lunes y jueves', 'dos veces a la semana'],
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH (first 2026-03-12)': ['cada dos jueves'],
    'FREQ=WEEKLY;INTERVAL=4;BYDAY=FR (first 2026-03-13)': ['un viernes de cada cuatro'],
    'FREQ=DAILY;INTERVAL=2 (first 2026-03-11)': ['un día sí y otro no'],
    'FREQ=DAILY;INTERVAL=3 (first 2026-03-12 07:00)': ['cada tres días a las 7 de la mañana'],
    'FREQ=HOURLY;INTERVAL=8 (first 2026-03-11 17:30)': ['cada 8 horas'],
    'FREQ=MONTHLY (first 2026-03-11)': ['cada mes', 'todos los meses'],
    'FREQ=MONTHLY;INTERVAL=3 (first 2026-03-11)': ['cada tres meses'],
    'FREQ=MONTHLY;INTERVAL=6 (first 2026-03-11)': ['cada semestre'],
    'FREQ=WEEKLY (first 2026-03-11)': ['una vez por semana'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-12 08:00)': ['entre semana a las 8 de la mañana'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-11)': ['de lunes a viernes'],
    'FREQ=WEEKLY;BYDAY=SA,SU (first 2026-03-14)': ['todos los fines de semana'],
    'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=12 (first 2026-10-12)': ['todos los años el 12 de octubre'],
    'FREQ=MONTHLY;BYMONTHDAY=5 (first 2026-04-05)': ['el día 5 de cada mes'],
    'FREQ=MONTHLY;BYMONTHDAY=-1 (first 2026-03-31)': ['el último día de cada mes'],
    'FREQ=MONTHLY;BYDAY=1MO (first 2026-04-06)': ['el primer lunes de cada mes'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA (first 2026-03-11)': ['todos los días menos los domingos'],
    'FREQ=DAILY (first 2026-03-11 21:00)': ['todas las noches'],
    'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260630 (first 2026-03-16)': ['cada lunes hasta el 30 de junio'],
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO (first 2026-03-16)': ['cada dos semanas los lunes'],
  },
  kept: ['cada libro en su sitio', 'todos los juguetes a la caja'],
}
