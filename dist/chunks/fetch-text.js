import { l as inertMessage, p as plainMarkdown } from "./escape.js";
import { r as toData } from "./data2.js";
import { i as parseDocuments } from "./table.js";
import { a as chartLockOf, d as isSatisfied, f as isTagOrDigest, g as parseVersion, h as compareVersions, l as chartRequestAt, m as requestText, u as isOci, w as decodeText, y as readerOf } from "./find-chart.js";
import { _ as digestOf, m as chartMetadata, v as maxArchiveBytes, y as unpack } from "./open.js";
import { t as count } from "./words.js";
import { Readable } from "node:stream";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { homedir } from "node:os";
import { request } from "node:https";

// src/host/registry/helm-repositories.ts
function helmRepositories(env) {
	const path = env["HELM_REPOSITORY_CONFIG"] || join(helmFolder(env), "repositories.yaml");
	const root = parseDocuments(textOf$1(path), path)[0]?.root;
	const { repositories } = (root && toData(root)) ?? {};
	return (Array.isArray(repositories) ? repositories : []).flatMap((entry) => {
		const texts = Object.entries(entry ?? {}).filter(([, value]) => typeof value === "string");
		const repository = Object.fromEntries(texts);
		const { name, url } = repository;
		return name !== void 0 && url !== void 0 ? [{
			...repository,
			name,
			url
		}] : [];
	});
}
function helmFolder(env) {
	const home = env["HOME"] || homedir();
	if (env["HELM_CONFIG_HOME"]) return env["HELM_CONFIG_HOME"];
	if (env["XDG_CONFIG_HOME"]) return join(env["XDG_CONFIG_HOME"], "helm");
	if (process.platform === "darwin") return join(home, "Library", "Preferences", "helm");
	return join(process.platform === "win32" ? env["APPDATA"] ?? "" : join(home, ".config"), "helm");
}
function textOf$1(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}

// src/host/registry/client-certificates.ts
function openCertificates(env) {
	const found = /* @__PURE__ */ new Map();
	return ({ protocol, host }) => {
		if (protocol !== "https:") return null;
		const certificates = found.get(host) ?? certificatesInFolders(host, env) ?? certificatesOfRepository(host, env);
		found.set(host, certificates);
		return certificates;
	};
}
function foldersOf(env) {
	const config = env["XDG_CONFIG_HOME"] || join(env["HOME"] || homedir(), ".config");
	return [
		join(config, "containers"),
		join(config, "docker"),
		"/etc/containers",
		"/etc/docker"
	].map((folder) => join(folder, "certs.d"));
}
function certificatesInFolders(host, env) {
	for (const folder of foldersOf(env)) {
		const certificates = certificatesIn(join(folder, host));
		if (certificates) return certificates;
	}
	return null;
}
function certificatesIn(folder) {
	const names = namesIn(folder);
	const cert = names.find((name) => name.endsWith(".cert") && names.includes(name.replace(/cert$/, "key")));
	const authorities = names.filter((name) => name.endsWith(".crt"));
	const read = (name) => readFileSync(join(folder, name));
	if (cert === void 0 && authorities.length === 0) return null;
	return {
		...cert !== void 0 && {
			cert: read(cert),
			key: read(cert.replace(/cert$/, "key"))
		},
		...authorities.length > 0 && { ca: authorities.map(read) }
	};
}
function namesIn(folder) {
	try {
		return readdirSync(folder).toSorted();
	} catch {
		return [];
	}
}
function certificatesOfRepository(host, env) {
	for (const { url, certFile = "", keyFile = "", caFile = "" } of helmRepositories(env)) {
		if (!URL.canParse(url) || new URL(url).host !== host || certFile === "" && caFile === "") continue;
		return {
			...certFile !== "" && keyFile !== "" && {
				cert: readFileSync(certFile),
				key: readFileSync(keyFile)
			},
			...caFile !== "" && { ca: [readFileSync(caFile)] }
		};
	}
	return null;
}

// src/host/registry/credentials.ts
function openCredentials(env) {
	const files = configFiles(env).map(readConfig);
	return {
		ofRegistry(host, path) {
			for (const config of files) {
				const credentials = credentialsIn(config, host, path, env);
				if (credentials) return credentials;
			}
			return null;
		},
		repositories: readRepositories(env)
	};
}
function basicAuthorization({ user, password }) {
	return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
function configFiles(env) {
	return [
		env["HELM_REGISTRY_CONFIG"] || join(helmFolder(env), "registry", "config.json"),
		...env["REGISTRY_AUTH_FILE"] ? [env["REGISTRY_AUTH_FILE"]] : [],
		join(env["DOCKER_CONFIG"] || join(homeOf(env), ".docker"), "config.json")
	];
}
function homeOf(env) {
	return env["HOME"] || homedir();
}
function readConfig(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8")) ?? {};
	} catch {
		return {};
	}
}
function credentialsIn(config, host, path, env) {
	const keys = keysOf(host, path);
	const helper = keys.map((key) => config.credHelpers?.[key]).find(Boolean) ?? config.credsStore;
	return keys.map((key) => loginOf(config.auths?.[key])).find(Boolean) ?? (helper ? credentialsFromHelper(helper, keys.at(-1), env) : null);
}
function keysOf(host, path) {
	const segments = path.split("/").filter(Boolean);
	const paths = segments.map((_, index) => `${host}/${segments.slice(0, segments.length - index).join("/")}`);
	const hub = host === dockerHub ? [
		"docker.io",
		"index.docker.io",
		"https://index.docker.io/v1/"
	] : [];
	return [
		...paths,
		host,
		`https://${host}`,
		...hub
	];
}
const dockerHub = "registry-1.docker.io";
function loginOf({ auth, username, password, identitytoken } = {}) {
	if (identitytoken) return { refreshToken: identitytoken };
	if (username && password) return {
		user: username,
		password
	};
	const text = auth ? Buffer.from(auth, "base64").toString("utf8").replace(/\0+$/, "") : "";
	const colon = text.indexOf(":");
	return colon > 0 ? {
		user: text.slice(0, colon),
		password: text.slice(colon + 1)
	} : null;
}
const helperTimeoutMs = 3e4;
function credentialsFromHelper(helper, key, env) {
	if (!/^[\w.-]+$/.test(helper)) return null;
	try {
		const output = execFileSync(`docker-credential-${helper}`, ["get"], {
			input: key,
			encoding: "utf8",
			env,
			timeout: helperTimeoutMs,
			stdio: [
				"pipe",
				"pipe",
				"ignore"
			]
		});
		const { Username: user, Secret: password } = JSON.parse(output);
		if (!user || !password) return null;
		return user === "<token>" ? { refreshToken: password } : {
			user,
			password
		};
	} catch {
		return null;
	}
}
function readRepositories(env) {
	return helmRepositories(env).map(({ name, url, username = "", password }) => ({
		name,
		url,
		credentials: username !== "" && password !== void 0 ? {
			user: username,
			password
		} : null
	}));
}

// src/host/registry/certified-fetch.ts
function certifiedFetch(url, { headers, signal, body }, { cert, key, ca }) {
	const form = body && { "content-type": "application/x-www-form-urlencoded" };
	const options = {
		...cert && key && {
			cert,
			key
		},
		...ca && { ca: [...ca] },
		method: body ? "POST" : "GET",
		headers: {
			...headers,
			...form,
			"accept-encoding": "identity"
		},
		signal
	};
	return new Promise((resolve, reject) => {
		const sent = request(url, options, (answer) => {
			const { statusCode: status = 500, headers: received } = answer;
			const texts = Object.entries(received).map(([name, value]) => [name, String(value)]);
			const stream = withoutBody.has(status) ? null : Readable.toWeb(answer);
			resolve(new Response(stream, {
				status,
				headers: texts
			}));
		});
		sent.on("error", (cause) => reject(new TypeError("fetch failed", { cause })));
		sent.end(body?.toString());
	});
}
const withoutBody = /* @__PURE__ */ new Set([
	204,
	205,
	304
]);

// src/host/github/retry.ts
function requestRepeater(limits) {
	let remaining = limits.waitMs;
	return async (isRepeatable, attempt) => {
		for (let tries = 1;; tries++) try {
			return await attempt();
		} catch (error) {
			const wait = waitBefore(error, isRepeatable, tries, limits.now());
			if (wait === void 0 || wait > remaining || tries === maxTries) throw error;
			remaining -= wait;
			await limits.sleep(wait);
		}
	};
}
const maxTries = 3;
function isRateLimit({ status, message = "", response }) {
	if (status === 429) return true;
	if (status !== 403) return false;
	const headers = response?.headers ?? {};
	return headers["retry-after"] !== void 0 || String(headers["x-ratelimit-remaining"]) === "0" || /rate limit/i.test(message);
}
function isOutage({ status = 0 }) {
	return status >= 500;
}
function waitBefore(error, isRepeatable, tries, now) {
	if (isRateLimit(error)) return rateLimitWait(error, now);
	if (isOutage(error) && isRepeatable) return 1e3 * tries ** 2;
}
function rateLimitWait({ response }, now) {
	const headers = response?.headers ?? {};
	const retryAfter = Number(headers["retry-after"]);
	if (Number.isFinite(retryAfter)) return Math.max(0, retryAfter * 1e3);
	const reset = Number(headers["x-ratelimit-reset"]);
	return String(headers["x-ratelimit-remaining"]) === "0" && Number.isFinite(reset) ? Math.max(0, reset * 1e3 - now) : 6e4;
}

// src/host/registry/http-client.ts
var DownloadError = class extends Error {
	name = "DownloadError";
};
function openHttpClient(limits = {}, certificatesOf = () => null) {
	const hosts = /* @__PURE__ */ new Set();
	const repeat = requestRepeater({
		...defaultLimits,
		...limits
	});
	const { attemptMs, totalMs } = {
		...defaultLimits,
		...limits
	};
	const end = AbortSignal.timeout(totalMs);
	return {
		hosts,
		get: (download) => repeat(true, () => {
			const signal = AbortSignal.any([end, AbortSignal.timeout(attemptMs)]);
			return getFollowingRedirects(download, {
				hosts,
				signal,
				certificatesOf
			});
		})
	};
}
const defaultLimits = {
	attemptMs: 6e4,
	totalMs: 6e5,
	waitMs: 6e4,
	sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
	now: Date.now
};
const maxRedirects = 5;
async function getFollowingRedirects(download, attempt) {
	let { url } = download;
	for (let redirects = 0; redirects <= maxRedirects; redirects++) {
		const response = await send({
			...download,
			url
		}, url.host === download.url.host, attempt);
		const location = response.headers.get("location");
		if (response.status < 300 || response.status >= 400 || location === null) return read(response, {
			...download,
			url
		}, attempt);
		const next = urlOf(location, url);
		if (!next || url.protocol === "https:" && next.protocol !== "https:") throw new DownloadError(`${addressWithoutQuery(url)} redirects to an address that is not https`);
		url = next;
	}
	throw new DownloadError(`${addressWithoutQuery(download.url)} redirects more than ${maxRedirects} times`);
}
async function send({ url, accept, authorization, form }, isTrusted, { hosts, signal, certificatesOf }) {
	hosts.add(url.host);
	const headers = {
		...accept !== void 0 && { accept },
		...authorization !== void 0 && isTrusted && { authorization }
	};
	const body = form && isTrusted ? form : void 0;
	try {
		const certificates = certificatesOf(url);
		if (certificates) return await certifiedFetch(url, {
			headers,
			signal,
			...body && { body }
		}, certificates);
		return await fetch(url, {
			headers,
			signal,
			redirect: "manual",
			...body && {
				method: "POST",
				body
			}
		});
	} catch (error) {
		throw outage(url, error);
	}
}
async function read(response, { url, maxBytes }, { signal }) {
	const { status, headers } = response;
	const chunks = [];
	let bytes = 0;
	try {
		for await (const chunk of response.body ?? []) {
			bytes += chunk.length;
			if (bytes > maxBytes) break;
			chunks.push(chunk);
			signal.throwIfAborted();
		}
	} catch (error) {
		throw outage(url, error);
	}
	if (status === 429 || status >= 500) throw failure(url, status, headers);
	if (bytes > maxBytes) throw new DownloadError(`${addressWithoutQuery(url)} is larger than ${maxBytes / 2 ** 20} MiB`);
	return {
		status,
		headers,
		body: Buffer.concat(chunks)
	};
}
function failure(url, status, headers) {
	const error = new DownloadError(`${addressWithoutQuery(url)} answers ${status}`);
	return Object.assign(error, {
		status,
		response: { headers: Object.fromEntries(headers) }
	});
}
function outage(url, error) {
	const { cause, name } = error;
	const reason = cause?.code ?? cause?.message ?? name;
	return Object.assign(new DownloadError(`${addressWithoutQuery(url)} cannot be reached (${String(reason)})`), { status: 500 });
}
function urlOf(text, from) {
	const url = URL.canParse(text, from?.href) ? new URL(text, from) : null;
	return url && (url.protocol === "https:" || url.protocol === "http:") ? url : null;
}
function addressWithoutQuery({ origin, pathname }) {
	return `${origin}${pathname}`;
}

// src/host/registry/http-repository.ts
function openRepositories(client, credentials) {
	const indexes = /* @__PURE__ */ new Map();
	return { async chart(request) {
		const repository = repositoryOf(request, credentials);
		const index = indexes.get(repository.url) ?? downloadedIndex(client, repository);
		indexes.set(repository.url, index);
		const entry = newest((await index).get(request.name) ?? [], request.version);
		if (entry) return chartOfEntry(client, repository, entry);
		const wanted = request.version === "" ? "a release" : `version \`${request.version}\``;
		throw new DownloadError(`the index of ${shownUrl(repository.url)} has no ${request.name} in ${wanted}`);
	} };
}
function repositoryOf({ repository }, { repositories }) {
	if (repository.startsWith("@")) {
		const named = repositories.find(({ name }) => name === repository.slice(1));
		if (named) return named;
		throw new DownloadError(`there is no repository \`${repository.slice(1)}\` in Helm's configuration: add it with \`helm repo add\``);
	}
	return {
		url: repository,
		credentials: repositories.find(({ url }) => url.replace(/\/+$/, "") === repository)?.credentials ?? null
	};
}
const maxIndexBytes = 60 * 2 ** 20;
async function downloadedIndex(client, repository) {
	const url = urlOf("index.yaml", urlOf(`${repository.url}/`) ?? void 0);
	if (!url) throw new DownloadError(`\`${repository.url}\` is not an address of a chart repository`);
	const { body } = await downloaded(client, {
		url,
		maxBytes: maxIndexBytes,
		...authorizationOf(repository)
	});
	const root = parseDocuments(decodeText(body).text, "index.yaml")[0]?.root;
	const { entries } = (root && toData(root)) ?? {};
	if (typeof entries !== "object" || entries === null) throw new DownloadError(`${addressWithoutQuery(url)} is not an index of a chart repository`);
	return new Map(Object.entries(entries).map(([name, versions]) => [name, versions.flatMap(indexEntry)]));
}
function indexEntry(entry) {
	const { version, urls, digest } = entry ?? {};
	if (typeof version !== "string" || !Array.isArray(urls)) return [];
	const hash = typeof digest === "string" ? /^(?:sha256:)?([\da-f]{64})$/.exec(digest)?.[1] : void 0;
	return [{
		version,
		urls: urls.filter((url) => typeof url === "string"),
		digest: hash === void 0 ? null : `sha256:${hash}`
	}];
}
function newest(entries, request) {
	const exact = request === "" ? void 0 : entries.find(({ version }) => version === request);
	if (exact) return exact;
	const [first] = entries.filter(({ version }) => parseVersion(version) && isSatisfied(request, version)).toSorted((a, b) => compareVersions(parseVersion(b.version), parseVersion(a.version)));
	return first;
}
async function chartOfEntry(client, repository, { urls: [address = ""], digest, version }) {
	if (address.startsWith("oci://")) return { registry: address };
	const url = urlOf(address, new URL(`${repository.url}/`));
	if (!url) throw new DownloadError(`the index of ${shownUrl(repository.url)} has no address for ${version}`);
	const isOfHost = url.origin === new URL(repository.url).origin;
	const { body: archive } = await downloaded(client, {
		url,
		maxBytes: maxArchiveBytes,
		...isOfHost && authorizationOf(repository)
	});
	const actual = digestOf(archive);
	if (digest === null || digest === actual) return { archive };
	throw new DownloadError(`${addressWithoutQuery(url)} has the digest ${actual}, and its index says ${digest}`);
}
function authorizationOf({ credentials }) {
	return credentials && "user" in credentials ? { authorization: basicAuthorization(credentials) } : {};
}
async function downloaded(client, download) {
	const answer = await client.get(download);
	if (answer.status === 200) return answer;
	const advice = answer.status === 401 || answer.status === 403 ? ": log in with `helm repo add`" : "";
	throw new DownloadError(`${addressWithoutQuery(download.url)} answers ${answer.status}${advice}`);
}
function shownUrl(text) {
	const url = urlOf(text);
	return url ? addressWithoutQuery(url) : "the repository";
}

// src/host/registry/oci-registry.ts
async function chartInRegistry(client, login, request) {
	const place = placeOf(request);
	const reader = {
		client,
		login,
		place
	};
	const layer = chartLayer(await manifestAt(reader, await referenceFor(reader, request.version)), place);
	const archive = await requestWithLogin(reader, {
		path: `blobs/${layer}`,
		maxBytes: maxArchiveBytes
	});
	const digest = digestOf(archive.body);
	if (digest === layer) return archive.body;
	throw new DownloadError(`${textOf(place)} sends a chart with the digest ${digest} instead of ${layer}`);
}
function placeOf({ repository, name }) {
	const [, host = "", path = ""] = /^oci:\/\/([^/]+)\/?(.*)$/.exec(repository) ?? [];
	const scheme = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(host) ? "http" : "https";
	const registry = urlOf(`${scheme}://${host === "docker.io" ? "registry-1.docker.io" : host}`);
	const chart = path === "" ? name : `${path}/${name}`;
	if (registry && /^[a-z\d]+([._-]+[a-z\d]+)*(\/[a-z\d]+([._-]+[a-z\d]+)*)*$/.test(chart)) return {
		registry,
		path: chart
	};
	throw new DownloadError(`\`${repository}/${name}\` is not an address of a chart in a registry`);
}
function textOf({ registry, path }) {
	return `${registry.host}/${path}`;
}
async function referenceFor(reader, version) {
	const exact = tagOf(version);
	if (isTagOrDigest(version)) return exact;
	if (/^v?\d+\.\d+\.\d+/.test(version) && parseVersion(version) && await hasTag(reader, exact)) return exact;
	const tags = await tagsOf(reader);
	if (tags.includes(exact)) return exact;
	const [newest] = tags.map((tag) => ({
		tag,
		version: tag.replaceAll("_", "+")
	})).filter((candidate) => parseVersion(candidate.version) && isSatisfied(version, candidate.version)).toSorted((a, b) => compareVersions(parseVersion(b.version), parseVersion(a.version)));
	if (newest) return newest.tag;
	const wanted = version === "" ? "release" : `version \`${version}\``;
	throw new DownloadError(`${textOf(reader.place)} has no ${wanted} among its ${tags.length} tags`);
}
function tagOf(version) {
	return version.replaceAll("+", "_");
}
async function hasTag(reader, tag) {
	const { status } = await answerOf(reader, manifestRequest(tag));
	return status === 200;
}
const maxPages = 100;
const maxListBytes = 4 * 2 ** 20;
async function tagsOf(reader) {
	const tags = [];
	let path = "tags/list?n=1000";
	for (let page = 0; path !== null && page < maxPages; page++) {
		const { body, headers } = await requestWithLogin(reader, {
			path,
			maxBytes: maxListBytes
		});
		const listed = jsonOf(body)?.tags;
		if (Array.isArray(listed)) tags.push(...listed.filter((tag) => typeof tag === "string"));
		const [, query] = /<[^>]*\?([^>]*)>;\s*rel="?next"?/.exec(headers.get("link") ?? "") ?? [];
		path = query === void 0 ? null : `tags/list?${query}`;
	}
	return tags;
}
const manifestTypes = "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
function manifestRequest(reference) {
	return {
		path: `manifests/${reference}`,
		maxBytes: maxListBytes,
		accept: manifestTypes
	};
}
async function manifestAt(reader, reference) {
	const { body } = await requestWithLogin(reader, manifestRequest(reference));
	if (reference.startsWith("sha256:") && digestOf(body) !== reference) throw new DownloadError(`${textOf(reader.place)} sends another manifest than ${reference}`);
	return jsonOf(body) ?? {};
}
const chartTypes = ["application/vnd.cncf.helm.chart.content.v1.tar+gzip", "application/tar+gzip"];
function chartLayer({ layers }, place) {
	const layer = Array.isArray(layers) ? layers.find(({ mediaType }) => chartTypes.includes(mediaType)) : void 0;
	if (typeof layer?.digest === "string" && /^sha256:[\da-f]{64}$/.test(layer.digest)) return layer.digest;
	throw new DownloadError(`${textOf(place)} is not a Helm chart`);
}
async function requestWithLogin(reader, request) {
	const answer = await answerOf(reader, request);
	if (answer.status === 200) return answer;
	const url = addressOf(reader.place, request);
	const meaning = meanings[answer.status];
	throw new DownloadError(`${addressWithoutQuery(url)} answers ${answer.status}${meaning === void 0 ? "" : `: ${meaning}`}`);
}
const meanings = {
	401: "log in with `helm registry login` or `docker login`",
	403: "the login may not read it",
	404: "there is no such chart or version"
};
async function answerOf(reader, { path, ...request }) {
	const { client, login, place } = reader;
	const url = addressOf(place, { path });
	const scope = {
		host: place.registry.host,
		path: place.path
	};
	const first = await client.get({
		...request,
		url,
		authorization: login.known(scope)
	});
	const challenge = first.status === 401 ? first.headers.get("www-authenticate") : null;
	const authorization = challenge === null ? null : await login.answer(challenge, scope);
	return authorization === null ? first : client.get({
		...request,
		url,
		authorization
	});
}
function addressOf({ registry, path }, request) {
	return new URL(`/v2/${path}/${request.path}`, registry);
}
function jsonOf(body) {
	try {
		return JSON.parse(new TextDecoder().decode(body));
	} catch {
		throw new DownloadError("the answer of a registry is not JSON");
	}
}

// src/host/registry/registry-login.ts
function registryLogin(client, credentials) {
	const accepted = /* @__PURE__ */ new Map();
	const keyOf = ({ host, path }) => `${host}/${path}`;
	return {
		known: (scope) => accepted.get(keyOf(scope)),
		async answer(challenge, scope) {
			const authorization = /^bearer\s/i.test(challenge) ? await tokenFor(challenge, scope, client, credentials) : basicFor(scope, credentials);
			if (authorization !== null) accepted.set(keyOf(scope), authorization);
			return authorization;
		}
	};
}
function basicFor({ host, path }, credentials) {
	const login = credentials.ofRegistry(host, path);
	return login && "user" in login ? basicAuthorization(login) : null;
}
const maxTokenBytes = 2 ** 20;
async function tokenFor(challenge, scope, client, credentials) {
	const { host, path } = scope;
	const parameters = challengeParameters(challenge);
	const realm = urlOf(parameters.get("realm") ?? "");
	if (!realm || realm.protocol !== "https:" && realm.hostname !== new URL(`http://${host}`).hostname) throw new DownloadError(`the registry ${host} names no https address for its tokens`);
	const request = tokenRequest(realm, {
		service: parameters.get("service") ?? host,
		scope: parameters.get("scope") ?? `repository:${path}:pull`
	}, credentials.ofRegistry(host, path));
	const answer = await client.get({
		...request,
		maxBytes: maxTokenBytes
	});
	const token = answer.status === 200 ? tokenIn(answer.body) : null;
	if (token === null) throw new DownloadError(`${realm.host} gives no token for ${host}/${path} (${answer.status})`);
	return `Bearer ${token}`;
}
function challengeParameters(challenge) {
	const parameters = [...challenge.matchAll(/(\w+)="([^"]*)"/g)];
	return new Map(parameters.map(([, name = "", value = ""]) => [name.toLowerCase(), value]));
}
function tokenRequest(url, fields, login) {
	if (login && "refreshToken" in login) return {
		url,
		form: refreshForm(fields, login.refreshToken)
	};
	return {
		url: withQuery(url, fields),
		authorization: login ? basicAuthorization(login) : void 0
	};
}
function refreshForm(fields, refreshToken) {
	return new URLSearchParams({
		...fields,
		grant_type: "refresh_token",
		client_id: "meshgate",
		refresh_token: refreshToken
	});
}
function withQuery(realm, fields) {
	const url = new URL(realm);
	for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
	return url;
}
function tokenIn(body) {
	try {
		const answer = JSON.parse(new TextDecoder().decode(body));
		const token = answer["token"] ?? answer["access_token"];
		return typeof token === "string" && /^[\x21-\x7e]+$/.test(token) ? token : null;
	} catch {
		return null;
	}
}

// src/host/registry/chart-downloads.ts
function openChartDownloads(env, client = openHttpClient({}, openCertificates(env))) {
	const credentials = openCredentials(env);
	const login = registryLogin(client, credentials);
	const repositories = openRepositories(client, credentials);
	async function archiveOf(request) {
		if (isOci(request)) return chartInRegistry(client, login, request);
		const chart = await repositories.chart(request);
		return "archive" in chart ? chart.archive : chartInRegistry(client, login, requestAt(chart.registry));
	}
	return {
		hosts: client.hosts,
		async download(request) {
			try {
				const archive = await archiveOf(request);
				return {
					archive,
					locked: lockedChart(archive, request)
				};
			} catch (error) {
				if (error instanceof DownloadError) return { problem: error.message };
				throw error;
			}
		}
	};
}
function requestAt(address) {
	const [, chart = address, tag = ""] = /^(.*):([^/:]+)$/.exec(address) ?? [];
	return chartRequestAt(chart, tag);
}
function lockedChart(archive, request) {
	const files = unpack(archive);
	if ("problem" in files) throw new DownloadError(`the archive of ${requestText(request)} ${files.problem}`);
	const chart = chartMetadata(files);
	if (chart?.name !== request.name) throw new DownloadError(`the archive of ${requestText(request)} contains another chart`);
	const { repository, name, version: requested } = request;
	return {
		repository,
		name,
		requested,
		version: chart.version,
		digest: digestOf(archive)
	};
}

// src/run/fetch/fetched-chart.ts
function storeOf({ has, add }, { download }) {
	return {
		download,
		has,
		add
	};
}
async function fetchChart(request, locked, store) {
	const entry = locked && {
		...locked,
		requested: request.version
	};
	if (entry && store.has(entry.digest)) return {
		status: "kept",
		request,
		locked: entry
	};
	const downloaded = await store.download(entry ? lockedRequest(entry) : request);
	if ("problem" in downloaded) return {
		status: "failed",
		request,
		problem: downloaded.problem,
		locked: entry
	};
	const { digest } = downloaded.locked;
	if (entry && digest !== entry.digest) return {
		status: "failed",
		request,
		problem: otherDigest(digest, entry),
		locked: entry
	};
	store.add(downloaded.archive);
	return {
		status: "downloaded",
		request,
		locked: entry ?? downloaded.locked
	};
}
function lockedRequest({ repository, name, requested, version }) {
	return {
		repository,
		name,
		version: isTagOrDigest(requested) ? requested : version
	};
}
function otherDigest(digest, locked) {
	return `version ${locked.version} has the digest ${digest} now, and the lock file says ${locked.digest}: somebody published it again, or it was tampered with; \`meshgate fetch --update\` accepts it`;
}
function chartLine$1(chart) {
	const { status, request, locked } = chart;
	const problem = status === "failed" ? chart.problem : "";
	return {
		status,
		request: requestText(request),
		version: locked?.version ?? null,
		problem
	};
}
const maxDownloads = 4;
async function fewAtATime(items, work) {
	const results = [];
	let next = 0;
	const worker = async () => {
		for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]);
	};
	await Promise.all(Array.from({ length: maxDownloads }, worker));
	return results;
}

// src/run/fetch/fetch-locked.ts
async function fetchLocked(trees, store) {
	const charts = new Map(trees.flatMap(lockedCharts).map((chart) => [JSON.stringify(chart), chart]));
	return fewAtATime([...charts.values()], async (chart) => fetchChart(lockedRequest(chart), chart, store));
}
function lockedCharts(tree) {
	const lock = chartLockOf(readerOf(tree));
	return lock && "charts" in lock ? lock.charts : [];
}

// src/report/fetch-text.ts
function fetchText({ charts, hosts, lock }) {
	const failures = charts.filter(({ status }) => status === "failed").length;
	const totals = [
		charts.length === 0 ? "no chart comes from a registry" : count(charts.length, "chart"),
		...failures > 0 ? [`${failures} of them could not be fetched`] : [],
		...lock === null ? [] : [lock]
	];
	return inertMessage([
		...charts.map(chartLine),
		totals.join("; "),
		hostsLine(hosts)
	].map((text) => `${text}\n`).join(""));
}
function failedFetchText({ charts }) {
	const failed = charts.filter(({ status }) => status === "failed");
	return inertMessage(failed.map((chart) => `${chartLine(chart)}\n`).join(""));
}
function chartLine({ status, request, version, problem }) {
	return status === "failed" ? `failed      ${request}: ${problem}` : `${status.padEnd(11)} ${request}: ${version ?? ""}`;
}
function hostsLine(hosts) {
	return hosts.length === 0 ? "no host was contacted" : `contacted: ${hosts.join(", ")}`;
}
function fetchMarkdown({ charts, hosts }) {
	const failed = charts.filter(({ status }) => status === "failed");
	return `\n${[`Charts of registries: ${charts.length - failed.length} of ${charts.length} available; ${plainMarkdown(hostsLine(hosts))}.`, ...failed.map(({ request, problem }) => `- ${plainMarkdown(`${request}: ${problem}`)}`)].join("\n")}\n`;
}

export { chartLine$1 as a, storeOf as c, isRateLimit as d, requestRepeater as f, fetchLocked as i, openChartDownloads as l, fetchMarkdown as n, fetchChart as o, fetchText as r, fewAtATime as s, failedFetchText as t, isOutage as u };