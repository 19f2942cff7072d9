import { createHmac } from 'node:crypto'
import { child, isMap, type DataMap } from './data.ts'

/** Holds the whole object as it was last applied, values of a Secret included. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

/**
 * An object without what must not be shown: the values of a Secret, and the last-applied annotation of any object.
 * Each is replaced by `<masked 8hex>`, a hash of the value and its place under `key`: with a random key for each
 * run, a change shows, and neither the value nor its likeness to another one does.
 */
export function maskSecrets(data: unknown, key: string): unknown {
  if (!isMap(data)) return data
  const hidden = hideAnnotation(data, key)
  return data['kind'] === 'Secret' ? hideValues(hidden, key) : hidden
}

function hideAnnotation(data: DataMap, key: string): DataMap {
  const metadata = child(data, 'metadata')
  const annotations = child(metadata, 'annotations')
  if (!isMap(metadata) || !isMap(annotations) || !Object.hasOwn(annotations, lastApplied)) return data
  const masked = {
    ...annotations,
    [lastApplied]: mask(annotations[lastApplied], placeIn(data, lastApplied), key),
  }
  return { ...data, metadata: { ...metadata, annotations: masked } }
}

function hideValues(data: DataMap, key: string): DataMap {
  const entries = Object.entries(data).map(([field, value]): [string, unknown] => {
    if (field !== 'data' && field !== 'stringData') return [field, value]
    return [field, maskEach(value, placeIn(data, field), key)]
  })
  return Object.fromEntries(entries)
}

function maskEach(value: unknown, place: string, key: string): unknown {
  if (value === null) return value
  if (!isMap(value)) return mask(value, place, key)
  const entries = Object.entries(value).map(([name, inner]) => [name, mask(inner, `${place}\0${name}`, key)])
  return Object.fromEntries(entries)
}

/** The place is hashed too, so that two Secrets with the same value do not look alike. */
function placeIn(data: DataMap, field: string): string {
  const metadata = child(data, 'metadata')
  return [data['kind'], child(metadata, 'namespace'), child(metadata, 'name'), field].map(String).join('\0')
}

function mask(value: unknown, place: string, key: string): string {
  const text =
    typeof value === 'string' ? value : JSON.stringify(value, (_, inner: unknown) => printable(inner))
  return `<masked ${createHmac('sha256', key).update(`${place}\0${text}`).digest('hex').slice(0, 8)}>`
}

function printable(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
