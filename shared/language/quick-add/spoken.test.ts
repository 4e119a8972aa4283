/** What people speak in one breath, without punctuation: which of it is several tasks, and which is one. */
import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage, understand } from '../index.ts'

interface Spoken {
  apart: Record<string, readonly string[]>
  whole: readonly string[]
}

const english: Spoken = {
  apart: {
    'remind me to call mom at six and then buy bread': ['call mom', 'buy bread'],
    'eggs butter and flour': ['eggs', 'butter', 'flour'],
    'call the dentist tomorrow morning and then pick up the dry cleaning': [
      'call the dentist',
      'pick up the dry cleaning',
    ],
    'pay the rent on friday and then water the plants': ['pay the rent', 'water the plants'],
    'book a table for saturday at seven buy flowers for anna': ['book a table', 'buy flowers for anna'],
    'remind me to take out the trash tonight and call grandma tomorrow at ten': ['take out the trash', 'call grandma'],
    'buy milk tomorrow call the plumber on wednesday at nine': ['buy milk', 'call the plumber'],
    'i need to renew my passport by friday and i have to email sarah about the trip': [
      'renew my passport',
      'email sarah about the trip',
    ],
    'send the invoice to bob then file the receipts then clean the desk': [
      'send the invoice to bob',
      'file the receipts',
      'clean the desk',
    ],
    'take the car to the garage at eight and after that go to the bank': [
      'take the car to the garage',
      'go to the bank',
    ],
    'pick up the kids at three and also get some stamps': ['pick up the kids', 'get some stamps'],
    'add milk eggs and bread to my shopping list': ['milk', 'eggs', 'bread'],
    "finish the slides by thursday and don't forget to print the handouts": ['finish the slides', 'print the handouts'],
    'walk the dog every day at seven and feed the cat every evening': ['walk the dog', 'feed the cat'],
    'pick up the parcel at noon and then drop off the library books': [
      'pick up the parcel',
      'drop off the library books',
    ],
    'bread cheese tomatoes and coffee': ['bread', 'cheese', 'tomatoes', 'coffee'],
    'remind me to submit the timesheet on friday at four and then book the train to leeds': [
      'submit the timesheet',
      'book the train to leeds',
    ],
    'water the tomatoes tonight order new filters tomorrow': ['water the tomatoes', 'order new filters'],
    'gym at seven on monday swimming at eight on wednesday': ['gym', 'swimming'],
    "don't forget to charge the drill tonight and to bring the ladder back on sunday": [
      'charge the drill',
      'bring the ladder back',
    ],
    'vacuum the stairs on saturday morning and mop the kitchen on sunday': ['vacuum the stairs', 'mop the kitchen'],
    'call uncle joe at half past five then check the oven': ['call uncle joe', 'check the oven'],
    'put onions garlic and rice on the grocery list': ['onions', 'garlic', 'rice'],
    'team meeting tomorrow at ten lunch with carol on thursday at one': ['team meeting', 'lunch with carol'],
    'i should reply to hannah today and i need to fix the bike by saturday': ['reply to hannah', 'fix the bike'],
    'take the pills at eight and remind me to measure my blood pressure at nine': [
      'take the pills',
      'measure my blood pressure',
    ],
    'email the landlord tomorrow at nine and afterwards ring the council': ['email the landlord', 'ring the council'],
  },
  whole: [
    'make mac and cheese for dinner',
    'meet Tom and Lisa at six',
    'get some peace and quiet on sunday',
    'wash and fold the laundry tonight',
    'call mom and dad at six',
    'go to the shop and buy bread',
    'rinse the rice and then boil it for ten minutes',
    'buy salt and pepper tomorrow',
    'tell anna to call bob tomorrow',
    'read war and peace before christmas',
    'ask peter when the pick up is on friday',
    'try and call the bank before five',
    'watch the film now and then tomorrow at eight',
    'check the book order on monday',
    'come home at six and help lisa with her homework',
    'I have to sign the contract tomorrow and then scan it',
    'cook fish and chips on friday',
    'lunch with jack and jill on sunday',
    'practice the give and take exercise at six',
    'clean and oil the chain on saturday',
    'run to the store and grab some milk before six',
    'ask the doctor about test results and next steps on monday',
    'plan the plant sale on saturday',
    'marinate the chicken then grill it at seven',
    'see if the shop is open tomorrow and when',
    'watch pride and prejudice tonight',
    'drive ben and zoe to school every monday and thursday',
    'buy tickets for monday evening show',
    'remind dad tomorrow to call the electrician',
    'print two copies of the plan and bring them on tuesday',
    'wait and see what the bank says by friday',
  ],
}

const german: Spoken = {
  apart: {
    'erinnere mich daran um sechs mama anzurufen und dann brot zu kaufen': ['mama anzurufen', 'brot zu kaufen'],
    'eier butter und mehl': ['eier', 'butter', 'mehl'],
    'morgen um neun zahnarzt anrufen und dann die blumen gießen': ['zahnarzt anrufen', 'die blumen gießen'],
    'am freitag miete überweisen und am samstag oma besuchen': ['miete überweisen', 'oma besuchen'],
    'montag um zehn friseur dienstag um acht werkstatt': ['friseur', 'werkstatt'],
    'ich muss bis freitag den bericht schreiben und danach die rechnung bezahlen': [
      'den bericht schreiben',
      'die rechnung bezahlen',
    ],
    'heute abend müll rausbringen und morgen früh auto waschen': ['müll rausbringen', 'auto waschen'],
    'setz milch eier und brot auf die einkaufsliste': ['milch', 'eier', 'brot'],
    'um drei die kinder abholen und außerdem briefmarken kaufen': ['die kinder abholen', 'briefmarken kaufen'],
    'um zwölf paket abholen und dann die bücher zurückbringen': ['paket abholen', 'die bücher zurückbringen'],
    'brot käse tomaten und kaffee': ['brot', 'käse', 'tomaten', 'kaffee'],
    'heute abend tomaten gießen morgen filter bestellen': ['tomaten gießen', 'filter bestellen'],
    'ich muss morgen den vermieter anrufen und am donnerstag das fahrrad reparieren': [
      'den vermieter anrufen',
      'das fahrrad reparieren',
    ],
    'vergiss nicht heute abend den akku zu laden und am sonntag die leiter zurückzubringen': [
      'den akku zu laden',
      'die leiter zurückzubringen',
    ],
    'freitag um vier die stunden einreichen danach den zug nach leipzig buchen': [
      'die stunden einreichen',
      'den zug nach leipzig buchen',
    ],
    'schreib zwiebeln knoblauch und reis auf die einkaufsliste': ['zwiebeln', 'knoblauch', 'reis'],
    'samstag morgen treppe saugen und sonntag küche wischen': ['treppe saugen', 'küche wischen'],
  },
  whole: [
    'um sechs tom und lisa treffen',
    'morgen wäsche waschen und bügeln',
    'am sonntag pfeffer und salz kaufen',
    'nach dem essen hin und wieder spazieren gehen',
    'den reis waschen und dann zehn minuten kochen',
    'um fünf mit mama und papa telefonieren',
    'am freitag fisch und pommes machen',
    'am sonntag mittagessen mit hans und grete',
    'morgen die kette putzen und ölen',
    'heute abend krieg und frieden lesen',
    'jeden montag und donnerstag ben und zoe zur schule fahren',
    'am dienstag zwei kopien drucken und mitbringen',
  ],
}

const tasksIn = (text: string, language: string): string[] =>
  understand(text, { now: '2026-03-11T10:00', timeZone: 'Europe/Berlin', language }).commands.flatMap((command) =>
    command.kind === 'add' ? command.tasks.map(({ title }) => title) : [`<${command.kind}>`],
  )

describe.each([
  ['en', english],
  ['de', german],
])('spoken in one breath: %s', (language, { apart, whole }) => {
  beforeAll(() => loadLanguage(language))

  test.each(Object.entries(apart))('%s', (text, tasks) => expect(tasksIn(text, language)).toEqual(tasks))
  test.each(whole)('is one task: %s', (text) => expect(tasksIn(text, language)).toHaveLength(1))
})
