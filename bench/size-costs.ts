// What checks of repositories of several sizes cost.
import type { ChainCosts } from './chain.ts'
import type { Cost } from './measure.ts'

/** What checks of one repository cost. */
export interface SizeCosts {
  size: number
  /** The check with no kept renders, and with those of an earlier run. */
  cold: Cost
  warm: Cost
  /** The same without causes and fixes (`--no-causes`). */
  coldWithoutCauses: Cost
  warmWithoutCauses: Cost
  /** A change of a README alone. */
  unaffected: Cost
  /** The chain over the changed releases; `null` where its tools are missing. */
  chain: ChainCosts | null
  /** Renders of all releases of head, and `istioctl analyze` over them; `null` where it is missing. */
  wholeAnalyze: Cost | null
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

/** What causes and fixes make of the processor time, without kept renders and with them, as text. */
export function causesText({ cold, warm, coldWithoutCauses, warmWithoutCauses }: SizeCosts): string {
  const [ofCold, ofWarm] = [ratio(cold, coldWithoutCauses), ratio(warm, warmWithoutCauses)]
  return `${ofCold} times the processor time of a run with \`--no-causes\`, with kept renders ${ofWarm} times`
}

/** How many times the processor time of another cost. */
export function ratio({ cpu }: Cost, reference: Cost): string {
  return ((cpu ?? 0) / (reference.cpu ?? 1)).toFixed(2)
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
