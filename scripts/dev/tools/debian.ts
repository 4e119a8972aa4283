import { exists } from '../cache.ts'
import { run } from '../child.ts'
import { say } from '../progress.ts'

interface DebianProgram {
  /** as a person knows it: `Chromium` */
  name: string
  /** Debian's package that has it */
  package: string
  /** where its program lies, by whatever it was installed */
  places: readonly string[]
  /** variable of the environment that names another place */
  variable: string
  /** what the installation takes, for the progress line */
  takes: string
}

/**
 * A program that only tests need: the one that is installed, or Debian's package when root runs this.
 *
 * @returns the path of the program
 * @throws Error that says what to install
 */
export async function installDebian({
  name,
  package: wanted,
  places,
  variable,
  takes,
}: DebianProgram): Promise<string> {
  const find = async (): Promise<string | undefined> => {
    for (const place of [process.env[variable], ...places]) if (place && (await exists(place))) return place
    return undefined
  }
  const installed = await find()
  if (installed) return installed
  if (process.getuid?.() !== 0 || !(await exists('/usr/bin/apt-get'))) {
    throw new Error(
      `No ${name} here. Install it (Debian: sudo apt-get install ${wanted}), or set ${variable} to the path of its program.`,
    )
  }
  say(`  ${name}: Debian package (${takes})`)
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', wanted)
  const found = await find()
  if (found) return found
  throw new Error(
    `apt-get installed ${wanted}, but its program is at none of the known places: set ${variable} to its path.`,
  )
}

const apt = (...args: string[]): Promise<void> =>
  run({
    name: `apt-get ${args[0]}`,
    command: 'apt-get',
    args: ['-qq', ...args],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
