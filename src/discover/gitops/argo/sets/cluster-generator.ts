import { TemplateError } from './template-error.ts'
import type { NamedCluster } from '../../../../core/config.ts'
import type { Node } from '../../../../model/node.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import { localName, localServer } from '../../clusters.ts'
import { clustersOfSecrets, secretTypeLabel, type DescribedCluster } from '../cluster-secrets.ts'
import type { RepositoryIdentity } from '../../repository-identity.ts'
import { sanitizedName } from './sanitized-name.ts'
import { matchesSelector } from '../../../../model/label-selector.ts'
import { parametersWithoutPlace, type Parameters, type ParameterSet } from './parameters.ts'

/**
 * The parameters of a generator of clusters, one set for each cluster that the configuration names or a Secret in the tree
 * describes (argo-cd `applicationset/generators/cluster.go`). Throws `TemplateError` if there is no cluster, or if the
 * configuration names none and the selector selects none: then the clusters are unknown.
 */
export function clusterParameters(clusters: Node, clusterContext: ClusterContext): ParameterSet[] {
  const { reader, identity, isNested } = clusterContext
  const described = describedClusters(reader, identity.clusters.named)
  if (described.length === 0)
    throw new TemplateError(
      'its generator `clusters` reads Secrets of Argo CD, and this repository contains none; list the clusters under `clusters` in the configuration',
    )
  const selector = clusters.get('selector')
  const found = described
    .filter(({ labels }) => matchesSelector(selector, labels))
    .map((cluster) => parametersOf(cluster, isNested))
  const hasLocal = described.some(({ server }) => server === localServer)
  const sets = selector.entries().length === 0 && !hasLocal ? [...found, localCluster] : found
  if (sets.length === 0 && identity.clusters.named.length === 0)
    throw new TemplateError(
      'its generator `clusters` selects none of the clusters that Secrets of this repository describe; list the others under `clusters` in the configuration',
    )
  return sets.map(parametersWithoutPlace)
}

/** With `flatList` a generator of clusters yields one set, with all clusters and their `values` as a list. */
export function clusterParameterSets(clusters: Node, sets: readonly ParameterSet[]): readonly ParameterSet[] {
  const isFlat = clusters.get('flatList').scalar === true
  return isFlat ? [parametersWithoutPlace({ clusters: sets.map(({ values }) => values) })] : sets
}

/** The inputs of a cluster generator. */
interface ClusterContext {
  readonly reader: Reader
  readonly identity: RepositoryIdentity
  readonly isNested: boolean
}

const localCluster = { name: localName, nameNormalized: localName, server: localServer, project: '' }

/** The clusters that the configuration names, and those of Secrets that it does not name. */
function describedClusters(reader: Reader, named: readonly NamedCluster[]): DescribedCluster[] {
  const names = new Set(named.map(({ name }) => name))
  return [
    ...named.map(({ name, server, labels = {}, annotations = {} }) => ({
      name,
      server: server ?? (name === localCluster.name ? localServer : ''),
      project: '',
      // A selector may select the label that marks such Secrets.
      labels: { [secretTypeLabel]: 'cluster', ...labels },
      annotations,
    })),
    ...clustersOfSecrets(reader).filter(({ name }) => !names.has(name)),
  ]
}

function parametersOf(cluster: DescribedCluster, isNested: boolean): Parameters {
  const { name, server, project, labels, annotations } = cluster
  const prefixed = (prefix: string, texts: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(texts).map(([key, value]) => [`${prefix}.${key}`, value])
  return {
    name,
    nameNormalized: sanitizedName(name),
    server,
    project,
    ...(isNested
      ? { metadata: { labels, ...(Object.keys(annotations).length > 0 && { annotations }) } }
      : Object.fromEntries([
          ...prefixed('metadata.labels', labels),
          ...prefixed('metadata.annotations', annotations),
        ])),
  }
}
