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
  const workspace = openFolder({ folder, paths: [file], base: null, env, cacheFolder: options.cacheDir })
  const { root, head, paths, repository } = workspace
  const answer = await explainField({
    head,
    file: paths[0]!,
    object,
    path,
    environments: options.environment,
    configFile: options.config,
    repository,
    maskKey: randomBytes(16).toString('hex'),
    ...engineUses(keptEngine(pool, options, root, terminal), requestBuilder(options, folder, root)),
  })
  print(options.format === 'json' ? whyJson(answer) : wrapLines(whyText(answer, paintFor(colour)), width))
  if (answer.answers.length === 0) exitWith(1)
}

/** The questions that the engine answers; `requestFor` makes the requests with the flags of the command line. */
function engineUses(
  engine: ReturnType<typeof keptEngine>,
  requestFor: RequestOf,
): Pick<WhyInput, 'evaluators' | 'render' | 'renderWithFlags' | 'valuesUse' | 'provenance'> {
  const chartsOf = weakOncePer(chartLoader)
  const renderBy = rendererFor(engine, chartsOf)
  return {
    evaluators: createEvaluators(engine),
    render: renderBy(releaseRequest),
    renderWithFlags: renderBy(requestFor),
    valuesUse: (tree, target) => createValuesUse(engine, chartsOf(tree), requestFor(tree, target)),
    provenance: createProvenanceOf({ engine: () => engine, chartsOf, requestOf: requestFor }),
  }
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
  const overrides = overridesOf(options, folder, root)
  return (tree, target) => overriddenRequest(releaseRequest(tree, target), target, overrides)
}

/** What the command line states about each release. */
interface Overrides {
  readonly release: string | undefined
  readonly namespace: string | undefined
  /** The names of values files in a request. */
  readonly values: readonly string[]
  /** The contents of files, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly flags: Flags
}

function overridesOf(options: WhyOptions, folder: string, root: string): Overrides {
  const { name, namespace } = options
  const values = options.values.map((file) => nameInTree(resolve(folder, file), root))
  const files = new Map([
    ...readFlagFiles(options.setFile.flatMap(setFileNames), folder),
    ...readFlagFiles(values, root),
  ])
  return { release: name, namespace, values, files, flags: flagsIn(options) }
}

function flagsIn(options: WhyOptions): Flags {
  const {
    name: _,
    namespace: __,
    values: ___,
    config: ____,
    environment: _____,
    format: ______,
    cacheDir: _______,
    cache: ________,
    ...flags
  } = options
  return flags
}

function overriddenRequest(request: HelmRequest, target: HelmTarget, overrides: Overrides): HelmRequest {
  const { release = target.release, namespace = target.namespace, values, files, flags } = overrides
  const withValues = (stated: readonly string[]): string[] => [
    ...stated.filter((file) => !values.includes(file)),
    ...values,
  ]
  return {
    ...request,
    target: { ...target, release, namespace, values: withValues(target.values) },
    values: withValues(request.values ?? target.values),
    flags: withFlags(request.flags ?? {}, flags),
    files: new Map([...(request.files ?? []), ...files]),
    embedded: request.embedded ?? new Map(),
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
