/** Whether something holds, or what has to be known to tell. */
export type Truth = boolean | Unknown

/** What files do not tell, each input once: `the address of the client`. */
export interface Unknown {
  readonly missing: readonly string[]
}

export function unknownTruth(...missing: readonly string[]): Unknown {
  return { missing: [...new Set(missing)] }
}

export function isUnknown(truth: Truth): truth is Unknown {
  return typeof truth === 'object'
}

/** True without truths; false if one is false, whatever is unknown of the others. */
export function allOf(truths: Iterable<Truth>): Truth {
  return combine(truths, false)
}

/** False without truths; true if one is true, whatever is unknown of the others. */
export function anyOf(truths: Iterable<Truth>): Truth {
  return combine(truths, true)
}

export function not(truth: Truth): Truth {
  return isUnknown(truth) ? truth : !truth
}

/** The first truth that equals `decisive` decides alone. */
function combine(truths: Iterable<Truth>, decisive: boolean): Truth {
  const missing: string[] = []
  for (const truth of truths) {
    if (truth === decisive) return decisive
    if (isUnknown(truth)) missing.push(...truth.missing)
  }
  return missing.length > 0 ? unknownTruth(...missing) : !decisive
}
