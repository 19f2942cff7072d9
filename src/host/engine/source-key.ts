import { createHash } from 'node:crypto'
import { oncePer } from '../../core/once-per.ts'

/** The source of a job, as far as the pool needs it. */
export interface PooledSource {
  readonly kind: string
  readonly files: readonly { readonly name: string; readonly data: Uint8Array }[]
}

/** A hash of a source's content, so that workers load equal sources of base and head once. */
export const sourceKey = oncePer(({ kind, files }: PooledSource): string => {
  const sum = createHash('sha256').update(kind)
  for (const { name, data } of files) sum.update(`\0${name}\0${data.length}\0`).update(data)
  return sum.digest('hex')
})
