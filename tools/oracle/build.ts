// Compiles the programs of the oracle: Istio's own code, in the version of
// go.mod. They are kept in the user's cache folder, by the hash of their
// sources: compiling them anew takes minutes.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go } from '../../engine/build/go.ts'
import { hasGo } from '../../engine/native-helm.ts'
import { userCache } from '../../engine/native-kustomize.ts'

export type OracleProgram = 'admission' | 'proxies'

const FOLDER = dirname(fileURLToPath(import.meta.url))

/** The path of a program, which is compiled on the first call. `undefined` where Go is missing. */
export function oracleProgram(program: OracleProgram): string | undefined {
  const path = join(userCache(), 'oracle', `${program}-${sourceHash(program)}`)
  if (!existsSync(path) && hasGo()) go(FOLDER, ['build', '-ldflags=-s -w', '-o', path, `./${program}`])
  return existsSync(path) ? path : undefined
}

/** The version of the module istio.io/istio in go.mod. */
export function istioModule(): string {
  const [, version] = /istio\.io\/istio (\S+)/.exec(readFileSync(join(FOLDER, 'go.mod'), 'utf8')) ?? []
  if (version === undefined) throw new Error('go.mod does not require istio.io/istio')
  return version
}

function sourceHash(program: OracleProgram): string {
  const hash = createHash('sha256')
  const sources = readdirSync(join(FOLDER, program)).filter((name) => name.endsWith('.go'))
  for (const file of ['go.mod', 'go.sum', ...sources.toSorted().map((name) => join(program, name))])
    hash.update(readFileSync(join(FOLDER, file)))
  return hash.digest('hex').slice(0, 12)
}
