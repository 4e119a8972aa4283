/** Kafka's own producer, which compresses by libraries of its own. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('../scripts/kafka-console-producer', import.meta.url))

export const CODECS = ['gzip', 'snappy', 'lz4', 'zstd'] as const

interface Options {
  brokers: string
  topic: string
  codec: (typeof CODECS)[number]
}

/** Writes plain records without keys. @throws when Kafka does not take them */
export function writeCompressed(values: string[], { brokers, topic, codec }: Options): Promise<void> {
  const args = ['--topic', topic, '--compression-codec', codec, '--bootstrap-server', brokers]
  return new Promise((resolve, reject) => {
    const child = spawn(SCRIPT, args, { stdio: ['pipe', 'ignore', 'inherit'] })
    child.on('error', reject).on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`))))
    child.stdin.end(values.map((value) => `${value}\n`).join(''))
  })
}
