import type { Tree } from '../../core/tree.ts'
import { probedRelease, type ProbedRelease } from '../probe/edited-job.ts'
import type { RestateRelease } from '../probe/probe.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import { openEditableObject, type EditableObject } from './editable-object.ts'
import type { OpenedStatement } from './types.ts'

/** A rendered object that states a release. */
export interface EditableStatement extends Pick<EditableObject, 'values' | 'fields' | 'reads'> {
  readonly restate: RestateRelease
}

/** The release that an object states. */
interface StatedRelease {
  readonly tree: Tree
  readonly release: ProbedRelease
  /** The sources of its own values. */
  readonly sources: readonly ValuesSource[]
}

/**
 * Opens the object that states a release; `null` if its template cannot be rendered. An edit of the object changes the
 * release as its controller would: the object is read again, with the rest of the tree unchanged.
 */
export async function openEditableStatement(
  opened: OpenedStatement,
  { tree, release, sources }: StatedRelease,
): Promise<EditableStatement | null> {
  const object = await openEditableObject(opened, tree, sources)
  if (!object) return null
  const releases = new Map<string, Promise<ProbedRelease | null>>([[object.text, Promise.resolve(release)]])

  function releaseOf(text: string): Promise<ProbedRelease | null> {
    const restated = releases.get(text) ?? restatedRelease(text)
    releases.set(text, restated)
    return restated
  }

  async function restatedRelease(text: string): Promise<ProbedRelease | null> {
    const target = await opened.statement.restated(text)
    return target?.kind === 'helm' ? probedRelease(tree, release.chart, opened.requestOf(target)) : null
  }

  return {
    values: object.values,
    fields: object.fields,
    reads: object.reads,
    async restate(edits) {
      const valueEdits = edits.filter((edit) => !object.isEditedBy(edit))
      if (valueEdits.length === edits.length) return { release, edits }
      const edited = await object.documentWith(edits)
      if (edited === null || edited === 'unstated') return edited
      const restated = await releaseOf(edited.text)
      return restated && { release: restated, edits: valueEdits }
    },
  }
}
