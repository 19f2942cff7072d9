// Makes Go code of the schemas that kyaml has built in, see builtin-schemas/main.go.
import { join } from 'node:path'
import { go } from './go.ts'

/** The Go code of `generated/kyaml/openapi/builtin.go`. */
export function builtinSchemas(): string {
  return go(join(import.meta.dirname, 'builtin-schemas'), ['run', '.'])
}
