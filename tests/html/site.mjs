// Uses the pages of a site in headless Chromium as people do and says all that is wrong, a line each; ends with 1 if
// there is anything.
//
//     node site.mjs TOOLS FOLDER      TOOLS: the folder that tests/tools installed puppeteer-core and axe-core into
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, folder] = process.argv.slice(2);
const require = createRequire(join(tools, "node_modules", "_"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// A browser of the system, which has all it needs; else the one that npm brings, with its libraries.
async function launch() {
  const { default: puppeteer } = await load("puppeteer-core");
  const system = SYSTEM.find(existsSync);
  if (system) return puppeteer.launch({ executablePath: system, args: ["--no-sandbox"] });
  const { default: packed, inflate, setupLambdaEnvironment } = await load("@sparticuz/chromium");
  const bin = join(dirname(require.resolve("@sparticuz/chromium")), "..", "bin");
  await inflate(join(bin, "al2023.tar.br"));
  setupLambdaEnvironment(join(tmpdir(), "al2023", "lib"));
  return puppeteer.launch({ executablePath: await packed.executablePath(), args: packed.args, headless: "shell" });
}

const faults = new Set();
const check = (is, text) => is || faults.add(text);
const browser = await launch().catch((error) => {
  console.error(`no browser: ${error.message}`);
  process.exit(3);
});
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
  "report.reach.html",
  "en/index.html",
]) {
  for (const [width, scheme] of [[1280, "light"], [390, "dark"]]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await open(path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(wide <= 0, `${path}: wider than ${width} by ${wide}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), RULES);
    for (const { id, help, nodes } of violations) {
      faults.add(`${path} (${width}, ${scheme}): ${id}: ${help}: ${nodes[0].html.slice(0, 120)}`);
    }
    if (process.env.SCREENSHOTS) {
      const name = `${path.replaceAll("/", "-")}-${width}.png`;
      await page.screenshot({ path: join(process.env.SCREENSHOTS, name) });
    }
  }
}

await browser.close();
faults.forEach((fault) => console.log(fault));
process.exit(faults.size > 0 ? 1 : 0);
