import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { App } from './app.tsx'

const root = createRootRoute({ component: App, notFoundComponent: App })
const queue = createRoute({ getParentRoute: () => root, path: '/' })
const conversation = createRoute({ getParentRoute: () => root, path: '/c/$conversationId' })

/** The places of the inbox: the queue, and one conversation. Both stand on one screen, which reads the place. */
export const router = createRouter({ routeTree: root.addChildren([queue, conversation]), basepath: '/inbox' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
