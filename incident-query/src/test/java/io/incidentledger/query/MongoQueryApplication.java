package io.incidentledger.query;

import io.incidentledger.http.WebConfiguration;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Application with the query side and its stored views in MongoDB.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = {
    "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
    "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration"})
@Import({WebConfiguration.class, QueryConfiguration.class, MongoViewConfiguration.class})
public class MongoQueryApplication {

    @Bean
    InMemoryEventLog eventLog() {
        return new InMemoryEventLog();
    }

    @Bean
    TestDatabase database() {
        return MongoServers.IN_THIS_JVM.newDatabase();
    }

    @Bean(destroyMethod = "")
    MongoConnection mongoConnection(TestDatabase database) {
        return database.connection();
    }
}
