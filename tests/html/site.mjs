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

// A menu of many values filters as well.
await open("list.municipality.html");
await page.select("select[name=kreis]", "kreis-soest");
const ofKreis = await rows();
check(ofKreis === 14, `${ofKreis} Gemeinden in the Kreis Soest`);
check(page.url().endsWith("?kreis=kreis-soest"), `the address ${page.url()}`);
await page.reload();
check((await rows()) === ofKreis, "the menu is not read from the address");
await page.click("#clear");
check((await rows()) > 400, "all rows are not back");

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

// Another layer has other shades, and stands in the address.
await open("index.html");
const shades = () =>
  page.$$eval("figure.map a path", (all) => all.map((area) => getComputedStyle(area).fill).join());
const projects = await shades();
await page.click("figure.map input[value='2']");
check((await shades()) !== projects, "another layer changes nothing");
check(page.url().endsWith("?layer=2"), `the address ${page.url()}`);
await page.reload();
check((await shades()) !== projects, "the layer is not read from the address");
check((await page.$$eval(".legend", (all) => all.filter((one) => one.offsetHeight > 0).length)) === 1, "one legend");

// On paper there are numbers of pages and the state of the data, in the language of the page.
for (const [path, word] of [["municipality/koeln.html", "Datenstand"], ["en/municipality/koeln.html", "Data of"]]) {
  await open(path);
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  check((pdf.match(/\/Type *\/Page\b/g) ?? []).length > 1, `${path}: one page of paper`);
  const foot = await page.evaluate(() => {
    const rules = [...document.styleSheets[0].cssRules].filter((rule) => rule instanceof CSSPageRule);
    const named = getComputedStyle(document.documentElement).page;
    return rules.filter((rule) => !rule.selectorText || rule.selectorText === named).map((rule) => rule.cssText).join();
  });
  check(foot.includes("counter(page)") && foot.includes(word), `${path}: below each page stands ${foot}`);
}

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
