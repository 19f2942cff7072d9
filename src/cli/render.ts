import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Render } from '../core/render.ts'
import { UsageError } from '../core/errors.ts'
import type { EnginePool } from '../host/engine-pool.ts'
import { folderTree } from '../host/folder-tree.ts'
import { openFolder } from '../host/open.ts'
import { chartShelf } from '../render/chart-files.ts'
import { renderHelm, type HelmRequest } from '../render/helm.ts'
import type { Terminal } from './terminal.ts'

/** The flags of `helm template`, under its names. */
export interface RenderOptions {
  readonly name: string
  readonly namespace: string
  readonly values: readonly string[]
  readonly set: readonly string[]
  readonly setString: readonly string[]
  readonly setJson: readonly string[]
  readonly setFile: readonly string[]
  readonly setLiteral: readonly string[]
  readonly kubeVersion?: string
  readonly apiVersions: readonly string[]
  readonly showOnly: readonly string[]
  readonly includeCrds: boolean
  readonly skipTests: boolean
  readonly isUpgrade: boolean
  readonly hooks: boolean
  readonly skipSchemaValidation: boolean
}

/** `meshgate render CHART`: prints what `helm template` prints. */
export async function render(
  chart: string,
  options: RenderOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const { root, paths } = openFolder({
    folder: terminal.folder,
    paths: [chart],
    base: null,
    env: terminal.env,
  })
  // Helm reads the disk, files that Git ignores included.
  const head = folderTree(root, null, paths)
  const request = requestFor(paths[0]!, options, terminal.folder)
  show(await renderHelm(engine, chartShelf(head), request), terminal)
}

function requestFor(path: string, options: RenderOptions, folder: string): HelmRequest {
  const { name, namespace, values, hooks, ...flags } = options
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
  return { target, flags: { ...flags, noHooks: !hooks }, files: contents(options, folder) }
}

/** The files that flags name, read from the disk: they need not be in the chart's repository. */
function contents({ values, setFile }: RenderOptions, folder: string): Map<string, Uint8Array> {
  const named = [...values, ...setFile.flatMap(filesOfSet)]
  return new Map(named.map((name) => [name, read(name, folder)]))
}

/** `a.b=FILE,c=FILE`; a comma that is part of a name is written `\,`. */
function filesOfSet(value: string): string[] {
  return value.split(/(?<!\\),/).map((part) => part.slice(part.indexOf('=') + 1).replaceAll('\\,', ','))
}

function read(name: string, folder: string): Uint8Array {
  try {
    return readFileSync(resolve(folder, name))
  } catch {
    throw new UsageError(`no file \`${name}\``)
  }
}

function show(render: Render, { print, complain, exitWith }: Terminal): void {
  if (render.status === 'rendered') return print(render.manifest)
  complain(`Error: ${render.message}\n`)
  exitWith(1)
}
