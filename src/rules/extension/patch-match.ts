import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'filter-match-ignored' | 'version-too-long' | 'old-filter-name' | 'untyped-filter'

/** Source: istio `pkg/config/validation/envoyfilter/envoyfilter.go`, the warnings of the webhook. */
export const patchMatch = defineRule({
  id: 'extension/patch-match',
  codes: ['filter-match-ignored', 'version-too-long', 'old-filter-name', 'untyped-filter'],
  severity: 'warning',
  istio: ['IST0133'],
  summary: 'A part of an EnvoyFilter that Istio or Envoy does not use.',
  why: 'Istio accepts it with a warning: a match that it ignores lets the patch act on more than it says; a filter with an old name of Envoy, or without `typed_config`, is not found or not configured.',
  fix: 'Leave out what has no effect, write the canonical name of the filter (`envoy.filters...`), and give its settings in `typed_config` with an `@type`.',
  on: {
    *EnvoyFilter({ spec }) {
      for (const config of spec.items('configPatches')) {
        // The webhook does not check patches of waypoints.
        if (config.at('match', 'context').text === 'WAYPOINT') continue
        yield* matchProblems(config)
        yield* valueProblems(config)
      }
    },
  },
})

function* matchProblems(config: Node): Generator<Problem<Code>> {
  const applyTo = config.get('applyTo')
  const filter = config.at('match', 'listener', 'filterChain', 'filter')
  const version = config.at('match', 'proxy', 'proxyVersion')
  if (filter.kind === 'map' && ['LISTENER', 'FILTER_CHAIN'].includes(applyTo.text))
    yield {
      code: 'filter-match-ignored',
      node: filter,
      message: `a match of a filter has no effect on ${quote(applyTo.text)}: the patch acts on every filter chain that the rest of the match fits; leave it out`,
      related: [{ node: applyTo, note: 'what the patch applies to' }],
    }
  if (version.text.length > maxVersion)
    yield {
      code: 'version-too-long',
      node: version,
      message: `Istio ignores a \`proxyVersion\` of more than ${maxVersion} characters: the patch acts on proxies of every version`,
    }
  for (const name of [filter.get('name'), filter.at('subFilter', 'name')]) {
    const canonical = canonicalNames.get(name.text)
    if (canonical === undefined) continue
    yield {
      code: 'old-filter-name',
      node: name,
      message: `${quote(name.text)} is an old name: write ${quote(canonical)}`,
    }
  }
}

/** The length from which istiod ignores the expression (maxProxyVersionLen). */
const maxVersion = 1024

/** Reports a filter that is added without settings: Envoy finds the filter by the type of these, not by its name. */
function* valueProblems(config: Node): Generator<Problem<Code>> {
  const value = config.at('patch', 'value')
  const name = value.get('name')
  const operation = config.at('patch', 'operation')
  const isAdded = !operation.isUnfilled && !operation.text.startsWith('MERGE')
  const isTyped = typeFields.some((field) => isPresent(value.get(field)))
  if (!isAdded || isTyped || name.text === '' || !filterKinds.has(config.get('applyTo').text)) return
  yield {
    code: 'untyped-filter',
    node: name,
    message: `the filter ${quote(name.text)} has no \`typed_config\`: Envoy does not find a filter by its name alone; add one with an \`@type\``,
    missing: value.get('typed_config'),
  }
}

const filterKinds = new Set(['EXTENSION_CONFIG', 'HTTP_FILTER', 'LISTENER_FILTER', 'NETWORK_FILTER'])
const typeFields = ['typed_config', 'typedConfig', 'config_discovery', 'configDiscovery']

/** The canonical names of filters by their old ones (istio `pkg/config/xds/deprecated.go`). */
const canonicalNames: ReadonlyMap<string, string> = new Map([
  ['envoy.buffer', 'envoy.filters.http.buffer'],
  ['envoy.client_ssl_auth', 'envoy.filters.network.client_ssl_auth'],
  ['envoy.cors', 'envoy.filters.http.cors'],
  ['envoy.csrf', 'envoy.filters.http.csrf'],
  ['envoy.ext_authz', 'envoy.filters.http.ext_authz'],
  ['envoy.fault', 'envoy.filters.http.fault'],
  ['envoy.grpc_http1_bridge', 'envoy.filters.http.grpc_http1_bridge'],
  ['envoy.grpc_json_transcoder', 'envoy.filters.http.grpc_json_transcoder'],
  ['envoy.grpc_web', 'envoy.filters.http.grpc_web'],
  ['envoy.gzip', 'envoy.filters.http.gzip'],
  ['envoy.health_check', 'envoy.filters.http.health_check'],
  ['envoy.http_connection_manager', 'envoy.filters.network.http_connection_manager'],
  ['envoy.http_dynamo_filter', 'envoy.filters.http.dynamo'],
  ['envoy.ip_tagging', 'envoy.filters.http.ip_tagging'],
  ['envoy.listener.http_inspector', 'envoy.filters.listener.http_inspector'],
  ['envoy.listener.original_dst', 'envoy.filters.listener.original_dst'],
  ['envoy.listener.original_src', 'envoy.filters.listener.original_src'],
  ['envoy.listener.proxy_protocol', 'envoy.filters.listener.proxy_protocol'],
  ['envoy.listener.tls_inspector', 'envoy.filters.listener.tls_inspector'],
  ['envoy.lua', 'envoy.filters.http.lua'],
  ['envoy.mongo_proxy', 'envoy.filters.network.mongo_proxy'],
  ['envoy.rate_limit', 'envoy.filters.http.ratelimit'],
  ['envoy.ratelimit', 'envoy.filters.network.ratelimit'],
  ['envoy.redis_proxy', 'envoy.filters.network.redis_proxy'],
  ['envoy.router', 'envoy.filters.http.router'],
  ['envoy.squash', 'envoy.filters.http.squash'],
  ['envoy.tcp_proxy', 'envoy.filters.network.tcp_proxy'],
])
