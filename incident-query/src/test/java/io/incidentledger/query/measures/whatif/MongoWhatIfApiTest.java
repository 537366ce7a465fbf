package io.incidentledger.query.measures.whatif;

import io.incidentledger.query.MongoQueryApplication;
import io.incidentledger.tiers.Slow;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

/// The same from views in MongoDB. A node that stopped feeding does not begin again, so no other test may get its
/// service out of a cache.
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MongoQueryApplication.class)
@Slow
class MongoWhatIfApiTest extends WhatIfApiTest {}
