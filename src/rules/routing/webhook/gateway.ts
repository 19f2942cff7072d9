import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isHttp, isTls } from '../../../istio/hosts/services.ts'
import { dryRunUnsupported } from '../../shared/dry-run.ts'
import { isText, maxPort, outOfRange } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { emptyItemsRefused, isEmpty } from './items.ts'
import {
  addressRefused,
  isSocket,
  protocolRefused,
  scopeRefused,
  socketRefused,
  targetPortRefused,
} from './listener.ts'
import { serverTlsRefused, tlsMode } from './server-tls.ts'

/** What the webhook refuses of a Gateway that no other rule speaks of (istio ValidateGateway). */
export function* gatewayRefused(gateway: Manifest): Generator<ShapeProblem> {
  const { name, root, spec } = gateway
  yield* dryRunUnsupported(gateway)
  if (name !== '' && !isDnsLabel(name)) {
    const { code, text } = nameLimits[name.includes('.') ? 'dots' : 'label']
    yield refused(code, root.at('metadata', 'name'), `name ${quote(name)} of a Gateway ${text}`)
  }
  const servers = spec.items('servers')
  if (isEmpty(spec.get('servers'))) {
    yield refused('missing-servers', spec.get('servers'), 'a Gateway without servers')
  }
  yield* emptyItemsRefused(spec.get('servers'))
  for (const server of servers.filter(({ kind }) => kind === 'map')) yield* serverRefused(server)
  yield* repeatedNames(servers.map((server) => server.at('port', 'name')))
}

const nameLimits = {
  dots: { code: 'name-with-dots', text: 'can have no dots' },
  label: { code: 'name-syntax', text: 'is one label of at most 63 characters' },
} as const

function* serverRefused(server: Node): Generator<ShapeProblem> {
  const [hosts, port, bind] = [server.get('hosts'), server.get('port'), server.get('bind')]
  if (isEmpty(hosts)) yield refused('missing-hosts', hosts, 'a server without hosts')
  for (const host of hosts.items()) yield* scopeRefused(host)
  const ofPort = isPresent(port)
    ? [...portRefused(port, bind)]
    : [refused('missing-port', port, 'a server without a port')]
  yield* ofPort
  if (isSocket(bind)) yield* socketRefused(bind)
  else yield* addressRefused(bind)
  const ofProtocol = ofPort.length === 0 ? [...protocolAndTls(server)] : []
  yield* ofProtocol
  // What the settings hold does not matter where there must be none.
  if (!ofProtocol.some(({ refusedBy }) => refusedBy))
    yield* serverTlsRefused(server.get('tls'), gatewayAdvice)
}

/** A Sidecar cannot have it. */
const gatewayAdvice = ', or set `credentialName`'

function* portRefused(port: Node, bind: Node): Generator<ShapeProblem> {
  const [name, number, protocol] = [port.get('name'), port.get('number'), port.get('protocol')]
  if (!isPresent(protocol)) {
    yield refused('missing-protocol', protocol, 'a port of a Gateway has to say its protocol')
  }
  yield* protocolRefused(protocol)
  yield* targetPortRefused(port)
  if (!isPresent(name)) yield refused('missing-port-name', name, 'a port of a Gateway has to have a name')
  if (bind.isUnfilled) return
  if (!isSocket(bind)) {
    if (isPresent(number)) yield* outOfRange(number, 1, maxPort)
    else yield refused('missing-port-number', number, 'a port without a number')
  } else if ((number.number ?? 0) !== 0) {
    const message = 'a socket has no port: set `number` to 0'
    yield refused('socket-with-port', number, message, { node: bind, note: 'the socket' })
  }
}

/** Whether the server says how it does TLS where its protocol is TLS, and only there. */
function* protocolAndTls(server: Node): Generator<ShapeProblem> {
  const [tls, protocol] = [server.get('tls'), server.at('port', 'protocol')]
  if (protocol.isUnfilled) return
  const name = protocol.text.toLowerCase()
  const related = { node: protocol, note: 'its protocol' }
  if (isTls(name) && !isPresent(tls)) {
    yield refused(
      'missing-tls',
      server.get('tls'),
      `a server for ${quote(protocol.text)} has to have \`tls\` settings`,
      related,
    )
  } else if (isPresent(tls) && !isTls(name) && !(isHttp(name) && onlyRedirects(tls))) {
    const instead = isHttp(name) ? '; only `httpsRedirect` goes with plain http' : ''
    const message = `\`tls\` settings of a server for ${quote(protocol.text)}${instead}`
    yield refused('tls-on-plaintext', tls, message, related)
  } else if (isTls(name) && tls.get('httpsRedirect').scalar === true) {
    const message = '`httpsRedirect` is for plain http: a server with TLS redirects nothing'
    const node = tls.get('httpsRedirect')
    yield { code: 'redirect-on-tls', node, message, severity: 'warning', related: [related] }
  }
}

function onlyRedirects(tls: Node): boolean {
  const mode = tlsMode(tls)
  const certificates = ['caCertificates', 'privateKey', 'serverCertificate'].map((field) => tls.get(field))
  return mode === undefined || (mode.endsWith('PASSTHROUGH') && !certificates.some(isPresent))
}

function* repeatedNames(names: readonly Node[]): Generator<ShapeProblem> {
  const first = new Map<string, Node>()
  for (const name of names.filter((one) => isText(one) && isPresent(one))) {
    const other = first.get(name.text)
    if (other) {
      const message = `two ports of the Gateway are named ${quote(name.text)}`
      yield refused('duplicate-port-name', name, message, { node: other, note: 'the other one' })
    }
    first.set(name.text, other ?? name)
  }
}
