/**
 * Returns the scheme of a URL as CEL's `url(text).getScheme()` does, `''` for a path such as `/a`. Returns `null` for
 * text that is no URL by CEL's `isURL`, that is, by Go's `url.ParseRequestURI` (net/url, parse).
 */
export function schemeOf(text: string): string | null {
  if (text === '' || controlCharacter.test(text)) return null
  if (text === '*') return ''
  const [, scheme = '', afterScheme = ''] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(text) ?? []
  if (!afterScheme.startsWith('/')) return scheme === '' ? null : scheme.toLowerCase()
  const address = afterScheme.replace(/\?.*$/s, '')
  const hasAuthority = scheme !== '' && address.startsWith('//')
  const end = hasAuthority ? `${address}/`.indexOf('/', 2) : 0
  if (hasAuthority && !isAuthority(address.slice(2, end))) return null
  return hasBrokenEscape(address.slice(end)) ? null : scheme.toLowerCase()
}

/**
 * True for a URL that a Wasm module may have, by the definition of its kind and by the webhook alike. What is no URL, as
 * an image without a scheme, counts with `http://` in front (istio validateWasmPluginURL).
 */
export function isModuleUrl(text: string): boolean {
  const scheme = schemeOf(text)
  if (scheme === null) return schemeOf(`http://${text}`) !== null
  return ['', 'http', 'https', 'oci', 'file'].includes(scheme)
}

const controlCharacter = /\p{Cc}/u

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@')
  const user = authority.slice(0, Math.max(0, at))
  const address = authority.slice(at + 1)
  const colon = address.startsWith('[') ? address.indexOf(']') + 1 : address.lastIndexOf(':')
  const host = colon < 0 ? address : address.slice(0, colon)
  const port = colon < 0 ? '' : address.slice(colon)
  return isUser(user) && isHost(host) && /^(:\d*)?$/.test(port)
}

function isUser(text: string): boolean {
  return /^[\w\-.~!$&'()*+,;=:%@]*$/.test(text) && !hasBrokenEscape(text)
}

/** Go accepts non-ASCII letters as they are, and only those percent-encoded. */
function isHost(text: string): boolean {
  if (text.startsWith('[') ? !text.endsWith(']') : text.includes(':')) return false
  const name = text.replace(/^\[(.*)\]$/, '$1')
  return /^(?:[\w\-.~!$&'()*+,;=:<>"]|\P{ASCII}|%[89a-f][0-9a-f])*$/iu.test(name)
}

function hasBrokenEscape(text: string): boolean {
  return /%(?![0-9a-f]{2})/i.test(text)
}
