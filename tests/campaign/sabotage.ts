/**
 * The product with one of its safeguards taken out, which the checker must notice. A copy of the sources is changed and bundled: no
 * switch is in the product, and nothing of this can reach an image.
 */
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export type Sabotage = keyof typeof SABOTAGES

interface Change {
  file: string
  from: string
  to: string
}

export const SABOTAGES = {
  /** every delivery and every repeated request is taken for the first one */
  inbox: [
    {
      file: 'shared/outbox/commit.ts',
      from: 'values ($8, $9, $10, $11::jsonb)',
      to: 'values ($8, $9, $10 || gen_random_uuid(), $11::jsonb)',
    },
  ],
  /** two devices may store the same version of a task */
  version: [{ file: 'shared/outbox/commit.ts', from: 'where tasks.version = excluded.version - 1', to: '' }],
  /** what comes under a task while that is completed, moved or deleted is left behind */
  subtasks: [
    {
      file: 'shared/outbox/commit.ts',
      from: 'todo.has_subtasks(person_id, id)',
      to: 'false',
    },
  ],
  /** a notification that one process is sending is taken by the next */
  lease: [
    {
      file: 'functions/notification/statements.ts',
      from: '(leased_until is null or leased_until < now())',
      to: 'true',
    },
  ],
  /** what is put away until later is shown, and reminded of */
  start: [
    { file: 'functions/gateway/list/filter-sql.ts', from: "(status <> 'open' or ", to: '(true or ' },
    { file: 'functions/reminder/instants.ts', from: 'at >= (startAt ?? at)', to: 'at >= 0' },
  ],
  /** a developer's webhook gets an event anew with each delivery of it */
  sending: [
    {
      file: 'functions/notification/webhooks/statements.ts',
      from: "webhook || ' ' || id",
      to: "webhook || ' ' || gen_random_uuid()",
    },
  ],
  /** whoever did not get the answer to a cookie finds nobody who has it */
  answer: [{ file: 'functions/web/statements.ts', from: 'answer = $4,', to: 'answer = nullif($4::bytea, $4),' }],
  /** what a crash left unpublished stays so */
  relay: [{ file: 'functions/relay/app.ts', from: 'await relay(goOn)', to: '0' }],
} satisfies Record<string, Change[]>

const COPIED = ['functions', 'shared', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json']

/** @throws Error when the product no longer reads as this expects */
export function sabotaged(text: string, { file, from, to }: Change): string {
  if (!text.includes(from)) throw new Error(`${file} no longer says '${from}': change tests/campaign/sabotage.ts`)
  return text.replaceAll(from, () => to)
}

/** A copy of the sources with the changes, in `directory`, that can be bundled as the original can. */
export async function copySabotaged(root: string, directory: string, name: Sabotage): Promise<void> {
  await mkdir(directory, { recursive: true })
  for (const path of COPIED) await cp(join(root, path), join(directory, path), { recursive: true })
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'))
  for (const change of SABOTAGES[name]) {
    const file = join(directory, change.file)
    await writeFile(file, sabotaged(await readFile(file, 'utf8'), change))
  }
}

/** Bundles the functions of a copy of the sources: its own bundler takes what lies beside it. */
export async function bundleCopy(copy: string, directory: string): Promise<Record<string, string[]>> {
  const { href } = pathToFileURL(join(copy, 'scripts/dev/bundle.ts'))
  const { bundleFunctions } = (await import(href)) as typeof import('../../scripts/dev/bundle.ts')
  return bundleFunctions(directory)
}
