/**
 * What shows a tone, by sign: stems by language (English, German, Spanish, French, Portuguese, a line each), each the beginning of a word
 * or of a phrase; folded: lower case, without accents. A stem that ends with a space is a whole word.
 */
export const toneWords = {
  /** Anger, or contempt for what one got. */
  angry: String.raw`
frustrat|annoy|angry|furious|ridiculous|unacceptab|terribl|horribl|awful|useless|worst|pathetic|fed up|sick of|sick and tired|had enough|waste of (?:time|money)|wasting my time|scam|rip ?off|a joke|laughable|appall|disgust|disgrace|outrag|shame on|incompetent|livid|pissed|wtf|bullshit|crap|damn|worthless|nightmare|never again|lawyer|sue you|complaint|unbelievable|losing my patience|lost my patience|insult
frustrier|frustrat|aergerlich|argerlich|argert|verarger|genervt|nervt|wutend|wuetend|sauer|unverschamt|inakzeptabel|unzumutbar|furchtbar|schrecklich|nutzlos|unfahig|reicht mir|reicht es mir|mir reicht|schnauze|nase voll|satt |zeitverschwendung|abzocke|betrug|frechheit|lacherlich|witz |scheiss|verdammt|unfassbar|unglaublich|katastroph|anwalt|beschwer|zumutung|nie wieder|saftladen|armutszeugnis
frustra|molest[oa]|enfadad|enojad|furios|indigna|ridicul|inaceptable|terrible|horrible|pesim|inutil|hart[oa] de|estoy hart[oa]|decepcionante|perdida de tiempo|estafa|verguenza|una burla|abogad|increible|asco|mierda|nunca mas|el colmo|incompetent|una queja
frustr|agace|enerve|furieu|en colere|ridicule|inacceptable|inadmissible|intolerable|terrible|horrible|nul |nulle |inutile|j'en ai marre|ras le bol|perte de temps|arnaque|honte|honteux|se moque|scandal|avocat|porter plainte|plus jamais|incompetent|putain|merde|inadmissible|excede|n'importe quoi
frustra|irritad|chatead|zangad|furios|indignad|ridicul|inaceitav|inadmissiv|horrivel|terrivel|pessim|inutil|farto|farta|cansad[oa] de|perda de tempo|golpe|vergonha|palhacada|absurd|descaso|desrespeito|advogad|procon|merda|porcaria|incompeten|nunca mais|lamentavel|revoltad|que raiva|um lixo`,
  /** Hopes that were not met. */
  letDown: String.raw`
disappoint|unfortunately|sadly|not happy|unhappy|upset|let down|expected (?:better|more)|not satisfied|dissatisf|not acceptable|too expensive|unfair|not fair|regret|no help|not helpful|unhelpful|doesn't help|does not help|didn't help|nobody help|no one help|nobody answer|no one answer|ignored|no (?:reply|answer|response)|doesn't make sense|makes no sense|weak|poor 
enttausch|leider|unzufrieden|schade|traurig|hatte mehr erwartet|nicht zufrieden|unfair|bedauer|hilft nicht|nicht geholfen|niemand hilft|keine antwort|keine hilfe|niemand antwortet|ignorier|argerlich|blod|schlimm|schlecht|zu teuer|macht keinen sinn
decepcion|lamentablemente|desgraciadamente|por desgracia|insatisfech|no estoy content|descontent|esperaba mas|injust|nadie me|no me ayuda|no ayuda|sin respuesta|no responden|no contestan|ignoran|triste|mal servicio|muy car[oa]|no tiene sentido
decu |decue|deception|malheureusement|helas|mecontent|insatisfait|pas content|pas satisfait|injuste|personne ne|aucune aide|aucune reponse|pas de reponse|ne m'aide pas|n'aide pas|ignore|triste|dommage|trop cher|aucun sens
decepcion|desapontad|infelizmente|insatisfeit|descontent|nao estou satisfeit|nao estou feliz|esperava mais|injust|ninguem|nao ajuda|nao ajudou|nao adianta|nao resolve|sem resposta|nao respondem|ignorad|triste|pena que|que pena|muito caro|meio caro|achei caro|fraco|nao faz sentido|complicado`,
  /** It fails once more. */
  again: String.raw`
still (?:not|no|n't|doesn't|does not|isn't|can't|cannot|won't|haven't|have not|having|getting|waiting|the same)|not yet|second time|third time|fourth time|fifth time|\d+(?:th|rd|nd) time|again and again|over and over|once again|yet again|keep(?:s)? (?:getting|asking|saying|telling|failing|crashing)|every time|each time|always the same|same (?:error|problem|thing|message|issue|answer)|twice|three times|for (?:days|weeks|months|hours)|already (?:told|said|tried|did|done|sent|explained|asked)|i (?:told|said) (?:you )?already|how many times|several times|many times|so many|nothing (?:works|helps|happens)
immer noch (?:nicht|kein)|noch immer|schon wieder|wieder nur|erneut|zum (?:zweiten|dritten|vierten) mal|immer wieder|jedes mal|andauernd|standig|seit (?:tagen|wochen|monaten|stunden)|schon (?:mehrfach|mehrmals|gesagt|geschrieben|versucht|gemacht|probiert)|habe (?:ich )?(?:doch )?(?:schon|bereits)|bereits (?:gesagt|geschrieben|versucht|gemacht|probiert|mitgeteilt)|mehrfach|mehrmals|wie oft|wie gesagt|derselbe fehler|gleiche (?:fehler|meldung|problem)|nichts (?:geht|hilft|funktioniert|passiert|gebracht)|ohne erfolg
todavia no|aun no|sigue sin|sigo sin|otra vez|de nuevo|segunda vez|tercera vez|cuarta vez|una y otra vez|cada vez|siempre lo mismo|mismo (?:error|problema|mensaje)|hace (?:dias|semanas|meses)|ya (?:lo )?(?:dije|hice|intente|probe|explique|mande|envie)|cuantas veces|varias veces|muchas veces|dos veces|nada funciona
toujours pas|encore une fois|toujours le meme|meme (?:erreur|probleme|message)|deuxieme fois|troisieme fois|quatrieme fois|sans cesse|chaque fois|a chaque fois|depuis des (?:jours|semaines|mois)|deja (?:dit|fait|essaye|envoye|explique|ecrit)|combien de fois|plusieurs fois|deux fois|rien ne (?:marche|fonctionne|change)
ainda nao|ainda continua|continua (?:sem|dando|a dar|aparecendo|o mesmo|igual|com)|de novo|novamente|outra vez|segunda vez|terceira vez|quarta vez|toda vez|todas as vezes|sempre (?:a|o) mesm|mesm[oa] (?:erro|problema|mensagem|coisa)|(?:ha|faz) (?:dias|semanas|meses|horas)|ja (?:fiz|falei|disse|tentei|enviei|mandei|expliquei|repeti|reiniciei|informei)|repeti|quantas vezes|varias vezes|muitas vezes|duas vezes|nada (?:funciona|resolve|acontece|adianta)|sempre vem|so aparece|nunca (?:funciona|consig|receb)`,
  /** It cannot wait. */
  pressing: String.raw`
urgent|urgency|asap|as soon as possible|immediately|right now|right away|straight away|emergency|cannot wait|can't wait|can not wait|no time|running out of time|time is running|quickly|at once|hurry|without delay|high priority|critical|depends? on it|losing (?:money|customers|sales|orders)|our whole (?:team|office|shop)|everyone is waiting|standing at
dringend|dringlich|eilt|eilig|sofort|umgehend|so schnell wie moglich|schnellstmoglich|so bald wie moglich|notfall|kann nicht warten|keine zeit|schnell |unverzuglich|kritisch|hochste prioritat|die zeit lauft
urgen|cuanto antes|lo antes posible|inmediat|ahora mismo|ya mismo|emergencia|no puede esperar|no puedo esperar|no hay tiempo|rapidamente|de inmediato|critico
urgen|au plus vite|des que possible|le plus vite possible|immediat|tout de suite|sur-le-champ|ne peut pas attendre|ne peux pas attendre|pas le temps|rapidement|critique|sans delai
urgen|o quanto antes|o mais rapido|imediat|agora mesmo|emergencia|nao pode esperar|nao posso esperar|sem tempo|rapidamente|critico|com pressa`,
  /** By when, close by. */
  deadline: String.raw`
today|tonight|this (?:morning|afternoon|evening)|tomorrow|by (?:noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the end of)|before (?:noon|midnight|tonight|tomorrow|monday|friday)|deadline|in (?:an|one|two|three|four|five|six|a few|a couple of|half an|\d+) (?:minutes?|mins?|hours?|hrs?)|within (?:the )?(?:an|one|two|three|next|\d+) ?(?:minutes?|hours?|hour)|end of (?:the )?day|due (?:today|tomorrow|tonight)|expires (?:today|tonight|tomorrow|in)|last day|leaving (?:today|tomorrow|in)
heute|morgen (?:fruh|vormittag|nachmittag|abend|ist|muss|brauche|fliege|fahre|beginnt|um)|bis morgen|frist|in (?:einer|zwei|drei|vier|funf|ein paar|wenigen|einer halben|\d+) (?:minuten?|stunden?)|innerhalb (?:von|einer|der nachsten)|ende des tages|letzter tag|lauft (?:heute|morgen) ab|bis (?:mittag|mitternacht|montag|dienstag|mittwoch|donnerstag|freitag|heute)
hoy|esta (?:noche|tarde|manana)|para manana|manana (?:por|tengo|salgo|viajo|es|vence)|plazo|en (?:una|dos|tres|cuatro|unas|media|\d+) (?:minutos?|horas?)|dentro de (?:una|dos|tres|unas|\d+) (?:minutos?|horas?)|fin del dia|ultimo dia|vence (?:hoy|manana)|antes de(?:l)? (?:mediodia|lunes|viernes|manana)
aujourd'hui|ce (?:soir|matin|midi)|cet apres-midi|pour demain|demain (?:matin|soir|je|nous|a|c'est)|avant (?:demain|midi|ce soir|lundi|vendredi)|delai|dans (?:une|deux|trois|quatre|quelques|une demi|\d+) ?(?:minutes?|heures?|h )|d'ici (?:ce soir|demain|une|deux)|fin de journee|dernier jour|expire (?:aujourd'hui|demain|ce soir)
hoje|esta (?:noite|tarde|manha)|ate amanha|para amanha|amanha (?:de|cedo|eu|tenho|viajo|e |vence)|prazo|em (?:uma|duas|tres|quatro|poucas|meia|\d+) (?:minutos?|horas?)|daqui a (?:uma|duas|tres|pouco|\d+)|dentro de (?:uma|duas|tres|\d+)|fim do dia|ultimo dia|vence (?:hoje|amanha)|antes d[oae] (?:meio-dia|segunda|sexta|amanha)`,
  /** What it hangs on, where time matters. */
  stakes: String.raw`
payroll|salar|wages|flight|boarding|airport|train |meeting|presentation|demo |launch|go live|going live|exam|wedding|funeral|surgery|hospital|doctor|medicin|insulin|tax return|audit|court|customers? (?:are|is) waiting|client|event|concert|holiday|vacation|trip|rent |mortgage|production|checkout is down|black friday|closing
gehalt|lohn|flug|flughafen|zug |besprechung|termin|prasentation|prufung|hochzeit|beerdigung|operation|krankenhaus|arzt|medikament|insulin|steuererklarung|kunden warten|veranstaltung|konzert|urlaub|reise|miete|produktion|live gehen|messe
nomina|sueldo|salario|vuelo|aeropuerto|tren |reunion|presentacion|examen|boda|funeral|operacion|hospital|medico|medicin|insulina|clientes esperando|evento|concierto|vacaciones|viaje|alquiler|produccion|lanzamiento
paie |salaire|vol |aeroport|train |reunion|presentation|examen|mariage|enterrement|operation|hopital|medecin|medicament|insuline|clients attendent|evenement|concert|vacances|voyage|loyer|production|lancement
folha de pagamento|salario|voo |aeroporto|trem|comboio|reuniao|apresentacao|prova |exame|casamento|funeral|velorio|cirurgia|hospital|medico|remedio|insulina|clientes esperando|evento|show |ferias|viagem|aluguel|producao|lancamento`,
  /** Kind words. */
  polite: String.raw`
please|pls |thank|thx|kindly|would you mind|could you|would you|may i|much appreciated|appreciate|i'd be grateful|grateful|sorry to (?:bother|trouble|disturb)|sorry for|so sorry|my apologies|apologi[sz]e|excuse me|pardon|if possible|if you don't mind|when you have (?:a )?(?:time|moment|minute)|no rush|have a (?:nice|good|great)|best regards|kind regards|dear |good (?:morning|afternoon|evening)|hello|you are very kind|you're very kind|lovely
bitte|danke|vielen dank|besten dank|herzlichen dank|freundlich|konnten sie|konnten sie|wurden sie|durfte ich|ware es moglich|ware nett|waren sie so|entschuldig|verzeih|tut mir leid|es tut mir|guten (?:tag|morgen|abend)|hallo|liebe grusse|viele grusse|sehr geehrte|schonen (?:tag|abend)|im voraus|wenn es keine umstande
por favor|gracias|agradec|podria|podrian|seria tan amable|amable|disculp|perdon|lamento molestar|siento molestar|perdone|saludos|buen[oa]s? (?:dias|tardes|noches)|hola|cordial|si es posible|encantad
s'il vous plait|svp|merci|je vous prie|pourriez|auriez|aimable|gentil|excusez|pardon|desole|navre|bonjour|bonsoir|cordialement|bonne (?:journee|soiree)|si possible|par avance|d'avance
por favor|por gentileza|obrigad|agradec|poderia|poderiam|seria possivel|gentil|desculp|perdao|lamento incomodar|com licenca|bom dia|boa (?:tarde|noite)|ola |oi |atenciosamente|cordial|se possivel|grat[oa]|abraco`,
  /** Praise that is none, where something failed beside it. */
  ironic: String.raw`
great job|well done|good job|nice work|thanks for nothing|thank you for nothing|thanks a lot for|how nice|how lovely|how wonderful|just great|oh great|just what i needed|brilliant|fantastic service|amazing service|wonderful service|great service|what a service|bravo|congratulations|congrats|lucky me|of course it|yeah right|sure it does|as always|as usual|very helpful indeed|love how
na toll|ganz toll|toller service|super service|klasse service|prima gemacht|herzlichen gluckwunsch|danke fur nichts|vielen dank fur nichts|wie schon|ach wie|bravo|na super|wirklich super|wie immer|wie ublich|glanzleistung
que bien|genial servicio|gran servicio|excelente servicio|que maravilla|muy bonito|felicidades|enhorabuena|gracias por nada|bravo|como siempre|vaya servicio|menudo servicio|lo que faltaba|que sorpresa
bravo|felicitations|super service|quel service|beau service|merci pour rien|merci de rien|quelle surprise|comme d'habitude|comme toujours|formidable|genial|c'est du propre|il ne manquait plus
parabens|que beleza|que maravilha|otimo servico|excelente servico|belo servico|lindo servico|obrigad[oa] por nada|bravo|como sempre|so faltava|que surpresa|nossa que`,
  /** Things are well. */
  pleased: String.raw`
perfect|excellent|wonderful|great,? thank|works now|it works|solved|resolved|happy with|love it|awesome|you're the best|very helpful|so helpful|that helped|glad
perfekt|super|klasse|toll|prima|ausgezeichnet|funktioniert jetzt|jetzt geht|hat geklappt|geklappt|gelost|freut mich|sehr hilfreich|wunderbar
perfecto|excelente|genial|estupendo|maravillos|ya funciona|resuelto|solucionado|muy amable|me ayudo mucho
parfait|excellent|super|genial|formidable|ca marche|resolu|c'est bon|ravi|content de|tres utile
perfeito|excelente|otimo|maravilh|funcionou|deu certo|resolvid|ajudou muito|adorei|fico feliz|consegui`,
} as const

export type ToneSign = keyof typeof toneWords

/** Said right before a sign within its clause, they take it back: "not urgent", "kein Problem", "no estoy enfadado". */
export const takesBack =
  /(?:^|[\s,;(])(?:not|isn't|is not|aren't|no|never|without|neither|nor|wasn't|don't|nicht|kein|keine|keinen|keinerlei|ohne|weder|sin|ni|tampoco|pas|sans|aucune?|nullement|nao|sem|nem|nenhuma?|n'est|n'y a) (?:(?:that|very|really|so|too|at all|any|a|in a|in any|be|being|feeling|wirklich|so|sehr|besonders|ganz|estoy|es|es muy|muy|tan|du tout|tres|vraiment|si|trop|estou|e|e muito|muito|tao|est|suis|d'|l') ?){0,2}$/

/** There is time. */
export const noHurry =
  /no (?:rush|hurry)|not (?:\w+ )?(?:urgent|in a hurry)|whenever (?:you|it)|take your time|nicht eilig|eilt nicht|hat zeit|kein(?:e)? (?:eile|stress)|nicht dringend|sin prisa|no (?:hay|corre) prisa|no es urgente|pas (?:presse|urgent)|rien ne presse|sans urgence|quand vous (?:aurez|pourrez)|sem pressa|nao (?:tem|ha) pressa|nao e urgente/

/** Faces and hands, by what they say. */
export const emoji = {
  angry: /[😠😡🤬😤👿💢🖕🤮👎]/gu,
  sad: /[😞😟😢😭😩😫😣😖🙁☹😔😒🙄😑😕💔🤦]/gu,
  kind: /[🙂😊😀😃😄😁👍🙏❤💕💖😍🥰🎉👏]/gu,
}
