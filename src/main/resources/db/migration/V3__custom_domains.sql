-- IF NOT EXISTS as in V2.

-- Names of hosts have no case: the owner of a domain is looked up in lower case.
CREATE INDEX IF NOT EXISTS museum_custom_domain_idx ON remote_store (lower(key_value)) WHERE key_name = 'customDomain';
