import { notice, setFailed, setOutput, setSecret } from '@actions/core'
import { pageResult } from './action/page.ts'
import { staleLabelNotice } from './action/approval.ts'
import { checkPullRequest, type CheckResult } from './action/check.ts'
import { checkShard } from './action/shard.ts'
import type { CheckRequest } from './action/open-check.ts'
import { clientFor } from './action/client.ts'
import { readInputs, type Inputs } from './action/inputs.ts'
import { commentOutputs, errorOutputs, outputsOf, shardOutputs, type Outputs } from './action/outputs.ts'
import { pageOptions, publish, show } from './action/publish.ts'
import { publishReport } from './action/publish-report.ts'
import { suggestFixes } from './action/suggest.ts'
import { writeReport, writeReports } from './action/report-file.ts'
import { shardText, type Shard, type ShardSummary } from './core/shard.ts'
import { errorText } from './host/error-text.ts'
import { basicCredentials } from './host/github/credentials.ts'
import { readEvent } from './host/github/event.ts'
import { maskKeyVariable, readMaskKey } from './host/mask-key.ts'
import { visible } from './report/escape.ts'
import { describesRules } from './report/format-names.ts'
import type { RuleInfo } from './report/rule-info.ts'
import { shardLine } from './report/shards.ts'
import { verdict, type Gate } from './report/verdict.ts'
import { addPageLines } from './run/page-lines.ts'
import pkg from '../package.json' with { type: 'json' }

const engine = {
  worker: new URL('./worker.js', import.meta.url),
  wasm: new URL('./engine.wasm', import.meta.url),
}
const engineDigest = new URL('./engine.sha256', import.meta.url)
const processWorker = new URL('./process-worker.js', import.meta.url)

try {
  const maskKey = takeMaskKey()
  await main(takeInputs(), maskKey)
} catch (error) {
  setOutputs(errorOutputs)
  setFailed(visible(errorText(error)))
}

/** Runs the check and publishes the report; or does what the inputs ask for in its place. */
async function main(inputs: Inputs, maskKey: string | null): Promise<void> {
  const event = readEvent(process.env)
  const gate = gateOf(inputs)
  if (inputs['publish-report'] !== '')
    return setOutputs(await publishReport(event, inputs, gate, process.env))
  const github = await clientFor(event, inputs)
  const env = process.env
  const files = { engine, engineDigest, processWorker }
  const request: CheckRequest = { inputs, event, github, env, version: pkg.version, ...files, maskKey }
  if (inputs.shard) return finishShard(inputs.shard, await checkShard(request, inputs.shard))
  await publishResult(await checkPullRequest(request), request, gate)
}

/**
 * Publishes what a check found. The verdict is logged and the outputs are set before the job summary and the comment, so
 * that only these are missing if the job is cancelled while it waits for GitHub.
 */
async function publishResult(result: CheckResult, request: CheckRequest, gate: Gate): Promise<void> {
  const { inputs, event, github } = request
  const { report, fetched } = result
  const { report: page, changedLines } = pageResult(result)
  const context = {
    inputs,
    event,
    github,
    gate,
    env: process.env,
    print,
    ...(changedLines && { changedLines }),
    ...(fetched && { fetched }),
  }
  const outcome = verdict(report, gate)
  const stale = staleLabelNotice(report, event, inputs)
  if (stale !== null) notice(stale)
  const reports = { report: addPageLines(report, page), page }
  setOutputs(outputsOf(report, outcome, writeReport(reports.report, inputs, process.env)))
  const links = pageOptions(report, context)
  writeReports(reports, inputs, process.env, { gate, rules: await rulesFor(inputs), links })
  const { errorSlotsFull } = show(page, context)
  if (outcome.failed) fail(outcome.line, errorSlotsFull)
  setOutputs(commentOutputs(await publish(page, context)))
  await suggestFixes(page, context)
}

/** Says what a shard did: nothing if it is `null`. */
function finishShard(shard: Shard, summary: ShardSummary | null): void {
  const unaffected = `shard ${shardText(shard)}: the change touches nothing that is rendered or checked`
  notice(summary ? shardLine(summary) : unaffected)
  setOutputs(shardOutputs)
}

/** The rules, if a requested report describes them. */
async function rulesFor({ reports }: Inputs): Promise<readonly RuleInfo[]> {
  return reports.some(({ format }) => describesRules(format)) ? (await import('./rules/index.ts')).rules : []
}

function gateOf(inputs: Inputs): Gate {
  return {
    failOn: inputs['fail-on'],
    minConfidence: inputs['min-confidence'],
    onlyNew: inputs['only-new'],
    strict: inputs.strict,
    failOnDiff: inputs['fail-on-diff'],
  }
}

/** Reads the inputs and removes the secrets from the environment, so that no child process or thread inherits them. */
function takeInputs(): Inputs {
  const inputs = readInputs(process.env)
  const token = inputs['github-token']
  delete process.env['INPUT_GITHUB-TOKEN']
  delete process.env['INPUT_CACHE-PRIVATE-KEY']
  if (token !== '') for (const secret of [token, basicCredentials(token)]) setSecret(secret)
  return inputs
}

/** Reads the key of masks and removes it from the environment, too. */
function takeMaskKey(): string | null {
  const key = readMaskKey(process.env)
  delete process.env[maskKeyVariable]
  if (key !== null) setSecret(key)
  return key
}

function setOutputs(outputs: Partial<Outputs>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}

/** Fails the step. GitHub shows ten errors, so after ten annotations the verdict is printed without an annotation. */
function fail(line: string, errorSlotsFull: boolean): void {
  if (!errorSlotsFull) return setFailed(`meshgate: ${line}`)
  print(`meshgate: ${line}\n`)
  process.exitCode = 1
}

function print(text: string): void {
  process.stdout.write(text)
}
