import { createHash } from 'node:crypto'
import { oncePer } from '../../core/once-per.ts'
import type { ChartFiles } from '../chart-files.ts'
import { filesOf } from '../probe/files.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { pathsInValues } from './editables-by-path.ts'
import type { SharedFields, SharedValue } from './types.ts'
import { editablesByPath } from './editables-by-path.ts'

/** The shared fields of a template by its full name; `null` for a packed chart. */
export type FindSharedFields = (chart: ChartFiles, template: string) => SharedFields | null

/** Creates the memory of a tree: releases of charts with equal templates share the fields of each template. */
export function openSharedFields(): FindSharedFields {
  const byTemplate = new Map<string, SharedFields>()
  return (chart, template) => {
    if (filesOf(chart).size === 0) return null
    const key = `${contentOf(chart)}\0${template.slice(template.indexOf('/') + 1)}`
    const fields = byTemplate.get(key) ?? {
      byField: new Map(),
      absent: new Map(),
      idle: new Map(),
      deciding: new Map(),
    }
    byTemplate.set(key, fields)
    return fields
  }
}

/**
 * A hash of the files of a chart, without values files, and without name, versions and description in Chart.yaml: their
 * influence shows in the renders of each release.
 */
const contentOf = oncePer((chart: ChartFiles): string => {
  const sum = createHash('sha256')
  for (const [name, data] of filesOf(chart)) {
    if (/(^|\/)values[^/]*\.ya?ml$/.test(name)) continue
    const content = name === 'Chart.yaml' ? withoutVersions(data) : data
    sum.update(`\0${name}\0${content.length}\0`).update(content)
  }
  return sum.digest('hex')
})

function withoutVersions(data: Uint8Array): string {
  return new TextDecoder().decode(data).replace(/^(name|version|appVersion|description):.*$/gm, '')
}

/** A value for other releases; `null` for one without a path in the values. */
export function sharedValue(editable: EditableValue): SharedValue | null {
  const { kind, source } = editable
  const [path] = pathsInValues(editable)
  return path === undefined ? null : { kind, path, file: source.file, as: source.input.as }
}

/** The kind, place and path of a value as text, which is the same in releases of equal charts with such a value. */
export function sharedKey(editable: EditableValue): string {
  const { kind, source } = editable
  return JSON.stringify([kind, source.input.as, ...pathsInValues(editable).slice(0, 1)])
}

/** The value of a release that corresponds to that of another one, in the same file if it reads it; else the strongest. */
export function valueIn(
  editables: readonly EditableValue[],
  { kind, path, file, as }: SharedValue,
): EditableValue | undefined {
  const candidates = (editablesByPath(editables).get(path) ?? []).filter((editable) => editable.kind === kind)
  const ofFile = candidates.find(({ source }) => source.file === file)
  return ofFile ?? candidates.findLast(({ source }) => source.input.as === as)
}
