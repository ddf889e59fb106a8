// Opens pages in headless Chromium and says all that is wrong with them, a line each; ends with 1 if there is anything.
//
//     node check.mjs TOOLS PAGE…      TOOLS: the folder that tests/tools installed puppeteer-core and axe-core into
//
// With SCREENSHOTS=FOLDER it also keeps what it saw.
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { end, start } from "./browser.mjs";

// What of A4 is left between the margins, in pixels of CSS.
const PAPER = 688;

const [tools, ...pages] = process.argv.slice(2);
const faults = new Set();
const { browser, look } = await start(tools);

for (const file of pages) {
  const fault = (text) => faults.add(`${basename(file)}: ${text}`);
  const page = await browser.newPage();
  page.on("console", (message) => fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`script: ${error.message}`));
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) fault(`request: ${request.url()}`);
  });
  await look(page, address, basename(file, ".html"), fault);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  if (first !== "#content") fault(`the first stop of the keyboard is ${first}`);
  await page.emulateMediaType("print");
  await page.setViewport({ width: PAPER, height: 1000 });
  const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (cut > 0) fault(`wider than A4 by ${cut}`);
  await page.close();
}

await end(browser, faults);
