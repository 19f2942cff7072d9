import type { Manifest } from '../../model/manifest.ts'
import { pathText, type Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { flaws, type Flaw, type Schema } from '../../schema/structural.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { celCheck } from './cel/rules.ts'
import { istioShape } from './istio-object.ts'
import { metadataSchema } from './metadata.ts'

export const invalid = defineRule({
  id: 'schema/invalid',
  severity: 'error',
  summary:
    'An object that the API server refuses, because its fields have not the types and values that its definition asks for.',
  why: 'Nothing of the object is applied: what was there before stays in force, and a sync stops at it.',
  fix: 'Write the field as the message says.',
  isGeneral: true,
  on: {
    *manifest(manifest) {
      for (const flaw of refused(manifest)) {
        const node = manifest.root.at(...flaw.path)
        if (!holdsUnfilled(node)) yield problemOf(manifest, node, flaw)
      }
    },
  },
})

/** The metadata of any object; the rest where its definition is known. */
function refused(manifest: Manifest): readonly Flaw[] {
  const shape = istioShape(manifest)
  const schema: Schema = {
    ...shape?.schema,
    properties: { ...shape?.schema.properties, metadata: metadataSchema },
  }
  const isKnown = shape !== undefined
  const data = isKnown ? manifest.root.data : { metadata: manifest.root.get('metadata').data ?? {} }
  return flaws(schema, data, celCheck)
}

function problemOf({ root }: Manifest, node: Node, { path, message, isKey, meant, other }: Flaw): Problem {
  const related = other && [{ node: root.at(...other), note: 'what it collides with' }]
  return {
    node,
    message: sentence(pathText(path), message),
    refusedBy: 'schema',
    ...(isKey && { at: 'key' as const }),
    ...(related && { related }),
    ...(meant !== undefined && {
      fix: { title: `set ${String(path.at(-1))} to ${meant}`, set: [{ node, value: meant }] },
    }),
  }
}

/** A sentence that begins with the value names its field apart. */
function sentence(name: string, message: string): string {
  if (name === '') return message
  return message.startsWith('`') ? `${quote(name)}: ${message}` : `${quote(name)} ${message}`
}

/** True for a value that some tool completes later: what it will be is not known. */
function holdsUnfilled(node: Node): boolean {
  if (node.kind === 'scalar') return isUnfilled(node.text)
  return [...node.items(), ...node.entries().map(([, value]) => value)].some(holdsUnfilled)
}
