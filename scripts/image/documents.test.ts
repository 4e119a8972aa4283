import { expect, test } from 'vitest'
import { folderOf, type Part, packagesOf } from './contents.ts'
import { billOfMaterials, notices } from './documents.ts'

const described = (parts: Part[]) => ({ name: 'sync', version: '1.2.3', license: 'MIT', created: 1_767_225_600, parts })

test('a file belongs to the innermost package above it', () => {
  expect(folderOf('node_modules/pg/lib/index.js')).toBe('node_modules/pg')
  expect(folderOf('node_modules/@dapr/dapr/implementation/x.js')).toBe('node_modules/@dapr/dapr')
  expect(folderOf('node_modules/a/node_modules/b/index.js')).toBe('node_modules/a/node_modules/b')
  expect(folderOf('shared/log/index.ts')).toBeUndefined()
})

test('a package is told with its version, its licence and the hash of its archive', async () => {
  const [part, ...others] = await packagesOf([
    'shared/log/index.ts',
    'node_modules/kafkajs/index.js',
    'node_modules/kafkajs/src/x.js',
  ])
  expect(others).toEqual([])
  expect(part).toMatchObject({ name: 'kafkajs', license: 'MIT', purl: `pkg:npm/kafkajs@${part!.version}` })
  expect(part!.sha512).toMatch(/^[0-9a-f]{128}$/)
  expect(part!.texts.join()).toContain('Permission is hereby granted')
})

test('the bill of materials contains each part once, and is the same for the same contents', async () => {
  const parts = await packagesOf(['node_modules/kafkajs/index.js', 'node_modules/@dapr/dapr/index.js'])
  const bill = JSON.parse(billOfMaterials(described(parts)))
  expect(bill.packages.map(({ name }: { name: string }) => name)).toEqual([
    'todo-chatbot-sync',
    '@dapr/dapr',
    'kafkajs',
  ])
  expect(bill.relationships).toHaveLength(3)
  expect(billOfMaterials(described(parts))).toBe(billOfMaterials(described(parts)))
  expect(bill.documentNamespace).not.toBe(JSON.parse(billOfMaterials(described([]))).documentNamespace)
})

test('a part without a text of its licence is named all the same', () => {
  const part = { name: 'x', version: '1', purl: 'pkg:npm/x@1', license: 'ISC', sha512: undefined, texts: [] }
  expect(notices({ name: 'sync', parts: [part] })).toContain('x 1 (ISC)\n\nIt came with no text')
})
