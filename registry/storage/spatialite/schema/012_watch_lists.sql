-- Addresses that a system wants to hear of; not part of the journal: it says what a client asks, not what is so.
CREATE TABLE watch_list (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    label TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (owner, label)
) STRICT;

-- The addresses of a list.
CREATE TABLE watch_list_member (
    list_id INTEGER NOT NULL REFERENCES watch_list,
    address_id INTEGER NOT NULL REFERENCES address,
    PRIMARY KEY (list_id, address_id)
) STRICT, WITHOUT ROWID;
