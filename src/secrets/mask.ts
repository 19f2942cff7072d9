import { createHmac } from 'node:crypto'

/** What stands in the place of a secret; the same for the same secret. */
export type Mask = (value: string) => string

/**
 * Masks that are a hash under `key`: with a random key for each run it shows that a secret changes or stands in
 * two places, and nothing else of it.
 */
export function createMask(key: string): Mask {
  return (value) => `<masked ${createHmac('sha256', key).update(value).digest('hex').slice(0, 8)}>`
}

/** A mask that is the same in each run, for texts that are hashed. */
export const plainMask: Mask = () => '<masked>'
