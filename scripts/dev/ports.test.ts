import { expect, test } from 'vitest'
import { listeningInodes } from './ports.ts'

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 7001 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1F90 0100007F:D2F0 01 00000000:00000000 00:00000000 00000000  1000        0 7002 1 0000000000000000 20 4 30 10 -1
   2: 00000000:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 7003 1 0000000000000000 100 0 0 10 0
`

test('only the socket that listens holds a port, not its connections', () => {
  expect(listeningInodes(TABLE, 8080)).toEqual(['socket:[7001]'])
  expect(listeningInodes(TABLE, 8081)).toEqual(['socket:[7003]'])
  expect(listeningInodes(TABLE, 80)).toEqual([])
  expect(listeningInodes('', 8080)).toEqual([])
})
