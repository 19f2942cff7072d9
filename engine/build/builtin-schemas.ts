// Makes Go code of the schemas that kyaml has built in, see builtin-schemas/main.go.
import { join } from 'node:path'
import { go, requirements } from './go.ts'

const FOLDER = join(import.meta.dirname, 'builtin-schemas')
const ENGINE = join(import.meta.dirname, '..')
const KYAML = 'sigs.k8s.io/kustomize/kyaml'

/**
 * The Go code of `generated/kyaml/openapi/builtin.go`. Throws where the schemas
 * would be those of another kyaml than the engine's.
 */
export function builtinSchemas(): string {
  const [used, read] = [ENGINE, FOLDER].map((folder) => requirements(folder).get(KYAML))
  if (used !== read) throw new Error(`engine/go.mod requires kyaml ${used}, builtin-schemas/go.mod ${read}`)
  return go(FOLDER, ['run', '.'])
}
