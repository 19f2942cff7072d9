import { parse } from 'yaml'
import type { FieldPath } from './fields.ts'

/** A rendered object, its scalars as the texts they are written with. */
export interface RenderedObject {
  /** As in `# Source:`. */
  readonly source: string
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  /** Scalars by the JSON of their path. */
  readonly scalars: ReadonlyMap<string, string>
  /** Lengths of lists by the JSON of their path. */
  readonly lengths: ReadonlyMap<string, number>
}

/** Reads what `helm template` prints. What is not an object is left out. */
export function documentReader(): (manifest: string) => RenderedObject[] {
  const cache = new Map<string, RenderedObject | null>()
  return (manifest) =>
    manifest.split(/^---\n(?=# Source: )/m).flatMap((block) => {
      const object = cache.has(block) ? cache.get(block)! : readBlock(block)
      cache.set(block, object)
      return object ?? []
    })
}

function readBlock(block: string): RenderedObject | null {
  const source = /^# Source: (.*)$/m.exec(block)?.[1]
  const data = source === undefined ? null : readData(block)
  if (source === undefined || data === null) return null
  const metadata = asRecord(data['metadata'])
  const identity = { apiVersion: textOf(data['apiVersion']), kind: textOf(data['kind']) }
  const scalars = new Map<string, string>()
  const lengths = new Map<string, number>()
  collect(data, [], scalars, lengths)
  const place = { namespace: textOf(metadata['namespace']), name: textOf(metadata['name']) }
  return { source, ...identity, ...place, scalars, lengths }
}

/** With the failsafe schema a scalar is what is written, so that `5` and `"5"` are one text. */
function readData(block: string): Record<string, unknown> | null {
  try {
    const data: unknown = parse(block, {
      schema: 'failsafe',
      uniqueKeys: false,
      merge: true,
      logLevel: 'silent',
    })
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? asRecord(data) : null
  } catch {
    return null
  }
}

function collect(
  data: unknown,
  fieldPath: FieldPath,
  scalars: Map<string, string>,
  lengths: Map<string, number>,
): void {
  const key = JSON.stringify(fieldPath)
  if (Array.isArray(data)) {
    lengths.set(key, data.length)
    for (const [index, item] of data.entries()) collect(item, [...fieldPath, index], scalars, lengths)
  } else if (typeof data === 'object' && data !== null) {
    for (const [name, value] of Object.entries(data)) collect(value, [...fieldPath, name], scalars, lengths)
  } else {
    scalars.set(key, textOf(data))
  }
}

function asRecord(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
}

function textOf(data: unknown): string {
  return typeof data === 'string' ? data : ''
}
