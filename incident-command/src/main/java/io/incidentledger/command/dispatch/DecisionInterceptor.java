package io.incidentledger.command.dispatch;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.axon.UnitOfWorkCommit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Makes the [DecisionBasis] the result of a command. A rejection, or a command that changes nothing, is confirmed
/// against the streams while the incidents are still locked: the state in memory may be older than what another process
/// has written.
final class DecisionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventReader reader;
    private final StreamStateReader states;

    DecisionInterceptor(EventReader reader, StreamStateReader states) {
        this.reader = reader;
        this.states = states;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        DecisionBasis decisionBasis = DecisionBasis.begin(unitOfWork);
        unitOfWork.afterCommit(this::take);
        try {
            decisionBasis.skippedEntries(chain.proceed());
        } catch (Exception refused) {
            decisionBasis.confirmRefusal(reader);
            throw refused;
        }
        if (decisionBasis.changesNothing()) {
            decisionBasis.confirmNothingToDo(reader);
        }
        return decisionBasis;
    }

    private void take(UnitOfWork<?> committed) {
        UnitOfWorkCommit commit = UnitOfWorkCommit.of(committed);
        Receipt receipt = commit.receipt();
        if (receipt != null) {
            states.take(receipt, commit.events());
        }
    }
}
