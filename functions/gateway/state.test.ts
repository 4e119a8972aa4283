import { expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { stateKey } from './state.ts'

test('two people never share a key, however their names and those of their conversations are cut', () => {
  expect(stateKey('conversation', 'ann', 'lee-terminal')).not.toBe(stateKey('conversation', 'ann-lee', 'terminal'))
  const part = fc.stringMatching(/^[\w.@:|+%-]{1,12}$/)
  fc.assert(
    fc.property(part, part, part, part, (person, conversation, other, otherConversation) => {
      fc.pre(person !== other || conversation !== otherConversation)
      expect(stateKey('conversation', person, conversation)).not.toBe(
        stateKey('conversation', other, otherConversation),
      )
    }),
  )
})
