import type { IstioRelease } from './build.ts'
import type { ProxiesAnswer, ProxiesQuestion } from './decide.ts'
import { LineProcess } from './line-process.ts'

/** The question of `proxies/main.go`, with the version that proxies say they have. */
type VersionedQuestion = ProxiesQuestion & { readonly version: string }

/** Istio's discovery server, with and without ambient mode, which it reads of its environment. */
export class DiscoveryServers implements Disposable {
  /** That of the program; `undefined` for that of go.mod. */
  readonly release: IstioRelease | undefined
  readonly #program: string
  readonly #started = new Map<boolean, LineProcess<VersionedQuestion, ProxiesAnswer>>()

  constructor(program: string, release?: IstioRelease) {
    this.#program = program
    this.release = release
  }

  ask(question: ProxiesQuestion): Promise<ProxiesAnswer> {
    const isAmbient = question.manifests.includes('gatewayClassName: istio-waypoint')
    return this.#processFor(isAmbient).ask({ ...question, version: `${this.release ?? '1.31'}.0` })
  }

  #processFor(isAmbient: boolean): LineProcess<VersionedQuestion, ProxiesAnswer> {
    const variables = {
      // XBackendTrafficPolicies are experimental.
      PILOT_ENABLE_ALPHA_GATEWAY_API: 'true',
      ...(isAmbient && { PILOT_ENABLE_AMBIENT: 'true' }),
    }
    const started =
      this.#started.get(isAmbient) ??
      new LineProcess<VersionedQuestion, ProxiesAnswer>(this.#program, variables)
    this.#started.set(isAmbient, started)
    return started
  }

  [Symbol.dispose](): void {
    for (const proxies of this.#started.values()) proxies[Symbol.dispose]()
  }
}
