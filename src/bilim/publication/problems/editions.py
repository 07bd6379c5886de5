"""What the gate can find in an edition alone."""

# ruff: noqa: E501

from bilim.publication.problems.base import finding

SCORE_UNFOUNDED = finding(
    40,
    "{unit}, {node} ({variant}): басылмада {published}, анын өз фактыларынан {recomputed} чыгат.",
    "{unit}, {node} ({variant}): в выпуске {published}, из его же фактов выходит {recomputed}.",
    "{unit}, {node} ({variant}): the edition says {published}, its own facts give {recomputed}.",
)
SUPPRESSED_NEEDED = finding(
    41,
    "{unit}, {indicator}: эсептөөгө жашырылган маани керек.",
    "{unit}, {indicator}: для расчёта нужно скрытое значение.",
    "{unit}, {indicator}: the computation needs a suppressed value.",
)
RANK_DISAGREES = finding(
    42,
    "{unit}: балл {score}, орун {rank}; баллдар боюнча {expected} болушу керек.",
    "{unit}: балл {score}, место {rank}; по баллам должно быть {expected}.",
    "{unit}: score {score}, rank {rank}; by the scores it should be {expected}.",
)
NO_BAND = finding(
    43,
    "{unit}: {score} баллы бир да топко кирбейт.",
    "{unit}: балл {score} не входит ни в одну группу.",
    "{unit}: the score {score} falls into no band.",
)
MARK_LACKING = finding(
    44,
    "{unit}, {item}, {period}: булагы үлгү маалымат болсо да, үлгү белгиси коюлган эмес.",
    "{unit}, {item}, {period}: нет отметки об иллюстративных данных, хотя источник иллюстративный.",
    "{unit}, {item}, {period}: the illustrative mark is missing although the origin is illustrative.",
)
TITLE_NOT_IN = finding(
    45,
    "{what}: аталышы {language} тилинде жок.",
    "{what}: нет названия на языке {language}.",
    "{what}: there is no title in {language}.",
)
ORIGIN_LACKING = finding(
    46,
    "{unit}, {item}, {period}: булагы жок.",
    "{unit}, {item}, {period}: нет источника.",
    "{unit}, {item}, {period}: there is no origin.",
)
SMALL_CELL = finding(
    48,
    "{unit}, {item}, {period}, {breakdown}: {value} адам – {threshold} чегинен аз, жашырылышы керек.",
    "{unit}, {item}, {period}, {breakdown}: {value} чел. – меньше порога {threshold}, нужно скрыть.",
    "{unit}, {item}, {period}, {breakdown}: {value} persons – below the threshold {threshold}, to be suppressed.",
)
RECOVERABLE = finding(
    49,
    "{unit}, {item}, {period}, {breakdown}: жашырылган маанини суммалардан табууга болот.",
    "{unit}, {item}, {period}, {breakdown}: скрытое значение восстанавливается из сумм.",
    "{unit}, {item}, {period}, {breakdown}: the suppressed value can be recovered from the sums.",
)
INPUT_NOT_PUBLIC = finding(
    50,
    "{unit}, {item}, {period}: {value} адам – {threshold} чегинен аз; рейтингге кирген бул сан мыйзам боюнча ачык деп жарыяланган эмес.",
    "{unit}, {item}, {period}: {value} чел. – меньше порога {threshold}; это число входит в рейтинг, но не объявлено открытым по закону.",
    "{unit}, {item}, {period}: {value} persons – below the threshold {threshold}; this ranked figure is not declared public by law.",
)
TOTAL_NOT_PUBLIC = finding(
    56,
    "{unit}, {item}, {period}: {value} адам – {threshold} чегинен аз; жалпы сан жашырылбайт, ал эми бул сан мыйзам боюнча ачык деп жарыяланган эмес.",
    "{unit}, {item}, {period}: {value} чел. – меньше порога {threshold}; итоги не скрываются, а это число не объявлено открытым по закону.",
    "{unit}, {item}, {period}: {value} persons – below the threshold {threshold}; totals are not withheld, and this one is not declared public by law.",
)
PARTS_ABOVE_WHOLE = finding(
    57,
    "{unit}, {item}, {period}: бөлүктөрдүн суммасы {sum}, бүтүнү {whole} ({parts}).",
    "{unit}, {item}, {period}: сумма частей {sum}, целое {whole} ({parts}).",
    "{unit}, {item}, {period}: the parts add up to {sum}, the whole is {whole} ({parts}).",
    warning=True,
)
NO_THRESHOLD = finding(
    58,
    "{item}, {period}: бул адамдардын саны, ал мыйзам боюнча ачык деп жарыяланган эмес; бирок «suppression.threshold» чеги ал күнү күчүндө эмес, ошондуктан аз сандар жашырылбайт. Чек аныктамаларга жазылып, бекитилиши керек.",
    "{item}, {period}: это число людей, не объявленное открытым по закону, а порог «suppression.threshold» на этот день не действует, и малые числа не скрываются. Порог нужно внести в определения и утвердить.",
    "{item}, {period}: this is a number of persons not declared public by law, and no threshold “suppression.threshold” is in force on that day, so small numbers are not withheld. State the threshold in the definitions and have it approved.",
)
EFFECT_DISAGREES = finding(
    51,
    "«{adjustment}», {unit}: көрсөтүлгөн таасир жыйынтыктарга дал келбейт.",
    "«{adjustment}», {unit}: указанное действие не совпадает с результатами.",
    "“{adjustment}”, {unit}: the effect shown does not agree with the results.",
)
CONTRIBUTIONS_DISAGREE = finding(
    52,
    "{unit} ({variant}): салымдардын суммасы {sum}, балл {score}.",
    "{unit} ({variant}): сумма вкладов {sum}, балл {score}.",
    "{unit} ({variant}): the contributions add up to {sum}, the score is {score}.",
)
TOO_FEW_RANKED = finding(
    53,
    "{all} бирдиктин ичинен {ranked} гана орун алды, кеминде {needed} керек эле: мындай жыйынтык рейтинг болуп саналбайт.",
    "Место получили лишь {ranked} из {all} единиц, а нужно не меньше {needed}: это ещё не рейтинг.",
    "Only {ranked} of {all} units have a place where {needed} are needed: that is no rating.",
)
RECOVERABLE_TOGETHER = finding(
    54,
    "{unit}, {item}, {period}, {breakdown}: «{edition}» басылмасында жашырылган маанини бул басылма менен мурда чыккандарды чогуу окуп табууга болот.",
    "{unit}, {item}, {period}, {breakdown}: значение, скрытое в выпуске «{edition}», восстанавливается, если читать этот выпуск вместе с вышедшими раньше.",
    "{unit}, {item}, {period}, {breakdown}: the value withheld in the edition “{edition}” can be worked out from this edition and those that came out before, read together.",
)
INTERVAL_DISAGREES = finding(
    55,
    "{unit}: талдоонун сандары бири-бирине туура келбейт ({what}).",
    "{unit}: числа анализа не согласуются между собой ({what}).",
    "{unit}: the figures of the analysis do not agree with each other ({what}).",
)
