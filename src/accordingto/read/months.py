"""The names of months and days of the week in ten languages, as dates hold them."""

import re

# For each month: full names, the genitive where dates have it, and short forms.
_MONTHS: tuple[str, ...] = (
    (
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari январь "
        "января янв січень січня січ styczeń stycznia sty"
    ),
    (
        "february feb februar fév févr février febrero febbraio fevereiro fev februari февраль "
        "февраля фев лютий лютого лют luty lutego lut"
    ),
    (
        "march mar märz mrz mars marzo março maart mrt март марта мар березень березня бер marzec "
        "marca"
    ),
    (
        "april apr avril avr abril abr aprile апрель апреля апр квітень квітня кві kwiecień "
        "kwietnia kwi"
    ),
    "may mai mayo maggio mag maio mei май мая травень травня тра maj maja",
    (
        "june jun juni juin junio giugno giu junho июнь июня июн червень червня чер czerwiec "
        "czerwca cze"
    ),
    (
        "july jul juli juillet juil julio luglio lug julho июль июля июл липень липня лип lipiec "
        "lipca lip"
    ),
    (
        "august aug août aout agosto ago augustus август августа авг серпень серпня сер sierpień "
        "sierpnia sie"
    ),
    (
        "september sept sep septembre septiembre settembre set setembro сентябрь сентября сен "
        "сент вересень вересня вер wrzesień września wrz"
    ),
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт "
        "жовтень жовтня жов październik października paź"
    ),
    (
        "november nov novembre noviembre novembro ноябрь ноября ноя нояб листопад листопада лис "
        "listopad listopada lis"
    ),
    (
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабрь декабря "
        "дек грудень грудня гру grudzień grudnia gru"
    ),
)

MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}
"""Each name in small letters, and its month. No name means two months in two languages."""

_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr "
    "sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
    "viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник "
    "вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс понеділок вівторок "
    "середа четвер пʼятниця субота неділя poniedziałek wtorek środa czwartek piątek sobota "
    "niedziela"
)
WEEKDAY = rf"(?:{'|'.join(sorted(map(re.escape, _DAYS.split()), key=len, reverse=True))})\.?"
"""A pattern of any of their names, for use without regard to capitals."""
