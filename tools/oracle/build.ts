// Compiles the programs of the oracle: Istio's own code, in the version of
// go.mod, or of the `.mod` file of another release. They are kept in the user's
// cache folder, by the hash of their sources: compiling them anew takes minutes.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go } from '../../engine/build/go.ts'
import { hasGo } from '../../engine/native-helm.ts'
import { userCache } from '../../engine/native-kustomize.ts'

export type OracleProgram = 'admission' | 'proxies'

/** The releases of Istio that can be asked: the first where none is named, with the newest semantics that meshgate has. */
export const releases = ['1.31', '1.30'] as const
export type IstioRelease = (typeof releases)[number]

/** The names of the files with the modules of a release, without `.mod` and `.sum`. */
const moduleFiles: Readonly<Record<IstioRelease, string>> = { '1.31': 'go', '1.30': 'istio-1.30' }

const FOLDER = dirname(fileURLToPath(import.meta.url))

/** The path of a program, which is compiled on the first call. `undefined` where Go is missing. */
export function oracleProgram(program: OracleProgram, release: IstioRelease = '1.31'): string | undefined {
  const modules = moduleFiles[release]
  const path = join(userCache(), 'oracle', `${program}-${sourceHash(program, modules)}`)
  const args = ['build', `-modfile=${modules}.mod`, '-ldflags=-s -w', '-o', path, `./${program}`]
  if (!existsSync(path) && hasGo()) go(FOLDER, args)
  return existsSync(path) ? path : undefined
}

/** The version of the module istio.io/istio of a release. */
export function istioModule(release: IstioRelease = '1.31'): string {
  const file = `${moduleFiles[release]}.mod`
  const [, version] = /istio\.io\/istio (\S+)/.exec(readFileSync(join(FOLDER, file), 'utf8')) ?? []
  if (version === undefined) throw new Error(`${file} does not require istio.io/istio`)
  return version
}

function sourceHash(program: OracleProgram, modules: string): string {
  const hash = createHash('sha256')
  const sources = readdirSync(join(FOLDER, program)).filter((name) => name.endsWith('.go'))
  for (const file of [
    `${modules}.mod`,
    `${modules}.sum`,
    ...sources.toSorted().map((name) => join(program, name)),
  ])
    hash.update(readFileSync(join(FOLDER, file)))
  return hash.digest('hex').slice(0, 12)
}
