import type { Judgement } from './judgement.ts'

/** What came out for one chart. */
export interface Row {
  readonly chart: string
  /** Of how many fields the judged ones were drawn. */
  readonly of: number
  readonly judgements: readonly Judgement[]
  /** Renders made for each field, those of earlier fields being kept. */
  readonly renders: readonly number[]
}

const causeKinds = ['exact', 'probable', 'object', 'missing', 'template'] as const

/** One line a chart, one for all of them, and the shares of all. */
export function tableOf(rows: readonly Row[]): string {
  const totals = {
    chart: 'all',
    of: sum(rows.map(({ of }) => of)),
    judgements: rows.flatMap(({ judgements }) => judgements),
    renders: rows.flatMap(({ renders }) => renders),
  }
  const head = ['chart', 'fields', 'of', 'caused', 'right', 'sole', ...causeKinds, 'p50', 'p95']
  const cells = [head, ...[...rows, totals].map(cellsOf)]
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const lines = cells.map((row) =>
    row.map((cell, column) => padded(cell, widths[column]!, column)).join('  '),
  )
  return [...lines, sharesOf(totals.judgements)].join('\n')
}

function sharesOf(judgements: readonly Judgement[]): string {
  const shares = causeKinds.map((name) => {
    const share = judgements.filter(({ cause }) => cause === name).length / Math.max(1, judgements.length)
    return `${name} ${percent(share)}`
  })
  return `first line right ${percent(shareRight(judgements))}, sole causes known ${percent(shareExact(judgements))}; ${shares.join(', ')}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** The part of fields with a values cause whose first line is right, from 0 to 1. */
export function shareRight(judgements: readonly Judgement[]): number {
  const caused = judgements.filter(({ caused }) => caused)
  return caused.filter((judgement) => isRight(judgement)).length / Math.max(1, caused.length)
}

/** The part of fields that one leaf alone moves of which the program says so, from 0 to 1. */
export function shareExact(judgements: readonly Judgement[]): number {
  const sole = judgements.filter(({ sole }) => sole)
  return sole.filter(({ cause }) => cause === 'exact').length / Math.max(1, sole.length)
}

const isRight = ({ wrong }: Judgement): boolean => !wrong.some(({ kind }) => kind === 'primary')

function cellsOf({ chart, of, judgements, renders }: Row): string[] {
  const caused = judgements.filter(({ caused }) => caused)
  const sole = judgements.filter(({ sole }) => sole).length
  const counts = causeKinds.map((kind) => judgements.filter(({ cause }) => cause === kind).length)
  const quantiles = [quantile(renders, 0.5), quantile(renders, 0.95)]
  const right = caused.filter(isRight).length
  const numbers = [judgements.length, of, caused.length, right, sole, ...counts, ...quantiles]
  return [chart, ...numbers.map(String)]
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
