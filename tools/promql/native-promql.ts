// Compiles main.go, which answers queries and evaluates alerts with Prometheus' own
// engine. It takes minutes, so that tests compare with what it answered when it was recorded.
//
//   node tools/promql/native-promql.ts     prints its path
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { go } from '../../engine/build/go.ts'
import { hasGo } from '../../engine/native-helm.ts'
import { userCache } from '../../engine/native-kustomize.ts'

const SOURCES = dirname(fileURLToPath(import.meta.url))

/** A query or an alert, and what Prometheus has scraped. */
export interface PromqlQuestion {
  /** Metrics with a sample for each minute from 0 on, as `promtool test rules` writes them: `up{job="web"} 1x10`. */
  readonly series: readonly string[]
  readonly query?: string
  /** Evaluated each minute from 0 on, instead of a query. */
  readonly alert?: AlertingRule
  /** When the query is asked, or the last minute of an alert. */
  readonly minute: number
}

/** An alert as a PrometheusRule has it. */
export interface AlertingRule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

/** The samples that a query selects, with values as Prometheus prints them, or what an alert does. */
export interface PromqlAnswer {
  readonly error?: string
  readonly samples?: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: string }[]
  readonly changes?: readonly AlertChange[]
}

/** A minute in which an alert is in another state than before. */
export interface AlertChange {
  readonly minute: number
  readonly state: 'inactive' | 'pending' | 'firing'
  /** Those of a firing alert, filled in. */
  readonly annotations?: Readonly<Record<string, string>>
}

/** Its path; it is compiled on the first call. `undefined` where Go is missing. */
export function nativePromql(): string | undefined {
  const hash = createHash('sha256')
  for (const file of ['alert.go', 'go.mod', 'go.sum', 'main.go'])
    hash.update(readFileSync(join(SOURCES, file)))
  const path = join(userCache(), 'promql', hash.digest('hex').slice(0, 12))
  if (!existsSync(path) && hasGo()) go(SOURCES, ['build', '-ldflags=-s -w', '-o', path, '.'])
  return existsSync(path) ? path : undefined
}

/** The answers of Prometheus, one for each question. */
export function answersOfPrometheus(questions: readonly PromqlQuestion[]): PromqlAnswer[] {
  const program = nativePromql()
  if (program === undefined) throw new Error('Go is not installed')
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('')
  const output = execFileSync(program, { input, encoding: 'utf8' })
  return output
    .trimEnd()
    .split('\n')
    .map((line): PromqlAnswer => JSON.parse(line))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(nativePromql() ?? 'Go is not installed')
