import type { ObjectRef } from '../../core/report.ts'
import type { LintFinding } from '../../lint.ts'
import { objectRef, type Manifest } from '../../model/manifest.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { FixCandidate } from './candidate.ts'
import type { FixAttempt } from './types.ts'

/** True if a fix gives the fields of a rendered object the intended values, or is in a file that is not rendered. */
export function isApplied({ editedTargets }: FixAttempt, { rendered, settings }: FixCandidate): boolean {
  if (rendered === null) return true
  const objects = editedTargets.find(({ target }) => target.id === rendered)?.after ?? []
  return settings.every(({ node, value }) => {
    const objectIdentity = identity(node.root.data)
    return objects.some(
      ({ root }) => identity(root.data) === objectIdentity && root.at(...node.pathKeys).scalar === value,
    )
  })
}

/** The identity that an object states. */
function identity(object: unknown): string {
  const { apiVersion, kind, metadata } = object as Partial<Record<string, unknown>>
  const { namespace, name } = (metadata ?? {}) as Partial<Record<string, unknown>>
  return JSON.stringify([apiVersion, kind, namespace, name])
}

/** Whether a fix should change a field; `undefined` if the finding is in values and their rendered field is unknown. */
export type IntendedFieldTest = (target: string, object: ObjectRef, path: string) => boolean | undefined

/** Returns a function that tells which fields the fix of some findings should change. */
export function intendedFields(group: readonly LocatedFinding[]): IntendedFieldTest {
  const intended = group.map(({ lintFinding }) => ({
    target: lintFinding.target,
    fields: fieldsOf(lintFinding),
  }))
  return (target, object, path) => {
    const ofTarget = intended.filter((change) => change.target === target)
    if (ofTarget.some(({ fields }) => fields?.some((field) => isSameField(field, object, path)))) return true
    return ofTarget.some(({ fields }) => fields === undefined) ? undefined : false
  }
}

interface Field {
  readonly manifest: Manifest
  readonly path: string
}

/** The fields of the object that the fix sets; for a finding in values, the field that renders the value. */
function fieldsOf({ subject, manifest, shownBy, node, fix }: LintFinding): Field[] | undefined {
  if (subject !== 'values') {
    return manifest ? (fix?.set ?? []).map((setting) => ({ manifest, path: setting.node.path })) : []
  }
  const writesItself = fix?.set.every((setting) => setting.node === node)
  return manifest && shownBy && writesItself ? [{ manifest, path: shownBy.path }] : undefined
}

function isSameField({ manifest, path }: Field, object: ObjectRef, changed: string): boolean {
  const ref = objectRef(manifest)
  return (
    ref.kind === object.kind &&
    ref.apiVersion === object.apiVersion &&
    ref.namespace === object.namespace &&
    ref.name === object.name &&
    path === changed
  )
}
