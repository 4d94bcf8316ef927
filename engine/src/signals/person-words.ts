import { makeLexicon } from './lexicon.ts'

/** The words in which people ask for a person, in English, German, Spanish, French and Portuguese. */
export const personWords = makeLexicon(
  {
    /** Whoever answers for a company: naming one beside a wish is asking for one. */
    human: {
      typos: `
        advisors, advisers, operators, supervisors, managers, employees, colaborador, colaboradora, colaboradores, consultores, consultoras, operadores, superviseur, superviseure, superviseurs,
        interlocuteur humain, conseiller humain, collègue humain, agent humain, assistente humano, atendente humano, colega humano, compañero humano, asesor humano, menschlicher Berater, menschlichen Berater,
        membre de l équipe, membre de votre équipe, miembro del equipo, miembro de su equipo, membro da equipe, membro da equipa, Teammitglied, atención personal, atención personalizada,
        superior, superiores, supérieure, Zuständigen, Zuständige, Zuständiger,
        team leader, team lead, Teamleiter, Teamleiterin, Teamleitung, Betreuer, Kundenbetreuer, Kundenbetreuerin, líder, interlocutor, associate, clerk,
        executive, executives, higher up, superiors,
        humna, huamn, hunam, huma, humam, humman, hman, humn, agnet, aegnt, agetn, agemt, agant, ajent, agrnt, aget, agetnt, agante,
        member of staff, member of your team, member of the team, member of your staff, human contact, human interaction, human person, persönlichen Kontakt, persönlicher Kontakt, contacto humano, contact humain, contato humano, suporte humano, ajuda humana, ayuda humana, aide humaine, somebody human, someone human,
        human, humans, human being, human beings, live person, live human, human agent, human support, human help, human assistance, agent, agents,
        representative, representatives, rep, reps, operator, adviser, advisor, supervisor, manager, employee, staff member, specialist,
        technician, expert, live chat, live support, live agent, uman, hooman, customer service person, support person, team member,
        Mensch, Menschen, Mitarbeiter, Mitarbeiters, Mitarbeiterin, Mitarbeitern, Mitarbeitende, Mitarbeitenden, Kundenberater,
        Kundenberaterin, Berater, Beraterin, Sachbearbeiter, Sachbearbeiterin, Ansprechpartner, Ansprechpartnerin, Ansprechperson,
        Kundendienstmitarbeiter, Servicemitarbeiter, Vorgesetzten, Vorgesetzter, Vorgesetzte, Techniker, Technikerin, Fachmann, Experten,
        humano, humana, humanos, umano, ser humano, seres humanos, agente, agentes, agente humano, asesor, asesora, asesores, operador, operadora, ejecutivo,
        ejecutiva, representante, supervisora, encargado, encargada, gerente, técnico, especialista, teleoperador, atención humana,
        soporte humano, humain, humaine, humains, umain, être humain, êtres humains, conseiller, conseillère, conseillers, opérateur, opératrice,
        téléconseiller, représentant, responsable, supérieur, technicien, technicienne, spécialiste, interlocuteur,
        atendente, atendentes, assessor, assessora, consultor, consultora, atendimento humano, atendimento pessoal, responsável, funcionário,
        funcionária, empleado, empleada, employé, employée, colleague, colleagues, coworker, Kollege, Kollegen, Kollegin, colega, colegas,
        compañero, compañera, collègue, collègues, teammate`,
    },
    /** Anybody at all: asking for one needs clearer words around it. */
    someone: {
      typos: `
        whoever, sum1, some1, sm1, sumone, any1, ne1, qqun, algm, qqn, one of your people, one of your folks, your people,
        person, someone, somebody, anyone, anybody, some one, any one, some body, actual people, real people, people from, guy,
        jemand, jemanden, jemandem, Person, Personen, wen, persona, personas, alguien, alguem, personne, personnes, quelqu un, quelquun, kelkun,
        pessoa, pessoas, alguém, gente de verdade, gente de verdad, gente real, vrais gens`,
    },
    team: `
        boss, your boss, Chef, Chefin, Chefs, jefe, jefa, patron, chefe, direction, dirección,
        support, your team, the team, support team, service team, customer care, help desk, helpdesk, staff, department, hotline,
      Kundensupport, Kundenbetreuung, Hotline, Abteilung, Fachabteilung, soporte, soporte técnico, servicio técnico, equipo, departamento, área,
      suporte, suporte técnico, sac, setor, équipe, service technique, département, support technique`,
    /** The counter where people sit: its name alone is a request. */
    desk: `
      billing department, billing team, billing folks, accounts department, accounting, Buchhaltung, Rechnungsabteilung, Kundenabteilung, Fachabteilung, departamento de facturación, facturación, contabilidad, service facturation, service comptabilité, comptabilité, setor financeiro, financeiro, departamento financeiro, contabilidade,
        customer care,
        customer service, customer services, customer support, client service, Kundenservice, Kundendienst, Kundenberatung, atención al cliente,
      atencion a cliente, servicio al cliente, servicio de atención al cliente, service client, service clients, service clientèle,
      atendimento ao cliente, central de atendimento, serviço ao cliente`,
    real: `
      alive, lebendig, vivos,
      real, actual, live, living, breathing, actual people, real people, gente de verdade, gente de verdad, gente real, vrais gens, proper, genuine, flesh and blood, human, physical,
      echt, echte, echten, echter, echtes, echtem, richtige, richtigen, richtiger, richtigem, lebendigen, lebenden, leibhaftigen, menschliche, menschlichen,
      menschlicher, menschliches, menschlichem, aus Fleisch und Blut, persönlichen, verdadera, verdadero, de verdad, de carne y hueso, viva, vivo, física, physische, reales,
      vrai, vraie, vrais, réel, réelle, vivant, vivante, de réel, en chair et en os, physique, de verdade, de carne e osso, verdadeira, verdadeiro`,
    speak: {
      typos: `
        adresser, dirigirme, wenden, dialogar, plaudern, erreiche,
        deal, interact, affaire, tratar, lidar, avoir affaire,
        entretenir, m entretenir, entretenir avec, hablarlo, tratar con, intercambiar, conversa, conversamos,
        speak, talk, chat, contact, reach, converse, consult, tlak, takl, tak, tlk, spk, speek, speack, speka, spaek, sepak, spek, speak up, tlka, takk, tal, get hold of, get a hold of, get in touch, get through, get ahold of,
        get in contact, in touch, in contact, correspond, have a word, have a chat, have a conversation,
        sprechen, reden, chatten, schreiben, telefonieren, kontaktieren, erreichen, erreiche, unterhalten, kommunizieren, in Kontakt, in Verbindung, Kontakt,
        sprächen, schreibe, kontaktiere, hablar, ablar, hablarle, chatear, contactar, contactarme, conversar, platicar, charlar, comunicarme, comunicarnos, contacto, en contacto,
        parler, discuter, contacter, joindre, échanger, tchater, tchatter, chatter, communiquer, dialoguer, converser, en contact, en relation,
        mis en relation, mise en relation, falar, conversar, contatar, contactar, em contato, em contacto, comunicar, comunicar me, fala com, entrar em contato, entrar em contacto, entrar en contacto, entrer en contact, ponerme en contacto`,
    },
    /** What one does with a person: they make talking of a "with". */
    settle: `
      complain, complaint, discuss, clarify, settle, sort this out, sort it out, explain, explain this, resolve, besprechen, klären, Beschwerde, beschweren, erklären, absprechen, abklären, lösen, queja, quejarme, reclamo,
      reclamar, reclamación, aclarar, resolver, explicar, consultar, tratarlo, plainte, réclamation, me plaindre, expliquer, régler, voir ça, voir cela, reclamação, esclarecer, atendimento, tirar dúvida, tirar uma dúvida`,
    want: {
      typos: `
        would appreciate, d appreciate, id appreciate,
        asked for, ive asked for, get hold of, get a,
        want, wants, wanna, wanting, need, needs, require, prefer, demand, request, insist on, would like, would love, d like, id like, id love, want to have, rather, rather have, id rather,
        would rather, would prefer, give me, gimme, get me, get us, find me, bring me, send me, looking for, ask for, asking for, let me have, let me get, can i have, could i have, could we have, can we have, may i have,
        get a, get an, get some, get one of, get the, waiting for, get some, i wait for, can i please have,
        möchte, möchten, ich will, will ich, wir wollen, wollen wir, will einen, will nen, brauche, brauch, brauchen, brauchte, bräuchte, benötige, benötigen, wünsche,
        verlange, fordere, bevorzuge, hätte gern, hätte gerne, hätt gern, hätte lieber, geben Sie mir, gib mir, gebt mir, holen Sie, hol mir, holt mir, holen Sie mir, bitte um, würde gern,
        würde gerne, würde lieber, bekomme ich, kriege ich, hätte ich gern, hätte ich gerne, will mit, verlangen,
        quiero, kiero, quisiera, quisiéramos, necesito, necesitamos, queremos, deseo, prefiero, exijo, solicito, pido, requiero, me gustaría, dame, deme, denme, me urge, quieres, ocupo, preferiría,
        veux, voudrais, voudrait, souhaite, souhaiterais, souhaitons, voulons, aimerais, aimerions, jaimerais, jveux, jvoudrais, préfère, préférerais, exige, demande, besoin, il me faut, me faut,
        il faut que, donnez moi, donne moi, trouvez moi, réclame,
        quero, queria, qro, preciso, precisamos, queremos, gostaria, gostaríamos, desejo, prefiro, preferia, me dá, me dê, chama, chame, chamem, chamar`,
    },
    send: {
      typos: `
        comuniquen, transfieran, conecten, pongan, deriven, conectem, transfiram, encaminhem, passem,
        assign, allocate, basculez, basculer, aiguillez, mandar, mande, manda, reenviar, enviar, zuweisen,
        geben, gebt, gib, hook, comunicas, transfieres, derivas, conectas, põe, poe, põem, ponha, bote, bota,
        connect, transfer, forward, escalate, redirect, refer, direct, hand, pass, switch, put, patch, escalation, transferring,
        verbinden, verbinde, verbindet, weiterleiten, leiten, leite, weiterverbinden, durchstellen, stellen, stelle, übergeben, übergib, vermitteln, weitergeben, eskalieren,
        eskaliere, Weiterleitung, Verbindung, weiterreichen, pasar, pasarme, pasen, pasas, pase, transferir, transferirme, transfiera, transfiere, comunicar, comunica, comunique, comunícame,
        conectar, conectarme, conecta, conecte, derivar, derivarme, deriva, derive, escalar, poner, ponerme, pon, pone, ponen, redirigir, redirija,
        passer, passez, transférer, transférez, transfère, transfert, connecter, connectez, mettre, mettez, diriger, dirigez, rediriger, redirigez, orienter, orientez, renvoyez,
        passar, passa, passe, transfere, transferi, transfira, encaminhar, encaminha, encaminhe, direcionar, direciona, direcione, redirecionar, redireciona, coloca, colocar, coloque, colocam`,
    },
    /** Verbs that carry their "me". */
    sendme: `
      pásame, páseme, pásenme, pasarme, comuníqueme, comuníquenme, comunícame, transfiérame, transfiéreme, transfiéranme, conécteme, conéctame, conéctenme, póngame,
      ponme, pónganme, derívame, deríveme, derívenme, transferirme, comunicarme, conectarme, redirígeme, redirijame, contácteme, contáctame, deme, dame, passem me, passe me, transfira me, ligue me`,
    me: 'me, us, myself, mich, mir, uns, moi, m, nous, nos',
    matter: `
      case, issue, request, chat, ticket, call, conversation, problem, complaint, matter, query, question, Fall, Anliegen, Anfrage, Problem,
      Gespräch, caso, problema, solicitud, consulta, dossier, demande, problème, solicitação`,
    to: `
        2, c,
        to, too, with, w, wiht, wit, by, onto, into, over to, mit, mti, an, zu, zum, zur, bei, beim, con, cn, kon, a, al, à, au, aux, avec, vers, com, cm, pra, pro, para, ao, à, às`,
    fill: `
        na linha, en la línea, en línea, on the line, am Telefon, ans Telefon, au bout du fil, chez vous,
        in, en, em, pelo amor de deus, por amor de dios, bloody, damn, fucking, freaking, verdammten,
        a, an, the, some, any, one of, another, my, our, your, ur, this, that, just, right, now, rn, only, directly, direct, really, actually, actual, also, too, maybe, again,
        instead, immediately, asap, straight, quickly, today, already, finally, simply, here, there, around, available, online, different, other, real, live, living, human,
        through, thru, over, on, up, along, back, customer, service, support, technical, tech, sales, billing, care, qualified, competent, friendly, urgently, first, friendly, of, ever,
        local, in person, more, mehr, más, esse, este, ese, desse, deste, essa, esta, at your company, else, even, possibly, senior, next, proper, free, out, away, off,
        ein, eine, einen, einem, einer, eines, nen, nem, ner, der, die, das, den, dem, mein, meinen, meiner, ihr, ihrem, ihren, ihrer, euer, eurem, euren, eurer, deinem, deiner, mal, doch, jetzt,
        gleich, sofort, direkt, lieber, gern, gerne, auch, nur, wieder, noch, hier, da, dort, verfügbar, erreichbar, echt, echte, echten, echter, echtes, echtem, richtige, richtigen,
        richtiger, richtigem, menschliche, menschlichen, menschlicher, menschlichem, lebendigen, persönlich, persönlichen, kompetenten, zuständigen, andere, anderen, anderem, sie, ihnen, irgend,
        irgendeinen, irgendeinem, endlich, dringend, diesen, diesem, dieser, von, vom, einer von, weiter, menschliche,
        un, una, uno, unos, unas, el, la, los, las, lo, mi, su, sus, tu, tus, algún, alguna, otro, otra, ya, ahora, mismo, directamente, aquí, ahí, allí, solo, sólo, mejor, uno de, una de, real,
        verdadera, verdadero, urgente, urgentemente, del, disponible, alguno, inmediatamente, alla,
        une, le, les, l, ce, cet, cette, mon, ma, mes, votre, vos, notre, ton, autre, maintenant, directement, ici, là, juste, plutôt, tout de suite, vrai, vraie, un de vos, une de vos, l un de, réel,
        réelle, physique, rapidement, immédiatement, enfin, y,
        um, uma, o, os, as, meu, minha, seu, sua, seus, algum, algum de, alguma, outra, outro, já, agora, direto, diretamente, aqui, aí, lá, só, mesmo, logo, um de, uma de, um dos, uma das,
        verdadeira, verdadeiro, física, imediatamente, urgente, vivo, viva, reais`,
    can: `
      cud, cld, puis je, peut il, peut elle, peuvent ils, será que,
      can, could, may, would, will you, can you, please, might, should, kann, kannst, können, könnte, könnten, könntest, darf, dürfte, soll, sollte, sollen, würde, puedo, puede, pueden, podría, podrían, podemos,
      podríamos, puedes, podrías, peux, peut, puis, pouvez, pourrais, pourrait, pourriez, pouvons, peuvent, posso, pode, podem, poderia, poderiam, podemos, consigo, consegue, dá pra, dá para, tem como`,
    help: `
      help, helps, assist, assistance, helfen, hilft, weiterhelfen, hilfe, ayudar, ayudarme, ayude, ayuda, aider, aide, ajudar, ajude, ajuda, understand, understands`,
    call: `
      téléphoner, téléphone, telephone, contactarse, comunicarse,
      call, phone, ring, contact, reach out, get back, call back, ring back, email, anrufen, anruft, zurückrufen, zurückruft, kontaktieren, melden, meldet, rückruf, rufen,
      llame, llamar, llamarme, llamen, llama, contacte, contactarme, contactar, marque, marcar, contesten, appelle, appeler, rappeler, rappelle, contacter, contacte, recontacter, recontacte, joindre,
      ligar, ligue, liga, ligassem, telefonar, retornar, contatar, contate, entrar em contato, entre em contato`,
    attend: `
        atiende, atienden, atende, atendem,
        visse, olhasse, ver,
        read, lesen, liest, beantworten, beantwortet, bearbeiten, bearbeitet, regarde, prenne, s occupe, ait, veja, analise, verifique, olhe, cuide, schaut, kümmert, prüft, looks, checks, lea, lise,
        atendiera, atendiese, resolva, resuelva, resolve, fix, fixes, solve, solves, sort, löst, lösen, résoudre, résolve, knows, knows what, sabe, versteht, auskennt, comprend, entiende, entienda, entende, entenda,
        draufschauen, drüberschauen, drauf schauen, reinschauen, reprenne, reprendre, prenne la suite, prenne en charge, retome, continue, continúe,
        take over, take a look, look at, look into, handle, review, check, answer, reply, respond, deal, join, step in, jump in, übernehmen, übernimmt, ansehen, anschauen, anguckt, ansieht,
      antworten, antwortet, prüfen, kümmern, drum kümmern, schauen, atender, atenderme, atienda, atiendan, revisar, revise, responder, responda, respondan, contestar, encargarse, prendre le relais,
      répondre, réponde, s occuper, regarder, traiter, traite, examiner, intervenir, atenda, assumir, verificar, resolver, me atenda`,
    /** What is done to somebody who is passed on or called back. */
    sent: `
      connected, transferred, forwarded, redirected, escalated, put through, put thru, passed on, handed over, contacted, called, called back, helped, served, assisted, verbunden, weitergeleitet,
      durchgestellt, weiterverbunden, kontaktiert, angerufen, zurückgerufen, betreut, beraten, bedient, transferido, transferida, derivado, derivada, comunicado, comunicada, conectado, conectada,
      atendido, atendida, contactado, contactada, transféré, transférée, rappelé, rappelée, recontacté, recontactée, contacté, contactée, orienté, redirigé, dirigé, servi, aidé, aidée, encaminhado,
      encaminhada, direcionado, direcionada, passado, passada`,
    bot: {
      typos: `
        bot, bots, robot, robots, chatbot, chatbots, chat bot, robo, robos, robozinho, Roboter, Maschine, machine, machines, máquina, máquinas, an ai, the ai, this ai, no ai, ai bot, ai assistant,
        KI, una ia, la ia, uma ia, une ia, l ia, automated system, automated assistant, automated response, automatic replies, automatic responses, automatic answers, canned responses, canned answers, automatische Antworten, respuestas automáticas, respuesta automática, resposta automática, respostas automáticas,
        réponses automatiques, réponse automatique, mensajes automáticos, mensagens automáticas, automated responses, automated replies, automat, Automaten, virtual assistant, asistente virtual,
        assistente virtual, assistant virtuel, Sprachmodell, answering machine, contestador`,
    },
    no: `
      not, no, dont, do not, never, without, nor, wont, didnt, doesnt, isnt, cant, cannot, couldnt, unable, none, neither, instead of, rather than, nicht, net, kein, keine, keinen, keinem, keiner, nie, niemals, ohne,
      no, nunca, sin, en lugar de, en vez de, ne, n, pas, jamais, sans, aucun, aucune, au lieu de, não, nao, nunca, sem, ñ, nem, em vez de, nenhum, nenhuma, no more, no mas, tampoco`,
    stop: `
        hört auf mit, hör auf mit, hören Sie auf mit, no me interesa, não me interessa, sick and tired of, had enough of, me cansé de, me canse de,
        get me out of, get out of, cant stand, can not stand, no aguanto, no soporto, não aguento, não aguento mais, não suporto, supporte plus, supporte pas, j en ai marre de, en ai marre du, ya no quiero,
        stop, stop sending, stop using, turn off, switch off, disable, get rid of, remove, kill, enough of, enough with, sick of, tired of, fed up with, hate, done with, stop talking to,
      stoppen, stoppen Sie, stopp, beenden, beenden Sie, Schluss mit, genug von, genug vom, abschalten, schalten Sie, keine Lust auf, satt, nervt mich, weg mit,
      basta de, ya basta de, harto de, harta de, cansado de, cansada de, quita, quiten, apague, apaga, deja de, dejen de, detén, para el, pare el, no más, no mas,
      arrêtez, arrête, arrêter, stop, marre de, marre du, assez de, désactivez, coupez, ras le bol de, ras le bol du,
      chega de, chega desse, chega deste, pare, para com, parem, parem com, cansei de, cansei desse, cansado de, cansada de, desliga, desligue, tira, tire, odeio, odio, déteste`,
    rel: `
      who, that, which, i can, i could, who i can, that i can, who can, who could, that can, to, der, die, der mir, con quien, con el que, con la que, que, para, a quien, a qui, avec qui, qui, pour,
      com quem, pra, que possa, quem`,
    there: `
      auriez vous, aurais tu, hätten Sie, hättet ihr, tendrían, tendría, teriam, teria,
      is there, are there, is there any, are there any, there is, do you have, have you got, got any, gibt es, gibts, gibt s, ist da, ist hier, ist dort, sind da, sind hier, haben Sie, hay, existe, existen, y a t il, il y a, ya til, y a til, est ce qu il y a, tem, tem como, há, vocês têm, vcs tem, tienen, avez vous`,
    polite: `
        not you, nicht du, nicht Sie, no tú, no usted, pas vous, pas toi, não você, disculpe, disculpa, perdón, perdona, sorry, entschuldigung, verzeihung, pardon, excusez moi, desculpe, desculpa,
        please, pls, plz, plis, pleas, pleez, kindly, if you please, thanks, thank you, thank u, thx, ty, bitte, biite, bite, danke, danke schön, por favor, porfavor, porfa, porfis, favor, xfa, gracias,
      svp, stp, s il vous plait, s il te plait, sil vous plait, sil te plait, s il vous plaît, merci, merci d avance, pfv, pfvr, pf, obrigado, obrigada, se faz favor, vielen dank, muchas gracias, many thanks`,
    i: `i, im, ive, we, ich, wir, yo, nosotros, je, j, on, nous, eu, nós, he, she, they, you, sie, usted, vous, você, vc`,
  },
  `werden, college, colleges, colegio, colegios, agenda, agency, argent, gente, personal, pessoal, personnel, algum, staff, stuff`,
)
