/** True, false, or the missing inputs that decide. */
export type Truth = boolean | Unknown

/** The missing inputs, each once: `the address of the client`. */
export interface Unknown {
  readonly missing: readonly string[]
}

/** A truth that depends on missing inputs; each is named once. */
export function unknownTruth(...missing: readonly string[]): Unknown {
  return { missing: [...new Set(missing)] }
}

/** True if a truth depends on missing inputs. */
export function isUnknown(truth: Truth): truth is Unknown {
  return typeof truth === 'object'
}

/** The conjunction: false if one is false, whatever the others are; true for an empty list. */
export function allOf(truths: Iterable<Truth>): Truth {
  return combine(truths, false)
}

/** The disjunction: true if one is true, whatever the others are; false for an empty list. */
export function anyOf(truths: Iterable<Truth>): Truth {
  return combine(truths, true)
}

/** The negation; an unknown truth stays unknown. */
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
