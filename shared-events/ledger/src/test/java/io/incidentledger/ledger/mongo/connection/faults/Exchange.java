package io.incidentledger.ledger.mongo.connection.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

import org.bson.BsonDocument;

/// One request of a client, and the two connections over which it may or may not be answered. Confined to the thread of
/// these connections.
public final class Exchange {

    private final WireMessage request;
    private final Socket client;
    private final Socket server;

    Exchange(WireMessage request, Socket client, Socket server) {
        this.request = request;
        this.client = client;
        this.server = server;
    }

    public WireMessage request() {
        return request;
    }

    /// Passes the request on as if there were no fault.
    public void pass() throws IOException {
        server.getOutputStream().write(request.bytes());
        boolean more = !request.moreToCome();
        while (more) {
            WireMessage reply = WireMessage.read(server.getInputStream());
            answer(reply);
            more = reply.moreToCome();
        }
    }

    /// Lets the server execute the request, and withholds its reply from the client.
    public WireMessage askServer() throws IOException {
        return ask(request);
    }

    /// Lets the server execute a command that the client has not sent.
    public BsonDocument ask(BsonDocument command) throws IOException {
        return ask(WireMessage.request(command)).document();
    }

    private WireMessage ask(WireMessage asked) throws IOException {
        server.getOutputStream().write(asked.bytes());
        return WireMessage.read(server.getInputStream());
    }

    /// Sends the client a reply.
    public void answer(WireMessage reply) throws IOException {
        client.getOutputStream().write(reply.bytes());
    }

    void sendHalfOfTheRequest() throws IOException {
        server.getOutputStream().write(request.bytes(), 0, request.size() / 2);
    }

    void answerHalfOf(WireMessage reply) throws IOException {
        client.getOutputStream().write(reply.bytes(), 0, reply.size() / 2);
    }

    void passInPiecesOf(int bytes) throws IOException {
        write(request, bytes, server.getOutputStream());
        write(WireMessage.read(server.getInputStream()), bytes, client.getOutputStream());
    }

    private static void write(WireMessage message, int pieces, OutputStream stream) throws IOException {
        for (int at = 0; at < message.size(); at += pieces) {
            stream.write(message.bytes(), at, Math.min(pieces, message.size() - at));
        }
    }

    /// Ends the client's connection; the server's stays.
    public void cutClient() throws IOException {
        client.close();
    }

    /// Ends both connections.
    public void cut() throws IOException {
        client.close();
        server.close();
        throw new SocketException("cut");
    }
}
