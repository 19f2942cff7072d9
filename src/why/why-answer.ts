import type { FieldPath } from '../core/field-path.ts'
import type { Provenance, RenderedField } from '../core/cause.ts'
import { dataWithoutStandIns } from '../core/namespace.ts'
import type { LineOrigins, Render } from '../core/render.ts'
import type { RenderedStatement } from '../core/rendered-statement.ts'
import type { Target } from '../core/target.ts'
import type { ValuesUse } from '../core/values-use.ts'
import type { WhyAnswer } from '../core/why.ts'
import { objectRef, type Manifest } from '../model/manifest.ts'
import { pathText, type Node } from '../model/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import type { Mask } from '../secrets/mask.ts'
import type { Reader } from '../yaml/reader.ts'
import { builtFieldOf, fieldOf } from '../inspect/rendered-field.ts'
import { excerptOf } from '../inspect/excerpt.ts'
import { sourceLocation } from '../inspect/locate.ts'
import { answerPartsOf } from './why-parts.ts'
import { missingPathAt } from './why-path.ts'
import { isSecretField, nodeValue } from './why-shown.ts'
import { renderedName } from '../inspect/rendered-manifests.ts'

/** A target and the manifests that it renders. */
export interface TargetManifests {
  readonly target: Target
  readonly reader: Reader
  readonly mask: Mask
  readonly manifests: readonly Manifest[]
  /** The render of a release or kustomization. */
  readonly render?: Render
  /** The reason why there are no manifests. */
  readonly problem?: string
  readonly origins?: LineOrigins
  /** How it is stated, if another release renders the object that states it. */
  readonly statement?: RenderedStatement
  readonly renders: number
}

/** The answer of one target about a field, or the reason why it has none. */
export interface TargetAnswer {
  readonly target: Target
  readonly renders: number
  readonly answer?: Omit<WhyAnswer, 'targets'>
  readonly reason?: string
  /** True if the question itself is wrong, such as a path that cannot exist. */
  readonly isUsageMistake?: boolean
}

/** Finds deciding values that are not set. Each question may need renders. */
export type DecidingValues = Pick<ValuesUse, 'deciding' | 'renders'>

/** The functions that find causes of fields of a target. */
export interface CauseSearch {
  readonly causes: Provenance
  /** Absent for a kustomization, which has no values. */
  readonly valuesUse?: DecidingValues
}

/**
 * Explains where a field of a target's object comes from. A path that cannot exist gives a `reason` instead of an `answer`;
 * the answer about an absent field has no `value`.
 *
 * @param search `undefined` for a target without renders: the file with the object is the cause
 */
export async function answerField(
  manifest: Manifest,
  path: FieldPath,
  targetManifests: TargetManifests,
  search: CauseSearch | undefined,
): Promise<TargetAnswer> {
  const { target, renders } = targetManifests
  const gap = missingPathAt(manifest.root, path)
  if (gap?.isImpossible) return { target, renders, reason: gap.hint!, isUsageMistake: true }
  const node = manifest.root.at(...path)
  const base = {
    object: objectRef(manifest, node),
    ...(node.exists && { value: dataWithoutStandIns(nodeValue(node, targetManifests.mask)) }),
    hint: gap?.hint ?? null,
  }
  if (!search) return { target, renders, answer: { ...base, ...plainAnswer(node, targetManifests) } }
  // A build has no templates.
  const template = target.kind === 'helm' ? templateOf(node, targetManifests) : null
  const field = isWholeDocument(manifest) ? renderedFieldOf(node, targetManifests) : undefined
  if (!field)
    return { target, renders, answer: { ...base, ...unknownCause, problem: inListProblem, template } }
  const showing = { ...targetManifests, isSecret: isSecretField(node, manifest) }
  const causeFields = await answerPartsOf(field, search.causes, showing)
  const unset = await unsetValues(field, causeFields, search)
  const answer = {
    ...base,
    ...causeFields,
    unset,
    ...(isInPackedChart(causeFields, template) && { ...packedChartCause }),
    template,
  }
  const searched = search.causes.renders + (search.valuesUse?.renders ?? 0)
  return { target, renders: renders + searched, answer }
}

function renderedFieldOf(node: Node, { target, manifests }: TargetManifests): RenderedField | undefined {
  return target.kind === 'helm' ? fieldOf(node, manifests) : builtFieldOf(node, manifests)
}

/** The unset values that decide the field. They are only searched if no set value decides it. */
async function unsetValues(
  field: RenderedField,
  { cause }: Pick<WhyAnswer, 'cause'>,
  { valuesUse }: CauseSearch,
): Promise<WhyAnswer['unset']> {
  if (!valuesUse || (cause !== 'template' && cause !== 'object')) return []
  const values = await valuesUse.deciding(field)
  return values.map(({ valuesPath, readAt }) => ({ path: pathText(valuesPath), readAt }))
}

/** False for an item of a `List` object: a list has no name, so that its renders cannot be compared. */
function isWholeDocument({ root }: Manifest): boolean {
  const documents = parseDocuments(root.yaml?.source.text ?? '', '')
  return documents.some((document) => document.root?.start === root.yaml?.start)
}

const inListProblem = 'the object is an item of a list of objects, of which no two renders can be compared'

/** Whether the template is in a packed chart. Its values cannot be edited, so that a failed search proves nothing. */
function isInPackedChart({ cause }: Pick<WhyAnswer, 'cause'>, template: WhyAnswer['template']): boolean {
  return (cause === 'template' || cause === 'object') && template?.at.file.includes('!') === true
}

const packedChartCause = {
  cause: 'unknown',
  problem: 'no value outside of the packed chart changes the field, and those inside cannot be edited',
} as const

function plainAnswer(
  node: Node,
  { reader, mask }: TargetManifests,
): Omit<WhyAnswer, 'targets' | 'object' | 'hint'> {
  const at = node.exists ? node.location : node.keyLocation
  const excerpt = excerptOf(at, reader, mask)
  const path = node.exists ? node.path : ''
  return {
    cause: 'source',
    primary: { at, path, value: null, ...(excerpt && { excerpt }) },
    ...noParts,
    template: null,
  }
}

const noParts = {
  unproven: false,
  overridden: [],
  others: [],
  perhaps: [],
  anchor: null,
  unset: [],
  gates: [],
}

const unknownCause = { cause: 'unknown', primary: null, ...noParts } as const

function templateOf(node: Node, { target, reader, mask, origins }: TargetManifests): WhyAnswer['template'] {
  const name = renderedName(target.id)
  const sources = { reader, targets: new Map(), origins: new Map(origins ? [[name, origins]] : []) }
  const at = sourceLocation(node.location, sources)
  const excerpt = excerptOf(at, reader, mask)
  return { at, ...(excerpt && { excerpt }) }
}
