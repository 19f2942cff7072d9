import { g as urlPath } from "./escape.js";
import { r as isCustomRule } from "./custom-rule.js";

// src/report/rule-url.ts
/**
* The page of a rule: its section in the page of its family below `docsUrl`, or `ownUrl`, the page that a finding
* names, if that is a plain URL. Rules of a repository without a page have that about such rules.
*/
function ruleUrl(rule, docsUrl, ownUrl) {
	if (ownUrl !== void 0 && /^https?:\/\/[\w./~?=&#%-]+$/.test(ownUrl)) return ownUrl;
	if (isCustomRule(rule)) return docsUrl.replace(/\/rules$/, "/custom-rules.md");
	const [family = ""] = rule.split("/");
	return `${docsUrl}/${urlPath(family)}.md#${urlPath(rule.replaceAll("/", ""))}`;
}

// src/report/docs.ts
/** The folder with a page of each family of rules. */
const docsUrl = "https://github.com/meshgate/meshgate/blob/main/docs/rules";

export { ruleUrl as n, docsUrl as t };