export { endpoints, type Caller, type Endpoint, type OperationId } from './api/index.ts'
export { ConversationDetail, Invitation } from './api/conversations.ts'
export { Guidance, GuidanceVersion } from './api/guidance.ts'
export {
  Action,
  ActionCall,
  ActionDefinition,
  ActionInput,
  ActionServer,
  ActionSettings,
  Binding,
} from './api/actions.ts'
export { AccountAnswer, AccountSource, AccountSourceInput } from './api/account-source.ts'
export { AskFromPage, SelfServiceUse } from './api/self-service.ts'
export { documentLimits, DocumentKind, DocumentStatus } from './api/knowledge-documents.ts'
export { EmbeddingProgress, embeddingFaults, type EmbeddingFault } from './api/knowledge.ts'
export { PageLeftOut, PageStatus, SourceFault, SourceStatus } from './api/knowledge-sources.ts'
export { MailSettings, MailSettingsInput } from './api/mail.ts'
export { AuditEntry } from './api/audit-log.ts'
export { CustomerImportRow } from './api/customer-import.ts'
export { Mention } from './api/mentions.ts'
export { CustomerNote, CustomerPage, CustomersConversation } from './api/customer-page.ts'
export { CustomerDetail, CustomerInput, Traits } from './api/customers.ts'
export { DrillGate, DrillResult, DrillRow, DrillRun, DrillRunRow } from './api/drills.ts'
export { HandIn, HandedIn, handInSources } from './api/hand-in.ts'
export { DiscoveryHealth, type DiscoveryFigures } from './api/discovery.ts'
export { Agreement, CompletenessHealth, MeasuredHandoff, QuarantinedWork, StrandedConversation } from './api/health.ts'
export { IntentsInput, IntentsMeasured, IntentsState, TriedMessage } from './api/intents.ts'
export { LabelKind, LearnedVersion, Learning, LearningCalibration, LearningComparison } from './api/learning.ts'
export { Burst, Incident, IncidentCase, IncidentUpdate, SuggestedCase } from './api/incidents.ts'
export { PolicyDocument, PolicyReplay } from './api/policies.ts'
export { Site, SiteLook } from './api/sites.ts'
export { FeedbackFigures, FeedbackGiven, FeedbackHealth } from './api/feedback.ts'
export { ArrivedHandoff, Fates, HandoffHealth } from './api/warm-health.ts'
export { LevelKind, ServedHandoff, ServiceFigures, ServiceHealth, ServiceTarget } from './api/service-levels.ts'
export {
  Simulation,
  SimulationAsked,
  SimulationBasis,
  SimulationResult,
  SimulationRow,
  StaffingChanges,
  StaffingDayView,
  StaffingFigures,
  StaffingHalfHour,
  StaffingOutcome,
} from './api/simulations.ts'
export { Help, LevelForecast, Wallboard, type WallboardCase } from './api/wallboard.ts'
export {
  AssistantCounts,
  AssistantDesk,
  assistantMarks,
  AssistantOnList,
  AssistantRule,
  AssistantSettings,
  AssistantVersion,
  AssistantWhole,
  ModelBudgets,
} from './api/assistants.ts'
export { PracticeQuestion, PracticeTurn } from './api/practice.ts'
export { Webhook, WebhookDelivery, WebhookPayload, webhookEvents, type WebhookEvent } from './api/webhooks.ts'
export { Me } from './api/identity.ts'
export { DayException, Hours } from './api/hours.ts'
export { Calendar, ImportRow, LanguageTag, Person, SkillGiven, WorkSettings } from './api/people.ts'
export * from './capture.ts'
export { ConversationEvent, EventActor } from './event.ts'
export * from './files.ts'
export { ClientFrame, ServerFrame, StreamQuery } from './live.ts'
export { Problem, problem, problems, type ProblemCode, type ProblemExtra } from './problem.ts'
export { firstReply, type FirstReply } from './package/first-reply.ts'
export * from './package/package.ts'
export { loadsCss, unescapedCss } from './loads-css.ts'
export { block, maskWords } from './mask-words.ts'
export * from './rows.ts'
export * from './shapes.ts'
export * from './trail.ts'
export * from './wording/index.ts'
export { EstimatedWait, EstimateFigures, EstimateHealth } from './api/waiting.ts'
export { FoundConversation, FoundCustomer, SearchHit } from './api/search.ts'
export { RetentionSettings } from './api/retention.ts'
export { SignInProvider, SignInProviderInput } from './api/sign-in.ts'
export { AsideState } from './aside-state.ts'
export { SnoozeTime } from './api/aside.ts'
export { BulkDeed, BulkResult } from './api/bulk.ts'
export { View, ViewName, ViewScope } from './api/views.ts'
export { ViewFilter } from './view-filter.ts'
export { Tag, TagMark, TagName } from './api/tags.ts'
export { Snippet, SnippetBody, SnippetImportRow, SnippetTitle } from './api/snippets.ts'
export { fillSnippet, openPlaceholder, placeholders, unknownPlaceholder, type Placeholder } from './snippet.ts'
export { Wait } from './wait.ts'
export { Vcon } from './vcon.ts'
export { weekOf, weekSpan } from './week.ts'
