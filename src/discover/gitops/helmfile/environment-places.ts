import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import type { EvaluatedHelmfile } from '../../../core/evaluated-helmfile.ts'
import { folderOf, joinPath } from '../../../core/path.ts'
import type { HelmfileInEnvironment } from '../../../core/release-settings.ts'
import { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'

/**
 * Where the values stand that templates of a helmfile may take from its environment: maps in the helmfile and those that it
 * lists, and files that it reads. Files that only releases name as values are left out, and so are templates.
 */
export function environmentPlaces(
  { file, environment }: HelmfileInEnvironment,
  { read, nested, releases }: EvaluatedHelmfile,
  reader: Reader,
): EmbeddedValues[] {
  const helmfiles = new Set([file, ...nested])
  const entries = [...helmfiles]
    .filter(isPlainYaml)
    .flatMap((helmfile) => environmentEntries(helmfile, environment, reader))
  const named = new Set(entries.flatMap(({ node }) => joinPath(folderOf(node.file), node.text)))
  const ofReleases = new Set(
    releases.flatMap(({ values }) =>
      values.flatMap(({ lines, path, file: of }) => (lines || path ? [] : of)),
    ),
  )
  const files = read.filter(
    (path) => isPlainYaml(path) && !helmfiles.has(path) && (named.has(path) || !ofReleases.has(path)),
  )
  return [
    ...files.map((path): EmbeddedValues => ({ file: path, document: 0, path: [] })),
    ...entries.flatMap(({ node, place }) => (node.kind === 'map' ? place : [])),
  ]
}

/** An item of a list of environment values, and its place. */
interface EnvironmentEntry {
  readonly node: Node
  readonly place: EmbeddedValues
}

/** The values of an environment, those of all environments, and those for the helmfiles that a helmfile lists. */
function environmentEntries(file: string, environment: string, reader: Reader): EnvironmentEntry[] {
  return reader.documents(file).flatMap(({ root }, document) => {
    if (root?.kind !== 'map') return []
    const helmfile = Node.of(root)
    const lists = [
      helmfile.at('environments', environment, 'values'),
      helmfile.get('values'),
      ...helmfile.items('helmfiles').map((listed) => listed.get('values')),
    ]
    return lists.flatMap((list) =>
      list
        .items()
        .map((node): EnvironmentEntry => ({ node, place: { file, document, path: node.pathKeys } })),
    )
  })
}

function isPlainYaml(path: string): boolean {
  return /\.ya?ml$/.test(path)
}
