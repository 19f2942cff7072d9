import type { Target } from '../../core/target.ts'
import { joinPath } from '../../core/path.ts'
import { isRefused } from '../../discover/unreadable.ts'
import { isYttTemplate } from '../../discover/ytt-template.ts'
import { hasPath } from '../../core/tree.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { LostCheck } from '../../model/check-problems.ts'
import { yamlInvalid } from '../../rules/schema/yaml-invalid.ts'
import { locationAt } from '../../yaml/lines.ts'
import { differsBetween } from './differing-files.ts'
import { treesOf, type TreesWithFailures, renderedReleases, filesOfTarget } from './trees-with-failures.ts'

/**
 * The files of head that Helm or kubectl read (YAML, JSON, `.tpl`, `.tgz`) and that cannot be read, such as a Git LFS
 * pointer, if base does not have them in such a form. Also a checked folder of base that is now a submodule or a link.
 */
export function unreadFiles({ base, head }: TreesWithFailures): LostCheck[] {
  const [inBase, inHead] = treesOf(base, head).map(({ refused }) => refused)
  const refusedInBase = new Set(inBase!.map(({ file }) => file))
  const skipped = new Set(head.skipped.map(({ file }) => file))
  return inHead!
    .filter(({ file }) => skipped.has(file) && !refusedInBase.has(file))
    .filter(({ file }) => mayBeApplied.test(file) || isCheckedBelow(file, base))
    .map(({ file, reason }) => ({ code: 'not-read', node: { file, line: 1 }, target: file, reason }))
}

/**
 * The manifest files that the change touches and that are YAML neither in head nor in base, so that the finding about them is
 * no new one.
 */
export function brokenManifests({ base, head }: TreesWithFailures): LostCheck[] {
  const [inBase, inHead] = [base, head].map(brokenFiles)
  const differs = differsBetween(treesOf(base, head))
  const reason = 'this change touches it, and it is YAML neither here nor in base'
  return [...inHead!]
    .filter(([file]) => inBase!.has(file) && differs(file))
    .map(([file, line]) => ({ code: 'not-read', node: { file, line }, target: file, reason }))
}

/**
 * The manifest files that are YAML in base, and that head takes for templates of other tools, since they contain `{{` or the
 * like, as an ApplicationSet with a mistake does, or comments with instructions of ytt.
 */
export function filesTakenForTemplates({ base, head }: TreesWithFailures): LostCheck[] {
  const { reader } = head.sources
  const skippedInBase = new Set(base.skipped.map(({ file }) => file))
  const inBase = manifestFiles(base)
  return head.skipped
    .filter(
      ({ file }) => inBase.has(file) && !skippedInBase.has(file) && !isRefused(base.sources.reader, file),
    )
    .flatMap(({ file }): LostCheck[] => {
      const lost = { code: 'not-read', target: file } as const
      const [document] = reader.documents(file).filter(({ root, problems }) => !root && problems.length > 0)
      const problem = document?.problems[0]
      if (document && problem) {
        const node = locationAt(document.source, problem.start, problem.end)
        return [{ ...lost, node, reason: `it is YAML in base, and here ${problem.message}` }]
      }
      const isYtt = isYttTemplate(reader.text(file) ?? '')
      return isYtt ? [{ ...lost, node: { file, line: 1 }, reason: becameYtt }] : []
    })
}

const becameYtt = 'it is a manifest in base, and here a template of ytt, for its comments with `#@`'

/** The first line that is wrong of each manifest file that is certainly no YAML. */
function brokenFiles({ findings, targets }: InspectedTree): ReadonlyMap<string, number> {
  const applied = manifestFiles({ targets })
  const errors = findings.filter(
    ({ rule, severity, confidence, at }) =>
      rule === yamlInvalid.id && severity === 'error' && confidence === 'certain' && applied.has(at.file),
  )
  return new Map(errors.toReversed().map(({ at }) => [at.file, at.line]))
}

function manifestFiles({ targets }: Pick<InspectedTree, 'targets'>): ReadonlySet<string> {
  return new Set(targets.flatMap((target) => (target.kind === 'manifests' ? target.files : [])))
}

function isCheckedBelow(folder: string, { targets, renders, sources }: InspectedTree): boolean {
  const hasFiles = (target: Target): boolean =>
    filesOfTarget(target, sources.reader.tree).some((file) => file.startsWith(`${folder}/`))
  return targets.some((target) => {
    const render = renders.get(target.id)
    return (render === undefined || render.status === 'rendered') && hasFiles(target)
  })
}

/**
 * Values files that a rendered release in base reads, that head still has and skips, and that no rendered release in head
 * reads, although the folder of the chart still has a Chart.yaml. `isGuess` is true if they were assigned to it by their keys.
 */
export function leftValues({ base, head }: TreesWithFailures): LostCheck[] {
  const { tree } = head.sources.reader
  const releases = renderedReleases(base).filter(({ path }) => hasPath(tree, joinPath(path, 'Chart.yaml')))
  const inBase = new Map(
    releases.flatMap(({ values, guess }) => values.map((file) => [file, guess === 'keys'])),
  )
  const inHead = new Set(renderedReleases(head).flatMap(({ values }) => values))
  return head.skipped.flatMap(({ file, reason }): LostCheck[] => {
    const isGuess = inBase.get(file)
    if (isGuess === undefined || !hasPath(tree, file) || inHead.has(file)) return []
    return [{ code: 'not-rendered', node: { file, line: 1 }, target: file, reason, isGuess }]
  })
}

/** Files that Helm and kubectl read. */
const mayBeApplied = /\.(ya?ml|json|tpl|tgz)$/
