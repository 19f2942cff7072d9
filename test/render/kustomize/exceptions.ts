import type { NativeBuild } from './native.ts'

/** Why the engine refuses a case in other words than the native kustomize. */
export interface Reason {
  /** Whether the two texts differ for this reason alone. */
  holdsFor(native: NativeBuild, engine: NativeBuild): boolean
  /** The names of the cases. */
  readonly cases: readonly string[]
  /** The words are equal in some runs. */
  readonly isRandom?: true
}

const errorOf = (build: NativeBuild): string => ('error' in build ? build.error : '')

/** The cases that are refused in other words, by the reason. No case is built by one of both alone. */
export const reasons: Readonly<Record<string, Reason>> = {
  'the engine has no network, native tries to reach it': {
    holdsFor: (native, engine) =>
      /connection refused|unable to access/.test(errorOf(native)) &&
      errorOf(engine).includes('there is no network'),
    cases: [
      'TestCustomOpenApiFieldBasicUsageWithRemoteSchema-1',
      'TestCustomOpenApiFieldFromBaseWithRemoteSchema-1',
      'TestCustomOpenApiFieldFromOverlayWithRemoteSchema-1',
      'charts/not-pulled',
      'files/remote-base',
      'files/remote-file',
    ],
  },
  'native adds the command line of helm': {
    holdsFor: (native, engine) =>
      errorOf(native).startsWith(`Error: ${errorOf(engine)}`) && errorOf(native).includes("unable to run: '"),
    cases: ['charts/template-that-fails'],
  },
  'native names one of several objects at random, the engine the first': {
    holdsFor: (native, engine) =>
      [native, engine].every((build) => errorOf(build).includes('found multiple possible referrals')),
    cases: ['TestMultibasesWithConflict-1', 'TestNamedspacedServiceAccountsWithOverlap-1'],
    isRandom: true,
  },
}
