import { expect, test } from 'vitest'
import { soundsLike } from './sounds.ts'

test.each([
  ['doctor', 'ڈاکٹر'],
  ['daktar', 'ڈاکٹر'],
  ['dawai', 'دوائی'],
  ['report', 'رپورٹ'],
  ['gym', 'جم'],
  ['phone', 'فون'],
  ['school', 'اسکول'],
  ['office', 'آفس'],
  ['kiraya', 'کرایہ'],
  ['khana', 'کھانا'],
  ['khala', 'خالہ'],
  ['meeting', 'میٹنگ'],
  ['ammi', 'امی'],
  ['shaadi', 'شادی'],
  ['chabi', 'چابی'],
  ['bijli', 'بجلی'],
  ['doodh', 'دودھ'],
  ['hafta', 'ہفتہ'],
  ['dawai', 'dawayi'],
])('%s sounds like %s', (one, other) => {
  expect(soundsLike(one, other)).toBe(true)
  expect(soundsLike(other, one)).toBe(true)
})

test.each([
  ['doctor', 'دوائی'],
  ['bank', 'بجلی'],
  ['chai', 'چابی'],
  ['aloo', 'لو'],
  ['do', 'دے'],
  ['', 'ا'],
])('%s does not sound like %s', (one, other) => expect(soundsLike(one, other)).toBe(false))
