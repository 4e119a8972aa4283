/** What a conversation remembers is kept once, and whatever is kept can be found again: to be taken along, and to be forgotten. */
import { beforeEach, expect, test } from 'vitest'
import type { StateStore } from '../../../shared/dapr/index.ts'
import { newId } from '../../../shared/ids/index.ts'
import { openState } from '../../../tests/gateway.ts'
import { stateKey } from '../state.ts'
import {
  type Conversation,
  changeConversation,
  conversationsOf,
  forgetConversations,
  openConversation,
} from './conversation.ts'

const store = openState()
let person: string
/** requests to the store */
let requests: string[]
/** what somebody else does right before something is stored */
let before: () => Promise<unknown>

const state: StateStore = {
  get(keys) {
    requests.push('get')
    return store.get(keys)
  },
  async save(items) {
    requests.push('save')
    await before()
    return store.save(items)
  },
  delete: store.delete,
}

beforeEach(() => {
  person = newId()
  requests = []
  before = async () => {}
})

const showing = (id: string) => (conversation: Conversation) => ({
  ...conversation,
  shown: [...conversation.shown.filter((shown) => shown !== id), id].sort(),
})

async function talk(conversationId: string, shown = 'a'): Promise<void> {
  const opened = await openConversation(state, person, conversationId)
  await changeConversation(state, person, conversationId, opened, showing(shown))
}

test('the first turn asks the store as often as any other: once for what is there, once to keep it', async () => {
  await talk('kitchen')
  expect(requests).toEqual(['get', 'save'])
  await talk('kitchen', 'b')
  expect(requests).toEqual(['get', 'save', 'get', 'save'])
  expect(await conversationsOf(store, person)).toMatchObject({ kitchen: { shown: ['a', 'b'] } })
})

test('conversations that begin at the same moment are all found again, and all forgotten', async () => {
  const ids = Array.from({ length: 8 }, (_, index) => `c${index}`)
  await Promise.all(ids.map((id) => talk(id)))
  expect(Object.keys(await conversationsOf(store, person)).sort()).toEqual(ids)
  await forgetConversations(store, person)
  for (const id of ids) expect((await openConversation(store, person, id)).found).toEqual([undefined, undefined])
})

test('turns of one conversation that are its first at the same moment are all remembered', async () => {
  await Promise.all(['a', 'b', 'c'].map((shown) => talk('kitchen', shown)))
  expect(await conversationsOf(store, person)).toMatchObject({ kitchen: { shown: ['a', 'b', 'c'] } })
})

test('a conversation that is kept and not listed is listed at its next turn', async () => {
  await talk('kitchen')
  await store.delete(stateKey('conversations', person))
  expect(await conversationsOf(store, person)).toEqual({})
  await talk('kitchen', 'b')
  expect(await conversationsOf(store, person)).toMatchObject({ kitchen: { shown: ['a', 'b'] } })
})

test('what cannot be listed is not kept', async () => {
  let others = 0
  before = () => store.save([{ key: stateKey('conversations', person), value: [`other ${others++}`] }])
  await talk('kitchen')
  expect(others).toBeGreaterThan(1)
  expect((await openConversation(store, person, 'kitchen')).found[0]).toBeUndefined()
})
