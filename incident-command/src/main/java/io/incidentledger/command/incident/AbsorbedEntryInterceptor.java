package io.incidentledger.command.incident;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The timeline of an incident also shows the entries of those that it has absorbed. Whoever wants to correct one of them there learns where it belongs.
 */
public final class AbsorbedEntryInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final MergedIncidents merged;

    public AbsorbedEntryInterceptor(MergedIncidents merged) {
        this.merged = merged;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (UnknownEntry unknown) {
            String holder = merged.holderOf(unknown.entryId(), unknown.incidentId());
            if (holder == null) {
                throw unknown;
            }
            throw Rule.ENTRY_OF_ANOTHER_INCIDENT.violated("the entry belongs to " + holder
                    + ", which was merged into this incident; correct it there", holder);
        }
    }
}
