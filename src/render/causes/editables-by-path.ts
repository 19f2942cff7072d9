import { oncePer } from '../../core/once-per.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { groupByEach } from '../../core/group.ts'

/** Editable values by each of their paths (`pathsInValues`). */
export const editablesByPath = oncePer(
  (editables: readonly EditableValue[]): ReadonlyMap<string, readonly EditableValue[]> =>
    groupByEach(editables, pathsInValues),
)

/**
 * The paths of a value within the values of the release, each as the JSON text of an array: one for each of the `prefixes` of
 * its source, so empty for a source of another release's values.
 */
export const pathsInValues = oncePer(({ source, path }: EditableValue): readonly string[] =>
  source.prefixes.map((prefix) => JSON.stringify([...prefix, ...path])),
)
