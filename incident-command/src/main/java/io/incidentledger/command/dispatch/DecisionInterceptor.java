package io.incidentledger.command.dispatch;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentSizeLimits;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.axon.UnitOfWorkCommit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Makes the [DecisionBasis] the result of a command, and rejects commands that make an incident too large. A rejection, or a command that changes nothing, is confirmed
/// against the streams while the incidents are still locked: the state in memory may be older than what another process
/// has written.
final class DecisionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventReader reader;
    private final StreamStateReader states;
    private final IncidentSizeLimits limits;

    DecisionInterceptor(EventReader reader, StreamStateReader states, IncidentSizeLimits limits) {
        this.reader = reader;
        this.states = states;
        this.limits = limits;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        DecisionBasis decisionBasis = DecisionBasis.begin(unitOfWork);
        unitOfWork.afterCommit(this::take);
        try {
            decisionBasis.skippedEntries(chain.proceed());
            if (unitOfWork.getMessage().getPayload() instanceof IncidentCommand command) {
                decisionBasis.requireWithin(limits, command);
            }
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
