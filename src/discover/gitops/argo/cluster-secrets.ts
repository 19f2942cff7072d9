import { oncePer } from '../../../core/once-per.ts'
import { manifestsOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'

/** A cluster as a Secret of Argo CD describes it. */
export interface DescribedCluster {
  readonly name: string
  readonly server: string
  readonly project: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** The label whose value says for what Argo CD reads a Secret: `cluster`, `repository`. */
export const secretTypeLabel = 'argocd.argoproj.io/secret-type'

/** The clusters that Secrets in the files of a tree describe. */
export const clustersOfSecrets = oncePer((reader: Reader): readonly DescribedCluster[] =>
  reader.tree.files
    .filter((file) => /\.(ya?ml|json)$/.test(file) && reader.text(file)?.includes(secretTypeLabel))
    .flatMap((file) => manifestsOf(reader.documents(file), file, ''))
    .filter(
      ({ kind, root }) =>
        kind === 'Secret' && root.at('metadata', 'labels').get(secretTypeLabel).text === 'cluster',
    )
    .map(clusterOfSecret),
)

function clusterOfSecret(secret: Manifest): DescribedCluster {
  const [labels, annotations] = ['labels', 'annotations'].map((field) =>
    textsOf(secret.root.at('metadata', field)),
  ) as [Record<string, string>, Record<string, string>]
  const [name, server, project] = ['name', 'server', 'project'].map((key) => dataOf(secret, key)) as [
    string,
    string,
    string,
  ]
  return { name, server, project, labels, annotations }
}

function dataOf({ root }: Manifest, key: string): string {
  const encoded = root.at('data', key).text
  return root.at('stringData', key).text || Buffer.from(encoded, 'base64').toString()
}

function textsOf(map: Node): Record<string, string> {
  return Object.fromEntries(map.entries().map(([key, { scalar }]) => [key, String(scalar ?? '')]))
}
