/** Keys and indices that lead to a value: from the root of a document, of an object or of values. */
export type FieldPath = readonly (string | number)[]
