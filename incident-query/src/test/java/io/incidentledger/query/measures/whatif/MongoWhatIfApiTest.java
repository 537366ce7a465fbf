package io.incidentledger.query.measures.whatif;

import io.incidentledger.query.MongoQueryApplication;
import io.incidentledger.tiers.Slow;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

/// Runs the what-if tests against views in MongoDB. A node that has stopped projecting does not start again, so no
/// other test may get its service from the context cache.
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MongoQueryApplication.class)
@Slow
class MongoWhatIfApiTest extends WhatIfApiTest {}
