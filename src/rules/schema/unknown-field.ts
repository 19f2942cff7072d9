import { oncePerPair } from '../../core/once-per.ts'
import { closest } from '../../schema/suggest.ts'
import type { Schema } from '../../schema/types.ts'
import type { KnownKind } from '../../model/known-kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { pathText } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { fieldsOf, istioShape, type Field } from './helpers/istio-object.ts'
import { definedBy, jsonSchemaViolations, shapeOfObject } from './helpers/kind-shape.ts'
import { removedFields } from './helpers/removed-fields.ts'

export const unknownField = defineRule({
  id: 'schema/unknown-field',
  codes: ['not-defined', 'not-in-release', 'removed', 'misplaced'],
  severity: 'error',
  summary: 'A field that the definition of the object does not have.',
  why: 'The API server drops it without a word: the object is applied, and works as if the lines were not there.',
  fix: 'Correct the name of the field, or move it to where it belongs.',
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      const shape = shapeOfObject(manifest, mesh)
      if (!shape) return
      const since = istioShape(manifest)?.since
      for (const field of unknownIn(manifest, shape.schema))
        if (!since?.has(field.path)) yield problemOf(manifest, field, shape)
      for (const { path, message, code } of jsonSchemaViolations(manifest, shape)) {
        if (code !== 'unknown-field') continue
        const node = manifest.root.at(...path)
        yield { code: 'not-defined', node, at: 'key', message: named(pathText(path), message) }
      }
    },
  },
})

/** Base and head have most objects in common. */
const unknownIn = oncePerPair((manifest: Manifest, schema: Schema) =>
  fieldsOf(manifest.root, schema).filter(
    (field) => field.schema === null && !isLeftByGo(field) && !isForTools(field, manifest),
  ),
)

/** In a patch `$patch: delete` and the like, and what a tool makes something else of, such as a template. */
function isForTools({ node }: Field, { part }: Manifest): boolean {
  return part === 'patch' && (String(node.pathKeys.at(-1)).startsWith('$') || node.isUnfilled)
}

/** Go writes the empty time of every metadata there is. */
function isLeftByGo({ node }: Field): boolean {
  return node.pathKeys.at(-1) === 'creationTimestamp' && node.isNull
}

/** A JSON schema knows a field by its last name. */
function named(path: string, message: string): string {
  return message.startsWith(`${quote(path)} `) ? message : `${quote(path)}: ${message}`
}

/** What meshgate carries may be older than what a cluster runs: only where a name is nearly right it is surely wrong. */
function problemOf(manifest: Manifest, field: Field, shape: KnownKind): Problem<Code> {
  const { kind } = manifest
  const { release } = shape
  const replacement = istioShape(manifest) && removedFields[`${kind}.${field.path}`]
  const meant = advice(field)
  const of = release === undefined ? '' : ` in ${release}`
  const said = `${quote(field.node.path)} is no field of ${article(kind)} ${kind}${of}: the API server drops it`
  return {
    code: codeOf(replacement, meant, release),
    node: field.node,
    at: 'key',
    message: `${said}; ${replacement ?? meant?.text ?? 'remove it'}`,
    related: definedBy(shape),
    ...(release !== undefined && meant === undefined && { severity: 'warning' }),
  }
}

type Code = 'not-defined' | 'not-in-release' | 'removed' | 'misplaced'

/** Why the definition lacks a field, as far as it shows. */
function codeOf(
  replacement: string | undefined,
  meant: Advice | undefined,
  release: string | undefined,
): Code {
  if (replacement !== undefined) return 'removed'
  if (meant) return meant.isMisplaced ? 'misplaced' : 'not-defined'
  return release === undefined ? 'not-defined' : 'not-in-release'
}

function article(kind: string): string {
  return /^[AEIOU]/.test(kind) ? 'an' : 'a'
}

/** What to write instead. */
interface Advice {
  /** The end of a sentence. */
  readonly text: string
  /** The field has its name in another map. */
  readonly isMisplaced?: true
}

/** The name that was meant, or the map that it belongs to. */
function advice({ node, above }: Field): Advice | undefined {
  const name = String(node.pathKeys.at(-1))
  const parent = above.at(-1)!
  const own = Object.keys(parent.properties ?? {})
  const meant = own.find((each) => flat(each) === flat(name)) ?? closest(name, own)
  if (meant !== undefined) return { text: `did you mean \`${meant}\`?` }
  const outer = above.findLastIndex((schema) => hasField(schema, name))
  if (outer >= 0) return { text: `it belongs to ${mapName(node.pathKeys, outer)}`, isMisplaced: true }
  const inner = own.filter((each) => hasField(parent.properties![each]!, name))
  return inner.length === 1 ? { text: `it belongs under \`${inner[0]}\``, isMisplaced: true } : undefined
}

function hasField({ properties }: Schema, name: string): boolean {
  return properties !== undefined && Object.hasOwn(properties, name)
}

/** Each part of a trail is one step down from the schema of the root. */
function mapName(trail: readonly (string | number)[], depth: number): string {
  const name = trail.slice(0, depth).findLast((part) => typeof part === 'string')
  return name === undefined ? 'the object itself' : quote(name)
}

/** `per_try_timeout` and `perTryTimeout` are one name. */
function flat(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase()
}
