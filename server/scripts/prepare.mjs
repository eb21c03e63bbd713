import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { Refusal, runQuietly, step } from './steps.mjs'

/** The root of the workspace. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const PNPM = 'pnpm@10.34.9'
const cacheDir = join(root, 'node_modules', '.cache', 'planwall')
const packages = ['shared', 'server', 'client', 'e2e']
const manifests = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  ...packages.map((name) => `${name}/package.json`),
]

/** What each build is made of, and how one sees that its result is still there. */
const builds = [
  {
    name: 'client',
    title: 'Building the client',
    from: ['shared/src', 'client', 'tsconfig.base.json'],
    result: 'client/dist/index.html',
    program: 'client/node_modules/vite/bin/vite.js',
    args: ['build', '--logLevel', 'warn'],
  },
  {
    name: 'server',
    title: 'Building the server',
    from: ['shared/src', 'server/src', 'server/scripts/build.mjs'],
    result: 'server/dist/main.js',
    program: 'server/scripts/build.mjs',
    args: [],
  },
]

/**
 * Installs the dependencies and builds client and server, as far as anything changed since the last time; needs no
 * network when nothing did. Throws a `Refusal` when a step fails.
 */
export async function prepare() {
  await install()
  await buildAll()
}

/** Builds client and server, each only when something it is made of has changed. */
export async function buildAll() {
  for (const build of builds) await buildOne(build)
}

/** Builds the server alone, when something it is made of has changed. */
export async function buildServer() {
  for (const build of builds) if (build.name === 'server') await buildOne(build)
}

/** Installs the dependencies when the lockfile, a manifest or the Node that runs them has changed. */
export async function install() {
  const print = fingerprint(root, manifests, [process.platform, process.arch, process.versions.modules])
  const present = ['', ...packages].every((name) => existsSync(join(root, name, 'node_modules')))
  if (present && isStamped(cacheDir, 'install', print)) return
  await step('Installing the packages', async (progress) => {
    const pnpm = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only']
    const { code, said } = await runQuietly('npx', ['-y', PNPM, ...pnpm], {
      cwd: root,
      // On Windows npx is a .cmd file, which only a shell can start.
      byShell: process.platform === 'win32',
      onLine: (line) => {
        if (line.startsWith('Progress:')) progress(line.slice('Progress: '.length))
      },
    })
    if (code !== 0)
      throw new Refusal(`${said}\nThe packages could not be installed; is this computer online? (exit ${code})`)
  })
  stamp(cacheDir, 'install', print)
}

/** @param {typeof builds[number]} build */
async function buildOne({ name, title, from, result, program, args }) {
  const print = fingerprint(root, [...from, ...manifests])
  if (existsSync(join(root, result)) && isStamped(cacheDir, name, print)) return
  await step(title, async () => {
    const { code, said } = await runQuietly(process.execPath, [join(root, program), ...args], { cwd: join(root, name) })
    if (code !== 0) throw new Refusal(`${said}\nThe ${name} could not be built.`)
  })
  stamp(cacheDir, name, print)
}
