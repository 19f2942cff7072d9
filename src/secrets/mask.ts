import { createHmac } from 'node:crypto'

/** Replaces a secret; equal secrets get equal masks. */
export type Mask = (value: string) => string

/**
 * A mask with a hash under `key`. With a random key for each run it shows that a secret changes or appears twice, and
 * nothing else about it.
 */
export function createMask(key: string): Mask {
  return (value) => `<masked ${createHmac('sha256', key).update(value).digest('hex').slice(0, 8)}>`
}

/** Returns `<masked>` for every secret, so that texts that are hashed have the same hash in every run. */
export const plainMask: Mask = () => '<masked>'
