import { setFailed, setOutput, setSecret } from '@actions/core'
import { checkPullRequest } from './action/check.ts'
import { clientFor } from './action/client.ts'
import { readInputs, type Inputs } from './action/inputs.ts'
import { commentOutputs, errorOutputs, outputsOf, type Outputs } from './action/outputs.ts'
import { publish, show } from './action/publish.ts'
import { writeReport } from './action/report-file.ts'
import { errorText } from './host/error-text.ts'
import { basic } from './host/github/credentials.ts'
import { readEvent } from './host/github/event.ts'
import { visible } from './report/escape.ts'
import { verdict, type Gate } from './report/verdict.ts'
import pkg from '../package.json' with { type: 'json' }

const engine = {
  worker: new URL('./worker.js', import.meta.url),
  wasm: new URL('./helm.wasm', import.meta.url),
}
const schemaWorker = new URL('./schema-worker.js', import.meta.url)

try {
  await main(takeInputs())
} catch (error) {
  setOutputs(errorOutputs)
  setFailed(visible(errorText(error)))
}

/**
 * The verdict is said and set before anything is asked of the disk or of GitHub: should the job be ended while it waits
 * for an answer, all but the comment is there.
 */
async function main(inputs: Inputs): Promise<void> {
  const event = readEvent(process.env)
  const github = await clientFor(event, inputs)
  const { report, changedLines } = await checkPullRequest({
    inputs,
    event,
    github,
    env: process.env,
    version: pkg.version,
    engine,
    schemaWorker,
  })
  const gate: Gate = {
    failOn: inputs['fail-on'],
    minConfidence: inputs['min-confidence'],
    onlyNew: inputs['only-new'],
    strict: inputs.strict,
    failOnDiff: inputs['fail-on-diff'],
  }
  const stage = {
    inputs,
    event,
    github,
    gate,
    env: process.env,
    print,
    ...(changedLines && { changedLines }),
  }
  const outcome = verdict(report, gate)
  setOutputs(outputsOf(report, outcome, writeReport(report, inputs, process.env)))
  const { fullUp } = show(report, stage)
  if (outcome.failed) fail(outcome.line, fullUp)
  setOutputs(commentOutputs(await publish(report, stage)))
}

/** Takes the inputs and takes the token out of the environment: no process or thread that is started inherits it. */
function takeInputs(): Inputs {
  const inputs = readInputs(process.env)
  const token = inputs['github-token']
  delete process.env['INPUT_GITHUB-TOKEN']
  if (token !== '') for (const secret of [token, basic(token)]) setSecret(secret)
  return inputs
}

function setOutputs(outputs: Partial<Outputs>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}

/** An eleventh error would be lost, so the verdict takes no place among ten that point at lines. */
function fail(line: string, fullUp: boolean): void {
  if (!fullUp) return setFailed(`meshgate: ${line}`)
  print(`meshgate: ${line}\n`)
  process.exitCode = 1
}

function print(text: string): void {
  process.stdout.write(text)
}
