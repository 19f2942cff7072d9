import { probedRelease, type ProbedRelease } from '../probe/edited-job.ts'
import { isUnplacedFlag } from '../probe/values-source.ts'
import { openEditableObject } from './editable-object.ts'
import type { EditableStatement, OpenedStatement, StatedRelease, ReleaseStatement } from './types.ts'

/** A rendered object as what states a release. */
export function objectStatement(opened: OpenedStatement): ReleaseStatement {
  const { statement, renderer } = opened
  return {
    isOwn: (source) => source.file !== statement.madeFrom.file && !isUnplacedFlag(source),
    open: (stated) => openEditableStatement(opened, stated),
    layering: (causePart) => renderer.layering(causePart, statement.object.template),
    isSpent: renderer.isSpent,
    isRepeatable: renderer.isRepeatable,
  }
}

/**
 * Opens the object that states a release; `null` if its template cannot be rendered. An edit of the object changes the
 * release as its controller would: the object is read again, with the rest of the tree unchanged.
 */
async function openEditableStatement(
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
