"""The words of dates in ten languages, and the offsets of named time zones.

English, Russian, Ukrainian, Spanish, Portuguese, German, Dutch, French, Italian, Polish. Names of
months in the forms that dates use (nominative, genitive, usual abbreviations), folded.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "AGO_AFTER",
    "AGO_BEFORE",
    "DAYS",
    "JUST_NOW",
    "LAST",
    "MONTHS",
    "NUMBERS",
    "SPANS",
    "ZONES",
]

_MONTH_WORDS = (
    "january jan январь января янв січень січня січ enero ene janeiro januar jänner januari "
    "janvier "
    "janv gennaio genn gen styczeń stycznia sty",
    "february feb февраль февраля фев февр лютий лютого лют febrero fevereiro fev februar februari "
    "février févr fév fevrier febbraio febb luty lutego lut",
    "march mar март марта мар березень березня бер marzo março marco märz maerz mrz maart mrt mars "
    "marzec marca marz",
    "april apr апрель апреля апр квітень квітня квіт кві abril abr avril avr aprile kwiecień "
    "kwietnia kwi",
    "may май мая травень травня трав тра mayo maio mai mei maggio magg mag maj maja",
    "june jun июнь июня июн червень червня черв чер junio junho juni juin giugno giu czerwiec "
    "czerwca cze",
    "july jul июль июля июл липень липня лип julio julho juli juillet juil luglio lug lipiec lipca "
    "lip",
    "august aug август августа авг серпень серпня серп сер agosto ago augustus août aout "
    "sierpień sierpnia sie",
    "september sep sept сентябрь сентября сен сент вересень вересня вер septiembre setiembre "
    "setembro set septembre settembre sett wrzesień września wrz",
    "october oct октябрь октября окт жовтень жовтня жовт жов octubre outubro out oktober okt "
    "octobre ottobre ott październik października paź",
    "november nov ноябрь ноября ноя нояб листопад листопада лист лис noviembre novembro novembre "
    "listopada listopad lis",
    "december dec декабрь декабря дек грудень грудня груд гру diciembre dic dezembro dez dezember "
    "december décembre déc decembre dicembre grudzień grudnia gru",
)
MONTHS: Mapping[str, int] = {
    word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()
}

_SPAN_WORDS: Mapping[str, str] = {
    "second": "s sec secs second seconds секунда секунду секунды секунд сек секунди segundo "
    "segundos "
    "seg sekunde sekunden seconde secondes seconden secondo secondi sekunda sekundę sekundy sekund",
    "minute": "m min mins minute minutes минута минуту минуты минут мин хвилина хвилину хвилини "
    "хвилин хв minuto minutos minuten minuut minuti minuta minutę minuty minut",
    "hour": "h hr hrs hour hours час часа часов ч година годину години годин год hora horas stunde "
    "stunden std uur uren heure heures ora ore godzina godzinę godziny godzin godz",
    "day": "d day days день дня дней дн дні днів день día días dia dias tag tage tagen dag dagen "
    "jour jours giorno giorni dzień dni",
    "week": "w wk wks week weeks неделя неделю недели недель нед тиждень тижні тижнів semana "
    "semanas "
    "woche wochen weken semaine semaines settimana settimane tydzień tygodnie tygodni tyg",
    "month": "mo mos mon month months месяц месяца месяцев мес місяць місяці місяців mes meses mês "
    "monat monate monaten maand maanden mois mese mesi miesiąc miesiące miesięcy mies",
    "year": "y yr yrs year years год года лет г рік роки років año años ano anos jahr jahre jahren "
    "jaar jaren an ans année années anno anni rok lata lat",
}
SPANS: Mapping[str, str] = {
    word: span for span, words in _SPAN_WORDS.items() for word in words.split()
}
"""``год`` is a Russian year and a Ukrainian hour: the year, which is met far more often."""

_AFTER = "ago назад тому fa geleden atrás temu zurück back earlier"
AGO_AFTER = frozenset(_AFTER.split())
"""Words that stand behind ``2 days``."""
AGO_BEFORE = ("il y a", "hace", "vor", "há", "ha", "faz")
"""Words that stand before it."""

DAYS: Mapping[str, int] = {
    word: back
    for back, text in {
        0: "today сегодня сьогодні hoy hoje heute vandaag aujourd'hui aujourd’hui oggi dzisiaj "
        "dziś "
        "dzis",
        1: "yesterday вчера вчора ayer ontem gestern gisteren hier ieri wczoraj",
        2: "позавчера позавчора anteayer antier anteontem vorgestern eergisteren avant-hier "
        "avantieri altroieri przedwczoraj",
    }.items()
    for word in text.split()
}
JUST_NOW = (
    "just now", "right now", "moments ago", "a moment ago", "только что", "щойно", "ahora mismo",
    "agora mesmo", "gerade eben", "soeben", "zojuist", "à l'instant", "à l’instant", "proprio ora",
    "poco fa", "przed chwilą", "in diesem moment",
)  # fmt: skip
LAST: Mapping[str, str] = {
    "last week": "week", "last month": "month", "last year": "year",
    "letzte woche": "week", "letzten monat": "month", "letztes jahr": "year",
    "la semana pasada": "week", "el mes pasado": "month", "el año pasado": "year",
    "la semaine dernière": "week", "le mois dernier": "month", "l'année dernière": "year",
    "la settimana scorsa": "week", "il mese scorso": "month", "l'anno scorso": "year",
    "semana passada": "week", "mês passado": "month", "ano passado": "year",
    "в прошлом месяце": "month", "на прошлой неделе": "week", "в прошлом году": "year",
    "минулого тижня": "week", "минулого місяця": "month", "минулого року": "year",
    "w zeszłym tygodniu": "week", "w zeszłym miesiącu": "month", "w zeszłym roku": "year",
    "vorige week": "week", "vorige maand": "month", "vorig jaar": "year", "afgelopen week": "week",
}  # fmt: skip

NUMBERS: Mapping[str, int] = {
    word: number
    for number, text in {
        1: "a an one один одну одна одного un una uno une ein eine einem einer een één um uma "
        "jeden "
        "jedną",
        2: "two два две дві dos dois duas zwei twee deux due dwa dwie couple",
        3: "three три tres três drei drie trois tre trzy",
        4: "four четыре чотири cuatro quatro vier quatre quattro cztery",
        5: "five пять п'ять cinco fünf vijf cinq cinque pięć",
        6: "six шесть шість seis sechs zes sei sześć",
        7: "seven семь сім siete sete sieben zeven sept sette siedem",
        10: "ten десять diez dez zehn tien dix dieci dziesięć",
    }.items()
    for word in text.split()
}

ZONES: Mapping[str, int] = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120,
    "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "sast": 120, "msk": 180, "мск": 180,
    "trt": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "brt": -180, "art": -180, "aest": 600, "aedt": 660, "jst": 540,
    "hkt": 480, "sgt": 480,
}  # fmt: skip
"""Minutes east of Greenwich. ``CST`` is North American; ``IST``, which is three, is none."""
