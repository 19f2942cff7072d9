import { renderedTextOf, type Render } from '../core/render.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import { lintSubjects } from '../lint/subject-findings.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import type { Reader } from '../yaml/reader.ts'
import { releasesOf, renderReleases } from './render-releases.ts'
import { releaseEntries, renderedManifests } from './target-contents.ts'
import type { Host } from './types.ts'

/*
 * When this thread does what, while workers render. Nothing here changes a report: results of work that is done ahead
 * are kept by the functions that are asked for them later (`findingsOfSubject`, `renderedManifests`, `releaseEntries`,
 * `valuesUse`). docs/performance.md says what each of these buys.
 */

/** Starts some work in a later turn of the event loop: answers of workers that have arrived are handled first. */
export function inLaterTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  return nextTurn().then(work)
}

/**
 * Renders the releases of a tree. Until the engine is up, and between renders, the values of releases are read and
 * linted, rendered objects are linted one by one, and the engine is asked which values a release leaves unused.
 */
export async function renderTree(
  reader: Reader,
  targets: readonly Target[],
  host: Host,
): Promise<Map<string, Render>> {
  const rendered = async (render: Render): Promise<void> => {
    await lintRendered(render)
    askValuesUse(render, reader, host)
  }
  const [renders] = await Promise.all([
    renderReleases(reader, targets, host, rendered),
    readValues(releasesOf(targets), reader, host),
  ])
  return renders
}

/** Renders the releases again that read an edited file, and lints the objects of each when it is rendered. */
export function renderAgain(
  reader: Reader,
  targets: readonly Target[],
  host: Host,
): Promise<Map<string, Render>> {
  return renderReleases(reader, targets, host, lintRendered)
}

/** Reads and lints the values of releases, each by itself. */
async function readValues(
  releases: readonly HelmTarget[],
  reader: Reader,
  { valuesUse, budget }: Host,
): Promise<void> {
  for (const [index, release] of releases.entries()) {
    await nextTurn()
    if (budget.isSpent('render')) return
    if (index < maxValuesRead) valuesUse?.(reader.tree, release)
    lintSubjects(createMesh({ ...emptyMesh, entries: releaseEntries(release, reader) }), rules)
  }
}

/** Releases whose values are looked through before they are rendered: the engine is up by then, and this takes memory. */
const maxValuesRead = 100

/** Lints the objects of one render, each by itself. */
async function lintRendered(render: Render): Promise<void> {
  const text = renderedTextOf(render)
  if (!text) return
  await nextTurn()
  lintSubjects(createMesh({ ...emptyMesh, manifests: renderedManifests(text) }), rules)
}

/** Asks which values a release leaves unused while its probes are still known: `valuesFacts` forgets them. */
function askValuesUse(render: Render, { tree }: Reader, { valuesUse }: Host): void {
  if (render.status !== 'rendered' || !valuesUse) return
  const use = valuesUse(tree, render.target)
  // `valuesFacts` waits for the answers, and throws what goes wrong.
  use
    .dead()
    .then((dead) => (dead.length === 0 ? use.undefined() : null))
    .catch(() => null)
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
