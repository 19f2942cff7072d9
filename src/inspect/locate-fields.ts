import { findingOf } from '../lint/finding.ts'
import { objectSubject } from '../lint/subjects.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import { causesIn, type CausesHost } from './causes.ts'
import { pointAtCauses } from './point-at-causes.ts'
import { locate, type LocatedFinding } from './locate.ts'
import type { InspectedTree } from './types.ts'

/** A field of an object, as it is written or rendered. */
export interface ObjectField {
  readonly manifest: Manifest
  readonly node: Node
}

/**
 * The lines to edit for fields, in order. Each is located as a finding about it would be: at the value that causes it,
 * or else at the line of the template or file.
 */
export async function locateFields(
  fields: readonly ObjectField[],
  { sources, renders }: Pick<InspectedTree, 'sources' | 'renders'>,
  host: CausesHost,
): Promise<readonly LocatedFinding[]> {
  const tree = { sources, renders, meshes: new Map(), meshParts: new Map() }
  const findings = fields.map(({ manifest, node }) =>
    findingOf({ id: 'field', severity: 'info' }, 'manifest', objectSubject(manifest), {
      code: 'field',
      node,
      message: '',
    }),
  )
  return pointAtCauses(locate(findings, sources), tree, causesIn(tree, host), host.budget)
}
