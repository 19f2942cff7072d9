import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HelmRender } from '../../src/core/render.ts'
import { folderTree } from '../../src/host/folder-tree.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { renderHelm, type HelmEngine, type HelmRequest } from '../../src/render/helm.ts'
import type { Case } from './native.ts'

/** What the engine makes of cases in a folder, as if that were the repository. */
export function engineRenders(engine: HelmEngine, folder: string): (testCase: Case) => Promise<HelmRender> {
  const charts = chartLoader(folderTree(folder, null))
  return ({ chart, flags, release = 'release-name' }) => {
    const { values, files, namespace, ...rest } = parseFlags(folder, flags)
    const place = { id: chart, path: chart, environment: null, missing: [] }
    const target = { kind: 'helm' as const, ...place, release, namespace, values }
    return renderHelm(engine, charts, { target, flags: rest, files })
  }
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

function parseFlags(folder: string, flags: readonly string[]) {
  const parsed: Record<string, unknown> = {}
  const values: string[] = []
  let namespace = 'default'
  const remaining = [...flags]
  for (let flag = remaining.shift(); flag !== undefined; flag = remaining.shift()) {
    if (switches[flag]) parsed[switches[flag]!] = true
    else if (lists[flag]) addTo(parsed, lists[flag]!, remaining.shift()!)
    else if (flag === '-n') namespace = remaining.shift()!
    else if (flag === '--kube-version') parsed['kubeVersion'] = remaining.shift()!
    else if (flag === '-f' || flag === '--values') values.push(remaining.shift()!)
    else throw new Error(`the tests do not know the flag ${flag}`)
  }
  const files = filesAt(folder, [...values, ...filesSet(parsed['setFile'])])
  return { ...(parsed as Flags), values, files, namespace }
}

function addTo(parsed: Record<string, unknown>, key: string, value: string): void {
  const split = key === 'apiVersions' ? value.split(',') : [value]
  parsed[key] = [...((parsed[key] as string[] | undefined) ?? []), ...split]
}

function filesSet(texts: unknown): string[] {
  return ((texts as string[] | undefined) ?? []).map((text) => text.slice(text.indexOf('=') + 1))
}

/** The files that are there: of the others, Helm is to say that they are missing. */
function filesAt(folder: string, names: readonly string[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const name of names) {
    try {
      files.set(name, readFileSync(join(folder, name)))
    } catch {
      continue
    }
  }
  return files
}
