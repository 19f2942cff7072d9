import { oncePerPair } from '../../../core/once-per.ts'
import type { KnownKind } from '../../../model/known-kinds.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { kindName } from '../../../schema/kind-shape.ts'
import type { Violation } from '../../../schema/types.ts'
import type { RelatedNode } from '../../rule.ts'
import { istioShape } from './istio-object.ts'

/** What is known of the kind of an object: what a person gives, else Istio's definition, else what meshgate carries. */
export function shapeOfObject(manifest: Manifest, mesh: Mesh): KnownKind | undefined {
  const { apiVersion, kind } = manifest
  const istio = istioShape(manifest)
  return mesh.context.kinds.get(kindName(manifest)) ?? (istio && { apiVersion, kind, schema: istio.schema })
}

/** What a JSON schema refuses of an object. */
export function jsonSchemaViolations(
  manifest: Manifest,
  { validate: judge }: KnownKind,
): readonly Violation[] {
  return judge ? judgedBy(manifest, judge) : []
}

/** Several rules ask, and each question crosses to another thread. */
const judgedBy = oncePerPair(({ root }: Manifest, judge: NonNullable<KnownKind['validate']>) =>
  judge(root.data),
)

/** Where the repository itself defines a kind: who reads a finding may have to edit that. */
export function definedBy({ definition }: KnownKind): RelatedNode[] {
  return definition ? [{ node: definition, note: 'the definition of the kind' }] : []
}

/**
 * True for text that somebody fills in later: what isUnfilled says, and what only a cluster can read (SOPS, the vault
 * plugin of Argo CD).
 */
export function isFilledLater(text: string): boolean {
  return isUnfilled(text) || /^ENC\[|^<path:[^>]*>|^<[\w.-]+>$/.test(text)
}
