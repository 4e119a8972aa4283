import { installDebian } from './debian.ts'

/** The state store of clusters, for the test of its contract. @returns the path of its server. @throws Error that says what to install */
export const installRedis = (): Promise<string> =>
  installDebian({
    name: 'Redis',
    package: 'redis-server',
    places: ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'],
    variable: 'REDIS_SERVER',
    takes: 'some seconds',
  })
