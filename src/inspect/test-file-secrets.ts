import { Node } from '../model/node.ts'
import type { Secret } from '../secrets/secret.ts'
import { shapeSecrets } from '../secrets/shapes.ts'
import type { YamlDocument } from '../yaml/node.ts'

/**
 * Removes from the secrets of a policy test file those that only its keys suggest: `tokens` has claims, and `token` is
 * the name of one. Texts with the shape of a secret, such as a JWT, remain.
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
