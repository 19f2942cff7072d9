import { oncePer, oncePerPair } from '../../core/once-per.ts'
import type { KnownKind } from '../../model/known-kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { pathText, type Node } from '../../model/node.ts'
import { violationCodes } from '../../schema/violation-codes.ts'
import { violations } from '../../schema/structural.ts'
import type { Violation, Schema } from '../../schema/types.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { celCheck } from './cel/rules.ts'
import { withMetadata } from './helpers/istio-object.ts'
import { definedBy, isFilledLater, jsonSchemaViolations, shapeOfObject } from './helpers/kind-shape.ts'

export const invalid = defineRule({
  id: 'schema/invalid',
  codes: violationCodes,
  severity: 'error',
  summary:
    'An object that the API server refuses, because its fields have not the types and values that its definition asks for.',
  why: 'Nothing of the object is applied: what was there before stays in force, and a sync stops at it.',
  fix: 'Write the field as the message says.',
  isGeneral: true,
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      const shape = shapeOfObject(manifest, mesh)
      for (const violation of refused(manifest, shape)) {
        const { code, path } = violation
        const node = manifest.root.at(...path)
        // The API server drops an unknown field; schema/unknown-field says it.
        if (code !== 'unknown-field' && !holdsLater(node))
          yield { code, ...problemOf(manifest, node, violation, shape) }
      }
    },
  },
})

/** Base and head have most objects in common. */
const violationsOf = oncePerPair(({ root }: Manifest, schema: Schema) =>
  violations(withMetadata(schema), root.data, celCheck),
)

const violationsOfMetadata = oncePer(({ root }: Manifest) =>
  violations(metadataAlone, { metadata: root.get('metadata').data ?? {} }, celCheck),
)

const metadataAlone = withMetadata({})

/** The metadata of any object; the rest where its definition is known. */
function refused(manifest: Manifest, shape: KnownKind | undefined): readonly Violation[] {
  const { root } = manifest
  if (!shape) return violationsOfMetadata(manifest)
  const found = [...violationsOf(manifest, shape.schema), ...jsonSchemaViolations(manifest, shape)]
  return found.filter(
    (violation) =>
      !isEmptyForGo(violation, root, shape) &&
      // A part says nothing of what it leaves out.
      !(violation.isMissing && manifest.part),
  )
}

/** A null in a list of a built-in kind; one in a map is taken out wherever it stands. */
function isEmptyForGo({ path }: Violation, root: Node, { isBuiltIn = false }: KnownKind): boolean {
  return isBuiltIn && root.at(...path).isNull
}

function problemOf(
  manifest: Manifest,
  node: Node,
  violation: Violation,
  shape: KnownKind | undefined,
): Omit<Problem, 'code'> {
  const { path, isKey, replacement: meant, conflictsWith: other, about } = violation
  const { root } = manifest
  const definition = shape && path[0] !== 'metadata' ? definedBy(shape) : []
  const related = [
    ...(other ? [{ node: root.at(...other), note: 'what it collides with' }] : []),
    ...definition,
  ]
  return {
    node,
    message: sentence(pathText(path), saidOf(manifest, violation)),
    refusedBy: 'schema',
    ...(isKey && { at: 'key' as const }),
    ...(about !== undefined && { about }),
    related,
    ...(meant !== undefined && {
      fix: { title: `set ${String(path.at(-1))} to ${meant}`, set: [{ node, value: meant }] },
    }),
  }
}

/** What a Secret holds is repeated nowhere. */
function saidOf({ kind }: Manifest, { path, message }: Violation): string {
  const isSecret = kind === 'Secret' && /^(data|stringData)$/.test(String(path[0]))
  return isSecret ? message.replace(/`[^`]*`/g, 'what stands there') : message
}

/** A sentence that begins with the value names its field apart. */
function sentence(name: string, message: string): string {
  if (name === '') return message
  return message.startsWith('`') ? `${quote(name)}: ${message}` : `${quote(name)} ${message}`
}

/** True for a value that some tool completes later: what it will be is not known. */
function holdsLater(node: Node): boolean {
  if (node.kind === 'scalar') return isFilledLater(node.text)
  return [...node.items(), ...node.entries().map(([, value]) => value)].some(holdsLater)
}
