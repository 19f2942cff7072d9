import type { Cause, CausePart, Layer, Provenance, RenderedField } from '../core/cause.ts'
import type { WhyAnswer, WhyPart } from '../core/why.ts'
import { pathText } from '../model/node.ts'
import { placeAt, sourceOf } from '../yaml/lines.ts'
import type { Reader } from '../yaml/reader.ts'
import { excerptOf } from './excerpt.ts'

type Parts = Omit<WhyAnswer, 'targets' | 'object' | 'value' | 'hint' | 'template'>

/** What the values have to do with a rendered field. With `masked` no value and no line of them is shown. */
export async function partsOf(
  field: RenderedField,
  provenance: Provenance,
  reader: Reader,
  masked: boolean,
): Promise<Parts> {
  const cause = await provenance.cause(field)
  const { verdict, primary, others, insertion } = cause
  const show = (part: CausePart): WhyPart => partOf(part, field, provenance, masked)
  const ofRole = (role: CausePart['role']): WhyPart[] => others.filter((part) => part.role === role).map(show)
  return {
    verdict,
    primary:
      primary && withExcerpt(insertion ? parentOf(show(primary), cause) : show(primary), reader, masked),
    unproven: primary?.role === 'unproven',
    overridden: overridden(cause, field, provenance, masked),
    ...(insertion && { insert: { keys: insertion.keys, indent: insertion.indent } }),
    others: ofRole('cause'),
    perhaps: ofRole('unproven'),
    anchor: ofRole('anchor')[0] ?? null,
    gates: ofRole('gate'),
  }
}

function partOf(part: CausePart, field: RenderedField, provenance: Provenance, masked: boolean): WhyPart {
  const layering = provenance.layering(part, field)
  return shown({ trail: [], value: null, ...part, ...layering?.layers.at(-1) }, masked)
}

function overridden(
  { verdict, primary: part }: Cause,
  field: RenderedField,
  provenance: Provenance,
  masked: boolean,
): WhyPart[] {
  // Maps are merged: a map that a field belongs into overrides nothing.
  if (!part || verdict === 'insert' || verdict === 'anchored') return []
  const layers = provenance.layering(part, field)?.layers ?? []
  return layers.slice(0, -1).map((layer) => shown(layer, masked))
}

function shown({ file, text, start, end, trail, value }: Layer, masked: boolean): WhyPart {
  return {
    at: placeAt(sourceOf(text, file), start, end),
    ...(file.startsWith('--') && { flag: masked ? file : `${file} ${text}` }),
    path: pathText(trail),
    value: masked ? '<masked>' : plainValue(value),
  }
}

/** The root of values has no key: what stands for it is its first one. */
function parentOf(part: WhyPart, { primary, insertion }: Cause): WhyPart {
  const isRoot = insertion && primary && insertion.offset <= primary.start
  return { ...part, value: null, ...(isRoot && { path: '' }) }
}

function withExcerpt(part: WhyPart, reader: Reader, masked: boolean): WhyPart {
  const excerpt = masked ? undefined : excerptOf(part.at, reader)
  return { ...part, ...(excerpt && { excerpt }) }
}

/** Data without integers beyond those of JavaScript, which JSON cannot hold: they become texts. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, plainValue(below)]))
}
