import { namedFiles, type Target } from '../../core/target.ts'
import { baseName, folderOf, isInside } from '../../core/path.ts'
import { filesUnder, resolveLinks } from '../../core/tree.ts'
import type { TargetChange } from '../../diff/merge.ts'
import { chartFolders } from '../../discover/layers.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { SourceChange, SourceChanges } from './source-changes.ts'
import type { CausesInput, ChangedTarget, InputChange } from './types.ts'

/** The targets of changes by their ids, with what differs in their inputs. */
export function changedTargets(
  changes: readonly TargetChange[],
  { base, head }: Pick<CausesInput, 'base' | 'head'>,
  changesOf: SourceChanges,
): Map<string, ChangedTarget> {
  const [inBase, inHead] = [base, head].map(({ targets }) => new Map(targets.map((each) => [each.id, each])))
  const ids = [...new Set(changes.map(({ target }) => target))]
  return new Map(
    ids.map((id) => {
      const sides = { base: inBase!.get(id), head: inHead!.get(id) }
      const files = [
        ...(sides.base ? inputFiles(sides.base, base.sources.reader) : []),
        ...(sides.head ? inputFiles(sides.head, head.sources.reader) : []),
      ]
      return [id, { ...sides, inputs: inputChanges(files, changesOf) }]
    }),
  )
}

/** The files that say that a target is applied. */
export function statingFiles({ statedBy, listedAt }: Target): string[] {
  return [statedBy, listedAt].flatMap((at) => at?.file ?? [])
}

/** The files that a target reads, and those that state it, links followed. */
export function inputFiles(target: Target, reader: Reader): string[] {
  const { tree } = reader
  const named = [...namedFiles(target), ...statingFiles(target)]
  return [...named.map((file) => resolveLinks(tree, file) ?? file), ...chartFiles(target, reader)]
}

function chartFiles(target: Target, reader: Reader): readonly string[] {
  if (target.kind !== 'helm') return []
  return chartFolders(reader, target).flatMap((path) =>
    reader.tree.read(path) ? [path] : filesUnder(reader.tree, path),
  )
}

/**
 * The differences of files. What Helm writes for the dependencies of a chart belongs to the lines that declare them.
 */
function inputChanges(files: readonly string[], changesOf: SourceChanges): InputChange[] {
  const changes = [...new Set(files)].flatMap(changesOf)
  const chartFileNames = new Set(changes.flatMap(({ file }) => (baseName(file) === 'Chart.yaml' ? file : [])))
  const dependencies = [...chartFileNames].flatMap((file) => dependencyChange(file, changes) ?? [])
  const grouped = new Set(dependencies.flatMap((change) => change.changes))
  const others = changes.filter((change) => !grouped.has(change))
  return [...dependencies, ...others.map((change) => ({ shown: change, changes: [change] }))]
}

/** The change of a chart's dependencies in Chart.yaml, Chart.lock and `charts/`; `null` if the latter two are as before. */
function dependencyChange(chartFile: string, changes: readonly SourceChange[]): InputChange | null {
  const folder = folderOf(chartFile)
  const inFolder = folder === '' ? '' : `${folder}/`
  const written = changes.filter(
    ({ file }) => file === `${inFolder}Chart.lock` || isInside(file, `${inFolder}charts`),
  )
  const declared = changes.filter(({ file }) => file === chartFile)
  // The version of the chart itself stands above its dependencies.
  const shown = declared.at(-1)
  return written.length > 0 && shown ? { shown, changes: [...declared, ...written] } : null
}
