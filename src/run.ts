import { checkEgressAllow, readConfig } from './config.ts'
import type { Config } from './core/config.ts'
import { UsageError } from './core/errors.ts'
import { withoutPointers } from './core/pointers.ts'
import type { Finding, Report } from './core/report.ts'
import type { Tree } from './core/tree.ts'
import { nextTurn } from './core/turn.ts'
import { compareFindings } from './diff/findings.ts'
import { diffObjects } from './diff/objects.ts'
import { checkEnvironments, checkPaths } from './discover/scope.ts'
import { causesIn, pointAtCauses } from './run/causes.ts'
import { offerFixes } from './run/fixes.ts'
import { inspect, type Scope, type Side } from './run/inspect.ts'
import type { LocatedFinding } from './run/locate.ts'
import { mergeFindings } from './run/merge-findings.ts'
import { summarise } from './run/summarise.ts'
import { targetReports } from './run/target-reports.ts'
import { readerOf } from './yaml/reader.ts'

/** The two sides of a run, and what is looked at. */
export interface RunInput extends Scope {
  readonly head: Tree
  /** Asks which commit head is; `null` if it is none. */
  readonly headCommit: () => string | null
  readonly base: Tree | null
  readonly baseCommit: string | null
  /** Secret under which values of Secrets are masked: new for every run. */
  readonly maskKey: string
  readonly version: string
  /** Most causes of findings that a fix is looked for; 20 by default. */
  readonly mostFixes?: number
}

/**
 * Checks head, compares it with base, and says what was found.
 * Throws `UsageError` for a wrong configuration, a path that head does not have, an environment nobody has, and for
 * what cannot be allowed.
 */
export async function run(input: RunInput): Promise<Report> {
  checkPaths(input.head, input.paths)
  checkEgressAllow(input.egressAllow ?? [])
  const config = await readConfig(readerOf(input.head), input.configFile)
  const before = inspectBase(input, config)
  const [head, base, headCommit] = await Promise.all([
    inspect(withoutPointers(input.head), config, input, before),
    before,
    nextTurn().then(input.headCommit),
  ])
  checkEnvironments([...head.environments, ...(base?.environments ?? [])], input.environments)
  return report({ ...input, headCommit }, config, head, base)
}

/** Begins while head is being rendered. */
async function inspectBase(input: RunInput, head: Config): Promise<Side | null> {
  await nextTurn()
  if (!input.base) return null
  const config = await baseConfig(input.base, input, head)
  return inspect(withoutPointers(input.base), config, { ...input, schemasOf: input.head })
}

/**
 * Base has its own targets but is judged by head's rules, for head's mesh: a rule that head switches on or off must
 * not make findings look new or fixed. A configuration that only base has wrong is head's to repair.
 */
async function baseConfig(base: Tree, { configFile }: RunInput, head: Config): Promise<Config> {
  try {
    const own = await readConfig(readerOf(base), configFile)
    return { ...without(own, judging), ...only(head, judging) }
  } catch (error) {
    if (error instanceof UsageError) return head
    throw error
  }
}

/** What the configuration says of how to judge. */
const judging = [
  'rules',
  'istio-version',
  'mesh',
  'egress-allowlist',
  'schemas',
] as const satisfies readonly (keyof Config)[]

function only(config: Config, keys: readonly (keyof Config)[]): Config {
  return Object.fromEntries(Object.entries(config).filter(([key]) => keys.includes(key as keyof Config)))
}

function without(config: Config, keys: readonly (keyof Config)[]): Config {
  return Object.fromEntries(Object.entries(config).filter(([key]) => !keys.includes(key as keyof Config)))
}

/** The input, once it is known which commit head is. */
type KnownInput = Omit<RunInput, 'headCommit'> & { readonly headCommit: string | null }

async function report(input: KnownInput, config: Config, head: Side, base: Side | null): Promise<Report> {
  const [findings, changes] = await Promise.all([
    findingsOf(input, config, head, base),
    // What the causes are asked of renders meanwhile.
    nextTurn().then(() => (base ? diffObjects(...comparable(base, head), input.maskKey) : [])),
  ])
  const targets = targetReports(head, base)
  const skipped = [...head.skipped]
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version: input.version },
    head: input.headCommit,
    base: input.baseCommit,
    summary: summarise({ findings, changes, targets, skipped }),
    targets,
    findings,
    changes,
    skipped,
  }
}

/** The findings of both sides, at their causes, with the fixes that work. */
async function findingsOf(
  input: KnownInput,
  config: Config,
  head: Side,
  base: Side | null,
): Promise<Finding[]> {
  const compared = base ? compare(base, head) : head.findings
  const causes = causesIn(head, input.provenance)
  const pointed = await pointAtCauses(compared, head, causes)
  return mergeFindings(await offerFixes(pointed, { ...input, scope: input, config, side: head, causes }))
}

/** Findings of both sides. What base rendered and head could not is not known to be fixed: it is left out. */
function compare(base: Side, head: Side): LocatedFinding[] {
  const failed = new Set(failures(head))
  const isKnown = (finding: LocatedFinding): boolean =>
    finding.status !== 'fixed' || !isOfRender(finding) || finding.targets.some((id) => !failed.has(id))
  return compareFindings(base.findings, head.findings).filter(isKnown)
}

/** True for what only a render can show. */
function isOfRender({ provenance, found }: LocatedFinding): boolean {
  return provenance === 'template' || found.view === 'deadValue' || found.view === 'undefinedValue'
}

/** What both sides could render, or only one side has: a failed render must not look like removed objects. */
function comparable(base: Side, head: Side): [Side['rendered'], Side['rendered']] {
  const failed = new Set([...failures(base), ...failures(head)])
  return [
    base.rendered.filter(({ id }) => !failed.has(id)),
    head.rendered.filter(({ id }) => !failed.has(id)),
  ]
}

function failures({ targets, rendered }: Side): string[] {
  const complete = new Set(rendered.map(({ id }) => id))
  return targets.map(({ id }) => id).filter((id) => !complete.has(id))
}
