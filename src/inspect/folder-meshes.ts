import { groupBy } from '../core/group.ts'
import { compareSeverity } from '../core/order.ts'
import { folderOf } from '../core/path.ts'
import { lint } from '../lint.ts'
import type { LintFinding } from '../lint/finding.ts'
import { identityOf } from '../model/manifest.ts'
import { createMesh, type MeshInput } from '../model/mesh.ts'
import { findRule } from '../rules/find-rule.ts'
import { rules } from '../rules/index.ts'

/**
 * The plain manifests of each folder as one mesh, if nothing states whether they are applied together, since people
 * often put the files of one application into one folder. Omitted are folders with one such file, and those where two
 * files have an object of the same apiVersion, kind, namespace and name: such files are alternatives.
 * @param inputs the mesh of each target
 */
export function folderMeshes(inputs: readonly MeshInput[]): MeshInput[] {
  const loose = inputs.filter(
    ({ targets: [target] }) => target?.kind === 'manifests' && target.loose === 'alone',
  )
  return [...groupBy(loose, ({ targets: [target] }) => folderOf(target!.path)).values()]
    .filter((files) => files.length > 1 && !haveClash(files))
    .map((files) => ({
      ...files[0]!,
      targets: files.flatMap(({ targets }) => targets),
      manifests: files.flatMap(({ manifests }) => manifests),
      parts: files.flatMap(({ parts = [] }) => parts),
      entries: [],
      documents: [],
      isPartial: files.some(({ isPartial = false }) => isPartial),
    }))
}

function haveClash(files: readonly MeshInput[]): boolean {
  const seen = new Set<string>()
  return files.some(({ manifests }) => {
    const names = new Set(manifests.map(({ root }) => JSON.stringify(identityOf(root))))
    const clashes = [...names].some((name) => seen.has(name))
    for (const name of names) seen.add(name)
    return clashes
  })
}

/**
 * The findings in the files of a folder together that no single file has. That they are applied together is a guess. So
 * such a finding is likely and at most a warning, a missing object is a note, and there is no fix, since fixes are
 * tried with each file alone.
 * @param ofFiles the findings in each file alone, by `findingFactKey`
 */
export function findingsInFolder(folder: MeshInput, ofFiles: ReadonlySet<string>): LintFinding[] {
  return lint(createMesh(folder), rules)
    .filter((finding) => !ofFiles.has(findingFactKey(finding)))
    .map((finding) => ({
      ...finding,
      severity: severityInFolder(finding),
      confidence: 'likely',
      fix: null,
    }))
}

/** An object that is missing in a folder is probably elsewhere. */
function severityInFolder({ rule, code, severity }: LintFinding): LintFinding['severity'] {
  if (rulesOfAbsence.has(rule) && !findRule(rule)?.nearlyRight?.includes(code)) return 'info'
  return compareSeverity(severity, 'warning') < 0 ? 'warning' : severity
}

/** The rules about absent objects. Rules with errors state it themselves (`fromAbsence`). */
const rulesOfAbsence = new Set([
  ...rules.flatMap(({ id, fromAbsence }) => (fromAbsence ? id : [])),
  'authz/selects-nothing',
])

/** A key that is equal for a finding in a file alone and in its folder. */
export function findingFactKey({ rule, code, at, about }: LintFinding): string {
  return [rule, code, at.file, at.line, at.column, about].join('\0')
}
