import { installDebian } from './debian.ts'

/** The browser that tests see the page with. @returns the path of its program. @throws Error that says what to install */
export const installChromium = (): Promise<string> =>
  installDebian({
    name: 'Chromium',
    package: 'chromium',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    variable: 'CHROMIUM',
    takes: 'about a minute',
  })
