import { readdirSync, readFileSync, statSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { Finding, Report } from '../../src/core/report.ts'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import type { RunEngine } from '../../src/host/engine/renderer.ts'
import { openRun } from '../../src/host/open-run.ts'
import { createExpressions } from '../../src/host/expressions.ts'
import { createValidator } from '../../src/host/schema-validator.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createEngine } from '../../src/render/engine.ts'
import { releaseRequest } from '../../src/render/release-request.ts'
import { createValuesUse } from '../../src/render/unused-values/values-use.ts'
import { run } from '../../src/run.ts'
import type { RunInput } from '../../src/run/run-input.ts'
import type { HostServices, Scope, ScopeOptions } from '../../src/inspect/types.ts'

/** Texts by path. */
export type Files = Readonly<Record<string, string>>

/** The engine as it is shipped. */
export const engine = createEngine(
  new WebAssembly.Module(readFileSync(new URL('../../dist/engine.wasm', import.meta.url))),
)

const isReport = new Ajv({ strict: false, allErrors: true }).compile(
  JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8')) as object,
)

const processWorker = new URL('../../src/process-worker.ts', import.meta.url)

/** Room for a machine that does many things at once. */
const limits = { startMs: 120_000, eachMs: 60_000, totalMs: 600_000, maxMegabytes: 512 }

/** One process of a kind for all runs. */
const validator = createValidator(processWorker, limits)
const expressions = createExpressions(processWorker, limits)

/** What of a run is otherwise than usual. */
export interface Overrides extends Partial<Omit<RunInput, 'host' | 'options'>> {
  /** Default: the engine as it is shipped. */
  readonly engine?: RunEngine
  readonly host?: Partial<HostServices>
  readonly options?: Partial<ScopeOptions>
}

/** The input of a run over trees in memory, with the shipped engine, without dead and undefined values. */
export function inputOf(
  head: Files | Tree,
  base: Files | null = null,
  { engine: runEngine = engine, host, options, ...fields }: Overrides = {},
): RunInput {
  const input = openRun({
    workspace: {
      head: isTree(head) ? head : memoryTree(head),
      headCommit: () => null,
      base: base && memoryTree(base),
      baseCommit: base && 'b'.repeat(40),
      paths: [],
    },
    engine: runEngine,
    processWorker,
    version: '0.0.0',
  })
  return {
    ...input,
    now: null,
    ...fields,
    host: { ...input.host, maskKey: 'key', validator, expressions, valuesUse: null, ...host },
    options: { ...input.options, ...options },
  }
}

/** What is looked at unless a run says otherwise. */
export const scope: Scope = inputOf({})

/** Evaluates helmfiles by the engine as it is shipped. */
export const { evaluators } = scope.host

/** What a release makes of its values, by the engine as it is shipped. */
export const valuesUse: NonNullable<HostServices['valuesUse']> = (tree, target) =>
  createValuesUse(engine, chartLoader(tree), releaseRequest(tree, target))

/** Runs over trees in memory with the engine as it is shipped; the report is what its schema says. */
export async function report(
  head: Files | Tree,
  base: Files | null = null,
  overrides: Overrides = {},
): Promise<Report> {
  const result = await run(inputOf(head, base, overrides))
  if (!isReport(JSON.parse(JSON.stringify(result)))) throw new Error(JSON.stringify(isReport.errors))
  return result
}

function isTree(files: Files | Tree): files is Tree {
  return typeof files['read'] === 'function'
}

/** Findings in one line each: `status severity file:line rule`. */
export function outline(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ status, severity, at, rule }) => `${status} ${severity} ${at.file}:${at.line} ${rule}`,
  )
}

/** The files of a chart of this project, in its folder. */
export function projectChart(name: 'istio-egress' | 'istio-jwt'): Files {
  const folder = new URL(`../../charts/${name}/`, import.meta.url)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) =>
    each.replaceAll('\\', '/'),
  )
  const files = names.filter((each) => statSync(new URL(each, folder)).isFile())
  return Object.fromEntries(
    files.map((each) => [`charts/${name}/${each}`, readFileSync(new URL(each, folder), 'utf8')]),
  )
}

/** A chart with one template. */
export function chart(folder: string, template: string, files: Files = {}): Files {
  const defaults = {
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'templates/all.yaml': template,
    ...files,
  }
  return Object.fromEntries(Object.entries(defaults).map(([name, text]) => [`${folder}/${name}`, text]))
}

/** A ConfigMap that shows a value. */
export const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  level: {{ .Values.level | quote }}
`

/** A mediated host whose timeout is shorter than its retries need. */
export function shortTimeout(key = 'pay', timeout = '10s'): string {
  return `mediatedTls:
  ${key}:
    externalHost: ${key}.example.org
    timeout: ${timeout}
    retries:
      attempts: 3
      perTryTimeout: 3s
      retryOn: reset
`
}
