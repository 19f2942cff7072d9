import { isDeepStrictEqual } from 'node:util'
import type { MeshContext } from '../model/mesh-context.ts'
import type { MeshContents, MeshInput } from '../model/mesh.ts'

/** True if two meshes are made of the same objects, documents and values, so that no rule can tell them apart. */
export function isSameMesh(first: MeshInput, second: MeshInput): boolean {
  return isSameContext(first.context, second.context) && isSameContents(first, second, besidesContext)
}

const besidesContext: ReadonlySet<PropertyKey> = new Set(['context'])

/**
 * True if both consist of the same objects, documents and values.
 *
 * @param ignored fields that may differ
 */
export function isSameContents<Contents extends MeshContents>(
  first: Contents,
  second: Contents,
  ignored: ReadonlySet<PropertyKey>,
): boolean {
  return keysOf(first, second).every((key) => {
    if (ignored.has(key)) return true
    // Discovery creates the targets of each tree anew.
    if (key === 'targets') return isDeepStrictEqual(first.targets, second.targets)
    return isSame(first[key], second[key]) || isSameList(first[key], second[key])
  })
}

/**
 * True if the contexts of two meshes are equal. The objects of base are not compared: an object that both trees have is
 * the same in base.
 */
export function isSameContext(first: MeshContext, second: MeshContext): boolean {
  const { kinds, baseObjects: _, ...settings } = first
  const { kinds: otherKinds, baseObjects: _other, ...otherSettings } = second
  return (
    kinds.size === otherKinds.size &&
    [...kinds].every(([name, kind]) => otherKinds.get(name) === kind) &&
    isDeepStrictEqual(settings, otherSettings)
  )
}

/**
 * True for two arrays of equal length whose items are pairwise identical (`Object.is`) or plain records with identical fields.
 * False for anything else, also for equal values that are no arrays.
 */
export function isSameList(first: unknown, second: unknown): boolean {
  if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length) return false
  return first.every((item, index) => isSame(item, second[index]) || isSameRecord(item, second[index]))
}

/** True for records with the same fields, such as a document and its purpose. */
function isSameRecord(first: unknown, second: unknown): boolean {
  if (!isPlainRecord(first) || !isPlainRecord(second)) return false
  return keysOf(first, second).every((key) => isSame(first[key], second[key]))
}

function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function keysOf<Item extends object>(first: Item, second: Item): (keyof Item)[] {
  return [...new Set([...Object.keys(first), ...Object.keys(second)])] as (keyof Item)[]
}

function isSame(first: unknown, second: unknown): boolean {
  return Object.is(first, second)
}
