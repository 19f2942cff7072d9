import { readFileSync } from 'node:fs'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import type { FailedRender, Rendered } from '../../src/core/render.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createEngine, type Engine } from '../../src/render/engine.ts'
import { renderHelm, type HelmEngine, type HelmRequest } from '../../src/render/helm.ts'

/** The engine as it is shipped. */
export const module = new WebAssembly.Module(readFileSync(new URL('../../dist/engine.wasm', import.meta.url)))

/** An engine in this thread. */
export const newEngine = (): Engine => createEngine(module)

const shared = newEngine()

/** A request for the chart `demo` in the folder of that name. */
export function requestFor(values: readonly string[] = [], fields: Partial<HelmRequest> = {}): HelmRequest {
  const target = { kind: 'helm' as const, id: 'demo', path: 'demo', environment: null, missing: [], values }
  return { target: { ...target, release: 'release-name', namespace: 'default' }, ...fields }
}

/** The files of a chart `demo`, with a Chart.yaml unless they hold one. */
export function chart(files: Record<string, string | Uint8Array>): Record<string, string | Uint8Array> {
  const allFiles = { 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.0.0\n', ...files }
  return Object.fromEntries(Object.entries(allFiles).map(([name, text]) => [`demo/${name}`, text]))
}

/** Renders `demo` and expects that it works. */
export async function rendered(
  tree: Tree,
  request = requestFor(),
  engine: HelmEngine = shared,
): Promise<Rendered> {
  const render = await renderHelm(engine, chartLoader(tree), request)
  if (render.status === 'failed') throw new Error(render.message)
  return render
}

/** Renders `demo` and expects that it fails. */
export async function failed(
  tree: Tree,
  request = requestFor(),
  engine: HelmEngine = shared,
): Promise<FailedRender> {
  const render = await renderHelm(engine, chartLoader(tree), request)
  if (render.status === 'rendered') throw new Error(`unexpectedly rendered:\n${render.manifest}`)
  return render
}

/** A chart of these files alone. */
export const demo = (files: Record<string, string | Uint8Array>): Tree => memoryTree(chart(files))
