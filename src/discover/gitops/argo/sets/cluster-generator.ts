import { TemplateError } from './template-error.ts'
import { oncePer } from '../../../../core/once-per.ts'
import { manifestsOf, type Manifest } from '../../../../model/manifest.ts'
import type { Node } from '../../../../model/node.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import { sanitizedName } from './sanitized-name.ts'
import { matchesSelector } from './selector.ts'
import type { Parameters } from './template.ts'

/**
 * The parameters of a generator of clusters, one set for each Secret in the tree that describes a cluster (argo-cd
 * `applicationset/generators/cluster.go`). Throws `TemplateError` if there is none: then the clusters are not known.
 */
export function clusterParameters(clusters: Node, reader: Reader, isNested: boolean): Parameters[] {
  const secrets = clusterSecrets(reader)
  if (secrets.length === 0)
    throw new TemplateError(
      'its generator `clusters` reads Secrets of Argo CD, and this repository contains none',
    )
  const selector = clusters.get('selector')
  const matched = secrets.filter((secret) =>
    matchesSelector(selector, textsOf(secret.root.at('metadata', 'labels'))),
  )
  const found = matched.map((secret) => parametersOf(secret, isNested))
  const hasLocal = secrets.some((secret) => dataOf(secret, 'server') === localServer)
  const sets = selector.entries().length === 0 && !hasLocal ? [...found, localCluster] : found
  return clusters.get('flatList').scalar === true ? [{ clusters: sets }] : sets
}

const localServer = 'https://kubernetes.default.svc'
const localCluster = { name: 'in-cluster', nameNormalized: 'in-cluster', server: localServer, project: '' }

/** The Secrets in the files of a tree that describe clusters. */
const clusterSecrets = oncePer((reader: Reader): readonly Manifest[] =>
  reader.tree.files
    .filter((file) => /\.(ya?ml|json)$/.test(file) && reader.text(file)?.includes(typeLabel))
    .flatMap((file) => manifestsOf(reader.documents(file), file, ''))
    .filter(
      ({ kind, root }) =>
        kind === 'Secret' && root.at('metadata', 'labels').get(typeLabel).text === 'cluster',
    ),
)

const typeLabel = 'argocd.argoproj.io/secret-type'

function parametersOf(secret: Manifest, isNested: boolean): Parameters {
  const name = dataOf(secret, 'name')
  const [labels, annotations] = ['labels', 'annotations'].map((field) =>
    textsOf(secret.root.at('metadata', field)),
  ) as [Record<string, string>, Record<string, string>]
  const prefixed = (prefix: string, texts: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(texts).map(([key, value]) => [`${prefix}.${key}`, value])
  return {
    name,
    nameNormalized: sanitizedName(name),
    server: dataOf(secret, 'server'),
    project: dataOf(secret, 'project'),
    ...(isNested
      ? { metadata: { labels, ...(Object.keys(annotations).length > 0 && { annotations }) } }
      : Object.fromEntries([
          ...prefixed('metadata.labels', labels),
          ...prefixed('metadata.annotations', annotations),
        ])),
  }
}

function dataOf({ root }: Manifest, key: string): string {
  const encoded = root.at('data', key).text
  return root.at('stringData', key).text || Buffer.from(encoded, 'base64').toString()
}

function textsOf(map: Node): Record<string, string> {
  return Object.fromEntries(map.entries().map(([key, { scalar }]) => [key, String(scalar ?? '')]))
}
