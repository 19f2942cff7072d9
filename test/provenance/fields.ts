/** Keys and indices from an object down to a scalar. */
export type Trail = readonly (string | number)[]

/** A trail as people write it: `spec.http[0].timeout`, `metadata.labels["a/b"]`. */
export function trailText(trail: Trail): string {
  return trail.map(stepText).join('').replace(/^\./, '')
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[\w-]+$/.test(step) ? `.${step}` : `["${step}"]`
}
