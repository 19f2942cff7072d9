import type { ObjectRef } from '../../core/report.ts'
import type { LintFinding } from '../../lint.ts'
import { objectRef, type Manifest } from '../../model/manifest.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { FixCandidate } from './candidate.ts'
import type { FixAttempt } from './types.ts'

/** True unless the fix is in a rendered object and the field does not become what it is meant to be. */
export function isApplied({ touched }: FixAttempt, { rendered, settings }: FixCandidate): boolean {
  if (rendered === null) return true
  const after = touched.find(({ target }) => target.id === rendered)?.after ?? []
  return settings.every(({ node, value }) => {
    const own = identity(node.root.data)
    return after.some(({ root }) => identity(root.data) === own && root.at(...node.pathKeys).scalar === value)
  })
}

/** The object as it names itself. */
function identity(object: unknown): string {
  const { apiVersion, kind, metadata } = object as Partial<Record<string, unknown>>
  const { namespace, name } = (metadata ?? {}) as Partial<Record<string, unknown>>
  return JSON.stringify([apiVersion, kind, namespace, name])
}

/** Tells which changed fields findings are about; `undefined` where only the values are known, not what shows them. */
export type IsMeant = (target: string, object: ObjectRef, path: string) => boolean | undefined

/** What the fix of some findings is meant to change. */
export function meantBy(group: readonly LocatedFinding[]): IsMeant {
  const meant = group.map(({ lintFinding: found }) => ({ target: found.target, fields: fieldsOf(found) }))
  return (target, object, path) => {
    const own = meant.filter((each) => each.target === target)
    if (own.some(({ fields }) => fields?.some((field) => isSame(field, object, path)))) return true
    return own.some(({ fields }) => fields === undefined) ? undefined : false
  }
}

interface Field {
  readonly manifest: Manifest
  readonly path: string
}

/** The fields of the object that the fix writes; for values, the field that shows what it writes. */
function fieldsOf({ subject, manifest, shownBy, node, fix }: LintFinding): Field[] | undefined {
  if (subject !== 'values') {
    return manifest ? (fix?.set ?? []).map((setting) => ({ manifest, path: setting.node.path })) : []
  }
  const writesItself = fix?.set.every((setting) => setting.node === node)
  return manifest && shownBy && writesItself ? [{ manifest, path: shownBy.path }] : undefined
}

function isSame({ manifest, path }: Field, object: ObjectRef, changed: string): boolean {
  const own = objectRef(manifest)
  return (
    own.kind === object.kind &&
    own.apiVersion === object.apiVersion &&
    own.namespace === object.namespace &&
    own.name === object.name &&
    path === changed
  )
}
