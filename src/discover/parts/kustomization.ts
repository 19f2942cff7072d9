import { folderOf, joinPath } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { anyKind, kindsIn, kindsPatchedBy, targetKinds } from './patched-kinds.ts'

/** What happens to the objects that a kustomization, a Flux Kustomization or an Application takes in. */
export interface Effect {
  /** The kinds whose objects it may complete or change, `anyKind` for all. */
  readonly kinds: ReadonlySet<string>
  /** The kinds that its patches change at one remove, see `PatchedKinds`. */
  readonly nested: ReadonlySet<string>
  /** True if it puts all of them into one namespace. */
  readonly setsNamespace: boolean
}

/** What a kustomization file names; paths are those of the tree, whether there is something or not. */
export interface Kustomization {
  readonly file: string
  /** False for a template, or what is no YAML: what it names is not known. */
  readonly isRead: boolean
  /** Files, and folders with a kustomization of their own, whose objects it takes in. */
  readonly resources: readonly string[]
  /** Folders with Components, which change what it takes in. */
  readonly components: readonly string[]
  /** Files with patches. */
  readonly patches: readonly string[]
  /** Files that are no objects: contents of ConfigMaps and Secrets, values, configuration of kustomize itself. */
  readonly data: readonly string[]
  readonly effect: Effect
}

/** Reads a kustomization file (`sigs.k8s.io/kustomize/api/types/kustomization.go`). */
export function readKustomization(reader: Reader, file: string): Kustomization {
  const documents = reader.documents(file)
  const roots = documents.flatMap(({ root }) => (root?.kind === 'map' ? Node.of(root) : []))
  const paths = (texts: readonly string[]): string[] =>
    texts.filter((text) => text !== '').map((text) => joinPath(folderOf(file), text))
  return {
    file,
    isRead: documents.every(({ root }) => root !== null && root.kind === 'map'),
    resources: paths(roots.flatMap((root) => texts(root, ['resources', 'bases']))),
    components: paths(roots.flatMap((root) => texts(root, ['components']))),
    patches: paths(roots.flatMap(patchFiles)),
    data: paths(roots.flatMap(dataFiles)),
    effect: joinedEffect(roots.map((root) => effectOf(root, reader, file))),
  }
}

/** All that several effects do. */
export function joinedEffect(effects: readonly Effect[]): Effect {
  return {
    kinds: new Set(effects.flatMap(({ kinds }) => [...kinds])),
    nested: new Set(effects.flatMap(({ nested }) => [...nested])),
    setsNamespace: effects.some(({ setsNamespace }) => setsNamespace),
  }
}

/**
 * What the fields of a kustomization do that Argo CD and Flux know as well: patches, labels, names, namespaces. New
 * names are a change of every kind, since what names the object may be renamed or not.
 *
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
    ...root.items('replacements').flatMap((replacement) => replacedKinds(replacement)),
    ...(root.items('transformers').length > 0 ? [anyKind] : []),
  ]
  const own = { kinds: new Set(kinds), nested: new Set<string>(), setsNamespace: false }
  return joinedEffect([own, commonEffect(root, documentsOf)])
}

/** A replacement in a file of its own may have any target. */
function replacedKinds(replacement: Node): string[] {
  const targets = replacement.items('targets')
  if (targets.length === 0) return [anyKind]
  return targets.flatMap((target) => targetKinds(target.get('select')) ?? [anyKind])
}

/** True for labels that are put into selectors and templates of pods, too. */
function addsLabels(root: Node): boolean {
  const inTemplates = ['includeSelectors', 'includeTemplates']
  return (
    root.get('commonLabels').kind === 'map' ||
    root.items('labels').some((entry) => inTemplates.some((field) => entry.get(field).scalar === true))
  )
}

/** The kinds with selectors or templates of pods (`kustomize api/internal/konfig/builtinpluginconsts/commonlabels.go`). */
const labelledKinds: readonly string[] = [
  ...['CronJob', 'DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'],
  ...['NetworkPolicy', 'PodDisruptionBudget', 'Service'],
]

function texts(root: Node, fields: readonly string[]): string[] {
  return fields.flatMap((field) => root.items(field).map(({ text }) => text))
}

/** An inline patch is no path, and no file has its text as a name. */
function patchFiles(root: Node): string[] {
  const named = ['patches', 'patchesJson6902'].flatMap((field) => root.items(field))
  return [...named.map((patch) => patch.get('path').text), ...texts(root, ['patchesStrategicMerge'])]
}

function dataFiles(root: Node): string[] {
  const generated = ['configMapGenerator', 'secretGenerator'].flatMap((field) => root.items(field))
  const charts = root.items('helmCharts')
  return [
    ...texts(root, ['configurations', 'generators', 'transformers', 'validators', 'crds']),
    ...root.items('replacements').map((replacement) => replacement.get('path').text),
    root.at('openapi', 'path').text,
    ...charts.flatMap((chart) => [chart.get('valuesFile').text, ...texts(chart, ['additionalValuesFiles'])]),
    // `KEY=PATH` names the key, too.
    ...generated
      .flatMap((generator) => [...texts(generator, ['files', 'envs']), generator.get('env').text])
      .map((text) => text.slice(text.indexOf('=') + 1)),
  ]
}
