/**
 * kafkajs, made to rest: its version 2.2.4 looks for requests that wait a thousand times a second on each connection, from the first answer
 * on and for ever, because the moment until which it is throttled (-1 when it is not) less the present time makes a negative delay.
 */
import kafkajs from 'kafkajs'
import requestQueue from 'kafkajs/src/network/requestQueue/index.js'

const { prototype } = requestQueue
const { scheduleCheckPendingRequests } = prototype

prototype.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this)
}

export const { CompressionCodecs, CompressionTypes, ConfigResourceTypes, Kafka, logLevel, Partitioners } = kafkajs
export type Kafka = kafkajs.Kafka
