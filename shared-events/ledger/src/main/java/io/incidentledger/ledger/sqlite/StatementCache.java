package io.incidentledger.ledger.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// A connection and its prepared statements, which are cached as long as the connection is open. Used by one thread at
/// a time.
final class StatementCache implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> bySql = new HashMap<>();

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement get(String sql) throws SQLException {
        PreparedStatement statement = bySql.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            bySql.put(sql, statement);
        }
        return statement;
    }

    /// The statement with its parameters set, which are strings and integers.
    PreparedStatement with(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = get(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    void execute(String sql) throws SQLException {
        get(sql).execute();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
