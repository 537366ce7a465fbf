package io.incidentledger.ledger.mongo.connection.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

import org.bson.BsonDocument;

/// A fault: what happens to a request instead of the normal exchange. It runs on the thread of the client's connection,
/// which it may delay.
@FunctionalInterface
public interface Fault {

    /// @throws IOException when the connection has ended, by the fault or otherwise
    void meet(Exchange exchange) throws IOException, InterruptedException;

    /// The connection ends before the server has seen the request.
    static Fault cutBeforeRequest() {
        return Exchange::cut;
    }

    /// The connection ends when the server has received half of the request.
    static Fault cutWithinRequest() {
        return exchange -> {
            exchange.sendHalfOfTheRequest();
            exchange.cut();
        };
    }

    /// The server has executed the request; the connection ends before the first byte of its reply.
    static Fault cutBeforeReply() {
        return exchange -> {
            exchange.askServer();
            exchange.cut();
        };
    }

    /// The server has executed the request; the connection ends in the middle of its reply.
    static Fault cutWithinReply() {
        return exchange -> {
            exchange.answerHalfOf(exchange.askServer());
            exchange.cut();
        };
    }

    /// The server executes the request, and its reply gets lost: the client waits for it until it times out.
    static Fault loseReply() {
        return Exchange::askServer;
    }

    /// The request gets lost: the client waits for the reply until it times out.
    static Fault loseRequest() {
        return exchange -> {};
    }

    /// The request is delayed.
    static Fault delayRequest(Duration delay) {
        return exchange -> {
            Thread.sleep(delay);
            exchange.pass();
        };
    }

    /// The reply is delayed.
    static Fault delayReply(Duration delay) {
        return exchange -> {
            WireMessage reply = exchange.askServer();
            Thread.sleep(delay);
            exchange.answer(reply);
        };
    }

    /// Request and reply are sent in packets of `bytes` bytes.
    static Fault inPiecesOf(int bytes) {
        return exchange -> exchange.passInPiecesOf(bytes);
    }

    /// The server never receives the request; the client gets this reply.
    static Fault answer(BsonDocument reply) {
        return exchange -> exchange.answer(exchange.request().replyWith(reply));
    }

    /// The server executes the request, and its reply is rewritten.
    static Fault rewriteReply(UnaryOperator<BsonDocument> rewriting) {
        return exchange -> {
            BsonDocument reply = exchange.askServer().document();
            exchange.answer(exchange.request().replyWith(rewriting.apply(reply)));
        };
    }
}
