/** Stems by language, each the beginning of a word or a whole phrase; folded: lower case, without accents. */
export const frustrated = String.raw`
frustrat|annoy|angry|furious|ridiculous|unacceptab|terrible|awful|useless|worst|fed up|sick of|disappoint|waste of time|scam|rip ?off|joke|appall|disgust|outrag|nobody help|no one help|third time|second time|again and again|still not|still no|keep getting|ignored|lawyer|complain
frustrier|aergerlich|argerlich|wutend|wuetend|sauer|unverschamt|inakzeptabel|furchtbar|schlimm|nutzlos|reicht mir|schnauze|enttausch|zeitverschwendung|abzocke|frechheit|lacherlich|immer noch nicht|schon wieder|zum dritten mal|zum zweiten mal|niemand hilft|anwalt|beschwer|unfassbar|katastroph
molest|enfadad|furios|ridicul|inaceptable|terrible|pesim|inutil|hart[oa] de|decepcion|perdida de tiempo|estafa|verguenza|todavia no|otra vez|tercera vez|nadie me|abogad|queja|increible
agace|enerve|furieu|ridicule|inacceptable|terrible|nul |inutile|marre|decu|perte de temps|arnaque|honte|toujours pas|encore une fois|troisieme fois|personne ne|avocat|plainte|scandal
irritad|chatead|furios|ridicul|inaceitav|pessim|inutil|farto|farta|cansad[oa] de|decepcion|desapontad|perda de tempo|golpe|vergonha|ainda nao|de novo|outra vez|terceira vez|ninguem|advogad|reclama|absurd|descaso`

export const urgent = String.raw`
urgent|asap|as soon as possible|immediately|right now|right away|today|by tomorrow|tonight|deadline|emergency|in an hour|cannot wait|can't wait|leaving tomorrow|travel
dringend|eilt|eilig|sofort|umgehend|so schnell wie moglich|heute noch|bis morgen|notfall|frist|schnellstmoglich
urgente|cuanto antes|inmediat|ahora mismo|hoy mismo|para manana|emergencia|plazo
urgent|au plus vite|des que possible|immediat|tout de suite|aujourd'hui|pour demain|urgence|delai
urgente|o quanto antes|imediat|agora mesmo|hoje mesmo|ate amanha|para amanha|emergencia|prazo`

/** Words of a problem or a wish: what a sentence holds that says why somebody writes. */
export const problem = String.raw`
does not|do not|did not|will not|would not|is not|are not|was not|n't work|n't turn|n't open|n't load|n't sync|n't connect|n't arriv|n't receiv|n't get|n't find|n't show|n't let|cannot|can't|can not|unable|broken|broke|damaged|dented|missing|lost|late|delay|wrong|error|fail|problem|issue|crash|frozen|stuck|charged|refund|return|cancel|exchange|replace|where is|how do|how can|want|need|would like|help me|change|update|double|twice|never arriv|has not|have not|hasn't|haven't
funktionier|nicht mehr|geht nicht|verbindet|startet nicht|ladt nicht|kaputt|defekt|beschadigt|fehlt|verloren|verspat|zu spat|falsch|fehler|problem|absturz|hangt|abgebucht|erstatt|ruckgabe|zuruckgeben|zurucksenden|storn|kundig|umtausch|ersetz|wo ist|wo bleibt|wie kann|mochte|brauche|will |nicht angekommen|nicht erhalten|nicht gefunden|lasst sich nicht|kann nicht|doppelt|anderung|andern
no funciona|no se |no me |no conecta|no carga|roto|rota|danad|falta|perdid|retras|tarde|equivocad|error|fall[ao]|problema|bloquead|cobra|reembols|devolver|devolucion|cancelar|cambi|reemplaz|donde esta|como puedo|quiero|necesito|quisiera|no ha llegado|no recib|no puedo|no encuentro|doble
ne fonctionne|ne se|ne s'|marche pas|casse|endommag|abime|manque|perdu|retard|mauvais|erreur|probleme|plante|bloqu|preleve|debite|rembours|retour|annul|echang|remplac|ou est|comment|je veux|je voudrais|j'ai besoin|pas arrive|pas recu|ne peux pas|n'arrive pas|ne trouve|double|modifi
nao funciona|nao conecta|nao liga|nao carrega|nao abre|quebrad|danificad|falta|perdid|atras|errad|erro|falha|problema|travad|cobra|reembols|estorno|devolver|devolucao|cancelar|troca|substitu|onde esta|cade|como faco|como posso|quero|preciso|gostaria|nao chegou|nao recebi|nao consigo|nao encontro|duplicad|alterar`

/** What opens or closes a message and says nothing else. */
export const courtesy = String.raw`hi|hello|hey|good (?:morning|afternoon|evening|day)|dear|thanks|thank you|bye|please help|hallo|guten (?:tag|morgen|abend)|danke|vielen dank|tschuss|sehr geehrte|hola|buen[oa]s (?:dias|tardes|noches)|gracias|adios|bonjour|bonsoir|salut|merci|au revoir|ola|oi|bom dia|boa (?:tarde|noite)|obrigad[oa]|tchau`
