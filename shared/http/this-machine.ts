/** Whether an address leads to this machine, as it does in development: there alone may be no TLS. */
export const isThisMachine = (url: URL | string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname)
