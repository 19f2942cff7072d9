import type { Render } from '../../core/render.ts'
import type { GitopsTarget, Target } from '../../core/target.ts'
import { groupBy } from '../../core/group.ts'
import { gitopsKindNames } from '../../core/gitops-target.ts'
import { shortNameList } from '../../core/join-words.ts'
import { targetTitle } from '../../core/target-title.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { Mesh } from '../../model/mesh.ts'
import { lacksChartsOnly } from '../../model/render-failure.ts'
import { isIstioChart, isIstioRepository } from '../../registry/istio-charts.ts'

/** Something that is applied with a mesh and not read, so that it may contain policies and routes. */
export interface UnreadInput {
  /** The title of a target, the kind and name of an object of a controller, or the path of a file. */
  readonly name: string
  readonly reason: UnreadReason
  /** The namespace of its objects, if it is a release of a chart; `null` if they may be in any. */
  readonly namespace: string | null
}

/** Why something is not read: it is not rendered, it is rendered without remote parts, it is no YAML. */
type UnreadReason = 'unrendered' | 'incomplete' | 'broken'

/** The parts of a tree that tell what is not read. */
export type UnreadTree = Pick<InspectedTree, 'renders' | 'gitops' | 'targets' | 'environments'>

/**
 * What is applied with a mesh, or may be applied to its cluster, and is not read: targets that are not or not completely
 * rendered, files with a syntax error, objects of Argo CD, Flux and helmfile without a target. Charts of Istio are omitted.
 */
export function unreadInputs(mesh: Mesh, tree: UnreadTree): UnreadInput[] {
  const sources = new Map(tree.gitops.map(({ id, delivery }) => [id, delivery.sources]))
  const isOfIstio = ({ statedBy }: Target): boolean =>
    statedBy !== undefined && areOfIstio(sources.get(statedBy.target) ?? [])
  const ofTargets = mesh.targets.flatMap((target) =>
    isOfIstio(target) ? [] : unreadTarget(target, tree.renders.get(target.id)),
  )
  const broken = mesh.documents.filter(({ problems }) => problems.some(({ code }) => code === 'syntax'))
  return [
    ...ofTargets,
    ...[...new Set(broken.map(({ file }) => file))].map((name): UnreadInput => ({
      name,
      reason: 'broken',
      namespace: null,
    })),
    ...unreadObjects(mesh, tree),
  ]
}

function unreadTarget(target: Target, render: Render | undefined): UnreadInput[] {
  const { id, kind } = target
  // Nothing states that such values are applied.
  if (kind === 'manifests' || (kind === 'values' && target.reasonCode === 'no-release')) return []
  const namespace = kind === 'kustomization' ? null : target.namespace
  if (render?.status === 'failed' && lacksChartsOnly(render) && render.unvendored.every(isIstioChart))
    return []
  const name = targetTitle(id)
  if (render?.status !== 'rendered') return [{ name, reason: 'unrendered', namespace }]
  return render.omitted === undefined ? [] : [{ name, reason: 'incomplete', namespace }]
}

/** Unrendered objects of Argo CD, Flux and helmfile without a target. */
function unreadObjects(mesh: Mesh, { gitops, targets, environments }: UnreadTree): UnreadInput[] {
  const stating = new Set(targets.flatMap(({ statedBy }) => statedBy?.target ?? []))
  const clusters = new Set(mesh.targets.flatMap(({ manager }) => manager?.cluster || []))
  const others = new Set(environments.filter((name) => name !== null && name !== mesh.environment))
  return gitops
    .filter(isUnread)
    .filter(({ id, delivery, path }) => {
      const { cluster, sources } = delivery
      const isElsewhere = cluster !== null && clusters.size > 0 && !clusters.has(cluster)
      return !stating.has(id) && !isElsewhere && !areOfIstio(sources) && !isOfEnvironment(path, others)
    })
    .map(({ delivery: { sources, namespace }, ...object }): UnreadInput => ({
      name: unreadName(object),
      reason: 'unrendered',
      namespace: object.kind === 'application-set' || !sources.every(isChart) ? null : namespace,
    }))
}

function unreadName({ kind, name, namespace }: Pick<GitopsTarget, 'kind' | 'name' | 'namespace'>): string {
  if (name === '') return `${gitopsKindNames[kind]} without a name`
  return `${gitopsKindNames[kind]} ${namespace === null ? name : `${namespace}/${name}`}`
}

function isUnread({ kind, reason, isExcluded, builtWith, partOf }: GitopsTarget): boolean {
  const isApplied = kind !== 'kustomization' && builtWith === undefined && partOf === null
  return isApplied && !isExcluded && reason !== ''
}

/** True for a path with the name of an environment among its folders, or as the name of the file. */
function isOfEnvironment(path: string, environments: ReadonlySet<string | null>): boolean {
  return path.split('/').some((segment) => environments.has(segment.replace(/\.(ya?ml|json)$/, '')))
}

/** True for a source that is a chart, as `GitopsDelivery.sources` writes it: `podinfo 6.5.0 of https://charts.example`. */
function isChart(source: string): boolean {
  return /^[\w.-]+ \S+( of |$)/.test(source)
}

/**
 * True for Istio's own charts. They contain no policies and no routes, and their values are read as mesh configuration.
 */
function areOfIstio(sources: readonly string[]): boolean {
  return sources.length > 0 && sources.every((source) => istioChart.test(source) && isIstioRepository(source))
}

const istioChart = /^(base|istiod|cni|ztunnel|gateway) /

/** The inputs that may affect a request with some namespaces on its path. */
export function nearInputs(
  inputs: readonly UnreadInput[],
  passed: ReadonlySet<string>,
): readonly UnreadInput[] {
  return inputs.filter(({ namespace }) => namespace === null || passed.has(namespace))
}

/**
 * Unread inputs as missing inputs of an answer, one phrase for each reason, with at most three names:
 * `what a, b, c and 2 more have, which are not rendered`. Empty if there are none.
 */
export function missingTexts(inputs: readonly UnreadInput[]): string[] {
  return [...groupBy(inputs, ({ reason }) => reason)].map(([reason, group]) => {
    const names = [...new Set(group.map(({ name }) => name))]
    const [before, after] = sentences[reason][names.length === 1 ? 0 : 1]
    return `what ${shortNameList(names)} ${before}, which ${after}`
  })
}

/** Unread inputs as sentences like the phrases of `missingTexts`: `a, b, c and 2 more are not rendered`. */
export function unreadTexts(inputs: readonly UnreadInput[]): string[] {
  return [...groupBy(inputs, ({ reason }) => reason)].map(([reason, group]) => {
    const names = [...new Set(group.map(({ name }) => name))]
    const [before, after] = sentences[reason][names.length === 1 ? 0 : 1]
    const verb = reason === 'incomplete' ? `${before.replace(' ', ' something ')}, which ${after}` : after
    return `${shortNameList(names)} ${verb}`
  })
}

/** The ends of sentences, singular and plural. */
const sentences = {
  unrendered: [
    ['has', 'is not rendered'],
    ['have', 'are not rendered'],
  ],
  incomplete: [
    ['takes from elsewhere', 'is not rendered'],
    ['take from elsewhere', 'is not rendered'],
  ],
  broken: [
    ['has', 'is no valid YAML'],
    ['have', 'are no valid YAML'],
  ],
} as const satisfies Record<UnreadReason, readonly (readonly [string, string])[]>
