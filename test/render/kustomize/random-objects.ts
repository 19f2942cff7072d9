import { stringify } from 'yaml'
import { builtinSchemas } from '../../../engine/build/builtin-schemas.ts'

/** A schema as engine/build/builtin-schemas writes it. */
interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
}

interface Kind {
  readonly apiVersion: string
  readonly kind: string
  readonly definition: string
}

/** The built-in schemas of kustomize by name, and the kinds that they define. */
interface Schemas {
  readonly definitions: Readonly<Record<string, Schema>>
  readonly kinds: readonly Kind[]
}

/** Reads the schemas from the Go code that the engine is built with. */
export function builtinKinds(): Schemas {
  const code = builtinSchemas()
  const texts = [...code.matchAll(/^\t("[^"]*"): ("\{.*\}"),$/gm)]
  const definitions = texts.map(([, name, text]) => [
    JSON.parse(name!),
    JSON.parse(JSON.parse(text!) as string),
  ])
  const kinds = code.matchAll(/^\t\{APIVersion: "([^"]*)", Kind: "([^"]*)"\}: "([^"]*)",$/gm)
  return {
    definitions: Object.fromEntries(definitions) as Record<string, Schema>,
    kinds: [...kinds]
      .map(([, apiVersion, kind, definition]) => ({
        apiVersion: apiVersion!,
        kind: kind!,
        definition: definition!,
      }))
      .filter(({ kind }) => !notApplied.test(kind)),
  }
}

/** Kinds of requests and answers. */
const notApplied = /(List|Options|Status|Review|Binding|Event|Scale|Eviction|Request)$|^API/

/** A kustomization with an object of each kind and a strategic merge patch for it, all of random content. */
export function randomPatches(schemas: Schemas, seed: number): Record<string, string> {
  const random = generator(seed)
  const objects = () =>
    schemas.kinds
      .map(({ apiVersion, kind, definition }) => {
        const content = valueOf(schemas, schemas.definitions[definition]!, random, maxDepth) as object
        return stringify({ ...content, apiVersion, kind, metadata: { name: 'random' } })
      })
      .join('---\n')
  return {
    'app/kustomization.yaml':
      'resources: [objects.yaml]\npatches: [{path: patches.yaml}]\nnamePrefix: p-\ncommonLabels: {l: m}\n',
    'app/objects.yaml': objects(),
    'app/patches.yaml': objects(),
  }
}

/** Deeper than any list with a merge key. */
const maxDepth = 9

/** Fields that identify an element of a list; the others are there now and then. */
const keys = new Set([
  ...[
    'containerPort',
    'devicePath',
    'ip',
    'key',
    'mountPath',
    'name',
    'port',
    'protocol',
    'topologyKey',
    'type',
  ],
  'whenUnsatisfiable',
])

const leftOut = new Set(['$ref', '$schema', 'apiVersion', 'kind', 'metadata', 'status'])

function valueOf(schemas: Schemas, schema: Schema, random: () => number, depth: number): unknown {
  const inner = (part: Schema) => valueOf(schemas, part, random, depth - 1)
  const { $ref, type = 'object', items, properties, additionalProperties } = schema
  if ($ref !== undefined)
    return valueOf(schemas, schemas.definitions[$ref.replace('#/definitions/', '')] ?? {}, random, depth)
  if (type === 'array') return Array.from({ length: 1 + Math.floor(random() * 3) }, () => inner(items ?? {}))
  if (type !== 'object') return scalars[type]!(random())
  if (additionalProperties)
    return { [random() < 0.5 ? 'x' : 'z']: inner(additionalProperties), w: inner(additionalProperties) }
  const fields = Object.entries(depth > 0 ? (properties ?? {}) : {}).filter(
    ([name]) => !leftOut.has(name) && (keys.has(name) || random() < 0.4),
  )
  return Object.fromEntries(fields.map(([name, field]) => [name, inner(field)]))
}

/** Few values, so that elements of object and patch have the same keys now and then. */
const scalars: Readonly<Record<string, (random: number) => unknown>> = {
  string: (random) => 'abc'[Math.floor(random * 3)],
  integer: (random) => 1 + Math.floor(random * 3),
  number: () => 1.5,
  boolean: (random) => random < 0.5,
}

/** Numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
