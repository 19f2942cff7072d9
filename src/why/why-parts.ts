import type { Cause, CausePart, Layer, Provenance, RenderedField } from '../core/cause.ts'
import type { WhyAnswer, WhyPart } from '../core/why.ts'
import { pathText } from '../model/node.ts'
import { locationAt, sourceOf } from '../yaml/lines.ts'
import { excerptOf } from '../inspect/excerpt.ts'
import { shownFlag, shownValue, type Showing } from './why-shown.ts'

type Parts = Omit<WhyAnswer, 'targets' | 'object' | 'value' | 'hint' | 'template'>

/** What the values have to do with a rendered field. Of a secret no value and no line of them is shown. */
export async function partsOf(
  field: RenderedField,
  provenance: Provenance,
  showing: Showing,
): Promise<Parts> {
  const cause = await provenance.cause(field)
  const { kind, primary, related: others, insertion } = cause
  const show = (part: CausePart): WhyPart => partOf(part, field, provenance, showing)
  const ofRole = (role: CausePart['role']): WhyPart[] => others.filter((part) => part.role === role).map(show)
  return {
    cause: kind,
    primary: primary && withExcerpt(insertion ? parentOf(show(primary), cause) : show(primary), showing),
    unproven: primary?.role === 'unproven',
    overridden: overridden(cause, field, provenance, showing),
    ...(insertion && { insertion: { keys: insertion.keys, indent: insertion.indent } }),
    others: ofRole('cause'),
    perhaps: ofRole('unproven'),
    anchor: ofRole('anchor')[0] ?? null,
    gates: ofRole('gate'),
  }
}

function partOf(part: CausePart, field: RenderedField, provenance: Provenance, showing: Showing): WhyPart {
  const layering = provenance.layering(part, field)
  return shown({ path: [], value: null, ...part, ...layering?.layers.at(-1) }, showing)
}

function overridden(
  { kind, primary: part }: Cause,
  field: RenderedField,
  provenance: Provenance,
  showing: Showing,
): WhyPart[] {
  // Maps are merged: a map that a field belongs into overrides nothing.
  if (!part || kind === 'missing' || kind === 'object') return []
  const layers = provenance.layering(part, field)?.layers ?? []
  return layers.slice(0, -1).map((layer) => shown(layer, showing))
}

function shown(layer: Layer, showing: Showing): WhyPart {
  const { file, text, start, end, path } = layer
  return {
    at: locationAt(sourceOf(text, file), start, end),
    ...(file.startsWith('--') && { flag: shownFlag(layer, showing) }),
    path: pathText(path),
    value: shownValue(layer, showing),
  }
}

/** The root of values has no key: what stands for it is its first one. */
function parentOf(part: WhyPart, { primary, insertion }: Cause): WhyPart {
  const isRoot = insertion && primary && insertion.offset <= primary.start
  return { ...part, value: null, ...(isRoot && { path: '' }) }
}

function withExcerpt(part: WhyPart, { reader, mask, isSecret }: Showing): WhyPart {
  const excerpt = isSecret ? undefined : excerptOf(part.at, reader, mask)
  return { ...part, ...(excerpt && { excerpt }) }
}
