import type { Config, Override } from '../core/config.ts'
import { namedFiles, type GitopsTarget, type Target } from '../core/target.ts'
import { pathMatcher } from './manifests.ts'

/** The targets to check, and those that entries of `overrides` with `exclude` exclude. */
export interface SplitTargets {
  readonly checked: readonly Target[]
  readonly leftOut: readonly Target[]
}

/** Separates the targets that `overrides` exclude. Single files of plain manifests may be excluded. */
export function splitTargets(targets: readonly Target[], { overrides = [] }: Config): SplitTargets {
  const exclusions = overrides.filter(({ exclude }) => exclude).map(exclusionOf)
  if (exclusions.length === 0) return { checked: targets, leftOut: [] }
  const [checked, leftOut]: [Target[], Target[]] = [[], []]
  for (const target of targets) {
    const remaining = exclusions.reduce<Target | null>((part, exclude) => part && exclude(part), target)
    if (remaining) checked.push(remaining)
    else leftOut.push(target)
  }
  return { checked, leftOut }
}

/** Returns the target without the files that an entry excludes; `null` if the entry excludes all of it. */
function exclusionOf({ paths, environments }: Override): (target: Target) => Target | null {
  const isExcluded = paths ? pathMatcher(paths) : () => true
  return (target) => {
    const { environment } = target
    if (environments && (environment === null || !environments.includes(environment))) return target
    if (target.kind !== 'manifests') return placesOf(target).some(isExcluded) ? null : target
    const files = target.files.filter((file) => !isExcluded(file))
    if (files.length === target.files.length && files.length > 0) return target
    return files.length === 0 ? null : { ...target, files }
  }
}

/** The paths that patterns match for a target: its chart or folder, its values files and the file that states it. */
function placesOf(target: Target): readonly string[] {
  const statedBy = target.statedBy ? [target.statedBy.file] : []
  if (target.kind === 'kustomization') return [target.path, target.file, ...statedBy]
  return [target.path, ...namedFiles(target), ...statedBy]
}

/** Marks objects of controllers whose targets are all excluded. */
export function withoutLeftOut(
  gitops: readonly GitopsTarget[],
  leftOut: readonly Target[],
  configFile: string,
): readonly GitopsTarget[] {
  if (leftOut.length === 0) return gitops
  const ids = new Set(leftOut.map(({ id }) => id))
  return gitops.map((target) => {
    const applied = [
      ...(target.renderedAs ?? []),
      ...(target.builtWith === undefined ? [] : [target.builtWith]),
    ]
    if (target.isExcluded || applied.length === 0 || !applied.every((id) => ids.has(id))) return target
    const { renderedAs: _, builtWith: __, ...unrendered } = target
    return { ...unrendered, isExcluded: true, reason: `\`overrides\` in ${configFile} excludes it` }
  })
}
