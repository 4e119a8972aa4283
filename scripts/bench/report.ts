/** docs/benchmarks.md. */
import { cpus, totalmem } from 'node:os'
import { markdown, type Section } from './table.ts'

export function report(sections: Section[]): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  return [
    '# Benchmarks',
    '',
    `Made by \`make bench\` on ${new Date().toISOString().slice(0, 10)}, ${machine}. Each figure stands beside its baseline from the same run; the load generator and all`,
    'parts (Kafka, Postgres, Dapr, every function) share these cores. Goals that were missed are shown as missed.',
    '',
    'Figures of two machines, or of one at two times, say little beside each other. `make bench BASE=<commit>` measures that commit and this checkout in turn, by the same',
    'benchmarks, and prints the ratio of each figure with its lowest and highest; `ONLY=heavy,writes` measures some sections alone, `ROUNDS=5` more often than three times. A section that an older commit',
    'cannot be asked is named at the end, with the reason.',
    '',
    ...sections.map(markdown),
  ].join('\n')
}
