"""What can be wrong with an analysis."""

from bilim_engine.problems import catalogued

NOT_AN_ANALYSIS = catalogued(
    "analyses.P001",
    ky="Бул файлда талдоонун сыпаттамасы жок.",
    ru="В этом файле нет описания анализа.",
    en="This file does not describe an analysis.",
    hint_ky="Анда code, methodology, seed жана draws ачкычтары болушу керек.",
    hint_ru="В нём должны быть ключи code, methodology, seed и draws.",
    hint_en="It needs the keys code, methodology, seed and draws.",
)
OPEN_METHOD = catalogued(
    "analyses.P002",
    ky="«{methodology}» усулунда аныкталбаган эрежелер бар ({path}), ошондуктан аны талдоого болбойт.",
    ru="В методике «{methodology}» есть неопределённые правила ({path}), поэтому её нельзя анализировать.",
    en="The methodology “{methodology}” leaves rules not defined ({path}), so it cannot be analysed.",
    hint_ky="Бардык эрежелери аныкталган усулду алыңыз.",
    hint_ru="Возьмите методику, в которой определены все правила.",
    hint_en="Take a methodology that defines every rule.",
)
FIXED_SCALE = catalogued(
    "analyses.P003",
    ky="«{method}» ыкмасынын чектери бир көрсөткүчтүн бирдигинде берилет, аны баарына колдонууга болбойт.",
    ru="Границы способа «{method}» заданы в единицах одного показателя и не годятся для всех.",
    en="The limits of the method “{method}” are in the unit of one indicator; they do not fit all of them.",
    hint_ky="min_max ыкмасына goalposts: observed деп жазыңыз же башка ыкманы тандаңыз.",
    hint_ru="Для min_max напишите goalposts: observed или выберите другой способ.",
    hint_en="Write goalposts: observed for min_max, or choose another method.",
)
NO_RANGE = catalogued(
    "analyses.P004",
    ky="«{method}» ыкмасына баллдын чеги керек, бирок «{path}» түйүнүнүн үстүндө ал айтылган эмес.",
    ru="Способу «{method}» нужен диапазон баллов, но над «{path}» он не указан.",
    en="The method “{method}” needs a range of scores, and none is stated above “{path}”.",
    hint_ky="Ыкманын өзүнө range: [0, 100] кошуңуз.",
    hint_ru="Добавьте range: [0, 100] к самому способу.",
    hint_en="Add range: [0, 100] to the method itself.",
)
NOT_IN_METHOD = catalogued(
    "analyses.P005",
    ky="«{indicator}» көрсөткүчү «{methodology}» усулунда жок.",
    ru="Показателя «{indicator}» нет в методике «{methodology}».",
    en="The indicator “{indicator}” is not in the methodology “{methodology}”.",
    hint_ky="Аны noise тизмесинен алып салыңыз.{near}",
    hint_ru="Уберите его из списка noise.{near}",
    hint_en="Remove it from the list noise.{near}",
)
NOISE_TWICE = catalogued(
    "analyses.P006",
    ky="«{indicator}» көрсөткүчүнүн каталыгы эки жолу берилген.",
    ru="Погрешность показателя «{indicator}» задана дважды.",
    en="The noise of the indicator “{indicator}” is given twice.",
    hint_ky="Бирин калтырыңыз.",
    hint_ru="Оставьте одну.",
    hint_en="Leave one of them.",
)
NO_BASE = catalogued(
    "analyses.P007",
    ky="«{indicator}» көрсөткүчүнүн бөлүмү жок, ошондуктан анын тандама каталыгын эсептөөгө болбойт.",
    ru="У показателя «{indicator}» нет знаменателя, поэтому его выборочную погрешность не вычислить.",
    en="The indicator “{indicator}” has no denominator, so its sampling noise cannot be computed.",
    hint_ky="kind: relative же kind: absolute деп жазып, deviation бериңиз.",
    hint_ru="Напишите kind: relative или kind: absolute и укажите deviation.",
    hint_en="Write kind: relative or kind: absolute, and give deviation.",
)
OPTION_TWICE = catalogued(
    "analyses.P008",
    ky="«{key}» тизмесинде бир эле тандоо эки жолу берилген.",
    ru="В списке «{key}» один и тот же вариант дан дважды.",
    en="The list “{key}” gives the same option twice.",
    hint_ky="Кайталанганын алып салыңыз: ар бир тандоо бирдей ыктымалдуулук менен түшөт.",
    hint_ru="Уберите повтор: все варианты выпадают с равной вероятностью.",
    hint_en="Remove the second one: every option has the same chance.",
)
NO_GROUP = catalogued(
    "analyses.P009",
    ky="missing: impute_median үчүн кайсы топтун медианасы алынары (group) айтылган эмес.",
    ru="Для missing: impute_median не сказано, медиана какой группы берётся (group).",
    en="missing: impute_median does not say whose median is taken (group).",
    hint_ky="group: oblast, kind же all деп жазыңыз.",
    hint_ru="Напишите group: oblast, kind или all.",
    hint_en="Write group: oblast, kind or all.",
)
UNKNOWN_UNIT = catalogued(
    "analyses.P010",
    ky="«{unit}» бирдиги бул рейтингде жок.",
    ru="Единицы «{unit}» в этом рейтинге нет.",
    en="There is no unit “{unit}” in this rating.",
    hint_ky="compared тизмесин текшериңиз.{near}",
    hint_ru="Проверьте список compared.{near}",
    hint_en="Check the list compared.{near}",
)
TOO_MANY_PLACES = catalogued(
    "analyses.P011",
    ky="{key}: {count}, бирок рейтингде {units} гана бирдик бар.",
    ru="{key}: {count}, а в рейтинге всего единиц: {units}.",
    en="{key} is {count}, but the rating has only {units} units.",
    hint_ky="Санды азайтыңыз.",
    hint_ru="Уменьшите число.",
    hint_en="Make the number smaller.",
)
TOO_LARGE = catalogued(
    "analyses.P012",
    ky="Талдоо өтө чоң: {found} > {most} ({what}).",
    ru="Анализ слишком велик: {found} > {most} ({what}).",
    en="The analysis is too large: {found} > {most} ({what}).",
    hint_ky="Сынамалардын (draws, base) же каталыктуу көрсөткүчтөрдүн санын азайтыңыз.",
    hint_ru="Уменьшите число испытаний (draws, base) или показателей с погрешностью.",
    hint_en="Take fewer draws (draws, base), or fewer indicators with noise.",
)
OTHER_METHOD = catalogued(
    "analyses.P013",
    ky="Талдоо «{wanted}» усулуна тиешелүү, ал эми рейтинг «{found}» усулу менен түзүлгөн.",
    ru="Анализ относится к методике «{wanted}», а рейтинг составлен по «{found}».",
    en="The analysis is of the methodology “{wanted}”, but the rating is by “{found}”.",
    hint_ky="Ошол усулдун талдоосун бериңиз.",
    hint_ru="Укажите анализ этой методики.",
    hint_en="Give the analysis of that methodology.",
)
NO_SPREAD = catalogued(
    "analyses.P014",
    ky="«{indicator}»: бир байкоонун эң аз мааниси ({least}) эң көп маанисинен ({most}) кичине эмес.",
    ru="«{indicator}»: наименьшее значение одного наблюдения ({least}) не меньше наибольшего ({most}).",
    en="“{indicator}”: the least of one observation ({least}) is not below the most ({most}).",
    hint_ky="least жана most – бир байкоо ала турган эң аз жана эң көп маани.",
    hint_ru="least и most – наименьшее и наибольшее значение, какое может дать одно наблюдение.",
    hint_en="least and most are the lowest and the highest that one observation can be.",
)
NOT_A_DIFFERENCE = catalogued(
    "analyses.P015",
    ky="«{indicator}» көрсөткүчү башка көрсөткүчтүн учурдагы жана мурунку маанисинин айырмасы эмес.",
    ru="Показатель «{indicator}» – не разность нынешнего и прежнего значений другого показателя.",
    en="The indicator “{indicator}” is not another indicator less what that was before.",
    hint_ky="Анын формуласы x - ago(x, years=3) түрүндө болушу керек; болбосо, башка kind жазыңыз.",
    hint_ru="Его формула должна иметь вид x - ago(x, years=3); иначе укажите другой kind.",
    hint_en="Its formula has to be like x - ago(x, years=3); otherwise state another kind.",
)
NO_ENDS = catalogued(
    "analyses.P016",
    ky="«{indicator}»: айырманын каталыгы «{end}» көрсөткүчүнүн каталыгынан чыгат, бирок ал берилген эмес.",
    ru="«{indicator}»: погрешность разности следует из погрешности показателя «{end}», а она не задана.",
    en="“{indicator}”: the noise of the difference follows from that of “{end}”, and that is not given.",
    hint_ky="noise тизмесине «{end}» көрсөткүчүн кошуңуз.",
    hint_ru="Добавьте в список noise показатель «{end}».",
    hint_en="Add “{end}” to the list noise.",
)
IMPOSSIBLE_FIGURE = catalogued(
    "analyses.P017",
    ky="«{indicator}», {unit}: {value} деген маани noise тизмесинде айтылган чектен ({limits}) тышкары.",
    ru="«{indicator}», {unit}: значение {value} вне пределов ({limits}), которые даёт список noise.",
    en="“{indicator}”, {unit}: the value {value} lies outside the limits ({limits}) given in the list noise.",
    hint_ky="Маанини же талдоодогу kind, least жана most ачкычтарын текшериңиз.",
    hint_ru="Проверьте значение или ключи kind, least и most в анализе.",
    hint_en="Check the value, or the keys kind, least and most of the analysis.",
)
TOO_FEW_DRAWS = catalogued(
    "analyses.P018",
    ky="{key}: {count} – мынча аз эсептөөдөн {level} деңгээлиндеги аралыкты айтууга болбойт.",
    ru="{key}: {count} – по столь малому числу расчётов нельзя назвать интервал уровня {level}.",
    en="{key}: {count} – an interval of the level {level} cannot be told by so few calculations.",
    hint_ky="Эң азы {least} деп жазыңыз: эсептөө канчалык аз болсо, аралык ошончолук тар жана анык көрүнөт.",
    hint_ru="Укажите не меньше {least}: чем расчётов меньше, тем интервал уже и тем достовернее кажется.",
    hint_en="Write at least {least}: the fewer they are, the narrower the interval and the surer it looks.",
)
