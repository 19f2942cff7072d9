import { millisecond, parseDuration } from '../../../model/duration.ts'
import { quote } from '../../quote.ts'
import { onText, type CelRule } from './rule.ts'
import { schemeOf } from './url-scheme.ts'

/** Expressions about texts and numbers. */
export const textRules: Readonly<Record<string, CelRule>> = {
  "duration(self) >= duration('1ms')": onText((self) => {
    const duration = parseDuration(self)
    if ('defect' in duration) return `${quote(self)} ${duration.defect}`
    return duration.value >= millisecond ? null : `${quote(self)} is below \`1ms\``
  }),

  '!self.contains("*")': onText((self) =>
    self.includes('*') ? `${quote(self)} holds a \`*\`, which is not taken here` : null,
  ),

  'self.size() == 0': onText((self) =>
    self === ''
      ? null
      : `${quote(self)} is refused: only targets of the own namespace are taken, so leave it out`,
  ),

  'self != "*"': onText((self) => (self === '*' ? '`*` is refused: name the hosts' : null)),

  '0 < self && self <= 65535': (self) =>
    Number(self) > 0 && Number(self) <= 65535
      ? null
      : { path: [], message: `${quote(self)} is no port from 1 to 65535` },

  'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true': onText(
    (self) =>
      /^unix:\/\/(?![/@])/.test(self)
        ? `${quote(self)} must be an absolute path, \`unix:///run/x.sock\`, or an abstract socket, \`unix://@name\``
        : null,
  ),

  'self.startsWith("unix://") ? !self.endsWith("/") : true': onText((self) =>
    self.startsWith('unix://') && self.endsWith('/') ? `${quote(self)} is a folder, not a socket` : null,
  ),

  'self in ["", "HTTP", "HTTPS"]': onText((self) =>
    ['', 'HTTP', 'HTTPS'].includes(self) ? null : `${quote(self)} is not one of \`HTTP\`, \`HTTPS\``,
  ),

  'url(self).getScheme() in ["http", "https"]': onText((self) =>
    ['http', 'https'].includes(schemeOf(self) ?? '')
      ? null
      : `${quote(self)} is no URL that begins with \`http://\` or \`https://\``,
  ),

  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "file", "oci"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "file", "oci"])':
    onText(moduleUrl),

  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "oci", "file"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "oci", "file"])':
    onText(moduleUrl),
}

/** An image reference without a scheme is a URL once `http://` stands in front of it. */
function moduleUrl(self: string): string | null {
  const scheme = schemeOf(self)
  if (scheme === null && schemeOf(`http://${self}`) !== null) return null
  return ['', 'http', 'https', 'oci', 'file'].includes(scheme ?? 'none')
    ? null
    : `${quote(self)} is no URL of a module: it begins with \`oci://\`, \`https://\`, \`http://\`, \`file://\` or none`
}
