import { n as groupBy } from "./group.js";
import { n as lineAtOffset } from "./lines.js";
import { a as isNoValue, c as mentionsSecret, d as namesValue, f as secretName, i as isHarmlessRemainder, l as namesReference, n as shapeSecrets, o as isOpaque, r as decodeBase64, s as isSecretValue, u as namesSecrets } from "./shapes.js";

// src/secrets/layout.ts
function layoutOf(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return {
		text,
		starts,
		remainingReads: 16 * text.length
	};
}
function lineAt({ starts }, offset) {
	return lineAtOffset(starts, offset);
}
function endOfLine({ text, starts }, line) {
	const next = starts[line + 1];
	if (next === void 0) return text.length;
	return text[next - 2] === "\r" ? next - 2 : next - 1;
}
function trimmedLine(layout, line) {
	return layout.text.slice(layout.starts[line], endOfLine(layout, line)).trim();
}
function lineIndent({ text, starts }, line) {
	let at = starts[line];
	while (text[at] === " " || text[at] === "	") at++;
	return at - starts[line];
}
function columnOf(layout, offset) {
	return offset - layout.starts[lineAt(layout, offset)];
}

// src/secrets/extent.ts
function secretExtent(layout, key) {
	const { text } = layout;
	const at = skipProperties(text, key.end);
	const end = endOfLine(layout, lineAt(layout, key.start));
	const remainder = text.slice(at, Math.min(end, at + 200));
	if (/^(?:[|>][-+\d]{0,2}[ \t]*)?(?:#.*)?$/.test(remainder)) {
		const isBlock = /^[|>]/.test(remainder);
		return key.startsLine && key.sign === ":" ? extentBelow(layout, key, isBlock) : null;
	}
	const quote = /^\\?["'`]/.exec(remainder)?.[0];
	if (quote !== void 0) return quotedExtent(layout, at, quote);
	if (remainder.startsWith("[")) return itemsIn(layout, at);
	if (/^\{(?!\{)/.test(remainder)) return {
		kind: "below",
		start: at + 1,
		end: closingBracket(layout, at)
	};
	return plainExtent(layout, at, end, key);
}
function skipProperties(text, at) {
	const pattern = /[ \t]*(?:[&!][^\s,[\]{}]{0,100}[ \t]+)*/y;
	pattern.lastIndex = at;
	return at + pattern.exec(text)[0].length;
}
const maxTextLength = 65536;
function quotedExtent(layout, at, quote) {
	const { text } = layout;
	const start = at + quote.length;
	const limit = Math.min(text.length, start + maxTextLength);
	for (let end = start; end < limit; end++) if (quote === "\"" && text[end] === "\\") end++;
	else if (text.startsWith(quote, end)) {
		if (quote !== "'" || text[end + 1] !== "'") return {
			kind: "text",
			start,
			end,
			isQuoted: true
		};
		end++;
	}
	return {
		kind: "text",
		start,
		end: endOfLine(layout, lineAt(layout, start)),
		isQuoted: true
	};
}
function plainExtent(layout, at, end, key) {
	const { text } = layout;
	const isRestOfLine = key.startsLine && (key.sign === "=" || /\s/.test(text[key.end] ?? ""));
	const isJson = text[key.start] === "\"";
	const line = text.slice(at, isRestOfLine ? end : Math.min(end, at + maxTextLength));
	const value = isRestOfLine ? line.replace(/(?<![^ \t])#.*$/, "").replace(isJson ? /\s*,?\s*$/ : /\s+$/, "") : /^[^\s"'`,;&<>|)}\]]+/.exec(line)?.[0] ?? "";
	if (value === "") return null;
	const continuedEnd = isRestOfLine && key.sign === ":" ? endOfContinuation(layout, key) : 0;
	return {
		kind: "text",
		start: at,
		end: Math.max(at + value.length, continuedEnd),
		isQuoted: false
	};
}
function endOfContinuation(layout, key) {
	const column = columnOf(layout, key.start);
	let end = 0;
	for (let line = lineAt(layout, key.start) + 1; line < layout.starts.length; line++) {
		const words = trimmedLine(layout, line);
		if (words === "" || lineIndent(layout, line) <= column) break;
		if (/^(?:- |#|\{\{|---)|:(?:\s|$)/.test(words)) break;
		end = endOfLine(layout, line);
	}
	return end;
}
function extentBelow(layout, key, isBlock) {
	const { text, starts } = layout;
	const column = columnOf(layout, key.start);
	const first = lineAt(layout, key.start) + 1;
	const items = [];
	let itemIndent;
	let end = 0;
	for (let line = first; line < starts.length; line++) {
		const words = trimmedLine(layout, line);
		if (words === "") continue;
		const indent = lineIndent(layout, line);
		if (end === 0 && !isBlock && indent >= column && isItem(words)) itemIndent = indent;
		const isOwnItem = indent === itemIndent && isItem(words);
		if (indent <= column && !isOwnItem && !words.startsWith("{{")) break;
		if (isOwnItem) items.push(itemAt(layout, line));
		if (indent > column || isOwnItem) end = endOfLine(layout, line);
	}
	if (end === 0) return null;
	const start = starts[first];
	if (isBlock) return {
		kind: "text",
		start,
		end,
		isQuoted: true
	};
	if (items.length > 0) return {
		kind: "items",
		start,
		end,
		items: items.filter(isScalarIn(text))
	};
	const content = firstContent(layout, first);
	if (content === null) return null;
	return /:(?:\s|$)|\{\{/.test(content) ? {
		kind: "below",
		start,
		end
	} : {
		kind: "text",
		start,
		end,
		isQuoted: false
	};
}
function firstContent(layout, first) {
	for (let line = first; line < layout.starts.length; line++) {
		const words = trimmedLine(layout, line);
		if (words !== "" && !words.startsWith("#")) return words;
	}
	return null;
}
function isItem(words) {
	return /^-(?:\s|$)/.test(words);
}
function itemAt(layout, line) {
	const start = layout.starts[line] + lineIndent(layout, line) + 1;
	const words = layout.text.slice(start, endOfLine(layout, line));
	return {
		start: start + words.length - words.trimStart().length,
		end: start + words.trimEnd().length
	};
}
function isScalarIn(text) {
	const inner = /^["']?[\w./-]{1,200}["']?:(?:\s|$)|^[[{]|^- /;
	return ({ start, end }) => end > start && !inner.test(text.slice(start, Math.min(end, start + 300)));
}
function itemsIn(layout, at) {
	const { text } = layout;
	const end = closingBracket(layout, at);
	const pattern = /"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,[\]{}"']+/gy;
	const items = [];
	for (let from = at + 1; from < end;) {
		pattern.lastIndex = from;
		const length = pattern.exec(text)?.[0].length ?? 0;
		if (length > 0) items.push({
			start: from,
			end: from + length
		});
		from += Math.max(length, 1);
	}
	return {
		kind: "items",
		start: at + 1,
		end,
		items
	};
}
function closingBracket(layout, at) {
	const { text } = layout;
	const limit = Math.min(text.length, at + Math.min(maxTextLength, layout.remainingReads));
	let depth = 0;
	let quote = "";
	for (let end = at; end < limit; end++) {
		layout.remainingReads--;
		const sign = text[end];
		if (quote !== "") {
			if (sign === "\\" && quote === "\"") end++;
			else if (sign === quote) quote = "";
		} else if (sign === "\"" || sign === "'") quote = sign;
		else if (sign === "[" || sign === "{") depth++;
		else if ((sign === "]" || sign === "}") && --depth === 0) return end;
	}
	return endOfLine(layout, lineAt(layout, at));
}

// src/secrets/keys.ts
function* keysIn(layout) {
	const { text, starts } = layout;
	pattern.lastIndex = 0;
	for (const match of text.matchAll(pattern)) {
		const { index: start, 2: name = "", 3: sign = "" } = match;
		const line = starts[lineAt(layout, start)];
		const startsLine = start - line <= maxLeadLength && lead.test(text.slice(line, start));
		yield {
			name,
			start,
			end: start + match[0].length,
			sign,
			startsLine
		};
	}
}
const pattern = /(?<![\w.$])(\\?["'`]?)([A-Za-z_.$][\w.$/-]{0,120})\1[ \t]{0,20}(:=|=>|[:=])(?![=~])/g;
const lead = /^[\s\-#*+>]*(?:export |set |ENV )?$/;
const maxLeadLength = 200;
function isCommented(layout, key) {
	const line = layout.starts[lineAt(layout, key.start)];
	return key.startsLine && layout.text.slice(line, key.start).includes("#");
}

// src/secrets/siblings.ts
function isNameKey(name) {
	return /^(?:name|key|path|parameter|header|variable|envName)$/.test(name);
}
function isValueKey(name) {
	return /^(?:value|default|defaultValue|stringValue)$/.test(name);
}
function groupByLine(layout, keys) {
	return groupBy(keys, ({ start }) => lineAt(layout, start));
}
function valuesNamedBy(layout, nameKey, values) {
	const line = lineAt(layout, nameKey.start);
	const onSameLine = values.get(line) ?? [];
	if (onSameLine.length > 0) return nearest(layout.text, nameKey, onSameLine);
	const column = columnOf(layout, nameKey.start);
	const isSibling = (key) => columnOf(layout, key.start) === column;
	const below = linesBelow(layout, line, column).flatMap((lineBelow) => values.get(lineBelow) ?? []);
	const above = linesAbove(layout, line, column).flatMap((lineAbove) => values.get(lineAbove) ?? []);
	return [...below.filter(isSibling).slice(0, 1), ...above.filter(isSibling).slice(0, 1)];
}
function nearest(text, nameKey, values) {
	const next = firstAfter(values, nameKey.end);
	return values.slice(Math.max(0, next - 1), next + 1).filter(({ start, end }) => {
		const between = start > nameKey.end ? text.slice(nameKey.end, start) : text.slice(end, nameKey.start);
		return between.length <= 2e3 && !/[{}]/.test(between.replace(/\$?\{\{?[^{}]*\}?\}/g, ""));
	});
}
function firstAfter(keys, offset) {
	let low = 0;
	let high = keys.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (keys[middle].start < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
const maxLines = 20;
function linesBelow(layout, line, column) {
	const lines = [];
	for (let next = line + 1; next < layout.starts.length && lines.length < maxLines; next++) {
		if (trimmedLine(layout, next) !== "" && lineIndent(layout, next) < column) break;
		lines.push(next);
	}
	return lines;
}
function linesAbove(layout, line, column) {
	const lines = [];
	const startsItem = (index) => lineIndent(layout, index) < column;
	for (let last = line; last > 0 && !startsItem(last) && lines.length < maxLines; last--) {
		if (startsItem(last - 1) && !/^-\s/.test(trimmedLine(layout, last - 1))) break;
		lines.push(last - 1);
	}
	return lines;
}

// src/secrets/templates.ts
function literalsIn(text, { start, end }) {
	const literals = [];
	const region = text.slice(start, end);
	for (const action of region.matchAll(/\{\{[^{}]{0,2000}\}\}/g)) {
		let functionName = "";
		for (const token of action[0].matchAll(tokenPattern)) {
			const { literal, word } = token.groups ?? {};
			if (word !== void 0) functionName = word;
			if (literal === void 0 || functionsOfNames.has(functionName) || /^.\/|%/.test(literal)) continue;
			const from = start + action.index + token.index;
			literals.push({
				start: from + 1,
				end: from + literal.length - 1
			});
		}
	}
	return literals;
}
const tokenPattern = /(?<literal>"(?:[^"\\]|\\.)*"|`[^`]*`)|(?<word>[A-Za-z_][A-Za-z\d_]*)|[|(]/g;
const functionsOfNames = new Set(`include template index get hasKey lookup required fail eq ne dig pluck pick omit contains hasPrefix hasSuffix regexMatch
  regexFind regexReplaceAll replace trimSuffix trimPrefix trimAll split splitList join tpl Get Files typeIs kindIs typeOf
  kindOf merge toYaml derivePassword genSelfSignedCert genCA date dateInZone semverCompare`.split(/\s+/));

// src/secrets/lines.ts
function lineSecrets(text, secretLines = []) {
	if (secretLines.length === 0 && !mentionsSecret.test(text)) return [];
	const scan = {
		layout: layoutOf(text),
		skippedUntil: 0,
		regions: [],
		secrets: []
	};
	const [nameKeys, valueKeys] = [[], []];
	let entered = 0;
	for (const key of keysIn(scan.layout)) {
		for (; entered < secretLines.length && secretLines[entered].start <= key.start; entered++) openRegion(scan, secretLines[entered], "all");
		if (key.start >= scan.skippedUntil) readKey(scan, key);
		if (isNameKey(key.name)) nameKeys.push(key);
		if (isValueKey(key.name)) valueKeys.push(key);
	}
	readNamedValues(scan, nameKeys, valueKeys);
	return [...scan.secrets, ...flagSecrets(text)];
}
function openRegion({ regions }, { start, end }, kind) {
	regions.push({
		start,
		end,
		kind
	});
}
function readKey(scan, key) {
	const { regions } = scan;
	while (regions.length > 0 && regions.at(-1).end <= key.start) regions.pop();
	const region = regions.at(-1)?.kind;
	const kind = secretName(key.name);
	const isInSecret = key.name === "stringData" || region === "value" && key.name === "data" || region === "all";
	const reason = {
		kind: kind ?? (isInSecret ? null : "token"),
		isInSecret
	};
	if (key.sign === ":=" || key.name.startsWith("$")) {
		if (kind !== null) readAssignment(scan, key, reason);
	} else if (isInSecret) readValue(scan, key, reason, "all");
	else if (namesSecrets(key.name)) readValue(scan, key, reason, "entries");
	else if (kind !== null) readValue(scan, key, reason, "value");
	else if (region === "entries") readEntry(scan, key, reason);
	else if (region === "value" && namesValue(key.name)) readValue(scan, key, reason, "value");
}
function readAssignment(scan, key, reason) {
	const extent = secretExtent(scan.layout, key);
	if (extent?.kind === "text" && extent.isQuoted) addSecret(scan, extent, reason, true);
}
function readEntry(scan, key, reason) {
	if (!namesReference(key.name)) return readValue(scan, key, reason, "entries");
	const extent = secretExtent(scan.layout, key);
	if (extent?.kind === "below") openRegion(scan, extent, "other");
}
function readValue(scan, key, reason, regionKind) {
	const { layout } = scan;
	const template = templateAfter(layout, key);
	if (template) return addTemplate(scan, template, reason);
	const extent = secretExtent(layout, key);
	if (!extent || extent.kind === "text" && isProse(layout.text, key, extent)) return;
	if (extent.kind === "below") openRegion(scan, extent, regionKind);
	else if (extent.kind === "items") for (const item of extent.items) addItem(scan, item, reason);
	else if (isCommented(layout, key) && !extent.isQuoted) addCommented(scan, extent, reason);
	else addSecret(scan, extent, reason, extent.isQuoted);
}
function isProse(text, key, { start, end, isQuoted }) {
	if (key.startsLine || key.sign !== ":" || /["']/.test(text[key.start])) return false;
	const prefix = text.slice(Math.max(0, key.start - 40), key.start).trimEnd();
	if (/[{[,]$/.test(prefix)) return false;
	return isQuoted ? text[start - 1] === "`" : !isOpaque(text.slice(start, end), true);
}
function templateAfter(layout, key) {
	const end = endOfLine(layout, lineAt(layout, key.start));
	const value = layout.text.slice(key.end, Math.min(end, key.end + maxActionLength));
	return value.includes("{{") ? {
		start: key.end,
		end: key.end + value.length
	} : null;
}
const maxActionLength = 2e3;
function addTemplate(scan, span, reason) {
	const { text } = scan.layout;
	const literals = literalsIn(text, span);
	for (const literal of literals) addSecret(scan, literal, reason, true);
	const remainder = text.slice(span.start, span.end).replace(/\{\{[^{}]{0,2000}\}\}|(?<!\S)#.*$/g, "").replace(/^["'\s]+|["'\s]+$/g, "");
	const isComposed = reason.kind === "reference" || isHarmlessRemainder(remainder);
	if (literals.length === 0 && !isComposed) addSecret(scan, span, reason, false);
}
function addItem(scan, { start, end }, reason) {
	const isQuoted = /^["']/.test(scan.layout.text.slice(start, start + 1));
	addSecret(scan, isQuoted ? {
		start: start + 1,
		end: end - 1
	} : {
		start,
		end
	}, reason, isQuoted);
}
function addCommented(scan, { start, end }, reason) {
	const [word = ""] = scan.layout.text.slice(start, end).split(/\s/, 1);
	if (word.length === end - start || isOpaque(word, true)) addSecret(scan, {
		start,
		end: start + word.length
	}, reason, false);
}
function addSecret(scan, span, { kind, isInSecret }, isQuoted) {
	const { layout, secrets } = scan;
	const raw = layout.text.slice(span.start, span.end);
	const value = raw.trim();
	const isSecret = isInSecret ? value !== "" && !isNoValue(value) : isValueOf(kind, value, isQuoted);
	if (isSecret || isNoValue(value)) scan.skippedUntil = Math.max(scan.skippedUntil, span.end);
	if (!isSecret) return;
	const start = span.start + raw.length - raw.trimStart().length;
	secrets.push({
		start,
		end: start + value.length,
		value,
		isNamed: kind !== null
	});
}
function isValueOf(kind, value, isQuoted) {
	if (!isQuoted && (/^[\d._]+$/.test(value) || isExpression(value))) return false;
	return isSecretValue(kind, value);
}
function isExpression(value) {
	return /^(?:\$?\.?[A-Za-z_]\w*)?(?:\.[A-Za-z_]\w*)*(?:\(.*|\.[A-Za-z_]+|\$[A-Za-z_.]*)$/.test(value) && !/\d/.test(value);
}
function readNamedValues(scan, nameKeys, valueKeys) {
	const { layout } = scan;
	const lines = groupByLine(layout, valueKeys);
	for (const nameKey of nameKeys) {
		const extent = secretExtent(layout, nameKey);
		if (extent?.kind !== "text" || extent.end - extent.start > 200) continue;
		const name = layout.text.slice(extent.start, extent.end).replace(/\/(?:value|\d+)$/, "");
		const kind = secretName(name.slice(name.lastIndexOf("/") + 1)) ?? (/\/stringData\//.test(name) ? "token" : null);
		if (kind === null) continue;
		for (const value of valuesNamedBy(layout, nameKey, lines)) readValue(scan, value, {
			kind,
			isInSecret: false
		}, "value");
	}
}
function flagSecrets(text) {
	return [...text.matchAll(flag)].flatMap(({ groups = {}, indices }) => {
		const { name = "", gap = "", value = "" } = groups;
		const kind = secretName(name);
		const isItem = /[,\n]/.test(gap);
		if (kind === null || !isSecretValue(kind, value) || !isItem && !isOpaque(value, true)) return [];
		const [start, end] = indices.groups["value"];
		return [{
			start,
			end,
			value,
			isNamed: true
		}];
	});
}
const flag = /(?<![\w-])--?(?<name>[A-Za-z][\w.-]{1,60})["']?(?<gap>[ \t]*,\s{0,40}|[ \t]+|[ \t]*\r?\n[ \t]*-[ \t]+)["']?(?<value>[^\s"',\]-][^\s"',\]]{0,4096})/dg;

// src/secrets/objects.ts
const descriptiveFields = /* @__PURE__ */ new Set([
	"apiVersion",
	"kind",
	"metadata",
	"type",
	"immutable",
	"$patch"
]);
const copyAnnotations = /* @__PURE__ */ new Set([
	"kubectl.kubernetes.io/last-applied-configuration",
	"kapp.k14s.io/original",
	"objectset.rio.cattle.io/applied",
	"cloud.weave.works/applied",
	"banzaicloud.com/last-applied"
]);

// src/secrets/sections.ts
function secretSpans(text) {
	if (!/\bSecret/.test(text)) return [];
	const layout = layoutOf(text);
	const readLines = /* @__PURE__ */ new Set();
	return layout.starts.flatMap((_, line) => {
		const words = trimmedLine(layout, line);
		if (isFlowSecret(words)) return [{
			start: layout.starts[line],
			end: endOfLine(layout, line)
		}];
		return isSecretKind(words) && !readLines.has(line) ? spansOfSecret(layout, line, readLines) : [];
	});
}
function mayHoldSecretObject(text) {
	if (!secretKind.test(text)) return false;
	if (kindOnNextLine.test(text)) return true;
	return text.split("\n").some(isUnclearKind) || secretSpans(text).length > 0;
}
const secretKind = /\bkind["']?\s*:\s*["']?Secret(?:List)?\b/;
const kindOnNextLine = /\bkind["']?\s*:[ \t\r]*\n\s*["']?Secret(?:List)?\b/;
function isUnclearKind(line) {
	const words = line.trim();
	return secretKind.test(words) && !isSecretKind(words) && !isFlowSecret(words);
}
function commentsIn(text, spans) {
	return spans.flatMap(({ start, end }) => {
		const comment = /(?<!\S)#+[ \t]*(\S.*)$/.exec(text.slice(start, end));
		if (!comment) return [];
		const value = comment[1].trimEnd();
		const from = start + comment.index + comment[0].length - comment[1].length;
		return [{
			start: from,
			end: from + value.length,
			value,
			isNamed: false
		}];
	});
}
function isSecretKind(words) {
	return /^(?:- +)*["']?kind["']?:\s+["']?Secret(?:List)?["']?\s*(?:#.*)?,?$/.test(words);
}
function isFlowSecret(words) {
	return words.length <= maxLineLength && /[{,]\s*["']?kind["']?\s*:\s*["']?Secret\b/.test(words);
}
const maxLineLength = 2 ** 20;
function spansOfSecret(layout, kindLine, readLines) {
	const column = keyColumn(layout, kindLine);
	const lines = [...linesUp(layout, kindLine, column).toReversed(), ...linesDown(layout, kindLine, column)];
	const spans = [];
	let key = "";
	let isObject = false;
	for (const line of lines) {
		if (keyColumn(layout, line) === column && !trimmedLine(layout, line).startsWith("#")) {
			key = /^(?:- +)*["']?(<<|[\w.$]*)/.exec(trimmedLine(layout, line))[1];
			readLines.add(line);
		}
		isObject ||= /^(?:metadata|data|stringData|items|<<)$/.test(key);
		if (!descriptiveFields.has(key)) spans.push({
			start: layout.starts[line],
			end: endOfLine(layout, line)
		});
	}
	return isObject ? spans : [];
}
function keyColumn(layout, line) {
	return lineIndent(layout, line) + /^(?:- +)*/.exec(trimmedLine(layout, line))[0].length;
}
function isAction(words) {
	return words === "" || /^\{\{.*\}\}$/.test(words);
}
function linesDown(layout, from, column) {
	const lines = [];
	for (let line = from + 1; line < layout.starts.length; line++) {
		const words = trimmedLine(layout, line);
		if (words.startsWith("---")) break;
		if (isAction(words)) continue;
		if (lineIndent(layout, line) < column && !words.startsWith("#")) break;
		lines.push(line);
	}
	return lines;
}
function linesUp(layout, from, column) {
	const lines = [];
	let isFirst = lineIndent(layout, from) < column;
	for (let line = from - 1; line >= 0 && !isFirst; line--) {
		const words = trimmedLine(layout, line);
		if (words.startsWith("---")) break;
		if (isAction(words)) continue;
		const isComment = words.startsWith("#");
		if (keyColumn(layout, line) < column && !isComment) break;
		isFirst = lineIndent(layout, line) < column && !isComment;
		lines.push(line);
	}
	return lines;
}

// src/secrets/variants.ts
function variantsOf(value, isNamed) {
	const text = value.trim();
	if (text.length < 6) return [];
	const opaqueTexts = [...collectVariants(text, /* @__PURE__ */ new Set(), maxDepth)].filter((variant) => isOpaque(variant, isNamed));
	return [...new Set(opaqueTexts.flatMap(spellings))];
}
function collectVariants(text, variants, depth) {
	if (variants.has(text)) return variants;
	variants.add(text);
	for (const line of linesOf(text)) variants.add(line);
	if (depth === 0) return variants;
	const decoded = decodeBase64(text)?.trim();
	const [, password] = /^[\w.@-]{1,80}:(?!\/\/)(\S+)$/.exec(text) ?? [];
	for (const inner of [
		...innerSecrets(text),
		decoded,
		password
	]) if (inner) collectVariants(inner, variants, depth - 1);
	return variants;
}
const maxDepth = 4;
function linesOf(text) {
	if (!text.includes("\n")) return [];
	return text.split("\n").map((line) => line.trim()).filter((line) => line.length >= minLineLength && !/^-{3}|[:=]\s|^[\w.-]+=|\s.*\s/.test(line));
}
const minLineLength = 8;
function innerSecrets(text) {
	return [...lineSecrets(text), ...shapeSecrets(text)].map(({ value }) => value);
}
function spellings(text) {
	const base64 = Buffer.from(text).toString("base64");
	return [
		text,
		base64.replace(/=+$/, ""),
		base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
		...text.length <= maxEscapedLength ? escapedSpellings(text) : []
	];
}
const maxEscapedLength = 4096;
function escapedSpellings(text) {
	return [
		encodeURIComponent(text.toWellFormed()),
		JSON.stringify(text).slice(1, -1),
		text.replaceAll("'", "''"),
		text.replaceAll("`", "'"),
		text.replace(/\s+/g, " ")
	];
}
function isRareWord(value) {
	return /^[A-Za-z]+(?:[-_][A-Za-z]+)*$/.test(value) && value.length >= 6 && !isCommonWord(value);
}
function isCommonWord(value) {
	return commonWords.has(value.toLowerCase());
}
function unpaddedBase64(word) {
	return Buffer.from(word).toString("base64").replace(/=+$/, "");
}
const commonWords = new Set(`administrator password passwords secret secrets default changeme changeit postgres postgresql username example service
  services public private internal external production staging development localhost sample string master manager system
  cluster gateway namespace header headers timeout retries policy request response string number boolean object value
  values template templates release charts config enabled disabled required optional network protocol certificate
  admin root user users guest demo test token none null true false data name type key auth login app apps web api chart
  error execution calling executing include nil pointer missing found line file default`.split(/\s+/));

export { commentsIn as a, copyAnnotations as c, lineAt as d, variantsOf as i, descriptiveFields as l, isRareWord as n, mayHoldSecretObject as o, unpaddedBase64 as r, secretSpans as s, isCommonWord as t, lineSecrets as u };