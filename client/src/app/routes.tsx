import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { askAhead } from '../sync/first-view-request.ts'
import { BoardOrPage } from './board-or-page.tsx'
import { LeadBar } from './facilitator-parts.ts'
import { LoadingScreen } from './loading-screen.tsx'
import { NotFound } from './not-found.tsx'

type PlanScreen = ComponentType<{ planId: string }>

const Home = lazy(() => import('../home/home-route.tsx'))
const Join = lazy(() => import('../join/join-route.tsx'))
const PageRoute = lazy(() => withFirstView(() => import('../page/page-route.tsx')))
const RoomScreen = lazyPlanScreen(() => withFirstView(() => import('../room-screen/room-screen-route.tsx')))
const Print = lazyPlanScreen(() => withFirstView(() => import('../print/print-route.tsx')))

/** Which screen an address shows. Each screen is a chunk of its own, so that a phone never loads the board. */
export function Routes() {
  return (
    <Suspense fallback={<LoadingScreen />}>
      <Switch>
        <Route path="/" component={Home} />
        <Route path="/join" component={Join} />
        {planRoute('/plans/:planId', BoardOrPage)}
        {planRoute('/plans/:planId/page', Page)}
        {planRoute('/plans/:planId/room', RoomScreen)}
        {planRoute('/plans/:planId/print', Print)}
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  )
}

function Page({ planId }: { planId: string }) {
  return <PageRoute planId={planId} leadBar={LeadBar} />
}

// Keyed by the plan: going from one plan to another starts the screen afresh instead of mixing the two.
function planRoute(path: string, Screen: PlanScreen) {
  return <Route path={path}>{({ planId }: { planId: string }) => <Screen key={planId} planId={planId} />}</Route>
}

// What the screen will show is asked for first: a browser has few connections, and its code comes in many files.
function withFirstView<T>(load: () => Promise<T>): Promise<T> {
  askAhead(location.pathname)
  return load()
}

function lazyPlanScreen(load: () => Promise<{ default: PlanScreen }>) {
  return lazy(load)
}
