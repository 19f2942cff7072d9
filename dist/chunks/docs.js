import { g as urlPath } from "./escape.js";
import { r as isCustomRule } from "./custom-rule.js";

// src/report/rule-url.ts
function ruleUrl(rule, docsUrl, ownUrl) {
	if (ownUrl !== void 0 && /^https?:\/\/[\w./~?=&#%-]+$/.test(ownUrl)) return ownUrl;
	if (isCustomRule(rule)) return docsUrl.replace(/\/rules$/, "/custom-rules.md");
	const [family = ""] = rule.split("/");
	return `${docsUrl}/${urlPath(family)}.md#${urlPath(rule.replaceAll("/", ""))}`;
}

// src/report/docs.ts
const docsUrl = "https://github.com/meshgate/meshgate/blob/main/docs/rules";

export { ruleUrl as n, docsUrl as t };