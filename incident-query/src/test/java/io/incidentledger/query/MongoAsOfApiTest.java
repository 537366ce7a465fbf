package io.incidentledger.query;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/// The same answers about the past from views in MongoDB.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MongoQueryApplication.class)
class MongoAsOfApiTest extends AsOfApiTest {}
