import { base64, broken, indented, styles, type Place } from './place.ts'

/** Objects that wrap another one. */
const wrappers: Readonly<Record<string, (object: string) => string>> = {
  alone: (object) => object,
  list: (object) => `apiVersion: v1\nkind: List\nitems:\n  -\n${indented(object, 4)}`,
  'manifest work': (object) =>
    `apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nmetadata: {name: w}\nspec:\n  workload:\n    manifests:\n      -\n${indented(object, 8)}`,
  template: (object) =>
    `apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: t}\nobjects:\n  -\n${indented(object, 4)}`,
  crossplane: (object) =>
    `apiVersion: kubernetes.crossplane.io/v1alpha2\nkind: Object\nmetadata: {name: o}\nspec:\n  forProvider:\n    manifest:\n${indented(object, 6)}`,
  'config map': (object) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  object.yaml: |\n${indented(object, 4)}`,
  'quoted in config map': (object) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  object.yaml: ${JSON.stringify(object)}\n`,
  'patch of kustomize': (object) =>
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: k}\nspec:\n  patches:\n    - patch: |\n${indented(object, 8)}`,
}

function secret(fields: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\n${fields}`
}

/** What a Secret holds, in each way to write it and in each wrapper. */
function secrets(): Place[] {
  return Object.entries(wrappers).flatMap(([wrapper, wrap]) =>
    Object.entries(styles).flatMap(([style, write]) => [
      file(`stringData, ${style}, ${wrapper}`, (value) =>
        wrap(secret(`stringData:\n${write('app', value, 2)}`)),
      ),
      file(`data, ${style}, ${wrapper}`, (value) => wrap(secret(`data:\n${write('app', base64(value), 2)}`))),
    ]),
  )
}

/** What stands in a Secret by mistake. */
const misplaced: readonly Place[] = [
  file('beside data', (value) => secret(`data: {}\npassword: ${value}\n`)),
  file('beside data under another name', (value) => secret(`data: {}\nowner: ${value}\n`)),
  file('spec of a Secret', (value) => secret(`spec:\n  values:\n    - ${value}\n`)),
  file('data that is no map', (value) => secret(`data: ${value}\n`)),
  file('data that is a list', (value) => secret(`data: [${value}]\n`)),
  file('stringData that holds a map', (value) => secret(`stringData: {a: {b: {c: ${value}}}}\n`)),
  file('data twice', (value) => secret(`data: {a: ${base64(value)}}\ndata: {a: eA==}\n`)),
  file('a key twice', (value) => secret(`stringData:\n  a: ${value}\n  a: ${value}\n`)),
  file('a comment in data', (value) => secret(`stringData:\n  a: b\n  # ${value}\n  c: d\n`)),
  file(
    'kind last',
    (value) => `stringData:\n  a: ${value}\napiVersion: v1\nmetadata: {name: s}\nkind: Secret\n`,
  ),
  file(
    'braces',
    (value) => `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"a":"${value}"}}\n`,
  ),
  file(
    'SecretList',
    (value) =>
      `apiVersion: v1\nkind: SecretList\nitems:\n  - metadata: {name: s}\n    stringData: {a: ${value}}\n`,
  ),
  file(
    'label',
    (value) => `apiVersion: v1\nkind: Secret\nmetadata: {name: s, labels: {password: ${value}}}\n`,
  ),
  file(
    'merge',
    (value) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: &d {a: ${value}}\nx: {<<: *d}\n`,
  ),
  file('broken file', (value) => secret(`stringData:\n  a: ${value}\nb: [\n`)),
  file(
    'broken list',
    (value) =>
      `kind: List\nitems:\n  - kind: Secret\n    metadata: {name: s}\n    data:\n      a: ${base64(value)}\n   x: [\n`,
  ),
  file('bootstrap file', (value) =>
    secret(`stringData:\n  config.yaml: |\n    db:\n      url: postgres://app:${value}@db/app\n`),
  ),
  file('registry', (value) =>
    secret(
      `data:\n  .dockerconfigjson: ${base64(JSON.stringify({ auths: { r: { auth: base64(`u:${value}`) } } }))}\n`,
    ),
  ),
  file('last applied', (value) =>
    secret(`data: {}\n`).replace(
      'shop}',
      `shop, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","stringData":{"a":"${value}"}}'}}`,
    ),
  ),
  file(
    'another annotation that repeats',
    (value) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: s\n  annotations:\n    example.com/original: '{"apiVersion":"v1","kind":"Secret","stringData":{"a":"${value}"}}'\n`,
  ),
  file(
    'kapp',
    (value) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: s\n  annotations:\n    kapp.k14s.io/original: '{"data":{"x":"${value}"}}'\n`,
  ),
  file(
    'SopsSecret',
    (value) =>
      `apiVersion: isindir.github.com/v1alpha3\nkind: SopsSecret\nmetadata: {name: s}\nspec: {secretTemplates: [{name: a, stringData: {x: ${value}}}]}\n`,
  ),
  file(
    'generator',
    (value) =>
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsecretGenerator:\n  - name: s\n    literals:\n      - user=${value}\n`,
  ),
  file(
    'patch of JSON',
    (value) =>
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - target: {kind: Secret}\n    patch: |\n      - op: add\n        path: /stringData/a\n        value: ${value}\n`,
  ),
]

/** Names of values that say that they are secrets. */
const names: readonly string[] = [
  ...[
    'DB_PASSWORD',
    'PGPASSWORD',
    'SMTP_PASS',
    'MYSQL_PWD',
    'API_TOKEN',
    'CLIENT_SECRET',
    'API_KEY',
    'APIKEY',
  ],
  ...[
    'PRIVATE_KEY',
    'AWS_SECRET_ACCESS_KEY',
    'CREDENTIALS',
    'CONNECTION_STRING',
    'DATABASE_DSN',
    'AUTH_TOKEN',
  ],
  ...['ENCRYPTION_KEY', 'PASSPHRASE', 'PASSWORD_PROD', 'SECRET', 'TOKEN', 'AUTHORIZATION'],
]

function deployment(container: string): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec:\n  selector: {matchLabels: {app: d}}\n  template:\n    metadata: {labels: {app: d}}\n    spec:\n      containers:\n        - name: d\n          image: d\n${indented(container, 10)}`
}

const containers: readonly Place[] = [
  ...names.map((name) =>
    file(`env ${name}`, (value) => deployment(`env:\n  - name: ${name}\n    value: ${value}\n`)),
  ),
  file('env, value first', (value) => deployment(`env:\n  - value: "${value}"\n    name: DB_PASSWORD\n`)),
  file('env in braces', (value) => deployment(`env: [{name: DB_PASSWORD, value: ${value}}]\n`)),
  file('env with a comment between', (value) =>
    deployment(`env:\n  - name: DB_PASSWORD\n    # rotated\n    value: ${value}\n`),
  ),
  file('flag', (value) => deployment(`args: [--password=${value}]\n`)),
  file('flag with its value behind', (value) => deployment(`args:\n  - --token\n  - ${value}\n`)),
  file('shell', (value) =>
    deployment(`command: [sh, -c, "export TOKEN=${value}; run --api-key ${value}"]\n`),
  ),
  file('URL in env', (value) =>
    deployment(`env:\n  - name: DB\n    value: postgres://app:${value}@db/app\n`),
  ),
  file('basic in env', (value) =>
    deployment(`env:\n  - name: HEADER\n    value: Basic ${base64(`app:${value}`)}\n`),
  ),
  file('header of a probe', (value) =>
    deployment(
      `livenessProbe: {httpGet: {path: /, port: 80, httpHeaders: [{name: Authorization, value: Bearer ${value}}]}}\n`,
    ),
  ),
]

const configMaps: readonly Place[] = Object.entries({
  'key of its own': (value) => `  password: ${value}\n`,
  dotenv: (value) => `  .env: |\n    LEVEL=info\n    DB_PASSWORD=${value}\n`,
  'exported dotenv': (value) => `  .env: |\n    export API_KEY="${value}"\n`,
  properties: (value) => `  app.properties: |\n    spring.datasource.password=${value}\n`,
  'quoted properties': (value) => `  app.properties: "a=b\\nspring.datasource.password=${value}\\n"\n`,
  'ini with spaces': (value) => `  app.ini: |\n    [db]\n    password = ${value}\n`,
  toml: (value) => `  app.toml: |\n    token = "${value}"\n`,
  json: (value) => `  app.json: '{"db":{"password":"${value}"}}'\n`,
  'pretty json': (value) => `  app.json: |\n    {\n      "password": "${value}",\n      "level": 1\n    }\n`,
  'yaml in yaml': (value) => `  app.yaml: |\n    outer.yaml: |\n      auth:\n        password: ${value}\n`,
  'folded yaml': (value) => `  app.yaml: >\n    {auth: {password: ${value}}}\n`,
  xml: (value) => `  app.xml: <db password="${value}"/>\n`,
  jdbc: (value) => `  url: jdbc:sqlserver://db;user=app;password=${value};encrypt=true\n`,
  'query of a URL': (value) => `  url: https://example.com/hook?token=${value}&x=1\n`,
  'signed URL': (value) => `  url: https://example.com/a?X-Amz-Signature=${value}\n`,
  'SAS of a URL': (value) => `  url: https://x.blob.example.com/a?sv=2020&sig=${value}\n`,
  'token of Git in a URL': (value) => `  url: https://${value}00000000@git.example.com/a.git\n`,
  javascript: (value) => `  a.js: |\n    const apiKey = '${value}';\n`,
  'rego and lua': (value) => `  a.lua: |\n    local token = "${value}"\n`,
  nginx: (value) => `  nginx.conf: |\n    proxy_set_header Authorization "Bearer ${value}";\n`,
  kubeconfig: (value) => `  config: |\n    users:\n      - name: a\n        user: {token: ${value}}\n`,
  'private JWK': (value) =>
    `  jwks.json: '{"keys":[{"kty":"RSA","n":"abcabcabcabcabcabc","e":"AQAB","d":"${value}"}]}'\n`,
  'symmetric JWK': (value) => `  jwk.yaml: |\n    kty: oct\n    k: ${value}\n`,
  'private key': (value) =>
    `  key.pem: |\n    -----BEGIN RSA PRIVATE KEY-----\n    MIIEowIBAAKCAQEA${value}0123456789abcdef\n    ${value}\n    -----END RSA PRIVATE KEY-----\n`,
  'private key on one line': (value) =>
    `  key.pem: "-----BEGIN PRIVATE KEY-----\\nMIIEvgIBADANBgkq${value}\\n-----END PRIVATE KEY-----\\n"\n`,
  'private key in base64': (value) =>
    `  key: ${base64(`-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkq${value}\n-----END PRIVATE KEY-----\n`)}\n`,
  'service account': (value) =>
    `  sa.json: '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\nMIIEvgIBADANBgkq${value}\\n-----END PRIVATE KEY-----\\n"}'\n`,
  'token of AWS': (value) => `  note: use AKIA${value.toUpperCase().padEnd(16, 'X').slice(0, 16)}\n`,
  'token of GitHub': (value) => `  note: use ghp_${value.padEnd(24, '0')}\n`,
  'token of Slack': (value) => `  note: use xoxb-${value}\n`,
  'token of Google': (value) => `  note: use AIza${value.padEnd(35, '0')}\n`,
  'token of Stripe': (value) => `  note: use sk_live_${value}\n`,
  JWT: (value) => `  note: use eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.${value}\n`,
} satisfies Record<string, (value: string) => string>).map(([name, data]) =>
  file(
    `ConfigMap, ${name}`,
    (value) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n${data(value)}`,
  ),
)

const others: readonly Place[] = [
  file(
    'HelmRelease',
    (value) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values:\n    auth:\n      adminPassword: ${value}\n`,
  ),
  file(
    'HelmRelease, map of secrets',
    (value) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values:\n    secrets:\n      first: ${value}\n      deep: {second: ${value}}\n`,
  ),
  file(
    'HelmRelease, value of a secret',
    (value) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values: {password: {value: ${value}}, tokens: [${value}]}\n`,
  ),
  file(
    'postBuild',
    (value) =>
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: k}\nspec: {postBuild: {substitute: {db_password: ${value}}}}\n`,
  ),
  file(
    'Application, values',
    (value) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    helm:\n      values: |\n        auth:\n          password: ${value}\n`,
  ),
  file(
    'Application, parameters',
    (value) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    helm:\n      parameters:\n        - name: auth.password\n          value: ${value}\n          forceString: true\n`,
  ),
  file(
    'Application, values object',
    (value) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {source: {helm: {valuesObject: {auth: {token: ${value}}}}}}\n`,
  ),
  file(
    'Application, address',
    (value) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {source: {repoURL: 'https://bot:${value}@git.example.com/a.git'}}\n`,
  ),
  file(
    'header that a route sets',
    (value) =>
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v}\nspec:\n  hosts: [a.example.com]\n  http:\n    - headers: {request: {set: {authorization: Bearer ${value}}}}\n      route: [{destination: {host: a.example.com}}]\n`,
  ),
  file(
    'keys inline',
    (value) =>
      `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: {name: r}\nspec:\n  jwtRules:\n    - issuer: https://idp.example.com\n      jwks: '{"keys":[{"kty":"oct","k":"${value}"}]}'\n`,
  ),
  file(
    'address of keys',
    (value) =>
      `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: {name: r}\nspec:\n  jwtRules:\n    - issuer: https://idp.example.com\n      jwksUri: 'http://bot:${value}@idp.example.com/keys '\n`,
  ),
  file(
    'issuer with credentials',
    (value) =>
      `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: {name: r}\nspec:\n  jwtRules:\n    - issuer: ' https://bot:${value}@idp.example.com'\n`,
  ),
  file(
    'host with credentials',
    (value) =>
      `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: e}\nspec:\n  hosts: ['https://bot:${value}@api.example.com']\n  ports: [{number: 443, name: tls, protocol: TLS}]\n`,
  ),
  file(
    'Envoy',
    (value) =>
      `apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nmetadata: {name: e}\nspec:\n  configPatches:\n    - applyTo: HTTP_FILTER\n      patch:\n        value:\n          credentials:\n            token_secret: {inline_string: ${value}}\n`,
  ),
  file(
    'configuration of a plug-in',
    (value) =>
      `apiVersion: extensions.istio.io/v1alpha1\nkind: WasmPlugin\nmetadata: {name: w}\nspec:\n  url: oci://example.com/w\n  pluginConfig: {client_secret: ${value}}\n`,
  ),
  file(
    'environment of a plug-in',
    (value) =>
      `apiVersion: extensions.istio.io/v1alpha1\nkind: WasmPlugin\nmetadata: {name: w}\nspec:\n  url: oci://example.com/w\n  vmConfig: {env: [{name: API_KEY, value: ${value}}]}\n`,
  ),
  file(
    'parameter of a template',
    (value) =>
      `apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: t}\nparameters:\n  - name: DB_PASSWORD\n    value: ${value}\n`,
  ),
  file(
    'provider of secrets',
    (value) =>
      `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: e}\nspec: {target: {template: {data: {password: ${value}}}}}\n`,
  ),
  file(
    'alert',
    (value) =>
      `apiVersion: monitoring.coreos.com/v1alpha1\nkind: AlertmanagerConfig\nmetadata: {name: a}\nspec: {receivers: [{webhookConfigs: [{url: 'https://hooks.slack.com/services/T000/B000/${value}'}]}]}\n`,
  ),
  file(
    'annotation',
    (value) =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: s, annotations: {example.com/auth-token: ${value}}}\nspec: {ports: [{port: 80}]}\n`,
  ),
  file(
    'type that is wrong',
    (value) =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 80, password: ${value}}], type: {token: ${value}}}\n`,
  ),
  file(
    'comment above',
    (value) =>
      `# password: ${value}\n# use https://bot:${value}@example.com\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {password: a}\n`,
  ),
]

function file(name: string, text: (secret: string) => string): Place {
  return { name: `manifest: ${name}`, files: (value) => ({ 'apps/a.yaml': `${text(value)}${broken}` }) }
}

/** Places in plain manifests. */
export const manifestPlaces: readonly Place[] = [
  ...secrets(),
  ...misplaced,
  ...containers,
  ...configMaps,
  ...others,
]
