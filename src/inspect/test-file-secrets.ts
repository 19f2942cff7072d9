import { Node } from '../model/node.ts'
import type { Secret } from '../secrets/secret.ts'
import { shapeSecrets } from '../secrets/shapes.ts'
import type { YamlDocument } from '../yaml/node.ts'

/**
 * Leaves out of the secrets of a file with policy tests what its keys alone say: `tokens` are claims, and `token` is the
 * name of one of them. What has the shape of a secret, such as a JWT, stays.
 */
export function testFileSecrets(
  secrets: readonly Secret[],
  documents: readonly YamlDocument[],
): readonly Secret[] {
  const roots = documents.flatMap(({ root }) => (root ? [Node.of(root)] : []))
  const definitions = roots.flatMap((root) => root.get('tokens').yaml ?? [])
  const names = new Set(roots.flatMap(tokenNames).flatMap(({ yaml }) => yaml?.start ?? []))
  return secrets.filter(
    ({ start, end, value }) =>
      !(names.has(start) || definitions.some((map) => start >= map.start && end <= map.end)) ||
      shapeSecrets(value).length > 0,
  )
}

function tokenNames(root: Node): Node[] {
  const rows = root.items('cases').flatMap((testCase) => [testCase, ...testCase.items('each')])
  return rows.map((row) => row.get('token'))
}
