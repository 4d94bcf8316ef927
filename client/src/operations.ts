// Made by `npm run generate -w client` from the table of operations in protocol/. A test says when it is to be made again.

/** What each operation takes and what it answers. */
export interface Operations {
  /** Open a conversation, or get the one that is open: one per customer and channel (POST /v1/conversations) */
  openConversation: {
    input: {
      body?: {
        /** API keys only; a visitor is who the token says */ customer?: { externalId: string } | undefined
        channel?: string | undefined
        locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
        page?:
          | {
              url: string
              title?: string | undefined
              feature?: string | undefined
              /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
                | Record<string, string | number | boolean | Array<string>>
                | undefined
              /** what happened on it and on the pages before, oldest first */ trail?:
                | Array<
                    | {
                        kind: 'page'
                        /** the first of them, where several are counted */ at: string
                        /** without query and fragment */ url: string
                        title: string
                        feature?: string | undefined
                        /** absent while they are still there */ secondsOnPage?: number | undefined
                      }
                    | {
                        kind: 'click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        role: string
                      }
                    | {
                        kind: 'invalid'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        message?: string | undefined
                      }
                    | {
                        kind: 'console-error'
                        /** the first of them, where several are counted */ at: string
                        message: string
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'failed-request'
                        /** the first of them, where several are counted */ at: string
                        method: string
                        /** without query and fragment */ url: string
                        /** 0: no answer came */ status: number
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'rage-click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        /** how often in a row */ count: number
                      }
                  >
                | undefined
            }
          | undefined
      }
    }
    answer: { id: string; created: boolean }
  }
  /** Conversations, newest change first (GET /v1/conversations) */
  listConversations: {
    input: {
      query?: {
        status?: 'open' | 'resolved' | 'merged' | undefined
        holder?: 'assistant' | 'queue' | 'agent' | 'nobody' | undefined
        agentId?: string | undefined
        team?: string | undefined
        /** external id */ customer?: string | undefined
        /** that have this tag, or one that was merged into it; for the team */ tag?: string | undefined
        /** `next` of the page before */ before?: string | undefined
        limit?: number | undefined
      }
    }
    answer: {
      conversations: Array<{
        id: string
        version: number
        status: 'open' | 'resolved' | 'merged'
        holder:
          | { kind: 'assistant' }
          | { kind: 'queue'; /** the team that it waits for */ id: string }
          | {
              kind: 'agent'
              id: string
              name: string
              /** where their picture is, where they have one; not in lists */ picture?: string | undefined
            }
          | { kind: 'nobody' }
        epoch: number
        channel: string
        language: string
        customer: { externalId: string | null; name: string | null; tier: string | null }
        handoffId: string | null
        handoff: {
          id: string
          status:
            | 'requested'
            | 'offered'
            | 'queued'
            | 'scheduled'
            | 'accepted'
            | 'transferred'
            | 'returned'
            | 'resolved'
            | 'merged'
          team: string
          priority: 'low' | 'normal' | 'high' | 'urgent'
          reason: { kind: string } & Record<string, unknown>
          requestedAt: string
          waitingSince: string
          scheduledFor: string | null
          acceptedAt: string | null
          firstResponseAt: string | null
          agentId: string | null
          offer: { id: string; agentId: string; expiresAt: string } | null
          /** while it waits: the router takes the highest cost·(1 + w/target) first, and past the bound the oldest */ presses?:
            | { cost: number; targetMinutes: number; boundMinutes: number }
            | undefined
          /** a time that is booked, and with whom: nobody is asked before it */ callback?:
            | { agentId: string; at: string }
            | undefined
          /** it was accepted for whoever has it, who has not opened it yet */ given?: { offerId: string } | undefined
        } | null
        /** the sentence in which the customer says what they want, at most 200 characters */ problem: string | null
        lastText: string | null
        lastBy: 'customer' | 'agent' | 'assistant' | null
        messages: number
        openedAt: string
        updatedAt: string
        unansweredSince: string | null
        /** the word that the person who holds it owes the customer; null where it is the customer’s turn */ attending?:
          | {
              because: 'no-answer' | 'hold-over' | 'customer-waits'
              nudgeAt: string
              /** when it goes to somebody else; null: it stays with the holder */ takenBackAt: string | null
              nudgedAt: string | null
              /** the holder works on it, and is back by then */ backAt: string | null
            }
          | null
          | undefined
        /** the incident that it belongs to */ incident?:
          | {
              id: string
              /** its handoff is held back, and the customer hears more by then */ heldUntil: string | null
            }
          | null
          | undefined
        /** it, or one that came into it, is kept whatever the retention settings say */ legalHold?: boolean | undefined
        /** by agent: the number of the newest note that names them */ mentioned?: Record<string, number> | undefined
        /** ids of GET /v1/tags; one that was merged goes on as its `mergedInto` */ tags?: Array<string> | undefined
        /** the conversation in which it goes on, with status merged */ mergedInto?: string | null | undefined
        /** conversations of the same customer that came into this one */ merged?: Array<string> | undefined
        /** its holder has put it aside */ aside?:
          | {
              for: 'time' | 'customer'
              since: string
              /** when it comes back if nobody writes; null where it waits for the customer alone */ backAt:
                | string
                | null
              /** the customer was told that it closes then */ closesAt: string | null
            }
          | null
          | undefined
        /** a colleague or a team whom the holder asks, unseen by the customer */ consult?:
          | { by: string; agentId: string | null; team: string | null; at: string; answeredBy: Array<string> }
          | null
          | undefined
      }>
      next: string | null
    }
  }
  /** See what was masked in a text, where your role may: it is noted who looked at which text and when (POST /v1/conversations/{id}/reveal) */
  reveal: {
    input: { params: { id: string }; body: { /** `masked.textId` of an event */ textId: string } }
    answer: { text: string; /** what stood where the text is masked, in order */ values: Array<string> }
  }
  /** One conversation: who holds it, and how it stands (GET /v1/conversations/{id}) */
  getConversation: {
    input: { params: { id: string } }
    answer: {
      id: string
      status: 'open' | 'resolved' | 'merged'
      /** with status merged: the conversation in which it goes on */ mergedInto: string | null
      holder:
        | { kind: 'assistant' }
        | { kind: 'queue'; /** the team that it waits for */ id: string }
        | {
            kind: 'agent'
            id: string
            name: string
            /** where their picture is, where they have one; not in lists */ picture?: string | undefined
          }
        | { kind: 'nobody' }
      epoch: number
      version: number
      channel: string
      locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      language: string
      handoffId: string | null
      customer: { externalId: string | null; name: string | null; tier: string | null }
      openedAt: string
      updatedAt: string
      unansweredSince: string | null
      /** while the customer waits for a person: what they may be told now */ wait:
        | { kind: 'offered' }
        | { kind: 'position'; ahead: number; seconds: number }
        | { kind: 'range'; fromSeconds: number; toSeconds: number }
        | { kind: 'unknown' }
        | { kind: 'until'; at: string; callback: boolean }
        | null
      /** while the customer waits for a person, and is invited to add something */ invitation: {
        handoffId: string
        /** null until the customer has answered it */ accepts: boolean | null
        /** the invitation: want to add what the person helping you will need? */ text: string
        /** what is being asked; null where nothing is */ question: { slot: string; text: string } | null
      } | null
      receipts: { customer: { delivered: number; seen: number }; team: { delivered: number; seen: number } }
    }
  }
  /** Write a message; the same clientId is stored once (POST /v1/conversations/{id}/messages) */
  postMessage: {
    input: {
      params: { id: string }
      body: {
        clientId: string
        /** API keys only: who writes. A session or a visitor token says it already */ author?:
          | { kind: 'customer' | 'agent'; id?: string | undefined }
          | undefined
        text: string
        page?:
          | {
              url: string
              title?: string | undefined
              feature?: string | undefined
              /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
                | Record<string, string | number | boolean | Array<string>>
                | undefined
              /** what happened on it and on the pages before, oldest first */ trail?:
                | Array<
                    | {
                        kind: 'page'
                        /** the first of them, where several are counted */ at: string
                        /** without query and fragment */ url: string
                        title: string
                        feature?: string | undefined
                        /** absent while they are still there */ secondsOnPage?: number | undefined
                      }
                    | {
                        kind: 'click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        role: string
                      }
                    | {
                        kind: 'invalid'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        message?: string | undefined
                      }
                    | {
                        kind: 'console-error'
                        /** the first of them, where several are counted */ at: string
                        message: string
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'failed-request'
                        /** the first of them, where several are counted */ at: string
                        method: string
                        /** without query and fragment */ url: string
                        /** 0: no answer came */ status: number
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'rage-click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        /** how often in a row */ count: number
                      }
                  >
                | undefined
            }
          | undefined
      }
    }
    answer: {
      seq: number
      /** where it went, when that is not here: what a customer writes follows a merge */ conversationId?:
        | string
        | undefined
    }
  }
  /** Write an internal note; customers never see it (POST /v1/conversations/{id}/notes) */
  addNote: {
    input: {
      params: { id: string }
      body: { clientId: string; text: string; /** API keys only */ agentId?: string | undefined }
    }
    answer: { seq: number }
  }
  /** Facts of the conversation after a number, in order, as far as the caller may read them (GET /v1/conversations/{id}/events) */
  readEvents: {
    input: { params: { id: string }; query?: { after?: number | undefined; limit?: number | undefined } }
    answer: {
      events: Array<
        {
          seq: number
          type: string
          at: string
          actor: {
            kind: 'customer' | 'agent' | 'assistant' | 'system'
            id?: string | undefined
            name?: string | undefined
            picture?: string | undefined
          }
          text?: string | null | undefined
          told?: { key: string; params: Record<string, unknown> } | null | undefined
          picture?: string | undefined
          files?:
            | Array<
                {
                  fileId: string
                  /** null once it was erased */ name: string | null
                  /** what its content is, as a media type */ type: string
                  bytes: number
                  /** of a picture, in pixels */ width?: number | undefined
                  height?: number | undefined
                } & Record<string, unknown>
              >
            | undefined
        } & Record<string, unknown>
      >
      /** ask again after this number */ upTo: number
      caughtUp: boolean
      /** `after` lies beyond the end of this log, which was restored: forget what you have */ anew?: true | undefined
    }
  }
  /** Say how far the conversation has been read, where no live connection says it (POST /v1/conversations/{id}/seen) */
  markSeen: { input: { params: { id: string }; body: { upTo: number } }; answer: null }
  /** The whole conversation as a vCon: messages, changes of hands, and what each handoff carried (GET /v1/conversations/{id}/vcon) */
  exportVcon: {
    input: { params: { id: string } }
    answer: {
      /** version 8: of the conversation at this version, so that the same export has the same */ uuid: string
      extensions: Array<string>
      created_at: string
      updated_at: string
      subject?: string | undefined
      /** words were erased: the places where they stood are empty */ redacted?: { type: string } | undefined
      parties: Array<{
        type: 'person' | 'bot' | 'organization'
        role?: string | undefined
        name?: string | undefined
        mailto?: string | undefined
        uuid?: string | undefined
        dept?: string | undefined
        org?: string | undefined
      }>
      dialog: Array<{
        type: 'text' | 'transfer'
        start: string
        parties?: Array<number> | undefined
        mediatype?: string | undefined
        encoding?: 'none' | 'json' | 'base64url' | undefined
        body?: unknown | undefined
        message_id?: string | undefined
        application?: string | undefined
        interaction_id?: string | undefined
        skill?: Array<string> | undefined
        transferee?: number | undefined
        transferor?: number | undefined
        transfer_target?: number | undefined
        original?: Array<number> | undefined
        target_dialog?: number | undefined
      }>
      analysis: Array<{
        type: string
        dialog?: Array<number> | undefined
        vendor: string
        schema: string
        mediatype?: string | undefined
        encoding?: 'none' | 'json' | 'base64url' | undefined
        body?: unknown | undefined
      }>
      attachments: Array<{
        purpose: string
        start: string
        party: number
        dialog: number
        mediatype?: string | undefined
        encoding?: 'none' | 'json' | 'base64url' | undefined
        body?: unknown | undefined
      }>
    }
  }
  /** Hand off to a person now; for agents this is a transfer. The answer is what was committed (POST /v1/conversations/{id}/handoff) */
  handOff: {
    input: {
      params: { id: string }
      body?: {
        reason?: string | undefined
        team?: string | undefined
        skills?: Array<string> | undefined
        priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
        note?: string | undefined
        page?:
          | {
              url: string
              title?: string | undefined
              feature?: string | undefined
              /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
                | Record<string, string | number | boolean | Array<string>>
                | undefined
              /** what happened on it and on the pages before, oldest first */ trail?:
                | Array<
                    | {
                        kind: 'page'
                        /** the first of them, where several are counted */ at: string
                        /** without query and fragment */ url: string
                        title: string
                        feature?: string | undefined
                        /** absent while they are still there */ secondsOnPage?: number | undefined
                      }
                    | {
                        kind: 'click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        role: string
                      }
                    | {
                        kind: 'invalid'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        message?: string | undefined
                      }
                    | {
                        kind: 'console-error'
                        /** the first of them, where several are counted */ at: string
                        message: string
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'failed-request'
                        /** the first of them, where several are counted */ at: string
                        method: string
                        /** without query and fragment */ url: string
                        /** 0: no answer came */ status: number
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'rage-click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        /** how often in a row */ count: number
                      }
                  >
                | undefined
            }
          | undefined
        /** API keys only: the agent who transfers */ agentId?: string | undefined
        /** asked for on a page of the help centre */ selfService?:
          | {
              /** why, in a word of yours, such as still-stuck */ code?: string | undefined
              /** that the customer was reading */ article?:
                | { articleId?: string | undefined; title: string; url?: string | undefined }
                | undefined
              subject?: string | undefined
              /** values that the page knows, by name: not verified */ facts?: Record<string, string> | undefined
            }
          | undefined
      }
    }
    answer: {
      handoffId: string
      outcome:
        | { kind: 'offered'; team: string; agentId: string; offerId: string; expiresAt: string }
        | {
            kind: 'queued'
            team: string
            /** in the mean; null where nobody is at work to say it of */ waitSeconds: number | null
            /** told only where it can but become fewer */ ahead: number | null
            /** eight of ten waits are between this and `toSeconds` */ fromSeconds?: number | undefined
            toSeconds?: number | undefined
          }
        | { kind: 'scheduled'; team: string; at: string }
      /** what the page asked for and the workspace does not let pages choose, or does not have */ leftOut?:
        | Array<'team' | 'skills'>
        | undefined
    }
  }
  /** Say for a customer who waits whether they want to add something: yes brings a question, no ends it (POST /v1/conversations/{id}/invitation) */
  answerInvitation: {
    input: { params: { id: string }; body: { handoffId: string; accepts: boolean } }
    answer: {
      invitation: {
        handoffId: string
        /** null until the customer has answered it */ accepts: boolean | null
        /** the invitation: want to add what the person helping you will need? */ text: string
        /** what is being asked; null where nothing is */ question: { slot: string; text: string } | null
      } | null
    }
  }
  /** Answer the question, as a message of the customer's; without a text it is skipped (POST /v1/conversations/{id}/invitation/answers) */
  answerQuestion: {
    input: {
      params: { id: string }
      body: { handoffId: string; slot: string; clientId: string; text?: string | undefined }
    }
    answer: {
      invitation: {
        handoffId: string
        /** null until the customer has answered it */ accepts: boolean | null
        /** the invitation: want to add what the person helping you will need? */ text: string
        /** what is being asked; null where nothing is */ question: { slot: string; text: string } | null
      } | null
    }
  }
  /** Tell what the customer searched for and read alone. Told twice it is kept once (POST /v1/conversations/{id}/self-service) */
  noteSelfService: {
    input: {
      params: { id: string }
      body: {
        uses: Array<
          | {
              kind: 'search'
              query: string
              /** how many it found */ results?: number | undefined
              /** when; at most a day ago */ at?: string | undefined
            }
          | {
              kind: 'article'
              /** of GET /v1/articles, or your own */ articleId?: string | undefined
              title: string
              url?: string | undefined
              at?: string | undefined
            }
        >
      }
    }
    answer: { /** how many were new */ kept: number }
  }
  /** Take the conversation, from the assistant, the queue or a colleague (POST /v1/conversations/{id}/take-over) */
  takeOver: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: { epoch: number }
  }
  /** Who has it has read back in the thread. Noted once for each handoff, and only of whoever has it (POST /v1/conversations/{id}/open-transcript) */
  openTranscript: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: null
  }
  /** Say that the holder has opened the case; the customer then hears the name (POST /v1/conversations/{id}/open) */
  openCase: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: null
  }
  /** Hand back to the assistant, with a briefing (POST /v1/conversations/{id}/return) */
  returnToAssistant: {
    input: {
      params: { id: string }
      body?: { briefing?: string | undefined; /** API keys only */ agentId?: string | undefined }
    }
    answer: { epoch: number }
  }
  /** Resolve the conversation (POST /v1/conversations/{id}/resolve) */
  resolve: {
    input: {
      params: { id: string }
      body?: {
        resolution?: 'solved' | 'not-solved' | 'no-answer' | 'duplicate' | 'spam' | 'other' | undefined
        /** Whether the handoff came at the right moment; what decides on handoffs learns from it */ timing?:
          | 'right'
          | 'could-have-been-assistant'
          | 'should-have-come-earlier'
          | undefined
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: { status: 'resolved' }
  }
  /** Another system's bot hands a conversation in; the same conversation again continues it (POST /v1/handoffs) */
  handIn: {
    input: {
      body: {
        /** the system it comes from */ source?: string | undefined
        /** of the source: handed in again it continues the same conversation */ conversationId: string
        channel?: string | undefined
        locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
        customer?:
          | {
              externalId?: string | undefined
              email?: string | undefined
              phone?: string | undefined
              name?: string | undefined
              /** the source has made sure who it is */ verified?: boolean | undefined
            }
          | undefined
        transcript?:
          | Array<{
              id?: string | undefined
              at?: string | undefined
              role: 'customer' | 'bot' | 'agent' | 'system'
              text: string
            }>
          | undefined
        /** how many messages there were in all, where not all are here */ transcriptTotal?: number | undefined
        escalation?:
          | {
              reason?: string | undefined
              detail?: string | undefined
              trigger?: 'user' | 'bot' | 'policy' | 'error' | undefined
            }
          | undefined
        summary?:
          | { goal?: string | undefined; attempted?: Array<string> | undefined; failedBecause?: string | undefined }
          | undefined
        intent?: { name: string; confidence?: number | undefined } | undefined
        /** values that the source knows, by name */ slots?: Record<string, string> | undefined
        priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
        routing?: { queue?: string | undefined; skills?: Array<string> | undefined } | undefined
        page?:
          | {
              url: string
              title?: string | undefined
              feature?: string | undefined
              /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
                | Record<string, string | number | boolean | Array<string>>
                | undefined
            }
          | undefined
        account?:
          | {
              tier?: string | undefined
              since?: string | undefined
              openIssues?: Array<{ title: string; status?: string | undefined; url?: string | undefined }> | undefined
            }
          | undefined
        /** what the source sent, kept as it is */ raw?: unknown | undefined
      }
    }
    answer: {
      handoffId: string
      conversationId: string
      status: string
      /** how long it may take until a person answers; null where nobody can say */ etaSeconds: number | null
      eventsUrl: string
    }
  }
  /** The same, with another system's own payload: rasa, dialogflow-cx, dialogflow-es, botpress, bot-framework, vcon or transcript (POST /v1/handoffs/{source}) */
  handInFrom: {
    input: {
      params: {
        source: 'rasa' | 'dialogflow-cx' | 'dialogflow-es' | 'botpress' | 'bot-framework' | 'transcript' | 'vcon'
      }
      body?: Record<string, unknown>
    }
    answer: {
      handoffId: string
      conversationId: string
      status: string
      /** how long it may take until a person answers; null where nobody can say */ etaSeconds: number | null
      eventsUrl: string
    }
  }
  /** What the other system sent when it handed the conversation in, as it came (GET /v1/handoffs/{id}/raw) */
  readRaw: { input: { params: { id: string } }; answer: { source: string; raw: unknown } }
  /** One handoff: status, timeline, package, reason, offer, and who was chosen and why (GET /v1/handoffs/{id}) */
  getHandoff: {
    input: { params: { id: string } }
    answer: {
      id: string
      conversationId: string
      status:
        | 'requested'
        | 'offered'
        | 'queued'
        | 'scheduled'
        | 'accepted'
        | 'transferred'
        | 'returned'
        | 'resolved'
        | 'merged'
      reason: { kind: string } & Record<string, unknown>
      priority: 'low' | 'normal' | 'high' | 'urgent'
      team: string
      agentId: string | null
      offer: { id: string; agentId: string; expiresAt: string } | null
      outcome:
        | { kind: 'offered'; team: string; agentId: string; offerId: string; expiresAt: string }
        | {
            kind: 'queued'
            team: string
            /** in the mean; null where nobody is at work to say it of */ waitSeconds: number | null
            /** told only where it can but become fewer */ ahead: number | null
            /** eight of ten waits are between this and `toSeconds` */ fromSeconds?: number | undefined
            toSeconds?: number | undefined
          }
        | { kind: 'scheduled'; team: string; at: string }
        | null
      /** who was chosen by what rule, and who was passed over and why */ choice: Record<string, unknown> | null
      package:
        | ({
            version: string
            handoffId: string
            conversationId: string
            at: string
            transcript: {
              /** how many the conversation had */ messages: number
              fromSeq: number
              toSeq: number
              complete: boolean
              /** where all of it is read */ href: string
              lastTurns?:
                | Array<
                    {
                      messageId: string
                      seq: number
                      at: string
                      by: string
                      /** null once it was erased */ text: string | null
                    } & Record<string, unknown>
                  >
                | undefined
            } & Record<string, unknown>
            summary: {
              /** facts: composed of the customer's own words; model: `model` stands beside them */ source:
                | 'facts'
                | 'model'
              language: string
              problem: Array<
                {
                  /** null once it was erased */ text: string | null
                  /** the message that it stands in */ messageId: string
                  at: string
                } & Record<string, unknown>
              >
              wanted:
                | ({
                    /** null once it was erased */ text: string | null
                    /** the message that it stands in */ messageId: string
                    at: string
                  } & Record<string, unknown>)
                | null
              /** what the customer was told: keys and parameters of committed outcomes */ told: Array<{
                key: string
                params: Record<string, unknown>
              }>
              /** what a model made of the conversation: only claims that the messages they name support; null without one */ model?:
                | ({
                    model: string
                    language: string
                    at: string
                    /** it covers the conversation up to this event */ upToSeq: number
                    /** and up to this message */ upToMessageId: string
                    claims: Array<
                      {
                        /** problem, wanted, tried, promised or tone */ kind: string
                        /** null once it was erased */ text: string | null
                        /** the messages that it rests on */ messageIds: Array<string>
                      } & Record<string, unknown>
                    >
                    /** claims and values that were left out because no message supports them */ dropped: number
                  } & Record<string, unknown>)
                | null
                | undefined
            } & Record<string, unknown>
            attempts: Array<
              {
                attemptId: string
                /** customer: looked up alone, before or beside the conversation */ by: 'assistant' | 'customer'
                /** article, playbook, action or search */ path: string
                ref: string
                /** null once it was erased */ title: string | null
                /** where it is read, for what the customer looked up alone */ url?: string | null | undefined
                /** customer-said-yes, customer-said-no, no-answer, nothing-found, action-done, action-failed, reported-failed or open */ outcome: string
                /** what shows that it ended so: a message, a score, an HTTP status, a time */ evidence: Record<
                  string,
                  unknown
                >
                /** the words of the customer that say how it ended */ because?:
                  | ({ /** null once it was erased */ text: string | null; messageId: string } & Record<
                      string,
                      unknown
                    >)
                  | null
                  | undefined
                at: string
              } & Record<string, unknown>
            >
            /** what the customer has said: not to be asked again */ facts: Array<
              {
                /** such as order-number, or a slot of the workspace */ name: string
                /** as it was written; null where it is asked to make sure who it is, or was erased */ value:
                  | string
                  | null
                /** where the customer said it; null where it came another way */ messageId: string | null
                at: string
                ageSeconds: number
                source: 'customer' | 'identity' | 'account' | 'playbook' | 'integration'
                verified: boolean
                /** what found it in the message; the words are as they were said */ readBy?:
                  | 'rules'
                  | 'model'
                  | undefined
                /** asked to make sure who it is: never shown, never inserted */ verification: boolean
                /** another value of the same name stands beside it */ conflict: boolean
                /** corrected values */ history: Array<
                  {
                    /** null once it was erased */ value: string | null
                    messageId: string | null
                    at: string
                  } & Record<string, unknown>
                >
              } & Record<string, unknown>
            >
            missing: Array<
              {
                part: string
                /** why it is not there: never-asked, customer-declined, lookup-timed-out, lookup-failed, lookup-pending, capture-refused, capture-failed, integration-sent-none, redacted-for-role, transcript-truncated, nothing-tried, not-identified, not-recognised, erased */ cause: string
                /** who can mend it */ owner: 'integration' | 'rule' | 'assistant'
                ms?: number | undefined
                count?: number | undefined
                of?: number | undefined
              } & Record<string, unknown>
            >
            intent:
              | ({
                  /** null once it was erased */ name: string | null
                  ref: string
                  /** reading, playbook, article, integration or page */ source: string
                  confidence: number | null
                  /** product areas that it touches */ areas?: Array<string> | undefined
                } & Record<string, unknown>)
              | null
            tone:
              | ({
                  frustration: number
                  urgency: number
                  trend: 'rising' | 'steady' | 'falling'
                  evidence: Array<
                    {
                      /** null once it was erased */ text: string | null
                      /** the message that it stands in */ messageId: string
                      at: string
                      /** the words that carried it, as places in `text`: UTF-16 units, `to` exclusive */ words?:
                        | Array<
                            { /** frustration, urgency or politeness */ of: string; from: number; to: number } & Record<
                              string,
                              unknown
                            >
                          >
                        | undefined
                    } & Record<string, unknown>
                  >
                } & Record<string, unknown>)
              | null
            page:
              | ({
                  url: string
                  title: string
                  feature?: string | undefined
                  /** what the site says of what the customer is doing, by its own names */ context?:
                    | Record<string, string | number | boolean | Array<string>>
                    | undefined
                  at: string
                  captureId: string | null
                  /** what happened on it and on the pages before, oldest first: page, click, invalid, console-error, failed-request, rage-click */ trail?:
                    | Array<{ kind: string; at: string } & Record<string, unknown>>
                    | undefined
                  /** of these, what went wrong, newest first */ errors?:
                    | Array<{ kind: string; at: string } & Record<string, unknown>>
                    | undefined
                } & Record<string, unknown>)
              | null
            account:
              | ({
                  customerId: string
                  externalId: string | null
                  name: string | null
                  email: string | null
                  tier: string | null
                  /** customer since */ since?: string | null | undefined
                  value?: number | string | null | undefined
                  plan?: string | null | undefined
                  attributes: Record<string, unknown>
                  openIssues: Array<{ title: string } & Record<string, unknown>>
                  /** of the newest of its parts */ fetchedAt: string
                  ageSeconds: number
                  source: 'pushed' | 'identity' | 'http' | 'mcp'
                  /** where each field came from, and how old it is */ parts?:
                    | Array<
                        {
                          name: string
                          source: 'pushed' | 'identity' | 'http' | 'mcp'
                          at: string
                          ageSeconds: number
                        } & Record<string, unknown>
                      >
                    | undefined
                  /** why the newest look-up brought nothing; what is here is from before */ lookup?:
                    | ({
                        /** why it is not there: never-asked, customer-declined, lookup-timed-out, lookup-failed, lookup-pending, capture-refused, capture-failed, integration-sent-none, redacted-for-role, transcript-truncated, nothing-tried, not-identified, not-recognised, erased */ cause: string
                        ms: number | null
                        at: string | null
                      } & Record<string, unknown>)
                    | null
                    | undefined
                  /** the customer's last conversations, newest first, at most 5 */ history?:
                    | Array<
                        {
                          conversationId: string
                          /** when it began */ at: string
                          endedAt: string | null
                          /** the customer's own words that say most */ about: string | null
                          /** null while it is open */ resolution: string | null
                          resolvedBy: 'assistant' | 'agent' | 'customer' | null
                          /** the name of the person who resolved it */ agent: string | null
                          handedOff: boolean
                          sameTopic: boolean
                        } & Record<string, unknown>
                      >
                    | undefined
                  /** here again: about the same within 48 hours, or often within a week. count: the earlier ones */ repeat?:
                    | ({ count: number; withinHours: number; sameTopic: boolean } & Record<string, unknown>)
                    | null
                    | undefined
                } & Record<string, unknown>)
              | null
            promises: Array<
              {
                /** null once it was erased */ text: string | null
                by: 'assistant' | 'agent'
                messageId: string
                at: string
                dueAt: string | null
              } & Record<string, unknown>
            >
            /** what the customer sent, the newest last; absent where that is nothing */ files?:
              | Array<
                  {
                    /** opened by GET /v1/files/{fileId} */ fileId: string
                    /** null once it was erased */ name: string | null
                    /** what its content is, as a media type */ type: string
                    bytes: number
                    width?: number | undefined
                    height?: number | undefined
                    messageId: string
                    at: string
                  } & Record<string, unknown>
                >
              | undefined
            /** done on the customer's behalf */ actions: Array<
              {
                /** null once it was erased */ name: string | null
                ref: string
                at: string
                /** how to undo it, where that is known */ undo?: string | null | undefined
              } & Record<string, unknown>
            >
            /** the rule that called for a person, with its numbers */ reason: { kind: string } & Record<
              string,
              unknown
            >
            /** which assistant had the conversation, and in which version; absent where none did */ assistant?:
              | ({
                  assistantId: string
                  version: number
                  /** what worded its last answer: built-in, or a model by its provider and name */ model: string
                } & Record<string, unknown>)
              | undefined
            priority: 'low' | 'normal' | 'high' | 'urgent'
            routing: { team: string; skills: Array<string>; language: string; previousAgent: string | null } & Record<
              string,
              unknown
            >
            /** null once it was erased */ note: string | null
            /** what the person did who held it last, where somebody did */ handled?:
              | ({
                  agentId: string
                  agent: string | null
                  since: string
                  replies: number
                  lastReply:
                    | ({
                        /** null once it was erased */ text: string | null
                        /** the message that it stands in */ messageId: string
                        at: string
                      } & Record<string, unknown>)
                    | null
                  notes: Array<
                    { /** null once it was erased */ text: string | null; at: string } & Record<string, unknown>
                  >
                  /** why it was taken from them */ leftBecause?: 'agent-away' | 'agent-silent' | undefined
                } & Record<string, unknown>)
              | null
              | undefined
            completeness: {
              /** weighted by the workspace */ score: number
              /** transcript, what is wanted, account, reason, page, attempts: unweighted */ minimum: {
                pass: boolean
                missing: Array<string>
              } & Record<string, unknown>
              parts: Array<
                {
                  part: string
                  state: 'present' | 'partial' | 'missing'
                  cause: string | null
                  owner: 'integration' | 'rule' | 'assistant' | null
                  weight: number
                } & Record<string, unknown>
              >
            } & Record<string, unknown>
          } & Record<string, unknown>)
        | null
      completeness:
        | ({
            /** weighted by the workspace */ score: number
            /** transcript, what is wanted, account, reason, page, attempts: unweighted */ minimum: {
              pass: boolean
              missing: Array<string>
            } & Record<string, unknown>
            parts: Array<
              {
                part: string
                state: 'present' | 'partial' | 'missing'
                cause: string | null
                owner: 'integration' | 'rule' | 'assistant' | null
                weight: number
              } & Record<string, unknown>
            >
            /** how often the customer was asked all the same for what the package holds */ askedAgain: number
          } & Record<string, unknown>)
        | null
      timeline: Array<{ seq: number; type: string; at: string }>
    }
  }
  /** Accept an offer; the conversation is yours when this answers (POST /v1/offers/{id}/accept) */
  acceptOffer: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: { conversationId: string; handoffId: string; epoch: number }
  }
  /** Say that the card of an offer is on the screen of whoever was asked, before they open the case. Counts once for each offer (POST /v1/offers/{id}/card-loaded) */
  noteCardLoaded: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: null
  }
  /** Decline an offer; the next person is asked at once (POST /v1/offers/{id}/decline) */
  declineOffer: {
    input: {
      params: { id: string }
      body?: {
        reason?: 'busy' | 'wrong-team' | 'break' | 'other' | undefined
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: null
  }
  /** Say that you work on it and are back by then: the customer is told, and it stays with you until then (POST /v1/conversations/{id}/hold) */
  hold: {
    input: {
      params: { id: string }
      body: {
        /** in the future, and within the time that the policy sets */ until: string
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: { backAt: string }
  }
  /** Not ours, it is another team’s: it goes there as urgent and as old as it is; sent on too often, a lead gets it (POST /v1/handoffs/{id}/wrong-team) */
  wrongTeam: {
    input: {
      params: { id: string }
      body: {
        team: string
        skills?: Array<string> | undefined
        note?: string | undefined
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: {
      handoffId: string
      outcome:
        | { kind: 'offered'; team: string; agentId: string; offerId: string; expiresAt: string }
        | {
            kind: 'queued'
            team: string
            /** in the mean; null where nobody is at work to say it of */ waitSeconds: number | null
            /** told only where it can but become fewer */ ahead: number | null
            /** eight of ten waits are between this and `toSeconds` */ fromSeconds?: number | undefined
            toSeconds?: number | undefined
          }
        | { kind: 'scheduled'; team: string; at: string }
      forLead: boolean
    }
  }
  /** Ask a colleague or a team inside the thread; the customer sees nothing of it. One question at a time (POST /v1/conversations/{id}/consult) */
  consult: {
    input: {
      params: { id: string }
      body: {
        /** the colleague who is asked */ ask?: string | undefined
        /** or the team */ team?: string | undefined
        question: string
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: { consultId: string }
  }
  /** Answer what a colleague asks, or add to it (POST /v1/conversations/{id}/consult/answer) */
  answerConsult: {
    input: { params: { id: string }; body: { answer: string; /** API keys only */ agentId?: string | undefined } }
    answer: null
  }
  /** Close the question; with `handOverTo` whoever was asked has the conversation at once, without an offer (POST /v1/conversations/{id}/consult/end) */
  endConsult: {
    input: {
      params: { id: string }
      body?: { handOverTo?: string | undefined; /** API keys only */ agentId?: string | undefined }
    }
    answer: { epoch: number }
  }
  /** Teams that a handoff may belong to, the likeliest first: where others sent its like (GET /v1/handoffs/{id}/likely-teams) */
  likelyTeams: {
    input: { params: { id: string } }
    answer: { teams: Array<{ id: string; name: string; said: number }> }
  }
  /** What people say of the map of intents and teams: how often which team was wrong, and what would be changed (GET /v1/routing/lessons) */
  routingLessons: {
    input: {}
    answer: {
      lessons: Array<{
        intent: string
        areas: Array<string>
        fromTeam: string
        toTeam: string
        /** handoffs of which it was said that they are the other team’s */ said: number
        /** of so many with this intent that came to the team */ of: number
        /** enough say the same: a lead may accept it */ proposed: boolean
        decision: 'accepted' | 'refused' | null
        decidedAt: string | null
        decidedBy: string | null
        /** the policy that it became */ policyVersion: number | null
        /** the live policy sends the intent to `toTeam` */ inForce: boolean
      }>
      /** offers declined as another team’s; and cases handled by somebody without a skill that was asked for, that then came back or went on */ signs: Array<{
        team: string
        declined: number
        silent: number
      }>
      days: number
    }
  }
  /** Take back what was decided on a lesson: an accepted one goes out of the live policy, unless that was changed since; it may be proposed again (POST /v1/routing/lessons/forget) */
  forgetLesson: {
    input: { body: { intent: string; fromTeam: string; toTeam: string } }
    answer: { /** the version without it; null where the live policy stays as it is */ policyVersion: number | null }
  }
  /** Accept a proposal, and the live policy sends the intent to the other team from now on; or refuse it (POST /v1/routing/lessons) */
  decideLesson: {
    input: { body: { intent: string; fromTeam: string; toTeam: string; decision: 'accepted' | 'refused' } }
    answer: { policyVersion: number | null }
  }
  /** The desk as it is now: who waits, who is there, what is offered, and what needs somebody (GET /v1/wallboard) */
  wallboard: {
    input: {}
    answer: {
      at: string
      total: {
        /** customers without a person, those included to whom one is asked */ waiting: number
        /** of them, those for whom somebody is asked now */ offered: number
        held: number
        /** who waits longest */ longest: { conversationId: string; customer: string | null; since: string } | null
        capacity: number
        load: number
        expectedMisses: number
        today: {
          made: number
          accepted: number
          declined: number
          declinedBecause: Record<string, number>
          expired: number
        }
      }
      teams: Array<{
        /** customers without a person, those included to whom one is asked */ waiting: number
        /** of them, those for whom somebody is asked now */ offered: number
        held: number
        /** who waits longest */ longest: { conversationId: string; customer: string | null; since: string } | null
        team: string
        name: string
        open: boolean
        tiers: Array<{
          /** customers without a person, those included to whom one is asked */ waiting: number
          /** of them, those for whom somebody is asked now */ offered: number
          held: number
          /** who waits longest */ longest: { conversationId: string; customer: string | null; since: string } | null
          tier: string | null
        }>
        people: { online: number; away: number; wrapUp: number; doNotDisturb: number; offline: number }
        /** of those online */ capacity: number
        /** theirs, by weight */ load: number
        stranded: number
        unanswered: number
        /** how many promises are expected to be missed, late ones included */ expectedMisses: number
        today: {
          made: number
          accepted: number
          declined: number
          declinedBecause: Record<string, number>
          expired: number
        }
      }>
      /** who waits longest first: the first 16 of each team and the first 200 of all, at most 600 */ waiting: Array<{
        conversationId: string
        customer: string | null
        team: string | null
        tier: string | null
        priority: string
        weight: number
        epoch: number
        /** when the customer asked for a person; for a held one, since when they wait for a word, or it began */ since: string
        /** by when a person is promised; null where no time is */ dueAt: string | null
        /** who holds it, or is asked */ agentId: string | null
      }>
      /** those whose customers wait longest for a word first: the first 8 of each team and the first 400 of all, at most 600 */ held: Array<{
        conversationId: string
        customer: string | null
        team: string | null
        tier: string | null
        priority: string
        weight: number
        epoch: number
        /** when the customer asked for a person; for a held one, since when they wait for a word, or it began */ since: string
        /** by when a person is promised; null where no time is */ dueAt: string | null
        /** who holds it, or is asked */ agentId: string | null
      }>
      /** who is there and what they carry; no figures about how they work. Of more than 600 people some of each team, and whoever a case names */ people: Array<{
        agentId: string
        name: string
        presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
        teams: Array<string>
        load: number
        capacity: number
        held: number
      }>
      stranded: {
        count: number
        cases: Array<{ conversationId: string; customer: string | null; since: string; team: string | null }>
      }
      unanswered: {
        count: number
        afterMinutes: number
        cases: Array<{
          conversationId: string
          customer: string | null
          since: string
          agentId: string
          team: string | null
        }>
      }
      skillsShort: Array<{
        skill: string
        level: number
        waiting: number
        longest: { conversationId: string; customer: string | null; since: string }
        /** who has it and is not online, the first five */ couldCome: Array<string>
      }>
      /** by five minutes */ lastHour: Array<{ at: string; arrived: number; accepted: number }>
      /** when today began by the clock of the default team */ today: string
    }
  }
  /** Which promises will be missed if nothing is done, and what can be done (GET /v1/health/forecast) */
  levelForecast: {
    input: { query?: { team?: string | undefined } }
    answer: {
      at: string
      /** how many of the clocks that run now are expected to be missed */ expected: number
      /** of them, those that are late already */ late: number
      running: number
      /** what most is expected to be missed of first */ groups: Array<{
        team: string
        tier: string | null
        kind: 'first-response' | 'next-response' | 'resolution'
        running: number
        late: number
        /** not late yet, and more likely missed than kept */ likely: number
        expected: number
        /** the first that can still be kept */ nextDueAt: string | null
        /** what helps soonest first; none where only those who hold it can */ helps: Array<
          | { kind: 'call-in'; /** who could take it and is not online */ people: Array<string> }
          | { kind: 'ask-team'; team: string; /** of it who could take it now */ people: number; room: number }
          | {
              kind: 'open-ring'
              ring: number
              widen: 'skill-level' | 'sibling-team' | 'anyone'
              /** the wait after which it opens by itself */ afterMinutes: number
              /** whom it would find now */ people: number
            }
        >
      }>
      /** those most surely missed first, at most 100 */ cases: Array<{
        conversationId: string
        customer: string | null
        team: string
        tier: string | null
        kind: 'first-response' | 'next-response' | 'resolution'
        /** who holds it */ agentId: string | null
        dueAt: string
        /** the chance that it is */ missed: number
        /** how late, if nothing is done, in the middle case */ lateMinutes: number
      }>
    }
  }
  /** Give a conversation to somebody or to a team: who has room is asked by an offer, who has none gets it with `over` alone (POST /v1/conversations/{id}/give) */
  give: {
    input: {
      params: { id: string }
      body: {
        /** the person */ to?: string | undefined
        /** or the team */ team?: string | undefined
        /** of what you saw: refused when somebody else has it by now */ epoch?: number | undefined
        /** they get it at once, also where they have no room */ over?: boolean | undefined
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: { how: 'asked' | 'has-it' | 'waits' | 'unchanged'; epoch: number; /** they had no room */ over: boolean }
  }
  /** A line for whoever holds it: a person reads it, the assistant goes by it while it holds this conversation. The customer never sees it (POST /v1/conversations/{id}/whisper) */
  whisper: {
    input: { params: { id: string }; body: { text: string; /** API keys only */ agentId?: string | undefined } }
    answer: { whisperId: string; to: 'agent' | 'assistant' }
  }
  /** Follow it beside whoever holds it: they see that you do, the customer does not (POST /v1/conversations/{id}/join) */
  joinConversation: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: null
  }
  /** Follow it no longer (POST /v1/conversations/{id}/leave) */
  leaveConversation: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: null
  }
  /** The page as the customer sees it, frozen and masked by the widget; or why there is none. `live` goes to the holder who follows and is not kept (POST /v1/conversations/{id}/captures) */
  postCapture: {
    input: {
      params: { id: string }
      body: {
        because?: 'handoff' | 'live' | undefined
        /** the handoff that it was frozen for, where that was made before */ handoffId?: string | undefined
        /** a capture, version 1; read with the server's own allow-list */ capture?: Record<string, unknown> | undefined
        refused?: 'customer-declined' | 'switched-off' | 'too-large' | 'timeout' | 'failed' | undefined
      }
    }
    answer: {
      /** null where nothing is kept */ captureId: string | null
      /** what the allow-list took out */ dropped: number
    }
  }
  /** A frozen page, to be rebuilt where nothing of it runs or loads (GET /v1/captures/{id}) */
  getCapture: {
    input: { params: { id: string } }
    answer: {
      id: string
      conversationId: string
      at: string
      capture: {
        version: 1
        takenAt: string
        url: string
        title: string
        viewport: { width: number; height: number }
        scroll: { x: number; y: number }
        /** a document node in the format of rrweb-snapshot */ root: { id: number; type: number } & Record<
          string,
          unknown
        >
        nodes: number
        /** how many texts were masked */ masked: number
        /** the page was too large, or the time too short, for all of it */ truncated: boolean
        targets: Array<{
          id: number
          role: string
          /** masked like text */ label: string
          x: number
          y: number
          width: number
          height: number
        }>
        /** nodes, attributes and styles that the server took out */ dropped?: number | undefined
      }
    }
  }
  /** The holder asks the customer to see the page as they use it; nothing is sent before the customer allows it (POST /v1/conversations/{id}/follow-page) */
  followPage: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: { status: 'asked' | 'allowed' }
  }
  /** The customer allows it, or does not (POST /v1/conversations/{id}/follow-page/answer) */
  answerFollow: { input: { params: { id: string }; body: { allows: boolean } }; answer: null }
  /** Ends the following, from either side (POST /v1/conversations/{id}/follow-page/stop) */
  stopFollow: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: null
  }
  /** Shows the customer an element of their page with a short note, or offers to go somewhere; they press, or do not (POST /v1/conversations/{id}/point) */
  point: {
    input: {
      params: { id: string }
      body: {
        /** the capture that `node` is of; otherwise the newest */ captureId?: string | undefined
        node?: number | undefined
        note?: string | undefined
        /** on one of the allowed sites */ url?: string | undefined
        /** what the button to it says */ label?: string | undefined
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: { seq: number }
  }
  /** Send a file: the body is its bytes, at most 10 MB. It is a message of its own; the same clientId is stored once (POST /v1/conversations/{id}/files) */
  sendFile: {
    input: {
      params: { id: string }
      query: {
        clientId: string
        /** what its sender calls it */ name?: string | undefined
        /** API keys only: who sends it */ author?: 'customer' | 'agent' | undefined
        /** API keys only: which agent */ agentId?: string | undefined
      }
      body: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>
    }
    answer: {
      seq: number
      file: {
        fileId: string
        /** null once it was erased */ name: string | null
        /** what its content is, as a media type */ type: string
        bytes: number
        /** of a picture, in pixels */ width?: number | undefined
        height?: number | undefined
      } & Record<string, unknown>
    }
  }
  /** What a file is, and an address that shows it for ten minutes (GET /v1/files/{id}) */
  getFile: {
    input: { params: { id: string } }
    answer: {
      fileId: string
      /** null once it was erased */ name: string | null
      /** what its content is, as a media type */ type: string
      bytes: number
      /** of a picture, in pixels */ width?: number | undefined
      height?: number | undefined
      conversationId: string
      /** of the bytes as they are kept, in base64url */ sha512: string
      /** opens without a credential until `until` */ url: string
      until: string
    } & Record<string, unknown>
  }
  /** Tell what is known of a customer: tier, attributes, open issues. Replaces what was told before (PUT /v1/customers/{externalId}) */
  putCustomer: {
    input: {
      params: { externalId: string }
      body?: {
        name?: string | null | undefined
        email?: string | null | undefined
        tier?: string | null | undefined
        /** the agent whose account it is: preferred where that is worth the wait */ ownerId?: string | null | undefined
        attributes?: Record<string, string | number | boolean | null> | undefined
        openIssues?: Array<{ title: string; status?: string | undefined; url?: string | undefined }> | undefined
      }
    }
    answer: {
      externalId: string
      name: string | null
      email: string | null
      tier: string | null
      ownerId: string | null
      attributes: Record<string, string | number | boolean | null>
      openIssues: Array<{ title: string; status?: string | undefined; url?: string | undefined }>
      source: 'pushed' | 'identity'
      updatedAt: string
    }
  }
  /** One customer (GET /v1/customers/{externalId}) */
  getCustomer: {
    input: { params: { externalId: string } }
    answer: {
      externalId: string
      name: string | null
      email: string | null
      tier: string | null
      ownerId: string | null
      attributes: Record<string, string | number | boolean | null>
      openIssues: Array<{ title: string; status?: string | undefined; url?: string | undefined }>
      source: 'pushed' | 'identity'
      updatedAt: string
    }
  }
  /** Forget a customer: every text of theirs is deleted; the facts, without words, stay (DELETE /v1/customers/{externalId}) */
  forgetCustomer: { input: { params: { externalId: string } }; answer: { conversations: number; texts: number } }
  /** The customers, those who were changed last first (GET /v1/customers) */
  listCustomers: {
    input: { query?: { /** `next` of the page before */ before?: string | undefined; limit?: number | undefined } }
    answer: {
      customers: Array<{
        externalId: string
        name: string | null
        email: string | null
        tier: string | null
        conversations: number
        latest: { id: string; status: 'open' | 'resolved'; updatedAt: string } | null
        verified: boolean
      }>
      next: string | null
    }
  }
  /** All that is known of a customer, as people see it: identity, addresses, account, notes, counts (GET /v1/customers/{externalId}/page) */
  getCustomerPage: {
    input: { params: { externalId: string } }
    answer: {
      customer: {
        externalId: string
        name: string | null
        email: string | null
        tier: string | null
        ownerId: string | null
        attributes: Record<string, string | number | boolean | null>
        openIssues: Array<{ title: string; status?: string | undefined; url?: string | undefined }>
        source: 'pushed' | 'identity'
        updatedAt: string
      }
      /** a token that your system signed has named them; what was pushed or imported alone is not verified */ verified: boolean
      emails: Array<{ address: string; /** where it is known from */ from: Array<'account' | 'written-to' | 'wrote'> }>
      /** the attribute `company`, where it has words */ company: string | null
      /** in which they wrote last */ language: string | null
      since: string
      conversations: number
      open: number
      handoffs: number
      /** what your own system said of them last, where one is asked */ lookedUp: {
        at: string
        plan: string | null
        since: string | null
        value: string | null
        openIssues: Array<{ title: string; status?: string | undefined; url?: string | undefined }>
        attributes: Record<string, string | number | boolean | null>
      } | null
      /** the newest first, at most a hundred */ notes: Array<{
        id: string
        text: string
        /** the agent; null where an API key did */ by: { id: string; name: string } | null
        at: string
      }>
    }
  }
  /** Every conversation of a customer, the newest first, with how each ended (GET /v1/customers/{externalId}/conversations) */
  listCustomersConversations: {
    input: {
      params: { externalId: string }
      query?: { /** `next` of the page before */ before?: string | undefined; limit?: number | undefined }
    }
    answer: {
      conversations: Array<{
        conversation: {
          id: string
          version: number
          status: 'open' | 'resolved' | 'merged'
          holder:
            | { kind: 'assistant' }
            | { kind: 'queue'; /** the team that it waits for */ id: string }
            | {
                kind: 'agent'
                id: string
                name: string
                /** where their picture is, where they have one; not in lists */ picture?: string | undefined
              }
            | { kind: 'nobody' }
          epoch: number
          channel: string
          language: string
          customer: { externalId: string | null; name: string | null; tier: string | null }
          handoffId: string | null
          handoff: {
            id: string
            status:
              | 'requested'
              | 'offered'
              | 'queued'
              | 'scheduled'
              | 'accepted'
              | 'transferred'
              | 'returned'
              | 'resolved'
              | 'merged'
            team: string
            priority: 'low' | 'normal' | 'high' | 'urgent'
            reason: { kind: string } & Record<string, unknown>
            requestedAt: string
            waitingSince: string
            scheduledFor: string | null
            acceptedAt: string | null
            firstResponseAt: string | null
            agentId: string | null
            offer: { id: string; agentId: string; expiresAt: string } | null
            /** while it waits: the router takes the highest cost·(1 + w/target) first, and past the bound the oldest */ presses?:
              | { cost: number; targetMinutes: number; boundMinutes: number }
              | undefined
            /** a time that is booked, and with whom: nobody is asked before it */ callback?:
              | { agentId: string; at: string }
              | undefined
            /** it was accepted for whoever has it, who has not opened it yet */ given?: { offerId: string } | undefined
          } | null
          /** the sentence in which the customer says what they want, at most 200 characters */ problem: string | null
          lastText: string | null
          lastBy: 'customer' | 'agent' | 'assistant' | null
          messages: number
          openedAt: string
          updatedAt: string
          unansweredSince: string | null
          /** the word that the person who holds it owes the customer; null where it is the customer’s turn */ attending?:
            | {
                because: 'no-answer' | 'hold-over' | 'customer-waits'
                nudgeAt: string
                /** when it goes to somebody else; null: it stays with the holder */ takenBackAt: string | null
                nudgedAt: string | null
                /** the holder works on it, and is back by then */ backAt: string | null
              }
            | null
            | undefined
          /** the incident that it belongs to */ incident?:
            | {
                id: string
                /** its handoff is held back, and the customer hears more by then */ heldUntil: string | null
              }
            | null
            | undefined
          /** it, or one that came into it, is kept whatever the retention settings say */ legalHold?:
            | boolean
            | undefined
          /** by agent: the number of the newest note that names them */ mentioned?: Record<string, number> | undefined
          /** ids of GET /v1/tags; one that was merged goes on as its `mergedInto` */ tags?: Array<string> | undefined
          /** the conversation in which it goes on, with status merged */ mergedInto?: string | null | undefined
          /** conversations of the same customer that came into this one */ merged?: Array<string> | undefined
          /** its holder has put it aside */ aside?:
            | {
                for: 'time' | 'customer'
                since: string
                /** when it comes back if nobody writes; null where it waits for the customer alone */ backAt:
                  | string
                  | null
                /** the customer was told that it closes then */ closesAt: string | null
              }
            | null
            | undefined
          /** a colleague or a team whom the holder asks, unseen by the customer */ consult?:
            | { by: string; agentId: string | null; team: string | null; at: string; answeredBy: Array<string> }
            | null
            | undefined
        }
        /** how it ended; null while it is open */ ended: {
          resolution: 'solved' | 'not-solved' | 'no-answer' | 'duplicate' | 'spam' | 'other' | null
          by: 'assistant' | 'agent' | 'customer'
          /** the agent’s */ name: string | null
        } | null
        handoffs: number
        notes: number
        /** what they said last of how it was; null where they said nothing */ satisfaction: number | null
      }>
      next: string | null
    }
  }
  /** Change a customer’s name and attributes; what is not named stays, and an attribute that is null goes. Tier, address and open issues are your system’s to tell (PUT /v1/customers/{externalId}/details) */
  changeCustomer: {
    input: {
      params: { externalId: string }
      body?: {
        name?: string | null | undefined
        attributes?: Record<string, string | number | boolean | null> | undefined
      }
    }
    answer: {
      externalId: string
      name: string | null
      email: string | null
      tier: string | null
      ownerId: string | null
      attributes: Record<string, string | number | boolean | null>
      openIssues: Array<{ title: string; status?: string | undefined; url?: string | undefined }>
      source: 'pushed' | 'identity'
      updatedAt: string
    }
  }
  /** Note something about a customer, for colleagues alone. It stands with all of their conversations (POST /v1/customers/{externalId}/notes) */
  addCustomerNote: {
    input: { params: { externalId: string }; body: { text: string } }
    answer: {
      id: string
      text: string
      /** the agent; null where an API key did */ by: { id: string; name: string } | null
      at: string
    }
  }
  /** Delete a note about a customer: one’s own; leads, admins and keys everybody’s (DELETE /v1/customer-notes/{id}) */
  deleteCustomerNote: { input: { params: { id: string } }; answer: null }
  /** Add and change customers from CSV. Each column becomes a field, an attribute, or nothing; whose id is known is changed, and an empty cell leaves what is there. With `preview` nothing is written. All rows are good, or none is written. An address that is imported verifies nobody (POST /v1/customers/import) */
  importCustomers: {
    input: {
      body: {
        csv: string
        /** what each column of the head becomes; one that is not named is guessed by its name */ columns?:
          | Record<string, string>
          | undefined
        /** says what would become of each row, and writes nothing */ preview?: boolean | undefined
      }
    }
    answer: {
      preview: boolean
      written: boolean
      /** the head, and what each column becomes */ columns: Array<{ name: string; becomes: string }>
      counts: { create: number; update: number; same: number; refused: number }
      /** those that are refused first, at most five hundred */ rows: Array<{
        /** of the file; the head is line 1 */ line: number
        externalId: string | null
        outcome: 'create' | 'update' | 'same' | 'refused'
        /** the columns that would be other than before */ changes: Array<string>
        problems: Array<{
          code: 'missing' | 'too_long' | 'not_an_id' | 'not_an_email' | 'twice' | 'too_many_attributes'
          column: string
          cause: string
          next: string
        }>
      }>
    }
  }
  /** Sign in as an agent; the session is a cookie (POST /v1/sessions) */
  signIn: {
    input: { body: { email: string; password: string; workspace?: string | undefined } }
    answer: {
      agent: {
        id: string
        name: string
        /** where their picture is, on this server; null where they have none */ picture: string | null
        email: string
        role: 'agent' | 'lead' | 'admin'
        teams: Array<string>
        skills: Array<string>
        capacity: number
        presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
        presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
        /** when it ends by itself */ presenceUntil: string | null
        /** the lead who set it; null where they did themselves */ presenceBy: string | null
        /** cases that wait for them and offers open to them, by weight */ load: number
      }
      expiresAt: string
    }
  }
  /** Who is signed in (GET /v1/me) */
  me: {
    input: {}
    answer: {
      agent: {
        id: string
        name: string
        /** where their picture is, on this server; null where they have none */ picture: string | null
        email: string
        role: 'agent' | 'lead' | 'admin'
        teams: Array<string>
        skills: Array<string>
        capacity: number
        presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
        presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
        /** when it ends by itself */ presenceUntil: string | null
        /** the lead who set it; null where they did themselves */ presenceBy: string | null
        /** cases that wait for them and offers open to them, by weight */ load: number
      }
      /** the language that summaries are made in for them; null: the workspace’s */ language:
        | 'en'
        | 'de'
        | 'es'
        | 'fr'
        | 'pt'
        | null
      workspace: { id: string; name: string; locale: 'en' | 'de' | 'es' | 'fr' | 'pt' }
      teams: Array<{ id: string; name: string; isDefault: boolean }>
      /** the demo workspace runs in development mode */ demo: boolean
      /** whether you may see what was masked */ mayReveal: boolean
    }
  }
  /** Sign out here (DELETE /v1/sessions/current) */
  signOut: { input: {}; answer: null }
  /** Sign out everywhere: every session of yours ends now (DELETE /v1/sessions) */
  signOutEverywhere: { input: {}; answer: { ended: number } }
  /** Change your password; every other session of yours ends (PUT /v1/me/password) */
  setPassword: { input: { body: { current: string; next: string } }; answer: null }
  /** The language that you read in: summaries are made in it. Null goes back to the workspace’s (PUT /v1/me/language) */
  setLanguage: {
    input: { body: { language: 'en' | 'de' | 'es' | 'fr' | 'pt' | null } }
    answer: { language: 'en' | 'de' | 'es' | 'fr' | 'pt' | null }
  }
  /** Add an agent (POST /v1/agents) */
  createAgent: {
    input: {
      body: {
        name: string
        email: string
        role?: 'agent' | 'lead' | 'admin' | undefined
        /** the default team where none is named; made when it is new */ team?: string | undefined
        teams?: Array<string> | undefined
        skills?:
          | Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level?: number | undefined
                  /** from then on it does not count */ expiresAt?: string | null | undefined
                }
            >
          | undefined
        languages?: Array<string> | undefined
        capacity?: number | undefined
        /** null: as the role has it. Admins may, leads where the workspace says so */ mayReveal?:
          | boolean
          | null
          | undefined
        password?: string | undefined
      }
    }
    answer: { id: string; /** shown once, where none was given */ password?: string | undefined }
  }
  /** Make the link by which somebody without a password chooses one. One made before opens nothing any more (POST /v1/agents/{id}/invitation) */
  inviteAgent: {
    input: { params: { id: string }; body?: {} }
    answer: { /** shown once */ token: string; /** on this server, for them to open */ path: string; expiresAt: string }
  }
  /** Send the link by which somebody without a password chooses one to their address, or send it again (POST /v1/agents/{id}/invitation/mail) */
  mailInvitation: { input: { params: { id: string }; body?: {} }; answer: { status: 'waiting' } }
  /** Choose the password of whoever was invited; the link opens nothing after that (POST /v1/invitations/accept) */
  acceptInvitation: {
    input: { body: { token: string; password: string } }
    answer: { workspace: string; email: string }
  }
  /** The agents of the workspace, by name: all, or those who fit everything that is asked for (GET /v1/agents) */
  listAgents: {
    input: {
      query?: {
        /** a part of their name or address */ search?: string | undefined
        team?: string | undefined
        presence?: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up' | undefined
        ids?: string | undefined
        limit?: number | undefined
      }
    }
    answer: {
      agents: Array<{
        id: string
        name: string
        /** where their picture is, on this server; null where they have none */ picture: string | null
        email: string
        role: 'agent' | 'lead' | 'admin'
        teams: Array<string>
        skills: Array<string>
        capacity: number
        presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
        presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
        /** when it ends by itself */ presenceUntil: string | null
        /** the lead who set it; null where they did themselves */ presenceBy: string | null
        /** cases that wait for them and offers open to them, by weight */ load: number
      }>
    }
  }
  /** Say whether an agent is there. Coming online is offered what waits, at once; what is held by whoever goes offline goes on to others in a quarter of a minute (PUT /v1/agents/{id}/presence) */
  setPresence: {
    input: {
      params: { id: string }
      body: {
        status: 'online' | 'away' | 'offline' | 'do-not-disturb'
        /** when it ends by itself and they are online again, at most a day ahead */ until?: string | undefined
      }
    }
    answer: {
      id: string
      name: string
      /** where their picture is, on this server; null where they have none */ picture: string | null
      email: string
      role: 'agent' | 'lead' | 'admin'
      teams: Array<string>
      skills: Array<string>
      capacity: number
      presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
      presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
      /** when it ends by itself */ presenceUntil: string | null
      /** the lead who set it; null where they did themselves */ presenceBy: string | null
      /** cases that wait for them and offers open to them, by weight */ load: number
    }
  }
  /** Say whether an agent may see what was masked in messages (PUT /v1/agents/{id}/may-reveal) */
  setMayReveal: {
    input: {
      params: { id: string }
      body: { /** null: as the role has it. Admins may, leads where the workspace says so */ mayReveal: boolean | null }
    }
    answer: { /** as it is now, the role considered */ mayReveal: boolean }
  }
  /** Remove an agent: their sessions end, what they hold or are asked for goes on to others at once, and their name stays on what they wrote. The last admin stays (DELETE /v1/agents/{id}) */
  removeAgent: { input: { params: { id: string } }; answer: { /** that went on to others */ conversations: number } }
  /** Begin a visit: an anonymous visitor with a token of their own (POST /v1/visitors) */
  startVisit: {
    input: { body: { workspace: string; locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined } }
    answer: { visitorId: string; token: string }
  }
  /** Who the visitor is, and the conversation that is open (GET /v1/visitors/me) */
  visit: {
    input: {}
    answer: {
      visitorId: string
      customer: { externalId: string; name: string | null } | null
      conversationId: string | null
      workspace: { id: string; name: string; locale: 'en' | 'de' | 'es' | 'fr' | 'pt' }
    }
  }
  /** Identify the visitor with a JWT signed by the workspace (HS256: sub, exp; name, email, tier, attributes) (POST /v1/visitors/me/identity) */
  identify: {
    input: { body: { token: string } }
    answer: {
      visitorId: string
      /** use this one from now on */ token: string
      customer: { externalId: string; name: string | null }
    }
  }
  /** Give an agent a picture: the body is the bytes of a PNG, JPEG or WebP, at most 256 KB and 1024 pixels a side. Agents give themselves one; admins and keys anybody (PUT /v1/agents/{id}/picture) */
  putAgentPicture: {
    input: { params: { id: string }; body: Blob | ArrayBuffer | Uint8Array<ArrayBuffer> }
    answer: {
      id: string
      name: string
      /** where their picture is, on this server; null where they have none */ picture: string | null
      email: string
      role: 'agent' | 'lead' | 'admin'
      teams: Array<string>
      skills: Array<string>
      capacity: number
      presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
      presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
      /** when it ends by itself */ presenceUntil: string | null
      /** the lead who set it; null where they did themselves */ presenceBy: string | null
      /** cases that wait for them and offers open to them, by weight */ load: number
    }
  }
  /** Take an agent’s picture away: their initials stand again (DELETE /v1/agents/{id}/picture) */
  deleteAgentPicture: { input: { params: { id: string } }; answer: null }
  /** How people sign in: by password, by a provider, or both. The provider’s way begins at `path`, in a browser (GET /v1/sign-in) */
  signInWays: {
    input: { query?: { /** by default, the one that this server was set up with */ workspace?: string | undefined } }
    answer: { passwords: 'everybody' | 'admins'; provider: { name: string; path: string } | null }
  }
  /** The OpenID Connect provider that people sign in by, and who does (GET /v1/workspace/sign-in) */
  getSignInProvider: {
    input: {}
    answer: {
      provider: {
        name: string
        issuer: string
        clientId: string
        hasSecret: boolean
        /** no key opens it any more: it has to be given again */ secretLost: boolean
        domains: Array<string>
        defaultRole: 'agent' | 'lead'
        passwords: 'everybody' | 'admins'
        enabled: boolean
        updatedAt: string
      } | null
      /** what the provider has to be told to send people back to */ redirectUri: string
      linked: Array<{ agentId: string; name: string; email: string; usedAt: string }>
    }
  }
  /** Let people sign in by an OpenID Connect provider (PUT /v1/workspace/sign-in) */
  putSignInProvider: {
    input: {
      body: {
        /** what the button says: Sign in with … */ name: string
        issuer: string
        clientId: string
        /** never shown again; left out, the one that is kept stays, unless the issuer moves to another site */ secret?:
          | string
          | null
          | undefined
        /** whoever has a verified address at one of them is let in without an invitation */ domains?:
          | Array<string>
          | undefined
        /** what they are then */ defaultRole?: 'agent' | 'lead' | undefined
        /** who may sign in by password too; admins always may, so that nobody is locked out */ passwords?:
          | 'everybody'
          | 'admins'
          | undefined
        enabled?: boolean | undefined
      }
    }
    answer: {
      name: string
      issuer: string
      clientId: string
      hasSecret: boolean
      /** no key opens it any more: it has to be given again */ secretLost: boolean
      domains: Array<string>
      defaultRole: 'agent' | 'lead'
      passwords: 'everybody' | 'admins'
      enabled: boolean
      updatedAt: string
    }
  }
  /** Let people sign in by password alone. Who they were at the provider is forgotten (DELETE /v1/workspace/sign-in) */
  deleteSignInProvider: { input: {}; answer: null }
  /** Ask the provider who it is, as a sign-in begins. Nothing is kept (POST /v1/workspace/sign-in/try) */
  trySignInProvider: {
    input: { body?: {} }
    answer: {
      ok: boolean
      fault: 'unreachable' | 'another-issuer' | 'unfit' | null
      /** what to do about it */ detail: string | null
    }
  }
  /** Forget who an agent is at the provider, and end their sessions. Their next sign-in there links them anew, by their verified address (DELETE /v1/agents/{id}/sign-in) */
  unlinkSignIn: { input: { params: { id: string } }; answer: null }
  /** The workspace: its name, language and allowed sites; for admins also the secret that signs identities (GET /v1/workspace) */
  getWorkspace: {
    input: {}
    answer: {
      id: string
      name: string
      locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      sites: Array<string>
      pageCapture: 'off' | 'ask' | 'on'
      captureAllow: Array<string>
      /** customers who wait long may be asked, with their consent, for what will be needed */ inviteWhileWaiting: boolean
      leadsReveal: boolean
      /** pages may choose the team and the skills that they ask for */ pageRouting: boolean
      /** customers are asked how it went when a conversation ends */ askFeedback: boolean
      /** off: every conversation goes straight to people */ assistant: 'live' | 'off'
      secret?: string | undefined
    }
  }
  /** Change name, language, the sites that may embed the widget, what is seen of customers' pages, whether customers who wait may be asked something, or whether the assistant answers (PUT /v1/workspace) */
  putWorkspace: {
    input: {
      body?: {
        name?: string | undefined
        locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
        sites?: Array<string> | undefined
        pageCapture?: 'off' | 'ask' | 'on' | undefined
        /** CSS selectors of parts whose text need not be masked, beside those marked data-baton-show */ captureAllow?:
          | Array<string>
          | undefined
        inviteWhileWaiting?: boolean | undefined
        /** whether leads may see what was masked in messages */ leadsReveal?: boolean | undefined
        pageRouting?: boolean | undefined
        askFeedback?: boolean | undefined
        assistant?: 'live' | 'off' | undefined
      }
    }
    answer: {
      id: string
      name: string
      locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      sites: Array<string>
      pageCapture: 'off' | 'ask' | 'on'
      captureAllow: Array<string>
      /** customers who wait long may be asked, with their consent, for what will be needed */ inviteWhileWaiting: boolean
      leadsReveal: boolean
      /** pages may choose the team and the skills that they ask for */ pageRouting: boolean
      /** customers are asked how it went when a conversation ends */ askFeedback: boolean
      /** off: every conversation goes straight to people */ assistant: 'live' | 'off'
      secret?: string | undefined
    }
  }
  /** The teams (GET /v1/teams) */
  listTeams: {
    input: {}
    answer: {
      teams: Array<{
        id: string
        name: string
        isDefault: boolean
        hours: { timeZone: string; days: Array<{ day: number; from: string; to: string }> } | null
        parent: string | null
        calendarId: string | null
        people: number
        /** how many of them are */ online: number
      }>
    }
  }
  /** Make or change a team. Without hours and a calendar it is always open; what is left out stays as it is (PUT /v1/teams/{id}) */
  putTeam: {
    input: {
      params: { id: string }
      body: {
        name: string
        hours?: { timeZone: string; days: Array<{ day: number; from: string; to: string }> } | null | undefined
        isDefault?: true | undefined
        /** the team that it is a part of */ parent?: string | null | undefined
        calendarId?: string | null | undefined
      }
    }
    answer: {
      id: string
      name: string
      isDefault: boolean
      hours: { timeZone: string; days: Array<{ day: number; from: string; to: string }> } | null
      parent: string | null
      calendarId: string | null
    }
  }
  /** Make an API key; it is shown once (POST /v1/keys) */
  createKey: { input: { body: { name: string } }; answer: { id: string; key: string } }
  /** The API keys, without their secrets (GET /v1/keys) */
  listKeys: { input: {}; answer: { keys: Array<{ id: string; name: string; createdAt: string }> } }
  /** Revoke an API key (DELETE /v1/keys/{id}) */
  revokeKey: { input: { params: { id: string } }; answer: null }
  /** Who changed what in the workspace, the newest first (GET /v1/audit) */
  listAudit: {
    input: {
      query?: {
        /** `next` of the page before */ before?: string | undefined
        /** the agent or the key */ by?: string | undefined
        /** as it begins: `agent` has all that concerns agents */ action?: string | undefined
        target?: string | undefined
        from?: string | undefined
        to?: string | undefined
        limit?: number | undefined
      }
    }
    answer: {
      entries: Array<{
        id: string
        at: string
        by: {
          kind: 'key' | 'agent' | 'system'
          id: string | null
          /** the agent’s or the key’s, where it is still known */ name: string | null
        }
        /** such as agent.created */ action: string
        target: string | null
        /** ids, names of fields and numbers; never words */ detail: Record<string, unknown>
      }>
      next: string | null
    }
  }
  /** How far articles are read by an embedding model, so that they are found in other words, too (GET /v1/knowledge/embedding) */
  getEmbedding: {
    input: {}
    answer: {
      /** provider and model; null: none is configured, and words alone are searched */ model: string | null
      state: 'off' | 'working' | 'failing' | 'done'
      /** what articles are searched by, all together */ passages: number
      /** of those, how many are found by what they mean */ embedded: number
      /** of those, how many the provider would not take: they are found by their words */ refused: number
      /** why the last try failed; budget: what models may cost is used up */ fault:
        | 'key'
        | 'model'
        | 'refused'
        | 'unreachable'
        | 'too-many'
        | 'slow'
        | 'garbled'
        | 'failed'
        | 'budget'
        | 'broke'
        | null
      faultAt: string | null
      /** when it is tried again; null: at once */ retryAt: string | null
    }
  }
  /** Articles and drafts as the editor lists them: who keeps each, and what it did in ninety days (GET /v1/knowledge/articles) */
  listKnowledge: {
    input: {}
    answer: {
      articles: Array<{
        id: string
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
        title: string
        url: string | null
        tags: Array<string>
        updatedAt: string
        keeper:
          | { kind: 'editor' }
          | { kind: 'folder'; name: string }
          | { kind: 'document'; /** what the file is called */ name: string }
          | { kind: 'site'; /** where it begins */ name: string }
        state: 'published' | 'draft' | 'changed'
        used: {
          /** how often the assistant answered from it */ cited: number
          /** how often the customer said that it helped */ helped: number
          /** how often they said that it did not */ failed: number
        }
      }>
    }
  }
  /** What customers asked that knowledge had no answer to, or none near enough (GET /v1/knowledge/questions) */
  listUnanswered: {
    input: { query?: { days?: number | undefined; limit?: number | undefined } }
    answer: {
      questions: Array<{
        conversationId: string
        at: string
        /** null: the customer was forgotten */ question: string | null
        /** how near the best passage was, 0 to 1 */ score: number | null
        best: { articleId: string; title: string | null } | null
      }>
    }
  }
  /** One article with its text, its draft and its history (GET /v1/articles/{id}) */
  getArticle: {
    input: { params: { id: string }; query?: { locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined } }
    answer: {
      published: { title: string; url: string | null; tags: Array<string>; body: string; updatedAt: string } | null
      draft: { title: string; url: string | null; tags: Array<string>; body: string; updatedAt: string } | null
      versions: Array<{
        title: string
        url: string | null
        tags: Array<string>
        body: string
        number: number
        savedAt: string
        /** the name of the agent; null for a key or Baton itself */ by: string | null
      }>
    }
  }
  /** The articles that the assistant answers from (GET /v1/articles) */
  listArticles: {
    input: { query?: { locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined } }
    answer: {
      articles: Array<{
        id: string
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
        title: string
        url: string | null
        tags: Array<string>
        updatedAt: string
      }>
    }
  }
  /** Make or change an article in one language (PUT /v1/articles/{id}) */
  putArticle: {
    input: {
      params: { id: string }
      body: {
        locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
        title: string
        /** Markdown */ body: string
        url?: string | null | undefined
        tags?: Array<string> | undefined
        /** keep it beside what is published; nobody is answered from it */ draft?: boolean | undefined
      }
    }
    answer: {
      id: string
      locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      title: string
      url: string | null
      tags: Array<string>
      updatedAt: string
      passages: number
    }
  }
  /** Remove an article in all its languages (DELETE /v1/articles/{id}) */
  deleteArticle: { input: { params: { id: string } }; answer: null }
  /** Passages for a question, as the assistant finds them (GET /v1/articles/search) */
  searchArticles: {
    input: { query: { q: string; locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined; limit?: number | undefined } }
    answer: {
      passages: Array<{
        articleId: string
        passageId: string
        title: string
        url: string | null
        text: string
        score: number
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      }>
    }
  }
  /** The playbooks that the assistant follows (GET /v1/playbooks) */
  listPlaybooks: {
    input: {}
    answer: { playbooks: Array<{ id: string; title: string; steps: number; updatedAt: string }> }
  }
  /** Make or change a playbook (PUT /v1/playbooks/{id}) */
  putPlaybook: {
    input: { params: { id: string }; body: { yaml: string } }
    answer: { id: string; title: string; steps: number; updatedAt: string }
  }
  /** Remove a playbook (DELETE /v1/playbooks/{id}) */
  deletePlaybook: { input: { params: { id: string } }; answer: null }
  /** The help centres that are read, and how far each is (GET /v1/knowledge/sources) */
  listKnowledgeSources: {
    input: {}
    answer: {
      sources: Array<{
        id: string
        url: string
        status: 'waiting' | 'reading' | 'done' | 'failed'
        fault:
          | 'robots'
          | 'noindex'
          | 'elsewhere'
          | 'not-found'
          | 'http-error'
          | 'too-large'
          | 'not-html'
          | 'no-text'
          | 'language'
          | 'duplicate'
          | 'edited'
          | 'timeout'
          | 'unreachable'
          | 'not-allowed'
          | 'redirects'
          | 'broke'
          | null
        mostPages: number
        /** there were more pages than may be read */ cut: boolean
        pages: {
          known: number
          /** not looked at in this run */ waiting: number
          read: number
          leftOut: number
          gone: number
        }
        createdAt: string
        startedAt: string | null
        endedAt: string | null
        /** when it is read again */ nextAt: string
      }>
    }
  }
  /** Have a help centre read: at once, then daily (POST /v1/knowledge/sources) */
  addKnowledgeSource: {
    input: {
      body: {
        /** where it begins; only pages of the same site below this folder are read */ url: string
        mostPages?: number | undefined
      }
    }
    answer: {
      id: string
      url: string
      status: 'waiting' | 'reading' | 'done' | 'failed'
      fault:
        | 'robots'
        | 'noindex'
        | 'elsewhere'
        | 'not-found'
        | 'http-error'
        | 'too-large'
        | 'not-html'
        | 'no-text'
        | 'language'
        | 'duplicate'
        | 'edited'
        | 'timeout'
        | 'unreachable'
        | 'not-allowed'
        | 'redirects'
        | 'broke'
        | null
      mostPages: number
      /** there were more pages than may be read */ cut: boolean
      pages: {
        known: number
        /** not looked at in this run */ waiting: number
        read: number
        leftOut: number
        gone: number
      }
      createdAt: string
      startedAt: string | null
      endedAt: string | null
      /** when it is read again */ nextAt: string
    }
  }
  /** One help centre, and how far it is (GET /v1/knowledge/sources/{id}) */
  getKnowledgeSource: {
    input: { params: { id: string } }
    answer: {
      id: string
      url: string
      status: 'waiting' | 'reading' | 'done' | 'failed'
      fault:
        | 'robots'
        | 'noindex'
        | 'elsewhere'
        | 'not-found'
        | 'http-error'
        | 'too-large'
        | 'not-html'
        | 'no-text'
        | 'language'
        | 'duplicate'
        | 'edited'
        | 'timeout'
        | 'unreachable'
        | 'not-allowed'
        | 'redirects'
        | 'broke'
        | null
      mostPages: number
      /** there were more pages than may be read */ cut: boolean
      pages: {
        known: number
        /** not looked at in this run */ waiting: number
        read: number
        leftOut: number
        gone: number
      }
      createdAt: string
      startedAt: string | null
      endedAt: string | null
      /** when it is read again */ nextAt: string
    }
  }
  /** Read a help centre again now (POST /v1/knowledge/sources/{id}/refresh) */
  refreshKnowledgeSource: {
    input: { params: { id: string } }
    answer: {
      id: string
      url: string
      status: 'waiting' | 'reading' | 'done' | 'failed'
      fault:
        | 'robots'
        | 'noindex'
        | 'elsewhere'
        | 'not-found'
        | 'http-error'
        | 'too-large'
        | 'not-html'
        | 'no-text'
        | 'language'
        | 'duplicate'
        | 'edited'
        | 'timeout'
        | 'unreachable'
        | 'not-allowed'
        | 'redirects'
        | 'broke'
        | null
      mostPages: number
      /** there were more pages than may be read */ cut: boolean
      pages: {
        known: number
        /** not looked at in this run */ waiting: number
        read: number
        leftOut: number
        gone: number
      }
      createdAt: string
      startedAt: string | null
      endedAt: string | null
      /** when it is read again */ nextAt: string
    }
  }
  /** The pages of a help centre, and why one was left out (GET /v1/knowledge/sources/{id}/pages) */
  listKnowledgePages: {
    input: {
      params: { id: string }
      query?: {
        status?: 'waiting' | 'read' | 'left-out' | 'gone' | undefined
        /** the last address of the page before */ after?: string | undefined
        limit?: number | undefined
      }
    }
    answer: {
      pages: Array<{
        url: string
        status: 'waiting' | 'read' | 'left-out' | 'gone'
        because:
          | 'robots'
          | 'noindex'
          | 'elsewhere'
          | 'not-found'
          | 'http-error'
          | 'too-large'
          | 'not-html'
          | 'no-text'
          | 'language'
          | 'duplicate'
          | 'edited'
          | 'timeout'
          | 'unreachable'
          | 'not-allowed'
          | 'redirects'
          | null
        httpStatus: number | null
        articleId: string | null
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt' | null
        title: string | null
        seenAt: string | null
      }>
    }
  }
  /** Forget a help centre with its articles (DELETE /v1/knowledge/sources/{id}) */
  deleteKnowledgeSource: { input: { params: { id: string } }; answer: null }
  /** The documents that the assistant answers from, the latest change first, and what was removed today (GET /v1/knowledge/documents) */
  listKnowledgeDocuments: {
    input: {}
    answer: {
      documents: Array<{
        id: string
        /** what the file is called */ name: string
        kind: 'pdf' | 'html' | 'markdown' | 'text'
        title: string
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
        url: string | null
        bytes: number
        /** how often it was uploaded */ version: number
        status: 'indexing' | 'ready'
        /** sections that are found by customers already */ done: number
        /** null: it has none */ pages: number | null
        /** pages without text: pictures, or nothing */ blankPages: Array<number>
        /** as many as it became: each is an article of its own */ sections: number
        words: number
        addedAt: string
        changedAt: string
        /** the name of the agent; null for a key or Baton itself */ by: string | null
        /** it can be brought back for a day */ removedAt: string | null
      }>
    }
  }
  /** One document with its sections (GET /v1/knowledge/documents/{id}) */
  getKnowledgeDocument: {
    input: { params: { id: string } }
    answer: {
      id: string
      /** what the file is called */ name: string
      kind: 'pdf' | 'html' | 'markdown' | 'text'
      title: string
      locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      url: string | null
      bytes: number
      /** how often it was uploaded */ version: number
      status: 'indexing' | 'ready'
      /** sections that are found by customers already */ done: number
      /** null: it has none */ pages: number | null
      /** pages without text: pictures, or nothing */ blankPages: Array<number>
      /** as many as it became: each is an article of its own */ sections: number
      words: number
      addedAt: string
      changedAt: string
      /** the name of the agent; null for a key or Baton itself */ by: string | null
      /** it can be brought back for a day */ removedAt: string | null
      /** its sections in order */ parts: Array<{
        articleId: string
        /** as it is cited */ title: string
        page: number | null
        words: number
        /** somebody has changed the article since, and theirs is kept */ edited: boolean
      }>
    }
  }
  /** Have a document read, or replace it: the body is the bytes of a PDF, Markdown, HTML or plain text, at most 20 MB (PUT /v1/knowledge/documents/{id}) */
  putKnowledgeDocument: {
    input: {
      params: { id: string }
      query?: {
        /** what the file is called */ name?: string | undefined
        /** its language, where its words do not tell */ locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
        /** where customers can read it: citations lead there */ url?: string | undefined
      }
      body: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>
    }
    answer: {
      id: string
      /** what the file is called */ name: string
      kind: 'pdf' | 'html' | 'markdown' | 'text'
      title: string
      locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      url: string | null
      bytes: number
      /** how often it was uploaded */ version: number
      status: 'indexing' | 'ready'
      /** sections that are found by customers already */ done: number
      /** null: it has none */ pages: number | null
      /** pages without text: pictures, or nothing */ blankPages: Array<number>
      /** as many as it became: each is an article of its own */ sections: number
      words: number
      addedAt: string
      changedAt: string
      /** the name of the agent; null for a key or Baton itself */ by: string | null
      /** it can be brought back for a day */ removedAt: string | null
    }
  }
  /** Remove a document: at once nobody is answered from it, and for a day it can be brought back (DELETE /v1/knowledge/documents/{id}) */
  deleteKnowledgeDocument: { input: { params: { id: string } }; answer: null }
  /** Bring back a document that was removed today (POST /v1/knowledge/documents/{id}/restore) */
  restoreKnowledgeDocument: {
    input: { params: { id: string } }
    answer: {
      id: string
      /** what the file is called */ name: string
      kind: 'pdf' | 'html' | 'markdown' | 'text'
      title: string
      locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      url: string | null
      bytes: number
      /** how often it was uploaded */ version: number
      status: 'indexing' | 'ready'
      /** sections that are found by customers already */ done: number
      /** null: it has none */ pages: number | null
      /** pages without text: pictures, or nothing */ blankPages: Array<number>
      /** as many as it became: each is an article of its own */ sections: number
      words: number
      addedAt: string
      changedAt: string
      /** the name of the agent; null for a key or Baton itself */ by: string | null
      /** it can be brought back for a day */ removedAt: string | null
    }
  }
  /** Search the articles that have an address, for the help pages of the allowed sites. 60 a minute and address (GET /v1/help/search) */
  searchHelp: {
    input: {
      query: {
        workspace: string
        q: string
        locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
        limit?: number | undefined
      }
    }
    answer: {
      articles: Array<{
        articleId: string
        title: string
        url: string
        /** the passage that fits best, at most 200 characters */ excerpt: string
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
      }>
    }
  }
  /** Where account data is looked up, and how the look-ups of the last day went (GET /v1/workspace/account-source) */
  getAccountSource: {
    input: {}
    answer: {
      source: {
        kind: 'http' | 'mcp'
        url: string
        header: string | null
        hasSecret: boolean
        tool: string | null
        timeoutMs: number
        cacheSeconds: number
        staleSeconds: number
        updatedAt: string
      } | null
      lastDay: { customers: number; answered: number; timedOut: number; failed: number }
    }
  }
  /** Say where account data is looked up: an HTTP endpoint, or a tool of an MCP server (PUT /v1/workspace/account-source) */
  putAccountSource: {
    input: {
      body: {
        kind: 'http' | 'mcp'
        url: string
        /** the header that carries the secret; without it: Authorization: Bearer <secret> */ header?:
          | string
          | null
          | undefined
        /** never shown again; left out, the one that is kept stays, unless the address moves to another site */ secret?:
          | string
          | null
          | undefined
        /** mcp only: the tool that is called with {externalId} */ tool?: string | null | undefined
        timeoutMs?: number | undefined
        /** an answer this young is used for the next conversation too */ cacheSeconds?: number | undefined
        /** an answer older than this is asked for anew at the customer's next message */ staleSeconds?:
          | number
          | undefined
      }
    }
    answer: {
      kind: 'http' | 'mcp'
      url: string
      header: string | null
      hasSecret: boolean
      tool: string | null
      timeoutMs: number
      cacheSeconds: number
      staleSeconds: number
      updatedAt: string
    }
  }
  /** Look nothing up any more, and forget what was looked up (DELETE /v1/workspace/account-source) */
  deleteAccountSource: { input: {}; answer: null }
  /** Look one customer up now, and show the answer or the fault. Nothing is kept (POST /v1/workspace/account-source/try) */
  tryAccountSource: {
    input: { body: { externalId: string } }
    answer: {
      ok: boolean
      ms: number
      httpStatus: number | null
      /** timeout, refused, http-error, bad-answer, not-allowed, secret-lost or tool-error */ fault: string | null
      /** what to do about it */ detail: string | null
      account: {
        name?: string | undefined
        email?: string | undefined
        tier?: string | undefined
        since?: string | undefined
        value?: number | string | undefined
        plan?: string | undefined
        /** whose account it is: the id or the e-mail address of an agent */ owner?: string | undefined
        attributes?: Record<string, string | number | boolean> | undefined
        openIssues?: Array<{ title: string; status?: string | undefined; url?: string | undefined }> | undefined
      } | null
      /** fields of the answer that could not be used */ leftOut: Array<string>
    }
  }
  /** The MCP servers whose tools the assistant may be given, with each tool and what it may do (GET /v1/action-servers) */
  listActionServers: {
    input: {}
    answer: {
      servers: Array<{
        id: string
        name: string
        url: string
        header: string | null
        hasSecret: boolean
        checkedAt: string | null
        fault: string | null
        actions: Array<{
          tool: string
          title: string
          definition: {
            title: string
            description: string
            inputs: Array<{
              name: string
              kind: 'text' | 'number' | 'integer' | 'boolean'
              required: boolean
              description: string
              /** characters of a text */ longest: number
              options?: Array<string> | undefined
            }>
            /** what the server claims: it makes an action stricter, never laxer */ hints: {
              readOnly: boolean | null
              destructive: boolean | null
              idempotent: boolean | null
            }
            /** what it must have and cannot be shown in a line: fill it in, or leave it off */ unreadable: Array<string>
          }
          hash: string
          /** changed: it was on, and its server describes it otherwise since; it is off until somebody has read that */ state:
            | 'off'
            | 'on'
            | 'changed'
            | 'gone'
          scope: 'read' | 'write' | 'destructive'
          /** whose word it needs each time; what is destructive needs one */ confirm:
            | 'none'
            | 'customer'
            | 'person'
            | 'both'
          customers: 'anyone' | 'verified'
          tiers: Array<string>
          assistants: Array<string>
          bound: Record<string, { from: 'customer' } | { from: 'conversation' } | { from: 'fixed'; value: string }>
          perHour: number
          timeoutMs: number
          lastDay: { done: number; failed: number }
        }>
      }>
    }
  }
  /** Name an MCP server, under an id that you choose. All of its tools are off at first (PUT /v1/action-servers/{id}) */
  putActionServer: {
    input: {
      params: { id: string }
      body: {
        name: string
        url: string
        /** that carries the secret; without it: Authorization: Bearer <secret> */ header?: string | null | undefined
        /** never shown again; left out, the one that is kept stays, unless the address moves to another site */ secret?:
          | string
          | null
          | undefined
      }
    }
    answer: {
      id: string
      name: string
      url: string
      header: string | null
      hasSecret: boolean
      checkedAt: string | null
      fault: string | null
      actions: Array<{
        tool: string
        title: string
        definition: {
          title: string
          description: string
          inputs: Array<{
            name: string
            kind: 'text' | 'number' | 'integer' | 'boolean'
            required: boolean
            description: string
            /** characters of a text */ longest: number
            options?: Array<string> | undefined
          }>
          /** what the server claims: it makes an action stricter, never laxer */ hints: {
            readOnly: boolean | null
            destructive: boolean | null
            idempotent: boolean | null
          }
          /** what it must have and cannot be shown in a line: fill it in, or leave it off */ unreadable: Array<string>
        }
        hash: string
        /** changed: it was on, and its server describes it otherwise since; it is off until somebody has read that */ state:
          | 'off'
          | 'on'
          | 'changed'
          | 'gone'
        scope: 'read' | 'write' | 'destructive'
        /** whose word it needs each time; what is destructive needs one */ confirm:
          | 'none'
          | 'customer'
          | 'person'
          | 'both'
        customers: 'anyone' | 'verified'
        tiers: Array<string>
        assistants: Array<string>
        bound: Record<string, { from: 'customer' } | { from: 'conversation' } | { from: 'fixed'; value: string }>
        perHour: number
        timeoutMs: number
        lastDay: { done: number; failed: number }
      }>
    }
  }
  /** Ask a server no more. What was done stays in the list of calls (DELETE /v1/action-servers/{id}) */
  deleteActionServer: { input: { params: { id: string } }; answer: null }
  /** Ask a server now which tools it has. None is called (POST /v1/action-servers/{id}/check) */
  checkActionServer: {
    input: { params: { id: string } }
    answer: {
      ok: boolean
      ms: number
      fault: string | null
      /** what to do about it */ advice: string | null
      server: {
        id: string
        name: string
        url: string
        header: string | null
        hasSecret: boolean
        checkedAt: string | null
        fault: string | null
        actions: Array<{
          tool: string
          title: string
          definition: {
            title: string
            description: string
            inputs: Array<{
              name: string
              kind: 'text' | 'number' | 'integer' | 'boolean'
              required: boolean
              description: string
              /** characters of a text */ longest: number
              options?: Array<string> | undefined
            }>
            /** what the server claims: it makes an action stricter, never laxer */ hints: {
              readOnly: boolean | null
              destructive: boolean | null
              idempotent: boolean | null
            }
            /** what it must have and cannot be shown in a line: fill it in, or leave it off */ unreadable: Array<string>
          }
          hash: string
          /** changed: it was on, and its server describes it otherwise since; it is off until somebody has read that */ state:
            | 'off'
            | 'on'
            | 'changed'
            | 'gone'
          scope: 'read' | 'write' | 'destructive'
          /** whose word it needs each time; what is destructive needs one */ confirm:
            | 'none'
            | 'customer'
            | 'person'
            | 'both'
          customers: 'anyone' | 'verified'
          tiers: Array<string>
          assistants: Array<string>
          bound: Record<string, { from: 'customer' } | { from: 'conversation' } | { from: 'fixed'; value: string }>
          perHour: number
          timeoutMs: number
          lastDay: { done: number; failed: number }
        }>
      }
    }
  }
  /** Say whether the assistant may use a tool, for whom, and whose word it needs (PUT /v1/action-servers/{id}/actions) */
  putAction: {
    input: {
      params: { id: string }
      body: {
        tool: string
        enabled: boolean
        /** of the description that you have read: needed to switch it on. Another one since, and it stays off */ hash?:
          | string
          | null
          | undefined
        /** what the customer reads, such as “Refund an order” */ title: string
        scope: 'read' | 'write' | 'destructive'
        /** whose word it needs each time; what is destructive needs one */ confirm:
          | 'none'
          | 'customer'
          | 'person'
          | 'both'
        customers?: 'anyone' | 'verified' | undefined
        /** empty: all */ tiers?: Array<string> | undefined
        /** ids of the assistants that may use it; empty: all */ assistants?: Array<string> | undefined
        /** arguments that Baton fills in: the model neither sees nor sets them */ bound?:
          | Record<string, { from: 'customer' } | { from: 'conversation' } | { from: 'fixed'; value: string }>
          | undefined
        perHour?: number | undefined
        timeoutMs?: number | undefined
      }
    }
    answer: {
      tool: string
      title: string
      definition: {
        title: string
        description: string
        inputs: Array<{
          name: string
          kind: 'text' | 'number' | 'integer' | 'boolean'
          required: boolean
          description: string
          /** characters of a text */ longest: number
          options?: Array<string> | undefined
        }>
        /** what the server claims: it makes an action stricter, never laxer */ hints: {
          readOnly: boolean | null
          destructive: boolean | null
          idempotent: boolean | null
        }
        /** what it must have and cannot be shown in a line: fill it in, or leave it off */ unreadable: Array<string>
      }
      hash: string
      /** changed: it was on, and its server describes it otherwise since; it is off until somebody has read that */ state:
        | 'off'
        | 'on'
        | 'changed'
        | 'gone'
      scope: 'read' | 'write' | 'destructive'
      /** whose word it needs each time; what is destructive needs one */ confirm:
        | 'none'
        | 'customer'
        | 'person'
        | 'both'
      customers: 'anyone' | 'verified'
      tiers: Array<string>
      assistants: Array<string>
      bound: Record<string, { from: 'customer' } | { from: 'conversation' } | { from: 'fixed'; value: string }>
      perHour: number
      timeoutMs: number
      lastDay: { done: number; failed: number }
    }
  }
  /** What was done for customers in other systems, or waits for somebody’s word, newest first (GET /v1/action-calls) */
  listActionCalls: {
    input: { query?: { conversationId?: string | undefined; limit?: number | undefined } }
    answer: {
      calls: Array<{
        id: string
        conversationId: string
        server: string
        tool: string
        title: string
        scope: 'read' | 'write' | 'destructive'
        /** with what is sensitive masked */ arguments: Array<{ name: string; value: string; filledIn: boolean }>
        /** asked: the customer’s word is open; waiting: a person’s is; unknown: it broke off, and nobody knows whether it was done */ status:
          | 'asked'
          | 'expired'
          | 'waiting'
          | 'running'
          | 'unknown'
          | 'done'
          | 'failed'
          | 'refused'
        fault: string | null
        /** what the server answered: its words */ result: string | null
        decidedBy: string | null
        ms: number | null
        createdAt: string
        endedAt: string | null
      }>
    }
  }
  /** Approve what waits for a person, and have it done with exactly the arguments shown; or refuse it (POST /v1/action-calls/{id}/decide) */
  decideActionCall: {
    input: { params: { id: string }; body: { approve: boolean } }
    answer: {
      id: string
      conversationId: string
      server: string
      tool: string
      title: string
      scope: 'read' | 'write' | 'destructive'
      /** with what is sensitive masked */ arguments: Array<{ name: string; value: string; filledIn: boolean }>
      /** asked: the customer’s word is open; waiting: a person’s is; unknown: it broke off, and nobody knows whether it was done */ status:
        | 'asked'
        | 'expired'
        | 'waiting'
        | 'running'
        | 'unknown'
        | 'done'
        | 'failed'
        | 'refused'
      fault: string | null
      /** what the server answered: its words */ result: string | null
      decidedBy: string | null
      ms: number | null
      createdAt: string
      endedAt: string | null
    }
  }
  /** What people corrected the assistant with: to be looked at, in use, and no longer (GET /v1/guidance) */
  listGuidance: {
    input: { query?: { status?: 'proposed' | 'active' | 'retired' | 'rejected' | undefined } }
    answer: {
      guidance: Array<{
        id: string
        /** for everybody, for customers with the same attribute `company`, or for this customer alone */ scope:
          | 'workspace'
          | 'company'
          | 'customer'
        customer: { id: string; name: string | null } | null
        company: string | null
        /** what was asked when it was wrong */ question: string
        /** what the assistant said; empty for a whisper, and once that is kept no longer */ wrong: string
        /** what was wrong with it */ why: string
        /** what should be said */ said: string
        status: 'proposed' | 'active' | 'retired' | 'rejected'
        version: number
        conversationId: string | null
        messageId: string | null
        proposedBy: string | null
        decidedBy: string | null
        uses: number
        usedAt: string | null
        createdAt: string
        updatedAt: string
      }>
    }
  }
  /** One piece of guidance, with how it was put over time (GET /v1/guidance/{id}) */
  getGuidance: {
    input: { params: { id: string } }
    answer: {
      id: string
      /** for everybody, for customers with the same attribute `company`, or for this customer alone */ scope:
        | 'workspace'
        | 'company'
        | 'customer'
      customer: { id: string; name: string | null } | null
      company: string | null
      /** what was asked when it was wrong */ question: string
      /** what the assistant said; empty for a whisper, and once that is kept no longer */ wrong: string
      /** what was wrong with it */ why: string
      /** what should be said */ said: string
      status: 'proposed' | 'active' | 'retired' | 'rejected'
      version: number
      conversationId: string | null
      messageId: string | null
      proposedBy: string | null
      decidedBy: string | null
      uses: number
      usedAt: string | null
      createdAt: string
      updatedAt: string
      /** the newest first, at most fifty */ versions: Array<{
        version: number
        question: string
        said: string
        status: 'proposed' | 'active' | 'retired' | 'rejected'
        by: string | null
        at: string
      }>
    }
  }
  /** Say what the assistant should have said, or make guidance of a whisper. A lead looks at it before it is used (POST /v1/conversations/{id}/guidance) */
  proposeGuidance: {
    input: {
      params: { id: string }
      body: {
        /** of the assistant, or the id of a whisper */ messageId: string
        said: string
        /** what was wrong with it, for whoever looks at it */ why?: string | undefined
        /** in place of what the customer wrote before it */ question?: string | undefined
        /** for everybody, for customers with the same attribute `company`, or for this customer alone */ scope:
          | 'workspace'
          | 'company'
          | 'customer'
      }
    }
    answer: {
      id: string
      /** for everybody, for customers with the same attribute `company`, or for this customer alone */ scope:
        | 'workspace'
        | 'company'
        | 'customer'
      customer: { id: string; name: string | null } | null
      company: string | null
      /** what was asked when it was wrong */ question: string
      /** what the assistant said; empty for a whisper, and once that is kept no longer */ wrong: string
      /** what was wrong with it */ why: string
      /** what should be said */ said: string
      status: 'proposed' | 'active' | 'retired' | 'rejected'
      version: number
      conversationId: string | null
      messageId: string | null
      proposedBy: string | null
      decidedBy: string | null
      uses: number
      usedAt: string | null
      createdAt: string
      updatedAt: string
    }
  }
  /** Approve guidance, put it otherwise, reject it, or use it no longer (PUT /v1/guidance/{id}) */
  changeGuidance: {
    input: {
      params: { id: string }
      body: {
        question: string
        said: string
        status: 'proposed' | 'active' | 'retired' | 'rejected'
        /** that you have read */ version: number
      }
    }
    answer: {
      id: string
      /** for everybody, for customers with the same attribute `company`, or for this customer alone */ scope:
        | 'workspace'
        | 'company'
        | 'customer'
      customer: { id: string; name: string | null } | null
      company: string | null
      /** what was asked when it was wrong */ question: string
      /** what the assistant said; empty for a whisper, and once that is kept no longer */ wrong: string
      /** what was wrong with it */ why: string
      /** what should be said */ said: string
      status: 'proposed' | 'active' | 'retired' | 'rejected'
      version: number
      conversationId: string | null
      messageId: string | null
      proposedBy: string | null
      decidedBy: string | null
      uses: number
      usedAt: string | null
      createdAt: string
      updatedAt: string
    }
  }
  /** What the built-in assistant would answer to a question without this guidance, and with it (POST /v1/guidance/{id}/try) */
  tryGuidance: {
    input: { params: { id: string }; body: { question: string } }
    answer: {
      /** null: it would not know */ before: { text: string; from: string } | null
      after: { text: string; from: string } | null
      /** of the question to the one that was corrected, 0..1; used from 0.5 on */ likeness: number
    }
  }
  /** What messages can be about, with examples, and how learning them stands (GET /v1/intents) */
  getIntents: {
    input: {
      query?: { /** the intents that ship, whatever is set: to begin one’s own with */ of?: 'starter' | undefined }
    }
    answer: {
      /** whose intents they are */ source: 'own' | 'starter' | 'off'
      intents: Array<{ name: string; areas: Array<string>; examples: Array<string> }>
      nothing: Array<string>
      changedAt: string | null
      model: {
        state: 'ready' | 'learning' | 'failed' | 'none'
        /** 0..1 while this node learns; null where it does not */ progress: number | null
        /** counts the changes that it was learned from; facts carry it */ version: number | null
        learnedAt: string | null
        /** how long it took */ seconds: number | null
        examples: number | null
        /** below this confidence a message is refused: about none of them */ threshold: number | null
        /** null until it was; of the model that reads now */ measured: {
          /** examples */ judged: number
          /** read as what they are */ right: number
          /** read as none; what is neither was taken for another */ refused: number
          /** of the messages about none; refused is right */ nothing: { judged: number; refused: number }
          intents: Array<{
            name: string
            /** examples */ judged: number
            /** read as what they are */ right: number
            /** read as none; what is neither was taken for another */ refused: number
          }>
          /** most often first, at most 30 */ confusions: Array<{
            intent: string
            takenFor: string
            count: number
            /** at most three; none while new ones are learned */ examples: Array<string>
          }>
        } | null
        fault: string | null
      }
    }
  }
  /** Say what messages can be about: your own intents with examples, those that ship, or none. They are learned in the background (PUT /v1/intents) */
  putIntents: {
    input: {
      body: {
        /** own: those of this call; starter: those that ship, in five languages; off: none is read */ use?:
          | 'own'
          | 'starter'
          | 'off'
          | undefined
        intents?:
          | Array<{
              /** what agents, policies and facts call it, such as `track_order` */ name: string
              /** product areas that it touches */ areas?: Array<string> | undefined
              /** messages as customers write them, in any language */ examples: Array<string>
            }>
          | undefined
        /** messages that are about none of them: greetings, thanks, other matters */ nothing?:
          | Array<string>
          | undefined
      }
    }
    answer: {
      /** whose intents they are */ source: 'own' | 'starter' | 'off'
      intents: Array<{ name: string; areas: Array<string>; examples: Array<string> }>
      nothing: Array<string>
      changedAt: string | null
      model: {
        state: 'ready' | 'learning' | 'failed' | 'none'
        /** 0..1 while this node learns; null where it does not */ progress: number | null
        /** counts the changes that it was learned from; facts carry it */ version: number | null
        learnedAt: string | null
        /** how long it took */ seconds: number | null
        examples: number | null
        /** below this confidence a message is refused: about none of them */ threshold: number | null
        /** null until it was; of the model that reads now */ measured: {
          /** examples */ judged: number
          /** read as what they are */ right: number
          /** read as none; what is neither was taken for another */ refused: number
          /** of the messages about none; refused is right */ nothing: { judged: number; refused: number }
          intents: Array<{
            name: string
            /** examples */ judged: number
            /** read as what they are */ right: number
            /** read as none; what is neither was taken for another */ refused: number
          }>
          /** most often first, at most 30 */ confusions: Array<{
            intent: string
            takenFor: string
            count: number
            /** at most three; none while new ones are learned */ examples: Array<string>
          }>
        } | null
        fault: string | null
      }
    }
  }
  /** What a message would be read as, with chances and the words that carried them. Nothing is kept of its text (POST /v1/intents/read) */
  readIntent: {
    input: { body: { text: string } }
    answer: {
      /** null where nothing is read: switched off, or not learned yet */ reading: {
        /** of the model; 0 ships */ version: number
        /** about none of them, or too unlike all examples to say */ refused: boolean
        /** how sure it is that the message shows one at all */ confidence: number
        /** below it a message is refused */ threshold: number
        /** as it would be recorded: of the message, and of its sentences */ intents: Array<{
          name: string
          /** 0..1 */ chance: number
        }>
        areas: Array<string>
        /** the likeliest of the message as a whole, refused or not */ chances: Array<{
          name: string
          /** 0..1 */ chance: number
        }>
        /** what the likeliest would lose in chance without the word; below zero it would gain */ words: Array<{
          from: number
          to: number
          effect: number
        }>
      } | null
    }
  }
  /** The workspace’s e-mail: its address, servers, and how the mails of the last day went (GET /v1/mail) */
  getMail: {
    input: {}
    answer: {
      settings: {
        address: string
        fromName: string
        afterMinutes: number
        smtp: {
          host: string
          port: number
          /** none: for a server on the same network only */ security: 'tls' | 'starttls' | 'none'
          user: string | null
          hasPassword: boolean
        } | null
        inbound: 'none' | 'imap' | 'webhook'
        imap: {
          host: string
          port: number
          /** none: for a server on the same network only */ security: 'tls' | 'starttls' | 'none'
          user: string | null
          hasPassword: boolean
          folder: string
        } | null
        plusAddresses: boolean
        trustedServer: string | null
        hasWebhookSecret: boolean
        /** when the mailbox was last read */ readAt: string | null
        /** why it could not be read the last time; null once it could */ fault: string | null
        updatedAt: string
      } | null
      /** what sends where a workspace names no server */ platform: { address: string } | null
      lastDay: { sent: number; waiting: number; failed: number; bounced: number }
    }
  }
  /** Say where mail comes from and goes to. Passwords are sealed, and stay with the host and user they were given for (PUT /v1/mail) */
  putMail: {
    input: {
      body: {
        /** the support address: mail comes from it, and answers go to it */ address: string
        /** the name beside the address */ fromName: string
        /** what was not read in the chat for so long follows by e-mail */ afterMinutes?: number | undefined
        /** null sends by the platform's own mail server */ smtp?:
          | {
              host: string
              port: number
              /** none: for a server on the same network only */ security?: 'tls' | 'starttls' | 'none' | undefined
              user?: string | null | undefined
              /** never shown again; left out, the one that is kept stays, unless the host or the user changes */ password?:
                | string
                | null
                | undefined
            }
          | null
          | undefined
        inbound?: 'none' | 'imap' | 'webhook' | undefined
        /** the mailbox of the support address; needed where `inbound` is `imap` */ imap?:
          | {
              host: string
              port: number
              /** none: for a server on the same network only */ security?: 'tls' | 'starttls' | 'none' | undefined
              user?: string | null | undefined
              /** never shown again; left out, the one that is kept stays, unless the host or the user changes */ password?:
                | string
                | null
                | undefined
              folder?: string | undefined
            }
          | null
          | undefined
        /** answers go to support+…@…; false where your server takes no such addresses */ plusAddresses?:
          | boolean
          | undefined
        /** whose Authentication-Results are believed: the name that your receiving server writes at their beginning; null believes nobody’s */ trustedServer?:
          | string
          | null
          | undefined
      }
    }
    answer: {
      address: string
      fromName: string
      afterMinutes: number
      smtp: {
        host: string
        port: number
        /** none: for a server on the same network only */ security: 'tls' | 'starttls' | 'none'
        user: string | null
        hasPassword: boolean
      } | null
      inbound: 'none' | 'imap' | 'webhook'
      imap: {
        host: string
        port: number
        /** none: for a server on the same network only */ security: 'tls' | 'starttls' | 'none'
        user: string | null
        hasPassword: boolean
        folder: string
      } | null
      plusAddresses: boolean
      trustedServer: string | null
      hasWebhookSecret: boolean
      /** when the mailbox was last read */ readAt: string | null
      /** why it could not be read the last time; null once it could */ fault: string | null
      updatedAt: string
    }
  }
  /** No e-mail any more: nothing is sent and no mailbox is read. What is in conversations stays (DELETE /v1/mail) */
  deleteMail: { input: {}; answer: null }
  /** Sign in to the mail servers now, and send one mail where an address is given. Says what is wrong (POST /v1/mail/test) */
  testMail: {
    input: { body?: { to?: string | undefined } }
    answer: {
      ok: boolean
      checks: Array<{
        part: 'smtp' | 'imap' | 'inbound'
        ok: boolean
        fault: string | null
        advice: string | null
        ms: number
      }>
    }
  }
  /** Mails that went out or did not, the newest first (GET /v1/mail/outgoing) */
  listOutgoingMail: {
    input: { query?: { status?: 'waiting' | 'sent' | 'failed' | 'bounced' | undefined; limit?: number | undefined } }
    answer: {
      mails: Array<{
        id: string
        conversationId: string
        /** with most of it left out */ to: string
        status: 'waiting' | 'sent' | 'failed' | 'bounced' | 'cancelled'
        fault: string | null
        tries: number
        createdAt: string
        nextTryAt: string | null
        endedAt: string | null
      }>
    }
  }
  /** Send a mail again that was given up (POST /v1/mail/outgoing/{id}/retry) */
  retryMail: {
    input: { params: { id: string }; body?: {} }
    answer: {
      id: string
      conversationId: string
      /** with most of it left out */ to: string
      status: 'waiting' | 'sent' | 'failed' | 'bounced' | 'cancelled'
      fault: string | null
      tries: number
      createdAt: string
      nextTryAt: string | null
      endedAt: string | null
    }
  }
  /** Mails that came in and are in no thread as a customer’s words, with the cause, the newest first (GET /v1/mail/aside) */
  listAsideMail: {
    input: { query?: { limit?: number | undefined } }
    answer: {
      mails: Array<{
        id: string
        /** other-sender, not-authentic, auto-reply, too-many, no-sender, empty, unreadable or too-large */ because: string
        /** false where it has no sender, or no words that could be read */ canBeTakenIn: boolean
        from: string | null
        subject: string | null
        /** its first 2,000 letters */ text: string | null
        bytes: number
        /** the conversation that it answers; null where it answers none */ conversationId: string | null
        receivedAt: string
      }>
    }
  }
  /** Take a mail in that was put aside: it becomes a message of a conversation by e-mail with its sender, who stays somebody unknown (POST /v1/mail/aside/{id}/take-in) */
  takeInAsideMail: { input: { params: { id: string }; body?: {} }; answer: { conversationId: string } }
  /** Drop a mail that was put aside: its words are deleted, and nobody answers it (DELETE /v1/mail/aside/{id}) */
  dropAsideMail: { input: { params: { id: string } }; answer: null }
  /** A new secret for whoever delivers mail by webhook; the one before it no longer opens (POST /v1/mail/webhook-secret) */
  makeWebhookSecret: { input: { body?: {} }; answer: { secret: string } }
  /** Deliver one mail as it came over the wire, signed. The same mail twice is taken once (POST /v1/mail/inbound/{workspace}) */
  deliverMail: {
    input: {
      params: { workspace: string }
      body: {
        /** now: a delivery that is older than five minutes is refused */ sentAt: string
        /** the whole mail, heads and all, in base64; at most 10 MB of mail */ raw: string
        /** HMAC-SHA256 of `sentAt`, a full stop and `raw`, under the webhook secret */ signature: string
      }
    }
    answer: { status: 'taken' | 'aside' | 'ignored'; because: string | null; /** it had come before */ again: boolean }
  }
  /** Where the customer wants to be written to, should they be away when the answer comes (POST /v1/conversations/{id}/address) */
  leaveAddress: {
    input: { params: { id: string }; body: { email: string } }
    answer: { /** with most of it left out */ address: string }
  }
  /** What the parts of the package weigh in its completeness (GET /v1/workspace/completeness) */
  getWeights: {
    input: {}
    answer: {
      weights: Record<string, number>
      defaults: Record<string, number>
      /** the parts of the minimum, which no weight can hide */ minimum: Array<
        'transcript' | 'wanted' | 'attempts' | 'reason' | 'account' | 'page' | 'facts' | 'intent' | 'tone' | 'capture'
      >
    }
  }
  /** Change what the parts weigh, 0 to 100 each; null goes back to the defaults. Packages that are written keep their score (PUT /v1/workspace/completeness) */
  putWeights: {
    input: { body: { weights: Record<string, number> | null } }
    answer: {
      weights: Record<string, number>
      defaults: Record<string, number>
      /** the parts of the minimum, which no weight can hide */ minimum: Array<
        'transcript' | 'wanted' | 'attempts' | 'reason' | 'account' | 'page' | 'facts' | 'intent' | 'tone' | 'capture'
      >
    }
  }
  /** How complete the packages of all handoffs are, by part, cause, owner, team or source, and day by day (GET /v1/health/completeness) */
  completenessHealth: {
    input: {
      query?: {
        from?: string | undefined
        to?: string | undefined
        by?: 'part' | 'cause' | 'owner' | 'team' | 'source' | undefined
      }
    }
    answer: {
      from: string
      to: string
      by: 'part' | 'cause' | 'owner' | 'team' | 'source'
      handoffs: number
      /** 0 to 100, as the packages were written; null without handoffs */ meanScore: number | null
      /** the same with what was asked again counted half */ meanCorrected: number | null
      /** the share whose minimum was there */ passes: number | null
      /** the same, where nothing of it was asked again */ correctedPasses: number | null
      /** the share in which the customer was asked again for something */ askedAgain: number | null
      groups: Array<{
        key: string
        /** who can mend it, for a cause */ owner: string | null
        /** handoffs in which it is missing */ missing: number
        /** handoffs in which it is partly there */ partial: number
        /** handoffs in which it counted as there and was asked for all the same */ asked: number
        /** missing and partial, of all handoffs of the span */ share: number
        /** what it is made of, the most frequent first: at most five */ gaps: Array<{
          part: string
          cause: string | null
          /** who can mend it */ owner: string | null
          handoffs: number
        }>
        handoffs: number
        /** 0 to 100, as the packages were written; null without handoffs */ meanScore: number | null
        /** the same with what was asked again counted half */ meanCorrected: number | null
        /** the share whose minimum was there */ passes: number | null
        /** the same, where nothing of it was asked again */ correctedPasses: number | null
        /** the share in which the customer was asked again for something */ askedAgain: number | null
      }>
      days: Array<{
        /** UTC */ day: string
        handoffs: number
        /** 0 to 100, as the packages were written; null without handoffs */ meanScore: number | null
        /** the same with what was asked again counted half */ meanCorrected: number | null
        /** the share whose minimum was there */ passes: number | null
        /** the same, where nothing of it was asked again */ correctedPasses: number | null
        /** the share in which the customer was asked again for something */ askedAgain: number | null
      }>
    }
  }
  /** Customers who wait and whom nothing will reach, who has waited the longest first. There should be none (GET /v1/health/stranded) */
  strandedConversations: {
    input: { query?: { limit?: number | undefined } }
    answer: {
      stranded: Array<{
        conversationId: string
        holder: 'queue' | 'assistant'
        team: string | null
        /** since when the customer waits */ since: string | null
        dueAt: string | null
        /** nothing would have happened; it was due a minute ago and nobody has begun it; or it failed again and again and is set aside */ why:
          | 'nothing-due'
          | 'overdue'
          | 'quarantined'
      }>
      total: number
    }
  }
  /** Work of conversations that failed five times and is set aside, the longest first. There should be none (GET /v1/health/quarantine) */
  listQuarantined: {
    input: { query?: { limit?: number | undefined } }
    answer: {
      quarantined: Array<{
        conversationId: string
        /** what was due, such as `turn`, `offer` or `mail` */ work: string
        dueAt: string
        tries: number
        /** what went wrong the last time, by name; the log has the rest at that moment */ fault: string
        /** since when it is set aside */ at: string
      }>
      total: number
    }
  }
  /** Do a conversation’s work again that was set aside, as if for the first time (POST /v1/health/quarantine/{id}/replay) */
  replayQuarantined: {
    input: { params: { /** the conversation */ id: string }; body?: {} }
    answer: { /** false where nothing of it is set aside any more */ replayed: boolean }
  }
  /** The handoffs behind a number of it, the newest first (GET /v1/health/completeness/handoffs) */
  measuredHandoffs: {
    input: {
      query?: {
        from?: string | undefined
        to?: string | undefined
        /** that is missing or partly there */ part?:
          | 'transcript'
          | 'wanted'
          | 'attempts'
          | 'reason'
          | 'account'
          | 'page'
          | 'facts'
          | 'intent'
          | 'tone'
          | 'capture'
          | undefined
        cause?: string | undefined
        owner?: 'integration' | 'rule' | 'assistant' | undefined
        team?: string | undefined
        source?: string | undefined
        /** that was asked for again */ asked?:
          | 'transcript'
          | 'wanted'
          | 'attempts'
          | 'reason'
          | 'account'
          | 'page'
          | 'facts'
          | 'intent'
          | 'tone'
          | 'capture'
          | undefined
        passes?: 'true' | 'false' | undefined
        limit?: number | undefined
      }
    }
    answer: {
      handoffs: Array<{
        handoffId: string
        conversationId: string
        at: string
        team: string
        source: string
        score: number
        passes: boolean
        corrected: number
        askedAgain: number
        askedParts: Array<string>
        /** the parts that are not whole */ gaps: Array<{
          part: string
          state: string
          cause: string | null
          owner: string | null
        }>
      }>
      total: number
    }
  }
  /** The handoffs drawn for a week’s audit, how far it is, and how far people agree with what was computed (GET /v1/audits/{week}) */
  getAudit: {
    input: { params: { week: string } }
    answer: {
      week: string
      from: string
      to: string
      /** handoffs of the week */ drawnFrom: number
      sample: Array<{ handoffId: string; conversationId: string; at: string; team: string; graded: boolean }>
      /** of this week’s grades */ agreement: {
        handoffs: number
        graded: number
        equal: number
        /** Cohen’s kappa over there, partly and not there */ kappa: number | null
        /** of the computed score with the graded one */ correlation: number | null
        parts: Array<{
          part: string
          graded: number
          equal: number
          /** computed as more than the person found */ tooGood: number
          tooBad: number
          /** there, and wrong */ wrong: number
        }>
      }
      /** of the twelve weeks up to this one */ overall: {
        handoffs: number
        graded: number
        equal: number
        /** Cohen’s kappa over there, partly and not there */ kappa: number | null
        /** of the computed score with the graded one */ correlation: number | null
        parts: Array<{
          part: string
          graded: number
          equal: number
          /** computed as more than the person found */ tooGood: number
          tooBad: number
          /** there, and wrong */ wrong: number
        }>
      }
    }
  }
  /** Grade each part of a package. What was computed is told in the answer, not before (PUT /v1/handoffs/{id}/grades) */
  gradeHandoff: {
    input: { params: { id: string }; body: { grades: Record<string, 'there' | 'partly' | 'not-there' | 'wrong'> } }
    answer: {
      /** as computed */ score: number
      /** the same, from the grades */ graded: number
      parts: Array<{
        part: string
        computed: string
        cause: string | null
        grade: 'there' | 'partly' | 'not-there' | 'wrong'
      }>
    }
  }
  /** How many handoffs were warm (to somebody available, with the skills, and the card there before), and what became of those beside the cold ones (GET /v1/health/handoffs) */
  handoffHealth: {
    input: { query?: { from?: string | undefined; to?: string | undefined; by?: 'team' | undefined } }
    answer: {
      from: string
      to: string
      by: 'team'
      /** groups of fewer people have no figures */ fewest: number
      handoffs: number
      /** handoffs that a person has taken: the others are neither warm nor cold yet */ taken: number
      /** of those taken: the router asked somebody who was there and had room, and nobody had to fetch it */ available: number
      /** of those taken: whoever was asked has every skill that was asked for, at its level */ skilled: number
      /** of those taken: the card was on the screen of whoever was asked before they opened the case */ loaded: number
      /** the share of those taken in which all three hold */ warmRate: number | null
      warm: {
        handoffs: number
        resolved: number
        reopened48h: { /** resolved so long ago that the time is over */ of: number; count: number }
        reopened7d: { /** resolved so long ago that the time is over */ of: number; count: number }
        /** to another team or person after somebody had it */ sentOn: number
        /** from the handoff to the first message of a person */ firstResponse: {
          /** handoffs that got so far */ of: number
          medianMinutes: number | null
          /** nine in ten were no longer */ slowTenthMinutes: number | null
        }
        /** from the handoff to its resolution */ resolution: {
          /** handoffs that got so far */ of: number
          medianMinutes: number | null
          /** nine in ten were no longer */ slowTenthMinutes: number | null
        }
      }
      cold: {
        handoffs: number
        resolved: number
        reopened48h: { /** resolved so long ago that the time is over */ of: number; count: number }
        reopened7d: { /** resolved so long ago that the time is over */ of: number; count: number }
        /** to another team or person after somebody had it */ sentOn: number
        /** from the handoff to the first message of a person */ firstResponse: {
          /** handoffs that got so far */ of: number
          medianMinutes: number | null
          /** nine in ten were no longer */ slowTenthMinutes: number | null
        }
        /** from the handoff to its resolution */ resolution: {
          /** handoffs that got so far */ of: number
          medianMinutes: number | null
          /** nine in ten were no longer */ slowTenthMinutes: number | null
        }
      }
      groups: Array<{
        key: string
        handoffs: number
        /** who took them */ people: number
        /** null where they would be about single people */ figures: {
          /** handoffs that a person has taken: the others are neither warm nor cold yet */ taken: number
          /** of those taken: the router asked somebody who was there and had room, and nobody had to fetch it */ available: number
          /** of those taken: whoever was asked has every skill that was asked for, at its level */ skilled: number
          /** of those taken: the card was on the screen of whoever was asked before they opened the case */ loaded: number
          /** the share of those taken in which all three hold */ warmRate: number | null
          warm: {
            handoffs: number
            resolved: number
            reopened48h: { /** resolved so long ago that the time is over */ of: number; count: number }
            reopened7d: { /** resolved so long ago that the time is over */ of: number; count: number }
            /** to another team or person after somebody had it */ sentOn: number
            /** from the handoff to the first message of a person */ firstResponse: {
              /** handoffs that got so far */ of: number
              medianMinutes: number | null
              /** nine in ten were no longer */ slowTenthMinutes: number | null
            }
            /** from the handoff to its resolution */ resolution: {
              /** handoffs that got so far */ of: number
              medianMinutes: number | null
              /** nine in ten were no longer */ slowTenthMinutes: number | null
            }
          }
          cold: {
            handoffs: number
            resolved: number
            reopened48h: { /** resolved so long ago that the time is over */ of: number; count: number }
            reopened7d: { /** resolved so long ago that the time is over */ of: number; count: number }
            /** to another team or person after somebody had it */ sentOn: number
            /** from the handoff to the first message of a person */ firstResponse: {
              /** handoffs that got so far */ of: number
              medianMinutes: number | null
              /** nine in ten were no longer */ slowTenthMinutes: number | null
            }
            /** from the handoff to its resolution */ resolution: {
              /** handoffs that got so far */ of: number
              medianMinutes: number | null
              /** nine in ten were no longer */ slowTenthMinutes: number | null
            }
          }
        } | null
      }>
      days: Array<{ /** UTC */ day: string; taken: number; warm: number }>
    }
  }
  /** The handoffs behind a number of it, the newest first (GET /v1/health/handoffs/behind) */
  arrivedHandoffs: {
    input: {
      query?: {
        from?: string | undefined
        to?: string | undefined
        arrived?: 'warm' | 'cold' | undefined
        fate?: 'resolved' | 'reopened' | 'sent-on' | undefined
        team?: string | undefined
        limit?: number | undefined
      }
    }
    answer: {
      handoffs: Array<{
        handoffId: string
        conversationId: string
        team: string
        at: string
        available: boolean
        skilled: boolean
        loaded: boolean
        firstResponseMinutes: number | null
        resolutionMinutes: number | null
        /** within seven days */ reopened: boolean
        sentOn: boolean
      }>
      total: number
    }
  }
  /** How long people take to find out what it is about: from accepting a handoff to the first reply that says something of the case (no greeting, no holding line), or to the first thing that they point at (GET /v1/health/discovery) */
  discoveryHealth: {
    input: { query?: { from?: string | undefined; to?: string | undefined } }
    answer: {
      from: string
      to: string
      /** groups of fewer people have no figures */ fewest: number
      /** handoffs that a person has taken */ taken: number
      /** of those taken: the card was opened */ opened: number
      /** of those taken: who has it read back in the thread */ transcripts: number
      /** of those taken: somebody said something of the case, or showed it on the page */ solved: number
      /** from accepting to the first solving action; null where there was none */ medianSeconds: number | null
      /** nine in ten were no longer */ slowTenthSeconds: number | null
      groups: Array<{
        /** the team */ key: string
        taken: number
        /** who took them */ people: number
        /** null where they would be about single people */ figures: {
          /** handoffs that a person has taken */ taken: number
          /** of those taken: the card was opened */ opened: number
          /** of those taken: who has it read back in the thread */ transcripts: number
          /** of those taken: somebody said something of the case, or showed it on the page */ solved: number
          /** from accepting to the first solving action; null where there was none */ medianSeconds: number | null
          /** nine in ten were no longer */ slowTenthSeconds: number | null
        } | null
      }>
    }
  }
  /** Say how it went, once it is resolved: a part at a time. It can be changed for 15 minutes (POST /v1/conversations/{id}/feedback) */
  giveFeedback: {
    input: {
      params: { id: string }
      body: {
        /** 1, very bad, to 5, very good */ satisfaction?: number | undefined
        /** "Did you have to repeat yourself?" */ repeated?: 'no' | 'a-little' | 'yes' | undefined
        /** whatever they want to add */ words?: string | undefined
      }
    }
    answer: { satisfaction: number | null; repeated: 'no' | 'a-little' | 'yes' | null; changeableUntil: string }
  }
  /** How satisfied customers were and whether they had to repeat themselves: by handoff and assistant, team and day (GET /v1/health/feedback) */
  feedbackHealth: {
    input: { query?: { from?: string | undefined; to?: string | undefined } }
    answer: {
      from: string
      to: string
      /** groups of fewer people have no figures */ fewest: number
      /** where a person had it */ handoff: {
        /** ends of conversations at which the customer could say how it went */ asked: number
        /** of those asked, at which they said how good it was */ rated: number
        /** of those rated, 4 or 5 of 5 */ satisfied: number
        /** satisfied of rated; null where nobody rated */ csat: number | null
        /** of those asked, at which they said whether they had to repeat themselves */ answered: number
        repeatedALittle: number
        /** of those answered: yes */ repeated: number
        /** yes or a little, of those answered */ repeatRate: number | null
      }
      /** where no person had it */ assistant: {
        /** ends of conversations at which the customer could say how it went */ asked: number
        /** of those asked, at which they said how good it was */ rated: number
        /** of those rated, 4 or 5 of 5 */ satisfied: number
        /** satisfied of rated; null where nobody rated */ csat: number | null
        /** of those asked, at which they said whether they had to repeat themselves */ answered: number
        repeatedALittle: number
        /** of those answered: yes */ repeated: number
        /** yes or a little, of those answered */ repeatRate: number | null
      }
      groups: Array<{
        /** the team of the handoff */ key: string
        asked: number
        /** who had them */ people: number
        /** null where they would be about single people */ figures: {
          /** ends of conversations at which the customer could say how it went */ asked: number
          /** of those asked, at which they said how good it was */ rated: number
          /** of those rated, 4 or 5 of 5 */ satisfied: number
          /** satisfied of rated; null where nobody rated */ csat: number | null
          /** of those asked, at which they said whether they had to repeat themselves */ answered: number
          repeatedALittle: number
          /** of those answered: yes */ repeated: number
          /** yes or a little, of those answered */ repeatRate: number | null
        } | null
      }>
      days: Array<{
        /** of the end, UTC */ day: string
        handoff: { rated: number; satisfied: number; answered: number; repeated: number }
        assistant: { rated: number; satisfied: number; answered: number; repeated: number }
      }>
    }
  }
  /** What was said behind a number of it, the newest first (GET /v1/health/feedback/behind) */
  feedbackBehind: {
    input: {
      query?: {
        from?: string | undefined
        to?: string | undefined
        about?: 'handoff' | 'assistant' | undefined
        team?: string | undefined
        satisfied?: 'true' | 'false' | undefined
        repeated?: 'no' | 'a-little' | 'yes' | undefined
        limit?: number | undefined
      }
    }
    answer: {
      feedback: Array<{
        conversationId: string
        /** when it was said last */ at: string
        about: 'handoff' | 'assistant'
        team: string | null
        satisfaction: number | null
        repeated: 'no' | 'a-little' | 'yes' | null
        /** null where they wrote nothing, and once it was deleted */ words: string | null
        via: 'chat' | 'email'
      }>
      total: number
    }
  }
  /** The drills of the workspace and those that come with Baton, and whether the assistant may be switched on (GET /v1/drills) */
  listDrills: {
    input: {}
    answer: {
      drills: Array<{
        name: string
        story: string
        language: 'en' | 'de' | 'es' | 'fr' | 'pt'
        persona: string | null
        /** what it guards, such as asking-for-a-person; null where it does not say */ guards: string | null
        /** written by the workspace, or come with Baton */ source: 'own' | 'shipped'
        /** that the customer says */ lines: number
        /** when a person must have it */ handedOff: 'by' | 'at' | 'never' | null
        updatedAt: string | null
        /** what came of it when it was last played; null where no run that is kept has it */ last: {
          runId: string
          at: string
          passed: boolean
          turn: number | null
          reason: string | null
        } | null
      }>
      gate: {
        assistant: 'live' | 'off'
        /** one of the workspace’s own drills has reached a person with the knowledge, playbooks and policy as they are now */ met: boolean
        /** when one last did, with whatever there was then */ reachedAt: string | null
      }
    }
  }
  /** One drill of the workspace as it was written (GET /v1/drills/{name}) */
  getDrill: { input: { params: { name: string } }; answer: { name: string; yaml: string; updatedAt: string } }
  /** Make or change a drill of the workspace, in YAML or JSON (PUT /v1/drills/{name}) */
  putDrill: {
    input: { params: { name: string }; body: { yaml: string } }
    answer: {
      name: string
      story: string
      language: 'en' | 'de' | 'es' | 'fr' | 'pt'
      persona: string | null
      /** what it guards, such as asking-for-a-person; null where it does not say */ guards: string | null
      /** written by the workspace, or come with Baton */ source: 'own' | 'shipped'
      /** that the customer says */ lines: number
      /** when a person must have it */ handedOff: 'by' | 'at' | 'never' | null
      updatedAt: string | null
      /** what came of it when it was last played; null where no run that is kept has it */ last: {
        runId: string
        at: string
        passed: boolean
        turn: number | null
        reason: string | null
      } | null
    }
  }
  /** Remove a drill of the workspace (DELETE /v1/drills/{name}) */
  deleteDrill: { input: { params: { name: string } }; answer: null }
  /** Play drills: these, or all of one source. A run that waits or goes on with the same ones is given instead of another (POST /v1/drills/run) */
  runDrills: {
    input: {
      body?: {
        names?: Array<string> | undefined
        /** own where neither is given */ source?: 'own' | 'shipped' | undefined
      }
    }
    answer: {
      id: string
      requestedAt: string
      endedAt: string | null
      status: 'waiting' | 'running' | 'done' | 'failed'
      total: number
      played: number
      failed: number
      /** why the run itself came to nothing */ fault: string | null
    }
  }
  /** The last twenty runs, the newest first (GET /v1/drills/runs) */
  listDrillRuns: {
    input: {}
    answer: {
      runs: Array<{
        id: string
        requestedAt: string
        endedAt: string | null
        status: 'waiting' | 'running' | 'done' | 'failed'
        total: number
        played: number
        failed: number
        /** why the run itself came to nothing */ fault: string | null
      }>
    }
  }
  /** One run: how far it is, and what came of each drill, with what was said (GET /v1/drills/runs/{id}) */
  getDrillRun: {
    input: { params: { id: string } }
    answer: {
      id: string
      requestedAt: string
      endedAt: string | null
      status: 'waiting' | 'running' | 'done' | 'failed'
      total: number
      played: number
      failed: number
      /** why the run itself came to nothing */ fault: string | null
      names: Array<string>
      results: Array<{
        name: string
        source: 'own' | 'shipped'
        passed: boolean
        /** why it failed */ broken: Array<{ what: string; wanted: string; found: string }>
        /** after how many lines a person was called */ turn: number | null
        reason: string | null
        transcript: Array<{ by: 'customer' | 'assistant' | 'desk'; text: string }>
        ms: number
      }>
    }
  }
  /** The policy for handing off: its versions, newest first, and which is live or tried out (GET /v1/policies/escalation) */
  getEscalationPolicy: {
    input: {}
    answer: {
      /** null: as shipped */ live: number | null
      shadow: number | null
      versions: Array<{
        version: number
        stage: 'draft' | 'shadow' | 'live' | 'retired'
        document: {
          preset: 'careful' | 'balanced' | 'thrifty'
          /** agent minutes; what is left out is as in the preset */ costs: {
            /** a person takes the conversation and solves it */ person?: number | undefined
            /** on top, when the handoff comes too late; up to double where it is urgent */ late?: number | undefined
            /** what losing this customer's patience is worth */ churn?: number | undefined
            /** what a minute of the customer's time counts */ effort?: number | undefined
            /** what a minute of waiting for a person counts */ wait?: number | undefined
            /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
            /** so much cheaper must a person be */ margin?: number | undefined
          }
          tiers: Record<
            string,
            {
              /** a person takes the conversation and solves it */ person?: number | undefined
              /** on top, when the handoff comes too late; up to double where it is urgent */ late?: number | undefined
              /** what losing this customer's patience is worth */ churn?: number | undefined
              /** what a minute of the customer's time counts */ effort?: number | undefined
              /** what a minute of waiting for a person counts */ wait?: number | undefined
              /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
              /** so much cheaper must a person be */ margin?: number | undefined
              team?: string | undefined
              skills?: Array<string> | undefined
              priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
              /** 0 the lowest, 1 the highest */ rank?: number | undefined
            }
          >
          intents: Record<
            string,
            {
              /** a person takes the conversation and solves it */ person?: number | undefined
              /** on top, when the handoff comes too late; up to double where it is urgent */ late?: number | undefined
              /** what losing this customer's patience is worth */ churn?: number | undefined
              /** what a minute of the customer's time counts */ effort?: number | undefined
              /** what a minute of waiting for a person counts */ wait?: number | undefined
              /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
              /** so much cheaper must a person be */ margin?: number | undefined
              team?: string | undefined
              skills?: Array<string> | undefined
              priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
              /** a person takes these */ always?: boolean | undefined
            }
          >
          /** danger and self-harm cannot be switched off */ rules: {
            safety?:
              | {
                  team?: string | undefined
                  skills?: Array<string> | undefined
                  priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                }
              | undefined
            'self-harm'?:
              | {
                  team?: string | undefined
                  skills?: Array<string> | undefined
                  priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                }
              | undefined
            fraud?:
              | {
                  /** false switches the rule off */ on?: boolean | undefined
                  team?: string | undefined
                  skills?: Array<string> | undefined
                  priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                }
              | undefined
            legal?:
              | {
                  /** false switches the rule off */ on?: boolean | undefined
                  team?: string | undefined
                  skills?: Array<string> | undefined
                  priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                }
              | undefined
            vulnerable?:
              | {
                  /** false switches the rule off */ on?: boolean | undefined
                  team?: string | undefined
                  skills?: Array<string> | undefined
                  priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                }
              | undefined
          }
          /** where cases go by product area, as the intents name them */ areas: Record<
            string,
            {
              team?: string | undefined
              skills?: Array<string> | undefined
              priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
            }
          >
          /** by the page: a path with stars for anything, or the name of a feature */ pages: Record<
            string,
            {
              team?: string | undefined
              skills?: Array<string> | undefined
              priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
            }
          >
          /** by the language that the customer writes in: en, de, es, fr, pt or other */ languages: Record<
            string,
            {
              team?: string | undefined
              skills?: Array<string> | undefined
              priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
            }
          >
          thresholds: {
            /** weaker drafts are not sent */ groundedAt?: number | undefined
            /** paths that fail before a person comes, for everybody */ failedAttempts?: number | undefined
            /** replies alike that are a loop */ repeats?: number | undefined
            faults?: number | undefined
            /** times that "back by …" may be said before a word */ holds?: number | undefined
            /** times it may go on to another team before a lead gets it */ misroutes?: number | undefined
            /** times it may go to people and come back */ bounces?: number | undefined
          }
          windows: {
            /** "did that help?" without an answer is unknown */ silenceMinutes?: number | undefined
            /** a turn is answered after that quiet time */ quietSeconds?: number | undefined
            /** how long an agent has to accept */ offerSeconds?: number | undefined
            /** what waits is routed again that often */ retrySeconds?: number | undefined
            /** whoever accepted is nudged after that silence */ nudgeMinutes?: number | undefined
            /** and it goes to somebody else after that one */ silentMinutes?: number | undefined
            /** a customer who wrote again waits that long */ unansweredMinutes?: number | undefined
            /** the farthest that "back by …" may name */ holdHours?: number | undefined
            /** promised where no opening is in sight */ promiseHours?: number | undefined
          }
          /** who takes it: minutes of a customer's wait */ routing: {
            /** how far the search for a person is widened, and after how long a wait */ rings?:
              | Array<{ widen: 'skill-level' | 'sibling-team' | 'anyone'; afterMinutes: number }>
              | undefined
            tiers: Record<
              string,
              {
                /** what a minute of waiting costs, against 1 */ cost?: number | undefined
                /** after so long a minute costs twice that */ targetMinutes?: number | undefined
              }
            >
            /** where the tier is not known */ otherTier?:
              | {
                  /** what a minute of waiting costs, against 1 */ cost?: number | undefined
                  /** after so long a minute costs twice that */ targetMinutes?: number | undefined
                }
              | undefined
            /** multiply the cost */ priorities: {
              low?: number | undefined
              normal?: number | undefined
              high?: number | undefined
              urgent?: number | undefined
            }
            /** what a case takes where nothing is known of it */ handleMinutes?: number | undefined
            /** past this wait age counts for more than anything */ boundMinutes?: number | undefined
            /** the person who had the customer last is worth so long a wait */ previousMinutes?: number | undefined
            /** and whose account it is */ ownerMinutes?: number | undefined
            /** a customer's value that counts in full */ fullValue?: number | undefined
            /** busier than the mean by more than this counts */ fairShare?: number | undefined
            /** for each tenth */ fairMinutes?: number | undefined
            /** whether it counts how fast somebody is */ bySpeed?: boolean | undefined
          }
          /** the team whose hours and queue say how long a person takes */ hours?: { team: string } | undefined
        }
        yaml: string
        createdAt: string
        changedAt: string
        /** who wrote it last; null where it was written before this was kept */ writtenBy: {
          kind: 'key' | 'agent' | 'system'
          /** null: not known any more */ name: string | null
        } | null
      }>
    }
  }
  /** Write the draft, as YAML or as JSON. It decides nothing until it is activated (PUT /v1/policies/escalation) */
  putEscalationPolicy: {
    input: {
      body: {
        yaml?: string | undefined
        document?:
          | {
              preset?: 'careful' | 'balanced' | 'thrifty' | undefined
              /** agent minutes; what is left out is as in the preset */ costs?:
                | {
                    /** a person takes the conversation and solves it */ person?: number | undefined
                    /** on top, when the handoff comes too late; up to double where it is urgent */ late?:
                      | number
                      | undefined
                    /** what losing this customer's patience is worth */ churn?: number | undefined
                    /** what a minute of the customer's time counts */ effort?: number | undefined
                    /** what a minute of waiting for a person counts */ wait?: number | undefined
                    /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
                    /** so much cheaper must a person be */ margin?: number | undefined
                  }
                | undefined
              tiers?:
                | Record<
                    string,
                    {
                      /** a person takes the conversation and solves it */ person?: number | undefined
                      /** on top, when the handoff comes too late; up to double where it is urgent */ late?:
                        | number
                        | undefined
                      /** what losing this customer's patience is worth */ churn?: number | undefined
                      /** what a minute of the customer's time counts */ effort?: number | undefined
                      /** what a minute of waiting for a person counts */ wait?: number | undefined
                      /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
                      /** so much cheaper must a person be */ margin?: number | undefined
                      team?: string | undefined
                      skills?: Array<string> | undefined
                      priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                      /** 0 the lowest, 1 the highest */ rank?: number | undefined
                    }
                  >
                | undefined
              intents?:
                | Record<
                    string,
                    {
                      /** a person takes the conversation and solves it */ person?: number | undefined
                      /** on top, when the handoff comes too late; up to double where it is urgent */ late?:
                        | number
                        | undefined
                      /** what losing this customer's patience is worth */ churn?: number | undefined
                      /** what a minute of the customer's time counts */ effort?: number | undefined
                      /** what a minute of waiting for a person counts */ wait?: number | undefined
                      /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
                      /** so much cheaper must a person be */ margin?: number | undefined
                      team?: string | undefined
                      skills?: Array<string> | undefined
                      priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                      /** a person takes these */ always?: boolean | undefined
                    }
                  >
                | undefined
              /** danger and self-harm cannot be switched off */ rules?:
                | {
                    safety?:
                      | {
                          team?: string | undefined
                          skills?: Array<string> | undefined
                          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                        }
                      | undefined
                    'self-harm'?:
                      | {
                          team?: string | undefined
                          skills?: Array<string> | undefined
                          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                        }
                      | undefined
                    fraud?:
                      | {
                          /** false switches the rule off */ on?: boolean | undefined
                          team?: string | undefined
                          skills?: Array<string> | undefined
                          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                        }
                      | undefined
                    legal?:
                      | {
                          /** false switches the rule off */ on?: boolean | undefined
                          team?: string | undefined
                          skills?: Array<string> | undefined
                          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                        }
                      | undefined
                    vulnerable?:
                      | {
                          /** false switches the rule off */ on?: boolean | undefined
                          team?: string | undefined
                          skills?: Array<string> | undefined
                          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                        }
                      | undefined
                  }
                | undefined
              /** where cases go by product area, as the intents name them */ areas?:
                | Record<
                    string,
                    {
                      team?: string | undefined
                      skills?: Array<string> | undefined
                      priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                    }
                  >
                | undefined
              /** by the page: a path with stars for anything, or the name of a feature */ pages?:
                | Record<
                    string,
                    {
                      team?: string | undefined
                      skills?: Array<string> | undefined
                      priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                    }
                  >
                | undefined
              /** by the language that the customer writes in: en, de, es, fr, pt or other */ languages?:
                | Record<
                    string,
                    {
                      team?: string | undefined
                      skills?: Array<string> | undefined
                      priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
                    }
                  >
                | undefined
              thresholds?:
                | {
                    /** weaker drafts are not sent */ groundedAt?: number | undefined
                    /** paths that fail before a person comes, for everybody */ failedAttempts?: number | undefined
                    /** replies alike that are a loop */ repeats?: number | undefined
                    faults?: number | undefined
                    /** times that "back by …" may be said before a word */ holds?: number | undefined
                    /** times it may go on to another team before a lead gets it */ misroutes?: number | undefined
                    /** times it may go to people and come back */ bounces?: number | undefined
                  }
                | undefined
              windows?:
                | {
                    /** "did that help?" without an answer is unknown */ silenceMinutes?: number | undefined
                    /** a turn is answered after that quiet time */ quietSeconds?: number | undefined
                    /** how long an agent has to accept */ offerSeconds?: number | undefined
                    /** what waits is routed again that often */ retrySeconds?: number | undefined
                    /** whoever accepted is nudged after that silence */ nudgeMinutes?: number | undefined
                    /** and it goes to somebody else after that one */ silentMinutes?: number | undefined
                    /** a customer who wrote again waits that long */ unansweredMinutes?: number | undefined
                    /** the farthest that "back by …" may name */ holdHours?: number | undefined
                    /** promised where no opening is in sight */ promiseHours?: number | undefined
                  }
                | undefined
              /** who takes it: minutes of a customer's wait */ routing?:
                | {
                    /** how far the search for a person is widened, and after how long a wait */ rings?:
                      | Array<{ widen: 'skill-level' | 'sibling-team' | 'anyone'; afterMinutes: number }>
                      | undefined
                    tiers?:
                      | Record<
                          string,
                          {
                            /** what a minute of waiting costs, against 1 */ cost?: number | undefined
                            /** after so long a minute costs twice that */ targetMinutes?: number | undefined
                          }
                        >
                      | undefined
                    /** where the tier is not known */ otherTier?:
                      | {
                          /** what a minute of waiting costs, against 1 */ cost?: number | undefined
                          /** after so long a minute costs twice that */ targetMinutes?: number | undefined
                        }
                      | undefined
                    /** multiply the cost */ priorities?:
                      | {
                          low?: number | undefined
                          normal?: number | undefined
                          high?: number | undefined
                          urgent?: number | undefined
                        }
                      | undefined
                    /** what a case takes where nothing is known of it */ handleMinutes?: number | undefined
                    /** past this wait age counts for more than anything */ boundMinutes?: number | undefined
                    /** the person who had the customer last is worth so long a wait */ previousMinutes?:
                      | number
                      | undefined
                    /** and whose account it is */ ownerMinutes?: number | undefined
                    /** a customer's value that counts in full */ fullValue?: number | undefined
                    /** busier than the mean by more than this counts */ fairShare?: number | undefined
                    /** for each tenth */ fairMinutes?: number | undefined
                    /** whether it counts how fast somebody is */ bySpeed?: boolean | undefined
                  }
                | undefined
              /** the team whose hours and queue say how long a person takes */ hours?: { team: string } | undefined
            }
          | undefined
      }
    }
    answer: {
      version: number
      stage: 'draft' | 'shadow' | 'live' | 'retired'
      document: {
        preset: 'careful' | 'balanced' | 'thrifty'
        /** agent minutes; what is left out is as in the preset */ costs: {
          /** a person takes the conversation and solves it */ person?: number | undefined
          /** on top, when the handoff comes too late; up to double where it is urgent */ late?: number | undefined
          /** what losing this customer's patience is worth */ churn?: number | undefined
          /** what a minute of the customer's time counts */ effort?: number | undefined
          /** what a minute of waiting for a person counts */ wait?: number | undefined
          /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
          /** so much cheaper must a person be */ margin?: number | undefined
        }
        tiers: Record<
          string,
          {
            /** a person takes the conversation and solves it */ person?: number | undefined
            /** on top, when the handoff comes too late; up to double where it is urgent */ late?: number | undefined
            /** what losing this customer's patience is worth */ churn?: number | undefined
            /** what a minute of the customer's time counts */ effort?: number | undefined
            /** what a minute of waiting for a person counts */ wait?: number | undefined
            /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
            /** so much cheaper must a person be */ margin?: number | undefined
            team?: string | undefined
            skills?: Array<string> | undefined
            priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
            /** 0 the lowest, 1 the highest */ rank?: number | undefined
          }
        >
        intents: Record<
          string,
          {
            /** a person takes the conversation and solves it */ person?: number | undefined
            /** on top, when the handoff comes too late; up to double where it is urgent */ late?: number | undefined
            /** what losing this customer's patience is worth */ churn?: number | undefined
            /** what a minute of the customer's time counts */ effort?: number | undefined
            /** what a minute of waiting for a person counts */ wait?: number | undefined
            /** minutes of waiting from which on more counts no more */ waitCap?: number | undefined
            /** so much cheaper must a person be */ margin?: number | undefined
            team?: string | undefined
            skills?: Array<string> | undefined
            priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
            /** a person takes these */ always?: boolean | undefined
          }
        >
        /** danger and self-harm cannot be switched off */ rules: {
          safety?:
            | {
                team?: string | undefined
                skills?: Array<string> | undefined
                priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
              }
            | undefined
          'self-harm'?:
            | {
                team?: string | undefined
                skills?: Array<string> | undefined
                priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
              }
            | undefined
          fraud?:
            | {
                /** false switches the rule off */ on?: boolean | undefined
                team?: string | undefined
                skills?: Array<string> | undefined
                priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
              }
            | undefined
          legal?:
            | {
                /** false switches the rule off */ on?: boolean | undefined
                team?: string | undefined
                skills?: Array<string> | undefined
                priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
              }
            | undefined
          vulnerable?:
            | {
                /** false switches the rule off */ on?: boolean | undefined
                team?: string | undefined
                skills?: Array<string> | undefined
                priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
              }
            | undefined
        }
        /** where cases go by product area, as the intents name them */ areas: Record<
          string,
          {
            team?: string | undefined
            skills?: Array<string> | undefined
            priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
          }
        >
        /** by the page: a path with stars for anything, or the name of a feature */ pages: Record<
          string,
          {
            team?: string | undefined
            skills?: Array<string> | undefined
            priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
          }
        >
        /** by the language that the customer writes in: en, de, es, fr, pt or other */ languages: Record<
          string,
          {
            team?: string | undefined
            skills?: Array<string> | undefined
            priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
          }
        >
        thresholds: {
          /** weaker drafts are not sent */ groundedAt?: number | undefined
          /** paths that fail before a person comes, for everybody */ failedAttempts?: number | undefined
          /** replies alike that are a loop */ repeats?: number | undefined
          faults?: number | undefined
          /** times that "back by …" may be said before a word */ holds?: number | undefined
          /** times it may go on to another team before a lead gets it */ misroutes?: number | undefined
          /** times it may go to people and come back */ bounces?: number | undefined
        }
        windows: {
          /** "did that help?" without an answer is unknown */ silenceMinutes?: number | undefined
          /** a turn is answered after that quiet time */ quietSeconds?: number | undefined
          /** how long an agent has to accept */ offerSeconds?: number | undefined
          /** what waits is routed again that often */ retrySeconds?: number | undefined
          /** whoever accepted is nudged after that silence */ nudgeMinutes?: number | undefined
          /** and it goes to somebody else after that one */ silentMinutes?: number | undefined
          /** a customer who wrote again waits that long */ unansweredMinutes?: number | undefined
          /** the farthest that "back by …" may name */ holdHours?: number | undefined
          /** promised where no opening is in sight */ promiseHours?: number | undefined
        }
        /** who takes it: minutes of a customer's wait */ routing: {
          /** how far the search for a person is widened, and after how long a wait */ rings?:
            | Array<{ widen: 'skill-level' | 'sibling-team' | 'anyone'; afterMinutes: number }>
            | undefined
          tiers: Record<
            string,
            {
              /** what a minute of waiting costs, against 1 */ cost?: number | undefined
              /** after so long a minute costs twice that */ targetMinutes?: number | undefined
            }
          >
          /** where the tier is not known */ otherTier?:
            | {
                /** what a minute of waiting costs, against 1 */ cost?: number | undefined
                /** after so long a minute costs twice that */ targetMinutes?: number | undefined
              }
            | undefined
          /** multiply the cost */ priorities: {
            low?: number | undefined
            normal?: number | undefined
            high?: number | undefined
            urgent?: number | undefined
          }
          /** what a case takes where nothing is known of it */ handleMinutes?: number | undefined
          /** past this wait age counts for more than anything */ boundMinutes?: number | undefined
          /** the person who had the customer last is worth so long a wait */ previousMinutes?: number | undefined
          /** and whose account it is */ ownerMinutes?: number | undefined
          /** a customer's value that counts in full */ fullValue?: number | undefined
          /** busier than the mean by more than this counts */ fairShare?: number | undefined
          /** for each tenth */ fairMinutes?: number | undefined
          /** whether it counts how fast somebody is */ bySpeed?: boolean | undefined
        }
        /** the team whose hours and queue say how long a person takes */ hours?: { team: string } | undefined
      }
      yaml: string
      createdAt: string
      changedAt: string
      /** who wrote it last; null where it was written before this was kept */ writtenBy: {
        kind: 'key' | 'agent' | 'system'
        /** null: not known any more */ name: string | null
      } | null
    }
  }
  /** Make a version live or try it out in shadow; version 0 is as shipped. What was there before is retired, and can come back (POST /v1/policies/escalation/activate) */
  activateEscalationPolicy: {
    input: { body: { version: number; as?: 'live' | 'shadow' | 'retired' | undefined } }
    answer: { live: number | null; shadow: number | null }
  }
  /** Replay a policy over past conversations, as a job: which would have gone to a person earlier, later, not at all. Calls no model (POST /v1/policies/escalation/replay) */
  replayEscalationPolicy: {
    input: {
      body?: {
        /** the draft where it is left out */ version?: number | undefined
        from?: string | undefined
        to?: string | undefined
        /** conversations, newest first */ limit?: number | undefined
      }
    }
    answer: { id: string; status: 'running' | 'done' | 'failed' }
  }
  /** How far a replay is, and what came of it (GET /v1/policies/escalation/replays/{id}) */
  getPolicyReplay: {
    input: { params: { id: string } }
    answer: {
      id: string
      version: number
      status: 'running' | 'done' | 'failed'
      done: number
      total: number
      report: {
        conversations: number
        turns: number
        earlier: number
        same: number
        later: number
        /** went to a person then, and would not have by the end */ notAtAll: number
        /** went to nobody then, and would have */ newly: number
        neither: number
        /** ended without anybody saying how; counted in no cost but by expectation */ unknown: number
        handedOff: { before: number; after: number }
        agentMinutes: { before: number; after: number }
        /** agent minutes, with what lateness, patience, effort and waiting cost */ cost: {
          before: number
          after: number
        }
        byTier: Array<{
          name: string
          conversations: number
          handedOff: { before: number; after: number }
          /** agent minutes */ cost: { before: number; after: number }
        }>
        byIntent: Array<{
          name: string
          conversations: number
          handedOff: { before: number; after: number }
          /** agent minutes */ cost: { before: number; after: number }
        }>
        /** what other margins would have cost */ curve: Array<{ margin: number; cost: number; handedOff: number }>
        examples: Array<{
          id: string
          what: 'earlier' | 'later' | 'not-at-all' | 'newly'
          /** the message, from 0, at which this policy hands off */ turn: number | null
          actual: number | null
          reason: string | null
        }>
      } | null
    }
  }
  /** What was learned from outcomes: versions, labels, calibration, drift, and what is lacking for the next one (GET /v1/learning) */
  getLearning: {
    input: {}
    answer: {
      /** whether a version that was found better goes live without a person */ switchByItself: boolean
      /** the version that decides; 0 is the shipped one */ live: number
      /** the candidate that is compared, and decides nothing */ shadow: number | null
      /** what would be live after going back; null where the shipped one is live */ rollsBackTo: number | null
      /** newest first, at most 30; the shipped one is the last */ versions: Array<{
        number: number
        /** the name that decisions keep: `decision.model` */ model: string
        status: 'shadow' | 'live' | 'retired'
        /** null for the shipped one */ madeAt: string | null
        /** when its status changed last */ changedAt: string | null
        /** why it has its status: `approved` by a person, found `better` and switched by itself, `replaced` by another that went live, `superseded` in shadow by a newer candidate */ because:
          | 'made'
          | 'approved'
          | 'better'
          | 'rolled-back'
          | 'replaced'
          | 'superseded'
          | null
        /** who changed its status last; null where nobody has */ by: {
          kind: 'agent' | 'key' | 'itself'
          id: string | null
        } | null
        /** that it had learned from when it was made */ conversations: number
        decisions: number
        /** what changed most first */ weights: Array<{
          /** `bias`, or a feature of the decision */ feature: string
          /** log-odds */ value: number
          /** in the version that was live when it was made */ before: number
          shipped: number
        }>
        /** null before there was anything to compare it on */ compared: {
          /** the version that was live then; 0 is the shipped one */ with: number
          at: string
          conversations: number
          /** decisions that the two would have made differently */ differ: number
          /** agent minutes for each conversation, by expectation; below zero it costs more */ saves: number
          /** nine times of ten it saves at least that */ from: number
          to: number
          /** the chance that it saves anything at all */ confidence: number
          /** enough was seen, and the confidence is at least 0.95 */ better: boolean
        } | null
      }>
      labels: {
        /** with decisions, whose outcome was looked at */ conversations: number
        decisions: number
        /** conversations that taught something */ labelled: number
        /** silence: taken neither for a success nor for a failure */ unknown: number
        /** conversations whose outcome is not known before 48 hours have passed */ waiting: number
        /** a conversation may have several; `asked-again` alone teaches nothing */ kinds: Array<{
          kind:
            | 'customer-said-yes'
            | 'action-verified'
            | 'customer-said-no'
            | 'came-back'
            | 'asked-for-person'
            | 'gave-up'
            | 'asked-again'
            | 'mark-right'
            | 'mark-could-have-been-assistant'
            | 'mark-should-have-come-earlier'
          conversations: number
        }>
      }
      /** of the live version, on what it had not learned from; null before anything is known */ calibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** of the shadow version */ shadowCalibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** losses that have risen for good, the newest first */ drift: Array<{
        /** null: all of them together */ intent: string | null
        at: string
        /** learned by then, by weight */ labels: number
      }>
      /** how much better or worse each goes than its features say; the farthest from 0 first, at most 100 */ intents: Array<{
        intent: string
        /** log-odds beside what the features say */ offset: number
      }>
      /** oldest first, at most 100 points */ curve: Array<{
        /** conversations that had taught something */ labels: number
        /** mean log-loss of what is learned, each decision before it was learned from */ learned: number
        /** of the version that was live */ live: number
        shipped: number
      }>
      /** what it did cost when the assistant went on and failed */ failing: Array<{
        /** 0 the first; 2 is the third and all later ones */ turn: number
        /** chance that was seen */ from: number
        /** 0..1 */ to: number
        /** of the full loss; 1 where nothing is learned */ share: number
        count: number
      }>
      /** how many wait longer for one more handoff, by the hour */ queue: Array<{
        /** UTC */ hour: number
        behind: number
      }>
      run: {
        running: boolean
        lastAt: string | null
        nextAt: string
        /** conversations in the last run */ learned: number
        /** that the last run took */ seconds: number | null
        /** why the last run came to nothing; it goes on where it was */ fault: string | null
      }
      lacking: {
        /** labelled conversations until the next candidate */ labels: number
        /** until the shadow version can be judged at all; null where none stands in shadow */ conversations:
          | number
          | null
      }
    }
  }
  /** Learn now from what is known, instead of at the next time. The run is a job; `run.lastAt` moves when it is done (POST /v1/learning/run) */
  runLearning: {
    input: { body?: {} }
    answer: {
      /** whether a version that was found better goes live without a person */ switchByItself: boolean
      /** the version that decides; 0 is the shipped one */ live: number
      /** the candidate that is compared, and decides nothing */ shadow: number | null
      /** what would be live after going back; null where the shipped one is live */ rollsBackTo: number | null
      /** newest first, at most 30; the shipped one is the last */ versions: Array<{
        number: number
        /** the name that decisions keep: `decision.model` */ model: string
        status: 'shadow' | 'live' | 'retired'
        /** null for the shipped one */ madeAt: string | null
        /** when its status changed last */ changedAt: string | null
        /** why it has its status: `approved` by a person, found `better` and switched by itself, `replaced` by another that went live, `superseded` in shadow by a newer candidate */ because:
          | 'made'
          | 'approved'
          | 'better'
          | 'rolled-back'
          | 'replaced'
          | 'superseded'
          | null
        /** who changed its status last; null where nobody has */ by: {
          kind: 'agent' | 'key' | 'itself'
          id: string | null
        } | null
        /** that it had learned from when it was made */ conversations: number
        decisions: number
        /** what changed most first */ weights: Array<{
          /** `bias`, or a feature of the decision */ feature: string
          /** log-odds */ value: number
          /** in the version that was live when it was made */ before: number
          shipped: number
        }>
        /** null before there was anything to compare it on */ compared: {
          /** the version that was live then; 0 is the shipped one */ with: number
          at: string
          conversations: number
          /** decisions that the two would have made differently */ differ: number
          /** agent minutes for each conversation, by expectation; below zero it costs more */ saves: number
          /** nine times of ten it saves at least that */ from: number
          to: number
          /** the chance that it saves anything at all */ confidence: number
          /** enough was seen, and the confidence is at least 0.95 */ better: boolean
        } | null
      }>
      labels: {
        /** with decisions, whose outcome was looked at */ conversations: number
        decisions: number
        /** conversations that taught something */ labelled: number
        /** silence: taken neither for a success nor for a failure */ unknown: number
        /** conversations whose outcome is not known before 48 hours have passed */ waiting: number
        /** a conversation may have several; `asked-again` alone teaches nothing */ kinds: Array<{
          kind:
            | 'customer-said-yes'
            | 'action-verified'
            | 'customer-said-no'
            | 'came-back'
            | 'asked-for-person'
            | 'gave-up'
            | 'asked-again'
            | 'mark-right'
            | 'mark-could-have-been-assistant'
            | 'mark-should-have-come-earlier'
          conversations: number
        }>
      }
      /** of the live version, on what it had not learned from; null before anything is known */ calibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** of the shadow version */ shadowCalibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** losses that have risen for good, the newest first */ drift: Array<{
        /** null: all of them together */ intent: string | null
        at: string
        /** learned by then, by weight */ labels: number
      }>
      /** how much better or worse each goes than its features say; the farthest from 0 first, at most 100 */ intents: Array<{
        intent: string
        /** log-odds beside what the features say */ offset: number
      }>
      /** oldest first, at most 100 points */ curve: Array<{
        /** conversations that had taught something */ labels: number
        /** mean log-loss of what is learned, each decision before it was learned from */ learned: number
        /** of the version that was live */ live: number
        shipped: number
      }>
      /** what it did cost when the assistant went on and failed */ failing: Array<{
        /** 0 the first; 2 is the third and all later ones */ turn: number
        /** chance that was seen */ from: number
        /** 0..1 */ to: number
        /** of the full loss; 1 where nothing is learned */ share: number
        count: number
      }>
      /** how many wait longer for one more handoff, by the hour */ queue: Array<{
        /** UTC */ hour: number
        behind: number
      }>
      run: {
        running: boolean
        lastAt: string | null
        nextAt: string
        /** conversations in the last run */ learned: number
        /** that the last run took */ seconds: number | null
        /** why the last run came to nothing; it goes on where it was */ fault: string | null
      }
      lacking: {
        /** labelled conversations until the next candidate */ labels: number
        /** until the shadow version can be judged at all; null where none stands in shadow */ conversations:
          | number
          | null
      }
    }
  }
  /** Make a version live, compared or not; 0 is the shipped one. Decisions use it from the next turn on (POST /v1/learning/versions/{number}/approve) */
  approveLearnedVersion: {
    input: { params: { number: number }; body?: {} }
    answer: {
      /** whether a version that was found better goes live without a person */ switchByItself: boolean
      /** the version that decides; 0 is the shipped one */ live: number
      /** the candidate that is compared, and decides nothing */ shadow: number | null
      /** what would be live after going back; null where the shipped one is live */ rollsBackTo: number | null
      /** newest first, at most 30; the shipped one is the last */ versions: Array<{
        number: number
        /** the name that decisions keep: `decision.model` */ model: string
        status: 'shadow' | 'live' | 'retired'
        /** null for the shipped one */ madeAt: string | null
        /** when its status changed last */ changedAt: string | null
        /** why it has its status: `approved` by a person, found `better` and switched by itself, `replaced` by another that went live, `superseded` in shadow by a newer candidate */ because:
          | 'made'
          | 'approved'
          | 'better'
          | 'rolled-back'
          | 'replaced'
          | 'superseded'
          | null
        /** who changed its status last; null where nobody has */ by: {
          kind: 'agent' | 'key' | 'itself'
          id: string | null
        } | null
        /** that it had learned from when it was made */ conversations: number
        decisions: number
        /** what changed most first */ weights: Array<{
          /** `bias`, or a feature of the decision */ feature: string
          /** log-odds */ value: number
          /** in the version that was live when it was made */ before: number
          shipped: number
        }>
        /** null before there was anything to compare it on */ compared: {
          /** the version that was live then; 0 is the shipped one */ with: number
          at: string
          conversations: number
          /** decisions that the two would have made differently */ differ: number
          /** agent minutes for each conversation, by expectation; below zero it costs more */ saves: number
          /** nine times of ten it saves at least that */ from: number
          to: number
          /** the chance that it saves anything at all */ confidence: number
          /** enough was seen, and the confidence is at least 0.95 */ better: boolean
        } | null
      }>
      labels: {
        /** with decisions, whose outcome was looked at */ conversations: number
        decisions: number
        /** conversations that taught something */ labelled: number
        /** silence: taken neither for a success nor for a failure */ unknown: number
        /** conversations whose outcome is not known before 48 hours have passed */ waiting: number
        /** a conversation may have several; `asked-again` alone teaches nothing */ kinds: Array<{
          kind:
            | 'customer-said-yes'
            | 'action-verified'
            | 'customer-said-no'
            | 'came-back'
            | 'asked-for-person'
            | 'gave-up'
            | 'asked-again'
            | 'mark-right'
            | 'mark-could-have-been-assistant'
            | 'mark-should-have-come-earlier'
          conversations: number
        }>
      }
      /** of the live version, on what it had not learned from; null before anything is known */ calibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** of the shadow version */ shadowCalibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** losses that have risen for good, the newest first */ drift: Array<{
        /** null: all of them together */ intent: string | null
        at: string
        /** learned by then, by weight */ labels: number
      }>
      /** how much better or worse each goes than its features say; the farthest from 0 first, at most 100 */ intents: Array<{
        intent: string
        /** log-odds beside what the features say */ offset: number
      }>
      /** oldest first, at most 100 points */ curve: Array<{
        /** conversations that had taught something */ labels: number
        /** mean log-loss of what is learned, each decision before it was learned from */ learned: number
        /** of the version that was live */ live: number
        shipped: number
      }>
      /** what it did cost when the assistant went on and failed */ failing: Array<{
        /** 0 the first; 2 is the third and all later ones */ turn: number
        /** chance that was seen */ from: number
        /** 0..1 */ to: number
        /** of the full loss; 1 where nothing is learned */ share: number
        count: number
      }>
      /** how many wait longer for one more handoff, by the hour */ queue: Array<{
        /** UTC */ hour: number
        behind: number
      }>
      run: {
        running: boolean
        lastAt: string | null
        nextAt: string
        /** conversations in the last run */ learned: number
        /** that the last run took */ seconds: number | null
        /** why the last run came to nothing; it goes on where it was */ fault: string | null
      }
      lacking: {
        /** labelled conversations until the next candidate */ labels: number
        /** until the shadow version can be judged at all; null where none stands in shadow */ conversations:
          | number
          | null
      }
    }
  }
  /** Back to what was live before. Leave to switch by itself is taken away with it, so that it does not go forth and back (POST /v1/learning/roll-back) */
  rollBackLearning: {
    input: { body?: {} }
    answer: {
      /** whether a version that was found better goes live without a person */ switchByItself: boolean
      /** the version that decides; 0 is the shipped one */ live: number
      /** the candidate that is compared, and decides nothing */ shadow: number | null
      /** what would be live after going back; null where the shipped one is live */ rollsBackTo: number | null
      /** newest first, at most 30; the shipped one is the last */ versions: Array<{
        number: number
        /** the name that decisions keep: `decision.model` */ model: string
        status: 'shadow' | 'live' | 'retired'
        /** null for the shipped one */ madeAt: string | null
        /** when its status changed last */ changedAt: string | null
        /** why it has its status: `approved` by a person, found `better` and switched by itself, `replaced` by another that went live, `superseded` in shadow by a newer candidate */ because:
          | 'made'
          | 'approved'
          | 'better'
          | 'rolled-back'
          | 'replaced'
          | 'superseded'
          | null
        /** who changed its status last; null where nobody has */ by: {
          kind: 'agent' | 'key' | 'itself'
          id: string | null
        } | null
        /** that it had learned from when it was made */ conversations: number
        decisions: number
        /** what changed most first */ weights: Array<{
          /** `bias`, or a feature of the decision */ feature: string
          /** log-odds */ value: number
          /** in the version that was live when it was made */ before: number
          shipped: number
        }>
        /** null before there was anything to compare it on */ compared: {
          /** the version that was live then; 0 is the shipped one */ with: number
          at: string
          conversations: number
          /** decisions that the two would have made differently */ differ: number
          /** agent minutes for each conversation, by expectation; below zero it costs more */ saves: number
          /** nine times of ten it saves at least that */ from: number
          to: number
          /** the chance that it saves anything at all */ confidence: number
          /** enough was seen, and the confidence is at least 0.95 */ better: boolean
        } | null
      }>
      labels: {
        /** with decisions, whose outcome was looked at */ conversations: number
        decisions: number
        /** conversations that taught something */ labelled: number
        /** silence: taken neither for a success nor for a failure */ unknown: number
        /** conversations whose outcome is not known before 48 hours have passed */ waiting: number
        /** a conversation may have several; `asked-again` alone teaches nothing */ kinds: Array<{
          kind:
            | 'customer-said-yes'
            | 'action-verified'
            | 'customer-said-no'
            | 'came-back'
            | 'asked-for-person'
            | 'gave-up'
            | 'asked-again'
            | 'mark-right'
            | 'mark-could-have-been-assistant'
            | 'mark-should-have-come-earlier'
          conversations: number
        }>
      }
      /** of the live version, on what it had not learned from; null before anything is known */ calibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** of the shadow version */ shadowCalibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** losses that have risen for good, the newest first */ drift: Array<{
        /** null: all of them together */ intent: string | null
        at: string
        /** learned by then, by weight */ labels: number
      }>
      /** how much better or worse each goes than its features say; the farthest from 0 first, at most 100 */ intents: Array<{
        intent: string
        /** log-odds beside what the features say */ offset: number
      }>
      /** oldest first, at most 100 points */ curve: Array<{
        /** conversations that had taught something */ labels: number
        /** mean log-loss of what is learned, each decision before it was learned from */ learned: number
        /** of the version that was live */ live: number
        shipped: number
      }>
      /** what it did cost when the assistant went on and failed */ failing: Array<{
        /** 0 the first; 2 is the third and all later ones */ turn: number
        /** chance that was seen */ from: number
        /** 0..1 */ to: number
        /** of the full loss; 1 where nothing is learned */ share: number
        count: number
      }>
      /** how many wait longer for one more handoff, by the hour */ queue: Array<{
        /** UTC */ hour: number
        behind: number
      }>
      run: {
        running: boolean
        lastAt: string | null
        nextAt: string
        /** conversations in the last run */ learned: number
        /** that the last run took */ seconds: number | null
        /** why the last run came to nothing; it goes on where it was */ fault: string | null
      }
      lacking: {
        /** labelled conversations until the next candidate */ labels: number
        /** until the shadow version can be judged at all; null where none stands in shadow */ conversations:
          | number
          | null
      }
    }
  }
  /** Say whether a version that was found better may go live by itself (PUT /v1/learning/settings) */
  putLearningSettings: {
    input: { body: { switchByItself: boolean } }
    answer: {
      /** whether a version that was found better goes live without a person */ switchByItself: boolean
      /** the version that decides; 0 is the shipped one */ live: number
      /** the candidate that is compared, and decides nothing */ shadow: number | null
      /** what would be live after going back; null where the shipped one is live */ rollsBackTo: number | null
      /** newest first, at most 30; the shipped one is the last */ versions: Array<{
        number: number
        /** the name that decisions keep: `decision.model` */ model: string
        status: 'shadow' | 'live' | 'retired'
        /** null for the shipped one */ madeAt: string | null
        /** when its status changed last */ changedAt: string | null
        /** why it has its status: `approved` by a person, found `better` and switched by itself, `replaced` by another that went live, `superseded` in shadow by a newer candidate */ because:
          | 'made'
          | 'approved'
          | 'better'
          | 'rolled-back'
          | 'replaced'
          | 'superseded'
          | null
        /** who changed its status last; null where nobody has */ by: {
          kind: 'agent' | 'key' | 'itself'
          id: string | null
        } | null
        /** that it had learned from when it was made */ conversations: number
        decisions: number
        /** what changed most first */ weights: Array<{
          /** `bias`, or a feature of the decision */ feature: string
          /** log-odds */ value: number
          /** in the version that was live when it was made */ before: number
          shipped: number
        }>
        /** null before there was anything to compare it on */ compared: {
          /** the version that was live then; 0 is the shipped one */ with: number
          at: string
          conversations: number
          /** decisions that the two would have made differently */ differ: number
          /** agent minutes for each conversation, by expectation; below zero it costs more */ saves: number
          /** nine times of ten it saves at least that */ from: number
          to: number
          /** the chance that it saves anything at all */ confidence: number
          /** enough was seen, and the confidence is at least 0.95 */ better: boolean
        } | null
      }>
      labels: {
        /** with decisions, whose outcome was looked at */ conversations: number
        decisions: number
        /** conversations that taught something */ labelled: number
        /** silence: taken neither for a success nor for a failure */ unknown: number
        /** conversations whose outcome is not known before 48 hours have passed */ waiting: number
        /** a conversation may have several; `asked-again` alone teaches nothing */ kinds: Array<{
          kind:
            | 'customer-said-yes'
            | 'action-verified'
            | 'customer-said-no'
            | 'came-back'
            | 'asked-for-person'
            | 'gave-up'
            | 'asked-again'
            | 'mark-right'
            | 'mark-could-have-been-assistant'
            | 'mark-should-have-come-earlier'
          conversations: number
        }>
      }
      /** of the live version, on what it had not learned from; null before anything is known */ calibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** of the shadow version */ shadowCalibration: {
        version: number
        /** labelled decisions */ count: number
        /** mean squared error of the chances: 0 is right and sure, 0.25 says nothing */ brier: number
        /** how far what was said is from what came, on average */ ece: number
        bins: Array<{
          /** 0..1 */ from: number
          /** 0..1 */ to: number
          count: number
          /** mean of the chances said */ said: number
          /** mean of what came */ came: number
        }>
      } | null
      /** losses that have risen for good, the newest first */ drift: Array<{
        /** null: all of them together */ intent: string | null
        at: string
        /** learned by then, by weight */ labels: number
      }>
      /** how much better or worse each goes than its features say; the farthest from 0 first, at most 100 */ intents: Array<{
        intent: string
        /** log-odds beside what the features say */ offset: number
      }>
      /** oldest first, at most 100 points */ curve: Array<{
        /** conversations that had taught something */ labels: number
        /** mean log-loss of what is learned, each decision before it was learned from */ learned: number
        /** of the version that was live */ live: number
        shipped: number
      }>
      /** what it did cost when the assistant went on and failed */ failing: Array<{
        /** 0 the first; 2 is the third and all later ones */ turn: number
        /** chance that was seen */ from: number
        /** 0..1 */ to: number
        /** of the full loss; 1 where nothing is learned */ share: number
        count: number
      }>
      /** how many wait longer for one more handoff, by the hour */ queue: Array<{
        /** UTC */ hour: number
        behind: number
      }>
      run: {
        running: boolean
        lastAt: string | null
        nextAt: string
        /** conversations in the last run */ learned: number
        /** that the last run took */ seconds: number | null
        /** why the last run came to nothing; it goes on where it was */ fault: string | null
      }
      lacking: {
        /** labelled conversations until the next candidate */ labels: number
        /** until the shadow version can be judged at all; null where none stands in shadow */ conversations:
          | number
          | null
      }
    }
  }
  /** What is promised to whom (GET /v1/service-levels) */
  getServiceTargets: {
    input: {}
    answer: {
      targets: Array<{
        /** null: any */ team: string | null
        /** null: any */ tier: string | null
        /** a person's first message after the handoff; the assistant's never counts */ firstResponse?:
          | number
          | undefined
        /** an answer to what the customer writes while a person holds it */ nextResponse?: number | undefined
        /** from the handoff to its end, without the customer's turns */ resolution?: number | undefined
      }>
    }
  }
  /** Say what is promised, in minutes of open time, by team and tier. All targets at once; none ends all promises (PUT /v1/service-levels) */
  putServiceTargets: {
    input: {
      body: {
        targets: Array<{
          /** null: any */ team?: string | null | undefined
          /** null: any */ tier?: string | null | undefined
          /** a person's first message after the handoff; the assistant's never counts */ firstResponse?:
            | number
            | undefined
          /** an answer to what the customer writes while a person holds it */ nextResponse?: number | undefined
          /** from the handoff to its end, without the customer's turns */ resolution?: number | undefined
        }>
      }
    }
    answer: {
      targets: Array<{
        /** null: any */ team: string | null
        /** null: any */ tier: string | null
        /** a person's first message after the handoff; the assistant's never counts */ firstResponse?:
          | number
          | undefined
        /** an answer to what the customer writes while a person holds it */ nextResponse?: number | undefined
        /** from the handoff to its end, without the customer's turns */ resolution?: number | undefined
      }>
    }
  }
  /** How far promises were kept, for handoffs from `from` (28 days ago where not given) up to `to` (now) (GET /v1/health/service-levels) */
  serviceHealth: {
    input: { query?: { from?: string | undefined; to?: string | undefined; by?: 'team' | 'tier' | undefined } }
    answer: {
      from: string
      to: string
      by: 'team' | 'tier'
      handoffs: number
      /** of kinds that are promised to somebody */ figures: Array<{
        kind: 'first-response' | 'next-response' | 'resolution'
        met: number
        /** those that are late and still run, too */ missed: number
        /** not due yet */ running: number
        /** met of met and missed; null where neither is */ attained: number | null
        /** of open time, of those that stopped */ medianMinutes: number | null
        /** nine in ten were faster */ slowTenthMinutes: number | null
      }>
      groups: Array<{
        key: string | null
        handoffs: number
        figures: Array<{
          kind: 'first-response' | 'next-response' | 'resolution'
          met: number
          /** those that are late and still run, too */ missed: number
          /** not due yet */ running: number
          /** met of met and missed; null where neither is */ attained: number | null
          /** of open time, of those that stopped */ medianMinutes: number | null
          /** nine in ten were faster */ slowTenthMinutes: number | null
        }>
      }>
      days: Array<{
        /** UTC, of the handoff */ day: string
        figures: Array<{
          kind: 'first-response' | 'next-response' | 'resolution'
          met: number
          /** those that are late and still run, too */ missed: number
          /** not due yet */ running: number
          /** met of met and missed; null where neither is */ attained: number | null
          /** of open time, of those that stopped */ medianMinutes: number | null
          /** nine in ten were faster */ slowTenthMinutes: number | null
        }>
      }>
    }
  }
  /** The handoffs behind a number of it: those that were missed first, the newest first (GET /v1/health/service-levels/handoffs) */
  servedHandoffs: {
    input: {
      query?: {
        from?: string | undefined
        to?: string | undefined
        kind?: 'first-response' | 'next-response' | 'resolution' | undefined
        team?: string | undefined
        tier?: string | undefined
        met?: 'true' | 'false' | undefined
        limit?: number | undefined
      }
    }
    answer: {
      handoffs: Array<{
        handoffId: string
        conversationId: string
        team: string
        tier: string | null
        at: string
        kind: 'first-response' | 'next-response' | 'resolution'
        /** null: beyond the hours that are known */ dueAt: string | null
        /** open time */ usedMinutes: number
        targetMinutes: number
        /** null: not due yet, or ended without an answer before it was */ met: boolean | null
      }>
      total: number
    }
  }
  /** The time that is booked, and the times that a person really has free in the next seven days (GET /v1/conversations/{id}/callback) */
  callbackTimes: {
    input: { params: { id: string } }
    answer: {
      callback: {
        at: string
        /** the name of whoever is there then */ agent: string
        /** not for customers */ agentId?: string | undefined
      } | null
      /** how long a time lasts */ minutes: number
      /** none where nobody’s hours are known, or the customer does not wait */ times: Array<string>
    }
  }
  /** Book a time at which a person is here in this chat, or move the one that is booked. No time is given twice (POST /v1/conversations/{id}/callback) */
  bookCallback: {
    input: {
      params: { id: string }
      body: { at: string; /** what the customer leaves for it, a phone number perhaps */ note?: string | undefined }
    }
    answer: {
      callback: {
        at: string
        /** the name of whoever is there then */ agent: string
        /** not for customers */ agentId?: string | undefined
      }
    }
  }
  /** Cancel the time that is booked: the customer waits again at once (POST /v1/conversations/{id}/callback/cancel) */
  cancelCallback: { input: { params: { id: string }; body?: {} }; answer: null }
  /** The customer would rather go on with the assistant than wait; they may ask for a person again (POST /v1/conversations/{id}/assistant) */
  goOnWithAssistant: { input: { params: { id: string }; body?: {} }; answer: { epoch: number } }
  /** How true what customers were told of their wait was, from `from` (28 days ago where not given) up to `to` (now) (GET /v1/health/estimates) */
  estimateHealth: {
    input: { query?: { from?: string | undefined; to?: string | undefined; by?: 'team' | undefined } }
    answer: {
      from: string
      to: string
      figures: {
        count: number
        /** the share within the told range, of which eight of ten should be */ coverage: number | null
        /** by how much the told mean was too long (above 0) or too short, as a share of what was waited */ bias:
          | number
          | null
        medianWaitedSeconds: number | null
      }
      /** told, and they left, or still wait */ nobodyCame: number
      groups: Array<{
        team: string
        figures: {
          count: number
          /** the share within the told range, of which eight of ten should be */ coverage: number | null
          /** by how much the told mean was too long (above 0) or too short, as a share of what was waited */ bias:
            | number
            | null
          medianWaitedSeconds: number | null
        }
      }>
      days: Array<{
        /** UTC */ day: string
        figures: {
          count: number
          /** the share within the told range, of which eight of ten should be */ coverage: number | null
          /** by how much the told mean was too long (above 0) or too short, as a share of what was waited */ bias:
            | number
            | null
          medianWaitedSeconds: number | null
        }
      }>
    }
  }
  /** The waits behind it, the newest first: what was told, and how long it was (GET /v1/health/estimates/waits) */
  estimatedWaits: {
    input: {
      query?: {
        from?: string | undefined
        to?: string | undefined
        team?: string | undefined
        within?: 'true' | 'false' | undefined
        limit?: number | undefined
      }
    }
    answer: {
      waits: Array<{
        handoffId: string
        conversationId: string
        team: string
        /** when it was told */ at: string
        kind: 'position' | 'range'
        ahead: number
        fromSeconds: number
        toSeconds: number
        /** the mean */ seconds: number
        /** null: nobody has come */ waitedSeconds: number | null
        within: boolean | null
      }>
      total: number
    }
  }
  /** The agents with what they can, and when they work (GET /v1/people) */
  listPeople: {
    input: {}
    answer: {
      people: Array<{
        id: string
        name: string
        /** where their picture is, on this server; null where they have none */ picture: string | null
        email: string
        role: 'agent' | 'lead' | 'admin'
        teams: Array<string>
        skills: Array<string>
        capacity: number
        presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
        presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
        /** when it ends by itself */ presenceUntil: string | null
        /** the lead who set it; null where they did themselves */ presenceBy: string | null
        /** cases that wait for them and offers open to them, by weight */ load: number
        skillLevels: Array<{ name: string; level: number; expiresAt: string | null }>
        languages: Array<string>
        /** shifts of their own */ hours: {
          timeZone: string
          days: Array<{ day: number; from: string; to: string }>
        } | null
        calendarId: string | null
        /** false: they cannot sign in until they were invited */ hasPassword: boolean
        /** null where none went by e-mail, or they have come */ invitation: {
          status: 'waiting' | 'sent' | 'failed'
          /** why it was not sent, or not yet */ fault: string | null
          /** when it was sent or given up; while it waits, when it was asked for */ at: string
          /** until then its link opens, once */ expiresAt: string | null
        } | null
        /** when they last used the inbox, as far as it told */ activeAt: string | null
      }>
      /** whether invitations can go by e-mail: it is set up, and BATON_PUBLIC_URL says where this is */ mailsInvitations: boolean
    }
  }
  /** Change what an agent can, carries and works; what is left out stays as it is. What waits is offered at once (PUT /v1/agents/{id}/work) */
  putAgentWork: {
    input: {
      params: { id: string }
      body?: {
        teams?: Array<string> | undefined
        skills?:
          | Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level?: number | undefined
                  /** from then on it does not count */ expiresAt?: string | null | undefined
                }
            >
          | undefined
        languages?: Array<string> | undefined
        /** in weights: an ordinary case is 1 */ capacity?: number | undefined
        hours?: { timeZone: string; days: Array<{ day: number; from: string; to: string }> } | null | undefined
        calendarId?: string | null | undefined
      }
    }
    answer: {
      id: string
      name: string
      /** where their picture is, on this server; null where they have none */ picture: string | null
      email: string
      role: 'agent' | 'lead' | 'admin'
      teams: Array<string>
      skills: Array<string>
      capacity: number
      presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
      presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
      /** when it ends by itself */ presenceUntil: string | null
      /** the lead who set it; null where they did themselves */ presenceBy: string | null
      /** cases that wait for them and offers open to them, by weight */ load: number
      skillLevels: Array<{ name: string; level: number; expiresAt: string | null }>
      languages: Array<string>
      /** shifts of their own */ hours: {
        timeZone: string
        days: Array<{ day: number; from: string; to: string }>
      } | null
      calendarId: string | null
      /** false: they cannot sign in until they were invited */ hasPassword: boolean
      /** null where none went by e-mail, or they have come */ invitation: {
        status: 'waiting' | 'sent' | 'failed'
        /** why it was not sent, or not yet */ fault: string | null
        /** when it was sent or given up; while it waits, when it was asked for */ at: string
        /** until then its link opens, once */ expiresAt: string | null
      } | null
      /** when they last used the inbox, as far as it told */ activeAt: string | null
    }
  }
  /** What you can, carry and work, and whether you may change your hours and languages yourself (GET /v1/me/work) */
  getOwnWork: {
    input: {}
    answer: {
      person: {
        id: string
        name: string
        /** where their picture is, on this server; null where they have none */ picture: string | null
        email: string
        role: 'agent' | 'lead' | 'admin'
        teams: Array<string>
        skills: Array<string>
        capacity: number
        presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
        presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
        /** when it ends by itself */ presenceUntil: string | null
        /** the lead who set it; null where they did themselves */ presenceBy: string | null
        /** cases that wait for them and offers open to them, by weight */ load: number
        skillLevels: Array<{ name: string; level: number; expiresAt: string | null }>
        languages: Array<string>
        /** shifts of their own */ hours: {
          timeZone: string
          days: Array<{ day: number; from: string; to: string }>
        } | null
        calendarId: string | null
        /** false: they cannot sign in until they were invited */ hasPassword: boolean
        /** null where none went by e-mail, or they have come */ invitation: {
          status: 'waiting' | 'sent' | 'failed'
          /** why it was not sent, or not yet */ fault: string | null
          /** when it was sent or given up; while it waits, when it was asked for */ at: string
          /** until then its link opens, once */ expiresAt: string | null
        } | null
        /** when they last used the inbox, as far as it told */ activeAt: string | null
      }
      mayChange: boolean
    }
  }
  /** Change when you work and what you write in, where the workspace lets you; what is left out stays as it is (PUT /v1/me/work) */
  putOwnWork: {
    input: {
      body?: {
        languages?: Array<string> | undefined
        hours?: { timeZone: string; days: Array<{ day: number; from: string; to: string }> } | null | undefined
        calendarId?: string | null | undefined
      }
    }
    answer: {
      id: string
      name: string
      /** where their picture is, on this server; null where they have none */ picture: string | null
      email: string
      role: 'agent' | 'lead' | 'admin'
      teams: Array<string>
      skills: Array<string>
      capacity: number
      presence: 'online' | 'away' | 'offline' | 'do-not-disturb' | 'wrap-up'
      presenceReason: 'chosen' | 'lead' | 'key' | 'wrap-up' | 'gone' | 'idle'
      /** when it ends by itself */ presenceUntil: string | null
      /** the lead who set it; null where they did themselves */ presenceBy: string | null
      /** cases that wait for them and offers open to them, by weight */ load: number
      skillLevels: Array<{ name: string; level: number; expiresAt: string | null }>
      languages: Array<string>
      /** shifts of their own */ hours: {
        timeZone: string
        days: Array<{ day: number; from: string; to: string }>
      } | null
      calendarId: string | null
      /** false: they cannot sign in until they were invited */ hasPassword: boolean
      /** null where none went by e-mail, or they have come */ invitation: {
        status: 'waiting' | 'sent' | 'failed'
        /** why it was not sent, or not yet */ fault: string | null
        /** when it was sent or given up; while it waits, when it was asked for */ at: string
        /** until then its link opens, once */ expiresAt: string | null
      } | null
      /** when they last used the inbox, as far as it told */ activeAt: string | null
    }
  }
  /** Add and change agents from CSV: name, email, role, teams, skills, languages, capacity, calendar. With `preview` nothing is written. All rows are good, or none is written (POST /v1/agents/import) */
  importAgents: {
    input: {
      body: {
        csv: string
        /** says what would become of each row, and writes nothing */ preview?: boolean | undefined
        /** where e-mail is set up, new agents get the link to choose a password by it */ invite?: boolean | undefined
      }
    }
    answer: {
      preview: boolean
      written: boolean
      /** to how many an invitation goes, or would go, by e-mail */ invited: number
      counts: { create: number; update: number; same: number; refused: number }
      rows: Array<{
        /** of the file; the head is line 1 */ line: number
        email: string | null
        outcome: 'create' | 'update' | 'same' | 'refused'
        /** the columns that change */ changes: Array<string>
        problems: Array<{
          code:
            | 'missing'
            | 'not_an_email'
            | 'too_long'
            | 'unknown_role'
            | 'not_a_level'
            | 'not_a_date'
            | 'not_a_name'
            | 'not_a_language'
            | 'not_a_capacity'
            | 'unknown_calendar'
            | 'unknown_team'
            | 'twice'
            | 'may_not'
          column: string
          cause: string
          next: string
        }>
      }>
    }
  }
  /** The calendars, with their next openings (GET /v1/calendars) */
  listCalendars: {
    input: {}
    answer: {
      calendars: Array<{
        id: string
        name: string
        timeZone: string
        days: Array<{ day: number; from: string; to: string }>
        exceptions: Array<{
          date: string
          name: string
          /** on that day of every year */ yearly: boolean
          /** none: closed */ hours: Array<{ from: string; to: string }>
        }>
        /** the next two weeks as they come out, in UTC */ openings: Array<{ from: string; to: string }>
        /** ids */ usedBy: { teams: Array<string>; agents: Array<string> }
      }>
    }
  }
  /** Make or change a calendar: the hours of a week in a time zone, and days that are not like the others (PUT /v1/calendars/{id}) */
  putCalendar: {
    input: {
      params: { id: string }
      body: {
        name: string
        timeZone: string
        days: Array<{ day: number; from: string; to: string }>
        exceptions?:
          | Array<{
              date: string
              name: string
              /** on that day of every year */ yearly?: boolean | undefined
              /** none: closed */ hours?: Array<{ from: string; to: string }> | undefined
            }>
          | undefined
      }
    }
    answer: {
      id: string
      name: string
      timeZone: string
      days: Array<{ day: number; from: string; to: string }>
      exceptions: Array<{
        date: string
        name: string
        /** on that day of every year */ yearly: boolean
        /** none: closed */ hours: Array<{ from: string; to: string }>
      }>
      /** the next two weeks as they come out, in UTC */ openings: Array<{ from: string; to: string }>
      /** ids */ usedBy: { teams: Array<string>; agents: Array<string> }
    }
  }
  /** Delete a calendar that nobody uses (DELETE /v1/calendars/{id}) */
  deleteCalendar: { input: { params: { id: string } }; answer: null }
  /** How work and presence are counted (GET /v1/workspace/work) */
  getWorkSettings: {
    input: {}
    answer: {
      /** a customer silent for so long: their case counts nothing. 0: it always counts */ silentMinutes: number
      /** so long nothing is offered to whoever has solved a case. 0: no pause */ wrapUpSeconds: number
      /** whoever has not touched the inbox for so long is away. 0: never */ idleMinutes: number
      /** what somebody holds whose connection is gone stays theirs */ keepHeld: boolean
      /** agents set their own hours, calendar and languages; otherwise leads do */ ownHours: boolean
      /** an offer is accepted at once for whoever has used the inbox within the last 60 seconds, and for nobody else */ acceptForThem: boolean
      /** a conversation that waits for its customer is closed after so long without a word of theirs. 0: never by itself */ closeWaitingDays: number
      /** so long before it is closed the customer is told; never closed without */ closeWordHours: number
    }
  }
  /** Change how work and presence are counted; what is left out stays as it is (PUT /v1/workspace/work) */
  putWorkSettings: {
    input: {
      body?: {
        /** a customer silent for so long: their case counts nothing. 0: it always counts */ silentMinutes?:
          | number
          | undefined
        /** so long nothing is offered to whoever has solved a case. 0: no pause */ wrapUpSeconds?: number | undefined
        /** whoever has not touched the inbox for so long is away. 0: never */ idleMinutes?: number | undefined
        /** what somebody holds whose connection is gone stays theirs */ keepHeld?: boolean | undefined
        /** agents set their own hours, calendar and languages; otherwise leads do */ ownHours?: boolean | undefined
        /** an offer is accepted at once for whoever has used the inbox within the last 60 seconds, and for nobody else */ acceptForThem?:
          | boolean
          | undefined
        /** a conversation that waits for its customer is closed after so long without a word of theirs. 0: never by itself */ closeWaitingDays?:
          | number
          | undefined
        /** so long before it is closed the customer is told; never closed without */ closeWordHours?:
          | number
          | undefined
      }
    }
    answer: {
      /** a customer silent for so long: their case counts nothing. 0: it always counts */ silentMinutes: number
      /** so long nothing is offered to whoever has solved a case. 0: no pause */ wrapUpSeconds: number
      /** whoever has not touched the inbox for so long is away. 0: never */ idleMinutes: number
      /** what somebody holds whose connection is gone stays theirs */ keepHeld: boolean
      /** agents set their own hours, calendar and languages; otherwise leads do */ ownHours: boolean
      /** an offer is accepted at once for whoever has used the inbox within the last 60 seconds, and for nobody else */ acceptForThem: boolean
      /** a conversation that waits for its customer is closed after so long without a word of theirs. 0: never by itself */ closeWaitingDays: number
      /** so long before it is closed the customer is told; never closed without */ closeWordHours: number
    }
  }
  /** Incidents, those that are not over first, and what comes in so often just now that it may be one (GET /v1/incidents) */
  listIncidents: {
    input: {}
    answer: {
      incidents: Array<{
        id: string
        title: string
        state: 'open' | 'monitoring' | 'resolved'
        since: string
        /** any one of intents, words and areas is a sign; pages and tiers must hold as well where they are named */ signs: {
          intents: Array<string>
          /** words or phrases, in whatever language */ words: Array<string>
          /** product areas */ areas: Array<string>
          /** paths or addresses; `*` stands for anything */ pages: Array<string>
          tiers: Array<string>
        }
        /** by language; where a customer’s is left out, Baton says what the state says */ words: Record<string, string>
        /** what customers are promised */ nextUpdateAt: string | null
        /** that time is over, and no update came */ overdue: boolean
        createdAt: string
        createdBy: string | null
        resolvedAt: string | null
        cases: number
        /** of them, conversations that are open */ open: number
        /** of them, handoffs that are held back */ held: number
      }>
      bursts: Array<{
        intent: string
        conversations: number
        minutes: number
        /** in as many minutes, over the week before */ usual: number
        conversationIds: Array<string>
      }>
    }
  }
  /** Open an incident. Handoffs that it explains are held back from now on, until the promised time (POST /v1/incidents) */
  createIncident: {
    input: {
      body: {
        title: string
        /** now, where it is left out */ since?: string | undefined
        signs?:
          | {
              intents?: Array<string> | undefined
              /** words or phrases, in whatever language */ words?: Array<string> | undefined
              /** product areas */ areas?: Array<string> | undefined
              /** paths or addresses; `*` stands for anything */ pages?: Array<string> | undefined
              tiers?: Array<string> | undefined
            }
          | undefined
        /** by language; where a customer’s is left out, Baton says what the state says */ words?:
          | Record<string, string>
          | undefined
        /** when customers hear more, at the latest */ nextUpdateAt: string
        /** cases that belong to it */ conversationIds?: Array<string> | undefined
      }
    }
    answer: {
      id: string
      title: string
      state: 'open' | 'monitoring' | 'resolved'
      since: string
      /** any one of intents, words and areas is a sign; pages and tiers must hold as well where they are named */ signs: {
        intents: Array<string>
        /** words or phrases, in whatever language */ words: Array<string>
        /** product areas */ areas: Array<string>
        /** paths or addresses; `*` stands for anything */ pages: Array<string>
        tiers: Array<string>
      }
      /** by language; where a customer’s is left out, Baton says what the state says */ words: Record<string, string>
      /** what customers are promised */ nextUpdateAt: string | null
      /** that time is over, and no update came */ overdue: boolean
      createdAt: string
      createdBy: string | null
      resolvedAt: string | null
      cases: number
      /** of them, conversations that are open */ open: number
      /** of them, handoffs that are held back */ held: number
    }
  }
  /** One incident with its updates, the newest first (GET /v1/incidents/{id}) */
  getIncident: {
    input: { params: { id: string } }
    answer: {
      id: string
      title: string
      state: 'open' | 'monitoring' | 'resolved'
      since: string
      /** any one of intents, words and areas is a sign; pages and tiers must hold as well where they are named */ signs: {
        intents: Array<string>
        /** words or phrases, in whatever language */ words: Array<string>
        /** product areas */ areas: Array<string>
        /** paths or addresses; `*` stands for anything */ pages: Array<string>
        tiers: Array<string>
      }
      /** by language; where a customer’s is left out, Baton says what the state says */ words: Record<string, string>
      /** what customers are promised */ nextUpdateAt: string | null
      /** that time is over, and no update came */ overdue: boolean
      createdAt: string
      createdBy: string | null
      resolvedAt: string | null
      cases: number
      /** of them, conversations that are open */ open: number
      /** of them, handoffs that are held back */ held: number
      updates: Array<{
        id: string
        /** given when it begins to be sent */ number: number | null
        state: 'open' | 'monitoring' | 'resolved'
        /** by language; where a customer’s is left out, Baton says what the state says */ words: Record<string, string>
        nextUpdateAt: string | null
        status: 'waiting' | 'sending' | 'sent' | 'cancelled'
        /** until then it can be taken back */ sendsAt: string
        createdAt: string
        createdBy: string | null
        /** cases that have been told */ told: number
        /** open cases that are still to be told */ left: number
      }>
    }
  }
  /** Change what is named. A new promised time is told to whoever is held back when the old one passes; the state changes by an update (PUT /v1/incidents/{id}) */
  changeIncident: {
    input: {
      params: { id: string }
      body?: {
        title?: string | undefined
        since?: string | undefined
        signs?:
          | {
              intents?: Array<string> | undefined
              /** words or phrases, in whatever language */ words?: Array<string> | undefined
              /** product areas */ areas?: Array<string> | undefined
              /** paths or addresses; `*` stands for anything */ pages?: Array<string> | undefined
              tiers?: Array<string> | undefined
            }
          | undefined
        /** by language; where a customer’s is left out, Baton says what the state says */ words?:
          | Record<string, string>
          | undefined
        nextUpdateAt?: string | undefined
      }
    }
    answer: {
      id: string
      title: string
      state: 'open' | 'monitoring' | 'resolved'
      since: string
      /** any one of intents, words and areas is a sign; pages and tiers must hold as well where they are named */ signs: {
        intents: Array<string>
        /** words or phrases, in whatever language */ words: Array<string>
        /** product areas */ areas: Array<string>
        /** paths or addresses; `*` stands for anything */ pages: Array<string>
        tiers: Array<string>
      }
      /** by language; where a customer’s is left out, Baton says what the state says */ words: Record<string, string>
      /** what customers are promised */ nextUpdateAt: string | null
      /** that time is over, and no update came */ overdue: boolean
      createdAt: string
      createdBy: string | null
      resolvedAt: string | null
      cases: number
      /** of them, conversations that are open */ open: number
      /** of them, handoffs that are held back */ held: number
    }
  }
  /** The cases that belong to it, and open ones that look like it, with what they were recognised by (GET /v1/incidents/{id}/conversations) */
  incidentConversations: {
    input: { params: { id: string } }
    answer: {
      cases: Array<{
        conversationId: string
        customer: string | null
        problem: string | null
        status: 'open' | 'resolved'
        holder: 'assistant' | 'queue' | 'agent' | 'nobody'
        language: string
        linkedAt: string
        /** the number of the last update that it was told */ told: number
        /** its handoff is held back, and the customer hears more by then */ heldUntil: string | null
        /** what the customer does not read in the chat follows by e-mail */ byMail: boolean
      }>
      total: number
      suggested: Array<{
        conversationId: string
        customer: string | null
        problem: string | null
        openedAt: string
        /** what it was recognised by */ because: {
          words?: string | undefined
          intent?: { name: string; confidence: number } | undefined
          area?: string | undefined
          page?: true | undefined
          tier?: string | undefined
        }
      }>
    }
  }
  /** Link cases to it, or take them out. What was held back and is taken out goes to a person (POST /v1/incidents/{id}/conversations) */
  linkConversations: {
    input: {
      params: { id: string }
      body?: {
        link?: Array<string> | undefined
        unlink?: Array<string> | undefined
        /** they were chosen among what was suggested */ suggested?: boolean | undefined
      }
    }
    answer: { linked: Array<string>; unlinked: Array<string>; failed: Array<{ conversationId: string; code: string }> }
  }
  /** One update to every linked open case, told once to each, in the chat and by e-mail where the customer is away. It can be taken back for a few seconds (POST /v1/incidents/{id}/updates) */
  updateIncident: {
    input: {
      params: { id: string }
      body: {
        state: 'open' | 'monitoring' | 'resolved'
        /** by language; where a customer’s is left out, Baton says what the state says */ words?:
          | Record<string, string>
          | undefined
        /** needed unless it is resolved */ nextUpdateAt?: string | undefined
      }
    }
    answer: {
      id: string
      /** given when it begins to be sent */ number: number | null
      state: 'open' | 'monitoring' | 'resolved'
      /** by language; where a customer’s is left out, Baton says what the state says */ words: Record<string, string>
      nextUpdateAt: string | null
      status: 'waiting' | 'sending' | 'sent' | 'cancelled'
      /** until then it can be taken back */ sendsAt: string
      createdAt: string
      createdBy: string | null
      /** cases that have been told */ told: number
      /** open cases that are still to be told */ left: number
    }
  }
  /** Take an update back, before anybody has been told (DELETE /v1/incident-updates/{id}) */
  cancelIncidentUpdate: { input: { params: { id: string } }; answer: null }
  /** What came in a past span of a week at most, who was at work, and how many would have been needed (GET /v1/staffing) */
  staffingDay: {
    input: { query: { from: string; to: string; targetMinutes?: number | undefined } }
    answer: {
      from: string
      to: string
      basis: {
        arrivals: number
        /** came when nobody works again in the span, and are left out */ closed: number
        /** of which it is known how long they took */ handled: number
        /** endless: nobody leaves but those who did */ patience: 'learned' | 'given' | 'endless'
        patienceMinutes: number | null
        acceptMinutes: number
        wrapUpMinutes: number
        /** people who are taken to be there by their shift */ byShift: number
        /** people without one, taken to be there from the first case of a day to the last */ bySight: number
      }
      real: {
        arrivals: number
        answered: number
        left: number
        /** at the end of the span, still */ waiting: number
        /** minutes, of everybody, those who left included */ meanWait: number
        p50: number
        p80: number
        p95: number
        /** answered within the target, of all who came */ inTime: number
        /** left unanswered, of all who came */ abandoned: number
      }
      /** whether so much came that playing it says something */ enough: boolean
      people: Array<{
        id: string
        name: string
        teams: Array<string>
        skills: Array<string>
        skillLevels: Array<{ name: string; level: number }>
        capacity: number
        openings: Array<{ from: string; to: string }>
      }>
      /** that anybody has or anything needed */ skills: Array<string>
      teams: Array<{ id: string; name: string }>
      halfHours: Array<{
        at: string
        arrivals: number
        people: number
        needed: Array<{ team: string; people: number }>
      }>
    }
  }
  /** Play a past span of a week at most again, as it was and with other people, skills, shifts or routing (POST /v1/simulations) */
  simulate: {
    input: {
      body: {
        from: string
        to: string
        /** whose clocks the times of day are read by */ timeZone?: string | undefined
        /** answered within so long is in time */ targetMinutes?: number | undefined
        /** the mean, where too few left to learn it; null: then nobody leaves but those who did */ patienceMinutes?:
          | number
          | null
          | undefined
        seed?: number | undefined
        replications?: number | undefined
        changes?:
          | {
              /** people who are not there now, on each day of the span */ add?:
                | Array<{
                    count: number
                    team: string
                    skills?:
                      | Array<
                          | string
                          | {
                              name: string
                              /** 1 has begun, 3 works alone, 5 teaches it */ level?: number | undefined
                              /** from then on it does not count */ expiresAt?: string | null | undefined
                            }
                        >
                      | undefined
                    languages?: Array<string> | undefined
                    /** the usual one of those who are there where not given */ capacity?: number | undefined
                    from: string
                    to: string
                  }>
                | undefined
              /** agents who are not there */ remove?: Array<string> | undefined
              /** what somebody can besides, or cannot any more */ skills?:
                | Array<{
                    agentId: string
                    add?:
                      | Array<
                          | string
                          | {
                              name: string
                              /** 1 has begun, 3 works alone, 5 teaches it */ level?: number | undefined
                              /** from then on it does not count */ expiresAt?: string | null | undefined
                            }
                        >
                      | undefined
                    remove?: Array<string> | undefined
                  }>
                | undefined
              /** when somebody works instead, on each day on which they do */ shifts?:
                | Array<{ agentId: string; from: string; to: string }>
                | undefined
              capacity?: Array<{ /** null: everybody */ agentId: string | null; capacity: number }> | undefined
              /** routes as this version of the policy does, and not as the live one; 0 is as shipped */ policyVersion?:
                | number
                | undefined
              /** what of the routing would be otherwise, on top of the policy */ routing?:
                | {
                    /** after how long the search widens: a level less, a sibling team, anybody; fewer leave out the last ones */ ringMinutes?:
                      | Array<number>
                      | undefined
                    bySpeed?: boolean | undefined
                    tiers?: Record<string, { cost: number; targetMinutes: number }> | undefined
                  }
                | undefined
            }
          | undefined
      }
    }
    answer: {
      id: string
      requestedAt: string
      endedAt: string | null
      status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
      progress: number
      asked: {
        from: string
        to: string
        timeZone: string
        targetMinutes: number
        patienceMinutes: number | null
        seed: number
        replications: number
        changes: {
          /** people who are not there now, on each day of the span */ add: Array<{
            count: number
            team: string
            skills: Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                  /** from then on it does not count */ expiresAt: string | null
                }
            >
            languages: Array<string>
            /** the usual one of those who are there where not given */ capacity?: number | undefined
            from: string
            to: string
          }>
          /** agents who are not there */ remove: Array<string>
          /** what somebody can besides, or cannot any more */ skills: Array<{
            agentId: string
            add: Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                  /** from then on it does not count */ expiresAt: string | null
                }
            >
            remove: Array<string>
          }>
          /** when somebody works instead, on each day on which they do */ shifts: Array<{
            agentId: string
            from: string
            to: string
          }>
          capacity: Array<{ /** null: everybody */ agentId: string | null; capacity: number }>
          /** routes as this version of the policy does, and not as the live one; 0 is as shipped */ policyVersion?:
            | number
            | undefined
          /** what of the routing would be otherwise, on top of the policy */ routing?:
            | {
                /** after how long the search widens: a level less, a sibling team, anybody; fewer leave out the last ones */ ringMinutes?:
                  | Array<number>
                  | undefined
                bySpeed?: boolean | undefined
                tiers?: Record<string, { cost: number; targetMinutes: number }> | undefined
              }
            | undefined
        }
      }
      headline: {
        before: { inTime: number; meanWait: number; p80: number; abandoned: number }
        after: { inTime: number; meanWait: number; p80: number; abandoned: number } | null
      } | null
      /** why it came to nothing */ fault: string | null
    }
  }
  /** The last twenty, the newest first (GET /v1/simulations) */
  listSimulations: {
    input: {}
    answer: {
      simulations: Array<{
        id: string
        requestedAt: string
        endedAt: string | null
        status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
        progress: number
        asked: {
          from: string
          to: string
          timeZone: string
          targetMinutes: number
          patienceMinutes: number | null
          seed: number
          replications: number
          changes: {
            /** people who are not there now, on each day of the span */ add: Array<{
              count: number
              team: string
              skills: Array<
                | string
                | {
                    name: string
                    /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                    /** from then on it does not count */ expiresAt: string | null
                  }
              >
              languages: Array<string>
              /** the usual one of those who are there where not given */ capacity?: number | undefined
              from: string
              to: string
            }>
            /** agents who are not there */ remove: Array<string>
            /** what somebody can besides, or cannot any more */ skills: Array<{
              agentId: string
              add: Array<
                | string
                | {
                    name: string
                    /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                    /** from then on it does not count */ expiresAt: string | null
                  }
              >
              remove: Array<string>
            }>
            /** when somebody works instead, on each day on which they do */ shifts: Array<{
              agentId: string
              from: string
              to: string
            }>
            capacity: Array<{ /** null: everybody */ agentId: string | null; capacity: number }>
            /** routes as this version of the policy does, and not as the live one; 0 is as shipped */ policyVersion?:
              | number
              | undefined
            /** what of the routing would be otherwise, on top of the policy */ routing?:
              | {
                  /** after how long the search widens: a level less, a sibling team, anybody; fewer leave out the last ones */ ringMinutes?:
                    | Array<number>
                    | undefined
                  bySpeed?: boolean | undefined
                  tiers?: Record<string, { cost: number; targetMinutes: number }> | undefined
                }
              | undefined
          }
        }
        headline: {
          before: { inTime: number; meanWait: number; p80: number; abandoned: number }
          after: { inTime: number; meanWait: number; p80: number; abandoned: number } | null
        } | null
        /** why it came to nothing */ fault: string | null
      }>
    }
  }
  /** One: how far it is, and what came of it (GET /v1/simulations/{id}) */
  getSimulation: {
    input: { params: { id: string } }
    answer: {
      id: string
      requestedAt: string
      endedAt: string | null
      status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
      progress: number
      asked: {
        from: string
        to: string
        timeZone: string
        targetMinutes: number
        patienceMinutes: number | null
        seed: number
        replications: number
        changes: {
          /** people who are not there now, on each day of the span */ add: Array<{
            count: number
            team: string
            skills: Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                  /** from then on it does not count */ expiresAt: string | null
                }
            >
            languages: Array<string>
            /** the usual one of those who are there where not given */ capacity?: number | undefined
            from: string
            to: string
          }>
          /** agents who are not there */ remove: Array<string>
          /** what somebody can besides, or cannot any more */ skills: Array<{
            agentId: string
            add: Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                  /** from then on it does not count */ expiresAt: string | null
                }
            >
            remove: Array<string>
          }>
          /** when somebody works instead, on each day on which they do */ shifts: Array<{
            agentId: string
            from: string
            to: string
          }>
          capacity: Array<{ /** null: everybody */ agentId: string | null; capacity: number }>
          /** routes as this version of the policy does, and not as the live one; 0 is as shipped */ policyVersion?:
            | number
            | undefined
          /** what of the routing would be otherwise, on top of the policy */ routing?:
            | {
                /** after how long the search widens: a level less, a sibling team, anybody; fewer leave out the last ones */ ringMinutes?:
                  | Array<number>
                  | undefined
                bySpeed?: boolean | undefined
                tiers?: Record<string, { cost: number; targetMinutes: number }> | undefined
              }
            | undefined
        }
      }
      headline: {
        before: { inTime: number; meanWait: number; p80: number; abandoned: number }
        after: { inTime: number; meanWait: number; p80: number; abandoned: number } | null
      } | null
      /** why it came to nothing */ fault: string | null
      result: {
        basis: {
          arrivals: number
          /** came when nobody works again in the span, and are left out */ closed: number
          /** of which it is known how long they took */ handled: number
          /** endless: nobody leaves but those who did */ patience: 'learned' | 'given' | 'endless'
          patienceMinutes: number | null
          acceptMinutes: number
          wrapUpMinutes: number
          /** people who are taken to be there by their shift */ byShift: number
          /** people without one, taken to be there from the first case of a day to the last */ bySight: number
        }
        /** which version of the policy routed; 0 is as shipped. Absent in what was played before this was kept */ policies?:
          | { before: number; after: number }
          | undefined
        /** what happened */ real: {
          arrivals: number
          answered: number
          left: number
          /** at the end of the span, still */ waiting: number
          /** minutes, of everybody, those who left included */ meanWait: number
          p50: number
          p80: number
          p95: number
          /** answered within the target, of all who came */ inTime: number
          /** left unanswered, of all who came */ abandoned: number
        }
        /** the same day played as it was */ before: {
          figures: {
            arrivals: number
            answered: number
            left: number
            /** at the end of the span, still */ waiting: number
            /** minutes, of everybody, those who left included */ meanWait: number
            p50: number
            p80: number
            p95: number
            /** answered within the target, of all who came */ inTime: number
            /** left unanswered, of all who came */ abandoned: number
          }
          ranges: {
            /** in which eight of ten replications lie */ meanWait: { low: number; high: number }
            /** in which eight of ten replications lie */ p80: { low: number; high: number }
            /** in which eight of ten replications lie */ inTime: { low: number; high: number }
            /** in which eight of ten replications lie */ abandoned: { low: number; high: number }
            /** in which eight of ten replications lie */ utilisation: { low: number; high: number }
          }
          utilisation: number
          /** that people are there, together */ hours: number
          people: number
          teams: Array<{
            arrivals: number
            answered: number
            left: number
            /** at the end of the span, still */ waiting: number
            /** minutes, of everybody, those who left included */ meanWait: number
            p50: number
            p80: number
            p95: number
            /** answered within the target, of all who came */ inTime: number
            /** left unanswered, of all who came */ abandoned: number
            key: string | null
          }>
          tiers: Array<{
            arrivals: number
            answered: number
            left: number
            /** at the end of the span, still */ waiting: number
            /** minutes, of everybody, those who left included */ meanWait: number
            p50: number
            p80: number
            p95: number
            /** answered within the target, of all who came */ inTime: number
            /** left unanswered, of all who came */ abandoned: number
            key: string | null
          }>
          halfHours: Array<{
            at: string
            arrivals: number
            /** of those who came in it; null where nobody did */ meanWait: number | null
            meanWaitRange: { low: number; high: number } | null
            p80: number | null
            inTime: number | null
            abandoned: number | null
            /** of the room that those there have; null where nobody is */ utilisation: number | null
            /** at work, in the mean */ people: number
            /** to answer four of five in time, by Erlang C, each team by itself */ needed: Array<{
              team: string
              people: number
            }>
            formula: { meanWait: number | null; abandoned: number | null; utilisation: number | null }
          }>
          formula: {
            name: 'erlang-a' | 'erlang-c'
            /** null: in some half hour more came than could ever be answered */ meanWait: number | null
            abandoned: number | null
            /** half hours of which the formula says nothing */ overloaded: number
          }
          /** the mean wait if everybody could do everything */ pooledWait: number
          /** simulation less formula, by what it comes from: who can do what, and that it does not come evenly */ differs: Array<{
            because: 'skills' | 'bursts'
            minutes: number
          }>
          replications: number
        }
        /** with the changes; null where none were given */ after: {
          figures: {
            arrivals: number
            answered: number
            left: number
            /** at the end of the span, still */ waiting: number
            /** minutes, of everybody, those who left included */ meanWait: number
            p50: number
            p80: number
            p95: number
            /** answered within the target, of all who came */ inTime: number
            /** left unanswered, of all who came */ abandoned: number
          }
          ranges: {
            /** in which eight of ten replications lie */ meanWait: { low: number; high: number }
            /** in which eight of ten replications lie */ p80: { low: number; high: number }
            /** in which eight of ten replications lie */ inTime: { low: number; high: number }
            /** in which eight of ten replications lie */ abandoned: { low: number; high: number }
            /** in which eight of ten replications lie */ utilisation: { low: number; high: number }
          }
          utilisation: number
          /** that people are there, together */ hours: number
          people: number
          teams: Array<{
            arrivals: number
            answered: number
            left: number
            /** at the end of the span, still */ waiting: number
            /** minutes, of everybody, those who left included */ meanWait: number
            p50: number
            p80: number
            p95: number
            /** answered within the target, of all who came */ inTime: number
            /** left unanswered, of all who came */ abandoned: number
            key: string | null
          }>
          tiers: Array<{
            arrivals: number
            answered: number
            left: number
            /** at the end of the span, still */ waiting: number
            /** minutes, of everybody, those who left included */ meanWait: number
            p50: number
            p80: number
            p95: number
            /** answered within the target, of all who came */ inTime: number
            /** left unanswered, of all who came */ abandoned: number
            key: string | null
          }>
          halfHours: Array<{
            at: string
            arrivals: number
            /** of those who came in it; null where nobody did */ meanWait: number | null
            meanWaitRange: { low: number; high: number } | null
            p80: number | null
            inTime: number | null
            abandoned: number | null
            /** of the room that those there have; null where nobody is */ utilisation: number | null
            /** at work, in the mean */ people: number
            /** to answer four of five in time, by Erlang C, each team by itself */ needed: Array<{
              team: string
              people: number
            }>
            formula: { meanWait: number | null; abandoned: number | null; utilisation: number | null }
          }>
          formula: {
            name: 'erlang-a' | 'erlang-c'
            /** null: in some half hour more came than could ever be answered */ meanWait: number | null
            abandoned: number | null
            /** half hours of which the formula says nothing */ overloaded: number
          }
          /** the mean wait if everybody could do everything */ pooledWait: number
          /** simulation less formula, by what it comes from: who can do what, and that it does not come evenly */ differs: Array<{
            because: 'skills' | 'bursts'
            minutes: number
          }>
          replications: number
        } | null
      } | null
    }
  }
  /** Stop one that has not ended; one that has stays as it is (POST /v1/simulations/{id}/cancel) */
  cancelSimulation: {
    input: { params: { id: string }; body?: {} }
    answer: {
      id: string
      requestedAt: string
      endedAt: string | null
      status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
      progress: number
      asked: {
        from: string
        to: string
        timeZone: string
        targetMinutes: number
        patienceMinutes: number | null
        seed: number
        replications: number
        changes: {
          /** people who are not there now, on each day of the span */ add: Array<{
            count: number
            team: string
            skills: Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                  /** from then on it does not count */ expiresAt: string | null
                }
            >
            languages: Array<string>
            /** the usual one of those who are there where not given */ capacity?: number | undefined
            from: string
            to: string
          }>
          /** agents who are not there */ remove: Array<string>
          /** what somebody can besides, or cannot any more */ skills: Array<{
            agentId: string
            add: Array<
              | string
              | {
                  name: string
                  /** 1 has begun, 3 works alone, 5 teaches it */ level: number
                  /** from then on it does not count */ expiresAt: string | null
                }
            >
            remove: Array<string>
          }>
          /** when somebody works instead, on each day on which they do */ shifts: Array<{
            agentId: string
            from: string
            to: string
          }>
          capacity: Array<{ /** null: everybody */ agentId: string | null; capacity: number }>
          /** routes as this version of the policy does, and not as the live one; 0 is as shipped */ policyVersion?:
            | number
            | undefined
          /** what of the routing would be otherwise, on top of the policy */ routing?:
            | {
                /** after how long the search widens: a level less, a sibling team, anybody; fewer leave out the last ones */ ringMinutes?:
                  | Array<number>
                  | undefined
                bySpeed?: boolean | undefined
                tiers?: Record<string, { cost: number; targetMinutes: number }> | undefined
              }
            | undefined
        }
      }
      headline: {
        before: { inTime: number; meanWait: number; p80: number; abandoned: number }
        after: { inTime: number; meanWait: number; p80: number; abandoned: number } | null
      } | null
      /** why it came to nothing */ fault: string | null
    }
  }
  /** Where this workspace is told what happens, and how the deliveries of the last day went (GET /v1/webhooks) */
  listWebhooks: {
    input: {}
    answer: {
      webhooks: Array<{
        id: string
        url: string
        events: Array<string>
        description: string
        enabled: boolean
        /** failing: nothing arrived for three days; gone: the address answered 410; null where nobody but you switched it off */ offBecause:
          | 'failing'
          | 'gone'
          | null
        offAt: string | null
        /** nothing has arrived since then; null once something has */ failingSince: string | null
        lastDay: { delivered: number; waiting: number; dead: number }
        createdAt: string
        updatedAt: string
      }>
    }
  }
  /** Have an address told of events from now on. The answer has the secret, once (POST /v1/webhooks) */
  createWebhook: {
    input: {
      body: {
        /** https; http and private addresses only where BATON_ACTION_ORIGINS allows the origin */ url: string
        /** which events are told; each is the type of a fact */ events: Array<
          | 'ConversationOpened'
          | 'MessageReceived'
          | 'AssistantSaid'
          | 'AgentReplied'
          | 'NoteAdded'
          | 'Escalated'
          | 'HandoffPrepared'
          | 'HandoffHeldBack'
          | 'Offered'
          | 'OfferAccepted'
          | 'OfferDeclined'
          | 'OfferExpired'
          | 'Queued'
          | 'Scheduled'
          | 'TakenOver'
          | 'Transferred'
          | 'Returned'
          | 'Resolved'
          | 'Reopened'
          | 'ConversationMerged'
          | 'MergedInto'
          | 'CustomerForgotten'
        >
        description?: string | undefined
      }
    }
    answer: {
      webhook: {
        id: string
        url: string
        events: Array<string>
        description: string
        enabled: boolean
        /** failing: nothing arrived for three days; gone: the address answered 410; null where nobody but you switched it off */ offBecause:
          | 'failing'
          | 'gone'
          | null
        offAt: string | null
        /** nothing has arrived since then; null once something has */ failingSince: string | null
        lastDay: { delivered: number; waiting: number; dead: number }
        createdAt: string
        updatedAt: string
      }
      /** whsec_ and base64: what is sent is signed with it as the Standard Webhooks say. Shown once */ secret: string
    }
  }
  /** Change a webhook, or switch it off and on. Switched on again it is told what happens from then on (PUT /v1/webhooks/{id}) */
  putWebhook: {
    input: {
      params: { id: string }
      body: {
        /** https; http and private addresses only where BATON_ACTION_ORIGINS allows the origin */ url: string
        /** which events are told; each is the type of a fact */ events: Array<
          | 'ConversationOpened'
          | 'MessageReceived'
          | 'AssistantSaid'
          | 'AgentReplied'
          | 'NoteAdded'
          | 'Escalated'
          | 'HandoffPrepared'
          | 'HandoffHeldBack'
          | 'Offered'
          | 'OfferAccepted'
          | 'OfferDeclined'
          | 'OfferExpired'
          | 'Queued'
          | 'Scheduled'
          | 'TakenOver'
          | 'Transferred'
          | 'Returned'
          | 'Resolved'
          | 'Reopened'
          | 'ConversationMerged'
          | 'MergedInto'
          | 'CustomerForgotten'
        >
        description?: string | undefined
        enabled?: boolean | undefined
      }
    }
    answer: {
      id: string
      url: string
      events: Array<string>
      description: string
      enabled: boolean
      /** failing: nothing arrived for three days; gone: the address answered 410; null where nobody but you switched it off */ offBecause:
        | 'failing'
        | 'gone'
        | null
      offAt: string | null
      /** nothing has arrived since then; null once something has */ failingSince: string | null
      lastDay: { delivered: number; waiting: number; dead: number }
      createdAt: string
      updatedAt: string
    }
  }
  /** Remove a webhook and what is known of its deliveries. What waits is not sent (DELETE /v1/webhooks/{id}) */
  deleteWebhook: { input: { params: { id: string } }; answer: null }
  /** A new secret; the one before it signs beside it for a day, so that nothing is refused meanwhile (POST /v1/webhooks/{id}/secret) */
  renewSigningSecret: {
    input: { params: { id: string }; body?: {} }
    answer: {
      /** whsec_ and base64: what is sent is signed with it as the Standard Webhooks say. Shown once */ secret: string
    }
  }
  /** Send one signed test event now, and say what became of it (POST /v1/webhooks/{id}/test) */
  testWebhook: {
    input: { params: { id: string }; body?: {} }
    answer: {
      ok: boolean
      fault: 'timeout' | 'refused' | 'http-error' | 'not-allowed' | 'no-key' | null
      httpStatus: number | null
      ms: number
      /** what to do about it */ advice: string | null
    }
  }
  /** What was told, is on its way, or was given up, the newest first (GET /v1/webhooks/{id}/deliveries) */
  listWebhookDeliveries: {
    input: {
      params: { id: string }
      query?: {
        status?: 'waiting' | 'delivered' | 'dead' | undefined
        limit?: number | undefined
        /** the `next` of the page before */ before?: string | undefined
      }
    }
    answer: {
      deliveries: Array<{
        /** sent as `webhook-id`: the same at every try, and when it is replayed */ id: string
        type: string
        conversationId: string
        seq: number
        /** dead: given up; it can be replayed */ status: 'waiting' | 'delivered' | 'dead'
        tries: number
        fault: 'timeout' | 'refused' | 'http-error' | 'not-allowed' | 'no-key' | null
        httpStatus: number | null
        ms: number | null
        createdAt: string
        triedAt: string | null
        nextTryAt: string | null
        endedAt: string | null
      }>
      next: string | null
    }
  }
  /** Tell one event again, whether it was given up or had arrived; its id is the same (POST /v1/webhook-deliveries/{id}/replay) */
  replayWebhookDelivery: {
    input: { params: { id: string }; body?: {} }
    answer: {
      /** sent as `webhook-id`: the same at every try, and when it is replayed */ id: string
      type: string
      conversationId: string
      seq: number
      /** dead: given up; it can be replayed */ status: 'waiting' | 'delivered' | 'dead'
      tries: number
      fault: 'timeout' | 'refused' | 'http-error' | 'not-allowed' | 'no-key' | null
      httpStatus: number | null
      ms: number | null
      createdAt: string
      triedAt: string | null
      nextTryAt: string | null
      endedAt: string | null
    }
  }
  /** Tell everything again that was given up (POST /v1/webhooks/{id}/replay) */
  replayDeadDeliveries: { input: { params: { id: string }; body?: {} }; answer: { replayed: number } }
  /** The notes of the last thirty days that name whoever asks: what they have not read first, at most fifty (GET /v1/mentions) */
  listMentions: {
    input: {}
    answer: {
      mentions: Array<{
        conversationId: string
        /** the number of the event by which the note was written */ seq: number
        messageId: string
        at: string
        /** the agent’s name; null where an API key noted it */ by: string | null
        /** the name, or your id */ customer: string | null
        /** the note, at most 300 characters */ text: string
        read: boolean
      }>
    }
  }
  /** Say that one has read what names one in a conversation, up to an event (PUT /v1/mentions/read) */
  readMentions: { input: { body: { conversationId: string; upTo: number } }; answer: null }
  /** The assistants of this workspace, and which of them answers where (GET /v1/assistants) */
  listAssistants: {
    input: {}
    answer: {
      assistants: Array<{
        id: string
        name: string
        mark: string
        goal: string
        model: string
        /** null: never published */ liveVersion: number | null
        isDefault: boolean
        /** how many rules name it */ rules: number
        /** the draft is other than what is live */ changed: boolean
        updatedAt: string
      }>
      desk: {
        defaultId: string
        rules: Array<{
          assistantId: string
          channels: Array<string>
          /** hosts of the page; with a port, that one alone */ sites: Array<string>
          /** paths with stars for anything, or names of features */ pages: Array<string>
          languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
          /** only then; null: always */ hours: {
            timeZone: string
            days: Array<{ day: number; from: string; to: string }>
          } | null
        }>
        revision: number
      }
      /** what `configured` is */ model: string
    }
  }
  /** Draft an assistant. Nobody gets it before it is published and a rule names it (POST /v1/assistants) */
  createAssistant: {
    input: {
      body: {
        settings: {
          name: string
          mark?: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart' | undefined
          /** what it is there for */ goal?: string | undefined
          /** how it speaks; models follow it, the built-in assistant quotes articles */ tone?: string | undefined
          /** for models: how to go about it. Never above the rules that Baton sets */ instructions?: string | undefined
          /** configured: the model of the settings, or the built-in assistant where there is none */ model?:
            | 'configured'
            | 'built-in'
            | undefined
          bounds?:
            | {
                /** what people take, by the names of the intents */ intents?: Array<string> | undefined
                /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics?:
                  | Array<{ name: string; words: Array<string> }>
                  | undefined
                /** what it answers in; empty: all */ languages?:
                  | Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
                  | undefined
              }
            | undefined
          /** playbooks that it may use; null: all */ playbooks?: Array<string> | null | undefined
          /** tools of connected servers that it may use, each as server:tool; null: all */ tools?:
            | Array<string>
            | null
            | undefined
          /** pieces of guidance that it may use; null: all */ guidance?: Array<string> | null | undefined
          /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge?:
            | { tags?: Array<string> | undefined; sources?: Array<string> | undefined }
            | null
            | undefined
        }
      }
    }
    answer: {
      id: string
      name: string
      mark: string
      goal: string
      model: string
      /** null: never published */ liveVersion: number | null
      isDefault: boolean
      /** how many rules name it */ rules: number
      /** the draft is other than what is live */ changed: boolean
      updatedAt: string
      draft: {
        name: string
        mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
        /** what it is there for */ goal: string
        /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
        /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
        /** configured: the model of the settings, or the built-in assistant where there is none */ model:
          | 'configured'
          | 'built-in'
        bounds: {
          /** what people take, by the names of the intents */ intents: Array<string>
          /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
            name: string
            words: Array<string>
          }>
          /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
        }
        /** playbooks that it may use; null: all */ playbooks: Array<string> | null
        /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
        /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
        /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
          tags: Array<string>
          sources: Array<string>
        } | null
      }
      revision: number
      /** the newest first, at most fifty */ versions: Array<{
        version: number
        settings: {
          name: string
          mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
          /** what it is there for */ goal: string
          /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
          /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
          /** configured: the model of the settings, or the built-in assistant where there is none */ model:
            | 'configured'
            | 'built-in'
          bounds: {
            /** what people take, by the names of the intents */ intents: Array<string>
            /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
              name: string
              words: Array<string>
            }>
            /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
          }
          /** playbooks that it may use; null: all */ playbooks: Array<string> | null
          /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
          /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
          /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
            tags: Array<string>
            sources: Array<string>
          } | null
        }
        note: string
        /** the version that it brings back */ restores: number | null
        createdAt: string
        by: { kind: string; id: string | null; name: string | null }
      }>
    }
  }
  /** One assistant with its draft and its versions (GET /v1/assistants/{id}) */
  getAssistant: {
    input: { params: { id: string } }
    answer: {
      id: string
      name: string
      mark: string
      goal: string
      model: string
      /** null: never published */ liveVersion: number | null
      isDefault: boolean
      /** how many rules name it */ rules: number
      /** the draft is other than what is live */ changed: boolean
      updatedAt: string
      draft: {
        name: string
        mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
        /** what it is there for */ goal: string
        /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
        /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
        /** configured: the model of the settings, or the built-in assistant where there is none */ model:
          | 'configured'
          | 'built-in'
        bounds: {
          /** what people take, by the names of the intents */ intents: Array<string>
          /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
            name: string
            words: Array<string>
          }>
          /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
        }
        /** playbooks that it may use; null: all */ playbooks: Array<string> | null
        /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
        /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
        /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
          tags: Array<string>
          sources: Array<string>
        } | null
      }
      revision: number
      /** the newest first, at most fifty */ versions: Array<{
        version: number
        settings: {
          name: string
          mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
          /** what it is there for */ goal: string
          /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
          /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
          /** configured: the model of the settings, or the built-in assistant where there is none */ model:
            | 'configured'
            | 'built-in'
          bounds: {
            /** what people take, by the names of the intents */ intents: Array<string>
            /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
              name: string
              words: Array<string>
            }>
            /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
          }
          /** playbooks that it may use; null: all */ playbooks: Array<string> | null
          /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
          /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
          /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
            tags: Array<string>
            sources: Array<string>
          } | null
        }
        note: string
        /** the version that it brings back */ restores: number | null
        createdAt: string
        by: { kind: string; id: string | null; name: string | null }
      }>
    }
  }
  /** Write the draft. What customers get stays as it is (PUT /v1/assistants/{id}) */
  draftAssistant: {
    input: {
      params: { id: string }
      body: {
        settings: {
          name: string
          mark?: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart' | undefined
          /** what it is there for */ goal?: string | undefined
          /** how it speaks; models follow it, the built-in assistant quotes articles */ tone?: string | undefined
          /** for models: how to go about it. Never above the rules that Baton sets */ instructions?: string | undefined
          /** configured: the model of the settings, or the built-in assistant where there is none */ model?:
            | 'configured'
            | 'built-in'
            | undefined
          bounds?:
            | {
                /** what people take, by the names of the intents */ intents?: Array<string> | undefined
                /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics?:
                  | Array<{ name: string; words: Array<string> }>
                  | undefined
                /** what it answers in; empty: all */ languages?:
                  | Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
                  | undefined
              }
            | undefined
          /** playbooks that it may use; null: all */ playbooks?: Array<string> | null | undefined
          /** tools of connected servers that it may use, each as server:tool; null: all */ tools?:
            | Array<string>
            | null
            | undefined
          /** pieces of guidance that it may use; null: all */ guidance?: Array<string> | null | undefined
          /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge?:
            | { tags?: Array<string> | undefined; sources?: Array<string> | undefined }
            | null
            | undefined
        }
        /** of the draft that was read */ revision: number
      }
    }
    answer: {
      id: string
      name: string
      mark: string
      goal: string
      model: string
      /** null: never published */ liveVersion: number | null
      isDefault: boolean
      /** how many rules name it */ rules: number
      /** the draft is other than what is live */ changed: boolean
      updatedAt: string
      draft: {
        name: string
        mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
        /** what it is there for */ goal: string
        /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
        /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
        /** configured: the model of the settings, or the built-in assistant where there is none */ model:
          | 'configured'
          | 'built-in'
        bounds: {
          /** what people take, by the names of the intents */ intents: Array<string>
          /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
            name: string
            words: Array<string>
          }>
          /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
        }
        /** playbooks that it may use; null: all */ playbooks: Array<string> | null
        /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
        /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
        /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
          tags: Array<string>
          sources: Array<string>
        } | null
      }
      revision: number
      /** the newest first, at most fifty */ versions: Array<{
        version: number
        settings: {
          name: string
          mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
          /** what it is there for */ goal: string
          /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
          /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
          /** configured: the model of the settings, or the built-in assistant where there is none */ model:
            | 'configured'
            | 'built-in'
          bounds: {
            /** what people take, by the names of the intents */ intents: Array<string>
            /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
              name: string
              words: Array<string>
            }>
            /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
          }
          /** playbooks that it may use; null: all */ playbooks: Array<string> | null
          /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
          /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
          /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
            tags: Array<string>
            sources: Array<string>
          } | null
        }
        note: string
        /** the version that it brings back */ restores: number | null
        createdAt: string
        by: { kind: string; id: string | null; name: string | null }
      }>
    }
  }
  /** Make the draft a version, which answers from the next turn on (POST /v1/assistants/{id}/publish) */
  publishAssistant: {
    input: {
      params: { id: string }
      body: { /** what is other, for whoever reads it later */ note: string; revision: number }
    }
    answer: {
      id: string
      name: string
      mark: string
      goal: string
      model: string
      /** null: never published */ liveVersion: number | null
      isDefault: boolean
      /** how many rules name it */ rules: number
      /** the draft is other than what is live */ changed: boolean
      updatedAt: string
      draft: {
        name: string
        mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
        /** what it is there for */ goal: string
        /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
        /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
        /** configured: the model of the settings, or the built-in assistant where there is none */ model:
          | 'configured'
          | 'built-in'
        bounds: {
          /** what people take, by the names of the intents */ intents: Array<string>
          /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
            name: string
            words: Array<string>
          }>
          /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
        }
        /** playbooks that it may use; null: all */ playbooks: Array<string> | null
        /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
        /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
        /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
          tags: Array<string>
          sources: Array<string>
        } | null
      }
      revision: number
      /** the newest first, at most fifty */ versions: Array<{
        version: number
        settings: {
          name: string
          mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
          /** what it is there for */ goal: string
          /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
          /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
          /** configured: the model of the settings, or the built-in assistant where there is none */ model:
            | 'configured'
            | 'built-in'
          bounds: {
            /** what people take, by the names of the intents */ intents: Array<string>
            /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
              name: string
              words: Array<string>
            }>
            /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
          }
          /** playbooks that it may use; null: all */ playbooks: Array<string> | null
          /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
          /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
          /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
            tags: Array<string>
            sources: Array<string>
          } | null
        }
        note: string
        /** the version that it brings back */ restores: number | null
        createdAt: string
        by: { kind: string; id: string | null; name: string | null }
      }>
    }
  }
  /** Make an earlier version the newest. The draft becomes the same (POST /v1/assistants/{id}/roll-back) */
  rollBackAssistant: {
    input: { params: { id: string }; body: { version: number; note: string } }
    answer: {
      id: string
      name: string
      mark: string
      goal: string
      model: string
      /** null: never published */ liveVersion: number | null
      isDefault: boolean
      /** how many rules name it */ rules: number
      /** the draft is other than what is live */ changed: boolean
      updatedAt: string
      draft: {
        name: string
        mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
        /** what it is there for */ goal: string
        /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
        /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
        /** configured: the model of the settings, or the built-in assistant where there is none */ model:
          | 'configured'
          | 'built-in'
        bounds: {
          /** what people take, by the names of the intents */ intents: Array<string>
          /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
            name: string
            words: Array<string>
          }>
          /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
        }
        /** playbooks that it may use; null: all */ playbooks: Array<string> | null
        /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
        /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
        /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
          tags: Array<string>
          sources: Array<string>
        } | null
      }
      revision: number
      /** the newest first, at most fifty */ versions: Array<{
        version: number
        settings: {
          name: string
          mark: 'baton' | 'compass' | 'lamp' | 'leaf' | 'shield' | 'wrench' | 'book' | 'cart'
          /** what it is there for */ goal: string
          /** how it speaks; models follow it, the built-in assistant quotes articles */ tone: string
          /** for models: how to go about it. Never above the rules that Baton sets */ instructions: string
          /** configured: the model of the settings, or the built-in assistant where there is none */ model:
            | 'configured'
            | 'built-in'
          bounds: {
            /** what people take, by the names of the intents */ intents: Array<string>
            /** what it does not talk about: words that give a topic away, in a question or in an answer */ topics: Array<{
              name: string
              words: Array<string>
            }>
            /** what it answers in; empty: all */ languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
          }
          /** playbooks that it may use; null: all */ playbooks: Array<string> | null
          /** tools of connected servers that it may use, each as server:tool; null: all */ tools: Array<string> | null
          /** pieces of guidance that it may use; null: all */ guidance: Array<string> | null
          /** articles with one of the tags, or from one of the sources: articles, documents, or a help centre by its id; null: all */ knowledge: {
            tags: Array<string>
            sources: Array<string>
          } | null
        }
        note: string
        /** the version that it brings back */ restores: number | null
        createdAt: string
        by: { kind: string; id: string | null; name: string | null }
      }>
    }
  }
  /** Take an assistant away. Its versions stay for what they have answered (DELETE /v1/assistants/{id}) */
  retireAssistant: { input: { params: { id: string } }; answer: null }
  /** Say which assistant answers where: the first rule that fits, else the default (PUT /v1/assistant-desk) */
  putAssistantDesk: {
    input: {
      body: {
        defaultId: string
        rules: Array<{
          assistantId: string
          channels?: Array<string> | undefined
          /** hosts of the page; with a port, that one alone */ sites?: Array<string> | undefined
          /** paths with stars for anything, or names of features */ pages?: Array<string> | undefined
          languages?: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'> | undefined
          /** only then; null: always */ hours?:
            | { timeZone: string; days: Array<{ day: number; from: string; to: string }> }
            | null
            | undefined
        }>
        revision: number
      }
    }
    answer: {
      defaultId: string
      rules: Array<{
        assistantId: string
        channels: Array<string>
        /** hosts of the page; with a port, that one alone */ sites: Array<string>
        /** paths with stars for anything, or names of features */ pages: Array<string>
        languages: Array<'en' | 'de' | 'es' | 'fr' | 'pt' | 'other'>
        /** only then; null: always */ hours: {
          timeZone: string
          days: Array<{ day: number; from: string; to: string }>
        } | null
      }>
      revision: number
    }
  }
  /** What models may cost here, and what they have cost (GET /v1/model-budgets) */
  getModelBudgets: {
    input: {}
    answer: {
      conversation: { turns: number | null; tokens: number | null; dollars: number | null }
      day: { turns: number | null; tokens: number | null; dollars: number | null }
      month: { turns: number | null; tokens: number | null; dollars: number | null }
      /** beyond a limit people answer, or the built-in assistant does */ whenSpent: 'hand-off' | 'built-in'
      /** the model that is asked; null where there is none */ model: string | null
      /** whether the model has a price: without one nothing is counted in dollars */ priced: boolean
      used: {
        day: { turns: number; tokens: number; dollars: number }
        month: { turns: number; tokens: number; dollars: number }
        /** the conversation of today that cost most */ dearest: { turns: number; tokens: number; dollars: number }
      }
      /** near: four fifths of a limit of the day or the month are used */ state: 'fine' | 'near' | 'used-up'
      /** when four fifths were reached */ warnedAt: string | null
    }
  }
  /** Say what models may cost in a conversation, on a day and in a month (UTC) (PUT /v1/model-budgets) */
  putModelBudgets: {
    input: {
      body: {
        conversation?:
          | {
              turns?: number | null | undefined
              tokens?: number | null | undefined
              dollars?: number | null | undefined
            }
          | undefined
        day?:
          | {
              turns?: number | null | undefined
              tokens?: number | null | undefined
              dollars?: number | null | undefined
            }
          | undefined
        month?:
          | {
              turns?: number | null | undefined
              tokens?: number | null | undefined
              dollars?: number | null | undefined
            }
          | undefined
        /** beyond a limit people answer, or the built-in assistant does */ whenSpent: 'hand-off' | 'built-in'
      }
    }
    answer: {
      conversation: { turns: number | null; tokens: number | null; dollars: number | null }
      day: { turns: number | null; tokens: number | null; dollars: number | null }
      month: { turns: number | null; tokens: number | null; dollars: number | null }
      /** beyond a limit people answer, or the built-in assistant does */ whenSpent: 'hand-off' | 'built-in'
      /** the model that is asked; null where there is none */ model: string | null
      /** whether the model has a price: without one nothing is counted in dollars */ priced: boolean
      used: {
        day: { turns: number; tokens: number; dollars: number }
        month: { turns: number; tokens: number; dollars: number }
        /** the conversation of today that cost most */ dearest: { turns: number; tokens: number; dollars: number }
      }
      /** near: four fifths of a limit of the day or the month are used */ state: 'fine' | 'near' | 'used-up'
      /** when four fifths were reached */ warnedAt: string | null
    }
  }
  /** What each version of each assistant did: answers, escalations and why, resolved, did not help (GET /v1/health/assistants) */
  countAssistants: {
    input: {
      query?: { from?: string | undefined; /** both absent: the last twenty-eight days */ to?: string | undefined }
    }
    answer: {
      from: string
      to: string
      versions: Array<{
        assistantId: string
        name: string | null
        version: number
        models: Array<string>
        conversations: number
        /** messages that it said */ answers: number
        /** conversations that went to a person from this version */ escalated: number
        /** why, the most frequent first */ reasons: Array<{ kind: string; count: number }>
        /** conversations that ended as solved without a person */ resolved: number
        /** closings without a person of which the customer said how it was */ rated: number
        /** of those, very good or good */ satisfied: number
        /** answers that the customer said did not help */ wrong: number
        firstAt: string
        lastAt: string
      }>
    }
  }
  /** Say something to a draft or a version as a customer would. Nothing of it enters the log, the metrics or the world (POST /v1/assistants/{id}/practice) */
  practise: {
    input: {
      params: { id: string }
      body: {
        /** null: the draft */ version?: number | null | undefined
        /** null begins a conversation */ session?: string | null | undefined
        text: string
        locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
        channel?: string | undefined
        page?:
          | {
              url: string
              title?: string | undefined
              feature?: string | undefined
              /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
                | Record<string, string | number | boolean | Array<string>>
                | undefined
              /** what happened on it and on the pages before, oldest first */ trail?:
                | Array<
                    | {
                        kind: 'page'
                        /** the first of them, where several are counted */ at: string
                        /** without query and fragment */ url: string
                        title: string
                        feature?: string | undefined
                        /** absent while they are still there */ secondsOnPage?: number | undefined
                      }
                    | {
                        kind: 'click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        role: string
                      }
                    | {
                        kind: 'invalid'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        message?: string | undefined
                      }
                    | {
                        kind: 'console-error'
                        /** the first of them, where several are counted */ at: string
                        message: string
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'failed-request'
                        /** the first of them, where several are counted */ at: string
                        method: string
                        /** without query and fragment */ url: string
                        /** 0: no answer came */ status: number
                        /** how often in a row */ count: number
                      }
                    | {
                        kind: 'rage-click'
                        /** the first of them, where several are counted */ at: string
                        /** what the element is called; never the value of a field */ label: string
                        /** how often in a row */ count: number
                      }
                  >
                | undefined
            }
          | null
          | undefined
        /** of the customer that is played; null: nothing is known of them */ tier?: string | null | undefined
      }
    }
    answer: {
      /** goes with the next message; kept for a day */ session: string
      /** null: the draft */ version: number | null
      model: string
      /** whom the rules would choose there now, and by which rule, from 0 */ chosen: {
        assistantId: string
        rule: number | null
      }
      /** what the log would have got, as the team sees it */ events: Array<
        {
          seq: number
          type: string
          at: string
          actor: {
            kind: 'customer' | 'agent' | 'assistant' | 'system'
            id?: string | undefined
            name?: string | undefined
            picture?: string | undefined
          }
          text?: string | null | undefined
          told?: { key: string; params: Record<string, unknown> } | null | undefined
          picture?: string | undefined
          files?:
            | Array<
                {
                  fileId: string
                  /** null once it was erased */ name: string | null
                  /** what its content is, as a media type */ type: string
                  bytes: number
                  /** of a picture, in pixels */ width?: number | undefined
                  height?: number | undefined
                } & Record<string, unknown>
              >
            | undefined
        } & Record<string, unknown>
      >
      /** what it looked up, and what it would have called: nothing was */ seen: Array<
        | {
            kind: 'searched'
            query: string
            found: Array<{ articleId: string; title: string; url: string | null; score: number }>
          }
        | { kind: 'called'; name: string; method: string; url: string }
      >
      ms: number
    }
  }
  /** The questions that versions are compared by (GET /v1/practice-questions) */
  getPracticeQuestions: {
    input: {}
    answer: {
      questions: Array<{
        text: string
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
        page: {
          url: string
          title: string
          feature?: string | undefined
          /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
            | Record<string, string | number | boolean | Array<string>>
            | undefined
          /** what happened on it and on the pages before, oldest first */ trail?:
            | Array<
                | {
                    kind: 'page'
                    /** the first of them, where several are counted */ at: string
                    /** without query and fragment */ url: string
                    title: string
                    feature?: string | undefined
                    /** absent while they are still there */ secondsOnPage?: number | undefined
                  }
                | {
                    kind: 'click'
                    /** the first of them, where several are counted */ at: string
                    /** what the element is called; never the value of a field */ label: string
                    role: string
                  }
                | {
                    kind: 'invalid'
                    /** the first of them, where several are counted */ at: string
                    /** what the element is called; never the value of a field */ label: string
                    message?: string | undefined
                  }
                | {
                    kind: 'console-error'
                    /** the first of them, where several are counted */ at: string
                    message: string
                    /** how often in a row */ count: number
                  }
                | {
                    kind: 'failed-request'
                    /** the first of them, where several are counted */ at: string
                    method: string
                    /** without query and fragment */ url: string
                    /** 0: no answer came */ status: number
                    /** how often in a row */ count: number
                  }
                | {
                    kind: 'rage-click'
                    /** the first of them, where several are counted */ at: string
                    /** what the element is called; never the value of a field */ label: string
                    /** how often in a row */ count: number
                  }
              >
            | undefined
        } | null
      }>
      revision: number
      updatedAt: string | null
    }
  }
  /** Keep questions to compare versions by (PUT /v1/practice-questions) */
  putPracticeQuestions: {
    input: {
      body: {
        questions: Array<{
          text: string
          locale?: 'en' | 'de' | 'es' | 'fr' | 'pt' | undefined
          page?:
            | {
                url: string
                title?: string | undefined
                feature?: string | undefined
                /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
                  | Record<string, string | number | boolean | Array<string>>
                  | undefined
                /** what happened on it and on the pages before, oldest first */ trail?:
                  | Array<
                      | {
                          kind: 'page'
                          /** the first of them, where several are counted */ at: string
                          /** without query and fragment */ url: string
                          title: string
                          feature?: string | undefined
                          /** absent while they are still there */ secondsOnPage?: number | undefined
                        }
                      | {
                          kind: 'click'
                          /** the first of them, where several are counted */ at: string
                          /** what the element is called; never the value of a field */ label: string
                          role: string
                        }
                      | {
                          kind: 'invalid'
                          /** the first of them, where several are counted */ at: string
                          /** what the element is called; never the value of a field */ label: string
                          message?: string | undefined
                        }
                      | {
                          kind: 'console-error'
                          /** the first of them, where several are counted */ at: string
                          message: string
                          /** how often in a row */ count: number
                        }
                      | {
                          kind: 'failed-request'
                          /** the first of them, where several are counted */ at: string
                          method: string
                          /** without query and fragment */ url: string
                          /** 0: no answer came */ status: number
                          /** how often in a row */ count: number
                        }
                      | {
                          kind: 'rage-click'
                          /** the first of them, where several are counted */ at: string
                          /** what the element is called; never the value of a field */ label: string
                          /** how often in a row */ count: number
                        }
                    >
                  | undefined
              }
            | null
            | undefined
        }>
        revision: number
      }
    }
    answer: {
      questions: Array<{
        text: string
        locale: 'en' | 'de' | 'es' | 'fr' | 'pt'
        page: {
          url: string
          title: string
          feature?: string | undefined
          /** what the site says of what the customer is doing, by its own names; at most 20 entries */ context?:
            | Record<string, string | number | boolean | Array<string>>
            | undefined
          /** what happened on it and on the pages before, oldest first */ trail?:
            | Array<
                | {
                    kind: 'page'
                    /** the first of them, where several are counted */ at: string
                    /** without query and fragment */ url: string
                    title: string
                    feature?: string | undefined
                    /** absent while they are still there */ secondsOnPage?: number | undefined
                  }
                | {
                    kind: 'click'
                    /** the first of them, where several are counted */ at: string
                    /** what the element is called; never the value of a field */ label: string
                    role: string
                  }
                | {
                    kind: 'invalid'
                    /** the first of them, where several are counted */ at: string
                    /** what the element is called; never the value of a field */ label: string
                    message?: string | undefined
                  }
                | {
                    kind: 'console-error'
                    /** the first of them, where several are counted */ at: string
                    message: string
                    /** how often in a row */ count: number
                  }
                | {
                    kind: 'failed-request'
                    /** the first of them, where several are counted */ at: string
                    method: string
                    /** without query and fragment */ url: string
                    /** 0: no answer came */ status: number
                    /** how often in a row */ count: number
                  }
                | {
                    kind: 'rage-click'
                    /** the first of them, where several are counted */ at: string
                    /** what the element is called; never the value of a field */ label: string
                    /** how often in a row */ count: number
                  }
              >
            | undefined
        } | null
      }>
      revision: number
      updatedAt: string | null
    }
  }
  /** How long what is kept, and what the last removal removed (GET /v1/retention) */
  getRetention: {
    input: {}
    answer: {
      settings: {
        /** the words of resolved conversations, after nothing happened in them for so long */ resolvedDays:
          | number
          | null
        /** those of open ones, which end with it */ openDays: number | null
        /** channels whose resolved conversations are kept for another time */ channels: Array<{
          channel: string
          days: number | null
        }>
        /** files that were sent */ fileDays: number | null
        /** pages that were frozen */ captureDays: number | null
        /** rows of the audit trail */ auditDays: number | null
        /** webhook deliveries that ended; never longer than 30 */ deliveryDays: number | null
      }
      /** conversations under legal hold */ held: number
      /** null: everything is kept */ nextRunAt: string | null
      lastRun: {
        beganAt: string
        /** null: it runs, or goes on after a node died */ endedAt: string | null
        removed: { conversations: number; files: number; captures: number; audit: number; deliveries: number }
        fault: string | null
      } | null
    }
  }
  /** Say how long what is kept. The first removal begins an hour later, so that a mistake can be mended (PUT /v1/retention) */
  putRetention: {
    input: {
      body?: {
        /** the words of resolved conversations, after nothing happened in them for so long */ resolvedDays?:
          | number
          | null
          | undefined
        /** those of open ones, which end with it */ openDays?: number | null | undefined
        /** channels whose resolved conversations are kept for another time */ channels?:
          | Array<{ channel: string; days?: number | null | undefined }>
          | undefined
        /** files that were sent */ fileDays?: number | null | undefined
        /** pages that were frozen */ captureDays?: number | null | undefined
        /** rows of the audit trail */ auditDays?: number | null | undefined
        /** webhook deliveries that ended; never longer than 30 */ deliveryDays?: number | null | undefined
      }
    }
    answer: {
      settings: {
        /** the words of resolved conversations, after nothing happened in them for so long */ resolvedDays:
          | number
          | null
        /** those of open ones, which end with it */ openDays: number | null
        /** channels whose resolved conversations are kept for another time */ channels: Array<{
          channel: string
          days: number | null
        }>
        /** files that were sent */ fileDays: number | null
        /** pages that were frozen */ captureDays: number | null
        /** rows of the audit trail */ auditDays: number | null
        /** webhook deliveries that ended; never longer than 30 */ deliveryDays: number | null
      }
      /** conversations under legal hold */ held: number
      /** null: everything is kept */ nextRunAt: string | null
      lastRun: {
        beganAt: string
        /** null: it runs, or goes on after a node died */ endedAt: string | null
        removed: { conversations: number; files: number; captures: number; audit: number; deliveries: number }
        fault: string | null
      } | null
    }
  }
  /** What these settings would remove now. Nothing is removed (POST /v1/retention/preview) */
  previewRetention: {
    input: {
      body?: {
        /** the words of resolved conversations, after nothing happened in them for so long */ resolvedDays?:
          | number
          | null
          | undefined
        /** those of open ones, which end with it */ openDays?: number | null | undefined
        /** channels whose resolved conversations are kept for another time */ channels?:
          | Array<{ channel: string; days?: number | null | undefined }>
          | undefined
        /** files that were sent */ fileDays?: number | null | undefined
        /** pages that were frozen */ captureDays?: number | null | undefined
        /** rows of the audit trail */ auditDays?: number | null | undefined
        /** webhook deliveries that ended; never longer than 30 */ deliveryDays?: number | null | undefined
      }
    }
    answer: {
      conversations: number
      files: number
      captures: number
      audit: number
      deliveries: number
      /** when the oldest of these conversations began */ oldestAt: string | null
      /** conversations whose time is over, and that are under legal hold */ held: number
    }
  }
  /** Whether a conversation is kept whatever the retention settings say, and since when (GET /v1/conversations/{id}/legal-hold) */
  getLegalHold: { input: { params: { id: string } }; answer: { on: boolean; since: string | null } }
  /** Keep a conversation with its files and pages whatever the retention settings say, or no longer (PUT /v1/conversations/{id}/legal-hold) */
  setLegalHold: { input: { params: { id: string }; body: { on: boolean } }; answer: { on: boolean } }
  /** Search what was said and noted, and customers, by words that begin so: all of them in one message, the newest first. The id of a conversation or a handoff finds it (GET /v1/search) */
  search: {
    input: {
      query: {
        /** words, not a query language: every character is text */ q: string
        status?: 'open' | 'resolved' | undefined
        /** conversations that have this tag, or one that was merged into it; no customers */ tag?: string | undefined
        /** conversations, and customers */ limit?: number | undefined
      }
    }
    answer: {
      /** what was looked for */ words: Array<string>
      conversations: Array<{
        conversation: {
          id: string
          version: number
          status: 'open' | 'resolved' | 'merged'
          holder:
            | { kind: 'assistant' }
            | { kind: 'queue'; /** the team that it waits for */ id: string }
            | {
                kind: 'agent'
                id: string
                name: string
                /** where their picture is, where they have one; not in lists */ picture?: string | undefined
              }
            | { kind: 'nobody' }
          epoch: number
          channel: string
          language: string
          customer: { externalId: string | null; name: string | null; tier: string | null }
          handoffId: string | null
          handoff: {
            id: string
            status:
              | 'requested'
              | 'offered'
              | 'queued'
              | 'scheduled'
              | 'accepted'
              | 'transferred'
              | 'returned'
              | 'resolved'
              | 'merged'
            team: string
            priority: 'low' | 'normal' | 'high' | 'urgent'
            reason: { kind: string } & Record<string, unknown>
            requestedAt: string
            waitingSince: string
            scheduledFor: string | null
            acceptedAt: string | null
            firstResponseAt: string | null
            agentId: string | null
            offer: { id: string; agentId: string; expiresAt: string } | null
            /** while it waits: the router takes the highest cost·(1 + w/target) first, and past the bound the oldest */ presses?:
              | { cost: number; targetMinutes: number; boundMinutes: number }
              | undefined
            /** a time that is booked, and with whom: nobody is asked before it */ callback?:
              | { agentId: string; at: string }
              | undefined
            /** it was accepted for whoever has it, who has not opened it yet */ given?: { offerId: string } | undefined
          } | null
          /** the sentence in which the customer says what they want, at most 200 characters */ problem: string | null
          lastText: string | null
          lastBy: 'customer' | 'agent' | 'assistant' | null
          messages: number
          openedAt: string
          updatedAt: string
          unansweredSince: string | null
          /** the word that the person who holds it owes the customer; null where it is the customer’s turn */ attending?:
            | {
                because: 'no-answer' | 'hold-over' | 'customer-waits'
                nudgeAt: string
                /** when it goes to somebody else; null: it stays with the holder */ takenBackAt: string | null
                nudgedAt: string | null
                /** the holder works on it, and is back by then */ backAt: string | null
              }
            | null
            | undefined
          /** the incident that it belongs to */ incident?:
            | {
                id: string
                /** its handoff is held back, and the customer hears more by then */ heldUntil: string | null
              }
            | null
            | undefined
          /** it, or one that came into it, is kept whatever the retention settings say */ legalHold?:
            | boolean
            | undefined
          /** by agent: the number of the newest note that names them */ mentioned?: Record<string, number> | undefined
          /** ids of GET /v1/tags; one that was merged goes on as its `mergedInto` */ tags?: Array<string> | undefined
          /** the conversation in which it goes on, with status merged */ mergedInto?: string | null | undefined
          /** conversations of the same customer that came into this one */ merged?: Array<string> | undefined
          /** its holder has put it aside */ aside?:
            | {
                for: 'time' | 'customer'
                since: string
                /** when it comes back if nobody writes; null where it waits for the customer alone */ backAt:
                  | string
                  | null
                /** the customer was told that it closes then */ closesAt: string | null
              }
            | null
            | undefined
          /** a colleague or a team whom the holder asks, unseen by the customer */ consult?:
            | { by: string; agentId: string | null; team: string | null; at: string; answeredBy: Array<string> }
            | null
            | undefined
        }
        /** the newest first, at most three */ hits: Array<{
          messageId: string | null
          /** the number of the event by which it was said */ seq: number
          /** the conversation in which it was said, where that came into this one */ from?: string | undefined
          at: string
          by: 'customer' | 'assistant' | 'agent' | 'system'
          /** only the team reads it */ note: boolean
          /** so much of it as stands around the words */ text: string
          /** where the words stand in `text`: from, to, in UTF-16 units */ marks: Array<[number, number]>
        }>
      }>
      customers: Array<{
        externalId: string
        name: string | null
        email: string | null
        tier: string | null
        conversations: number
        latest: { id: string; status: 'open' | 'resolved'; updatedAt: string } | null
      }>
      /** there are more conversations than were asked for; another word finds the right one */ more: boolean
    }
  }
  /** The allowed sites: how the chat looks on each, and when it was last loaded there (GET /v1/sites) */
  listSites: {
    input: {}
    answer: {
      sites: Array<{
        origin: string
        look: {
          /** null: the page's language, then the browser's */ locale: 'en' | 'de' | 'es' | 'fr' | 'pt' | null
          /** auto: as the customer's system */ theme: 'auto' | 'light' | 'dark'
          /** null: the one that comes with Baton; what stands on it is black or white, whichever is read better */ accent:
            | string
            | null
          position: 'right' | 'left'
          /** the button: 56 or 64 pixels */ size: 'regular' | 'large'
          /** new messages are heard, until the customer says otherwise */ sounds: boolean
          /** the page's title counts what is unread */ titleBadge: boolean
        }
        /** when the chat was first loaded there; null where it never was */ firstSeenAt: string | null
        /** to the minute */ lastSeenAt: string | null
      }>
    }
  }
  /** Say how the chat looks on an allowed site; what is left out stays as it is (PUT /v1/sites) */
  putSite: {
    input: {
      body: {
        /** one of the allowed sites, as in `sites` of the workspace */ origin: string
        look: {
          /** null: the page's language, then the browser's */ locale?:
            | 'en'
            | 'de'
            | 'es'
            | 'fr'
            | 'pt'
            | null
            | undefined
          /** auto: as the customer's system */ theme?: 'auto' | 'light' | 'dark' | undefined
          /** null: the one that comes with Baton; what stands on it is black or white, whichever is read better */ accent?:
            | string
            | null
            | undefined
          position?: 'right' | 'left' | undefined
          /** the button: 56 or 64 pixels */ size?: 'regular' | 'large' | undefined
          /** new messages are heard, until the customer says otherwise */ sounds?: boolean | undefined
          /** the page's title counts what is unread */ titleBadge?: boolean | undefined
        }
      }
    }
    answer: {
      origin: string
      look: {
        /** null: the page's language, then the browser's */ locale: 'en' | 'de' | 'es' | 'fr' | 'pt' | null
        /** auto: as the customer's system */ theme: 'auto' | 'light' | 'dark'
        /** null: the one that comes with Baton; what stands on it is black or white, whichever is read better */ accent:
          | string
          | null
        position: 'right' | 'left'
        /** the button: 56 or 64 pixels */ size: 'regular' | 'large'
        /** new messages are heard, until the customer says otherwise */ sounds: boolean
        /** the page's title counts what is unread */ titleBadge: boolean
      }
      /** when the chat was first loaded there; null where it never was */ firstSeenAt: string | null
      /** to the minute */ lastSeenAt: string | null
    }
  }
  /** The words that are written again and again: the workspace’s, and your own (GET /v1/snippets) */
  listSnippets: {
    input: {}
    answer: {
      snippets: Array<{
        id: string
        title: string
        /** with placeholders such as {{customer.firstName|there}} */ body: string
        /** everybody’s, or of whoever asks alone */ scope: 'workspace' | 'personal'
        updatedAt: string
        /** the agent; null where an API key did */ updatedBy: string | null
      }>
    }
  }
  /** Make or change a snippet, under an id that you choose. Those of the workspace are for leads, admins and keys (PUT /v1/snippets/{id}) */
  putSnippet: {
    input: {
      params: { id: string }
      body: { title: string; body: string; scope?: 'workspace' | 'personal' | undefined }
    }
    answer: {
      id: string
      title: string
      /** with placeholders such as {{customer.firstName|there}} */ body: string
      /** everybody’s, or of whoever asks alone */ scope: 'workspace' | 'personal'
      updatedAt: string
      /** the agent; null where an API key did */ updatedBy: string | null
    }
  }
  /** Delete a snippet. Made again under its id, it is back (DELETE /v1/snippets/{id}) */
  deleteSnippet: { input: { params: { id: string } }; answer: null }
  /** Add and change snippets from CSV: title, body. Whose title is known is changed. With `preview` nothing is written. All rows are good, or none is written (POST /v1/snippets/import) */
  importSnippets: {
    input: {
      body: {
        csv: string
        scope?: 'workspace' | 'personal' | undefined
        /** says what would become of each row, and writes nothing */ preview?: boolean | undefined
      }
    }
    answer: {
      preview: boolean
      written: boolean
      counts: { create: number; update: number; same: number; refused: number }
      rows: Array<{
        /** of the file; the head is line 1 */ line: number
        title: string | null
        outcome: 'create' | 'update' | 'same' | 'refused'
        problems: Array<{
          code: 'missing' | 'too_long' | 'not_a_placeholder' | 'twice' | 'too_many'
          column: string
          cause: string
          next: string
        }>
      }>
    }
  }
  /** The tags of the workspace, how often each is used, and those that were merged (GET /v1/tags) */
  listTags: {
    input: {}
    answer: {
      tags: Array<{
        id: string
        name: string
        mark: 'plain' | 'accent' | 'amber' | 'red' | 'green'
        /** it stays where it is, and is offered for nothing new */ archived: boolean
        /** the tag under which it goes on; conversations that have this one have that one */ mergedInto: string | null
        /** open conversations that have it, or one that was merged into it */ open: number
        all: number
        updatedAt: string
        /** the agent; null where an API key did */ updatedBy: string | null
      }>
    }
  }
  /** Make or change a tag, under an id that you choose. Everybody may make one; leads, admins and keys rename and archive (PUT /v1/tags/{id}) */
  putTag: {
    input: {
      params: { id: string }
      body: {
        name: string
        mark?: 'plain' | 'accent' | 'amber' | 'red' | 'green' | undefined
        archived?: boolean | undefined
      }
    }
    answer: {
      id: string
      name: string
      mark: 'plain' | 'accent' | 'amber' | 'red' | 'green'
      /** it stays where it is, and is offered for nothing new */ archived: boolean
      /** the tag under which it goes on; conversations that have this one have that one */ mergedInto: string | null
      /** open conversations that have it, or one that was merged into it */ open: number
      all: number
      updatedAt: string
      /** the agent; null where an API key did */ updatedBy: string | null
    }
  }
  /** Let a tag go on as another one: every conversation that has it has that one. Null takes it apart again (POST /v1/tags/{id}/merge) */
  mergeTag: {
    input: { params: { id: string }; body: { into: string | null } }
    answer: {
      id: string
      name: string
      mark: 'plain' | 'accent' | 'amber' | 'red' | 'green'
      /** it stays where it is, and is offered for nothing new */ archived: boolean
      /** the tag under which it goes on; conversations that have this one have that one */ mergedInto: string | null
      /** open conversations that have it, or one that was merged into it */ open: number
      all: number
      updatedAt: string
      /** the agent; null where an API key did */ updatedBy: string | null
    }
  }
  /** Add tags to a conversation and take tags from it. What is there already, or is not, is no fault (POST /v1/conversations/{id}/tags) */
  tagConversation: {
    input: {
      params: { id: string }
      body?: {
        add?: Array<string> | undefined
        remove?: Array<string> | undefined
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: { /** ids */ tags: Array<string> }
  }
  /** Times that one may put something aside until: on one’s own clocks and within one’s own hours, else those of one’s team (GET /v1/snooze-times) */
  snoozeTimes: {
    input: { query?: { /** where nothing else says which clocks: an IANA name */ zone?: string | undefined } }
    answer: {
      timeZone: string
      times: Array<{ kind: 'hour' | 'evening' | 'tomorrow' | 'next-day' | 'monday'; at: string }>
    }
  }
  /** Put it aside until a time. It is back then, before a promised time, or at once when the customer writes (POST /v1/conversations/{id}/snooze) */
  snooze: {
    input: {
      params: { id: string }
      body: { /** in the future, within 90 days */ until: string; /** API keys only */ agentId?: string | undefined }
    }
    answer: {
      aside: {
        for: 'time' | 'customer'
        since: string
        /** when it comes back if nobody writes; null where it waits for the customer alone */ backAt: string | null
        /** the customer was told that it closes then */ closesAt: string | null
      } | null
    }
  }
  /** It is the customer’s turn: put it aside until they write. Refused while they wait for a word of ours (POST /v1/conversations/{id}/wait) */
  waitForCustomer: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: {
      aside: {
        for: 'time' | 'customer'
        since: string
        /** when it comes back if nobody writes; null where it waits for the customer alone */ backAt: string | null
        /** the customer was told that it closes then */ closesAt: string | null
      } | null
    }
  }
  /** Take up again what was put aside: whoever holds it, a lead, or an API key. Nothing where it was not (POST /v1/conversations/{id}/back) */
  bringBack: {
    input: { params: { id: string }; body?: { /** API keys only */ agentId?: string | undefined } }
    answer: {
      aside: {
        for: 'time' | 'customer'
        since: string
        /** when it comes back if nobody writes; null where it waits for the customer alone */ backAt: string | null
        /** the customer was told that it closes then */ closesAt: string | null
      } | null
    }
  }
  /** Let a conversation go on in another one of the same customer: what was said stays readable there, nobody waits in it any more, and what the customer writes to it goes to the other (POST /v1/conversations/{id}/merge) */
  mergeConversation: {
    input: {
      params: { /** the one that goes on elsewhere, and ends here for good */ id: string }
      body: {
        /** the open conversation in which it goes on */ into: string
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: { into: string; /** of the conversation in which it goes on */ epoch: number }
  }
  /** Do one thing with many conversations, one after the other: each is done, or says why not. For more than 50, send several calls (POST /v1/conversations/bulk) */
  bulk: {
    input: {
      body: {
        /** a conversation that stands twice counts once */ conversations: Array<string>
        deed:
          | { kind: 'tag'; add?: Array<string> | undefined; remove?: Array<string> | undefined }
          | { kind: 'snooze'; /** in the future, within 90 days */ until: string }
          | { kind: 'wait' }
          | { kind: 'back' }
          | { kind: 'team'; /** it is handed on to this team */ team: string }
          | { kind: 'person'; /** an agent: they are asked by an offer. For leads, admins and keys */ to: string }
          | {
              kind: 'resolve'
              resolution?: 'solved' | 'not-solved' | 'no-answer' | 'duplicate' | 'spam' | 'other' | undefined
            }
        /** API keys only */ agentId?: string | undefined
      }
    }
    answer: {
      /** in the order of `conversations` */ results: Array<{
        id: string
        done: boolean
        /** false where it was so already, or was refused */ changed: boolean
        /** tags that it did not have before */ added?: Array<string> | undefined
        /** tags that it had before */ removed?: Array<string> | undefined
        /** why it was refused; the others are done all the same */ problem: {
          type: string
          title: string
          status: number
          code: string
          next: string
          detail?: string | undefined
          instance?: string | undefined
          errors?: Array<{ path: string; message: string }> | undefined
          conversationId?: string | undefined
          handoffId?: string | undefined
        } | null
      }>
    }
  }
  /** The views that you see, in your own order: yours, your teams’ and everybody’s (GET /v1/views) */
  listViews: {
    input: {}
    answer: {
      views: Array<{
        id: string
        name: string
        scope: 'private' | 'team' | 'workspace'
        /** whose it is, where it is a team’s */ team: string | null
        filter: {
          status: 'open' | 'resolved' | 'any'
          holder?: 'assistant' | 'queue' | 'agent' | undefined
          /** who holds it; `me` is whoever looks */ agentId?: string | 'me' | undefined
          /** the team of its handoff */ team?: string | undefined
          /** that have one of these tags */ tags?: Array<string> | undefined
          tier?: string | undefined
          language?: string | undefined
          channel?: string | undefined
          /** what it is about, by the name that the workspace gave */ intent?: string | undefined
          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
          /** what its holder has put aside, or has not */ aside?: 'none' | 'time' | 'customer' | undefined
          /** the customer waits for an answer for so long at least */ waitingMinutes?: number | undefined
          /** that were said in it, as the search finds them */ words?: string | undefined
        }
        /** whoever made it, leads and admins, and API keys */ mayChange: boolean
        updatedAt: string
      }>
    }
  }
  /** How many conversations each of them has now, up to 1,000 (GET /v1/view-counts) */
  countViews: { input: {}; answer: { counts: Record<string, number> } }
  /** Make or change a view, under an id that you choose. Leads, admins and keys share one with everybody, members with their team (PUT /v1/views/{id}) */
  putView: {
    input: {
      params: { id: string }
      body: {
        name: string
        scope?: 'private' | 'team' | 'workspace' | undefined
        team?: string | undefined
        filter: {
          status?: 'open' | 'resolved' | 'any' | undefined
          holder?: 'assistant' | 'queue' | 'agent' | undefined
          /** who holds it; `me` is whoever looks */ agentId?: string | 'me' | undefined
          /** the team of its handoff */ team?: string | undefined
          /** that have one of these tags */ tags?: Array<string> | undefined
          tier?: string | undefined
          language?: string | undefined
          channel?: string | undefined
          /** what it is about, by the name that the workspace gave */ intent?: string | undefined
          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
          /** what its holder has put aside, or has not */ aside?: 'none' | 'time' | 'customer' | undefined
          /** the customer waits for an answer for so long at least */ waitingMinutes?: number | undefined
          /** that were said in it, as the search finds them */ words?: string | undefined
        }
      }
    }
    answer: {
      id: string
      name: string
      scope: 'private' | 'team' | 'workspace'
      /** whose it is, where it is a team’s */ team: string | null
      filter: {
        status: 'open' | 'resolved' | 'any'
        holder?: 'assistant' | 'queue' | 'agent' | undefined
        /** who holds it; `me` is whoever looks */ agentId?: string | 'me' | undefined
        /** the team of its handoff */ team?: string | undefined
        /** that have one of these tags */ tags?: Array<string> | undefined
        tier?: string | undefined
        language?: string | undefined
        channel?: string | undefined
        /** what it is about, by the name that the workspace gave */ intent?: string | undefined
        priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
        /** what its holder has put aside, or has not */ aside?: 'none' | 'time' | 'customer' | undefined
        /** the customer waits for an answer for so long at least */ waitingMinutes?: number | undefined
        /** that were said in it, as the search finds them */ words?: string | undefined
      }
      /** whoever made it, leads and admins, and API keys */ mayChange: boolean
      updatedAt: string
    }
  }
  /** Delete a view. Made again under its id, it is back (DELETE /v1/views/{id}) */
  deleteView: { input: { params: { id: string } }; answer: null }
  /** The order in which you see them; what is not named comes last (PUT /v1/view-order) */
  orderViews: { input: { body: { ids: Array<string> } }; answer: null }
  /** Conversations that fit a filter, newest change first, and how many there are, up to 1,000 (POST /v1/conversations/find) */
  findConversations: {
    input: {
      body: {
        filter: {
          status?: 'open' | 'resolved' | 'any' | undefined
          holder?: 'assistant' | 'queue' | 'agent' | undefined
          /** who holds it; `me` is whoever looks */ agentId?: string | 'me' | undefined
          /** the team of its handoff */ team?: string | undefined
          /** that have one of these tags */ tags?: Array<string> | undefined
          tier?: string | undefined
          language?: string | undefined
          channel?: string | undefined
          /** what it is about, by the name that the workspace gave */ intent?: string | undefined
          priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined
          /** what its holder has put aside, or has not */ aside?: 'none' | 'time' | 'customer' | undefined
          /** the customer waits for an answer for so long at least */ waitingMinutes?: number | undefined
          /** that were said in it, as the search finds them */ words?: string | undefined
        }
        /** `next` of the page before */ before?: string | undefined
        /** 0: only how many */ limit?: number | undefined
      }
    }
    answer: {
      conversations: Array<{
        id: string
        version: number
        status: 'open' | 'resolved' | 'merged'
        holder:
          | { kind: 'assistant' }
          | { kind: 'queue'; /** the team that it waits for */ id: string }
          | {
              kind: 'agent'
              id: string
              name: string
              /** where their picture is, where they have one; not in lists */ picture?: string | undefined
            }
          | { kind: 'nobody' }
        epoch: number
        channel: string
        language: string
        customer: { externalId: string | null; name: string | null; tier: string | null }
        handoffId: string | null
        handoff: {
          id: string
          status:
            | 'requested'
            | 'offered'
            | 'queued'
            | 'scheduled'
            | 'accepted'
            | 'transferred'
            | 'returned'
            | 'resolved'
            | 'merged'
          team: string
          priority: 'low' | 'normal' | 'high' | 'urgent'
          reason: { kind: string } & Record<string, unknown>
          requestedAt: string
          waitingSince: string
          scheduledFor: string | null
          acceptedAt: string | null
          firstResponseAt: string | null
          agentId: string | null
          offer: { id: string; agentId: string; expiresAt: string } | null
          /** while it waits: the router takes the highest cost·(1 + w/target) first, and past the bound the oldest */ presses?:
            | { cost: number; targetMinutes: number; boundMinutes: number }
            | undefined
          /** a time that is booked, and with whom: nobody is asked before it */ callback?:
            | { agentId: string; at: string }
            | undefined
          /** it was accepted for whoever has it, who has not opened it yet */ given?: { offerId: string } | undefined
        } | null
        /** the sentence in which the customer says what they want, at most 200 characters */ problem: string | null
        lastText: string | null
        lastBy: 'customer' | 'agent' | 'assistant' | null
        messages: number
        openedAt: string
        updatedAt: string
        unansweredSince: string | null
        /** the word that the person who holds it owes the customer; null where it is the customer’s turn */ attending?:
          | {
              because: 'no-answer' | 'hold-over' | 'customer-waits'
              nudgeAt: string
              /** when it goes to somebody else; null: it stays with the holder */ takenBackAt: string | null
              nudgedAt: string | null
              /** the holder works on it, and is back by then */ backAt: string | null
            }
          | null
          | undefined
        /** the incident that it belongs to */ incident?:
          | {
              id: string
              /** its handoff is held back, and the customer hears more by then */ heldUntil: string | null
            }
          | null
          | undefined
        /** it, or one that came into it, is kept whatever the retention settings say */ legalHold?: boolean | undefined
        /** by agent: the number of the newest note that names them */ mentioned?: Record<string, number> | undefined
        /** ids of GET /v1/tags; one that was merged goes on as its `mergedInto` */ tags?: Array<string> | undefined
        /** the conversation in which it goes on, with status merged */ mergedInto?: string | null | undefined
        /** conversations of the same customer that came into this one */ merged?: Array<string> | undefined
        /** its holder has put it aside */ aside?:
          | {
              for: 'time' | 'customer'
              since: string
              /** when it comes back if nobody writes; null where it waits for the customer alone */ backAt:
                | string
                | null
              /** the customer was told that it closes then */ closesAt: string | null
            }
          | null
          | undefined
        /** a colleague or a team whom the holder asks, unseen by the customer */ consult?:
          | { by: string; agentId: string | null; team: string | null; at: string; answeredBy: Array<string> }
          | null
          | undefined
      }>
      count: number
      next: string | null
    }
  }
}

export type OperationId = keyof Operations

/** Every code of a problem. */
export type ProblemCode =
  | 'invalid_request'
  | 'unknown_field'
  | 'malformed_json'
  | 'not_signed_in'
  | 'wrong_credentials'
  | 'passwords_off'
  | 'sign_in_not_set_up'
  | 'sign_in_expired'
  | 'sign_in_cancelled'
  | 'sign_in_unreachable'
  | 'sign_in_not_proven'
  | 'sign_in_email_unverified'
  | 'sign_in_not_invited'
  | 'sign_in_other_person'
  | 'session_expired'
  | 'token_invalid'
  | 'forbidden'
  | 'origin_not_allowed'
  | 'actor_not_allowed'
  | 'not_found'
  | 'conversation_not_found'
  | 'handoff_not_found'
  | 'agent_not_found'
  | 'customer_not_found'
  | 'customer_note_not_found'
  | 'too_many_customer_notes'
  | 'too_many_attributes'
  | 'article_not_found'
  | 'source_not_found'
  | 'source_exists'
  | 'too_many_sources'
  | 'document_not_found'
  | 'document_exists'
  | 'document_changed'
  | 'too_many_documents'
  | 'document_empty'
  | 'document_too_large'
  | 'document_too_slow'
  | 'document_type_refused'
  | 'document_broken'
  | 'document_locked'
  | 'document_scanned'
  | 'document_without_text'
  | 'document_language'
  | 'document_too_long'
  | 'document_too_hard'
  | 'too_many_documents_at_once'
  | 'capture_not_found'
  | 'capture_broken'
  | 'file_not_found'
  | 'file_address_ended'
  | 'file_empty'
  | 'file_too_large'
  | 'file_too_slow'
  | 'file_type_refused'
  | 'file_broken'
  | 'picture_too_large'
  | 'face_type_refused'
  | 'face_too_large'
  | 'face_too_wide'
  | 'picture_not_found'
  | 'too_many_files'
  | 'too_many_uploads'
  | 'page_capture_off'
  | 'not_following'
  | 'may_not_reveal'
  | 'original_not_kept'
  | 'original_key_missing'
  | 'team_in_circle'
  | 'calendar_not_found'
  | 'calendar_in_use'
  | 'view_not_found'
  | 'too_many_views'
  | 'tag_not_found'
  | 'tag_name_taken'
  | 'tag_merged'
  | 'too_many_workspace_tags'
  | 'too_many_tags'
  | 'action_server_not_found'
  | 'too_many_action_servers'
  | 'action_not_found'
  | 'action_changed'
  | 'action_unfit'
  | 'action_call_not_found'
  | 'action_call_decided'
  | 'guidance_not_found'
  | 'guidance_changed'
  | 'guidance_unfit'
  | 'too_much_guidance'
  | 'snippet_not_found'
  | 'snippet_title_taken'
  | 'too_many_snippets'
  | 'csv_unreadable'
  | 'team_not_found'
  | 'incident_not_found'
  | 'incident_over'
  | 'update_under_way'
  | 'update_sent'
  | 'time_has_passed'
  | 'conversation_resolved'
  | 'customer_forgotten'
  | 'conversation_merged'
  | 'merge_with_itself'
  | 'not_same_customer'
  | 'too_many_merged'
  | 'conversation_elsewhere'
  | 'already_with_team'
  | 'already_with_assistant'
  | 'not_waiting'
  | 'nothing_to_rate'
  | 'feedback_closed'
  | 'callback_taken'
  | 'bounced_too_often'
  | 'never_handed_off'
  | 'consult_open'
  | 'no_consult'
  | 'consult_not_yours'
  | 'nothing_to_route'
  | 'sent_around'
  | 'lesson_not_found'
  | 'hold_out_of_bounds'
  | 'held_too_often'
  | 'moved_meanwhile'
  | 'theirs_already'
  | 'agent_not_there'
  | 'agent_full'
  | 'nobody_to_whisper_to'
  | 'offer_gone'
  | 'offer_not_yours'
  | 'answer_owed'
  | 'snooze_out_of_bounds'
  | 'not_the_holder'
  | 'customer_already_linked'
  | 'account_source_missing'
  | 'signature_wrong'
  | 'mail_not_set_up'
  | 'invitations_not_mailed'
  | 'mail_server_missing'
  | 'mail_not_found'
  | 'mail_not_failed'
  | 'assistant_not_found'
  | 'too_many_assistants'
  | 'unknown_part'
  | 'changed_meanwhile'
  | 'nothing_to_publish'
  | 'version_not_found'
  | 'assistant_in_use'
  | 'no_default_assistant'
  | 'assistant_not_live'
  | 'practice_over'
  | 'no_price'
  | 'webhook_not_found'
  | 'too_many_webhooks'
  | 'webhook_off'
  | 'delivery_not_found'
  | 'delivery_waiting'
  | 'aside_mail_not_found'
  | 'aside_mail_wordless'
  | 'secret_key_missing'
  | 'idempotency_key_missing'
  | 'idempotency_conflict'
  | 'shown_once'
  | 'email_taken'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'article_broken'
  | 'nothing_before'
  | 'policy_version_not_found'
  | 'policy_broken'
  | 'playbook_broken'
  | 'drill_broken'
  | 'no_such_drill'
  | 'drill_needed'
  | 'has_password'
  | 'invitation_invalid'
  | 'span_not_past'
  | 'too_little_came'
  | 'rate_limited'
  | 'database_unavailable'
  | 'disk_full'
  | 'shutting_down'
  | 'busy'
  | 'internal_error'

/** Method, path, how it may be sent again (safe as it is, with a key, or only once), and whether it answers something. */
export const operations: { readonly [K in OperationId]: readonly [string, string, 'safe' | 'key' | 'once', boolean] } =
  {
    openConversation: ['POST', '/v1/conversations', 'key', true],
    listConversations: ['GET', '/v1/conversations', 'safe', true],
    reveal: ['POST', '/v1/conversations/{id}/reveal', 'once', true],
    getConversation: ['GET', '/v1/conversations/{id}', 'safe', true],
    postMessage: ['POST', '/v1/conversations/{id}/messages', 'safe', true],
    addNote: ['POST', '/v1/conversations/{id}/notes', 'safe', true],
    readEvents: ['GET', '/v1/conversations/{id}/events', 'safe', true],
    markSeen: ['POST', '/v1/conversations/{id}/seen', 'key', false],
    exportVcon: ['GET', '/v1/conversations/{id}/vcon', 'safe', true],
    handOff: ['POST', '/v1/conversations/{id}/handoff', 'key', true],
    answerInvitation: ['POST', '/v1/conversations/{id}/invitation', 'key', true],
    answerQuestion: ['POST', '/v1/conversations/{id}/invitation/answers', 'safe', true],
    noteSelfService: ['POST', '/v1/conversations/{id}/self-service', 'key', true],
    takeOver: ['POST', '/v1/conversations/{id}/take-over', 'key', true],
    openTranscript: ['POST', '/v1/conversations/{id}/open-transcript', 'once', false],
    openCase: ['POST', '/v1/conversations/{id}/open', 'key', false],
    returnToAssistant: ['POST', '/v1/conversations/{id}/return', 'key', true],
    resolve: ['POST', '/v1/conversations/{id}/resolve', 'key', true],
    handIn: ['POST', '/v1/handoffs', 'key', true],
    handInFrom: ['POST', '/v1/handoffs/{source}', 'key', true],
    readRaw: ['GET', '/v1/handoffs/{id}/raw', 'safe', true],
    getHandoff: ['GET', '/v1/handoffs/{id}', 'safe', true],
    acceptOffer: ['POST', '/v1/offers/{id}/accept', 'key', true],
    noteCardLoaded: ['POST', '/v1/offers/{id}/card-loaded', 'key', false],
    declineOffer: ['POST', '/v1/offers/{id}/decline', 'key', false],
    hold: ['POST', '/v1/conversations/{id}/hold', 'key', true],
    wrongTeam: ['POST', '/v1/handoffs/{id}/wrong-team', 'key', true],
    consult: ['POST', '/v1/conversations/{id}/consult', 'key', true],
    answerConsult: ['POST', '/v1/conversations/{id}/consult/answer', 'key', false],
    endConsult: ['POST', '/v1/conversations/{id}/consult/end', 'key', true],
    likelyTeams: ['GET', '/v1/handoffs/{id}/likely-teams', 'safe', true],
    routingLessons: ['GET', '/v1/routing/lessons', 'safe', true],
    forgetLesson: ['POST', '/v1/routing/lessons/forget', 'key', true],
    decideLesson: ['POST', '/v1/routing/lessons', 'key', true],
    wallboard: ['GET', '/v1/wallboard', 'safe', true],
    levelForecast: ['GET', '/v1/health/forecast', 'safe', true],
    give: ['POST', '/v1/conversations/{id}/give', 'key', true],
    whisper: ['POST', '/v1/conversations/{id}/whisper', 'key', true],
    joinConversation: ['POST', '/v1/conversations/{id}/join', 'key', false],
    leaveConversation: ['POST', '/v1/conversations/{id}/leave', 'key', false],
    postCapture: ['POST', '/v1/conversations/{id}/captures', 'key', true],
    getCapture: ['GET', '/v1/captures/{id}', 'safe', true],
    followPage: ['POST', '/v1/conversations/{id}/follow-page', 'key', true],
    answerFollow: ['POST', '/v1/conversations/{id}/follow-page/answer', 'key', false],
    stopFollow: ['POST', '/v1/conversations/{id}/follow-page/stop', 'key', false],
    point: ['POST', '/v1/conversations/{id}/point', 'key', true],
    sendFile: ['POST', '/v1/conversations/{id}/files', 'safe', true],
    getFile: ['GET', '/v1/files/{id}', 'safe', true],
    putCustomer: ['PUT', '/v1/customers/{externalId}', 'safe', true],
    getCustomer: ['GET', '/v1/customers/{externalId}', 'safe', true],
    forgetCustomer: ['DELETE', '/v1/customers/{externalId}', 'safe', true],
    listCustomers: ['GET', '/v1/customers', 'safe', true],
    getCustomerPage: ['GET', '/v1/customers/{externalId}/page', 'safe', true],
    listCustomersConversations: ['GET', '/v1/customers/{externalId}/conversations', 'safe', true],
    changeCustomer: ['PUT', '/v1/customers/{externalId}/details', 'safe', true],
    addCustomerNote: ['POST', '/v1/customers/{externalId}/notes', 'key', true],
    deleteCustomerNote: ['DELETE', '/v1/customer-notes/{id}', 'safe', false],
    importCustomers: ['POST', '/v1/customers/import', 'key', true],
    signIn: ['POST', '/v1/sessions', 'once', true],
    me: ['GET', '/v1/me', 'safe', true],
    signOut: ['DELETE', '/v1/sessions/current', 'safe', false],
    signOutEverywhere: ['DELETE', '/v1/sessions', 'safe', true],
    setPassword: ['PUT', '/v1/me/password', 'safe', false],
    setLanguage: ['PUT', '/v1/me/language', 'safe', true],
    createAgent: ['POST', '/v1/agents', 'key', true],
    inviteAgent: ['POST', '/v1/agents/{id}/invitation', 'key', true],
    mailInvitation: ['POST', '/v1/agents/{id}/invitation/mail', 'key', true],
    acceptInvitation: ['POST', '/v1/invitations/accept', 'once', true],
    listAgents: ['GET', '/v1/agents', 'safe', true],
    setPresence: ['PUT', '/v1/agents/{id}/presence', 'safe', true],
    setMayReveal: ['PUT', '/v1/agents/{id}/may-reveal', 'safe', true],
    removeAgent: ['DELETE', '/v1/agents/{id}', 'safe', true],
    startVisit: ['POST', '/v1/visitors', 'once', true],
    visit: ['GET', '/v1/visitors/me', 'safe', true],
    identify: ['POST', '/v1/visitors/me/identity', 'once', true],
    putAgentPicture: ['PUT', '/v1/agents/{id}/picture', 'safe', true],
    deleteAgentPicture: ['DELETE', '/v1/agents/{id}/picture', 'safe', false],
    signInWays: ['GET', '/v1/sign-in', 'safe', true],
    getSignInProvider: ['GET', '/v1/workspace/sign-in', 'safe', true],
    putSignInProvider: ['PUT', '/v1/workspace/sign-in', 'safe', true],
    deleteSignInProvider: ['DELETE', '/v1/workspace/sign-in', 'safe', false],
    trySignInProvider: ['POST', '/v1/workspace/sign-in/try', 'key', true],
    unlinkSignIn: ['DELETE', '/v1/agents/{id}/sign-in', 'safe', false],
    getWorkspace: ['GET', '/v1/workspace', 'safe', true],
    putWorkspace: ['PUT', '/v1/workspace', 'safe', true],
    listTeams: ['GET', '/v1/teams', 'safe', true],
    putTeam: ['PUT', '/v1/teams/{id}', 'safe', true],
    createKey: ['POST', '/v1/keys', 'key', true],
    listKeys: ['GET', '/v1/keys', 'safe', true],
    revokeKey: ['DELETE', '/v1/keys/{id}', 'safe', false],
    listAudit: ['GET', '/v1/audit', 'safe', true],
    getEmbedding: ['GET', '/v1/knowledge/embedding', 'safe', true],
    listKnowledge: ['GET', '/v1/knowledge/articles', 'safe', true],
    listUnanswered: ['GET', '/v1/knowledge/questions', 'safe', true],
    getArticle: ['GET', '/v1/articles/{id}', 'safe', true],
    listArticles: ['GET', '/v1/articles', 'safe', true],
    putArticle: ['PUT', '/v1/articles/{id}', 'safe', true],
    deleteArticle: ['DELETE', '/v1/articles/{id}', 'safe', false],
    searchArticles: ['GET', '/v1/articles/search', 'safe', true],
    listPlaybooks: ['GET', '/v1/playbooks', 'safe', true],
    putPlaybook: ['PUT', '/v1/playbooks/{id}', 'safe', true],
    deletePlaybook: ['DELETE', '/v1/playbooks/{id}', 'safe', false],
    listKnowledgeSources: ['GET', '/v1/knowledge/sources', 'safe', true],
    addKnowledgeSource: ['POST', '/v1/knowledge/sources', 'key', true],
    getKnowledgeSource: ['GET', '/v1/knowledge/sources/{id}', 'safe', true],
    refreshKnowledgeSource: ['POST', '/v1/knowledge/sources/{id}/refresh', 'key', true],
    listKnowledgePages: ['GET', '/v1/knowledge/sources/{id}/pages', 'safe', true],
    deleteKnowledgeSource: ['DELETE', '/v1/knowledge/sources/{id}', 'safe', false],
    listKnowledgeDocuments: ['GET', '/v1/knowledge/documents', 'safe', true],
    getKnowledgeDocument: ['GET', '/v1/knowledge/documents/{id}', 'safe', true],
    putKnowledgeDocument: ['PUT', '/v1/knowledge/documents/{id}', 'safe', true],
    deleteKnowledgeDocument: ['DELETE', '/v1/knowledge/documents/{id}', 'safe', false],
    restoreKnowledgeDocument: ['POST', '/v1/knowledge/documents/{id}/restore', 'key', true],
    searchHelp: ['GET', '/v1/help/search', 'safe', true],
    getAccountSource: ['GET', '/v1/workspace/account-source', 'safe', true],
    putAccountSource: ['PUT', '/v1/workspace/account-source', 'safe', true],
    deleteAccountSource: ['DELETE', '/v1/workspace/account-source', 'safe', false],
    tryAccountSource: ['POST', '/v1/workspace/account-source/try', 'key', true],
    listActionServers: ['GET', '/v1/action-servers', 'safe', true],
    putActionServer: ['PUT', '/v1/action-servers/{id}', 'safe', true],
    deleteActionServer: ['DELETE', '/v1/action-servers/{id}', 'safe', false],
    checkActionServer: ['POST', '/v1/action-servers/{id}/check', 'key', true],
    putAction: ['PUT', '/v1/action-servers/{id}/actions', 'safe', true],
    listActionCalls: ['GET', '/v1/action-calls', 'safe', true],
    decideActionCall: ['POST', '/v1/action-calls/{id}/decide', 'key', true],
    listGuidance: ['GET', '/v1/guidance', 'safe', true],
    getGuidance: ['GET', '/v1/guidance/{id}', 'safe', true],
    proposeGuidance: ['POST', '/v1/conversations/{id}/guidance', 'key', true],
    changeGuidance: ['PUT', '/v1/guidance/{id}', 'safe', true],
    tryGuidance: ['POST', '/v1/guidance/{id}/try', 'key', true],
    getIntents: ['GET', '/v1/intents', 'safe', true],
    putIntents: ['PUT', '/v1/intents', 'safe', true],
    readIntent: ['POST', '/v1/intents/read', 'key', true],
    getMail: ['GET', '/v1/mail', 'safe', true],
    putMail: ['PUT', '/v1/mail', 'safe', true],
    deleteMail: ['DELETE', '/v1/mail', 'safe', false],
    testMail: ['POST', '/v1/mail/test', 'key', true],
    listOutgoingMail: ['GET', '/v1/mail/outgoing', 'safe', true],
    retryMail: ['POST', '/v1/mail/outgoing/{id}/retry', 'key', true],
    listAsideMail: ['GET', '/v1/mail/aside', 'safe', true],
    takeInAsideMail: ['POST', '/v1/mail/aside/{id}/take-in', 'key', true],
    dropAsideMail: ['DELETE', '/v1/mail/aside/{id}', 'safe', false],
    makeWebhookSecret: ['POST', '/v1/mail/webhook-secret', 'key', true],
    deliverMail: ['POST', '/v1/mail/inbound/{workspace}', 'once', true],
    leaveAddress: ['POST', '/v1/conversations/{id}/address', 'key', true],
    getWeights: ['GET', '/v1/workspace/completeness', 'safe', true],
    putWeights: ['PUT', '/v1/workspace/completeness', 'safe', true],
    completenessHealth: ['GET', '/v1/health/completeness', 'safe', true],
    strandedConversations: ['GET', '/v1/health/stranded', 'safe', true],
    listQuarantined: ['GET', '/v1/health/quarantine', 'safe', true],
    replayQuarantined: ['POST', '/v1/health/quarantine/{id}/replay', 'key', true],
    measuredHandoffs: ['GET', '/v1/health/completeness/handoffs', 'safe', true],
    getAudit: ['GET', '/v1/audits/{week}', 'safe', true],
    gradeHandoff: ['PUT', '/v1/handoffs/{id}/grades', 'safe', true],
    handoffHealth: ['GET', '/v1/health/handoffs', 'safe', true],
    arrivedHandoffs: ['GET', '/v1/health/handoffs/behind', 'safe', true],
    discoveryHealth: ['GET', '/v1/health/discovery', 'safe', true],
    giveFeedback: ['POST', '/v1/conversations/{id}/feedback', 'key', true],
    feedbackHealth: ['GET', '/v1/health/feedback', 'safe', true],
    feedbackBehind: ['GET', '/v1/health/feedback/behind', 'safe', true],
    listDrills: ['GET', '/v1/drills', 'safe', true],
    getDrill: ['GET', '/v1/drills/{name}', 'safe', true],
    putDrill: ['PUT', '/v1/drills/{name}', 'safe', true],
    deleteDrill: ['DELETE', '/v1/drills/{name}', 'safe', false],
    runDrills: ['POST', '/v1/drills/run', 'key', true],
    listDrillRuns: ['GET', '/v1/drills/runs', 'safe', true],
    getDrillRun: ['GET', '/v1/drills/runs/{id}', 'safe', true],
    getEscalationPolicy: ['GET', '/v1/policies/escalation', 'safe', true],
    putEscalationPolicy: ['PUT', '/v1/policies/escalation', 'safe', true],
    activateEscalationPolicy: ['POST', '/v1/policies/escalation/activate', 'key', true],
    replayEscalationPolicy: ['POST', '/v1/policies/escalation/replay', 'key', true],
    getPolicyReplay: ['GET', '/v1/policies/escalation/replays/{id}', 'safe', true],
    getLearning: ['GET', '/v1/learning', 'safe', true],
    runLearning: ['POST', '/v1/learning/run', 'key', true],
    approveLearnedVersion: ['POST', '/v1/learning/versions/{number}/approve', 'key', true],
    rollBackLearning: ['POST', '/v1/learning/roll-back', 'key', true],
    putLearningSettings: ['PUT', '/v1/learning/settings', 'safe', true],
    getServiceTargets: ['GET', '/v1/service-levels', 'safe', true],
    putServiceTargets: ['PUT', '/v1/service-levels', 'safe', true],
    serviceHealth: ['GET', '/v1/health/service-levels', 'safe', true],
    servedHandoffs: ['GET', '/v1/health/service-levels/handoffs', 'safe', true],
    callbackTimes: ['GET', '/v1/conversations/{id}/callback', 'safe', true],
    bookCallback: ['POST', '/v1/conversations/{id}/callback', 'key', true],
    cancelCallback: ['POST', '/v1/conversations/{id}/callback/cancel', 'key', false],
    goOnWithAssistant: ['POST', '/v1/conversations/{id}/assistant', 'key', true],
    estimateHealth: ['GET', '/v1/health/estimates', 'safe', true],
    estimatedWaits: ['GET', '/v1/health/estimates/waits', 'safe', true],
    listPeople: ['GET', '/v1/people', 'safe', true],
    putAgentWork: ['PUT', '/v1/agents/{id}/work', 'safe', true],
    getOwnWork: ['GET', '/v1/me/work', 'safe', true],
    putOwnWork: ['PUT', '/v1/me/work', 'safe', true],
    importAgents: ['POST', '/v1/agents/import', 'key', true],
    listCalendars: ['GET', '/v1/calendars', 'safe', true],
    putCalendar: ['PUT', '/v1/calendars/{id}', 'safe', true],
    deleteCalendar: ['DELETE', '/v1/calendars/{id}', 'safe', false],
    getWorkSettings: ['GET', '/v1/workspace/work', 'safe', true],
    putWorkSettings: ['PUT', '/v1/workspace/work', 'safe', true],
    listIncidents: ['GET', '/v1/incidents', 'safe', true],
    createIncident: ['POST', '/v1/incidents', 'key', true],
    getIncident: ['GET', '/v1/incidents/{id}', 'safe', true],
    changeIncident: ['PUT', '/v1/incidents/{id}', 'safe', true],
    incidentConversations: ['GET', '/v1/incidents/{id}/conversations', 'safe', true],
    linkConversations: ['POST', '/v1/incidents/{id}/conversations', 'key', true],
    updateIncident: ['POST', '/v1/incidents/{id}/updates', 'key', true],
    cancelIncidentUpdate: ['DELETE', '/v1/incident-updates/{id}', 'safe', false],
    staffingDay: ['GET', '/v1/staffing', 'safe', true],
    simulate: ['POST', '/v1/simulations', 'key', true],
    listSimulations: ['GET', '/v1/simulations', 'safe', true],
    getSimulation: ['GET', '/v1/simulations/{id}', 'safe', true],
    cancelSimulation: ['POST', '/v1/simulations/{id}/cancel', 'key', true],
    listWebhooks: ['GET', '/v1/webhooks', 'safe', true],
    createWebhook: ['POST', '/v1/webhooks', 'key', true],
    putWebhook: ['PUT', '/v1/webhooks/{id}', 'safe', true],
    deleteWebhook: ['DELETE', '/v1/webhooks/{id}', 'safe', false],
    renewSigningSecret: ['POST', '/v1/webhooks/{id}/secret', 'key', true],
    testWebhook: ['POST', '/v1/webhooks/{id}/test', 'key', true],
    listWebhookDeliveries: ['GET', '/v1/webhooks/{id}/deliveries', 'safe', true],
    replayWebhookDelivery: ['POST', '/v1/webhook-deliveries/{id}/replay', 'key', true],
    replayDeadDeliveries: ['POST', '/v1/webhooks/{id}/replay', 'key', true],
    listMentions: ['GET', '/v1/mentions', 'safe', true],
    readMentions: ['PUT', '/v1/mentions/read', 'safe', false],
    listAssistants: ['GET', '/v1/assistants', 'safe', true],
    createAssistant: ['POST', '/v1/assistants', 'key', true],
    getAssistant: ['GET', '/v1/assistants/{id}', 'safe', true],
    draftAssistant: ['PUT', '/v1/assistants/{id}', 'safe', true],
    publishAssistant: ['POST', '/v1/assistants/{id}/publish', 'key', true],
    rollBackAssistant: ['POST', '/v1/assistants/{id}/roll-back', 'key', true],
    retireAssistant: ['DELETE', '/v1/assistants/{id}', 'safe', false],
    putAssistantDesk: ['PUT', '/v1/assistant-desk', 'safe', true],
    getModelBudgets: ['GET', '/v1/model-budgets', 'safe', true],
    putModelBudgets: ['PUT', '/v1/model-budgets', 'safe', true],
    countAssistants: ['GET', '/v1/health/assistants', 'safe', true],
    practise: ['POST', '/v1/assistants/{id}/practice', 'key', true],
    getPracticeQuestions: ['GET', '/v1/practice-questions', 'safe', true],
    putPracticeQuestions: ['PUT', '/v1/practice-questions', 'safe', true],
    getRetention: ['GET', '/v1/retention', 'safe', true],
    putRetention: ['PUT', '/v1/retention', 'safe', true],
    previewRetention: ['POST', '/v1/retention/preview', 'key', true],
    getLegalHold: ['GET', '/v1/conversations/{id}/legal-hold', 'safe', true],
    setLegalHold: ['PUT', '/v1/conversations/{id}/legal-hold', 'safe', true],
    search: ['GET', '/v1/search', 'safe', true],
    listSites: ['GET', '/v1/sites', 'safe', true],
    putSite: ['PUT', '/v1/sites', 'safe', true],
    listSnippets: ['GET', '/v1/snippets', 'safe', true],
    putSnippet: ['PUT', '/v1/snippets/{id}', 'safe', true],
    deleteSnippet: ['DELETE', '/v1/snippets/{id}', 'safe', false],
    importSnippets: ['POST', '/v1/snippets/import', 'key', true],
    listTags: ['GET', '/v1/tags', 'safe', true],
    putTag: ['PUT', '/v1/tags/{id}', 'safe', true],
    mergeTag: ['POST', '/v1/tags/{id}/merge', 'key', true],
    tagConversation: ['POST', '/v1/conversations/{id}/tags', 'key', true],
    snoozeTimes: ['GET', '/v1/snooze-times', 'safe', true],
    snooze: ['POST', '/v1/conversations/{id}/snooze', 'key', true],
    waitForCustomer: ['POST', '/v1/conversations/{id}/wait', 'key', true],
    bringBack: ['POST', '/v1/conversations/{id}/back', 'key', true],
    mergeConversation: ['POST', '/v1/conversations/{id}/merge', 'key', true],
    bulk: ['POST', '/v1/conversations/bulk', 'key', true],
    listViews: ['GET', '/v1/views', 'safe', true],
    countViews: ['GET', '/v1/view-counts', 'safe', true],
    putView: ['PUT', '/v1/views/{id}', 'safe', true],
    deleteView: ['DELETE', '/v1/views/{id}', 'safe', false],
    orderViews: ['PUT', '/v1/view-order', 'safe', false],
    findConversations: ['POST', '/v1/conversations/find', 'once', true],
  }
