// Keeps the pages of the tool in this browser, so that a reload without a line still opens the plan that is kept here.
// Only what is the same for everybody is kept: the one page that draws every screen, and its files. What people write,
// and who they are, goes through /api and /sockets, which are never touched.

const SHELL = 'planwall-shell'
const ASSETS = 'planwall-assets-'

/** A page that has not come after so long is taken from here, in milliseconds. */
const PATIENCE_MS = 4_000

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// The first visit loads its files before this worker exists, and names them afterwards.
self.addEventListener('message', (event) => {
  const paths = Array.isArray(event.data?.keep) ? event.data.keep : []
  event.waitUntil(
    keepShell()
      .then(() => Promise.all(paths.filter(isAsset).map((path) => asset(new Request(path)))))
      .catch(() => undefined), // no line: the next visit tries again
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (isScreen(pathname)) event.respondWith(page(event, request))
  } else if (isAsset(pathname)) event.respondWith(asset(request))
  else if (isLoose(pathname)) event.respondWith(loose(request))
})

function isScreen(pathname) {
  return pathname === '/' || pathname === '/join' || pathname.startsWith('/plans/')
}

/** Files with a hash of what they hold in their name: once here, they never change. */
function isAsset(pathname) {
  return typeof pathname === 'string' && /^\/assets\/[^/]+$/.test(pathname)
}

function isLoose(pathname) {
  return /^\/[\w-]+\.(js|svg|ico|png)$/.test(pathname) && pathname !== '/sw.js'
}

/** From the server when it answers in time, otherwise from here. */
async function page(event, request) {
  const kept = await caches.match('/', { cacheName: SHELL })
  const answer = fetch(request)
  event.waitUntil(answer.then((response) => keepIfNew(response.clone())).catch(() => undefined))
  if (!kept) return answer
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS))
  return Promise.race([answer.then((response) => (response.status >= 500 ? kept : response)).catch(() => kept), late])
}

async function keepShell() {
  await keepIfNew(await fetch('/', { cache: 'no-store' }))
}

/** A page that differs from the one we have belongs to a new build, which gets a cache of its own for its files. */
async function keepIfNew(response) {
  if (!response.ok || response.redirected || !response.headers.get('content-type')?.startsWith('text/html')) return
  const cache = await caches.open(SHELL)
  const before = await (await cache.match('/'))?.text()
  const now = await response.clone().text()
  if (before === now) return
  await cache.put('/', response)
  await caches.open(ASSETS + (await digest(now)))
  // The build before may still be open in another tab; older ones are not.
  const outdated = (await assetCaches()).slice(0, -2)
  await Promise.all(outdated.map((name) => caches.delete(name)))
}

async function asset(request) {
  const name = (await assetCaches()).at(-1)
  const kept = await caches.match(request)
  if (!name) return kept ?? fetch(request)
  const cache = await caches.open(name)
  const response = kept ?? (await fetch(request))
  if (response.ok && !(await cache.match(request))) await cache.put(request, response.clone())
  return response
}

async function loose(request) {
  const cache = await caches.open(SHELL)
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(request, response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(request)
    if (kept) return kept
    throw error
  }
}

/** Oldest first, which is the order in which a browser lists them. */
async function assetCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(ASSETS))
}

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
