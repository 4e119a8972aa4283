/** Settings, and which projects and labels there are. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'ٹائم زون: Asia/Karachi': [
      'main ab Lahore mein hun',
      'mera time zone Asia/Karachi hai',
      'hum Karachi mein hain',
      'main Islamabad mein rehta hun',
      'میں اب لاہور میں ہوں',
      'میں کراچی میں ہوں',
    ],
    'خاموشی: 22:00 سے 07:00 تک': [
      'raat 10 baje se subah 7 baje tak tang mat karo',
      'mujhe raat 10 se subah 7 tak disturb mat karna',
      'raat ko tang mat karo',
      'raat 10 se subah 7 tak koi reminder nahi',
      'khamoshi raat 10 se subah 7 tak',
      'quiet hours 22:00 se 7:00 tak',
      'رات ۱۰ بجے سے صبح ۷ بجے تک تنگ مت کرو',
    ],
    'خاموشی: 22:00 سے': ['raat 10 ke baad tang mat karo'],
    'خاموشی کے اوقات ختم': ['khamoshi khatam karo', 'quiet hours band kar do'],
    'پروجیکٹ بتانا': [
      'mere projects dikhao',
      'kaun se project hain?',
      'mere project kya kya hain',
      'میرے پروجیکٹ دکھاؤ',
    ],
    'لیبل بتانا': ['mere labels batao', 'kaunse label hain'],
  },
  kept: [
    'Lahore jana hai',
    'project mukammal karna hai',
    'khamoshi se parhna',
    'label chipkana',
    'Ali ko tang mat karna',
  ],
}
