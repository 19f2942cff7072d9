import { oncePerPair } from '../core/once-per.ts'
import { isInside } from '../core/path.ts'
import { renderedTextOf, type Render } from '../core/render.ts'
import type {
  HelmTarget,
  KustomizationTarget,
  ManifestsTarget,
  Target,
  ValuesTarget,
} from '../core/target.ts'
import { filesWithMaps, layerFiles } from '../discover/layers.ts'
import { readKustomization } from '../discover/parts/kustomization.ts'
import { strayTemplates } from '../discover/stray-templates.ts'
import { isSetAside } from '../discover/references/set-aside.ts'
import { gatewayChartObjects } from '../model/gateway-chart.ts'
import { valuesEntries } from '../model/layouts.ts'
import type { Manifest } from '../model/manifest.ts'
import type { MeshContents } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import type { RenderFailure } from '../model/render-failure.ts'
import { mergeValues } from '../model/values.ts'
import { placedRoot } from '../yaml/embedded.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { releaseValues, releaseEntries } from './merged-values.ts'
import { plainManifests } from './parts.ts'
import { settledEntries } from './settled-entries.ts'
import { unvendoredGateways } from './unvendored-gateways.ts'
import { renderedManifests } from './rendered-manifests.ts'
import { plainSources, valuesSources } from './source-documents.ts'

/** The contents that one target adds to a mesh. */
export interface TargetContents extends MeshContents {
  readonly target: Target
}

/**
 * Collects what a target adds to a mesh: its objects, rendered or as they stand in files, its layout entries, its
 * documents, and its render failure.
 *
 * @param inBase ids of the targets that base renders
 * @param isSettled true for a release that is equal in both trees
 */
export function contentsOfTarget(
  target: Target,
  render: Render | undefined,
  reader: Reader,
  inBase: ReadonlySet<string> = new Set(),
  isSettled = false,
): TargetContents {
  const base = { target, environment: target.environment, targets: [target] }
  if (target.kind === 'manifests') return { ...base, ...plainContents(target, reader) }
  if (target.kind === 'values') return { ...base, ...valuesContents(target, reader) }
  if (target.kind === 'kustomization')
    return { ...base, ...buildContents(target, render, reader, inBase.has(target.id)) }
  const entries = isSettled ? settledEntries(target, reader) : releaseEntries(target, reader)
  return { ...base, ...releaseContents(target, render, reader, inBase.has(target.id)), entries }
}

type Contents = Omit<MeshContents, 'environment' | 'targets'>

/**
 * The contents of a target of plain manifests: its objects, parts and documents. Kept by target and reader, so that findings
 * in single objects are kept with them when another file is edited.
 */
export const plainContents = oncePerPair((target: ManifestsTarget, reader: Reader): Contents => {
  const manifests = plainManifests(target, reader)
  return {
    manifests: manifests.filter(({ part }) => part === undefined),
    parts: manifests.filter(({ part }) => part !== undefined),
    entries: [],
    documents: target.files.flatMap((file) => plainSources(file, target, reader)),
    failures: [],
  }
})

function valuesContents(target: ValuesTarget, reader: Reader): Contents {
  const { id, values, inlineValues = [] } = target
  const roots = [
    ...values.flatMap((file) => reader.documents(file)[0]?.root ?? []),
    ...inlineValues.flatMap((place) => placedRoot(reader, place) ?? []),
  ]
  const entries = roots.flatMap((root) => valuesEntries(Node.of(root), id))
  const manifests = target.isGateway ? gatewayObjects(target, roots, reader) : []
  return { manifests, entries, documents: valuesSources(values, reader), failures: [] }
}

/** What Istio's chart `gateway`, which is not at hand, makes of values. */
function gatewayObjects(valuesTarget: ValuesTarget, roots: readonly YamlNode[], reader: Reader): Manifest[] {
  const { id, release, namespace, statedBy } = valuesTarget
  const stating = statedBy ? reader.documents(statedBy.file).flatMap(({ root }) => root ?? []) : []
  const [place] = [...roots, ...stating]
  if (release === null || !place) return []
  const values = roots.length > 0 ? mergeValues([], roots.map(Node.of)) : Node.of({ ...place, ...noEntries })
  return gatewayChartObjects({ target: id, release, namespace, values })
}

const noEntries = { kind: 'map', entries: new Map() } as const

function releaseContents(
  target: HelmTarget,
  render: Render | undefined,
  reader: Reader,
  rendersInBase: boolean,
): Omit<Contents, 'entries'> {
  const files = filesWithMaps(layerFiles(reader, target))
  const text = renderedTextOf(render)
  const failed = render?.status === 'failed' ? render : null
  const gateways = failed && unvendoredGateways(failed, reader)
  const rendered = text ? renderedManifests(text) : []
  return {
    manifests: gateways?.manifests.length ? [...rendered, ...gateways.manifests] : rendered,
    strayTemplates: strayTemplates(reader, target.path),
    documents: valuesSources(files, reader),
    isPartial: render?.status !== 'rendered' && !gateways?.isComplete,
    failures:
      failed && !failed.isOutOfTime
        ? [{ failure: failed, values: releaseValues(target, reader), rendersInBase } satisfies RenderFailure]
        : [],
  }
}

/**
 * A kustomization that cannot be built adds the objects in its files as they stand, so that what is certain of them is
 * still checked. The failure is no problem of a kustomization that is set aside: it is meant for another place.
 */
function buildContents(
  target: KustomizationTarget,
  render: Render | undefined,
  reader: Reader,
  rendersInBase: boolean,
): Contents {
  const asFiles = unbuiltContents(target, reader)
  const text = renderedTextOf(render)
  if (!text) {
    const isReported = render?.status === 'not-built' && !isSetAside(reader, target.file)
    const builds = isReported ? [{ build: render, rendersInBase }] : []
    return { ...asFiles, builds, isPartial: true }
  }
  const omitting = render?.status === 'rendered' && render.omitted !== undefined ? render : null
  return {
    manifests: renderedManifests(text),
    entries: [],
    documents: asFiles.documents,
    failures: [],
    ...(omitting && { builds: [{ build: omitting, rendersInBase }], isPartial: true }),
  }
}

/** The objects in the files of a kustomization as they stand. */
export function unbuiltContents(target: KustomizationTarget, reader: Reader): Contents {
  return plainContents(filesTarget(target, reader), reader)
}

/** The files of a kustomization as plain manifests, without templates of charts. Kept, so that their contents are kept. */
const filesTarget = oncePerPair((target: KustomizationTarget, reader: Reader): ManifestsTarget => {
  const { id, path, environment, files, kustomizations, missing, namespace } = target
  const charts = kustomizations.flatMap((file) => readKustomization(reader, file).charts)
  const isOfChart = (file: string): boolean => charts.some((folder) => isInside(file, folder))
  return {
    kind: 'manifests',
    id,
    path,
    environment,
    files: files.filter(
      (file) =>
        /\.(ya?ml|json)$/.test(file) && (!isOfChart(file) || /(^|\/)(Chart|values)\.yaml$/.test(file)),
    ),
    missing,
    loose: 'alone',
    ...(namespace !== undefined && { namespace }),
  }
})

/** All manifests of a target's contents, including parts. */
export function allManifests({
  manifests,
  parts = [],
}: Pick<MeshContents, 'manifests' | 'parts'>): readonly Manifest[] {
  return parts.length === 0 ? manifests : [...manifests, ...parts]
}
