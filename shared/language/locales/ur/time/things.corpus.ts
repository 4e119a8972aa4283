/** Numbers that are no hours, and spellings by ear. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '2026-03-11 10:30': ['ghante bhar mein'],
    '2026-03-11 10:00': ['آدھ گھنٹے بعد'],
    '2026-03-16, [2026-03-16 to 2026-03-23]': ['next week ko'],
    '“boss se meeting”, 2026-03-12 11:00, !15 min before': ['boss se meeting kal 11 bje, 15 minute pehle bata dena'],
    '“dentist”, 2026-03-12 16:30, !60 min before': ['dentist thursday 4:30 pm !1h before'],
    '“پودوں کو پانی دینا”, 2026-03-13': ['یاد دہانی: پرسوں پودوں کو پانی دینا'],
    '“parcel lena hy”, 2026-03-12 16:00': ['mjhy yd dilana kl 4 bjy parcel lena hy'],
    '“cheeni”': ['cheeni khatam ho gai hai, list me daal do'],
    '2026-03-11 15:00, [2026-03-11 15:00 to 2026-03-11 17:00], 120 min': ['3 aur 5 baje ke darmiyan'],
    '2026-04-06': ['mahine ke pehle peer ko'],
    'FREQ=MONTHLY;BYDAY=2SA (first 2026-03-14)': ['har mahine ke doosre hafte ko'],
    '“bachon ko lena”, 2026-03-11 15:30': ['saray teen baje bachon ko lena'],
    '“nikalna”, 2026-03-11 10:15': ['paon ghante mein nikalna'],
    '“kiraya dena”, FREQ=MONTHLY;BYMONTHDAY=1 (first 2026-04-01)': ['har mahine ki pehli ko kiraya dena'],
    '“school”, FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-12 08:00)': ['weekdays pe 8 baje school'],
    '“class”, 2026-03-11 15:00, [2026-03-11 15:00 to 2026-03-11 16:00], 60 min': ['class 3 se 4 baje'],
    '“flight”, 2026-03-15': ['flight 15 march'],
    '“biryani banani hai”, 2026-03-12 17:00': ['yar kal 5 baje yaad karwana biryani banani hai'],
    '“doodh”': ['list mein doodh add kardo'],
  },
  kept: ['اتوار کی چھٹی کا پروگرام بنانا', 'chapter 4 se 6 tak parhna', 'safha 12 parhna', 'Sunday Times kharidna'],
}
