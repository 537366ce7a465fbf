package io.incidentledger.query.measures.availability;

import io.incidentledger.query.MongoQueryApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/// Runs the availability tests against views in MongoDB.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MongoQueryApplication.class)
class MongoAvailabilityApiTest extends AvailabilityApiTest {}
