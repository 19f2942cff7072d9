import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname } from 'node:path'
import type { Render } from '../../src/core/render.ts'
import { folderTree } from '../../src/host/folder-tree.ts'
import { chartShelf } from '../../src/render/chart-files.ts'
import { renderHelm, type HelmEngine, type HelmRequest } from '../../src/render/helm.ts'

/** A chart on disk and the flags of `helm template`. */
export interface Case {
  readonly chart: string
  readonly flags: readonly string[]
  readonly release?: string
}

/** How the engine's answer compares with that of the native helm. */
export type Verdict =
  | 'equal'
  | 'other order'
  | 'random'
  | 'both refuse'
  | 'refused in other words'
  | 'different'

/** Renders a case with both and compares them. */
export async function compare(helm: string, engine: HelmEngine, given: Case): Promise<Verdict> {
  const native = runNative(helm, given)
  const own = await runOwn(engine, given)
  if (own.status === 'rendered' && native.status === 0) {
    const verdict = verdictOn(native.stdout, own.manifest)
    return verdict === 'different' && isRandom(helm, given, native.stdout, own.manifest) ? 'random' : verdict
  }
  if (own.status === 'rendered') return 'different'
  if (native.status === 0) return 'different'
  return sortedLines(own.message) === sortedLines(messageOf(native.stderr))
    ? 'both refuse'
    : 'refused in other words'
}

/** What the native helm prints. */
export function runNative(helm: string, { chart, flags, release }: Case) {
  const args = ['template', ...(release === undefined ? [] : [release]), chart, ...flags]
  const env = { PATH: process.env['PATH'], HOME: tmpdir() }
  return spawnSync(helm, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 })
}

/** What the engine makes of the same case, as if the chart's parent were the repository. */
export function runOwn(
  engine: HelmEngine,
  { chart, flags, release = 'release-name' }: Case,
): Promise<Render> {
  const { values, files, namespace, ...rest } = parseFlags(flags)
  const path = basename(chart)
  const target = {
    kind: 'helm' as const,
    ...{ id: path, path, environment: null, missing: [], release, namespace, values },
  }
  return renderHelm(engine, chartShelf(folderTree(dirname(chart), null)), { target, flags: rest, files })
}

/** The message on standard error, without the lines Helm logs. */
function messageOf(stderr: string): string {
  return stderr
    .replace(/^(level=|Warning: |\d{4}\/).*\n/gm, '')
    .replace(/^Error: /, '')
    .replace(/\n$/, '')
}

function verdictOn(native: string, own: string): Verdict {
  if (native === own) return 'equal'
  return sortedLines(native) === sortedLines(own) ? 'other order' : 'different'
}

/** Whether only such lines differ as differ between two runs of the native helm, too. */
function isRandom(helm: string, given: Case, native: string, own: string): boolean {
  const [first, again, ours] = [native, runNative(helm, given).stdout, own].map((text) => text.split('\n'))
  if (first!.length !== ours!.length) return false
  return first!.every((line, index) => line === ours![index] || line !== again![index])
}

function sortedLines(text: string): string {
  return text.split('\n').toSorted().join('\n')
}

type Flags = NonNullable<HelmRequest['flags']>

const lists: Record<string, keyof Flags> = {
  '--set': 'set',
  '--set-string': 'setString',
  '--set-json': 'setJson',
  '--set-file': 'setFile',
  '--set-literal': 'setLiteral',
  '--show-only': 'showOnly',
  '-s': 'showOnly',
  '--api-versions': 'apiVersions',
}

const switches: Record<string, keyof Flags> = {
  '--include-crds': 'includeCrds',
  '--is-upgrade': 'isUpgrade',
  '--skip-tests': 'skipTests',
  '--no-hooks': 'noHooks',
  '--skip-schema-validation': 'skipSchemaValidation',
}

function parseFlags(flags: readonly string[]) {
  const parsed: Record<string, unknown> = {}
  const values: string[] = []
  const files = new Map<string, Uint8Array>()
  let namespace = 'default'
  const rest = [...flags]
  for (let flag = rest.shift(); flag !== undefined; flag = rest.shift()) {
    if (switches[flag]) parsed[switches[flag]!] = true
    else if (lists[flag]) addTo(parsed, lists[flag]!, rest.shift()!)
    else if (flag === '-n') namespace = rest.shift()!
    else if (flag === '--kube-version') parsed['kubeVersion'] = rest.shift()!
    else if (flag === '-f' || flag === '--values') values.push(rest.shift()!)
    else throw new Error(`the tests do not know the flag ${flag}`)
  }
  for (const name of [...values, ...filesSet(parsed['setFile'])]) addFile(files, name)
  return { ...(parsed as Flags), values, files, namespace }
}

function addTo(parsed: Record<string, unknown>, key: string, value: string): void {
  const split = key === 'apiVersions' ? value.split(',') : [value]
  parsed[key] = [...((parsed[key] as string[] | undefined) ?? []), ...split]
}

function filesSet(texts: unknown): string[] {
  return ((texts as string[] | undefined) ?? []).map((text) => text.slice(text.indexOf('=') + 1))
}

function addFile(files: Map<string, Uint8Array>, name: string): void {
  try {
    files.set(name, readFileSync(name))
  } catch {
    // Helm is to say that the file is missing.
  }
}
