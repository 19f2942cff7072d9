import type { KnownKind } from '../../../model/known-kinds.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isObjectName } from '../../../syntax/label-syntax.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'
import { refusalConfidence, mayBeFilledLater } from './kind-shape.ts'

/**
 * What the API server refuses in the name of an object: that it has neither a name nor `generateName`, and of a kind that a
 * CRD defines a name that is no DNS subdomain (k8s.io/apimachinery `pkg/api/validation/objectmeta.go`, ValidateObjectMeta;
 * apiextensions-apiserver `pkg/registry/customresource/validator.go`). `null` for a name that it accepts, for a part, which
 * another object may name, for a kind that is not known, and for no name of a kind that the repository defines.
 */
export function nameProblem(
  manifest: Manifest,
  shape: KnownKind | undefined,
): (Problem & { readonly code: 'missing-field' | 'pattern-mismatch' }) | null {
  const metadata = manifest.root.get('metadata')
  if (!shape || manifest.part || (metadata.exists && metadata.kind !== 'map')) return null
  const [name, generated] = [metadata.get('name'), metadata.get('generateName')]
  // A tool may read an object of a kind of the repository from its file, as clusterctl reads its Metadata.
  if (isEmpty(name) && isEmpty(generated) && !shape.definition)
    return { ...refused, code: 'missing-field', node: name, message: '`metadata.name` is missing' }
  if (isOfBuiltInGroup(manifest, shape)) return null
  const node = [name, generated].find(isRefused)
  if (!node) return null
  return {
    ...refused,
    ...refusalConfidence(manifest, shape),
    code: 'pattern-mismatch',
    node,
    message: `${quote(node.path)}: ${quote(node.text)} is no name of an object: write lower-case letters, digits, \`-\` and \`.\`, at most 253, with a letter or digit at both ends`,
  }
}

/** `generateName` may end with `-`: the API server adds to it (apimachinery `pkg/api/validation/generic.go`, maskTrailingDash). */
function isRefused({ scalar, pathKeys }: Node): boolean {
  if (typeof scalar !== 'string' || scalar === '') return false
  const isPrefix = pathKeys.at(-1) === 'generateName' && scalar.length > 1 && scalar.endsWith('-')
  return !isObjectName(isPrefix ? `${scalar.slice(0, -2)}a` : scalar) && !mayBeFilledLater(scalar)
}

/** False for a placeholder that YAML reads as a comment: `name: ##NAME##`. */
function isEmpty({ exists, isNull, scalar, yaml }: Node): boolean {
  if (!exists) return true
  if (!isNull && scalar !== '') return false
  const [line = ''] = yaml ? yaml.source.text.slice(yaml.start).split('\n', 1) : []
  return !/#\w+#+\s*$/.test(line)
}

const refused = { refusedBy: 'schema' } as const

/** True for a kind of Kubernetes or OpenShift, some of which accept other names. */
function isOfBuiltInGroup(manifest: Manifest, { isBuiltIn = false }: KnownKind): boolean {
  return isBuiltIn || groupOf(manifest).endsWith('.openshift.io')
}
