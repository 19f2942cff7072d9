import { oncePerPair } from '../../core/once-per.ts'
import { folderOf } from '../../core/path.ts'
import { closestName } from '../../schema/suggest.ts'
import type { Schema } from '../../schema/types.ts'
import type { KnownKind } from '../../model/known-kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { pathText, type Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'
import { fieldsOf, istioShape, type Field } from './helpers/istio-object.ts'
import {
  refusalConfidence,
  definitionNotes,
  jsonSchemaViolations,
  shapeOfObject,
} from './helpers/kind-shape.ts'
import { removedFields } from './helpers/removed-fields.ts'

export const unknownField = defineRule({
  id: 'schema/unknown-field',
  codes: ['not-defined', 'not-in-release', 'removed', 'misplaced'],
  severity: 'error',
  summary: 'A field that the definition of the object does not have.',
  why: 'The API server silently drops it: the object is applied, and works as if the lines were not there.',
  fix: 'Correct the name of the field, or move it to where it belongs.',
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      const shape = shapeOfObject(manifest, mesh)
      if (!shape) return
      const since = istioShape(manifest)?.since
      for (const field of unknownFields(manifest, shape.schema))
        if (!since?.has(field.path)) yield problemOf(manifest, field, shape)
      for (const { path, message, code } of jsonSchemaViolations(manifest, shape)) {
        if (code !== 'unknown-field') continue
        const node = manifest.root.at(...path)
        yield { code: 'not-defined', node, at: 'key', message: withPath(pathText(path), message) }
      }
    },
  },
})

/** Cached, since base and head share most objects. */
const unknownFields = oncePerPair((manifest: Manifest, schema: Schema) =>
  fieldsOf(manifest.root, schema).filter(
    (field) => field.schema === null && !isEmptyTimestamp(field) && !isHandledByTool(field, manifest),
  ),
)

/** True for a directive of a patch such as `$patch: delete`, and for a value that a tool replaces. */
function isHandledByTool({ node }: Field, { part }: Manifest): boolean {
  return part === 'patch' && (String(node.pathKeys.at(-1)).startsWith('$') || node.isUnfilled)
}

/** True for `creationTimestamp: null`, which Go writes into all metadata. */
function isEmptyTimestamp({ node }: Field): boolean {
  return node.pathKeys.at(-1) === 'creationTimestamp' && node.isNull
}

/** Puts the path before the message of a JSON schema, which names only the last key. */
function withPath(path: string, message: string): string {
  return message.startsWith(`${quote(path)} `) ? message : `${quote(path)}: ${message}`
}

/** A bundled schema may be older than the cluster: without a similar or misplaced name the severity is only warning. */
function problemOf(manifest: Manifest, field: Field, shape: KnownKind): Problem<Code> {
  const { kind } = manifest
  const { release } = shape
  const replacement = istioShape(manifest) && removedFields[`${kind}.${field.path}`]
  const correction = correctionOf(field)
  const inRelease = release === undefined ? '' : ` in ${release}`
  const sentence = `${quote(field.node.path)} is no field of ${article(kind)} ${kind}${inRelease}: the API server drops it`
  return {
    code: codeOf(replacement, correction, release),
    node: field.node,
    at: 'key',
    message: `${sentence}; ${replacement ?? correction?.text ?? 'remove it'}`,
    related: definitionNotes(shape),
    ...refusalConfidence(manifest, shape),
    ...(replacement === undefined && correction?.rename && { fix: correction.rename }),
    ...(release !== undefined && correction === undefined && { severity: 'warning' }),
    // The file with the definition may be of another version of it, as in a sample beside this one.
    ...(isDefinedElsewhere(manifest, shape) && correction === undefined && { severity: 'info' }),
  }
}

/** True if nothing applies the definition of a kind, and it is not beside the object or in a folder above. */
function isDefinedElsewhere({ root }: Manifest, { isUnapplied, definition }: KnownKind): boolean {
  if (!isUnapplied || !definition) return false
  const folder = folderOf(definition.file)
  return folder !== '' && !`${folderOf(root.file)}/`.startsWith(`${folder}/`)
}

type Code = 'not-defined' | 'not-in-release' | 'removed' | 'misplaced'

/** The code for why the definition does not have a field. */
function codeOf(
  replacement: string | undefined,
  correction: Correction | undefined,
  release: string | undefined,
): Code {
  if (replacement !== undefined) return 'removed'
  if (correction) return correction.isMisplaced ? 'misplaced' : 'not-defined'
  return release === undefined ? 'not-defined' : 'not-in-release'
}

function article(kind: string): string {
  return /^[AEIOU]/.test(kind) ? 'an' : 'a'
}

/** What to write instead. */
interface Correction {
  /** The end of a sentence. */
  readonly text: string
  /** True if another map has a field of this name. */
  readonly isMisplaced?: true
  /** The field under the similar name, unless that is there, too. */
  readonly rename?: ProposedFix
}

/** Suggests a similar name, or the map that has the field. A name that differs only in its spelling is certain. */
function correctionOf({ node, ancestors }: Field): Correction | undefined {
  const name = String(node.pathKeys.at(-1))
  const parent = ancestors.at(-1)!
  const siblings = Object.keys(parent.properties ?? {})
  const equalSibling = siblings.find((sibling) => normalized(sibling) === normalized(name))
  const similar = equalSibling ?? closestName(name, siblings)
  if (similar !== undefined) {
    const rename = renaming(node, similar, equalSibling === undefined ? 'unsafe' : 'safe')
    return { text: `did you mean \`${similar}\`?`, ...(rename && { rename }) }
  }
  const outer = ancestors.findLastIndex((schema) => hasField(schema, name))
  if (outer >= 0) return { text: `it belongs to ${mapName(node.pathKeys, outer)}`, isMisplaced: true }
  const inner = siblings.filter((sibling) => hasField(parent.properties![sibling]!, name))
  return inner.length === 1 ? { text: `it belongs under \`${inner[0]}\``, isMisplaced: true } : undefined
}

function renaming(node: Node, name: string, safety: ProposedFix['safety']): ProposedFix | undefined {
  const map = node.root.at(...node.pathKeys.slice(0, -1))
  if (map.get(name).exists) return undefined
  const title = `rename ${quote(node.pathKeys.at(-1))} to ${quote(name)}`
  return { safety, title, set: [{ node, value: name, isKey: true }] }
}

function hasField({ properties }: Schema, name: string): boolean {
  return properties !== undefined && Object.hasOwn(properties, name)
}

/** Names the map at a depth of a path, where each key is one level below the schema of the root. */
function mapName(path: readonly (string | number)[], depth: number): string {
  const name = path.slice(0, depth).findLast((key) => typeof key === 'string')
  return name === undefined ? 'the object itself' : quote(name)
}

/** A name without case and separators, so that `per_try_timeout` equals `perTryTimeout`. */
function normalized(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase()
}
