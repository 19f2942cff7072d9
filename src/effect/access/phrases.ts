import { joinAnd } from '../../core/join-words.ts'
import type { Axis } from './request-space.ts'

/** A description of some atoms of an axis. */
export interface AxisPhrase {
  /** `path`, `header x-a`. */
  readonly axis: string
  /** The described values; empty except for `except`. */
  readonly of: readonly string[]
  readonly except: readonly string[]
}

/** Describes atoms of an axis by the labels of its patterns. `null` if all atoms are meant. */
export function axisPhrase(
  { name, samples, matching, labels }: Axis,
  atoms: readonly number[],
): AxisPhrase | null {
  if (atoms.length === samples.length) return null
  const wanted = new Set(atoms)
  const all = samples.map((_, atom) => atom)
  const patterns = [...namedSets({ name, samples }), ...labelledSets(labels, matching)]
  const covering = cover(wanted, patterns)
  if (covering) return { axis: name, of: covering, except: [] }
  const rest = cover(new Set(all.filter((atom) => !wanted.has(atom))), patterns)
  const parts = rest?.length === 1 ? null : splitByPatterns(wanted, patterns)
  if (rest && (!parts || parts.length > 1)) return { axis: name, of: [], except: rest }
  return {
    axis: name,
    of: parts ?? atoms.map((atom) => exampleWords(samples[atom])),
    except: [],
  }
}

interface LabelledSet {
  readonly label: string
  readonly atoms: readonly number[]
}

function labelledSets(labels: readonly string[], matching: Axis['matching']): LabelledSet[] {
  return matching.flatMap((atoms, index) => (atoms.length > 0 ? [{ label: labels[index]!, atoms }] : []))
}

/** The values that no pattern matches. */
function namedSets({ name, samples }: Pick<Axis, 'name' | 'samples'>): LabelledSet[] {
  if (/^(header|query) /.test(name)) return [{ label: 'absent', atoms: [0] }]
  return name.startsWith('flag ') ? [{ label: 'not', atoms: [samples.indexOf(false)] }] : []
}

/** Covers the wanted atoms exactly by few sets, the largest first. `null` if this is impossible. */
function cover(wanted: ReadonlySet<number>, sets: readonly LabelledSet[]): string[] | null {
  const left = new Set(wanted)
  const chosen: string[] = []
  const fitting = sets
    .filter(({ atoms }) => atoms.length > 0 && atoms.every((atom) => wanted.has(atom)))
    .toSorted((first, second) => second.atoms.length - first.atoms.length)
  for (const { label, atoms } of fitting) {
    if (!atoms.some((atom) => left.has(atom))) continue
    chosen.push(label)
    for (const atom of atoms) left.delete(atom)
  }
  return left.size === 0 && chosen.length > 0 ? chosen : null
}

/** Splits the wanted atoms into sets with exceptions: `all under /a/ but for /a/b`. */
function splitByPatterns(wanted: ReadonlySet<number>, sets: readonly LabelledSet[]): string[] | null {
  const left = new Set(wanted)
  const parts: string[] = []
  const bySize = sets.toSorted((first, second) => first.atoms.length - second.atoms.length)
  while (left.size > 0) {
    const part = largestPart(left, wanted, bySize)
    if (!part) return null
    parts.push(part.label)
    for (const atom of part.atoms) left.delete(atom)
  }
  return parts
}

function largestPart(
  left: ReadonlySet<number>,
  wanted: ReadonlySet<number>,
  sets: readonly LabelledSet[],
): LabelledSet | undefined {
  const parts = sets.flatMap(({ label, atoms }) => {
    const own = atoms.filter((atom) => wanted.has(atom))
    if (!own.some((atom) => left.has(atom))) return []
    const unwanted = new Set(atoms.filter((atom) => !wanted.has(atom)))
    const within = new Set(atoms)
    const parts = sets.map((set) => ({ ...set, atoms: set.atoms.filter((atom) => within.has(atom)) }))
    const except = unwanted.size === 0 ? [] : cover(unwanted, parts)
    if (!except || except.length > maxExceptions) return []
    return [{ label: except.length === 0 ? label : `${label} but for ${except.join(', ')}`, atoms: own }]
  })
  return parts.toSorted((first, second) => second.atoms.length - first.atoms.length)[0]
}

/** Longer lists of exceptions are harder to read than examples. */
const maxExceptions = 4

/** A claim without texts is one that the token does not have. */
function exampleWords(sample: Axis['samples'][number]): string {
  return Array.isArray(sample) && sample.length === 0 ? 'absent' : `such as ${sampleWords(sample)}`
}

function sampleWords(sample: Axis['samples'][number]): string {
  if (Array.isArray(sample)) return joinAnd(sample.map((text) => `\`${text}\``))
  return `\`${typeof sample === 'object' ? JSON.stringify(sample) : String(sample)}\``
}
