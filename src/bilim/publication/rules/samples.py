"""A rating of others to begin with: invented, small, with the fields that most of them need."""

from __future__ import annotations

SAMPLE = """\
# Ойдон чыгарылган үлгү: рейтинг жарыялангандай сөзмө-сөз жазылат, жарыяланбаган сан null болот.
# Выдуманный образец: рейтинг записывают слово в слово, как он опубликован; чего не опубликовали – null.
# An invented sample: a rating is written down word for word; a number that was not printed is null.
code: sample-2024
title: {ky: Үлгү рейтинг, ru: Образец рейтинга, en: A sample of a rating}
publisher: {ky: Үлгү мекеме, ru: Ведомство для образца, en: An authority for the sample}
address: ""
period: "2024"
units_total: 3
scoring: {weights: equal, points: 0 to 100}
directions:
  - code: planning
    title: {ky: Пландоо, ru: Планирование, en: Planning}
    indicators:
      - code: plans
        title: {ky: Өнүгүү планы барлар, ru: Имеют план развития, en: Having a development plan}
        definition:
          ky: өнүгүү планы бекитилген бөлүмдөрдүн үлүшү
          ru: доля отделов с утверждённым планом развития
          en: share of departments with an approved development plan
        base: {ky: бардык бөлүмдөр, ru: все отделы, en: all departments}
        period: {ky: 2024-жыл, ru: 2024 год, en: the year 2024}
        partition: true
        decimals: 0
        groups:
          - code: with
            title: {ky: Планы бар, ru: План есть, en: With a plan}
            announced: 2
            percent: 67
            listed: true
            names:
              - {printed: Ноокат, kind: district}
              - {printed: Чаткал, kind: district}
          - code: without
            title: {ky: Планы жок, ru: Плана нет, en: Without a plan}
            announced: 1
            percent: 33
            listed: true
            names:
              - {printed: Балыкчы, kind: city}
lists: []
remarks: []
"""
