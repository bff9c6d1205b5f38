"""What class names and words say around the posts of a forum, and what is none of a post's text.

In English, Russian, Spanish, German, French, Polish, Italian and Portuguese.
"""

from __future__ import annotations

import re

from ..remembered import remembered

__all__ = [
    "AUTHOR",
    "EDITED",
    "JOINED",
    "LINE_OF_TOPICS",
    "MEMBER_LINK",
    "POST",
    "POST_ACTIONS",
    "QUOTE",
    "QUOTE_TRIM",
    "REMOVED",
    "SAID_BY",
    "TRIMMING",
    "WROTE",
    "WROTE_BEFORE",
    "is_body",
]

POST = re.compile(
    r"^(?:post|posts?-?(?:container|wrap(?:per)?|row|item|entry|bit|block|outer|message"
    r"|article)|postbit\w*|message|msg|comment|"
    r"reply|thing|topic-post|forum-?post|chat-?message|[\w-]*_message|[\w-]*-(?:post|message"
    r"|comment|reply)|"
    r"(?:post|message|comment|reply)[_-](?:container|wrap(?:per)?|item|row|block)|ipscomment"
    r"|cpost|windowbg\d?|tpost|status|tweet|(?:post|message|comment)[_-][a-z]{1,4})$",
    re.I,
)
"""A word of a class, or of an id without its number, that names a post."""
LINE_OF_TOPICS = re.compile(
    r"last-?_?post|forum-?_?title|topic-?_?title|structitem|thread-?_?(?:bit|title|row|list)"
    r"|node-|forum-?row|sub-?forum|"
    r"topic-?list|discussion-?list|review|testimonial|feedback|product|listing-|offer",
    re.I,
)
_BODY = re.compile(
    r"(?:post|message|msg|comment|entry|reply|topic)[-_]*(?:body|content|text|message|inner"
    r"|msg|entry|usercontent|main)|"
    r"(?:content|body|text|message|msg|bbwrapper|cooked|md|usertext|usertext[-_]body|inner"
    r"|bericht|c_post|divmessage|"
    r"postcolor|ptext|js-message_text|[\w-]+_message_text|comment__(?:text|body)|post__(?:text"
    r"|body))",
    re.I,
)
AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author|poster|user-?_?name|nick(?:name)?|member-?_?name|big-?username"
    r"|creator|owner|from-?_?name|"
    r"sender|hcard|fn|name|poster-?name|user|profile-?link|handle|by)(?:$|[\s_-])|username",
    re.I,
)
MEMBER_LINK = re.compile(
    r"member|user|profile|author|/u/|/@|account|showuser|[?&]uid=|uzytkownik|nutzer|usuario"
    r"|utilisateur",
    re.I,
)
QUOTE = re.compile(
    r"(?:^|[\s_-])(?:bb-?_?)?quote(?:d|s|box|content|text|block|body|msg|message|post)?(?:$"
    r"|[\s_-])|bbcodeblock--quote|ipsquote|zitat|citation|cytat",
    re.I,
)
QUOTE_TRIM = re.compile(
    r"(?:top|bot)-?slice|quote-?_?(?:head|footer|author|title|link|btn|button|action|meta|icon"
    r"|controls|by|info)"
    r"|(?:btn|button|action|link|icon|multi|reply)[\w-]*quote",
    re.I,
)
TRIMMING = re.compile(
    r"signature|(?:^|[\s_-])sig(?:$|[\s_-])|post-?_?(?:footer|foot|meta|details|options"
    r"|controls|number|date|head|header|title|subject|buttons|icons?|info|actions?|author"
    r"|profile)|"
    r"edited|last-?edit|attach|user-?_?(?:info|details|extras|avatar|title|stats)|(?:^"
    r"|[\s_-])poster(?:$|[\s_-]|_info|info)|profile|avatar|buttons|"
    r"likes?(?:$|[\s_-])|reactions?|rank|tagline|flat-list|permalink|moderat|report"
    r"|post-?links|smalltext|keyinfo|author|attribution|message-(?:user(?!content)|footer|date"
    r"|meta|info)|"
    r"toolbar|menu|tools|vote|score|karma|share|reply-?(?:link|button|count)|comment-?(?:meta"
    r"|footer|head|author|actions|links)",
    re.I,
)
WROTE = re.compile(
    r"^(?:quote|цитата|zitat|cita|citation|cytat|citazione|citação|originally posted"
    r"|quote from|zitat von|цитата:? ?\w|сообщение от|"
    r"cita de|citation de|cytat z|mensaje original|ursprünglich|publié par)\b|"
    r"\b(?:wrote|said|schrieb|hat geschrieben|escribió|dijo|написала?|писала?|пишет|сказала?"
    r"|a écrit|a dit|napisał\w?|pisze|"
    r"ha scritto|scrive|escreveu|disse)\b[^.!?]{0,40}[:：↑]?\s*$|(?:click|zum vergr|нажмите"
    r"|clic|cliquez|kliknij|fare clic)\b.{0,40}(?:expand|ößern|раскр|expandir|agrandir|rozwi"
    r"|espand)",
    re.I,
)
WROTE_BEFORE = re.compile(
    r"^.{0,80}?\b(?:wrote|said|schrieb|hat geschrieben|escribió|dijo|написала?|писала?|пишет|"
    r"сказала?|a écrit|a dit|napisał\w?|pisze|ha scritto|scrive|escreveu|disse)\b"
    r"[^.!?:：]{0,30}[:：]\s*(?:↑\s*)?",
    re.I,
)
"""Who is quoted, on the line that the quote begins on."""
EDITED = re.compile(
    r"\W{0,3}(?:last edited|edited (?:by|on|at|\d)|last modified|modified on|«? ?last edit"
    r"|этот пост был изменён|последний раз редактировалось|последнее редактирование"
    r"|отредактировано|изменено|"
    r"zuletzt (?:geändert|bearbeitet|editiert)|bearbeitet (?:von|am)|geändert von"
    r"|última (?:edición|modificación|actualización)|editado por|dernière (?:modification"
    r"|édition)|modifié par|édité par|"
    r"ostatnio edytowan|edytowan|zmieniony|ultima modifica|modificato da|última vez editado"
    r"|editado pela última|reason:|причина:|grund:)",
    re.I,
)
JOINED = re.compile(
    r"joined|registered|member since|join date|регистрация|зарегистрирован|с нами с"
    r"|на форуме с|dabei seit|registriert|mitglied seit|beigetreten|"
    r"registrado|miembro desde|se unió|ingresó|inscrit|membre depuis|enregistré|dołączył"
    r"|rejestracja|zarejestrowany|iscritto|registrato|membro desde|"
    r"last (?:seen|active|visit|online)|posts?:|сообщени[йя]:|beiträge:|mensajes:|messages\s?:"
    r"|posty:",
    re.I,
)
SAID_BY = re.compile(
    r"^(?:posted by|written by|submitted by|by|from|автор|от|написала?|von|geschrieben von|por"
    r"|publicado por|escrito por|par|posté par|"
    r"autor|napisał\w?|przez|od|da|scritto da|inviato da)\s*:?\s+(?=\S)",
    re.I,
)
POST_ACTIONS = frozenset(
    """find|search|buscar|suche|suchen|поиск|найти|rechercher|szukaj|cerca|procurar|email|
        sitio web|mensaje privado|post|пост|beitrag|mensaje|op|reply|quote|report|like|likes|
        share|permalink|embed|save|edit|
        delete|top|up|down|parent|thanks|multiquote|multi-quote|reply with quote|
    report post|quick reply|pm|email|www|website|profile|find|block|give award|copy link|link|
    source|hide|context|full comments|unlike|upvote|downvote|
    ответить|цитата|цитировать|пожаловаться|нравится|поделиться|изменить|удалить|наверх|вверх|
    спасибо|ответить с цитированием|ссылка|
    responder|citar|reportar|denunciar|me gusta|compartir|editar|eliminar|arriba|antworten|
    zitieren|zitat|melden|gefällt mir|teilen|bearbeiten|nach oben|danke|
    répondre|citer|signaler|j'aime|partager|modifier|haut|odpowiedz|cytuj|zgłoś|lubię to|
    udostępnij|edytuj|w górę|rispondi|cita|segnala|mi piace|condividi|
    denunciar|curtir|compartilhar|[–]|[-]|[+]""".replace("\n    ", "").split("|")
)
REMOVED = re.compile(
    r"^[\[(<]?(?:removed|deleted|comment (?:removed|deleted)(?: by (?:user|moderator))?"
    r"|удалено|сообщение удалено|gelöscht|entfernt|eliminado|borrado|supprimé|usunięt[ey]"
    r"|rimosso|removido)[\])>]?\.?$",
    re.I,
)


@remembered
def is_body(names: str) -> bool:
    """Whether class names say that an element holds the text of a post."""
    return any(_BODY.fullmatch(name.strip("_-")) for name in names.split())
