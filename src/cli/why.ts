import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { weakOncePer } from '../core/once-per.ts'
import type { HelmTarget } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { createProvenanceOf } from '../host/engine/provenance.ts'
import { pathInside } from '../host/folder-tree.ts'
import { openFolder } from '../host/open.ts'
import { chartLoader, type ChartLoader } from '../render/chart-files.ts'
import { createEvaluators } from '../host/engine/evaluators.ts'
import type { HelmEngine, HelmRequest } from '../render/helm.ts'
import type { KustomizeEngine } from '../render/kustomize/build.ts'
import { releaseRequest } from '../render/release-request.ts'
import { renderRelease } from '../render/kustomize/post-render.ts'
import { renderKustomization } from '../render/kustomize/render.ts'
import { readerOf } from '../yaml/reader.ts'
import { createValuesUse } from '../render/unused-values/values-use.ts'
import { whyJson, whyText } from '../report/why.ts'
import { wrapLines } from '../report/wrapped-lines.ts'
import { why as explainField, type WhyInput } from '../why/why.ts'
import { paintFor } from './colours.ts'
import { setFileNames, readFlagFiles } from './flag-files.ts'
import type { CapabilityFlags, ValuesFlags } from './helm-options.ts'
import { keptEngine } from './kept-engine.ts'
import type { CacheOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** The options of `meshgate why`; flags of `helm template` apply on top of those of each release. */
export interface WhyOptions extends ValuesFlags, CapabilityFlags, CacheOptions {
  readonly name?: string
  readonly namespace?: string
  readonly config: string
  readonly environment: readonly string[]
  readonly format: 'text' | 'json'
  readonly cacheDir?: string
}

/** The arguments of `meshgate why`. */
export interface WhyArguments {
  readonly file: string
  readonly object: string
  readonly path: string
}

/**
 * `meshgate why FILE OBJECT PATH`: explains where a rendered field comes from. Exit code 1 if no target has an answer.
 */
export async function whyCommand(
  { file, object, path }: WhyArguments,
  options: WhyOptions,
  terminal: Terminal,
  pool: EnginePool,
): Promise<void> {
  const { folder, env, print, exitWith, colour, width } = terminal
  const { root, head, paths, repository } = openFolder({
    folder,
    paths: [file],
    base: null,
    env,
    cacheFolder: options.cacheDir,
  })
  const engine = keptEngine(pool, options, root, terminal)
  const chartsOf = weakOncePer(chartLoader)
  const requestFor = requestBuilder(options, folder, root)
  const renderBy = rendererFor(engine, chartsOf)
  const answer = await explainField({
    head,
    file: paths[0]!,
    object,
    path,
    environments: options.environment,
    configFile: options.config,
    repository,
    maskKey: randomBytes(16).toString('hex'),
    evaluators: createEvaluators(engine),
    render: renderBy(releaseRequest),
    renderWithFlags: renderBy(requestFor),
    valuesUse: (tree, target) => createValuesUse(engine, chartsOf(tree), requestFor(tree, target)),
    provenance: createProvenanceOf({ engine: () => engine, chartsOf, requestOf: requestFor }),
  })
  print(options.format === 'json' ? whyJson(answer) : wrapLines(whyText(answer, paintFor(colour)), width))
  if (answer.answers.length === 0) exitWith(1)
}

/** Returns a function that renders targets, releases by their requests. */
function rendererFor(
  engine: HelmEngine & KustomizeEngine,
  chartsOf: (tree: Tree) => ChartLoader,
): (requestOf: RequestOf) => WhyInput['render'] {
  return (requestOf) => async (tree, target) =>
    target.kind === 'helm'
      ? renderRelease(engine, chartsOf(tree), requestOf(tree, target))
      : (await renderKustomization(engine, readerOf(tree), target)).render
}

type RequestOf = (tree: Tree, target: HelmTarget) => HelmRequest

/** Returns a function that makes the request of a release; options override the settings of the release. */
function requestBuilder(options: WhyOptions, folder: string, root: string): RequestOf {
  const {
    name,
    namespace,
    values,
    config: _,
    environment: __,
    format: ___,
    cacheDir: ____,
    cache: _____,
    ...flags
  } = options
  const valuesFiles = values.map((file) => nameInTree(resolve(folder, file), root))
  const files = new Map([
    ...readFlagFiles(options.setFile.flatMap(setFileNames), folder),
    ...readFlagFiles(valuesFiles, root),
  ])
  return (tree, target) => {
    const request = releaseRequest(tree, target)
    const stated = request.values ?? target.values
    return {
      ...request,
      target: {
        ...target,
        release: name ?? target.release,
        namespace: namespace ?? target.namespace,
        values: [...target.values.filter((file) => !valuesFiles.includes(file)), ...valuesFiles],
      },
      values: [...stated.filter((file) => !valuesFiles.includes(file)), ...valuesFiles],
      flags: withFlags(request.flags ?? {}, flags),
      files: new Map([...(request.files ?? []), ...files]),
      embedded: request.embedded ?? new Map(),
    }
  }
}

type Flags = NonNullable<HelmRequest['flags']>

/** Flags of a release with those of the command line, which count more: later values win. */
function withFlags(stated: Flags, added: Flags): Flags {
  const kubeVersion = added.kubeVersion ?? stated.kubeVersion
  return {
    ...stated,
    ...added,
    ...Object.fromEntries(
      flagLists.map((name) => [name, [...(stated[name] ?? []), ...(added[name] ?? [])]] as const),
    ),
    skipSchemaValidation: stated.skipSchemaValidation === true || added.skipSchemaValidation === true,
    ...(kubeVersion !== undefined && { kubeVersion }),
  }
}

const flagLists = ['set', 'setString', 'setFile', 'apiVersions'] as const

/** The name of a file in a request: its path in the tree, else its path on the disk. */
function nameInTree(path: string, root: string): string {
  return pathInside(root, path) ?? path
}
