// Random variants of objects: fields of the kind's schema added, values set to
// what checkers care about, parts taken from other objects of the kind.
import type { Random } from './random.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonMap = { [key: string]: Json }

/** A schema of `schemas/istio`, as far as a generator needs it. */
export interface FieldSchema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly additionalProperties?: FieldSchema | boolean
  readonly items?: FieldSchema
}

/** Where a mutation takes its material from. */
export interface Material {
  readonly schema: FieldSchema
  /** Values of each field, by its name, in all objects of the kind. */
  readonly valuesByField: ReadonlyMap<string, readonly Json[]>
}

/** Texts at the edges of what fields accept. Among them is none that reads as a placeholder. */
const TEXTS = [
  ...['', ' ', '*', '.', '/', '~', '-', '@', 'a', 'A', '0', '1.5', 'true', 'http', 'UNKNOWN', 'v1', 'x/y'],
  ...['example.com', '*.example.com', '*example.com', 'a.*.com', 'EXAMPLE.com', 'example.com.', '-a.com'],
  ...['a_b.com', '*.com', 'example.1', 'example.com:80', '1.2.3', 'shop', 'shop.default.svc.cluster.local'],
  ...['10.0.0.1', '10.0.0.1/8', '10.0.0.0/33', '::1', '2001:db8::/32', '0.0.0.0', '[::1]', '1.2.3.4:80'],
  ...[
    './*',
    '*/*',
    '~/*',
    './example.com',
    'shop/*',
    'shop/example.com',
    '~/example.com',
    '*/',
    '/x',
    'a/b/c',
  ],
  ...['unix:///tmp/x', 'unix://@x', 'unix://tmp', 'unix:///tmp/', '127.0.0.1:80', '0.0.0.0:80', ':8080'],
  ...['10s', '0s', '1ms', '0.5ms', '1us', '1h', '-1s', '1.5s', '10', '1d', '1s1', '1000000h'],
  ...['https://example.com', 'http://a', 'oci://a/b', 'file:///a', 'ftp://a', '//a', 'https://', 'a b'],
  ...['spiffe://a/b', 'a/ns/b/sa/c', 'region/zone/sub', 'region/*', '*/zone', 'us', 'SIMPLE', 'MUTUAL'],
  ...['(', '[a-z]+', '^a$', '{}', '{"keys":[]}', '/etc/certs/a.pem', 'request.auth.claims[a]', 'source.ip'],
  ...[
    '5xx',
    '503',
    'gateway-error',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'abcdefgh'.repeat(8),
    `${'a'.repeat(64)}.com`,
  ],
]

const NUMBERS = [
  ...[0, 1, -1, 2, 80, 100, 101, 443, 15012, 65535, 65536, 0.5, 99.9, 100.1, 307, 308, 599, 600],
  ...[2147483647, 2147483648, -2147483648, 4294967295, 4294967296],
]

/** Makes a variant with one to three changes. */
export function mutate(object: JsonMap, material: Material, random: Random): JsonMap {
  const variant = structuredClone(object)
  for (let change = random.below(3); change >= 0; change--) changeOnce(variant, material, random)
  return variant
}

/** A value in an object: where it is, and what its schema is. */
interface Place {
  readonly parent: JsonMap | Json[]
  readonly key: string | number
  readonly schema: FieldSchema | undefined
}

function changeOnce(object: JsonMap, material: Material, random: Random): void {
  const spec = material.schema.properties?.['spec']
  const places = [...placesBelow({ parent: object, key: 'spec', schema: spec })]
  const place = random.pick(places)
  random.pick(changes)(place, material, random)
}

type Change = (place: Place, material: Material, random: Random) => void

const changes: readonly Change[] = [
  addField,
  addField,
  addField,
  (place, _material, random) => set(place, valueFor(place.schema, random, 3)),
  (place, _material, random) => set(place, scalarNear(valueAt(place), random)),
  (place, _material, random) => set(place, scalarNear(valueAt(place), random)),
  replaceByAnother,
  replaceByAnother,
  remove,
  repeatItem,
  (place, _material, random) => set(place, random.pick<Json>([null, '', 0, [], {}, true, false])),
]

/** Adds a field that the schema of a map, or an item that the schema of a list, provides for. */
function addField(place: Place, _material: Material, random: Random): void {
  const value = valueAt(place)
  const { schema } = place
  if (Array.isArray(value)) value.push(valueFor(schema?.items, random, 3))
  else if (isMap(value)) {
    const names = Object.keys(schema?.properties ?? {})
    if (names.length > 0) {
      const name = random.pick(names)
      value[name] = valueFor(schema?.properties?.[name], random, 3)
    } else value[textValue(random)] = valueFor(itemSchema(schema), random, 2)
  }
}

/** Takes a value that another object of the kind has in a field of this name. */
function replaceByAnother(place: Place, { valuesByField }: Material, random: Random): void {
  const values = valuesByField.get(String(place.key))
  if (values !== undefined) set(place, structuredClone(random.pick(values)))
}

function remove({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
}

function repeatItem(place: Place): void {
  const { parent } = place
  if (Array.isArray(parent)) parent.push(structuredClone(valueAt(place) ?? null))
}

/** A random value that a schema describes, though it may break its bounds. */
function valueFor(schema: FieldSchema | undefined, random: Random, depth: number): Json {
  if (schema?.enum && random.isLikely(0.9)) return random.pick(schema.enum)
  const generate = schema?.type === undefined ? undefined : generators[schema.type]
  return schema === undefined || generate === undefined ? textValue(random) : generate(schema, random, depth)
}

/** How a value is made, by the type of its schema; of other types it is a text. */
const generators: Readonly<Record<string, (schema: FieldSchema, random: Random, depth: number) => Json>> = {
  boolean: (_schema, random) => random.isLikely(0.7),
  integer: (_schema, random) => random.pick(NUMBERS),
  number: (_schema, random) => random.pick(NUMBERS),
  array: ({ items }, random, depth) =>
    Array.from({ length: random.below(3) }, () => valueFor(items, random, depth - 1)),
  object: mapFor,
}

function mapFor(schema: FieldSchema, random: Random, depth: number): JsonMap {
  const map: JsonMap = {}
  const names = Object.keys(schema.properties ?? {})
  if (depth <= 0) return map
  if (names.length === 0) {
    if (random.isLikely(0.7)) map[textValue(random)] = valueFor(itemSchema(schema), random, depth - 1)
    return map
  }
  for (let count = random.below(4); count > 0; count--) {
    const name = random.pick(names)
    map[name] = valueFor(schema.properties?.[name], random, depth - 1)
  }
  return map
}

function textValue(random: Random): string {
  return random.pick(TEXTS)
}

/** Another scalar of the type of a value; a text now and then changes in one place only. */
function scalarNear(value: Json | undefined, random: Random): Json {
  if (typeof value === 'number') return random.pick(NUMBERS)
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string' || random.isLikely(0.5)) return textValue(random)
  const position = random.below(value.length + 1)
  const insertion = random.pick(['', '*', '.', '/', ' ', '-', 'A', '1', ':', '@', '_'])
  return value.slice(0, position) + insertion + value.slice(position + random.below(2))
}

function* placesBelow(place: Place): Generator<Place> {
  yield place
  const value = valueAt(place)
  if (Array.isArray(value))
    for (const key of value.keys()) yield* placesBelow({ parent: value, key, schema: place.schema?.items })
  else if (isMap(value))
    for (const key of Object.keys(value)) {
      const schema = place.schema?.properties?.[key] ?? itemSchema(place.schema)
      yield* placesBelow({ parent: value, key, schema })
    }
}

/** Values of each field in some objects of a kind. */
export function fieldValues(objects: readonly JsonMap[]): Map<string, Json[]> {
  const values = new Map<string, Json[]>()
  for (const object of objects)
    for (const place of placesBelow({ parent: object, key: 'spec', schema: undefined })) {
      const value = valueAt(place)
      if (value === undefined) continue
      const list = values.get(String(place.key)) ?? []
      values.set(String(place.key), list)
      list.push(value)
    }
  return values
}

function itemSchema(schema: FieldSchema | undefined): FieldSchema | undefined {
  const { additionalProperties } = schema ?? {}
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

function valueAt({ parent, key }: Place): Json | undefined {
  return Array.isArray(parent) ? parent[Number(key)] : parent[key]
}

function set({ parent, key }: Place, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value
  else parent[key] = value
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
