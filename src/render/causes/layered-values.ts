import type { CausePart } from '../../core/cause.ts'

/** A value that decides a field, and the values that all sources set for its entry, the weakest first. */
export interface LayeredValue<Place> {
  readonly causePart: CausePart
  /** Where the value is written. */
  readonly place: Place
  /** The layer of the value's source; greater for a stronger source. */
  readonly layer: number
  readonly settings: readonly { readonly value: unknown; readonly layer: number }[]
}

/** The value of an entry without its strongest sources; `null` if no weaker source sets it. */
export interface WeakerValue<Place> {
  readonly place: Place
  readonly value: unknown
}

/**
 * The value of the strongest source that breaks a rule: without this source and those above it the rule is satisfied.
 * `null` if no source above `weakest` does.
 *
 * @param weakest a layer; only sources of greater layers are tried, the strongest first
 * @param isResolved whether the rule is satisfied with the values that remain without the strongest sources
 */
export async function strongestBreakingValue<Place>(
  values: readonly LayeredValue<Place>[],
  weakest: number,
  isResolved: (weaker: readonly WeakerValue<Place>[]) => Promise<boolean>,
): Promise<CausePart | null> {
  const layers = new Set(values.flatMap(({ settings }) => settings.map(({ layer }) => layer)))
  const stronger = [...layers].filter((layer) => layer > weakest).toSorted((first, second) => second - first)
  for (const layer of stronger) {
    const weaker = values
      .filter((candidate) => candidate.layer >= layer)
      .map((candidate) => weakerValue(candidate, layer))
    const breaking = values.find(({ settings }) => settings.some((setting) => setting.layer === layer))!
    // oxlint-disable-next-line no-await-in-loop -- a render for each, until one is proven
    if (await isResolved(weaker)) return breaking.causePart
  }
  return null
}

function weakerValue<Place>({ place, settings }: LayeredValue<Place>, below: number): WeakerValue<Place> {
  return { place, value: settings.findLast(({ layer }) => layer < below)?.value ?? null }
}
