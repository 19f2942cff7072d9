import { renderedTextOf, type Render } from '../core/render.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import { lintSubjects } from '../lint/subject-findings.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import type { Reader } from '../yaml/reader.ts'
import { releasesOf, renderTargets } from './render-targets.ts'
import { renderedManifests } from './rendered-manifests.ts'
import { dropRenderNodes } from './unchanged-renders.ts'
import { releaseEntries } from './merged-values.ts'
import type { HostServices } from './types.ts'

/*
 * The order of the work on the main thread while workers render. It does not change a report: the functions called
 * ahead of time (`lintSubjects`, `renderedManifests`, `releaseEntries`, `valuesUse`) keep their results until they are
 * needed. docs/optimisations.md says how long.
 */

/** Starts work in the next turn of the event loop, after the messages of workers that have arrived. */
export function inLaterTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  return nextTurn().then(work)
}

/**
 * Renders the releases of a tree. While the engine starts, and between renders, the main thread reads and lints the
 * values of releases, and lints each rendered object by itself.
 *
 * @param settled releases that are rendered, and of whose objects little is kept
 */
export async function renderTree(
  reader: Reader,
  targets: readonly Target[],
  host: HostServices,
  settled: ReadonlySet<Target> = new Set(),
): Promise<Map<string, Render>> {
  const onRendered = (render: Render): Promise<void> =>
    settled.has(render.target) ? dropRendered(render) : lintRendered(render)
  const releases = releasesOf(targets).filter((release) => !settled.has(release))
  const [renders] = await Promise.all([
    renderTargets(reader, targets, host, onRendered),
    readValues(releases, reader, host),
  ])
  return renders
}

/**
 * Renders the releases and kustomizations among `targets` from the edited files of `reader`, and lints the objects of each
 * render as soon as it is there. Returns the renders, failed ones too, by target id.
 *
 * @param targets those that read an edited file
 */
export function renderAgain(
  reader: Reader,
  targets: readonly Target[],
  host: HostServices,
): Promise<Map<string, Render>> {
  return renderTargets(reader, targets, host, lintRendered)
}

/** Reads and lints the values of releases, each by itself. */
async function readValues(
  releases: readonly HelmTarget[],
  reader: Reader,
  { valuesUse, budget }: HostServices,
): Promise<void> {
  for (const [index, release] of releases.entries()) {
    await nextTurn()
    if (budget.isSpent('render')) return
    if (index < maxValuesRead) valuesUse?.(reader.tree, release)
    lintSubjects(createMesh({ ...emptyMesh, entries: releaseEntries(release, reader) }), rules)
  }
}

/** Limit of releases whose use of values is prepared ahead: it takes memory, and the engine has started long before. */
const maxValuesRead = 100

/** Lints the objects of one render, each by itself. */
async function lintRendered(render: Render): Promise<void> {
  const text = renderedTextOf(render)
  if (!text) return
  await nextTurn()
  lintSubjects(createMesh({ ...emptyMesh, manifests: renderedManifests(text) }), rules)
}

/** Keeps only the answers to common questions about the objects of one render. */
async function dropRendered(render: Render): Promise<void> {
  const text = renderedTextOf(render)
  if (!text) return
  await nextTurn()
  dropRenderNodes(text)
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
