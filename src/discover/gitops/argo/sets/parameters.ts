import { isDataMap } from '../../../../core/plain-data.ts'
import type { ParameterPlaces } from './parameter-places.ts'
import { sanitizedName } from './sanitized-name.ts'

/** The values that a generator gives to a template: nested for Go templates, else texts by their full name. */
export type Parameters = Readonly<Record<string, unknown>>

/** The parameters of one Application, and their places in the tree. */
export interface ParameterSet {
  readonly values: Parameters
  readonly places: ParameterPlaces
}

/** Parameters that no file of the tree contains. */
export function parametersWithoutPlace(values: Parameters): ParameterSet {
  return { values, places: new Map() }
}

/**
 * The scalars in nested values as texts, by the keys and indices that lead to them, joined by dots (as Argo CD flattens):
 * `cluster.labels.0`. `null` becomes `<nil>`; an empty map or list has no parameter.
 *
 * @param name prefix of all names
 */
export function flatParameters(values: unknown, name = ''): Record<string, string> {
  const flat: Record<string, string> = {}
  const add = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, below] of Object.entries(value)) add(below, path === '' ? key : `${path}.${key}`)
    else flat[path] = value === null ? '<nil>' : String(value)
  }
  add(values, name)
  return flat
}

/** The parameters of a path (argo-cd `applicationset/generators/git.go`); `file` is the name of a file in it. */
export function pathParameters(
  folder: string,
  file: string | null,
  prefix: string,
  isNested: boolean,
): Parameters {
  const basename = folder.slice(folder.lastIndexOf('/') + 1)
  const names = {
    basename,
    basenameNormalized: sanitizedName(basename),
    ...(file !== null && { filename: file, filenameNormalized: sanitizedName(file) }),
  }
  const segments = folder.split('/')
  if (isNested) {
    const path = { path: folder, ...names, segments }
    return prefix === '' ? { path } : { [prefix]: { path } }
  }
  const name = prefix === '' ? 'path' : `${prefix}.path`
  return {
    [name]: folder,
    ...Object.fromEntries(Object.entries(names).map(([key, value]) => [`${name}.${key}`, value])),
    ...Object.fromEntries(segments.map((segment, index) => [`${name}[${index}]`, segment])),
  }
}

/**
 * Merges the parameters of two generators; values of the second take precedence. If `isNested` (for Go templates), maps in
 * both are merged at any depth and lists are replaced; else only whole values are.
 */
export function mergedSets(first: ParameterSet, second: ParameterSet, isNested: boolean): ParameterSet {
  return {
    values: isNested ? mergedParameters(first.values, second.values) : { ...first.values, ...second.values },
    places: new Map([...first.places, ...second.places]),
  }
}

function mergedParameters(first: Parameters, second: Parameters): Parameters {
  const merged: Record<string, unknown> = { ...first }
  for (const [key, value] of Object.entries(second)) {
    const existing = merged[key]
    merged[key] = isDataMap(existing) && isDataMap(value) ? mergedParameters(existing, value) : value
  }
  return merged
}
