import { folderOf, joinPath } from '../../core/path.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationPaths, type PathUse } from './kustomization-paths.ts'
import { anyKind, kindsIn, kindsPatchedBy, targetKinds } from './patched-kinds.ts'

/** The changes that a kustomization, a Flux Kustomization or an Application makes in the objects that it includes. */
export interface Effect {
  /** The kinds whose objects it may complete or change; `anyKind` for all. */
  readonly kinds: ReadonlySet<string>
  /** The kinds that its patches change indirectly, see `PatchedKinds.nested`. */
  readonly nested: ReadonlySet<string>
  /** True if it puts all objects into one namespace. */
  readonly setsNamespace: boolean
}

/** Changes nothing. */
export const noEffect: Effect = { kinds: new Set(), nested: new Set(), setsNamespace: false }

/** The contents of a kustomization file. Paths are relative to the root of the tree and need not exist. */
export interface Kustomization {
  readonly file: string
  /** False for a template or invalid YAML, whose contents are unknown. */
  readonly isRead: boolean
  /** True for a Component, which changes what another kustomization includes. */
  readonly isComponent: boolean
  /**
   * True if it has patches but no objects to patch: another tool adds the objects of a chart, such as Rancher's Fleet or a
   * post-renderer of Helm.
   */
  readonly lacksObjects: boolean
  /** Files, and folders with a kustomization, whose objects it includes. */
  readonly resources: readonly string[]
  /** Folders with Components, which change the included objects. */
  readonly components: readonly string[]
  /** Files with patches. */
  readonly patches: readonly string[]
  /** Files without objects: contents of ConfigMaps and Secrets, values, configuration of kustomize. */
  readonly data: readonly string[]
  /** Folders with charts that it renders. */
  readonly charts: readonly string[]
  readonly effect: Effect
  /** The part of the effect that also changes what its own patches write: replacements and transformers run after them. */
  readonly effectOnPatches: Effect
}

/** Reads a kustomization file (`sigs.k8s.io/kustomize/api/types/kustomization.go`). */
export function readKustomization(reader: Reader, file: string): Kustomization {
  const documents = reader.documents(file)
  const roots = documents.flatMap(({ root }) => (root?.kind === 'map' ? Node.of(root) : []))
  const named = roots.flatMap(kustomizationPaths)
  const pathsFor = (...uses: readonly PathUse[]): string[] =>
    named.filter(({ use }) => uses.includes(use)).map(({ path }) => joinPath(folderOf(file), path))
  return {
    file,
    isRead: documents.every(({ root }) => root !== null && root.kind === 'map'),
    isComponent: roots.some((root) => root.get('kind').text === 'Component'),
    lacksObjects: roots.length > 0 && roots.every(lacksObjects),
    resources: pathsFor('resource'),
    components: pathsFor('component'),
    // An inline patch is a path that no file has.
    patches: pathsFor('patch'),
    data: pathsFor('plugin', 'configuration', 'values file', 'generator input'),
    charts: roots.flatMap(chartFolders).map((folder) => joinPath(folderOf(file), folder)),
    effect: mergeEffects(roots.map((root) => effectOf(root, reader, file))),
    effectOnPatches: mergeEffects(roots.map(effectAfterPatches)),
  }
}

function lacksObjects(root: Node): boolean {
  const has = (fields: readonly string[]): boolean => fields.some((field) => root.items(field).length > 0)
  return has(patchFields) && !has(objectFields) && !root.get('helmChartInflationGenerator').exists
}

const patchFields = ['patches', 'patchesStrategicMerge', 'patchesJson6902']

const objectFields = [
  ...['resources', 'bases', 'components', 'generators'],
  ...['configMapGenerator', 'secretGenerator', 'helmCharts'],
]

/** The union of several effects. */
export function mergeEffects(effects: readonly Effect[]): Effect {
  return {
    kinds: new Set(effects.flatMap(({ kinds }) => [...kinds])),
    nested: new Set(effects.flatMap(({ nested }) => [...nested])),
    setsNamespace: effects.some(({ setsNamespace }) => setsNamespace),
  }
}

/**
 * The effect of fields that kustomize, Argo CD and Flux share: `patches`, labels that also go to selectors or Pod templates,
 * `namePrefix`, `nameSuffix`, `namespace`. A rename changes every kind, since references to a renamed object may change.
 *
 * @param root a kustomization, `spec` of a Flux Kustomization, or `kustomize` of a source of Argo CD; may be absent
 * @param documentsOf the documents of a file that a patch names
 */
export function commonEffect(root: Node, documentsOf: Parameters<typeof kindsPatchedBy>[1]): Effect {
  const { kinds, nested } = kindsPatchedBy(root.items('patches'), documentsOf)
  const renames = ['namePrefix', 'nameSuffix'].some((field) => root.get(field).text !== '')
  return {
    kinds: new Set([...kinds, ...(renames ? [anyKind] : []), ...(addsLabels(root) ? labelledKinds : [])]),
    nested,
    setsNamespace: root.get('namespace').text !== '',
  }
}

function effectOf(root: Node, reader: Reader, file: string): Effect {
  const documentsOf = (path: string) => (path === '' ? [] : reader.documents(joinPath(folderOf(file), path)))
  const merged = root.items('patchesStrategicMerge').map(({ text }) => documentsOf(text))
  const kinds = [
    ...merged.flatMap((documents) => kindsIn(documents)),
    ...root.items('patchesJson6902').flatMap((patch) => targetKinds(patch.get('target')) ?? [anyKind]),
  ]
  const fieldEffect = { ...noEffect, kinds: new Set(kinds) }
  return mergeEffects([fieldEffect, effectAfterPatches(root), commonEffect(root, documentsOf)])
}

/** The effect of fields that run after the patches of a kustomization. */
function effectAfterPatches(root: Node): Effect {
  const kinds = [
    ...root.items('replacements').flatMap((replacement) => replacedKinds(replacement)),
    ...(root.items('transformers').length > 0 ? [anyKind] : []),
  ]
  return { ...noEffect, kinds: new Set(kinds) }
}

/** The kinds that a replacement changes; any kind if its targets are in another file. */
function replacedKinds(replacement: Node): string[] {
  const targets = replacement.items('targets')
  if (targets.length === 0) return [anyKind]
  return targets.flatMap((target) => targetKinds(target.get('select')) ?? [anyKind])
}

/** True for labels that are also added to selectors and Pod templates. */
function addsLabels(root: Node): boolean {
  const inTemplates = ['includeSelectors', 'includeTemplates']
  return (
    root.get('commonLabels').kind === 'map' ||
    root.items('labels').some((entry) => inTemplates.some((field) => entry.get(field).scalar === true))
  )
}

/** Kinds with selectors or Pod templates (`kustomize api/internal/konfig/builtinpluginconsts/commonlabels.go`). */
const labelledKinds: readonly string[] = [
  ...['CronJob', 'DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'],
  ...['NetworkPolicy', 'PodDisruptionBudget', 'Service'],
]

/**
 * The folders in which kustomize looks for charts: `chartHome/NAME`, or `chartHome/NAME-VERSION/NAME` for a chart with
 * an address (`HelmChartInflationGenerator.go`, absChartHome).
 */
function chartFolders(root: Node): string[] {
  const home = root.at('helmGlobals', 'chartHome').text || 'charts'
  const charts = [...root.items('helmCharts'), ...root.items('helmChartInflationGenerator')]
  return charts.flatMap((chart) => {
    const name = chart.get('name').text || chart.get('chartName').text
    const version = chart.get('version').text
    const folders = [joinPath(home, name)]
    if (version !== '') folders.push(joinPath(joinPath(home, `${name}-${version}`), name))
    return name === '' ? [] : folders
  })
}
