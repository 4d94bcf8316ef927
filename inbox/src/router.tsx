import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import {
  BookOpen,
  Bot,
  Briefcase,
  CalendarClock,
  ClipboardCheck,
  Code,
  Contact,
  Drama,
  FlaskConical,
  Gauge,
  History,
  Globe,
  Hourglass,
  GraduationCap,
  IdCard,
  KeyRound,
  LayoutDashboard,
  MessagesSquare,
  Smile,
  Network,
  PenLine,
  Plug,
  Scale,
  ScrollText,
  Signpost,
  Tags,
  Siren,
  Split,
  MessageSquareQuote,
  Thermometer,
  Timer,
  Users,
  Mail,
  Webhook,
  UserRound,
} from 'lucide-react'
import { App } from './app.tsx'
import {
  readAuditSearch,
  readCompletenessSearch,
  readDaysSearch,
  readDrillsSearch,
  readEmbedSearch,
  readIncidentsSearch,
  readLevelsSearch,
  readQueueSearch,
  readStaffingSearch,
  readWallboardSearch,
} from './places/search.ts'
import { SectionStart } from './places/section-start.tsx'

const root = createRootRoute({ component: App, notFoundComponent: App })
const getParentRoute = () => root
const leads = ['lead', 'admin'] as const

/*
 * The places of the inbox. The queue and one conversation stand on one screen, which reads the place. Every other screen is a route with what the
 * navigation says of it, loaded when somebody goes there: a new one is added here, and nowhere else.
 */
const queue = createRoute({ getParentRoute, path: '/', validateSearch: readQueueSearch })
const conversation = createRoute({ getParentRoute, path: '/c/$conversationId', validateSearch: readQueueSearch })

const insights = createRoute({
  getParentRoute,
  path: '/insights',
  staticData: { place: { section: 'insights', screen: null } },
  component: SectionStart,
})
const wallboard = createRoute({
  getParentRoute,
  path: '/wallboard',
  validateSearch: readWallboardSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Wallboard', about: 'The desk as it is now', icon: LayoutDashboard, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./wallboard/wallboard-screen.tsx'), 'WallboardScreen'),
})
const incidents = createRoute({
  getParentRoute,
  path: '/insights/incidents',
  validateSearch: readIncidentsSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: {
        title: 'Incidents',
        about: 'One cause, many customers',
        icon: Siren,
        roles: ['agent', ...leads],
      },
    },
  },
  component: lazyRouteComponent(() => import('./incidents/incidents-screen.tsx'), 'IncidentsScreen'),
})
const completeness = createRoute({
  getParentRoute,
  path: '/insights/completeness',
  validateSearch: readCompletenessSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Completeness', about: 'What comes along with handoffs', icon: Gauge, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./insights/completeness-screen.tsx'), 'CompletenessScreen'),
})
const audit = createRoute({
  getParentRoute,
  path: '/insights/audit',
  validateSearch: readAuditSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Weekly audit', about: 'Is the score right?', icon: ClipboardCheck, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./audit/audit-screen.tsx'), 'AuditScreen'),
})
const levels = createRoute({
  getParentRoute,
  path: '/insights/service-levels',
  validateSearch: readLevelsSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Service levels', about: 'What was promised, and what was kept', icon: Timer, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./levels/levels-screen.tsx'), 'LevelsScreen'),
})
const warm = createRoute({
  getParentRoute,
  path: '/insights/warm',
  validateSearch: readDaysSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: {
        title: 'Warm and cold',
        about: 'Who was there, and how it ended',
        icon: Thermometer,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./warm/warm-screen.tsx'), 'WarmScreen'),
})
const feedback = createRoute({
  getParentRoute,
  path: '/insights/feedback',
  validateSearch: readDaysSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Feedback', about: 'Satisfied? Had to repeat?', icon: Smile, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./feedback/feedback-screen.tsx'), 'FeedbackScreen'),
})
const estimates = createRoute({
  getParentRoute,
  path: '/insights/estimates',
  validateSearch: readDaysSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: {
        title: 'Wait estimates',
        about: 'What was told of waits, and what they were',
        icon: Hourglass,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./estimates/estimates-screen.tsx'), 'EstimatesScreen'),
})
const lessons = createRoute({
  getParentRoute,
  path: '/insights/routing-lessons',
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Routing lessons', about: 'Whose it was, and what changed', icon: Signpost, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./lessons/lessons-screen.tsx'), 'LessonsScreen'),
})
const targets = createRoute({
  getParentRoute,
  path: '/settings/service-levels',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Conversations',
        title: 'Service targets',
        about: 'How fast people answer, and whom',
        icon: Timer,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./levels/targets-screen.tsx'), 'TargetsScreen'),
})
const staffing = createRoute({
  getParentRoute,
  path: '/insights/staffing',
  validateSearch: readStaffingSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Staffing', about: 'A day again, with other people', icon: FlaskConical, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./staffing/staffing-screen.tsx'), 'StaffingScreen'),
})
const drills = createRoute({
  getParentRoute,
  path: '/insights/drills',
  validateSearch: readDrillsSearch,
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Drills', about: 'Simulated customers against this desk', icon: Drama, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./drills/drills-screen.tsx'), 'DrillsScreen'),
})

const learning = createRoute({
  getParentRoute,
  path: '/insights/learning',
  staticData: {
    place: {
      section: 'insights',
      screen: { title: 'Learning', about: 'What outcomes taught the decision', icon: GraduationCap, roles: leads },
    },
  },
  component: lazyRouteComponent(() => import('./learning/learning-screen.tsx'), 'LearningScreen'),
})

const settings = createRoute({
  getParentRoute,
  path: '/settings',
  staticData: { place: { section: 'settings', screen: null } },
  component: SectionStart,
})
const weights = createRoute({
  getParentRoute,
  path: '/settings/weights',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Conversations',
        title: 'Weights',
        about: 'What each part of a handoff counts',
        icon: Scale,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./settings/weights-screen.tsx'), 'WeightsScreen'),
})
const policy = createRoute({
  getParentRoute,
  path: '/settings/policy',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Assistant',
        title: 'Handing off',
        about: 'When a person takes over, and what it costs',
        icon: Split,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./policy/policy-screen.tsx'), 'PolicyScreen'),
})
const intents = createRoute({
  getParentRoute,
  path: '/settings/intents',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Assistant',
        title: 'Intents',
        about: 'What messages are read as',
        icon: MessagesSquare,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./intents/intents-screen.tsx'), 'IntentsScreen'),
})
const knowledge = createRoute({
  getParentRoute,
  path: '/settings/knowledge',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Assistant',
        title: 'Knowledge',
        about: 'What the assistant answers from',
        icon: BookOpen,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./knowledge/knowledge-screen.tsx'), 'KnowledgeScreen'),
})
const account = createRoute({
  getParentRoute,
  path: '/settings/account',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Connections',
        title: 'Account source',
        about: 'Where customers are looked up',
        icon: IdCard,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./settings/account-screen.tsx'), 'AccountScreen'),
})
const mail = createRoute({
  getParentRoute,
  path: '/settings/email',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Channels',
        title: 'E-mail',
        about: 'What follows whoever has left the chat',
        icon: Mail,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./settings/mail-screen.tsx'), 'MailScreen'),
})
const webhooks = createRoute({
  getParentRoute,
  path: '/settings/webhooks',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Connections',
        title: 'Webhooks',
        about: 'What other systems are told',
        icon: Webhook,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./webhooks/webhooks-screen.tsx'), 'WebhooksScreen'),
})

const retention = createRoute({
  getParentRoute,
  path: '/settings/retention',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Workspace',
        title: 'Retention',
        about: 'How long what is kept',
        icon: History,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./retention/retention-screen.tsx'), 'RetentionScreen'),
})
const signIn = createRoute({
  getParentRoute,
  path: '/settings/sign-in',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Workspace',
        title: 'Sign-in',
        about: 'By your own provider, or by password',
        icon: KeyRound,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./sign-in/sign-in-screen.tsx'), 'SignInScreen'),
})
const assistants = createRoute({
  getParentRoute,
  path: '/settings/assistants',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Assistant',
        title: 'Assistants',
        about: 'Who answers where, within which bounds',
        icon: Bot,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./assistants/assistants-screen.tsx'), 'AssistantsScreen'),
})
const guidance = createRoute({
  getParentRoute,
  path: '/settings/guidance',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Assistant',
        title: 'Guidance',
        about: 'What people corrected it with',
        icon: PenLine,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./guidance/guidance-screen.tsx'), 'GuidanceScreen'),
})
const actions = createRoute({
  getParentRoute,
  path: '/settings/actions',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Connections',
        title: 'Actions',
        about: 'What the assistant may do in other systems',
        icon: Plug,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./actions/actions-screen.tsx'), 'ActionsScreen'),
})
const snippets = createRoute({
  getParentRoute,
  path: '/settings/snippets',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Conversations',
        title: 'Snippets',
        about: 'What is written again and again',
        icon: MessageSquareQuote,
        roles: ['agent', ...leads],
      },
    },
  },
  component: lazyRouteComponent(() => import('./snippets/snippets-screen.tsx'), 'SnippetsScreen'),
})
const tags = createRoute({
  getParentRoute,
  path: '/settings/tags',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Conversations',
        title: 'Tags',
        about: 'What conversations are grouped by',
        icon: Tags,
        roles: ['agent', ...leads],
      },
    },
  },
  component: lazyRouteComponent(() => import('./tags/tags-screen.tsx'), 'TagsScreen'),
})
const people = createRoute({
  getParentRoute,
  path: '/settings/people',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'People',
        title: 'People',
        about: 'Where they are, what they can and carry',
        icon: Users,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./people/people-screen.tsx'), 'PeopleScreen'),
})
const myWork = createRoute({
  getParentRoute,
  path: '/settings/my-work',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'You',
        title: 'My work',
        about: 'Your hours, skills and languages',
        icon: UserRound,
        roles: ['agent', ...leads],
      },
    },
  },
  component: lazyRouteComponent(() => import('./people/my-work-screen.tsx'), 'MyWorkScreen'),
})
const work = createRoute({
  getParentRoute,
  path: '/settings/work',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'People',
        title: 'Work',
        about: 'Pauses, silence, and what is accepted at once',
        icon: Briefcase,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./people/work-screen.tsx'), 'WorkScreen'),
})
const teams = createRoute({
  getParentRoute,
  path: '/settings/teams',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'People',
        title: 'Teams',
        about: 'What is a part of what, and when it is open',
        icon: Network,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./people/teams-screen.tsx'), 'TeamsScreen'),
})
const calendars = createRoute({
  getParentRoute,
  path: '/settings/calendars',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'People',
        title: 'Calendars',
        about: 'Hours, time zones and holidays',
        icon: CalendarClock,
        roles: leads,
      },
    },
  },
  component: lazyRouteComponent(() => import('./people/calendars-screen.tsx'), 'CalendarsScreen'),
})

const customer = createRoute({
  getParentRoute,
  path: '/customers/$externalId',
  staticData: {
    place: {
      section: 'queue',
      screen: {
        title: 'Customer',
        about: 'Who they are, and all they wrote about',
        icon: UserRound,
        roles: ['agent', ...leads],
        unlisted: true,
      },
    },
  },
  component: lazyRouteComponent(() => import('./customers/customer-screen.tsx'), 'CustomerScreen'),
})
const customers = createRoute({
  getParentRoute,
  path: '/settings/customers',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Customers',
        title: 'Customers',
        about: 'Everybody who is known, and tables of more',
        icon: Contact,
        roles: ['agent', ...leads],
      },
    },
  },
  component: lazyRouteComponent(() => import('./customers/customers-screen.tsx'), 'CustomersScreen'),
})
const embed = createRoute({
  getParentRoute,
  path: '/settings/embed',
  validateSearch: readEmbedSearch,
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Channels',
        title: 'Embed',
        about: 'HTML, React, Vue: how it gets into a page',
        icon: Code,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./embed/embed-screen.tsx'), 'EmbedScreen'),
})
const sites = createRoute({
  getParentRoute,
  path: '/settings/sites',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Channels',
        title: 'Sites',
        about: 'Where the chat may stand, and how it gets there',
        icon: Globe,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./sites/sites-screen.tsx'), 'SitesScreen'),
})
const apiKeys = createRoute({
  getParentRoute,
  path: '/settings/keys',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Connections',
        title: 'API keys',
        about: 'What lets other systems in',
        icon: KeyRound,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./api-keys/api-keys-screen.tsx'), 'ApiKeysScreen'),
})
const auditLog = createRoute({
  getParentRoute,
  path: '/settings/audit-log',
  staticData: {
    place: {
      section: 'settings',
      screen: {
        group: 'Workspace',
        title: 'Audit log',
        about: 'Who changed what, and when',
        icon: ScrollText,
        roles: ['admin'],
      },
    },
  },
  component: lazyRouteComponent(() => import('./audit-log/audit-log-screen.tsx'), 'AuditLogScreen'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    queue,
    conversation,
    customer,
    insights,
    wallboard,
    completeness,
    incidents,
    audit,
    levels,
    warm,
    feedback,
    estimates,
    lessons,
    staffing,
    drills,
    learning,
    settings,
    myWork,
    customers,
    people,
    work,
    teams,
    calendars,
    policy,
    intents,
    assistants,
    knowledge,
    snippets,
    tags,
    weights,
    targets,
    account,
    mail,
    sites,
    embed,
    webhooks,
    apiKeys,
    auditLog,
    signIn,
    actions,
    retention,
    guidance,
  ]),
  basepath: '/inbox',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
