package io.incidentledger.query;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Tests that each begin with an empty ledger: no service is shared, neither among them nor with other tests.
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "spring.application.name=fresh-ledger")
public abstract class FreshLedgerApi extends QueryApi {}
