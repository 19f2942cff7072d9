import { notice, warning } from '@actions/core'
import { resolve } from 'node:path'
import type { Report } from '../core/report.ts'
import { createEnginePool, type EnginePool } from '../host/engine/engine-pool.ts'
import type { RunEngine } from '../host/engine/renderer.ts'
import { setRunFlags } from '../host/engine/v8-flags.ts'
import type { FetchSummary } from '../report/fetch-text.ts'
import { changedLines, type ChangedLines } from '../run/changed-lines.ts'
import { lineMap, type LineMap } from '../run/page-lines.ts'
import type { RunInput } from '../run/run-input.ts'
import { hasKeptRenders } from '../host/render-cache/cache-folder.ts'
import { approvalOf } from './approval.ts'
import { restoredCache } from './restored-cache.ts'
import { fetchedCharts } from './fetched-charts.ts'
import { openCheck, type CheckRequest, type OpenedCheck } from './open-check.ts'

/** The result of a check. */
export interface CheckResult {
  readonly report: Report
  /** Absent without a base. */
  readonly changedLines?: ChangedLines
  /** Absent unless a merge commit of a pull request was checked. */
  readonly pageLines?: LineMap
  /** Absent unless charts were to be fetched. */
  readonly fetched?: FetchSummary
}

/**
 * Opens head and base of the event and runs. A change that touches nothing needs no engine. Throws `UsageError` if head
 * or base cannot be opened.
 */
export async function checkPullRequest(request: CheckRequest): Promise<CheckResult> {
  const opened = await openCheck(request)
  if (opened.unaffected) return { report: opened.unaffected }
  const fetched = request.inputs.fetch ? await fetchedCharts(request.env, opened.workspace) : null
  const engine = createEnginePool(request.engine)
  try {
    if (!hasKeptRenders(restoredCache(request.inputs, request.env, opened.workspace.root))) engine.warm()
    const result = await checkWith(engine, request, opened)
    return fetched ? { ...result, fetched } : result
  } finally {
    await engine.close()
  }
}

async function checkWith(
  engine: EnginePool,
  request: CheckRequest,
  opened: OpenedCheck,
): Promise<CheckResult> {
  // Loaded while the engine starts, and not at all for a change that touches nothing.
  const [{ run }, { openKeptRenders }] = await Promise.all([import('../run.ts'), import('./kept-renders.ts')])
  const { workspace } = opened
  const keptRenders = openKeptRenders(engine, { ...request, root: workspace.root })
  const isMerge = request.inputs.merge !== ''
  const report = isMerge
    ? await mergedReport(keptRenders.engine, request, opened)
    : await run(await runInputOf(keptRenders.engine, request, opened))
  // Saving removes the renders that this run did not use. A merge uses those of shards instead of kept ones.
  if (!isMerge) keptRenders.save()
  return {
    report,
    ...(workspace.base && { changedLines: changedLines(workspace.base, workspace.head) }),
    ...(workspace.pullHead && { pageLines: lineMap(workspace.head, workspace.pullHead) }),
  }
}

/** The report of a check with the answers of shards, in the folder that the input `merge` names. */
async function mergedReport(engine: RunEngine, request: CheckRequest, opened: OpenedCheck): Promise<Report> {
  const { openMerge } = await import('../host/shards/open-merge.ts')
  const { inputs, env, engineDigest, maskKey } = request
  const folder = resolve(env['GITHUB_WORKSPACE'] ?? '.', inputs.merge)
  const merge = openMerge(engine, { folders: [folder], root: opened.workspace.root, engineDigest, maskKey })
  const { mergeLine, missingLine } = await import('../report/shards.ts')
  const missing = missingLine(merge)
  if (missing !== null) warning(missing)
  const report = await merge.run(await runInputOf(merge.engine, request, opened))
  notice(mergeLine(merge.summary()))
  return report
}

/**
 * The input of a run: head, base and configuration as `openCheck` opened them, the inputs of the action, and why changes that
 * weaken the check are approved (`approvalOf`).
 */
export async function runInputOf(
  engine: RunEngine,
  request: CheckRequest,
  { workspace, config, budget, all }: OpenedCheck,
): Promise<RunInput> {
  const { openRun } = await import('../host/open-run.ts')
  const { inputs } = request
  setRunFlags()
  return openRun({
    workspace,
    engine,
    processWorker: request.processWorker,
    budget,
    options: {
      environments: inputs.environments,
      all,
      configFile: config.configFile,
      istioVersion: inputs['istio-version'],
      egressAllowlist: inputs['egress-allowlist'],
    },
    configSource: config.configSource,
    approval: approvalOf(request.event, inputs, workspace.head),
    version: request.version,
    maskKey: request.maskKey,
  })
}
