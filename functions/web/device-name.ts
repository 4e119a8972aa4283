/** What a browser is called, so that its person knows which of theirs it is. */

/** The first that fits: most browsers also name those that they want to be taken for. */
const BROWSERS: readonly [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(HeadlessChrome|Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
]

const SYSTEMS: readonly [name: string, pattern: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]

const firstIn = (names: typeof BROWSERS, text: string): string[] =>
  names
    .filter(([, pattern]) => pattern.test(text))
    .flatMap(([name]) => name)
    .slice(0, 1)

/** @returns such as “Firefox, Android”; empty for what is neither known */
export const deviceName = (userAgent = ''): string =>
  [...firstIn(BROWSERS, userAgent), ...firstIn(SYSTEMS, userAgent)].join(', ')
