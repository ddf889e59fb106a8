// Uses the pages of a site in headless Chromium as people do and says all that is wrong, a line each; ends with 1 if
// there is anything.
//
//     node site.mjs TOOLS FOLDER      TOOLS: the folder that tests/tools installed puppeteer-core and axe-core into
//
// With SCREENSHOTS=FOLDER it also keeps what it saw.
import { pathToFileURL } from "node:url";
import { end, start } from "./browser.mjs";

const [tools, folder] = process.argv.slice(2);
const faults = new Set();
const check = (is, text) => is || faults.add(text);
const { browser, look } = await start(tools);
const page = await browser.newPage();
const root = pathToFileURL(folder).href;
page.on("console", (message) => faults.add(`console: ${message.text()}`));
page.on("pageerror", (error) => faults.add(`script: ${error.message}`));
page.on("request", (request) => check(request.url().startsWith(root), `request: ${request.url()}`));
const open = (path) => page.goto(`${root}/${path}`);
const rows = () => page.$$eval("tbody tr", (all) => all.filter((row) => !row.hidden).length);

// Umlauts as people type them, a code, a slip.
for (const [words, target] of [
  ["koeln", "municipality/koeln.html"],
  ["05315000", "municipality/koeln.html"],
  ["einburgerung", "leistung/10257-einbuergerung.html"],
  ["Aschebreg", "municipality/ascheberg.html"],
]) {
  await open("index.html");
  await page.type("#q", words);
  await page.waitForSelector(".hits li");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  check(page.url() === `${root}/${target}`, `“${words}” leads to ${page.url()}`);
}

// What is not found is said where everybody sees it.
await open("index.html");
await page.type("#q", "zzzzzz");
await page.waitForFunction(() => document.querySelector(".find [role=status]").textContent !== "");
check(await page.$eval(".find [role=status]", (say) => say.offsetHeight > 5), "nothing found, and nothing seen");

// A filter stands in the address, which can be shared, and one can go back.
await open("list.project.html");
const all = await rows();
await page.click("input[name=phase][value=pilotierung]");
const some = await rows();
check(some > 0 && some < all, `${some} of ${all} projects in Pilotierung`);
check((await page.$eval("#count", (count) => count.textContent)).startsWith(`${some} `), "the count of rows");
const shared = page.url();
check(shared.endsWith("?phase=pilotierung"), `the address ${shared}`);
await page.goto("about:blank").catch(() => {});
await page.goto(shared);
check((await rows()) === some, "a shared address shows other rows");
await page.click("input[name=phase][value=pilotierung]");
await page.goBack();
check((await rows()) === some, "going back shows other rows");

// Sorting, by the keyboard too; what is not recorded comes last either way.
await open("list.municipality.html");
const first = () => page.$eval("tbody tr td.n", (cell) => cell.textContent);
await page.focus("th[data-k=einwohner-anzahl] button");
await page.keyboard.press("Enter");
check((await first()) !== "", "the first row when sorted");
const most = await first();
await page.keyboard.press("Enter");
check((await first()) !== most, "sorting the other way changes nothing");

// The map is one stop of the keyboard; arrows go from area to area, and Enter leads to its page.
await open("index.html");
check((await page.$$eval("figure.map a[tabindex='0']", (all) => all.length)) === 1, "the map is one stop");
await page.evaluate(() => document.querySelector("figure.map a[tabindex='0']").focus());
await page.keyboard.press("ArrowRight");
const area = await page.evaluate(() => document.activeElement.getAttribute("href"));
check(/^municipality\//.test(area), `the arrows lead to ${area}`);
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
check(page.url() === `${root}/${area}`, `the map leads to ${page.url()}`);

for (const path of [
  "index.html",
  "list.project.html",
  "list.municipality.html",
  "municipality/ascheberg.html",
  "leistung/10257-einbuergerung.html",
  "project/einbuergerung.html",
  "online-service/i-kfz.html",
  "organisation/owl-it.html",
  "component/epaybl.html",
  "event/ag-ksv-diskussionspapier-2022.html",
  "external-figure/aemter-fuer-ausbildungsfoerderung-2025-04-22.html",
  "register/bkg-vg250.html",
  "themenfeld/familie_kind.html",
  "report.reach.html",
  "en/index.html",
  "en/municipality/koeln.html",
]) {
  const name = path.replaceAll("/", "-").replace(/\.html$/, "");
  await look(page, `${root}/${path}`, name, (text) => faults.add(`${path}: ${text}`));
}

await end(browser, faults);
