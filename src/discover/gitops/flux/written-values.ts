import type { EmbeddedValues, EmbeddedPath } from '../../../core/embedded-values.ts'
import { oncePerName } from '../../../core/once-per.ts'
import { rootInText } from '../../../yaml/embedded.ts'
import type { YamlMap, YamlNode } from '../../../yaml/node.ts'
import type { Reader } from '../../../yaml/reader.ts'

/** Values that a file writes for a HelmRelease: in the object, in a patch, or in an operation of a JSON patch. */
export interface WrittenValues {
  readonly place: EmbeddedValues
  readonly node: YamlNode
  /** The name of the object; `''` for a patch, which may have any name where it has a selector. */
  readonly name: string
  /** The keys under which the release has them; empty for `spec.values` itself. */
  readonly under: readonly string[]
}

/**
 * All values for HelmReleases that a file writes at `spec.values`: in objects, in patches, and in patches that a block
 * scalar contains, also one within another.
 */
export const writtenValues = oncePerName((reader: Reader, file: string): readonly WrittenValues[] =>
  reader
    .documents(file)
    .flatMap(({ root }, document) => (root ? [...valuesIn(root, [], { file, document })] : [])),
)

type DocumentPlace = Pick<EmbeddedValues, 'file' | 'document'>

function* valuesIn(node: YamlNode, path: EmbeddedPath, at: DocumentPlace): Generator<WrittenValues> {
  if (node.kind === 'scalar') {
    const root = node.style === 'literal' && String(node.value).includes('values') ? rootInText(node) : null
    if (root && root.kind !== 'scalar') yield* valuesIn(root, path, at)
  } else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) yield* valuesIn(item, [...path, index], at)
  } else {
    yield* valuesOf(node, path, at)
    for (const [key, { value }] of node.entries)
      if (key !== 'values') yield* valuesIn(value, [...path, key], at)
  }
}

function* valuesOf(node: YamlMap, path: EmbeddedPath, at: DocumentPlace): Generator<WrittenValues> {
  const spec = node.entries.get('spec')?.value
  const values = spec?.kind === 'map' ? spec.entries.get('values')?.value : undefined
  if (values?.kind === 'map')
    yield { place: { ...at, path: [...path, 'spec', 'values'] }, node: values, name: nameOf(node), under: [] }
  const value = node.entries.get('value')?.value
  const under = value && keysBelowValues(node.entries.get('path')?.value)
  if (under)
    yield {
      place: { ...at, path: [...path, 'value'], ...(under.length > 0 && { under }) },
      node: value,
      name: '',
      under,
    }
}

function nameOf({ entries }: YamlMap): string {
  const spec = entries.get('spec')?.value
  const isWhole = spec?.kind === 'map' && (spec.entries.has('chart') || spec.entries.has('chartRef'))
  const metadata = isWhole ? entries.get('metadata')?.value : undefined
  const name = metadata?.kind === 'map' ? metadata.entries.get('name')?.value : undefined
  return name?.kind === 'scalar' ? String(name.value ?? '') : ''
}

/** The keys of a pointer (RFC 6901) below `/spec/values`; `undefined` for another pointer, or one to an item of a list. */
function keysBelowValues(pointer: YamlNode | undefined): string[] | undefined {
  const text = pointer?.kind === 'scalar' ? String(pointer.value) : ''
  const [, below] = /^\/spec\/values(?:\/(.*))?$/s.exec(text) ?? []
  if (!/^\/spec\/values(\/|$)/.test(text)) return undefined
  const keys = below === undefined ? [] : below.split('/').map(unescaped)
  return keys.some((key) => /^(\d+|-)$/.test(key)) ? undefined : keys
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}
