import { sourceText } from '../../yaml/source-text.ts'
import { oncePer, oncePerPair } from '../../core/once-per.ts'
import { originOf } from '../../core/render.ts'
import type { KnownKind } from '../../model/known-kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isNamedPatch } from '../../model/named-patch.ts'
import { pathText, type Node } from '../../model/node.ts'
import { violationCodes } from '../../schema/violation-codes.ts'
import { violations } from '../../schema/structural.ts'
import type { Violation, Schema } from '../../schema/types.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { celCheck } from './cel/rules.ts'
import { mayBeCompletedByFlux } from './helpers/completing-flux.ts'
import { withMetadata } from './helpers/istio-object.ts'
import { labelProblems } from './helpers/object-labels.ts'
import { nameProblem } from './helpers/object-name.ts'
import { fillingWebhook } from './helpers/filling-webhooks.ts'
import {
  refusalConfidence,
  definitionNotes,
  isFilledLater,
  jsonSchemaViolations,
  shapeOfObject,
} from './helpers/kind-shape.ts'

export const invalid = defineRule({
  id: 'schema/invalid',
  codes: violationCodes,
  severity: 'error',
  summary:
    'An object that the API server refuses, because its fields do not have the types and values that its definition requires.',
  why: 'Nothing of the object is applied: the previous version stays in force, and a sync stops at it.',
  fix: 'Write the field as the message says.',
  isGeneral: true,
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      const shape = shapeOfObject(manifest, mesh)
      const named = nameProblem(manifest, shape)
      for (const problem of [...(named ? [named] : []), ...labelProblems(manifest, shape)])
        yield isOfPatch(manifest) ? { ...problem, ...inPatch(problem) } : problem
      for (const violation of violationsIn(manifest, shape)) {
        const { code, path, isMissing } = violation
        const node = manifest.root.at(...path)
        // The API server drops an unknown field; schema/unknown-field reports it.
        if (code === 'unknown-field' || isCompletedLater(node)) continue
        if (isMissing && mayBeCompletedByFlux(manifest, mesh)) continue
        const webhook = isMissing && fillingWebhook(manifest, mesh)
        const problem = problemOf(manifest, node, violation, shape)
        if (webhook && shape?.definition) yield { code, ...withWebhook(problem, webhook) }
        else if (isMissing && isOfPatch(manifest)) yield { code, ...inPatch(problem) }
        else yield { code, ...problem }
      }
    },
  },
})

/** A missing field of a kind of the repository is only likely wrong if a webhook may fill it in. */
function withWebhook(problem: Omit<Problem, 'code'>, webhook: Manifest): Omit<Problem, 'code'> {
  return {
    ...problem,
    severity: 'warning',
    confidence: 'likely',
    message: `${problem.message}, unless the webhook ${quote(webhook.name)} fills it in`,
  }
}

/** True for an object of a file that is named like a patch, also where a kustomization lists it among its resources. */
function isOfPatch({ root, origins }: Manifest): boolean {
  const file = origins ? originOf(origins, root.location.line)?.file : root.file
  return file !== undefined && isNamedPatch(file) && !isTemplate(file)
}

/** A template makes whole objects, whatever its name is. */
function isTemplate(file: string): boolean {
  return /(^|[/!])templates\//.test(file)
}

/** A likely problem: the object that a patch is merged into, as by `kubectl patch --patch-file`, may have the field. */
function inPatch(problem: Omit<Problem, 'code'>): Omit<Problem, 'code'> {
  const message = `${problem.message}, unless the file is a patch, as its name says`
  return { ...problem, severity: 'warning', confidence: 'likely', message }
}

/** Cached, since base and head share most objects. */
const violationsOf = oncePerPair(({ root }: Manifest, schema: Schema) =>
  violations(withMetadata(schema), root.data, celCheck),
)

const violationsOfMetadata = oncePer(({ root }: Manifest) =>
  violations(schemaOfMetadata, { metadata: root.get('metadata').data ?? {} }, celCheck),
)

const schemaOfMetadata = withMetadata({})

/** Violations in the metadata of any object, and in its other fields if its kind has a schema. */
function violationsIn(manifest: Manifest, shape: KnownKind | undefined): readonly Violation[] {
  const { root } = manifest
  if (!shape) return violationsOfMetadata(manifest)
  const candidates = [...violationsOf(manifest, shape.schema), ...jsonSchemaViolations(manifest, shape)]
  return candidates.filter(
    (violation) =>
      !isEmptyForGo(violation, root, shape) &&
      // A patch or base may leave out required fields.
      !(violation.isMissing && manifest.part),
  )
}

/** True for a null in a list of a built-in kind, which Go reads as an empty value; nulls in maps are removed before. */
function isEmptyForGo({ path }: Violation, root: Node, { isBuiltIn = false }: KnownKind): boolean {
  return isBuiltIn && root.at(...path).isNull
}

function problemOf(
  manifest: Manifest,
  node: Node,
  violation: Violation,
  shape: KnownKind | undefined,
): Omit<Problem, 'code'> {
  const { code, path, isKey, replacement, conflictsWith, about } = violation
  const { root } = manifest
  const definition = shape && path[0] !== 'metadata' ? shape : undefined
  const related = [
    ...(conflictsWith ? [{ node: root.at(...conflictsWith), note: 'the field that it conflicts with' }] : []),
    ...(definition ? definitionNotes(definition) : []),
  ]
  return {
    node,
    message: messageAt(pathText(path), messageOf(manifest, violation)),
    refusedBy: 'schema',
    ...(isKey && { at: 'key' as const }),
    ...(about !== undefined && { about }),
    related,
    ...(definition && refusalConfidence(manifest, definition)),
    ...(code === 'format-mismatch' && isVariableName(node.text) && likelyFilled),
    ...(replacement !== undefined && {
      fix: {
        safety: 'safe',
        title: `set ${String(path.at(-1))} to ${replacement}`,
        set: [{ node, value: replacement }],
      },
    }),
  }
}

/**
 * True for a name in capitals such as `SERVER_CRT`. Where a format such as base64 is asked for, it is probably there for a
 * script to replace.
 */
function isVariableName(text: string): boolean {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(text)
}

const likelyFilled = { severity: 'warning', confidence: 'likely' } as const

/** The message without the values of a Secret. */
function messageOf({ kind }: Manifest, { path, message }: Violation): string {
  const isSecret = kind === 'Secret' && /^(data|stringData)$/.test(String(path[0]))
  return isSecret ? message.replace(/`[^`]*`/g, 'the value') : message
}

/** Puts the path before a message; with a colon if the message begins with a quoted value. */
function messageAt(name: string, message: string): string {
  if (name === '') return message
  return message.startsWith('`') ? `${quote(name)}: ${message}` : `${quote(name)} ${message}`
}

/** True for a value that has a placeholder somewhere, also as a key, so that its final form is unknown. */
function isCompletedLater(node: Node): boolean {
  if (node.kind === 'scalar') return isFilledLater(node.text)
  if (node.kind === 'list') return node.items().some(isCompletedLater)
  return (
    isNameInBraces(node) ||
    node.entries().some(([key, value]) => isFilledLater(key) || isCompletedLater(value))
  )
}

/** True for `{NAME}`, which a tool fills in and YAML reads as a map. */
function isNameInBraces({ yaml }: Node): boolean {
  return yaml?.kind === 'map' && yaml.entries.size === 1 && isFilledLater(sourceText(yaml))
}
