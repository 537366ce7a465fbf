package io.incidentledger.command.pipeline;

import io.incidentledger.eventlog.EventReader;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Makes the {@link Decision} the result of a command. A refusal, or a command that changes nothing, is confirmed against the streams while the incidents are still locked:
 * the state in memory may be older than what another process has written.
 */
final class DecisionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventReader reader;

    DecisionInterceptor(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Decision decision = Decision.begin(unitOfWork);
        try {
            chain.proceed();
        } catch (Exception refused) {
            decision.confirmRefusal(reader);
            throw refused;
        }
        if (decision.changesNothing()) {
            decision.confirmNothingToDo(reader);
        }
        return decision;
    }
}
