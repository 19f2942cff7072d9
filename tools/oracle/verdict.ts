// What Istio and meshgate say of one object, and where they differ.
import { lint, type LintFinding } from '../../src/lint.ts'
import { manifestsOf } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh } from '../../src/model/mesh.ts'
import { Node } from '../../src/model/node.ts'
import { rules } from '../../src/rules/index.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { IstioRelease } from './build.ts'
import { contextOf } from './mesh-context.ts'
import type { JsonMap } from './mutate.ts'
import { unsaidWarnings } from './webhook-warnings.ts'

/** The answer of `admission/main.go`; what is absent accepts the object. */
export interface AdmissionAnswer {
  readonly error?: string
  /** Why the API server refuses the object. */
  readonly schema?: string
  /** Fields that the API server takes away. */
  readonly unknown?: readonly string[]
  /** Why the webhook refuses it. It is asked only about what the API server accepts. */
  readonly webhook?: string
  readonly warnings?: readonly string[]
}

/** What a cluster makes of an object. */
export type Verdict = 'accepted' | 'refused by schema' | 'refused by webhook'

export function verdictOfIstio({ schema, webhook }: AdmissionAnswer): Verdict {
  if (schema !== undefined) return 'refused by schema'
  return webhook === undefined ? 'accepted' : 'refused by webhook'
}

/** Meshgate's verdict, and its messages: those that refuse the object, otherwise all. */
export interface MeshgateVerdict {
  readonly verdict: Verdict
  readonly messages: readonly string[]
  /** The fields that the messages are about. */
  readonly paths: readonly string[]
}

/** @param release that of the mesh; the newest one that meshgate knows if it is left out */
export function verdictOfMeshgate(object: JsonMap, release?: IstioRelease): MeshgateVerdict {
  const documents = parseDocuments(JSON.stringify(object, undefined, 1), 'object.yaml')
  const manifests = manifestsOf(documents, 'oracle', null)
  const findings = lint(createMesh({ ...emptyMesh, manifests, context: contextOf(release) }), rules)
  // Of a field that is newer than the release the API server takes away what is in it, whatever that is.
  const dropped = findings.flatMap(({ code, node }) => (code === 'newer-field' ? pathOf(node) : []))
  const refusing = (by: string): LintFinding[] =>
    findings.filter(
      ({ refusedBy, node }) => refusedBy === by && !dropped.some((path) => isWithin(pathOf(node), path)),
    )
  const [schema, webhook] = [refusing('schema'), refusing('webhook')]
  if (schema.length > 0) return verdictOf('refused by schema', schema)
  if (webhook.length > 0) return verdictOf('refused by webhook', webhook)
  return verdictOf('accepted', findings)
}

function verdictOf(verdict: Verdict, findings: readonly LintFinding[]): MeshgateVerdict {
  return {
    verdict,
    messages: findings.map(({ rule, message }) => `${rule}: ${message}`),
    paths: findings.map(({ node }) => pathOf(node)),
  }
}

/** True for a field, and what is in it. */
function isWithin(path: string, field: string): boolean {
  return `${path}.`.startsWith(`${field}.`) || path.startsWith(`${field}[`)
}

function pathOf(node: LintFinding['node']): string {
  return node instanceof Node ? node.path : ''
}

/** `missed`: Istio refuses it and meshgate does not. `wrong`: the other way round. `unwarned`: no rule says what the webhook warns of. */
export type Difference = 'missed' | 'wrong' | 'unwarned'

/** Where the answer of Istio about an object and the verdict of meshgate differ, if they do. */
export function differenceOf(
  object: JsonMap,
  istio: AdmissionAnswer,
  meshgate: MeshgateVerdict,
): Difference | undefined {
  const refused = verdictOfIstio(istio) !== 'accepted'
  if (restsOnLibraries.test(istio.webhook ?? '')) return undefined
  if (refused && meshgate.verdict === 'accepted') return 'missed'
  if (!refused && meshgate.verdict !== 'accepted')
    return isAboutNewerFields(istio, meshgate) ? undefined : 'wrong'
  const unsaid = refused ? [] : unsaidWarnings(object, istio.warnings ?? [], meshgate.messages)
  return unsaid.length > 0 ? 'unwarned' : undefined
}

/** True where meshgate refuses nothing but values of fields that a newer release has, and that the pinned one takes away. */
function isAboutNewerFields({ unknown = [] }: AdmissionAnswer, { paths }: MeshgateVerdict): boolean {
  return paths.every((path) => unknown.some((field) => isWithin(path, field)))
}

/**
 * Refusals by what meshgate does not have: the definitions of Envoy's messages, by which the value of an EnvoyFilter is
 * read, and Go's own reading of certificates.
 */
const restsOnLibraries =
  /Envoy filter: (?:json:|bad |Any JSON|proto:|unknown value|could not|can't unmarshal|referenced type|unexpected|invalid (?!regex))|failed to parse certificate/
