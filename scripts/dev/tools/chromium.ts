import { exists } from '../cache.ts'
import { run } from '../child.ts'
import { say } from '../progress.ts'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser that tests see the page with: the one that is installed, or Debian's package when root runs this.
 *
 * @returns the path of its program
 * @throws Error that says what to install
 */
export async function installChromium(): Promise<string> {
  const installed = await find()
  if (installed) return installed
  if (process.getuid?.() !== 0 || !(await exists('/usr/bin/apt-get'))) {
    throw new Error(
      'No Chromium here. Install it (Debian: sudo apt-get install chromium), or set CHROMIUM to the path of a browser.',
    )
  }
  say('  Chromium: Debian package (about a minute)')
  const apt = (...args: string[]) =>
    run({
      name: `apt-get ${args[0]}`,
      command: 'apt-get',
      args: ['-qq', ...args],
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', 'chromium')
  const found = await find()
  if (found) return found
  throw new Error('apt-get installed chromium, but it is at none of the known places: set CHROMIUM to its path.')
}

async function find(): Promise<string | undefined> {
  for (const place of [process.env.CHROMIUM, ...PLACES]) if (place && (await exists(place))) return place
  return undefined
}
