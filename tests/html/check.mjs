// Opens pages in headless Chromium and says all that is wrong with them, a line each; ends with 1 if there is anything.
//
//     node check.mjs TOOLS PAGE…      TOOLS: the folder that tests/tools installed puppeteer-core and axe-core into
//
// With SCREENSHOTS=FOLDER it also keeps what it saw.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, ...pages] = process.argv.slice(2);
const require = createRequire(join(tools, "node_modules", "_"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const WINDOWS = [
  { width: 1280, scheme: "light" },
  { width: 390, scheme: "dark" },
];
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
// What of A4 is left between the margins, in pixels of CSS.
const PAPER = 688;
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
const browser = await launch().catch((error) => {
  console.error(`no browser: ${error.message}`);
  process.exit(3);
});

for (const file of pages) {
  const fault = (text) => faults.add(`${basename(file)}: ${text}`);
  const page = await browser.newPage();
  page.on("console", (message) => fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`script: ${error.message}`));
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) fault(`request: ${request.url()}`);
  });
  for (const { width, scheme } of WINDOWS) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await page.goto(address);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) fault(`wider than a window of ${width} pixels by ${wide}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), RULES);
    for (const { id, help, nodes } of violations) {
      const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 120));
      fault(`${id} (${scheme}, ${width}): ${help}: ${where.join(" | ")}`);
    }
    if (process.env.SCREENSHOTS) {
      const name = `${basename(file, ".html")}-${width}-${scheme}.png`;
      await page.screenshot({ path: join(process.env.SCREENSHOTS, name) });
    }
  }
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  if (first !== "#content") fault(`the first stop of the keyboard is ${first}`);
  await page.emulateMediaType("print");
  await page.setViewport({ width: PAPER, height: 1000 });
  const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (cut > 0) fault(`wider than A4 by ${cut}`);
  await page.close();
}

await browser.close();
faults.forEach((fault) => console.log(fault));
process.exit(faults.size > 0 ? 1 : 0);
