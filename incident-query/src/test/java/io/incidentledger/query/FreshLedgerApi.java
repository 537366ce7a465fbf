package io.incidentledger.query;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Base class for tests that each begin with an empty ledger. They share no service with each other or with other
/// tests.
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "spring.application.name=fresh-ledger")
public abstract class FreshLedgerApi extends QueryApi {}
