import { isEmpty } from '../../message/empty-lists.ts'
import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isHttp, isTls } from '../../../istio/hosts/services.ts'
import { dryRunUnsupported } from '../../shared/dry-run.ts'
import { isText, maxPort, outOfRange } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { emptyItemsRefused } from './items.ts'
import {
  addressRefused,
  isSocket,
  protocolRefused,
  scopeRefused,
  socketRefused,
  targetPortRefused,
} from './listener.ts'
import { serverTlsRefused, tlsMode } from './server-tls.ts'

/** Reports what the webhook refuses in a Gateway, except what other rules report (istio ValidateGateway). */
export function* gatewayRefused(gateway: Manifest): Generator<RoutingWebhookProblem> {
  const { name, root, spec } = gateway
  yield* dryRunUnsupported(gateway)
  if (name !== '' && !isDnsLabel(name)) {
    const { code, text } = nameLimits[name.includes('.') ? 'dots' : 'label']
    yield webhookProblem(code, root.at('metadata', 'name'), `name ${quote(name)} of a Gateway ${text}`)
  }
  const servers = spec.items('servers')
  if (isEmpty(spec.get('servers'))) {
    yield webhookProblem('missing-servers', spec.get('servers'), 'a Gateway without servers: add `servers`')
  }
  yield* emptyItemsRefused(spec.get('servers'))
  for (const server of servers.filter(({ kind }) => kind === 'map')) yield* serverRefused(server)
  yield* repeatedNames(servers.map((server) => server.at('port', 'name')))
}

const nameLimits = {
  dots: { code: 'name-with-dots', text: 'must not contain dots' },
  label: { code: 'name-syntax', text: 'must be a DNS label of at most 63 characters' },
} as const

function* serverRefused(server: Node): Generator<RoutingWebhookProblem> {
  const [hosts, port, bind] = [server.get('hosts'), server.get('port'), server.get('bind')]
  if (isEmpty(hosts)) yield webhookProblem('missing-hosts', hosts, 'a server without hosts: add `hosts`')
  for (const host of hosts.items()) yield* scopeRefused(host)
  const portProblems = isPresent(port)
    ? [...portRefused(port, bind)]
    : [webhookProblem('missing-port', port, 'a server without a port: set `port`')]
  yield* portProblems
  if (isSocket(bind)) yield* socketRefused(bind)
  else yield* addressRefused(bind)
  const protocolProblems = portProblems.length === 0 ? [...protocolAndTls(server)] : []
  yield* protocolProblems
  // The contents of `tls` do not matter if the server must not have it.
  if (!protocolProblems.some(({ refusedBy }) => refusedBy))
    yield* serverTlsRefused(server.get('tls'), gatewayAdvice)
}

/** Only a Gateway can have `credentialName`, not a Sidecar. */
const gatewayAdvice = ', or set `credentialName`'

function* portRefused(port: Node, bind: Node): Generator<RoutingWebhookProblem> {
  const [name, number, protocol] = [port.get('name'), port.get('number'), port.get('protocol')]
  if (!isPresent(protocol)) {
    yield webhookProblem('missing-protocol', protocol, 'a port of a Gateway needs a protocol: set `protocol`')
  }
  yield* protocolRefused(protocol)
  yield* targetPortRefused(port)
  if (!isPresent(name))
    yield webhookProblem('missing-port-name', name, 'a port of a Gateway needs a name: set `name`')
  if (bind.isUnfilled) return
  if (!isSocket(bind)) {
    if (isPresent(number)) yield* outOfRange(number, 1, maxPort)
    else yield webhookProblem('missing-port-number', number, 'a port without a number: set `number`')
  } else if ((number.number ?? 0) !== 0) {
    const message = 'a socket has no port: set `number` to 0'
    yield webhookProblem('socket-with-port', number, message, { node: bind, note: 'the socket' })
  }
}

/** Reports a TLS protocol without `tls` settings, and `tls` settings without a TLS protocol. */
function* protocolAndTls(server: Node): Generator<RoutingWebhookProblem> {
  const [tls, protocol] = [server.get('tls'), server.at('port', 'protocol')]
  if (protocol.isUnfilled) return
  const name = protocol.text.toLowerCase()
  const related = { node: protocol, note: 'its protocol' }
  if (isTls(name) && !isPresent(tls)) {
    yield webhookProblem(
      'missing-tls',
      server.get('tls'),
      `a server for ${quote(protocol.text)} needs \`tls\` settings`,
      related,
    )
  } else if (isPresent(tls) && !isTls(name) && !(isHttp(name) && onlyRedirects(tls))) {
    const advice = isHttp(name) ? 'plain http allows only `httpsRedirect`' : 'remove them'
    const message = `\`tls\` settings do not work with a server for ${quote(protocol.text)}: ${advice}`
    yield webhookProblem('tls-on-plaintext', tls, message, related)
  } else if (isTls(name) && tls.get('httpsRedirect').scalar === true) {
    const message = '`httpsRedirect` works only with plain http: a server with TLS does not redirect'
    const node = tls.get('httpsRedirect')
    yield { code: 'redirect-on-tls', node, message, severity: 'warning', related: [related] }
  }
}

function onlyRedirects(tls: Node): boolean {
  const mode = tlsMode(tls)
  const certificates = ['caCertificates', 'privateKey', 'serverCertificate'].map((field) => tls.get(field))
  return mode === undefined || (mode.endsWith('PASSTHROUGH') && !certificates.some(isPresent))
}

function* repeatedNames(names: readonly Node[]): Generator<RoutingWebhookProblem> {
  const firstByName = new Map<string, Node>()
  for (const name of names.filter((candidate) => isText(candidate) && isPresent(candidate))) {
    const earlier = firstByName.get(name.text)
    if (earlier) {
      const message = `two ports of the Gateway are named ${quote(name.text)}: give each its own name`
      yield webhookProblem('duplicate-port-name', name, message, { node: earlier, note: 'the first one' })
    }
    firstByName.set(name.text, earlier ?? name)
  }
}
