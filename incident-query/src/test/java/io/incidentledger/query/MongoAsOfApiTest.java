package io.incidentledger.query;

import io.incidentledger.tiers.Slow;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/// Runs the as-of tests against views in MongoDB.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MongoQueryApplication.class)
@Slow
class MongoAsOfApiTest extends AsOfApiTest {}
