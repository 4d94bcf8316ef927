import { expect, test } from 'vitest'
import { endpoints } from './index.ts'

/** Whoever is more may what the one before may. */
const people = ['agent', 'lead', 'admin']

/**
 * Who may do what, a second time: one word too many beside an operation lets people do what is not theirs, and everything else goes on as before.
 * What stands here was meant.
 */
const meant: Record<string, string> = {
  'admin, key': `
    checkActionServer createAgent createAssistant createKey createWebhook deleteAccountSource deleteActionServer deleteMail deleteSignInProvider
    deleteWebhook draftAssistant forgetCustomer getAccountSource getMail getRetention getSignInProvider importAgents inviteAgent listActionServers
    listAudit listKeys listWebhookDeliveries listWebhooks mailInvitation makeWebhookSecret previewRetention publishAssistant putAccountSource
    putAction putActionServer putAssistantDesk putCustomer putIntents putMail putModelBudgets putRetention putSignInProvider putSite putTeam
    putWebhook putWorkspace removeAgent renewSigningSecret replayDeadDeliveries replayQuarantined replayWebhookDelivery retireAssistant revokeKey
    rollBackAssistant setMayReveal testMail testWebhook tryAccountSource trySignInProvider unlinkSignIn`,
  agent: `
    decideActionCall getOwnWork listMentions me orderViews putOwnWork readMentions reveal setLanguage setPassword signOut signOutEverywhere
    snoozeTimes`,
  'agent, key': `
    acceptOffer addCustomerNote addNote answerConsult bringBack bulk changeCustomer consult countViews declineOffer deleteAgentPicture
    deleteCustomerNote deleteSnippet deleteView endConsult findConversations followPage getArticle getCapture getCustomer getCustomerPage
    getEmbedding getEscalationPolicy getGuidance getHandoff getIncident getLearning getPolicyReplay getServiceTargets getWeights getWorkSettings
    getWorkspace hold importSnippets incidentConversations likelyTeams linkConversations listActionCalls listAgents listArticles listAssistants
    listCalendars listCustomers listCustomersConversations listGuidance listIncidents listKnowledge listPeople listPlaybooks listSnippets listTags
    listTeams listViews mergeConversation noteCardLoaded openCase openTranscript point proposeGuidance putAgentPicture putSnippet putTag putView
    resolve returnToAssistant search searchArticles setPresence snooze tagConversation takeOver tryGuidance waitForCustomer wrongTeam`,
  'agent, key, visitor': `
    bookCallback callbackTimes cancelCallback getConversation getFile handOff listConversations markSeen postMessage readEvents sendFile stopFollow`,
  anybody: `
    acceptInvitation deliverMail readFile readPicture searchHelp signIn signInWays startVisit`,
  key: `
    handIn handInFrom`,
  'key, lead': `
    activateEscalationPolicy addKnowledgeSource approveLearnedVersion arrivedHandoffs cancelIncidentUpdate cancelSimulation changeGuidance
    changeIncident completenessHealth countAssistants createIncident decideLesson deleteArticle deleteCalendar deleteDrill deleteKnowledgeDocument
    deleteKnowledgeSource deletePlaybook discoveryHealth dropAsideMail estimateHealth estimatedWaits exportVcon feedbackBehind feedbackHealth
    forgetLesson getAssistant getDrill getDrillRun getIntents getKnowledgeDocument getKnowledgeSource getLegalHold getModelBudgets
    getPracticeQuestions getSimulation give handoffHealth importCustomers joinConversation leaveConversation levelForecast listAsideMail
    listDrillRuns listDrills listKnowledgeDocuments listKnowledgePages listKnowledgeSources listOutgoingMail listQuarantined listSimulations
    listSites listUnanswered measuredHandoffs mergeTag practise putAgentWork putArticle putCalendar putDrill putEscalationPolicy
    putKnowledgeDocument putLearningSettings putPlaybook putPracticeQuestions putServiceTargets putWeights putWorkSettings readIntent readRaw
    refreshKnowledgeSource replayEscalationPolicy restoreKnowledgeDocument retryMail rollBackLearning routingLessons runDrills runLearning
    servedHandoffs serviceHealth setLegalHold simulate staffingDay strandedConversations takeInAsideMail updateIncident wallboard whisper`,
  'key, visitor': `
    answerInvitation answerQuestion giveFeedback goOnWithAssistant leaveAddress noteSelfService openConversation postCapture`,
  lead: `
    getAudit gradeHandoff`,
  visitor: `
    answerFollow identify visit`,
}

test('each operation is for those for whom it is meant, and for nobody else', () => {
  const found: Record<string, string[]> = {}
  for (const [id, { callers }] of Object.entries(endpoints)) {
    const least = people.find((each) => callers.some((one) => one === each))
    const who = callers
      .filter((one) => one === least || !people.includes(one))
      .toSorted()
      .join(', ')
    ;(found[who] ??= []).push(id)
  }
  expect(Object.fromEntries(Object.entries(found).map(([who, ids]) => [who, ids.toSorted()]))).toEqual(
    Object.fromEntries(Object.entries(meant).map(([who, ids]) => [who, ids.trim().split(/\s+/)])),
  )
})
