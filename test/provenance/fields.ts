/** Keys and indices from an object down to a scalar. */
export type FieldPath = readonly (string | number)[]

/** The path of a field as people write it: `spec.http[0].timeout`, `metadata.labels["a/b"]`. */
export function fieldPathText(fieldPath: FieldPath): string {
  return fieldPath.map(stepText).join('').replace(/^\./, '')
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[\w-]+$/.test(step) ? `.${step}` : `["${step}"]`
}
