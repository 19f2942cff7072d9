import { jsonSchemas } from './schema/json-schemas.ts'
import type { Validation } from './schema/validator.ts'

/** A validation: the number of a schema, its text the first time, and the data; without data it only compiles. */
export interface SchemaJob {
  readonly schema: number
  readonly text?: string
  readonly data?: string
}

const schemas = jsonSchemas()
const texts = new Map<number, string>()

process.on('message', async ({ schema, text, data }: SchemaJob) => {
  if (text !== undefined) texts.set(schema, text)
  send(await schemas.validate(texts.get(schema)!, data))
})
send('up')

function send(message: Validation | 'up'): void {
  process.send?.(message)
}
