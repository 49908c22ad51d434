package io.coachingcalls.calls.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into the service's tables beside the service. */
public final class Database {

    private Database() {}

    public static long countOfCalls(String where, Object... parameters) {
        return count("calls.calls WHERE " + where, parameters);
    }

    public static long count(String from, Object... parameters) {
        try (Connection connection = connect();
                var statement = connection.prepareStatement("SELECT count(*) FROM " + from)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int execute(String sql, Object... parameters) {
        try (Connection connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + setting("DATABASE_URL"), setting("DATABASE_USERNAME"), setting("DATABASE_PASSWORD"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
