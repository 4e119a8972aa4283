/** Runs one KafkaSource in a process of its own, so that a test can kill it: brokers, commit interval, manifest as JSON. */
import { Kafka, logLevel } from '../../../shared/kafka/kafkajs.ts'
import { silentLog } from '../../../shared/log/index.ts'
import { startKafkaSource } from '../eventing/kafka-source/index.ts'

const [brokers, commitInterval, manifest] = process.argv.slice(2)
startKafkaSource({
  manifest: JSON.parse(manifest!),
  kafka: new Kafka({ brokers: brokers!.split(','), logLevel: logLevel.NOTHING }),
  sinks: { functions: new Map(), kafkaSinks: new Map() },
  commitInterval: Number(commitInterval),
  log: silentLog,
})
