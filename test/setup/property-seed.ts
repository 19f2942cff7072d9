import fc from 'fast-check'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The seed of all property tests; absent for a random one. */
    readonly propertySeed?: number
  }
}

const seed = inject('propertySeed')
if (seed !== undefined) fc.configureGlobal({ seed })
