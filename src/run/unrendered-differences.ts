import { distinctData } from '../core/distinct.ts'
import { groupBy } from '../core/group.ts'
import { joinPath } from '../core/path.ts'
import type { TargetReport } from '../core/report.ts'
import {
  namedFiles,
  type GitopsTarget,
  type PlacedText,
  type Target,
  type UnrenderedSource,
} from '../core/target.ts'
import { filesUnder } from '../core/tree.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { canonicalJson } from '../model/canonical-json.ts'
import { Node } from '../model/node.ts'
import { placedNode } from '../yaml/embedded.ts'
import { differsBetween } from './weakenings/differing-files.ts'

type UnrenderedDifference = NonNullable<TargetReport['differing']>[number]

/** Reports with `differing`, for targets of head that are not rendered. */
export function withDifferences(
  reports: readonly TargetReport[],
  head: InspectedTree,
  base: InspectedTree,
): TargetReport[] {
  const differenceOf = ownDifferences(head, base)
  const ofTargets = new Map(reports.map((report) => [report.id, differenceOf(report)]))
  return reports.map((report): TargetReport => {
    const differing = [
      ...(ofTargets.get(report.id) ?? []),
      ...(report.renderedAs ?? []).flatMap((id) => ofTargets.get(id) ?? []),
    ]
    return differing.length === 0 ? report : { ...report, differing: distinctData(differing) }
  })
}

/** Returns the differences of a target itself, without those of the targets that it is rendered as. */
function ownDifferences(
  head: InspectedTree,
  base: InspectedTree,
): (report: TargetReport) => readonly UnrenderedDifference[] {
  const [targets, targetsOfBase] = [byId(head.targets), byId(base.targets)]
  const [objects, objectsOfBase] = [byId(head.gitops), byId(base.gitops)]
  const differs = differsBetween([base, head].map(({ sources }) => sources.reader.tree))
  return ({ id, status, reason = '' }) => {
    if (status === 'left-out') return []
    const target = targets.get(id)
    if (!target) return sourceDifferences(objects.get(id), objectsOfBase.get(id), differs)
    const before = targetsOfBase.get(id)
    // What fails in head alone is an error of its own.
    const failsInBoth = status === 'failed' && before !== undefined && !rendersIn(base, id)
    if (status !== 'not-rendered' && !failsInBoth) return []
    const isEqual =
      before !== undefined &&
      statedValues(target, head) === statedValues(before, base) &&
      !filesOf(target, before, head, base).some(differs)
    return isEqual ? [] : [{ name: nameOf(target), reason }]
  }
}

/** The sources of an object that are not rendered and that differ from those of their name in base. */
function sourceDifferences(
  { unrendered = [] }: Pick<GitopsTarget, 'unrendered'> = {},
  { unrendered: unrenderedInBase = [] }: Pick<GitopsTarget, 'unrendered'> = {},
  differs: (file: string) => boolean,
): UnrenderedDifference[] {
  const byName = groupBy(unrenderedInBase, ({ name }) => name)
  const textOf = (sources: readonly UnrenderedSource[] | undefined): string => JSON.stringify(sources ?? [])
  return [...groupBy(unrendered, ({ name }) => name)].flatMap(([name, sources]) => {
    const isEqual =
      textOf(sources) === textOf(byName.get(name)) && !sources.some(({ values }) => values.some(differs))
    return isEqual ? [] : sources.map(({ reason }): UnrenderedDifference => ({ name, reason }))
  })
}

function rendersIn({ renders }: InspectedTree, id: string): boolean {
  return renders.get(id)?.status === 'rendered'
}

/** The files that a target is made of, on both sides. */
function filesOf(target: Target, before: Target, head: InspectedTree, base: InspectedTree): string[] {
  const named = [...namedFiles(target), ...namedFiles(before)]
  if (target.kind !== 'helm') return named
  const stated = named.filter((file) => file !== target.statedBy?.file)
  const ofChart = [head, base].flatMap(({ sources }) =>
    filesUnder(sources.reader.tree, target.path).filter((file) => isPartOfChart(file, target.path)),
  )
  return [...stated, ...ofChart]
}

/** The values and parameters that the object of a release states, as text: its file may state other releases, too. */
function statedValues(target: Target, { sources: { reader } }: InspectedTree): string {
  if (target.kind !== 'helm' || !target.settings) return ''
  const { values, parameters } = target.settings
  const textOf = ({ text, at }: PlacedText): string => {
    const node = at && placedNode(reader, at)
    return node ? canonicalJson(Node.of(node)) : text
  }
  return JSON.stringify([
    values.map(textOf),
    parameters.map(({ flag, key, value }) => [flag, key, textOf(value)]),
  ])
}

/** Files that Helm reads of a chart without being asked by a template (helm `pkg/chart/v2/loader/load.go`). */
const chartFiles = ['Chart.yaml', 'Chart.lock', 'requirements.yaml', 'requirements.lock', 'values.yaml']
const chartFolders = ['templates', 'charts', 'crds']

function isPartOfChart(file: string, chart: string): boolean {
  return (
    chartFiles.some((name) => file === joinPath(chart, name)) ||
    chartFolders.some((name) => file.startsWith(`${joinPath(chart, name)}/`))
  )
}

function nameOf(target: Target): string {
  const release = target.kind === 'helm' || target.kind === 'values' ? target.release : null
  return release ?? (target.path || '.')
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}
