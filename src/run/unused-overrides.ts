import type { Config } from '../core/config.ts'
import { adjustSeverities } from '../inspect/severities.ts'
import { locate, type LocatedFinding } from '../inspect/locate.ts'
import type { InspectedTree, ScopeOptions } from '../inspect/types.ts'
import { equalData } from '../diff/data.ts'
import { pathMatcher } from '../discover/manifests.ts'
import { lint } from '../lint.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import type { Node } from '../model/node.ts'
import type { UnusedOverride } from '../model/check-problems.ts'
import { rules } from '../rules/index.ts'
import { closestName } from '../schema/suggest.ts'
import { isFullyChecked } from './waivers/fully-checked.ts'

/** The inputs for finding unused entries of `overrides`. */
export interface OverridesInput {
  readonly head: InspectedTree
  /** `null` without a base. */
  readonly base: InspectedTree | null
  /** The configuration that the severity of the findings comes from. */
  readonly config: Config
  readonly options: ScopeOptions
}

/**
 * The findings about patterns and environments in `overrides` of head, and patterns in its `exclude`, that match nothing;
 * existing if base has the same.
 */
export function unusedOverrideFindings({ head, base, config, options }: OverridesInput): LocatedFinding[] {
  const inBase = new Set(base ? unusedOverrides(base, config, options).map(identityOf) : [])
  return unusedOverrides(head, config, options).flatMap((unused) => {
    const found = lint(createMesh({ ...emptyMesh, unusedOverrides: [unused] }), rules)
    return locate(adjustSeverities(found, config), head.sources).map((finding) => ({
      ...finding,
      status: inBase.has(identityOf(unused)) ? ('existing' as const) : ('new' as const),
    }))
  })
}

function identityOf({ code, node }: UnusedOverride): string {
  return `${code} ${node.text}`
}

/**
 * Environments are only known for the used configuration, so other entries are not judged by them. Patterns of `exclude` in a
 * preset are for many repositories, and are not judged.
 */
function unusedOverrides(tree: InspectedTree, config: Config, options: ScopeOptions): UnusedOverride[] {
  const { reader } = tree.sources
  const { root } = configurationFiles(reader, options.configFile)
  const overrides = root?.items('overrides') ?? []
  const exclude = (root?.items('exclude') ?? []).filter(({ file }) => file === options.configFile)
  const isUsed = (pattern: string): boolean => {
    const matches = pathMatcher([pattern])
    return [...reader.tree.files, ...reader.tree.links.keys()].some(matches)
  }
  const isListed = (data: unknown): boolean =>
    (config.overrides ?? []).some((entry) => equalData(entry, data))
  const unmatched = (nodes: readonly Node[], code: UnusedOverride['code']): UnusedOverride[] =>
    nodes.flatMap((node) => (isUsed(node.text) ? [] : { code, node, similar: null }))
  return [
    ...unmatched(exclude, 'nothing-excluded'),
    ...overrides.flatMap((override) => [
      ...unmatched(override.items('paths'), 'no-file'),
      ...(isListed(override.data)
        ? override.items('environments').flatMap((node) => unusedEnvironment(node, tree, options))
        : []),
    ]),
  ]
}

/** An unrendered target may belong to an unknown environment. */
function unusedEnvironment(
  node: UnusedOverride['node'],
  tree: InspectedTree,
  options: ScopeOptions,
): UnusedOverride[] {
  const names = tree.environments.filter((name) => name !== null)
  if (names.includes(node.text) || !isFullyChecked({ ...tree, unchanged: new Set() }, options)) return []
  return [{ code: 'no-environment', node, similar: closestName(node.text, names) ?? null }]
}
