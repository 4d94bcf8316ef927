import * as z from 'zod'

/**
 * Every way in which Baton says no: code → HTTP status, title, and what to do next. One catalogue for API, live updates and docs.
 * Add to it; never reuse a code.
 */
export const problems = {
  invalid_request: [
    400,
    'The request does not fit what this call takes',
    'Mend the fields that `errors` names and send it again.',
  ],
  unknown_field: [
    400,
    'The request has a field that this call does not know',
    'Remove the field, or look up its name at /docs.',
  ],
  malformed_json: [400, 'The body is not JSON', 'Send valid JSON in UTF-8 with content-type application/json.'],
  not_signed_in: [
    401,
    'This call needs a credential',
    'Send an API key or a visitor token as a bearer token, or sign in.',
  ],
  wrong_credentials: [401, 'E-mail address or password is wrong', 'Check both; an admin can set a new password.'],
  passwords_off: [
    403,
    'Passwords are off in this workspace',
    'Sign in by the button of your provider; admins can still use their password.',
  ],
  sign_in_not_set_up: [
    409,
    'Nobody signs in by a provider here',
    'Sign in with your password. An admin can set a provider up at Settings, Sign-in.',
  ],
  sign_in_expired: [
    401,
    'This sign-in was begun too long ago, in another browser, or was used already',
    'Begin it again here.',
  ],
  sign_in_cancelled: [
    401,
    'The provider did not let you in',
    'Try again; if it says so again, ask whoever runs the provider to let you use Baton.',
  ],
  sign_in_unreachable: [
    424,
    'The sign-in provider could not be reached',
    'Try again in a minute. An admin can look why at Settings, Sign-in, and sign in with a password meanwhile.',
  ],
  sign_in_not_proven: [
    401,
    'What the provider sent does not prove who you are',
    'Begin again; if it stays so, an admin should check issuer, client id and secret at Settings, Sign-in.',
  ],
  sign_in_email_unverified: [
    403,
    'The provider does not vouch for your e-mail address',
    'Have your address verified there, and sign in again.',
  ],
  sign_in_not_invited: [
    403,
    'Nobody has invited this address here',
    'Ask an admin to add you at Settings, People, or sign in with another account.',
  ],
  sign_in_other_person: [
    403,
    'This address signs in here as another account of the provider',
    'If it was given to you anew, an admin can unlink the account before at Settings, Sign-in.',
  ],
  session_expired: [401, 'The session has ended', 'Sign in again.'],
  token_invalid: [
    401,
    'The token is not valid here',
    'Get a new token: it may be expired, forged, or meant for another workspace.',
  ],
  forbidden: [403, 'This credential may not do that', 'Use a credential with the role that the call names.'],
  origin_not_allowed: [
    403,
    'This site may not use the workspace',
    'Add the site to the allowed sites of the workspace.',
  ],
  actor_not_allowed: [
    403,
    'Only an API key may say who acts',
    'Leave `author` and `agentId` out: who acts comes from the credential.',
  ],
  not_found: [404, 'There is nothing here', 'Check the path and the id.'],
  conversation_not_found: [404, 'There is no such conversation', 'Check the id; it may belong to another workspace.'],
  handoff_not_found: [404, 'There is no such handoff', 'Check the id; it may belong to another workspace.'],
  agent_not_found: [404, 'There is no such agent', 'Check the id; it may belong to another workspace.'],
  customer_not_found: [
    404,
    'There is no such customer',
    'Check the external id; create it with PUT /v1/customers/{externalId}.',
  ],
  customer_note_not_found: [404, 'There is no such note', 'Read the customer’s page again; it may be deleted already.'],
  too_many_customer_notes: [409, 'There are as many notes as there may be', 'Delete some that nobody needs.'],
  too_many_attributes: [409, 'There are as many attributes as there may be', 'Remove some that nobody needs.'],
  article_not_found: [404, 'There is no such article', 'Check the id.'],
  source_not_found: [404, 'There is no such help centre', 'See GET /v1/knowledge/sources for those that are read.'],
  source_exists: [409, 'This address is read already', 'Have it read again: POST /v1/knowledge/sources/{id}/refresh.'],
  too_many_sources: [409, 'A workspace reads twenty help centres at most', 'Remove one that is not needed.'],
  document_not_found: [404, 'There is no such document', 'See GET /v1/knowledge/documents for those that are read.'],
  document_exists: [
    409,
    'The same file is read already',
    'Leave it, or replace the one that `detail` names by another file.',
  ],
  document_changed: [
    409,
    'The document was replaced or removed while it was read',
    'Look at what is there now; upload it again if that is not what is wanted.',
  ],
  too_many_documents: [409, 'A workspace reads 500 documents at most', 'Remove one that is not needed.'],
  document_empty: [422, 'The file is empty', 'Choose the file again; perhaps it was not saved yet.'],
  document_too_large: [413, 'The file is larger than 20 MB', 'Save it without its pictures, or in parts.'],
  document_too_slow: [408, 'The file did not arrive in time', 'Send it again, where the connection is better.'],
  document_type_refused: [
    415,
    'This is no PDF, Markdown, HTML or plain text',
    'Save it as a PDF, or as text, and upload that.',
  ],
  document_broken: [422, 'The file cannot be read', 'Open it, save it anew, and upload that.'],
  document_locked: [422, 'The PDF asks for a password', 'Save it without a password, and upload that.'],
  document_scanned: [
    422,
    'The PDF has pictures of pages, and no text',
    'Run text recognition (OCR) over the scan, and upload what it gives.',
  ],
  document_without_text: [
    422,
    'There are fewer than a dozen words in it',
    'Upload a file with text that answers something.',
  ],
  document_language: [
    422,
    'It is in a language that the assistant does not speak',
    'Upload it in English, German, Spanish, French or Portuguese; if it is, say so with `locale`.',
  ],
  document_too_long: [422, 'There is more in it than is read of one document', 'Upload it in parts.'],
  document_too_hard: [
    422,
    'Reading it took more time or memory than a document may have',
    'Save it anew without pictures and drawings, or in parts.',
  ],
  too_many_documents_at_once: [503, 'Too many documents are being read just now', 'Try again in a few seconds.'],
  capture_not_found: [404, 'There is no such capture', 'Check the id; it may have been erased with its customer.'],
  capture_broken: [422, 'The capture cannot be read', 'Send a capture of version 1, as `detail` says.'],
  file_not_found: [404, 'There is no such file', 'Check the id; it may have been erased with its customer.'],
  file_address_ended: [403, 'This address opens nothing any more', 'Get a new one: GET /v1/files/{id}.'],
  file_empty: [422, 'The file is empty', 'Choose the file again; perhaps it was not saved yet.'],
  file_too_large: [413, 'The file is larger than 10 MB', 'Send a smaller one: a part of it, or a compressed copy.'],
  file_too_slow: [408, 'The file did not arrive in time', 'Send it again, where the connection is better.'],
  file_type_refused: [
    415,
    'Files of this kind are not taken',
    'Send a picture (PNG, JPEG, GIF, WebP), a PDF, plain text, an Office document, a ZIP, or a video (MP4, WebM).',
  ],
  file_broken: [422, 'The picture cannot be read', 'Open it, save it anew as PNG or JPEG, and send that.'],
  picture_too_large: [
    422,
    'The picture has too many pixels',
    'Make it smaller: at most 16,000 pixels a side and 60 million in all.',
  ],
  too_many_files: [
    409,
    'This conversation holds as many files as it may',
    'A conversation holds 100 files, 200 MB in all: say the rest in words, or open a new one.',
  ],
  too_many_uploads: [503, 'Too many files are being sent just now', 'Try again in a few seconds.'],
  page_capture_off: [
    409,
    'The workspace does not look at pages',
    'An admin can switch it on: PUT /v1/workspace {"pageCapture": "on"}.',
  ],
  not_following: [409, 'Nobody follows this page', 'The holder asks, and the customer allows it: then pages are sent.'],
  may_not_reveal: [
    403,
    'Your role may not see what was masked',
    'Ask an admin, or a lead where the workspace lets leads see it.',
  ],
  original_not_kept: [
    404,
    'There is no original of this text',
    'Nothing was masked in it, it was erased, or BATON_SECRET_KEY was not set when it came.',
  ],
  original_key_missing: [
    409,
    'The key that opens the original is not here',
    'Add the key with the id that `detail` names to BATON_SECRET_KEY, after the newest.',
  ],
  team_in_circle: [
    409,
    'A team cannot be a part of itself',
    'Choose a parent that is not the team, nor one of its own parts.',
  ],
  calendar_not_found: [422, 'There is no such calendar', 'Name one of GET /v1/calendars, or null for none.'],
  calendar_in_use: [
    409,
    'Teams or agents still use the calendar',
    'Give the ones that `detail` names another calendar, or none, and delete it then.',
  ],
  view_not_found: [404, 'There is no such view', 'Name one of GET /v1/views.'],
  too_many_views: [409, 'There are as many views as there may be', 'Delete some that nobody uses.'],
  tag_not_found: [404, 'There is no such tag', 'Name one of GET /v1/tags, or make it with PUT /v1/tags/{id}.'],
  tag_name_taken: [409, 'Another tag is called so', 'Use that one, merge the two, or choose another name.'],
  tag_merged: [
    409,
    'One of the two goes on as another tag already',
    'Use the tag named in `mergedInto`, or take them apart with `into: null` first.',
  ],
  too_many_workspace_tags: [409, 'There are as many tags as there may be', 'Use one that is there, or merge some.'],
  too_many_tags: [409, 'A conversation has no more than the tags in `detail`', 'Take one from it first.'],
  snippet_not_found: [404, 'There is no such snippet', 'Name one of GET /v1/snippets.'],
  snippet_title_taken: [409, 'Another snippet is called so', 'Change that one, or choose another title.'],
  too_many_snippets: [409, 'There are as many snippets as there may be', 'Delete some that nobody uses.'],
  csv_unreadable: [
    422,
    'The table cannot be read',
    'Send CSV in UTF-8 with a head line that names the columns, as `detail` says.',
  ],
  team_not_found: [
    422,
    'There is no such team',
    'Name a team of this workspace, or none: then the default team takes it.',
  ],
  incident_not_found: [404, 'There is no such incident, or no such update of it', 'Look at GET /v1/incidents.'],
  incident_over: [409, 'The incident is resolved', 'Open a new one: POST /v1/incidents.'],
  update_under_way: [
    409,
    'Another update of this incident is being sent',
    'Wait until everybody has been told, or take it back while it waits.',
  ],
  update_sent: [409, 'The update has gone out', 'Send another one that puts it right.'],
  time_has_passed: [422, 'The promised time lies in the past', 'Name a time to come.'],
  conversation_resolved: [
    409,
    'The conversation is resolved',
    'Write a customer message to open it again, or open a new one.',
  ],
  customer_forgotten: [410, 'The customer was forgotten, and the conversation with them', 'Open a new conversation.'],
  conversation_elsewhere: [
    409,
    'The customer has another open conversation here',
    'Go on in the conversation that `conversationId` names.',
  ],
  already_with_team: [409, 'The conversation is with a team already', 'See the handoff that `handoffId` names.'],
  already_with_assistant: [409, 'The assistant holds the conversation already', 'There is nothing to hand back.'],
  not_waiting: [
    409,
    'The customer does not wait for a person, or one is just being asked',
    'Read the conversation: `wait` says how it stands.',
  ],
  nothing_to_rate: [
    409,
    'Nothing is asked about this conversation now',
    'Ask once it is resolved: the fact Resolved has `asks` where the customer may say how it went.',
  ],
  feedback_closed: [
    409,
    'It can no longer be said or changed',
    'What was said stays: it can be changed for 15 minutes, and said for 14 days after the end.',
  ],
  callback_taken: [
    409,
    'That time is not free',
    'Ask again for the times that are: GET /v1/conversations/{id}/callback.',
  ],
  bounced_too_often: [
    409,
    'It has gone to people and come back too often',
    'It stays in the queue for a person, who may hand it back.',
  ],
  never_handed_off: [
    409,
    'No person was called to this conversation, so there is no moment to judge',
    'Resolve it without `timing`.',
  ],
  consult_open: [409, 'A colleague is being asked already', 'End that question first: POST …/consult/end.'],
  no_consult: [409, 'Nobody is asked, or not that person', 'Ask first: POST /v1/conversations/{id}/consult.'],
  consult_not_yours: [403, 'That is not yours to answer or to end, or you asked yourself', 'Write a note instead.'],
  nothing_to_route: [
    409,
    'No team was asked for this conversation',
    'Hand it off or transfer it: POST /v1/conversations/{id}/handoff.',
  ],
  sent_around: [
    409,
    'It was sent from team to team too often: a lead decides where it belongs',
    'Help the customer, or ask a lead.',
  ],
  lesson_not_found: [
    404,
    'There is no such lesson',
    'See GET /v1/routing/lessons: what is proposed is decided on, and what was decided is forgotten.',
  ],
  hold_out_of_bounds: [
    409,
    'That time is past, or later than the policy allows',
    'Name a time in the future, at the latest the one in `detail`; or pass the conversation on.',
  ],
  held_too_often: [
    409,
    'The customer was put off that often without a word from you',
    'Write to the customer, or pass the conversation on.',
  ],
  moved_meanwhile: [
    409,
    'Somebody else has it than when you looked',
    'Look again, and give it once more if you still want to.',
  ],
  theirs_already: [409, 'They have it already', 'Nothing is to be done.'],
  agent_not_there: [409, 'They are not online', 'Give it to somebody who is, or to a team.'],
  agent_full: [
    409,
    'They have no room for it',
    'Send `over: true` to give it to them all the same, or choose somebody with room.',
  ],
  nobody_to_whisper_to: [
    409,
    'Nobody but you holds the conversation',
    'Write a note instead, or give it to somebody: POST /v1/conversations/{id}/give.',
  ],
  offer_gone: [409, 'The offer is no longer open', 'Somebody else has it, or its time ran out.'],
  offer_not_yours: [403, 'The offer was made to somebody else', 'Take over instead, if you want the conversation.'],
  answer_owed: [
    409,
    'The customer waits for a word from you',
    'Answer first; or put it aside until a time, and it is back when the word is due.',
  ],
  snooze_out_of_bounds: [
    422,
    'That time is past, or too far ahead',
    'Name a time in the future, at the latest the one in `detail`.',
  ],
  not_the_holder: [409, 'Somebody else holds the conversation', 'Take over first.'],
  customer_already_linked: [
    409,
    'The conversation belongs to another customer',
    'Identifying never merges people: open a new conversation.',
  ],
  account_source_missing: [409, 'No source of account data is set', 'Set one with PUT /v1/workspace/account-source.'],
  signature_wrong: [
    401,
    'The signature does not fit',
    'Sign `sentAt`, a full stop and `raw` with the secret of POST /v1/mail/webhook-secret, within five minutes.',
  ],
  mail_not_set_up: [
    409,
    'E-mail is not set up in this workspace',
    'Set it up with PUT /v1/mail, or at Settings, E-mail.',
  ],
  invitations_not_mailed: [
    409,
    'Invitations cannot go by e-mail here',
    'Set up e-mail (PUT /v1/mail) and BATON_PUBLIC_URL, or make a link with POST /v1/agents/{id}/invitation and send it yourself.',
  ],
  mail_server_missing: [
    409,
    'The platform has no mail server of its own',
    'Name one in `smtp`, or set BATON_SMTP_URL and start again.',
  ],
  mail_not_found: [404, 'There is no such mail', 'Check the id: GET /v1/mail/outgoing lists them.'],
  mail_not_failed: [409, 'The mail was not given up', 'Only what failed or came back can be sent again.'],
  assistant_not_found: [404, 'There is no such assistant', 'Check the id: GET /v1/assistants lists them.'],
  too_many_assistants: [409, 'A workspace has fifty assistants at most', 'Retire one that no rule names.'],
  unknown_part: [
    422,
    'The assistant is to use something that is not there',
    'Choose among the playbooks and sources that the workspace has: `errors` names those that it has not.',
  ],
  changed_meanwhile: [
    409,
    'Somebody else has changed it meanwhile',
    'Read it again, look at what is other, and send your change with the new `revision`.',
  ],
  nothing_to_publish: [409, 'The draft is what is live', 'Change the draft first: PUT /v1/assistants/{id}.'],
  version_not_found: [404, 'There is no such version', 'GET /v1/assistants/{id} lists its versions.'],
  assistant_in_use: [
    409,
    'The assistant answers somewhere',
    'Give its rules, or the place of the default, to another one first: PUT /v1/assistant-desk.',
  ],
  no_default_assistant: [
    422,
    'There is no default assistant',
    'Name one that is published as `defaultId`: it answers where no rule fits.',
  ],
  assistant_not_live: [
    422,
    'A rule names an assistant that cannot answer',
    'Publish it first, or name another: `errors` says which rule.',
  ],
  practice_over: [
    409,
    'The practice is over',
    'It is kept for a day, and for some forty messages. Begin again without `session`.',
  ],
  no_price: [
    422,
    'A budget in dollars needs a price',
    'Set BATON_MODEL_PRICES for the model, or set the budget in tokens or turns.',
  ],
  webhook_not_found: [404, 'There is no such webhook', 'Check the id: GET /v1/webhooks lists them.'],
  too_many_webhooks: [409, 'A workspace has twenty webhooks at most', 'Remove one that is not needed.'],
  webhook_off: [
    409,
    'The webhook is switched off',
    'Switch it on first: PUT /v1/webhooks/{id} with `enabled: true`, or at Settings, Webhooks.',
  ],
  delivery_not_found: [
    404,
    'There is no such delivery',
    'Check the id: GET /v1/webhooks/{id}/deliveries lists those of the last thirty days.',
  ],
  delivery_waiting: [409, 'The delivery is on its way', 'Wait for its next try: `nextTryAt` says when.'],
  aside_mail_not_found: [
    404,
    'No such mail is put aside',
    'It may have been taken in or dropped meanwhile: GET /v1/mail/aside lists what is there.',
  ],
  aside_mail_wordless: [
    409,
    'The mail cannot be taken in',
    'It has no sender, or no words that could be read. Look at it in the mailbox itself, and drop it here.',
  ],
  secret_key_missing: [
    409,
    'There is no key to keep a secret under',
    'Set BATON_SECRET_KEY (openssl rand -base64 32), the same on every node, and start again.',
  ],
  idempotency_key_missing: [
    400,
    'This call needs an Idempotency-Key',
    'Send a header Idempotency-Key with a value of your own, the same on a retry.',
  ],
  idempotency_conflict: [
    409,
    'The key was used with another body',
    'Use a new key for a new request, or send the first body again.',
  ],
  shown_once: [
    409,
    'That was done, and its secret was shown once',
    'Use what the first answer showed; when it is lost, make a new one under a new key.',
  ],
  email_taken: [409, 'Somebody has this e-mail address', 'Use another address, or change the existing agent.'],
  payload_too_large: [
    413,
    'The request is too large',
    'Send at most 64 KiB of text in one message, 2 MB in a capture.',
  ],
  unsupported_media_type: [415, 'The content type is not known', 'Send application/json.'],
  article_broken: [422, 'The article cannot be read', 'Mend the line that `detail` names.'],
  nothing_before: [
    409,
    'What ships is live: nothing was before it',
    'See GET /v1/learning for the versions; any of them can be approved.',
  ],
  policy_version_not_found: [
    404,
    'There is no such version of the policy',
    'Take one that `GET /v1/policies/escalation` lists, or 0 for what is shipped.',
  ],
  policy_broken: [422, 'The policy cannot be read', 'Mend the line that `detail` names.'],
  playbook_broken: [422, 'The playbook cannot be read', 'Mend the line that `detail` names.'],
  drill_broken: [422, 'The drill cannot be read', 'Mend the line that `detail` names.'],
  no_such_drill: [422, 'There is no such drill', 'Write one first, or name those that GET /v1/drills lists.'],
  drill_needed: [
    409,
    'No drill of the workspace has reached a person with what the assistant knows now',
    'Write one that must be handed off, run it (POST /v1/drills/run) until it passes, then switch the assistant on.',
  ],
  has_password: [409, 'They have a password already', 'They sign in with it, and can change it under their name.'],
  invitation_invalid: [
    410,
    'The invitation opens nothing any more',
    'It was used, replaced or has run out: ask an admin for a new one.',
  ],
  span_not_past: [
    422,
    'Only what is past can be played again, a week at most',
    'Name a `from` before `to`, at most seven days apart, with `to` not in the future.',
  ],
  too_little_came: [
    422,
    'Too little came in that span to play it again',
    'Name one in which at least 20 customers came to people, or a longer one.',
  ],
  rate_limited: [429, 'Too many requests', 'Wait as long as Retry-After says.'],
  database_unavailable: [503, 'The database does not answer', 'Try again in a moment; nothing acknowledged is lost.'],
  disk_full: [507, 'There is no space left to write', 'Free space on the data folder; Baton goes on by itself.'],
  shutting_down: [503, 'This node is stopping', 'Connect again; another node or the restarted one answers.'],
  busy: [503, 'The conversation is too busy to decide on', 'Try again; the same client id makes that safe.'],
  internal_error: [500, 'Something broke on our side', 'Try again; tell us the `instance` if it stays.'],
} as const satisfies Record<string, readonly [status: number, title: string, next: string]>

export type ProblemCode = keyof typeof problems

/** RFC 9457, with `code` and `next` beside. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** What to do next. */
  next: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  conversationId: z.string().optional(),
  handoffId: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>

export type ProblemExtra = Partial<Pick<Problem, 'detail' | 'instance' | 'errors' | 'conversationId' | 'handoffId'>>

export function problem(code: ProblemCode, extra: ProblemExtra = {}): Problem {
  const [status, title, next] = problems[code]
  return { type: `urn:baton:problem:${code}`, title, status, code, next, ...extra }
}
