import type { Cause, CausePart, Layer, Provenance, RenderedField } from '../core/cause.ts'
import type { WhyAnswer, WhyPart } from '../core/why.ts'
import { pathText } from '../model/node.ts'
import { locationAt, sourceOf } from '../yaml/lines.ts'
import { excerptOf } from '../inspect/excerpt.ts'
import { maskedFlag, layerValue, type DisplayOptions } from './why-shown.ts'

type AnswerParts = Omit<WhyAnswer, 'targets' | 'object' | 'value' | 'hint' | 'template' | 'unset'>

/**
 * The part of a `WhyAnswer` about the values that a rendered field comes from; its `primary` is `null` for a field that comes
 * from the template alone. Values and lines with a secret are masked.
 */
export async function answerPartsOf(
  field: RenderedField,
  provenance: Provenance,
  display: DisplayOptions,
): Promise<AnswerParts> {
  const cause = await provenance.cause(field)
  const { kind, primary, related: contributing, insertion } = cause
  const show = (causePart: CausePart): WhyPart => whyPartOf(causePart, field, provenance, display)
  const ofRole = (role: CausePart['role']): WhyPart[] =>
    contributing.filter((causePart) => causePart.role === role).map(show)
  return {
    cause: kind,
    primary: primary && withExcerpt(insertion ? parentOf(show(primary), cause) : show(primary), display),
    unproven: primary?.role === 'unproven',
    overridden: overridden(cause, field, provenance, display),
    ...(insertion && { insertion: { keys: insertion.keys, indent: insertion.indent } }),
    others: ofRole('cause'),
    perhaps: ofRole('unproven'),
    anchor: ofRole('anchor')[0] ?? null,
    gates: ofRole('gate'),
  }
}

function whyPartOf(
  causePart: CausePart,
  field: RenderedField,
  provenance: Provenance,
  display: DisplayOptions,
): WhyPart {
  const layer = provenance.layering(causePart, field)?.layers.at(-1)
  // What a build or a template takes from elsewhere is in no layer of values, and is shown as it is written.
  const value = causePart.role === 'cause' ? causePart.text.slice(causePart.start, causePart.end) : null
  return whyPartOfLayer({ path: [], value, ...causePart, ...layer }, display)
}

function overridden(
  { kind, primary }: Cause,
  field: RenderedField,
  provenance: Provenance,
  display: DisplayOptions,
): WhyPart[] {
  // Maps are merged, so a map overrides nothing.
  if (!primary || kind === 'missing' || kind === 'object') return []
  const layers = provenance.layering(primary, field)?.layers ?? []
  return layers.slice(0, -1).map((layer) => whyPartOfLayer(layer, display))
}

function whyPartOfLayer(layer: Layer, display: DisplayOptions): WhyPart {
  const { file, text, start, end, path } = layer
  return {
    at: locationAt(sourceOf(text, file), start, end),
    ...(file.startsWith('--') && { flag: maskedFlag(layer, display) }),
    path: pathText(path),
    value: layerValue(layer, display),
  }
}

/**
 * The map that a missing field would be written into. The root of values has no key, so its first key stands for it.
 */
function parentOf(whyPart: WhyPart, { primary, insertion }: Cause): WhyPart {
  const isRoot = insertion && primary && insertion.offset <= primary.start
  return { ...whyPart, value: null, ...(isRoot && { path: '' }) }
}

function withExcerpt(whyPart: WhyPart, { reader, mask, isSecret }: DisplayOptions): WhyPart {
  const excerpt = isSecret ? undefined : excerptOf(whyPart.at, reader, mask)
  return { ...whyPart, ...(excerpt && { excerpt }) }
}
