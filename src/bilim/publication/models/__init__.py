"""Tables of publication. Figures are not here: an edition is its bundle, kept in the storage under its
hash."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bilim.publication.models.rehearsals import OPEN_REHEARSALS as OPEN_REHEARSALS
from bilim.publication.models.rehearsals import Rehearsal as Rehearsal
from bilim.publication.terms import State


def _both_or_none(one: str, other: str, name: str) -> models.CheckConstraint:
    both = Q(**{f"{one}__gt": "", f"{other}__isnull": False})
    none = Q(**{one: "", f"{other}__isnull": True})
    return models.CheckConstraint(condition=both | none, name=name)


def _needs(states: tuple[State, ...], field: str, name: str) -> models.CheckConstraint:
    """In these states, and only in these, somebody is named."""
    condition = (Q(state__in=states) & Q(**{f"{field}__gt": ""})) | (~Q(state__in=states) & Q(**{field: ""}))
    return models.CheckConstraint(condition=condition, name=name)


AFTER_CHECK = (State.CHECKED, State.SIGNED, State.PUBLISHED, State.CORRECTED)
AFTER_SIGNING = (State.SIGNED, State.PUBLISHED, State.CORRECTED)
AFTER_PUBLICATION = (State.PUBLISHED, State.CORRECTED)


class Edition(models.Model):
    """An edition on its way from draft to correction, with who took each step and when.

    `draft_sha256` is the unsigned bundle that is checked, `bundle_sha256` the signed one. `published_at` is
    the instant the bundle states, given by the drafter so that its bytes repeat; `released_at` is when it
    came out.
    """

    code = models.CharField(max_length=100, unique=True)
    series = models.CharField(max_length=50)
    period = models.CharField(max_length=10)
    revision = models.PositiveIntegerField()
    title = models.JSONField()
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in State])
    run = models.CharField(max_length=150)
    methodology = models.CharField(max_length=100)
    published_at = models.CharField(max_length=40)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="revisions")
    reason = models.JSONField(default=dict)
    illustrative = models.BooleanField()
    gate_passed = models.BooleanField()
    draft_sha256 = models.CharField(max_length=64)
    bundle_sha256 = models.CharField(max_length=64, blank=True)
    bundle_size = models.PositiveBigIntegerField(default=0)
    key_id = models.CharField(max_length=16, blank=True)
    demonstration_key = models.BooleanField(default=False)
    drafted_by = models.CharField(max_length=150)
    drafted_at = models.DateTimeField()
    checked_by = models.CharField(max_length=150, blank=True)
    checked_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=150, blank=True)
    signed_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=150, blank=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["series", "period", "revision"], name="publication_one_edition_a_revision"
            ),
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=Q(state=State.PUBLISHED),
                name="publication_one_current",
            ),
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=Q(state__in=(State.DRAFT, State.CHECKED, State.SIGNED)),
                name="publication_one_on_its_way",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]), name="publication_known_state"
            ),
            models.CheckConstraint(
                condition=Q(revision=1, corrects__isnull=True) | Q(revision__gt=1, corrects__isnull=False),
                name="publication_revisions_correct",
            ),
            models.CheckConstraint(
                condition=~Q(checked_by=F("drafted_by")) | Q(checked_by=""),
                name="publication_drafter_does_not_check",
            ),
            models.CheckConstraint(
                condition=~Q(signed_by=F("checked_by")) | Q(signed_by=""),
                name="publication_checker_does_not_sign",
            ),
            models.CheckConstraint(
                condition=~Q(signed_by=F("drafted_by")) | Q(signed_by=""),
                name="publication_drafter_does_not_sign",
            ),
            _both_or_none("checked_by", "checked_at", "publication_checked_pair"),
            _both_or_none("signed_by", "signed_at", "publication_signed_pair"),
            _both_or_none("published_by", "released_at", "publication_published_pair"),
            _needs(AFTER_CHECK, "checked_by", "publication_checked_state"),
            _needs(AFTER_SIGNING, "signed_by", "publication_signed_state"),
            _needs(AFTER_SIGNING, "bundle_sha256", "publication_signed_bundle"),
            _needs(AFTER_PUBLICATION, "published_by", "publication_published_state"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(gate_passed=True), name="publication_gate_passed"
            ),
        )
        indexes = (models.Index(fields=["state", "period"], name="publication_by_state"),)

    def __str__(self) -> str:
        return self.code


class HeadStatement(models.Model):
    """What a department's head says beside her place; a newer one takes its place, none is deleted."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="statements")
    unit = models.CharField(max_length=50)
    text = models.JSONField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "unit"],
                condition=Q(superseded_at__isnull=True),
                name="publication_one_statement_a_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition_id} {self.unit}"


class CorrectionWindow(models.Model):
    """The days on which departments may ask for corrections of the draft under this code. It outlives the
    draft: one that is discarded and drafted anew with what was granted is in the same window."""

    edition = models.CharField(max_length=100, unique=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    # When its end was journaled; the days alone say whether it has ended.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="publication_window_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.opens_on} {self.closes_on}"


class WindowWaiver(models.Model):
    """Why whoever drafted this very file lets it be signed before its window or its requests have ended."""

    edition = models.CharField(max_length=100)
    draft_sha256 = models.CharField(max_length=64)
    reason = models.JSONField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "draft_sha256"], name="publication_one_waiver_a_draft"
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.draft_sha256[:12]}"


class Declaration(models.Model):
    """A head declared the records of her department right: those with this hash and no others."""

    edition = models.CharField(max_length=100)
    unit = models.CharField(max_length=64)
    figures_sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "unit", "figures_sha256"], name="publication_declared_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.unit}"


class PlannedRelease(models.Model):
    """When the edition of a period is announced to come out; a newer row takes its place and says why."""

    series = models.CharField(max_length=50)
    period = models.CharField(max_length=10)
    release_at = models.DateTimeField()
    reason = models.JSONField(default=dict)
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    # When the instant came, once that was journaled; the instant alone says whether it has come.
    passed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=Q(superseded_at__isnull=True),
                name="publication_one_planned_release",
            ),
        )

    def __str__(self) -> str:
        return f"{self.series} {self.period} {self.release_at}"


class EmbargoEntry(models.Model):
    """Somebody who may see a draft before it is public, why, and on which days. None is deleted."""

    edition = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    account = models.CharField(max_length=150, blank=True)
    reason = models.JSONField()
    valid_from = models.DateField()
    valid_until = models.DateField()  # the last day, included
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            _both_or_none("ended_by", "ended_at", "publication_embargo_ended_pair"),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="publication_embargo_days"
            ),
        )
        indexes = (models.Index(fields=["edition"], name="publication_embargo_by_edition"),)

    def __str__(self) -> str:
        return f"{self.edition} {self.name}"


class OutsideVersion(models.Model):
    """One file of a rating that others published, as it lies in the storage: brought in by one person, public
    since another confirmed it, and, once a newer one took its place, still readable."""

    code = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    brought_by = models.CharField(max_length=150)
    brought_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=150, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            _both_or_none("confirmed_by", "confirmed_at", "publication_outside_confirmed_pair"),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("brought_by")) | Q(confirmed_by=""),
                name="publication_bringer_does_not_confirm",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(confirmed_by__gt=""),
                name="publication_outside_replaced_was_public",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(confirmed_by__gt="", superseded_at__isnull=True),
                name="publication_one_outside_public",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(confirmed_by=""), name="publication_one_outside_waiting"
            ),
        )
        indexes = (models.Index(fields=["code", "sha256"], name="publication_outside_by_file"),)

    def __str__(self) -> str:
        return f"{self.code} {self.sha256[:12]}"
