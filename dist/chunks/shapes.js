import { a as oncePerText } from "./once-per.js";
import { o as placeholderIn } from "./unfilled.js";
import { createHmac } from "node:crypto";

// src/core/errors.ts
var UsageError = class extends Error {
	name = "UsageError";
};
var ConfigurationError = class extends UsageError {
	mistakes;
	constructor(mistakes) {
		super(mistakes.map(({ at, message }) => `${locationText(at)} ${message}`).join("\n"));
		this.mistakes = mistakes;
	}
};
function locationText({ file, line, column }) {
	return `${file}:${line}:${column}`;
}

// src/secrets/mask.ts
function createMask(key) {
	return (value) => `<masked ${createHmac("sha256", key).update(value).digest("hex").slice(0, 8)}>`;
}
const plainMask = () => "<masked>";

// src/secrets/secret.ts
function mergeSecrets(text, secrets) {
	const merged = [];
	for (const secret of secrets.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		const last = merged.at(-1);
		if (!last || secret.start >= last.end) merged.push(secret);
		else if (secret.end > last.end) {
			const { start } = last;
			merged[merged.length - 1] = {
				...last,
				end: secret.end,
				value: text.slice(start, secret.end)
			};
		}
	}
	return merged;
}
function conceal(text, secrets, mask) {
	if (secrets.length === 0) return text;
	const output = [];
	let at = 0;
	for (const { start, end, value } of secrets) {
		const masked = mask(value);
		output.push(text.slice(at, start), text.slice(start, end).replace(/[^\s].*/g, () => masked));
		at = end;
	}
	return output.join("") + text.slice(at);
}

// src/secrets/names.ts
const secretName = oncePerText((name) => {
	const words = wordsOf(name);
	if (words.some((word) => digestNames.has(word))) return null;
	if (wordPairs.has(words.slice(-2).join(" "))) return "token";
	while (words.length > 1 && suffixes.has(words.at(-1))) words.pop();
	const last = words.at(-1) ?? "";
	const previous = words.at(-2) ?? "";
	if (passwordNames.has(last) || /.(?:password|passwd|passphrase)s?$/.test(last)) return "password";
	if (last === "authorization") return "header";
	if (last === "auth" && words.length === 1) return "basic";
	if (/^keys?$/.test(last)) return keyName(words, previous);
	if (!secretNames.has(last) && !compoundNames.test(last)) return null;
	if (words.includes("existing") || /^(?:existing|pull|imagepull)/.test(last)) return "reference";
	if (countingWords.has(previous) || referringWords.has(previous) && !/tokens?$/.test(last)) return "reference";
	return words.length === 1 && ambiguousNames.has(last) ? "secret" : "token";
});
function keyName(words, previous) {
	if (!keyOwners.has(previous) || words.includes("existing")) return null;
	return /^(?:secret|access)$/.test(previous) ? "entry" : "token";
}
const namesSecrets = oncePerText((name) => {
	const words = wordsOf(name);
	const [previous = "", last = ""] = words.slice(-2).length === 2 ? words.slice(-2) : ["", words[0] ?? ""];
	if (referringWords.has(previous) || countingWords.has(previous)) return false;
	if (mapNames.has(last)) return true;
	return last === "data" || last === "env" || last === "values" ? /^secrets?$/.test(previous) : false;
});
function namesValue(key) {
	return valueKeys.has(key.toLowerCase().replace(/[^a-z]/g, ""));
}
function namesReference(key) {
	return wordsOf(key).some((word) => referenceWords.has(word)) && secretName(key) === null;
}
function wordsOf(name) {
	return name.slice(-maxNameLength).replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[^a-z\d]+/).map((word) => word.replace(/\d+$/, "")).filter((word) => word !== "");
}
const maxNameLength = 120;
function wordSet(words) {
	return new Set(words.split(/\s+/).filter(Boolean));
}
const suffixes = wordSet(`
  value values val plain plaintext text string str raw b base encoded data old new current previous prev next
  secondary prod production dev develop development staging stage test testing qa uat int local override`);
const passwordNames = wordSet("password passwords passwd passphrase passphrases passcode pass pwd pswd psw pw userpass");
const secretNames = wordSet(`
  secret secrets token tokens apikey apikeys credential credentials creds cred dsn connstr connectionstring
  dockerconfigjson dockerconfig dockercfg htpasswd jaasconfig`);
const wordPairs = /* @__PURE__ */ new Set([
	"connection string",
	"conn string",
	"conn str",
	"connection uri",
	"jaas config"
]);
const digestNames = wordSet("checksum checksums");
const compoundNames = /.(?:token|apikey|secretkey|privatekey|accesskey)s?$|.secret$/;
const ambiguousNames = wordSet("secret secrets credential credentials creds cred");
const referringWords = wordSet(`
  pull image tls cert certs certificate external sealed ref source from registry password token credentials credential
  key kube ca issuer mount volume auth`);
const countingWords = wordSet(`
  create use get enable has need require automount projected bound max min num total js`);
const keyOwners = wordSet(`
  api private secret access signing encryption decryption encrypt master shared auth authentication hmac jwt
  cookie session license licence ssh webhook storage account app application admin root crypto cipher aes rsa des
  client server service deploy integration ingest ingestion instrumentation consumer subscription function unseal
  recovery preshared psk symmetric wireguard tls ssl gpg pgp`);
const mapNames = wordSet("secrets passwords credentials creds tokens apikeys secretdata secretenv secretvalues envsecrets");
const valueKeys = wordSet(`
  value plainvalue plain plaintext cleartext text string stringvalue inlinestring inlinebytes inline content literal
  default raw`);
const referenceWords = wordSet(`
  name names namespace key keys ref refs type kind version enabled enable create label labels annotation annotations
  path paths file files mount user username users email host hosts hostname port url uri endpoint issuer region zone
  database db bucket provider store class mode source length size policy id account project tenant scope scopes
  audience audiences algorithm format role engine description properties items title pattern required additional
  examples`);
const mentionsSecret = /pas(?!sthrough)|pw|psw|secret|token|key|cred|dsn|conn(?!ect(?:ionPool|ions\b|Timeout|-failure))|auth|jaas|docker|stringData|\/original|applied/i;

// src/secrets/values.ts
function isSecretValue(kind, text) {
	const value = text.trim();
	if (value === "" || isNoValue(value)) return false;
	if (/^[+-]?[\d_.,:]+(?:ms|[smhdwy])?$/.test(value)) return kind === "password";
	return testsByKind[kind](value);
}
const testsByKind = {
	password: () => true,
	token: (value) => !isVariableName(value),
	secret: (value) => !isVariableName(value) && !isReference(value),
	entry: (value) => !isVariableName(value) && !isReference(value) && !(/^[A-Za-z_.-]+$/.test(value) && isEntry(value)),
	reference: (value) => !/[{}$]/.test(value) && isOpaque(value, false),
	header: (value) => /\S\s+\S/.test(value) || isOpaque(value, true),
	basic: isBasic
};
function isVariableName(value) {
	return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value) && secretName(value) !== null;
}
function isBasic(value) {
	return /^[A-Za-z\d+/]{8,}={0,2}$/.test(value) && /^[^\p{Cc}:]+:[^\p{Cc}]+$/u.test(decodeBase64(value) ?? "");
}
function decodeBase64(value) {
	const packed = value.replace(/\s+/g, "");
	if (packed.length < 4 || packed.length > 2 ** 20 || !/^[A-Za-z\d+/_-]+={0,2}$/.test(packed)) return null;
	const text = Buffer.from(packed, "base64").toString();
	return /[^\P{Cc}\s]|\ufffd/u.test(text) ? null : text;
}
function isNoValue(text) {
	const value = text.trim();
	if (value.length > maxPlaceholderLength) return sealedSecret.test(value);
	return sealedSecret.test(value) || placeholderWords.test(value) || externalReference.test(value) || isPlaceholder(value);
}
const sealedSecret = /^Ag[A-Za-z\d+/]{200,}={0,2}$/;
const maxPlaceholderLength = 2e3;
const placeholderWords = /^(?:true|false|yes|no|y|n|on|off|null|nil|none|~|n\/a|undefined|enabled|disabled|required|optional|redacted|masked|auto|inherit|read|write|x{3,}|\*+|\.+|-+|…|%[a-z]|\$[A-Za-z_]+\d?|\$\d)$/i;
const externalReference = /^(?:vault:|ref\+|op:\/\/|arn:aws|projects\/|secretref:|ENC\[|file:|env:|\$\(|awsssm:|awssm:|gcpsm:|azurekeyvault:|sm:\/\/|!vault|~?(?:\/[a-z][a-z\d_.-]*){2,}$|~\/[\w./-]+$)/;
function isPlaceholder(value) {
	if (value.includes("\n")) return value.split("\n").every((line) => line.trim() === "" || isNoValue(line));
	if (placeholderIn(value) === value) return true;
	const [, fallback = ""] = /\$\{\w{1,80}:?[-=]([^{}]{1,300})\}/.exec(value) ?? [];
	if (fallback !== "" && !isNoValue(fallback)) return false;
	const remainder = value.replace(variables, "");
	return remainder !== value && isHarmlessRemainder(remainder.trim());
}
function isHarmlessRemainder(remainder) {
	return /^[a-z][a-z\d+.-]*:\/\/(?!:[^/@]+@)[:@/]/i.test(remainder) || !isOpaque(remainder, true);
}
const variables = /\$\{[^{}]{0,300}\}|\$\([^()]{0,300}\)|\{\{[^{}]{0,300}\}\}|<<[^<>]{0,100}>>|<[^<>]{0,100}>|%\w{1,80}%|__\w{1,80}__|\(\([\w./-]{1,80}\)\)|@@?\w{1,80}@@?|#\{[^{}]{0,100}\}#?|^\$[A-Z_][A-Z\d_]{0,80}(?=\s|$)/g;
function isReference(value) {
	return /^[a-z]+(?:[-_.][a-z]+)+$/.test(value) && isEntry(value);
}
function isEntry(value) {
	const last = /[A-Za-z]*$/.exec(value)[0].toLowerCase();
	return last !== "value" && (secretName(value) !== null || entryNames.has(last) || namesReference(value));
}
const entryNames = /* @__PURE__ */ new Set([
	"tls",
	"cert",
	"certs",
	"key",
	"keys",
	"auth",
	"config",
	"env",
	"json"
]);
function isOpaque(value, isNamed) {
	if (value.length < 6 || isAddress(value)) return false;
	if (/\s/.test(value)) return value.length >= 12;
	const bare = value.replace(/[-_.]/g, "");
	if (/^[A-Za-z]*$/.test(bare)) return isLongText(value, bare, isNamed);
	if (/^\d*$/.test(bare)) return isNamed && bare.length >= 8;
	if (isNamed) return true;
	return value.length >= 8 && !value.split(/[-_.:/@,=]/).every((word) => nameWord.test(word));
}
const minOpaqueLength = 6;
function isLongText(value, bare, isNamed) {
	const isMixed = /[a-z][A-Z]+[a-z]*[A-Z]|[A-Z]{2}[a-z]/.test(bare);
	if (!isNamed) return value.length >= (isMixed ? 24 : 40);
	return value.length >= (isMixed ? 10 : bare === value ? 14 : 18);
}
const nameWord = /^(?:[A-Za-z]*|\d*|[A-Za-z]+\d{1,3}|\d{1,3}[A-Za-z]{1,4})$/;
function isAddress(value) {
	if (value.length > 500) return false;
	return /^[\w*-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:\/[\w./-]*)?$/.test(value) || /^[a-z][a-z\d+.-]*:\/\/[^\s@?#]*$/i.test(value) || /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value) || /^[\d.]+(?:[/:]\d+)?$/.test(value) || /^\.{0,2}(?:\/[\w.-]+)+\/?$/.test(value);
}

// src/secrets/shapes.ts
function shapeSecrets(text) {
	if (!mayHaveShape(text) && !mentionsSecret.test(text)) return [];
	return [
		...privateKeys(text),
		...privateJwks(text),
		...credentials(text),
		...matches(text, query, ({ name = "", value = "" }) => isQuerySecret(name, value)),
		...matches(text, scheme, ({ name = "", value = "" }) => isCredential(name, value)),
		...assignments(text),
		...matches(text, webhook, () => true),
		...tokenHint.test(text) ? matches(text, tokenPattern, () => true) : []
	];
}
function mayHaveShape(text) {
	return shapeHint.test(text) || tokenHint.test(text);
}
const shapeHint = /:\/\/|[&?]|BEGIN|kty|LS0t|bearer|basic|apikey|digest|hooks\.slack|\/webhooks\//i;
const tokenHint = /A[KS]IA|gh[a-z]_|github_|gl[a-z]{2,5}-|xox|xapp-|AIza|[rs]k[-_]|whsec_|SG\.|hv[sbr]\.|npm_|pypi-|do[opr]_|shp|dckr_|ya29|AGE-|eyJ|\$2|\$apr1|\{SHA/;
function assignments(text) {
	return linesWithNames(text).flatMap(({ start, line }) => [quoted, assigned].flatMap((pattern) => matches(line, pattern, ({ name = "", value = "" }) => isAssigned(name, value)).map((secret) => ({
		...secret,
		start: start + secret.start,
		end: start + secret.end
	}))));
}
function linesWithNames(text) {
	const lines = [];
	const names = new RegExp(mentionsSecret, "gi");
	for (let match = names.exec(text); match; match = names.exec(text)) {
		const start = text.lastIndexOf("\n", match.index) + 1;
		const next = text.indexOf("\n", match.index);
		const end = next < 0 ? text.length : next;
		lines.push({
			start,
			line: text.slice(start, end)
		});
		names.lastIndex = end;
	}
	return lines;
}
function matches(text, pattern, isSecret) {
	return [...text.matchAll(pattern)].flatMap(({ groups = {}, indices }) => {
		const value = groups["value"] ?? "";
		const [start, end] = indices.groups["value"];
		return isSecret(groups) ? [{
			start,
			end,
			value,
			isNamed: true
		}] : [];
	});
}
const tokenPattern = new RegExp(`(?<![A-Za-z0-9_])(?<value>${[
	"A[KS]IA[A-Z0-9]{16}(?![A-Z0-9])",
	"gh[opsur]_[A-Za-z0-9]{20,255}",
	"github_pat_[A-Za-z0-9_]{20,255}",
	"gl(?:pat|dt|rt|ft|ptt|soat|oas|agent|cbt)-[\\w-]{16,255}",
	"xox[a-z]-[A-Za-z0-9-]{10,255}",
	"xapp-[A-Za-z0-9-]{10,255}",
	"AIza[\\w-]{30,60}",
	"[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}",
	"whsec_[A-Za-z0-9+/=]{16,255}",
	"sk-[A-Za-z0-9_-]{20,255}",
	"SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}",
	"hv[sbr]\\.[\\w-]{20,255}",
	"npm_[A-Za-z0-9]{30,60}",
	"pypi-[\\w-]{50,255}",
	"do[opr]_v1_[a-f0-9]{40,80}",
	"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{20,64}",
	"dckr_(?:pat|oat)_[\\w-]{20,80}",
	"ya29\\.[\\w-]{20,255}",
	"AGE-SECRET-KEY-1[A-Z0-9]{20,80}",
	"eyJ[\\w-]{6,4096}\\.eyJ[\\w-]{4,8192}(?:\\.[\\w-]{0,4096}){1,3}",
	"\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}",
	"\\$apr1\\$[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{20,30}",
	"\\{SHA\\}[A-Za-z0-9+/=]{20,40}"
].join("|")})`, "dg");
const webhook = /(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks)\/(?<value>[\w/-]{10,200})/dg;
const query = /[?&;](?:amp;)?(?<name>[A-Za-z][\w.-]{0,60})=(?<value>[^\s&;"'`<>#(){}]{3,4096})/dg;
function isQuerySecret(name, value) {
	if (/^(?:x-(?:amz|goog)-(?:signature|security-token|credential)|sig|signature)$/i.test(name)) return value.length >= 6 && !isNoValue(value);
	if (/^(?:key|code|auth|sid|session|jwt|assertion|hmac|state)$/i.test(name)) return isOpaque(value, false);
	const kind = secretName(name);
	return kind !== null && isSecretValue(kind, value);
}
const scheme = /(?<![\w-])(?<name>bearer|basic|token|apikey|digest)[ \t]{1,4}(?<value>[\w.~+/=-]{8,8192})/dgi;
function isCredential(name, value) {
	if (/^basic$/i.test(name)) return /:/.test(decodeBase64(value) ?? "");
	return /\d/.test(value) && isOpaque(value, /^bearer$/i.test(name));
}
const quoted = /(?<![\w.-])(?<name>[A-Za-z][\w.-]{1,80})(?:\\?["'])?[ \t]?[:=][ \t]?(?<quote>\\?["'])(?<value>(?:(?!\k<quote>)[^\r\n]){1,4096})/dg;
const assigned = /(?<![\w.-])(?<name>[A-Za-z][\w.-]{1,80})=(?<value>[^\s"'`,;&<>{}]{0,4095}[^\s"'`,;&<>{}).])/dg;
function isAssigned(name, value) {
	const kind = secretName(name);
	return kind !== null && !/^[=~]/.test(value) && isSecretValue(kind, value);
}
function credentials(text) {
	const secrets = [];
	for (const match of text.matchAll(authority)) {
		const [user = "", password] = [match.groups?.["user"], match.groups?.["password"]];
		const start = match.index + match[0].length - 1 - (password === void 0 ? 0 : password.length + 1);
		if (password && !isNoValue(password)) secrets.push({
			start: start + 1,
			end: start + 1 + password.length,
			value: password,
			isNamed: true
		});
		if (user.length >= 16 && !isNoValue(user) && isOpaque(user, false)) secrets.push({
			start: start - user.length,
			end: start,
			value: user,
			isNamed: true
		});
	}
	return secrets;
}
const authority = /(?<=[a-z][a-z\d+.-]{1,30}):\/\/(?<user>(?:\{\{[^{}\n]{0,200}\}\}|<[^<>\n]{0,100}>|\{(?!\{)|[^\s/?#:"'`<>@{]){0,256})(?::(?<password>[^\s/?#"'`<>]{1,512}))?@(?=[\w.[$%{(-])/gi;
function privateKeys(text) {
	const secrets = [];
	for (const { index, 0: header } of text.matchAll(/-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g)) {
		keyBody.lastIndex = index + header.length;
		const end = keyBody.exec(text) ? keyBody.lastIndex : 0;
		const start = index + header.length;
		const value = text.slice(start, end);
		if (/[A-Za-z\d+/=]{16}/.test(value)) secrets.push({
			start,
			end,
			value: value.trim(),
			isNamed: true
		});
	}
	return [...secrets, ...matches(text, packedPem, ({ value = "" }) => isPrivate(value))];
}
const keyBody = /(?:[ \t\r\n]|\\[nrt]|["'+|>,#]|-(?!-)|(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\r\n\\]{0,120}|[A-Za-z\d+/=]{16,20000}|=?[A-Za-z\d+/]{1,15}={0,2}(?=\s*(?:\\[nr]|["'])*\s*[-+]?(?:-----END|$)))*/gy;
const packedPem = /(?<![A-Za-z\d+/])(?<value>LS0tLS1CRUdJTi[A-Za-z\d+/=]{40,100000})/dg;
function isPrivate(value) {
	return /PRIVATE KEY/.test(decodeBase64(value.slice(0, 120)) ?? "");
}
function privateJwks(text) {
	return /\bkty\b/.test(text) ? matches(text, jwkMember, () => true) : [];
}
const jwkMember = /(?<![\w.-])\\?["']?(?:d|p|q|dp|dq|qi|k)\\?["']?[ \t]*:[ \t]*\\?["']?(?<value>[\w-]{16,8192})(?![\w.-])/dg;

export { ConfigurationError as _, isNoValue as a, mentionsSecret as c, namesValue as d, secretName as f, plainMask as g, createMask as h, isHarmlessRemainder as i, namesReference as l, mergeSecrets as m, shapeSecrets as n, isOpaque as o, conceal as p, decodeBase64 as r, isSecretValue as s, mayHaveShape as t, namesSecrets as u, UsageError as v };