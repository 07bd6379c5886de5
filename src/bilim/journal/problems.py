"""What can be wrong with the journal."""

from bilim_engine.problems import catalogued

CHANGED = catalogued(
    "journal.P001",
    ky="Журналдын {number}-жазуусу өзгөртүлгөн: анын мазмуну хешине дал келбейт.",
    ru="Запись журнала № {number} изменена: её содержание не соответствует хешу.",
    en="Journal entry {number} has been changed: its content does not match its hash.",
    hint_ky="Тутумду токтотуп, базаны акыркы текшерилген камдык көчүрмө менен салыштырыңыз.",
    hint_ru="Остановите систему и сравните базу с последней проверенной резервной копией.",
    hint_en="Stop the system and compare the database with the last verified backup.",
)
BROKEN = catalogued(
    "journal.P002",
    ky="Журналдын {number}-жазуусу мурунку жазууга байланышпайт: чынжыр үзүлгөн.",
    ru="Запись журнала № {number} не связана с предыдущей: цепочка разорвана.",
    en="Journal entry {number} is not linked to the one before it: the chain is broken.",
    hint_ky="Жазуу киргизилген же алмаштырылган. Базаны камдык көчүрмө менен салыштырыңыз.",
    hint_ru="Запись вставлена или заменена. Сравните базу с резервной копией.",
    hint_en="An entry was put in or replaced. Compare the database with a backup.",
)
LACKING = catalogued(
    "journal.P003",
    ky="Журналда {first}–{last} жазуулары жок.",
    ru="В журнале отсутствуют записи {first}–{last}.",
    en="Journal entries {first} to {last} are not there.",
    hint_ky="Жазуулар өчүрүлгөн. Аларды камдык көчүрмөдөн издеңиз.",
    hint_ru="Записи удалены. Ищите их в резервной копии.",
    hint_en="Entries were taken out. Look for them in a backup.",
)
WRONG_HEAD = catalogued(
    "journal.P004",
    ky="Журнал {number}-жазуу менен бүтүүгө тийиш, бирок акыркы жазуусу – {last}.",
    ru="Журнал должен заканчиваться записью № {number}, но последняя запись – № {last}.",
    en="The journal should end at entry {number}, but its last entry is {last}.",
    hint_ky="Аягы кесилген же чынжырдан тышкары толукталган. Базаны камдык көчүрмө менен салыштырыңыз.",
    hint_ru="Конец отрезан или дописан в обход цепочки. Сравните базу с резервной копией.",
    hint_en="The end was cut off or written around the chain. Compare the database with a backup.",
)
ABSENT = catalogued(
    "journal.P005",
    ky="Тутумда бар нерселер журналда жазылган эмес: {event}, {count} (биринчиси – {subject}).",
    ru="В журнале нет записей о том, что в системе есть: {event}, {count} (первая – {subject}).",
    en="The journal has no entry of what the system holds: {event}, {count} (the first is {subject}).",
    hint_ky="Журнал өчүрүлгөн же алмаштырылган. Аны камдык көчүрмөдөн издеңиз.",
    hint_ru="Журнал удалён или подменён. Ищите его в резервной копии.",
    hint_en="The journal was emptied or replaced. Look for it in a backup.",
)
