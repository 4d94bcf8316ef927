import { makeLexicon } from './lexicon.ts'

/** The words in which an assistant would say that a person is coming, in English, German, Spanish, French and Portuguese. */
export const claimWords = makeLexicon({
  /** One of us. */
  who: `our people, one of us, person, human, agent, agents, human being, representative, representatives, rep, colleague, colleagues, coworker, teammate, team member, team members, member, specialist, specialists, expert, experts,
    advisor, adviser, manager, supervisor, operator, someone, somebody, technician, employee, staff member,
    Mensch, Menschen, Mitarbeiter, Mitarbeiterin, Mitarbeitern, Kollege, Kollegen, Kollegin, Kolleginnen, Berater, Beraterin, Kundenberater, jemand, jemanden, jemandem, Person, Experte,
    Experten, Spezialist, Spezialisten, Vorgesetzter, Vorgesetzten, Techniker, Ansprechpartner, Kundenbetreuer,
    persona, humano, humana, agente, agentes, asesor, asesora, representante, compañero, compañera, compañeros, colega, colegas, especialista, supervisor, supervisora, alguien, ejecutivo, técnico, responsable,
    gerente, encargado, operador, personne, humain, conseiller, conseillère, conseillers, collègue, collègues, quelqu un, quelquun, spécialiste, superviseur, technicien, représentant,
    pessoa, atendente, atendentes, alguém, gestor, responsável, consultor`,
  /** All of us. */
  crew: `time de suporte, nosso time, time de atendimento, team, support, staff, customer service, customer care, customer support, help desk, department, Team, Kundenservice, Kundendienst, Fachabteilung, Abteilung, Kundenbetreuung, Kundensupport,
    equipo, soporte, departamento, atención al cliente, équipe, équipes, service client, equipe, suporte, setor, atendimento`,
  /** The customer, as who is moved or turned to. */
  you: 'you, sie, ihnen, dich, dir, euch, le, lo, la, les, los, te, os, usted, ustedes, vous, você, vocês, lhe, vc',
  /** The customer's matter. */
  case: `
    case, request, message, conversation, chat, inquiry, enquiry, question, ticket, details, issue, problem, complaint, matter, concern, this, it, query, feedback, information,
    Fall, Anfrage, Anliegen, Nachricht, Gespräch, Frage, Problem, Beschwerde, Daten, Unterlagen, es, das, dies, caso, consulta, solicitud, mensaje, conversación, pregunta, problema, queja, esto, petición,
    datos, reclamación, demande, dossier, problème, cas, réclamation, cela, ça, solicitação, mensagem, conversa, pergunta, dúvida, isso, reclamação`,
  self: `
    i, i am, im, ill, i will, i shall, i have, ive, we, we are, were, well, we will, we have, weve, let me, lemme, while i, ich, wir, je, j, nous, yo, eu`,
  /** Moving somebody on, in the forms in which one says that one does it. */
  move: `
    transfer, transferring, transferred, connect, connecting, connected, forward, forwarding, forwarded, pass, passing, passed, hand, handing, handed, escalate, escalating, escalated, route, routing, routed,
    redirect, redirecting, redirected, put, putting, patch, patching, switch, switching, refer, referring, referred, assign, assigning, assigned,
    transfère, transférer, transféré, passe, passer, passé, connecte, connecter, connecté, redirige, rediriger, redirigé, dirige, diriger, oriente, orienter, transmets, transmettre, transmis, escalade, escaladé,
    mets en relation, mettre en relation, mis en relation, mets en contact, mettre en contact, fais suivre, faire suivre,
    transfiero, transfiriendo, transferiré, comunico, comunicando, comunicaré, conecto, conectando, conectaré, derivo, derivando, derivaré, escalo, escalando, escalaré, pongo en contacto, pondré en contacto,
    poniendo en contacto, paso con, pasaré con, pasando con,
    transferindo, encaminhando, direcionando, repassando, colocando em contato`,
  /** The same as something to do: "voy a transferirle", "vou transferir". */
  toMove: `
    transferir, transferirle, transferirlo, transferirla, transferirte, pasar, pasarle, pasarlo, pasarla, pasarte, comunicar, comunicarle, comunicarlo, comunicarla, comunicarte, conectar, conectarle, conectarlo,
    conectarla, conectarte, derivar, derivarle, derivarlo, escalar, poner en contacto, ponerle en contacto, ponerlo en contacto, encaminhar, passar, direcionar, repassar, colocar em contato, transferi lo, transferi la, chamar`,
  /** Handing in: only with the matter and those who get it. */
  give: `flag, flagged, flagging, send, sending, sent, submit, submitting, submitted, raise, raised, share, shared, envoie, envoyé, envoyer, enviado, envío, enviar, enviando, enviei, sende, gesendet`,
  moved: `
    transferred, forwarded, passed on, handed over, escalated, put through, verbunden, weitergeleitet, durchgestellt, übergeben, weitergegeben, weiterverbunden,
    eskaliert, transferido, transferida, derivado, derivada, escalado, escalada, atendido, atendida, remitido, remitida, transféré, transférée, mis en relation, mise en relation,
    mis en contact, transmis, transmise, escaladée, pris en charge, prise en charge, encaminhado, encaminhada, repassado, repassada`,
  /** Moved, but as often to a page as to a person. */
  led: 'connected, routed, redirected, assigned, conectado, conectada, redirigé, redirigée, direcionado, direcionada',
  met: `
    contacted, called back, kontaktiert, zurückgerufen, angerufen, contactado, contactada, contacté, contactée, recontacté, recontactée, rappelé, rappelée, contatado, contatada`,
  tell: `
    ask, asking, asked, inform, informing, informed, notify, notifying, notified, alert, alerting, alerted, tell, told, have, get, getting, bring, bringing, call in, loop in, looping in, informiert, benachrichtigt,
    gebeten, gefragt, prévenu, prévenue, informé, averti, alerté, demandé, avisado, informado, notificado, chamei, avisei, acionei, informei, pedi, chamando, avisando`,
  fetch: `
    bring, bringing, get, getting, find, finding, fetch, fetching, calling, call in, calling in, loop in, looping in, looped in, looping, pull in, pulling in, adding, inviting, summoning, hole, holen, bringe, schalte, ziehe,
    rufe, appelle, cherche, fais venir, busco, buscando, llamo, llamando, chamo, chamando, procurando`,
  told: `
    notified, informed, alerted, asked, assigned, informiert, benachrichtigt, verständigt, avisado, informado, notificado, prévenu, prévenue, informé, informée, averti, avertie, acionado, acionada, avisada`,
  /** What somebody will do who comes. */
  reach: `responder, escribir, escrever, rappelle, sich melden, prendre la suite, ponerse en contacto, contact, call, reach out, get back, be in touch, be with, join, take over, reply, respond, follow up, get in touch, pick this up, pick it up, step in, take it from here, speak with, talk to, call back, write to,
    melden, kontaktieren, anrufen, zurückrufen, übernehmen, dazukommen, meldet, kontaktiert, ruft, übernimmt, kümmert, kümmern, schreibt, antwortet,
    pondrá en contacto, pondremos en contacto, contactará, llamará, responderá, atenderá, unirá, comunicará, escribirá, encargará, atiende, contactar, llamar, contactarle, llamarle, atenderle, contactaremos, llamaremos,
    contactera, rappellera, répondra, recontactera, reviendra, prendra, rejoindra, appellera, écrira, contacter, rappeler, répondre, recontacter, revenir, prendre le relais, rejoindre, appeler,
    recontacterons, reviendrons, contacterons, rappellerons, entrará, retornará, ligará, assumirá, falará, falar, ligar, assumir, entrar em contato, retornar, entraremos, retornaremos, ligaremos`,
  aid: `weiterhelfen, zurückmelden, prendre la suite, help, assist, look into, look at, review, answer, check, handle, helfen, ansehen, anschauen, prüfen, hilft, ayudará, revisará, ayudar, aidera, aider, examinera, ajudará, ajudar, atender, verificar, analisar`,
  /** What makes it an offer: nothing happens unless the customer says so. */
  offer: `
    if, when, once, whenever, unless, after, until, before, in case, would you, do you, should you, shall i, should i, may i, can i, could i, would it, let me know, just say, just tell me, tell me, just ask,
    wenn, falls, sobald, sofern, möchten Sie, soll ich, sollen wir, wollen Sie, darf ich, sagen Sie, sagen Sie mir, cuando, una vez, quiere, quiere que, desea, prefiere, le gustaría, avíseme, dígame, en caso,
    quand, lorsque, souhaitez vous, voulez vous, dites moi, préférez vous, aimeriez vous, dois je, puis je, dès que, quando, quer, quer que, deseja, gostaria, prefere, me avise, me diga, caso queira, assim que`,
  fill: `meine, deren, unsere, unserer, by, along, ins, in the, a, an, the, one, of, our, my, your, now, right, just, immediately, shortly, directly, straight, over, on, through, to, with, back, soon, then, already, here, up, from, for, human, real, live, customer, service, at,
    another, someone, available, support, going, be, also, first, gladly, certainly,
    ein, eine, einen, einem, einer, der, die, das, den, dem, unser, unsere, unserem, unseren, unserer, mein, meinen, meinem, meiner, ihr, ihre, ihren, ihrem, ihrer, jetzt, gleich, nun, sofort, direkt, an, mit, zu, zum, zur,
    bei, in, kürze, bald, aus, dann, gerne, gern, dieses, diese, diesen, kurz, dazu, sich, hier, auch, dafür, weiter, umgehend, menschlichen, menschlicher, echten, auf, vom, von, uns,
    un, una, uno, el, la, los, las, de, del, con, a, al, su, sus, tu, mi, nuestro, nuestra, nuestros, ahora, mismo, enseguida, directamente, ya, este, esta, en, breve, se, momento, pronto, para,
    une, le, les, l, d, notre, nos, votre, vos, mon, ma, à, au, aux, avec, vers, maintenant, tout de suite, directement, immédiatement, du, des, cette, ce, par, rapidement, donc,
    um, uma, uns, o, os, as, seu, sua, nosso, nossa, meu, minha, agora, já, pra, pro, com, ao, da, do, diretamente, em, esse, essa, te, lhe, você, usted`,
  no: `
    not, no, cannot, cant, wont, dont, never, nobody, unable, able, happy, glad, recommend, suggest, empfehle, recomiendo, sugiero, recommande, suggère, recomendo, sugiro, can, could, may, might, would, should, nicht, kein, keine, keinen, niemand, nie, kann, können, könnte, darf, möchte, soll,
    nunca, nadie, ningún, puedo, puede, podría, ne, n, pas, jamais, aucun, peux, peut, pourrait, não, ninguém, nenhum, posso, pode, poderia`,
})
