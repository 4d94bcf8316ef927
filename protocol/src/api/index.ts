import { asideEndpoints } from './aside.ts'
import { bulkEndpoints } from './bulk.ts'
import { viewEndpoints } from './views.ts'
import { tagEndpoints } from './tags.ts'
import { actionEndpoints } from './actions.ts'
import { accountSourceEndpoints } from './account-source.ts'
import { auditLogEndpoints } from './audit-log.ts'
import { conversationEndpoints } from './conversations.ts'
import { customerImportEndpoints } from './customer-import.ts'
import { customerPageEndpoints } from './customer-page.ts'
import { customerEndpoints } from './customers.ts'
import { discoveryEndpoints } from './discovery.ts'
import { drillEndpoints } from './drills.ts'
import { feedbackEndpoints } from './feedback.ts'
import { fileEndpoints } from './files.ts'
import { helpEndpoints } from './help.ts'
import { guidanceEndpoints } from './guidance.ts'
import { handoffEndpoints } from './handoffs.ts'
import { healthEndpoints } from './health.ts'
import { identityEndpoints } from './identity.ts'
import { incidentEndpoints } from './incidents.ts'
import { mailEndpoints } from './mail.ts'
import { knowledgeEndpoints } from './knowledge.ts'
import { knowledgeDocumentEndpoints } from './knowledge-documents.ts'
import { knowledgeSourceEndpoints } from './knowledge-sources.ts'
import { intentEndpoints } from './intents.ts'
import { learningEndpoints } from './learning.ts'
import { mentionEndpoints } from './mentions.ts'
import { mergeEndpoints } from './merge.ts'
import { pageEndpoints } from './page.ts'
import { peopleEndpoints } from './people.ts'
import { pictureEndpoints } from './pictures.ts'
import { policyEndpoints } from './policies.ts'
import { assistantEndpoints } from './assistants.ts'
import { practiceEndpoints } from './practice.ts'
import { retentionEndpoints } from './retention.ts'
import { searchEndpoints } from './search.ts'
import { siteEndpoints } from './sites.ts'
import { snippetEndpoints } from './snippets.ts'
import { serviceLevelEndpoints } from './service-levels.ts'
import { signInEndpoints } from './sign-in.ts'
import { simulationEndpoints } from './simulations.ts'
import { wallboardEndpoints } from './wallboard.ts'
import { waitingEndpoints } from './waiting.ts'
import { warmEndpoints } from './warm.ts'
import { warmHealthEndpoints } from './warm-health.ts'
import { webhookEndpoints } from './webhooks.ts'
import { workspaceEndpoints } from './workspace.ts'

/** Every call of the public API by its operation id. Routes, OpenAPI, reference page and client come from this one table. */
export const endpoints = {
  ...conversationEndpoints,
  ...handoffEndpoints,
  ...warmEndpoints,
  ...wallboardEndpoints,
  ...pageEndpoints,
  ...fileEndpoints,
  ...customerEndpoints,
  ...customerPageEndpoints,
  ...customerImportEndpoints,
  ...identityEndpoints,
  ...pictureEndpoints,
  ...signInEndpoints,
  ...workspaceEndpoints,
  ...auditLogEndpoints,
  ...knowledgeEndpoints,
  ...knowledgeSourceEndpoints,
  ...knowledgeDocumentEndpoints,
  ...helpEndpoints,
  ...accountSourceEndpoints,
  ...actionEndpoints,
  ...guidanceEndpoints,
  ...intentEndpoints,
  ...mailEndpoints,
  ...healthEndpoints,
  ...warmHealthEndpoints,
  ...discoveryEndpoints,
  ...feedbackEndpoints,
  ...drillEndpoints,
  ...policyEndpoints,
  ...learningEndpoints,
  ...serviceLevelEndpoints,
  ...waitingEndpoints,
  ...peopleEndpoints,
  ...incidentEndpoints,
  ...simulationEndpoints,
  ...webhookEndpoints,
  ...mentionEndpoints,
  ...assistantEndpoints,
  ...practiceEndpoints,
  ...retentionEndpoints,
  ...searchEndpoints,
  ...siteEndpoints,
  ...snippetEndpoints,
  ...tagEndpoints,
  ...asideEndpoints,
  ...mergeEndpoints,
  ...bulkEndpoints,
  ...viewEndpoints,
}
export type OperationId = keyof typeof endpoints
export type { Caller, Endpoint } from './endpoint.ts'
