// Installs the native helm that the engine is compared with in tests, in the
// version that engine/go.mod requires.
//
//   node engine/native-helm.ts     prints its path
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { download, go, requirements } from './build/go.ts'

const ENGINE = dirname(fileURLToPath(import.meta.url))
const MODULE = 'helm.sh/helm/v4'
const FOLDER = join(dirname(ENGINE), 'node_modules', '.cache', 'helm')

/**
 * The path of the native helm, which is compiled on the first call: that
 * takes minutes. `undefined` where Go is missing.
 */
export function nativeHelm(): string | undefined {
  const path = join(FOLDER, 'helm')
  if (!existsSync(path) && hasGo()) install()
  return existsSync(path) ? path : undefined
}

/** The folder of Helm's sources in the module cache, with its test charts. */
export function helmSources(): string {
  return download(tmpdir(), MODULE, helmVersion())
}

export function hasGo(): boolean {
  try {
    return go(tmpdir(), ['env', 'GOVERSION']) !== ''
  } catch {
    return false
  }
}

function helmVersion(): string {
  return requirements(ENGINE).get(MODULE) ?? ''
}

function install(): void {
  const settings = { GOFLAGS: '', GOBIN: FOLDER }
  go(
    mkdtempSync(join(tmpdir(), 'meshgate-helm-')),
    ['install', `${MODULE}/cmd/helm@${helmVersion()}`],
    settings,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativeHelm() ?? 'Go is not installed')
