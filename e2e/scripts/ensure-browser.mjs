import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const e2e = join(dirname(fileURLToPath(import.meta.url)), '..')
const resultPath = join(e2e, '.browser.json')
const isLinux = process.platform === 'linux'
const isRoot = isLinux && process.getuid?.() === 0

const DOWNLOAD_LIMIT_MS = 5 * 60_000
const APT_LIMIT_MS = 10 * 60_000

/** What Chromium needs where there is no graphics card, no sandbox for root, and perhaps no network. */
const args = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where a Chromium may be installed already. Only trying tells whether it starts. */
const systemBrowsers = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    (process.env.PATH ?? '')
      .split(isLinux || process.platform === 'darwin' ? ':' : ';')
      .map((folder) => join(folder, name)),
  ),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [],
  ),
]

rmSync(resultPath, { force: true })
const found = await findBrowser()
if (found.ok) {
  writeFileSync(resultPath, `${JSON.stringify({ executablePath: found.path, args }, null, 2)}\n`)
  process.stdout.write(`Browser: ${found.path}\n`)
} else {
  process.stderr.write(`${found.sentence}\n`)
  process.exitCode = 1
}

/** The first browser that starts and shows a page, in this order: named, Playwright's own, downloaded, the system's, installed. */
async function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    const problem = await problemOf(named)
    return problem === null ? chosen(named) : none(`CHROMIUM_PATH is ${named}, which does not start: ${problem}`)
  }

  const own = chromium.executablePath()
  if ((await problemOf(own)) === null) return chosen(own)

  process.stdout.write('Downloading a browser for Playwright (five minutes at most) …\n')
  const cli = join(e2e, 'node_modules/@playwright/test/cli.js')
  const download = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
  })
  if (download.status === 0 && (await problemOf(own)) === null) return chosen(own)
  process.stdout.write('No download; looking for an installed browser.\n')

  const installed = await firstThatStarts(systemBrowsers)
  if (installed) return chosen(installed)

  if (isRoot && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    process.stdout.write('Installing chromium with apt-get …\n')
    const options = {
      stdio: /** @type {const} */ ('ignore'),
      timeout: APT_LIMIT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update'], options)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], options)
    const fromApt = await firstThatStarts(systemBrowsers)
    if (fromApt) return chosen(fromApt)
  }
  return none('No Chromium starts on this computer: install Chromium or Chrome, or set CHROMIUM_PATH to one.')
}

/** @param {string} path */
function chosen(path) {
  return /** @type {const} */ ({ ok: true, path })
}

/** @param {string} sentence */
function none(sentence) {
  return /** @type {const} */ ({ ok: false, sentence })
}

/** @param {readonly string[]} paths */
async function firstThatStarts(paths) {
  for (const path of paths) if ((await problemOf(path)) === null) return path
  return null
}

/**
 * Why this browser cannot be used, in one line; null when it starts and shows a page.
 * @param {string} executablePath
 */
async function problemOf(executablePath) {
  if (!existsSync(executablePath)) return 'there is no such file'
  try {
    const browser = await chromium.launch({ executablePath, args, timeout: 30_000 })
    try {
      const page = await browser.newPage()
      await page.setContent('<title>ready</title>')
      return (await page.title()) === 'ready' ? null : 'it shows no page'
    } finally {
      await browser.close()
    }
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)
  }
}
