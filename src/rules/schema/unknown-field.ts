import { closest } from '../../schema/suggest.ts'
import type { Schema } from '../../schema/structural.ts'
import type { Manifest } from '../../model/manifest.ts'
import { quote } from '../quote.ts'
import { defineRule } from '../rule.ts'
import { fieldsOf, istioShape, type Field } from './istio-object.ts'
import { removedFields } from './removed-fields.ts'

export const unknownField = defineRule({
  id: 'schema/unknown-field',
  severity: 'error',
  summary: 'A field that the definition of the object does not have.',
  why: 'The API server drops it without a word: the object is applied, and works as if the lines were not there.',
  fix: 'Correct the name of the field, or move it to where it belongs.',
  on: {
    *manifest(manifest) {
      const since = istioShape(manifest)?.since
      for (const field of fieldsOf(manifest)) {
        if (field.schema !== null || since?.has(field.path)) continue
        yield { node: field.node, at: 'key', message: messageOf(manifest, field) }
      }
    },
  },
})

function messageOf({ kind }: Manifest, field: Field): string {
  const replacement = removedFields[`${kind}.${field.path}`]
  const said = `${quote(field.node.path)} is no field of ${article(kind)} ${kind}`
  return `${said}: the API server drops it; ${replacement ?? advice(field)}`
}

function article(kind: string): string {
  return /^[AEIOU]/.test(kind) ? 'an' : 'a'
}

/** The name that was meant, or the map that it belongs to. */
function advice({ node, above }: Field): string {
  const name = String(node.trail.at(-1))
  const parent = above.at(-1)!
  const own = Object.keys(parent.properties ?? {})
  const meant = own.find((each) => flat(each) === flat(name)) ?? closest(name, own)
  if (meant !== undefined) return `did you mean \`${meant}\`?`
  const outer = above.findLastIndex((schema) => hasField(schema, name))
  if (outer >= 0) return `it belongs to ${mapName(node.trail, outer)}`
  const inner = own.filter((each) => hasField(parent.properties![each]!, name))
  if (inner.length === 1) return `it belongs under \`${inner[0]}\``
  return 'remove it'
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
