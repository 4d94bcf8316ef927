import type { GraveKind } from '../escalation/costs.ts'

/**
 * What people say when it is grave, as events and not as words: "it caught fire", and not "fire". Patterns over folded text (lower case,
 * without accents), a line each, of five languages. `W` stands for up to three words between.
 */
export const graveEvents: Readonly<Record<GraveKind, string>> = {
  safety: String.raw`
(?:caught|catching|catches|is|was|are|were|went|nearly caught|set|sets) (?:\w+ ){0,3}(?:on )?fire(?: (?:last|this|while|when|and|in|on|today|yesterday|again)|[.,!;]|$)
(?:on|into|in) flames
(?:it|battery|charger|device|phone|unit|plug|cable|machine|heater|lamp|bank|laptop|thing|pack|one|and|has|was|is) (?:just |suddenly |nearly |almost )?(?:exploded|blew up|exploding)
(?:started|starts|began|is|was|been|keeps?) (?:\w+ )?(?:smoking|sparking|burning up|melting|smouldering|leaking (?:gas|acid))
smoke (?:is |was |came |coming |comes |pouring )(?:\w+ )?(?:out|from)
electric(?:al)? shock (?:from|when|off|while)|(?:got|gave|gives|giving|received|had|getting) (?:\w+ ){0,2}(?:an? )?(?:electric(?:al)? )?shock(?:ed|s)?(?: (?:from|when|off|by|while)|[.,!;]|$)|electrocuted
smell(?:s|ing|ed)? (?:of |like |a |strong |strongly of )*(?:gas|burning|burnt)|gas leak(?:ing)?(?! detector)|carbon monoxide (?:alarm went|poison)
(?:cut|burned|burnt|hurt|injured|broke|scalded|crushed|sliced) (?:my|his|her|our|their) (?:\w+ )?(?:hand|hands|finger|fingers|face|arm|arms|leg|legs|eye|eyes|foot|skin|daughter|son|child|kid|baby|back|head|neck|wrist)
(?:i|he|she|they|we|daughter|son|child|kid|baby|mother|father|wife|husband|customer) (?:am|was|were|is|got|has been|have been|'m) (?:\w+ )?(?:injured|hurt badly|badly hurt|burned|burnt|poisoned|bleeding|unconscious)
bleeding (?:a lot|quite|badly|heavily|everywhere)|(?:i'm|i am|im|is|was) (?:\w+ )?bleeding
(?:i'm|im|i am|is|was|ended up|taken|rushed|went|go|she's|he's) (?:\w+ ){0,2}(?:in|to) (?:the |a )?(?:hospital|emergency room|intensive care)|call(?:ed)? an ambulance
(?:had|have|having|has|got|suffered|getting) (?:an? |\w+ )*allergic reaction
batter(?:y|ies) (?:\w+ ){0,3}(?:swollen|bulging|swelling|bloated|leaking|overheat\w*)|swollen batter(?:y|ies)
(?:threaten\w*|stalk(?:s|ing|ed)) (?:me|us|my)|(?:i'm|i am|we are|feel) (?:\w+ )?(?:in danger|unsafe)|can'?t breathe|cannot breathe
(?:feuer gefangen|in flammen|angefangen zu brennen|(?:hat|haben|es) (?:\w+ ){0,3}gebrannt|brennt gerade|in brand|abgebrannt)
(?:akku|batterie|ladegerat|gerat|netzteil|handy|powerbank|flasche) (?:\w+ ){0,3}(?:explodiert|geplatzt|geschmolzen)|explodiert und
(?:kommt|steigt|kam|quoll|tritt) (?:\w+ ){0,3}(?:rauch|qualm|gas|saure)|(?:raucht|qualmt|schmort|verschmort|funken geschlagen|funkt und)
stromschlag (?:\w+ ){0,2}(?:bekommen|erhalten|gekriegt|erlitten)|(?:bekommen|bekam|kriegte) (?:\w+ ){0,3}stromschlag|einen gewischt bekommen
riecht (?:\w+ ){0,3}(?:nach gas|verschmort|verbrannt|verkokelt)|gasgeruch|gas (?:tritt|stromt) aus
(?:mich|sich|hand|finger|gesicht|kind|tochter|sohn|mir) (?:\w+ ){0,6}(?:verletzt|verbrannt|verbruht|geschnitten|vergiftet)|(?:verletzt|verbrannt|vergiftet) worden|blute (?:stark|sehr)|blutet (?:stark|sehr|noch)
(?:bin|ist|liege|liegt|musste|kam|waren?|jetzt) (?:\w+ ){0,3}(?:im|ins) krankenhaus|notarzt|rettungswagen
(?:habe|hatte|hat|bekam|bekommen) (?:\w+ ){0,3}allergische reaktion
akku (?:\w+ ){0,4}(?:aufgeblaht|gewolbt|ausgelaufen|uberhitzt|extrem heiss)|aufgeblahter akku
(?:bedroht|verfolgt|stalkt) (?:mich|uns)|werde (?:\w+ )?(?:bedroht|verfolgt|gestalkt)|(?:bin|sind) in gefahr|bekomme keine luft
(?:se |ha |esta |estaba )(?:\w+ )?(?:incendi\w+|prendio fuego|ardiendo|en llamas|quemando)|en llamas|(?:se quemo|quemo) (?:la|el|mi|un|una)
(?:bateria|cargador|movil|aparato|telefono|dispositivo|enchufe|ha|se|me) (?:\w+ )?(?:exploto|explotado|reventado|revento|derretido|derritio)
(?:sale|salio|salia|echa|sacaba|empezo a) (?:\w+ )?(?:humo|chispas|echar humo)
(?:recibi|recibio|me dio|le dio|dio|sufrio|sufri) (?:\w+ )?(?:descarga|calambrazo|calambre electrico)|me electrocut\w+
(?:huele|olia|olor) (?:mucho )?a (?:gas|quemado)|fuga de gas
(?:me|se) (?:\w+ )?(?:corte|corto|queme|quemo|lesione|heri|hirio|intoxique|intoxico)(?: |[.,;!]|$)|(?:sangrando|no (?:para|deja) de sangrar|sangro mucho)|(?:resulto|estoy|quedo) (?:herid\w+|lesionad\w+)
(?:estoy|esta|acabe|acabo|llevaron|fui|termine|ingresad\w+) (?:\w+ ){0,2}(?:en|al) (?:el )?hospital|ambulancia para
(?:tuve|tengo|tuvo|sufri|me dio|ha tenido) (?:\w+ )?reaccion alergica
bateria (?:\w+ ){0,3}(?:hinchada|inflada|sobrecalent\w+|quema)
me (?:\w+ )?(?:amenaz\w+|acosan?|persiguen)|estoy en peligro|no puedo respirar
(?:a |ont |as )(?:\w+ )?pris feu|mis le feu|en feu(?: |[.,;!]|$)|en flammes|(?:a|ont) brule (?:le|la|mon|ma|mes)
(?:batterie|chargeur|appareil|telephone|prise|a|il) (?:\w+ )?(?:explose|fondu)(?: |[.,;!]|$)
(?:fume(?: |[.,;!]|$)|degage de la fumee|fumee sort|fait des etincelles)
(?:recu|pris|subi) (?:\w+ ){0,2}(?:decharge|coup de jus|choc electrique)|electrocut\w+
(?:sent|odeur|senti) (?:\w+ ){0,2}(?:le gaz|de gaz|le brule|de brule)|fuite de gaz
(?:me suis|s'est|m'a) (?:\w+ ){0,2}(?:blesse\w*|brule\w*|coupe\w*|entaille\w*|intoxique\w*)|je saigne|saigne (?:beaucoup|encore)|(?:a ete|suis) (?:\w+ )?(?:blesse|brule|intoxique)\w*
(?:suis|est|fini|emmene\w*|ete|admis\w*) (?:\w+ ){0,2}(?:a l'hopital|aux urgences)|appele (?:le samu|l'ambulance)
(?:fait|eu|ai|a) (?:\w+ )?reaction allergique
batterie (?:\w+ ){0,3}(?:gonfle\w*|brulante|surchauffe\w*|bombee)
me (?:menace\w*|harcele\w*|suit partout)|(?:suis|sommes) en danger|(?:peux|arrive) (?:pas|plus)(?: a)? respirer
(?:pegou|pegando|pegaram) fogo|em chamas|queimou (?:o|a|meu|minha|um|uma)|incendiou
(?:bateria|carregador|celular|aparelho|telefone|tomada|que) (?:\w+ )?(?:explodiu|estourou|derreteu)|explodiu e
(?:saiu|saindo|soltou|soltando|sai) (?:\w+ )?(?:fumaca|fumo|faiscas?)
(?:levou|levei|tomei|tomou|deu|recebi|apanhei) (?:\w+ ){0,2}choque
(?:cheir\w+|cheiro) (?:\w+ )?(?:a|de) (?:gas|queimado)|vazamento de gas|fuga de gas
(?:me|se) (?:\w+ )?(?:machuquei|machucou|cortei|cortou|queimei|queimou|feri|feriu|intoxiquei)(?: (?:feio|com|no|na|nos|seriamente)|[.,;!]|$)|cortei (?:a|o) (?:mao|dedo|rosto|pe|braco)|sangrando|(?:fiquei|ficou) ferid\w+
(?:estou|esta|fui|foi|parei|parou|acabei|internad\w+) (?:\w+ ){0,2}(?:no|ao|para o) hospital|chamei a ambulancia
(?:tive|teve|estou tendo|tenho) (?:\w+ )?reacao alergica
bateria (?:\w+ ){0,3}(?:inchada|estufada|superaquec\w+|muito quente)
me (?:ameac\w+|perseguindo|perseguem)|estou em perigo|(?:consigo|posso) respirar`,
  'self-harm': String.raw`
(?:want|wanna|going|like|ready|wish i could|planning|thinking (?:about|of)|thoughts of) (?:to )?(?:kill(?:ing)? myself|die(?: |[.,;!]|$)(?!of|for|laughing)|end(?:ing)? (?:it all|my (?:own )?life)|hurt(?:ing)? myself|harm(?:ing)? myself)
(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cutting) myself|end my (?:own )?life|take my (?:own )?life|suicid(?:e|al)|(?:no|any) reason to live|better off dead|don'?t want to (?:live|be alive|be here) any ?more
(?:will|mochte) (?:\w+ )?(?:nicht mehr leben|sterben|nicht mehr da sein)|(?:mich|mir) (?:\w+ )?(?:umbringen|umzubringen|das leben (?:zu )?nehmen)|bringe? mich um|selbstmord|suizid|verletze mich selbst|ritze mich|mir etwas an(?:tun|zutun)
(?:no quiero|sin ganas de) (?:\w+ )?(?:vivir|seguir viviendo)|quiero (?:morir(?:me)?|matarme)(?! de)|(?:quitarme|acabar con mi) (?:la )?vida|quitarme de en medio|suicid\w+|me hago dano|hacerme dano|matarme
(?:plus|pas) (?:envie|la force) de vivre|(?:veux|voudrais|envie de) (?:mourir|en finir|me tuer)(?! de)|me (?:suicider|tuer)(?: |[.,;!]|$)|suicide|mettre fin a mes jours|me fais du mal|me faire du mal
nao (?:quero|aguento|tenho vontade de) (?:mais |continuar )?(?:viver|vivendo|estar viv\w)|quero (?:morrer|me matar)(?! de)|(?:em|vou|penso em) (?:me matar|tirar (?:a )?minha (?:propria )?vida)|acabar com (?:a )?minha vida|suicid\w+|me machuco|me cortando`,
  fraud: String.raw`
(?:this|it|that|clearly|obviously) (?:is|looks like|was|must be) (?:\w+ )?(?:fraud|a scam|fraudulent|identity theft)|victim of (?:\w+ )?(?:fraud|identity theft|a scam)|been (?:scammed|defrauded|hacked|phished)|got (?:scammed|hacked)|fraudulent (?:charge|transaction|order|payment|account)s?(?! alert)
(?:account|e-?mail|card|profile|login) (?:\w+ )?(?:has been|was|got|is|were) (?:\w+ )?(?:hacked|compromised|taken over|cloned|stolen)|(?:someone|somebody|a stranger) (?:\w+ ){0,3}(?:opened|ordered|bought|logged in|used|using|is using|got into|accessed|changed) (?:\w+ ){0,4}(?:my name|my account|my card|my identity|my data|my details|my password)
(?:charges?|transactions?|payments?|orders?|purchases?) (?:\w+ ){0,5}(?:i (?:never|did not|didn'?t|have not|haven'?t) (?:ma(?:d|k)e|authori[sz]ed?|order(?:ed)?|recogni[sz]e)|i don'?t recogni[sz]e)|(?:stole|stolen) my (?:identity|card|account)|never (?:ordered|signed up for|authori[sz]ed) (?:any|this|that|it)
(?:das|es|hier) (?:ist|war|handelt sich um) (?:\w+ )?(?:betrug|ein betrug|identitatsdiebstahl)|opfer (?:\w+ )?(?:betrug|betrugs|identitatsdiebstahl|phishing|eines betrugs)|betrogen worden
(?:konto|account|karte|postfach|profil) (?:\w+ ){0,3}(?:gehackt|ubernommen|geknackt|missbraucht|geklont|gestohlen)|(?:jemand|unbekannte|ein fremder) (?:\w+ ){0,4}(?:mein\w*|auf meinen) (?:\w+ )?(?:konto|daten|namen|karte|identitat|passwort) (?:\w+ ){0,3}(?:bestellt|ubernommen|benutzt|verwendet|geandert|missbraucht|gehackt|eroffnet|genutzt)
(?:abbuchung|buchung|bestellung|zahlung)\w* (?:\w+ ){0,5}(?:nie|nicht) (?:\w+ )?(?:gemacht|veranlasst|autorisiert|getatigt|bestellt|von mir)|(?:habe|hab) (?:\w+ )?nie (?:etwas|was|das|irgendwas) (?:\w+ )?bestellt
(?:esto|es|eso) (?:es )?(?:\w+ )?(?:un fraude|una estafa|fraude)(?: |[.,;!]|$)|victima de (?:\w+ ){0,2}(?:fraude|estafa|robo de identidad|suplantacion)|me (?:han )?(?:\w+ )?(?:estafado|estafaron|hackead\w+|hackearon|suplantad\w+|clonado|clonaron)
(?:cuenta|tarjeta|correo) (?:\w+ ){0,3}(?:hackead\w+|robad\w+|clonad\w+|pirateada)|(?:alguien|un desconocido) (?:\w+ ){0,3}(?:usado|uso|usando|abierto|abrio|comprado|pedido|entrado|entro|cambiado|cambio) (?:\w+ ){0,3}(?:mi (?:tarjeta|cuenta|nombre|identidad|contrasena)|a mi nombre)(?! de regalo)
(?:cargo|cargos|compra|compras|pago|pagos|pedido) (?:\w+ ){0,4}(?:que (?:yo )?(?:no|nunca) (?:\w+ )?(?:hice|he hecho|autorice|reconozco|pedi))|(?:yo )?nunca (?:pedi|contrate|autorice) (?:nada|esto|eso)
(?:c'est|est|il s'agit d') ?(?:\w+ )?(?:une (?:fraude|arnaque|escroquerie))|victime (?:d'une? |de )(?:\w+ )?(?:fraude|arnaque|escroquerie|usurpation|phishing|piratage)|(?:me suis|j'ai) (?:\w+ )?(?:fait (?:arnaquer|pirater|escroquer)|ete (?:pirate|arnaque|escroque)\w*)
(?:compte|carte|boite mail|messagerie) (?:\w+ ){0,3}(?:pirate\w*|vole\w*|usurpe\w*|hacke\w*)(?: |[.,;!]|$)|pirate (?:mon|ma) (?:compte|carte)|usurpe mon identite|(?:quelqu'un|un inconnu|on) (?:\w+ ){0,3}(?:utilise|ouvert|commande|achete|accede|change|debite) (?:\w+ ){0,4}(?:ma carte|mon compte|mon nom|mon identite|mon mot de passe)
(?:debits?|prelevements?|achats?|commandes?|paiements?) (?:\w+ ){0,4}que je n'ai (?:pas|jamais) (?:fait|autorise|effectue|passe)\w*|(?:n'ai|ai) jamais (?:rien )?(?:commande|autorise|souscrit)
(?:isso|isto|e) (?:e |foi )?(?:\w+ )?(?:fraude|um golpe|uma fraude|burla)(?: |[.,;!]|$)|vitima de (?:\w+ )?(?:fraude|golpe|roubo de identidade|burla|phishing)|cai (?:em|num) (?:um )?golpe|(?:fui|sido) (?:\w+ )?(?:hackead\w|clonad\w|enganad\w)
(?:conta|cartao|e-?mail|perfil) (?:\w+ ){0,3}(?:hackead\w|invadid\w|clonad\w|roubad\w)|(?:clonaram|hackearam|invadiram|roubaram) (?:o |a )?(?:meu|minha)|(?:alguem|um estranho) (?:\w+ ){0,3}(?:usou|usando|abriu|comprou|pediu|entrou|trocou|acessou) (?:\w+ ){0,4}(?:meus? (?:documentos?|cartao|nome|dados|cpf)|minha (?:conta|identidade|senha))(?! (?:presente|de presente))
(?:cobranca|compra|pagamento|pedido)s? (?:\w+ ){0,4}que (?:eu )?(?:nao|nunca) (?:\w+ )?(?:fiz|autorizei|reconheco|pedi)|nunca (?:pedi|contratei|autorizei) (?:nada|isso|isto)`,
  legal: String.raw`
(?:my|our|a|through my|with my) (?:lawyer|attorney|solicitor|barrister|legal team)s? (?:will|is|has|says|wants|advised|are|would|told)|(?:hear|hearing) from (?:my|our) (?:lawyer|attorney|solicitor)|(?:contact|contacted|talk to|speak to|hired|call|calling|get|getting|consult\w*|involve) (?:my|a|our) (?:lawyer|attorney|solicitor)
(?:will|going to|gonna|ready to|want to|have to|'ll|intend to) (?:\w+ )?sue(?: |[.,;!]|$)|suing (?:you|your|the)|sue (?:you|your company)|(?:taking|take|see|filed|file|going|bring) (?:\w+ ){0,4}(?:to court|in court|lawsuit|a claim (?:in|at)|small claims)|(?:take|taking|pursue|start|begin|threaten\w*) legal (?:action|proceedings|steps)|press(?:ing)? charges
(?:report(?:ed|ing)?|complain(?:ed|ing|t)?|going|gone|went|file|filed|filing|turn) (?:\w+ ){0,5}(?:to|with) (?:the )?(?:police|ombudsman|trading standards|consumer protection|regulator|data protection|authorities|attorney general|bbb)
(?:mein|unser|meinen|meinem|unseren|einen|zum) (?:rechts)?anwalt(?:in)?(?: (?:wird|meldet|hat|ist|ein|ein\w+|sagt|schreibt)|[.,;!]|$)|anwalt (?:\w+ )?(?:einschalten|einzuschalten|eingeschaltet|beauftragen|beauftragt)
(?:sehen|treffen|zieh\w*|geh\w*|komm\w*|bring\w*) (?:\w+ ){0,4}vor gericht|verklag(?:e|en|t) (?:sie|euch|ihre|die|werde|wird)|(?:werde|wird|muss) (?:\w+ ){0,3}(?:verklagen|klagen|klage einreichen)|rechtliche schritte (?:\w+ )?(?:einleiten|einzuleiten|eingeleitet|prufen|ein)|(?:leite|leiten|behalte) (?:\w+ ){0,2}rechtliche schritte
(?:polizei|staatsanwaltschaft) (?:\w+ ){0,3}(?:anzeige|gemeldet|angezeigt|eingeschaltet)|anzeige (?:\w+ ){0,5}(?:erstattet|erstatten|erstatte|gegen sie)|(?:geh\w*|wend\w*|meld\w*|schalt\w*) (?:\w+ ){0,4}(?:verbraucherzentrale|verbraucherschutz|schlichtungsstelle|datenschutzbehorde|bundesnetzagentur|bafin)
(?:mi|nuestro|un|con mi) abogad[oa](?: (?:se|les|os|va|ha|dice|ya|contactara)|[.,;!]|$)|(?:voy a|vamos a|pienso|tendre que|quiero) (?:\w+ )?(?:demandar\w*|denunciar\w*)(?: a (?:su|la) empresa| ?[.,;!]|$| (?:si|por|ante|a))|(?:les|los|os|lo) (?:\w+ ){0,2}(?:demandar|denunciar|demandare|denunciare|demando|denuncio)
(?:emprender|tomar|iniciar\w*|tomare|emprendere) (?:\w+ )?(?:acciones|medidas) (?:legales|judiciales)|(?:veremos|vemos|llevare|llevar) (?:\w+ ){0,3}(?:tribunales|juzgado|juicio)|(?:puse|puesto|presentado|presente|presentar|interpuesto|poner|pondre|hecho) (?:\w+ ){0,2}(?:denuncia|demanda|reclamacion (?:en|ante)|hoja de reclamaciones)
(?:mon|notre|un|a mon) avocat(?:e)?(?: (?:va|vous|a|prendra|est|me)|[.,;!]|$)|nouvelles de mon avocat|(?:vais|allons|compte|faudra) (?:vous |devoir )*(?:poursuivre|attaquer) (?:en justice|au tribunal|votre)|poursuivre (?:\w+ )?en justice|attaque\w* en justice|(?:saisir|saisi|saisis|porter|porte) (?:\w+ ){0,3}(?:le tribunal|la justice|le mediateur|la dgccrf|la cnil|les prud'hommes|devant)
(?:porte|depose|porter|deposer|ai depose|vais deposer) (?:une |\w+ )?plainte|(?:entame|intente|engage|lance)\w* (?:\w+ )?(?:action|procedure)s? (?:en justice|judiciaires?|legales?)|mise en demeure (?:vous|de ma part)|signal\w+ (?:\w+ ){0,4}(?:police|gendarmerie|dgccrf)
(?:meu|minha|nosso|um|com meu|o meu) advogad[oa](?: (?:vai|ja|entrara|disse|esta)|[.,;!]|$)|(?:vou|vamos|terei que|quero) (?:\w+ )?(?:processar|acionar|denunciar) (?:voces|vcs|a empresa|essa|esta|a loja|judicialmente|na justica)|(?:tomar|tomarei|tomando) (?:\w+ )?(?:medidas|providencias) (?:judiciais|legais)|(?:vemos|veremos|levar|entrar|entrei|entrando|abrir) (?:\w+ ){0,4}(?:tribunal|justica|processo judicial|acao judicial)
(?:boletim de ocorrencia|queixa na policia|queixa no procon|(?:registrei|abri|fiz|registrar|abrir|vou ao|vou no|fui ao|reclamei no|reclamacao no|denunciei no) (?:\w+ ){0,3}procon)|(?:registrei|fiz|apresentei) (?:uma )?(?:queixa|denuncia)`,
  vulnerable: String.raw`
(?:has|have|suffers? from|diagnosed with|living with|with|got|is in) (?:\w+ )?(?:dementia|alzheimer'?s?)(?: |[.,;!]|$)|(?:husband|wife|father|mother|dad|mum|mom|partner|son|daughter|brother|sister|grandmother|grandfather|parent|nan|grandad|she|he) (?:has |have |just |recently |sadly )*(?:died|passed away|passed last|is dying)|(?:passed away|bereave\w+|i'?m? (?:recently )?widowed)
(?:i'm|i am|im|he is|she is|he's|she's) (?:\w+ )?(?:disabled|blind|deaf|terminally ill|a wheelchair user|housebound|bedridden|undergoing chemo\w*)|(?:terminal|end of life) (?:illness|cancer|care)|(?:without|need) (?:my|his|her) (?:oxygen|insulin|ventilator|dialysis|medication)|(?:domestic (?:violence|abuse)|abusive (?:partner|husband|ex))|can'?t (?:afford|pay for) (?:food|heating|my medication)|(?:homeless|about to be evicted)
(?:dement(?: |[.,;!]|$)|demenz (?:und|hat|erkrankt)|an demenz|alzheimer (?:und|hat|erkrankt))|(?:mann|frau|vater|mutter|sohn|tochter|partner\w*|oma|opa|bruder|schwester|ehemann|ehefrau) (?:\w+ ){0,4}(?:gestorben|verstorben|tot aufgefunden)|im sterben
(?:ich bin|er ist|sie ist|bin) (?:\w+ )?(?:blind|taub|gehorlos|schwerbehindert|behindert|bettlagerig|todkrank|im rollstuhl|auf den rollstuhl)(?: |[.,;!]|$)|hausliche gewalt|(?:ohne|brauche) (?:\w+ )?(?:sauerstoff|insulin|beatmung\w*|medikamente)(?: |[.,;!]|$)|unheilbar krank|obdachlos
(?:tiene|padece|sufre|con) (?:\w+ )?(?:alzheimer|demencia)|(?:marido|mujer|esposo|esposa|padre|madre|hijo|hija|hermano|hermana|abuel[oa]|pareja) (?:\w+ ){0,3}(?:fallecio|fallecido|murio|ha muerto|acaba de morir)
(?:soy|es) (?:\w+ )?(?:cieg[oa]|sord[oa]|discapacitad[oa]|invidente)(?: |[.,;!]|$)|violencia (?:domestica|de genero|machista)|enfermedad terminal|sin (?:mi|su|el) (?:oxigeno|insulina|medicacion|respirador)
(?:atteint\w* |a |souffre )(?:d'|de |la maladie d')?(?:alzheimer|demence)|(?:mari|femme|pere|mere|fils|fille|frere|soeur|conjoint\w*|epou\w+|grand-mere|grand-pere) (?:\w+ ){0,3}(?:decede\w*|est mort\w*|vient de mourir|nous a quittes)
(?:je suis|il est|elle est|suis) (?:\w+ )?(?:aveugle|sourde?|handicape\w*|alite\w*|malvoyant\w*)(?: |[.,;!]|$)|violences? conjugales?|en phase terminale|sans (?:mon|son|l') ?(?:oxygene|insuline|respirateur|traitement)
(?:tem|sofre de|esta com|com) (?:\w+ )?(?:alzheimer|demencia)|(?:marido|mulher|esposo|esposa|pai|mae|filho|filha|irmao|irma|avo|companheir[oa]) (?:\w+ ){0,3}(?:faleceu|morreu|veio a falecer)
(?:sou|e) (?:\w+ )?(?:ceg[oa]|surd[oa]|deficiente|cadeirante)(?: |[.,;!]|$)|violencia domestica|(?:doenca|paciente|fase) terminal|sem (?:meu|minha|o|a) (?:oxigenio|insulina|remedio|respirador)`,
}
