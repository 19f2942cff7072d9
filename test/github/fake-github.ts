import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import addFormats from 'ajv-formats'
import { OpenAPIBackend, type Context, type Request } from 'openapi-backend'
import definition from './openapi.json' with { type: 'json' }
import { handlers, type Answer } from './fake-handlers.ts'
import { answerThreads, type GraphqlRequest } from './fake-threads.ts'
import { emptyState, type FakeState } from './fake-state.ts'

/** What the fake answers instead of doing its work, or what happens just before it does. */
export interface Interception {
  /** As GitHub's description names it: `issues/create-comment`; `graphql` for the GraphQL endpoint. */
  readonly operation: string
  /** The number of requests to which it applies. */
  readonly times?: number
  readonly answer?: Answer
  /** Runs before the request is handled: what another run does in the meantime. */
  readonly before?: (state: FakeState) => void
}

export interface FakeGithub {
  /** The value of GITHUB_API_URL. */
  readonly url: string
  readonly state: FakeState
  /** Operations in the order they were asked for. */
  readonly operations: readonly string[]
  /** What no test may do: unknown routes, requests or answers that GitHub's description does not allow. */
  readonly problems: readonly string[]
  intercept(interception: Interception): void
  /** Ends the server; throws if there were problems. */
  close(): Promise<void>
}

/**
 * GitHub's REST API on 127.0.0.1, as far as meshgate uses it: requests and answers are checked against GitHub's own
 * description, state is kept between requests, and limits that the description does not hold are enforced.
 *
 * @param prefix where the API starts: `''` as on github.com, `/api/v3` as on GitHub Enterprise Server
 */
export async function fakeGithub(state: Partial<FakeState> = {}, prefix = ''): Promise<FakeGithub> {
  const fake = new Fake({ ...emptyState(), ...state }, prefix)
  await fake.start()
  return fake
}

/** One for all fakes: compiling GitHub's schemas takes a second. The fake that was asked comes as an argument. */
const api = new OpenAPIBackend({
  definition: definition as never,
  strict: true,
  ajvOpts: { strict: false },
  customizeAjv: (ajv) => addFormats.default(ajv),
  handlers: {
    ...Object.fromEntries(Object.keys(handlers).map((operation) => [operation, answerTo(operation)])),
    notFound: (context: Context, fake: Fake) => fake.unknown(context),
    validationFail: (context: Context, fake: Fake) => fake.invalid(context),
  },
})

function answerTo(operation: string) {
  return (context: Context, fake: Fake) => fake.answer(operation, context)
}

class Fake implements FakeGithub {
  readonly state: FakeState
  readonly operations: string[] = []
  readonly problems: string[] = []
  readonly #interceptions: { interception: Interception; left: number }[] = []
  readonly #prefix: string
  readonly #server: Server

  constructor(state: FakeState, prefix: string) {
    this.state = state
    this.#prefix = prefix
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.#prefix}`
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  intercept(interception: Interception): void {
    this.#interceptions.push({ interception, left: interception.times ?? 1 })
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    if (this.problems.length > 0) throw new Error(`fake GitHub: ${this.problems.join('; ')}`)
  }

  answer(operation: string, context: Context): Answer {
    const intercepted = this.#intercepted(operation)
    if (intercepted) return intercepted
    const answer = handlers[operation]!(this.state, context, this.url)
    const { errors } = api.validateResponse(answer.body, operation, answer.status)
    if (answer.body !== undefined && errors) {
      this.problems.push(`${operation} answered what GitHub would not: ${JSON.stringify(errors)}`)
    }
    return answer
  }

  unknown(context: Context): Answer {
    this.problems.push(`unknown route: ${context.request.method.toUpperCase()} ${context.request.path}`)
    return { status: 404, body: { message: 'Not Found' } }
  }

  invalid(context: Context): Answer {
    const { errors } = context.validation
    this.problems.push(`invalid request: ${context.operation.operationId} ${JSON.stringify(errors)}`)
    return { status: 422, body: { message: 'Invalid request.', errors } }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.#route(request, await bodyOf(request)).catch((error: unknown): Answer => {
      this.problems.push(String(error))
      return { status: 500, body: { message: String(error) } }
    })
    response.writeHead(answer.status, {
      'content-type': 'application/json; charset=utf-8',
      ...answer.headers,
    })
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
  }

  async #route(request: IncomingMessage, body: unknown): Promise<Answer> {
    const { method = '', url = '', headers } = request
    if (!headers.authorization) return { status: 401, body: { message: 'Requires authentication' } }
    if (url === `${this.#prefix.replace('/v3', '')}/graphql`) return this.#graphql(body)
    if (headers['x-github-api-version'] !== '2022-11-28')
      this.problems.push(`${method} ${url} names no API version`)
    const [path = '', query = ''] = url.slice(this.#prefix.length).split('?')
    return api.handleRequest({ method, path, query, body, headers: headers as Request['headers'] }, this)
  }

  #intercepted(operation: string): Answer | undefined {
    this.operations.push(operation)
    const entry = this.#interceptions.find(
      ({ interception, left }) => interception.operation === operation && left > 0,
    )
    if (!entry) return undefined
    entry.left--
    entry.interception.before?.(this.state)
    return entry.interception.answer
  }

  #graphql(body: unknown): Answer {
    const intercepted = this.#intercepted('graphql')
    if (intercepted) return intercepted
    const { query, variables = {} } = body as GraphqlRequest
    const threads = answerThreads(this.state, query, variables)
    if (threads) return threads
    if (query.replace(/\s+/g, ' ').trim() === '{ viewer { login } }') {
      return { status: 200, body: { data: { viewer: { login: this.state.viewer.login } } } }
    }
    this.problems.push(`unknown GraphQL query: ${query}`)
    return { status: 200, body: { errors: [{ message: 'unknown query' }] } }
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await text(request)
  return body === '' ? undefined : JSON.parse(body)
}
