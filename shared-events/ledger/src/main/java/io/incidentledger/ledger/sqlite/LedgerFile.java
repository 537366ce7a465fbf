package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.incidentledger.ledger.EventLogException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// An SQLite file of the ledger, and how to connect to it. Once it is open, only SQLite may open it in this process:
/// closing any other file handle would drop SQLite's locks.
record LedgerFile(Path path, Duration busyTimeout) {

    private static final String WRITER_PRAGMAS = """
            PRAGMA synchronous = FULL;
            PRAGMA fullfsync = ON;
            PRAGMA wal_autocheckpoint = 1000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -65536;
            PRAGMA temp_store = MEMORY;
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON""";
    private static final String READER_PRAGMAS = """
            PRAGMA cache_size = -8192;
            PRAGMA temp_store = MEMORY;
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON""";

    /// The file of that name. Creates directory and file if they are missing, with access for the owner only; from then
    /// on they survive a crash.
    static LedgerFile in(Path directory, String name, Duration busyTimeout) {
        Path path = directory.resolve(name);
        try {
            Files.createDirectories(directory, permissions(directory, "rwx------"));
            createFile(path);
            syncDirectory(directory);
        } catch (IOException failure) {
            throw new EventLogException.Unavailable("can't create " + path + ": " + reason(failure), failure);
        }
        return new LedgerFile(path, busyTimeout);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no files can be created in " + Path.of(missing.getFile()).getParent();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is not a directory";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static void createFile(Path path) throws IOException {
        try {
            Files.createFile(path, permissions(path, "rw-------"));
        } catch (FileAlreadyExistsException present) {
            if (!Files.isRegularFile(path)) {
                throw present;
            }
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String allowed) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(allowed))}
                : new FileAttribute<?>[0];
    }

    private static void syncDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    Connection connectToWrite() throws SQLException {
        return connect(false, WRITER_PRAGMAS);
    }

    Connection connectToRead() throws SQLException {
        return connect(true, READER_PRAGMAS);
    }

    private Connection connect(boolean readOnly, String pragmas) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
        config.setGetGeneratedKeys(false); // Otherwise every insert is followed by a query for its rowid.
        Connection connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas.split(";\\n")) {
                statement.execute(pragma);
            }
            beginAndCommitByHand(connection, statement);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /// In auto-commit mode the driver tries to commit after each statement, which costs as much as the statement
    /// itself; in the other mode it begins a transaction by itself, which is ended here.
    private static void beginAndCommitByHand(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("COMMIT");
    }
}
