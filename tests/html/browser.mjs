// The browser and the rules by which the pages are checked.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// What every page is looked at in.
const WINDOWS = [1280, 390].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })));

// A browser of the system, which has all it needs; else the one that npm brings, with its libraries.
async function launch(require) {
  const load = (name) => import(pathToFileURL(require.resolve(name)));
  const { default: puppeteer } = await load("puppeteer-core");
  const system = SYSTEM.find(existsSync);
  if (system) return puppeteer.launch({ executablePath: system, args: ["--no-sandbox"] });
  const { default: packed, inflate, setupLambdaEnvironment } = await load("@sparticuz/chromium");
  const bin = join(dirname(require.resolve("@sparticuz/chromium")), "..", "bin");
  await inflate(join(bin, "al2023.tar.br"));
  setupLambdaEnvironment(join(tmpdir(), "al2023", "lib"));
  const executablePath = await packed.executablePath();
  // What the browser brings along looks for its fonts in /tmp alone; without any it crashes at the first field.
  process.env.FONTCONFIG_FILE = join(tmpdir(), "fonts.conf");
  const dirs = [join(tmpdir(), "fonts"), "/usr/share/fonts"].map((dir) => `<dir>${dir}</dir>`).join("");
  const cache = `<cachedir>${join(tmpdir(), "fonts-cache")}</cachedir>`;
  writeFileSync(process.env.FONTCONFIG_FILE, `<fontconfig>${dirs}${cache}</fontconfig>`);
  return puppeteer.launch({ executablePath, args: packed.args, headless: "shell" });
}

// A browser, and what looks at the page that it has open, in every window: what is wrong goes to `fault`, a screenshot
// to the folder of the variable SCREENSHOTS. `tools` is the folder that tests/tools installed puppeteer-core and
// axe-core into. Without a browser the program ends with 3.
export async function start(tools) {
  const require = createRequire(join(tools, "node_modules", "_"));
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const browser = await launch(require).catch((error) => {
    console.error(`no browser: ${error.message}`);
    process.exit(3);
  });
  async function look(page, address, name, fault) {
    for (const { width, scheme } of WINDOWS) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 900 });
      await page.goto(address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) fault(`wider than a window of ${width} pixels by ${wide}`);
      await page.evaluate(axe);
      // What else there is to tell of each element takes longer than to find what is wrong.
      const options = { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] };
      const { violations } = await page.evaluate((options) => window.axe.run(options), options);
      for (const { id, help, nodes } of violations) {
        const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 120));
        fault(`${id} (${scheme}, ${width}): ${help}: ${where.join(" | ")}`);
      }
      if (process.env.SCREENSHOTS) {
        await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}-${width}-${scheme}.png`) });
      }
    }
  }
  return { browser, look };
}

// Says all that is wrong and ends, with 1 if there is anything.
export async function end(browser, faults) {
  await browser.close();
  faults.forEach((fault) => console.log(fault));
  process.exit(faults.size > 0 ? 1 : 0);
}
