-- How this registry works, by name: whether wards issue or propose, what plates call a code.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE UNIQUE INDEX setting_by_name ON setting (name) WHERE rev_to IS NULL;

-- The legal document by which an authority fixes numbers or certifies addresses.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    authority TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- Addresses that a ward proposes together, for an authority to decide on.
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit,
    title TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- How far a proposal is: open, submitted, decided or withdrawn; the decision, once there is one.
CREATE TABLE proposal_status (
    id INTEGER PRIMARY KEY,
    proposal_id INTEGER NOT NULL REFERENCES proposal,
    status TEXT NOT NULL CHECK (status IN ('open', 'submitted', 'decided', 'withdrawn')),
    reason TEXT NOT NULL,
    decision_id INTEGER REFERENCES decision,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE UNIQUE INDEX proposal_has_one_status ON proposal_status (proposal_id) WHERE rev_to IS NULL;

-- The addresses of a proposal: reserved until it is decided on.
CREATE TABLE proposed_address (
    id INTEGER PRIMARY KEY,
    proposal_id INTEGER NOT NULL REFERENCES proposal,
    address_id INTEGER NOT NULL REFERENCES address,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX proposed_address_by_proposal ON proposed_address (proposal_id);
CREATE INDEX proposed_address_by_address ON proposed_address (address_id);

-- Somebody attests, on a document, what an address says. Ended when what was attested changes.
CREATE TABLE certification (
    id INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address,
    certified_revision INTEGER NOT NULL,
    certifier TEXT NOT NULL,
    certified_on TEXT NOT NULL,
    document TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX certification_by_address ON certification (address_id);

-- Until when a reservation holds (the last day), and the decision that an address got its status by.
ALTER TABLE address_status ADD COLUMN reserved_until TEXT;
ALTER TABLE address_status ADD COLUMN decision_id INTEGER REFERENCES decision;
CREATE INDEX address_status_by_deadline ON address_status (reserved_until)
    WHERE rev_to IS NULL AND reserved_until IS NOT NULL;

CREATE INDEX succession_by_from ON succession (from_address_id);
CREATE INDEX succession_by_to ON succession (to_address_id);
