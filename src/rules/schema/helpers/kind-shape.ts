import { oncePerPair } from '../../../core/once-per.ts'
import type { KnownKind } from '../../../model/known-kinds.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { kindName } from '../../../schema/kind-shape.ts'
import type { Violation } from '../../../schema/types.ts'
import type { Problem, RelatedNode } from '../../problem.ts'
import { istioShape } from './istio-object.ts'

/** Returns the schema of the kind of an object: a configured one, else that of the repository, of Istio, or a bundled one. */
export function shapeOfObject(manifest: Manifest, mesh: Mesh): KnownKind | undefined {
  const { apiVersion, kind } = manifest
  const istio = istioShape(manifest)
  return mesh.context.kinds.get(kindName(manifest)) ?? (istio && { apiVersion, kind, schema: istio.schema })
}

/** Returns what the JSON schema of a kind refuses in an object; `[]` for a kind without one. */
export function jsonSchemaViolations(manifest: Manifest, { validate }: KnownKind): readonly Violation[] {
  return validate ? violationsOnce(manifest, validate) : []
}

/** Cached, since several rules use it and each check goes to another thread. */
const violationsOnce = oncePerPair(({ root }: Manifest, validate: NonNullable<KnownKind['validate']>) =>
  validate(root.data),
)

/** Points to the definition of a kind in the repository, which may be what needs the edit. */
export function definitionNotes({ definition }: KnownKind): RelatedNode[] {
  return definition ? [{ node: definition, note: 'the definition of the kind' }] : []
}

/**
 * What a problem says about severity and confidence if the definition of its kind refuses an object: a likely warning if
 * nothing applies the definition and it is in another file than the object, else `{}`, so that the rule's severity holds.
 */
export function refusalConfidence(
  { root }: Manifest,
  shape: KnownKind,
): Pick<Problem, 'severity' | 'confidence'> {
  const { isUnapplied, definition } = shape
  const isOtherFile = definition?.file !== root.file
  return isUnapplied && isOtherFile ? { severity: 'warning', confidence: 'likely' } : {}
}

/**
 * True for a string that gets its value later: one with a placeholder, or one that is decrypted in the cluster (SOPS,
 * the vault plugin of Argo CD).
 */
export function isFilledLater(text: string): boolean {
  return isUnfilled(text) || /^ENC\[|^<path:[^>]*>|^<[\w.-]+>$/.test(text)
}

/**
 * True for a text of metadata that meshgate does not judge, since a tool may fill it in: one that is filled later, and one
 * with characters that neither names and labels have nor people write by mistake, such as `shop-$$name$$`.
 */
export function mayBeFilledLater(text: string): boolean {
  return isFilledLater(text) || !isPlainText.test(text)
}

/** Two `@` may be the marks of a placeholder. */
const isPlainText = /^[\w\s.:,;/+'"=&-]*(?:@[\w\s.:,;/+'"=&-]*)?$/
