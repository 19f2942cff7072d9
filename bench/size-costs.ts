// What checks of repositories of several sizes cost.
import type { Cost } from './measure.ts'

/** What checks of one repository cost. */
export interface SizeCosts {
  size: number
  /** The check with no kept renders, and with those of an earlier run. */
  cold: Cost
  warm: Cost
  /** A change of a README alone. */
  unaffected: Cost
  /** The chain over the changed releases; `null` where its tools are missing. */
  chain: Cost | null
  findings: number
  /** Milliseconds by stage; `null` unless they were asked for. */
  stages: ReadonlyMap<string, number> | null
}

/** Processor time, memory and wall time as text. */
export function costCells({ cpu, memory, wall }: Cost): string[] {
  return [
    `${((cpu ?? 0) / 1000).toFixed(1)} s`,
    `${Math.round((memory ?? 0) / 2 ** 20)} MiB`,
    `${(wall / 1000).toFixed(1)} s`,
  ]
}

/** A size and the milliseconds that it takes. */
export interface Point {
  size: number
  cpu: number
}

/** The processor time without kept renders. */
export function pointOf({ size, cold }: SizeCosts): Point {
  return { size, cpu: cold.cpu ?? 0 }
}

/** The exponent of the growth of processor time with the number of targets. */
export function exponent(smaller: Point, larger: Point): number {
  return Math.log(larger.cpu / smaller.cpu) / Math.log(larger.size / smaller.size)
}
