/** Stems by language, a line each: the beginning of a word or of a phrase; folded: lower case, without accents. */

/** That it is not so: what is said to be wrong, more often than not. */
export const negation = String.raw`
not |n't|cannot|cant |dont |doesnt|didnt|wont |isnt |never |nothing|no longer|none |unable|without success
nicht|nichts|kein|ohne erfolg|niemand|nie |nirgend
no (?:me |se |lo |la |le |nos |les |te )?(?:funciona|puedo|pude|puede|consigo|encuentro|recib|ha|han|he|hay|aparece|carga|conecta|abre|enciende|lleg|deja|esta|es|entiend|quier|veo|tengo|tiene)|nunca|nada |ningun|nadie|tampoco|sin (?:exito|poder)
ne \p{L}+|n'\p{L}+|pas |plus rien|plus acces|jamais|rien |aucun|personne ne
nao|nunca|nada |nenhum|ninguem|sem (?:sucesso|conseguir)|tampouco`

/** Something is not as it should be. */
export const trouble = String.raw`
stopped|stops |broken|broke |damag|dented|crack|missing|lost |late |delay|wrong|incorrect|undue|improper|error|fail|problem|issue|trouble|crash|frozen|freez|stuck|blocked|locked|suspend|disabled|charged|charging me|disappear|vanish|gone |deleted|eras|expire|twice|instead of|refus|reject|declin|denied|unauthori|invalid|forgot|hack|fraud|stolen|leak|dead |blank|jumps|flicker|overheat|still waiting|again and again
kaputt|defekt|beschadigt|fehlt|fehlen|verloren|verschwund|verspat|zu spat|falsch|fehler|problem|absturz|sturzt|hangt|eingefroren|abgebucht|doppelt|gesperrt|blockiert|abgelehnt|verweiger|ungultig|vergess|gestohlen|geloscht|springt|flacker|zu langsam|abgelaufen|immer wieder|statt|warte immer noch|warte noch
roto|rota|danad|falta |faltan|perdid|desaparec|retras|tarde |equivocad|incorrect|error|fall[ao]|problema|bloquead|suspendid|cobra|cobro|dos veces|rechaz|deneg|invalid|olvid|robad|borrad|vaci[oa]|caducad|venci|sigo esperando|en vez de
casse|endommag|abime|manque|perdu|disparu|retard|mauvais|erreur|probleme|plante|bloqu|suspendu|preleve|debite|deux fois|refus|rejet|invalide|oublie|vole |efface|vide |expire|en panne|j'attends toujours|au lieu
quebrad|danificad|falta |faltando|perdi |perdid|sumi|desaparec|apagad|apagando|atras|errad|incorret|indevid|erro|falha|problema|dificuldade|travad|trava |bloquead|suspens|cobra|cobranca|duas vezes|recus|negad|invalid|esqueci|roubad|vazi[oa]|vencid|expira|parou|deixou de|estragad|em vez|ainda aguardo`

/** They say what they want. */
export const want = String.raw`
i want|i wanna|we want|i need|we need|would like|i'd like|id like|i wish|i wanted|i am looking for|i'm looking for|looking for|interested|i request|i am requesting|please (?!help|wait)|kindly
mochte|mocht|ich will |wir wollen|ich wollte|brauche|benotig|wunsche|hatte gern|bitte (?!warten)|suche |interessier
quiero|queremos|quisiera|querria|necesito|necesitamos|me gustaria|deseo|solicito|por favor|busco|interesad
je veux|je voudrais|nous voudrions|voudrais|je souhait|besoin de|j'ai besoin|j'aimerais|je cherche|merci de |svp |interess
quero|queremos|queria|preciso|precisamos|precisava|gostaria|desejo|solicito|por favor|por gentileza|procuro|interess`

/** Something is asked, or tried. */
export const wish = String.raw`
help me|can you|could you|can i|could i|can we|may i|is it possible|is there|are there|any |how do|how to|how can|how does|how much|how long|how many|where |when will|when do|what do|what should|what is|why |which |who |will i |do i |do you|am i |should i|trying to|tried to|try to
konnen sie|konnten sie|konntet|kann ich|konnte ich|kann man|darf ich|ist es moglich|gibt es|wie |wo |woher|wohin|wann|warum|wieso|weshalb|welche|was muss|was soll|was ist|wer |versuch|muss ich|soll ich|haben sie
puede |pueden|podria|puedo|es posible|hay alg|tienen |como |donde|cuando|cuanto|por que|cual|quien|intent|trat[eo]|debo|tengo que
pouvez|pourriez|puis-je|puis je|peut-on|est-il possible|est-ce|y a-t-il|avez-vous|comment|ou est|ou puis|quand|combien|pourquoi|quel|qui |essay|tent|dois-je|faut-il
pode |podem|poderia|posso|conseguem|e possivel|tem como|ha como|ha algum|tem algum|como |onde|cade|quando|quanto|quanta|por que|porque|qual|quem|tent[eoa]|devo|tenho que`

/** One thing more. */
export const further = String.raw`
another (?:question|thing|problem|issue|doubt)|other (?:question|doubt)|one more|also |in addition|besides|by the way|furthermore|and what about|what about
ausserdem|zusatzlich|ubrigens|noch (?:eine|etwas|was)|weitere frage|des weiteren|auch noch|und was ist mit
otra (?:pregunta|cosa|duda)|ademas|tambien|por cierto|aparte
autre (?:question|chose|probleme)|en plus|aussi|par ailleurs|d'ailleurs|egalement
outra (?:duvida|pergunta|coisa|questao)|mais uma|alem disso|tambem|aproveitando|e (?:a|o) questao`

/** What a desk is written to about: money, orders, accounts, access. */
export const matter = String.raw`
refund|money back|reimburs|credit|return|cancel|exchange|replac|warranty|repair|invoice|receipt|vat|bill|payment|pay |paid|price|cost|fee|charge|subscription|membership|plan |order|deliver|shipment|parcel|package|track|bought|purchas|buy |account|log ?in|sign ?in|password|e-?mail address|register|verif|download|install|update|upgrade|sync|connect|open |load|transfer|book |reserv|appointment|schedule|change |switch|access|licen[cs]e|screen|battery|turn on|speak to|talk to
erstatt|ruckgabe|zuruck|guthaben|storn|kundig|umtausch|austausch|ersatz|ersetz|garantie|gewahrleistung|repar|rechnung|quittung|mehrwertsteuer|mwst|zahlung|bezahl|preis|kosten|gebuhr|abo|mitglied|tarif|bestell|liefer|versand|paket|sendung|gekauft|kauf|konto|anmeld|einlogg|passwort|registrier|herunterlad|download|installier|aktualisier|update|synchron|verbind|offnen|laden|ubertrag|buchen|termin|reservier|andern|wechsel|zugriff|zugang|lizenz|bildschirm|akku|einschalt|einsend|einschick
reembols|devol|dinero|credito|cancel|cambi|reemplaz|garantia|repar|factura|recibo|iva|pago|pagu|pagar|precio|costo|tarifa|suscripcion|membresia|plan |pedido|entrega|envio|paquete|compr|cuenta|sesion|iniciar|contrasena|clave|registr|verific|descarg|instal|actualiz|sincroniz|conect|abrir|transfer|reserv|cita|acceso|acceder|licencia|pantalla|bateria|encender
rembours|retour|argent|avoir|annul|resili|echang|remplac|garantie|repar|facture|recu |tva|paiement|payer|paye|prix|cout|frais|abonnement|forfait|commande|livraison|colis|achat|achete|compte|connexion|connecter|mot de passe|inscri|telecharg|install|mise a jour|synchron|ouvrir|transfer|reserv|rendez-vous|chang|modif|acces|licence|ecran|batterie|allum
reembols|estorn|devol|dinheiro|credito|cancel|troca|substitu|garantia|consert|assistencia|fatura|nota fiscal|recibo|nif|iva|pagamento|pagar|paguei|pago|preco|valor|custo|taxa|assinatura|mensalidade|plano|pedido|encomenda|entrega|envio|pacote|compr|adquir|conta |cadastr|login|logar|acess|senha|palavra-passe|registr|verific|baix|download|descarreg|instal|atualiz|sincroniz|conect|abrir|abre|transfer|reserv|agend|aula|mudar|alterar|licenca|tela|ecra|bateria|ligar`

/** Said to open, to close, to wait or to agree: a sentence that begins so and holds nothing else says nothing. */
export const courtesy = String.raw`hi|hello|hey|good (?:morning|afternoon|evening|day|night)|dear|greetings|thanks|thank you|thx|many thanks|bye|goodbye|best regards|kind regards|regards|sincerely|have a|wish you|you too|hallo|guten (?:tag|morgen|abend)|moin|danke|vielen dank|besten dank|herzlichen dank|tschuss|auf wiedersehen|sehr geehrte|liebe grusse|viele grusse|mit freundlichen|freundliche grusse|schonen (?:tag|abend)|hola|buen[oa]s? (?:dias?|tardes?|noches?)|gracias|muchas gracias|adios|saludos|atentamente|bonjour|bonsoir|salut|merci|au revoir|cordialement|bonne (?:journee|soiree)|ola|oi|bom dia|boa (?:tarde|noite)|obrigad[oa]|muito obrigad[oa]|tchau|ate logo|abracos?|atenciosamente|grat[oa]`

/** Answers, consent and reports of what was just done, in the words that begin them. */
export const assent = String.raw`ok|okay|okey|yes|yep|yeah|(?:no|nope|nein|non|nao)(?=\s*(?:[,.;!]|$))|sure|right|alright|all right|great|perfect|fine|done|of course|correct|exactly|understood|one moment|a moment|just a moment|moment|wait|i will (?:try|wait|check|do)|i'll (?:try|wait|check|do)|let me|it's done|i did|i have done|ja|gut|super|genau|richtig|klar|stimmt|alles klar|verstanden|einen moment|moment|erledigt|gemacht|ich (?:versuche|probiere|warte|schaue)|mache ich|si|vale|claro|de acuerdo|perfecto|listo|hecho|un momento|espero|voy a (?:probar|intentar|ver)|oui|d'accord|parfait|c'est fait|un instant|j'attends|je vais (?:essayer|voir)|sim|certo|tudo bem|esta bem|beleza|perfeito|feito|pronto|um momento|um minuto|aguardo|vou (?:tentar|ver|fazer|aguardar)`

/** It is over: what was wrong is right. */
export const solved = String.raw`
it work|works now|now it work|works again|worked|is working|solved|fixed|resolved|it's there now|all good|all set|that helped|already appeared|it appeared
funktioniert jetzt|funktioniert wieder|jetzt geht|geht jetzt|geht wieder|hat geklappt|klappt|geklappt|gelost|behoben|ist jetzt da|jetzt ist (?:es|sie|er) da|hat funktioniert
ya funciona|funciono|ahora si|solucionad|resuelt|arreglad|ya aparece|ya esta
ca marche|ca fonctionne|fonctionne maintenant|a marche|resolu|regle|c'est bon
funcionou|deu certo|resolvid|resolveu|ja apareceu|apareceu|agora sim|ja funciona|consegui`

/** What has been done is told to help, not what is wished. */
export const already = String.raw`
already tried|have tried|i tried|i'm (?:just )?trying|i am (?:just )?trying|i will (?:then )?(?:check|try)|tried everything|have done|restarted|rebooted|reset|reinstall|cleared
schon versucht|habe versucht|ich versuche|bereits|schon probiert|neu gestartet|neugestartet|zuruckgesetzt|ausprobiert
ya (?:he|lo|la|probe|intente|reinicie)|he (?:probado|intentado)|reinici
deja|j'ai essaye|redemarr|reinitialis
ja (?:fiz|tentei|reiniciei|testei)|tentei|reiniciei|estou (?:tentando|a tentar)|vou (?:entao )?(?:tentar|verificar|ver)`
