import type { EmbeddedValues } from '../../core/embedded-values.ts'
import type { HelmTarget } from '../../core/target.ts'
import { probedRelease, type ProbedRelease } from '../probe/edited-job.ts'
import { editableValuesOf } from '../probe/editable-values.ts'
import { applyFileEdits, type ValueEdit } from '../probe/edits.ts'
import type { RestateRelease } from '../probe/probe.ts'
import { embeddedSource, isUnplacedFlag, type ValuesSource } from '../probe/values-source.ts'
import type { HelmRequest } from '../helm.ts'
import { layeringOf } from './layers.ts'
import type { EditableStatement, StatedRelease, ReleaseStatement } from './types.ts'

/** A helmfile whose templates generated values of a release. */
export interface OpenedHelmfile {
  /** Where the values of its environment stand. */
  places(): Promise<readonly EmbeddedValues[]>
  /**
   * The release that the helmfile states if files have other texts: `unstated` if it is not installed then, `null` if it is
   * unknown or has another chart.
   */
  readonly restated: (texts: ReadonlyMap<string, string>) => Promise<HelmTarget | 'unstated' | null>
  /** Returns the render request of a release. */
  readonly requestOf: (target: HelmTarget) => HelmRequest
}

/**
 * A helmfile as what states a release: its templates take values from its environment, so that an edit of these changes the
 * release. Generated values count as fields of the helmfile: they are edited if no value of the environment decides.
 */
export function helmfileStatement(opened: OpenedHelmfile): ReleaseStatement {
  const sources: ValuesSource[] = []
  const evaluations = { count: 0 }
  return {
    isOwn: (source) => !isGenerated(source),
    async open(stated) {
      const places = await opened.places()
      const found = places.flatMap((place) =>
        embeddedSource(stated.tree, place, { as: 'environment' }).filter(({ root }) => root?.kind === 'map'),
      )
      sources.push(...found.map((source, index) => ({ ...source, layer: index })))
      return editableHelmfile(opened, stated, sources, evaluations)
    },
    layering(causePart) {
      // Files of an environment may be merged in either order, so that no layer is known to be weaker.
      const layering = layeringOf(sources, causePart, '')
      return layering && { ...layering, layers: layering.layers.slice(-1) }
    },
    isSpent: () => evaluations.count > maxEvaluations,
    isRepeatable: () => true,
  }
}

/** Limit on the evaluations of a helmfile for one release. */
const maxEvaluations = 200

/** True for values that a template generated, and for a flag whose value no file contains as it is. */
function isGenerated(source: ValuesSource): boolean {
  return source.made !== undefined || isUnplacedFlag(source)
}

function editableHelmfile(
  opened: OpenedHelmfile,
  stated: StatedRelease,
  ofEnvironment: readonly ValuesSource[],
  evaluations: { count: number },
): EditableStatement {
  const generated = stated.sources.filter(({ made }) => made !== undefined)
  const firstLayer = Math.max(0, ...stated.sources.map(({ layer }) => layer)) + 1
  // Sources of the environment are no layers of the release's values.
  const outside = ofEnvironment.map((source, index): ValuesSource => ({
    ...source,
    layer: firstLayer + index,
    prefixes: [],
  }))
  return {
    values: outside.flatMap(editableValuesOf),
    fields: generated.map((source): ValuesSource => ({ ...source, prefixes: [] })).flatMap(editableValuesOf),
    reads: namesReadBy(generated),
    restate: restater(opened, stated, new Set(outside), evaluations),
  }
}

/** Returns a function that evaluates the helmfile with edited sources of its environment, once for equal edits. */
function restater(
  opened: OpenedHelmfile,
  { tree, release }: StatedRelease,
  ofEnvironment: ReadonlySet<ValuesSource>,
  evaluations: { count: number },
): RestateRelease {
  const releases = new Map<string, Promise<ProbedRelease | 'unstated' | null>>()

  async function restated(edits: readonly ValueEdit[]): Promise<ProbedRelease | 'unstated' | null> {
    if (++evaluations.count > maxEvaluations) return null
    const target = await opened.restated(applyFileEdits(edits))
    if (target === null || target === 'unstated') return target
    return probedRelease(tree, release.chart, opened.requestOf(target))
  }

  return async (edits) => {
    const ofFiles = edits.filter(({ source }) => ofEnvironment.has(source))
    if (ofFiles.length === 0) return { release, edits }
    const key = JSON.stringify(
      ofFiles.map(({ source, start, end, text }) => [source.layer, start, end, text]),
    )
    const pending = releases.get(key) ?? restated(ofFiles)
    releases.set(key, pending)
    const edited = await pending
    if (edited === null || edited === 'unstated') return edited
    return { release: edited, edits: edits.filter(({ source }) => !ofEnvironment.has(source)) }
  }
}

/** The names after a dot in the templates that generated values. */
function namesReadBy(generated: readonly ValuesSource[]): string[] {
  const names = generated.flatMap(({ made }) => made?.fileText.match(/(?<=\.)[A-Za-z_]\w*/g) ?? [])
  return [...new Set(names)]
}
