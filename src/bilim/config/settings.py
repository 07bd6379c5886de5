"""Every setting of the system. Whatever may differ between machines is read from the environment here,
and nowhere else; docs/operations.md documents each (a test checks)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from bilim.access.terms import LEAST_PASSWORD, Role
from bilim.config import environment as env
from bilim.config.logs import chosen_level, logging_configuration

ROOT = Path(__file__).resolve().parents[3]

# --- Where things are kept -------------------------------------------------------------------------------
VAR = env.folder("VAR", ROOT / "var")
STORAGE_ROOT = env.path("STORAGE", VAR / "storage")
DEFINITIONS_ROOT = env.path("DEFINITIONS", ROOT / "definitions")
# Snapshots of the facts for the columnar evaluator; the ledger is the record, these can be made anew.
COLUMNS_ROOT = env.path("COLUMNS", VAR / "columns")
# Servers that may compute in columns in the place of DuckDB; none of PostgreSQL: the ledger's own database.
SPARK = env.text("SPARK").strip()
POSTGRESQL = env.text("POSTGRESQL").strip()
# The private key editions are signed with: a PEM file (Ed25519) outside the project. Without one only a
# demonstration can sign, with its own marked key.
SIGNING_KEY_FILE = env.text("SIGNING_KEY_FILE")

# --- How the system runs ---------------------------------------------------------------------------------
# Demonstration mode: known passwords, illustrative data, the demonstration's key. Never in production.
DEMONSTRATION = env.flag("DEMONSTRATION", default=False)
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", VAR / "secret_key")
ALLOWED_HOSTS = env.hosts("HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.origins("TRUSTED_ORIGINS")
# True when a proxy in front speaks https: cookies are marked secure and browsers are told to stay on https.
HTTPS = env.flag("HTTPS", default=False)
# How many proxies stand in front and append to X-Forwarded-For; 0 trusts no such header.
PROXIES = env.number("PROXIES", 0)
ADDRESS = env.address("ADDRESS", "127.0.0.1")
PORT = env.number("PORT", 8000, least=1, most=65_535)
WORKERS = env.number("WORKERS", 2, least=1)

# --- Modules, top first: a module knows only those below it ----------------------------------------------
INSTALLED_APPS = [
    "bilim.desk",
    "bilim.api",
    "bilim.portal",
    "bilim.publication",
    "bilim.ratings",
    "bilim.indicators",
    "bilim.intake",
    "bilim.facts",
    "bilim.cases",
    "bilim.rulebook",
    "bilim.registry",
    "bilim.access",
    "bilim.storage",
    "bilim.journal",
    "bilim.base",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bilim.api.middleware.ToldToPrograms",
    "bilim.config.frozen_pages.FrozenPages",
    "bilim.base.compression.Compression",
    "bilim.base.lean.Lean",
    "csp.middleware.CSPMiddleware",
    "bilim.base.middleware.SafetyHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "bilim.base.middleware.TurnedAway",
    "bilim.base.middleware.SizeLimit",
    "bilim.base.middleware.Methods",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bilim.access.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "bilim.config.urls"
WSGI_APPLICATION = "bilim.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "bilim.base.context.house",
            ],
            # Days stand on every page.
            "builtins": ["bilim.base.templatetags.dates"],
        },
    },
]

# --- Database ---------------------------------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", VAR / "bilim.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# For how many public pages, as they were last made, a worker has room; 0 keeps none.
PAGES_KEPT = env.number("PAGES_KEPT", 2000)

# --- Languages and time -----------------------------------------------------------------------------------
LANGUAGE_CODE = "ky"
LANGUAGES = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = sorted(str(folder) for folder in (ROOT / "locale").glob("*") if folder.is_dir())
FORMAT_MODULE_PATH = ["bilim.config.formats"]
LANGUAGE_COOKIE_NAME = "bilim_language"
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
USE_TZ = True
TIME_ZONE = "Asia/Bishkek"

# --- Accounts and sign-in ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "bilim.access.backends.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": LEAST_PASSWORD},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "access:sign-in"
LOGIN_REDIRECT_URL = "desk:home"
# Sign-in is locked for an account and address together, so that nobody can lock out somebody else.
AXES_FAILURE_LIMIT = env.number("SIGN_IN_FAILURES", 5, least=1)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("SIGN_IN_COOL_OFF_MINUTES", 15, least=1))
# Whoever tries many names makes the server hash a password for each: so an address has a limit of its own.
SIGN_IN_ADDRESS_FAILURES = env.number("SIGN_IN_ADDRESS_FAILURES", 50, least=1)
# For so long the link of an invitation may be used.
INVITATION_HOURS = env.number("INVITATION_HOURS", 72, least=1, most=10_000)
# For so long the journal counts refusals of the same person, permission and page instead of listing them.
REFUSAL_QUIET_MINUTES = env.number("REFUSAL_QUIET_MINUTES", 5)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "bilim.access.views.signing.locked_out"
AXES_CLIENT_IP_CALLABLE = "bilim.access.views.signing.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Whoever holds one of these roles signs in with a second factor; others may have one.
SECOND_FACTOR_ROLES = env.choices("SECOND_FACTOR_ROLES", "publisher,administrator", tuple(Role))
SESSION_ENGINE = "bilim.access.sessions"
SESSION_COOKIE_AGE = env.number("SESSION_HOURS", 8, least=1) * 3600
# And sooner where nothing was asked for so long.
SESSION_IDLE_MINUTES = env.number("SESSION_IDLE_MINUTES", 120, least=1)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "bilim_session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "bilim_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bilim.base.views.form_expired"

# --- Safety of pages --------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = env.number("UPLOAD_MEGABYTES", 20, least=1) * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE

# --- Static files -----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.subfolder("VAR", VAR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "bilim.base.assets.Assets"},
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_AUTOREFRESH = DEBUG

# --- Logs -------------------------------------------------------------------------------------------------
LOGGING = logging_configuration(chosen_level())
