import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Is that something new to do?': ["don't delete the tax task", "don't move the dentist to friday"],
    'I see that something is to change, but not what it becomes: “change the deadline of the essay to friday unless Tom comes”.':
      ['change the deadline of the essay to friday unless Tom comes'],
  },
  kept: ["don't skip leg day", 'never mark your own homework'],
}
