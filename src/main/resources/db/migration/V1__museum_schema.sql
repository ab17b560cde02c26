-- The whole schema that Museum has after its migration 124: Protocol 12. Names, types, defaults, constraints, indexes and
-- triggers are exactly Museum's, so that either server can work on a database that the other one made. Never change
-- this file; our own additions are V2 and later, and are such that Museum does not notice them.
--
-- All times are bigint microseconds since the Unix epoch, UTC.

-- ---------------------------------------------------------------------------------------------------------------------
-- Enumerated types
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TYPE app AS ENUM ('photos', 'auth', 'locker');
CREATE TYPE model AS ENUM ('ggml-clip', 'onnx-clip', 'file-ml-clip-face', 'derived');
CREATE TYPE object_type AS ENUM ('file', 'thumbnail', 'mldata', 'vid_preview', 'img_preview');
CREATE TYPE role_enum AS ENUM ('VIEWER', 'COLLABORATOR', 'OWNER', 'ADMIN');
CREATE TYPE s3region AS ENUM (
    'b2-eu-cen', 'scw-eu-fr', 'scw-eu-fr-locked', 'wasabi-eu-central-2', 'wasabi-eu-central-2-v3', 'scw-eu-fr-v3',
    'wasabi-eu-central-2-derived', 'b5', 'b6');
CREATE TYPE stage_enum AS ENUM ('scheduled', 'collection', 'trash', 'storage', 'completed');

-- ---------------------------------------------------------------------------------------------------------------------
-- Functions. The trigger functions name tables that are made further down; PostgreSQL looks those up when they run.
-- ---------------------------------------------------------------------------------------------------------------------

-- The start of the transaction: all rows that one transaction writes carry one time.
CREATE FUNCTION now_utc_micro_seconds() RETURNS bigint
    LANGUAGE sql
AS $$
    SELECT (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint
$$;

-- Makes a time readable for people at a prompt, to the second.
CREATE FUNCTION th(bigint) RETURNS timestamp with time zone
    LANGUAGE sql
AS $$
    SELECT to_timestamp($1 / 1000000)
$$;

-- An update moves updated_at forward; a larger value that the statement itself gives is kept.
CREATE FUNCTION trigger_updated_at_microseconds_column() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF (new.updated_at > old.updated_at) IS NOT TRUE THEN
        new.updated_at := now_utc_micro_seconds();
    END IF;
    RETURN new;
END
$$;

-- A new or changed public link is news of its album.
CREATE FUNCTION fn_update_collections_updation_time_using_update_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE collections
       SET updation_time = new.updated_at
     WHERE collection_id = new.collection_id AND updation_time < new.updated_at;
    RETURN new;
END
$$;

CREATE FUNCTION fn_update_authenticator_key_updated_at_via_updated_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE authenticator_key
       SET updated_at = new.updated_at
     WHERE user_id = new.user_id AND updated_at < new.updated_at;
    RETURN new;
END
$$;

CREATE FUNCTION fn_update_entity_key_updated_at_via_updated_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE entity_key
       SET updated_at = new.updated_at
     WHERE user_id = new.user_id AND type = new.type AND updated_at < new.updated_at;
    RETURN new;
END
$$;

-- A bucket plays one part in the replication of an object, or none.
CREATE FUNCTION ensure_no_common_entries() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    buckets s3region[] := new.latest_bucket || new.replicated_buckets || new.delete_from_buckets || new.inflight_rep_buckets;
BEGIN
    IF (SELECT count(DISTINCT bucket) < count(*) FROM unnest(buckets) AS bucket) THEN
        RAISE EXCEPTION 'file_data of file % (%): a bucket stands twice in %', new.file_id, new.data_type, buckets;
    END IF;
    RETURN new;
END
$$;

CREATE FUNCTION ensure_no_common_attachment_buckets() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    buckets s3region[] := new.latest_bucket || new.replicated_buckets || new.delete_from_buckets || new.inflight_rep_buckets;
BEGIN
    IF (SELECT count(DISTINCT bucket) < count(*) FROM unnest(buckets) AS bucket) THEN
        RAISE EXCEPTION 'user_attachments %: a bucket stands twice in %', new.attachment_id, buckets;
    END IF;
    RETURN new;
END
$$;

-- What was deleted keeps no content.
CREATE FUNCTION tg_null_cipher_on_delete() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF new.is_deleted THEN
        new.cipher := NULL;
        new.nonce := NULL;
    END IF;
    RETURN new;
END
$$;

CREATE FUNCTION tg_check_reply_scope() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF new.parent_comment_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM comments AS parent
         WHERE parent.id = new.parent_comment_id
           AND parent.collection_id = new.collection_id
           AND parent.file_id IS NOT DISTINCT FROM new.file_id
    ) THEN
        RAISE EXCEPTION 'comment %: no comment % to reply to in collection % on the same file',
            new.id, new.parent_comment_id, new.collection_id;
    END IF;
    RETURN new;
END
$$;

CREATE FUNCTION tg_check_reaction_target() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF new.comment_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM comments AS target
         WHERE target.id = new.comment_id AND target.collection_id = new.collection_id
    ) THEN
        RAISE EXCEPTION 'reaction %: no comment % in collection %', new.id, new.comment_id, new.collection_id;
    END IF;
    RETURN new;
END
$$;

CREATE FUNCTION tg_soft_delete_reactions_on_comment_delete() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE reactions
       SET is_deleted = true, cipher = NULL, nonce = NULL, updated_at = now_utc_micro_seconds()
     WHERE comment_id = new.id AND is_deleted = false;
    RETURN new;
END
$$;

CREATE FUNCTION fn_reject_contact_key_update() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF new.encrypted_key IS DISTINCT FROM old.encrypted_key THEN
        RAISE EXCEPTION 'contact_entity %: the key of a contact never changes', old.id;
    END IF;
    RETURN new;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Accounts
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE users (
    user_id                bigint  NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 1580559962386438),
    name                   text,
    creation_time          bigint  NOT NULL,
    encrypted_email        bytea,
    email_decryption_nonce bytea,
    email_hash             text,
    is_two_factor_enabled  boolean NOT NULL DEFAULT false,
    family_admin_id        bigint,
    email_mfa              boolean NOT NULL DEFAULT false,
    source                 text,
    delete_feedback        jsonb,
    CONSTRAINT users_pkey PRIMARY KEY (user_id),
    CONSTRAINT users_email_hash_key UNIQUE (email_hash)
);
CREATE INDEX users_email_hash_index ON users (email_hash);

CREATE TABLE key_attributes (
    user_id                                bigint  NOT NULL,
    kek_salt                               text    NOT NULL,
    kek_hash_bytes                         bytea,
    encrypted_key                          text    NOT NULL,
    key_decryption_nonce                   text    NOT NULL,
    public_key                             text    NOT NULL,
    encrypted_secret_key                   text    NOT NULL,
    secret_key_decryption_nonce            text    NOT NULL,
    mem_limit                              bigint  DEFAULT 67108864,
    ops_limit                              integer DEFAULT 2,
    master_key_encrypted_with_recovery_key text,
    master_key_decryption_nonce            text,
    recovery_key_encrypted_with_master_key text,
    recovery_key_decryption_nonce          text,
    created_at                             bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT key_attributes_pkey PRIMARY KEY (user_id),
    CONSTRAINT fk_key_attributes_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE otts (
    ott             text    NOT NULL,
    creation_time   bigint  NOT NULL,
    expiration_time bigint  NOT NULL,
    email           text,
    email_hash      text,
    wrong_attempt   integer NOT NULL DEFAULT 0,
    app             app     NOT NULL DEFAULT 'photos',
    CONSTRAINT unique_otts_emailhash_app_ott UNIQUE (ott, app, email_hash)
);
CREATE INDEX otts_email_hash_index ON otts (email_hash);

CREATE TABLE tokens (
    user_id       bigint  NOT NULL,
    token         text    NOT NULL,
    creation_time bigint  NOT NULL,
    ip            text,
    user_agent    text,
    is_deleted    boolean NOT NULL DEFAULT false,
    last_used_at  bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    app           app     NOT NULL DEFAULT 'photos',
    CONSTRAINT tokens_token_key UNIQUE (token),
    CONSTRAINT fk_tokens_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX tokens_user_id_index ON tokens (user_id);

CREATE TABLE srp_auth (
    user_id     bigint NOT NULL,
    srp_user_id uuid   NOT NULL,
    salt        text   NOT NULL,
    verifier    text   NOT NULL,
    created_at  bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at  bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT srp_auth_pkey PRIMARY KEY (user_id),
    CONSTRAINT srp_auth_srp_user_id_key UNIQUE (srp_user_id),
    CONSTRAINT fk_srp_auth_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE TRIGGER update_srp_auth_updated_at
    BEFORE UPDATE ON srp_auth
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE srp_sessions (
    id            uuid    NOT NULL,
    srp_user_id   uuid    NOT NULL,
    server_key    text    NOT NULL,
    srp_a         text    NOT NULL,
    has_verified  boolean NOT NULL DEFAULT false,
    attempt_count integer NOT NULL DEFAULT 0,
    created_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    is_fake       boolean NOT NULL DEFAULT false,
    CONSTRAINT srp_sessions_pkey PRIMARY KEY (id)
);
CREATE INDEX idx_srp_sessions_fake_created ON srp_sessions (is_fake, created_at) WHERE is_fake = true;
CREATE TRIGGER update_srp_sessions_updated_at
    BEFORE UPDATE ON srp_sessions
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE temp_srp_setup (
    id          uuid   NOT NULL,
    session_id  uuid   NOT NULL,
    srp_user_id uuid   NOT NULL,
    user_id     bigint NOT NULL,
    salt        text   NOT NULL,
    verifier    text   NOT NULL,
    created_at  bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT temp_srp_setup_pkey PRIMARY KEY (id),
    CONSTRAINT fk_temp_srp_setup_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE two_factor (
    user_id                                     bigint NOT NULL,
    two_factor_secret_hash                      text,
    encrypted_two_factor_secret                 bytea,
    two_factor_secret_decryption_nonce          bytea,
    recovery_encrypted_two_factor_secret        text,
    recovery_two_factor_secret_decryption_nonce text,
    CONSTRAINT two_factor_two_factor_secret_hash_key UNIQUE (two_factor_secret_hash),
    CONSTRAINT two_factor_user_id_key UNIQUE (user_id),
    CONSTRAINT fk_two_factor_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE temp_two_factor (
    user_id                            bigint NOT NULL,
    two_factor_secret_hash             text,
    encrypted_two_factor_secret        bytea,
    two_factor_secret_decryption_nonce bytea,
    creation_time                      bigint NOT NULL,
    expiration_time                    bigint NOT NULL,
    CONSTRAINT temp_two_factor_two_factor_secret_hash_key UNIQUE (two_factor_secret_hash),
    CONSTRAINT fk_two_factor_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE two_factor_sessions (
    user_id         bigint  NOT NULL,
    session_id      text    NOT NULL,
    creation_time   bigint  NOT NULL,
    expiration_time bigint  NOT NULL,
    wrong_attempt   integer NOT NULL DEFAULT 0,
    CONSTRAINT two_factor_sessions_session_id_key UNIQUE (session_id),
    CONSTRAINT fk_sessions_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE two_factor_used_codes (
    user_id   bigint NOT NULL,
    code_hash text   NOT NULL,
    used_at   bigint NOT NULL,
    CONSTRAINT two_factor_used_codes_pkey PRIMARY KEY (user_id, code_hash),
    CONSTRAINT fk_two_factor_used_codes_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX idx_two_factor_used_codes_used_at ON two_factor_used_codes (used_at);
CREATE INDEX idx_two_factor_used_codes_user_id ON two_factor_used_codes (user_id);

CREATE TABLE two_factor_recovery (
    user_id                     bigint  NOT NULL,
    enable_admin_mfa_reset      boolean NOT NULL DEFAULT true,
    server_passkey_secret_data  bytea,
    server_passkey_secret_nonce bytea,
    user_passkey_secret_data    text,
    user_passkey_secret_nonce   text,
    created_at                  bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at                  bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT two_factor_recovery_pkey PRIMARY KEY (user_id)
);
CREATE TRIGGER update_two_factor_recovery_updated_at
    BEFORE UPDATE ON two_factor_recovery
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE passkeys (
    id            uuid   NOT NULL,
    user_id       bigint NOT NULL,
    friendly_name text   NOT NULL,
    deleted_at    bigint,
    created_at    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT passkeys_pkey PRIMARY KEY (id),
    CONSTRAINT fk_passkeys_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE passkey_credentials (
    passkey_id               uuid   NOT NULL,
    credential_id            text   NOT NULL,
    public_key               text   NOT NULL,
    attestation_type         text   NOT NULL,
    authenticator_transports text   NOT NULL,
    credential_flags         text   NOT NULL,
    authenticator            text   NOT NULL,
    created_at               bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    rp_id                    text,
    CONSTRAINT passkey_credentials_pkey PRIMARY KEY (passkey_id),
    CONSTRAINT passkey_credentials_credential_id_key UNIQUE (credential_id),
    CONSTRAINT fk_passkey_credentials_passkey_id
        FOREIGN KEY (passkey_id) REFERENCES passkeys (id) ON DELETE CASCADE
);

CREATE TABLE passkey_login_sessions (
    user_id         bigint  NOT NULL,
    session_id      text    NOT NULL,
    creation_time   bigint  NOT NULL,
    expiration_time bigint  NOT NULL,
    token_fetch_cnt integer DEFAULT 0,
    verified_at     bigint,
    token_data      jsonb,
    CONSTRAINT passkey_login_sessions_session_id_key UNIQUE (session_id),
    CONSTRAINT fk_passkey_login_sessions_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE webauthn_sessions (
    id                            uuid   NOT NULL,
    challenge                     text   NOT NULL,
    user_id                       bigint NOT NULL,
    allowed_credential_ids        text   NOT NULL,
    expires_at                    bigint NOT NULL,
    user_verification_requirement text   NOT NULL,
    extensions                    text   NOT NULL,
    created_at                    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    rp_id                         text,
    CONSTRAINT webauthn_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT webauthn_sessions_challenge_key UNIQUE (challenge),
    CONSTRAINT fk_webauthn_sessions_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE remote_store (
    user_id    bigint NOT NULL,
    key_name   text   NOT NULL,
    key_value  text   NOT NULL,
    created_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT remote_store_pkey PRIMARY KEY (user_id, key_name),
    CONSTRAINT fk_remote_store_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX remote_store_custom_domain_unique_idx ON remote_store (key_value)
    WHERE key_name = 'customDomain';
CREATE TRIGGER update_remote_store_updated_at
    BEFORE UPDATE ON remote_store
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE push_tokens (
    user_id          bigint NOT NULL,
    fcm_token        text   NOT NULL,
    apns_token       text,
    created_at       bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at       bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    last_notified_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT push_tokens_pkey PRIMARY KEY (fcm_token),
    CONSTRAINT fk_push_tokens_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX push_tokens_last_notified_at_index ON push_tokens (last_notified_at);
CREATE TRIGGER update_push_tokens_updated_at
    BEFORE UPDATE ON push_tokens
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE events (
    id         text   NOT NULL,
    event      text   NOT NULL,
    app        text   NOT NULL,
    platform   text   NOT NULL,
    data       jsonb  NOT NULL DEFAULT '{}',
    user_id    bigint,
    created_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT events_data_check CHECK (jsonb_typeof(data) = 'object')
);
CREATE UNIQUE INDEX events_id_event_idx ON events (id, event);
CREATE INDEX events_user_id_idx ON events (user_id);
CREATE TRIGGER update_events_updated_at
    BEFORE UPDATE ON events
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE notification_history (
    user_id            bigint NOT NULL,
    template_id        text   NOT NULL,
    sent_time          bigint NOT NULL,
    notification_group text,
    CONSTRAINT fk_notification_history_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX notification_history_user_template_sent_time_idx
    ON notification_history (user_id, template_id, sent_time DESC);
CREATE INDEX notification_history_group_user_id_idx ON notification_history (notification_group, user_id);

CREATE TABLE data_cleanup (
    user_id             bigint     NOT NULL,
    stage               stage_enum NOT NULL DEFAULT 'scheduled',
    stage_schedule_time bigint     NOT NULL DEFAULT now_utc_micro_seconds() + 7 * 24::bigint * 60 * 60 * 1000 * 1000,
    stage_attempt_count integer    NOT NULL DEFAULT 0,
    status              text       NOT NULL DEFAULT '',
    created_at          bigint     NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at          bigint     NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT data_cleanup_pkey PRIMARY KEY (user_id)
);

CREATE TABLE kex_store (
    id          text   NOT NULL,
    wrapped_key text   NOT NULL,
    added_at    bigint NOT NULL,
    CONSTRAINT kex_store_pkey PRIMARY KEY (id)
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Plans, subscriptions, storage
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE subscriptions (
    subscription_id          serial    NOT NULL,
    user_id                  bigint    NOT NULL,
    storage                  bigint    NOT NULL,
    original_transaction_id  text      NOT NULL,
    expiry_time              bigint    NOT NULL,
    created_at               timestamp NOT NULL DEFAULT now(),
    product_id               text      NOT NULL,
    payment_provider         text      NOT NULL,
    latest_verification_data text,
    attributes               jsonb     NOT NULL,
    upgraded_at              bigint    DEFAULT 0,
    CONSTRAINT subscriptions_pkey PRIMARY KEY (subscription_id),
    CONSTRAINT subscription_user_id_unique_constraint_index UNIQUE (user_id),
    CONSTRAINT fk_subscriptions_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX subscriptions_expiry_time_index ON subscriptions (expiry_time);
CREATE INDEX subscriptions_user_id_index ON subscriptions (user_id);
CREATE UNIQUE INDEX sub_original_txn_id_index ON subscriptions (original_transaction_id)
    WHERE original_transaction_id IS NOT NULL AND original_transaction_id <> 'none';

CREATE TABLE subscription_logs (
    log_id                serial    NOT NULL,
    user_id               bigint    NOT NULL,
    payment_provider      text      NOT NULL,
    notification          jsonb     NOT NULL,
    verification_response jsonb     NOT NULL,
    created_at            timestamp NOT NULL DEFAULT now(),
    CONSTRAINT subscription_logs_pkey PRIMARY KEY (log_id),
    CONSTRAINT fk_subscription_logs_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE usage (
    user_id          bigint NOT NULL,
    storage_consumed bigint NOT NULL,
    CONSTRAINT usage_user_id_unique_constraint_index UNIQUE (user_id),
    CONSTRAINT fk_usage_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX usage_user_id_index ON usage (user_id);

CREATE TABLE storage_bonus (
    bonus_id      text    NOT NULL,
    type          text    NOT NULL,
    user_id       bigint  NOT NULL,
    storage       bigint  NOT NULL,
    valid_till    bigint  NOT NULL DEFAULT 0,
    revoke_reason text,
    is_revoked    boolean NOT NULL DEFAULT false,
    created_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT storage_bonus_pkey PRIMARY KEY (bonus_id),
    CONSTRAINT storage_bonus_type_check CHECK (
        type IN ('REFERRAL', 'SIGN_UP', 'ANNIVERSARY', 'ADD_ON_BF_2023', 'ADD_ON_SUPPORT', 'ADD_ON_BF_2024', 'ADD_ON_NON_PROFIT'))
);
CREATE INDEX storage_bonus_user_id_idx ON storage_bonus (user_id);

CREATE TABLE referral_codes (
    code       varchar(255) NOT NULL,
    user_id    bigint       NOT NULL,
    is_active  boolean      NOT NULL DEFAULT true,
    created_at bigint       NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT referral_codes_pkey PRIMARY KEY (code)
);
CREATE UNIQUE INDEX referral_codes_user_id_is_active_idx ON referral_codes (user_id, is_active)
    WHERE is_active = true;

CREATE TABLE referral_tracking (
    invitor_id           bigint  NOT NULL,
    invitee_id           bigint  NOT NULL,
    plan_type            text    NOT NULL,
    invitee_on_paid_plan boolean DEFAULT false,
    created_at           bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT referral_tracking_plan_type_check CHECK (plan_type = '10_GB_ON_UPGRADE')
);
CREATE UNIQUE INDEX referral_tracking_invitee_id_idx ON referral_tracking (invitee_id);

CREATE TABLE discount_coupons (
    provider_name      text    NOT NULL,
    code               text    NOT NULL,
    claimed_by_user_id bigint,
    claimed_at         bigint,
    sent_count         integer DEFAULT 0,
    created_at         bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at         bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT discount_coupons_provider_code_unique UNIQUE (provider_name, code)
);
CREATE UNIQUE INDEX discount_coupons_provider_user_unique ON discount_coupons (provider_name, claimed_by_user_id)
    WHERE claimed_by_user_id IS NOT NULL;
CREATE TRIGGER update_discount_coupons_updated_at
    BEFORE UPDATE ON discount_coupons
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

-- ---------------------------------------------------------------------------------------------------------------------
-- Families
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE families (
    id            uuid    NOT NULL,
    admin_id      bigint  NOT NULL,
    member_id     bigint  NOT NULL,
    status        text    NOT NULL,
    token         text,
    percentage    integer NOT NULL DEFAULT -1,
    created_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    storage_limit bigint,
    CONSTRAINT families_pkey PRIMARY KEY (id),
    CONSTRAINT families_token_key UNIQUE (token),
    CONSTRAINT fk_family_admin_id
        FOREIGN KEY (admin_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT families_member_state_constraint CHECK (
        (admin_id <> member_id AND status NOT IN ('SELF', 'CLOSED'))
            OR (admin_id = member_id AND status IN ('SELF', 'CLOSED'))),
    CONSTRAINT families_status_check CHECK (
        status IN ('SELF', 'CLOSED', 'INVITED', 'ACCEPTED', 'DECLINED', 'REVOKED', 'REMOVED', 'LEFT'))
);
CREATE INDEX fk_families_admin_id ON families (admin_id);
CREATE UNIQUE INDEX uidx_one_family_check ON families (member_id, status)
    WHERE status IN ('ACCEPTED', 'SELF');
CREATE UNIQUE INDEX uidx_families_member_mapping ON families (admin_id, member_id);
CREATE TRIGGER update_emergency_conctact_updated_at
    BEFORE UPDATE ON families
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();
CREATE TRIGGER update_emergency_recovery_updated_at
    BEFORE UPDATE ON families
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();
CREATE TRIGGER update_families_updated_at
    BEFORE UPDATE ON families
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

-- ---------------------------------------------------------------------------------------------------------------------
-- Albums
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE collections (
    collection_id         bigint  NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 1580559962386438),
    owner_id              bigint  NOT NULL,
    encrypted_key         text    NOT NULL,
    key_decryption_nonce  text    NOT NULL,
    name                  text,
    type                  text    NOT NULL,
    attributes            jsonb   NOT NULL,
    updation_time         bigint  NOT NULL,
    is_deleted            boolean DEFAULT false,
    encrypted_name        text,
    name_decryption_nonce text,
    magic_metadata        jsonb,
    pub_magic_metadata    jsonb,
    app                   app     NOT NULL DEFAULT 'photos',
    CONSTRAINT collections_pkey PRIMARY KEY (collection_id),
    CONSTRAINT fk_collections_owner_id
        FOREIGN KEY (owner_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX collections_owner_id_index ON collections (owner_id);
CREATE UNIQUE INDEX collections_uncategorized_constraint_index_v2 ON collections (owner_id, app)
    WHERE type = 'uncategorized';
CREATE UNIQUE INDEX collections_favorites_constraint_index_v2 ON collections (owner_id, app)
    WHERE type = 'favorites';

CREATE TABLE collection_shares (
    collection_id  bigint    NOT NULL,
    from_user_id   bigint    NOT NULL,
    to_user_id     bigint    NOT NULL,
    encrypted_key  text      NOT NULL,
    updation_time  bigint    NOT NULL,
    is_deleted     boolean   DEFAULT false,
    role_type      role_enum DEFAULT 'VIEWER',
    magic_metadata jsonb,
    shared_at      bigint,
    CONSTRAINT collection_shares_collection_id_from_user_id_to_user_id_key UNIQUE (collection_id, from_user_id, to_user_id),
    CONSTRAINT fk_collection_shares_collection_id
        FOREIGN KEY (collection_id) REFERENCES collections (collection_id) ON DELETE CASCADE,
    CONSTRAINT fk_collection_shares_from_user_id
        FOREIGN KEY (from_user_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT fk_collection_shares_to_user_id
        FOREIGN KEY (to_user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX collection_shares_to_user_id_index ON collection_shares (to_user_id);

CREATE TABLE collection_actions (
    id            text    NOT NULL,
    user_id       bigint  NOT NULL,
    actor_user_id bigint  NOT NULL,
    collection_id bigint  NOT NULL,
    file_id       bigint,
    data          jsonb,
    action        text    NOT NULL,
    is_pending    boolean NOT NULL DEFAULT true,
    created_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT collection_actions_pkey PRIMARY KEY (id),
    CONSTRAINT collection_actions_file_required CHECK (
        (action IN ('REMOVE', 'DELETE_SUGGESTED') AND file_id IS NOT NULL)
            OR action NOT IN ('REMOVE', 'DELETE_SUGGESTED'))
);
CREATE INDEX collection_actions_user_id_idx ON collection_actions (user_id);
CREATE INDEX collection_actions_collection_id_idx ON collection_actions (collection_id);
CREATE INDEX collection_actions_pending_remove_delete_user_time_idx ON collection_actions (user_id, updated_at)
    WHERE action IN ('REMOVE', 'DELETE_SUGGESTED') AND is_pending = true;
CREATE TRIGGER update_collection_actions_updated_at
    BEFORE UPDATE ON collection_actions
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

-- ---------------------------------------------------------------------------------------------------------------------
-- Files
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE files (
    file_id                     bigserial NOT NULL,
    owner_id                    bigint    NOT NULL,
    file_decryption_header      text      NOT NULL,
    thumbnail_decryption_header text      NOT NULL,
    metadata_decryption_header  text      NOT NULL,
    encrypted_metadata          text      NOT NULL,
    updation_time               bigint    NOT NULL,
    magic_metadata              jsonb,
    pub_magic_metadata          jsonb,
    info                        jsonb,
    CONSTRAINT files_pkey PRIMARY KEY (file_id),
    CONSTRAINT fk_files_owner_id
        FOREIGN KEY (owner_id) REFERENCES users (user_id) ON DELETE CASCADE
);
ALTER SEQUENCE files_file_id_seq START WITH 10000000 RESTART;
CREATE INDEX files_updation_time_index ON files (updation_time);
CREATE INDEX files_owner_id_index ON files (owner_id);

CREATE TABLE collection_files (
    file_id              bigint  NOT NULL,
    collection_id        bigint  NOT NULL,
    encrypted_key        text    NOT NULL,
    key_decryption_nonce text    NOT NULL,
    is_deleted           boolean DEFAULT false,
    updation_time        bigint  NOT NULL,
    c_owner_id           bigint,
    f_owner_id           bigint,
    created_at           bigint  DEFAULT now_utc_micro_seconds(),
    action_user          bigint,
    action               text,
    CONSTRAINT unique_collection_files_cid_fid UNIQUE (collection_id, file_id),
    CONSTRAINT fk_collection_files_collection_id
        FOREIGN KEY (collection_id) REFERENCES collections (collection_id) ON DELETE CASCADE,
    CONSTRAINT fk_collection_files_file_id
        FOREIGN KEY (file_id) REFERENCES files (file_id) ON DELETE CASCADE
);
CREATE INDEX collection_files_collection_id_index ON collection_files (collection_id);
CREATE INDEX collection_files_file_id_index ON collection_files (file_id);

CREATE TABLE trash (
    file_id       bigint  NOT NULL,
    user_id       bigint  NOT NULL,
    collection_id bigint  NOT NULL,
    is_deleted    boolean NOT NULL DEFAULT false,
    is_restored   boolean NOT NULL DEFAULT false,
    created_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    delete_by     bigint  NOT NULL,
    CONSTRAINT trash_pkey PRIMARY KEY (file_id),
    CONSTRAINT fk_trash_keys_collection_files
        FOREIGN KEY (file_id, collection_id) REFERENCES collection_files (file_id, collection_id),
    CONSTRAINT trash_state_constraint CHECK (is_deleted IS FALSE OR is_restored IS FALSE)
);
-- Rows change often and are read by time: vacuumed earlier than the default would.
ALTER TABLE trash SET (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.01,
    autovacuum_analyze_threshold = 1000);
CREATE INDEX trash_updated_at_time_index ON trash (updated_at);
CREATE INDEX trash_delete_by_idx ON trash (delete_by) WHERE is_deleted IS FALSE AND is_restored IS FALSE;
CREATE INDEX trash_user_id_and_updated_at_index ON trash (user_id, updated_at);
CREATE TRIGGER update_trash_updated_at
    BEFORE UPDATE ON trash
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE object_keys (
    file_id     bigint      NOT NULL,
    o_type      object_type NOT NULL,
    object_key  text        NOT NULL,
    size        bigint      NOT NULL,
    datacenters s3region[]  NOT NULL,
    is_deleted  boolean     DEFAULT false,
    created_at  bigint      DEFAULT now_utc_micro_seconds(),
    updated_at  bigint      DEFAULT now_utc_micro_seconds(),
    CONSTRAINT object_keys_pkey PRIMARY KEY (file_id, o_type),
    CONSTRAINT object_keys_object_key_key UNIQUE (object_key),
    CONSTRAINT fk_object_keys_file_id
        FOREIGN KEY (file_id) REFERENCES files (file_id) ON DELETE CASCADE
);
CREATE TRIGGER update_object_keys_updated_at
    BEFORE UPDATE ON object_keys
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE object_copies (
    object_key   text    NOT NULL,
    b2           bigint,
    want_b2      boolean,
    wasabi       bigint,
    want_wasabi  boolean,
    scw          bigint,
    want_scw     boolean,
    last_attempt bigint  NOT NULL DEFAULT 0,
    CONSTRAINT object_copies_pkey PRIMARY KEY (object_key),
    CONSTRAINT fk_object_copies_object_key
        FOREIGN KEY (object_key) REFERENCES object_keys (object_key) ON DELETE CASCADE
);
CREATE INDEX object_copies_wasabi_null_index ON object_copies (wasabi)
    WHERE wasabi IS NULL AND want_wasabi = true;
CREATE INDEX object_copies_scw_null_index ON object_copies (scw) WHERE scw IS NULL AND want_scw = true;

CREATE TABLE temp_objects (
    object_key      text     NOT NULL,
    expiration_time bigint   NOT NULL,
    is_multipart    boolean  NOT NULL DEFAULT false,
    upload_id       text,
    bucket_id       s3region,
    CONSTRAINT temp_object_keys_pkey PRIMARY KEY (object_key)
);
CREATE INDEX temp_objects_expiration_time_idx ON temp_objects (expiration_time);

CREATE TABLE file_data (
    file_id              bigint      NOT NULL,
    user_id              bigint      NOT NULL,
    data_type            object_type NOT NULL,
    size                 bigint      NOT NULL,
    latest_bucket        s3region    NOT NULL,
    replicated_buckets   s3region[]  NOT NULL DEFAULT '{}',
    delete_from_buckets  s3region[]  NOT NULL DEFAULT '{}',
    inflight_rep_buckets s3region[]  NOT NULL DEFAULT '{}',
    is_deleted           boolean     NOT NULL DEFAULT false,
    pending_sync         boolean     NOT NULL DEFAULT true,
    sync_locked_till     bigint      NOT NULL DEFAULT 0,
    created_at           bigint      NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at           bigint      NOT NULL DEFAULT now_utc_micro_seconds(),
    obj_id               text,
    obj_nonce            text,
    obj_size             bigint,
    CONSTRAINT file_data_pkey PRIMARY KEY (file_id, data_type)
);
CREATE INDEX idx_file_data_user_type_deleted ON file_data (user_id, data_type, is_deleted) INCLUDE (size);
CREATE INDEX idx_file_data_pending_sync_locked_till ON file_data (is_deleted, sync_locked_till)
    WHERE pending_sync = true;
CREATE INDEX idx_file_data_user_updated ON file_data (user_id, updated_at);
CREATE TRIGGER check_no_common_entries
    BEFORE INSERT OR UPDATE ON file_data
    FOR EACH ROW EXECUTE FUNCTION ensure_no_common_entries();

CREATE TABLE embeddings (
    file_id             bigint     NOT NULL,
    owner_id            bigint     NOT NULL,
    model               model      NOT NULL,
    encrypted_embedding text,
    decryption_header   text,
    updated_at          bigint     NOT NULL DEFAULT now_utc_micro_seconds(),
    size                integer,
    version             integer    DEFAULT 1,
    datacenters         s3region[] DEFAULT '{b2-eu-cen}',
    CONSTRAINT unique_embeddings_file_id_model UNIQUE (file_id, model),
    CONSTRAINT fk_embeddings_file_id
        FOREIGN KEY (file_id) REFERENCES files (file_id) ON DELETE CASCADE
);
CREATE INDEX embeddings_owner_id_updated_at_index ON embeddings (owner_id, updated_at);

-- ---------------------------------------------------------------------------------------------------------------------
-- Public links, memories, paste, cast
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE public_collection_tokens (
    id              bigint    NOT NULL GENERATED ALWAYS AS IDENTITY,
    collection_id   bigint    NOT NULL,
    access_token    text      NOT NULL,
    is_disabled     boolean   NOT NULL DEFAULT false,
    valid_till      bigint    NOT NULL DEFAULT 0,
    device_limit    integer   NOT NULL DEFAULT 0,
    created_at      bigint    NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at      bigint    NOT NULL DEFAULT now_utc_micro_seconds(),
    pw_hash         text,
    pw_nonce        text,
    mem_limit       bigint,
    ops_limit       bigint,
    enable_download boolean   NOT NULL DEFAULT true,
    enable_comment  boolean   NOT NULL DEFAULT false,
    enable_collect  boolean   NOT NULL DEFAULT false,
    enable_join     boolean   NOT NULL DEFAULT true,
    min_role        role_enum,
    CONSTRAINT public_collection_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT fk_public_tokens_collection_id
        FOREIGN KEY (collection_id) REFERENCES collections (collection_id) ON DELETE CASCADE,
    CONSTRAINT pct_pw_state_constraint CHECK (
        (pw_hash IS NULL AND pw_nonce IS NULL)
            OR (pw_hash IS NOT NULL AND pw_nonce IS NOT NULL))
);
CREATE UNIQUE INDEX public_active_collection_unique_idx ON public_collection_tokens (collection_id, is_disabled)
    WHERE is_disabled = false;
CREATE UNIQUE INDEX public_access_tokens_unique_idx ON public_collection_tokens (access_token);
CREATE TRIGGER trigger_collection_updation_time_on_collection_tokens_updated
    AFTER INSERT OR UPDATE ON public_collection_tokens
    FOR EACH ROW EXECUTE FUNCTION fn_update_collections_updation_time_using_update_at();
CREATE TRIGGER update_public_collection_tokens_updated_at
    BEFORE UPDATE ON public_collection_tokens
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE public_collection_access_history (
    share_id   bigint,
    ip         text   NOT NULL,
    user_agent text   NOT NULL,
    created_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT unique_access_sid_ip_ua UNIQUE (share_id, ip, user_agent),
    CONSTRAINT fk_public_history_token_id
        FOREIGN KEY (share_id) REFERENCES public_collection_tokens (id) ON DELETE CASCADE
);
CREATE INDEX public_access_share_id_idx ON public_collection_access_history (share_id);

CREATE TABLE public_abuse_report (
    share_id   bigint,
    ip         text   NOT NULL,
    user_agent text   NOT NULL,
    url        text   NOT NULL,
    reason     text   NOT NULL,
    created_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    details    jsonb,
    CONSTRAINT unique_report_sid_ip_ua UNIQUE (share_id, ip, user_agent),
    CONSTRAINT fk_public_abuse_report_token_id
        FOREIGN KEY (share_id) REFERENCES public_collection_tokens (id) ON DELETE CASCADE
);
CREATE INDEX public_abuse_share_id_idx ON public_abuse_report (share_id);

CREATE TABLE public_file_tokens (
    id                       text    NOT NULL,
    file_id                  bigint  NOT NULL,
    owner_id                 bigint  NOT NULL,
    app                      text    NOT NULL,
    access_token             text    NOT NULL,
    valid_till               bigint  NOT NULL DEFAULT 0,
    device_limit             integer NOT NULL DEFAULT 0,
    is_disabled              boolean NOT NULL DEFAULT false,
    enable_download          boolean NOT NULL DEFAULT true,
    pw_hash                  text,
    pw_nonce                 text,
    mem_limit                bigint,
    ops_limit                bigint,
    created_at               bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at               bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    encrypted_file_key       text,
    encrypted_file_key_nonce text,
    kdf_nonce                text,
    kdf_mem_limit            bigint,
    kdf_ops_limit            bigint,
    encrypted_share_key      text,
    CONSTRAINT public_file_tokens_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX public_file_token_unique_idx ON public_file_tokens (access_token) WHERE is_disabled = false;
CREATE INDEX public_file_tokens_owner_id_updated_at_idx ON public_file_tokens (owner_id, updated_at);
CREATE UNIQUE INDEX public_active_file_link_unique_idx ON public_file_tokens (file_id, is_disabled)
    WHERE is_disabled = false;
CREATE TRIGGER update_public_file_tokens_updated_at
    BEFORE UPDATE ON public_file_tokens
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE public_file_tokens_access_history (
    id         text   NOT NULL,
    ip         text   NOT NULL,
    user_agent text   NOT NULL,
    created_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT unique_access_id_ip_ua UNIQUE (id, ip, user_agent),
    CONSTRAINT fk_public_file_history_token_id
        FOREIGN KEY (id) REFERENCES public_file_tokens (id) ON DELETE CASCADE
);

CREATE TABLE memory_shares (
    id                       bigserial NOT NULL,
    user_id                  bigint    NOT NULL,
    type                     text      NOT NULL,
    memory_hash              text,
    metadata_cipher          text,
    metadata_nonce           text,
    mem_enc_key              text      NOT NULL,
    mem_key_decryption_nonce text      NOT NULL,
    access_token             text      NOT NULL,
    is_deleted               boolean   DEFAULT false,
    created_at               bigint    NOT NULL,
    updated_at               bigint    NOT NULL,
    CONSTRAINT memory_shares_pkey PRIMARY KEY (id),
    CONSTRAINT memory_shares_access_token_key UNIQUE (access_token),
    CONSTRAINT memory_shares_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (user_id),
    CONSTRAINT memory_shares_type_check CHECK (type IN ('share', 'lane'))
);

CREATE TABLE memory_share_files (
    id                        bigserial NOT NULL,
    memory_share_id           bigint    NOT NULL,
    file_id                   bigint    NOT NULL,
    file_owner_id             bigint    NOT NULL,
    position                  bigint    NOT NULL,
    file_enc_key              text      NOT NULL,
    file_key_decryption_nonce text      NOT NULL,
    created_at                bigint    NOT NULL,
    CONSTRAINT memory_share_files_pkey PRIMARY KEY (id),
    CONSTRAINT memory_share_files_memory_share_id_position_key UNIQUE (memory_share_id, position),
    CONSTRAINT memory_share_files_memory_share_id_fkey
        FOREIGN KEY (memory_share_id) REFERENCES memory_shares (id) ON DELETE CASCADE
);

CREATE TABLE public_paste_tokens (
    id                        text   NOT NULL,
    access_token              text   NOT NULL,
    encrypted_data            text   NOT NULL,
    decryption_header         text   NOT NULL,
    encrypted_paste_key       text   NOT NULL,
    encrypted_paste_key_nonce text   NOT NULL,
    kdf_nonce                 text   NOT NULL,
    kdf_mem_limit             bigint NOT NULL,
    kdf_ops_limit             bigint NOT NULL,
    expires_at                bigint NOT NULL,
    created_at                bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT public_paste_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT public_paste_tokens_access_token_key UNIQUE (access_token)
);
CREATE INDEX public_paste_tokens_expires_at_idx ON public_paste_tokens (expires_at);

CREATE TABLE casting (
    id                uuid         NOT NULL,
    code              varchar(16)  NOT NULL,
    public_key        varchar(512) NOT NULL,
    collection_id     bigint,
    cast_user         bigint,
    encrypted_payload text,
    token             varchar(512),
    is_deleted        boolean      DEFAULT false,
    created_at        bigint       NOT NULL DEFAULT now_utc_micro_seconds(),
    last_used_at      bigint       NOT NULL DEFAULT now_utc_micro_seconds(),
    ip                text         NOT NULL,
    CONSTRAINT casting_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX casting_code_unique_idx ON casting (code) WHERE is_deleted = false;

-- ---------------------------------------------------------------------------------------------------------------------
-- Comments and reactions
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE anon_users (
    id            text   NOT NULL,
    collection_id bigint NOT NULL,
    cipher        text   NOT NULL,
    nonce         text   NOT NULL,
    created_at    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT anon_users_pkey PRIMARY KEY (id)
);
CREATE INDEX idx_anon_users_collection ON anon_users (collection_id);
CREATE TRIGGER update_anon_users_updated_at
    BEFORE UPDATE ON anon_users
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE comments (
    id                text    NOT NULL,
    collection_id     bigint  NOT NULL,
    file_id           bigint,
    parent_comment_id text,
    user_id           bigint  NOT NULL,
    anon_user_id      text,
    cipher            text,
    nonce             text,
    is_deleted        boolean NOT NULL DEFAULT false,
    created_at        bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at        bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT comments_pkey PRIMARY KEY (id),
    CONSTRAINT fk_comments_anon_user
        FOREIGN KEY (anon_user_id) REFERENCES anon_users (id),
    CONSTRAINT comments_cipher_on_delete CHECK (
        (is_deleted = false AND cipher IS NOT NULL AND nonce IS NOT NULL)
            OR (is_deleted = true AND cipher IS NULL AND nonce IS NULL)),
    CONSTRAINT comments_user_or_anon_chk CHECK (
        (user_id = -1 AND anon_user_id IS NOT NULL)
            OR (user_id > 0 AND anon_user_id IS NULL))
);
CREATE INDEX idx_comments_scope ON comments (collection_id, file_id) WHERE is_deleted = false;
CREATE INDEX idx_comments_parent ON comments (parent_comment_id) WHERE is_deleted = false;
CREATE INDEX idx_comments_user ON comments (user_id) WHERE is_deleted = false;
CREATE INDEX idx_comments_anon ON comments (anon_user_id) WHERE is_deleted = false;
CREATE INDEX idx_comments_collection_updated_at ON comments (collection_id, updated_at);
CREATE TRIGGER check_reply_scope
    BEFORE INSERT OR UPDATE ON comments
    FOR EACH ROW EXECUTE FUNCTION tg_check_reply_scope();
CREATE TRIGGER comments_null_cipher_on_delete
    BEFORE INSERT OR UPDATE ON comments
    FOR EACH ROW EXECUTE FUNCTION tg_null_cipher_on_delete();
CREATE TRIGGER soft_delete_reactions_on_comment_delete
    AFTER UPDATE ON comments
    FOR EACH ROW WHEN (new.is_deleted) EXECUTE FUNCTION tg_soft_delete_reactions_on_comment_delete();
CREATE TRIGGER update_comments_updated_at
    BEFORE UPDATE ON comments
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE reactions (
    id            text    NOT NULL,
    collection_id bigint  NOT NULL,
    file_id       bigint,
    comment_id    text,
    user_id       bigint  NOT NULL,
    anon_user_id  text,
    actor_key     text    GENERATED ALWAYS AS (
        CASE
            WHEN user_id = -1 AND anon_user_id IS NOT NULL THEN 'A:' || anon_user_id
            ELSE 'U:' || user_id::text
        END) STORED,
    cipher        text,
    nonce         text,
    is_deleted    boolean NOT NULL DEFAULT false,
    created_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    unique_key    text    GENERATED ALWAYS AS (
        CASE
            WHEN comment_id IS NOT NULL THEN 'M:' || comment_id
            WHEN file_id IS NOT NULL THEN 'F:' || collection_id::text || '/' || file_id::text
            ELSE 'C:' || collection_id::text
        END) STORED,
    CONSTRAINT reactions_pkey PRIMARY KEY (id),
    CONSTRAINT uq_reactions_actor_target UNIQUE (actor_key, unique_key),
    CONSTRAINT fk_reactions_anon_user
        FOREIGN KEY (anon_user_id) REFERENCES anon_users (id),
    CONSTRAINT reactions_cipher_on_delete CHECK (
        (is_deleted = false AND cipher IS NOT NULL AND nonce IS NOT NULL)
            OR (is_deleted = true AND cipher IS NULL AND nonce IS NULL)),
    CONSTRAINT reactions_target_shape CHECK ((comment_id IS NOT NULL AND file_id IS NULL) OR comment_id IS NULL),
    CONSTRAINT reactions_user_or_anon_chk CHECK (
        (user_id = -1 AND anon_user_id IS NOT NULL)
            OR (user_id > 0 AND anon_user_id IS NULL))
);
CREATE INDEX idx_reactions_scope ON reactions (collection_id, file_id, comment_id) WHERE is_deleted = false;
CREATE INDEX idx_reactions_collection_updated_at ON reactions (collection_id, updated_at);
CREATE INDEX idx_reactions_comment ON reactions (comment_id) WHERE is_deleted = false;
CREATE INDEX idx_reactions_user ON reactions (user_id) WHERE is_deleted = false;
CREATE INDEX idx_reactions_anon ON reactions (anon_user_id) WHERE is_deleted = false;
CREATE TRIGGER check_reaction_target
    BEFORE INSERT OR UPDATE ON reactions
    FOR EACH ROW EXECUTE FUNCTION tg_check_reaction_target();
CREATE TRIGGER reactions_null_cipher_on_delete
    BEFORE INSERT OR UPDATE ON reactions
    FOR EACH ROW EXECUTE FUNCTION tg_null_cipher_on_delete();
CREATE TRIGGER update_reactions_updated_at
    BEFORE UPDATE ON reactions
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

-- ---------------------------------------------------------------------------------------------------------------------
-- Authenticator, entities, contacts
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE authenticator_key (
    user_id       bigint NOT NULL,
    encrypted_key text   NOT NULL,
    header        text   NOT NULL,
    created_at    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT authenticator_key_pkey PRIMARY KEY (user_id),
    CONSTRAINT fk_authenticator_key_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE authenticator_entity (
    id             uuid    NOT NULL,
    user_id        bigint  NOT NULL,
    encrypted_data text,
    header         text,
    created_at     bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at     bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    is_deleted     boolean DEFAULT false,
    CONSTRAINT authenticator_entity_pkey PRIMARY KEY (id),
    CONSTRAINT fk_authenticator_key_user_id
        FOREIGN KEY (user_id) REFERENCES authenticator_key (user_id) ON DELETE CASCADE,
    CONSTRAINT authenticator_entity_state_constraint CHECK (
        (is_deleted IS TRUE AND encrypted_data IS NULL)
            OR (is_deleted IS FALSE AND encrypted_data IS NOT NULL))
);
CREATE INDEX authenticator_entity_updated_at_time_index ON authenticator_entity (user_id, updated_at);
CREATE TRIGGER trigger_authenticator_key_updated_time_on_authenticator_entity_
    AFTER INSERT OR UPDATE ON authenticator_entity
    FOR EACH ROW EXECUTE FUNCTION fn_update_authenticator_key_updated_at_via_updated_at();
CREATE TRIGGER update_authenticator_entity_updated_at
    BEFORE UPDATE ON authenticator_entity
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE entity_key (
    user_id       bigint NOT NULL,
    type          text   NOT NULL,
    encrypted_key text   NOT NULL,
    header        text   NOT NULL,
    created_at    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at    bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT entity_key_pkey PRIMARY KEY (user_id, type),
    CONSTRAINT fk_entity_key_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);

CREATE TABLE entity_data (
    user_id        bigint  NOT NULL,
    type           text    NOT NULL,
    encrypted_data text,
    header         text,
    created_at     bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at     bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    is_deleted     boolean DEFAULT false,
    id             text    NOT NULL,
    CONSTRAINT entity_data_pkey PRIMARY KEY (id),
    CONSTRAINT fk_entity_key_user_id_and_type
        FOREIGN KEY (user_id, type) REFERENCES entity_key (user_id, type) ON DELETE CASCADE,
    CONSTRAINT entity_data_state_constraint CHECK (
        (is_deleted IS TRUE AND encrypted_data IS NULL)
            OR (is_deleted IS FALSE AND encrypted_data IS NOT NULL))
);
CREATE INDEX entity_data_updated_at_time_index ON entity_data (user_id, updated_at);
CREATE TRIGGER trigger_entity_key_on_entity_data_updation
    AFTER INSERT OR UPDATE ON entity_data
    FOR EACH ROW EXECUTE FUNCTION fn_update_entity_key_updated_at_via_updated_at();
CREATE TRIGGER update_entity_data_updated_at
    BEFORE UPDATE ON entity_data
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE contact_entity (
    id                            text    NOT NULL,
    user_id                       bigint  NOT NULL,
    contact_user_id               bigint  NOT NULL,
    profile_picture_attachment_id text,
    encrypted_key                 bytea   NOT NULL,
    encrypted_data                bytea,
    is_deleted                    boolean NOT NULL DEFAULT false,
    created_at                    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at                    bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT contact_entity_pkey PRIMARY KEY (id),
    CONSTRAINT fk_contact_entity_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT contact_entity_state_constraint CHECK (
        (is_deleted = false AND encrypted_data IS NOT NULL)
            OR (is_deleted = true AND encrypted_data IS NULL AND profile_picture_attachment_id IS NULL))
);
CREATE INDEX idx_contact_entity_user_updated_at ON contact_entity (user_id, updated_at);
CREATE UNIQUE INDEX idx_contact_entity_user_contact_user_id ON contact_entity (user_id, contact_user_id);
CREATE TRIGGER trigger_reject_contact_key_update
    BEFORE UPDATE ON contact_entity
    FOR EACH ROW EXECUTE FUNCTION fn_reject_contact_key_update();
CREATE TRIGGER update_contact_entity_updated_at
    BEFORE UPDATE ON contact_entity
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE user_attachments (
    attachment_id        text       NOT NULL,
    user_id              bigint     NOT NULL,
    attachment_type      text       NOT NULL,
    size                 bigint     NOT NULL,
    latest_bucket        s3region   NOT NULL,
    replicated_buckets   s3region[] NOT NULL DEFAULT '{}',
    delete_from_buckets  s3region[] NOT NULL DEFAULT '{}',
    inflight_rep_buckets s3region[] NOT NULL DEFAULT '{}',
    is_deleted           boolean    NOT NULL DEFAULT false,
    pending_sync         boolean    NOT NULL DEFAULT true,
    sync_locked_till     bigint     NOT NULL DEFAULT 0,
    created_at           bigint     NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at           bigint     NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT user_attachments_pkey PRIMARY KEY (attachment_id),
    CONSTRAINT fk_user_attachments_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
);
CREATE INDEX idx_user_attachments_pending_sync_locked_till ON user_attachments (is_deleted, sync_locked_till)
    WHERE pending_sync = true;
CREATE INDEX idx_user_attachments_lookup ON user_attachments (user_id, attachment_type, is_deleted);
CREATE TRIGGER check_no_common_attachment_buckets
    BEFORE INSERT OR UPDATE ON user_attachments
    FOR EACH ROW EXECUTE FUNCTION ensure_no_common_attachment_buckets();
CREATE TRIGGER update_user_attachments_updated_at
    BEFORE UPDATE ON user_attachments
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

-- ---------------------------------------------------------------------------------------------------------------------
-- Legacy: trusted contacts and kits
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE emergency_contact (
    user_id              bigint  NOT NULL,
    emergency_contact_id bigint  NOT NULL,
    state                text    NOT NULL,
    created_at           bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at           bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    notice_period_in_hrs integer NOT NULL,
    encrypted_key        text,
    CONSTRAINT unique_user_emergency_contact UNIQUE (user_id, emergency_contact_id),
    CONSTRAINT fk_emergency_contact_emergency_contact_id
        FOREIGN KEY (emergency_contact_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT fk_emergency_contact_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT chk_encrypted_key_null CHECK (
        (state IN ('REVOKED', 'DELETED', 'CONTACT_LEFT', 'CONTACT_DENIED') AND encrypted_key IS NULL)
            OR (state NOT IN ('REVOKED', 'DELETED', 'CONTACT_LEFT', 'CONTACT_DENIED') AND encrypted_key IS NOT NULL)),
    CONSTRAINT chk_user_id_not_equal_emergency_contact_id CHECK (user_id <> emergency_contact_id),
    CONSTRAINT emergency_contact_state_check CHECK (
        state IN ('INVITED', 'ACCEPTED', 'REVOKED', 'DELETED', 'CONTACT_LEFT', 'CONTACT_DENIED'))
);
CREATE INDEX idx_emergency_contact_id ON emergency_contact (emergency_contact_id);

CREATE TABLE emergency_recovery (
    id                   uuid   NOT NULL,
    user_id              bigint NOT NULL,
    emergency_contact_id bigint NOT NULL,
    status               text   NOT NULL,
    wait_till            bigint,
    next_reminder_at     bigint,
    created_at           bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at           bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT emergency_recovery_pkey PRIMARY KEY (id),
    CONSTRAINT fk_emergency_recovery_emergency_contact_id
        FOREIGN KEY (emergency_contact_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT fk_emergency_recovery_user_id
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT emergency_recovery_status_check CHECK (status IN ('WAITING', 'REJECTED', 'RECOVERED', 'STOPPED', 'READY'))
);
CREATE UNIQUE INDEX idx_emergency_recovery_limit_active_recovery
    ON emergency_recovery (user_id, emergency_contact_id, status)
    WHERE status IN ('WAITING', 'READY');
CREATE INDEX idx_emergency_recovery_user_id ON emergency_recovery (user_id);
CREATE INDEX idx_emergency_recovery_next_reminder_at ON emergency_recovery (next_reminder_at);

CREATE TABLE legacy_kit (
    id                      uuid    NOT NULL,
    user_id                 bigint  NOT NULL,
    variant                 integer NOT NULL,
    notice_period_in_hrs    integer NOT NULL,
    encrypted_recovery_blob text    NOT NULL,
    auth_public_key         text    NOT NULL,
    encrypted_owner_blob    text    NOT NULL,
    is_deleted              boolean NOT NULL DEFAULT false,
    created_at              bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at              bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    deleted_at              bigint,
    CONSTRAINT legacy_kit_pkey PRIMARY KEY (id),
    CONSTRAINT legacy_kit_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT legacy_kit_variant_check CHECK (variant = 1)
);
CREATE INDEX idx_legacy_kit_user_id ON legacy_kit (user_id);
CREATE INDEX idx_legacy_kit_active_user_id ON legacy_kit (user_id) WHERE is_deleted = false;
CREATE TRIGGER update_legacy_kit_updated_at
    BEFORE UPDATE ON legacy_kit
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE legacy_kit_challenge (
    id             uuid   NOT NULL,
    kit_id         uuid   NOT NULL,
    challenge_hash text   NOT NULL,
    expires_at     bigint NOT NULL,
    created_at     bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT legacy_kit_challenge_pkey PRIMARY KEY (id),
    CONSTRAINT legacy_kit_challenge_kit_id_fkey
        FOREIGN KEY (kit_id) REFERENCES legacy_kit (id) ON DELETE CASCADE
);
CREATE INDEX idx_legacy_kit_challenge_kit_id ON legacy_kit_challenge (kit_id);
CREATE INDEX idx_legacy_kit_challenge_expires_at ON legacy_kit_challenge (expires_at);

CREATE TABLE legacy_kit_recovery_session (
    id                             uuid    NOT NULL,
    kit_id                         uuid    NOT NULL,
    user_id                        bigint  NOT NULL,
    status                         text    NOT NULL,
    effective_notice_period_in_hrs integer NOT NULL,
    wait_till                      bigint  NOT NULL,
    next_reminder_at               bigint,
    initiators                     jsonb   NOT NULL DEFAULT '[]',
    created_at                     bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    updated_at                     bigint  NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT legacy_kit_recovery_session_pkey PRIMARY KEY (id),
    CONSTRAINT legacy_kit_recovery_session_kit_id_fkey
        FOREIGN KEY (kit_id) REFERENCES legacy_kit (id) ON DELETE CASCADE,
    CONSTRAINT legacy_kit_recovery_session_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE,
    CONSTRAINT legacy_kit_recovery_session_status_check CHECK (
        status IN ('WAITING', 'READY', 'BLOCKED', 'CANCELLED', 'RECOVERED'))
);
CREATE UNIQUE INDEX idx_legacy_kit_recovery_active_per_kit ON legacy_kit_recovery_session (kit_id)
    WHERE status IN ('WAITING', 'READY');
CREATE INDEX idx_legacy_kit_recovery_user_id ON legacy_kit_recovery_session (user_id);
CREATE INDEX idx_legacy_kit_recovery_kit_id ON legacy_kit_recovery_session (kit_id);
CREATE TRIGGER update_legacy_kit_recovery_session_updated_at
    BEFORE UPDATE ON legacy_kit_recovery_session
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE legacy_kit_recovery_session_token (
    id         uuid   NOT NULL,
    session_id uuid   NOT NULL,
    token_hash text   NOT NULL,
    created_at bigint NOT NULL DEFAULT now_utc_micro_seconds(),
    CONSTRAINT legacy_kit_recovery_session_token_pkey PRIMARY KEY (id),
    CONSTRAINT legacy_kit_recovery_session_token_token_hash_key UNIQUE (token_hash),
    CONSTRAINT legacy_kit_recovery_session_token_session_id_fkey
        FOREIGN KEY (session_id) REFERENCES legacy_kit_recovery_session (id) ON DELETE CASCADE
);
CREATE INDEX idx_legacy_kit_recovery_session_token_session_id ON legacy_kit_recovery_session_token (session_id);

-- ---------------------------------------------------------------------------------------------------------------------
-- Work in the background
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE queue (
    queue_id   serial  NOT NULL,
    queue_name text    NOT NULL,
    item       text    NOT NULL,
    created_at bigint  DEFAULT now_utc_micro_seconds(),
    updated_at bigint  DEFAULT now_utc_micro_seconds(),
    is_deleted boolean DEFAULT false,
    CONSTRAINT queue_pkey PRIMARY KEY (queue_id)
);
CREATE UNIQUE INDEX name_and_item_unique_index ON queue (queue_name, item);
CREATE INDEX q_name_create_and_is_deleted_index ON queue (queue_name, created_at, is_deleted);
CREATE INDEX idx_queue_created_at_non_deleted ON queue (queue_name, created_at) WHERE is_deleted = false;
CREATE TRIGGER update_queue_updated_at
    BEFORE UPDATE ON queue
    FOR EACH ROW EXECUTE FUNCTION trigger_updated_at_microseconds_column();

CREATE TABLE task_lock (
    task_name  text   NOT NULL,
    lock_until bigint NOT NULL,
    locked_at  bigint NOT NULL,
    locked_by  text   NOT NULL,
    CONSTRAINT task_lock_pkey PRIMARY KEY (task_name)
);
CREATE INDEX task_lock_locked_until ON task_lock (lock_until);

-- ---------------------------------------------------------------------------------------------------------------------
-- Museum's own record of its migrations: what it looks at when it is started on this database
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE schema_migrations (
    version bigint  NOT NULL,
    dirty   boolean NOT NULL,
    CONSTRAINT schema_migrations_pkey PRIMARY KEY (version)
);
INSERT INTO schema_migrations (version, dirty) VALUES (124, false);
