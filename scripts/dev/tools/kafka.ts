import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cached } from '../cache.ts'
import { run } from '../child.ts'

const POM = fileURLToPath(new URL('../kafka/pom.xml', import.meta.url))
const LOGGING = fileURLToPath(new URL('../kafka/log4j2.yaml', import.meta.url))

export const kafkaVersion = async (): Promise<string> =>
  /<kafka.version>(.+)<\/kafka.version>/.exec(await readFile(POM, 'utf8'))![1]!

/** Copies Kafka's jars by Maven once. @returns what `java` needs before the name of a class of Kafka's */
export async function installKafka(): Promise<string[]> {
  const version = await kafkaVersion()
  const jars = await cached(`kafka/${version}`, `Kafka ${version}: jars by Maven (54 MB)`, (directory) =>
    run({
      name: 'Maven',
      command: 'mvn',
      args: ['-B', '-q', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${join(directory, 'libs')}`],
    }),
  )
  return [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    // A tool's output is its own: nothing of an archive of classes that another Java has made, and this one passes over.
    '-Xlog:disable',
    `-Dlog4j2.configurationFile=${LOGGING}`,
    '-cp',
    join(jars, 'libs', '*'),
  ]
}
