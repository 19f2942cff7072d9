// Installs the native kustomize that the engine is compared with in tests, and
// writes out the cases of kustomize's own tests. Both are kept in the user's
// cache folder, by version.
//
//   node engine/native-kustomize.ts     prints the path of kustomize
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { download, go, makeWritable, requirements } from './build/go.ts'
import { hasGo } from './native-helm.ts'

const ENGINE = dirname(fileURLToPath(import.meta.url))
const COMMAND = 'sigs.k8s.io/kustomize/kustomize/v5'
const API = 'sigs.k8s.io/kustomize/api'

/** The kustomize that is built of the API in engine/go.mod. */
const VERSION = 'v5.8.1'

const CACHE = join(userCache(), `kustomize-${VERSION}`)

/** The user's folder for what may be made again. */
export function userCache(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'meshgate')
}

/**
 * The path of the native kustomize, which is compiled on the first call.
 * `undefined` where Go is missing.
 */
export function nativeKustomize(): string | undefined {
  const path = join(CACHE, 'kustomize')
  if (!existsSync(path) && hasGo()) install()
  return existsSync(path) ? path : undefined
}

/**
 * A folder with the cases of kustomize's own tests, written on the first call:
 * for each case a folder with `meta.json` and the files below `root/`, see
 * kustomize-cases/dump.go.
 */
export function kustomizeCases(): string {
  const path = join(CACHE, 'cases')
  if (!existsSync(path)) writeCases(path)
  return path
}

function install(): void {
  const settings = { GOFLAGS: '', GOBIN: CACHE }
  go(mkdtempSync(join(tmpdir(), 'meshgate-kustomize-')), ['install', `${COMMAND}@${VERSION}`], settings)
}

/** Runs kustomize's tests on a copy whose harness writes out what it builds. Some fail: they need a network or plugins. */
function writeCases(path: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-kustomize-'))
  const copy = join(folder, 'api')
  cpSync(download(tmpdir(), API, requirements(ENGINE).get(API) ?? ''), copy, { recursive: true })
  makeWritable(copy)
  const harness = join(copy, 'testutils/kusttest')
  const hook = readFileSync(join(ENGINE, 'kustomize-cases/dump.go'), 'utf8')
  writeFileSync(join(harness, 'dump.go'), hook.replace('//go:build ignore\n', ''))
  hookIn(join(harness, 'harness.go'))
  const dumped = join(CACHE, `cases-${process.pid}`)
  try {
    go(copy, ['test', './krusty/'], { GOFLAGS: '', DUMP: dumped })
  } catch {
    if (!existsSync(dumped)) throw new Error("kustomize's own tests cannot be run")
  }
  renameSync(dumped, path)
  rmSync(folder, { recursive: true })
}

function hookIn(file: string): void {
  const text = readFileSync(file, 'utf8')
  const hooked = text.replaceAll(
    /^func \(th Harness\) Run(WithErr)?\(path string, o krusty\.Options\).*\n/gm,
    (line) => `${line}\tth.dump(path, o)\n`,
  )
  if (hooked === text) throw new Error(`${file} has no function to hook in`)
  writeFileSync(file, hooked)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(nativeKustomize() ?? 'Go is not installed')
