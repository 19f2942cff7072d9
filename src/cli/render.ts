import type { Render } from '../core/render.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { folderTree } from '../host/folder-tree.ts'
import { openFolder } from '../host/open.ts'
import { withCharts } from '../host/registry/mounted-charts.ts'
import { chartLoader } from '../render/chart-files.ts'
import { quote } from '../rules/message/quote.ts'
import { skippedRemoteSchemas } from '../inspect/remote-schemas.ts'
import { renderHelm, type HelmRequest } from '../render/helm.ts'
import { setFileNames, readFlagFiles } from './flag-files.ts'
import type { CapabilityFlags, ValuesFlags } from './helm-options.ts'
import { keptEngine } from './kept-engine.ts'
import type { CacheOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** The flags of `helm template`, by Helm's names. */
export interface RenderOptions extends ValuesFlags, CapabilityFlags, CacheOptions {
  readonly name: string
  readonly namespace: string
  readonly showOnly: readonly string[]
  readonly includeCrds: boolean
  readonly skipTests: boolean
  readonly hooks: boolean
  readonly cacheDir?: string
}

/** `meshgate render CHART`: prints the output of `helm template`. If it fails, prints its error to stderr and exits with 1. */
export async function renderCommand(
  chart: string,
  options: RenderOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const { root, paths, charts } = openFolder({
    folder: terminal.folder,
    paths: [chart],
    base: null,
    env: terminal.env,
    cacheFolder: options.cacheDir,
  })
  // Helm reads from the disk, including files that Git ignores.
  const head = withCharts(folderTree(root, null, { namedPaths: paths }), charts)
  const request = requestFor(paths[0]!, options, terminal.folder)
  const cachedEngine = keptEngine(engine, options, root, terminal)
  show(await renderHelm(cachedEngine, chartLoader(head), request), terminal)
}

function requestFor(path: string, options: RenderOptions, folder: string): HelmRequest {
  const { name, namespace, values, hooks, cacheDir: _, cache: __, ...flags } = options
  const target = {
    kind: 'helm',
    id: path,
    path,
    environment: null,
    missing: [],
    release: name,
    namespace,
    values,
  } as const
  const named = [...values, ...flags.setFile.flatMap(setFileNames)]
  return { target, flags: { ...flags, noHooks: !hooks }, files: readFlagFiles(named, folder) }
}

function show(render: Render, { print, printError, exitWith }: Terminal): void {
  for (const { file, reason } of skippedRemoteSchemas([render]))
    printError(`meshgate: ${quote(file)} ${reason}\n`)
  if (render.status === 'rendered') return print(render.manifest)
  printError(`Error: ${render.message}\n`)
  exitWith(1)
}
