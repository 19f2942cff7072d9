import type { CheckChange } from '../../core/report.ts'
import { isTestFile } from '../../core/test-file-path.ts'
import { baseName } from '../../core/path.ts'
import { comparableText } from '../../diff/data.ts'
import { Node } from '../../model/node.ts'
import { fileStart } from '../../yaml/lines.ts'
import type { Reader } from '../../yaml/reader.ts'
import { checkChange } from './check-change.ts'
import { emptyRoot } from './empty-root.ts'
import {
  settingDifferences,
  type ListPolicy,
  type SettingDifference,
  type CheckEffect,
} from './differences.ts'

/**
 * The changes of policy tests: added and removed cases and rows, requests that are no longer made, changed
 * expectations. A removed file is one change, unless it was moved.
 */
export function testChanges(base: Reader, head: Reader): CheckChange[] {
  const [inBase, inHead] = [base, head].map(({ tree }) => new Set(tree.files.filter(isTestFile)))
  const movedTo = movedFiles(inBase!, inHead!)
  const moved = new Set(movedTo.values())
  return [
    ...[...inBase!].flatMap((file) => {
      const name = inHead!.has(file) ? file : movedTo.get(file)
      return name === undefined ? [wholeFile(file, 'base')] : changesOf(base, file, head, name)
    }),
    ...[...inHead!].flatMap((file) =>
      inBase!.has(file) || moved.has(file) ? [] : [wholeFile(file, 'head')],
    ),
  ]
}

/** The removed files of base for which head has a new file of the same name. */
function movedFiles(inBase: ReadonlySet<string>, inHead: ReadonlySet<string>): ReadonlyMap<string, string> {
  const added = [...inHead].filter((file) => !inBase.has(file))
  const byName = new Map(added.map((file) => [baseName(file), file]))
  const gone = [...inBase].filter((file) => !inHead.has(file))
  return new Map(
    gone.flatMap((file) => {
      const target = byName.get(baseName(file))
      return target === undefined ? [] : [[file, target] as const]
    }),
  )
}

function wholeFile(file: string, side: CheckChange['side']): CheckChange {
  const isGone = side === 'base'
  return {
    at: fileStart(file),
    side,
    key: '',
    effect: isGone ? 'loosens' : 'tightens',
    note: isGone ? 'its policy tests are gone' : 'new policy tests',
  }
}

/** Documents are compared by their order. An unreadable file is a finding of its own. */
function changesOf(base: Reader, baseFile: string, head: Reader, headFile: string): CheckChange[] {
  const [before, after] = [rootsIn(base, baseFile), rootsIn(head, headFile)]
  return before.flatMap((root, index) =>
    settingDifferences(root, after[index] ?? emptyRoot(headFile), policy).map((difference) =>
      checkChange(difference, effectOf(difference)),
    ),
  )
}

function rootsIn(reader: Reader, file: string): Node[] {
  return reader.documents(file).flatMap(({ root }) => (root ? [Node.of(root)] : []))
}

/** Cases are matched by name, rows by everything except their expectations. */
const policy: ListPolicy = {
  nameOf: (item, path) => {
    if (path.at(-1) === 'cases') return item.get('name').text || null
    return path.at(-1) === 'each' ? rowName(item) : null
  },
  isOrdered: () => false,
  isEmptyIfAbsent: (path) => path.at(-1) === 'elsewhere' || path.at(-1) === 'cases',
}

function rowName(row: Node): string {
  const request = row.entries().filter(([name]) => name !== 'expect')
  return row.get('name').text || comparableText(request.map(([name, value]) => [name, value.data]))
}

/** Keys that select what a case tests. With fewer of them, less is tested. */
const extents: ReadonlySet<string> = new Set(['cases', 'each', 'paths', 'methods', 'environments'])

function effectOf(difference: SettingDifference): CheckEffect {
  const { path, isItem, head } = difference
  if (isItem && extents.has(path.at(-1)!)) return effectOfTested(difference)
  // Assumed Services make answers certain that were uncertain before.
  if (path.at(-1) === 'elsewhere') return head === null ? 'tightens' : 'loosens'
  const at = path.indexOf('expect')
  if (at < 0) return 'changes'
  if (head?.text === 'depends') return 'loosens'
  return at < path.length - 1 ? effectOfTested(difference) : 'changes'
}

function effectOfTested({ base, head }: SettingDifference): CheckEffect {
  if (head === null) return 'loosens'
  return base === null ? 'tightens' : 'changes'
}
