import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Render } from '../core/render.ts'
import { UsageError } from '../core/errors.ts'
import { folderTree } from '../host/folder-tree.ts'
import { openFolder } from '../host/open.ts'
import { openRenderer } from '../host/renderer.ts'
import type { HelmRequest } from '../render/helm.ts'
import { collect } from './options.ts'
import type { Terminal } from './terminal.ts'

/** The flags of `helm template`, under its names. */
interface RenderOptions {
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
export function addRender(program: Command, terminal: Terminal): void {
  program
    .command('render')
    .description('print what `helm template` prints for a chart')
    .argument('<chart>', 'folder or archive of a chart')
    .option('--name <release>', 'release name', 'release-name')
    .option('-n, --namespace <namespace>', 'namespace of the release', 'default')
    .option('-f, --values <file>', 'values file; may be repeated, the last one wins', collectSlice, [])
    .option('--set <key=value>', 'set a value; may be repeated', collect, [])
    .option('--set-string <key=value>', 'set a string; may be repeated', collect, [])
    .option('--set-json <key=json>', 'set a JSON value; may be repeated', collect, [])
    .option('--set-file <key=file>', 'set a value to the text of a file; may be repeated', collect, [])
    .option('--set-literal <key=text>', 'set a text as it stands; may be repeated', collect, [])
    .option('--kube-version <version>', 'Kubernetes version that templates see')
    .option(
      '-a, --api-versions <versions>',
      'further API versions that templates see; may be repeated',
      collectSlice,
      [],
    )
    .option(
      '-s, --show-only <template>',
      'print only what this template renders; may be repeated',
      collect,
      [],
    )
    .option('--include-crds', 'print the CRDs, too', false)
    .option('--skip-tests', 'leave out test hooks', false)
    .option('--is-upgrade', 'render as for an upgrade', false)
    .option('--no-hooks', 'leave out hooks')
    .option('--skip-schema-validation', 'do not check values.schema.json', false)
    .action((chart: string, options: RenderOptions) => render(chart, options, terminal))
}

/** Helm splits these flags at commas. */
function collectSlice(value: string, values: readonly string[]): string[] {
  return [...values, ...value.split(',')]
}

async function render(chart: string, options: RenderOptions, terminal: Terminal): Promise<void> {
  const { root, paths } = openFolder({
    folder: terminal.folder,
    paths: [chart],
    base: null,
    env: terminal.env,
  })
  // Helm reads the disk, files that Git ignores included.
  const head = folderTree(root, null, paths)
  const renderer = openRenderer(terminal.engine)
  try {
    show(await renderer.renderOne(head, requestFor(paths[0]!, options, terminal.folder)), terminal)
  } finally {
    await renderer.close()
  }
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
