import type { FieldPath } from '../../core/field-path.ts'
import { unescapePointer } from '../../core/json-pointer.ts'
import type { EmbeddedValues } from '../../core/embedded-values.ts'
import { oncePerName } from '../../core/once-per.ts'
import { rootInText } from '../../yaml/embedded.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'

/** Values of an object in a file: in the object, in a patch, or in an operation of a JSON patch. */
export interface WrittenValues {
  readonly place: EmbeddedValues
  readonly node: YamlNode
  /** The name of the object; `''` for a patch, which may have any name where it has a selector. */
  readonly name: string
  /** The keys under which the release has them; empty for the root of its values. */
  readonly under: readonly string[]
}

/** All values in a file at some keys of objects: in objects, in patches, and in patches in block scalars, also nested ones. */
export function writtenValues(reader: Reader, file: string, keys: FieldPath): readonly WrittenValues[] {
  return valuesOfFile(reader, JSON.stringify([file, keys]))
}

/** The name is the file and the keys as JSON. */
const valuesOfFile = oncePerName((reader: Reader, name: string): readonly WrittenValues[] => {
  const [file, keys] = JSON.parse(name) as [string, FieldPath]
  return reader
    .documents(file)
    .flatMap(({ root }, document) => (root ? [...valuesIn(root, [], { file, document, keys })] : []))
})

interface DocumentPlace extends Pick<EmbeddedValues, 'file' | 'document'> {
  readonly keys: FieldPath
}

function* valuesIn(node: YamlNode, path: FieldPath, at: DocumentPlace): Generator<WrittenValues> {
  if (node.kind === 'scalar') {
    const root =
      node.style === 'literal' && String(node.value).includes(nameOfValues(at)) ? rootInText(node) : null
    if (root && root.kind !== 'scalar') yield* valuesIn(root, path, at)
  } else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) yield* valuesIn(item, [...path, index], at)
  } else {
    yield* valuesOf(node, path, at)
    for (const [key, { value }] of node.entries)
      if (key !== nameOfValues(at)) yield* valuesIn(value, [...path, key], at)
  }
}

function* valuesOf(node: YamlMap, path: FieldPath, at: DocumentPlace): Generator<WrittenValues> {
  const { file, document, keys } = at
  const values = nodeAt(node, keys)
  if (values?.kind === 'map')
    yield { place: { file, document, path: [...path, ...keys] }, node: values, name: nameOf(node), under: [] }
  const value = node.entries.get('value')?.value
  const under = value && keysBelowValues(node.entries.get('path')?.value, keys)
  if (under)
    yield {
      place: { file, document, path: [...path, 'value'], ...(under.length > 0 && { under }) },
      node: value,
      name: '',
      under,
    }
}

function nameOfValues({ keys }: DocumentPlace): string {
  return String(keys.at(-1))
}

function nodeAt(root: YamlNode, keys: FieldPath): YamlNode | undefined {
  return keys.reduce<YamlNode | undefined>((node, key) => {
    if (node?.kind === 'list') return typeof key === 'number' ? node.items[key] : undefined
    return node?.kind === 'map' ? node.entries.get(String(key))?.value : undefined
  }, root)
}

/** The name of an object; `''` for a patch, which does not state the source of a release. */
function nameOf(node: YamlMap): string {
  const spec = nodeAt(node, ['spec'])
  const isWhole = spec?.kind === 'map' && originFields.some((field) => spec.entries.has(field))
  const name = isWhole ? nodeAt(node, ['metadata', 'name']) : undefined
  return name?.kind === 'scalar' ? String(name.value ?? '') : ''
}

/** The fields of a HelmRelease and of an Application with the source of a release, which a patch of values does not have. */
const originFields = ['chart', 'chartRef', 'destination']

/**
 * The keys of a pointer (RFC 6901) below the keys of the values; `undefined` for any other pointer, or a pointer to an item
 * of a list.
 */
function keysBelowValues(pointer: YamlNode | undefined, keys: FieldPath): string[] | undefined {
  const segments =
    pointer?.kind === 'scalar' ? String(pointer.value).split('/').slice(1).map(unescapePointer) : []
  if (keys.length > segments.length || !keys.every((key, index) => segments[index] === String(key)))
    return undefined
  const below = segments.slice(keys.length)
  return below.some((key) => /^(\d+|-)$/.test(key)) ? undefined : below
}
