import type { ProxiesAnswer, ProxiesQuestion } from './decide.ts'
import { LineProcess } from './line-process.ts'

/** Istio's discovery server, with and without ambient mode, which it reads of its environment. */
export class DiscoveryServers implements Disposable {
  readonly #program: string
  readonly #started = new Map<boolean, LineProcess<ProxiesQuestion, ProxiesAnswer>>()

  constructor(program: string) {
    this.#program = program
  }

  ask(question: ProxiesQuestion): Promise<ProxiesAnswer> {
    return this.#processFor(question.manifests.includes('gatewayClassName: istio-waypoint')).ask(question)
  }

  #processFor(isAmbient: boolean): LineProcess<ProxiesQuestion, ProxiesAnswer> {
    const variables = {
      // XBackendTrafficPolicies are experimental.
      PILOT_ENABLE_ALPHA_GATEWAY_API: 'true',
      ...(isAmbient && { PILOT_ENABLE_AMBIENT: 'true' }),
    }
    const started =
      this.#started.get(isAmbient) ??
      new LineProcess<ProxiesQuestion, ProxiesAnswer>(this.#program, variables)
    this.#started.set(isAmbient, started)
    return started
  }

  [Symbol.dispose](): void {
    for (const proxies of this.#started.values()) proxies[Symbol.dispose]()
  }
}
