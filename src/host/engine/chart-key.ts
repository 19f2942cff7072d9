import { createHash } from 'node:crypto'
import { oncePer } from '../../core/once-per.ts'

/** A chart, as far as the pool looks into it. */
export interface PooledChart {
  readonly kind: string
  readonly files: readonly { readonly name: string; readonly data: Uint8Array }[]
}

/** Names a chart by its content, so that equal charts of base and head are loaded once. */
export const chartKey = oncePer(({ kind, files }: PooledChart): string => {
  const sum = createHash('sha256').update(kind)
  for (const { name, data } of files) sum.update(`\0${name}\0${data.length}\0`).update(data)
  return sum.digest('hex')
})
