/** What is said in other languages about tasks that there are, or that there are not. */
import { expect, test } from 'vitest'
import { chatPerTest } from '../../../tests/chat.ts'

const { call, say } = chatPerTest()
const open = async () => (await call('GET', 'tasks?sort=created')).body.tasks.map(({ title }) => title)

test('German: what is told to be done is, and what is only told is asked about', async () => {
  await call('PATCH', 'me', { locale: 'de-DE' })
  await say('Müll rausbringen')
  await say('der Müll ist draußen')
  expect(await open()).toEqual([])
  expect((await say('der Drucker ist kaputt')).reply).toContain('etwas Neues')
  expect(await open()).toEqual([])
  await say('ja')
  expect(await open()).toEqual(['der Drucker ist kaputt'])
})

test('German: what there is decides whether it falls out, is copied, or is something to do', async () => {
  await call('PATCH', 'me', { locale: 'de-DE' })
  await say('Yoga jeden Tag')
  expect((await say('Yoga fällt heute aus')).reply).toMatch(/^Übersprungen: „Yoga“/)
  await say('heute kein Zucker')
  expect(await open()).toContain('kein Zucker')
  await say('Kochen am Freitag')
  await say('kopiere Kochen auf Samstag')
  expect((await open()).filter((title) => title === 'Kochen')).toHaveLength(2)
  await say('kopiere den Schlüssel')
  expect(await open()).toContain('kopiere den Schlüssel')
})

test('Urdu: a task that was typed in Roman letters is named in Urdu script, and the other way round', async () => {
  await call('PATCH', 'me', { locale: 'ur-PK' })
  await say('doctor ko phone karna hai')
  await say('کل دوائی لانی ہے')
  expect((await say('ڈاکٹر کب ہے؟')).reply).toContain('doctor')
  await say('ڈاکٹر والا کام مکمل کر دو')
  expect(await open()).toEqual(['دوائی لانی ہے'])
  await say('dawai wala kaam mukammal kar do')
  expect(await open()).toEqual([])
})
