import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import type { HelmTarget } from '../../src/core/target.ts'
import { type Tree, memoryTree } from '../../src/core/tree.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createEngine } from '../../src/render/engine.ts'
import { renderHelm } from '../../src/render/helm.ts'

/** A rendered object; the tests say what they take its fields for. */
export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace: string
    readonly labels: Record<string, string>
  }
  readonly spec: Record<string, unknown>
}

/** What makes a release beside its chart. */
export interface Release {
  readonly release?: string
  readonly namespace?: string
  readonly values?: readonly string[]
}

/** What one of our charts makes of some values; throws with helm's words. */
export async function render(chart: string, values: object, release: Release = {}): Promise<Manifest[]> {
  // JSON, since a bare key such as `y` or `<<` is no string to Go.
  const files = { ...folderTexts(`charts/${chart}`), 'values-test.yaml': JSON.stringify(values) }
  return manifests(
    await template(memoryTree(files), `charts/${chart}`, { values: ['values-test.yaml'], ...release }),
  )
}

/** The text of `helm template` for a chart in a tree; throws with helm's words. */
export async function template(tree: Tree, chart: string, release: Release): Promise<string> {
  const rendered = await renderHelm(engine, chartLoader(tree), { target: targetOf(chart, release) })
  if (rendered.status === 'failed') throw new Error(rendered.message)
  return rendered.manifest
}

/** The objects in a rendered text. */
export function manifests(text: string): Manifest[] {
  const documents = parseAllDocuments(text)
  if (!Array.isArray(documents)) return []
  return documents.map((document) => document.toJS() as Manifest | null).filter((object) => object !== null)
}

/** The files below a folder, links not followed, by their paths under `at`. */
export function folderTexts(folder: string, at = folder): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    paths.map((path) => [join(at, path.slice(folder.length + 1)), readFileSync(path, 'utf8')]),
  )
}

const engine = createEngine(await WebAssembly.compile(readFileSync('dist/engine.wasm')))

function targetOf(chart: string, { release = 'shop', namespace = 'shop', values = [] }: Release): HelmTarget {
  return { kind: 'helm', id: chart, path: chart, environment: null, missing: [], release, namespace, values }
}
