package io.incidentledger.program;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/// Describes I/O errors of files and network addresses for people.
public final class IoErrorMessages {
    private IoErrorMessages() {}

    /// Why a file can't be read or written.
    public static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " already exists";
            case NotDirectoryException other -> other.getFile() + " is not a directory";
            case FileSystemException other when other.getReason() != null -> lowerCase(other.getReason());
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// Why an address does not respond, or stopped responding.
    public static String ofSilence(Throwable failure) {
        return Objects.requireNonNullElse(silence(failure), "the connection was lost");
    }

    /// Whether the address does not respond at all; false if an established connection broke.
    public static boolean isSilence(Throwable failure) {
        return silence(failure) != null;
    }

    private static @Nullable String silence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException unknown -> {
                    return "the host name is unknown";
                }
                case UnresolvedAddressException unknown -> {
                    return "the host name is unknown";
                }
                case NoRouteToHostException away -> {
                    return "the host can't be reached";
                }
                case SocketTimeoutException late -> {
                    return "it does not respond in time";
                }
                case TimeoutException late -> {
                    return "it does not respond in time";
                }
                case ConnectException refused -> {
                    return String.valueOf(refused.getMessage()).contains("timed out")
                            ? "it does not respond in time"
                            : "the connection was refused";
                }
                default -> {
                    // Look deeper.
                }
            }
        }
        return null;
    }

    /// Why the server can't listen on an address.
    static String ofRefusedAddress(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("assign")) {
            return "it is not an address of this machine";
        }
        return message.contains("ermission") ? "permission denied" : lowerCase(message);
    }

    private static String lowerCase(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
