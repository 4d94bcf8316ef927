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
