import { g as urlPath } from "./escape.js";

// src/report/rule-url.ts
/**
* The page of a rule: its section in the page of its family below `docsUrl`, or `ownUrl`, the page that a finding
* names, if that is a plain URL.
*/
function ruleUrl(rule, docsUrl, ownUrl) {
	if (ownUrl !== void 0 && /^https?:\/\/[\w./~?=&#%-]+$/.test(ownUrl)) return ownUrl;
	const [family = ""] = rule.split("/");
	return `${docsUrl}/${urlPath(family)}.md#${urlPath(rule.replaceAll("/", ""))}`;
}

// src/report/docs.ts
/** The folder with a page of each family of rules. */
const docsUrl = "https://github.com/meshgate/meshgate/blob/main/docs/rules";

export { ruleUrl as n, docsUrl as t };