import { workerData, type MessagePort } from 'node:worker_threads'
import { jsonSchemas } from './schema/json-schemas.ts'
import type { Validation } from './schema/validator.ts'

/** The `workerData` of the thread. */
export interface SchemaWorkerStart {
  readonly port: MessagePort
  /** One counter, incremented for each message on the port; the other thread waits for its change. */
  readonly answers: Int32Array
}

/** A validation: the number of a schema, its text the first time, and the data; without data it only compiles. */
export interface SchemaJob {
  readonly schema: number
  readonly text?: string
  readonly data?: string
}

const { port, answers } = workerData as SchemaWorkerStart
const schemas = jsonSchemas()
const texts = new Map<number, string>()

port.on('message', async ({ schema, text, data }: SchemaJob) => {
  if (text !== undefined) texts.set(schema, text)
  answer(await schemas.validate(texts.get(schema)!, data))
})
answer('up')

function answer(message: Validation | 'up'): void {
  port.postMessage(message)
  Atomics.add(answers, 0, 1)
  Atomics.notify(answers, 0)
}
